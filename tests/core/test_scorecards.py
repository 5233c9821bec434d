"""The scorecards are the report's, value for value, with its own errors flagged and not corrected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from midlands_clusters_plugin.core.catalogue.catalogue import metrics, scorecards
from midlands_clusters_plugin.core.catalogue.reference import uk_shares

REPORT = Path(__file__).resolve().parents[3] / "shared" / "reference" / "midlands-clusters-report-2023.txt"
CLUSTERS = ["health_life_sciences", "aerospace", "agri_tech", "space_technologies"]  # the report's order
needs_report = pytest.mark.skipif(not REPORT.exists(), reason="the report's text is not part of the project")


@pytest.fixture(scope="module")
def table():
    return scorecards()


def plain(text):
    return " ".join(re.sub(r"<[^>]*>", "", text).replace("\\$", "$").split())


def test_four_scorecards_of_twenty_six_metrics(table):
    assert table["cluster"].value_counts().to_dict() == dict.fromkeys(CLUSTERS, 26)
    numbers = {metric.id: metric.number for metric in metrics().values() if metric.number}
    for _, card in table.groupby("cluster"):
        assert dict(zip(card["metric"], card["number"])) == numbers


@needs_report
def test_all_104_rows_are_as_printed(table):
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    cards = [number for number, line in enumerate(lines, start=1) if number > 880 and re.match(r"\d\.\d\t", line)]
    assert len(cards) == 104
    ordered = table.set_index("cluster").loc[CLUSTERS].reset_index()
    assert ordered["report_line"].astype(int).tolist() == cards
    for row, line in zip(ordered.itertuples(), cards):
        number, name, source, value, context = lines[line - 1].split("\t")
        assert (row.number, row.source, row.value, row.context) == (number, plain(source), plain(value), plain(context))
        assert metrics()[row.metric].name == name


@needs_report
def test_metric_sources_are_as_printed(table):
    for row in table.itertuples():
        assert metrics()[row.metric].source == row.source


@needs_report
def test_uk_shares_are_as_printed():
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    shares = uk_shares()
    assert len(shares) == 28
    for row in shares.itertuples():
        assert lines[int(row.report_line) - 1].split("\t")[1 + CLUSTERS.index(row.cluster)] == row.value
        assert row.value == f"{row.percent:.0f}%"


def test_numbers_are_read_from_the_values(table):
    scores = table.set_index(["cluster", "number"])["numeric"]
    assert scores["health_life_sciences", "1.1"] == 1294
    assert scores["aerospace", "2.6"] == 894e6
    assert scores["agri_tech", "4.2"] == 1.82e9
    assert scores["space_technologies", "4.2"] == 29.3e6
    assert scores["health_life_sciences", "4.4"] == 68.2e6
    assert scores["aerospace", "4.9"] == 199
    wording = table[table["numeric"].isna()]
    assert set(wording["number"]) == {"1.5", "2.2", "2.3", "2.4", "3.4"}
    assert (wording.loc[wording["number"] == "2.2", "value"] == "").all()  # the report prints none
    for row in table[table["numeric"].notna()].itertuples():
        assert row.unit == metrics()[row.metric].unit
        digits = re.sub(r"\D", "", f"{row.numeric:.6f}").rstrip("0")
        assert digits.strip("0")[:2] in re.sub(r"[^\d]", "", row.value), row


def test_the_shares_of_foreign_owned_companies_hold(table):
    scores = table.set_index(["cluster", "number"])
    for cluster in CLUSTERS:
        share = scores.loc[(cluster, "4.9"), "numeric"] / scores.loc[(cluster, "1.1"), "numeric"]
        assert scores.loc[(cluster, "4.9"), "value"].startswith(f"{share:.0%} ")


def test_the_reports_errors_are_flagged_and_left_alone(table):
    rows = table.set_index(["cluster", "number"])
    flagged = {key for key, flag in rows["flag"].items() if flag}
    assert {
        ("aerospace", "4.3"),
        ("aerospace", "4.4"),
        ("space_technologies", "4.1"),
        ("space_technologies", "4.4"),
    } <= flagged
    assert {("health_life_sciences", f"4.{n}") for n in (1, 2, 3, 4)} <= flagged
    for n in (1, 2, 3, 4):
        copy, original = (rows.loc[("health_life_sciences", f"{card}.{n}"), "context"] for card in (4, 3))
        assert copy == original
    assert "Agri-Tech" in rows.loc[("space_technologies", "4.1"), "context"]
    shares = uk_shares().set_index(["cluster", "metric"])
    assert shares.loc[("aerospace", "ddi_capex"), "value"] == "49%"
    assert "43%" in rows.loc[("aerospace", "4.3"), "context"]
    assert shares.loc[("aerospace", "ddi_capex"), "flag"]
