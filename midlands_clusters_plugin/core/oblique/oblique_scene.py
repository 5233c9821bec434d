"""What stands in an oblique map besides the columns: ground, things that stand on it, and the peaks that get a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from ..base.prepared import own_copy
from .projection import Faces, View, extrude

SHADES = 8  # steps of light of walls: hexagons have few directions, and a legend of colours must stay finite


@dataclass(frozen=True)
class Columns:
    """What rises: (multi)polygons (EPSG:27700), values, heights in metres of the map, all (n,); ``cell`` numbers the
    grid's cell that each is of (-1: in no grid), ``at`` (n, 2) is that cell's middle.
    """

    polygons: np.ndarray
    values: np.ndarray
    heights: np.ndarray
    cell: np.ndarray | None = None
    at: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def middle(self) -> np.ndarray:
        """Centroids (n, 2), EPSG:27700."""
        return middles(self.polygons)


def middles(polygons: np.ndarray) -> np.ndarray:
    """Centroids (n, 2)."""
    return shapely.get_coordinates(shapely.centroid(polygons)) if len(polygons) else np.empty((0, 2))


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


def turns(columns: Columns, view: View) -> np.ndarray:
    """The painter's turn of each column, from the back (n,); columns with one turn hide nothing of one another.

    Cells of a grid that are equally far from the viewer stand side by side and have one turn. The pieces of a cut cell
    go one after the other, the hindmost first; whatever is in no grid goes alone, by its own middle.
    """
    own = view.turned(columns.middle)[:, 1] if len(columns) else np.empty(0)
    cell = np.full(len(columns), -1) if columns.cell is None else columns.cell
    row = np.rint((own if columns.at is None else view.turned(columns.at)[:, 1]) * 10).astype(np.int64)
    from_back = np.lexsort((-own, cell, -row))
    position, alone = np.arange(len(columns)), cell[from_back] < 0
    first = _changes(cell[from_back]) | _changes(row[from_back]) | alone
    piece = position - np.maximum.accumulate(np.where(first, position, 0)) if len(columns) else position
    within_row = np.where(alone, int(piece.max(initial=0)) + 1 + position, piece)
    turn = np.empty(len(columns), dtype=np.int64)
    turn[from_back] = np.cumsum(_changes(row[from_back])) * (int(within_row.max(initial=0)) + 1) + within_row
    return np.unique(turn, return_inverse=True)[1].ravel()


def _changes(values: np.ndarray) -> np.ndarray:
    """Whether each value differs from the one before it (bool); the first does."""
    return np.r_[True, values[1:] != values[:-1]][: len(values)]


def faces_of(columns: Columns, view: View) -> tuple[Faces, np.ndarray]:
    """The faces in painter's order, and the step of light (0 dark to SHADES - 1, the top) of each."""
    faces = extrude(columns.polygons, columns.heights, view, turn=turns(columns, view))
    return faces, np.minimum((faces.shade * SHADES).astype(np.int64), SHADES - 1)


def in_rows(
    faces: Faces, look: np.ndarray, turn: np.ndarray, part: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Faces that can be painted at once as one multipolygon, in painter's order, and the look and part of each: fewer
    and larger features, which QGIS writes and draws several times faster.

    look : (faces,) whole number from 0 of the face's colour; a column's top has the largest of its looks.
    turn : (columns,) as ``turns`` gives it.
    part : (columns,) whole number from 0 of the part of the map, such as its authority, that each column belongs to.
    """
    if not len(look):
        return np.empty(0, dtype=object), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    belongs = part[faces.source]
    key = (turn[faces.source] * (int(part.max()) + 1) + belongs) * (int(look.max()) + 1) + look
    order = np.argsort(key, kind="stable")
    first = _changes(key[order])
    stored = order[first]
    return shapely.multipolygons(faces.geometry[order], indices=np.cumsum(first) - 1), look[stored], belongs[stored]


def bounds_of(outlines: np.ndarray, owner: np.ndarray, columns: Columns, view: View) -> list[Bounds]:
    """For each outline the box on the page of its ground and its columns; ``owner`` (n,): each one's outline, or -1."""
    boxes = shapely.bounds(view.drape(outlines)) if len(outlines) else np.empty((0, 4))
    known = owner >= 0
    np.maximum.at(boxes[:, 3], owner[known], tips_of(columns, view)[known, 1])
    return [Bounds(*box) for box in boxes.tolist()]


def whole(boxes: list[Bounds]) -> Bounds:
    """The box that holds all boxes; raises ValueError for none."""
    left, bottom, right, top = zip(*((one.left, one.bottom, one.right, one.top) for one in boxes))
    return Bounds(min(left), min(bottom), max(right), max(top))


def inside_any(x: np.ndarray, y: np.ndarray, outlines: np.ndarray) -> np.ndarray:
    """Whether each point (EPSG:27700) lies in one of the outlines (bool)."""
    on = np.zeros(len(x), dtype=bool)
    for outline in outlines:
        on |= shapely.intersects_xy(own_copy(outline), x, y)
    return on


def tips_of(columns: Columns, view: View) -> np.ndarray:
    """Where the middle of each column's top is on the page (n, 2)."""
    return view.page(columns.middle, columns.heights)


def standing(x: np.ndarray, y: np.ndarray, columns: Columns, view: View) -> np.ndarray:
    """Points (EPSG:27700) on the page (n, 2): on the ground or on top of the column there, so that none hides them."""
    height = np.zeros(len(x))
    if len(columns) and len(x):
        tree = shapely.STRtree(columns.polygons)
        point, column = tree.query(shapely.points(x, y), predicate="intersects")
        np.maximum.at(height, point, columns.heights[column])
    return view.page(np.column_stack([x, y]), height)


def peaks(values: np.ndarray, xy: np.ndarray, most: int, apart: float) -> np.ndarray:
    """Indices of the highest positive values, each further than ``apart`` from every higher one taken; the highest
    first, equal ones by position (``xy``, (n, 2)), so that the order of the rows does not matter.
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
