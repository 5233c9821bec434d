"""Another month's companies: a figure moves only where enough of them came or went, else it stays as it was published.

What was published is that of all earlier maps of the cluster, of any area; a sum of authorities may follow from the
sums of others. A total may not move either where, less what moves inside it, too few are left: their difference tells
of these few.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from .ledger import WHOLE, Publication, unmoved
from .map_figures import COUNT


def keep_small_changes(
    tables: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, dict[str, Any]],
    keys: np.ndarray,
    earlier: list[Publication],
    now: list[Publication],
    metrics: list[str],
    fewest: int,
) -> None:
    """Put the published figures back where few came or went; hexagons (named by ``keys``), authorities and report are
    changed in place. ``earlier``: maps of other months, ``now``: those of the same companies.
    """
    hexes, authorities, report = tables
    codes = authorities["authority_code"].astype(str).to_numpy(dtype=str)
    place = pd.Index(codes).get_indexer(hexes["authority_code"].astype(str))
    cells = _moved(hexes, [one.cells for one in earlier], keys, earlier, metrics, fewest)
    inside = np.bincount(place, weights=cells, minlength=len(codes))
    totals = _moved(authorities, [one.totals for one in earlier], codes, earlier, metrics, fewest, inside)
    whole = float(np.where(totals != 0, totals, inside).sum())
    _area(report, codes.tolist(), earlier, metrics, fewest, [whole, *_moves_beside(now, earlier, set(codes))])


def _moved(
    table: gpd.GeoDataFrame,
    figures: list[dict[str, dict[str, float | None]]],
    names: np.ndarray,
    earlier: list[Publication],
    metrics: list[str],
    fewest: int,
    inside: np.ndarray | float = 0.0,
) -> np.ndarray:
    """By how many businesses each row moves, 0 where it stays; ``inside``: by how many what is in it moves."""
    count = table[COUNT].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    counted = _published_before(figures, COUNT, names, earlier)
    few = np.nan_to_num(np.abs(count - counted - inside), nan=np.inf) < fewest
    for metric in metrics:
        before = _published_before(figures, metric, names, earlier)
        # A row of which few are left beside what moves in it counts as if none had come or gone.
        table[metric] = unmoved(table[metric], np.where(few, counted, count), before, counted, fewest)
    return np.where(few, 0.0, np.nan_to_num(np.where(np.abs(count - counted) < fewest, 0.0, count - counted)))


def _published_before(
    figures: list[dict[str, dict[str, float | None]]], metric: str, names: np.ndarray, earlier: list[Publication]
) -> np.ndarray:
    """The figures last published, by name: 0 where nothing was entered, nan where none was."""
    code = np.array([str(name).rpartition("|")[2] for name in names], dtype=str)
    found = np.full(len(names), np.nan)
    for one, there in zip(earlier, figures):
        if metric in there:
            values = [there[metric].get(str(name), 0.0) for name in names]
            now = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
            found = np.where(np.isin(code, one.codes) & np.isfinite(now), now, found)
    return found


def _sum_before(earlier: list[Publication], metric: str, codes: list[str]) -> float:
    """What was published of some authorities together, or follows from what was of others; nan for nothing."""
    public = {
        names: value
        for one in earlier
        for names, value in [
            *(((code,), one.totals.get(metric, {}).get(code)) for code in one.codes),
            (tuple(sorted(one.codes)), one.totals.get(metric, {}).get(WHOLE)),
        ]
        if value is not None
    }
    if tuple(codes) in public:
        return public[tuple(codes)]
    every = sorted({*codes, *(code for names in public for code in names)})
    rows = np.array([[code in names for code in every] for names in public], dtype=float).reshape(
        len(public), len(every)
    )
    wanted = np.isin(every, codes).astype(float)
    share = np.linalg.lstsq(rows.T, wanted, rcond=None)[0] if public else np.zeros(0)
    return float(share @ list(public.values())) if public and np.abs(rows.T @ share - wanted).max() < 1e-8 else np.nan


def _moves_beside(now: list[Publication], earlier: list[Publication], codes: set[str]) -> list[float]:
    """By how many businesses the areas of this month's other maps moved that hold these authorities or lie in them."""
    moves = []
    for one in now:
        value, before = one.totals[COUNT].get(WHOLE), _sum_before(earlier, COUNT, sorted(one.codes))
        if value is not None and set(one.codes) != codes and (codes < set(one.codes) or codes > set(one.codes)):
            moves.append(float(np.nan_to_num(value - before)))
    return moves


def _area(
    report: dict[str, Any],
    codes: list[str],
    earlier: list[Publication],
    metrics: list[str],
    fewest: int,
    moves: list[float],
) -> None:
    """The area's totals, and the counts of rows that would tell them; ``moves``: of what lies in it, or it lies in."""
    now, before = report["totals"][COUNT], _sum_before(earlier, COUNT, sorted(codes))
    if now is None or np.isnan(before) or all(abs(now - before - other) >= fewest for other in [0.0, *moves]):
        return
    for metric in metrics:
        old, value = _sum_before(earlier, metric, sorted(codes)), report["totals"][metric]
        if value is not None and not np.isnan(old):
            report["totals"][metric] = type(value)(round(old) if isinstance(value, int) else old)
    report["rows_outside_area"] += report["rows_in_area"] - round(before)
    report["rows_in_area"] = round(before)
