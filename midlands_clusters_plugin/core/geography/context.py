"""What surrounds a map for orientation: towns and the authorities next to the area, cut to a frame round it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.resources import resource
from .boundaries import Boundaries, builtin_boundaries
from .sea import far_land, sea_layer

CRS = 27700
_MARGIN = 30_000.0  # metres shown round the area, at least
_CRUMB = 1e4  # m2: what is left of an authority along a line that two outlines draw a little differently
_WIDEST, _TALLEST = 2.15, 0.9  # width / height of the frame: enough for a page or a window that is wider than the area


def context_layers(codes: Iterable[str], outlines: np.ndarray | None = None) -> dict[str, gpd.GeoDataFrame]:
    """What surrounds an area, in EPSG:27700.

    ``towns`` : name, population, inside (of the area); points. ``neighbours`` : authority_code, authority_name;
    polygons; without a name what land lies farther off. ``sea`` : name; polygons; only where there is some.

    ``codes`` are the GSS codes of the area's authorities; those that have no built-in polygon give no context, unless
    ``outlines`` says where they are (districts, authorities to come).
    """
    whole, codes = builtin_boundaries(), list(codes)
    if outlines is not None and not set(codes) <= set(whole.codes):
        whole = _cut_out(whole, outlines)
        codes = [""]
    inside = np.isin(whole.codes, codes)
    frame = _frame(whole.geometry[inside])
    near = ~inside & shapely.intersects(whole.geometry, frame)
    near_codes, names = list(whole.codes[near]), list(whole.names[near])
    shapes = list(shapely.intersection(whole.geometry[near], frame))
    rest = far_land(frame)
    if not shapely.is_empty(rest):
        near_codes, names, shapes = [*near_codes, ""], [*names, ""], [*shapes, rest]
    columns = {"authority_code": near_codes, "authority_name": names}
    neighbours = gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=CRS), crs=CRS)
    table, sea, area = towns(), sea_layer(frame), shapely.union_all(whole.geometry[inside])
    table = table.assign(inside=shapely.intersects(table.geometry.to_numpy(), area))
    layers = {"towns": table[table.geometry.intersects(frame)].reset_index(drop=True), "neighbours": neighbours}
    return {**layers, "sea": sea} if len(sea) else layers


def _cut_out(whole: Boundaries, outlines: np.ndarray) -> Boundaries:
    """The upper tier with an area of other outlines cut out of it, which stands at the end without a code."""
    area = shapely.union_all(outlines)
    cut = shapely.intersects(whole.geometry, area)
    geometry = np.append(whole.geometry, area)
    geometry[:-1][cut] = shapely.difference(whole.geometry[cut], area)
    left = np.append(shapely.area(geometry[:-1]) > _CRUMB, True)
    codes, names = np.append(whole.codes, ""), np.append(whole.names, "")
    return replace(whole, codes=codes[left], names=names[left], geometry=geometry[left])


def _frame(geometry: np.ndarray) -> shapely.Geometry:
    """The rectangle round the area; an empty one where the area has no built-in polygon."""
    if not len(geometry):
        return shapely.Polygon()
    left, bottom, right, top = shapely.total_bounds(geometry)
    width, height = right - left, top - bottom
    across = max(_MARGIN, (height * _WIDEST - width) / 2 + _MARGIN)
    along = max(_MARGIN, (width * _TALLEST - height) / 2 + _MARGIN)
    return shapely.box(left - across, bottom - along, right + across, top + along)


def towns() -> gpd.GeoDataFrame:
    """The built-in towns, the largest first."""
    table = pd.read_csv(resource("geography", "towns.csv"))
    table = table.sort_values(["population", "name"], ascending=[False, True], ignore_index=True)
    points = gpd.points_from_xy(table["easting"], table["northing"])
    return gpd.GeoDataFrame(table[["name", "population"]], geometry=points, crs=CRS)
