"""Spikes: what is one, what is none, and the laws."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.companies.reader import read_companies
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.counting.measures import Measure
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.spikes.company_groups import in_majority
from midlands_clusters_plugin.core.spikes.spikes import (
    COLUMNS,
    COMPANY_SHARE,
    ONE_COMPANY,
    ONE_PARENT,
    ONE_POSTCODE,
    Located,
    find_spikes,
    stands_out,
)


def spikes_of(piece, values, postcodes=None, length=None):
    piece = np.asarray(piece)
    companies = pd.DataFrame(
        {
            "company_id": [f"C{i:03}" for i in range(len(piece))],
            "postcode": postcodes or [f"AA{i} 1AA" for i in range(len(piece))],
        }
    )
    values = np.asarray(values, dtype=float)
    known = np.isfinite(values)
    turnover = Measure("turnover", np.where(known, values * 100, 0).astype(np.int64), known, 100, is_sum=True)
    count = Measure("business_count", np.ones(len(piece), dtype=np.int64), np.ones(len(piece), dtype=bool), 1)
    return find_spikes(
        companies, Located(np.arange(len(piece)), piece), [count, turnover], length or int(piece.max()) + 1
    )


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


def frame_of(rows):
    """A company table of (company id, name, postcode, turnover in pounds)."""
    return pd.DataFrame(
        {
            "company_id": [one[0] for one in rows],
            "name": [one[1] for one in rows],
            "postcode": [one[2] for one in rows],
            "turnover": [float(one[3]) for one in rows],
        },
        dtype=object,
    )


def found_in(rows, piece, length, kind="object"):
    table = frame_of(rows)
    table = table.astype(dict.fromkeys(("company_id", "name", "postcode"), kind))
    values = table["turnover"].to_numpy(dtype=float)
    known = np.isfinite(values)
    turnover = Measure(
        "turnover", np.where(known, np.rint(np.nan_to_num(values) * 100), 0).astype(np.int64), known, 100, is_sum=True
    )
    ones = np.ones(len(rows), dtype=np.int64)
    return find_spikes(
        table,
        Located(np.arange(len(rows)), np.asarray(piece)),
        [Measure("business_count", ones, ones > 0, 1), turnover],
        length,
    )


ORDINARY = [(f"X{i}", f"Firm{chr(65 + i % 26)}{i} Ltd", f"ZZ{i} 1ZZ", 100.0 + i) for i in range(30)]
ALONE = list(range(1, 31))  # each in a cell of its own


def test_companies_whose_names_begin_alike_are_a_group():
    gardner = [
        (f"G{i}", f"Gardner Aerospace - {place} Limited", f"DE{i} 8ZF", 10.0)
        for i, place in enumerate(["Derby", "Hull", "Basildon", "Broughton"])
    ]
    found = found_in([*gardner, ("A", "Acme", "DE1 1AA", 5), *ORDINARY], [0] * 5 + ALONE, 31)
    assert found[["piece", "metric", "reason", "who", "companies", "among"]].to_numpy().tolist() == [
        [0, "business_count", ONE_PARENT, "GARDNER", 4, 5]
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["The Firm", "The Baker", "The Cook", "The Smith"],
        ["University of Derby", "University of Lincoln", "University of Leicester", "University of Keele"],
        ["Derby City Council", "Derby College", "Derby Telegraph", "Derby County Limited"],
        ["West Midlands Trains", "West Midlands Police", "West Bromwich Building Society", "West Coast Motors"],
        ["1st Class", "1st Choice", "1st Stop", "1st Taxi"],
        [None, None, None, None],
        ["", "", "", ""],
    ],
)
def test_common_wording_are_no_group(names):
    rows = [(f"G{i}", name, f"DE{i} 8ZF", 10.0) for i, name in enumerate(names)]
    assert found_in([*rows, *ORDINARY], [0] * 4 + ALONE, 31).empty


def test_a_word_that_begins_many_names_elsewhere_is_no_group():
    at_point = [(f"G{i}", f"Zentral {i} Ltd", f"DE{i} 8ZF", 10.0) for i in range(4)]
    elsewhere = [(f"H{i}", f"Zentral Firm {i} Ltd", f"LE{i} 8ZF", 10.0) for i in range(20)]
    assert len(found_in([*at_point, *ORDINARY], [0] * 4 + ALONE, 60)) == 1
    assert found_in([*at_point, *ORDINARY, *elsewhere], [0] * 4 + ALONE + list(range(31, 51)), 60).empty


def test_many_sites_of_one_company_are_one_parent_and_one_company():
    sites = [("BIG", "Big Stores plc", f"DE{i} 8ZF", 10.0) for i in range(6)]
    found = found_in([*sites, ("A", "Acme", "DE1 1AA", 5), *ORDINARY], [0] * 7 + ALONE, 31)
    assert found[["reason", "who", "name", "companies", "among"]].to_numpy().tolist() == [
        [ONE_PARENT, "BIG", "Big Stores plc", 6, 7]
    ]


def test_sites_of_one_company_at_one_postcode_are_not_many_companies_there():
    rows = [("BIG", "Big Stores plc", "DE1 1AA", 90.0)] * 12
    assert ONE_POSTCODE not in set(found_in([*rows, *ORDINARY], [0] * 12 + ALONE, 31)["reason"])


def test_the_sites_of_a_company_hold_a_cell_together():
    sites = [("BIG", "Big Stores plc", f"DE{i} 8ZF", 30_000.0) for i in range(3)]
    found = found_in([*sites, ("A", "Acme", "DE1 1AA", 40_000.0), *ORDINARY], [0] * 4 + ALONE, 31)
    assert found[["metric", "reason", "who", "companies"]].to_numpy().tolist() == [["turnover", ONE_COMPANY, "BIG", 1]]
    assert found["share"][0] == pytest.approx(90 / 130)


def test_a_group_holds_a_summed_cell_where_no_company_does():
    rows = [
        ("J1", "J.C.B.Earthmovers Limited", "ST1 1AA", 40_000),
        ("J2", "JCB Cab Systems Limited", "ST1 1AB", 40_000),
    ]
    found = found_in([*rows, ("A", "Acme", "DE1 1AA", 30_000), *ORDINARY], [0] * 3 + ALONE, 31)
    assert found[["metric", "reason", "who", "companies", "among"]].to_numpy().tolist() == [
        ["turnover", ONE_PARENT, "JCB", 2, 3]
    ]


def test_one_company_in_all_and_none_at_all():
    assert found_in([("A", "Acme", "DE1 1AA", 5e9)], [0], 3).empty
    assert list(found_in([], np.zeros(0, dtype=int), 3).columns) == list(COLUMNS)


def test_all_at_one_postcode():
    found = found_in([(f"C{i}", f"Name{chr(65 + i)} Ltd", "DE1 1AA", 100) for i in range(20)], [4] * 20, 9)
    assert found[["piece", "reason", "who", "companies", "share"]].to_numpy().tolist() == [
        [4, ONE_POSTCODE, "DE1 1AA", 20, 1.0]
    ]


def test_missing_names_postcodes_and_figures_make_no_spike():
    rows = [(None, None, None, np.nan)] * 12 + [(f"C{i}", np.nan, np.nan, np.nan) for i in range(12)]
    assert found_in([*rows, *ORDINARY], [0] * 12 + [31] * 12 + ALONE, 32).empty


def test_negative_amounts_leave_the_shares_between_0_and_1():
    rows = [("A", "Acme", "DE1 1AA", 90_000), ("B", "Beta", "DE1 1AB", -40_000), *ORDINARY]
    found = found_in(rows, [0, 0, *ALONE], 31)
    assert found[["reason", "who", "share", "value"]].to_numpy().tolist() == [[ONE_COMPANY, "A", 1.0, 50_000.0]]


names = st.sampled_from(["Gardner A", "Gardner B", "The Firm", "University of Derby", "Acme", None, "\u2019x", "1st"])
company = st.tuples(
    st.one_of(st.none(), st.integers(0, 25).map("C{}".format)),
    names,
    st.sampled_from(["DE1 1AA", "DE1 1AB", "LE1 1AA", None]),
    st.one_of(st.just(float("nan")), st.floats(-100, 1e7).map(lambda x: round(x, 2)), st.just(5e8)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(company, st.integers(0, 11)), max_size=120), st.permutations(range(120)))
def test_laws(pairs, order):
    """The order of the rows and the form of the texts do not matter, shares are above a half and at most 1, no company counts twice."""
    order = [one for one in order if one < len(pairs)]
    first = found_in([one for one, _ in pairs], np.array([at for _, at in pairs], dtype=int), 12)
    again = found_in([pairs[i][0] for i in order], np.array([pairs[i][1] for i in order], dtype=int), 12, "category")
    pd.testing.assert_frame_equal(first, again)
    assert ((first["share"] > COMPANY_SHARE) & (first["share"] <= 1)).all()
    assert (first["companies"] <= first["among"]).all()
    assert not first.duplicated(["piece", "metric"]).any()
    for spike in first[first["reason"] == ONE_POSTCODE].itertuples():
        inside = [one for one, at in pairs if at == spike.piece]
        ids = {one[0] for one in inside if one[2] == spike.who and one[0]}
        assert len(ids) <= spike.companies <= len(ids) + sum(one[0] is None for one in inside)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5)), max_size=300))
def test_the_quick_look_overlooks_no_majority(pairs):
    piece, bucket = np.array([a for a, _ in pairs], dtype=int), np.array([b for _, b in pairs], dtype=int)
    found = in_majority(piece, bucket, 6)
    for at in set(piece.tolist()):
        at_point = bucket[piece == at]
        majority = np.bincount(at_point).max() * 2 > len(at_point)
        assert (found[piece == at] == majority).all()


@pytest.fixture(scope="module")
def sample():
    return Workspace(sample_companies())


@pytest.mark.parametrize(
    ("cluster", "metric", "reason", "who", "authority"),
    [
        ("health_life_sciences", "turnover", ONE_COMPANY, "Illustrative Holdings (Humber) plc", "E06000013"),
        ("health_life_sciences", "business_count", ONE_POSTCODE, "B3 3HN", "E08000025"),
        ("aerospace", "turnover", ONE_COMPANY, "Illustrative Group Services (Humber) plc", "E06000013"),
        ("aerospace", "turnover", ONE_COMPANY, "Illustrative Group Services (Wrekin) plc", "E06000020"),
        ("aerospace", "business_count", ONE_POSTCODE, "LE1 6RN", "E06000016"),
    ],
)
def test_the_spikes_built_into_the_sample_are_found(sample, cluster, metric, reason, who, authority):
    """tools/sample/design.json: spikes and registered offices."""
    spikes = sample.hexmap(MapRequest(cluster)).spikes
    at_point = spikes[(spikes["metric"] == metric) & (spikes["authority_code"] == authority)]
    assert who in set(at_point["name" if reason == ONE_COMPANY else "who"])
    assert reason in set(at_point["reason"])


def test_the_sample_has_no_group_for_all_its_names_begin_alike(sample):
    for cluster in ("aerospace", "health_life_sciences", "agri_tech", "space_technologies", "all"):
        assert ONE_PARENT not in set(sample.hexmap(MapRequest(cluster)).spikes["reason"])


def test_the_real_employers_of_one_group_at_one_postcode():
    path = Path(__file__).parents[4] / "shared" / "data" / f"gender_pay_{'gap'}_2021_2022.csv"
    if not path.exists():
        pytest.skip(f"the real file is not here: {path.name}")
    spikes = Workspace(read_companies(path)).hexmap(MapRequest()).spikes
    counted = spikes[spikes["metric"] == "business_count"].set_index("who")
    assert counted.loc["NG7 2SZ", "companies"] == 18  # City & County Healthcare and its brands
    assert counted.loc["WR1 2PG", "companies"] == 11  # restaurants that share an accountant
    assert counted.loc["GARDNER", "reason"] == ONE_PARENT
    assert counted.loc["NG15 0DR", "companies"] == 8  # Pendragon's brands
    assert set(spikes.loc[spikes["metric"] == "employees", "name"]) >= {
        "MITCHELLS & BUTLERS RETAIL LIMITED",
        "ALDI STORES LIMITED",
    }
