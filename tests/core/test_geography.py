"""The built-in outlines, towns and manifest, measured."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.geography.areas import builtin_boundaries, get_area
from midlands_clusters_plugin.core.geography.boundaries import builtin_roles
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons_ctyua_dec2024_buc.geojson"
CODES = get_area("midlands_engine").codes


@pytest.fixture(scope="module")
def core():
    return builtin_boundaries().subset(CODES)


def test_24_and_2_and_their_neighbours():
    whole, roles = builtin_boundaries(), pd.Series(builtin_roles())
    assert whole.codes.tolist() == sorted(whole.codes)
    assert sorted(roles[roles == "core24"].index) == list(CODES)
    assert set(roles[roles == "northants"].index) == {"E06000061", "E06000062"}
    assert {"E06000011", "E08000039", "E06000049", "E10000013", "W06000023"} <= set(roles[roles == "neighbour"].index)
    assert whole.builtin
    assert "Royal Mail" in whole.attribution


def test_no_gap_no_overlap_no_hole(core):
    whole = builtin_boundaries().geometry
    assert shapely.is_valid(whole).all()
    assert shapely.coverage_is_valid(whole, gap_width=50.0).all()
    union = shapely.union_all(whole)
    assert union.geom_type == "Polygon"
    assert len(union.interiors) == 0
    area = shapely.union_all(core.geometry)
    assert area.geom_type == "Polygon"
    assert len(area.interiors) == 0
    assert area.area == pytest.approx(shapely.area(core.geometry).sum(), abs=1.0)
    assert (shapely.get_num_geometries(core.geometry) == 1).all(), "detached parts are artefacts of single postcodes"


def test_live_postcodes_lie_in_their_own_authority(core):
    index = builtin_index()
    rows = np.flatnonzero(index.live)
    code = index.authority_codes(rows)
    total = inside = 0
    for one, geometry in zip(core.codes, core.geometry):
        own = rows[code == one]
        shapely.prepare(geometry)
        hits = shapely.contains_xy(geometry, index.easting[own], index.northing[own])
        assert hits.mean() >= 0.995, one
        total, inside = total + len(own), inside + hits.sum()
    assert total > 250_000
    assert inside / total >= 0.9995


@pytest.mark.skipif(
    not OFFICIAL.exists(), reason="the official ONS boundaries are not on this machine (../shared/data)"
)
def test_against_the_official_boundaries(core):
    official = gpd.read_file(OFFICIAL).to_crs(27700).set_index("CTYUA24CD").geometry.loc[core.codes]
    shapes = shapely.make_valid(official.to_numpy())
    overlap = shapely.area(shapely.intersection(core.geometry, shapes)) / shapely.area(
        shapely.union(core.geometry, shapes)
    )
    assert not {name: value for name, value in zip(core.names, overlap) if value < 0.88}
    ours, theirs = shapely.union_all(core.geometry), shapely.union_all(shapes)
    assert ours.intersection(theirs).area / ours.union(theirs).area >= 0.95


def test_towns():
    towns = pd.read_csv(resource("geography", "towns.csv"))
    assert {"Birmingham", "Derby", "Nottingham", "Lincoln", "Grimsby", "Hereford", "Ripley"} <= set(towns["name"])
    assert not {"Castle Vale", "Aylestone", "High Peak", "Loughton"} & set(towns["name"])
    assert towns["population"].is_monotonic_decreasing
    assert set(towns["rank"]) == {1, 2, 3, 4, 5}
    points = gpd.GeoSeries(gpd.points_from_xy(towns["longitude"], towns["latitude"]), crs=4326).to_crs(27700)
    assert np.hypot(points.x - towns["easting"], points.y - towns["northing"]).max() < 5
    derby = towns.set_index("name").loc["Derby"]
    assert derby["authority_code"] == "E06000015"


def test_the_manifest_is_true():
    folder = resource("geography")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) == {path.name for path in folder.iterdir()} - {"manifest.json"}
    for name, entry in manifest["files"].items():
        assert "sha256:" + hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"], name
        assert entry["licence"]
        assert entry["attribution"]
        assert all(len(manifest["sources"][source]["sha256"]) == len("sha256:") + 64 for source in entry["sources"])
    for name in ("upper_tier.fgb", "districts.fgb", "districts.npz"):
        assert (folder / name).stat().st_size < 1e6
