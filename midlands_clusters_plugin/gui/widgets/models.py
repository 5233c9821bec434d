"""What the dock's lists hold: clusters by tier, metrics by ecosystem, areas by kind, authorities."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from ...cartography.style.map_text import metric_text
from ...core.base.i18n import mark, shown, tr
from ...core.catalogue.catalogue import NAMED, REPORT, Cluster, Metric, is_added, kind_of
from ...core.geography.areas import Area
from .grouped_combo import Entry, Group

ALL = "all"
CHOSEN = "chosen"  # the area entry for a set of authorities that is no preset
_PLACES = ("universities", "hubs")  # units of metrics that count places, which are shown as such
_T = TypeVar("_T")


# How sure a definition of a taxonomy is, as its file says it; shown beside the name.
TAXONOMY_CERTAINTIES = (mark("official"), mark("no SIC definition exists"))


def cluster_groups(clusters: Iterable[Cluster], tier_names: dict[str, str]) -> list[Group]:
    """Every company first, then the report's clusters by tier (id -> name, in order), then each other taxonomy's."""
    everything = Group("", (Entry(ALL, tr("All companies in the file"), tr("Every company, whatever its sector.")),))
    clusters = list(clusters)
    others = {one.taxonomy: one.taxonomy for one in clusters if one.taxonomy not in (REPORT, NAMED)}
    titles = {**tier_names, **others, NAMED: tr("Named in your files")}

    def group(cluster: Cluster) -> str:
        return cluster.tier if cluster.taxonomy == REPORT else cluster.taxonomy

    return [everything, *_grouped(clusters, group, titles, _cluster_entry)]


def _cluster_entry(cluster: Cluster) -> Entry:
    certain = cluster.certainty in ("", "stated") or cluster.taxonomy == NAMED
    implied = tr("tier not stated, but implied")
    short = {"strongly implied": implied, "implied": implied, "name only": tr("tier not stated")}
    sure = short.get(cluster.certainty) or shown(cluster.certainty)
    return Entry(cluster.id, shown(cluster.name), cluster_tip(cluster), remark="" if certain else f" ({sure})")


def cluster_tip(cluster: Cluster, *, marked: bool = False) -> str:
    """Name, certainty, what companies are matched by; ``marked``: the data say what clusters a company is of."""
    certainty = {
        "stated": tr("named with its tier in the report"),
        "strongly implied": tr("tier strongly implied by the report"),
        "implied": tr("tier implied by the report"),
        "name only": tr("only the name is in the report"),
    }.get(cluster.certainty, shown(cluster.certainty))
    parts = [f"{shown(cluster.name)}: {certainty}." if certainty else f"{shown(cluster.name)}."]
    kind, codes = kind_of(cluster), [code for code in sic_codes(cluster) if code != "*"]
    if marked and cluster.taxonomy == REPORT:
        parts.append(tr("Companies are matched by the clusters that the data give them."))
    elif cluster.sic:
        if codes:
            parts.append(tr("Matched by SIC codes that begin with {}.").format(", ".join(codes)))
            if cluster.keywords:
                parts.append(tr("* only with one of these words in the name: {}.").format(", ".join(cluster.keywords)))
        else:
            parts.append(tr("Matched by words in the company's name: {}.").format(", ".join(cluster.keywords)))
        proxy = tr("A proxy: these codes are this plugin's choice, or follow from an official list.")
        parts.append(tr("An official definition.") if kind == "official" else proxy)
        if cluster.why:
            bounds = tr("Takes in {what}; misses {misses}.")
            parts.append(bounds.format(what=shown(cluster.why), misses=shown(cluster.misses)))
        if cluster.taxonomy == REPORT:
            parts.append(sic_warning())
    elif cluster.rtic:
        parts.append(tr("Matched by The Data City's lists: {}.").format(", ".join(cluster.rtic)))
    elif kind == "list":
        parts.append(
            tr(
                "Has no SIC definition: only companies that your file marks with it are found. Use a column of "
                "clusters or RTICs, The Data City's list, or a list of your own (Settings, Options)."
            )
        )
    if cluster.holds_children and not marked:
        parts.append(tr("The companies of its sub-clusters count in it too, each once."))
    if cluster.note and (cluster.taxonomy != REPORT or is_added(cluster.id)):
        parts.append(cluster.note)
    return " ".join(parts)


def sic_codes(cluster: Cluster) -> list[str]:
    """The SIC prefixes of a cluster; a star where the code counts only together with a word in the company's name."""
    return [rule.prefix + ("*" if rule.needs_keyword else "") for rule in cluster.sic]


