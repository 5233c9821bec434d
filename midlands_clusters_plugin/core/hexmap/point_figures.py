"""The figures of any piece of ground, quickly enough to follow a pointer.

Everything is prepared once a map: companies sorted by their easting, so that a rectangle is a slice; money as pence and
employees as millionths in int64, so that sums are exact in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.prepared import own_copy, prepare

_PENCE, _MILLIONTHS = 100, 1_000_000
_SMOOTH = 64  # segments of a quarter circle, for its area: 0.01 % too small
_FAR = 10_000_000.0


@dataclass(frozen=True)
class Total:
    """A sum: ``value`` (None: of none is a figure known) and of how many one is known."""

    value: float | None
    known: int


@dataclass(frozen=True)
class PointFigures:
    """What is on a piece of ground: counts of ``businesses`` and ``places``; shares (0 to 1) of the whole map, None
    where it has none; ``area_km2`` inside the map; ``authorities`` (name, share of its area), the most first.

    ``cell``: the hexagon's id where the ground is one; ``suppressed``: the map hides it; ``hidden``: how many of a
    protected map's ``hexagons`` there hide businesses, employees, turnover; None of others.
    """

    businesses: int
    employees: Total
    turnover: Total
    places: int
    share_businesses: float | None
    area_km2: float
    share_area: float | None
    authorities: tuple[tuple[str, float], ...]
    cell: str = ""
    suppressed: bool = False
    mended: bool = False
    hidden: tuple[int, int, int] | None = None
    hexagons: int = 0


class MapFigures:
    """Prepared arrays of one map.

    companies : points with ``employees`` and ``turnover_gbp`` (either may lack), EPSG:27700.
    places : points.
    authorities : polygons with ``authority_name``.
    hexes : polygons with ``cell_id``, ``authority_name``, and ``suppressed`` where the map has it.
    """

    def __init__(
        self,
        companies: gpd.GeoDataFrame,
        places: gpd.GeoDataFrame,
        authorities: gpd.GeoDataFrame,
        hexes: gpd.GeoDataFrame,
    ) -> None:
        points = _points(companies)
        order = np.argsort(points[:, 0], kind="stable")
        order = order[np.isfinite(points[order]).all(axis=1)]
        self._rows = order  # the companies of these arrays
        self._x, self._y = (np.ascontiguousarray(points[order, axis]) for axis in (0, 1))
        self._employees = _whole(companies, "employees", order, _MILLIONTHS)
        self._turnover = _whole(companies, "turnover_gbp", order, _PENCE)
        self._places = _points(places)
        self._count = len(companies)
        self._outlines = own_copy(authorities.geometry.to_numpy())
        self._areas, self._bounds = shapely.area(self._outlines), shapely.bounds(self._outlines)
        self._names = authorities["authority_name"].astype(str).to_numpy(dtype=object)
        self._hexes = hexes.reset_index(drop=True)
        self._tree = shapely.STRtree(self._hexes.geometry.to_numpy())
        # Companies by the hexagon that they count in: some stand beside the generalised boundary of their authority.
        row_of = pd.Index(_keys(self._hexes)).get_indexer(_keys(companies)[order])
        self._by_hex = np.argsort(row_of, kind="stable")
        self._starts = np.searchsorted(row_of[self._by_hex], np.arange(len(hexes) + 1))

    def at(self, x: float, y: float) -> PointFigures | None:
        """The hexagon (the part of it in one authority) that a point lies in; None outside of the map."""
        _check([(x, y)])
        found = np.sort(self._tree.query(shapely.Point(x, y), predicate="intersects"))
        if not len(found):
            return None
        number = int(found[0])
        row = self._hexes.iloc[number]
        outline = row.geometry
        inside = np.sort(self._by_hex[self._starts[number] : self._starts[number + 1]])
        on = shapely.intersects_xy(outline, self._places[:, 0], self._places[:, 1])
        suppressed = "suppressed" in self._hexes and bool(row["suppressed"])
        return self._figures(inside, int(on.sum()), outline, str(row["cell_id"]), suppressed)

    def within(self, x: float, y: float, radius: float) -> PointFigures:
        """A circle, its rim included."""
        _check([(x, y), (x + radius, y + radius)])
        first, last = self._slice(x - radius, x + radius)
        dx, dy = self._x[first:last] - x, self._y[first:last] - y
        inside = first + np.flatnonzero(np.sqrt(dx * dx + dy * dy) <= radius)
        places = int((np.hypot(self._places[:, 0] - x, self._places[:, 1] - y) <= radius).sum())
        return self._figures(inside, places, shapely.buffer(shapely.Point(x, y), radius, quad_segs=_SMOOTH))

    def inside(self, corners: Sequence[tuple[float, float]]) -> PointFigures | None:
        """A polygon by its corners, rim included, mended where it crosses itself. None for one without an area."""
        _check(corners)
        ring = shapely.polygons(np.asarray(corners, dtype=float)) if len(corners) > 2 else None
        if ring is None:
            return None
        mended = not shapely.is_valid(ring)
        if mended:
            parts = [one for one in shapely.get_parts(shapely.make_valid(ring)) if shapely.get_dimensions(one) == 2]
            ring = shapely.union_all(parts)
        if not shapely.area(ring):
            return None
        prepare(ring)
        xmin, ymin, xmax, ymax = shapely.bounds(ring).tolist()
        first, last = self._slice(xmin, xmax)
        near = first + np.flatnonzero((self._y[first:last] >= ymin) & (self._y[first:last] <= ymax))
        inside = near[shapely.intersects_xy(ring, self._x[near], self._y[near])]
        on = int(shapely.intersects_xy(ring, self._places[:, 0], self._places[:, 1]).sum())
        return self._figures(inside, on, ring, mended=mended)

    def _slice(self, low: float, high: float) -> tuple[int, int]:
        return int(np.searchsorted(self._x, low, "left")), int(np.searchsorted(self._x, high, "right"))

    def _figures(
        self,
        inside: np.ndarray,
        places: int,
        search_area: shapely.Geometry,
        cell: str = "",
        suppressed: bool = False,
        *,
        mended: bool = False,
    ) -> PointFigures:
        parts = self._overlap(search_area)
        whole, area = float(self._areas.sum()), float(parts.sum())
        order = [int(one) for one in np.argsort(-parts, kind="stable") if parts[one] > 0]
        return PointFigures(
            businesses=len(inside),
            employees=_total(self._employees, inside, _MILLIONTHS),
            turnover=_total(self._turnover, inside, _PENCE),
            places=places,
            share_businesses=len(inside) / self._count if self._count else None,
            area_km2=area / 1e6,
            share_area=area / whole if whole else None,
            authorities=tuple((str(self._names[one]), float(parts[one] / self._areas[one])) for one in order),
            cell=cell,
            suppressed=suppressed,
            mended=mended,
        )

    def _overlap(self, search_area: shapely.Geometry) -> np.ndarray:
        """Area of each authority that the ground covers, m2; only outlines that it cuts are cut."""
        parts = np.zeros(len(self._outlines))
        xmin, ymin, xmax, ymax = shapely.bounds(search_area).tolist()
        west, south, east, north = self._bounds.T
        near = np.flatnonzero((west <= xmax) & (east >= xmin) & (south <= ymax) & (north >= ymin))
        covered = shapely.contains_properly(own_copy(search_area), self._outlines[near])
        parts[near[covered]] = self._areas[near[covered]]
        holds = shapely.contains_properly(self._outlines[near], search_area)
        parts[near[holds]] = shapely.area(search_area)
        cut = near[~covered & ~holds]
        parts[cut] = shapely.area(shapely.intersection(self._outlines[cut], search_area))
        return parts


class PublishedFigures(MapFigures):
    """The same of a map without companies, which a disclosure rule protects: sums of the figures that it publishes, by
    the middles of its hexagons, which have their metrics and ``suppressed_metrics``.
    """

    def __init__(self, places: gpd.GeoDataFrame, authorities: gpd.GeoDataFrame, hexes: gpd.GeoDataFrame) -> None:
        middles = hexes.set_geometry(shapely.point_on_surface(hexes.geometry.to_numpy()), crs=hexes.crs)
        super().__init__(middles.rename(columns={"turnover": "turnover_gbp"}), places, authorities, hexes)
        self._businesses = _whole(middles, "business_count", self._rows, 1)
        texts = middles.get("suppressed_metrics", pd.Series("", middles.index)).fillna("").to_numpy(dtype=str)
        gone = [text.split(";") for text in texts[self._rows]]
        metrics = ("business_count", "employees", "turnover")
        self._hides = [np.array([one in names for names in gone], dtype=bool) for one in metrics]

    def _figures(self, inside: np.ndarray, *about: Any, **mended: Any) -> PointFigures:
        businesses, employees, turnover = (int(one[inside].sum()) for one in self._hides)
        return replace(
            super()._figures(inside, *about, **mended),
            businesses=int(_total(self._businesses, inside, 1).value or 0),
            share_businesses=None,  # of a total that may be hidden
            hidden=(businesses, employees, turnover),
            hexagons=len(inside),
        )


def _points(frame: gpd.GeoDataFrame) -> np.ndarray:
    geometry = frame.geometry.to_numpy().copy()
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    geometry[~there] = None
    return np.column_stack([shapely.get_x(geometry), shapely.get_y(geometry)]).reshape(len(frame), 2)


def _keys(frame: pd.DataFrame) -> np.ndarray:
    """Hexagon and authority as one text a row."""
    if not {"cell_id", "authority_code"} <= set(frame.columns):
        return np.array([f"row {number}" for number in range(len(frame))], dtype=object)
    joined = frame["cell_id"].astype(str) + "|" + frame["authority_code"].astype(str)
    return joined.to_numpy(dtype=object)


def _whole(frame: pd.DataFrame, name: str, order: np.ndarray, parts: int) -> tuple[np.ndarray, np.ndarray]:
    """A column as whole numbers and where it is known."""
    if name not in frame:
        return np.zeros(len(order), dtype=np.int64), np.zeros(len(order), dtype=bool)
    values = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)[order]
    known = np.isfinite(values)
    return np.rint(np.where(known, values, 0.0) * parts).astype(np.int64), known


def _total(column: tuple[np.ndarray, np.ndarray], inside: np.ndarray, parts: int) -> Total:
    values, known = column
    number = int(np.count_nonzero(known[inside]))
    return Total(int(values[inside].sum()) / parts if number else None, number)


def _check(points: Sequence[tuple[float, float]]) -> None:
    far = np.abs(np.asarray(points, dtype=float))
    if not np.isfinite(far).all() or (far > _FAR).any():
        raise UserError(tr("These coordinates lie nowhere near Britain: check them."))
