"""Outputs are whole or not there: written beside, renamed into place."""

import os
import sqlite3

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.files import geopackage

POINTS = gpd.GeoDataFrame(
    {"name": ["a", "b"], "n": pd.array([1, None], dtype="Int64")}, geometry=shapely.points([0, 1], [0, 1]), crs=27700
)
MIXED = gpd.GeoDataFrame(
    {"v": [1.5, np.nan]},
    geometry=[shapely.box(0, 0, 1, 1), shapely.multipolygons([shapely.box(2, 2, 3, 3), shapely.box(5, 5, 6, 6)])],
    crs=27700,
)
TABLE = pd.DataFrame({"row_number": [2], "reason": ["blank_postcode"]})


def test_layers_come_back_as_they_went_in(tmp_path):
    path = geopackage.write_layers(
        tmp_path / "new" / "out.gpkg",
        {"points": POINTS, "mixed": MIXED, "rejects": TABLE, "none": POINTS.iloc[:0], "no rows": TABLE.iloc[:0]},
    )
    assert {str(name) for name, _ in pyogrio.list_layers(path)} == {"points", "mixed", "rejects", "none", "no rows"}
    back = gpd.read_file(path, layer="points")
    assert back["name"].tolist() == ["a", "b"]
    assert back["n"].isna().tolist() == [False, True]
    assert back.crs.to_epsg() == 27700
    assert gpd.read_file(path, layer="mixed").geometry.area.tolist() == [1, 2]
    assert pyogrio.read_dataframe(path, layer="rejects").to_dict("list") == TABLE.to_dict("list")


def test_many_features_are_all_written(tmp_path):
    rows = geopackage._CHUNK * 3 + 17
    frame = gpd.GeoDataFrame({"n": np.arange(rows)}, geometry=shapely.points(np.arange(rows), 0.0), crs=27700)
    back = gpd.read_file(geopackage.write_layers(tmp_path / "out.gpkg", {"points": frame}))
    assert back["n"].tolist() == list(range(rows))


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path):
    path = geopackage.write_layers(tmp_path / "out.gpkg", {"points": POINTS})
    before = path.read_bytes()

    class Stop(Feedback):
        left = 4

        def is_cancelled(self):
            self.left -= 1
            return self.left < 0

    with pytest.raises(Cancelled):
        geopackage.write_layers(path, {"points": POINTS, "mixed": MIXED, "rejects": TABLE}, Stop())
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["out.gpkg"]


def test_an_unwritable_place_is_stated_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UserError, match="is a file and no folder"):
        geopackage.write_layers(tmp_path / "file" / "out.gpkg", {"points": POINTS})


def test_without_pyarrow_the_same_is_written(tmp_path, monkeypatch):
    rows = geopackage._CHUNK * 3 + 17
    frame = gpd.GeoDataFrame(
        {"n": np.arange(rows), "t": ["x"] * rows}, geometry=shapely.points(np.arange(rows), 0.0), crs=27700
    )
    quick = gpd.read_file(geopackage.write_layers(tmp_path / "quick.gpkg", {"points": frame, "rejects": TABLE}))
    monkeypatch.setattr(geopackage, "have_arrow", lambda: False)
    plain = gpd.read_file(geopackage.write_layers(tmp_path / "plain.gpkg", {"points": frame, "rejects": TABLE}))
    pd.testing.assert_frame_equal(quick, plain)


def test_every_kind_of_column_keeps_its_type(tmp_path):
    frame = pd.DataFrame(
        {
            "text": pd.Series(["a", None], dtype=object),
            "nothing": pd.Series([None, None], dtype=object),
            "flag": pd.array([True, None], dtype="boolean"),
            "whole": pd.array([7, None], dtype="Int64"),
            "real": [1.5, np.nan],
            "day": pd.to_datetime(["2020-02-29", None]),
        }
    )
    back = pyogrio.read_dataframe(geopackage.write_layers(tmp_path / "out.gpkg", {"t": frame}), layer="t")
    assert back["text"].tolist()[0] == "a"
    assert back.isna().iloc[1].all()
    assert back["nothing"].isna().all()
    assert bool(back["flag"][0]) is True
    assert back["whole"][0] == 7
    assert back["real"][0] == 1.5
    assert str(back["day"][0])[:10] == "2020-02-29"


def test_a_large_layer_beside_a_window_goes_without_an_index(tmp_path, monkeypatch):
    monkeypatch.setattr(geopackage, "_INDEXED", 1)
    for gentle, expected in ((True, False), (False, True)):
        path = geopackage.write_layers(tmp_path / f"{gentle}.gpkg", {"points": POINTS}, gentle=gentle)
        with sqlite3.connect(path) as connection:
            tables = {name for (name,) in connection.execute("select name from sqlite_master")}
        assert ("rtree_points_geom" in tables) is expected


@pytest.mark.parametrize(
    "stem",
    [
        "a=b",
        "a{b}",
        "[a]",
        "a\\b",
        "a*b?",
        "%41",
        "a#b",
        "O'Neill",
        'say "x"',
        "a:b",
        "a|b",
        "карта",
        "🏠",
        "\u202eb",
        "x" * 240,
    ],
)
def test_odd_names_of_files_are_written(tmp_path, stem):
    if os.name == "nt" and set(stem) & set('\\*?":|<>'):
        pytest.skip("no such name on Windows")
    path = geopackage.write_layers(tmp_path / f"{stem}.gpkg", {"companies": POINTS})
    assert pyogrio.read_info(path)["features"] == 2
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="behind a drive's letter these names do no harm")
@pytest.mark.parametrize("name", ["a!b.gpkg", "a;b.gpkg", "a\nb.gpkg", "a!b/map.gpkg", "a;b/map.gpkg"])
def test_names_that_would_be_taken_for_an_address_get_a_sentence(tmp_path, name):
    with pytest.raises(UserError, match="cannot be used"):
        geopackage.write_layers(tmp_path / name, {"companies": POINTS})
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_too_long_gets_a_sentence(tmp_path):
    with pytest.raises(UserError, match="too long"):
        geopackage.write_layers(tmp_path / f"{'a' * 300}.gpkg", {"companies": POINTS})
