"""The user's own places: found columns, placed rows, honest rejects."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.places.own_places import (
    LAYER,
    add_to_file,
    find_columns,
    own_places,
    read_place_file,
)


def file(tmp_path, text, name="places.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_postcodes_degrees_and_metres_in_one_file(tmp_path):
    text = "Name;Category;Post code;Lon;Lat\nA;Depot;DE24 9FU;;\nB;;;-1.55;53.0\n;Yard;;430000;345000\n"
    made = read_place_file(file(tmp_path, text))
    assert made.places["name"].tolist() == ["A", "B", "Place 3"]
    assert made.places["type"].tolist() == ["Depot", "", "Yard"]
    assert made.places["point_kind"].tolist() == ["site", "given", "given"]
    assert made.places.geometry.iloc[1].distance(made.places.geometry.iloc[2]) < 400
    assert made.sentence == "3 of 3 places were added."


def test_rejects_are_counted_with_their_reasons(tmp_path):
    text = "name,postcode\nA,DE24 9FU\nB,ZZ99 9ZZ\nC,BT1 1AA\nD,\nE\n"
    made = read_place_file(file(tmp_path, text))
    assert made.rows_read == 5 == len(made.places) + sum(made.rejected.values())
    assert made.rejected == {"unknown_postcode": 1, "northern_ireland": 1, "blank_postcode": 1, "ragged_row": 1}
    assert "4 could not be placed" in made.sentence and "Northern Ireland" in made.sentence


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("name,colour\nA,red\n", "no column of postcodes or coordinates"),
        ("name,postcode\nA,nowhere\n", "No row of places.csv could be placed"),
        ("name,postcode\n", "no rows below its header"),
        ("name,postcode\nA\n", "as many cells as its header"),
        ("", "empty"),
    ],
)
def test_a_file_without_places_gets_a_sentence(tmp_path, text, wording):
    with pytest.raises(UserError, match=wording):
        read_place_file(file(tmp_path, text))


def test_a_file_that_is_gone(tmp_path):
    with pytest.raises(UserError, match=r"gone\.csv"):
        read_place_file(tmp_path / "gone.csv")


def test_too_many_places():
    with pytest.raises(UserError, match="at most 5,000"):
        own_places(pd.DataFrame({"postcode": ["DE24 9FU"] * 5001}), "big")


def test_one_coordinate_is_none():
    assert find_columns(["Site Name", "Easting"]) == {"name": "Site Name"}
    assert find_columns(["LABEL", "y", "x", "pcd"]) == {
        "name": "LABEL",
        "easting": "x",
        "northing": "y",
        "postcode": "pcd",
    }


@given(
    st.lists(
        st.sampled_from(["DE24 9FU", "B1 1BB", "", "ZZ9 9ZZ", "rubbish", "BT1 1AA", None]), min_size=1, max_size=30
    )
)
@settings(max_examples=25, deadline=None)
def test_nothing_is_lost(postcodes):
    frame = pd.DataFrame({"postcode": pd.Series(postcodes, dtype=object)})
    if not {"DE24 9FU", "B1 1BB"} & set(postcodes):
        with pytest.raises(UserError):
            own_places(frame, "x")
        return
    made = own_places(frame, "x")
    assert len(made.places) + sum(made.rejected.values()) == made.rows_read == len(postcodes)
    assert len(made.places) == sum(text in ("DE24 9FU", "B1 1BB") for text in postcodes)


def test_a_second_source_is_added_and_the_same_one_replaced(tmp_path):
    import geopandas as gpd

    first = read_place_file(file(tmp_path, "name,postcode\nA,DE24 9FU\n", "one.csv"))
    one = add_to_file(tmp_path, None, first, "own_pin")
    second = read_place_file(file(tmp_path, "name,postcode\nB,DE24 9FU\n", "two.csv"))
    both = add_to_file(tmp_path, one, second, "own_triangle")
    assert one.exists() and both != one  # the old file may still be open in QGIS
    assert dict(gpd.read_file(both, layer=LAYER)[["name", "icon"]].to_numpy()) == {"A": "own_pin", "B": "own_triangle"}
    again = read_place_file(file(tmp_path, "name,postcode\nC,B1 1BB\n", "one.csv"))
    third = add_to_file(tmp_path, both, again, "own_hexagon")
    assert sorted(gpd.read_file(third, layer=LAYER)["name"]) == ["B", "C"]