def sic_warning() -> str:
    """What everyone who maps a cluster by SIC must know."""
    return tr("The report used The Data City's lists, so a result by SIC codes will not reproduce the report's counts.")


def metric_groups(
    metrics: Iterable[Metric], ecosystem_names: dict[str, str], lacking: Collection[str] = ()
) -> list[Group]:
    """Metrics by ecosystem, under their short names. Those that cannot be put on hexagons or that the data lacks
    (``lacking``) are folded away at the end, each with the reason.

    Optional ones are left out unless the data of a finished map has them.
    """

    def entry(metric: Metric) -> Entry:
        reason = _short(shown(metric.reason)) or (tr("not in these company data") if metric.id in lacking else "")
        return Entry(metric.id, metric_text(metric.id), metric_tip(metric), reason)

    offered = [one for one in metrics if not one.optional or (lacking and one.id not in lacking)]
    groups = _grouped(offered, lambda one: one.ecosystem, ecosystem_names, entry)
    there = [Group(one.title, tuple(each for each in one.entries if not each.reason)) for one in groups]
    greyed = tuple(each for one in groups for each in one.entries if each.reason)
    title = tr("Not in this file") if lacking else tr("Not for hexagons")
    folded = [Group(title, greyed, folded=True)] if greyed else []
    return [*(one for one in there if one.entries), *folded]


def metric_tip(metric: Metric) -> str:
    """The report's number and name, unit, source and, where it cannot be mapped, why."""
    name = f"{metric.number} {shown(metric.name)}".strip()
    parts = [f"{name} ({unit_text().get(metric.unit) or shown(metric.unit)})."]
    if metric.source:
        parts.append(tr("The report took it from {}.").format(metric.source.rstrip(".")))
    if metric.reason:
        parts.append(shown(metric.reason))
    if metric.grain == "authority" and metric.unit not in _PLACES:
        parts.append(tr("Published figures by authority can be shown from the page Area data."))
    return " ".join(parts)


def unit_text() -> dict[str, str]:
    """Units in words."""
    return {
        "businesses": tr("businesses"),
        "employees": tr("employees"),
        "GBP": tr("pounds"),
        "USD": tr("US dollars"),
        "EUR": tr("euros"),
        "%": tr("per cent"),
    }


def _short(reason: str) -> str:
    """The first clause of a reason, for a line of a list; the tooltip has all of it."""
    for end in (":", ";", ", and ", ", which ", ", who "):
        reason = reason.split(end)[0]
    return reason.rstrip(".")


def area_groups(areas: Iterable[Area]) -> list[Group]:
    """Areas by kind, and an entry for a choice of one's own."""
    kinds = {
        "preset": "",
        "custom": tr("Your own areas"),
        "polygons": tr("Your own areas"),
        "region": tr("Regions"),
        "combined_authority": tr("Combined authorities"),
        "lep": tr("Local enterprise partnership areas"),
        "authority": tr("Single authorities"),
        "district": tr("Districts"),
        "arrangement": tr("New authorities"),
    }
    folded = (kinds["district"], kinds["arrangement"])

    def entry(area: Area) -> Entry:
        tip = tr("{name}: {count} upper-tier authorities, {date}. {source}")
        if area.kind in ("district", "arrangement", "polygons"):
            tip = tr("{name}, {date}. {source}")
        tip = tip.format(name=area.name, count=len(area.codes), date=area.date, source=area.source)
        return Entry(area.id, area.name, tip)

    areas = sorted(areas, key=lambda one: (one.kind == "authority", one.name if one.kind == "authority" else ""))
    tip = tr("Tick the authorities in the list on the page Map.")
    own = Group("", (Entry(CHOSEN, tr("Authorities ticked under Map"), tip),))
    groups = [replace(one, folded=one.title in folded) for one in _grouped(areas, lambda one: one.kind, kinds, entry)]
    at = 1 if groups and not groups[0].title else 0
    return [*groups[:at], own, *groups[at:]]


def _grouped(
    things: Iterable[_T], key: Callable[[_T], str], titles: dict[str, str], entry: Callable[[_T], Entry]
) -> list[Group]:
    """Groups in the order of ``titles``, what is in none of them last; two keys with one title make one group."""
    members: dict[str, list[Entry]] = {title: [] for title in titles.values()}
    for thing in things:
        group = key(thing)
        members.setdefault(titles.get(group, group.replace("_", " ").capitalize()), []).append(entry(thing))
    return [Group(title, tuple(entries)) for title, entries in members.items() if entries]
