"""Polygons by GSS code: the user's, or the built-in outlines of upper-tier authorities."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from ..base.errors import UserError
from ..base.i18n import counted, tr
from ..geography.authorities import upper_tier_of
from ..geography.boundaries import builtin_boundaries, builtin_roles
from ..geography.geometry_repair import as_polygons
from .area_codes import PREFIXES, codes_in, kind_of, wording

CRS = 27700


@dataclass(frozen=True)
class AreaPolygons:
    """``codes`` (object, each once, ascending), ``names`` (object, "" where none), ``geometry`` (object; EPSG:27700),
    what they are.
    """

    codes: np.ndarray
    names: np.ndarray
    geometry: np.ndarray
    source: str
    date: str
    attribution: str
    builtin: bool
    notes: tuple[str, ...] = ()


def builtin_polygons() -> AreaPolygons:
    """The outlines that the plugin brings, without the neighbours, which are cut off: a figure per km2 of a part would
    be wrong.
    """
    known, roles = builtin_boundaries(), builtin_roles()
    whole = known.subset([code for code, role in roles.items() if role != "neighbour"])
    return AreaPolygons(
        whole.codes, whole.names, whole.geometry, whole.source, whole.date, whole.attribution, True, whole.notes
    )


def polygons_from_frame(frame: gpd.GeoDataFrame, geography: str, source: str) -> AreaPolygons:
    """Polygons of the user's by the column whose values are codes of the wanted kind of areas.

    Parts of one area are put together. Raises UserError where no column has such codes, or the layer has no CRS or no
    polygon.
    """
    if frame.crs is None:
        raise UserError(
            tr("The boundary layer has no coordinate reference system: set it in the layer's properties and try again.")
        )
    column, codes = _codes(frame, geography)
    notes: list[str] = []
    geometry = as_polygons(frame.to_crs(CRS).geometry.to_numpy(), notes)
    usable = np.array([one is not None for one in codes], dtype=bool) & ~shapely.is_empty(geometry)
    if not usable.any():
        raise UserError(tr("No row of the boundary layer has both a GSS code and a polygon: choose another layer."))
    if not usable.all():
        left = int((~usable).sum())
        notes.append(
            counted(
                "{n} row of the boundary layer has no code of these areas or no polygon, and was left out.",
                "{n} rows of the boundary layer have no code of these areas or no polygon, and were left out.",
                left,
            )
        )
    unique, which = np.unique(codes[usable].astype(str), return_inverse=True)
    shapes = geometry[usable]
    joined = np.empty(len(unique), dtype=object)
    first = np.full(len(unique), -1)
    first[which[::-1]] = np.arange(len(which))[::-1]
    joined[:] = shapes[first]
    for area in np.flatnonzero(np.bincount(which) > 1):
        joined[area] = shapely.union_all(shapes[which == area])
    names = _names(frame, column)[usable][first]
    return AreaPolygons(unique.astype(object), names, joined, source, "", "", False, tuple(notes))


def _codes(frame: gpd.GeoDataFrame, geography: str) -> tuple[str, np.ndarray]:
    """The column with most codes of the wanted kind, and those codes."""
    best: tuple[int, str, np.ndarray] = (0, "", np.empty(0, dtype=object))
    others = set()
    for name in (one for one in frame.columns if one != frame.geometry.name):
        found = codes_in(frame[name].where(frame[name].notna(), None))
        kind, _ = kind_of(found)
        others |= {kind} - {""}
        fits = _of_kind(found, geography)
        if int(fits.sum()) > best[0]:
            best = (int(fits.sum()), str(name), _only(found, fits))
    if best[0]:
        return best[1], best[2]
    wanted = tr("The boundary layer has no column of codes of {areas}: choose a layer of these areas.").format(
        areas=wording(geography)
    )
    raise UserError(wanted, ", ".join(sorted(wording(kind) for kind in others)))


def _only(codes: np.ndarray, fits: np.ndarray) -> np.ndarray:
    stored = codes.copy()
    stored[~fits] = None
    return stored


def _of_kind(codes: np.ndarray, geography: str) -> np.ndarray:
    return np.array([code is not None and code[:3] in PREFIXES.get(geography, ()) for code in codes], dtype=bool)


def _names(frame: gpd.GeoDataFrame, column: str) -> np.ndarray:
    """Names from the column beside the codes (MSOA21CD, MSOA21NM), "" where there is none."""
    wanted = {column.lower().removesuffix("cd").removesuffix("code") + end for end in ("nm", "name")} | {"name"}
    found = next((one for one in frame.columns if str(one).lower() in wanted), None)
    names = np.full(len(frame), "", dtype=object)
    if found is not None:
        names[:] = frame[found].astype("string").fillna("").to_numpy(dtype=object)
    return names


def upper_tier_now(codes: np.ndarray) -> np.ndarray:
    """The upper-tier code in use for each code, the code itself where none is known; object array."""
    newer = upper_tier_of(codes)
    return np.array([*(new or old for new, old in zip(newer, codes)), None], dtype=object)[:-1]
