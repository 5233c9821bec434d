"""Whatever the file is: rows of cells with their numbers."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from .area_codes import CODE

Rows = list[tuple[int, list[str]]]


class TextRows(list[tuple[int, list[str]]]):
    """Rows of a text file, and what parts its cells."""

    delimiter = ","


_LARGEST = 400 << 20  # bytes; the whole country by output area and industry is less
_WHOLE_CODE = re.compile(CODE.pattern + r"(?!\s*[,;|\t])")  # of "E07000032;523" split at a comma, only a part is one
_MOST_LINES = 50  # in a cell
_TEXTS = (".csv", ".txt", ".tsv")
BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def rows_of(path: Path, feedback: Feedback) -> Rows:
    """All rows that are not blank, with their numbers as a spreadsheet counts. Raises UserError for a file that holds
    no table.
    """
    if not path.is_file():
        raise UserError(tr("{file} is not there: choose another file.").format(file=path.name))
    try:
        return _rows(path, feedback)
    except OSError as error:
        message = tr(
            "{file} cannot be read: close the program that uses it, or copy the file to this computer."
        ).format(file=path.name)
        raise UserError(message, str(error)) from error


def _rows(path: Path, feedback: Feedback) -> Rows:
    if path.stat().st_size > _LARGEST:
        raise UserError(
            tr("{file} is too large for a table of area figures: choose another file.").format(file=path.name)
        )
    suffix = path.suffix.lower()
    if suffix in _TEXTS:
        return _text_rows(path)
    if suffix in BOOKS:
        from ..companies.files.xlsx_file import rows

        return list(rows(path, feedback))
    return rows_of_frame(_other(path))


def rows_of_frame(frame: pd.DataFrame) -> Rows:
    """A table as rows of texts, its header as row 1."""
    columns = [
        ["" if missing else str(cell) for cell, missing in zip(frame[name], frame[name].isna())]
        for name in frame.columns
    ]
    header = [str(name) for name in frame.columns]
    return [(1, header), *((number, list(cells)) for number, cells in enumerate(zip(*columns), 2))]


def _other(path: Path) -> pd.DataFrame:
    """A table that GDAL or pandas reads."""
    try:
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path)
        return pyogrio.read_dataframe(path, read_geometry=False)
    except (DataLayerError, DataSourceError, ImportError, OSError, ValueError, zipfile.BadZipFile) as error:
        message = tr("{file} could not be read as a table: save it as CSV or XLSX.").format(file=path.name)
        raise UserError(message, str(error)) from error


def _text_rows(path: Path) -> Rows:
    text = _decoded(path.read_bytes())
    try:
        best: Any = max((_split(text, mark) for mark in _delimiters(text)), key=_width)
    except csv.Error as error:
        message = tr("{file} could not be read as a table: save it as CSV or XLSX.").format(file=path.name)
        raise UserError(message, str(error)) from error
    return best


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").replace("\x00", "")


def _delimiters(text: str) -> list[str]:
    """The marks that stand in the first lines with a code; a comma where none does."""
    lines = [
        line for line in text[: 1 << 20].splitlines() if any(CODE.match(part.strip('" ')) for part in _parts(line))
    ][:20]
    found = [mark for mark in (",", "\t", ";", "|") if any(mark in line for line in lines)]
    return found or [","]


def _parts(line: str) -> list[str]:
    return line.replace("\t", ",").replace(";", ",").replace("|", ",").split(",")


def _split(text: str, delimiter: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found = [(number, [cell.strip() for cell in cells]) for number, cells in enumerate(reader, 1)]
    open_quote = next(
        (number for number, cells in found if any(cell.count("\n") > _MOST_LINES for cell in cells)), None
    )
    if open_quote is not None:  # what follows it would be one cell, and lost
        raise UserError(
            tr("Row {row} has a quotation mark that is never closed: mend it and read the file again.").format(
                row=open_quote
            )
        )
    rows = TextRows((number, cells) for number, cells in found if any(cells))
    rows.delimiter = delimiter
    return rows


def _width(rows: Rows) -> int:
    """How many cells stand in rows with a code of their own cell: the right delimiter has most."""
    return sum(len(cells) for _, cells in rows[:500] if any(map(_WHOLE_CODE.match, cells)))
