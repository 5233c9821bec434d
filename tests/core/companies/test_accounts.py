"""Employees and turnover joined from a second file by company number."""

from __future__ import annotations

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import read_accounts, read_companies, read_frame, with_accounts
from midlands_clusters_plugin.core.companies.accounts import Accounts, company_numbers

from .files import assert_one_sentence, text, write

COMPANIES = [
    ["CompanyNumber", "Name", "Postcode", "Employees"],
    ["01234567", "Rotor Ltd", "DE24 9FU", "5"],
    ["01234567", "Rotor Ltd", "B1 1BB", "5"],
    ["SC012345", "Loch Ltd", "LE1 7RH", ""],
    ["OC300001", "Partners LLP", "LE1 7RH", "7"],
    ["", "No number", "LE1 7RH", "9"],
]


@pytest.fixture
def companies(tmp_path):
    return read_companies(write(tmp_path, text(*COMPANIES), "companies.csv"))


def joined(companies, tmp_path, *rows, sites="share", **options):
    return with_accounts(companies, read_accounts(write(tmp_path, text(*rows), "accounts.csv"), **options), sites)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1234567", "01234567"), ("1234567.0", "01234567"), (1234567, "01234567"), (1234567.0, "01234567"), (" 01234567 ", "01234567"),
        ("sc 12345", "SC012345"), ("NI1", "NI000001"), ("OC300001", "OC300001"), ("R0000123", "R0000123"), ("", None), ("0", None),
        (None, None), (np.nan, None), ("n/a", None), ("see note", None),
    ],
)  # fmt: skip
def test_a_company_number_as_companies_house_writes_it(written, number):
    assert company_numbers(pd.Series([written], dtype=object)).tolist() == [number]


def test_figures_reach_companies_and_are_shared_over_their_sites(companies, tmp_path):
    table = joined(
        companies,
        tmp_path,
        ["Company number", "Employees", "Turnover"],
        ["1234567", "100", '"2,000,001"'],
        ["sc12345", "", "3"],
        ["99", "8", "8"],
    )
    found = table.companies.set_index("name")
    assert found.loc["Rotor Ltd", "employees"].tolist() == [50, 50]
    assert found.loc["Rotor Ltd", "turnover_gbp"].tolist() == [1_000_000.5, 1_000_000.5]
    assert found.loc["Loch Ltd", "turnover_gbp"] == 3
    assert found.loc["Partners LLP", "employees"] == 7  # not in the accounts: what the company file says stays
    assert found.loc["No number", "employees"] == 9
    assert (
        "Accounts: 2 of 3 companies on the map were found in the accounts file. 1 set of accounts belongs to none."
        in table.notes
    )
    assert "1 figure of the company file was replaced by another one from the accounts." in table.notes
    assert [one["format"] for one in table.inputs] == ["generic", "accounts"]


def test_all_at_the_first_site_where_that_is_asked(companies, tmp_path):
    found = joined(companies, tmp_path, ["Company number", "Employees"], ["1234567", "100"], sites="first").companies[
        "employees"
    ]
    assert found.iloc[0] == 100
    assert np.isnan(found.iloc[1])


def test_the_latest_of_several_accounts_counts(companies, tmp_path):
    rows = (
        ["Company number", "Employees", "Period end"],
        ["OC300001", "20", "31/12/2021"],
        ["OC300001", "30", "31/12/2022"],
        ["OC300001", "", "31/12/2023"],
    )
    table = joined(companies, tmp_path, *rows)
    assert table.companies.set_index("name").loc["Partners LLP", "employees"] == 30
    assert "1 company has several rows of accounts: the latest counts." in table.notes


def test_accounts_that_contradict_each_other_are_not_used(companies, tmp_path):
    rows = (
        ["Company number", "Employees"],
        ["OC300001", "20"],
        ["OC300001", "30"],
        ["SC012345", "4"],
        ["SC012345", "4"],
        ["", "5"],
    )
    table = joined(companies, tmp_path, *rows)
    found = table.companies.set_index("name")["employees"]
    assert (found["Partners LLP"], found["Loch Ltd"]) == (7, 4)
    assert any("1 company has different figures" in note for note in table.notes)
    assert any("1 row of the accounts file has no company number" in note for note in table.notes)


def test_a_workbook_whose_numbers_excel_took_for_numbers(companies, tmp_path):
    book, path = openpyxl.Workbook(), tmp_path / "accounts.xlsx"
    for row in (["Registered number", "Average number of employees"], [1234567, 10]):
        book.active.append(row)
    book.save(path)
    assert with_accounts(companies, read_accounts(path)).companies["employees"].tolist()[:2] == [5, 5]


def test_columns_of_other_names_are_stated_by_the_user(companies, tmp_path):
    rows = ["Nr", "Heads"], ["OC300001", "21"]
    with pytest.raises(UserError) as caught:
        joined(companies, tmp_path, *rows)
    assert_one_sentence(caught.value)
    table = joined(companies, tmp_path, *rows, mapping={"company_id": "nr", "employees": "Heads"})
    assert table.companies.set_index("name").loc["Partners LLP", "employees"] == 21
    for wrong in ({"company_id": "Nothing"}, {"nonsense": "Nr"}):
        with pytest.raises(UserError) as caught:
            joined(companies, tmp_path, *rows, mapping=wrong)
        assert_one_sentence(caught.value)


@pytest.mark.parametrize(
    ("heading", "cell", "pounds"),
    [("Turnover (£000s)", "1,250", 1_250_000), ("Turnover th GBP", "1250", 1_250_000), ("Sales £m", "1.25", 1_250_000)],
)
def test_a_unit_in_the_heading_counts(companies, tmp_path, heading, cell, pounds):
    rows = ["company number", heading], ["OC300001", f'"{cell}"']
    table = joined(companies, tmp_path, *rows, mapping={"turnover_gbp": heading})
    assert table.companies.set_index("name").loc["Partners LLP", "turnover_gbp"] == pounds
    assert any(f'"{heading}" names its unit' in note for note in table.notes)
    rows = ["company number", "Turnover (USD)"], ["OC300001", "1"]
    with pytest.raises(UserError, match="is in USD, not in pounds"):
        joined(companies, tmp_path, *rows, mapping={"turnover_gbp": "Turnover (USD)"})


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["1", "2", "3", "SC4", ""]), min_size=1, max_size=12),
    st.dictionaries(st.sampled_from(["00000001", "00000002", "SC000004", "00000009"]), st.integers(0, 10_000)),
    st.sampled_from(["share", "first"]),
)
def test_sites_of_a_company_add_up_to_its_account(ids, accounts, way):
    table = read_frame(pd.DataFrame({"company number": ids, "name": "A", "postcode": "DE24 9FU"}))
    figures = pd.DataFrame({"number": list(accounts), "employees": list(accounts.values()), "turnover_gbp": np.nan})
    figures = figures.astype({"number": object, "employees": "float64"})
    found = with_accounts(table, Accounts(figures, {}, ()), way).companies
    total = (
        found.groupby(pd.Series(company_numbers(found["company_id"]), dtype=object))["employees"]
        .sum(min_count=1)
        .dropna()
        .to_dict()
    )
    wanted = {
        number: figure
        for number, figure in accounts.items()
        if number in set(company_numbers(pd.Series(ids, dtype=object)))
    }
    assert {number: round(figure, 5) for number, figure in total.items()} == wanted
