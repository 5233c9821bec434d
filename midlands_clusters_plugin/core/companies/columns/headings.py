"""What a column's heading says beside its name: a year, a unit, an edition, whose postcode, whether it names things."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache


def as_set(wording: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(wording.split())


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
_MONEY_WORDS = as_set("turnover revenue revenues sales money amounts value values")
_OTHER_MONEY = {
    **dict.fromkeys(("usd", "dollar", "dollars", "$"), "USD"),
    **dict.fromkeys(("eur", "euro", "euros", "€"), "EUR"),
    **{
        code: code.upper()
        for code in as_set("aud cad chf jpy cny rmb inr sek nok dkk pln aed hkd sgd zar nzd krw brl mxn ils czk huf")
    },
}
_OWN_CURRENCY = as_set(
    "local original native functional national lcu"
)  # each company's own: "Turnover (local currency)"
_ABOUT_YEARS = frozenset(("year", "years", "yr", "yrs"))
_TRADING = as_set(
    "trading site location premises workplace operating operational delivery project practice branch store "
    "establishment"
)
_LETTERS = as_set(
    "dpo agent registered registration correspondence previous former provider parent billing invoice owner head home "
    "contact"
)
_EDITIONS = frozenset(("2003", "03", "1992", "92", "1980", "80", "1997", "97", "2026", "26"))
_REVISION = re.compile(r"\brev(?:ision)? ([12](?: 1)?)\b")
_NAMES = as_set("name names")
_NAMED = as_set(
    "ratepayer occupier charity employer organisation organization operator licensee supplier recipient "
    "establishment practice premises proprietor company business firm school provider title trader tenant "
    "undertaking manufacturer exhibitor member participant beneficiary contractor applicant brand shop "
    "site facility outlet"
)
_OF_COMPANY = as_set("legal trading registered company business firm organisation organization employer")
_OF_OTHERS = as_set("parent previous former old ultimate owner holding provider fund")
_NOT_NAMES = as_set(
    "street road town city county region ward district authority council country area file first last "
    "surname forename user sector cluster industry sic column type class code id number no ref reference "
    "url website web address date description status group constituency lsoa msoa place locality postcode "
    "email phone telephone category field size band count project programme fund fax local nuts parish "
    "village state nation product line lines contact person director manager officer signatory "
    "activity substance"
)

# With one of these the figure is another than that of a company in a year: "Turnover index", "Employees at risk".
_ANOTHER = as_set(
    "index score scores decile quartile quintile percentile code id ref flag class category type source weight "
    "weighting target forecast forecasts projected projection planned budget budgeted expected required log "
    "normalised standardised density median minimum min maximum max bound lower upper monthly month months weekly "
    "week quarterly quarter daily hourly hours q1 q2 q3 q4 h1 h2 ytd mtd export exports exported overseas abroad "
    "foreign domestic parent hired hires recruited joiners leavers furloughed redundant redundancies reduction "
    "lost loss gained created safeguarded risk zero apprentices apprentice trainees temporary agency casual "
    "disabled aged age satisfaction engagement wage wages salary salaries pay pension pensions training spend "
    "parking room nurse nurses new starters vacancies absence sickness turnover_rate difference missing known "
    "verified confidence quality note notes comment comments url"
)
_INDEX = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}\s*=\s*1(?:00)?(?![0-9])|(?<![A-Za-z0-9])[qh][1-4](?![0-9])|\bz[- ]?score",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"/\s*(?:head|employees?|fte|person|capita|site|company|firm|month|week|quarter|day)\b", re.IGNORECASE
)
_PEOPLE = as_set("staff employee employees headcount workforce")
# With these it stays what it is.
_THE_SAME = as_set(
    "turnover revenue revenues sales operating net gross total annual employees employee headcount staff jobs "
    "employment workforce fte people persons person number numbers num no nr n of count counts size band bands "
    "range estimate estimated estimates est best actual approx approximate reported published declared stated "
    "value amount figure figures latest last avail available recent most current year years yr yrs fy end ended "
    "ending at as in on for the a and per to from by its x s th ths thou thous thousand thousands million "
    "millions mil mill mio mn mm mln bn billion billions k m t ms ks pence gbp pound pounds sterling uk gb site "
    "sites local company firm business enterprise organisation financial fiscal accounts account filed accounting "
    "period during average avg mean jan feb mar apr may jun jul aug sep sept oct nov dec january february march "
    "april june july august september october november december date full all incl including excl excluding vat "
    "statement paye vendor currency units unit"
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
        return 0 if not _TRADING.isdisjoint(self.wording) else 2 if not _LETTERS.isdisjoint(self.wording) else 1

    @property
    def names_the_company(self) -> bool:
        """Whether the column may be another name of the company: "Legal name" beside "Trading name"."""
        wording = set(self.wording)
        return self.reads_like_a_name and "name" in wording and bool(wording & _OF_COMPANY) and not wording & _OF_OTHERS

    @property
    def reads_like_a_name(self) -> bool:
        """Whether the column may hold what its rows are called."""
        wording = set(self.wording)
        return (
            not self.is_label
            and bool(wording & (_NAMES | _NAMED))
            and not wording & _NOT_NAMES
            and len(self.wording) < 6
        )


@lru_cache(maxsize=1 << 16)
def heading(name: str) -> Heading:
    """Take a heading apart."""
    wording = tuple(word.lower() for word in _TEXT.findall(str(name).replace("'", "")))
    year, short = _YEAR.search(str(name)), _SHORT_YEAR.search(str(name))
    currency = next((_OTHER_MONEY[word] for word in wording if word in _OTHER_MONEY), "")
    pounds = not POUNDS.isdisjoint(wording)
    if not currency and not _OWN_CURRENCY.isdisjoint(wording) and not {"currency", "lcu"}.isdisjoint(wording):
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
    return bool(heading(line).currency) or not _MONEY_WORDS.isdisjoint(heading(line).wording)


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
    leaving = bool(wording & _PEOPLE) and "turnover" in wording  # "Staff turnover", "Turnover/employee"
    return leaving or bool(wording & _ANOTHER or _INDEX.search(name) or _RATIO.search(name))


def says_more(name: str) -> bool:
    """Whether a heading holds a word that nobody knows here, so that its figures may be others."""
    wording = heading(name).wording
    return any(word.isalpha() and word not in _THE_SAME for word in wording if word not in "£$€%")


def twins(taken: str, names: Sequence[str], samples: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns with the very heading of the one that was taken, and other cells: "Employees" and "Employees (2)"."""
    again = re.compile(re.escape(" ".join(taken.split())) + r"(?: \([0-9]+\))?", re.IGNORECASE)
    found = (name for name in names if name != taken and again.fullmatch(name.strip()))
    return [name for name in found if samples.get(name, ()) != samples.get(taken, (name,))]
