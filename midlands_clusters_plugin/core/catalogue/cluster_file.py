"""A user's own clusters as JSON, in the form of clusters.json: each row checked and made a cluster."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..base.errors import UserError
from ..base.i18n import tr
from .cluster import Cluster, SicRule
from .taxonomies import EDITION, of_edition

_STATUSES = ("official", "derived", "suggested")
_KEYS = {one.name for one in fields(Cluster)} - {"taxonomy"}
_NOT_STATED = {
    "tier": "not_stated",
    "tier_certainty": "not stated",
    "certainty": "own",
    "source": "the officer's own file",
}
_RULE_KEYS = {*(one.name for one in fields(SicRule)), "edition"}


def load(path: Path) -> Any:
    """What a JSON file holds. Raises UserError."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        stated = tr("The cluster file {name} cannot be opened: check its place and that you may read it.")
        raise UserError(stated.format(name=path.name), str(error)) from error
    except ValueError as error:  # not UTF-8, or not JSON
        stated = tr("The cluster file {name} is not valid JSON text: mend it, or save it as UTF-8.")
        raise UserError(stated.format(name=path.name), str(error)) from error


def _names(rows: Iterable[Any], key: str) -> tuple[str, ...]:
    """A list of texts, or of objects that carry a source beside the text."""
    return tuple(str(row[key]) if isinstance(row, Mapping) else str(row) for row in rows)


def cluster_of(row: Mapping[str, Any]) -> Cluster:
    """A cluster as clusters.json writes it."""
    lists = {
        "parents": _names(row.get("parents", ()), "id"),
        "aliases": tuple(row.get("aliases", ())),
        "rtic": _names(row.get("rtic", ()), "name"),
        "sic": tuple(_rule_of(rule) for rule in row.get("sic", ())),
        "holds_children": row.get("holds_children", False) is True,
    }
    return Cluster(**{**_NOT_STATED, **{key: row[key] for key in row if key in _KEYS}, **lists})


def _rule_of(rule: Mapping[str, Any]) -> SicRule:
    known = {key: rule[key] for key in rule if key in _RULE_KEYS and key != "edition"}
    return SicRule(**{**known, "keywords": tuple(rule.get("keywords", ()))})


def own_cluster(row: Any, where: str, tiers: Iterable[str]) -> Cluster:
    """The cluster of a row of a user's file, with what is wrong but does no harm in its note. Raises UserError."""
    named = isinstance(row, dict) and all(isinstance(row.get(key), str) for key in ("id", "name"))
    if not named or not row["name"].strip():
        raise UserError(tr('Every cluster needs an "id" and a "name".'), where)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", row["id"]):
        stated = tr('A cluster\'s "id" is made of small letters, digits and "_", such as "game_design".')
        raise UserError(stated, f"{where}: {row['id']}")
    for key in ("sic", "aliases", "rtic", "parents"):
        if not isinstance(row.get(key, []), list):
            raise UserError(tr('"{key}" of a cluster must be a list in square brackets.').format(key=key), where)
    _check_texts(row, ("tier", "tier_certainty", "certainty", "source", "note", "why", "misses"), where)
    if not all(isinstance(alias, str) for alias in row.get("aliases", [])):
        raise UserError(tr('"{key}" must be texts in quotation marks.').format(key="aliases"), where)
    for rule in row.get("sic", []):
        _check_rule(rule, where)
    try:
        cluster = cluster_of(row)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        stated = tr("The cluster is not written as in the built-in clusters.json.")
        raise UserError(stated, f"{where}: {error!r}") from error
    if cluster.tier not in tiers:
        stated = tr("The tier of a cluster must be one of: {list}.")
        raise UserError(stated.format(list=", ".join(tiers)), f"{where}: {cluster.tier}")
    return _remarked(cluster, row)


def _remarked(cluster: Cluster, row: Mapping[str, Any]) -> Cluster:
    """The cluster with what is wrong in its row, but does no harm, in its note."""
    written = row.get("sic", [])
    rules, remark = of_edition(cluster.name, cluster.sic, [str(rule.get("edition", EDITION)) for rule in written])
    known = ((row, _KEYS), *((rule, _RULE_KEYS) for rule in written))
    unknown = dict.fromkeys(key for one, keys in known for key in one if key not in keys)
    unused = tr("These words of the cluster file are not known and were not used: {keys}.") if unknown else ""
    notes = (cluster.note, remark, unused.format(keys=", ".join(unknown)))
    return replace(cluster, sic=rules, note=" ".join(filter(None, notes)))


def _check_texts(row: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    for key in keys:
        if not isinstance(row.get(key, ""), str):
            raise UserError(tr('"{key}" must be texts in quotation marks.').format(key=key), where)


def _check_rule(rule: Any, where: str) -> None:
    prefix = rule.get("prefix") if isinstance(rule, dict) else None
    if not isinstance(prefix, str) or not re.fullmatch(r"\d{2,5}", prefix):
        stated = tr('A SIC rule needs a "prefix" of two to five digits in quotation marks, such as "303".')
        raise UserError(stated, f"{where}: {rule}")
    _check_texts(rule, ("title", "status", "source_note"), where)
    if not isinstance(rule.get("edition", 0), int):  # a year may stand without quotation marks
        _check_texts(rule, ("edition",), where)
    if rule.get("status", "suggested") not in _STATUSES:
        raise UserError(
            tr("The status of a SIC rule must be one of: {list}.").format(list=", ".join(_STATUSES)), f"{where}: {rule}"
        )
    wording = rule.get("keywords", [])
    if not isinstance(wording, list) or not all(isinstance(word, str) and word.strip() for word in wording):
        raise UserError(tr('The "keywords" of a SIC rule must be a list of words.'), f"{where}: {rule}")
