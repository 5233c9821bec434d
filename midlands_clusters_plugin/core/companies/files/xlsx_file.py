"""Workbooks as rows of texts; for companies, from the row that is their header on, on whichever sheet that stands."""

from __future__ import annotations

import itertools
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Union
from xml.parsers.expat import ExpatError

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import tr
from ...base.reading import check_unpacked
from ...rows.ods_plain import OdsWorkbook
from ...rows.xlsx_plain import NotReadableError, Workbook
from ..columns.figures import is_figure
from .header import LOOKED_AT, Header, find_header
from .other_sheets import GdalWorkbook, is_old_workbook, is_opendocument, refuse_unreadable, unreadable

_LARGEST = 2 << 30  # bytes unpacked; a workbook beyond that would fill the memory

# What zipfile and the XML parser make of a workbook that is not what it says.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    NotReadableError,
    LookupError,
    ValueError,
    OverflowError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


Book = Union[Workbook, GdalWorkbook, OdsWorkbook]


def open_workbook(path: Path) -> Book:
    """The workbook, for reading. Raises UserError for what is not one."""
    if is_old_workbook(path):
        return GdalWorkbook(path, ".xls")
    try:
        with path.open("rb") as raw, zipfile.ZipFile(raw) as archive:
            names = archive.namelist()
            for part in archive.infolist():
                check_unpacked(path.name, part.compress_size, part.file_size)
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise UserError(tr("{name} is too large unpacked: save the sheet as CSV.").format(name=path.name))
        refuse_unreadable(path, names)
        if is_opendocument(path, names):
            return _opendocument(path)
        if "xl/workbook.xml" not in names:
            raise UserError(
                tr("{name} is a zip archive, not an Excel workbook: unpack it and choose the file inside.").format(
                    name=path.name
                )
            )
        return Workbook(path)
    except _DAMAGED as error:
        raise UserError(
            tr("{name} is damaged or not an Excel workbook: save it again as .xlsx or CSV.").format(name=path.name),
            str(error),
        ) from error


def _opendocument(path: Path) -> OdsWorkbook:
    try:
        return OdsWorkbook(path)
    except _DAMAGED as error:
        raise unreadable(path, error) from error


def rows(path: Path, feedback: Feedback) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their numbers as Excel shows them, of the first visible sheet that has any."""
    book = open_workbook(path)
    try:
        for sheet in book.sheets:
            found = False
            for row in book.rows(sheet, feedback.progress):
                found = True
                yield row
            if found:
                return
    except _DAMAGED as error:
        raise UserError(
            tr("{name} is damaged: save it again as .xlsx or CSV.").format(name=path.name), str(error)
        ) from error
    finally:
        book.close()


def company_rows(path: Path, feedback: Feedback, sheet: str = "") -> Iterator[tuple[int, list[str]]]:
    """The header of companies and the rows below it.

    That is the first row, on any visible sheet, that has the columns of a known format; else the first with a column of
    postcodes or coordinates; else, as the user has to say which columns are which, the first row of the first sheet. A
    sheet whose first row is data has a header of blanks. ``sheet``: the only one looked at; "" for all. Raises
    UserError where it is not there.
    """
    book = open_workbook(path)
    try:
        if sheet and sheet not in book.sheets:
            stated = tr('{name} has no sheet "{sheet}": choose another.').format(name=path.name, sheet=sheet)
            raise UserError(stated, "Sheets: " + ", ".join(book.sheets[:100]))
        found = _header(book, feedback, sheet)
        if found is None:
            return
        sheet, last, header = found
        yield last, header.cells
        width = len(header.cells)
        merged = _Merged(book.merged(sheet), last)
        for number, cells in book.rows(sheet, feedback.progress):
            if number > last:
                cells = merged.filled(number, cells)
                yield (
                    number,
                    cells if len(cells) <= width else cells[: width + 1],
                )  # one more: there is a remark beside the table
    except _DAMAGED as error:
        raise UserError(
            tr("{name} is damaged: save it again as .xlsx or CSV.").format(name=path.name), str(error)
        ) from error
    finally:
        book.close()


class _Merged:
    """Texts of cells that are merged over several rows, for each of these rows; a figure counts in the first alone."""

    def __init__(self, ranges: list[tuple[int, int, int]], last: int) -> None:
        self.ends = {(first, column): end for first, end, column in ranges if first > last}
        self._columns = sorted({column for _, column in self.ends})
        self._open: dict[int, tuple[int, str]] = {}

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """The cells of a row; rows are asked for in their order."""
        for column in self._columns:
            cell = cells[column - 1] if column <= len(cells) else ""
            end, text = self._open.get(column, (0, ""))
            if (number, column) in self.ends and not is_figure(cell):
                self._open[column] = self.ends[number, column], cell
            elif number <= end and text and not cell:
                cells = [*cells, *[""] * (column - len(cells))]
                cells[column - 1] = text
        return cells


def merges_rows(path: Path, feedback: Feedback, sheet: str = "") -> bool:
    """Whether the sheet that ``company_rows`` reads has cells below its header that are merged over several rows."""
    book = open_workbook(path)
    try:
        found = _header(book, feedback, sheet)
        return bool(found and _Merged(book.merged(found[0]), found[1]).ends)
    except _DAMAGED:  # said when its rows are read
        return False
    finally:
        book.close()


def lines_above(path: Path, feedback: Feedback, sheet: str = "") -> list[str]:
    """The rows above the header of the sheet that ``company_rows`` reads, each as one line."""
    book = open_workbook(path)
    try:
        found = _header(book, feedback, sheet)
        above = itertools.takewhile(lambda row: row[0] < found[1], book.rows(found[0])) if found else ()
        return [" ".join(filter(None, cells)) for _, cells in above]
    except _DAMAGED:  # said when its rows are read
        return []
    finally:
        book.close()


def sheets_left_out(path: Path, feedback: Feedback) -> tuple[str, list[str]]:
    """The sheet that ``company_rows`` reads, and the others with companies; none where the file is damaged."""
    book = open_workbook(path)
    try:
        found = _header(book, feedback) if len(book.sheets) > 1 else None
        if found is None:
            return "", []
        read, _, header = found
        return read, [sheet for sheet in book.sheets if sheet != read and _holds_companies(book, sheet, header.cells)]
    except _DAMAGED:  # in a sheet that is not read
        return "", []
    finally:
        book.close()


def _holds_companies(book: Book, sheet: str, header: list[str]) -> bool:
    """Whether a sheet has rows below a header that can place companies, or that is the one given."""
    rows = [cells for _, cells in itertools.islice(book.rows(sheet), LOOKED_AT + 1)]
    found = find_header(rows) if rows else None
    return found is not None and (found.rank > 1 or found.cells == header) and len(rows) > found.rows


def _header(book: Book, feedback: Feedback, only: str = "") -> tuple[str, int, Header] | None:
    """Sheet, row number of the header's last row (0: it has none) and the header: the first of the best rank."""
    best: tuple[str, int, Header] | None = None
    for sheet in [only] if only else book.sheets:
        feedback.check()
        rows = list(itertools.islice(book.rows(sheet), 2 * LOOKED_AT))
        if not rows:
            continue
        found = find_header([cells for _, cells in rows])
        if best is None or found.rank > best[2].rank:
            best = sheet, rows[found.rows - 1][0] if found.rows else 0, found
    return best
