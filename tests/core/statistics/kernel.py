"""The quartic kernel at single places, by its definition: what every raster is compared with."""

from __future__ import annotations

import numpy as np
import shapely


def kernel_density(
    x: np.ndarray, y: np.ndarray, at: np.ndarray, radius: float, weight: np.ndarray | None = None
) -> np.ndarray:
    """Companies per km2 round each place, by the quartic kernel: 3 / (pi r^2) sum of w (1 - (d / r)^2)^2 over points within r.

    Parameters
    ----------
    x, y : positions (metres). ``weight``: of each, 1 by default (employees, for instance).
    at : (n, 2) places, such as hexagon centres. ``radius``: r in metres.

    Source: Silverman, B. W. (1986), "Density Estimation for Statistics and Data Analysis", equation 4.5; QGIS's heat
    map has the same kernel.
    """
    points = np.column_stack([x, y]).astype(np.float64)
    weight = np.ones(len(points)) if weight is None else np.asarray(weight, dtype=np.float64)
    if not len(points):
        return np.zeros(len(at))
    tree = shapely.STRtree(shapely.points(points))
    density = np.zeros(len(at))
    for start in range(0, len(at), 5000):
        at_point, near = tree.query(shapely.points(at[start : start + 5000]), predicate="dwithin", distance=radius)
        apart = ((points[near] - at[start : start + 5000][at_point]) ** 2).sum(axis=1) / radius**2
        share = weight[near] * np.maximum(0.0, 1 - apart) ** 2
        density[start : start + 5000] = np.bincount(at_point, weights=share, minlength=len(at[start : start + 5000]))
    return density * 3 / (np.pi * (radius / 1000) ** 2)
