"""Local Moran's I on the hexagon lattice: which hexagons are like their neighbours, and which stand out from them.

With z_i = (x_i - mean) / s (s with divisor n), m_i neighbours, and row-standardised weights (each neighbour counts 1 /
m_i):

    I_i = (n - 1) / n * z_i * mean of the neighbours' z      (no unit; sum of z^2 is n)

I > 0: the hexagon is like its neighbours, high among high ("HH") or low among low ("LL"). I < 0: it is unlike them,
high among low ("HL") or low among high ("LH"). Moments for the analytic score are those of conditional permutation
(Sokal, Oden and Thomson 1998, equations A7, A8).

Anselin, L. (1995), "Local indicators of spatial association - LISA", Geographical Analysis 27(2), 93-115. Sokal, R. R.,
Oden, N. L. and Thomson, B. A. (1998), "Local spatial autocorrelation in a biological model", Geographical Analysis
30(4), 331-354. Agrees with ``esda.Moran_Local(transformation="r")``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..base.i18n import tr
from ..grid.lattice import Lattice
from .neighbourhood import NO_NEIGHBOURS, NOT_SIGNIFICANT, Neighbourhood, chances, checked_values, confidence


@dataclass(frozen=True)
class LocalMoran(Neighbourhood):
    """``statistic`` is I, ``expected`` and ``variance`` its moments if the others were shuffled; ``quadrant``: HH, LL,
    HL or LH ("" for islands), ``kind`` that where it is significant, else "not_significant" or "no_neighbours".
    """

    COLUMNS: ClassVar[dict[str, str]] = {
        "key": "keys", "value": "value", "neighbours": "neighbours", "local_i": "statistic", "z": "z", "p": "p",
        "q": "q", "quadrant": "quadrant", "kind": "kind",
    }  # fmt: skip

    expected: np.ndarray
    variance: np.ndarray
    quadrant: np.ndarray


def local_moran(lattice: Lattice, values: np.ndarray, *, level: int = 95, **how: Any) -> LocalMoran:
    """Local Moran's I of each hexagon, as hot_spots.hot_spots; ``level`` (90, 95 or 99): what ``kind`` asks for."""
    values = checked_values(lattice, values)
    score = (values - values.mean()) / values.std()
    count = lattice.count
    island = count == 0
    with np.errstate(divide="ignore", invalid="ignore"):
        lag = lattice.sums(score) / count
    statistic = (len(values) - 1) * score * lag / (score**2).sum()
    expected, variance = _moments(score, count)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (statistic - expected) / np.sqrt(variance)
    z[~np.isfinite(z)] = np.nan  # a hexagon of exactly average value has I = 0 however its neighbours lie
    # I grows with the neighbours' sum above the average and falls below it: two-sided, both are the same tails.
    found = chances(lattice, values, z, island, score == 0, **how)
    by_draws = tr("Local Moran, {draws:,} conditional permutations").format(draws=found.draws)
    method = by_draws if found.draws else tr("Local Moran, p from the normal distribution, which is approximate")
    sides = np.char.add(np.where(score > 0, "H", "L"), np.where(lag > 0, "H", "L"))
    quadrant = np.where(island, "", sides).astype(object)
    kind = np.where(confidence(found.q) >= level, quadrant, NOT_SIGNIFICANT)
    kind = np.where(island, NO_NEIGHBOURS, kind).astype(object)
    shared = (lattice.keys, values, count, statistic, z, found.p, found.q, kind, method, found.notes)
    return LocalMoran(*shared, expected, variance, quadrant)


def _moments(score: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance of I_i over conditional permutations, for row-standardised weights."""
    n = len(score)
    m2 = (score**2).mean()
    with np.errstate(divide="ignore"):
        squares = np.where(count > 0, 1.0 / count, np.nan)
    expected = np.where(count > 0, -(score**2) / ((n - 1) * m2), np.nan)
    variance = (score / m2) ** 2 * (n / (n - 2)) * (squares - 1 / (n - 1)) * (m2 - score**2 / (n - 1))
    return expected, np.where(variance > 0, variance, np.nan)
