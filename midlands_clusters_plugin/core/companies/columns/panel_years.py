"""Of when a row is, in files with one row a company and year, quarter or wave: "2022/23", "FY24", "31/03/2023",
"Q2 2023", "wave 3".
"""

from __future__ import annotations

import re
from functools import lru_cache

_Y = r"(?P<y>19[5-9][0-9]|20[0-4][0-9])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<m>{'|'.join(_MONTHS)})[a-z]*"
_TIME = r"(?:[t ]\d{1,2}:\d{2}.*)?"
_FORMS = tuple(
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


@lru_cache(maxsize=1 << 14)
def period(cell: str) -> tuple[int, int]:
    """The year (of a wave its number) and a number that grows with time; (0, 0) where the cell is no period."""
    for form in _FORMS:
        found = form.fullmatch(cell.strip())
        if found:
            part = {name: value for name, value in found.groupdict().items() if value}
            if "w" in part:
                return int(part["w"]), int(part["w"])
            year = int(part["y"]) if "y" in part else 2000 + int(part["s"])
            month = _MONTHS.index(part["m"].lower()) + 1 if "m" in part else int(part.get("n", 12))
            return year, year * 12 + (3 * int(part["q"]) if "q" in part else month)
    return 0, 0


def is_period(cell: str, waves: bool) -> bool:
    """Whether a cell says of when its row is; a small number does only where ``waves`` are meant."""
    year, _ = period(cell)
    return year > 1900 or (waves and year > 0)
