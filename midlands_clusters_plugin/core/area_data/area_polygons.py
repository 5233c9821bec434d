"""Polygons by GSS code: the user's, or the built-in outlines of upper-tier authorities."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from ..base.errors import UserError
from ..base.i18n import counted, tr
from ..geography.boundaries import (
    Boundaries,
    builtin_boundaries,
    check_crs,
    dissolved,
    names_beside,
    polygons_of,
    whole_codes,
)
from .area_codes import PREFIXES, codes_in, kind_of, wording


def builtin_polygons() -> Boundaries:
    """The outlines that the plugin brings, without neighbours, which are cut off: a figure per km2 would be wrong."""
    return builtin_boundaries().subset(whole_codes())


def polygons_from_frame(frame: gpd.GeoDataFrame, geography: str, source: str) -> Boundaries:
    """Polygons of the user's by the column whose values are codes of the wanted kind of areas.

    Parts of one area are put together. Raises UserError for a layer without such codes, CRS or polygon.
    """
    check_crs(frame)
    column, codes = _codes(frame, geography)
    notes: list[str] = []
    geometry = polygons_of(frame, notes)
    usable = np.array([one is not None for one in codes], dtype=bool) & ~shapely.is_empty(geometry)
    if not usable.any():
        raise UserError(tr("No row of the boundary layer has both a GSS code and a polygon: choose another layer."))
    if not usable.all():
        stated = counted(
            "{n} row of the boundary layer has no code of these areas or no polygon, and was left out.",
            "{n} rows of the boundary layer have no code of these areas or no polygon, and were left out.",
            int((~usable).sum()),
        )
        notes.append(stated)
    unique, joined, first = dissolved(codes[usable], geometry[usable], notes)
    names = names_beside(frame, column).to_numpy(dtype=object)[usable][first]
    return Boundaries(unique, names, joined, source, notes=tuple(notes))


def _codes(frame: gpd.GeoDataFrame, geography: str) -> tuple[str, np.ndarray]:
    """The column with most codes of the wanted kind, and those codes."""
    best: tuple[int, str, np.ndarray] = (0, "", np.empty(0, dtype=object))
    others = set()
    for name in (one for one in frame.columns if one != frame.geometry.name):
        found = codes_in(frame[name].where(frame[name].notna(), None))
        others |= {kind_of(found)[0]} - {""}
        fits = np.array([str(code)[:3] in PREFIXES.get(geography, ()) for code in found], dtype=bool)
        if fits.sum() > best[0]:
            found[~fits] = None
            best = (int(fits.sum()), str(name), found)
    if best[0]:
        return best[1], best[2]
    stated = tr("The boundary layer has no column of codes of {areas}: choose a layer of these areas.")
    raise UserError(stated.format(areas=wording(geography)), ", ".join(sorted(wording(kind) for kind in others)))
