"""Tables in the coordinates of an oblique map's page."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...qgis_io.crs import PAGE_PLANE

# Page coordinates are no positions on earth: their reference system says so.
PAGE = (
    f'ENGCRS["{PAGE_PLANE}",EDATUM["Page"],CS[Cartesian,2],AXIS["across",east,ORDER[1]],AXIS["up",north,ORDER[2]],'
    'LENGTHUNIT["metre",1]]'
)


def frame_of(page: np.ndarray, table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Points of the page (n, 2) with their table."""
    return frame(shapely.points(page) if len(page) else np.empty(0, dtype=object), table)


def frame(geometry: np.ndarray, table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Geometries of the page with their table."""
    return gpd.GeoDataFrame(table.reset_index(drop=True), geometry=np.asarray(geometry, dtype=object), crs=PAGE)
