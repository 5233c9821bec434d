"""The sample's totals are the scorecards', its spikes are there, and nobody can take it for real companies."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.catalogue.catalogue import metrics, places, scorecards
from midlands_clusters_plugin.core.catalogue.conditions import evaluate
from midlands_clusters_plugin.core.companies.columns.classify import classify, parse_sic
from midlands_clusters_plugin.core.companies.columns.column_names import COLUMNS
from midlands_clusters_plugin.core.counting.membership import shared_with
from midlands_clusters_plugin.core.postcodes import postcodes

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "sample_companies.csv"
MESSY = ROOT / "resources" / "sample" / "messy_companies.csv"
CLUSTERS = ("health_life_sciences", "aerospace", "agri_tech", "space_technologies")
AREA = {  # the 24 authorities: ten unitary, seven metropolitan, seven counties
    *(f"E060000{number}" for number in (12, 13, 15, 16, 17, 18, 19, 20, 21, 51)),
    *(f"E080000{number}" for number in range(25, 32)),
    *(f"E100000{number:02d}" for number in (7, 18, 19, 24, 28, 31, 34)),
}


@pytest.fixture(scope="module")
def table():
    frame = pd.read_csv(SAMPLE, dtype={"company_id": str, "sic": str}, parse_dates=["incorporated"])
    for flag in ("high_growth", "foreign_owned"):
        frame[flag] = frame[flag].astype("boolean")
    return frame


def of(frame, cluster):
    """Rows (bool) of a cluster; a company may be in two."""
    return frame["clusters"].str.split(";").apply(lambda ids: cluster in ids).astype(bool)


@pytest.fixture(scope="module")
def placed(table):
    match = postcodes.builtin_index().match(table["postcode"].tolist())
    return table.assign(
        easting=match.easting,
        northing=match.northing,
        authority=match.authority_code,
        place=match.status,
        repaired=match.repaired,
    )


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize(
    "metric", [m.id for m in metrics().values() if m.grain == "company" and m.number and m.column in ("", *COLUMNS)]
)
def test_totals_are_the_scorecards(table, cluster, metric):
    own, rule = table[of(table, cluster)], metrics()[metric]
    total = own[rule.column].sum() if rule.kind == "sum" else evaluate(own, rule.condition).sum()
    printed = scorecards().set_index(["cluster", "metric"]).loc[(cluster, metric), "numeric"]
    assert total == printed


def test_the_sample_says_that_it_is_one(table):
    assert set(table["source"]) == {"Illustrative sample: not real companies"}
    assert table["name"].str.startswith("Illustrative ").all()
    assert table["name"].is_unique
    assert table["company_id"].str.fullmatch(r"ZZ\d{6}").all()
    assert table["company_id"].is_unique
    assert SAMPLE.stat().st_size < 1_500_000


def test_the_sample_is_clean(table):
    assert len(table) == 3470
    assert table.notna().all().all()
    assert (table["employees"] >= 1).all()
    assert (table["turnover_gbp"] > 0).all()
    assert table["incorporated"].between("1850-01-01", "2023-06-30").all()
    assert (parse_sic(table["sic"]) == table["sic"].to_numpy()).all()


def test_codes_and_names_fit_the_cluster(table):
    by_sic = classify(table[["sic", "name"]])
    assert all(set(own.split(";")) <= set(found.split(";")) for own, found in zip(table["clusters"], by_sic))
    assert (classify(table) == table["clusters"].to_numpy()).all()


def test_aerospace_and_space_share_companies_as_the_report_says(table):
    shared = table[table["clusters"] == "aerospace;space_technologies"]
    assert len(shared) == 120 and shared["sic"].str.contains("30300").all()
    assert set(table["clusters"]) == {*CLUSTERS, "aerospace;space_technologies"}
    found = shared_with(table, of(table, "space_technologies").to_numpy(), "space_technologies")
    assert found == {"aerospace": 120}


def test_sizes_are_skewed_and_turnover_fits_them(table):
    for own in (table[of(table, cluster)] for cluster in CLUSTERS):
        assert own["employees"].median() < own["employees"].mean() / 2
        top = own["employees"].nlargest(len(own) // 10).sum()
        assert top / own["employees"].sum() > 0.5
        usual = own[own["turnover_gbp"] < 1e9]
        assert np.corrcoef(np.log(usual["employees"]), np.log(usual["turnover_gbp"]))[0, 1] > 0.85
        assert (usual["turnover_gbp"] / usual["employees"]).between(5_000, 4_000_000).all()


def test_growth_since_2013_is_the_scorecards(table):
    for cluster, growth in {
        "health_life_sciences": 93,
        "aerospace": 48,
        "agri_tech": 73,
        "space_technologies": 48,
    }.items():
        own = table[of(table, cluster)]
        before = (own["incorporated"] < "2013-01-01").sum()
        assert round(100 * (len(own) / before - 1)) == growth


def test_every_postcode_is_live_and_inside_the_area(placed):
    assert (placed["place"] == postcodes.Status.LIVE).all()
    assert not placed["repaired"].any()
    for cluster in CLUSTERS:
        assert set(placed.loc[of(placed, cluster), "authority"]) == AREA


def test_turnover_spikes_stand_where_the_report_has_them(placed):
    found = {}
    for cluster in CLUSTERS:
        own = placed[of(placed, cluster)]
        sums = own.groupby(["authority", "postcode"])["turnover_gbp"].sum().sort_values(ascending=False)
        found[cluster] = sums
    health, aero = found["health_life_sciences"], found["aerospace"]
    assert health.index[0][0] == "E06000013"
    assert health.iloc[0] > 5 * health.iloc[1]
    assert [authority for authority, _ in aero.index[:2]] == ["E06000013", "E06000020"]
    assert aero.index[2][0] == "E06000015"
    # A spike is one company, far too large for its staff at the place.
    for sums, count in ((health, 1), (aero, 2)):
        for _, postcode in sums.index[:count]:
            rows = placed[(placed["postcode"] == postcode) & (placed["turnover_gbp"] > 1e9)]
            assert len(rows) == 1
            assert (rows["turnover_gbp"] / rows["employees"]).iloc[0] > 5e6
    assert health.index[0][1] != aero.index[0][1]


def test_registered_offices_are_shared_by_dozens(placed):
    single = placed[~placed["clusters"].str.contains(";")]
    shared = single.groupby(["clusters", "postcode"]).size().nlargest(3)
    assert shared.iloc[0] >= 36
    assert shared.iloc[1] >= 24
    assert shared.iloc[2] < 10  # the others are no spikes


def test_concentrations_are_where_the_report_says(placed):
    aero = placed[of(placed, "aerospace")]
    engines = aero.nlargest(1, "employees")
    assert engines["authority"].iloc[0] == "E06000015"
    assert engines["employees"].iloc[0] / aero["employees"].sum() == pytest.approx(0.25, abs=0.001)

    def top(cluster, number):
        return set(placed.loc[of(placed, cluster), "authority"].value_counts().index[:number])

    assert {"E06000015", "E08000025", "E08000026"} <= top("aerospace", 5)
    assert {"E08000025", "E06000018"} == top("health_life_sciences", 2)
    assert {"E10000019", "E06000051", "E06000019"} == top("agri_tech", 3)
    assert {"E06000016", "E10000034"} == top("space_technologies", 2)
    malvern = places().set_index("name").loc["Malvern Hills Science Park (Malvern Science and Technology Park)"]
    space = placed[of(placed, "space_technologies") & (placed["authority"] == "E10000034")]
    near = np.hypot(space["easting"] - malvern["easting"], space["northing"] - malvern["northing"]) < 5000
    assert near.mean() > 0.5


def test_the_tool_writes_the_same_file_again(tmp_path):
    sys.path.insert(0, str(ROOT))
    from tools import build_sample

    assert build_sample.main([str(tmp_path)]) == 0
    assert (tmp_path / SAMPLE.name).read_bytes() == SAMPLE.read_bytes()


def test_apportion_is_exact_within_its_bounds():
    sys.path.insert(0, str(ROOT))
    from tools.sample.numbers import apportion

    rng = np.random.default_rng(3)
    for total in (50, 777, 3999):
        shares = apportion(total, rng.pareto(1.0, 40) + 0.01, least=1, most=100)
        assert shares.sum() == total
        assert shares.min() >= 1
        assert shares.max() <= 100
    for total in (39, 4001):
        with pytest.raises(ValueError, match="shared out"):
            apportion(total, np.ones(40), least=1, most=100)


def test_messy_rows_end_as_expected():
    frame = pd.read_csv(MESSY, dtype=str, keep_default_na=False)
    frame = frame[frame["Expected"] != ""]
    assert len(frame) > 80
    match = postcodes.builtin_index().match(frame["Post Code"].tolist())
    for row, status, authority in zip(frame.itertuples(), match.status, match.authority_code):
        inside = status in (postcodes.Status.LIVE, postcodes.Status.TERMINATED)
        what = ("placed" if authority in AREA else "outside") if inside else postcodes.Status(status).name.lower()
        assert what == row.Expected, row
    assert set(frame["Expected"]) == {
        "placed",
        "outside",
        "blank",
        "malformed",
        "unknown",
        "northern_ireland",
        "islands",
        "no_position",
    }
    assert set(frame["Source"]) == {"Illustrative sample: not real companies"}
