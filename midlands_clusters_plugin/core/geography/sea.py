"""The North Sea, the Wash and the Humber, as far as the built-in outlines know them.

The built-in outlines reach 25 km beyond the area. Within that reach in the east, what belongs to no authority is water;
and no land lies
seaward of ``_OPEN``. Elsewhere nothing is said: where the outlines end inland, the map shows neither land nor sea.
"""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from .boundaries import builtin_boundaries, builtin_roles

CRS = 27700
_REACH = 24_500.0  # metres round the area that are known; the outlines were cut at 25,000
_COAST = shapely.box(480_000, 325_000, 700_000, 485_000)  # where that reach meets the sea: the Wash to the Humber
# Open sea, well clear of the land: north of Norfolk (its northernmost point is at 346,500 N), east of Lincolnshire,
# Spurn and Holderness.
_OPEN = shapely.Polygon(
    [
        (572e3, 347.5e3),
        (690e3, 347.5e3),
        (690e3, 485e3),
        (531e3, 485e3),
        (526e3, 450e3),
        (540e3, 427e3),
        (548e3, 412e3),
        (572e3, 372e3),
    ]
)
_SLIVER = 700.0  # metres: gaps narrower than twice this are between outlines, not water


@lru_cache(maxsize=1)
def _whole() -> shapely.Geometry:
    """All sea that is known, once a session (0.1 s)."""
    outlines, roles = builtin_boundaries(), builtin_roles()
    inner = np.array([roles[code] != "neighbour" for code in outlines.codes])
    area = shapely.simplify(shapely.union_all(outlines.geometry[inner]), 500)
    known = shapely.intersection(shapely.buffer(area, _REACH), _COAST)
    near = outlines.geometry[shapely.intersects(outlines.geometry, _COAST)]
    land = shapely.union_all(near)
    water = shapely.difference(shapely.union(known, _OPEN), land)
    opened = shapely.buffer(shapely.buffer(water, -_SLIVER), _SLIVER * 1.2)
    parts = shapely.get_parts(shapely.difference(opened, land))
    # What is joined to the open sea is sea; a gap between outlines inland is not.
    return shapely.union_all(parts[shapely.intersects(parts, _OPEN)])


def sea_layer(frame: shapely.Geometry) -> gpd.GeoDataFrame:
    """The sea inside a frame: one row with ``name``, or none where the frame holds no sea. EPSG:27700."""
    sea = shapely.intersection(_whole(), frame)
    rows = [] if shapely.is_empty(sea) else [sea]
    return gpd.GeoDataFrame({"name": ["North Sea"] * len(rows)}, geometry=gpd.GeoSeries(rows, crs=CRS), crs=CRS)
