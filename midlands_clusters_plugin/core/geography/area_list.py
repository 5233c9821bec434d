"""The table of areas: presets from resources/catalogue/areas.json, single authorities and districts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ..base.resources import read_json
from .authorities import current_names, district_to_upper_tier, upper_tier_names

_WIDEST = "midlands_engine_northamptonshire"  # the authorities offered one by one


@dataclass(frozen=True)
class Area:
    """A named set of upper-tier authorities.

    Attributes
    ----------
    codes : GSS codes, ascending.
    kind : "preset", "region", "lep", "combined_authority", "authority", "district", "arrangement", "polygons" or
        "custom".
    date : the year that the set is true for.
    source : where the set comes from, one sentence.
    """

    id: str
    name: str
    codes: tuple[str, ...]
    kind: str
    date: str
    source: str


@lru_cache(maxsize=1)
def builtin_areas() -> dict[str, Area]:
    """The table itself, not to be changed."""
    records = read_json("catalogue", "areas.json")
    found = {record["id"]: Area(**{**record, "codes": tuple(sorted(record["codes"]))}) for record in records}
    return {**found, **{code: single_authority(code) for code in found[_WIDEST].codes}}


def areas() -> dict[str, Area]:
    """The areas offered, by id: the Midlands Engine first; the id of a single authority is its GSS code."""
    return dict(builtin_areas())


@lru_cache(maxsize=1)
def districts() -> dict[str, Area]:
    """The districts that can be mapped, by GSS code: those of the counties among the authorities offered."""
    inside, names = set(builtin_areas()[_WIDEST].codes), current_names()
    found = sorted(code for code, county in district_to_upper_tier().items() if county in inside)
    source = "One district, ONS code and name"
    return {code: Area(code, names[code], (code,), "district", "2025", source) for code in found}


def single_authority(code: str) -> Area:
    """An upper-tier authority as an area."""
    source = "One upper-tier authority, ONS code and name"
    return Area(code, upper_tier_names()[code], (code,), "authority", "2025", source)


def upper_of(code: str) -> str:
    """The upper-tier authority of a district, or the code itself."""
    return district_to_upper_tier().get(code, code)


@lru_cache(maxsize=1)
def blocks_known() -> dict[str, str]:
    """Code -> name of what new authorities can be made of: districts and authorities without, that have outlines."""
    names = {code: area.name for code, area in districts().items()}
    counties = {upper_of(code) for code in names}
    whole = {area.id: area.name for area in areas().values() if area.kind == "authority" and area.id not in counties}
    return {**names, **whole}


_OWN: dict[str, Area] = {}


def own_areas() -> dict[str, Area]:
    """Areas of polygons that the user brought since QGIS was started, by id."""
    return dict(_OWN)


def add_own_area(area: Area) -> None:
    """Offer an area of the user's polygons."""
    _OWN[area.id] = area


def forget_own_areas() -> None:
    """Offer none of them any more."""
    _OWN.clear()


def own_area(ident: str) -> Area | None:
    """One of them by its id, or one of its polygons by its key."""
    whole = _OWN.get(ident) or next((area for area in list(_OWN.values()) if ident in area.codes), None)
    return whole if whole is None or whole.id == ident else replace(whole, id=ident, name=ident, codes=(ident,))
