"""Disclosure control: hide figures of cells that would give a business away, and others so that none can be worked out.

The table that is published: cells (the pieces of hexagons), each in one authority; the total of each authority; the
total of the area; for one or several metrics. A cell that is hidden in a metric that goes before (``BEFORE_ALL``: the
business count) is hidden in *all* metrics, because one figure of a business helps to guess another; each other metric
may hide more cells for itself (three of fifty businesses with nearly all turnover). Why a cell is hidden (on its own
account, or for another's sake) is not published: knowing it narrows the guess.

Secondary suppression. What an authority's published cells leave of its total is the sum of its hidden cells: a *block*
whose sum everybody can work out. A block is safe if, for each metric,

* it has at least two cells, a sum above 0, and as a whole passes the rule itself (threshold, dominance);
* no company that knows its own figures can bring another cell's hidden figure within the protection interval: for each
  cell hidden on its own account, with the others' part y of it, and each company with T in the block:
  (sum - T) - y >= protection % of y;
* counts of businesses, which everybody knows to be at least 1 in a hidden cell, leave as much room above these ones.

While a block is not safe, the smallest cell (fewest businesses, then smallest figures) of the authority is hidden too.
Where even all cells of the authority would not do, the *authority's total* of that metric is hidden instead; those
authorities' hidden cells are then one block against the area's total, made safe by hiding further totals, and at last
the area's own. Totals give way last and cells first, because a total serves more readers.

A second map adds nothing if it is made of the table that ``apply`` returns: its classes come from published figures. A
map of *part* of the same companies (a cluster within "all") is protected by giving the first one's contributions as
``published_before``: their difference is treated as a metric of its own. A map on *another grid* is not covered: its
cells overlap these, so publish one grid only (docs/statistics/disclosure.md), and no points of companies beside it.

Sources: as in disclosure_rules; Cox, L. H. (1980), "Suppression methodology and statistical disclosure control",
Journal of the American Statistical Association 75(370), 377-385; Fischetti, M. and Salazar, J. J. (2001), Management
Science 47(7), 1008-1027 (protection levels).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, tr
from .disclosure_rule import BRES, Rule
from .disclosure_rules import Contributions, added_up, dominated, rounded, unsafe

SHOWN, PRIMARY, SECONDARY = 0, 1, 2
BEFORE_ALL = ("business_count",)
DIFFERENCE = "~"  # before the name of a metric: the difference to a map published before


@dataclass(frozen=True)
class Protection:
    """What may not be published, by metric. ``reasons``: (cells,) int8, SHOWN, PRIMARY (its own figures are unsafe) or
    SECONDARY (for another's sake), not for publication; ``totals_hidden``: (authorities,) bool.
    """

    reasons: Mapping[str, np.ndarray]
    totals_hidden: Mapping[str, np.ndarray]
    area_hidden: Mapping[str, bool]
    rule: Rule

    def hidden(self, metric: str) -> np.ndarray:
        """Cells hidden in a metric, bool."""
        return self.reasons[metric] != SHOWN

    def describe(self, metric: str) -> str:
        """One sentence for the map of a metric: how much is hidden. Hidden is not empty."""
        hidden, primary = int(self.hidden(metric).sum()), int((self.reasons[metric] == PRIMARY).sum())
        totals = int(self.totals_hidden[metric].sum())
        cells = counted(
            "{n} hexagon is hidden ({primary:,} by the rule, {more:,} to protect others).",
            "{n} hexagons are hidden ({primary:,} by the rule, {more:,} to protect them).",
            hidden,
        ).format(primary=primary, more=hidden - primary)
        return " ".join([cells, counted("{n} authority total is hidden.", "{n} authority totals are hidden.", totals)])


def protect(
    given: list[Contributions],
    authority: np.ndarray,
    rule: Rule = BRES,
    *,
    published_before: Sequence[list[Contributions]] = (),
    hidden_before: Mapping[str, np.ndarray] | None = None,
    shown_before: Mapping[str, np.ndarray] | None = None,
    feedback: Feedback | None = None,
) -> Protection:
    """Decide what must be hidden. Raises UserError for no metric; Cancelled.

    given : contributions of all metrics published together, of one set of cells and one numbering of companies.
    authority : (cells,) index of each cell's authority, from 0.
    published_before : those of maps of the same cells, each of companies that hold these or are held by these.
    hidden_before : metric -> cells (bool) that earlier maps hide; they stay hidden.
    shown_before : metric -> cells (bool) that an earlier map of the same companies shows; to hide them protects nobody.
    """
    if not given:
        raise UserError(tr("There is no metric to protect."))
    feedback = feedback or Feedback()
    authority = np.asarray(authority, dtype=np.int64)
    differences = differences_of(given, published_before)
    gone, public = hidden_before or {}, shown_before or {}
    first = [one for one in given if one.metric in BEFORE_ALL]
    start = np.zeros(len(authority), dtype=np.int8)
    reasons, totals, area = {}, {}, {}
    turns = ([first] if first else []) + [[one] for one in given if one.metric not in BEFORE_ALL]
    for number, metrics in enumerate(turns):
        feedback.progress(number / len(turns))
        at_once = metrics + [other for one in metrics for other in differences.get(one.metric, [])]
        before = np.logical_or.reduce([gone.get(one.metric, start != SHOWN) for one in metrics])
        begin = np.where((start == SHOWN) & before, SECONDARY, start).astype(np.int8)
        known = np.logical_and.reduce([public.get(one.metric, np.zeros(len(start), dtype=bool)) for one in metrics])
        reason = _protect_at_once(at_once, authority, begin, known, rule, feedback)
        covered = {one.metric: _cover_totals(one, authority, *reason, rule) for one in at_once}
        for one in metrics:  # a difference that must not be known hides the total of the metric itself
            both = [covered[one.metric], *(covered[other.metric] for other in differences.get(one.metric, []))]
            reasons[one.metric] = reason[0]
            totals[one.metric] = np.logical_or.reduce([hidden for hidden, _ in both])
            area[one.metric] = any(whole for _, whole in both)
        if metrics is first:
            start = reason[0]
    return Protection(reasons, totals, area, rule)


def _protect_at_once(
    given: list[Contributions],
    authority: np.ndarray,
    start: np.ndarray,
    public: np.ndarray,
    rule: Rule,
    feedback: Feedback,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """One mask of cells for some metrics, with ``start`` and none more of ``public``: the reasons, and by metric the
    authorities whose total must go.
    """
    cells, groups = len(authority), int(authority.max(initial=-1)) + 1
    primary = start == PRIMARY
    for one in given:
        stays = public if one.metric.startswith(DIFFERENCE) else np.zeros(cells, dtype=bool)
        primary = primary | (unsafe(one, cells, rule) & ~stays)
    hidden = primary | (start != SHOWN)
    totals = {one.metric: np.zeros(groups, dtype=bool) for one in given}
    order = _smallest_first(given, cells)
    order = order[~public[order]]
    for group in range(groups):
        feedback.check()
        mine = authority == group
        if (hidden & mine).any():
            local = [one.within(mine) for one in given]
            now, given_up = _complete(local, primary, hidden & mine, order[mine[order]], rule)
            hidden |= now
            for metric in given_up:
                totals[metric][group] = True
    return np.where(primary, PRIMARY, np.where(hidden, SECONDARY, SHOWN)).astype(np.int8), totals


def apply(table: pd.DataFrame, protection: Protection, metrics: tuple[str, ...]) -> pd.DataFrame:
    """The table of cells as it may be published: hidden figures missing, the others rounded, and two columns more.

    ``suppressed`` (bool): a figure of the row is hidden; ``suppressed_metrics``: which ("employees;turnover"), to tell
    hidden from not known. A cell without a company keeps its 0: it must look different on the map.
    """
    if any(len(table) != len(protection.reasons[metric]) for metric in metrics):
        raise ValueError(f"{len(table)} rows for another number of cells")
    codes = "|" + table["authority_code"].astype(str) if "authority_code" in table else ""
    masks = {metric: protection.hidden(metric) for metric in metrics}
    return _published(table, masks, table["cell_id"].astype(str) + codes, protection.rule)


def apply_to_totals(table: pd.DataFrame, protection: Protection, metrics: tuple[str, ...]) -> pd.DataFrame:
    """The table of authorities as it may be published, with the same two columns."""
    masks = {metric: protection.totals_hidden[metric] for metric in metrics}
    return _published(table, masks, table["authority_code"], protection.rule)


def _published(table: pd.DataFrame, masks: Mapping[str, np.ndarray], names: pd.Series, rule: Rule) -> pd.DataFrame:
    result = table.copy()
    texts = np.full(len(table), "", dtype=object)
    for metric, mask in masks.items():
        values = np.where(mask, np.nan, table[metric].to_numpy(dtype=np.float64, na_value=np.nan))
        values = rounded(values, names, metric, rule)
        whole = pd.api.types.is_integer_dtype(table[metric].dtype)
        result[metric] = pd.array(values, dtype="Int64") if whole else values
        texts[mask] = [f"{text};{metric}" if text else metric for text in texts[mask]]
    result["suppressed"] = texts != ""
    result["suppressed_metrics"] = texts
    return result


def differences_of(given: list[Contributions], before: Sequence[list[Contributions]]) -> dict[str, list[Contributions]]:
    """By metric, what the given cells and those of each earlier map differ by, by company, as metrics of their own."""
    found: dict[str, list[Contributions]] = {}
    for number, earlier in enumerate(before, start=1):
        others = {one.metric: one for one in earlier}
        for one in given:
            if one.metric in others and len(one.value):  # less nothing, the other is itself
                other, name = others[one.metric], DIFFERENCE * number + one.metric
                both = [(other.cell, one.cell), (other.company, one.company), (other.value, -one.value)]
                cell, company, left = added_up(*map(np.concatenate, both))
                apart = np.abs(left) > 1e-9
                rows = {"cell": cell[apart], "company": company[apart], "value": np.abs(left[apart])}
                found.setdefault(one.metric, []).append(replace(one, metric=name, always=False, **rows))
    return found


def _smallest_first(given: list[Contributions], cells: int) -> np.ndarray:
    """Cells that are not empty, the least loss first: fewest contributions, smallest figures, then as they stand."""
    number = np.max([np.bincount(one.cell, minlength=cells) for one in given], axis=0)
    sums = [one.sums(cells) for one in reversed(given)]
    order = np.lexsort((np.arange(cells), *sums, number))
    return order[number[order] > 0]


def _complete(
    local: list[Contributions], primary: np.ndarray, start: np.ndarray, order: np.ndarray, rule: Rule
) -> tuple[np.ndarray, list[str]]:
    """The hidden cells of one authority, with more than ``start`` until its block is safe; metrics whose total goes."""
    candidates = order[~start[order]]
    fullest = start.copy()
    fullest[candidates] = True
    given_up = [one.metric for one in local if not is_safe(one, fullest, primary, rule)]
    asked = [one for one in local if one.metric not in given_up]
    hidden = start.copy()
    added: list[int] = []
    step = 1
    while not all(is_safe(one, hidden, primary, rule) for one in asked):  # the surplus is taken back below
        more = candidates[len(added) : len(added) + step]
        hidden[more] = True
        added += more.tolist()
        step *= 2
    for cell in reversed(added):
        hidden[cell] = False
        if not all(is_safe(one, hidden, primary, rule) for one in asked):
            hidden[cell] = True
    return hidden, given_up


def _cover_totals(
    one: Contributions, authority: np.ndarray, reason: np.ndarray, must_go: Mapping[str, np.ndarray], rule: Rule
) -> tuple[np.ndarray, bool]:
    """Hide totals of one metric until none follows from the area's; whether that must be hidden too."""
    totals, hidden = must_go[one.metric].copy(), reason != SHOWN
    if not totals.any():
        return totals, False
    sums = np.bincount(authority, weights=one.sums(len(authority)) * hidden, minlength=len(totals))
    able = np.unique(authority[hidden])
    for group in [None, *able[np.argsort(sums[able], kind="stable")].tolist()]:
        if group is not None:
            totals[group] = True
        if is_safe(one, hidden & totals[authority], reason == PRIMARY, rule):
            return totals, False
    return totals, True


def is_safe(one: Contributions, block: np.ndarray, primary: np.ndarray, rule: Rule) -> bool:
    """Whether the sum over the cells ``block`` may be known (see the module's text)."""
    size = int(block.sum())
    if size == 0:
        return True
    inside = one.within(block)
    whole = inside.value.sum()
    if size < 2 or not len(inside.value):  # that the rest is 0 would give every hidden 0 away
        return False
    names, company = np.unique(inside.company, return_inverse=True)
    own = np.bincount(company, weights=inside.value)
    largest = np.sort(own)[::-1]
    second = largest[1] if len(own) > 1 else 0.0
    if len(names) < rule.fewest or (not one.is_count and bool(dominated(np.array(whole), largest[0], second, rule))):
        return False
    room = whole - (size - 1 if one.always else 0)  # what any one cell could be at most
    if one.always and room - largest[0] < rule.fewest:
        return False
    least = 1.0 if one.is_count else 0.0
    return _no_insider_learns(inside, company, own, room, block & primary, least, rule.protection / 100)


def _no_insider_learns(
    inside: Contributions,
    company: np.ndarray,
    own: np.ndarray,
    room: float,
    cells: np.ndarray,
    least: float,
    protection: float,
) -> bool:
    """No company, and nobody without one, can bring the others' part of a cell within the protection interval."""
    sums = inside.sums(len(cells))
    asked = np.flatnonzero(cells & (sums > 0))
    slack = 1e-9 * max(room, 1.0)

    def fails(known: np.ndarray | float, rest: np.ndarray) -> np.ndarray:
        return (rest > 0) & (room - known - rest < np.maximum(protection * rest, least) - slack)

    pairs = cells[inside.cell]
    if fails(own[company[pairs]], sums[inside.cell[pairs]] - inside.value[pairs]).any():
        return False
    doubtful = asked[fails(own.max(), sums[asked])]
    order = np.argsort(-own, kind="stable")
    for cell in doubtful:  # the largest company that has nothing in the cell itself
        present = set(company[inside.cell == cell].tolist())
        outsider = next((own[one] for one in order if one not in present), 0.0)
        if fails(outsider, sums[[cell]]).any():
            return False
    return True
