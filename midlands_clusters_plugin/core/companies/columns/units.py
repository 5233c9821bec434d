"""Units of figures that do not stand in their heading: beside them, in a row below it, above or below the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .figures import NOTHING
from .headings import POUNDS, heading, terms

_MONEY_LINE = re.compile(
    r"[£$€]\W*(?:'?000s?|k|mn?|bn|mil\w*|th\w*|bil\w*)\b|(?:'000s?|\b(?:thousands?|millions?|billions?))\b\W*(?:of\s*)?"
    r"(?:[£$€]|gbp|usd|eur|pounds?|sterling|us dollars?|dollars?|euros?)|"
    r"\b(?:in|are) (?:thousands|millions|billions)\b|"
    r"\b(?:gbp|usd|eur|pounds?|dollars?|euros?)\W*(?:'?000s?|k|mn?|bn|thousands?|millions?|billions?)\b|"
    r"(?<![\d,.])(?<!\d\s)'?000s?\b|"
    r"\b(?:in|are) (?:usd|eur|us dollars?|dollars?|euros?)\b",
    re.IGNORECASE,
)


_MULTIPLIER = re.compile(r"1(?:,?000){1,3}")
_PLACE = re.compile(r"[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}")


@lru_cache(maxsize=4096)
def unit(cell: str) -> tuple[float, bool]:
    """What one of a unit such as "£000" or "USD m" is, and whether it is of pounds; a word that is no unit is not."""
    if " ".join(cell.split()).casefold() in NOTHING:
        return 1.0, True
    if _MULTIPLIER.fullmatch(cell.strip()):
        return float(cell.replace(",", "")), True
    found = heading(cell)
    strange = [word for word in set(found.wording) - POUNDS - terms("around units") if heading(word).factor == 1]
    return found.factor, not found.foreign and not strange


def is_unit(cell: str) -> bool:
    """Whether a cell below or beside figures says in what they are: "£000", "GBP", "EUR"."""
    found = heading(cell)
    return len(cell) < 30 and bool(found.wording) and (bool(found.currency) or found.factor != 1)


def is_row_of_units(cells: Sequence[str]) -> bool:
    """Whether a row holds nothing but units ("£ million") and words such as "number", one unit of money at least."""
    filled = [cell for cell in cells if cell.strip()]
    return any(map(is_unit, filled)) and all(
        is_unit(cell) or terms("below a header").issuperset(heading(cell).wording) for cell in filled
    )


def are_units(cells: Iterable[str]) -> bool:
    """Whether a column says currencies or units: most of its cells, and nothing in it is a figure."""
    some = [cell for cell in cells if cell.strip()]
    return bool(some) and sum(is_unit(cell) or bool(_MULTIPLIER.fullmatch(cell.strip())) for cell in some) > 0.8 * len(
        some
    )


def line_with_unit(lines: Iterable[str]) -> str:
    """Of the lines above or below a table the first that says a unit of money, "" where none does."""
    return next((line.strip() for line in lines if _MONEY_LINE.search(line)), "")


def line_of_rows(rows: Iterable[Sequence[str]]) -> str:
    """The same of rows of cells: one that names no place and fills two cells at most may be a line of text."""
    filled = ([cell.strip() for cell in row if cell.strip()] for row in rows)
    return line_with_unit(
        " ".join(cells) for cells in filled if 0 < len(cells) < 3 and not any(map(_PLACE.fullmatch, cells))
    )
