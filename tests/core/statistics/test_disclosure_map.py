"""A map under a disclosure rule, attacked through the files that are written: cells, authority totals, report, a second map."""

from __future__ import annotations

import json
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure import PRIMARY, SHOWN, Rule
from midlands_clusters_plugin.core.disclosure.disclosure_map import reasons_table
from midlands_clusters_plugin.core.disclosure.ledger import Ledger
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

KEYS = ["cell_id", "authority_code"]
SIZE = 10_000.0


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


@pytest.fixture(scope="module")
def maps(workspace):
    return {cluster: workspace.hexmap(MapRequest(cluster, size=SIZE, rule=Rule())) for cluster in ("all", "aerospace")}


@pytest.fixture(scope="module")
def written(maps, tmp_path_factory):
    """What somebody who gets the files has: nothing else is looked at by the attacks below."""
    found = {}
    for cluster, hexmap in maps.items():
        path = tmp_path_factory.mktemp(cluster) / "map.gpkg"
        write_layers(path, hexmap.layers())
        layers = set(gpd.list_layers(path)["name"]) if hasattr(gpd, "list_layers") else set()
        tables = {name: gpd.read_file(path, layer=name) for name in ("hexes", "authorities")}
        found[cluster] = {**tables, "layers": layers, "report": json.loads(json.dumps(hexmap.report))}
    return found


def number(column: pd.Series) -> np.ndarray:
    return pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)


def is_hidden(table: pd.DataFrame, metric: str) -> np.ndarray:
    return table["suppressed_metrics"].fillna("").str.split(";").map(lambda names: metric in names).to_numpy(dtype=bool)


def remainders(files: dict, metric: str) -> list[tuple[np.ndarray, float]]:
    """What subtraction gives: sums of blocks of hidden cells, from authority totals and from the area's."""
    hexes, authorities = files["hexes"], files["authorities"]
    values, hidden = number(hexes[metric]), is_hidden(hexes, metric)
    code, known = hexes["authority_code"].to_numpy(dtype=object), []
    for name, total in zip(authorities["authority_code"], number(authorities[metric])):
        mine = code == name
        if np.isfinite(total) and hidden[mine].any():
            known.append((mine & hidden, total - np.nansum(values[mine & ~hidden])))
    whole = files["report"]["totals"][metric]
    if whole is not None:
        reported = number(authorities[metric])
        shown = np.isin(code, authorities["authority_code"][np.isfinite(reported)])
        rest = whole - np.nansum(reported) - np.nansum(values[~shown & ~hidden])
        if (hidden & ~shown).any():
            known.append((hidden & ~shown, rest))
    return known


@pytest.mark.parametrize("cluster", ["all", "aerospace"])
def test_subtraction_in_the_files_finds_no_single_figure(workspace, maps, written, cluster):
    truth = workspace.hexmap(MapRequest(cluster, size=SIZE)).hexes
    files, protection = written[cluster], maps[cluster].protection
    for metric in maps[cluster].metrics:
        assert is_hidden(files["hexes"], metric).any()
        sizes = []
        for block, rest in remainders(files, metric):
            true = number(truth[metric])[block]
            assert rest == pytest.approx(np.nansum(true), rel=1e-9, abs=1e-6), "the attack itself is right"
            assert block.sum() >= 2 and rest > 0
            sizes.append(block.sum())
            sensitive = (protection.reasons[metric] == PRIMARY)[block] & (true > 0)
            least = block.sum() - 1 if metric == "business_count" else 0
            assert (rest - least >= 1.1 * true[sensitive] - 1e-6).all(), metric
        assert sizes, "there was something to attack"


def test_the_attack_finds_what_primary_suppression_alone_leaves_open(workspace, maps, written):
    """Show the cells that were hidden only to protect others: subtraction must then find single figures, or it would prove nothing."""
    truth, protection = workspace.hexmap(MapRequest("all", size=SIZE)), maps["all"].protection
    hexes = truth.hexes.copy()
    primary = protection.reasons["employees"] == PRIMARY
    hexes["suppressed_metrics"] = np.where(primary, "employees", "")
    hexes.loc[primary, "employees"] = np.nan
    naive = {"hexes": hexes, "authorities": truth.authorities, "report": truth.report}
    assert any(block.sum() == 1 for block, _ in remainders(naive, "employees"))


def test_a_cell_shown_passes_the_rule_and_a_hidden_one_is_empty_in_the_file(workspace, maps, written):
    truth = workspace.hexmap(MapRequest("all", size=SIZE))
    hexes = written["all"]["hexes"]
    companies = truth.companies.groupby(KEYS)["company_id"].nunique()
    found = hexes.set_index(KEYS)["business_count"]
    shown = found.dropna()
    assert (companies.reindex(shown[shown > 0].index) >= 3).all()
    for metric in truth.metrics:
        hidden = is_hidden(hexes, metric)
        assert np.isnan(number(hexes[metric])[hidden]).all()
        same = ~hidden
        np.testing.assert_array_equal(number(hexes[metric])[same], number(truth.hexes[metric])[same])
        assert (maps["all"].protection.reasons[metric][same] == SHOWN).all()
    assert hexes["suppressed"].astype(bool).tolist() == (hexes["suppressed_metrics"].fillna("") != "").tolist()
    assert (found[(number(truth.hexes["business_count"]) == 0)] == 0).all(), "an empty cell is not a hidden one"


