"""The plain data of the catalogue: clusters with their rules, tiers, metrics, ecosystems."""

from __future__ import annotations

from dataclasses import dataclass

REPORT = "report"  # the taxonomy of the 2023 report
NAMED = "named"  # that of clusters that company files name themselves, and the beginning of their ids


@dataclass(frozen=True)
class SicRule:
    """SIC 2007 codes (by their first digits) that make a company a member of a cluster.

    ``status``: official (a government list), derived (follows from one) or suggested (a code's title). Where
    ``keywords`` are given, the code alone is too broad and one of them must begin a word of the company's name.
    """

    prefix: str
    title: str = ""
    status: str = "suggested"
    source_note: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def needs_keyword(self) -> bool:
        """Whether the code counts only together with a keyword in the company's name."""
        return bool(self.keywords)


@dataclass(frozen=True)
class Cluster:
    """One named cluster. ``certainty``: how sure the name is, ``tier_certainty`` the tier; ``source``: report's lines.

    ``rtic``: confirmed names of The Data City's RTIC lists; ``why`` what its rules take, ``misses`` what they cannot;
    ``taxonomy``: REPORT or another's name; ``holds_children``: its children's companies count in it too.
    """

    id: str
    name: str
    tier: str
    tier_certainty: str
    certainty: str
    source: str
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    rtic: tuple[str, ...] = ()
    sic: tuple[SicRule, ...] = ()
    note: str = ""
    taxonomy: str = REPORT
    holds_children: bool = False
    why: str = ""
    misses: str = ""

    @property
    def distinct_name(self) -> str:
        """The name with its taxonomy behind it: two taxonomies may use one name."""
        return self.name if self.taxonomy in (REPORT, NAMED) else f"{self.name} ({self.taxonomy})"

    @property
    def keywords(self) -> tuple[str, ...]:
        """The different keywords of the cluster's SIC rules, in order."""
        return tuple(dict.fromkeys(word for rule in self.sic for word in rule.keywords))


@dataclass(frozen=True)
class Tier:
    """A level of the report's hierarchy. ``stated_count``: how many clusters it is said to have; fewer may be named."""

    id: str
    name: str
    stated_count: str
    source: str


@dataclass(frozen=True)
class Metric:
    """One metric of the report's framework (or turnover, which the report maps without numbering it: ``number`` is "").

    ``kind`` is count, sum or rate; ``grain`` is company (it can be put on hexagons), authority or region. ``column``
    and ``condition`` say what of the company table it is; an ``optional`` one is offered only where the data has it;
    ``reason`` is one sentence on why it cannot be mapped by hexagon, "" if it can.
    """

    id: str
    number: str
    name: str
    ecosystem: str
    source: str
    unit: str
    kind: str
    grain: str
    column: str = ""
    condition: str = ""
    reason: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Ecosystem:
    """One of the four groups of metrics."""

    id: str
    number: str
    name: str
