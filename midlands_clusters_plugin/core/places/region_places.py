"""Which places a map of a whole region has room for: never on one another, never on the highest hexagons."""

from __future__ import annotations

import numpy as np


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
