"""Where the camera stands: plain geometry, in any unit of length. It faces north, from the south."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

PITCH = 45.0  # degrees from straight down
FIELD_OF_VIEW = 20.0  # degrees over the height of the picture; a long lens: columns at the rim hardly lean
ASPECT = 281 / 160  # of the picture's page; QGIS's own view is a little less wide
_ROOM = 0.97  # share of the picture that may be used


@dataclass(frozen=True)
class Camera:
    """A camera that aims at a point on the ground (``east``, ``north``) from ``distance``."""

    east: float
    north: float
    distance: float

    def seen(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 3: east, north, up) are in the picture (n, 2): 1 is half its height, to the right and up."""
        sine, cosine = math.sin(math.radians(PITCH)), math.cos(math.radians(PITCH))
        east, north, up = np.asarray(points, dtype=np.float64).T - np.array([[self.east], [self.north], [0.0]])
        depth = self.distance + north * sine - up * cosine
        scale = np.maximum(depth, 1e-9) * math.tan(math.radians(FIELD_OF_VIEW / 2))
        return np.column_stack([east / scale, (north * cosine + up * sine) / scale])


def fitted(points: np.ndarray, aspect: float) -> Camera:
    """The camera that is just near enough for all points (n, 3) to be in a picture of this aspect.

    Found by halving: perspective has no closed form for it. The same room is left above and below, and on both sides.
    """
    points = np.asarray(points, dtype=np.float64)
    low, high = points.min(axis=0), points.max(axis=0)
    size = float(max(high[0] - low[0], high[1] - low[1], high[2], 1e-6))
    near, far = 0.5 * size, 40 * size
    best = _aimed(points, far, low, high)
    for _ in range(28):
        distance = (near + far) / 2
        camera = _aimed(points, distance, low, high)
        seen = camera.seen(points)
        depth = distance + (points[:, 1] - camera.north) * math.sin(math.radians(PITCH))
        in_front = bool(np.all(depth > points[:, 2] + 0.05 * size))
        fits = in_front and bool(np.abs(seen[:, 0]).max() <= _ROOM * aspect and np.abs(seen[:, 1]).max() <= _ROOM)
        near, far, best = (near, distance, camera) if fits else (distance, far, best)
    return best


def _aimed(points: np.ndarray, distance: float, low: np.ndarray, high: np.ndarray) -> Camera:
    """The aim that leaves as much room above as below and left as right."""
    east, north = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
    for _ in range(6):  # converges fast: moving the aim moves what is seen by nearly as much
        seen = Camera(east, north, distance).seen(points)
        half = distance * math.tan(math.radians(FIELD_OF_VIEW / 2))
        east += half * (seen[:, 0].max() + seen[:, 0].min()) / 2
        north += half * (seen[:, 1].max() + seen[:, 1].min()) / 2 / math.cos(math.radians(PITCH))
        north = min(max(north, low[1] - high[2]), high[1] + high[2])
    return Camera(float(east), float(north), distance)
