"""A finished map under a disclosure rule: what may be written of its hexagons, authorities, totals and report.

Companies, rejected rows and spikes are no part of it: each would give single businesses away (a spike's sentence names
the share of one company). A map of a cluster is protected against the map of all companies on the same hexagons too,
made under the same rule: their difference is the companies outside the cluster. Where that would mean no map, and none
of all companies was published, it is left out. A map of other hexagons is not covered (docs/statistics/disclosure.md),
and the report says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import mark, tr
from ..catalogue.catalogue import ALL
from ..counting.measures import Measure
from .disclosure import PRIMARY, SECONDARY, Protection, apply, apply_to_totals, protect
from .disclosure_rule import Rule
from .disclosure_rules import rounded
from .ledger import hidden_before
from .map_figures import COUNT, Figures, ProtectedMap
from .more import More
from .published import Published, piece_names

ONE_GRID = mark(
    "Safe together with the other maps on the same list of published maps, and with no others: publish hexagons of one "
    "size only, and no map of the same companies that is on another list or on none."
)
_ROWS = ("rows_in_area", "rows_outside_area", "rows_other_cluster", "rows_left_out")


def protect_map(
    hexes: gpd.GeoDataFrame,
    authorities: gpd.GeoDataFrame,
    report: Mapping[str, Any],
    figures: Figures,
    measures: list[Measure],
    authority: np.ndarray,
    rule: Rule,
    feedback: Feedback | None = None,
    *,
    published: Published | None = None,
) -> ProtectedMap:
    """The tables and the report of a map as they may be published.

    hexes, authorities, report : of the map as it is.
    authority : (pieces,) index of each piece's authority, in the order of ``authorities``.
    published : what a ledger holds of the same companies.

    Raises Cancelled, and UserError for so few businesses in the hexagons (or outside the cluster) that not even their
    number in the area may be known.
    """
    keys = piece_names(hexes)
    codes = [str(code) for code in authorities["authority_code"]]
    about = (figures, measures, authority, rule, feedback)
    protection = _protection(*about, published, codes, keys)
    hushed = protection.area_hidden[COUNT]
    if hushed and published is not None and not any(one.cluster == ALL for one in published.others):
        # Nothing can be subtracted from a map of all that is not there; made later, it is protected against this one.
        published = replace(published, every_published=False)
        protection = _protection(*about, published, codes, keys)
    if protection.area_hidden[COUNT]:
        given = figures.contributions(measures)
        if published is not None and published.others and not protect(given, authority, rule).area_hidden[COUNT]:
            published.refuse()  # it could stand alone: else its own figures are the reason against it
        stated = tr(
            "The hexagons hold so few businesses that not even their number in the whole area may be shown: choose "
            "larger hexagons, another cluster or a weaker rule."
        )
        raise UserError(stated)
    metrics = tuple(one.metric for one in measures)
    shown = gpd.GeoDataFrame(apply(hexes.drop(columns="spike", errors="ignore"), protection, metrics), crs=hexes.crs)
    totals = gpd.GeoDataFrame(apply_to_totals(authorities, protection, metrics), crs=authorities.crs)
    made = _report(report, protection, metrics)
    if published is not None:
        published.keep_small_changes(shown, totals, made, keys, rule)
        about_each = ("day", "area", "cluster", "hexagons")
        made["disclosure"]["safe_with"] = [{name: getattr(one, name) for name in about_each} for one in published.every]
    alone = published is not None and not published.every_published
    return ProtectedMap(shown, totals, made, protection, alone)


def _protection(
    figures: Figures,
    measures: list[Measure],
    authority: np.ndarray,
    rule: Rule,
    feedback: Feedback | None,
    published: Published | None,
    codes: list[str],
    keys: np.ndarray,
) -> Protection:
    """What must be hidden; more of it, as long as this map and the earlier ones give a hidden figure away."""
    given, nested = figures.contributions(measures), [] if published is None else published.nested
    before = figures.before(measures, nested, published is None or published.every_published)
    earlier = [] if published is None else published.mine
    hidden, shown = hidden_before(earlier, keys), {} if published is None else published.shown_before(keys)
    more: More | None = None
    while True:
        protection = protect(
            given, authority, rule, published_before=before, hidden_before=hidden, shown_before=shown, feedback=feedback
        )
        # ``protect`` numbers authorities as far as there are pieces; the last ones may have none.
        totals = {one: np.pad(gone, (0, len(codes) - len(gone))) for one, gone in protection.totals_hidden.items()}
        protection = replace(protection, totals_hidden=totals)
        if published is None:
            return protection
        if any(one.known for one in earlier) or published.ways:
            protection = published.untold(protection, codes)
        if protection.area_hidden[COUNT]:
            return protection  # refused
        protection = protection if more is None else more.without_totals(protection)
        leaks = published.leaks(protection, codes, keys)
        if not leaks:
            return protection
        more = more or More(given, authority, codes, keys, shown, hidden)
        if not more.hide(leaks, protection):
            published.refuse()


def _report(report: Mapping[str, Any], protection: Protection, metrics: tuple[str, ...]) -> dict[str, Any]:
    """The report as it may be published."""
    rule = protection.rule
    made = {
        **report,
        "totals": {metric: _total(value, metric, protection) for metric, value in report["totals"].items()},
        "spikes": {},
        "contract": [{**one, "sample": "", "value": ""} for one in report.get("contract", ())],  # single companies'
    }
    if rule.round_to:
        made.update(_rounded_rows(report, made["totals"][COUNT], rule.round_to))
    made["disclosure"] = {
        "rule": asdict(rule),
        "words": rule.describe(),
        "cells_hidden": {metric: int(protection.hidden(metric).sum()) for metric in metrics},
        "authority_totals_hidden": {metric: int(protection.totals_hidden[metric].sum()) for metric in metrics},
        "area_totals_hidden": [metric for metric in metrics if protection.area_hidden[metric]],
        "not_written": ["companies", "rejects", "remarks", "spikes"],
        "one_grid": ONE_GRID,
    }
    return made


def _total(value: float | int | None, metric: str, protection: Protection) -> float | int | None:
    """The area's total of a metric as it may be known."""
    if value is None or protection.area_hidden[metric]:
        return None
    if not protection.rule.round_to:
        return value
    return type(value)(rounded(np.array([value], dtype=np.float64), ["area"], metric, protection.rule)[0])


