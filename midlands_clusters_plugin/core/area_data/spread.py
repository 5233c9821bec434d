"""Figures of areas spread over hexagons: an estimate that was asked for, never a count. It adds up exactly."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import tr, written
from ..base.prepared import own_copy

_PARTS = 1_000_000  # of one: figures are shared in millionths, so that sums are whole numbers
_MOST = 2**62
_SLIVER = 1e-9  # of an area: less outside the hexagons is rounding of coordinates


@dataclass(frozen=True)
class Spread:
    """Hexagons with a figure that was spread over them.

    ``hexes``: with the figure's column (nan where no area with a figure touches them); ``given`` = ``spread`` +
    ``outside``, exactly, all three in ``scale`` parts of one.
    """

    hexes: gpd.GeoDataFrame
    given: int
    spread: int
    outside: int
    scale: int

    def wording(self) -> str:
        """How much went where."""
        stated = tr("{spread} of {given} were spread over the hexagons; {outside} lie outside them.")
        each = {name: getattr(self, name) / self.scale for name in ("spread", "given", "outside")}
        return stated.format(**{name: written(f"{one:,.1f}".removesuffix(".0")) for name, one in each.items()})


def warning(by_companies: bool) -> str:
    """What must stand wherever such figures are shown."""
    if by_companies:
        return tr("Spread over hexagons by the share of companies in each: an estimate, not counted there.")
    return tr("Spread evenly by area: an estimate, not counted there.")


def spread(areas: gpd.GeoDataFrame, column: str, hexes: gpd.GeoDataFrame, *, weight: str = "") -> Spread:
    """Share each area's figure among the hexagons that it touches.

    Parameters
    ----------
    areas : polygons with the figure (EPSG:27700); those without a figure are left out.
    column : the figure, a count: a rate cannot be spread.
    hexes : pieces of hexagons (EPSG:27700), which do not overlap.
    weight : a column of them, such as business_count: an area's part in the hexagons is shared by weight times the part
        of the hexagon that lies in it; where all its hexagons have none, by area. Empty: by area.

    Raises UserError for a column that is not there, or figures below 0.
    """
    for frame, name in ((areas, column), (hexes, weight)):
        if name and name not in frame:
            stated = tr("There is no column {name} in these figures: choose one of those that the file has.")
            raise UserError(stated.format(name=name))
    values = areas[column].to_numpy(dtype=np.float64)
    with_figure = np.isfinite(values)
    if (values[with_figure] < 0).any():
        raise UserError(tr("Figures below 0 cannot be spread over hexagons: show them by area."))
    shapes, cells = areas.geometry.to_numpy()[with_figure], hexes.geometry.to_numpy()
    scale = _PARTS if values[with_figure].sum() * _PARTS < _MOST else 1
    whole = np.rint(values[with_figure] * scale).astype(np.int64)
    cell, area, overlap = _overlaps(shapes, cells)
    size = shapely.area(shapes)
    covered = np.bincount(area, weights=overlap, minlength=len(shapes))
    outside = np.clip(1 - covered / np.where(size > 0, size, 1), 0, 1)
    outside[outside < _SLIVER] = 0
    out = np.rint(whole * outside).astype(np.int64)
    out[covered <= 0] = whole[covered <= 0]
    shared, count = overlap, len(shapes)
    if weight:
        amount = np.nan_to_num(pd.to_numeric(hexes[weight], errors="coerce").to_numpy(dtype=np.float64)).clip(0)
        weighed = amount[cell] * overlap / shapely.area(cells)[cell]
        none = np.bincount(area, weights=weighed, minlength=count)[area] <= 0
        shared = np.where(none, overlap, weighed)
    parts = _shares(whole - out, area, shared / np.bincount(area, weights=shared, minlength=count)[area])
    sums = np.zeros(len(cells), dtype=np.int64)
    np.add.at(sums, cell, parts)
    touched = np.zeros(len(cells), dtype=bool)
    touched[cell] = True
    made = hexes.copy()
    made[column] = np.where(touched, sums / scale, np.nan)
    return Spread(made, int(whole.sum()), int(sums.sum()), int(out.sum()), scale)


def _overlaps(shapes: np.ndarray, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of cell and area that share ground, and how many m2; sorted by area, then cell."""
    tree, shapes = shapely.STRtree(cells), own_copy(shapes)
    area, cell = tree.query(shapes, predicate="intersects")
    inside = shapely.contains_properly(shapes[area], cells[cell])
    overlap = np.empty(len(area))
    overlap[inside] = shapely.area(cells[cell[inside]])
    overlap[~inside] = shapely.area(shapely.intersection(shapes[area[~inside]], cells[cell[~inside]]))
    real = overlap > 0
    order = np.lexsort((cell[real], area[real]))
    return cell[real][order], area[real][order], overlap[real][order]


def _shares(whole: np.ndarray, area: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Whole numbers that add up to each area's: shares rounded down, the rest one by one to the largest remainders."""
    exact = whole[area] * share
    parts = np.minimum(np.floor(exact), whole[area]).astype(np.int64)
    sums = np.zeros(len(whole), dtype=np.int64)
    np.add.at(sums, area, parts)  # in whole numbers: float64 is off above 2**53
    left = whole - sums
    order = np.lexsort((-(exact - parts), area))
    start = np.searchsorted(area[order], np.arange(len(whole)))
    count = np.bincount(area, minlength=len(whole))
    rank = np.arange(len(area)) - start[area[order]]
    each, extra = np.divmod(left, np.maximum(count, 1))
    parts[order] += each[area[order]] + (rank < extra[area[order]])
    return parts
