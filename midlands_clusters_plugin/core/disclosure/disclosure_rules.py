"""When a figure would give a business away: the rules of primary suppression, and rounding.

For the figure of one cell with contributions x1 >= x2 >= ... of n companies (a company with several sites in the cell
is one) that add up to T:

    threshold   unsafe if 0 < n < fewest
    largest     unsafe if x1 > k1 % of T                       ("(1, k) dominance")
    largest two unsafe if x1 + x2 > k2 % of T                  ("(2, k) dominance")
    remainder   unsafe if T - x1 - x2 < p % of x1              ("p % rule": the second could estimate the largest)

The Business Register and Employment Survey publishes a cell if at least 3 enterprises stand in it and the total less
the two largest is at least 10 % of the largest: the first and the last rule with 3 and 10. A cell in which nobody is,
and a value of 0, is never unsafe.

Nomis, article 1103 (BRES disclosure rule, as recorded in this project's notes); Hundepool, A. et al. (2012),
"Statistical Disclosure Control", Wiley, chapter 4; Cox, L. H. (1987), "A constructive procedure for unbiased controlled
rounding", Journal of the American Statistical Association 82(398).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import tr
from .disclosure_rule import CONVENTIONAL, Rule


@dataclass(frozen=True)
class Contributions:
    """Who adds how much to which cell: one row a cell and company, values above 0.

    ``is_count``: the metric counts businesses, so that only the threshold applies to a cell; ``always``: each cell that
    is not empty has at least 1 of it (the business count), which an attacker knows.
    """

    metric: str
    cell: np.ndarray
    company: np.ndarray
    value: np.ndarray
    is_count: bool
    always: bool = False

    def within(self, wanted: np.ndarray) -> Contributions:
        """Only the cells where ``wanted`` (bool, one a cell) is true."""
        stored = wanted[self.cell]
        return replace(self, cell=self.cell[stored], company=self.company[stored], value=self.value[stored])

    def sums(self, cells: int) -> np.ndarray:
        """Total of each cell, (cells,) float64."""
        return np.bincount(self.cell, weights=self.value, minlength=cells)


def contributions(
    metric: str, cell: np.ndarray, company: np.ndarray, value: np.ndarray, is_count: bool, always: bool = False
) -> Contributions:
    """Contributions from one row a site: those of one company in one cell are added up, missing ones and 0 left out.

    cell : (m,) index of the cell (the piece of a hexagon) of each row.
    company : (m,) anything that tells companies apart (company_id); a missing one counts as a company of its own.
    value : (m,) not negative. Raises UserError otherwise.
    """
    value = np.asarray(value, dtype=np.float64)
    code, known = pd.factorize(np.asarray(company, dtype=object))
    nameless = code < 0
    code = code.astype(np.int64)
    code[nameless] = len(known) + np.arange(int(nameless.sum()))
    stored = np.isfinite(value) & (value != 0)
    if (value[stored] < 0).any():
        stated = tr("A company has a negative figure: the disclosure rules need figures of 0 or more.")
        raise UserError(stated, f"metric: {metric}")
    added = added_up(np.asarray(cell, dtype=np.int64)[stored], code[stored], value[stored])
    return Contributions(metric, *added, is_count, always)


def added_up(cell: np.ndarray, company: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One row a cell and company, in their order."""
    width = int(company.max(initial=0)) + 1
    key, at = np.unique(cell * width + company, return_inverse=True)
    return key // width, key % width, np.bincount(at.reshape(-1), weights=value, minlength=len(key))


def unsafe(given: Contributions, cells: int, rule: Rule) -> np.ndarray:
    """Which cells the rule hides on their own account (primary suppression), (cells,) bool."""
    number = np.bincount(given.cell, minlength=cells)
    result = (number > 0) & (number < rule.fewest)
    if given.is_count:
        return result
    return result | dominated(given.sums(cells), *_two_largest(given, cells), rule)


def dominated(total: np.ndarray, first: np.ndarray | float, second: np.ndarray | float, rule: Rule) -> np.ndarray:
    """Where one or two companies are too much of the total, (n,) bool."""
    result = np.zeros(np.shape(total), dtype=bool)
    if rule.largest is not None:
        result |= 100 * first > rule.largest * total
    if rule.largest_two is not None:
        result |= 100 * (first + second) > rule.largest_two * total
    if rule.remainder is not None:
        result |= 100 * (total - first - second) < rule.remainder * first
    return result & (total > 0)


def _two_largest(given: Contributions, cells: int) -> tuple[np.ndarray, np.ndarray]:
    """Largest and second largest contribution of each cell, 0 where there is none."""
    order = np.lexsort((-given.value, given.cell))
    cell, value = given.cell[order], given.value[order]
    start = np.flatnonzero(np.r_[True, cell[1:] != cell[:-1]]) if len(cell) else np.empty(0, dtype=np.int64)
    first, second = np.zeros(cells), np.zeros(cells)
    first[cell[start]] = value[start]
    has = start[np.diff(np.r_[start, len(cell)]) > 1]
    second[cell[has]] = value[has + 1]
    return first, second


def rounded(values: np.ndarray, names: Iterable[object], metric: str, rule: Rule) -> np.ndarray:
    """Figures rounded as the rule says; nan stays nan.

    Conventional rounding: to the nearest multiple, halves up. Random: up or down with chances that keep the mean, by a
    hash of seed, metric and the cell's name: asking again gives the same answer, so that averaging gains nothing.
    """
    values = np.asarray(values, dtype=np.float64)
    if not rule.round_to:
        return values
    if rule.rounding == CONVENTIONAL:
        return np.floor(values / rule.round_to + 0.5) * rule.round_to
    texts = (f"{rule.seed}|{metric}|{name}".encode() for name in names)
    draws = [int.from_bytes(hashlib.blake2b(text, digest_size=6).digest(), "big") / 2**48 for text in texts]
    return np.floor(values / rule.round_to + np.array(draws)) * rule.round_to
