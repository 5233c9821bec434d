"""Prepared geometries that threads may share, for questions about points; and copies for all others.

GEOS makes the index of a prepared geometry when it is first asked, without a lock: two threads that ask first together
end the process. Here one thread at a time prepares, and asks until the index is there. What finds where outlines meet
is shared by all who ask, for good: polygons that threads share are asked about lines and polygons as copies only.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import shapely

_lock = threading.Lock()
_ASKED = 3  # GEOS answers the first question without an index, and makes one, and fills it, with the second


def prepare(geometry: Any) -> None:
    """As ``shapely.prepare``, for points that any number of threads ask for: ``contains_xy``, ``intersects_xy``."""
    shapes = np.atleast_1d(np.asarray(geometry, dtype=object)).ravel()
    with _lock:
        fresh = shapes[~shapely.is_prepared(shapes) & ~shapely.is_missing(shapes)]
        if not len(fresh):
            return
        shapely.prepare(fresh)
        xmin, ymin, xmax, ymax = np.nan_to_num(shapely.bounds(fresh)).T
        for _ in range(_ASKED):  # within the bounds, or GEOS would not look any closer
            shapely.intersects_xy(fresh, (xmin + xmax) / 2, (ymin + ymax) / 2)


def own_copy(geometry: Any) -> Any:
    """Prepared copies (of one geometry or of an array) for one thread, for any question."""
    copy = shapely.from_wkb(shapely.to_wkb(geometry))
    shapely.prepare(copy)
    return copy
