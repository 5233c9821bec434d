"""What legend, titles and acknowledgements are made from: plain data, made in the task's thread, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...core.base.i18n import shown
from ...core.catalogue.catalogue import clusters
from ...core.classes.breaks import find_breaks
from ...core.companies.sample import SOURCE
from ...core.counting.shared_addresses import LEAVE_OUT
from .map_facts import MapFacts, MetricFacts, of_report, row_facts

if TYPE_CHECKING:
    from ...core.hexmap.engine import HexMap


def map_facts(hexmap: HexMap) -> MapFacts:
    """Facts of a finished map; about 10 ms a metric with 34,000 pieces. Needs no QGIS: call it in any thread."""
    return replace(
        base_facts(hexmap), metrics={one: metric_facts(hexmap.hexes, one, hexmap.report) for one in hexmap.metrics}
    )


def base_facts(hexmap: HexMap) -> MapFacts:
    """The facts that do not depend on a metric; the companies are those that count."""
    report, companies = hexmap.report, hexmap.companies
    sample = bool((companies["source"] == SOURCE).any())
    left, bottom, right, top = map(float, hexmap.authorities.total_bounds)
    return MapFacts(
        cluster=report["cluster"],
        cluster_name=cluster_name(report["cluster"]),
        area=report["area"]["id"],
        area_name=report["area"]["name"],
        area_codes=tuple(report["area"]["codes"]),
        rows=row_facts(report),
        plugin=report["versions"].get("plugin", ""),
        bounds=(left, bottom, right, top),
        sample=sample,
        # Where a company has an SIC code and no one has named its cluster, its codes decided. A file that holds both
        # keeps the caveat.
        by_sic=report["cluster"] in clusters() and not sample and bool(companies["sic"].fillna("").ne("").any()),
        doubts=tuple(one["doubt"] for one in report.get("contract", ()) if one["doubt"]),
        without_shared=report.get("shared_addresses", {}).get("treatment") == LEAVE_OUT,
        located_by_postcode=bool(companies["postcode"].notna().any()),
        **of_report(report),
    )


def metric_facts(hexes: pd.DataFrame, metric: str, report: Mapping[str, Any] | None = None) -> MetricFacts:
    """Classes and total of one metric.

    Under a disclosure rule classes are made of the published figures alone, and the total is the one that ``report``
    may tell: that of the published hexagons would be too low. A hexagon without a business adds 0 and tells nothing of
    a figure that no business has.
    """
    values = hexes[metric].to_numpy(dtype=np.float64, na_value=np.nan)
    known = values[np.isfinite(values)]
    breaks = find_breaks(values)
    hidden = suppressed(hexes, metric)
    unknown = bool((~np.isfinite(values) & ~hidden).any())
    total = float(known.sum()) if len(known) and (known.any() or not unknown) else None
    if hidden.any():
        breaks = replace(breaks, suppressed=int(hidden.sum()), missing=unknown)
        total = None
    if report is not None and "disclosure" in report:
        published = report["totals"].get(metric)
        total = None if published is None else float(published)
    return MetricFacts(breaks, total, hidden=total is None and bool(hidden.any()))


def suppressed(hexes: pd.DataFrame, metric: str) -> np.ndarray:
    """Which hexagons' figures of a metric a disclosure rule hides (bool)."""
    if "suppressed_metrics" not in hexes:
        return np.zeros(len(hexes), dtype=bool)
    texts, code = np.unique(hexes["suppressed_metrics"].fillna("").to_numpy(dtype=str), return_inverse=True)
    return np.array([metric in text.split(";") for text in texts], dtype=bool)[code.ravel()]


def cluster_name(cluster: str) -> str:
    """The cluster's name; "" for all companies."""
    return shown(clusters()[cluster].name) if cluster in clusters() else ""
