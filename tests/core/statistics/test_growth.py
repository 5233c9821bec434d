import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.counting.membership import members
from midlands_clusters_plugin.core.statistics.growth import growth, growth_between, growth_by_incorporation


def test_by_hand():
    table = growth([10, 0, 0, np.nan, 8], [15, 3, 0, 4, 6])
    assert table["change"].tolist()[:3] == [5, 3, 0]
    assert table["growth_percent"][0] == 50 and table["growth_percent"][4] == -25
    assert table["growth_percent"][1:4].isna().all()
    assert table["reason"].tolist() == ["", "from_zero", "from_zero", "no_figure", ""]
    with pytest.raises(UserError):
        growth([-1], [1])


def test_incorporation_dates_count_from_the_end_of_the_year():
    dates = pd.Series(pd.to_datetime(["2012-12-31", "2013-01-01", "2022-12-31", "2023-01-01", None]))
    table = growth_by_incorporation(dates, [0, 0, 0, 0, 1], 3, 2012, 2022)
    assert table["start"].tolist() == [1, 0, 0]
    assert table["end"].tolist() == [3, 0, 0]
    assert table["growth_percent"][0] == 200
    assert table["undated"].tolist() == [0, 1, 0]
    with pytest.raises(UserError):
        growth_by_incorporation(dates, [0] * 5, 1, 2022, 2022)
    with pytest.raises(UserError):
        growth_by_incorporation(dates[4:], [0], 1, 2012, 2022)


def test_the_sample_grows_as_the_scorecards_print():
    from midlands_clusters_plugin.core.companies.sample import sample_companies

    companies = sample_companies().companies
    rows = members(companies, "aerospace")
    table = growth_by_incorporation(companies.loc[rows, "incorporated"], np.zeros(rows.sum(), dtype=int), 1, 2012, 2022)
    assert round(table["growth_percent"][0]) == 48  # the report gives 48 % for aerospace


def test_two_tables():
    first = pd.DataFrame({"cell_id": ["a", "b", "b"], "employees": [10.0, 5, 5]})
    second = pd.DataFrame({"cell_id": ["b", "c"], "employees": [20.0, 1]})
    table = growth_between(first, second, "cell_id", "employees")
    assert table["reason"].tolist() == ["not_in_second", "", "not_in_first"]
    assert table["growth_percent"][1] == 100 and table["change"].isna().tolist() == [True, False, True]
    with pytest.raises(UserError):
        growth_between(first, second.iloc[1:], "cell_id", "employees")
    with pytest.raises(UserError):
        growth_between(first, second, "cell_id", "turnover")


@given(st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 1e9)), min_size=1, max_size=30), st.floats(0.001, 1000))
def test_the_unit_does_not_matter_and_the_way_back_leads_back(figures, factor):
    start, end = (np.array(column) for column in zip(*figures))
    table, scaled = growth(start, end), growth(start * factor, end * factor)
    sure = start > 1e-3
    np.testing.assert_allclose(table["growth_percent"][sure], scaled["growth_percent"][sure], rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(start[sure] * (1 + table["growth_percent"][sure] / 100), end[sure], rtol=1e-6, atol=1e-3)
