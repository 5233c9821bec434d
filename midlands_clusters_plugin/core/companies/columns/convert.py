"""Cells as people write them -> numbers, dates and flags. What cannot be read is missing and counted, never guessed.

Each function takes a column of texts (or of real values, as spreadsheets and layers have them) and gives the typed
column and the number
of cells that held something unreadable.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ...postcodes.postcode_text import harmless
from ...rows.arrow_text import is_arrow, plain, through, with_missing

_NUMBER = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<figure>\d[\d,\s]*(?:\.\d+)?|\.\d+)(?P<power>k|m|bn|b|thousand|million|billion)?"
)
_AROUND = re.compile(r"£|gbp|employees?|staff|people|approx\.?|circa|c\.|~", re.IGNORECASE)
_POWERS = {"": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9}
_NOTHING = {
    "",
    "n/a",
    "na",
    "nan",
    "none",
    "null",
    "-",
    "–",
    "unknown",
    "not available",
    "not provided",
    "not known",
    "nil return",
    "#n/a",
    ".",
}
_ODD = (bytes, list, tuple, set, dict, np.ndarray)  # cells that JSON and arrays of a layer give
_TRUE = {"true", "t", "yes", "y", "1", "1.0"}
_FALSE = {"false", "f", "no", "n", "0", "0.0"}
_DATES = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%Y/%m/%d",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d/%m/%y",
    "%Y%m%d",
)
_EIGHT_DIGITS = r"[0-9]{8}"  # pandas would read "201912" as 2 January 2019
try:
    _EARLIEST = pd.Timestamp("1600-01-01")
except pd.errors.OutOfBoundsDatetime:  # pandas 1 counts nanoseconds, which reach back to 1677
    _EARLIEST = pd.Timestamp.min.ceil("D")
_AHEAD_DAYS = 366  # a company may be registered to begin soon; a day later than that is a slip of the keyboard
_BLOCK = 10_000  # cells in one call that holds Python's lock: a window beside it must go on answering
_EXCEL_EPOCH = pd.Timestamp("1899-12-30")


def coded(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """A code for each row and the different cells by code, a missing one among them; of categories without a look at
    the rows.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        cells = with_missing(column.cat.categories)
        return np.where(codes < 0, len(cells) - 1, codes), cells if (codes < 0).any() else cells[:-1]
    code, different = pd.factorize(column.to_numpy(dtype=object), use_na_sentinel=False)
    return code, different


