"""What stands in an oblique map besides the columns: ground, things that stand on it, and the peaks that get a name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from .oblique import Faces, View, extrude

SHADES = 8  # steps of light that walls are drawn in: hexagons have few directions, and a legend of colours must stay finite


@dataclass(frozen=True)
class Columns:
    """The cells that rise: (multi)polygons (EPSG:27700), values, heights in metres of the map. All (n,)."""

    polygons: np.ndarray
    values: np.ndarray
    heights: np.ndarray

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Bounds:
    """A box of the page, in metres of the map."""

    left: float
    bottom: float
    right: float
    top: float


def view_of(outlines: np.ndarray, tilt: float = 0.5, azimuth: float = 0.0) -> View:
    """A view on all of some outlines (EPSG:27700): turned about the middle of their extent."""
    left, bottom, right, top = shapely.total_bounds(outlines) if len(outlines) else (0.0, 0.0, 0.0, 0.0)
    return View(((left + right) / 2, (bottom + top) / 2), tilt, azimuth)


def faces_of(columns: Columns, view: View) -> tuple[Faces, np.ndarray]:
    """The faces in painter's order, and the step of light (0 dark to SHADES - 1, the top) of each."""
    faces = extrude(columns.polygons, columns.heights, view)
    return faces, np.minimum((faces.shade * SHADES).astype(np.int64), SHADES - 1)


def bounds_of(outlines: np.ndarray, columns: Columns, view: View) -> Bounds:
    """The box on the page that holds the outlines' ground and every column that stands on it."""
    left, bottom, right, top = shapely.total_bounds(view.drape(outlines)) if len(outlines) else (np.nan,) * 4
    if len(columns) and len(outlines):
        feet = shapely.centroid(columns.polygons)
        inside = inside_any(shapely.get_x(feet), shapely.get_y(feet), outlines)
        tips = tips_of(columns, view)[inside]
        if len(tips):
            top = max(top, float(tips[:, 1].max()))
    return Bounds(float(left), float(bottom), float(right), float(top))


def inside_any(x: np.ndarray, y: np.ndarray, outlines: np.ndarray) -> np.ndarray:
    """Whether each point (EPSG:27700) lies in one of the outlines (bool)."""
    on = np.zeros(len(x), dtype=bool)
    for outline in outlines:
        shapely.prepare(outline)
        on |= shapely.intersects_xy(outline, x, y)
    return on


def tips_of(columns: Columns, view: View) -> np.ndarray:
    """Where the middle of each column's top is on the page (n, 2)."""
    middle = shapely.get_coordinates(shapely.centroid(columns.polygons)) if len(columns) else np.empty((0, 2))
    return view.page(middle, columns.heights)


def standing(x: np.ndarray, y: np.ndarray, columns: Columns, view: View) -> np.ndarray:
    """Points (EPSG:27700) on the page (n, 2): on the ground or, where a column stands at the spot, on its top, so that none hides them."""
    height = np.zeros(len(x))
    if len(columns) and len(x):
        tree = shapely.STRtree(columns.polygons)
        point, column = tree.query(shapely.points(x, y), predicate="intersects")
        np.maximum.at(height, point, columns.heights[column])
    return view.page(np.column_stack([x, y]), height)


def peaks(values: np.ndarray, xy: np.ndarray, most: int, apart: float) -> np.ndarray:
    """Indices of the highest values, each further than ``apart`` from every higher one taken; the highest first.

    ``xy`` (n, 2) in the units of ``apart``. Values that are not positive are no peaks. Equal values go by position, so that the order of
    the rows does not matter.
    """
    values, xy = np.asarray(values, dtype=np.float64), np.asarray(xy, dtype=np.float64)
    candidates = np.flatnonzero(np.nan_to_num(values) > 0)
    order = candidates[np.lexsort((xy[candidates, 1], xy[candidates, 0], -values[candidates]))]
    taken: list[int] = []
    for index in order:
        if len(taken) == most:
            break
        if all(np.hypot(*(xy[index] - xy[other])) > apart for other in taken):
            taken.append(int(index))
    return np.array(taken, dtype=np.int64)
