"""What a map's legend, titles and acknowledgements are made from: plain data, computed once in the task's thread, kept with the layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..core.breaks import find_breaks
from ..core.catalogue import clusters
from ..core.companies.sample import SOURCE
from ..core.words import shown

if TYPE_CHECKING:
    from ..core.engine import HexMap

_LEADING_SHARE = 0.25  # the title speaks of the densest hexagons, those that hold this share of the total
_SECOND = 0.4  # an authority is named beside the leading one if it has at least this much of what that one has there


def map_facts(hexmap: HexMap) -> dict[str, Any]:
    """Facts of a finished map, ready for JSON; about 10 ms a metric with 34,000 pieces. Needs no QGIS: call it in any thread."""
    return {**base_facts(hexmap), "metrics": {one: metric_facts(hexmap.hexes, one, hexmap.spikes, hexmap.report) for one in hexmap.metrics}}


def base_facts(hexmap: HexMap) -> dict[str, Any]:
    """The facts that do not depend on a metric. The companies are the layer of those that count, which the GeoPackage holds anyway."""
    report, companies = hexmap.report, hexmap.companies
    sample = bool((companies["source"] == SOURCE).any())
    bounds = [float(number) for number in hexmap.authorities.total_bounds]
    return {
        "cluster": report["cluster"],
        "cluster_name": cluster_name(report["cluster"]),
        "area": report["area"]["id"],
        "area_name": report["area"]["name"],
        "area_codes": list(report["area"]["codes"]),
        "grid": report["grid"],
        "boundaries": report["boundaries"],
        "inputs": [{key: one[key] for key in ("path", "format", "rows", "sha256") if key in one} for one in report["inputs"]],
        "rows": {key: report[key] for key in ("rows_read", "rows_placed", "rows_rejected", "rows_in_area")},
        "plugin": report["versions"].get("plugin", ""),
        "bounds": bounds,
        "sample": sample,
        # Where a company has an SIC code and no one has named its cluster, its codes decided. A file that holds both keeps the caveat.
        "by_sic": report["cluster"] in clusters() and not sample and bool(companies["sic"].fillna("").ne("").any()),
        "postcodes": report.get("postcodes"),
        "located_by_postcode": bool(companies["postcode"].notna().any()),
        **({"disclosure": report["disclosure"]} if "disclosure" in report else {}),
    }


def metric_facts(
    hexes: pd.DataFrame, metric: str, spikes: pd.DataFrame | None = None, report: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Classes, total and leading authorities of one metric; ``spikes`` are those of the map, of all metrics.

    Under a disclosure rule classes are made of the published figures alone, and the total is the one that ``report`` may tell: that of the
    published hexagons would be too low.
    """
    values = hexes[metric].to_numpy(dtype=np.float64, na_value=np.nan)
    known = values[np.isfinite(values)]
    breaks = find_breaks(values)
    total = float(known.sum()) if len(known) else None
    hidden = suppressed(hexes, metric)
    if hidden.any():
        breaks = replace(breaks, suppressed=int(hidden.sum()), missing=bool((~np.isfinite(values) & ~hidden).any()))
        total = None
    if report is not None and "disclosure" in report:
        told = report["totals"].get(metric)
        total = None if told is None else float(told)
    return {
        "breaks": breaks.as_dict(),
        "total": total,
        "leading": leading(values, hexes["authority_name"].to_numpy(dtype=object), is_spike(hexes, metric, spikes)),
    }


def suppressed(hexes: pd.DataFrame, metric: str) -> np.ndarray:
    """Which hexagons' figures of a metric a disclosure rule hides (bool)."""
    if "suppressed_metrics" not in hexes:
        return np.zeros(len(hexes), dtype=bool)
    texts, code = np.unique(hexes["suppressed_metrics"].fillna("").to_numpy(dtype=str), return_inverse=True)
    return np.array([metric in text.split(";") for text in texts], dtype=bool)[code.ravel()]


def is_spike(hexes: pd.DataFrame, metric: str, spikes: pd.DataFrame | None) -> np.ndarray:
    """Which hexagons are spikes of a metric (bool)."""
    result = np.zeros(len(hexes), dtype=bool)
    if spikes is not None and len(spikes):
        keys = ["cell_id", "authority_code"]
        wanted = pd.MultiIndex.from_frame(spikes.loc[spikes["metric"] == metric, keys])
        near = np.flatnonzero(hexes["cell_id"].isin(spikes["cell_id"]).to_numpy(dtype=bool))
        result[near] = pd.MultiIndex.from_frame(hexes.iloc[near][keys]).isin(wanted)
    return result


def leading(values: np.ndarray, names: np.ndarray, spikes: np.ndarray | None = None) -> list[str]:
    """The one or two authorities where the densest hexagons are.

    Of the hexagons in descending order those are taken that together hold a quarter of the total; an authority's weight is what its
    hexagons among them hold. Ties go to the name that comes first, so that the same data give the same title. The spikes that were found
    (bool) and each authority's highest hexagon of the rest are left out: one company, or one address that many share, makes a spike and no
    cluster, and must not write the title. Measured on the sample's four clusters, four metrics each, and on the gender pay gap file: the
    authorities so named rank 2.1 on average by what they have outside spikes; 2.3 without the spikes found, 2.4 without the second guard.
    """
    positive = np.flatnonzero(np.nan_to_num(values) > 0)
    if spikes is not None and not spikes[positive].all():
        positive = positive[~spikes[positive]]
    positive = _without_highest(positive, values, names)
    if not len(positive):
        return []
    order = positive[np.lexsort((names[positive].astype(str), -values[positive]))]
    running = np.cumsum(values[order])
    top = order[: int(np.searchsorted(running, running[-1] * _LEADING_SHARE)) + 1]
    # Hexagons as good as the last one taken belong too: half a class of equals would name whoever comes first in the alphabet.
    top = order[values[order] >= values[top[-1]]]
    weight = pd.Series(values[top]).groupby(names[top].astype(str)).sum().sort_values(ascending=False, kind="stable")
    return [str(name) for name in weight.index[:2] if weight[name] >= _SECOND * weight.iloc[0]]


def _without_highest(positive: np.ndarray, values: np.ndarray, names: np.ndarray) -> np.ndarray:
    """The hexagons but for the highest of each authority; all of them where that leaves none."""
    by_height = positive[np.lexsort((-values[positive], names[positive].astype(str)))]
    owner = names[by_height].astype(str)
    rest = by_height[np.r_[False, owner[1:] == owner[:-1]]] if len(by_height) else by_height
    return rest if len(rest) else positive


def cluster_name(cluster: str) -> str:
    """The cluster's name; "" for all companies."""
    return shown(clusters()[cluster].name) if cluster in clusters() else ""
