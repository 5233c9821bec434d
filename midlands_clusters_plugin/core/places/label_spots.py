"""Where labels stand that must be read: beyond frames, marks and one another, each with a short way to its point.

The same input gives the same spots. All lengths are millimetres on the page, from its map's lower left corner upwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Box = tuple[float, float, float, float]  # left, bottom, right, top
_GAP = 0.5
# Nearer to the own point than to another by so much: QGIS draws a name a little smaller than is reckoned.
_CLEARLY = 0.5
_STEP = 1.0
_FARTHEST = 22.0
_TURNS = 24
_FLATS = np.sqrt(3) / 2  # of a hexagon, by its width across corners
_CROSSED = 6.0  # a leader through another label or mark counts as so many millimetres more


def label_spots(
    points: np.ndarray,
    clear: np.ndarray,
    sizes: np.ndarray,
    room: Box,
    boxes: Sequence[Box] = (),
    discs: np.ndarray | None = None,
    farthest: float | np.ndarray = _FARTHEST,
    *,
    centred: bool = False,
    rivals: np.ndarray | None = None,
) -> list[tuple[float, float] | None]:
    """Lower left corner of each label, the first served first; None where there is no room.

    Parameters
    ----------
    points : (n, 2), what the labels are of; ``clear`` the radius round each that its own label keeps off.
    sizes : (n, 2), width and height.
    room : within which all labels lie; ``boxes`` and ``discs`` (m, 3: x, y, radius) keep them away.
    farthest : how far a label may be from its point, one figure or one for each.
    centred : labels lie on their points, as the names of areas do, and their middles within ``farthest``.
    rivals : (m, 2), what else a label could be taken for: each is nearer to its own point than to any of them.
    """
    around = np.empty((0, 3)) if discs is None else discs
    turns = np.arange(_TURNS) * 2 * np.pi / _TURNS
    across, up = np.cos(turns), np.sin(turns)
    liking = 0.6 * (across < -0.1) + 0.4 * (np.abs(up) > 0.9)  # beside is read before above, right before left
    hold_x, hold_y = (0.5, 0.5) if centred else ((1 - np.clip(one * 1.4, -1, 1)) / 2 for one in (across, up))
    taken = np.array(boxes, dtype=float).reshape(-1, 4)
    found: list[tuple[float, float] | None] = []
    for (x, y), free, (width, height), most in zip(points, clear, sizes, np.broadcast_to(farthest, len(points))):
        best: tuple[float, Box] | None = None
        keep_off = around if centred else np.vstack([around, [(x, y, free)]])
        others = taken[~_holds(taken, x, y)]
        for far in np.arange(0.0 if centred else free + _GAP, most, _STEP):
            if best is not None and far > best[0]:
                break
            left, low = x + across * far - width * hold_x, y + up * far - height * hold_y
            sides = np.column_stack([left, low, left + width, low + height])
            fits = _free(sides, room, taken, keep_off)
            if rivals is not None:
                others_at = rivals[np.hypot(*(rivals - (x, y)).T) > _CLEARLY]
                mine = _apart(sides, np.array([(x, y)]))[:, 0] + _CLEARLY
                fits &= mine <= _apart(sides, others_at).min(axis=1, initial=np.inf)
            if not fits.any():
                continue
            cost = far + (0.0 * liking if centred else liking + _CROSSED * _crossed((x, y), sides, others))
            turn = int(np.argmin(np.where(fits, cost, np.inf)))
            if best is None or cost[turn] < best[0]:
                best = (float(cost[turn]), tuple(map(float, sides[turn])))  # type: ignore[assignment]  # four floats
        found.append(best[1][:2] if best else None)
        taken = np.vstack([taken, best[1]]) if best else taken
    return found


def hexagon_boxes(discs: np.ndarray) -> list[Box]:
    """The boxes round hexagons (n, 3: middle, radius to the corners): as such they keep leaders away too."""
    return [(x - free, y - free * _FLATS, x + free, y + free * _FLATS) for x, y, free in discs.tolist()]


def _free(sides: np.ndarray, room: Box, taken: np.ndarray, discs: np.ndarray) -> np.ndarray:
    """Which labels (n, 4) lie in the room, on no box and no disc."""
    left, low, right, high = sides.T
    fits = (left >= room[0]) & (low >= room[1]) & (right <= room[2]) & (high <= room[3])
    if len(taken):
        beside = (right[:, None] < taken[:, 0]) | (left[:, None] > taken[:, 2])
        fits &= (beside | (high[:, None] < taken[:, 1]) | (low[:, None] > taken[:, 3])).all(axis=1)
    if len(discs):
        fits &= (_apart(sides, discs[:, :2]) >= discs[:, 2]).all(axis=1)
    return fits


def _apart(sides: np.ndarray, points: np.ndarray) -> np.ndarray:
    """(n, m): how far each point is from each label."""
    off_x = points[:, 0] - np.clip(points[:, 0], sides[:, :1], sides[:, 2:3])
    off_y = points[:, 1] - np.clip(points[:, 1], sides[:, 1:2], sides[:, 3:])
    return np.hypot(off_x, off_y)


def _holds(boxes: np.ndarray, x: float, y: float) -> np.ndarray:
    return (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])


def _crossed(point: tuple[float, float], sides: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """How many boxes lie on the way from a point to the nearest part of each label."""
    if not len(boxes):
        return np.zeros(len(sides))
    start = np.array(point)
    ends = np.clip(start, sides[:, :2], sides[:, 2:])
    way = start + np.linspace(0, 1, 12)[:, None, None] * (ends - start)  # (12, n, 2)
    at = way[:, :, None]
    return ((at >= boxes[:, :2]) & (at <= boxes[:, 2:])).all(axis=3).any(axis=0).sum(axis=1)