def _rounded_rows(report: Mapping[str, Any], shown: int, base: int) -> dict[str, Any]:
    """Counts of rows that do not give the rounded total away; they still add up."""

    def near(number: int) -> int:
        return int(np.floor(number / base + 0.5)) * base

    rows = {name: near(int(report.get(name, 0))) for name in _ROWS} | {"rows_in_area": int(shown)}
    reasons = {name: near(int(number)) for name, number in report["rejected_by_reason"].items()}
    placed, rejected = sum(rows[name] for name in _ROWS), sum(reasons.values())
    inputs = [{**one, "rows": near(int(one["rows"]))} if "rows" in one else dict(one) for one in report["inputs"]]
    return {
        **rows,
        "rows_placed": placed,
        "rows_rejected": rejected,
        "rows_read": placed + rejected,
        "rejected_by_reason": reasons,
        "inputs": inputs,
        "rows_without_code": min(near(int(report.get("rows_without_code", 0))), rows["rows_other_cluster"]),
        "moved_to_nearest_piece": near(int(report["moved_to_nearest_piece"])),
    }


def reasons_table(protection: Protection, names: Mapping[str, str]) -> pd.DataFrame:
    """How many figures are hidden and why, by metric, for the user and not for publication."""
    rows = [
        {
            "metric": metric,
            "name": names.get(metric, metric),
            "by_rule": int((reason == PRIMARY).sum()),
            "to_protect_them": int((reason == SECONDARY).sum()),
            "authority_totals": int(protection.totals_hidden[metric].sum()),
            "area_total": bool(protection.area_hidden[metric]),
        }
        for metric, reason in protection.reasons.items()
    ]
    return pd.DataFrame(rows)
