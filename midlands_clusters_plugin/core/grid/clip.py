"""Cells x authorities -> pieces: a whole cell, or the part of it that lies in one authority.

Only cells near an authority's boundary line are ever intersected; the others are inside or outside by their centre. For
those that are, the authority's polygon is first halved again and again together with its cells, so that no cell meets
more than a few dozen vertices.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from ..base.feedback import Feedback
from ..base.prepared import own_copy
from .hexgrid import HexGrid

MIN_AREA = 1e-3  # m2; smaller overlaps are rounding noise of two edges that coincide
_FEW_VERTICES = 200
_FEW_CELLS = 16
_SEGMENTS_A_LINE = 12
_MARGIN = np.array([-1.0, -1.0, 1.0, 1.0])  # metres round the cells of a half
_POLYGON, _MULTIPOLYGON, _COLLECTION = 3, 6, 7  # GEOS type ids
_NOTHING = shapely.Polygon()


@dataclass(frozen=True)
class AuthorityPieces:
    """The cells of one authority, sorted by key. All arrays have one row a piece."""

    cell: np.ndarray  # int64 keys
    geometry: np.ndarray  # shapely (multi)polygons, EPSG:27700
    area: np.ndarray  # float64, m2
    is_whole: np.ndarray  # bool: the whole cell lies in the authority


@dataclass(frozen=True)
class Pieces:
    """The pieces of an area, sorted by cell key, then authority code. ``authority`` indexes ``codes``, sorted too."""

    grid: HexGrid
    codes: np.ndarray
    cell: np.ndarray
    authority: np.ndarray
    geometry: np.ndarray
    area: np.ndarray
    is_whole: np.ndarray

    def __len__(self) -> int:
        return len(self.cell)

    @cached_property
    def _by_cell(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return np.unique(self.cell, return_index=True, return_counts=True)

    @property
    def cells(self) -> np.ndarray:
        """The different cell keys, sorted."""
        return self._by_cell[0]

    @property
    def first(self) -> np.ndarray:
        """Index of the first piece of each of ``cells``; a cell's pieces stand together, by authority."""
        return self._by_cell[1]

    @property
    def count(self) -> np.ndarray:
        """Number of pieces of each of ``cells``."""
        return self._by_cell[2]

    def rank(self, cell: np.ndarray) -> np.ndarray:
        """Position of each cell key among ``cells``, -1 where the cell has no piece."""
        if not len(self):
            return np.full(len(cell), -1, dtype=np.int64)
        return self._rank_in_table(cell) if self.grid.lattice(cell[:1]) is not None else self._rank_in_list(cell)

    def _rank_in_list(self, cell: np.ndarray) -> np.ndarray:
        position = np.minimum(np.searchsorted(self.cells, cell), len(self.cells) - 1)
        return np.where(self.cells[position] == cell, position, -1)

    @cached_property
    def _table(self) -> tuple[int, int, np.ndarray]:
        column, row = self.grid.lattice(self.cells) or (np.empty(0), np.empty(0))
        shape = (int(np.ptp(column)) + 3, int(np.ptp(row)) + 3)  # with a rim that says "none"
        table = np.full(shape, -1, dtype=np.int64)
        table[column - column.min() + 1, row - row.min() + 1] = np.arange(len(column))
        return int(column.min()) - 1, int(row.min()) - 1, table

    def _rank_in_table(self, cell: np.ndarray) -> np.ndarray:
        first_column, first_row, table = self._table
        column, row = self.grid.lattice(cell) or (cell, cell)
        height, width = table.shape
        return table[np.clip(column - first_column, 0, height - 1), np.clip(row - first_row, 0, width - 1)]

    @cached_property
    def ids(self) -> np.ndarray:
        """Cell texts, one a piece."""
        return self.grid.ids(self.cell)

    @cached_property
    def cells_around(self) -> np.ndarray:
        """Keys, sorted, of the cells next to the area that have no piece themselves."""
        return np.setdiff1d(np.unique(self.grid.neighbours(self.cells)), self.cells)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """All pieces, for questions about points on the area's edge."""
        return shapely.STRtree(self.geometry)

    def find(self, rank: np.ndarray, authority: np.ndarray) -> np.ndarray:
        """Index of the piece of each (rank of a cell, authority index), or -1 where there is none."""
        result = np.full(len(rank), -1, dtype=np.int64)
        asked = np.flatnonzero((rank >= 0) & (authority >= 0))
        for nth in range(int(self.count.max(initial=0))):
            asked = asked[(result[asked] < 0) & (self.count[rank[asked]] > nth)]
            index = self.first[rank[asked]] + nth
            hit = self.authority[index] == authority[asked]
            result[asked[hit]] = index[hit]
        return result


