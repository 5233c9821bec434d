"""Where the numbered discs of spikes stand: beside their cells, clear of each other and of the other spikes.

A label engine may put two on top of each other where spikes crowd, and elsewhere on every page of an atlas. So each
spike gets a bearing and a reach, once, at the scale at which the whole map fills an A4 page; of the bearings that are
clear there, one that stays clear on maps of a larger scale, where cells are further apart.
"""

from __future__ import annotations

import numpy as np

DISC = 3.4  # mm, its diameter
_PAGE = (200.0, 150.0)  # mm, width and height of the map on an A4 page
# Degrees from north, the nicest first.
_BEARINGS = np.array([45, 135, 315, 225, 90, 0, 180, 270, 20, 70, 110, 160, 200, 250, 290, 340])
_REACHES = np.array([5.2, 8.5, 12.0])  # mm from the middle of the cell to that of the disc
_BETWEEN_DISCS = DISC + 0.5
_FROM_CELL = DISC / 2 + 1.4  # the ring round another spike's cell stays to be seen
_FROM_HIGH = DISC / 2 + 2.2  # and so do the marks of the highest cells
_CLOSER = np.array([2.0, 3.0, 4.0, 6.0, 8.0, 12.0])  # maps of so many times the scale, up to one of a city
_BESIDE = DISC / 2 + 0.4  # mm from the corner of a cell on those


def marks(
    x: np.ndarray,
    y: np.ndarray,
    extent: tuple[float, float, float, float],
    high: np.ndarray | None = None,
    radius: float = 0.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Bearings (degrees, clockwise from north) and reaches (mm) of discs for points in metres, the weightiest first:
    the first place that is clear of the discs before it and of all points, else the clearest.

    ``extent``: the map's left, bottom, right, top in metres; ``high`` (n, 2): the highest cells, of which discs keep
    clear where they can; ``radius``: a cell's, from its middle to a corner.
    """
    metres = max((extent[2] - extent[0]) / _PAGE[0], (extent[3] - extent[1]) / _PAGE[1], 1e-9)  # for one mm on the page
    points = np.column_stack([x, y]) / metres
    high = np.empty((0, 2)) if high is None else high / metres
    angle = np.radians(np.tile(_BEARINGS, len(_REACHES)))
    reach = np.repeat(_REACHES, len(_BEARINGS))
    bearings = np.column_stack([np.sin(angle), np.cos(angle)])
    steps = bearings * reach[:, None]
    # (a disc's place, a scale, 2): beside its cell
    closer = bearings[:, None] * np.maximum(reach[:, None], radius / metres * _CLOSER + _BESIDE)[..., None]
    discs, there = np.zeros((len(points), 2)), np.zeros((len(points), len(_CLOSER), 2))
    chosen = np.zeros(len(points), dtype=np.int64)
    for number, point in enumerate(points):
        places = point + steps
        others = np.delete(points, number, axis=0)
        room = np.minimum(_clearance(places, discs[:number]) / _BETWEEN_DISCS, _clearance(places, others) / _FROM_CELL)
        clear = np.flatnonzero(room >= 1)
        best = clear[_clearance(places[clear], high) >= _FROM_HIGH]
        close = point * _CLOSER[:, None] + closer
        apart = _clearance(close, there[:number]) / _BETWEEN_DISCS
        found = next((one for one in (best, clear) if len(one)), None)
        chosen[number] = int(np.argmax(room)) if found is None else found[np.argmax(np.minimum(apart[found], 1.0))]
        discs[number], there[number] = places[chosen[number]], close[chosen[number]]
    return np.tile(_BEARINGS, len(_REACHES))[chosen].astype(np.int64), reach[chosen]


def _clearance(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Distance of each place from the nearest of the others, (n, 2); of (n, scales, 2) the least over all scales."""
    if not len(others):
        return np.full(len(places), np.inf)
    away = np.hypot(*np.moveaxis(places[:, None] - others[None], -1, 0))
    return away.min(axis=tuple(range(1, away.ndim)))
