"""The Data City and Beauhurst: headers as they are known, mapped without a question."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.companies.columns.column_names import MAPPABLE
from midlands_clusters_plugin.core.companies.columns.formats import FORMATS, own_mapping, recognise
from midlands_clusters_plugin.core.companies.columns.headings import plain

from .files import text, write

DATA_CITY = [
    ["Companynumber", "Companyname", "Registeredpostcode", "Postcodes", "SICs", "RTICs", "BestEstimateCurrentEmployees",
     "BestEstimateCurrentTurnover", "TotalInnovateUKFunding"],
    ["01234567", "Farm Robots Ltd", "B1 1BB", '"DE24 9FU,LE1 7RH, DE24 9FU"', '"28302,62012"', "AgriTech: Robotics", "11",
     "1000000.5", "100"],
    ["07654321", "Plain Ltd", "B1 1BB", "B1 1BB", "30300", "", "4", "", ""],
    ["", "No number", "B1 1BB", '"B1 1BB,LE1 7RH"', "", "", "3", "", ""],
]  # fmt: skip
BEAUHURST = [
    ["Company name", "Beauhurst URL", "Companies House ID", "Stage of evolution", "Head Office Address - Postcode (if UK)",
     "SIC code (2007) 1", "SIC code (2007) 2", "Headcount", "Turnover", "Financial Statement 1 - Turnover"],
    ["Rotor Ltd", "https://example.org/1", "1234567", "Growth", "DE24 9FU", "30300", "62012", "12", "£2,500,000", "9"],
]  # fmt: skip


def test_each_site_that_the_data_city_lists_is_one(tmp_path):
    table = read_companies(write(tmp_path, text(*DATA_CITY)))
    found = table.companies
    assert found["postcode"].tolist() == ["DE24 9FU", "LE1 7RH", "B1 1BB", "B1 1BB", "LE1 7RH"]
    assert found["row_number"].tolist() == [2, 2, 3, 4, 4]
    assert found["site_id"].tolist() == ["1", "2", "1", "1", "2"]
    assert found["employees"].tolist() == [5.5, 5.5, 4, 1.5, 1.5]
    assert found["turnover_gbp"].sum() == 1_000_000.5
    assert found["innovate_uk_gbp"].sum() == 100
    assert (
        found["clusters"].tolist()[:2] == ["agri_tech;named_agritech_robotics"] * 2
    )  # by RTIC, before SIC; its sub-sector beside it
    assert "2 companies list several postcodes. 5 sites were read from 3 rows." in table.notes
    assert table.inputs[0] | {"sha256": ""} == {
        "path": "companies.csv",
        "sha256": "",
        "rows": 3,
        "format": "data_city",
        "encoding": "utf-8",
    }


def test_the_registered_postcode_alone_where_the_user_says_so(tmp_path):
    table = read_companies(write(tmp_path, text(*DATA_CITY)), mapping={"postcode": "Registeredpostcode"})
    assert table.companies["employees"].tolist() == [11, 4, 3]


def test_a_cell_with_anything_but_postcodes_stays_whole(tmp_path):
    rows = [["Companynumber", "RTICs", "Postcodes"], ["1", "", '"DE24 9FU, Derby"']]
    table = read_companies(write(tmp_path, text(*rows)))
    assert table.rows_read == 1


def test_beauhurst(tmp_path):
    table = read_companies(write(tmp_path, text(*[[f'"{cell}"' for cell in row] for row in BEAUHURST])))
    found = table.companies.iloc[0]
    assert table.inputs[0]["format"] == "beauhurst"
    assert (found["sic"], found["employees"], found["turnover_gbp"], found["company_id"]) == (
        "30300;62012",
        12,
        2_500_000,
        "1234567",
    )


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.signs])
def test_each_format_is_recognised_by_its_own_columns(name):
    one = FORMATS[name]
    header = [theirs for names in one.mapping.values() for theirs in names] + list(one.signs[0])
    assert recognise(header).id == name
    assert one.notes
    assert "postcode" in own_mapping(one, header)
    assert set(one.mapping) <= set(MAPPABLE)


def test_what_nobody_confirmed_is_marked_in_the_data():
    for row in json.loads(resource("catalogue", "company_formats.json").read_text(encoding="utf-8"))["formats"]:
        assert row["seen"]
        names = {plain(name) for names in row["mapping"].values() for name in names}
        assert {plain(name) for name in row.get("assumed", [])} <= names


def test_an_ordinary_file_is_of_no_vendor():
    assert recognise(list(pd.DataFrame(columns=["company number", "employees", "postcode"]).columns)).id == "generic"
