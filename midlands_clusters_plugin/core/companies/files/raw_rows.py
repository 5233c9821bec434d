"""The mapped columns of an opened file as texts with their row numbers, and the numbers of ragged rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import tr
from ...postcodes.postcode_store import current_index
from ...rows import arrow_text, text_file
from ..columns.units import line_of_rows
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
    if not whole and arrow_text.have_pyarrow() and _quick(sources):
        return _read_quickly(sources, mapping, feedback)
    frames, ragged, ends = [], [], [0]
    for number, (one, opened) in enumerate(zip(files, sources)):
        frame, uneven = read_rows(one, opened, mapping, feedback.part(number / len(files), (number + 1) / len(files)))
        ragged += [row + ends[-1] for row in uneven]
        frame["row_number"] += ends[-1]
        ends.append(ends[-1] + len(frame) + len(uneven))
        frames.append(frame)
    return (frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)), ragged, ends[1:], None


def _quick(sources: list[Source]) -> bool:
    texts_only = [one.text for one in sources if one.text is not None and one.encoding in ("utf-8", "utf-8-sig")]
    large = len(texts_only) == len(sources) and sum(one.size() for one in texts_only) >= arrow_text.FROM_SIZE
    return large and all(_header_is_a_line(one) for one in texts_only)


def _header_is_a_line(text: text_file.TextFile) -> bool:
    """Whether the file has a header and line ends that blocks can be cut at; with carriage returns alone it is one line
    to its end.
    """
    if not text.rows_above:
        return False
    with text_file.raised_limit(), text.open() as raw:
        return arrow_text.header_of(raw, text.encoding, text.delimiter, text.rows_above) is not None


def _read_quickly(
    sources: list[Source], mapping: Mapping[str, str], feedback: Feedback
) -> tuple[pd.DataFrame, list[int], list[int], PostcodeCodes | None]:
    width = len(sources[0].names)
    wanted = [(key, sources[0].names.index(name)) for key, name in single(mapping)]
    postcodes = (
        None if "postcode" not in mapping or {"easting", "northing"} <= set(mapping) else PostcodeCodes(current_index())
    )
    codes = {} if postcodes is None else {"postcode": postcodes.add}
    reader = arrow_text.ArrowReader(width, sources[0].delimiter, wanted, lambda row: _fits(row, width, True), codes)
    ends: list[int] = []
    for number, one in enumerate(sources):
        text, part = one.text, feedback.part(number / len(sources), (number + 1) / len(sources))
        if text is None:
            raise TypeError("a workbook is not read by blocks")
        size = text.size()
        with text_file.raised_limit(), text.open() as raw:
            reader.read_header(raw, one.encoding, text.rows_above)
            reader.read(raw, part, lambda raw=raw, size=size: raw.tell() / size)  # type: ignore[misc]
        ends.append(reader.rows_read)
    frame = reader.frame(feedback)
    frame.attrs["below"] = line_of_rows(row for one in sources if one.text for row in one.text.last_rows(LOOKED_AT))
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
    exact = source.kind == "text"
    remarks = 0
    last: list[list[str]] = []
    for row_numbers, rows in _chunks(path, source, feedback):
        last = [*last, *rows[-LOOKED_AT:]][-LOOKED_AT:]
        if not exact:
            remarks += sum(len(row) > width for row in rows)
            rows = [row[:width] for row in rows]
        if any(size != width for size in map(len, rows)):
            good = [_fits(row, width, exact) for row in rows]
            ragged.extend(number for number, fits in zip(row_numbers, good) if not fits)
            rows = [row for row, fits in zip(rows, good) if fits]
            row_numbers = [number for number, fits in zip(row_numbers, good) if fits]
            rows = [row + [""] * (width - len(row)) for row in rows]
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


def _fits(row: list[str], width: int, exact: bool) -> bool:
    """Whether a row has the header's cells: empty ones too many do no harm, and a workbook leaves out those too few."""
    if len(row) == width:
        return True
    return not any(cell.strip() for cell in row[width:]) if len(row) > width else not exact


def _chunks(path: Path, source: Source, feedback: Feedback) -> Iterator[tuple[list[int], list[list[str]]]]:
    if source.text is not None:
        yield from source.text.chunks(feedback)
        return
    rows = xlsx_file.company_rows(path, feedback, source.sheet)
    next(rows, None)  # the header
    while chunk := list(itertools.islice(rows, text_file.CHUNK)):
        yield [number for number, _ in chunk], [cells for _, cells in chunk]
