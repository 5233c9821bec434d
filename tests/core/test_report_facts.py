"""The report's knowledge: every statement against the report's text, where that is at hand; none of it copied."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.catalogue.catalogue import clusters, metrics, tiers
from midlands_clusters_plugin.core.catalogue.report_facts import (
    CERTAINTIES,
    KINDS,
    TOPICS,
    all_facts,
    by_topic,
    caveats,
    facts,
    links,
)
from midlands_clusters_plugin.core.catalogue.scorecard_table import Loaded, scorecard
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.counting.membership import members

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT.parent / "shared" / "reference" / "midlands-clusters-report-2023.txt"
FACTS, LINKS = (
    list(csv.DictReader(resource("catalogue", f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    for name in ("report_facts", "cluster_links")
)
ROWS = [*FACTS, *({**row, "figure": ""} for row in LINKS)]
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
LONGEST = 7  # words in a row that may be the report's own

needs_report = pytest.mark.skipif(not REPORT.exists(), reason="the report's text is not in ../shared/reference")


@pytest.fixture(scope="module")
def report() -> list[str]:
    return REPORT.read_text(encoding="utf-8").split("\n")


def _unproved(row: dict[str, str], lines: list[str]) -> list[str]:
    """What of a statement its lines of the report do not hold."""
    source = "\n".join(lines[int(number) - 1] for number in row["lines"].split(";")).replace("\\", "")
    wanted = [*row["signs"].split(";"), *([row["figure"]] if row["figure"] else [])]
    missing = [sign for sign in wanted if sign.casefold() not in source.casefold().replace("*", "")]
    numbers = NUMBER.findall(re.sub(r"^Step \d", "", row["text"]))
    return missing + [one for one in numbers if not re.search(rf"(?<![\d,.]){re.escape(one)}(?!\d)", source)]


@needs_report
def test_every_statement_stands_in_the_lines_it_cites(report: list[str]) -> None:
    assert {row["text"]: found for row in ROWS if (found := _unproved(row, report))} == {}


@needs_report
def test_a_wrong_number_line_or_sign_would_be_found(report: list[str]) -> None:
    row = next(row for row in ROWS if row["figure"] == "56,445")
    assert _unproved({**row, "text": row["text"].replace("50,000", "51,000")}, report) == ["51,000"]
    assert _unproved({**row, "lines": "190;1034"}, report)
    assert _unproved({**row, "signs": "underestimated"}, report) == ["underestimated"]


@needs_report
def test_nothing_is_copied(report: list[str]) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        parts = re.findall(r"[a-z0-9]+", text.casefold())
        return {tuple(parts[n : n + LONGEST + 1]) for n in range(len(parts) - LONGEST)}

    whole = runs("\n".join(report))
    assert not {row["text"] for row in ROWS if runs(row["text"]) & whole}


def test_the_table_speaks_of_what_the_catalogue_knows() -> None:
    places = {*metrics(), *tiers(), "business", "innovation", "talent", "investment", ""}
    for one in all_facts():
        assert one.cluster in {"", *clusters()} and one.topic in TOPICS and one.certainty in CERTAINTIES
        assert one.metric in places and one.lines and one.text.endswith(".")
    assert len({(row["cluster"], row["topic"], row["text"]) for row in FACTS}) == len(FACTS)
    for link in links():
        assert {link.cluster, link.other} <= set(clusters()) and link.kind in KINDS and link.certainty in CERTAINTIES
    assert len({frozenset((link.cluster, link.other)) for link in links()}) == len(links()) == len(LINKS)
    assert all(row["signs"] for row in ROWS)


def test_what_the_issue_asks_for_is_there() -> None:
    general = by_topic()
    assert list(general)[-1] == "Errors in the report itself" and len(general["Four ecosystems of metrics"]) == 4
    assert [one.text[:6] for one in facts("", "method") if one.text.startswith("Step")] == [f"Step {n}" for n in "1234"]
    for cluster in ("health_life_sciences", "aerospace", "agri_tech", "space_technologies"):
        found = by_topic(cluster)
        assert {"At a glance", "Read these figures with care", "Owners by country"} <= found.keys()
        assert caveats(cluster, "employees") and not caveats(cluster, "graduates")


def test_links_between_clusters_are_counted() -> None:
    companies = sample_companies().companies
    of = {one: members(companies, one) for link in links() for one in (link.cluster, link.other)}
    found = {
        frozenset((one.cluster, one.other)): (one.kind, (of[one.cluster] & of[one.other]).sum()) for one in links()
    }
    assert found[frozenset(("aerospace", "space_technologies"))] == ("overlap", 120)
    assert found[frozenset(("aerospace", "transport_technology"))] == ("part", 1524)
    assert found[frozenset(("aerospace", "rail"))] == ("supply", 0)
    assert [pair for pair in found if "space_technologies" in pair] == [frozenset(("aerospace", "space_technologies"))]


def test_the_scorecard_says_why_its_figure_differs() -> None:
    card = scorecard("space_technologies", Loaded({"employees": 900.0, "business_count": 12.0}, "midlands_engine", "x"))
    why = card.rows.set_index("metric")["why"]
    assert "UK Space Agency data has under 3,000" in why["employees"] and "line 224, 1260" not in why["employees"]
    assert "(2023 report, lines 224, 1260)" in why["employees"]
    assert "UK Space Agency" not in why["business_count"]
    sample = Loaded({"employees": 18105.0}, "midlands_engine", "x", sample=True)
    assert "under 3,000" in scorecard("space_technologies", sample).rows.set_index("metric")["why"]["employees"]
