"""What a column's heading says beside its name: a year, a unit, an edition, whose postcode, whether it names things;
and units that stand elsewhere: in a column beside figures, in a row below the header, above or below the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ...base.reading import MOST_COLUMNS
from ...base.resources import read_json
from .figures import NOTHING


@cache
def column_data() -> dict[str, Any]:
    """How columns of company files are called, and what the words of their headings say."""
    return read_json("catalogue", "columns.json")


@cache
def terms(kind: str) -> frozenset[str]:
    """The words of one kind in ``column_data``."""
    return frozenset(column_data()["words"][kind].split())


@lru_cache(maxsize=MOST_COLUMNS * 2)  # each rule asks for each name again
def plain(name: str) -> str:
    """A column name without case, blanks and signs."""
    return _SIGNS.sub("", str(name).casefold())


_SIGNS = re.compile(r"[^0-9a-z£]+")
_TEXT = re.compile(
    r"(?i:gbp|usd|eur)(?=(?i:k|m|mn|bn|th|mio)?(?![A-Za-z]))|[kKmM](?=GBP|USD|EUR)|"  # "GBPm", "kEUR"
    r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+|[%£$€]"
)
_TIMES = re.compile(r"(?<![a-z0-9])[x×*] ?1[, ]?000((?:[, ]?000)?)(?![0-9])", re.IGNORECASE)
# Units that are none without the currency beside them: "(£MM)", "(T£)", "(£1000)".
_BESIDE_MONEY = (
    (re.compile(r"(?:£|\bgbp)\s*mm?['’]?s?\b|\bmm?\s*(?:£|gbp)", re.IGNORECASE), 1e6),
    (re.compile(r"(?:£|\bgbp)\s*[kt]['’]?s?\b|\bt\s*(?:£|gbp)|[(\[]\s*£\s*1[, ]?000(?![0-9,])", re.IGNORECASE), 1e3),
)
_YEAR = re.compile(r"(?<![0-9])(19[5-9][0-9]|20[0-4][0-9])(?![0-9])")
_SHORT_YEAR = re.compile(r"\bfy *'?([0-9]{2})\b", re.IGNORECASE)
_LAST_TWO = re.compile(r"(?:[_ '’(/-]|[a-z])([0-3][0-9])\)?$")
_FACTORS = {
    **dict.fromkeys(("th", "ths", "thou", "thous", "thousand", "thousands", "000", "000s"), 1e3),
    **dict.fromkeys(("million", "millions", "mil", "mill", "mio", "mn", "mln"), 1e6),
    **dict.fromkeys(("bn", "billion", "billions"), 1e9),
}
_OF_MONEY = {"k": 1e3, "m": 1e6, "pence": 0.01}
POUNDS = frozenset(("£", "gbp", "sterling", "pound", "pounds"))
_OTHER_MONEY = {"dollar": "USD", "dollars": "USD", "$": "USD", "euro": "EUR", "euros": "EUR", "€": "EUR"}
_ABOUT_YEARS = frozenset(("year", "years", "yr", "yrs"))
_EDITIONS = frozenset(("2003", "03", "1992", "92", "1980", "80", "1997", "97", "2026", "26"))
_REVISION = re.compile(r"\brev(?:ision)? ([12](?: 1)?)\b")
# As ``terms("another figure")``: the figure is another than that of a company in a year ("Turnover index").
_INDEX = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}\s*=\s*1(?:00)?(?![0-9])|(?<![A-Za-z0-9])[qh][1-4](?![0-9])|\bz[- ]?score",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"/\s*(?:head|employees?|fte|person|capita|site|company|firm|month|week|quarter|day)\b", re.IGNORECASE
)
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


@dataclass(frozen=True)
class Heading:
    """A heading taken apart; what it says of its column is worked out once."""

    wording: tuple[str, ...]  # its words in small letters
    year: int  # that it names, 0 for none
    short_year: int  # at its end, as in "Employees_23" or "Staff Mar-22"; 0 for none
    factor: float  # what one of its unit is in pounds
    people: float  # the same in people, where a letter such as M or K says something else, and money nothing
    currency: str  # "GBP", another's code, "" where it names none
    foreign: bool  # figures in another currency than pounds
    about_years: bool  # it speaks of years rather than of figures ("Turnover year")
    another: bool  # it speaks of another figure than a company's of a year
    says_more: bool  # it holds a word that nobody knows here, so that its figures may be others
    edition: str  # of SIC or NACE codes: "2003", "newer" or "older", "" for 2007
    place_rank: int  # of several postcodes: 0 where a company trades, 1 a plain one, 2 for its letters
    is_a_name: bool  # the column may hold what its rows are called
    is_the_companys: bool  # the column may be another name of the company: "Legal name" beside "Trading name"

    def factor_of(self, column: str) -> float:
        """What one of its unit is in people for ``employees``, in pounds for any other column."""
        return self.people if column == "employees" else self.factor


@lru_cache(maxsize=1 << 16)
def heading(name: str) -> Heading:
    """Take a heading apart."""
    name = str(name)
    wording = tuple(word.lower() for word in _TEXT.findall(name.replace("'", "")))
    there = frozenset(wording)
    year, short, last = _YEAR.search(name), _SHORT_YEAR.search(name), _LAST_TWO.search(name.rstrip())
    currency = next((_OTHER_MONEY.get(one, one.upper()) for one in wording if one in terms("currencies")), "")
    if not currency and there & terms("own currency") and there & {"currency", "lcu"}:
        currency = "local currency"
    currency = currency or ("GBP" if there & POUNDS else "")
    factors = [_FACTORS.get(word) or _OF_MONEY.get(word) or 1.0 for word in wording]
    times = _TIMES.search(name)
    factors += [unit for form, unit in _BESIDE_MONEY if form.search(name)]
    factors += [1e6 if times[1] else 1e3] if times else []
    leaving = bool(there & terms("people")) and "turnover" in there  # "Staff turnover", "Turnover/employee"
    is_label = name.rstrip().casefold().endswith("(name)")  # "LA (name)": the name of a code beside it
    is_a_name = bool(there & terms("named")) and not there & terms("not names") and len(wording) < 6 and not is_label
    of_company = "name" in there and bool(there & terms("of company")) and not there & terms("of others")
    return Heading(
        wording=wording,
        year=int(year[1]) if year else 2000 + int(short[1]) if short else 0,
        short_year=2000 + int(last[1]) if last else 0,
        factor=0.01 if 0.01 in factors else max([*factors, 1.0]),
        people=1.0 if currency else max((_FACTORS.get(word, 1.0) for word in wording), default=1.0),
        currency=currency,
        foreign=currency not in ("", "GBP"),
        about_years=bool(there & _ABOUT_YEARS),
        another=leaving or bool(there & terms("another figure") or _INDEX.search(name) or _RATIO.search(name)),
        says_more=any(one.isalpha() and one not in terms("the same figure") and one not in "£$€%" for one in wording),
        edition=_edition(wording),
        place_rank=0 if there & terms("trading") else 2 if there & terms("letters") else 1,
        is_a_name=is_a_name,
        is_the_companys=is_a_name and of_company,
    )


def _edition(wording: tuple[str, ...]) -> str:
    """Of a column of SIC or NACE codes, the year of the edition that it names if that is not 2007."""
    if "nace" in wording:  # revision 1.1 is SIC 2003, 2 is SIC 2007, 2.1 is SIC 2026
        revision = _REVISION.search(" ".join(wording))
        return {"1": "2003", "1 1": "2003", "2 1": "newer"}.get(revision[1], "") if revision else ""
    found = next((word for word in wording if word in _EDITIONS), "2007")
    if "2007" in wording or "07" in wording:
        found = "2007"
    return {"07": "", "03": "2003", "26": "newer"}.get(found[-2:], "older")


def twins(taken: str, names: Sequence[str], samples: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns with the very heading of the one that was taken, and other cells: "Employees" and "Employees (2)"."""
    again = re.compile(re.escape(" ".join(taken.split())) + r"(?: \([0-9]+\))?", re.IGNORECASE)
    found = (name for name in names if name != taken and again.fullmatch(name.strip()))
    return [name for name in found if samples.get(name, ()) != samples.get(taken, (name,))]


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