def clip_authority(grid: HexGrid, geometry: shapely.Geometry, feedback: Feedback | None = None) -> AuthorityPieces:
    """Cut the grid to one authority, a valid (multi)polygon, EPSG:27700: every cell that shares more than MIN_AREA with
    it; the pieces' areas add up to its own.
    """
    feedback = feedback or Feedback()
    if shapely.is_empty(geometry):
        empty = np.empty(0)
        return AuthorityPieces(empty.astype(np.int64), empty.astype(object), empty, empty.astype(bool))
    keys = grid.covering(tuple(shapely.bounds(geometry)))
    centres = grid.centres(keys)
    near = _near_boundary(geometry, centres, grid.circumradius * (1 + 1e-6))
    inside = ~near & shapely.contains_xy(own_copy(geometry), centres[:, 0], centres[:, 1])
    feedback.check()
    whole, cut = grid.polygons(keys[inside]), grid.polygons(keys[near])
    parts = np.empty(len(cut), dtype=object)
    _intersect(geometry, cut, np.arange(len(cut)), parts, feedback)
    parts_area = shapely.area(parts)
    stored = parts_area > MIN_AREA
    uncut = np.zeros(len(cut), dtype=bool)
    uncut[stored] = parts_area[stored] >= shapely.area(cut[stored]) * (1 - 1e-9)
    parts[uncut] = cut[uncut]
    cell = np.concatenate([keys[inside], keys[near][stored]])
    pieces = np.concatenate([whole, parts[stored]])
    order = np.argsort(cell)  # no cell comes twice
    is_whole = np.concatenate([np.ones(len(whole), dtype=bool), uncut[stored]])
    return AuthorityPieces(cell[order], pieces[order], shapely.area(pieces)[order], is_whole[order])


def _near_boundary(geometry: shapely.Geometry, centres: np.ndarray, distance: float) -> np.ndarray:
    """Which centres lie within ``distance`` of the boundary line: asked of a tree of short stretches of that line."""
    tree = shapely.STRtree(_stretches(geometry))
    hits = tree.query(shapely.points(centres), predicate="dwithin", distance=distance)[0]
    return np.bincount(hits, minlength=len(centres)) > 0


def _stretches(geometry: shapely.Geometry) -> np.ndarray:
    """The boundary cut into lines of a few segments each, next ones sharing an end point."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    first = np.r_[True, ring[1:] != ring[:-1]]
    start = np.flatnonzero(first)
    within = np.arange(len(ring)) - np.repeat(start, np.diff(np.r_[start, len(ring)]))
    last = np.r_[first[1:], True]
    # Each point that begins a stretch is also the end of the one before, unless a ring begins there.
    joint = (within % _SEGMENTS_A_LINE == 0) & ~first & ~last
    repeat = np.repeat(np.arange(len(ring)), 1 + joint)
    begins = np.r_[True, repeat[1:] == repeat[:-1]] | first[repeat]
    return shapely.linestrings(coordinates[repeat], indices=np.cumsum(begins) - 1)


def _intersect(
    geometry: shapely.Geometry, cells: np.ndarray, which: np.ndarray, out: np.ndarray, feedback: Feedback
) -> None:
    """Fill ``out[which]`` with the polygonal part of cells x geometry, halving both until the geometry is small."""
    if not len(which):
        return
    feedback.check()
    centres = shapely.get_coordinates(shapely.centroid(cells[which]))
    along = centres[:, int(np.argmax(np.ptp(centres, axis=0)))]
    lower = along <= np.median(along)
    few = len(which) <= _FEW_CELLS or shapely.get_num_coordinates(geometry) <= _FEW_VERTICES
    if few or shapely.is_empty(geometry) or lower.all():
        out[which] = _polygonal(shapely.intersection(cells[which], geometry))
        return
    for half in (which[lower], which[~lower]):
        # A margin keeps the cut of the polygon away from the cells, so that it never becomes an edge of a piece.
        window = shapely.box(*(shapely.total_bounds(cells[half]) + _MARGIN))
        _intersect(_polygonal(np.array([shapely.intersection(geometry, window)]))[0], cells, half, out, feedback)


def _polygonal(geometries: np.ndarray) -> np.ndarray:
    """Drop the points and lines that an intersection leaves where edges only touch."""
    kind = shapely.get_type_id(geometries)
    polygons = (kind == _POLYGON) | (kind == _MULTIPOLYGON)
    if polygons.all():
        return geometries
    result = np.where(polygons, geometries, _NOTHING)
    for i in np.flatnonzero(kind == _COLLECTION):
        parts = shapely.get_parts(geometries[i])
        parts = parts[np.isin(shapely.get_type_id(parts), (_POLYGON, _MULTIPOLYGON))]
        result[i] = shapely.multipolygons(shapely.get_parts(parts))
    return result


def join_pieces(grid: HexGrid, codes: np.ndarray, each: list[AuthorityPieces]) -> Pieces:
    """One table from the pieces of several authorities, ``codes`` sorted and in the order of ``each``."""
    authority = np.repeat(np.arange(len(each)), [len(one.cell) for one in each])
    cell = np.concatenate([np.empty(0, dtype=np.int64), *(one.cell for one in each)])
    order = np.lexsort((authority, cell))

    def column(name: str, kind: type) -> np.ndarray:
        return np.concatenate([np.empty(0, dtype=kind), *(getattr(one, name) for one in each)])[order]

    columns = (column("geometry", object), column("area", float), column("is_whole", bool))
    return Pieces(grid, np.asarray(codes, dtype=object), cell[order], authority[order], *columns)
