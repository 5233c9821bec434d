"""Where the numbered discs of spikes stand: beside their cells, clear of each other and of the other spikes.

A label engine may put two discs on top of each other where spikes crowd (Derby has three), and puts them elsewhere on
every page of an atlas. So each spike gets a bearing and a reach of its own, once for the map, at the scale at which the
whole map fills an A4 page. On a map of a larger scale the cells are further apart and the discs, which keep their size
in mm, all the more.
"""

from __future__ import annotations

import numpy as np

DISC = 3.4  # mm, its diameter
_PAGE = (200.0, 150.0)  # mm, width and height of the map on an A4 page
_BEARINGS = np.array(
    [45, 135, 315, 225, 90, 0, 180, 270, 20, 70, 110, 160, 200, 250, 290, 340]
)  # degrees from north, the nicest first
_REACHES = np.array([5.2, 8.5, 12.0])  # mm from the middle of the cell to that of the disc
_BETWEEN_DISCS = DISC + 0.5
_FROM_CELL = DISC / 2 + 1.4  # the ring round another spike's cell stays to be seen
_FROM_HIGH = DISC / 2 + 2.2  # and so do the marks of the highest cells


def marks(
    x: np.ndarray, y: np.ndarray, extent: tuple[float, float, float, float], high: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Bearings (degrees, clockwise from north) and reaches (mm) of discs for points in metres, the weightiest first.

    The first place of ``_REACHES`` and ``_BEARINGS`` that is clear of the discs before it and of all points is taken;
    where none is, the clearest. ``extent`` is that of the map: left, bottom, right, top in metres; ``high`` (n, 2) are
    the highest cells, of which discs keep clear where they can.
    """
    metres = max((extent[2] - extent[0]) / _PAGE[0], (extent[3] - extent[1]) / _PAGE[1], 1e-9)  # for one mm on the page
    points = np.column_stack([x, y]) / metres
    high = np.empty((0, 2)) if high is None else high / metres
    angle = np.radians(np.tile(_BEARINGS, len(_REACHES)))
    reach = np.repeat(_REACHES, len(_BEARINGS))
    steps = np.column_stack([np.sin(angle), np.cos(angle)]) * reach[:, None]
    discs = np.zeros((len(points), 2))
    chosen = np.zeros(len(points), dtype=np.int64)
    for number, point in enumerate(points):
        places = point + steps
        others = np.delete(points, number, axis=0)
        room = np.minimum(_clearance(places, discs[:number]) / _BETWEEN_DISCS, _clearance(places, others) / _FROM_CELL)
        clear = np.flatnonzero(room >= 1)
        best = clear[_clearance(places[clear], high) >= _FROM_HIGH]
        chosen[number] = best[0] if len(best) else clear[0] if len(clear) else int(np.argmax(room))
        discs[number] = places[chosen[number]]
    return np.tile(_BEARINGS, len(_REACHES))[chosen].astype(np.int64), reach[chosen]


def _clearance(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Distance of each place from the nearest of the others."""
    if not len(others):
        return np.full(len(places), np.inf)
    return np.hypot(places[:, None, 0] - others[None, :, 0], places[:, None, 1] - others[None, :, 1]).min(axis=1)
