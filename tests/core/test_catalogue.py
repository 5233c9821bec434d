"""The catalogue holds what the report names, no more, and says how sure it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.catalogue import catalogue
from midlands_clusters_plugin.core.catalogue.conditions import Clause, evaluate, parse
from midlands_clusters_plugin.core.companies.columns.column_names import EXTRA

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORT = SHARED / "reference" / "midlands-clusters-report-2023.txt"
COMPANY_METRICS = {
    "business_count",
    "large_turnover_companies",
    "high_growth_companies",
    "incorporations_2017_22",
    "innovate_uk_funding",
    "employees",
    "foreign_owned",
    "turnover",
}


@pytest.fixture
def own(tmp_path):
    def write(data):
        path = tmp_path / "own.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return path

    yield write
    catalogue.remove_added_clusters()


def report_clusters():
    return {one: cluster for one, cluster in catalogue.clusters().items() if cluster.taxonomy == catalogue.REPORT}


def test_twenty_five_clusters_in_four_tiers():
    found = report_clusters()
    assert len(found) == 25
    by_tier = {tier: sum(cluster.tier == tier for cluster in found.values()) for tier in catalogue.tiers()}
    assert by_tier == {"super": 2, "established": 4, "new_economy": 10, "not_stated": 9}
    assert {cluster.tier for cluster in found.values()} == set(catalogue.tiers())
    assert {"aerospace", "health_life_sciences", "agri_tech", "space_technologies"} <= set(found)
    assert "all" not in found  # the word for every company in the file


def test_every_cluster_says_how_sure_it_is_and_where_it_stands():
    for cluster in report_clusters().values():
        assert re.search(r"report lines \d", cluster.source), cluster
        assert cluster.certainty in {"stated", "implied", "strongly implied", "name only"}, cluster
        assert cluster.tier_certainty in {"stated", "implied", "strongly implied", "conflict", "not stated"}, cluster
        assert (cluster.tier == "not_stated") == (cluster.tier_certainty == "not stated"), cluster
        assert set(cluster.parents) <= set(catalogue.clusters()) - {cluster.id}
    assert catalogue.clusters()["offshore_wind"].tier_certainty == "conflict"
    assert catalogue.clusters()["advanced_manufacturing"].parents == ()


@pytest.mark.skipif(not REPORT.exists(), reason="the report's text is not part of the project")
def test_names_stand_in_the_lines_that_are_cited():
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    reads = {"Food / Agriculture": "food / agriculture"}
    for cluster in report_clusters().values():
        spans = re.findall(r"(\d+)(?:-(\d+))?", cluster.source.split("report lines")[1])
        text = " ".join(line for first, last in spans for line in lines[int(first) - 1 : int(last or first)])
        names = (reads.get(cluster.name, cluster.name), *cluster.aliases, cluster.name.split()[0])
        assert any(catalogue.normalised(name) in catalogue.normalised(text) for name in names), cluster


@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the shared facts are not part of the project")
def test_sic_rules_are_those_of_the_fact_table():
    table = pd.read_csv(SHARED / "data" / "sector_sic_map.csv", dtype=str)
    facts = {
        (row.cluster, row.sic_prefix, row.sic_name, row.source_note, row.status, "keyword" in row.source_note)
        for row in table.itertuples()
    }
    ours = {
        (c.name, r.prefix, r.title, r.source_note, r.status, r.needs_keyword)
        for c in report_clusters().values()
        for r in c.sic
    }
    assert len(facts) == 32
    known = {name for name, *_ in facts}
    assert {one for one in ours if one[0] in known} == facts
    assert {status for name, *_, status, _ in ours if name not in known} == {
        "suggested"
    }  # our own choice, and said to be


def test_names_aliases_and_rtic_lead_to_one_cluster_each():
    ids = catalogue.cluster_by_name()
    for text, cluster in {
        "Space Technology": "space_technologies",
        "AgriTech": "agri_tech",
        "agri-tech": "agri_tech",
        "MedTech": "medical_technologies",
    }.items():
        assert ids[catalogue.normalised(text)] == cluster
    assert ids[catalogue.normalised("HEALTH AND LIFE SCIENCES")] == "health_life_sciences"
    names = [
        n for c in report_clusters().values() for n in {catalogue.normalised(name) for name in (c.name, *c.aliases)}
    ]
    assert len(names) == len(set(names))


def test_twenty_six_metrics_and_turnover():
    found = catalogue.metrics()
    numbered = [metric for metric in found.values() if metric.number]
    assert [metric.number for metric in numbered] == [
        f"{e}.{n}" for e, last in ((1, 5), (2, 6), (3, 6), (4, 9)) for n in range(1, last + 1)
    ]
    assert [metric.id for metric in found.values() if not metric.number and not metric.optional] == ["turnover"]
    assert all(
        metric.column in EXTRA for metric in found.values() if metric.optional
    )  # offered only where a file brings it
    ecosystems = catalogue.ecosystems()
    assert len(ecosystems) == 4
    for metric in numbered:
        assert ecosystems[metric.ecosystem].number == metric.number[0]


def test_a_metric_can_be_mapped_or_says_in_one_sentence_why_not():
    for metric in catalogue.metrics().values():
        assert metric.kind in {"count", "sum", "rate"}
        assert metric.grain in {"company", "authority", "region"}
        assert (
            (metric.reason == "")
            == (metric.grain == "company")
            == (metric.id in COMPANY_METRICS or metric.column in EXTRA)
        ), metric
        if metric.reason:
            assert metric.reason.endswith(".")
            assert not metric.column


def test_conditions_are_data():
    assert parse("turnover_gbp >= 100000000") == (Clause("turnover_gbp", ">=", 100000000.0),)
    assert [
        type(clause.value).__name__ for clause in parse(catalogue.metrics()["incorporations_2017_22"].condition)
    ] == ["date", "date"]
    for text in (
        "__import__('os')",
        "turnover_gbp >= 1 or 1",
        "turnover_gbp",
        "turnover_gbp == x",
        "high_growth >= true",
        "a is 5",
        "incorporated >= 2017-13-01",
    ):
        with pytest.raises(UserError):
            parse(text)


def test_conditions_on_columns():
    frame = pd.DataFrame(
        {
            "turnover_gbp": [1e8, 99_999_999.99, np.nan],
            "incorporated": pd.to_datetime(["2016-12-31", "2017-01-01", None]),
            "high_growth": pd.array([True, False, None], dtype="boolean"),
        }
    )
    assert evaluate(frame, "turnover_gbp >= 100000000").tolist() == [True, False, False]
    assert evaluate(frame, "incorporated >= 2017-01-01").tolist() == [False, True, False]
    assert evaluate(frame, "high_growth is true").tolist() == [True, False, False]
    assert evaluate(frame, "high_growth is false").tolist() == [False, True, False]
    assert evaluate(frame, "").tolist() == [True, True, True]
    assert evaluate(frame.iloc[:0], "high_growth is true").shape == (0,)
    for text in ("employees > 1", "turnover_gbp >= 2017-01-01"):
        with pytest.raises(UserError):
            evaluate(frame, text)


def test_incorporations_count_the_years_2017_to_2022_inclusive():
    days = pd.to_datetime(["2016-12-31", "2017-01-01", "2022-12-31", "2022-12-31 23:59", "2023-01-01"], format="mixed")
    frame = pd.DataFrame({"incorporated": days})
    assert evaluate(frame, catalogue.metrics()["incorporations_2017_22"].condition).tolist() == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_an_users_own_clusters_join_the_catalogue(own):
    path = own(
        {
            "clusters": [
                {
                    "id": "game_design",
                    "name": "Video games",
                    "parents": ["digital_creative"],
                    "sic": [{"prefix": "58210"}],
                }
            ]
        }
    )
    assert catalogue.add_clusters(path) == ("game_design",)
    assert catalogue.clusters()["game_design"].sic[0].status == "suggested"
    assert catalogue.cluster_by_name()["videogames"] == "game_design"
    catalogue.remove_added_clusters()
    assert "game_design" not in catalogue.clusters()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("{not json", "JSON"),
        ({"clusters": []}, "list"),
        ([1, 2], "list"),
        ({"clusters": ["aerospace"]}, "name"),
        ({"clusters": [{"id": "x"}]}, "name"),
        ({"clusters": [{"id": "Bad Id", "name": "x"}]}, "small letters"),
        ({"clusters": [{"id": "aerospace", "name": "x"}]}, "taken"),
        ({"clusters": [{"id": "all", "name": "x"}]}, "taken"),
        ({"clusters": [{"id": "x", "name": "x"}, {"id": "x", "name": "y"}]}, "taken"),
        ({"clusters": [{"id": "x", "name": "x", "tier": "mega"}]}, "tier"),
        ({"clusters": [{"id": "x", "name": "x", "parents": ["nowhere"]}]}, "parent"),
        ({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": 303}]}]}, "prefix"),
        ({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "303x"}]}]}, "prefix"),
        ({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "303", "status": "sure"}]}]}, "status"),
        ({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "303", "keywords": "air"}]}]}, "keywords"),
        ({"clusters": [{"id": "x", "name": "x", "sic": "303"}]}, "list"),
        ({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "303", "edition": ["y"]}]}]}, "quotation marks"),
        (
            {"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "30"}, {"prefix": "3030", "edition": "2026"}]}]},
            r"codes of two editions of SIC \(2007, 2026\)",
        ),
        ({"clusters": [{"id": "x", "name": "x", "rtic": [{"label": "y"}]}]}, "written"),
        ({"clusters": [{"id": "x", "name": "x", "tier": ["y"]}]}, "quotation marks"),
        ({"clusters": [{"id": "x", "name": "x", "note": {"y": 1}}]}, "quotation marks"),
        ({"clusters": [{"id": "x", "name": "x", "aliases": [1]}]}, "quotation marks"),
        ({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "303", "status": ["y"]}]}]}, "quotation marks"),
    ],
)
def test_a_wrong_cluster_file_gets_a_sentence_and_changes_nothing(own, data, word):
    before = catalogue.clusters()
    with pytest.raises(UserError, match=word) as caught:
        catalogue.add_clusters(own(data))
    assert caught.value.message.endswith(".")
    assert catalogue.clusters() == before


@pytest.mark.parametrize(
    ("more", "rule", "prefixes", "note"),
    [
        ({}, {"edition": "2007"}, ["303"], ""),
        ({}, {"edition": 2026}, [], "Its codes are of SIC 2026"),
        ({}, {"edition": "latest"}, [], '"latest" is no edition of SIC'),
        ({}, {"prefix": "34100"}, ["34100"], "SIC 2007 has no code that begins with 34100: check the file."),
        ({"colour": 1}, {"keyword": ["air"]}, ["303"], "not known and were not used: colour, keyword."),
        ({"note": "Ours.", "taxonomy": "x"}, {}, ["303"], "Ours. These words of the cluster file"),
    ],
)
def test_what_a_cluster_file_has_beside_its_rules_is_a_sentence_and_nothing_is_lost(own, more, rule, prefixes, note):
    catalogue.add_clusters(own({"clusters": [{"id": "x", "name": "x", "sic": [{"prefix": "303", **rule}], **more}]}))
    found = catalogue.clusters()["x"]
    assert [one.prefix for one in found.sic] == prefixes
    assert note in found.note and bool(note) == bool(found.note)


def test_clusters_that_are_their_own_parents_are_refused(own):
    before = catalogue.clusters()
    rows = [{"id": "a", "name": "A", "parents": ["b"]}, {"id": "b", "name": "B", "parents": ["a", "aerospace"]}]
    for wrong in (rows, [{"id": "a", "name": "A", "parents": ["a"]}]):
        with pytest.raises(UserError, match="is its own parent, by way of others"):
            catalogue.add_clusters(own({"clusters": wrong}))
    assert catalogue.clusters() == before


def test_a_missing_or_binary_cluster_file_gets_a_sentence(tmp_path):
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("absent.json", "binary.json"):
        with pytest.raises(UserError, match=name):
            catalogue.read_clusters(tmp_path / name)


def test_places_are_complete_and_say_how_sure_they_are():
    table = catalogue.places()
    kinds = {"university": 26, "innovation_hub": 29, "investment_atlas": 24, "anchor": 7, "strategy_zone": 5}
    assert table["kind"].value_counts().to_dict() == kinds
    assert table[["easting", "northing", "in_area"]].notna().all().all()
    assert set(table["confidence"]) == {"high", "medium", "low"}
    assert (table["source_note"] != "").all()
    assert set(table["point_kind"]) == {"site", "town", "area"}
    assert table.loc[table["postcode"].isna(), "point_kind"].isin(["area", "town"]).all()
    assert sorted(table.loc[~table["in_area"] & (table["kind"] == "university"), "name"]) == [
        "Cranfield University",
        "University of Northampton",
    ]
    used = {cluster for text in table["clusters"] for cluster in text.split(";") if cluster}
    assert used <= set(catalogue.clusters())
    assert "food_agriculture" in used


def test_zones_have_a_date_and_a_status_and_every_link_a_certainty():
    table = catalogue.places()
    assert set(zip(table["kind"], table["status"], table["date"])) == {
        ("university", "", ""),
        ("innovation_hub", "", ""),
        ("anchor", "", ""),
        ("investment_atlas", "atlas", "2023"),
        ("strategy_zone", "today", "2025-06"),
    }
    for links, sure in zip(table["clusters"], table["link_certainty"]):
        assert links.count(";") == sure.count(";") and bool(links) == bool(sure)
        assert set(sure.split(";")) <= {"stated", "name", "inferred", ""}
    sites = table[table["name"].str.contains("East Midlands Investment Zone)", regex=False)]
    assert sites["name"].str.split("[,(]").str[0].str.strip().tolist() == [
        "Infinity Park Derby",
        "Explore Park",
        "Hartington",
    ]
    assert (sites.loc[sites["postcode"].isna(), "confidence"] == "low").all()
    infinity = table[table["postcode"] == "DE24 9FU"]
    assert set(infinity["link_certainty"]) == {"stated;stated"}


@pytest.mark.parametrize("cluster", ["aerospace", "agri_tech", "health_life_sciences", "space_technologies"])
def test_a_university_s_link_is_stated_where_the_report_s_scorecard_names_it(cluster):
    table, cards = catalogue.places(), catalogue.scorecards()
    rows = cards[(cards["cluster"] == cluster) & cards["metric"].isin(["hei_research", "high_ranking_departments"])]
    printed = " ".join(rows["value"])
    for row in table[table["kind"] == "university"].itertuples():
        links = dict(zip(row.clusters.split(";"), row.link_certainty.split(";")))
        named = re.sub(r"University of |University|\(.*\)", "", row.name).split(",")[0].strip()
        exactly = re.search(rf"(?<!Nottingham )\b{re.escape(named)}\b(?! Trent| City)", printed)
        if links.get(cluster) == "stated":
            assert exactly, (row.name, printed)


def test_only_a_name_that_is_no_cluster_is_passed_over():
    folder = Path(__file__).resolve().parents[2] / "resources" / "places"
    names = {n for f in folder.glob("*.csv") for text in pd.read_csv(f)["clusters"].dropna() for n in text.split(";")}
    assert {n for n in names if catalogue.normalised(n) not in catalogue.cluster_by_name()} == {"Net Zero"}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=4), one, max_size=3),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["tier", "certainty", "source", "note", "aliases", "rtic", "parents", "sic", "tier_certainty"]),
        _JSON,
    ),
    st.dictionaries(st.sampled_from(["title", "status", "keywords", "source_note", "edition"]), _JSON),
)
def test_whatever_stands_in_a_cluster_file_there_is_a_sentence_or_a_cluster(own, row, rule):
    row = {"id": "x", "name": "x", "sic": [{"prefix": "303", **rule}], **row}
    before = catalogue.clusters()
    try:
        catalogue.add_clusters(own({"clusters": [row]}))
    except UserError:
        assert catalogue.clusters() == before
    else:
        assert all(isinstance(text, str) for text in (catalogue.clusters()["x"].tier, catalogue.clusters()["x"].note))
    finally:
        catalogue.remove_added_clusters()
