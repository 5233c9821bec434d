"""Whatever its unit, date form, decimal sign or edition of SIC: a file gives the right table or says a doubt, never another table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.companies.columns.sic import editions

from .layouts import NAMES, POSTCODES, text

UNITS = {
    "Turnover": 1,
    "Turnover (£)": 1,
    "Turnover (£000s)": 1000,
    "Turnover th GBP": 1000,
    "Turnover £k": 1000,
    "Turnover (£m)": 1_000_000,
}
SIGNS = [("", "."), (",", "."), (".", ","), ("", ","), (" ", "."), ("'", "."), (" ", ",")]
FORMS = [
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d.%m.%Y",
    "%d %b %Y",
    "%Y%m%d",
    "%Y-%d-%m",
    "%Y/%d/%m",
    "%d/%m/%y",
    "%m/%d/%y",
]
MONEY = st.sampled_from([10**3, 10**4, 10**6, 10**9]).flatmap(
    lambda most: st.lists(st.integers(0, most), min_size=6, max_size=6)
)
ONE_TO_ONE = sorted(old for old, new in editions().of_2003.items() if new and old not in editions().of_2007)


def read(columns, delimiter=","):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "companies.csv"
        path.write_text(text({"Company name": NAMES, "Postcode": POSTCODES, **columns}, delimiter), encoding="utf-8")
        table = read_companies(path)
    return table, {one["column"] for one in table.contract if one["doubt"]}


def written(value: float, places: int, thousands: str, decimal: str) -> str:
    return f"{value:,.{places}f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)


@settings(max_examples=120, deadline=None)
@given(MONEY, st.sampled_from(sorted(UNITS)), st.sampled_from(SIGNS), st.integers(0, 3), st.sampled_from(",;\t"))
def test_unit_and_decimal_sign(pounds, heading, signs, places, delimiter):
    in_unit = [round(value / UNITS[heading], places) for value in pounds]
    cells = [written(value, places, *signs) for value in in_unit]
    table, doubts = read({heading: cells}, delimiter)
    if "turnover_gbp" not in doubts:
        english = (
            delimiter != ";"
            and signs[1] == ","
            and all("," not in cell or len(cell.rsplit(",", 1)[1]) == 3 for cell in cells)
        )
        if english and places == 3:
            return  # "523,412" alone is 523,412 in every English file
        assert table.companies["turnover_gbp"].tolist() == pytest.approx(
            [value * UNITS[heading] for value in in_unit], abs=0.01
        )


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([99, 9999, 100_000]).flatmap(lambda most: st.lists(st.integers(0, most), min_size=6, max_size=6)),
    st.sampled_from(SIGNS),
    st.sampled_from(",;\t"),
)
def test_people(people, signs, delimiter):
    table, doubts = read({"Employees": [written(value, 0, *signs) for value in people]}, delimiter)
    if "employees" not in doubts:
        assert table.companies["employees"].tolist() == people


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dates(date(1990, 1, 1), date(2024, 12, 31)), min_size=6, max_size=6), st.sampled_from(FORMS))
def test_date_form(days, form):
    if form in ("%Y-%d-%m", "%Y/%d/%m") and all(day.day < 13 for day in days):
        return  # such dates are written year, month, day everywhere
    table, doubts = read({"Incorporation date": [f"{day:{form}}" for day in days]})
    if "incorporated" not in doubts:
        assert [day.date() for day in table.companies["incorporated"]] == days


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(ONE_TO_ONE), min_size=6, max_size=6), st.sampled_from(["SIC", "SIC code", "SIC 2003"]))
def test_edition_2003(codes, heading):
    table, doubts = read({heading: codes})
    if "sic" not in doubts:
        assert table.companies["sic"].tolist() == [editions().of_2003[code] for code in codes]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(editions().of_2007)), min_size=6, max_size=6),
    st.sampled_from(["SIC", "SIC code", "SIC 2007"]),
)
def test_edition_2007(codes, heading):
    table, doubts = read({heading: codes})
    if "sic" not in doubts and not set(codes) <= set(editions().of_2003):
        assert table.companies["sic"].tolist() == codes
