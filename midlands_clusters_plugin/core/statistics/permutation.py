"""Conditional permutation: what would a hexagon's neighbours add up to if all other values were shuffled?

Each draw takes as many values as there are neighbours from all hexagons but the one asked about, without putting back;
as in ``esda``, one set of draws serves all hexagons. Draw r picks numbers p1, p2, ... among the n - 1 others; for
hexagon i number p means hexagon p if p < i and p + 1 otherwise. So over i = 0, 1, ... n - 1 a draw's sum changes only
at the few places i = p + 1: one draw is a handful of constant stretches, and is compared with all hexagons at once.
Time grows with hexagons times draws, whatever the number of neighbours, and memory with the hexagons alone.

Source: Anselin, L. (1995), "Local indicators of spatial association - LISA", Geographical Analysis 27(2), 93-115.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from ..grid.lattice import Lattice
from .defaults import SEED

FEWEST, MOST = 99, 99_999


@dataclass(frozen=True)
class Tails:
    """How many of ``draws`` sums of shuffled neighbours were at least, and at most, the observed. Both (n,) int64."""

    at_least: np.ndarray
    at_most: np.ndarray
    draws: int


def draw_ids(others: int, size: int, draws: int, seed: int = SEED) -> np.ndarray:
    """(draws, size) different numbers below ``others``, all ordered choices equally likely; the same on every machine,
    as numpy promises of RandomState.
    """
    if size > others:
        raise UserError(tr("There are too few hexagons for this many rings of neighbours."))
    generator = np.random.RandomState(seed)
    if 4 * size > others:  # a small map: drawing again until all differ would take long
        ids = np.array([generator.permutation(others)[:size] for _ in range(draws)], dtype=np.int64)
        return ids.reshape(draws, size)
    ids = generator.randint(0, others, (draws, size))
    again = np.arange(draws)
    while len(again):
        ordered = np.sort(ids[again], axis=1)
        again = again[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
        ids[again] = generator.randint(0, others, (len(again), size))
    return ids.astype(np.int64)


def neighbour_tails(
    lattice: Lattice,
    values: np.ndarray,
    draws: int = 999,
    seed: int = SEED,
    ids: np.ndarray | None = None,
    feedback: Feedback | None = None,
) -> Tails:
    """Compare each hexagon's sum of neighbours with sums of shuffled neighbours.

    values : (n,) finite. Sums are compared with a tolerance of rounding, 1e-11 of the largest value.
    draws : 99 to 99,999 permutations.
    ids : numbers drawn elsewhere, (draws, at least the largest number of neighbours), to repeat another program's run.
    """
    if not FEWEST <= draws <= MOST:
        stated = tr("Choose {fewest} to {most:,} permutations.")
        raise UserError(stated.format(fewest=FEWEST, most=MOST), f"permutations: {draws}")
    feedback = feedback or Feedback()
    values = np.asarray(values, dtype=np.float64)
    observed = lattice.sums(values)
    slack = 1e-11 * np.abs(values).max(initial=0.0)
    most = int(lattice.count.max(initial=0))
    if ids is None:
        ids = draw_ids(len(values) - 1, most, draws, seed)
    at_least, at_most = np.zeros(len(values), dtype=np.int64), np.zeros(len(values), dtype=np.int64)
    sizes = [int(size) for size in np.unique(lattice.count) if size]
    for number, size in enumerate(sizes):
        rows = np.flatnonzero(lattice.count == size)
        part = feedback.part(number / len(sizes), (number + 1) / len(sizes))
        at_least[rows], at_most[rows] = _count(rows, observed[rows], values, ids[:, :size], slack, part)
    return Tails(at_least, at_most, len(ids))


def _count(
    rows: np.ndarray, observed: np.ndarray, values: np.ndarray, ids: np.ndarray, slack: float, feedback: Feedback
) -> tuple[np.ndarray, np.ndarray]:
    """Tails for the hexagons ``rows`` (ascending), which have as many neighbours as ``ids`` has columns."""
    ordered = np.sort(ids, axis=1)
    before = np.cumsum(values[ordered], axis=1)
    after = np.cumsum(values[ordered + 1][:, ::-1], axis=1)[:, ::-1]
    nothing = np.zeros((len(ids), 1))
    sums = np.hstack([nothing, before]) + np.hstack([after, nothing])  # after s of the places have been passed
    lengths = np.diff(np.searchsorted(rows, ordered + 1), axis=1, prepend=0, append=len(rows))
    low, high = observed - slack, observed + slack
    below, above = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    block = 127  # comparisons are added up in a byte first: an eighth of the memory traffic
    for start in range(0, len(ids), block):
        feedback.progress(start / len(ids))
        less, more = np.zeros(len(rows), dtype=np.int8), np.zeros(len(rows), dtype=np.int8)
        for draw in range(start, min(start + block, len(ids))):
            drawn = np.repeat(sums[draw], lengths[draw])
            less += drawn < low
            more += drawn > high
        below += less
        above += more
    return len(ids) - below, len(ids) - above
