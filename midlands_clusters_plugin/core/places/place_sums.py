"""Hexagons too small for a map of a region, summed by place: what lies within a few kilometres of a peak is one mark.

A coarser grid was tried first: it cuts a town wherever its lines happen to fall, so that the eye finds other places
than the three where most lies (docs/cartography.md has the figures).
"""

from __future__ import annotations

import numpy as np
import shapely

REACH_KM = 5
_SLACK = 0.001  # metres: of whole hexagons hundreds lie just as far apart as marks reach, in every direction alike
_LEAST_MM = 2.5  # of the reach on the page: on maps of a country marks would lie on one another


def reach_km(scale: float) -> int:
    """Within how many kilometres a map of a scale (its denominator) sums."""
    return max(REACH_KM, int(np.ceil(_LEAST_MM * scale / 1e6)))


def place_sums(x: np.ndarray, y: np.ndarray, values: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """The place of each hexagon, and by place the hexagon that its mark stands on.

    The hexagon with most within ``reach`` makes the first place, of all within it; then the next among what is left.
    So each hexagon is in one place. The mark stands on the hexagon nearest to the middle of what the place holds.

    Parameters
    ----------
    x, y : middles of the hexagons in metres; ``values`` what each holds (nan: not known).
    """
    known = np.nan_to_num(values)
    points = shapely.points(x, y)
    one, other = shapely.STRtree(points).query(shapely.buffer(points, 1.01 * reach, quad_segs=16), "intersects")
    near = np.hypot(x[one] - x[other], y[one] - y[other]) <= reach + _SLACK  # a circle drawn by lines lacks its rim
    one, other = one[near], other[near]
    order = np.argsort(one, kind="stable")
    one, other = one[order], other[order]
    ends = np.searchsorted(one, np.arange(len(x) + 1))
    within = np.bincount(one, known[other], len(x))
    place = np.full(len(x), -1, dtype=np.int64)
    seats: list[int] = []
    for top in np.lexsort((y, x, -known, -within)):
        if place[top] >= 0:
            continue
        near = other[ends[top] : ends[top + 1]]
        mine = np.union1d(near[place[near] < 0], top)
        place[mine] = len(seats)
        weight = known[mine] if known[mine].any() else np.ones(len(mine))
        middle = np.average(x[mine], weights=weight), np.average(y[mine], weights=weight)
        held = mine[known[mine] > 0] if known[mine].any() else mine
        far = np.hypot(x[held] - middle[0], y[held] - middle[1]).round(3)
        seats.append(held[np.lexsort((y[held], x[held], -known[held], far))[0]])
    return place, np.array(seats, dtype=np.int64)
