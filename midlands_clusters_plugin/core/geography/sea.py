"""The North Sea, the Wash and the Humber, as far as the built-in outlines know them.

The built-in outlines reach 25 km beyond the area. Within that reach in the east, what belongs to no authority is water;
and no land lies seaward of ``_OPEN``. Beyond it, Great Britain's coarse outline says what is land and what is sea.
"""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from ..base.resources import read_json
from .boundaries import builtin_boundaries, whole_codes

CRS = 27700
_REACH = 24_500.0  # metres round the area that are known; the outlines were cut at 25,000
_COAST = shapely.box(480_000, 325_000, 700_000, 485_000)  # where that reach meets the sea: the Wash to the Humber
# Open sea, well clear of the land: north of Norfolk (its northernmost point is at 346,500 N), east of Lincolnshire,
# Spurn and Holderness.
_OPEN = shapely.from_wkt(
    "POLYGON ((572000 347500, 690000 347500, 690000 485000, 531000 485000, 526000 450000, 540000 427000, 548000 412000,"
    " 572000 372000, 572000 347500))"
)
_COARSE = 3000.0  # metres by which Great Britain's coarse outline may be wrong
_SLIVER = 700.0  # metres: gaps narrower than twice this are between outlines, not water


@lru_cache(maxsize=1)
def _whole() -> shapely.Geometry:
    """All sea that is known, once a session (0.1 s)."""
    outlines = builtin_boundaries()
    area = shapely.simplify(shapely.union_all(outlines.subset(whole_codes()).geometry), 500)
    known = shapely.intersection(shapely.buffer(area, _REACH), _COAST)
    land = shapely.union_all(outlines.geometry[shapely.intersects(outlines.geometry, _COAST)])
    water = shapely.difference(shapely.union(known, _OPEN), land)
    opened = shapely.buffer(shapely.buffer(water, -_SLIVER), _SLIVER * 1.2)
    parts = shapely.get_parts(shapely.difference(opened, land))
    # What is joined to the open sea is sea; a gap between outlines inland is not.
    return shapely.union_all(parts[shapely.intersects(parts, _OPEN)])


@lru_cache(maxsize=1)
def _known() -> shapely.Geometry:
    """All land of the built-in outlines."""
    return shapely.union_all(builtin_boundaries().geometry)


@lru_cache(maxsize=1)
def _great_britain() -> shapely.Geometry:
    """Great Britain, coarsely: what lies beyond the built-in outlines on the small maps of a region."""
    rings = read_json("layouts", "great_britain.json")["rings"]
    polygons = [shapely.make_valid(shapely.polygons(np.array(ring, dtype=float) * 1000)) for ring in rings]
    return shapely.union_all([shapely.buffer(one, 0) for one in polygons])


def on_land(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which points lie on Great Britain, or so near to its coarse outline that they may."""
    land = shapely.buffer(_great_britain(), _COARSE)
    shapely.prepare(land)
    return shapely.contains_xy(land, x, y)


def far_land(frame: shapely.Geometry) -> shapely.Geometry:
    """The land of Great Britain in a frame that no built-in outline covers; in the coast box, what is not sea."""
    coast = shapely.difference(_COAST, shapely.union_all([_known(), _whole()]))
    inland = shapely.difference(_great_britain(), shapely.union_all([_known(), _whole()]))
    return _areas(shapely.intersection(shapely.union(inland, coast), frame))


def _areas(shape: shapely.Geometry) -> shapely.Geometry:
    """Without the points and lines that shapes have in common where they touch."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])


def sea_layer(frame: shapely.Geometry) -> gpd.GeoDataFrame:
    """The sea inside a frame: one row with ``name``, or none where the frame holds no sea. EPSG:27700.

    The North Sea as well as it is known, and without a name what lies outside Great Britain's outline elsewhere.
    """
    named = shapely.intersection(_whole(), frame)
    land = shapely.union_all([_great_britain(), _known(), _whole(), _COAST])  # in the coast box nothing more is known
    elsewhere = _areas(shapely.difference(frame, land))
    frame = gpd.GeoDataFrame({"name": ["North Sea", ""]}, geometry=[named, elsewhere], crs=CRS)
    return frame[~frame.is_empty].reset_index(drop=True)
