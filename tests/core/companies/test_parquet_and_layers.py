"""Parquet with and without points, and GeoPackages with several layers."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies
from midlands_clusters_plugin.core.companies.files.vector_file import layers, split_layer

from .files import assert_one_sentence, assert_reconciles

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
GRID = np.array([[436_500.0, 333_500.0], [400_000.0, 300_000.0]])


def points(crs=27700):
    frame = gpd.GeoDataFrame(
        {"name": ["A Ltd", "B Ltd"], "employees": [3, 4]}, geometry=shapely.points(GRID), crs=27700
    )
    return frame.to_crs(crs)


def test_a_table_in_parquet_is_read_as_the_same_table_in_csv(tmp_path):
    frame = pd.DataFrame(
        {
            "Company name": ["A Ltd", "B Ltd", None],
            "Postcode": pd.Categorical(["DE24 9FU", "??", None]),
            "Employees": pd.array([3, None, 5], dtype="Int64"),
            "Incorporated": pd.to_datetime(["2017-01-31", None, "2020-02-29"]),
            "RTICs": [["AgriTech", "Cyber"], [], None],
        }
    )
    frame.to_parquet(tmp_path / "a.parquet")
    frame.assign(RTICs=["AgriTech;Cyber", "", ""]).to_csv(tmp_path / "a.csv", index=False)
    table, same = read_companies(tmp_path / "a.parquet"), read_companies(tmp_path / "a.csv")
    assert_reconciles(table)
    pd.testing.assert_frame_equal(table.companies, same.companies)
    pd.testing.assert_frame_equal(table.rejects.fillna(""), same.rejects.fillna(""), check_dtype=False)
    assert table.companies["clusters"].tolist() == ["agri_tech;cyber"]


@pytest.mark.parametrize("crs", [27700, 4326, "OGC:CRS84"])
def test_points_of_geoparquet_stand_where_they_are(tmp_path, crs):
    points(crs).to_parquet(tmp_path / "a.parquet")
    found = read_companies(tmp_path / "a.parquet").companies
    assert np.abs(found[["easting", "northing"]].to_numpy() - GRID).max() < 0.01
    assert found["employees"].tolist() == [3, 4]


def test_points_of_geoparquet_as_coordinates(tmp_path):
    try:
        points().to_parquet(tmp_path / "a.parquet", geometry_encoding="geoarrow")
    except TypeError:
        pytest.skip("this geopandas writes WKB only")
    found = read_companies(tmp_path / "a.parquet").companies
    assert found[["easting", "northing"]].to_numpy().tolist() == GRID.tolist()


def test_detection_reads_the_beginning(tmp_path):
    pd.DataFrame({"Firm": ["A Ltd"] * 1000, "Where": ["DE24 9FU"] * 1000}).to_parquet(tmp_path / "a.parquet")
    found = detect(tmp_path / "a.parquet")
    assert found.header == ("Firm", "Where")
    assert found.mapping["postcode"] == "Where"


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" + bytes(200) + b"PAR1"])
def test_damaged_parquet_is_a_sentence(tmp_path, content):
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_companies(tmp_path / "a.parquet")
    assert_one_sentence(caught.value)


def test_without_pyarrow_one_plain_sentence(tmp_path, monkeypatch):
    points().to_parquet(tmp_path / "a.parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(UserError, match="pyarrow is missing"):
        read_companies(tmp_path / "a.parquet")


def test_a_layer_of_several_is_chosen_as_qgis_writes_it(tmp_path):
    path = tmp_path / "a.gpkg"
    gpd.GeoDataFrame({"name": ["area"]}, geometry=shapely.box([0], [0], [1], [1]), crs=27700).to_file(
        path, layer="areas", engine="pyogrio"
    )
    points().to_file(path, layer="first", engine="pyogrio")
    points().head(1).to_file(path, layer="second", engine="pyogrio")
    assert layers(path) == ["first", "second"]
    assert split_layer(f"{path}|layername=second|geometrytype=Point") == (path, "second")
    assert (len(read_companies(path).companies), len(read_companies(f"{path}|layername=second").companies)) == (2, 1)
    assert detect(f"{path}|layername=second").layers == ("first", "second")
    with pytest.raises(UserError) as caught:
        read_companies(f"{path}|layername=areas")
    assert_one_sentence(caught.value)
