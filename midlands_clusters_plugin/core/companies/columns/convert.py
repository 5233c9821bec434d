"""Cells as people write them -> numbers, flags and texts. What cannot be read is missing and counted, never guessed.

Each function takes a column of texts (or of real values, as spreadsheets and layers have them) and gives the typed
column and the number of cells that held something unreadable.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import counted
from ...postcodes.postcode_text import harmless
from ...rows.arrow_text import is_arrow, plain, through, with_missing
from . import figures

_ODD = (bytes, list, tuple, set, dict, np.ndarray)  # cells that JSON and arrays of a layer give
_TRUE = {"true", "t", "yes", "y", "1", "1.0"}
_FALSE = {"false", "f", "no", "n", "0", "0.0"}
_ANY = float(np.finfo(np.float64).max)  # all that is finite
_CALLED = {"employees": "employees", "turnover_gbp": "turnover", "innovate_uk_gbp": "Innovate UK funding"}
_BLOCK = 10_000  # cells in one call that holds Python's lock: a window beside it must go on answering


def coded(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """A code for each row and the different cells by code, a missing one too; categories are not walked through."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        cells = with_missing(column.cat.categories)
        return np.where(codes < 0, len(cells) - 1, codes), cells if (codes < 0).any() else cells[:-1]
    code, different = pd.factorize(column.to_numpy(dtype=object), use_na_sentinel=False)
    return code, different


def harmless_column(column: pd.Series) -> pd.Series:
    """A column whose texts hold no NUL and no half of a pair (see ``postcode_text.harmless``), and whose lists and
    bytes are texts; most columns as they are.
    """
    if (column.dtype != object and not isinstance(column.dtype, pd.StringDtype)) or plain(column) is not None:
        return column
    cells = column.to_numpy(dtype=object, na_value=None)
    odd = [row for row, cell in enumerate(cells) if isinstance(cell, _ODD)]
    if odd:
        cells = cells.copy()
        for row in odd:
            cells[row] = cells[row].decode("utf-8", "replace") if isinstance(cells[row], bytes) else str(cells[row])
        column = pd.Series(cells, dtype=object)
    rows = [row for row, cell in enumerate(cells) if isinstance(cell, str)]
    given = [cells[row] for row in rows]
    clean = harmless(given)
    if clean is given:
        return column
    cells = cells.copy()
    cells[rows] = clean
    return pd.Series(cells, dtype=object)


def numbers(
    column: pd.Series, low: float, high: float, decimal: str = "", *, bands: bool = False
) -> tuple[np.ndarray, int]:
    """float64, nan where missing, unreadable or outside low..high (no company has -5 employees, none has 50 million).

    ``decimal`` is the sign before decimals, "" where the column itself decides; with ``bands`` "10 to 49" counts as 10.
    """
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        values = column.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
        written = np.isfinite(values)
    elif isinstance(column.dtype, pd.CategoricalDtype):
        code, cells = coded(column)
        inner, unread = _of_cells(cells, decimal, bands)
        values, written = inner[code], unread[code]
    else:
        values, written = _of_cells(column.to_numpy(dtype=object), decimal, bands)
    values[~((values >= low) & (values <= high))] = np.nan
    return values, int((written & np.isnan(values)).sum())


def _of_cells(cells: np.ndarray, decimal: str, bands: bool) -> tuple[np.ndarray, np.ndarray]:
    """The figures of cells, and which hold anything. What pandas cannot read goes by the column's habit."""
    values: np.ndarray = np.full(len(cells), np.nan)
    written = np.ones(len(cells), dtype=bool)
    if decimal in ("", figures.POINT) and not _may_be_commas(cells, decimal):
        blocks = range(0, len(cells), _BLOCK)
        read = [pd.to_numeric(cells[start : start + _BLOCK], errors="coerce") for start in blocks]
        values = np.concatenate([np.asarray(block, dtype=np.float64) for block in read]) if read else values
    odd = np.flatnonzero(~np.isfinite(values))
    if len(odd):
        code, different = pd.factorize(cells[odd], use_na_sentinel=False)
        sign = decimal or figures.decimal_sign(figures.evidence(different))[0]
        is_text, found = (
            np.array([isinstance(cell, str) for cell in different], dtype=bool),
            np.empty((len(different), 2)),
        )
        others = [
            "" if pd.isna(cell) else str(cell) for cell in different[~is_text]
        ]  # a number of its own has no habit
        both = figures.figures(different[is_text], sign, bands=bands), figures.figures(others)
        for rows, those in zip((is_text, ~is_text), both):
            found[rows] = np.array([(value, is_written) for value, is_written, _ in those]).reshape(-1, 2)
        values[odd], written[odd] = found[code, 0], found[code, 1] > 0
    return values, written


def _may_be_commas(cells: np.ndarray, decimal: str) -> bool:
    """Whether a point may part thousands here, because a comma in the column parts decimals."""
    if decimal:
        return False
    return (
        figures.decimal_sign(figures.evidence(cell for cell in pd.unique(cells) if isinstance(cell, str)))[0]
        != figures.POINT
    )


def flags(column: pd.Series) -> tuple[pd.Series, int]:
    """Nullable booleans: yes and no in their usual forms, missing otherwise."""
    if pd.api.types.is_bool_dtype(column):
        return column.astype("boolean"), 0
    code, different = coded(column)
    wording = ["" if pd.isna(cell) else str(cell).strip().casefold() for cell in different]
    read = pd.array([True if word in _TRUE else False if word in _FALSE else None for word in wording], dtype="boolean")
    unread = np.array(
        [word not in _TRUE and word not in _FALSE and word not in figures.NOTHING for word in wording], dtype=bool
    )
    return pd.Series(read[code]), int(unread[code].sum())


def texts(column: pd.Series) -> Any:
    """Object array of stripped texts, None where there is nothing; categories and Arrow texts stay what they are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return through(column.cat.codes.to_numpy(), texts(pd.Series(column.cat.categories, dtype=object)))
    if is_arrow(column):
        return column.array  # trimmed as it was read
    if isinstance(column.dtype, pd.StringDtype):
        values = column.str.strip().to_numpy(dtype=object, na_value=None)
        values[values == ""] = None
        return values
    values = column.to_numpy(dtype=object)
    read = [(value.strip() or None) if type(value) is str else _text(value) for value in values]
    return np.array([*read, None], dtype=object)[:-1]


def _text(value: object) -> str | None:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a number cell that holds the number of a company
    return str(value).replace("\x00", "").strip() or None


def read_numbers(
    column: pd.Series,
    name: str,
    notes: list[str],
    low: float = -_ANY,
    high: float = _ANY,
    decimal: str = "",
    *,
    bands: bool = False,
) -> np.ndarray:
    """The same with a note on what was written and is no figure; ``name``: of the company table, or of the file."""
    values, unread = numbers(column, low, high, decimal, bands=bands)
    if unread:
        notes.append(
            counted(
                "{n} cell of {value} was not a possible number and counts as missing.",
                "{n} cells of {value} were not a possible number and count as missing.",
                unread,
            ).format(value=_CALLED.get(name, name))
        )
    return values


def read_flags(column: pd.Series, name: str, notes: list[str]) -> pd.Series:
    """The same for yes and no."""
    values, unread = flags(column)
    if unread:
        notes.append(
            counted(
                "{n} cell of {column} was neither yes nor no and counts as missing.",
                "{n} cells of {column} were neither yes nor no and count as missing.",
                unread,
            ).format(column=name.replace("_", "-"))
        )
    return values
