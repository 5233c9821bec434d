"""Clusters, metrics and ecosystems of the 2023 report, read from resources/catalogue; and the way to the scorecards and
places.

Nothing of the catalogue is written in code: tiers, certainty and SIC rules are data with a source each. A user's own
clusters come from a file of the same shape as clusters.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.reading import guarded
from ..base.resources import resource
from .cluster import NAMED, REPORT, Cluster, Ecosystem, Metric, SicRule, Tier
from .conditions import parse
from .taxonomies import builtin_taxonomies, check_circles, read_taxonomy

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "ALL",
    "Cluster",
    "Ecosystem",
    "Metric",
    "SicRule",
    "Tier",
    "add_clusters",
    "cluster_by_name",
    "clusters",
    "forget_named_clusters",
    "ecosystems",
    "metrics",
    "normalised",
    "places",
    "read_clusters",
    "remove_added_clusters",
    "scorecards",
    "taxonomies",
    "tiers",
]

ALL = "all"  # instead of a cluster's id: every company
_STATUSES = ("official", "derived", "suggested")
_added: dict[str, Cluster] = {}
_named: dict[str, Cluster] = {}  # clusters that company files name themselves
_MOST_NAMED, _LONGEST_NAME = 300, 120  # beyond that a column holds descriptions, not clusters


def clusters() -> dict[str, Cluster]:
    """The report's clusters, those of other taxonomies and those that the user added, by id, in the report's order of
    tiers.
    """
    return {**_builtin_clusters(), **builtin_taxonomies(), **_added, **_named}


def name_clusters(names: Iterable[str]) -> dict[str, str]:
    """Offer the clusters that a company file names itself, until QGIS is closed; gives normalised name -> id.

    None of them where there are so many, or so long ones, that they are descriptions.
    """
    found: dict[str, Cluster] = {}
    for name in sorted(names):
        slug = re.sub(r"[^a-z0-9]+", "_", name.casefold().replace("&", "and")).strip("_")
        if not slug or len(name) > _LONGEST_NAME:
            continue
        ident = f"{NAMED}_{slug}"
        source = tr("the company file")
        found.setdefault(normalised(name), Cluster(ident, name, "not_stated", "", "own", source, taxonomy=NAMED))
    if len(found) > _MOST_NAMED:
        return {}
    for one in found.values():
        _named.setdefault(one.id, one)
    return {name: one.id for name, one in found.items()}


def name_ids(ids: Iterable[str]) -> None:
    """The same for ids that stand in a layer of the plugin's own, where the name is no longer known."""
    for ident in ids:
        if ident.startswith(f"{NAMED}_") and ident not in _named and len(_named) < 10 * _MOST_NAMED:
            name = ident[len(NAMED) + 1 :].replace("_", " ").capitalize()
            _named[ident] = Cluster(ident, name, "not_stated", "", "own", tr("the company file"), taxonomy=NAMED)


def taxonomies() -> dict[str, list[str]]:
    """The clusters of each taxonomy, by ``all_of_`` and its short name."""
    found: dict[str, list[str]] = {}
    for one in clusters().values():
        short = "".join(sign if sign.isalnum() else "_" for sign in one.taxonomy.casefold())
        found.setdefault("all_of_" + short, []).append(one.id)
    return found


def kind_of(cluster: Cluster) -> str:
    """``official`` (a published definition), ``proxy`` (a choice of codes that stands for it) or ``list`` (no code
    describes it); of one without codes that holds others, what those are.
    """
    known = clusters()
    rules = cluster.sic or [rule for one in held_by(cluster.id) if one in known for rule in known[one].sic]
    if not rules:
        return "list"
    return "official" if all(rule.status == "official" for rule in rules) else "proxy"


