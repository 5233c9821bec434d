"""Areas: named sets of upper-tier authorities, each with a date and a source, from resources/catalogue/areas.json.

Boundaries are in boundaries.py and can be had from here too.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..base.errors import UserError
from ..base.i18n import tr
from .area_list import Area, areas, builtin_areas, districts, own_area, single_authority
from .authorities import district_to_upper_tier, superseded_codes, upper_tier_names, upper_tier_of

if TYPE_CHECKING:
    from .boundaries import Boundaries, boundaries_from_frame, builtin_boundaries, read_boundaries

_HEAVY = ("Boundaries", "boundaries_from_frame", "builtin_boundaries", "read_boundaries")
__all__ = [
    "Area",
    "Boundaries",
    "areas",
    "boundaries_from_frame",
    "builtin_boundaries",
    "districts",
    "get_area",
    "read_boundaries",
]

COUNTRY = "great_britain"  # its hexagons need no boundaries: country.py


def __getattr__(name: str) -> Any:
    """The names of boundaries.py, imported when first asked for: they need geopandas, and a list of areas does not."""
    if name not in _HEAVY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".boundaries", __package__), name)


def get_area(id: str) -> Area:  # noqa: A002 - the word of the interface
    """An area by id: also the GSS code of an upper-tier authority or of a district (of one without an outline: of its
    county), and several ids joined by "+". Raises UserError for one that is unknown.
    """
    parts = [part.strip() for part in str(id).split("+") if part.strip()]
    found = [_one(part) for part in parts]
    if not found:
        raise UserError(tr("No area was chosen: choose one from the list, or give the GSS codes of its authorities."))
    if len(found) == 1:
        return found[0]
    if any(area.kind in ("arrangement", "polygons") for area in found) and not _together(found):
        raise UserError(tr("New authorities of an arrangement cannot be joined with other areas: choose one of them."))
    every = {code for area in found for code in area.codes}
    codes = sorted(code for code in every if district_to_upper_tier().get(code) not in every)  # counted in its county
    ids, names = "+".join(area.id for area in found), " + ".join(area.name for area in found)
    return Area(ids, names, tuple(codes), "custom", max(area.date for area in found), tr("Chosen by the user"))


def _one(ident: str) -> Area:
    known = builtin_areas()
    if ident.lower() in known:
        return known[ident.lower()]
    if ident.lower() == COUNTRY:
        return _country()
    if ident.upper() in districts():
        return districts()[ident.upper()]
    if ident.lower().startswith("new-"):
        return _new(ident.lower())
    if (own := own_area(ident.lower())) is not None:
        return own
    code = upper_tier_of([ident.upper()])[0]
    if code is None:
        stated = tr('"{id}" is no known area: choose one from the list, or give GSS codes such as E06000015+E10000007.')
        raise UserError(stated.format(id=ident))
    return known.get(code) or single_authority(code)


def _new(ident: str) -> Area:
    """An arrangement by its id, or one of its new authorities by its key."""
    from .arrangements import arrangement_of, arrangements  # not at QGIS's start

    found = arrangements().get(ident) or arrangement_of(ident)
    if found is None:
        raise UserError(tr("The arrangement of these authorities is not known here: read its file again."), ident)
    codes = (ident,) if ident in found.authorities else tuple(sorted(found.authorities))
    name = found.authorities.get(ident, found.name)
    return Area(ident, name, codes, "arrangement", found.date, found.source)


def _together(several: list[Area]) -> bool:
    """Whether areas are new authorities of one arrangement."""
    if all(area.kind == "polygons" for area in several):
        return True
    from .arrangements import arrangement_of  # not at QGIS's start

    found = [arrangement_of(area.codes[0]) for area in several]
    return found[0] is not None and all(one is found[0] for one in found)


@lru_cache(maxsize=1)
def _country() -> Area:
    """Not offered in lists, because most maps are of a region."""
    codes = tuple(sorted(code for code in set(upper_tier_names()) - set(superseded_codes()) if code[0] in "EWS"))
    source = tr("Upper-tier authorities of England, Wales and Scotland")
    return Area(COUNTRY, tr("Great Britain"), codes, "preset", "2025", source)
