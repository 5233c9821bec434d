"""Directories with little or with nonsense in them: a sentence each."""

from __future__ import annotations

import sqlite3

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.postcodes import postcode_index, postcode_store
from midlands_clusters_plugin.core.postcodes.missing_postcodes import unknown_postcodes
from midlands_clusters_plugin.core.postcodes.postcode_files import read_directory
from midlands_clusters_plugin.core.postcodes.postcode_index import covered, make_index, rows_of
from midlands_clusters_plugin.core.postcodes.postcode_rows import PostcodeRows

from .directories import INDEX, ONSPD_2024, ons_csv, sample


def test_a_directory_without_postcodes(tmp_path):
    path = tmp_path / "ONSPD.csv"
    path.write_bytes(ons_csv([], ONSPD_2024))
    rows = read_directory(path).rows
    assert rows.rows_read == 0
    with pytest.raises(UserError, match="no postcode of Great Britain"):
        make_index(rows.arrays())


def test_nothing_taken_in_is_no_rows():
    assert len(PostcodeRows().arrays().kind) == 0


def test_more_authorities_than_there_are(monkeypatch):
    rows = rows_of(INDEX)
    monkeypatch.setattr(postcode_index, "_MOST_CODES", 10)
    with pytest.raises(UserError, match="more authorities"):
        make_index(rows)


def test_a_base_without_live_postcodes_is_not_covered():
    dead = make_index(
        postcode_index.Arrays(
            *(getattr(rows_of(INDEX), name)[:50] for name in postcode_index.Arrays.__dataclass_fields__)
        )
    )
    object.__setattr__(dead, "kind", np.ones(len(dead), dtype=np.uint8))
    assert covered(dead, INDEX) == 0.0


def test_what_an_import_says_of_a_strange_directory(tmp_path, monkeypatch):
    monkeypatch.setattr(postcode_store, "_ENOUGH", 0.9)
    rows = sample(300)
    strange = [
        *rows,
        {**rows[0], "terminated": True},
        {**sample(1, seed=5)[0], "district": "E06000997", "county": ""},
        *({**one, "easting": one["easting"] + 30_000} for one in sample(3, seed=9)),
    ]
    path = tmp_path / "ONSPD_FEB_2026_UK.csv"
    path.write_bytes(ons_csv(strange, ONSPD_2024))
    notes = " ".join(postcode_store.import_directory(path, tmp_path / "store", mode="replace").notes)
    for wording in (
        "repeats a postcode",
        "authority codes are not known",
        "E06000997",
        "more than 20 km",
        "of the live postcodes",
    ):
        assert wording in notes, notes


def test_the_postcodes_that_are_asked_for_online():
    frame = pd.DataFrame(
        {
            "postcode": ["ZZ1 1ZZ", "DE1 1AA", None, " ", "ZZ1 1ZZ"],
            "reason": ["unknown_postcode"] * 4 + ["unknown_postcode"],
        }
    )
    frame.loc[1, "reason"] = "ragged_row"
    assert unknown_postcodes(frame) == ["ZZ1 1ZZ"]
    with pytest.raises(UserError, match="no columns postcode and reason"):
        unknown_postcodes(pd.DataFrame({"name": ["A"]}))


def test_a_geopackage_without_postcodes(tmp_path):
    path = tmp_path / "other.gpkg"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
        base.execute("CREATE TABLE roads (fid INTEGER, name TEXT)")
        base.execute("INSERT INTO gpkg_contents VALUES ('roads', 'features')")
    base.close()
    with pytest.raises(UserError, match="no layer of postcodes"):
        read_directory(path)
