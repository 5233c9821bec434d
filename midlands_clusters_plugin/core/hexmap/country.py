"""Hexagons of Great Britain without a boundary layer: the cells that hold postcodes, with the directory's authorities.

The built-in outlines end 25 km from the Midlands. Beyond, a cell belongs to the authority of its postcodes, and one
with postcodes of several is divided half-way between them (Thiessen polygons, as the built-in outlines are made). A
cell without a postcode has no address in it, and is not there. Official boundaries, where the user has them, go first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from ..base.feedback import Feedback
from ..base.i18n import tr
from ..geography.areas import COUNTRY, Boundaries, builtin_boundaries
from ..geography.authorities import upper_tier_names
from ..grid.clip import MIN_AREA, Pieces, _polygonal
from ..grid.hexgrid import HexGrid
from ..postcodes.chosen_index import changes
from ..postcodes.directory import directory_in_use
from ..postcodes.postcode_store import current_index

if TYPE_CHECKING:
    from .map_request import MapRequest

_PLACED = 2  # kinds of the directory below this have a position
_CELLS = 300  # divided in one go
_STORED = 2  # grids


def is_country(request: MapRequest) -> bool:
    """Whether a map is of the whole country and no boundaries were given."""
    return request.area.id == COUNTRY and request.boundaries is None


def country(grid: HexGrid, feedback: Feedback | None = None) -> tuple[Boundaries, Pieces]:
    """The pieces of Great Britain and the outlines made of them; stored until another postcode directory is in use.

    Raises Cancelled, and UserError where the imported directory is damaged.
    """
    key = (grid.kind, grid.size, changes())
    found = _MADE.get(key)  # another thread may let it go
    if found is None:
        found = _make(grid, feedback or Feedback())
        for gone in list(_MADE)[: len(_MADE) - _STORED + 1]:
            _MADE.pop(gone, None)
        _MADE[key] = found
    return found


_MADE: dict[tuple, tuple[Boundaries, Pieces]] = {}


def _make(grid: HexGrid, feedback: Feedback) -> tuple[Boundaries, Pieces]:
    index = current_index()
    rows = np.flatnonzero((index.kind < _PLACED) & (index.authority < len(index.codes)))
    x, y, authority = index.easting[rows], index.northing[rows], index.authority[rows].astype(np.int64)
    keys, which = np.unique(grid.locate_in_parts(x, y, feedback.part(0.0, 0.2)), return_inverse=True)
    feedback.check()
    width = len(index.codes)
    pair = which * width + authority
    pairs = np.unique(pair)
    feedback.progress(0.25)
    of_cell = pairs // width
    several = np.bincount(of_cell, minlength=len(keys)) > 1
    geometry = np.empty(len(pairs), dtype=object)
    whole = ~several[of_cell]
    geometry[whole] = grid.polygons(keys[of_cell[whole]])
    shared = np.flatnonzero(several[which])
    shared = shared[np.argsort(which[shared], kind="stable")]
    points = (np.column_stack([x[shared], y[shared]]), which[shared], np.searchsorted(pairs, pair[shared]))
    _divide(grid, keys, *points, geometry, feedback.part(0.25, 0.6))
    area = shapely.area(geometry)
    stored = area > MIN_AREA
    codes, numbers = np.unique(pairs[stored] % width, return_inverse=True)
    pieces = Pieces(
        grid, index.codes[codes], keys[of_cell[stored]], numbers, geometry[stored], area[stored], whole[stored]
    )
    return _outlines(pieces, feedback.part(0.6, 1.0)), pieces


def _divide(
    grid: HexGrid,
    keys: np.ndarray,
    xy: np.ndarray,
    which: np.ndarray,
    piece: np.ndarray,
    out: np.ndarray,
    feedback: Feedback,
) -> None:
    """Fill ``out`` with the parts of the cells that several authorities share; points are sorted by cell. Cells are
    pulled far apart first, so that the nearest point is one of the cell's own: one diagram divides some hundred.
    """
    if not len(which):
        return
    first = np.flatnonzero(np.r_[True, which[1:] != which[:-1]])
    ends = np.r_[first, len(which)]
    for start in range(0, len(first), _CELLS):
        rows = slice(ends[start], ends[min(start + _CELLS, len(first))])
        number = np.cumsum(np.r_[False, which[rows][1:] != which[rows][:-1]])
        cells = keys[which[first[start : start + _CELLS]]]
        shift = np.column_stack([np.arange(len(cells)) * 8 * grid.circumradius, np.zeros(len(cells))])
        shift -= grid.centres(cells)
        # Of a place with two authorities the first one's by code.
        points, one = np.unique(xy[rows] + shift[number], axis=0, return_index=True)
        groups, group = np.unique(piece[rows][one], return_inverse=True)
        parts = _united(_thiessen(points), group, len(groups))
        cell_of = np.empty(len(groups), dtype=np.int64)
        cell_of[group] = number[one]
        counts = shapely.get_num_coordinates(parts)
        back = np.repeat(shift[cell_of], counts, axis=0)
        parts = shapely.set_coordinates(parts, shapely.get_coordinates(parts) - back)
        out[groups] = _polygonal(shapely.intersection(parts, grid.polygons(cells)[cell_of]))
        feedback.progress((start + len(cells)) / len(first))


def _thiessen(points: np.ndarray) -> np.ndarray:
    """The ground nearest to each of some different points, in their order."""
    sites = shapely.points(points)
    round_about = shapely.box(*(shapely.total_bounds(sites) + np.array([-1, -1, 1, 1]) * 10_000.0))
    diagram = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(sites), extend_to=round_about))
    at, polygon = shapely.STRtree(diagram).query(sites, predicate="intersects")
    found = np.empty(len(points), dtype=np.int64)
    found[at[::-1]] = polygon[::-1]
    return diagram[found]


def _united(polygons: np.ndarray, group: np.ndarray, length: int) -> np.ndarray:
    """The polygons of each group as one."""
    order = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[order], np.arange(length + 1))
    return np.array([shapely.union_all(polygons[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])], dtype=object)


def _outlines(pieces: Pieces, feedback: Feedback) -> Boundaries:
    """The authorities' ground as their pieces together."""
    geometry = np.empty(len(pieces.codes), dtype=object)
    for number in range(len(geometry)):
        own = pieces.authority == number
        # Whole cells share their corners: ten times faster.
        whole = shapely.coverage_union_all(pieces.geometry[own & pieces.is_whole])
        geometry[number] = shapely.union_all([whole, *pieces.geometry[own & ~pieces.is_whole]])
        feedback.progress((number + 1) / len(geometry))
    known, directory = upper_tier_names(), directory_in_use()
    names = np.array([known.get(code, code) for code in pieces.codes], dtype=object)
    source = tr("Hexagons that hold postcodes of the directory: {directory}").format(directory=directory.wording)
    note = tr(
        "No boundaries were used: a hexagon belongs to the authority of its postcodes, one with postcodes of several "
        "is divided half-way between them, and one without a postcode is left out."
    )
    attribution = builtin_boundaries().attribution
    return Boundaries(pieces.codes, names, geometry, source, directory.year, attribution, True, (note,))
