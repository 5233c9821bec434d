"""Whatever the file is: rows of cells with their numbers."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from ..base.reading import decoded
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
    """All rows that are not blank, with their numbers as a spreadsheet counts. Raises UserError for no table."""
    if not path.is_file():
        raise UserError(tr("{file} is not there: choose another file.").format(file=path.name))
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > _LARGEST:
            stated = tr("{file} is too large for a table of area figures: choose another file.")
            raise UserError(stated.format(file=path.name))
        if suffix in _TEXTS:
            text = decoded(path.read_bytes())
            return max((_split(text, mark) for mark in _delimiters(text)), key=_width)
        if suffix in BOOKS:
            from ..companies.files.xlsx_file import rows

            return list(rows(path, feedback))
    except csv.Error as error:
        raise _no_table(path, error) from error
    except OSError as error:
        stated = tr("{file} cannot be read: close the program that uses it, or copy the file to this computer.")
        raise UserError(stated.format(file=path.name), str(error)) from error
    return rows_of_frame(_other(path))


def _no_table(path: Path, error: Exception) -> UserError:
    stated = tr("{file} could not be read as a table: save it as CSV or XLSX.")
    return UserError(stated.format(file=path.name), str(error))


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
        raise _no_table(path, error) from error


def _delimiters(text: str) -> list[str]:
    """The marks that stand in the first lines with a code; a comma where none does."""
    every = text[: 1 << 20].splitlines()
    lines = [line for line in every if any(CODE.match(one.strip('" ')) for one in re.split(r"[,\t;|]", line))][:20]
    return [mark for mark in (",", "\t", ";", "|") if any(mark in line for line in lines)] or [","]


def _split(text: str, delimiter: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found = [(number, [cell.strip() for cell in cells]) for number, cells in enumerate(reader, 1)]
    for number, cells in found:
        if any(cell.count("\n") > _MOST_LINES for cell in cells):  # what follows a quote would be one cell, and lost
            stated = tr("Row {row} has a quotation mark that is never closed: mend it and read the file again.")
            raise UserError(stated.format(row=number))
    rows = TextRows((number, cells) for number, cells in found if any(cells))
    rows.delimiter = delimiter
    return rows


def _width(rows: Rows) -> int:
    """How many cells stand in rows with a code of their own cell: the right delimiter has most."""
    return sum(len(cells) for _, cells in rows[:500] if any(map(_WHOLE_CODE.match, cells)))