def test_the_difference_of_two_maps_gives_nobody_away(workspace, written):
    """All companies less the cluster's: where both maps show a figure, the others are none or at least three."""
    both = [written[one]["hexes"].set_index(KEYS)["business_count"] for one in ("all", "aerospace")]
    difference = (both[0] - both[1]).dropna()
    assert len(difference) > 100
    assert not ((difference > 0) & (difference < 3)).any()
    totals = [written[one]["authorities"].set_index("authority_code")["business_count"] for one in ("all", "aerospace")]
    difference = (totals[0] - totals[1]).dropna()
    assert len(difference) > 3 and not ((difference > 0) & (difference < 3)).any()
    others = workspace.hexmap(MapRequest("all", size=SIZE)).companies
    others = others[~others["clusters"].fillna("").str.split(";").map(lambda names: "aerospace" in names)]
    number_of = others.groupby(KEYS)["company_id"].nunique()
    asked = (both[0] - both[1]).dropna().loc[lambda one: one > 0].index
    assert (number_of.reindex(asked) >= 3).all()


def test_classes_of_a_second_map_are_made_of_published_figures(maps, written):
    """Whatever the classes: no bound or top is a hidden figure, because none of them is among the values."""
    from midlands_clusters_plugin.core.classes.classes import METHODS, classify

    values = number(written["all"]["hexes"]["employees"])
    highest = np.nanmax(values)
    for method in METHODS:
        made = classify(values, method, 7, bounds=(1, 10, 100))
        assert max(made.tops) <= highest and not made.suppressed


def test_nothing_else_in_the_output_tells(maps, written):
    for cluster, files in written.items():
        assert not files["layers"] & {"companies", "rejects", "spikes"}
        assert not {"companies", "rejects", "spikes"} & set(maps[cluster].layers())
        assert "spike" not in files["hexes"] and not len(maps[cluster].spikes) and files["report"]["spikes"] == {}
        about = files["report"]["disclosure"]
        assert about["rule"]["fewest"] == 3 and "fewer than 3 companies" in about["words"]
        assert about["cells_hidden"]["employees"] == is_hidden(files["hexes"], "employees").sum()
        assert about["authority_totals_hidden"]["turnover"] == is_hidden(files["authorities"], "turnover").sum()
        assert "one size only" in about["one_grid"], "another size of hexagon is not covered, and the report says so"
        for metric in about["area_totals_hidden"]:
            assert files["report"]["totals"][metric] is None
        assert not any("reason" in key or "primary" in key for key in about), "why a cell is hidden narrows the guess"


def test_without_a_rule_nothing_changes(workspace):
    plain = workspace.hexmap(MapRequest("aerospace", get_area("E06000015")))
    assert plain.protection is None and "disclosure" not in plain.report
    assert "suppressed" not in plain.hexes and "spike" in plain.hexes and "suppressed" not in plain.authorities
    assert {"companies", "rejects", "spikes"} <= set(plain.layers())


def test_rounding_reaches_every_number_of_the_report(workspace):
    exact = workspace.hexmap(MapRequest("all", get_area("midlands_engine"), size=SIZE)).report
    shown = workspace.hexmap(MapRequest("all", size=SIZE, rule=Rule(round_to=5)))
    report = shown.report
    assert report["rows_in_area"] == report["totals"]["business_count"] == round(exact["rows_in_area"] / 5) * 5
    assert all(
        report[name] % 5 == 0
        for name in ("rows_read", "rows_placed", "rows_rejected", "rows_in_area", "rows_outside_area")
    )
    assert report["rows_read"] == report["rows_placed"] + report["rows_rejected"]
    assert report["rows_placed"] == report["rows_in_area"] + report["rows_outside_area"] + report["rows_other_cluster"]
    assert all(one["rows"] % 5 == 0 for one in report["inputs"])
    for table in (shown.hexes, shown.authorities):
        assert (number(table["business_count"].dropna()) % 5 == 0).all()


def test_too_few_businesses_for_any_publication_are_refused(workspace):
    with pytest.raises(UserError, match="larger hexagons"):
        workspace.hexmap(MapRequest("aerospace", get_area("E06000017"), size=SIZE, rule=Rule(), ledger=Ledger()))


def test_a_map_is_not_refused_for_the_sake_of_one_that_nobody_published(workspace):
    """A map of all, made later, is protected against the cluster's; where it is there already, the cluster's is refused."""
    ledger, area = Ledger(), get_area("E06000019")
    wanted = {one: MapRequest(one, area, size=SIZE, rule=Rule(), ledger=ledger) for one in ("aerospace", "all")}
    shown, everyone = (workspace.hexmap(one).hexes["business_count"] for one in wanted.values())
    assert [one.alone for one in ledger.publications] == [True, False]
    assert not (everyone - shown).dropna().between(1, 2).any()
    assert (everyone - shown).dropna().max() >= 3
    other = Ledger()
    workspace.hexmap(replace(wanted["all"], ledger=other))
    with pytest.raises(UserError):
        workspace.hexmap(replace(wanted["aerospace"], ledger=other))
    empty = workspace.hexmap(replace(wanted["all"], cluster="automotive", ledger=other))
    assert empty.report["totals"]["business_count"] == 0, "of nobody nothing is given away"


def test_the_user_is_reported_why(maps):
    table = reasons_table(maps["all"].protection, {"turnover": "Turnover"}).set_index("metric")
    assert (table["by_rule"] > 0).all() and (table["to_protect_them"] > 0).all()
    reported = maps["all"].report["disclosure"]["cells_hidden"]
    assert {metric: int(one) for metric, one in (table["by_rule"] + table["to_protect_them"]).items()} == reported
    assert table.loc["turnover", "name"] == "Turnover" and table.loc["employees", "name"] == "employees"
