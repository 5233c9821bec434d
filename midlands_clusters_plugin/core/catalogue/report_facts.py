"""What the 2023 report says of clusters and of its own figures, in this plugin's words, each with the report's lines.

The texts stand in resources/catalogue (report_facts.csv, cluster_links.csv); tests/core/test_report_facts.py holds
every number and sign of them against the report's text.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

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


_Row = TypeVar("_Row")


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
        """Where the report says so: "2023 report, lines 189, 1034"."""
        stated = counted("2023 report, line {lines}", "2023 report, lines {lines}", len(self.lines))
        return stated.format(lines=", ".join(map(str, self.lines)))


@dataclass(frozen=True)
class Fact(_Stated):
    """One statement. ``cluster``: an id, "" of all; ``metric``: what it is about (of topics "tier" and "ecosystem",
    one of these); ``figure`` as printed; ``certainty``: one of CERTAINTIES.
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


def _read(kind: Callable[..., _Row], name: str) -> tuple[_Row, ...]:
    """The rows of a file of the catalogue as dataclasses of its columns; its signs are for the tests."""
    rows = csv.DictReader(resource("catalogue", name).read_text(encoding="utf-8").splitlines())
    found = [{**row, "lines": tuple(map(int, row["lines"].split(";")))} for row in rows]
    return tuple(kind(**{key: value for key, value in row.items() if key != "signs"}) for row in found)


@lru_cache(maxsize=1)
def links() -> tuple[Link, ...]:
    """Every link between two clusters that the report states."""
    return _read(Link, "cluster_links.csv")


@lru_cache(maxsize=1)
def all_facts() -> tuple[Fact, ...]:
    """Every statement, in the order of the file."""
    return _read(Fact, "report_facts.csv")


def facts(cluster: str = "", topic: str = "", metric: str = "") -> tuple[Fact, ...]:
    """The statements about one cluster (its id; "": about clusters in general), of one topic and one metric where these
    are given; by topic in the order of TOPICS.
    """
    order = list(TOPICS) if not topic else [topic]
    own = [one for one in all_facts() if one.cluster == cluster and metric in ("", one.metric)]
    return tuple(one for topic in order for one in own if one.topic == topic)


def by_topic(cluster: str = "") -> dict[str, tuple[Fact, ...]]:
    """The statements about a cluster under their headings, for a page; headings without one are left out."""
    found = {shown(heading): facts(cluster, topic) for topic, heading in TOPICS.items()}
    return {heading: rows for heading, rows in found.items() if rows}


def caveats(cluster: str, metric: str) -> tuple[str, ...]:
    """What to know before one figure of a cluster's scorecard is compared: whole sentences, with the lines behind."""
    text = tr("{statement} ({source})")
    return tuple(text.format(statement=one.sentence, source=one.source) for one in facts(cluster, "caveat", metric))
