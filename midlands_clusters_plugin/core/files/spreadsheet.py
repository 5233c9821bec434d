"""Tables for a spreadsheet, as CSV or XLSX. No text of a table ever becomes a formula there.

A cell that begins with = + - @ (or a tab or line break before them) is run as a formula by spreadsheet programs when a
CSV is opened (OWASP, "CSV injection"). In a CSV such a text gets an apostrophe in front; in a workbook it is stored as
a text, which needs none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from ..base.errors import UserError
from ..base.i18n import tr
from .whole_file import write_beside

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_MOST_ROWS = 1_048_575  # rows of a sheet, less its header
_MOST_LETTERS = 32_767  # in a cell


def inert(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula.

    Full-width forms of the signs and leading spaces count too. The text is otherwise unchanged; an inert text is left
    as it is.
    """
    if text == "%":  # a unit, and no formula in any spreadsheet
        return text
    seen = unicodedata.normalize("NFKC", text.lstrip(" \u00a0\ufeff\u200b\0")[:1])
    return "'" + text if seen.startswith(_LIVE) or text[:1] in _LIVE else text


def write_spreadsheet(path: Path, frame: pd.DataFrame) -> None:
    """Write a table beside its place and rename it; as XLSX where the name ends so, else as CSV (UTF-8 with a mark,
    which Excel needs).

    Geometry columns are left out. Raises UserError where it cannot be written.
    """
    path = Path(path)
    table = pd.DataFrame(frame.drop(columns=[name for name, kind in frame.dtypes.items() if str(kind) == "geometry"]))
    as_workbook = path.suffix.lower() == ".xlsx"
    if as_workbook:
        _check_workbook(table)
    write_beside(
        path, lambda temporary: _write_workbook(temporary, table) if as_workbook else _write_csv(temporary, table)
    )


def inert_table(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text and every column name inert, for writing it as delimited text; a geometry stays."""
    safe = table.copy()
    for name in safe.columns:
        if _may_hold_texts(safe[name]):
            cells = safe[name].astype(object)
            safe[name] = pd.Series(
                [inert(one) if isinstance(one, str) else one for one in cells], dtype=object, index=safe.index
            )
    return safe.rename(columns=lambda name: inert(str(name)))


def _may_hold_texts(column: pd.Series) -> bool:
    kinds = pd.api.types
    plain = kinds.is_numeric_dtype(column) or kinds.is_bool_dtype(column) or kinds.is_datetime64_any_dtype(column)
    return not plain and str(column.dtype) != "geometry"


def _write_csv(path: Path, table: pd.DataFrame) -> None:
    inert_table(table).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def _check_workbook(table: pd.DataFrame) -> None:
    if find_spec("openpyxl") is None:
        raise UserError(
            tr("Writing XLSX needs the Python package openpyxl, which this QGIS does not have: save as CSV.")
        )
    if len(table) > _MOST_ROWS:
        raise UserError(
            tr("A workbook holds {most_rows:,} rows and this table has {count:,}: save as CSV or GeoPackage.").format(
                most_rows=_MOST_ROWS, count=len(table)
            )
        )


def _write_workbook(path: Path, table: pd.DataFrame) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Midlands Clusters")
    sheet.append([_cell(sheet, str(name)) for name in table.columns])
    columns = [table[name].astype(object).where(table[name].notna(), None).tolist() for name in table.columns]
    for row in zip(*columns):
        sheet.append([_cell(sheet, value) for value in row])
    book.save(path)


def _cell(sheet: object, value: Hashable) -> object:
    """A number, date or truth as it is; all else as a text that stays a text."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    if not isinstance(value, str):
        return value.item() if hasattr(value, "item") else value
    made = WriteOnlyCell(sheet)
    made.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_MOST_LETTERS]
    made.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    return made
