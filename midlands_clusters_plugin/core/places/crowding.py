"""Icons that would lie on one another are moved beside each other: by how much, for a row of map scales.

Icons have a size in millimetres, so how far they must move depends on the scale. For each of ``SCALES`` they are discs
that push one another apart and are drawn back to their spots; a map uses the offsets of the next smaller scale.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely

SCALES = (25e3, 50e3, 100e3, 150e3, 225e3, 350e3, 500e3, 750e3, 1.1e6, 1.7e6, 2.5e6)  # denominators
FAR = 300_000  # on a map of a smaller scale a 1 km hexagon is no larger than an icon: glyphs take the icons' place
MIDDLE = 120_000  # of a smaller scale than this, the part of a region that a window shows
ICON_MM, MIDDLE_ICON_MM, FAR_ICON_MM = 4.0, 2.8, 1.8  # size of an icon, in such a window, and on maps of a region
_GAP = 1.06  # distance of two icons side by side, in icons
_LOCATION = 150.0  # metres: places as near as this are one spot
_ROUNDS, _PULL, _ATTEMPTS = 160, 0.03, 12
_WORK = 10_000_000  # pairs that are compared for one scale: half a second; many places get fewer rounds and attempts
_MOST = 600  # places; so many cannot all be seen apart, and each pair of them would be compared
_LABEL_MM = 9.0  # names within this distance of another icon are crowded


def icon_mm(scale: float) -> float:
    """Size of an icon in millimetres on a map of this scale (its denominator)."""
    return FAR_ICON_MM if scale > FAR else MIDDLE_ICON_MM if scale > MIDDLE else ICON_MM


def spots(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Number of the spot (int64) of each place: those within 150 m of one another share one."""
    if not len(x):
        return np.empty(0, dtype=np.int64)
    blobs = shapely.get_parts(shapely.union_all(shapely.buffer(shapely.points(x, y), _LOCATION / 2)))
    which = np.full(len(x), -1, dtype=np.int64)
    point, blob = shapely.STRtree(blobs).query(shapely.points(x, y), predicate="intersects")
    which[point] = blob
    return which


def crowding(x: np.ndarray, y: np.ndarray, others: np.ndarray | None = None) -> dict[str, list]:
    """Columns for places at ``x``, ``y`` (metres); the icons of ``others`` (n, 2) have moved apart already.

    ``offsets`` : text, "dx,dy;dx,dy;..." in icon sizes, right and down, one pair a scale of ``SCALES``. ``free_to`` :
    the largest of ``SCALES`` (0 for none) up to which no other icon crowds the name. More than 600 places stay.
    """
    points = np.column_stack([x, y]).astype(float)
    if len(points) > _MOST:
        return {"offsets": [""] * len(points), "free_to": [0] * len(points)}
    others = np.empty((0, 2)) if others is None else others.astype(float)
    texts = _offset_texts(points.tobytes(), others.tobytes())
    nearest = _nearest(np.concatenate([points, others]))[: len(points)]
    room = [[scale for scale in SCALES if one > _LABEL_MM * scale / 1000] for one in nearest]
    return {"offsets": list(texts), "free_to": [int(max(scales, default=0)) for scales in room]}


@lru_cache(maxsize=8)
def _offset_texts(positions: bytes, others: bytes) -> tuple[str, ...]:
    """The column ``offsets``; kept, because the built-in places are the same on every map."""
    points = np.frombuffer(positions).reshape(-1, 2)
    moves = [spread(points / _metres(scale), fixed) for scale, fixed in zip(SCALES, _settled(others))]
    return tuple(";".join(f"{move[row, 0]:.2f},{-move[row, 1]:.2f}" for move in moves) for row in range(len(points)))


def _metres(scale: float) -> float:
    """Size of an icon on the ground."""
    return icon_mm(scale) * scale / 1000


@lru_cache(maxsize=8)
def _settled(positions: bytes) -> tuple[np.ndarray, ...]:
    """Where icons at these positions (float64, n by 2, as bytes) stand apart, in icon sizes, at each of ``SCALES``."""
    at = np.frombuffer(positions).reshape(-1, 2)
    return tuple(at / _metres(scale) + spread(at / _metres(scale)) for scale in SCALES)


def _nearest(points: np.ndarray) -> np.ndarray:
    """Distance of each point to its nearest neighbour; inf where there is none."""
    if len(points) < 2:
        return np.full(len(points), np.inf)
    distance = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    return distance.min(axis=1)


def spread(points: np.ndarray, fixed: np.ndarray | None = None) -> np.ndarray:
    """How far to move discs of diameter 1 at ``points`` (n, 2) so that none lies on another or on one of ``fixed``.

    Discs that touch push each other apart by half of what they overlap, and a weak spring, let go at the end, draws
    each back. Discs at one point set out in directions spread round the circle. The same points give the same moves.
    """
    fixed = np.empty((0, 2)) if fixed is None else fixed
    count = len(points)
    if len(fixed) and count:
        reach = 3 * _GAP + np.sqrt(count)  # how far so many discs can spread from one spot
        fixed = fixed[np.hypot(*(fixed[:, None] - points[None]).transpose(2, 0, 1)).min(axis=1) < reach]
    everything = np.concatenate([points, fixed])
    if not count or len(everything) < 2:
        return np.zeros((count, 2))
    near = np.flatnonzero(_nearest(everything) < 3 * _GAP)  # the others have all the room they need
    free = (np.arange(len(everything)) < count)[:, None]
    found, pairs = [], max(1, len(near) ** 2)
    rounds, attempts = min(_ROUNDS, _WORK // pairs), max(1, min(_ATTEMPTS, _WORK // (pairs * _ROUNDS)))
    for attempt in range(attempts if len(fixed) else 1):  # a disc may be caught between those that stay
        turn = 0.7 + attempt + np.arange(len(everything)) * 2.399963  # the golden angle: few have the same direction
        begin = max(1e-3, 0.3 * attempt) * np.column_stack([np.cos(turn), np.sin(turn)])
        moved = everything.copy()
        moved[near] = _relaxed((everything + free * begin)[near], everything[near], free[near], rounds)
        found.append((max(0.0, _GAP - 0.02 - float(_nearest(moved)[:count].min())), attempt, moved))
        if not found[-1][0]:
            break
    return min(found)[2][:count] - points


def _relaxed(at: np.ndarray, home: np.ndarray, free: np.ndarray, rounds: int) -> np.ndarray:
    """Where the discs come to rest; only those that are ``free`` (bool, one column) move."""
    if len(at) < 2:
        return at
    for number in range(rounds):
        apart = at[:, None] - at[None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, np.inf)
        overlap = np.maximum(_GAP - distance, 0.0)
        if number >= rounds // 2 and not (overlap[free[:, 0]] > 0.02).any():
            break
        push = (apart / np.maximum(distance, 1e-9)[..., None] * (overlap / 2)[..., None]).sum(axis=1)
        pull = (home - at) * (_PULL if number < rounds // 2 else 0.0)
        at = at + free * (0.8 * push + pull)
    return at
