"""Companies + pieces -> sums by piece, exact to the last penny whatever the order of the rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..base.feedback import Feedback
from ..base.prepared import own_copy, prepare
from ..grid.clip import Pieces

_LOW_BITS = 26
_CHUNK = 1_000_000  # rows added up in one go: the memory of the country's companies would be needed several times over
OUTSIDE = -1


@dataclass(frozen=True)
class Placement:
    """Where each company counts: ``authority`` and ``piece``, indices into the pieces' codes and pieces, OUTSIDE for
    none; ``moved``: its authority has no piece in its cell, so that it counts in that authority's nearest.
    """

    authority: np.ndarray
    piece: np.ndarray
    moved: np.ndarray


def authority_index(codes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Position of each GSS code among the sorted ``codes``, -1 where it is missing or not among them."""
    position = {code: i for i, code in enumerate(codes)}
    return np.array([position.get(code, OUTSIDE) for code in wanted], dtype=np.int64)


def authority_by_position(
    pieces: Pieces,
    polygons: np.ndarray,
    cell: np.ndarray,
    x: np.ndarray,
    y: np.ndarray,
    feedback: Feedback | None = None,
    rank: np.ndarray | None = None,
) -> np.ndarray:
    """The authority whose polygon each point lies in (index into ``pieces.codes``, -1 outside all of them); where
    polygons overlap or touch, the first by code.

    Whole cells answer at once; points in cut cells are asked of a piece's own few vertices, and only those that no
    piece of their cell holds (rounding on its edge) of the authorities' polygons.

    polygons : the authorities' polygons, in the order of ``pieces.codes``.
    cell, x, y : cell key and position (EPSG:27700, metres) of each point.
    rank : ``pieces.rank(cell)``, where the caller has it already.
    """
    feedback = feedback or Feedback()
    result = np.full(len(x), OUTSIDE, dtype=np.int64)
    if not len(pieces) or not len(x):
        return result
    rank = pieces.rank(cell) if rank is None else rank
    has = np.flatnonzero(rank >= 0)
    first, count = pieces.first[rank[has]], pieces.count[rank[has]]
    sure = (count == 1) & pieces.is_whole[first]
    result[has[sure]] = pieces.authority[first[sure]]
    asked, first, count = has[~sure], first[~sure], count[~sure]
    prepare(pieces.geometry)
    for nth in range(int(count.max(initial=0))):  # a cell's pieces come in the order of codes: the first hit wins
        feedback.check()
        left = np.flatnonzero((result[asked] == OUTSIDE) & (count > nth))
        index = first[left] + nth
        hit = shapely.intersects_xy(pieces.geometry[index], x[asked[left]], y[asked[left]])
        result[asked[left[hit]]] = pieces.authority[index[hit]]
    # A point on the very rim of its cell can miss its piece by a rounding error, or lie on the area's own edge in a
    # cell that only touches it: those few are asked of the polygons themselves.
    near = np.concatenate([asked[result[asked] == OUTSIDE], _touching(pieces, np.flatnonzero(rank < 0), cell, x, y)])
    if len(near):
        for authority, polygon in enumerate(polygons):
            near = near[result[near] == OUTSIDE]
            feedback.check()
            result[near[shapely.intersects_xy(own_copy(polygon), x[near], y[near])]] = authority
    return result


def _touching(pieces: Pieces, rows: np.ndarray, cell: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Those of ``rows`` (points in cells without a piece) that lie within a centimetre of a piece of the next cell."""
    rim = pieces.cells_around
    rows = rows[rim[np.minimum(np.searchsorted(rim, cell[rows]), len(rim) - 1)] == cell[rows]]
    hits = pieces.tree.query(shapely.points(x[rows], y[rows]), predicate="dwithin", distance=0.01)[0]
    return rows[np.unique(hits)]


def place(pieces: Pieces, rank: np.ndarray, authority: np.ndarray, x: np.ndarray, y: np.ndarray) -> Placement:
    """Each company's piece: the one of its cell (``pieces.rank``) and authority, or that authority's nearest."""
    if len(rank) > _CHUNK:
        parts = (slice(start, start + _CHUNK) for start in range(0, len(rank), _CHUNK))
        each = [place(pieces, rank[part], authority[part], x[part], y[part]) for part in parts]
        columns = ([getattr(one, name) for one in each] for name in ("authority", "piece", "moved"))
        return Placement(*map(np.concatenate, columns))
    piece = pieces.find(rank, authority)
    unmatched = np.flatnonzero((authority != OUTSIDE) & (piece == OUTSIDE))  # few of many
    for one in np.unique(authority[unmatched]):
        rows, own = unmatched[authority[unmatched] == one], np.flatnonzero(pieces.authority == one)
        if len(own):
            piece[rows] = own[nearest(pieces.geometry[own], x[rows], y[rows])]
    moved = np.zeros(len(rank), dtype=bool)
    moved[unmatched] = piece[unmatched] != OUTSIDE
    return Placement(np.where(piece == OUTSIDE, OUTSIDE, authority).astype(np.int16), piece.astype(np.int32), moved)


def nearest(geometry: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Index of the geometry nearest to each point; of several at one distance the first: the answer never varies."""
    points, hits = shapely.STRtree(geometry).query_nearest(shapely.points(x, y), all_matches=True)
    best = np.full(len(x), len(geometry), dtype=np.int64)
    np.minimum.at(best, points, hits)
    return best


def exact_sums(index: np.ndarray, values: np.ndarray, length: int) -> np.ndarray:
    """Sum of int64 ``values`` by ``index``, (length,) int64, exactly, whatever the order of the rows: high and low bits
    are summed apart, each far below the 2**53 of a double.
    """
    total = np.zeros(length, dtype=np.int64)
    for start in range(0, len(index), _CHUNK):
        some, part = index[start : start + _CHUNK], np.asarray(values[start : start + _CHUNK], dtype=np.int64)
        high, low = part >> _LOW_BITS, part & ((1 << _LOW_BITS) - 1)
        sums_high = np.bincount(some, weights=high.astype(np.float64), minlength=length)
        sums_low = np.bincount(some, weights=low.astype(np.float64), minlength=length)
        total += (sums_high.astype(np.int64) << _LOW_BITS) + sums_low.astype(np.int64)
    return total


def counts(index: np.ndarray, length: int) -> np.ndarray:
    """Number of rows by index, int64."""
    return np.bincount(index, minlength=length).astype(np.int64)
