"""What a column's heading says beside its name: a year, a unit, an edition, whose postcode, whether it names things."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ...base.resources import resource


@lru_cache(maxsize=1)
def column_data() -> dict[str, Any]:
    """How columns of company files are called, and what the words of their headings say."""
    return json.loads(resource("catalogue", "columns.json").read_text(encoding="utf-8"))


@cache
def terms(kind: str) -> frozenset[str]:
    """The words of one kind in ``column_data``."""
    return frozenset(column_data()["words"][kind].split())


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


@dataclass(frozen=True)
class Heading:
    """A heading taken apart: ``words`` in small letters, the ``year`` it names (0: none), what one of its unit is
    (``factor``), and its ``currency``, "GBP", another's code, or "" where it names none.
    """

    wording: tuple[str, ...]
    year: int
    factor: float
    currency: str
    is_label: bool  # "LA (name)": the name of a code beside it

    @property
    def may_be_years(self) -> bool:
        """Whether the heading speaks of years rather than of figures ("Turnover year")."""
        return not _ABOUT_YEARS.isdisjoint(self.wording)

    @property
    def edition(self) -> str:
        """Of a column of SIC or NACE codes, the year of the edition that it names if that is not 2007."""
        found = [word for word in self.wording if word in _EDITIONS]
        if "nace" in self.wording:  # revision 1.1 is SIC 2003, 2 is SIC 2007, 2.1 is SIC 2026
            revision = _REVISION.search(" ".join(self.wording))
            return {"1": "2003", "1 1": "2003", "2 1": "newer"}.get(revision[1], "") if revision else ""
        return (
            ""
            if not found or "2007" in self.wording or "07" in self.wording
            else "2003"
            if found[0].endswith("03")
            else "newer"
            if found[0].endswith("26")
            else "older"
        )

    @property
    def place_rank(self) -> int:
        """Of several postcode columns, which goes first: where a company trades, a plain one, where its letters go."""
        return (
            0
            if not terms("trading").isdisjoint(self.wording)
            else 2
            if not terms("letters").isdisjoint(self.wording)
            else 1
        )

    @property
    def names_the_company(self) -> bool:
        """Whether the column may be another name of the company: "Legal name" beside "Trading name"."""
        wording = set(self.wording)
        return (
            self.reads_like_a_name
            and "name" in wording
            and bool(wording & terms("of company"))
            and not wording & terms("of others")
        )

    @property
    def reads_like_a_name(self) -> bool:
        """Whether the column may hold what its rows are called."""
        wording = set(self.wording)
        return (
            not self.is_label
            and bool(wording & {"name", "names", *terms("named")})
            and not wording & terms("not names")
            and len(self.wording) < 6
        )


@lru_cache(maxsize=1 << 16)
def heading(name: str) -> Heading:
    """Take a heading apart."""
    wording = tuple(word.lower() for word in _TEXT.findall(str(name).replace("'", "")))
    year, short = _YEAR.search(str(name)), _SHORT_YEAR.search(str(name))
    currency = next((_OTHER_MONEY.get(one, one.upper()) for one in wording if one in terms("currencies")), "")
    pounds = not POUNDS.isdisjoint(wording)
    if not currency and not terms("own currency").isdisjoint(wording) and not {"currency", "lcu"}.isdisjoint(wording):
        currency = "local currency"
    factors = [_FACTORS.get(word) or _OF_MONEY.get(word) or 1.0 for word in wording]
    times = _TIMES.search(str(name))
    factors += [unit for form, unit in _BESIDE_MONEY if form.search(str(name))]
    factor = max([*factors, 1e6 if times and times[1] else 1e3 if times else 1.0]) if 0.01 not in factors else 0.01
    return Heading(
        wording,
        int(year[1]) if year else 2000 + int(short[1]) if short else 0,
        factor,
        "GBP" if pounds and not currency else currency,
        str(name).rstrip().casefold().endswith("(name)"),
    )


def is_of_money(line: str) -> bool:
    """Whether a line above a table speaks of money, not of people."""
    return bool(heading(line).currency) or not terms("money").isdisjoint(heading(line).wording)


def people_factor(name: str) -> float:
    """What one of a column's unit is in people: "Employees (000s)"; a single letter such as M or K says something else
    there, and so does a unit of money: "Figures (£000) Employees".
    """
    if heading(name).currency:
        return 1.0
    return max((_FACTORS.get(word, 1.0) for word in heading(name).wording), default=1.0)


def year_of(name: str) -> int:
    """The year that a heading names, 0 where it names none."""
    return heading(name).year or short_year(name)


def short_year(name: str) -> int:
    """The year at the end of a heading such as "Employees_23" or "Staff Mar-22", 0 where there is none."""
    found = _LAST_TWO.search(str(name).rstrip())
    return 2000 + int(found[1]) if found else 0


@lru_cache(maxsize=1 << 14)  # each rule asks for each name again
def is_another(name: str) -> bool:
    """Whether a heading speaks of another figure than a company's of a year."""
    wording = set(heading(name).wording)
    leaving = bool(wording & terms("people")) and "turnover" in wording  # "Staff turnover", "Turnover/employee"
    return leaving or bool(wording & terms("another figure") or _INDEX.search(name) or _RATIO.search(name))


def says_more(name: str) -> bool:
    """Whether a heading holds a word that nobody knows here, so that its figures may be others."""
    wording = heading(name).wording
    return any(word.isalpha() and word not in terms("the same figure") for word in wording if word not in "£$€%")


def twins(taken: str, names: Sequence[str], samples: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns with the very heading of the one that was taken, and other cells: "Employees" and "Employees (2)"."""
    again = re.compile(re.escape(" ".join(taken.split())) + r"(?: \([0-9]+\))?", re.IGNORECASE)
    found = (name for name in names if name != taken and again.fullmatch(name.strip()))
    return [name for name in found if samples.get(name, ()) != samples.get(taken, (name,))]
