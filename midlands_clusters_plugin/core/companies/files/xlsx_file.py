"""Workbooks as rows of texts; for companies, from the row that is their header on, on whichever sheet that stands."""

from __future__ import annotations

import itertools
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers.expat import ExpatError

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import tr
from ...base.reading import check_unpacked
from ...rows.xlsx_plain import NotReadableError, Workbook
from ..columns.formats import GENERIC, recognise
from ..columns.recognise import places_companies, propose, unique_names
from .other_sheets import GdalWorkbook, is_old_workbook, is_opendocument, refuse_unreadable

_LARGEST = 2 << 30  # bytes unpacked; a workbook beyond that would fill the memory
_LOOKED_AT = 30  # rows of each sheet in which a header may stand below a title and its notes

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


def open_workbook(path: Path) -> Workbook | GdalWorkbook:
    """The workbook, for reading. Raises UserError for what is not one."""
    if is_old_workbook(path):
        return GdalWorkbook(path, ".xls")
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for part in archive.infolist():
                check_unpacked(path.name, part.compress_size, part.file_size)
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise UserError(tr("{name} is too large unpacked: save the sheet as CSV.").format(name=path.name))
        refuse_unreadable(path, names)
        if is_opendocument(path, names):
            return GdalWorkbook(path, ".ods")
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


def company_rows(path: Path, feedback: Feedback) -> Iterator[tuple[int, list[str]]]:
    """The header of companies and the rows below it.

    That is the first row, on any visible sheet, that has the columns of a known format; else the first with a column of
    postcodes or
    coordinates; else, as the officer has to say which columns are which, the first row of the first sheet.
    """
    book = open_workbook(path)
    try:
        found = _header(book, feedback)
        if found is None:
            return
        sheet, first = found
        width = 0
        for number, cells in book.rows(sheet, feedback.progress):
            if number >= first:
                width = width or len(cells)
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


def sheets_left_out(path: Path, feedback: Feedback) -> tuple[str, list[str]]:
    """The sheet that ``company_rows`` reads, and the other visible ones that hold companies too; a file that is damaged
    has none.
    """
    book = open_workbook(path)
    try:
        found = _header(book, feedback) if len(book.sheets) > 1 else None
        if found is None:
            return "", []
        read, number = found
        header = next(cells for row, cells in book.rows(read) if row == number)
        return read, [sheet for sheet in book.sheets if sheet != read and _holds_companies(book, sheet, header)]
    except _DAMAGED:  # in a sheet that is not read
        return "", []
    finally:
        book.close()


def _holds_companies(book: Workbook | GdalWorkbook, sheet: str, header: list[str]) -> bool:
    """Whether a sheet has a row below a header that can place companies, or that is the one given."""
    rows = itertools.islice(book.rows(sheet), _LOOKED_AT)
    return any(cells == header or _places(unique_names(cells)[0]) for _, cells in rows) and next(rows, None) is not None


def _places(names: list[str]) -> bool:
    return recognise(names).id != GENERIC or places_companies(propose(names))


def _header(book: Workbook | GdalWorkbook, feedback: Feedback) -> tuple[str, int] | None:
    """Sheet and row number of the header."""
    places: tuple[str, int] | None = None
    first: tuple[str, int] | None = None
    for sheet in book.sheets:
        feedback.check()
        for number, cells in itertools.islice(book.rows(sheet), _LOOKED_AT):
            first = first or (sheet, number)
            names, _ = unique_names(cells)
            if recognise(names).id != GENERIC:
                return sheet, number
            if places is None and places_companies(propose(names)):
                places = sheet, number
    return places or first
