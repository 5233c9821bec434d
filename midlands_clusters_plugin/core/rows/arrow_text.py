"""Large delimited files, read block by block with pyarrow, the same rows and numbers as the careful reader of
``text_file`` gives.

A block ends at the end of a line. pyarrow's result counts only where nothing can be read in two ways: valid UTF-8, no
NUL, no lone carriage return, as many rows as lines, each with the header's cells, no quotation open at its end. Any
other block goes through Python's csv module.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Callable

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import shown
from ..base.memory import give_back
from ..base.threads import ProcessSetting
from ..files.geopackage import have_arrow
from .long_columns import LongCategories, LongNumbers, LongTexts
from .text_blocks import Blocks, HeaderLines, Lines, ends_closed
from .text_file import LONGEST_ROW, OPEN_QUOTE, closed, next_rows, row_height

FROM_SIZE = 8 << 20  # bytes of text; below, the careful reader is as quick
_LF, _CR = 10, 13
_WHITE = "".join(chr(n) for n in range(0x3001) if chr(n).isspace())
LONG_TEXTS = ("company_id", "name")  # nearly all different; the others repeat and are kept as codes


def have_pyarrow() -> bool:
    """Whether the quick way is there: pyarrow, and a pandas that knows its texts."""
    return have_arrow() and hasattr(pd, "ArrowDtype")


@contextmanager
def lean_memory() -> Iterator[None]:
    """Arrow takes its memory from the system meanwhile and gives it back: its own pools keep what was freed."""
    if not have_pyarrow():
        yield
        return
    try:
        with _pool.changed():
            yield
    finally:
        give_back()


def _use_system_memory() -> Any:
    import pyarrow as pa

    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    return before


def _use_pool(before: Any) -> None:
    import pyarrow as pa

    pa.set_memory_pool(before)


_pool = ProcessSetting(_use_system_memory, _use_pool)


def header_of(raw: BinaryIO, encoding: str, delimiter: str, rows: int = 1) -> int | None:
    """The number of the last of some filled ``rows``, line by line; None where blocks cannot be cut at line ends."""
    try:
        filled = (
            number for number, row in enumerate(csv.reader(HeaderLines(raw, encoding), delimiter=delimiter), 1) if row
        )
        return next(itertools.islice(filled, rows - 1, None), None)
    except csv.Error:
        return None


class ArrowReader:
    """Reads the wanted columns of one file after another with the same header.

    Parameters
    ----------
    width, delimiter : cells of the header, and what parts them.
    wanted : (key, index of the column) for each column to keep.
    fits : whether a row of cells counts as one with the header's cells.
    codes : for a key, what gives the numbers that are kept in place of an Arrow array of its texts, block by block.
    """

    def __init__(
        self,
        width: int,
        delimiter: str,
        wanted: Sequence[tuple[str, int]],
        fits: Callable[[list[str]], bool],
        codes: Mapping[str, Callable[[Any], np.ndarray]] | None = None,
    ) -> None:
        self._width, self._delimiter, self._wanted, self._fits = width, delimiter, list(wanted), fits
        self._codes = dict(codes or {})
        self._columns: dict[str, LongNumbers | LongTexts | LongCategories] = {
            key: LongNumbers() if key in self._codes else LongTexts() if key in LONG_TEXTS else LongCategories()
            for key, _ in wanted
        }
        self._numbers = LongNumbers()
        self.ragged: list[int] = []
        self._row = 1  # number of the last row read

    def read(self, raw: BinaryIO, feedback: Feedback, done: Callable[[], float]) -> None:
        """Read a file below its header, whose line has been read already. Raises UserError, Cancelled."""
        stream = Blocks(raw, self._quick)
        try:
            while (found := stream.next())[0]:
                feedback.progress(done())
                block, table = found
                if table is None:
                    self._careful(block, stream)
                else:
                    self._keep(table, self._row + 1 + np.arange(table.num_rows))
                    self._row += table.num_rows
        finally:
            stream.close()

    @property
    def rows_read(self) -> int:
        """Rows of all files so far, the ragged ones too, without blank lines."""
        return len(self._numbers) + len(self.ragged)

    def read_header(self, raw: BinaryIO, encoding: str, rows: int = 1) -> None:
        """Pass over the rows up to and with the header and the blank lines among them, which have numbers too."""
        found = header_of(raw, encoding, self._delimiter, rows)
        self._row += found - 1 if found else 0

    def _quick(self, block: bytes) -> Any:
        """The block as an Arrow table, None where it must be read with care."""
        import pyarrow as pa
        from pyarrow import csv as arrow_csv

        lines = _plain_lines(block)
        if lines is None or not ends_closed(block, self._delimiter):
            return None
        names = [str(number) for number in range(self._width)]
        text, repeating = pa.string(), pa.dictionary(pa.int32(), pa.string())
        kinds = {str(i): text if key in LONG_TEXTS or key in self._codes else repeating for key, i in self._wanted}
        try:
            table = arrow_csv.read_csv(
                pa.BufferReader(pa.py_buffer(block)),
                read_options=arrow_csv.ReadOptions(column_names=names, block_size=len(block) + 1, use_threads=False),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self._delimiter, newlines_in_values=False, ignore_empty_lines=False
                ),
                convert_options=arrow_csv.ConvertOptions(
                    include_columns=list(kinds), column_types=kinds, strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid:  # a ragged or empty row, a byte that is no UTF-8
            return None
        return table if table.num_rows == lines else None

    def _careful(self, block: bytes, stream: Blocks) -> None:
        """The same by the csv module, on into the next block where a row crosses its end."""
        lines = Lines(block, stream)
        reader = csv.reader(lines, delimiter=self._delimiter)
        rows: list[list[str]] = []
        numbers: list[int] = []
        while lines.left():
            start = lines.taken
            found = next_rows(reader, 1)
            if not found:
                break
            row = found[0]
            self._row += 1
            height = row_height(row)
            open_at_end = height > 1 and lines.at_end() and not closed(lines.since(start), self._delimiter)
            if height > LONGEST_ROW or open_at_end:
                raise UserError(shown(OPEN_QUOTE).format(self._row))
            if row and self._fits(row):
                rows.append(row + [""] * (self._width - len(row)))
                numbers.append(self._row)
            elif row:
                self.ragged.append(self._row)
        stream.put_back(lines.rest())
        if rows:
            import pyarrow as pa

            different = {i for _, i in self._wanted}  # one column may be wanted twice
            self._keep(
                pa.table({str(i): pa.array([row[i] for row in rows], pa.string()) for i in different}),
                np.array(numbers),
            )

    def _keep(self, table: Any, numbers: np.ndarray) -> None:
        for key, i in self._wanted:
            column = _trimmed(table.column(str(i)).combine_chunks())
            if key in self._codes:
                column = self._codes[key](column)
            elif key not in LONG_TEXTS and not hasattr(column, "dictionary"):
                column = column.dictionary_encode()
            self._columns[key].add(column)
        self._numbers.add(numbers)

    def frame(self, feedback: Feedback) -> pd.DataFrame:
        """What was read: categories, Arrow texts for LONG_TEXTS, or numbers; ``row_number``. Empties the reader."""
        import pyarrow as pa

        data: dict[str, Any] = {}
        for key, column in self._columns.items():
            feedback.check()
            if isinstance(column, LongNumbers):
                data[key] = column.taken()
            elif isinstance(column, LongTexts):
                data[key] = pd.arrays.ArrowExtensionArray(pa.chunked_array(column.taken(), pa.large_string()))
            else:
                data[key] = _categories(column.taken())
        data["row_number"] = self._numbers.taken()
        give_back()
        return pd.DataFrame(data, copy=False)


def _plain_lines(block: bytes) -> int | None:
    """Lines of a block; None where pyarrow and Python may split it differently: NUL, lone return, empty line."""
    signs = np.frombuffer(block, dtype=np.uint8)
    at = np.flatnonzero(signs < 32)  # controls alone are looked at from here on: two a line
    sign = signs[at]
    if not sign.all():
        return None
    returns, ends = np.flatnonzero(sign == _CR), at[sign == _LF]
    after = at[returns] + 1
    if len(after) and (after[-1] == len(signs) or (signs[after] != _LF).any()):
        return None
    length = np.diff(ends, prepend=-1)  # a line's length with its end; pyarrow makes rows of empty lines
    if ((length == 1) | ((length == 2) & (signs[ends - 1] == _CR))).any():
        return None
    return len(ends) + (not len(ends) or int(ends[-1]) != len(signs) - 1)


def _trimmed(column: Any) -> Any:
    """Texts without blanks around them; of a dictionary's only where there are such."""
    import pyarrow.compute as pc

    if not hasattr(column, "dictionary"):
        return pc.utf8_trim(column, characters=_WHITE)
    trimmed = pc.utf8_trim(column.dictionary, characters=_WHITE)
    return column if trimmed.equals(column.dictionary) else trimmed.take(column.indices)


