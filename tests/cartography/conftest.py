"""A small made-up map: the tables of a result, its facts and its GeoPackage."""

import hashlib
import pickle
from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.grid.hexgrid import make_grid

METRICS = ("business_count", "employees", "turnover")


def made_map(scale=1.0, sample=False, cluster="aerospace"):
    """Two square authorities, West (full) and East (nearly empty), under about 450 hexagons."""
    boxes = [shapely.box(440_000, 300_000, 450_000, 320_000), shapely.box(450_000, 300_000, 460_000, 320_000)]
    grid = make_grid("bng", 1000.0)
    keys = grid.covering((440_000, 300_000, 460_000, 320_000))
    x, y = np.asarray(grid.centres(keys)).T if np.asarray(grid.centres(keys)).shape[-1] == 2 else grid.centres(keys)
    counts = np.where((x < 448_000) & (y < 306_000), 1 + (np.arange(len(keys)) % 7), 0)
    employees = np.where(counts > 0, counts * 12.0 * scale, 0.0)
    employees[np.flatnonzero(counts)[0]] = np.nan
    names = np.where(x < 450_000, "West", "East").astype(object)
    hexes = gpd.GeoDataFrame(
        {
            "cell_id": [str(key) for key in keys],
            "authority_code": np.where(x < 450_000, "E06000001", "E06000002"),
            "authority_name": names,
            "area_km2": 0.866,
            "is_whole": True,
            "business_count": pd.array(counts, dtype="Int64"),
            "employees": employees,
            "turnover": counts * 1e6 * scale,
        },
        geometry=grid.polygons(keys),
        crs=27700,
    )
    authorities = gpd.GeoDataFrame(
        {"authority_code": ["E06000001", "E06000002"], "authority_name": ["West", "East"]}, geometry=boxes, crs=27700
    )
    points = shapely.points([441_000.0, 442_000.0], [301_000.0, 302_000.0])
    source = "Illustrative sample: not real companies" if sample else "file.csv"
    companies = gpd.GeoDataFrame(
        {"name": ["A", "B"], "postcode": ["DE1 1AA", "DE1 1AB"], "sic": ["30300", "30300"], "source": source},
        geometry=points,
        crs=27700,
    )
    places = gpd.GeoDataFrame(
        {"name": ["U", "H"], "kind": ["university", "innovation_hub"], "type": "x", "point_kind": ["site", "area"]},
        geometry=points,
        crs=27700,
    )
    report = {
        "cluster": cluster,
        "area": {"id": "test", "name": "Testshire", "date": "2025", "codes": ["E06000001", "E06000002"]},
        "grid": {"kind": "bng", "size": 1000.0, "description": grid.describe()},
        "boundaries": {"source": "test", "date": "2025", "attribution": "Test owner 2025", "builtin": False, "notes": []},
        "inputs": [{"path": "file.csv", "format": "generic", "rows": 5, "sha256": "abc"}],
        "rows_read": 5, "rows_placed": 4, "rows_rejected": 1, "rows_in_area": 2,
        "versions": {"plugin": "0.1.0"},
    }  # fmt: skip
    rejects = pd.DataFrame(
        {"row_number": [3], "reason": ["blank"], "explanation": ["No postcode."], "name": ["C"], "postcode": [""]}
    )
    tables = {
        "hexes": hexes,
        "authorities": authorities,
        "companies": companies,
        "rejects": rejects,
        "places": places,
        "spikes": None,
    }
    return SimpleNamespace(**tables, metrics=METRICS, report=report)


_WRITTEN: dict[bytes, bytes] = {}  # what was written before -> its file: writing costs more than most tests do


def write_map(hexmap, path):
    """The tables of a map as its GeoPackage; the same tables are written once and copied from then on."""
    towns = gpd.GeoDataFrame(
        {"name": ["Westham"], "population": [300_000]}, geometry=[shapely.Point(445_000, 310_000)], crs=27700
    )
    near = gpd.GeoDataFrame(
        {"authority_code": ["E06000003"], "authority_name": ["North"]},
        geometry=[shapely.box(440_000, 320_000, 460_000, 330_000)],
        crs=27700,
    )
    names = ("hexes", "authorities", "companies", "rejects", "places")
    tables = {**{name: getattr(hexmap, name) for name in names}, "towns": towns, "neighbours": near}
    tables.update(getattr(hexmap, "before", {}))  # of a map by new authorities
    key = hashlib.sha256(pickle.dumps(tables)).digest()
    if key not in _WRITTEN or path.exists():  # over a file that is there it is written, as a run does
        write_layers(path, tables)
        _WRITTEN[key] = path.read_bytes()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_WRITTEN[key])
    return path


@pytest.fixture
def hexmap():
    return made_map()


@pytest.fixture
def gpkg(hexmap, tmp_path):
    return write_map(hexmap, tmp_path / "map.gpkg")


@pytest.fixture
def facts(hexmap):
    return map_facts(hexmap)


@pytest.fixture
def project(qgis_app, qgis_new_project):
    from qgis.core import QgsProject

    return QgsProject.instance()


@pytest.fixture
def group(project, gpkg, facts):
    from midlands_clusters_plugin.cartography.map import group_layers

    return group_layers.add_map(project, gpkg, facts, "business_count")
