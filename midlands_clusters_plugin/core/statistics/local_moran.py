"""Local Moran's I on the hexagon lattice: which hexagons are like their neighbours, and which stand out from them.

With z_i = (x_i - mean) / s (s with divisor n), m_i neighbours, and row-standardised weights (each neighbour counts 1 / m_i):

    I_i = (n - 1) / n * z_i * mean of the neighbours' z      (no unit; sum of z^2 is n)

I > 0: the hexagon is like its neighbours, high among high ("HH") or low among low ("LL"). I < 0: it is unlike them, high among low ("HL")
or low among high ("LH"). Moments for the analytic score are those of conditional permutation (Sokal, Oden and Thomson 1998, equations A7,
A8).

Sources
-------
Anselin, L. (1995), "Local indicators of spatial association - LISA", Geographical Analysis 27(2), 93-115.
Sokal, R. R., Oden, N. L. and Thomson, B. A. (1998), "Local spatial autocorrelation in a biological model", Geographical Analysis 30(4),
331-354. Agrees with ``esda.Moran_Local(transformation="r")``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import UserError
from ..feedback import Feedback
from ..words import tr
from .defaults import ANALYTIC, PERMUTATION, SEED
from .hot_spots import NO_NEIGHBOURS, NOT_SIGNIFICANT, checked_values
from .lattice import Lattice
from .permutation import Tails, neighbour_tails
from .significance import confidence, false_discovery_rate, floor_notes, two_sided_empirical, two_sided_normal


@dataclass(frozen=True)
class LocalMoran:
    """One row a hexagon of the lattice, in its order.

    ``statistic`` is I, ``expected`` and ``variance`` its moments if the other hexagons were shuffled, ``z`` the score from them, ``p``
    two-sided, ``q`` adjusted for false discoveries, ``quadrant`` HH, LL, HL or LH whatever the significance, ``kind`` the quadrant where
    significant, else "not_significant" or "no_neighbours". Islands have nan and "". ``notes`` are sentences for the reader.
    """

    keys: np.ndarray
    value: np.ndarray
    neighbours: np.ndarray
    statistic: np.ndarray
    expected: np.ndarray
    variance: np.ndarray
    z: np.ndarray
    p: np.ndarray
    q: np.ndarray
    quadrant: np.ndarray
    kind: np.ndarray
    method: str
    notes: tuple[str, ...] = ()

    def frame(self) -> pd.DataFrame:
        """The result as a table with the columns key, value, neighbours, local_i, z, p, q, quadrant, kind."""
        return pd.DataFrame(
            {
                "key": self.keys,
                "value": self.value,
                "neighbours": self.neighbours,
                "local_i": self.statistic,
                "z": self.z,
                "p": self.p,
                "q": self.q,
                "quadrant": self.quadrant,
                "kind": self.kind,
            }
        )


def local_moran(
    lattice: Lattice,
    values: np.ndarray,
    *,
    inference: str = PERMUTATION,
    permutations: int = 9999,
    seed: int = SEED,
    control_false_discoveries: bool = True,
    level: int = 95,
    ids: np.ndarray | None = None,
    feedback: Feedback | None = None,
) -> LocalMoran:
    """Local Moran's I of each hexagon.

    Parameters and errors as in hot_spots.hot_spots; ``level`` (90, 95 or 99) is the confidence that ``kind`` asks for.
    """
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
    notes: tuple[str, ...] = ()
    if inference == ANALYTIC:
        p, method = two_sided_normal(z), tr("Local Moran, analytic p")
    elif inference == PERMUTATION:
        tails = neighbour_tails(lattice, values, permutations, seed, ids, feedback)
        p, method = _p_of(tails, score), tr("Local Moran, {draws:,} conditional permutations").format(draws=tails.draws)
    else:
        raise UserError(tr("Choose p values by permutation or from the normal distribution."), f"inference: {inference}")
    p = np.where(island, np.nan, p)
    if inference == PERMUTATION and control_false_discoveries:
        notes = floor_notes(tails.draws, int(np.isfinite(p).sum()))
    q = false_discovery_rate(p) if control_false_discoveries else p
    quadrant = np.where(island, "", np.char.add(np.where(score > 0, "H", "L"), np.where(lag > 0, "H", "L"))).astype(object)
    kind = np.where(confidence(q) >= level, quadrant, NOT_SIGNIFICANT)
    kind = np.where(island, NO_NEIGHBOURS, kind).astype(object)
    return LocalMoran(lattice.keys, values, count, statistic, expected, variance, z, p, q, quadrant, kind, method, notes)


def _p_of(tails: Tails, score: np.ndarray) -> np.ndarray:
    """I grows with the neighbours' sum where the hexagon is above average, falls where it is below: two-sided, both are the same tails."""
    p = two_sided_empirical(tails.at_least, tails.at_most, tails.draws)
    return np.where(score == 0, 1.0, p)


def _moments(score: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance of I_i over conditional permutations, for row-standardised weights (sum 1, sum of squares 1 / m)."""
    n = len(score)
    m2 = (score**2).mean()
    with np.errstate(divide="ignore"):
        squares = np.where(count > 0, 1.0 / count, np.nan)
    expected = np.where(count > 0, -(score**2) / ((n - 1) * m2), np.nan)
    variance = (score / m2) ** 2 * (n / (n - 2)) * (squares - 1 / (n - 1)) * (m2 - score**2 / (n - 1))
    return expected, np.where(variance > 0, variance, np.nan)
