"""Clusters, metrics and ecosystems of the 2023 report, read from resources/catalogue; the way to scorecards and places.

Nothing of the catalogue is written in code: tiers, certainty and SIC rules are data with a source each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.reading import guarded
from ..base.resources import read_json
from .cluster import NAMED, REPORT, Cluster, Ecosystem, Metric, SicRule, Tier
from .cluster_file import cluster_of, load, own_cluster
from .conditions import parse
from .taxonomies import builtin_taxonomies, check_circles, check_parents, read_taxonomy, slug

if TYPE_CHECKING:
    import pandas as pd

ALL = "all"  # instead of a cluster's id: every company
_added: dict[str, Cluster] = {}
_named: dict[str, Cluster] = {}  # clusters that company files name themselves
_MOST_NAMED, _LONGEST_NAME = 300, 120  # beyond that a column holds descriptions, not clusters


def clusters() -> dict[str, Cluster]:
    """The clusters of the report, of other taxonomies and of the user, by id, in the report's order of tiers."""
    return {**_builtin_clusters(), **builtin_taxonomies(), **_added, **_named}


def name_clusters(names: Iterable[str]) -> dict[str, str]:
    """Offer the clusters that a company file names itself, until QGIS is closed; gives normalised name -> id.

    None of them where there are so many, or so long ones, that they are descriptions.
    """
    found: dict[str, Cluster] = {}
    for name in sorted(names):
        if slug(name) and len(name) <= _LONGEST_NAME:
            found.setdefault(normalised(name), _from_a_file(f"{NAMED}_{slug(name)}", name))
    if len(found) > _MOST_NAMED:
        return {}
    for one in found.values():
        _named.setdefault(one.id, one)
    return {name: one.id for name, one in found.items()}


def name_ids(ids: Iterable[str]) -> None:
    """The same for ids that stand in a layer of the plugin's own, where the name is no longer known."""
    for ident in ids:
        if ident.startswith(f"{NAMED}_") and ident not in _named and len(_named) < 10 * _MOST_NAMED:
            _named[ident] = _from_a_file(ident, ident[len(NAMED) + 1 :].replace("_", " ").capitalize())


def _from_a_file(ident: str, name: str) -> Cluster:
    return Cluster(ident, name, "not_stated", "", "own", tr("the company file"), taxonomy=NAMED)


def taxonomies() -> dict[str, list[str]]:
    """The clusters of each taxonomy, by ``all_of_`` and its short name."""
    found: dict[str, list[str]] = {}
    for one in clusters().values():
        short = re.sub(r"[\W_]", "_", one.taxonomy.casefold())
        found.setdefault("all_of_" + short, []).append(one.id)
    return found


def kind_of(cluster: Cluster) -> str:
    """``official`` (a published definition), ``proxy`` (a choice of codes that stands for it) or ``list`` (no code
    describes it); of one without codes that holds others, what those are.
    """
    return _kind_of_rules(cluster.sic) if cluster.sic else _kind_of_children(cluster.id)


@lru_cache(maxsize=1 << 12)
def _kind_of_children(cluster: str) -> str:
    known = clusters()
    return _kind_of_rules([rule for one in held_by(cluster) if one in known for rule in known[one].sic])


def _kind_of_rules(rules: Iterable[SicRule]) -> str:
    statuses = {rule.status for rule in rules}
    return "list" if not statuses else "official" if statuses == {"official"} else "proxy"


