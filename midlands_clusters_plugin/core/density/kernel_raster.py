"""Kernel density as a raster, as in the government's study of industrial clusters (2017), by QGIS's heat map's kernel.

All pixels are had at once: each position is shared among the four nearest pixel centres and the pixels are convolved
with the kernel by the fast Fourier transform. The difference from the exact value falls with the square of pixel over
radius; at a tenth it is about 1 per cent of the kernel's height.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import grouped, tr
from ..base.prepared import own_copy

_MOST = 30_000_000  # pixels: more would fill the memory of an office computer
_NOISE = 1e-9  # of the highest value: what the Fourier transform leaves where nothing is near
_COARSE = 4  # pixels that a radius must have
_ROWS = 64  # of pixels that are tested against the outline at a time


@dataclass(frozen=True)
class DensityRaster:
    """Density a km2 in pixels: ``values`` float32 (rows, columns), the northern row first, nan outside the outline.

    west, north, pixel, radius : metres; the first two are the upper left corner.
    counted, beyond : positions in the outline (or the bounds), and those outside that are near enough to count.
    """

    values: np.ndarray
    west: float
    north: float
    pixel: float
    radius: float
    counted: int
    beyond: int


def density_raster(
    x: np.ndarray,
    y: np.ndarray,
    bounds: tuple[float, float, float, float],
    *,
    radius: float,
    pixel: float,
    weight: np.ndarray | None = None,
    outline: shapely.Geometry | None = None,
    feedback: Feedback | None = None,
) -> DensityRaster:
    """Density by the quartic kernel: 3 / (pi r^2) sum of w (1 - (d / r)^2)^2 over positions within r of the centre.

    x, y : positions (metres), those beyond the bounds too: they count at the rim.
    bounds : west, south, east, north of the wanted pixels, widened to whole pixels from (0, 0).
    weight : of each position, 1 by default; one that is not known counts nothing.
    outline : pixels whose centre is outside it are nan.

    Raises UserError for a radius of less than four pixels, or too many pixels. Cancelled.

    Source: Silverman, B. W. (1986), "Density Estimation for Statistics and Data Analysis", equation 4.5.
    """
    feedback = feedback or Feedback()
    if radius < _COARSE * pixel or pixel <= 0:
        stated = tr("The pixels are too large for this radius: choose pixels of at most a quarter of it.")
        raise UserError(stated, f"{radius} {pixel}")
    west, south = (np.floor(one / pixel) for one in bounds[:2])
    east, north = (np.ceil(one / pixel) for one in bounds[2:])
    reach = int(np.ceil(radius / pixel)) + 1
    columns, rows = int(east - west), int(north - south)
    if columns < 1 or rows < 1 or (columns + 2 * reach) * (rows + 2 * reach) > _MOST:
        stated = tr("That would be {count} pixels: choose larger pixels or a smaller area.")
        raise UserError(stated.format(count=grouped(columns * rows)))
    weight = np.ones(len(x)) if weight is None else np.nan_to_num(np.asarray(weight, dtype=np.float64))
    feedback.step(tr("Sharing the companies among the pixels"))
    pixels = _shared(x / pixel - west + reach, y / pixel - south + reach, weight, columns + 2 * reach, rows + 2 * reach)
    feedback.progress(0.3)
    values = _convolved(pixels, reach, radius / pixel)[reach : reach + rows, reach : reach + columns]
    values *= 3 / (np.pi * (radius / 1000) ** 2)
    values[values < _NOISE * values.max(initial=0.0)] = 0.0
    feedback.progress(0.7)
    inside = (x >= west * pixel) & (x < east * pixel) & (y >= south * pixel) & (y < north * pixel)
    near = inside
    if outline is not None:
        outline = own_copy(outline)
        values[~_inside(outline, west, south, pixel, rows, columns, feedback.part(0.7, 1.0))] = np.nan
        near = shapely.dwithin(shapely.points(x, y), outline, radius) if hasattr(shapely, "dwithin") else inside
        inside = shapely.intersects_xy(outline, x, y)
    beyond = int((near & ~inside & (weight != 0)).sum())
    counted = int((inside & (weight != 0)).sum())
    flipped = np.ascontiguousarray(values[::-1], dtype=np.float32)
    return DensityRaster(flipped, west * pixel, north * pixel, pixel, radius, counted, beyond)


def _shared(u: np.ndarray, v: np.ndarray, weight: np.ndarray, columns: int, rows: int) -> np.ndarray:
    """The weights on pixels, each shared among four. ``u, v``: positions in pixels from the lower left corner."""
    column, row = np.floor(u - 0.5).astype(np.int64), np.floor(v - 0.5).astype(np.int64)
    right, up = u - 0.5 - column, v - 0.5 - row
    total = np.zeros(columns * rows)
    for across, along in product((0, 1), (0, 1)):
        part = (right if across else 1 - right) * (up if along else 1 - up)
        there = (column + across >= 0) & (column + across < columns) & (row + along >= 0) & (row + along < rows)
        place = (row + along)[there] * columns + (column + across)[there]
        total += np.bincount(place, weights=(weight * part)[there], minlength=columns * rows)
    return total.reshape(rows, columns)


def _convolved(pixels: np.ndarray, reach: int, radius: float) -> np.ndarray:
    """The pixels under the kernel, by numpy's real Fourier transform; ``radius`` in pixels."""
    shape = tuple(_good(size + 2 * reach) for size in pixels.shape)
    steps = np.arange(-reach, reach + 1)
    kernel = np.maximum(0.0, 1 - (steps[:, None] ** 2 + steps[None, :] ** 2) / radius**2) ** 2
    found = np.fft.irfft2(np.fft.rfft2(pixels, shape) * np.fft.rfft2(kernel, shape), shape)
    return np.maximum(found[reach : reach + pixels.shape[0], reach : reach + pixels.shape[1]], 0.0)


def _good(size: int) -> int:
    """The next number that is a product of 2, 3 and 5: the transform is quick for those."""
    while True:
        left = size
        for prime in (2, 3, 5):
            while left % prime == 0:
                left //= prime
        if left == 1:
            return size
        size += 1


def _inside(
    outline: shapely.Geometry, west: float, south: float, pixel: float, rows: int, columns: int, feedback: Feedback
) -> np.ndarray:
    """Which pixels' centres lie in the outline (bool)."""
    across = (west + np.arange(columns) + 0.5) * pixel
    found = np.zeros((rows, columns), dtype=bool)
    for start in range(0, rows, _ROWS):
        feedback.progress(start / rows)
        along = (south + np.arange(start, min(start + _ROWS, rows)) + 0.5) * pixel
        grid_x, grid_y = np.meshgrid(across, along)
        found[start : start + len(along)] = shapely.contains_xy(outline, grid_x, grid_y)
    return found