def by_column(cluster: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a database or a question looks for: ids in the column of clusters, and beginnings of SIC codes.

    Raises UserError for a cluster that is also matched by words in names, which only a map does.
    """
    ids, known = sorted(held_by(cluster)), clusters()
    rules = [rule for one in ids if one in known and known[one].taxonomy != REPORT for rule in known[one].sic]
    if any(rule.keywords for rule in rules):
        stated = tr(
            "{cluster} is matched by words in the companies' names too: make a map of it, and ask its companies layer."
        )
        raise UserError(stated.format(cluster=known[cluster].name))
    return tuple(ids), tuple(dict.fromkeys(rule.prefix for rule in rules))


def held_by(cluster: str) -> frozenset[str]:
    """A cluster's id and those of the children, and their children, that it holds."""
    known = clusters()
    held, waiting = {cluster}, [cluster]
    while waiting:
        one = waiting.pop()
        if one in known and known[one].holds_children:
            more = [child.id for child in known.values() if one in child.parents and child.id not in held]
            held.update(more)
            waiting += more
    return frozenset(held)


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
    """A name without case, blanks and punctuation, "&" read as "and", for comparing: "Health & Life-Sciences" ->
    "healthandlifesciences".
    """
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
    if Path(path).suffix.lower() == ".csv":
        new = read_taxonomy(Path(path), _builtin_clusters())
    else:
        new = read_clusters(path)
    _added.update(new)
    return tuple(new)


def lasting_clusters() -> dict[str, Cluster]:
    """The clusters without those that company files name: what decides how a file is read."""
    return {one: cluster for one, cluster in clusters().items() if cluster.taxonomy != NAMED}


def remove_added_clusters() -> None:
    """Take out what add_clusters put in."""
    _added.clear()


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
    data = _load(Path(path))
    rows = data.get("clusters") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise UserError(tr('The cluster file needs a list called "clusters" with at least one cluster.'), str(path))
    found: dict[str, Cluster] = {}
    for number, row in enumerate(rows, start=1):
        cluster = _own_cluster(row, f"cluster {number} of {Path(path).name}")
        if cluster.id in found or cluster.id in _builtin_clusters() or cluster.id == ALL:
            raise UserError(
                tr('The cluster id "{id}" is already taken: choose another.').format(id=cluster.id), str(path)
            )
        found[cluster.id] = cluster
    for cluster in found.values():
        _check_parents(cluster, {*found, *_builtin_clusters()})
    check_circles(found)
    return found


@lru_cache(maxsize=1)
def _builtin_clusters() -> dict[str, Cluster]:
    return {row["id"]: _cluster(row) for row in _read("clusters.json")["clusters"]}


def _read(name: str) -> dict[str, Any]:
    return json.loads(resource("catalogue", name).read_text(encoding="utf-8"))


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(
            tr("The cluster file {name} cannot be opened: check its place and that you may read it.").format(
                name=path.name
            ),
            str(error),
        ) from error
    except ValueError as error:  # not UTF-8, or not JSON
        raise UserError(
            tr("The cluster file {name} is not valid JSON text: mend it, or save it as UTF-8.").format(name=path.name),
            str(error),
        ) from error


def _names(rows: Iterable[Any], key: str) -> tuple[str, ...]:
    """A list of texts, or of objects that carry a source beside the text."""
    return tuple(str(row[key]) if isinstance(row, Mapping) else str(row) for row in rows)


def _cluster(row: Mapping[str, Any]) -> Cluster:
    rules = tuple(
        SicRule(
            rule["prefix"],
            rule.get("title", ""),
            rule.get("status", "suggested"),
            rule.get("source_note", ""),
            tuple(rule.get("keywords", ())),
        )
        for rule in row.get("sic", ())
    )
    return Cluster(
        id=row["id"],
        name=row["name"],
        tier=row.get("tier", "not_stated"),
        tier_certainty=row.get("tier_certainty", "not stated"),
        certainty=row.get("certainty", "own"),
        source=row.get("source", "the officer's own file"),
        parents=_names(row.get("parents", ()), "id"),
        aliases=tuple(row.get("aliases", ())),
        rtic=_names(row.get("rtic", ()), "name"),
        sic=rules,
        note=row.get("note", ""),
        holds_children=row.get("holds_children", False) is True,
        why=row.get("why", ""),
        misses=row.get("misses", ""),
    )


def _own_cluster(row: Any, where: str) -> Cluster:
    if (
        not isinstance(row, dict)
        or not isinstance(row.get("id"), str)
        or not isinstance(row.get("name"), str)
        or not row["name"].strip()
    ):
        raise UserError(tr('Every cluster needs an "id" and a "name".'), where)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", row["id"]):
        raise UserError(
            tr('A cluster\'s "id" is made of small letters, digits and "_", such as "game_design".'),
            f"{where}: {row['id']}",
        )
    for key in ("sic", "aliases", "rtic", "parents"):
        if not isinstance(row.get(key, []), list):
            raise UserError(tr('"{key}" of a cluster must be a list in square brackets.').format(key=key), where)
    _check_texts(row, ("tier", "tier_certainty", "certainty", "source", "note", "why", "misses"), where)
    if not all(isinstance(alias, str) for alias in row.get("aliases", [])):
        raise UserError(tr('"{key}" must be texts in quotation marks.').format(key="aliases"), where)
    for rule in row.get("sic", []):
        _check_rule(rule, where)
    try:
        cluster = _cluster(row)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UserError(
            tr("The cluster is not written as in the built-in clusters.json."), f"{where}: {error!r}"
        ) from error
    if cluster.tier not in tiers():
        raise UserError(
            tr("The tier of a cluster must be one of: {list}.").format(list=", ".join(tiers())),
            f"{where}: {cluster.tier}",
        )
    return cluster


def _check_texts(row: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    for key in keys:
        if not isinstance(row.get(key, ""), str):
            raise UserError(tr('"{key}" must be texts in quotation marks.').format(key=key), where)


def _check_rule(rule: Any, where: str) -> None:
    prefix = rule.get("prefix") if isinstance(rule, dict) else None
    if not isinstance(prefix, str) or not re.fullmatch(r"\d{2,5}", prefix):
        raise UserError(
            tr('A SIC rule needs a "prefix" of two to five digits in quotation marks, such as "303".'),
            f"{where}: {rule}",
        )
    _check_texts(rule, ("title", "status", "source_note"), where)
    if rule.get("status", "suggested") not in _STATUSES:
        raise UserError(
            tr("The status of a SIC rule must be one of: {list}.").format(list=", ".join(_STATUSES)), f"{where}: {rule}"
        )
    wording = rule.get("keywords", [])
    if not isinstance(wording, list) or not all(isinstance(word, str) and word.strip() for word in wording):
        raise UserError(tr('The "keywords" of a SIC rule must be a list of words.'), f"{where}: {rule}")


def _check_parents(cluster: Cluster, known: set[str]) -> None:
    unknown = [parent for parent in cluster.parents if parent not in known]
    if unknown:
        raise UserError(
            tr('"{name}" names a parent cluster that does not exist: {list}.').format(
                name=cluster.name, list=", ".join(unknown)
            )
        )
