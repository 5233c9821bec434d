"""A card holds the report's values beside the loaded ones and says why they differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.numbers import plain
from midlands_clusters_plugin.core.catalogue.catalogue import metrics, scorecards
from midlands_clusters_plugin.core.catalogue.scorecard_table import (
    BENCHMARK,
    COLUMNS,
    MOST,
    Loaded,
    compare,
    scorecard,
    shown,
)
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

PRINTED = ["health_life_sciences", "aerospace", "agri_tech", "space_technologies"]


def loaded(totals, **more):
    return Loaded(totals, **{"area": "midlands_engine", "area_name": "Midlands Engine", **more})


@pytest.mark.parametrize("cluster", PRINTED)
def test_all_26_rows_as_printed(cluster):
    card = scorecard(cluster)
    source = scorecards()
    source = source[source["cluster"] == cluster]
    assert card.printed and len(card.rows) == 26 and list(card.rows.columns) == list(COLUMNS)
    assert card.rows["metric"].tolist() == source["metric"].tolist()
    for column, theirs in (("printed", "value"), ("context", "context"), ("flag", "flag")):
        assert card.rows[column].tolist() == source[theirs].fillna("").tolist()
    assert card.rows["loaded"].isna().all() and (card.rows["why"] == "").all()
    assert len(card.shares) == 7 and BENCHMARK == 15


def test_the_reports_own_errors_are_flagged_not_mended():
    rows = scorecard("aerospace").rows.set_index("metric")
    assert "49%" in rows.loc["ddi_capex", "flag"] and "43%" in rows.loc["ddi_capex", "context"]


def test_the_samples_card_equals_the_report():
    found = Workspace(sample_companies()).hexmap(MapRequest("aerospace"))
    card = scorecard("aerospace", loaded(found.report["totals"], sample=True))
    rows = card.rows.set_index("metric")
    for metric in ("business_count", "employees", "innovate_uk_funding", "foreign_owned", "high_growth_companies"):
        assert rows.loc[metric, "difference"] == 0 and rows.loc[metric, "ratio"] == 1
        assert "made so that it adds up" in rows.loc[metric, "why"]
    assert rows.loc["earnings", "why"] == metrics()["earnings"].reason
    assert len(card.rows) == 27, "turnover, which is loaded but is not among the 26"


def test_why_it_differs():
    some = loaded({"business_count": 100, "employees": 5.0}, area="E06000015", area_name="Derby", by_sic=True)
    rows = scorecard("aerospace", some).rows.set_index("metric")
    why = rows.loc["business_count", "why"]
    for wording in ("Derby", "SIC codes", "2023", "registered office"):
        assert wording in why
    assert "shared equally" in rows.loc["employees", "why"]
    assert "no figures" in rows.loc["foreign_owned", "why"]


def test_a_cluster_without_a_card_shows_what_is_loaded():
    card = (
        scorecard("rail", loaded({"business_count": 7}))
        if "rail" in _ids()
        else scorecard("all", loaded({"business_count": 7}))
    )
    assert not card.printed and (card.rows["printed"] == "").all()
    assert card.rows.set_index("metric").loc["business_count", "loaded"] == 7
    assert card.shares.empty


def _ids():
    from midlands_clusters_plugin.core.catalogue.catalogue import clusters

    return clusters()


def test_an_unknown_cluster_is_one_sentence():
    with pytest.raises(UserError):
        scorecard("nonsense")


def test_side_by_side():
    derby = loaded({"business_count": 3}, area="E06000015", area_name="Derby")
    nottingham = loaded({"business_count": None}, area="E06000018", area_name="Nottingham")
    table = compare([scorecard("aerospace", derby), scorecard("aerospace", nottingham), scorecard("agri_tech")])
    assert table[("Aerospace, Derby", "loaded")].iloc[0] == "3"
    assert table[("Aerospace, Nottingham", "loaded")].iloc[0] == "–"
    assert table[("", "number")].iloc[0] == "1.1"
    printed = [title for title, kind in table.columns if kind == "printed"]
    assert printed == ["Aerospace, whole Midlands Engine area", "Agri-tech"], (
        "what is printed is of no single authority, and stands once"
    )
    for wrong in ([], [scorecard("aerospace")] * (MOST + 1)):
        with pytest.raises(UserError):
            compare(wrong)


def test_the_midlands_less_an_authority_is_no_difference():
    rows = scorecard("aerospace", loaded({"business_count": 300}, area="E06000015", area_name="Derby")).rows.set_index(
        "metric"
    )
    assert np.isnan(rows.loc["business_count", "difference"]) and "not subtracted" in rows.loc["business_count", "why"]


def test_equal_cards_are_stored_apart():
    table = compare([scorecard("aerospace"), scorecard("aerospace")])
    assert len({title for title, _ in table.columns if title}) == 2


@given(
    st.dictionaries(st.sampled_from(sorted(metrics())), st.one_of(st.none(), st.floats(-1e12, 1e12)), max_size=8),
    st.booleans(),
)
def test_a_difference_is_always_loaded_less_printed(totals, by_sic):
    rows = scorecard("aerospace", loaded(totals, by_sic=by_sic)).rows
    known = rows["loaded"].notna() & rows["printed_number"].notna()
    assert np.allclose(rows["difference"][known], rows["loaded"][known] - rows["printed_number"][known])
    assert rows["difference"][~known].isna().all()
    differs = known & (rows["difference"] != 0)
    assert (rows["why"][differs] != "").all(), "a difference is never left without a reason"


@pytest.mark.parametrize(
    ("value", "unit", "wording"),
    [
        (1524, "businesses", "1,524"),
        (894e6, "GBP", "£894m"),
        (217.09e6, "USD", "$217m"),
        (97.3, "%", "97.3%"),
        (-2.5e9, "GBP", "-£2.5bn"),
    ],
)
def test_plain_numbers(value, unit, wording):
    assert plain(value, unit) == wording == shown(value, unit)