def _categories(parts: list[Any]) -> pd.Categorical:
    """One column of categories from blocks with dictionaries of their own."""
    import pyarrow as pa

    if not parts:
        return pd.Categorical.from_codes([], [])
    whole = pa.chunked_array(parts).unify_dictionaries()
    known = max((chunk.dictionary for chunk in whole.chunks), key=len)
    small = np.min_scalar_type(-max(len(known), 1))
    codes = np.empty(len(whole), dtype=small)
    start = 0
    for chunk in whole.chunks:
        codes[start : start + len(chunk)] = chunk.indices.fill_null(-1).to_numpy()
        start += len(chunk)
    return pd.Categorical.from_codes(codes, _index(known.to_numpy(zero_copy_only=False)))


def is_arrow(column: pd.Series) -> bool:
    """Whether a column holds Arrow texts as a large file's reader gives them."""
    return hasattr(pd, "ArrowDtype") and isinstance(column.dtype, pd.ArrowDtype)


def through(codes: np.ndarray, values: Sequence[object]) -> pd.Categorical:
    """Categories from a value for each code (None, and code -1: missing); values that are the same become one."""
    again, different = pd.factorize(np.array([*values, None], dtype=object))
    return pd.Categorical.from_codes(again[codes], _index(different))


def _index(values: Any) -> pd.Index:
    """Categories as plain objects: what pandas 3 makes of texts by itself is slow to walk through."""
    return pd.Index(np.asarray(values, dtype=object), dtype=object)


