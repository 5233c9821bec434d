import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.statistics.location_quotient import (
    REASONS,
    Reference,
    location_quotients,
    quotient_table,
)

pairs = st.lists(
    st.integers(0, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), min_size=1, max_size=30
)


def test_two_places_by_hand():
    # 30 of 100 here, 20 of 400 there; 50 of 500 in all: shares 0.3 and 0.05 against 0.1.
    table = location_quotients([30, 20], [100, 400])
    assert table["lq"].tolist() == pytest.approx([3.0, 0.5])
    assert table["share_of_area"].tolist() == pytest.approx([0.6, 0.4])
    assert table["share_reference"].tolist() == pytest.approx([0.1, 0.1])
    # Var of the first: .21/(100 .01) + .09 V/.0001 - .6 C/.001 with V = (100 .21 + 400 .0475) / 250,000 = .00016, C = .21/500 = .00042
    sigma = np.sqrt(0.21 + 0.144 - 0.252)
    assert table["high"][0] == pytest.approx(3 * np.exp(1.959964 * sigma / 3), rel=1e-6)
    assert table["low"][0] == pytest.approx(3 / np.exp(1.959964 * sigma / 3), rel=1e-6)
    assert table["reliable"].all()


def test_uk_totals_as_the_reference():
    table = location_quotients([30, 20], [100, 400], reference=Reference(1000, 20_000, "UK"))
    assert table["lq"].tolist() == pytest.approx([6.0, 1.0])
    # With figures that are given only the place's own share varies.
    assert table["high"][1] == pytest.approx(np.exp(1.959964 * np.sqrt(0.0475 / 400) / 0.05), rel=1e-6)


def test_none_seen_has_the_exact_upper_limit():
    table = location_quotients([0, 50], [20, 480])
    assert (table["lq"][0], table["low"][0]) == (0, 0)
    assert table["high"][0] == pytest.approx((1 - 0.025 ** (1 / 20)) / 0.1)
    assert not table["reliable"][0]


def test_what_cannot_be_computed_says_why():
    table = location_quotients([0, np.nan, 3, 40], [0, 50, 6, 100])
    assert table["reason"].tolist() == ["nothing_in_place", "no_figure", "few_companies", ""]
    assert np.isnan(table["lq"][:2]).all()
    assert table["lq"][2] > 0  # flagged, not hidden
    nothing = location_quotients([0, 0], [5, 6])
    assert nothing["reason"].tolist() == ["cluster_not_in_reference"] * 2 and nothing["lq"].isna().all()
    assert set(table["reason"]) | set(nothing["reason"]) <= set(REASONS)
    assert location_quotients([], []).empty


@pytest.mark.parametrize(
    ("cluster", "everything", "more"),
    [
        ([-1], [5], {}),
        ([6], [5], {}),
        ([1.5], [5], {}),
        ([1], [5], {"confidence": 1.0}),
        ([1], [5], {"reference": Reference(5, 4, "wrong")}),
        ([1], [5], {"reference": Reference(-1, 4, "wrong")}),
    ],
)
def test_figures_that_do_not_fit_are_refused(cluster, everything, more):
    with pytest.raises(UserError):
        location_quotients(cluster, everything, **more)


@given(pairs, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_laws(figures, random):
    x, whole = (np.array(column, dtype=float) for column in zip(*figures))
    table = location_quotients(x, whole)
    has = table["lq"].notna().to_numpy()
    if has.any():
        # The mean of LQ weighted by size is 1, limits hold the quotient, and only the order of the rows changes with the order of the rows.
        assert (table["lq"][has] * whole[has]).sum() / whole[has].sum() == pytest.approx(1.0)
        assert (table["low"][has] <= table["lq"][has] * (1 + 1e-12)).all() and (
            table["high"][has] >= table["lq"][has] * (1 - 1e-12)
        ).all()
    order = list(range(len(x)))
    random.shuffle(order)
    again = location_quotients(x[order], whole[order])
    pd.testing.assert_frame_equal(again, table.iloc[order].reset_index(drop=True), rtol=1e-9)
    if x.sum():
        scaled = location_quotients(x * 1000, whole * 1000, is_count=False)
        np.testing.assert_allclose(scaled["lq"], table["lq"], rtol=1e-9)
        assert scaled["low"].isna().all()


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(4)
    share, whole = np.array([0.05, 0.1, 0.3, 0.08]), np.array([400, 300, 200, 5000])
    truth = share / ((share * whole).sum() / whole.sum())
    held = []
    for _ in range(600):
        table = location_quotients(generator.binomial(whole, share), whole)
        held.append((table["low"] <= truth) & (truth <= table["high"]))
    assert np.abs(np.mean(held, axis=0) - 0.95).max() < 0.03


def test_tables_are_matched_by_place():
    cluster = pd.DataFrame(
        {
            "authority_code": ["B", "A", "A"],
            "business_count": pd.array([20, 10, 20], dtype="Int64"),
            "employees": [1.0, 2, 3],
        }
    )
    everything = pd.DataFrame(
        {"authority_code": ["A", "B", "C"], "business_count": [100, 400, 500], "employees": [50.0, 50, np.nan]}
    )
    table = quotient_table(cluster, everything, "authority_code", "business_count")
    assert table["authority_code"].tolist() == ["A", "B", "C"]
    assert table["lq"].tolist() == pytest.approx([6.0, 1.0, 0.0])
    jobs = quotient_table(cluster, everything, "authority_code", "employees", fewest=25)
    assert jobs["reason"].tolist() == ["", "few_companies", "no_figure"]
    assert jobs["low"].isna().all()
    with pytest.raises(UserError):
        quotient_table(everything, cluster, "authority_code", "business_count")
    with pytest.raises(UserError):
        quotient_table(cluster, everything, "authority_code", "turnover")
