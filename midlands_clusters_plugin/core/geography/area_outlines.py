"""The outlines of an area, whatever it is made of: upper-tier authorities, districts, new authorities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..base.i18n import tr
from .area_list import Area, add_own_area
from .arrangement_outlines import arrangement_outlines
from .arrangements import slug
from .authorities import Membership, district_to_upper_tier
from .boundaries import Boundaries, building_blocks, builtin_outlines_of

_POLYGONS: dict[str, Boundaries] = {}  # id of an area of the user's polygons -> these


def use_polygons(boundaries: Boundaries, name: str) -> Area:
    """Offer polygons of the user's (see ``polygon_area``) as an area, under an id that no other had before."""
    ident = f"own-{slug(name)}-{len(_POLYGONS) + 1}"
    area = Area(ident, name, tuple(map(str, boundaries.codes)), "polygons", boundaries.date, boundaries.source)
    _POLYGONS[ident] = boundaries
    add_own_area(area)
    return area


def outlines_of(codes: Sequence[str]) -> Boundaries:
    """The outlines of upper-tier authorities, districts or new authorities. Raises UserError for those without."""
    if any(str(code).startswith("new-") for code in codes):
        return arrangement_outlines(codes)
    for boundaries in reversed(list(_POLYGONS.values())):  # the newest of a name
        if set(codes) <= set(map(str, boundaries.codes)):
            return boundaries.subset(codes)
    small = [code for code in codes if str(code).startswith("E07")]
    if not small:
        return builtin_outlines_of(codes)
    large = builtin_outlines_of([code for code in codes if code not in small])
    blocks = building_blocks().subset(small)
    every = np.concatenate([blocks.codes, large.codes])
    order = np.argsort(every.astype(str))
    counties = district_to_upper_tier()
    return replace(
        blocks,
        source=tr("Built-in outlines of districts derived from the ONS Postcode Directory, November 2025"),
        codes=every[order],
        names=np.concatenate([blocks.names, large.names])[order],
        geometry=np.concatenate([blocks.geometry, large.geometry])[order],
        membership=Membership(
            {str(code): str(code) for code in every},
            overlaps=tuple(sorted({counties[str(code)] for code in blocks.codes})),
        ),
    )