def with_missing(texts: Any) -> np.ndarray:
    """Texts as objects and a missing one at their end, for code -1; to walk through pandas' own takes seconds."""
    return np.append(np.asarray(texts, dtype=object), np.array([None], dtype=object))


def plain(column: pd.Series) -> Any:
    """A column of texts as Arrow's; None without pyarrow, or for what is no text, a NUL, half of a pair."""
    if not have_pyarrow() or pd.api.types.infer_dtype(column, skipna=True) not in ("string", "empty"):
        return None
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        texts = pa.array(column.array, pa.large_string(), from_pandas=True)
    except UnicodeError:
        return None
    return None if pc.any(pc.match_substring(texts, "\0")).as_py() else texts


def compact(key: str, column: pd.Series) -> pd.Series | None:
    """A column of a layer's texts as the reader of a large file gives it, trimmed; None where ``plain`` has none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = plain(column)
    if texts is None:
        return None
    texts = pc.utf8_trim(texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts]), characters=_WHITE)
    if key in LONG_TEXTS:
        return pd.Series(pd.arrays.ArrowExtensionArray(pc.if_else(pc.equal(texts, ""), None, texts)), copy=False)
    return pd.Series(_categories(texts.dictionary_encode().chunks), copy=False)


def as_objects(values: Any) -> np.ndarray:
    """Texts as objects, None where missing, of categories or Arrow texts; each category is one object."""
    if isinstance(values, pd.Categorical):
        return with_missing(values.categories)[values.codes]
    if isinstance(values, np.ndarray):
        return values
    texts = values.__arrow_array__()  # pandas' own way makes its objects one by one, ten times slower
    return np.asarray(texts.to_numpy(zero_copy_only=False), dtype=object)


def chunks(values: Any) -> Any:
    """The chunked Arrow array behind a pandas array."""
    import pyarrow as pa

    texts = values.__arrow_array__()
    return texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts])


def all_different(ids: Any) -> bool:
    """Whether Arrow texts are all there and all different."""
    import pyarrow.compute as pc

    texts = chunks(ids)
    if texts.null_count or not len(texts):
        return False
    if pc.max(pc.binary_length(texts)).as_py() > 8:
        return pc.count_distinct(texts).as_py() == len(texts)
    key = np.concatenate([_numbers(chunk) for chunk in texts.chunks])
    if (key[1:] > key[:-1]).all():
        return True
    key.sort()
    return not bool((key[1:] == key[:-1]).any())


def _numbers(chunk: Any) -> np.ndarray:
    """Texts of at most eight bytes as numbers in their order: different texts, different numbers."""
    _, ends, signs = chunk.buffers()
    offset = np.frombuffer(ends, dtype=np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
    size, sign = np.diff(offset), np.frombuffer(signs, dtype=np.uint8)
    if (size == 8).all():
        return sign[offset[0] : offset[-1]].view(">u8").astype(np.uint64)
    number = np.zeros(len(chunk), dtype=np.uint64)
    for place in range(8):
        there = place < size
        number[there] |= sign[offset[:-1][there] + place].astype(np.uint64) << np.uint64(8 * (7 - place))
    return number
