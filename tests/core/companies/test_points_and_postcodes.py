"""A point goes before a postcode only where there is a point; columns of coordinates in a table are read as in a file."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from midlands_clusters_plugin.core.companies import read_companies, read_frame

from .files import PLACED, assert_reconciles

DERBY = "E06000015"
ELSEWHERE = (459_297.0, 302_901.0)  # in Leicester, not at the postcode
FRAME = pd.DataFrame(
    {
        "name": ["A", "B", "C"],
        "postcode": [PLACED] * 3,
        "easting": [ELSEWHERE[0], None, ELSEWHERE[0]],
        "northing": [ELSEWHERE[1], None, ELSEWHERE[1]],
    }
)


def stated_of_places(table):
    return [note for note in table.notes if "placed by" in note]


def test_a_table_is_placed_as_the_same_file(tmp_path):
    FRAME.to_csv(tmp_path / "a.csv", index=False)
    pyogrio.write_dataframe(FRAME, tmp_path / "a.gpkg", layer="a")
    for table in (read_companies(tmp_path / "a.csv"), read_companies(tmp_path / "a.gpkg"), read_frame(FRAME)):
        assert assert_reconciles(table) == [2, 3, 4]
        assert table.companies["authority_code"].tolist() == [DERBY] * 3
        assert table.directory is not None
        assert not stated_of_places(table)


def test_points_without_a_shape_are_placed_by_their_postcode(tmp_path):
    shapes = [shapely.Point(ELSEWHERE), None, shapely.Point(ELSEWHERE)]
    frame = gpd.GeoDataFrame(FRAME[["name", "postcode"]], geometry=shapes, crs=27700)
    frame.to_file(tmp_path / "a.gpkg", engine="pyogrio")
    for table in (read_companies(tmp_path / "a.gpkg"), read_frame(FRAME, points=True)):
        assert assert_reconciles(table) == [2, 3, 4]
        assert table.companies["easting"].tolist() == [ELSEWHERE[0], 435_911, ELSEWHERE[0]]
        assert table.companies["authority_code"].isna().tolist() == [True, False, True]
        assert table.companies["authority_code"].iloc[1] == DERBY
        assert table.directory is not None
        assert stated_of_places(table) == ["1 company has no point and was placed by its postcode."]


def test_a_row_without_point_is_rejected_for_what_its_postcode_lacks():
    frame = FRAME.assign(postcode=[None, "ZZ99 9ZZ", PLACED], easting=[None, None, ELSEWHERE[0]])
    frame["northing"] = [None, None, ELSEWHERE[1]]
    table = read_frame(frame, points=True)
    assert assert_reconciles(table) == [2, 3, 4]
    assert table.rejects["reason"].tolist() == ["blank_coordinates", "unknown_postcode"]
    assert not stated_of_places(table)


@pytest.mark.parametrize("points", [True, False])
def test_no_postcode_is_stated_to_have_failed_where_none_was_looked_up(points):
    table = read_frame(FRAME.drop(columns="postcode"), points=points)
    assert len(table.companies) == 2
    assert not stated_of_places(table)
    assert table.directory is None


def test_coordinates_step_in_for_a_postcode_that_failed():
    table = read_frame(FRAME.assign(postcode=["ZZ99 9ZZ", PLACED, PLACED]))
    assert stated_of_places(table) == ["1 company was placed by its coordinates because its postcode could not be."]