def by_column(cluster: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a database or a question looks for: ids in the column of clusters, and beginnings of SIC codes.

    Raises UserError for a cluster that is also matched by words in names, which only a map does.
    """
    rules = rules_of(cluster)
    if any(rule.keywords for rule in rules):
        stated = tr(
            "{cluster} is matched by words in the companies' names too: make a map of it, and ask its companies layer."
        )
        raise UserError(stated.format(cluster=clusters()[cluster].name))
    return tuple(sorted(held_by(cluster))), tuple(dict.fromkeys(rule.prefix for rule in rules))


def rules_of(cluster: str) -> tuple[SicRule, ...]:
    """The SIC rules by which a map finds companies of a cluster; none of the report's, which the column decides."""
    known = clusters()
    held = [known[one] for one in sorted(held_by(cluster)) if one in known]
    return tuple(rule for one in held if one.taxonomy != REPORT for rule in one.sic)


def held_by(cluster: str) -> frozenset[str]:
    """A cluster's id and those of the children, and their children, that it holds."""
    return _reached(cluster, _family()[0])


def holders_of(cluster: str) -> frozenset[str]:
    """A cluster's id and those of the clusters that hold it, by way of others too."""
    return _reached(cluster, _family()[1])


def _reached(cluster: str, ways: Mapping[str, list[str]]) -> frozenset[str]:
    reached, waiting = {cluster}, [cluster]
    while waiting:
        more = set(ways.get(waiting.pop(), ())) - reached
        reached |= more
        waiting += more
    return frozenset(reached)


@lru_cache(maxsize=1)
def _family() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The children that each cluster holds, and the clusters that hold each; those that files name are in none."""
    known = lasting_clusters()
    children: dict[str, list[str]] = {}
    holders = {
        one.id: [each for each in one.parents if each in known and known[each].holds_children] for one in known.values()
    }
    for one, above in holders.items():
        for each in above:
            children.setdefault(each, []).append(one)
    return children, holders


def is_added(cluster: str) -> bool:
    """Whether the user's own file brought the cluster."""
    return cluster in _added


@lru_cache(maxsize=1)
def tiers() -> dict[str, Tier]:
    """The tiers, by id, from super-clusters to those whose tier the report does not state."""
    return {row["id"]: Tier(**row) for row in _read("clusters.json")["tiers"]}


@lru_cache(maxsize=1)
def metrics() -> dict[str, Metric]:
    """The 26 metrics of the report, in its order, and turnover, by id."""
    found = {row["id"]: Metric(**row) for row in _read("metrics.json")["metrics"]}
    for metric in found.values():
        parse(metric.condition)  # a slip in the data shows at once, not in a map
    return found


@lru_cache(maxsize=1)
def ecosystems() -> dict[str, Ecosystem]:
    """The four ecosystems, by id."""
    return {row["id"]: Ecosystem(**row) for row in _read("ecosystems.json")["ecosystems"]}


def scorecards() -> pd.DataFrame:
    """The four scorecards, one row a metric and cluster, 104 in all.

    Columns cluster, number, metric, source, value (as printed), numeric (float64, nan where the report prints words or
    nothing), unit, context (as printed), flag (what is wrong with it in the report itself; nothing is corrected).
    """
    from .reference import read_scorecards

    return read_scorecards(clusters())


def places() -> pd.DataFrame:
    """Universities, innovation hubs, Investment Atlas sites of 2023, Industrial Strategy Zones of today, and companies
    and organisations that the report names; EPSG:27700.

    Columns kind (university, innovation_hub, investment_atlas, strategy_zone, anchor), name, type, postcode (or None),
    clusters (ids joined by ";"), link_certainty (of each of those links: stated by the report, by name, inferred),
    easting, northing, confidence (high, medium, low), source_note, point_kind (site, town or area: an area's point is
    no site), in_area (bool: in the 24 authorities), area (what an initiative covers, in words), area_codes (its
    upper-tier GSS codes joined by ";"), report_lines (lines of the report that name it), named (bool: the report names
    it), status ("atlas", "today" or ""), date (of the status).
    """
    from .reference import read_places

    ids = cluster_by_name()
    return read_places(lambda name: ids.get(normalised(name), ""))


def normalised(name: object) -> str:
    """A name without case, blanks and punctuation, "&" read as "and", for comparing: "Life & Soul" -> "lifeandsoul"."""
    return re.sub(r"[^a-z0-9]", "", str(name).casefold().replace("&", "and"))


def cluster_by_name() -> dict[str, str]:
    """Cluster id by normalised id, name, alias and RTIC name: the ways in which a file may call a cluster."""
    found: dict[str, str] = {}
    for cluster in lasting_clusters().values():  # a name that two taxonomies have means the report's
        for name in (cluster.id, cluster.name, *cluster.aliases, *cluster.rtic):
            found.setdefault(normalised(name), cluster.id)
    return found


def add_clusters(path: str | Path) -> tuple[str, ...]:
    """Add the clusters of a file (JSON, or a taxonomy as CSV) to the catalogue until QGIS is closed; returns their ids.

    Raises UserError and adds none if one is wrong.
    """
    table = Path(path).suffix.lower() == ".csv"
    new = read_taxonomy(Path(path), _builtin_clusters()) if table else read_clusters(path)
    _added.update(new)
    _forget_family()
    return tuple(new)


def lasting_clusters() -> dict[str, Cluster]:
    """The clusters without those that company files name: what decides how a file is read."""
    return {one: cluster for one, cluster in clusters().items() if cluster.taxonomy != NAMED}


def remove_added_clusters() -> None:
    """Take out what add_clusters put in."""
    _added.clear()
    _forget_family()


def _forget_family() -> None:
    _family.cache_clear()
    _kind_of_children.cache_clear()


def forget_named_clusters() -> None:
    """No longer offer the clusters that company files named."""
    _named.clear()


@guarded
def read_clusters(path: str | Path) -> dict[str, Cluster]:
    """Clusters of a user's own JSON file: ``{"clusters": [{"id": ..., "name": ..., "sic": [{"prefix": "303"}]}]}``, all
    else as in clusters.json.

    Only id and name are needed. Raises UserError for a file that cannot be read, an id that is taken, an unknown tier
    or parent, a prefix that is no SIC code.
    """
    data = load(Path(path))
    rows = data.get("clusters") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise UserError(tr('The cluster file needs a list called "clusters" with at least one cluster.'), str(path))
    found: dict[str, Cluster] = {}
    for number, row in enumerate(rows, start=1):
        cluster = own_cluster(row, f"cluster {number} of {Path(path).name}", tiers())
        if cluster.id in found or cluster.id in _builtin_clusters() or cluster.id == ALL:
            stated = tr('The cluster id "{id}" is already taken: choose another.')
            raise UserError(stated.format(id=cluster.id), str(path))
        found[cluster.id] = cluster
    for cluster in found.values():
        check_parents(cluster.name, cluster.parents, {*found, *_builtin_clusters()})
    check_circles(found)
    return found


@lru_cache(maxsize=1)
def _builtin_clusters() -> dict[str, Cluster]:
    return {row["id"]: cluster_of(row) for row in _read("clusters.json")["clusters"]}


def _read(name: str) -> dict[str, Any]:
    return read_json("catalogue", name)
