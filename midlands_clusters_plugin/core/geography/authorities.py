"""Names of authorities, and the upper tier that a district belongs to, from resources/geography/authorities.json."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

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


@lru_cache(maxsize=1)
def changed_codes() -> dict[str, tuple[str, int, tuple[str, ...]]]:
    """GSS code that went out of use from 2011 on -> its name, the year, and the codes that its area has had since."""
    lines = resource("geography", "code_changes.csv").read_text(encoding="utf-8").splitlines()
    found = csv.DictReader(lines)
    return {row["code"]: (row["name"], int(row["from"]), tuple(row["became"].split(";"))) for row in found}


def _later(code: str) -> str:
    """The code that one became which went out of use; the code itself where it did not, or was divided."""
    changes = changed_codes()
    while code in changes and len(changes[code][2]) == 1:
        code = changes[code][2][0]
    return code


def upper_tier_of(codes: Iterable[object]) -> np.ndarray:
    """The upper-tier code in use for each GSS code: a district's county, an upper-tier code or its successor.

    An object array of the length of ``codes``, with None where there is none.
    """
    from ..base.arrays import objects  # numpy: not at QGIS's start

    counties, upper, newer = district_to_upper_tier(), upper_tier_names(), superseded_codes()
    known = upper.keys() | counties.keys()
    codes = [_later(code) if isinstance(code, str) and code not in known else code for code in codes]
    found = [code if code in upper else counties.get(code) if isinstance(code, str) else None for code in codes]
    return objects(newer.get(code, code) if code else None for code in found)


def plain_name(name: str) -> str:
    """A name for comparing: its letters without titles, "Herefordshire, County of" like "County of Herefordshire"."""
    wording = re.findall(r"[a-z]+", str(name).lower().replace("&", " and "))
    return " ".join(sorted(_TITLES.sub(" ", " ".join(wording)).split())) or " ".join(sorted(wording))
