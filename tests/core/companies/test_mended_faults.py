"""Faults that the readers had once."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies

from .files import HEADER, PLACED, ROW, text, write


@pytest.mark.parametrize(
    ("postcode", "easting", "northing", "reason"),
    [("BT1 5GS", "333800", "374500", "northern_ireland"), ("JE2 3AB", "565000", "1000000", "islands")],
)
def test_other_grids_are_never_drawn_as_british(tmp_path, postcode, easting, northing, reason):
    # Belfast's position on the Irish Grid is a place near Liverpool on the British one.
    rows = [["name", "postcode", "easting", "northing"], ["A", postcode, easting, northing]]
    assert read_companies(write(tmp_path, text(*rows))).rejects["reason"].tolist() == [reason]


def test_a_quote_left_open_near_the_end_is_stated(tmp_path):
    path = write(tmp_path, text(HEADER, ROW, ["1", '"Open Ltd', PLACED, "1"], ROW, ROW))
    try:
        table = read_companies(path)
    except UserError:
        return
    assert table.rows_read == 4 or any("quotation mark" in note for note in table.notes)


@pytest.mark.parametrize("nothing", ["N/A", "-"])
def test_companies_without_a_number_are_not_one_company(tmp_path, nothing):
    path = write(tmp_path, text(HEADER, [nothing, "A Ltd", PLACED, "10"], [nothing, "B Ltd", "B3 3HN", "10"]))
    assert read_companies(path).companies["employees"].tolist() == [10, 10]


def test_identical_rows_are_stored_and_stated(tmp_path):
    table = read_companies(write(tmp_path, text(HEADER, ROW, ROW, ["2", "B Ltd", "B3 3HN", "4"])))
    assert len(table.companies) == 3
    assert any("identical" in note or "twice" in note or "duplicate" in note for note in table.notes)


def test_a_growth_in_percent_is_no_turnover(tmp_path):
    path = tmp_path / "companies.csv"
    names = [
        "Company Name",
        "Postcode",
        "Turnover growth (%)",
        "Turnover 2023",
        "Turnover 2022",
        "Employees change",
        "Employees 2023",
    ]
    path.write_text(",".join(names) + "\nA,DE24 9FU,12,1000000,900000,3,40\n", encoding="utf-8")
    found = detect(path)
    assert found.mapping["turnover_gbp"] == "Turnover 2023" and found.mapping["employees"] == "Employees 2023"
    assert found.unsure == (
        'The column "Turnover 2023" was taken, but by their names these may be meant as well: "Turnover 2022".',
    )
    companies = read_companies(path).companies
    assert companies["turnover_gbp"].tolist() == [1_000_000] and companies["employees"].tolist() == [40]
