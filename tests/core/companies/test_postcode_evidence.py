"""Postcodes are mended only where they cannot be another; coordinates of the row decide, and what contradicts is said."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.companies import read_frame
from midlands_clusters_plugin.core.companies.placing.company_table import REMARK_COLUMNS
from midlands_clusters_plugin.core.postcodes.postcodes import Status, builtin_index

INDEX = builtin_index()


def read(rows, columns=("name", "postcode", "easting", "northing")):
    return read_frame(pd.DataFrame(rows, columns=columns[: len(rows[0])]))


@pytest.mark.parametrize(
    "text",
    ["DE12 6R", "ST13 5A", "LE65 1W", "DE11 8H", "DE126R", "DE!5 9TY", "DE-5 9TY", "DE1! 2GR", "DE1- 2GR", "DE12 !GR", "NG15 DT", "*E1 2GR",
     "D/E1 2GR", "DE1 2-GR", "de1 2_gr", "DE1 G2R", "DE1 2G", "DE1 2"],
)  # fmt: skip
def test_what_may_be_another_postcode_is_not_mended(text):
    match = INDEX.match([text])
    assert match.status[0] > Status.TERMINATED
    assert np.isnan(match.easting[0])


@pytest.mark.parametrize(
    "text",
    ["DE1 2GR", "de1-2gr", "DE1 - 2GR", "DE1.2GR", "DE1  2GR", "DE12GR", "'DE1 2GR", "(DE1 2GR)", "DE1 2GR.", "ＤＥ１　２ＧＲ", "DEI 2GR",
     "DE1\u00a02GR", "DE 12GR", "D E 1 2 G R", "\ufeffDE1 2GR", "DE1\u200b 2GR", " DE1 2GR,"],
)  # fmt: skip
def test_real_slips_are_mended(text):
    assert INDEX.match([text]).postcode[0] == "DE1 2GR"


def test_a_blank_before_the_last_two_is_a_slip_unless_another_authority_may_be_meant():
    rows = np.flatnonzero(INDEX.live)[::400]
    postcodes = INDEX.postcodes(rows)
    moved = INDEX.match([f"{text.replace(' ', '')[:-2]} {text[-2:]}" for text in postcodes])
    placed = moved.status <= Status.TERMINATED
    assert placed.mean() > 0.95
    assert moved.postcode[placed].tolist() == postcodes[placed].tolist()
    cut = INDEX.match([f"{text[:-3]}{text[-2:]}" for text in postcodes])  # a digit is missing: where else it may be
    placed = cut.status <= Status.TERMINATED
    assert placed.mean() < 0.12
    assert cut.authority_code[placed].tolist() == INDEX.authority_codes(rows)[placed].tolist()


def test_a_whole_outward_code_may_have_a_sign_and_a_blank_behind_it():
    assert INDEX.match(["DE24. 8BJ", "NG1. 5DT"]).postcode.tolist() == ["DE24 8BJ", None]


def test_a_cut_postcode_is_placed_by_the_coordinates_of_its_row():
    table = read([("A", "DE12 6R", 427534, 317207), ("B", "DEI 2GR", 435314, 335338), ("C", "DE1 2GR", 435314, 335338)])
    assert table.companies["easting"].tolist() == [427534, 435314, 435314]
    assert table.companies["authority_code"].isna().tolist() == [True, False, False]
    assert tuple(table.remarks) == REMARK_COLUMNS
    assert table.remarks[["row_number", "remark", "postcode", "taken"]].fillna("").to_numpy().tolist() == [
        [2, "coordinates", "DE12 6R", ""],
        [3, "mended", "DEI 2GR", "DE1 2GR"],
    ]


def test_coordinates_contradict_a_postcode_and_a_guess():
    table = read([("A", "DE1 2GR", 458924, 303856), ("B", "DEI 2GR", 458924, 303856), ("C", "DE1 2GR", 435300, 335300)])
    assert table.companies["easting"].tolist() == [435314, 458924, 435314]
    assert table.remarks["remark"].tolist() == ["conflict", "coordinates"]
    assert table.remarks["distance_m"][0] == pytest.approx(39_000, abs=1000)
    assert any("row 2" in note and "2 km" in note for note in table.notes)


def test_coordinates_decide_between_readings():
    """810 0AB may be B10 0AB or BL0 0AB."""
    meant = INDEX.match(["B10 0AB", "810 0AB"])
    assert meant.status.tolist()[1] > Status.TERMINATED
    table = read([("A", "810 0AB", meant.easting[0] + 300, meant.northing[0]), ("B", "810 0AB", 530000, 180000)])
    assert table.companies["postcode"].tolist() == ["B10 0AB", "810 0AB"]
    assert table.remarks["remark"].tolist() == ["mended", "coordinates"]


def test_a_layers_own_table_says_the_same_without_coordinates():
    table = read([("A", "DE12 6R"), ("B", "DEI 2GR")], ("name", "postcode"))
    assert table.rejects["reason"].tolist() == ["malformed_postcode"]
    assert table.remarks["taken"].tolist() == ["DE1 2GR"]
    assert any("row 3" in note for note in table.notes)
