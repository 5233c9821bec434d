"""The sources of the report's second and fourth ecosystem: what a file says of grants, spinouts and investment becomes metrics."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.companies.placing.company_table import CompanyTable
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

DERBY, LEEDS = "DE24 9FU", "B1 1BB"


def _read(folder: Path, header: str, *rows: str) -> CompanyTable:
    path = folder / "list.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_companies(path)


def _totals(table: CompanyTable) -> dict:
    return Workspace(table).hexmap(MapRequest("all", get_area("midlands_engine"), "bng", 5000.0)).report["totals"]


def test_beauhursts_columns_become_metrics(tmp_path: Path) -> None:
    header = (
        "Beauhurst URL,Company name,Head Office Address - Postcode (if UK),Growth signals - Accelerator,"
        "Academic Spinout Events 1 - Academic Institution Name,Grants - Number of grants received by the company,"
        "Grants - Total amount received by the company through grants (GBP),"
        "Fundraisings - Number of fundraisings completed by the company,Fundraisings - Total amount raised (GBP)"
    )
    rows = (
        f"u1,A,{DERBY},TRUE,University of Derby,3,250000,2,1000000",
        f"u2,B,{DERBY},FALSE,,,(no value),1,(no value)",
    )
    totals = _totals(_read(tmp_path, header, *rows))
    expected = {
        "accelerator_engagement": 1,
        "spinouts": 1,
        "high_growth_grants": 3,
        "grants_value": 250000,
        "fundraising": 1e6,
    }
    assert {name: totals[name] for name in expected} == expected and totals["fundraising_rounds"] == 3


def test_a_list_of_investment_projects(tmp_path: Path) -> None:
    header = "Investing Company,Postcode,Project Date,Source Country,Capex ($m),Jobs,Project Type,Status"
    table = _read(
        tmp_path,
        header,
        f"Alpha,{DERBY},2018-05-01,Germany,2.5,40,New,Actual",
        f"Beta,{DERBY},2023,United States,1,10,Expansion,Actual",
        f"Gamma,{DERBY},2019,United Kingdom,3,7,New,Actual",
        f"Delta,{DERBY},2025,Japan,100,900,New,Forecast",
    )
    totals = _totals(table)
    assert (
        table.companies["name"].tolist() == ["Alpha", "Beta", "Gamma", "Delta"]
        and table.companies["employees"].isna().all()
    )
    assert (totals["fdi_projects"], totals["fdi_capex"], totals["fdi_jobs"]) == (1, 2_500_000, 40)
    assert (totals["fdi_projects_all"], totals["fdi_capex_all_usd"], totals["fdi_jobs_all"]) == (2, 3_500_000, 50)
    assert (totals["ddi_projects"], totals["ddi_capex"], totals["ddi_jobs"]) == (1, 3_000_000, 7)
    assert (totals["fdi_projects_forecast"], totals["fdi_capex_forecast_usd"], totals["fdi_jobs_forecast"]) == (
        1,
        1e8,
        900,
    )
    assert any("counts projects" in note for note in table.notes)


@pytest.mark.parametrize(
    ("heading", "cell", "column", "value"),
    [
        ("Capital expenditure (£m)", "1.5", "capex_gbp", 1.5e6),
        ("Capex USD", "1500", "capex_usd", 1500),
        ("Capital investment (EUR 000s)", "2", "capex_eur", 2000),
        ("Capex", "£2,500", "capex_gbp", 2500),
    ],
)
def test_capital_expenditure_in_its_currency(
    tmp_path: Path, heading: str, cell: str, column: str, value: float
) -> None:
    table = _read(tmp_path, f"Company;Postcode;Source Country;{heading};Jobs", f"A;{DERBY};France;{cell};5")
    assert table.companies[column].tolist() == [value]
    assert sum(one.startswith("capex") for one in table.companies) == 1


def test_what_is_not_stated_is_not_guessed(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "Company,Postcode,Source Country,Capex,Jobs,Project Type",
        f"A,{DERBY},,5,x,New",
        f"B,{DERBY},Spain,6,3,New",
    )
    assert not any(one.startswith("capex") for one in table.companies)
    for wording in (
        "2 amounts of capital expenditure have no currency",
        "neither",
        "does not say which projects are forecasts",
        "1 cell of Jobs",
    ):
        assert any(wording in note for note in table.notes), (wording, table.notes)
    assert table.companies["fdi"].tolist() == [False, True]


def test_grants_of_360giving_go_to_their_recipients(tmp_path: Path) -> None:
    header = "Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,Recipient Org:Postal Code"
    rows = (f"1,a,GBP,1000.50,2023-01-01,R1,Alpha Trust,{DERBY}", f"2,b,GBP,499.50,2024-01-01,R1,Alpha Trust,{DERBY}",
            f"3,c,USD,7,2024-01-01,R2,Beta,{LEEDS}")  # fmt: skip
    table = _read(tmp_path, header, *rows)
    assert table.companies["name"].tolist() == ["Alpha Trust", "Beta"]
    np.testing.assert_array_equal(table.companies["grants_gbp"], [1500, np.nan])
    assert table.companies["grants"].tolist() == [2, 1]
    assert any("not in pounds" in note for note in table.notes)
    totals = _totals(table)
    assert (totals["high_growth_grants"], totals["grants_value"]) == (3, 1500)


def test_an_ordinary_file_has_no_such_columns(tmp_path: Path) -> None:
    table = _read(tmp_path, "Company name,Postcode,Employees,Jobs,Country", f"A,{DERBY},5,6,England")
    assert not {"fdi", "grants", "accelerator"} & set(table.companies)
    assert "fdi_projects" not in _totals(table)


_project = st.tuples(
    st.sampled_from(["Germany", "UK", "England", ""]), st.integers(0, 10**6), st.integers(0, 500),
    st.sampled_from(["2016", "2018", "2021", "2024"]),
    st.sampled_from(["actual", "forecast"]),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(_project, min_size=1, max_size=12))
def test_projects_add_up(tmp_path_factory: pytest.TempPathFactory, projects: list[tuple]) -> None:
    """Foreign + domestic + neither = all; actual and forecast never mixed; to the last dollar."""
    rows = [
        f"C{n},{DERBY},{country},{capex},{jobs},{year},{status}"
        for n, (country, capex, jobs, year, status) in enumerate(projects)
    ]
    table = _read(tmp_path_factory.mktemp("fdi"), "Company,Postcode,Source Country,Capex ($),Jobs,Year,Status", *rows)
    totals = _totals(table)
    for kind, countries in (("fdi", ("Germany",)), ("ddi", ("UK", "England"))):
        for suffix, status in (("all", "actual"), ("forecast", "forecast")):
            own = [one for one in projects if one[0] in countries and one[4] == status]
            assert totals[f"{kind}_projects_{suffix}"] == len(own)
            assert (totals.get(f"{kind}_jobs_{suffix}") or 0) == sum(one[2] for one in own)
            assert (totals.get(f"{kind}_capex_{suffix}_usd") or 0) == sum(one[1] for one in own)
        period = [one for one in projects if one[0] in countries and one[4] == "actual" and one[3] in ("2018", "2021")]
        assert totals[f"{kind}_projects"] == len(period)
