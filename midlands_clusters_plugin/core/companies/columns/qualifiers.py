"""What the words beside "turnover" or "employees" make of a figure: the same, another, or nobody knows; and twins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .headings import as_set, heading

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
_INDEX = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}\s*=\s*1(?:00)?(?![0-9])|\b[qh][1-4]\b|\bz[- ]?score", re.IGNORECASE)
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
