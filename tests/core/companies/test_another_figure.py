"""Headings that say more than "turnover" or "employees", headings that stand twice, rows of totals, points in the sea."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.companies.placing.uncounted import total_rows

from .layouts import NAMES, PEOPLE, POSTCODES, POUNDS, text

SUM = sum(PEOPLE)


def read(tmp_path, columns, below=()):
    path = tmp_path / "companies.csv"
    path.write_text(text(columns, below=below), encoding="utf-8")
    table = read_companies(path)
    return table, {one["column"]: one["doubt"] for one in table.contract if one["doubt"]}


def base(**more):
    return {"Company name": NAMES, "Postcode": POSTCODES, **more}


@pytest.mark.parametrize(
    "heading",
    """Turnover (quarterly)|turnover_q1|Turnover Q1|Turnover YTD|Turnover forecast 2027|Turnover index|Turnover (2019=100)|Turnover score
    Turnover decile|Average weekly turnover|Export turnover|Turnover/employee|Turnover £/head|Turnover z-score
    Employees target|Employees at risk|New employees|Employees abroad|Employees median age|Staff turnover|Headcount reduction
    Employees Q4|Employees aged 16-24""".replace("\n", "|").split("|"),
)
def test_another_figure_is_not_taken(tmp_path, heading):
    table, doubts = read(tmp_path, base(**{heading.strip(): POUNDS}))
    assert table.companies[["employees", "turnover_gbp"]].isna().all(axis=None)
    assert "Staff" in heading or "was not taken" in "".join(doubts.values())


@pytest.mark.parametrize("heading", ["Employees Warwickshire", "Turnover (adj.)", "Group turnover", "Employees in EU"])
def test_a_heading_that_says_more_is_a_doubt(tmp_path, heading):
    column, cells = ("employees", PEOPLE) if "mploy" in heading else ("turnover_gbp", POUNDS)
    table, doubts = read(tmp_path, base(**{heading: cells}))
    assert table.companies[column].tolist() == cells and heading in doubts[column]


@pytest.mark.parametrize(
    "heading",
    [
        "No. of employees (latest accounts)",
        "Turnover th GBP Last avail. yr",
        "UK turnover",
        "Employees as at 31 March 2024",
    ],
)
def test_what_says_the_same_is_no_doubt(tmp_path, heading):
    assert not read(tmp_path, base(**{heading: POUNDS}))[1]


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("Employees", "Employees", "employees"),
        ("employees", "EMPLOYEES ", "employees"),
        ("Total employees", "Employees at site", "employees"),
        ("Turnover", "Revenue", "turnover_gbp"),
        ("Status", "Status", "status"),
        ("Incorporation date", "Incorporation date", "incorporated"),
    ],
)
def test_two_columns_of_one_heading_are_a_doubt(tmp_path, first, second, column):
    for other, doubt in ((1, set()), (3, {column})):
        cells = ["2011-03-14", "2012-04-05"] * 3 if column == "incorporated" else PEOPLE
        cells = ["Active"] * 6 if column == "status" else cells
        others = cells if other == 1 else [*cells[:5], "2001-01-01" if column == "incorporated" else 3]
        rows = "\n".join(",".join(map(str, row)) for row in zip(NAMES, POSTCODES, cells, others))
        path = tmp_path / "twice.csv"
        path.write_text(f"Company name,Postcode,{first},{second}\n{rows}", encoding="utf-8")
        assert {one["column"] for one in read_companies(path).contract if one["doubt"]} == doubt


@pytest.mark.parametrize(
    "row",
    [
        ("Total", POSTCODES[0], SUM), ("Grand total:", POSTCODES[0], ""), ("", POSTCODES[0], SUM),
        ("Average", POSTCODES[0], 700), ("Total of 6 companies", POSTCODES[0], SUM), ("Total", "", SUM),
        ("Cyfanswm", POSTCODES[0], SUM),
    ],
)  # fmt: skip
def test_a_row_of_totals_is_no_company(tmp_path, row):
    table, _ = read(tmp_path, base(Employees=PEOPLE), [row])
    assert table.companies["employees"].sum() == SUM and len(table.companies) == 6
    assert table.rejects["reason"].tolist() == ["total_row"]
    assert any("total of the others" in note for note in table.notes)


def test_sub_totals_are_no_companies(tmp_path):
    columns = base(Employees=PEOPLE)
    rows = list(zip(*columns.values()))
    rows[3:3] = [("Derby total", POSTCODES[0], sum(PEOPLE[:3]))]
    rows += [("Sub-total", POSTCODES[3], sum(PEOPLE[3:])), ("TOTAL", POSTCODES[3], SUM)]
    table, _ = read(tmp_path, dict(zip(columns, zip(*rows))))
    assert table.companies["name"].tolist() == NAMES and len(table.rejects) == 3


@pytest.mark.parametrize("name", ["Total Engineering", "Sum Ltd", "Total"])
def test_a_company_with_such_a_name_stays(tmp_path, name):
    columns = base(Employees=PEOPLE) | {"Company name": [NAMES[0], name, *NAMES[2:]]}
    assert len(read(tmp_path, columns)[0].companies) == 6
    table, _ = read(tmp_path, {"Company number": ["00000001"] * 6, **columns}, [("01234567", name, POSTCODES[0], 5)])
    assert len(table.companies) == 7, "it has a number"


@pytest.mark.parametrize(
    ("points", "doubt"),
    [
        ([(435000, 336000)] * 6, None),
        ([(50000, 600000)] * 2 + [(435000, 336000)] * 4, False),  # two rows in the Atlantic
        ([(35000 + n, 36000) for n in range(6)], True),  # without the hundred-kilometre square
        ([(4350, 3360)] * 6, True),  # hundreds of metres
    ],
)
def test_points_where_nobody_is(tmp_path, points, doubt):
    columns = {"Company name": NAMES, "Easting": [x for x, _ in points], "Northing": [y for _, y in points]}
    table, doubts = read(tmp_path, columns)
    said = [note for note in table.notes if "more than 2 km from any postcode" in note]
    assert len(said) == (doubt is not None) and bool(doubts) == bool(doubt)
    assert doubt is not False or "rows 2, 3" in said[0]


def test_numbers_that_a_spreadsheet_rounded_join_no_companies(tmp_path):
    table, _ = read(tmp_path, {"Company number": ["1.23E+07"] * 6, **base(Employees=PEOPLE)})
    assert table.companies["employees"].tolist() == PEOPLE


def test_rows_without_a_name_cost_no_square():
    """A third of 200,000 rows has no name: looked at one by one against all others, that took minutes."""
    chance = np.random.default_rng(1)
    names = np.array([f"Firm {number}" for number in range(200_000)], dtype=object)
    names[chance.random(len(names)) < 0.3] = None
    names[-1] = "Total"
    figures = chance.integers(1, 99, len(names)).astype(float)
    figures[-1] = figures[[name is not None for name in names]][:-1].sum()
    start = time.process_time()
    found = total_rows(pd.DataFrame({"name": names}), {"employees": figures})
    assert np.flatnonzero(found).tolist() == [len(names) - 1]
    assert time.process_time() - start < 10
