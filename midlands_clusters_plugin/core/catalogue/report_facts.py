"""What the 2023 report says of clusters and of its own figures, in this plugin's words, each with the report's lines.

The texts stand in resources/catalogue (report_facts.csv, cluster_links.csv); tests/core/test_report_facts.py holds
every number and sign of them against the report's text.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from ..base.i18n import counted, mark, shown, tr
from ..base.resources import resource

# What a statement is about -> heading; the order of a page.
TOPICS = {
    "definition": mark("What a cluster is"),
    "tradition": mark("Where the idea comes from"),
    "tier": mark("Tiers of clusters"),
    "container": mark("Clusters as containers"),
    "method": mark("The report's method in four steps"),
    "ecosystem": mark("Four ecosystems of metrics"),
    "potential": mark("How investment potential is inferred"),
    "glance": mark("At a glance"),
    "caveat": mark("Read these figures with care"),
    "investment": mark("Investment"),
    "forecast": mark("Forecasts of investment"),
    "owners": mark("Owners by country"),
    "finance": mark("Equity and grants"),
    "error": mark("Errors in the report itself"),
}
CERTAINTIES = {
    "stated": mark("stated in the report"),
    "inferred": mark("inferred, not stated"),
    "forecast": mark("a forecast of 2023"),
}


class _Stated:
    """What the report states: a text, and the lines of the report where it stands."""

    text: str
    lines: tuple[int, ...]

    @property
    def sentence(self) -> str:
        """The statement in the reader's language."""
        return shown(self.text)

    @property
    def source(self) -> str:
        """Where the report says so."""
        return _source(self.lines)


@dataclass(frozen=True)
class Fact(_Stated):
    """One statement. ``cluster`` is an id, "" where it is of all; ``metric`` the metric it is about or, of topics
    "tier" and "ecosystem", that tier or ecosystem; ``figure`` as printed; ``lines`` of the report's text; ``certainty``
    one of CERTAINTIES.
    """

    cluster: str
    topic: str
    metric: str
    figure: str
    text: str
    lines: tuple[int, ...]
    certainty: str


KINDS = {"part": mark("part of it"), "overlap": mark("the same companies"), "supply": mark("supply chain")}


@dataclass(frozen=True)
class Link(_Stated):
    """What joins two clusters (ids) in the report: ``kind`` is one of KINDS; of "part" the second lies in the first."""

    cluster: str
    other: str
    kind: str
    text: str
    lines: tuple[int, ...]
    certainty: str


def _source(lines: tuple[int, ...]) -> str:
    """Lines of the report's text, for a reader: "2023 report, lines 189, 1034"."""
    stated = counted("2023 report, line {lines}", "2023 report, lines {lines}", len(lines))
    return stated.format(lines=", ".join(map(str, lines)))


@lru_cache(maxsize=1)
def links() -> tuple[Link, ...]:
    """Every link between two clusters that the report states."""
    return tuple(
        Link(row["cluster"], row["other"], row["kind"], row["text"], _lines(row), row["certainty"])
        for row in _rows("cluster_links.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resource("catalogue", name).read_text(encoding="utf-8").splitlines()))


def _lines(row: dict[str, str]) -> tuple[int, ...]:
    return tuple(int(line) for line in row["lines"].split(";"))


@lru_cache(maxsize=1)
def all_facts() -> tuple[Fact, ...]:
    """Every statement, in the order of the file."""
    return tuple(
        Fact(row["cluster"], row["topic"], row["metric"], row["figure"], row["text"], _lines(row), row["certainty"])
        for row in _rows("report_facts.csv")
    )


def facts(cluster: str = "", topic: str = "", metric: str = "") -> tuple[Fact, ...]:
    """The statements about one cluster (its id; "": about clusters in general), of one topic and one metric where these
    are given; by topic in the order of TOPICS.
    """
    found = [
        one for one in all_facts() if one.cluster == cluster and topic in ("", one.topic) and metric in ("", one.metric)
    ]
    order = list(TOPICS)
    return tuple(sorted(found, key=lambda one: order.index(one.topic)))


def by_topic(cluster: str = "") -> dict[str, tuple[Fact, ...]]:
    """The statements about a cluster under their headings, for a page; headings without one are left out."""
    found = {shown(heading): facts(cluster, topic) for topic, heading in TOPICS.items()}
    return {heading: rows for heading, rows in found.items() if rows}


def caveats(cluster: str, metric: str) -> tuple[str, ...]:
    """What to know before one figure of a cluster's scorecard is compared: whole sentences, with the lines behind."""
    return tuple(
        tr("{statement} ({source})").format(statement=one.sentence, source=one.source)
        for one in facts(cluster, "caveat", metric)
    )
