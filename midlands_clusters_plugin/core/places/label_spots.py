"""Where labels stand that must be read: beyond frames, marks and one another, each with a short way to its point.

The same input gives the same spots. All lengths are millimetres on the page, from its map's lower left corner upwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Box = tuple[float, float, float, float]  # left, bottom, right, top
_GAP = 0.5
_STEP = 1.0
_FARTHEST = 22.0
_TURNS = 24
_CROSSED = 6.0  # a leader through another label or mark counts as so many millimetres more


def label_spots(
    points: np.ndarray,
    clear: np.ndarray,
    sizes: np.ndarray,
    room: Box,
    boxes: Sequence[Box] = (),
    discs: np.ndarray | None = None,
    farthest: float = _FARTHEST,
) -> list[tuple[float, float] | None]:
    """Lower left corner of each label, the first served first; None where there is no room.

    Parameters
    ----------
    points : (n, 2), what the labels are of; ``clear`` the radius round each that its own label keeps off.
    sizes : (n, 2), width and height.
    room : within which all labels lie; ``boxes`` and ``discs`` (m, 3: x, y, radius) keep them away.
    """
    discs = np.empty((0, 3)) if discs is None else discs
    turns = np.arange(_TURNS) * 2 * np.pi / _TURNS
    across, up = np.cos(turns), np.sin(turns)
    liking = 0.6 * (across < -0.1) + 0.4 * (np.abs(up) > 0.9)  # beside is read before above, right before left
    taken: list[Box] = list(boxes)
    found: list[tuple[float, float] | None] = []
    for (x, y), free, (width, height) in zip(points, clear, sizes):
        best: tuple[float, Box] | None = None
        for far in np.arange(free + _GAP, farthest, _STEP):
            if best is not None and far > best[0]:
                break
            left = x + across * far - width * (1 - np.clip(across * 1.4, -1, 1)) / 2
            low = y + up * far - height * (1 - np.clip(up * 1.4, -1, 1)) / 2
            right, high = left + width, low + height
            fits = (left >= room[0]) & (low >= room[1]) & (right <= room[2]) & (high <= room[3])
            for one in taken:
                fits &= (right < one[0]) | (left > one[2]) | (high < one[1]) | (low > one[3])
            for a, b, radius in [*discs, (x, y, free)]:
                nearest = np.hypot(a - np.clip(a, left, right), b - np.clip(b, low, high))
                fits &= nearest >= radius
            for turn in np.flatnonzero(fits):
                box = (float(left[turn]), float(low[turn]), float(right[turn]), float(high[turn]))
                crossed = sum(_crosses((x, y), box, one) for one in taken if not _holds(one, x, y))
                cost = far + liking[turn] + _CROSSED * crossed
                if best is None or cost < best[0]:
                    best = (cost, box)
        found.append(best[1][:2] if best else None)
        taken += [best[1]] if best else []
    return found


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _crosses(point: tuple[float, float], label: Box, box: Box) -> bool:
    """Whether the way from a point to the nearest part of its label leads through a box."""
    end = np.clip(point, label[:2], label[2:])
    way = np.array(point) + np.linspace(0, 1, 12)[:, None] * (end - np.array(point))
    return bool(((way >= box[:2]) & (way <= box[2:])).all(axis=1).any())
