"""Workbooks as rows of texts; for companies, from the row that is their header on, on whichever sheet that stands."""

from __future__ import annotations

import itertools
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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
_FIRST = 200  # rows below a header by which its columns are known

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
        return GdalWorkbook(path)
    try:
        with path.open("rb") as raw, zipfile.ZipFile(raw) as archive:
            names = archive.namelist()
            for part in archive.infolist():
                check_unpacked(path.name, part.compress_size, part.file_size)
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise UserError(tr("{name} is too large unpacked: save the sheet as CSV.").format(name=path.name))
        refuse_unreadable(path, names)
        if is_opendocument(path, names):
            try:
                return OdsWorkbook(path)
            except _DAMAGED as error:
                raise unreadable(path, error) from error
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


@contextmanager
def _reading(path: Path) -> Iterator[Book]:
    """The workbook, closed at the end. Raises UserError where it turns out to be damaged."""
    book = open_workbook(path)
    try:
        yield book
    except _DAMAGED as error:
        raise UserError(
            tr("{name} is damaged: save it again as .xlsx or CSV.").format(name=path.name), str(error)
        ) from error
    finally:
        book.close()


def rows(path: Path, feedback: Feedback) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their numbers as Excel shows them, of the first visible sheet that has any."""
    with _reading(path) as book:
        for sheet in book.sheets:
            found = False
            for row in book.rows(sheet, feedback.progress):
                found = True
                yield row
            if found:
                return


@dataclass(frozen=True)
class Sheet:
    """A sheet of companies: ``name``, ``header`` and the number of its last row (0: it has none), the lines ``above``;
    which cells below are ``merged`` over rows (first, last row, column); some rows; ``sheets``: the one that is read
    where none is asked for, and the others that hold companies too.
    """

    name: str
    header: Header
    last: int
    above: list[str]
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    first_rows: list[list[str]] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)


def look_at(path: Path, feedback: Feedback, asked: str = "") -> Sheet | None:
    """The sheet of companies, or the one that is ``asked`` for; None where nothing stands in it.

    Its header is the first row, on any visible sheet, that has the columns of a known format; else the first with a
    column of postcodes or coordinates; else, as the user has to say which columns are which, the first row of the first
    sheet. A sheet whose first row is data has a header of blanks. Raises UserError where a sheet is not there.
    """
    with _reading(path) as book:
        if asked and asked not in book.sheets:
            stated = tr('{name} has no sheet "{sheet}": choose another.').format(name=path.name, sheet=asked)
            raise UserError(stated, "Sheets: " + ", ".join(book.sheets[:100]))
        found = _best(book, feedback, [asked] if asked else book.sheets)
        if found is None:
            return None
        found = replace(found, merged=[one for one in book.merged(found.name) if one[0] > found.last])
        first_rows = [cells for _, cells in itertools.islice(_below(book, found), _FIRST)]
        sheets = []
        try:
            best = _best(book, feedback, book.sheets) if asked else found
            if best is not None:
                sheets = [best.name, *(one for one in book.sheets if one != best.name and _is_another(book, one, best))]
        except (*_DAMAGED, UserError):  # in a sheet that is not read
            pass
        return replace(found, first_rows=first_rows, sheets=sheets)


def rows_below(path: Path, feedback: Feedback, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header of a sheet, with their numbers."""
    with _reading(path) as book:
        yield from _below(book, sheet, feedback.progress)


def _below(
    book: Book, sheet: Sheet, progress: Callable[[float], None] | None = None
) -> Iterator[tuple[int, list[str]]]:
    """A text in cells merged over several rows stands in each of these rows; a figure counts in the first alone."""
    ends = {(first, column): end for first, end, column in sheet.merged}
    columns = sorted({column for _, column in ends})
    texts: dict[int, tuple[int, str]] = {}  # column -> the last row in which its text stands
    for number, cells in book.rows(sheet.name, progress):
        if number <= sheet.last:
            continue
        for column in columns:
            cell = cells[column - 1] if column <= len(cells) else ""
            end, text = texts.get(column, (0, ""))
            if (number, column) in ends and not is_figure(cell):
                texts[column] = ends[number, column], cell
            elif number <= end and text and not cell:
                cells = [*cells, *[""] * (column - len(cells))]
                cells[column - 1] = text
        yield number, cells[: len(sheet.header.cells) + 1]  # one more: there is a remark beside the table


def _is_another(book: Book, sheet: str, best: Sheet) -> bool:
    """Whether a sheet has rows below a header that can place companies, or that is the one of the best sheet."""
    rows = [cells for _, cells in itertools.islice(book.rows(sheet), LOOKED_AT + 1)]
    found = find_header(rows) if rows else None
    return found is not None and (found.rank > 1 or found.cells == best.header.cells) and len(rows) > found.rows


def _best(book: Book, feedback: Feedback, sheets: Iterable[str]) -> Sheet | None:
    """The first sheet whose header is of the best rank."""
    best: Sheet | None = None
    for sheet in sheets:
        feedback.check()
        rows = list(itertools.islice(book.rows(sheet), 2 * LOOKED_AT))
        if not rows:
            continue
        found = find_header([cells for _, cells in rows])
        if best is None or found.rank > best.header.rank:
            last = rows[found.rows - 1][0] if found.rows else 0
            best = Sheet(sheet, found, last, [" ".join(filter(None, cells)) for number, cells in rows if number < last])
    return best
