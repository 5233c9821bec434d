"""Postcodes of a large file, looked up block by block as they are read: a number for each row in place of a text.

Nearly every cell of such a file is a postcode as it should be written ("DE24 9FU") and in the directory: its number is
the directory's row. Any other text (a blank, a slip, small letters, Northern Ireland) is kept once, numbered from -1
down, and placed at the end as in any file.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ...base.feedback import Feedback
from ...postcodes.postcodes import PostcodeIndex
from ...rows.long_columns import LongTexts
from .company_table import REASONS
from .place import Places, place_all

_SHORTEST, _LONGEST = 6, 8  # "M1 1AA", "DE24 9FU"
_PLACED = 2  # kinds of the directory below this have a position


class PostcodeCodes:
    """Numbers for the postcodes of one reading; 0 and above are rows of the directory, below are other texts."""

    def __init__(self, index: PostcodeIndex) -> None:
        self._index = index
        self._others: dict[str, int] = {}
        self._texts = LongTexts()

    def add(self, texts: Any) -> np.ndarray:
        """The numbers of some more cells, an Arrow array of trimmed texts; int32."""
        self._texts.add(texts)
        codes = self._rows(texts)
        odd = np.flatnonzero(codes < 0)
        if len(odd):
            import pyarrow as pa

            known = self._others
            coded = texts.take(pa.array(odd)).dictionary_encode()
            numbers = [known.setdefault(text, len(known)) for text in coded.dictionary.to_pylist()]
            codes[odd] = -1 - np.array(numbers, dtype=np.int32)[coded.indices.to_numpy()]
        return codes

    def _rows(self, texts: Any) -> np.ndarray:
        """Row of the directory of each cell, -1 where it is not a postcode as it should be written, not there, or
        without a position.
        """
        _, ends, signs = texts.buffers()
        offset = np.frombuffer(ends, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
        size = np.diff(offset)
        right = np.flatnonzero((size >= _SHORTEST) & (size <= _LONGEST))
        codes = np.full(len(texts), -1, dtype=np.int32)
        if not len(right):
            return codes
        sign, first, end = np.frombuffer(signs, dtype=np.uint8), offset[right], offset[right + 1]
        outward = np.empty((len(right), 4), dtype=np.uint8)
        for place_of in range(4):
            outward[:, place_of] = np.where(place_of < end - first - 4, sign[first + place_of], 0)
        inward = np.stack([sign[end - 3], sign[end - 2], sign[end - 1]], axis=1)
        row = self._index.rows_of(outward, inward)
        row[(sign[end - 4] != 32) | (self._index.kind[row] >= _PLACED)] = -1
        codes[right] = row
        return codes

    def texts_of(self, codes: np.ndarray) -> np.ndarray:
        """The cells as they were, trimmed; object array."""
        texts = np.empty(len(codes), dtype=object)
        other = codes < 0
        texts[~other] = self._index.postcodes(codes[~other])
        texts[other] = np.array([*self._others, None], dtype=object)[-1 - codes[other]]
        return texts

    def places(self, codes: np.ndarray, feedback: Feedback) -> Places:
        """Where the rows are: postcodes as Arrow texts, authorities and reasons as categories."""
        others = place_all(pd.DataFrame({"postcode": [*self._others] or [""]}, dtype=object), feedback.part(0.0, 0.5))
        found, odd = codes >= 0, np.flatnonzero(codes < 0)
        which = -1 - codes[odd]
        row = np.where(found, codes, 0)
        index, authorities = self._index, [*self._index.codes]
        authority = index.authority[row].astype(np.int16)
        authority[authority >= len(authorities)] = -1
        authority[odd] = pd.Categorical(others.authority_code, categories=authorities).codes[which]
        easting, northing = (array[row].astype(np.float64) for array in (index.easting, index.northing))
        easting[odd], northing[odd] = others.easting[which], others.northing[which]
        reasons = ["", *REASONS]
        reason, repaired = np.zeros(len(codes), dtype=np.int8), np.zeros(len(codes), dtype=bool)
        reason[odd] = pd.Categorical(others.reason, categories=reasons).codes[which]
        repaired[odd] = others.repaired[which]
        return Places(
            postcode=self._written(codes, others.postcode, feedback.part(0.5, 1.0)),
            easting=easting,
            northing=northing,
            authority_code=pd.Categorical.from_codes(
                authority,  # type: ignore[arg-type]  # pandas takes arrays of codes
                pd.Index(authorities, dtype=object),
            ),
            reason=pd.Categorical.from_codes(reason, reasons),  # type: ignore[arg-type]  # pandas takes arrays of codes
            repaired=repaired,
            by_coordinates=np.zeros(len(codes), dtype=bool),
            tried=np.ones(len(codes), dtype=bool),
            apart=np.broadcast_to(np.nan, len(codes)),
        )

    def _written(self, codes: np.ndarray, others: np.ndarray, feedback: Feedback) -> Any:
        """Postcodes as they should be written, as Arrow texts: as they were, where the directory has them so."""
        import pyarrow as pa
        import pyarrow.compute as pc

        other_texts, parts, start = pa.array(others, pa.large_string(), from_pandas=True), self._texts.taken(), 0
        for number, part in enumerate(parts):
            some = codes[start : start + len(part)]
            odd = some < 0
            if odd.any():
                parts[number] = pc.replace_with_mask(part, pa.array(odd), other_texts.take(pa.array(-1 - some[odd])))
            start += len(part)
            feedback.progress(start / len(codes))
        return pd.arrays.ArrowExtensionArray(pa.chunked_array(parts, pa.large_string()))
