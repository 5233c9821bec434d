"""The entries of the form's lists: clusters, places, kinds of place, areas."""

from __future__ import annotations

from collections.abc import Iterable

from ...core.base.i18n import shown, tr
from ...core.catalogue.catalogue import REPORT, clusters, metrics
from ...core.geography.areas import areas
from ...core.query.search_area import builtin_table, place_kinds
from ..widgets.grouped_combo import Entry, Group
from .kinds import kinds


def kind_entries(target: str, columns: set[str]) -> list[Group]:
    """The kinds of condition that can be asked of a layer with these columns."""
    at_point = [
        one
        for one in kinds().values()
        if target in one.targets and (one.id not in ("spike", "suppressed") or one.id in columns)
    ]
    about = tuple(Entry(one.id, one.title) for one in at_point if not one.is_where)
    where = tuple(Entry(one.id, one.title) for one in at_point if one.is_where)
    return [Group(tr("Where they are"), where), Group(tr("What they are"), about)]


def cluster_entries(first: str) -> list[Group]:
    """All clusters, that of the map first."""
    entries = [
        Entry(one.id, shown(one.name) if one.taxonomy == REPORT else one.distinct_name)
        for one in sorted(clusters().values(), key=lambda one: (one.id != first, one.name))
    ]
    return [Group("", tuple(entries))]


def place_entries() -> list[Group]:
    """All built-in places by kind; those without a site are greyed. The id is kind, then name."""
    table = builtin_table()
    groups = []
    for kind, title in kind_titles().items():
        rows = table[table["kind"] == kind].sort_values("name")
        entries = []
        for name, point, easting in zip(rows["name"], rows["point_kind"], rows["easting"]):
            has_site = point not in _NO_SITE and easting == easting
            entries.append(Entry(f"{kind}|{name}", str(name), reason="" if has_site else tr("no site of its own")))
        groups.append(Group(title, tuple(entries)))
    return groups


def kind_titles() -> dict[str, str]:
    """The kinds of place in words."""
    return {
        "university": tr("Universities"),
        "innovation_hub": tr("Innovation hubs"),
        "investment_atlas": tr("UK Investment Atlas sites"),
        "strategy_zone": tr("Industrial Strategy Zones"),
        "anchor": tr("Companies and organisations named in the report"),
    }


def place_kind_entries(*, with_sites: bool) -> list[Group]:
    """Kinds, then types of place; ``with_sites`` leaves those out that no place of which has a site."""
    table = builtin_table()
    there = table[~table["point_kind"].isin(_NO_SITE) & table["easting"].notna()] if with_sites else table
    titles, known = kind_titles(), set(place_kinds(there)) if len(there) else set()
    entries: dict[bool, list[Entry]] = {True: [], False: []}
    for kind in place_kinds():
        if kind in known:
            entries[kind in titles].append(Entry(kind, titles.get(kind, kind)))
    return [
        Group(tr("Kinds"), tuple(entries[True])),
        Group(tr("Types"), tuple(sorted(entries[False], key=lambda one: one.text.casefold()))),
    ]


def area_entries(codes: Iterable[str]) -> list[Group]:
    """The map's authorities first, then all other areas."""
    inside, known = set(codes), areas()
    at_point = sorted((one for one in known.values() if one.id in inside), key=lambda one: one.name)
    others = [one for one in known.values() if one.id not in inside]
    return [
        Group(tr("Authorities of this map"), tuple(Entry(one.id, one.name) for one in at_point)),
        Group(tr("Other areas"), tuple(Entry(one.id, one.name) for one in others)),
    ]


def number_entries(target: str, fields: list[str]) -> dict[str, str]:
    """Columns of numbers that can be compared, with their names; metrics by the catalogue's."""
    known = {"employees": "employees", "turnover_gbp": "turnover", "innovate_uk_gbp": "innovate_uk_funding"}
    found = {}
    for name in fields:
        metric = metrics().get(known.get(name, name))
        if metric is not None:
            unit = " (£)" if metric.unit == "GBP" else ""
            found[name] = f"{shown(metric.name)}{unit}"
        elif name not in _HIDDEN:
            found[name] = tr("Area, km²") if name == "area_km2" else name
    return found


_NO_SITE = ("area", "approximate")  # the point is the middle of something larger, as in core.query.ground
_HIDDEN = ("fid", "easting", "northing", "row_number")
