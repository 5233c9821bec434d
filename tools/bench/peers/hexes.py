"""The grid of the Python peers: flat-topped hexagons, 1 km between opposite sides, origin (0, 0), over a box and one cell round it."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

SIZE = 1000.0
STEP = SIZE * 3**0.5 / 2


def hexes(bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    """Columns id and geometry (EPSG:27700)."""
    xmin, ymin, xmax, ymax = bounds
    columns = np.arange(np.floor(xmin / STEP) - 1, np.ceil(xmax / STEP) + 2)
    rows = np.arange(np.floor(ymin / SIZE) - 1, np.ceil(ymax / SIZE) + 2)
    column, row = (one.ravel().astype(int) for one in np.meshgrid(columns, rows))
    x = (3 * column)[:, None] + np.array([2, 1, -1, -2, -1, 1, 2])
    y = (2 * row + (column & 1))[:, None] + np.array([0, 1, 1, 0, -1, -1, 0])
    polygons = shapely.polygons(np.stack([x * (STEP / 3), y * (SIZE / 2)], axis=-1))
    ids = np.char.add(np.char.add(column.astype(str), "_"), row.astype(str)).astype(object)
    return gpd.GeoDataFrame({"id": ids}, geometry=polygons, crs=27700)
