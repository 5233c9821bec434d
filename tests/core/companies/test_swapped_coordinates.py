"""Easting and northing, or latitude and longitude, in each other's column: in a whole file, or in some of its rows."""

from __future__ import annotations

import numpy as np
import pytest

from midlands_clusters_plugin.core.companies import read_companies, read_frame
from midlands_clusters_plugin.core.companies.placing import from_columns
from midlands_clusters_plugin.core.companies.placing.place import to_grid
from midlands_clusters_plugin.core.postcodes.postcode_store import current_index
from midlands_clusters_plugin.core.rows import arrow_text

from .files import assert_reconciles

NUMBER = 200


@pytest.fixture(scope="module")
def places():
    """Postcodes of the East Midlands, where they are."""
    index = current_index()
    inside = (index.easting > 440_000) & (index.easting < 520_000) & (index.northing > 280_000)
    rows = np.flatnonzero(index.has_position & inside & (index.northing < 360_000))
    rows = np.random.default_rng(7).choice(rows, NUMBER, replace=False)
    return index.postcodes(rows), index.easting[rows].astype(int), index.northing[rows].astype(int)


def read(tmp_path, x, y, postcodes=None, head="Easting,Northing"):
    cells = [] if postcodes is None else [postcodes]
    rows = zip(range(len(x)), x, y, *cells)
    lines = [f"Name,{head}{'' if postcodes is None else ',Postcode'}", *(",".join(map(str, row)) for row in rows)]
    path = tmp_path / "firms.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read_companies(path)
    assert_reconciles(table)
    return table


def at(table):
    """By row of the file, from 0, where it was placed."""
    return {
        row - 2: (x, y)
        for row, x, y in table.companies[["row_number", "easting", "northing"]].itertuples(index=False, name=None)
    }


def noted(table, text):
    return [note for note in table.notes if text in note]


@pytest.mark.parametrize("wrong", [0, 30])
def test_a_whole_file_is_read_right_though_some_rows_are_simply_wrong(tmp_path, places, wrong):
    _, x, y = (one.copy() for one in places)
    x[:wrong], y[:wrong] = 20_000, 1_000_000 + np.arange(wrong) * 1000  # in the ocean
    table = read(tmp_path, y, x)
    assert noted(table, "were swapped")
    found = at(table)
    assert [found[row] for row in range(wrong, NUMBER)] == list(zip(x[wrong:], y[wrong:]))


@pytest.mark.parametrize("share", [0.02, 0.25, 0.6])
def test_where_only_some_rows_are_swapped_they_are_rejected(tmp_path, places, share):
    _, x, y = places
    swapped = np.arange(NUMBER) < share * NUMBER
    table = read(tmp_path, np.where(swapped, y, x), np.where(swapped, x, y))
    found, said = at(table), dict(zip(table.rejects["row_number"] - 2, table.rejects["reason"]))
    assert set(said.values()) == {"swapped_coordinates"}
    assert noted(table, "the wrong way round")
    assert all(np.hypot(found[row][0] - x[row], found[row][1] - y[row]) < 3000 for row in found)
    assert len(set(found) & set(np.flatnonzero(~swapped))) > 0.9 * (~swapped).sum()


def test_swapped_rows_go_by_their_postcode(tmp_path, places):
    postcodes, x, y = places
    swapped = np.arange(NUMBER) % 4 == 0
    without = np.arange(NUMBER) % 8 == 0
    some = np.where(without, "nothing", postcodes)
    table = read(tmp_path, np.where(swapped, y, x), np.where(swapped, x, y), some)
    found = at(table)
    assert set(np.flatnonzero(swapped & ~without)) <= set(found)
    assert all(np.hypot(found[row][0] - x[row], found[row][1] - y[row]) < 3000 for row in found)
    assert set(table.rejects["reason"]) == {"swapped_coordinates"}


def test_the_quick_reader_says_the_same(tmp_path, places, monkeypatch):
    postcodes, x, y = places
    swapped = np.arange(NUMBER) % 4 == 0
    some = np.where(np.arange(NUMBER) % 8 == 0, "", postcodes)
    columns = np.where(swapped, y, x), np.where(swapped, x, y), some
    careful = read(tmp_path, *columns)
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0)
    monkeypatch.setattr(from_columns, "COMPACT_FROM", 0)
    quick = read(tmp_path, *columns)
    assert at(quick) == at(careful)
    assert quick.notes == careful.notes
    assert quick.rejects.equals(careful.rejects)


def test_points_of_a_layer_too(places):
    import pandas as pd

    postcodes, x, y = places
    swapped = np.arange(NUMBER) % 10 == 0
    frame = pd.DataFrame({"name": postcodes, "postcode": postcodes})
    frame["easting"], frame["northing"] = np.where(swapped, y, x) * 1.0, np.where(swapped, x, y) * 1.0
    table = read_frame(frame, points=True)
    found = at(table)
    assert len(found) == NUMBER
    assert all(np.hypot(found[row][0] - x[row], found[row][1] - y[row]) < 3000 for row in found)


def test_a_file_that_is_right_keeps_its_row_far_from_the_others(tmp_path, places):
    _, x, y = (one.copy() for one in places)
    x[0], y[0] = 347_500, 461_800  # Lancaster: the other way round it would be near Nottingham
    table = read(tmp_path, x, y)
    assert at(table)[0] == (347_500, 461_800)
    assert not noted(table, "the wrong way round")


@pytest.mark.parametrize("rows", [NUMBER, 20])
def test_latitude_and_longitude_are_read_either_way_round_and_it_is_said(tmp_path, places, rows):
    _, x, y = places
    longitude, latitude = (one.round(6) for one in to_grid().transform(x, y, direction="INVERSE"))
    swapped = np.arange(NUMBER) < rows
    table = read(
        tmp_path,
        np.where(swapped, latitude, longitude),
        np.where(swapped, longitude, latitude),
        head="Longitude,Latitude",
    )
    found = at(table)
    assert all(np.hypot(found[row][0] - x[row], found[row][1] - y[row]) < 5 for row in range(NUMBER))
    assert noted(table, f"{rows} rows have latitude and longitude in each other's column")
