"""Periods as tables write them ("2022/23", "Jan 2024", "2023 Q4", "01/04/2023"): which is newer, what holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(?P<month>0[0-9]|1[0-2])(?:\d\d)?)?(?!\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/–]\s?(\d\d)(?![\d/-])")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-\d\d)?(?![\d/])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"(?<![a-z])(" + "|".join(_MONTHS) + r")[a-z]*", re.IGNORECASE)
_SHORT = re.compile(r"^(" + "|".join(_MONTHS) + r")[a-z]*[-\s'](\d\d)$", re.IGNORECASE)
_QUARTER = re.compile(r"(?<![a-z])q(?:uarter)?\s?([1-4])(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:19|20)\d\d\s+(\d{1,2})$")
_HEADING = re.compile(
    r"(?<![a-z])(periods?|time|time ?periods?|years?|date|quarter|month|calendar|financial|fiscal)(?![a-z])",
    re.IGNORECASE,
)
_IN_NAME = re.compile(  # a day, a quarter, a month, a year or a financial year, before or behind a name
    r"(?P<before>.*?)[\s_(,:-]*(?<!\d)(?P<year>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d[\s_-]?q[1-4]|"
    r"q[1-4][\s_-]?(?:19|20)\d\d|(?<![a-z])(?:" + "|".join(_MONTHS) + r")[a-z]*[\s_-]?(?:19|20)\d\d|"
    r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d(?!\d))?)\)?(?P<after>\D*)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:calendar|financial|fiscal|reporting)[\s_]?)?(?:quarter|qtr|month|week|period)(?:[\s_]?(?:no|number))?",
    re.IGNORECASE,
)
_NUMBERED = frozenset(f"{number:0{width}d}" for number in range(1, 54) for width in (1, 2))
_BESIDE = re.compile(  # what may stand beside a year; "Local Authority District (2024)" is no period
    r"\b(?:(?:"
    + "|".join(_MONTHS)
    + r")[a-z]*|years?|ending|ended|to|from|and|the|as|at|academic|tax|fiscal|financial|"
    r"calendar|mid|census|survey|week|months?|quarters?|half|provisional|revised|annual|[qhw]\d{0,2}|[faprc]y?)\b"
)
_LONGEST = 40  # characters of a period; a sentence that names a year is none
Key = tuple[int, int]


def period_key(text: str) -> Key | None:
    """Year and month that a period ends in, for sorting (month 0 where none is said); None for what is no period."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    short = _SHORT.match(text)
    if short:
        return 2000 + int(short[2]), _month(short[1])
    day, iso = _DAY.findall(text), _ISO.findall(text)
    if day:
        return int(day[-1][2]), int(day[-1][1]) if int(day[-1][1]) <= 12 else int(day[-1][0])
    years = list(_YEAR.finditer(text))
    if not years:
        return None
    year, month = int(years[-1][1]), int(years[-1]["month"] or 0)
    spans = [(int(start), (int(end) - int(start)) % 100) for start, end in _SPAN.findall(text)]
    if spans and (spans[-1][1] == 1 or (not iso and spans[-1][1] < 20)):
        return sum(spans[-1]), 0  # 2011-12 is a financial year sooner than a December
    if iso:
        return int(iso[-1][0]), int(iso[-1][1])
    names, quarter, number = _MONTH.findall(text), _QUARTER.search(text), _NUMBER.match(text)
    if names:
        return year, _month(names[-1])
    if quarter:
        return year, 3 * int(quarter[1])
    return year, int(number[1]) if number and int(number[1]) <= 12 else month


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def is_part_of_year(heading: str) -> bool:
    """Whether a column may hold quarters or months that belong to a column of years."""
    return bool(re.search(r"(?<![a-z])(quarter|month)", heading, re.IGNORECASE))


def holds_periods(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column holds periods: by its heading and values, or by values that can be nothing else."""
    different = {cell for cell in cells if cell}
    if not different or sum(period_key(cell) is not None for cell in different) < 0.9 * len(different):
        return False
    if _HEADING.search(heading):
        return True
    plain = [cell for cell in different if not re.fullmatch(r"[\d.,]+", cell)]
    return bool(plain) and not any(re.search("[a-z]", _BESIDE.sub("", cell.casefold())) for cell in plain)


def numbers_parts_of_years(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column numbers quarters, months or weeks, and holds no figures."""
    numbered = all(cell.strip().removesuffix(".0") in _NUMBERED for cell in cells)
    return numbered and bool(_PART.fullmatch(heading.strip()))


def without_period(name: str) -> tuple[str, Key | None]:
    """A column's name without a period at its end or beginning, and that: "Jobs 2023/24" -> ("jobs", (2024, 0))."""
    match = _IN_NAME.fullmatch(name.strip())
    if match is None or (match["before"].strip() and match["after"].strip()):
        return name.strip().casefold(), None
    return f"{match['before']} {match['after']}".strip(" _-()").casefold(), period_key(match["year"])
