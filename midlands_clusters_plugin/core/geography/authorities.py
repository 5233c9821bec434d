"""Names and GSS codes of authorities: a district's upper tier, which codes were in use when, what became of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..base.i18n import sentences, tr
from ..base.resources import read_json, resource

if TYPE_CHECKING:
    import numpy as np


# Words by which an authority is called something else elsewhere: "City of Derby (B)", "Camden London Boro".
_TITLES = re.compile(
    r"\b(?:city and county|city|county|district|london borough|london boro|borough|boro|unitary authority|of|the|b)\b"
)
_REGISTERED = re.compile(r", *(?:City|County) of *$")
# The same of the column authority_name, for QGIS.
AS_SPOKEN = "regexp_replace(\"authority_name\", ', *(City|County) of *$', '')"


def as_spoken(name: str) -> str:
    """An authority's name as it is spoken: "Herefordshire, County of" -> "Herefordshire". Another comma stands between
    the places of a new authority ("Nottingham, Broxtowe and Gedling"), which is none of them alone.
    """
    return _REGISTERED.sub("", name)


@dataclass(frozen=True)
class Membership:
    """How companies belong to outlines that are not upper-tier authorities: districts, authorities to come, polygons.

    Attributes
    ----------
    codes : code of a district, or of an upper-tier authority without districts -> code of the outline.
    split : codes of those whose companies are told apart by position; ``complete``: of these, those that the outlines
        cover, so that a company of theirs belongs to the nearest outline where it lies in none.
    by_position : every company is asked by its position.
    overlaps : upper-tier codes whose maps could be subtracted from maps of these outlines.
    parts_of : of these, the authorities of which the outlines hold a real part, not a strip along a boundary that two
        sources draw otherwise.
    """

    codes: Mapping[str, str]
    split: frozenset[str] = frozenset()
    complete: frozenset[str] = frozenset()
    by_position: bool = False
    overlaps: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()


def _table(name: str) -> dict[str, str]:
    return read_json("geography", "authorities.json")[name]


def upper_tier_names() -> dict[str, str]:
    """GSS code -> name of every upper-tier authority known here (E06, E08, E09, E10; Wales W06; Scotland S12)."""
    return _table("upper_tier")


def district_to_upper_tier() -> dict[str, str]:
    """GSS code of a district (E07) -> that of its county (E10), in the lookup of 2021, abolished counties included."""
    return _table("districts")


@lru_cache(maxsize=1)
def current_names() -> dict[str, str]:
    """GSS code -> name of every upper-tier authority and of every district, abolished ones included."""
    return {**_table("district_names"), **_table("upper_tier")}


def superseded_codes() -> dict[str, str]:
    """GSS code out of use -> the one in use for the authority of that name (Barnsley E08000016 -> E08000038)."""
    return _table("superseded")


@dataclass(frozen=True)
class CodeChange:
    """A code that went out of use in a year, and the codes that its area has had since then."""

    code: str
    name: str
    year: int
    became: tuple[str, ...]

    @property
    def wording(self) -> str:
        """One sentence on what became of it."""
        names = current_names()
        new = ", ".join(f"{names.get(code, code)} ({code})" for code in self.became)
        if len(self.became) > 1:
            stated = tr("{name} ({code}) was divided in {year}, into {new}.")
        elif names.get(self.became[0]) == self.name:
            stated = tr("{name} has had another code since {year}: {new} in place of {code}.")
        else:
            stated = tr("{name} ({code}) became part of {new} in {year}.")
        return stated.format(name=self.name, code=self.code, year=self.year, new=new)


@lru_cache(maxsize=1)
def code_changes() -> dict[str, CodeChange]:
    """The codes of counties, unitaries and districts that went out of use from 2011 on."""
    rows = csv.DictReader(resource("geography", "code_changes.csv").read_text(encoding="utf-8").splitlines())
    made = (CodeChange(row["code"], row["name"], int(row["from"]), tuple(row["became"].split(";"))) for row in rows)
    return {one.code: one for one in made}


def _later(code: str) -> str:
    """The code that one became which went out of use; the code itself where it did not, or was divided."""
    changes = code_changes()
    while code in changes and len(changes[code].became) == 1:
        code = changes[code].became[0]
    return code


def upper_tier_of(codes: Iterable[object]) -> np.ndarray:
    """The upper-tier code in use for each GSS code: a district's county, an upper-tier code or its successor.

    An object array of the length of ``codes``, with None where there is none.
    """
    from .arrays import objects  # numpy: not at QGIS's start

    counties, upper, newer = district_to_upper_tier(), upper_tier_names(), superseded_codes()
    known = upper.keys() | counties.keys()
    codes = [_later(code) if isinstance(code, str) and code not in known else code for code in codes]
    found = [code if code in upper else counties.get(code) if isinstance(code, str) else None for code in codes]
    return objects(newer.get(code, code) if code else None for code in found)


def plain_name(name: str) -> str:
    """A name for comparing: its letters without titles, "Herefordshire, County of" like "County of Herefordshire"."""
    wording = re.findall(r"[a-z]+", str(name).lower().replace("&", " and "))
    return " ".join(sorted(_TITLES.sub(" ", " ".join(wording)).split())) or " ".join(sorted(wording))


def years_of(codes: Iterable[object]) -> tuple[int, int | None] | None:
    """First and last year (None: they still are) in which all these codes were in use; None where there was none."""
    given, changes = {str(code) for code in codes}, code_changes()
    since = {new: one.year for one in changes.values() for new in one.became}
    first = max((since.get(code, 2011) for code in given), default=2011)  # the year from which the codes are used
    last = min((changes[code].year - 1 for code in given if code in changes), default=None)
    return None if last is not None and last < first else (first, last)


def years_wording(codes: Iterable[object]) -> str:
    """One sentence on the years that codes are of; "" where they are in use today and tell nothing."""
    given = sorted({str(code) for code in codes})
    years = years_of(given)
    if years is None:
        changes = code_changes()
        old = [changes[code].wording for code in given if code in changes]
        return sentences(tr("The codes are of different years, which do not go together."), *old[:3])
    first, last = years
    if last is None:
        return ""
    stated = tr("The codes are those of {first} to {last}.") if first < last else tr("The codes are those of {first}.")
    return stated.format(first=first, last=last)
