"""The mapped columns of an opened file as texts with their row numbers, and the numbers of ragged rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress, islice
from pathlib import Path

import numpy as np
import pandas as pd

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import tr
from ...postcodes.postcode_store import current_index
from ...rows import arrow_text, text_file
from ..columns.headings import line_of_rows
from ..placing.postcode_codes import PostcodeCodes
from . import xlsx_file
from .header import LOOKED_AT
from .opened import Source, open_source


def single(mapping: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(column, column of the file), with a number behind it where one column comes from several: sic, sic 2, sic 3."""
    for column, names in mapping.items():
        for number, name in enumerate(names.split("\n"), 1):
            yield column if number == 1 else f"{column} {number}", name


def read_files(
    files: list[Path], source: Source, mapping: Mapping[str, str], feedback: Feedback, *, whole: bool = False
) -> tuple[pd.DataFrame, list[int], list[int], PostcodeCodes | None]:
    """As ``read_rows``, of the parts of a file; how many rows were read up to the end of each; and what knows the
    numbers of postcodes where those stand in their column (never with ``whole``).
    """
    sources = [source] if len(files) == 1 else [open_source(one) for one in files]
    if any(one.names != source.names for one in sources):
        raise UserError(tr("The parts have different columns: put the parts of one month in a folder of their own."))
    texts = [one.table for one in sources if isinstance(one.table, text_file.TextFile)]
    if not whole and arrow_text.have_pyarrow() and len(texts) == len(sources) and _have_blocks(texts):
        return _read_quickly(texts, source.names, mapping, feedback)
    frames, ragged, ends = [], [], [0]
    for number, (one, opened) in enumerate(zip(files, sources)):
        frame, uneven = read_rows(one, opened, mapping, feedback.part(number / len(files), (number + 1) / len(files)))
        ragged += [row + ends[-1] for row in uneven]
        frame["row_number"] += ends[-1]
        ends.append(ends[-1] + len(frame) + len(uneven))
        frames.append(frame)
    return (frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)), ragged, ends[1:], None


def _have_blocks(texts: list[text_file.TextFile]) -> bool:
    """Whether files are large and can be cut into blocks: UTF-8, a header, line ends; with carriage returns alone a
    file is one line to its end.
    """
    if not all(one.encoding in ("utf-8", "utf-8-sig") and one.rows_above for one in texts):
        return False
    if sum(one.size() for one in texts) < arrow_text.FROM_SIZE:
        return False
    for one in texts:
        with text_file.raised_limit(), one.open() as raw:
            if arrow_text.header_of(raw, one.encoding, one.delimiter, one.rows_above) is None:
                return False
    return True


def _read_quickly(
    texts: list[text_file.TextFile], names: list[str], mapping: Mapping[str, str], feedback: Feedback
) -> tuple[pd.DataFrame, list[int], list[int], PostcodeCodes | None]:
    wanted = [(key, names.index(name)) for key, name in single(mapping)]
    by_postcode = "postcode" in mapping and not {"easting", "northing"} <= set(mapping)
    postcodes = PostcodeCodes(current_index()) if by_postcode else None
    codes = {} if postcodes is None else {"postcode": postcodes.add}
    width = len(names)
    reader = arrow_text.ArrowReader(width, texts[0].delimiter, wanted, lambda row: _fits(row, width), codes)
    ends: list[int] = []
    for number, text in enumerate(texts):
        part, size = feedback.part(number / len(texts), (number + 1) / len(texts)), text.size()
        with text_file.raised_limit(), text.open() as raw:
            reader.read_header(raw, text.encoding, text.rows_above)
            reader.read(raw, part, lambda raw=raw, size=size: raw.tell() / size)  # type: ignore[misc]
        ends.append(reader.rows_read)
    frame = reader.frame(feedback)
    frame.attrs["below"] = line_of_rows(row for text in texts for row in text.last_rows(LOOKED_AT))
    return frame, reader.ragged, ends, postcodes


def read_rows(
    path: Path, source: Source, mapping: Mapping[str, str], feedback: Feedback
) -> tuple[pd.DataFrame, list[int]]:
    """The mapped columns as texts with their row numbers, and the numbers of ragged rows.

    A cell of a workbook has its column whatever stands before it: what stands beside the table is a remark and left
    out; ``attrs`` of the frame says how many rows have one, and which line below the table says a unit.
    """
    wanted = [(key, source.names.index(name)) for key, name in single(mapping)]
    width = len(source.names)
    columns: dict[str, list[np.ndarray]] = {key: [] for key, _ in wanted}
    numbers_read: list[int] = []
    ragged: list[int] = []
    in_sheet = isinstance(source.table, xlsx_file.Sheet)
    remarks = 0
    last: list[list[str]] = []
    for row_numbers, rows in _chunks(path, source, feedback):
        last = [*last, *rows[-LOOKED_AT:]][-LOOKED_AT:]
        if in_sheet:
            remarks += sum(len(row) > width for row in rows)
            rows = [(row + [""] * (width - len(row)))[:width] for row in rows]
        elif any(size != width for size in map(len, rows)):
            good = [_fits(row, width) for row in rows]
            ragged.extend(number for number, fits in zip(row_numbers, good) if not fits)
            rows, row_numbers = list(compress(rows, good)), list(compress(row_numbers, good))
        if rows:
            cells = list(zip(*rows))  # rows to columns in one go
            for key, i in wanted:
                columns[key].append(np.array((*cells[i], None), dtype=object)[:-1])
            numbers_read.extend(row_numbers)
    empty = [np.empty(0, dtype=object)]
    data = {key: pd.Series(np.concatenate(parts or empty), dtype=object, copy=False) for key, parts in columns.items()}
    frame = pd.DataFrame({**data, "row_number": np.array(numbers_read, dtype=np.int64)}, copy=False)
    frame.attrs |= {"remarks": remarks, "below": line_of_rows(last)}
    return frame, ragged


def further_rows(path: Path, source: Source) -> Iterator[list[str]]:
    """The cells of each row, from the first on."""
    for _, rows in _chunks(path, source, Feedback()):
        yield from rows


def _fits(row: list[str], width: int) -> bool:
    """Whether a row has the header's cells; empty ones too many at its end do no harm."""
    return len(row) >= width and not any(cell.strip() for cell in row[width:])


def _chunks(path: Path, source: Source, feedback: Feedback) -> Iterator[tuple[list[int], list[list[str]]]]:
    if isinstance(source.table, text_file.TextFile):
        yield from source.table.chunks(feedback)
        return
    rows = xlsx_file.rows_below(path, feedback, source.table)
    while chunk := list(islice(rows, text_file.CHUNK)):
        yield [number for number, _ in chunk], [cells for _, cells in chunk]
