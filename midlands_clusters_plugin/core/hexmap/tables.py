"""The finished tables of a map: hexagons, authorities, the companies that counted, places."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..companies.placing.company_table import plain_texts
from ..counting.aggregate import Placement, counts
from ..counting.measures import Measure
from ..geography.areas import Boundaries
from ..grid.clip import Pieces
from ..spikes.spike_marks import marks
from ..spikes.spike_text import sentence

CRS = 27700
_HIGH = 60  # the highest cells, of which the discs of spikes keep clear
SPIKE_COLUMNS = (
    "number", "metric", "cell_id", "authority_code", "authority_name", "reason", "share", "value", "companies", "among",
    "who", "name", "sentence", "bearing", "reach",
)  # fmt: skip


def hex_table(
    pieces: Pieces, boundaries: Boundaries, measures: list[Measure], placement: Placement, rows: np.ndarray
) -> gpd.GeoDataFrame:
    """One row a piece, sorted by cell and authority, one column a metric; ``rows`` are the companies that count."""
    names = np.asarray(boundaries.names, dtype=object)
    data: dict[str, object] = {
        "cell_id": pieces.ids,
        "authority_code": pieces.codes[pieces.authority],
        "authority_name": names[pieces.authority],
        "area_km2": np.round(pieces.area / 1e6, 9),
        "is_whole": pieces.is_whole,
    }
    sums = {one.metric: one.column(one.sums(placement.piece, rows, len(pieces))) for one in measures}
    return gpd.GeoDataFrame({**data, **sums}, geometry=pieces.geometry, crs=CRS)


def authority_table(
    pieces: Pieces, boundaries: Boundaries, measures: list[Measure], placement: Placement, rows: np.ndarray
) -> gpd.GeoDataFrame:
    """One row an authority of the area, with its totals."""
    length = len(boundaries.codes)
    data: dict[str, object] = {
        "authority_code": np.asarray(boundaries.codes, dtype=object),
        "authority_name": np.asarray(boundaries.names, dtype=object),
        "area_km2": np.round(shapely.area(boundaries.geometry) / 1e6, 6),
        "cells_with_companies": counts(pieces.authority[counts(placement.piece[rows], len(pieces)) > 0], length),
    }
    sums = {one.metric: one.column(one.sums(placement.authority, rows, length)) for one in measures}
    return gpd.GeoDataFrame({**data, **sums}, geometry=boundaries.geometry, crs=CRS)


def company_layer(companies: pd.DataFrame, placement: Placement, pieces: Pieces, rows: np.ndarray) -> gpd.GeoDataFrame:
    """The companies that count, as points, with the authority and cell they count in."""
    frame = plain_texts(companies.iloc[rows]).reset_index(drop=True)
    piece = placement.piece[rows]
    frame["authority_code"] = pieces.codes[pieces.authority[piece]]
    frame["cell_id"] = pieces.ids[piece]
    points = shapely.points(frame["easting"].to_numpy(dtype=float), frame["northing"].to_numpy(dtype=float))
    return gpd.GeoDataFrame(frame, geometry=points, crs=CRS)


def spike_layer(
    found: pd.DataFrame,
    pieces: Pieces,
    names: np.ndarray,
    totals: dict[str, float | int | None],
    hexes: pd.DataFrame | None = None,
) -> gpd.GeoDataFrame:
    """The spikes (of ``find_spikes``) as points inside their hexagons, numbered by metric from the highest value down.

    ``names``: the authorities' in the order of the pieces' codes, ``totals``: the sum of each metric over the map,
    ``hexes``: the cells in the order of the pieces.
    """
    frame = found.sort_values(["metric", "value", "piece"], ascending=[True, False, True], ignore_index=True)
    frame["number"] = frame.groupby("metric").cumcount() + 1
    piece = frame["piece"].to_numpy(dtype=np.int64)
    frame["cell_id"] = pieces.ids[piece]
    frame["authority_code"] = pieces.codes[pieces.authority[piece]]
    frame["authority_name"] = np.asarray(names, dtype=object)[pieces.authority[piece]]
    frame["sentence"] = [sentence(row, totals.get(row["metric"]) or 0.0) for _, row in frame.iterrows()]
    points = shapely.point_on_surface(pieces.geometry[piece])
    _add_marks(frame, points, pieces, hexes)
    whole = frame[list(SPIKE_COLUMNS)].astype(dict.fromkeys(("number", "companies", "among", "bearing"), "int64"))
    return gpd.GeoDataFrame(whole, geometry=points, crs=CRS)


def _add_marks(frame: pd.DataFrame, points: np.ndarray, pieces: Pieces, hexes: pd.DataFrame | None) -> None:
    """Where the discs with the numbers stand, by metric: columns ``bearing`` and ``reach``."""
    frame["bearing"], frame["reach"] = 0, 0.0
    extent = tuple(shapely.total_bounds(pieces.geometry)) if len(frame) else (0.0, 0.0, 0.0, 0.0)
    for metric, rows in frame.groupby("metric").indices.items():
        high = None
        if hexes is not None and metric in hexes:
            values = hexes[metric].to_numpy(dtype=float, na_value=np.nan)
            top = np.argsort(-np.nan_to_num(values), kind="stable")[:_HIGH]
            high = shapely.get_coordinates(shapely.centroid(pieces.geometry[top]))
        x, y = shapely.get_x(points[rows]), shapely.get_y(points[rows])
        bearing, reach = marks(x, y, extent, high, pieces.grid.circumradius)
        frame.loc[rows, "bearing"], frame.loc[rows, "reach"] = bearing, reach
