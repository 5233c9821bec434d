"""Hot and cold spots on the hexagon lattice: Getis and Ord's Gi*.

For hexagon i with value x_i and the set S_i of its neighbours and itself (binary weights, m_i = size of S_i, n
hexagons):

    G_i*  = sum over S_i of x / sum over all of x                                   (no unit)
    z_i   = (sum over S_i of x - m_i mean) / (s sqrt((n m_i - m_i^2) / (n - 1)))    (standard deviations)

mean and s (divisor n) are of all hexagons, those without a company included. z > 0: high values stand together; z < 0:
low ones do.

Getis, A. and Ord, J. K. (1992), "The analysis of spatial association by use of distance statistics", Geographical
Analysis 24(3), 189-206. Ord, J. K. and Getis, A. (1995), "Local spatial autocorrelation statistics", Geographical
Analysis 27(4), 286-306 (the form of z used here). Agrees with ``esda.G_Local(transform="B", star=True)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..base.i18n import tr
from ..grid.lattice import Lattice
from .neighbourhood import NO_NEIGHBOURS, NOT_SIGNIFICANT, Neighbourhood, chances, checked_values, confidence


@dataclass(frozen=True)
class HotSpots(Neighbourhood):
    """``statistic`` is Gi*; ``kind``: "hot_99", "hot_95", "hot_90", "cold_90", "cold_95", "cold_99", "not_significant",
    "no_neighbours".
    """

    COLUMNS: ClassVar[dict[str, str]] = {
        "key": "keys", "value": "value", "neighbours": "neighbours", "gi_star": "statistic", "z": "z", "p": "p",
        "q": "q", "kind": "kind",
    }  # fmt: skip


def hot_spots(lattice: Lattice, values: np.ndarray, **how: Any) -> HotSpots:
    """Gi* of each hexagon. Raises UserError for too few hexagons, a missing value, all equal, an unknown inference.

    lattice : whole hexagons of the area, those with 0 included and those without a figure left out.
    values : (n,) finite, in the order of ``lattice.keys``.
    how : inference, permutations, seed, control_false_discoveries, ids, feedback: see neighbourhood.chances.
    """
    values = checked_values(lattice, values)
    statistic, z = getis_ord(lattice, values)
    island = lattice.count == 0
    found = chances(lattice, values, z, island | ~np.isfinite(z), **how)
    by_draws = tr("Gi*, {draws:,} conditional permutations").format(draws=found.draws)
    method = by_draws if found.draws else tr("Gi*, p from the normal distribution, which is approximate")
    kind = _kinds(z, found.q, island)
    return HotSpots(lattice.keys, values, lattice.count, statistic, z, found.p, found.q, kind, method, found.notes)


def least_sure(kind: np.ndarray) -> int:
    """The lowest confidence in per cent that occurs, from which on a text counts what the legend has; 90 where none."""
    return min((int(one[-2:]) for one in np.unique(kind.astype(str)) if one[-2:].isdigit()), default=90)


def getis_ord(lattice: Lattice, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gi* and its z, (n,) float64; nan for islands, Gi* where all add up to 0, z where a hexagon neighbours all."""
    n, members = len(values), lattice.count + 1.0
    local = lattice.sums(values) + values
    whole = values.sum()
    variance = values.var() * members * (n - members) / (n - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.where(whole != 0, local / whole, np.nan)
        z = np.where(variance > 0, (local - members * values.mean()) / np.sqrt(variance), np.nan)
    island = lattice.count == 0
    return np.where(island, np.nan, statistic), np.where(island, np.nan, z)


def _kinds(z: np.ndarray, q: np.ndarray, island: np.ndarray) -> np.ndarray:
    level = confidence(q)
    side = np.where(np.nan_to_num(z) > 0, "hot_", "cold_")
    kind = np.where(level > 0, np.char.add(side, level.astype(str)), NOT_SIGNIFICANT)
    return np.where(island, NO_NEIGHBOURS, kind).astype(object)
