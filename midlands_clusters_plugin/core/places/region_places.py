"""Which places a map of a whole region has room for: never on one another, never on the highest hexagons."""

from __future__ import annotations

import numpy as np
import shapely

_WIDEST_KM = 10  # hexagons that a map can have


def places_with_room(x: np.ndarray, y: np.ndarray, order: np.ndarray, apart: float, taken: np.ndarray) -> np.ndarray:
    """bool: the places that are drawn at their true spots; the others are for a map of a larger scale.

    Parameters
    ----------
    x, y : positions in metres.
    order : the place with the smallest number is served first; of equal ones the first in the list.
    apart : metres that two places keep from each other.
    taken : (n, 3) discs, x, y and radius in metres, in which no place stands.
    """
    points = np.column_stack([x, y]).astype(float)
    free = np.isfinite(points).all(axis=1)
    if len(taken) and len(points):
        distance = np.hypot(points[:, None, 0] - taken[None, :, 0], points[:, None, 1] - taken[None, :, 1])
        free &= (distance > taken[None, :, 2]).all(axis=1)
    chosen = np.zeros(len(points), dtype=bool)
    for one in np.argsort(order, kind="stable"):
        if free[one]:
            chosen[one] = True
            free &= np.hypot(*(points - points[one]).T) > apart
    return chosen


def covered_share(x: np.ndarray, y: np.ndarray, radius: np.ndarray) -> float:
    """Which share of discs' areas lies under other discs (x, y, radius in one unit)."""
    area = float((np.pi * radius**2).sum())
    if not area:
        return 0.0
    discs = shapely.buffer(shapely.points(x, y), radius, quad_segs=4)
    return 1.0 - float(shapely.area(shapely.union_all(discs))) / float(shapely.area(discs).sum())


def size_side_by_side(scale: float, seen_mm: float) -> int:
    """Size in whole kilometres of hexagons that a map of a scale can show side by side, each wide enough to be seen."""
    return min(max(2, int(np.ceil(seen_mm * scale / 1e6))), _WIDEST_KM)
