import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.measures import Measure
from midlands_clusters_plugin.core.statistics.spikes import COMPANY_SHARE, ONE_COMPANY, ONE_POSTCODE, Located, find_spikes, stands_out


def spikes_of(piece, values, postcodes=None, length=None):
    piece = np.asarray(piece)
    companies = pd.DataFrame(
        {"company_id": [f"C{i:03}" for i in range(len(piece))], "postcode": postcodes or [f"AA{i} 1AA" for i in range(len(piece))]}
    )
    values = np.asarray(values, dtype=float)
    known = np.isfinite(values)
    turnover = Measure("turnover", np.where(known, values * 100, 0).astype(np.int64), known, 100, is_sum=True)
    count = Measure("business_count", np.ones(len(piece), dtype=np.int64), np.ones(len(piece), dtype=bool), 1)
    return find_spikes(companies, Located(np.arange(len(piece)), piece), [count, turnover], length or int(piece.max()) + 1)


def test_one_large_company_among_ordinary_cells_is_found_with_its_share():
    piece = np.repeat(np.arange(30), 3)
    values = np.random.default_rng(1).uniform(80, 120, 90)
    values[31] = 90_000
    found = spikes_of(piece, values)
    assert found[["piece", "metric", "reason", "who"]].to_numpy().tolist() == [[10, "turnover", ONE_COMPANY, "C031"]]
    assert found["share"][0] == pytest.approx(90_000 / values[30:33].sum())


def test_a_high_cell_of_many_companies_is_a_cluster_and_no_spike():
    piece = np.concatenate([np.repeat(np.arange(30), 3), np.full(400, 30)])
    values = np.random.default_rng(1).uniform(80, 120, len(piece))
    assert spikes_of(piece, values).empty


def test_an_ordinary_cell_of_one_company_is_no_spike():
    assert spikes_of(np.arange(50), np.random.default_rng(1).uniform(80, 120, 50)).empty


def test_many_companies_at_one_postcode_are_found():
    postcodes = ["DE1 1AA"] * 12 + [f"LE{i} 1AA" for i in range(20)]
    piece = [3] * 14 + list(range(4, 22))
    found = spikes_of(piece, [np.nan] * 32, postcodes)
    assert found[["piece", "reason", "who", "companies"]].to_numpy().tolist() == [[3, ONE_POSTCODE, "DE1 1AA", 12]]
    assert found["share"][0] == pytest.approx(12 / 14)


def test_one_postcode_in_a_crowded_cell_is_no_spike():
    postcodes = ["DE1 1AA"] * 12 + [f"LE{i} 1AA" for i in range(30)]
    assert spikes_of([0] * 42, [np.nan] * 42, postcodes).empty


@pytest.mark.parametrize("values", [[], [0.0] * 20, [5.0] * 20, [np.nan] * 20, [1.0, 1e9], [-3.0] * 20])
def test_nothing_stands_out_where_there_is_nothing_to_compare_with(values):
    assert not stands_out(np.array(values)).any() or (np.array(values) > 0.05 * np.nansum(values)).any()


@given(st.lists(st.tuples(st.integers(0, 20), st.floats(0, 1e9)), min_size=1, max_size=100), st.randoms(use_true_random=False))
def test_the_order_of_the_companies_does_not_matter(pairs, random):
    def run(order):
        piece = np.array([pairs[i][0] for i in order])
        companies = pd.DataFrame({"company_id": [f"C{i:03}" for i in order], "postcode": ["DE1 1AA"] * len(order)})
        values = np.array([round(pairs[i][1] * 100) for i in order], dtype=np.int64)
        measure = Measure("turnover", values, np.ones(len(order), dtype=bool), 100, is_sum=True)
        return find_spikes(companies, Located(np.arange(len(order)), piece), [measure], 21)

    order = list(range(len(pairs)))
    first = run(order)
    random.shuffle(order)
    pd.testing.assert_frame_equal(first, run(order))
    assert (first["share"] > COMPANY_SHARE).all()
