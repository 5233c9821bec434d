"""Dates and periods as people write them; what cannot be read is missing and counted, never guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import pandas as pd

from ...base.i18n import counted, mark, shown, tr
from . import figures
from .column_names import GENERIC
from .convert import coded
from .plan import Plan

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
_WRITTEN_ORDER = re.compile(r"\b(?P<month>m{1,2}\W?d{1,2})\b|\bd{1,2}\W?m{1,3}\b", re.IGNORECASE)
_MIXED_DATES = mark(
    'In "{column}" some dates have the day first, others the month: what may be either is missing. Write them as '
    "2012-05-04."
)


def date_column(column: pd.Series, plan: Plan, notes: list[str]) -> pd.Series:
    """The dates of incorporation of a file; in which order they stand goes into the plan."""
    return read_dates(column, notes, _order_of(column, plan))


def _order_of(column: pd.Series, plan: Plan) -> str:
    """What stands first in the dates of incorporation, a doubt where no cell tells."""
    name = plan.mapping.get("incorporated", "incorporated")
    cells = () if pd.api.types.is_numeric_dtype(column) else coded(column)[1]
    after_year = order_after_year(cells)
    if after_year == DAY:
        plan.convert("incorporated", tr("the day stands before the month"))
        plan.notes.append(
            tr('The dates in "{column}" are written as 2019-31-12, as one of them can be read in no other way.').format(
                column=name
            )
        )
    elif after_year == MIXED:
        plan.doubt("incorporated", shown(_MIXED_DATES).format(column=name))
    if plan.format.id != GENERIC:
        return DAY
    headed = _WRITTEN_ORDER.search(name)
    order = date_order(cells)
    if headed and order == EITHER:
        return MONTH if headed["month"] else DAY
    if order == MONTH:
        plan.convert("incorporated", tr("the month stands first"))
        plan.notes.append(
            tr('The dates in "{column}" have the month first, as one of them can be read in no other way.').format(
                column=name
            )
        )
    elif order == EITHER:
        wording = tr(
            'The dates in "{column}" may have the day or the month first; they were read with the day first. Write '
            "them as 2012-05-04."
        )
        plan.doubt("incorporated", wording.format(column=name))
    elif order == MIXED:
        plan.doubt("incorporated", shown(_MIXED_DATES).format(column=name))
    return order


def read_dates(column: pd.Series, notes: list[str], order: str = "") -> pd.Series:
    """``dates`` of incorporation, with a note on what could not be read."""
    days, unread = dates(column, order)
    if unread:
        notes.append(
            counted(
                "{n} incorporation date could not be read and counts as missing.",
                "{n} incorporation dates could not be read and count as missing.",
                unread,
            )
        )
    return days


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
