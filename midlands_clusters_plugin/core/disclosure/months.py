"""Another month's companies: a figure moves only where enough of them came or went, else it stays as it was published.

What was published is that of all earlier maps of the cluster, of any area; a sum of authorities may follow from the
sums of others. A total of which few came or went beside what moves inside it moves as that does: the rest stays. Nor
may an area move where too few are left beside up to two of the month's other areas ({1, 2} + {2, 3} - {1, 2, 3} is
{2}): their difference tells of these few. So with up to three maps of clusters inside each other: where too few of the
companies between them came or went, the figure moves as the others' did, or stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from .ledger import WHOLE, Publication, codes_of, unmoved
from .map_figures import COUNT

_MOST = 1_000_000  # figures of other clusters that a map's are compared with, beside eight of each


def keep_small_changes(
    tables: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, dict[str, Any]],
    keys: np.ndarray,
    earlier: list[Publication],
    now: list[Publication],
    metrics: list[str],
    fewest: int,
    nested: Sequence[Sequence[tuple[int, str]]] = (),
    others: Mapping[str, tuple[list[Publication], list[Publication]]] | None = None,
) -> None:
    """Put the published figures back where few came or went, in hexagons (named by ``keys``), authorities and report.

    ``earlier``: maps of other months, ``now``: of the same companies; ``others``: the same (now, earlier) of other
    clusters, ``nested``: which of these, added or subtracted (1, -1), hold these companies or are held by them.
    """
    hexes, authorities, report = tables
    metrics = [COUNT, *(one for one in metrics if one != COUNT)]
    codes = authorities["authority_code"].astype(str).to_numpy(dtype=str)
    place = pd.Index(codes).get_indexer(hexes["authority_code"].astype(str))
    nothing = np.zeros((len(hexes), len(metrics)))
    nested, others = nested[: max(8, _MOST // max(1, len(keys)))], others or {}

    def between(moved: Callable[[list[Publication], list[Publication]], np.ndarray]) -> list[np.ndarray]:
        each = {name: moved(*maps) for name, maps in others.items()}
        return [np.sum([sign * each[name] for sign, name in one], axis=0) for one in nested]

    theirs = between(partial(_between, "cells", keys, metrics))
    cells = _moved(hexes, "cells", keys, earlier, metrics, fewest, nothing, theirs)
    inside, *more = (_added(place, len(codes), cells - each) for each in [nothing, *theirs])
    beside = between(partial(_between, "totals", codes, metrics))
    beside += [one + each for one, each in zip(beside, more)]  # what is left of the difference beside its hexagons
    totals = _moved(authorities, "totals", codes, earlier, metrics, fewest, inside, beside)
    totals = np.where(np.isfinite(totals[:, :1]), np.nan_to_num(totals), 0.0)
    whole = np.where(totals[:, :1] != 0, totals, inside).sum(axis=0)
    beside = between(partial(_area_between, tuple(sorted(codes)), metrics))
    beside += [one + each.sum(axis=0) for one, each in zip(beside, more)]
    _area(report, dict(zip(codes.tolist(), inside)), earlier, now, metrics, fewest, whole, beside)
    for metric in metrics:  # of one authority the area's total is its own
        if len(codes) == 1 and report["totals"][metric] is not None and authorities[metric].notna().all():
            authorities[metric] = report["totals"][metric]


def _moved(
    table: gpd.GeoDataFrame,
    kind: str,
    names: np.ndarray,
    earlier: list[Publication],
    metrics: list[str],
    fewest: int,
    inside: np.ndarray,
    beside: list[np.ndarray],
) -> np.ndarray:
    """By how much each row moves (rows, metrics; the businesses first), 0 where it stays, nan: not known; ``inside``:
    what moves in it, ``beside``: by how much those of nested clusters did.
    """
    count = table[COUNT].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    counted = _published_before(earlier, kind, COUNT, names)
    few = np.nan_to_num(np.abs(count - counted - inside[:, 0]), nan=np.inf) < fewest
    follows = few & (np.abs(inside[:, 0]) >= fewest)
    moves, past = np.zeros(inside.shape), np.zeros(inside.shape)
    for at, metric in enumerate(metrics):
        past[:, at] = before = _published_before(earlier, kind, metric, names)
        # A row of which few are left beside what moves in it counts as if, of these, none had come or gone.
        stays = before + np.where(follows, inside[:, at], 0.0)
        table[metric] = unmoved(table[metric], np.where(few, counted, count), stays, counted, fewest)
        moves[:, at] = table[metric].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan) - before
    unsafe = np.isfinite(moves[:, 0]) & ~_apart(moves, beside, inside, fewest)
    if unsafe.any():
        moves[unsafe] = _with_others(moves, past, beside, inside, fewest)[unsafe]
        for at, metric in enumerate(metrics):
            changed = unsafe & np.isfinite(moves[:, at])
            table.loc[changed, metric] = (past + moves)[changed, at]
    return moves


def _added(place: np.ndarray, number: int, cells: np.ndarray) -> np.ndarray:
    """The known moves of cells by authority."""
    made = np.zeros((number, cells.shape[1]))
    np.add.at(made, place, np.where(np.isfinite(cells[:, :1]), np.nan_to_num(cells), 0.0))
    return made


def _between(
    kind: str, names: np.ndarray, metrics: list[str], now: list[Publication], earlier: list[Publication]
) -> np.ndarray:
    """By how much the figures of some pieces or authorities moved, (rows, metrics); nan: not known."""
    after, before = (
        np.array([_published_before(maps, kind, each, names) for each in metrics]) for maps in (now, earlier)
    )
    return (after - before).T


def _few_between(moves: np.ndarray, other: np.ndarray, fewest: int) -> np.ndarray:
    """Rows (bool) of which few came or went between two clusters, and something is told of these."""
    left = moves - other
    return (np.abs(left[:, 0]) < fewest) & (np.abs(np.nan_to_num(left)) > 1e-3).any(axis=1)


def _apart(moves: np.ndarray, beside: list[np.ndarray], inside: np.ndarray, fewest: int) -> np.ndarray:
    """Rows (bool) whose move tells too little of few, be it beside other clusters or beside what moves in them."""
    nothing = np.abs(np.nan_to_num(moves)).max(axis=1) <= 1e-3
    own = nothing | ((np.abs(moves[:, 0]) >= fewest) & ~_few_between(moves, inside, fewest))
    return own & ~np.logical_or.reduce(np.array([_few_between(moves, each, fewest) for each in beside]), axis=0)


def _with_others(
    moves: np.ndarray, past: np.ndarray, beside: list[np.ndarray], inside: np.ndarray, fewest: int
) -> np.ndarray:
    """Moves with those of other clusters that are near and safe instead, else 0; nan stays nan."""
    chosen, found = np.zeros(moves.shape), np.zeros(len(moves), dtype=bool)
    for each in [inside, *beside]:
        other = np.where(np.isfinite(moves), np.nan_to_num(each), np.nan)
        left = past + other
        good = ((left[:, 0] == 0) | (left[:, 0] >= fewest)) & ~(left < -1e-3).any(axis=1)
        good &= ~found & _apart(other, beside, inside, fewest) & (np.abs(other - moves)[:, 0] < fewest)
        chosen, found = np.where(good[:, None], other, chosen), found | good
    return np.where(np.isfinite(moves), chosen, np.nan)


def _published_before(earlier: list[Publication], kind: str, metric: str, names: np.ndarray) -> np.ndarray:
    """The figures last published ("cells" or "totals"), by name: 0 where nothing was entered, nan where none was."""
    code = codes_of(names)
    found = np.full(len(names), np.nan)
    for one in earlier:
        there = getattr(one, kind)
        if metric in there:
            values = [there[metric].get(str(name), 0.0) for name in names]
            now = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
            found = np.where(np.isin(code, one.codes) & np.isfinite(now), now, found)
    return found


_Sums = dict[tuple[str, ...], float]


def _sums(maps: list[Publication], metric: str) -> _Sums:
    """The totals that maps show, the last ones, by their authorities."""
    found: _Sums = {}
    for one in maps:
        for codes, name in [*(((code,), code) for code in one.codes), (tuple(sorted(one.codes)), WHOLE)]:
            value = one.totals.get(metric, {}).get(name)
            if value is not None:
                found[codes] = value
    return found


def _sum_of(codes: tuple[str, ...], public: _Sums) -> float:
    """What is public of some authorities together, or follows from what is of others; nan for nothing."""
    if codes in public or not public:
        return public.get(codes, np.nan)
    every = sorted({*codes, *(code for names in public for code in names)})
    rows = np.array([[code in names for code in every] for names in public], dtype=float)
    wanted = np.isin(every, codes).astype(float)
    share = np.linalg.lstsq(rows.T, wanted, rcond=None)[0]
    return float(share @ list(public.values())) if np.abs(rows.T @ share - wanted).max() < 1e-8 else np.nan


def _beside(now: list[_Sums], before: list[_Sums], codes: tuple[str, ...], cells: dict[str, np.ndarray]) -> np.ndarray:
    """By how much (rows, metrics) one or two of this month's other areas moved, added or subtracted, that leave some of
    these authorities or of which these leave some; of those also with what moves in their cells.
    """
    moves = {names: [one.get(names, np.nan) - _sum_of(names, old) for one, old in zip(now, before)] for names in now[0]}
    moves = {names: each for names, each in moves.items() if np.isfinite(each[0])}
    every = sorted({*codes, *(code for names in moves for code in names)})
    rows = np.array([[code in names for code in every] for names in [(), *moves]], dtype=np.int8)
    moved = np.array([[0.0] * len(now), *moves.values()])
    rows, moved = np.concatenate([rows, -rows[1:]]), np.concatenate([moved, -moved[1:]])
    wanted, found = np.isin(every, codes).astype(np.int8), [np.empty((0, len(now)))]
    within = np.array([cells.get(code, np.zeros(len(now))) for code in every])
    for number in range(len(rows) - 1):
        left, beside = wanted - rows[number] - rows[number + 1 :], moved[number] + moved[number + 1 :]
        sets = left.any(axis=1) & (np.abs(left).max(axis=1) == 1) & ((left >= 0).all(axis=1) | (left <= 0).all(axis=1))
        found += [beside[sets], beside[sets] + left[sets] @ within]
    return np.concatenate(found)


def _area_between(
    codes: tuple[str, ...], metrics: list[str], now: list[Publication], earlier: list[Publication]
) -> np.ndarray:
    """By how much another cluster's total of the area moved, (1, metrics); nan: not known."""
    return np.array([[_sum_of(codes, _sums(now, one)) - _sum_of(codes, _sums(earlier, one)) for one in metrics]])


