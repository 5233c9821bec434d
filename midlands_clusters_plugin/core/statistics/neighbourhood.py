"""What Gi* and local Moran's I share: values that can be tested, p values from a normal score or from permutations,
false discoveries kept in check, classes of confidence, one table of results.

Benjamini, Y. and Hochberg, Y. (1995), "Controlling the false discovery rate", Journal of the Royal Statistical Society
B 57(1), 289-300. North, B. V., Curtis, D. and Sham, P. C. (2002), "A note on the calculation of empirical P values",
American Journal of Human Genetics 71(2).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from ..grid.lattice import Lattice
from .defaults import ANALYTIC, PERMUTATION, SEED
from .permutation import neighbour_tails

FEWEST_CELLS = 8
LEVELS = (90, 95, 99)  # percent of confidence, as in the classes of hot and cold spots
NOT_SIGNIFICANT, NO_NEIGHBOURS = "not_significant", "no_neighbours"


@dataclass(frozen=True)
class Neighbourhood:
    """One row a hexagon of the lattice, in its order; islands, which have no neighbour, have nan throughout.

    ``z``: the standard score of ``statistic``, ``p`` two-sided, ``q`` the p adjusted for false discoveries (p where not
    asked for), ``kind`` what the map shows, ``notes`` sentences for the reader.
    """

    COLUMNS: ClassVar[dict[str, str]] = {}  # of the table: name -> field

    keys: np.ndarray
    value: np.ndarray
    neighbours: np.ndarray
    statistic: np.ndarray
    z: np.ndarray
    p: np.ndarray
    q: np.ndarray
    kind: np.ndarray
    method: str
    notes: tuple[str, ...]

    def frame(self) -> pd.DataFrame:
        """The result as a table with the columns of ``COLUMNS``."""
        return pd.DataFrame({name: getattr(self, field) for name, field in self.COLUMNS.items()})


@dataclass(frozen=True)
class Chances:
    """p and q of each hexagon, how many permutations they rest on (0: none), and what a reader must know."""

    p: np.ndarray
    q: np.ndarray
    draws: int
    notes: tuple[str, ...] = ()


def chances(
    lattice: Lattice,
    values: np.ndarray,
    z: np.ndarray,
    no_test: np.ndarray,
    certain: np.ndarray | bool = False,
    *,
    inference: str = PERMUTATION,
    permutations: int = 9999,
    seed: int = SEED,
    control_false_discoveries: bool = True,
    ids: np.ndarray | None = None,
    feedback: Feedback | None = None,
) -> Chances:
    """How likely it is that chance alone puts the values of each neighbourhood together.

    z : the statistic's score. ``no_test``: hexagons without one. ``certain``: no shuffling changes it, so that p = 1.
    inference : "permutation" (conditional, ``permutations`` draws with ``seed``) or "analytic" (z taken as normal).
    ids : draws made elsewhere, see permutation.neighbour_tails.
    """
    if inference == ANALYTIC:
        p, draws = two_sided_normal(z), 0
    elif inference == PERMUTATION:
        tails = neighbour_tails(lattice, values, permutations, seed, ids, feedback)
        p, draws = np.where(certain, 1.0, two_sided_empirical(tails.at_least, tails.at_most, tails.draws)), tails.draws
    else:
        raise UserError(
            tr("Choose p values by permutation or from the normal distribution."), f"inference: {inference}"
        )
    p = np.where(no_test, np.nan, p)
    if not control_false_discoveries:
        return Chances(p, p, draws)
    return Chances(p, false_discovery_rate(p), draws, floor_notes(draws, int(np.isfinite(p).sum())) if draws else ())


def checked_values(lattice: Lattice, values: np.ndarray) -> np.ndarray:
    """The values as float64. Raises UserError where a statistic of neighbourhoods has no meaning."""
    values = np.asarray(values, dtype=np.float64)
    if values.shape != (len(lattice),):
        raise ValueError(f"{values.shape} values for {len(lattice)} hexagons")
    if len(values) < FEWEST_CELLS:
        stated = tr("Hot spots need at least {fewest_cells} hexagons: choose a larger area or smaller hexagons.")
        raise UserError(stated.format(fewest_cells=FEWEST_CELLS), f"hexagons: {len(values)}")
    if not np.isfinite(values).all():
        stated = tr("Leave out the hexagons without a figure first: a missing value is not 0.")
        raise UserError(stated, f"missing: {int((~np.isfinite(values)).sum())}")
    if values.min() == values.max():
        stated = tr("All hexagons have the same value, so none is a hot spot: choose another metric or area.")
        raise UserError(stated, f"value: {values[0]:g}")
    if not lattice.count.any():
        raise UserError(tr("No hexagon has a neighbour in the area: choose a larger area or more rings."))
    return values


def two_sided_normal(z: np.ndarray) -> np.ndarray:
    """Chance of a standard normal score at least as far from 0 as ``z``, on either side. nan stays nan."""
    z = np.asarray(z, dtype=np.float64)
    return np.array([math.erfc(abs(one) / math.sqrt(2)) for one in z.ravel().tolist()], dtype=float).reshape(z.shape)


def two_sided_empirical(at_least: np.ndarray, at_most: np.ndarray, draws: int) -> np.ndarray:
    """Two-sided p from permutations: twice the smaller tail, (count + 1) / (draws + 1), and at most 1.

    at_least, at_most : how many of the ``draws`` were at least, and at most, the observed value. Ties count in both, so
        that a value which chance gives every time (a hexagon without a company among such) has p = 1.
    """
    smaller = np.minimum(np.asarray(at_least), np.asarray(at_most)).astype(np.float64)
    return np.minimum(1.0, 2.0 * (smaller + 1.0) / (draws + 1.0))


def floor_notes(draws: int, tests: int) -> tuple[str, ...]:
    """A sentence, where permutations are too few for so many tests: their smallest p is 2 / (draws + 1), and with false
    discoveries controlled at 5 %, k results at that p count only if it is at most 5 % of k / ``tests``.
    """
    least = 2.0 / (draws + 1.0)
    needed = math.ceil(least * tests / 0.05)
    if needed <= 1:
        return ()
    text = tr(
        "{draws:,} permutations cannot give a p below {least:g}: among {tests:,} hexagons none counts at 95 % unless "
        "{needed:,} or more reach it. Use more permutations to find single ones."
    )
    return (text.format(draws=draws, least=least, tests=tests, needed=needed),)


def false_discovery_rate(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's adjusted p: of all results at or below q at most the share q are false. nan (no test)
    stays nan and does not count. Never below p; keeps the order of p.
    """
    p = np.asarray(p, dtype=np.float64)
    adjusted = np.full(p.shape, np.nan)
    tested = np.flatnonzero(np.isfinite(p))
    if not len(tested):
        return adjusted
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * (len(order) / np.arange(1, len(order) + 1))
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return adjusted


def confidence(p: np.ndarray) -> np.ndarray:
    """Largest of LEVELS at which each p is significant, 0 where it is at none or is nan. int64."""
    p = np.asarray(p, dtype=np.float64)
    result = np.zeros(p.shape, dtype=np.int64)
    for level in LEVELS:
        result[p <= 1 - level / 100 + 1e-12] = level
    return result
