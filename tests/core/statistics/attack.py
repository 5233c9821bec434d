"""The attack on a protected table: what can be worked out of the hidden figures from all that is published.

Everybody knows the published cells, authority totals and area total, that figures are not negative, and (of a count of businesses) that a
hidden cell has at least one. A company knows its own figures too. Since each cell stands in one authority, what is known comes down to
sums of blocks of hidden cells, and the possible range of each cell follows by simple sums; tests compare it with linear programming.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from midlands_clusters_plugin.core.disclosure.disclosure import Protection
from midlands_clusters_plugin.core.disclosure.disclosure_rules import Contributions


@dataclass(frozen=True)
class Audit:
    """What an attacker can work out, one row a hidden cell.

    ``cell`` its index, ``value`` the true figure (for an insider: the others' part of it), ``low`` and ``high`` the possible range,
    ``exact`` whether it is known exactly, ``too_close`` whether the upper end comes within the protection interval of the true figure.
    """

    cell: np.ndarray
    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    exact: np.ndarray
    too_close: np.ndarray


def audit(one: Contributions, authority: np.ndarray, protection: Protection, insider: int | None = None) -> Audit:
    """Attack one metric of a protected table.

    Parameters
    ----------
    one : the true contributions.
    authority : (cells,) index of each cell's authority.
    insider : a company (as numbered in ``one``) that uses its own figures; None for somebody without any.
    """
    authority = np.asarray(authority, dtype=np.int64)
    cells = len(authority)
    hidden = np.flatnonzero(protection.hidden(one.metric))
    true = one.sums(cells)
    if insider is not None:
        mine = one.company == insider
        true = true - np.bincount(one.cell[mine], weights=one.value[mine], minlength=cells)
        true[np.abs(true) < 1e-9] = 0.0
    # An insider's own cell may hold nobody else; everybody's cell holds at least one business.
    least = np.where(true > 0, 1.0, 0.0) if one.always else np.zeros(cells)
    block = np.where(protection.totals_hidden[one.metric][authority], -1, authority)[hidden]
    low, high = np.zeros(len(hidden)), np.full(len(hidden), np.inf)
    for number in np.unique(block):
        if number == -1 and protection.area_hidden[one.metric]:
            low[block == number] = least[hidden[block == number]]
            continue
        rows = np.flatnonzero(block == number)
        known, floor = true[hidden[rows]].sum(), least[hidden[rows]]
        high[rows] = known - (floor.sum() - floor)
        low[rows] = np.maximum(floor, known - (high[rows].sum() - high[rows])) if len(rows) > 1 else known
    value = true[hidden]
    exact = high - low <= 1e-9 * np.maximum(1.0, value)
    near = high - value < protection.rule.protection / 100 * value - 1e-9 * np.maximum(1.0, value)
    return Audit(hidden, value, low, high, exact, near)
