"""What ten kinds of public files taught (docs/sources/README.md), each as a small file of the same shape; all rows are invented."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.companies import read_companies

from .layouts import NAMES, POSTCODES, text


def read(tmp_path, columns):
    path = tmp_path / "public.csv"
    path.write_text(text(columns), encoding="utf-8")
    table = read_companies(path)
    return table, {one["column"]: one["doubt"] for one in table.contract if one["doubt"]}


def test_an_area_beside_its_code_is_no_name_of_a_company(tmp_path):
    """Pharmacies of the NHS."""
    columns = {
        "pharmacy_name": NAMES,
        "postcode": POSTCODES,
        "ward_code": ["E05000001"] * 6,
        "ward_name": ["Abbey"] * 6,
    }
    table, doubts = read(tmp_path, columns | {"la_code": ["E06000015"] * 6, "la_name": ["Derby"] * 6})
    assert table.companies["name"].tolist() == NAMES and not doubts


def test_a_relief_for_businesses_is_no_name(tmp_path):
    """Accounts of business rates."""
    columns = {"Ratepayer ": NAMES, "Postcode": POSTCODES, "Rateable value": [4000] * 6}
    table, doubts = read(tmp_path, columns | {"Relief small business rates": ["Yes", "No", "Yes", "No", "No", "Yes"]})
    assert table.companies["name"].tolist() == NAMES and not doubts
    assert "employees" not in table.companies or table.companies["employees"].isna().all()


def test_a_local_currency_is_no_pounds(tmp_path):
    """Orbis and its like."""
    for heading in ("Turnover (local currency)", "Turnover th LCU"):
        table, doubts = read(tmp_path, {"Company name": NAMES, "Postcode": POSTCODES, heading: [1200] * 6})
        assert table.companies["turnover_gbp"].isna().all() and "local currency" in doubts["turnover_gbp"]
    both = {"Company name": NAMES, "Postcode": POSTCODES, heading: [1200] * 6, "Turnover th GBP": [900] * 6}
    assert read(tmp_path, both)[0].companies["turnover_gbp"].tolist() == [900_000] * 6


def test_facilities_of_one_site_are_stated(tmp_path):
    """Sport England's Active Places: a row a facility, several at one site."""
    columns = {"site_id": [1, 1, 2, 3, 4, 5], "site_name": [NAMES[0], *NAMES[:5]], "facility_type": list("abcdef")}
    columns["postcode"] = [POSTCODES[0], *POSTCODES[:5]]
    table, _ = read(tmp_path, columns)
    assert len(table.companies) == 6
    assert any("1 row has the name and postcode of an earlier row" in note for note in table.notes)


def test_units_of_one_name_with_numbers_of_their_own_are_sites(tmp_path):
    columns = {"site_id": range(6), "site_name": [NAMES[0]] * 6, "postcode": [POSTCODES[0]] * 6}
    table, doubts = read(tmp_path, columns)
    assert len(table.companies) == 6 and not doubts and not any("earlier row" in note for note in table.notes)


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [("Legal name", "Trading name", 1), ("Company name", "Trading name", 0), ("Registered name", "Company name", 1)],
)
def test_two_columns_of_names_are_a_doubt(tmp_path, first, second, taken):
    """Licences, inspections, memberships."""
    names = [NAMES, [f"{name} Holdings" for name in NAMES]]
    table, doubts = read(tmp_path, {first: names[0], second: names[1], "Postcode": POSTCODES})
    assert table.companies["name"].tolist() == names[taken]
    assert list(doubts) == ["name"] and (second, first)[taken] in doubts["name"]


@pytest.mark.parametrize("second", ["Former company name", "Parent company name", "Project name", "Company number"])
def test_a_name_of_something_else_is_no_doubt(tmp_path, second):
    others = [f"{name} Holdings" for name in NAMES]
    table, doubts = read(tmp_path, {"Company name": NAMES, second: others, "Postcode": POSTCODES})
    assert table.companies["name"].tolist() == NAMES and not doubts
    table, doubts = read(tmp_path, {"Company name": NAMES, "Trading name": NAMES, "Postcode": POSTCODES})
    assert not doubts, "the same names twice"


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Group turnover £m", "turnover_gbp"), ("UK revenue (£000s)", "turnover_gbp"), ("Avg headcount 2y", "employees")],
)
def test_figures_that_were_not_taken_are_a_doubt(tmp_path, heading, column):
    table, doubts = read(tmp_path, {"Company name": NAMES, "Postcode": POSTCODES, heading: [5, 10, 20, 40, 80, 160]})
    assert column not in table.companies or table.companies[column].isna().all()
    assert list(doubts) == [column] and heading in doubts[column]


@pytest.mark.parametrize("heading", ["Turnover growth", "Revenue per head", "Turnover year", "Employees change"])
def test_what_is_no_turnover_is_no_doubt(tmp_path, heading):
    columns = {"Company name": NAMES, "Postcode": POSTCODES, heading: [2019, 2020, 2021, 2019, 2020, 2021]}
    assert not read(tmp_path, columns)[1]
