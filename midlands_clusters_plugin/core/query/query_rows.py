"""The table that a question is put to: attributes and positions, one row a company, cell or place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.prepared import prepare
from ..geography.areas import builtin_boundaries


@dataclass(frozen=True)
class Rows:
    """Attributes and, on the British National Grid, positions.

    Parameters
    ----------
    frame : the attributes; any index.
    x, y : float64 (n,), metres; nan where a row has no position. For shapes, a point inside each.
    shapes : object (n,) of polygons or lines (None where missing); None where all rows are points.
    cluster : the cluster that a map's hexagons count, where they do.
    """

    frame: pd.DataFrame
    x: np.ndarray
    y: np.ndarray
    shapes: np.ndarray | None = None
    cluster: str = ""

    def __len__(self) -> int:
        return len(self.frame)

    @cached_property
    def has_position(self) -> np.ndarray:
        """Where the row lies somewhere; bool (n,)."""
        return np.isfinite(self.x) & np.isfinite(self.y)

    @cached_property
    def bounds(self) -> np.ndarray:
        """float64 (n, 4) of shapes: xmin, ymin, xmax, ymax."""
        return shapely.bounds(self.shapes)

    @cached_property
    def centres(self) -> tuple[np.ndarray, np.ndarray]:
        """Eastings and northings of the points, or of the centroids of shapes."""
        if self.shapes is None:
            return self.x, self.y
        centre = shapely.centroid(self.shapes)
        return shapely.get_x(centre), shapely.get_y(centre)


def rows_of(frame: gpd.GeoDataFrame, cluster: str = "") -> Rows:
    """Rows of a GeoDataFrame in EPSG:27700, such as the layers of a HexMap."""
    geometry = frame.geometry.to_numpy()
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    shapes = geometry.copy()
    shapes[~there] = None  # GEOS has no x of an empty point
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    points = (shapely.get_type_id(geometry[there]) == shapely.GeometryType.POINT).all()
    inside = shapes if points else shapely.point_on_surface(shapes)
    return Rows(attributes, shapely.get_x(inside), shapely.get_y(inside), None if points else shapes, cluster)


@lru_cache(maxsize=1)
def _polygons() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes, polygons and their bounds of the built-in authorities."""
    whole = builtin_boundaries()
    geometry = shapely.from_wkb(shapely.to_wkb(whole.geometry))  # of its own: other threads may be preparing those
    prepare(geometry)
    return np.asarray(whole.codes, dtype=object), geometry, shapely.bounds(geometry)


def authority_at(x: np.ndarray | float, y: np.ndarray | float) -> np.ndarray:
    """GSS code of the built-in authority that each point lies in, the first by code on a shared rim; None outside."""
    codes, polygons, bounds = _polygons()
    x, y = np.atleast_1d(np.asarray(x, dtype=np.float64)), np.atleast_1d(np.asarray(y, dtype=np.float64))
    found = np.full(len(x), None, dtype=object)
    left = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if not len(left):
        return found
    low, high = (np.array([pick(x[left]), pick(y[left])]) for pick in (np.min, np.max))
    near_all = (bounds[:, :2] <= high).all(axis=1) & (bounds[:, 2:] >= low).all(axis=1)
    for one in np.flatnonzero(near_all):
        xmin, ymin, xmax, ymax = bounds[one]
        near = left[(x[left] >= xmin) & (x[left] <= xmax) & (y[left] >= ymin) & (y[left] <= ymax)]
        hit = near[shapely.intersects_xy(polygons[one], x[near], y[near])]
        found[hit] = codes[one]
        left = left[np.isin(left, hit, invert=True)] if len(hit) else left
    return found
