"""A made-up region of 200 km with three towns: a few hundred hexagons that hold something, in heaps, and a giant far from all."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.grid.hexgrid import make_grid

from .conftest import made_map

TOWNS = {"Westham": (420_000, 300_000, 40), "Eastby": (520_000, 330_000, 25), "Northtown": (450_000, 390_000, 15)}
GIANT = (560_000, 240_000)


def region_map(seed=3):
    """The result of a run, as ``made_map`` gives it."""
    made, random, grid = made_map(), np.random.default_rng(seed), make_grid("bng", 1000.0)
    at = [np.array([x, y]) + random.normal(0, 4_000, (count * 2, 2)) for x, y, count in TOWNS.values()]
    points = np.concatenate([*at, random.uniform((400_000, 220_000), (590_000, 410_000), (120, 2)), [GIANT]])
    keys, counts = np.unique(grid.locate(points[:, 0], points[:, 1]), return_counts=True)
    x, y = np.asarray(grid.centres(keys)).T if np.asarray(grid.centres(keys)).shape[-1] == 2 else grid.centres(keys)
    values = counts * np.where(np.arange(len(keys)) % 9 == 0, 4, 1)
    values[np.argmin(np.hypot(x - GIANT[0], y - GIANT[1]))] = 90
    west = np.asarray(x) < 490_000
    made.hexes = gpd.GeoDataFrame(
        {
            "cell_id": [str(key) for key in keys], "authority_code": np.where(west, "E06000001", "E06000002"),
            "authority_name": np.where(west, "West", "East"), "area_km2": 0.866, "is_whole": True,
            "business_count": pd.array(values, dtype="Int64"), "employees": values * 12.0, "turnover": values * 1e6,
        },
        geometry=grid.polygons(keys),
        crs=27700,
    )  # fmt: skip
    boxes = [shapely.box(390_000, 210_000, 490_000, 420_000), shapely.box(490_000, 210_000, 600_000, 420_000)]
    made.authorities = gpd.GeoDataFrame(
        {"authority_code": ["E06000001", "E06000002"], "authority_name": ["West", "East"]}, geometry=boxes, crs=27700
    )
    return made


def places_at(rows):
    """Places as the catalogue gives them: (name, x, y, in the area, the cluster's own)."""
    names, x, y, inside, relevant = zip(*rows)
    table = {"name": names, "label": names, "kind": "university", "type": "x", "point_kind": "site", "in_area": inside}
    table |= {"relevant": relevant, "important": relevant, "offsets": "", "free_to": 0}
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(x, y), crs=27700)


def add_region(project, path, made=None, places=None):
    """The map in a project; returns its group."""
    made = region_map() if made is None else made
    made.places = made.places if places is None else places_at(places)
    towns = gpd.GeoDataFrame(
        {"name": list(TOWNS), "population": [300_000, 200_000, 150_000], "inside": True},
        geometry=[shapely.Point(x, y) for x, y, _ in TOWNS.values()],
        crs=27700,
    )
    tables = {name: getattr(made, name) for name in ("hexes", "authorities", "companies", "rejects", "places")}
    return add_map(project, write_layers(path, {**tables, "towns": towns}), map_facts(made), "business_count")
