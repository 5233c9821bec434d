"""The outlines of an area, whatever it is made of: upper-tier authorities, districts, new authorities."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ..base.errors import UserError
from ..base.i18n import tr
from .area_list import Area, add_own_area, own_areas
from .arrangement_outlines import area_of_shapes, arrangement_outlines
from .arrangements import (
    arrangement_from,
    arrangement_of,
    example_arrangements,
    slug,
    stored_arrangement,
    use_arrangements,
)
from .authorities import Membership, district_to_upper_tier
from .boundaries import Boundaries, building_blocks, builtin_outlines_of
from .member_polygons import packed_shapes, unpacked_shapes

_POLYGONS: dict[str, Boundaries] = {}  # id of an area of the user's polygons -> these


def use_polygons(boundaries: Boundaries, name: str) -> Area:
    """Offer polygons of the user's (see ``polygon_area``) as an area, under an id that no other had before."""
    ident = f"own-{slug(name)}-{len(_POLYGONS) + 1}"
    area = Area(ident, name, tuple(map(str, boundaries.codes)), "polygons", boundaries.date, boundaries.source)
    _POLYGONS[ident] = boundaries
    add_own_area(area)
    return area


def stored_area(codes: Sequence[str]) -> dict[str, Any] | None:
    """What this session alone knows of an area, as plain data: its arrangement or polygons; None of all others."""
    first = next(iter(codes), "")
    made = arrangement_of(first) if first.startswith("new-") else None
    if made is not None and made.id not in example_arrangements():
        return {"arrangement": stored_arrangement(made)}
    for ident, one in list(_POLYGONS.items()):
        if first in one.codes:
            about = {"id": ident, "name": own_areas()[ident].name, "source": one.source, "notes": list(one.notes)}
            shapes = packed_shapes(one.geometry)
            return {"polygons": {**about, "codes": list(one.codes), "names": list(one.names), "shapes": shapes}}
    return None


def use_stored(data: Any) -> None:
    """Offer again what ``stored_area`` gave; data that are none of these are passed over."""
    with suppress(UserError, KeyError, TypeError, ValueError):
        if "arrangement" in data:
            use_arrangements([arrangement_from(data["arrangement"])])
        elif "polygons" in data:
            about = data["polygons"]
            shapes = unpacked_shapes(about["shapes"])
            codes, names = ([str(one) for one in about[key]] for key in ("codes", "names"))
            if not len(codes) == len(names) == len(shapes) > 0 or not str(about["id"]).startswith("own-"):
                return
            made = area_of_shapes(codes, names, list(shapes), str(about["source"]), tuple(map(str, about["notes"])))
            _POLYGONS[str(about["id"])] = made
            add_own_area(Area(str(about["id"]), str(about["name"]), tuple(codes), "polygons", "", made.source))


def outlines_of(codes: Sequence[str]) -> Boundaries:
    """The outlines of upper-tier authorities, districts or new authorities. Raises UserError for those without."""
    if any(str(code).startswith("new-") for code in codes):
        return arrangement_outlines(codes)
    for boundaries in reversed(list(_POLYGONS.values())):  # the newest of a name
        if set(codes) <= set(map(str, boundaries.codes)):
            return boundaries.subset(codes)
    small = [code for code in codes if str(code).startswith("E07")]
    large = builtin_outlines_of([code for code in codes if code not in small])
    if not small:
        return large
    blocks, counties = building_blocks().subset(small), district_to_upper_tier()
    overlaps = tuple(sorted({counties[str(code)] for code in blocks.codes}))
    made = blocks.beside(large)
    return replace(
        made,
        source=tr("Built-in outlines of districts derived from the ONS Postcode Directory, November 2025"),
        membership=Membership({str(code): str(code) for code in made.codes}, overlaps=overlaps),
    )