def _cells_moved(now: list[Publication], earlier: list[Publication], metrics: list[str]) -> dict[str, np.ndarray]:
    """By how much the cells of this month's maps moved, by authority."""
    names = np.array(sorted({name for one in [*now, *earlier] for name in one.cells.get(COUNT, {})}), dtype=str)
    moved = pd.DataFrame(np.nan_to_num(_between("cells", names, metrics, now, earlier)), index=codes_of(names))
    return {str(code): each.to_numpy(dtype=float) for code, each in moved.groupby(level=0).sum().iterrows()}


def _area(
    report: dict[str, Any],
    inside: dict[str, np.ndarray],
    earlier: list[Publication],
    now: list[Publication],
    metrics: list[str],
    fewest: int,
    whole: np.ndarray,
    beside: list[np.ndarray],
) -> None:
    """The area's totals, and counts of rows that tell them; ``whole``: what moves in it, ``beside``: in other maps."""
    codes, past = tuple(sorted(inside)), [_sums(earlier, one) for one in metrics]
    value = np.array([np.nan if report["totals"][one] is None else report["totals"][one] for one in metrics], float)
    before = np.array([_sum_of(codes, one) for one in past])
    if not np.isfinite(value[0] - before[0]):
        return
    move = value - before
    if abs(move[0] - whole[0]) < fewest:
        move = whole
    cells = {**_cells_moved(now, earlier, metrics), **inside}
    others = np.concatenate([_beside([_sums(now, one) for one in metrics], past, codes, cells), *beside])
    if abs(move[0]) < fewest or _few_between(move[None], others, fewest).any():
        move = np.zeros(len(metrics))
    for metric, old, moved, exact in zip(metrics, before, move, value - before):
        total = report["totals"][metric]
        if moved != exact and np.isfinite(exact):
            report["totals"][metric] = type(total)(round(old + moved) if isinstance(total, int) else old + moved)
    if move[0] != value[0] - before[0]:
        inside_area = round(before[0] + move[0])
        report["rows_outside_area"] += report["rows_in_area"] - inside_area
        report["rows_in_area"] = inside_area
