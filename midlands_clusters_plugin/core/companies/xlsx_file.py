"""Excel workbooks, through openpyxl where it imports: the first sheet with a header, as rows of texts."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..errors import UserError
from ..feedback import Feedback

_LARGEST = 2 << 30  # bytes unpacked; a workbook beyond that would fill the memory

# What openpyxl, and the libraries below it, make of a workbook that is not what it says (found by fuzzing).
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


def open_workbook(path: Path) -> Any:
    """The workbook, read-only, without formulas. Raises UserError for what is not one."""
    try:
        import openpyxl
    except ImportError as error:
        raise UserError("This QGIS cannot read Excel workbooks (the Python package openpyxl is missing): save the sheet as CSV.") from error
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if sum(one.file_size for one in archive.infolist()) > _LARGEST:
                raise UserError(f"{path.name} is too large unpacked: save the sheet as CSV.")
        if "xl/workbook.xml" not in names:
            raise UserError(f"{path.name} is a zip archive, not an Excel workbook: unpack it and choose the file inside.")
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except _DAMAGED as error:
        raise UserError(f"{path.name} is damaged or not an Excel workbook: save it again as .xlsx or CSV.", str(error)) from error


def rows(path: Path, feedback: Feedback) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers as Excel shows them, from the header (the first row with two filled cells, or the first filled one) on."""
    book = open_workbook(path)
    try:
        for sheet in book.worksheets:
            found = False
            total = sheet.max_row or 0
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                if number % 500 == 0:
                    feedback.progress(min(1.0, number / total) if total else 0.0)
                texts = [_text(cell) for cell in cells]
                while texts and not texts[-1]:
                    texts.pop()
                if texts:
                    found = True
                    yield number, texts
            if found:
                return
    except _DAMAGED as error:
        raise UserError(f"{path.name} is damaged: save it again as .xlsx or CSV.", str(error)) from error
    finally:
        book.close()


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