def harmless_column(column: pd.Series) -> pd.Series:
    """A column whose texts hold no NUL and no half of a pair (see ``postcode_text.harmless``), and whose lists and
    bytes are texts; most
    columns as they are.
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


def numbers(column: pd.Series, low: float, high: float) -> tuple[np.ndarray, int]:
    """float64, nan where missing, unreadable or outside low..high (no company has -5 employees, none has 50
    million).
    """
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        values = column.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
        written = np.isfinite(values)
    elif isinstance(column.dtype, pd.CategoricalDtype):
        code, cells = coded(column)
        values = np.append(numbers(pd.Series(cells, dtype=object), -np.inf, np.inf)[0], np.nan)[:-1][code]
        written = np.array([bool(_number("" if pd.isna(cell) else str(cell))[1]) for cell in cells], dtype=bool)[code]
    else:
        cells = column.to_numpy(dtype=object)
        blocks = range(0, max(len(cells), 1), _BLOCK)
        read_blocks = [pd.to_numeric(cells[start : start + _BLOCK], errors="coerce") for start in blocks]
        values = np.concatenate([np.asarray(block, dtype=np.float64) for block in read_blocks])
        written = np.ones(len(cells), dtype=bool)
        odd = np.flatnonzero(~np.isfinite(values))
        if len(odd):
            code, different = pd.factorize(cells[odd], use_na_sentinel=False)
            read = [_number("" if pd.isna(cell) else str(cell)) for cell in different]
            values[odd] = np.array([value for value, _ in read], dtype=np.float64)[code]
            written[odd] = np.array([is_written for _, is_written in read], dtype=bool)[code]
    values[~((values >= low) & (values <= high))] = np.nan
    return values, int((written & np.isnan(values)).sum())


def _number(text: str) -> tuple[float, bool]:
    """The number in a cell (nan if none) and whether the cell holds anything at all."""
    plain = text.strip().casefold()
    if plain in _NOTHING:
        return np.nan, False
    negative = plain.startswith("(") and plain.endswith(")")
    match = _NUMBER.fullmatch(re.sub(r"\s+", "", _AROUND.sub("", plain.strip("()"))))
    if not match or re.search(r"\d,\d{1,2}(?!\d)", match["figure"]):  # "1,5" may be a decimal comma: not guessed
        return np.nan, True
    value = float(match["figure"].replace(",", "")) * _POWERS[match["power"] or ""]
    return (-value if negative or match["sign"] else value), True


def dates(column: pd.Series) -> tuple[pd.Series, int]:
    """datetime64[s], NaT where missing or unreadable. Day before month; Excel's serial numbers; nothing before 1600 or
    far ahead.
    """
    if pd.api.types.is_datetime64_any_dtype(column):
        plain = column.dt.tz_localize(None) if getattr(column.dtype, "tz", None) is not None else column
        read = _possible(plain.astype("datetime64[s]"))
        return read, int((column.notna() & read.isna()).sum())
    code, different = coded(column)
    texts = pd.Series(["" if pd.isna(cell) else str(cell).strip() for cell in different], dtype=str)
    texts = texts.str.replace(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$", "", regex=True)
    read = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[s]")
    for form in _DATES:
        left = read.isna()
        if form == "%Y%m%d":
            left &= texts.str.fullmatch(_EIGHT_DIGITS)
        if left.any():
            found = pd.to_datetime(texts[left], format=form, errors="coerce").astype("datetime64[s]")
            read[left] = _this_century_or_last(found) if form.endswith("%y") else found
    serial = pd.to_numeric(texts.where(read.isna()), errors="coerce")
    serial = serial.where((serial >= 10_000) & (serial < 73_000))  # 1927 to 2099: smaller numbers may be years
    read = read.fillna((_EXCEL_EPOCH + pd.to_timedelta(serial // 1, unit="D")).astype("datetime64[s]"))
    read = _possible(read)
    unread = read.isna() & ~texts.str.casefold().isin(_NOTHING)
    return pd.Series(read.to_numpy()[code]), int(unread.to_numpy()[code].sum())


def _today() -> pd.Timestamp:
    return pd.Timestamp(date.today())


def _possible(days: pd.Series) -> pd.Series:
    """Days on which a company may have begun; any other is missing."""
    return days.where((days >= _EARLIEST) & (days <= _today() + pd.Timedelta(days=_AHEAD_DAYS)))


def _this_century_or_last(days: pd.Series) -> pd.Series:
    """Days whose year was written with two digits: one later than today was a hundred years ago."""
    return days.where(~(days > _today()), (days - pd.DateOffset(years=100)).astype("datetime64[s]"))


def flags(column: pd.Series) -> tuple[pd.Series, int]:
    """Nullable booleans: yes and no in their usual forms, missing otherwise."""
    if pd.api.types.is_bool_dtype(column):
        return column.astype("boolean"), 0
    code, different = coded(column)
    wording = ["" if pd.isna(cell) else str(cell).strip().casefold() for cell in different]
    read = pd.array([True if word in _TRUE else False if word in _FALSE else None for word in wording], dtype="boolean")
    unread = np.array(
        [word not in _TRUE and word not in _FALSE and word not in _NOTHING for word in wording], dtype=bool
    )
    return pd.Series(read[code]), int(unread[code].sum())


def texts(column: pd.Series) -> Any:
    """Object array of stripped texts, None where there is nothing; a large file's categories or Arrow texts stay what
    they are.
    """
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
