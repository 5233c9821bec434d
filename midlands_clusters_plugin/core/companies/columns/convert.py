"""Cells as people write them -> numbers, dates and flags. What cannot be read is missing and counted, never guessed.

Each function takes a column of texts (or of real values, as spreadsheets and layers have them) and gives the typed
column and the number of cells that held something unreadable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from ...postcodes.postcode_text import harmless
from ...rows.arrow_text import is_arrow, plain, through, with_missing
from . import figures

_ODD = (bytes, list, tuple, set, dict, np.ndarray)  # cells that JSON and arrays of a layer give
_TRUE = {"true", "t", "yes", "y", "1", "1.0"}
_FALSE = {"false", "f", "no", "n", "0", "0.0"}
_YEAR_FIRST = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
_YEAR_DAY = ("%Y-%d-%m", "%Y/%d/%m", "%Y.%d.%m", "%Y%d%m")
_DATES = ("%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%y", "%d-%B-%Y", "%Y%m%d")
_DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y")
_MONTH_FIRST = tuple(form.replace("%d", "%D").replace("%m", "%d").replace("%D", "%m") for form in _DAY_FIRST)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)(?= |-)", re.IGNORECASE)
_IN_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})")
_FROM_YEAR = re.compile(r"(?:19|20)\d\d(?:([-/.])(\d{1,2})\1(\d{1,2})|(\d\d)(\d\d))(?!\d)")
_SLIPS = 10  # times as many dates of one order, and those of the other are slips of the keyboard
DAY, MONTH, EITHER, MIXED = "day", "month", "either", "mixed"  # which stands first in a column of dates
_EIGHT_DIGITS = r"[0-9]{8}"  # pandas would read "201912" as 2 January 2019
try:
    _EARLIEST = pd.Timestamp("1600-01-01")
except pd.errors.OutOfBoundsDatetime:  # pandas 1 counts nanoseconds, which reach back to 1677
    _EARLIEST = pd.Timestamp.min.ceil("D")
_AHEAD_DAYS = 366  # a company may be registered to begin soon; a day later than that is a slip of the keyboard
_BLOCK = 10_000  # cells in one call that holds Python's lock: a window beside it must go on answering
_EXCEL_EPOCH = pd.Timestamp("1899-12-30")
_Y = r"(?P<y>19[5-9][0-9]|20[0-4][0-9])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<m>{'|'.join(_MONTHS)})[a-z]*"
_TIME = r"(?:[t ]\d{1,2}:\d{2}.*)?"
_PERIODS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_Y}(?:[-/](?:20)?[0-9]{{2}})?(?:\.0+)?",
        rf"{_Y}[-/.](?P<n>[0-9]{{1,2}})[-/.][0-9]{{1,2}}{_TIME}",
        rf"[0-9]{{1,2}}[-/.](?P<n>[0-9]{{1,2}})[-/.]{_Y}{_TIME}",
        rf"{_Y}\W*q(?P<q>[1-4])",
        rf"q(?P<q>[1-4])\W*{_Y}",
        rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\W*)?{_MONTH}\W*{_Y}",
        rf"(?:[0-9]{{1,2}}\W*)?{_MONTH}\W*'?(?P<s>[0-3][0-9])",
        rf"(?:fy|year|y/?e|financial year)\W*(?:{_Y}|(?P<s>[0-3][0-9]))(?:[-/](?:20)?[0-9]{{2}})?",
        r"(?:wave|round|edition)?\W*(?P<w>[0-9]{1,3})(?:\.0+)?",
    )
)


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


def date_order(cells: Iterable[object]) -> str:
    """What stands first in dates such as 03/14/2011; EITHER where no cell tells, MIXED where they contradict."""
    found = set()
    for cell in cells:
        match = _IN_FIGURES.match(cell.strip()) if isinstance(cell, str) else None
        if match:
            first, second = int(match[1]), int(match[3])
            by_day, by_month = first <= 31 and 0 < second <= 12, second <= 31 and 0 < first <= 12
            found.add(
                EITHER
                if by_day and by_month and first != second
                else DAY
                if by_day > by_month
                else MONTH
                if by_month > by_day
                else ""
            )
    if {DAY, MONTH} <= found:
        return MIXED
    return DAY if DAY in found else MONTH if MONTH in found else EITHER if EITHER in found else DAY


def order_after_year(cells: Iterable[object]) -> str:
    """What follows the year in dates such as 2019-31-12: MONTH, as nearly always, or DAY; MIXED: both."""
    found: Counter = Counter()
    for cell in cells:
        match = _FROM_YEAR.match(cell.strip()) if isinstance(cell, str) else None
        if match:
            second, third = int(match[2] or match[4]), int(match[3] or match[5])
            found[
                DAY if 12 < second <= 31 and 0 < third <= 12 else MONTH if 12 < third <= 31 and second <= 12 else ""
            ] += 1
    if found[DAY] and found[MONTH]:
        larger, smaller = (DAY, MONTH) if found[DAY] > found[MONTH] else (MONTH, DAY)
        return larger if found[larger] >= _SLIPS * found[smaller] else MIXED
    if found[DAY] == 1:  # one alone may be a slip
        return MIXED if found[""] else MONTH
    return DAY if found[DAY] else MONTH


def dates(column: pd.Series, order: str = "") -> tuple[pd.Series, int]:
    """datetime64[s], NaT where missing or unreadable. Excel's serial numbers; nothing before 1600 or far ahead.

    ``order`` is what stands first, "" where the column itself decides; a column that could be either has the day first.
    """
    if pd.api.types.is_datetime64_any_dtype(column):
        plain = column.dt.tz_localize(None) if getattr(column.dtype, "tz", None) is not None else column
        read = _possible(plain.astype("datetime64[s]"))
        return read, int((column.notna() & read.isna()).sum())
    code, different = coded(column)
    texts = pd.Series(["" if pd.isna(cell) else str(cell).strip() for cell in different], dtype=str)
    texts = texts.str.replace(
        r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?(Z|[+-]\d{2}:?\d{2})?$", "", regex=True
    )
    texts = texts.str.replace(_WEEKDAY, "", regex=True).str.replace(_ORDINAL, r"\1", regex=True)
    order = order or date_order(different)
    after_year = order_after_year(different)
    from_year = _YEAR_DAY if after_year == DAY else _YEAR_FIRST
    read = _read_dates(texts, (*from_year, *_DATES, *(_MONTH_FIRST if order == MONTH else _DAY_FIRST)))
    for mixed, forms in ((order, _MONTH_FIRST), (after_year, _YEAR_DAY)):
        if mixed == MIXED:  # what can be read in both ways is missing
            other = _read_dates(texts, forms)
            read = read.where(other.isna() | (other == read), pd.NaT).fillna(other.where(read.isna()))
    serial = pd.to_numeric(texts.where(read.isna()), errors="coerce")
    serial = serial.where((serial >= 10_000) & (serial < 73_000))  # 1927 to 2099: smaller numbers may be years
    read = read.fillna((_EXCEL_EPOCH + pd.to_timedelta(serial // 1, unit="D")).astype("datetime64[s]"))
    read = _possible(read)
    unread = read.isna() & ~texts.str.casefold().isin(figures.NOTHING)
    return pd.Series(read.to_numpy()[code]), int(unread.to_numpy()[code].sum())


def _read_dates(texts: pd.Series, forms: tuple[str, ...]) -> pd.Series:
    read = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[s]")
    for form in forms:
        left = read.isna()
        if form in ("%Y%m%d", "%Y%d%m"):
            left &= texts.str.fullmatch(_EIGHT_DIGITS)
        if left.any():
            found = pd.to_datetime(texts[left], format=form, errors="coerce").astype("datetime64[s]")
            read[left] = _this_century_or_last(found) if form.endswith("%y") else found
    return read


def _today() -> pd.Timestamp:
    return pd.Timestamp(date.today())


def _possible(days: pd.Series) -> pd.Series:
    """Days on which a company may have begun; any other is missing."""
    return days.where((days >= _EARLIEST) & (days <= _today() + pd.Timedelta(days=_AHEAD_DAYS)))


def _this_century_or_last(days: pd.Series) -> pd.Series:
    """Days whose year was written with two digits: one later than today was a hundred years ago."""
    return days.where(~(days > _today()), (days - pd.DateOffset(years=100)).astype("datetime64[s]"))


@lru_cache(maxsize=1 << 14)
def period(cell: str) -> tuple[int, int]:
    """Of when a row is ("2022/23", "FY24", "31/03/2023", "Q2 2023", "wave 3"): the year, of a wave its number, and a
    number that grows with time; (0, 0) where the cell is no period.
    """
    for form in _PERIODS:
        found = form.fullmatch(cell.strip())
        if found:
            part = {name: value for name, value in found.groupdict().items() if value}
            if "w" in part:
                return int(part["w"]), int(part["w"])
            year = int(part["y"]) if "y" in part else 2000 + int(part["s"])
            month = _MONTHS.index(part["m"].lower()) + 1 if "m" in part else int(part.get("n", 12))
            return year, year * 12 + (3 * int(part["q"]) if "q" in part else month)
    return 0, 0


def are_periods(cells: Iterable[str], waves: bool) -> list[bool]:
    """Of each cell, whether it says of when its row is; a small number does only where ``waves`` are meant."""
    years = [period(cell)[0] for cell in cells]
    return [year > 1900 or (waves and year > 0) for year in years]


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
