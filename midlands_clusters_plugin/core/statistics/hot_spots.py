"""Hot and cold spots on the hexagon lattice: Getis and Ord's Gi*.

For hexagon i with value x_i and the set S_i of its neighbours and itself (binary weights, m_i = size of S_i, n hexagons):

    G_i*  = sum over S_i of x / sum over all of x                                   (no unit)
    z_i   = (sum over S_i of x - m_i mean) / (s sqrt((n m_i - m_i^2) / (n - 1)))    (standard deviations)

mean and s (divisor n) are of all hexagons, those without a company included. z > 0: high values stand together; z < 0: low ones do.

Sources
-------
Getis, A. and Ord, J. K. (1992), "The analysis of spatial association by use of distance statistics", Geographical Analysis 24(3), 189-206.
Ord, J. K. and Getis, A. (1995), "Local spatial autocorrelation statistics", Geographical Analysis 27(4), 286-306 (the form of z used here).
Agrees with ``esda.G_Local(transform="B", star=True)``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import UserError
from ..feedback import Feedback
from ..words import tr
from .defaults import ANALYTIC, PERMUTATION, SEED
from .lattice import Lattice
from .permutation import neighbour_tails
from .significance import confidence, false_discovery_rate, floor_notes, two_sided_empirical, two_sided_normal

FEWEST_CELLS = 8
NOT_SIGNIFICANT, NO_NEIGHBOURS = "not_significant", "no_neighbours"


@dataclass(frozen=True)
class HotSpots:
    """One row a hexagon of the lattice, in its order.

    ``statistic`` is Gi*, ``z`` its standard score, ``p`` two-sided (analytic or by permutation), ``q`` the p adjusted for false discoveries
    (equal to p where that was not asked for). ``kind``: "hot_99", "hot_95", "hot_90", "cold_90", "cold_95", "cold_99", "not_significant" or
    "no_neighbours". Islands have nan throughout. ``notes`` are sentences for the reader.
    """

    keys: np.ndarray
    value: np.ndarray
    neighbours: np.ndarray
    statistic: np.ndarray
    z: np.ndarray
    p: np.ndarray
    q: np.ndarray
    kind: np.ndarray
    method: str
    notes: tuple[str, ...] = ()

    def frame(self) -> pd.DataFrame:
        """The result as a table with the columns key, value, neighbours, gi_star, z, p, q, kind."""
        return pd.DataFrame(
            {
                "key": self.keys,
                "value": self.value,
                "neighbours": self.neighbours,
                "gi_star": self.statistic,
                "z": self.z,
                "p": self.p,
                "q": self.q,
                "kind": self.kind,
            }
        )


def hot_spots(
    lattice: Lattice,
    values: np.ndarray,
    *,
    inference: str = PERMUTATION,
    permutations: int = 9999,
    seed: int = SEED,
    control_false_discoveries: bool = True,
    ids: np.ndarray | None = None,
    feedback: Feedback | None = None,
) -> HotSpots:
    """Gi* of each hexagon.

    Parameters
    ----------
    lattice : whole hexagons of the area, those with 0 included and those without a figure left out.
    values : (n,) finite, in the order of ``lattice.keys``.
    inference : "permutation" (conditional, ``permutations`` draws with ``seed``) or "analytic" (z taken as normal).
    ids : draws made elsewhere, see permutation.neighbour_tails.

    Raises
    ------
    UserError : too few hexagons, a missing value, all values equal, an unknown kind of inference.
    """
    values = checked_values(lattice, values)
    statistic, z = getis_ord(lattice, values)
    island = lattice.count == 0
    notes: tuple[str, ...] = ()
    if inference == ANALYTIC:
        p, method = two_sided_normal(z), tr("Gi*, analytic p")
    elif inference == PERMUTATION:
        tails = neighbour_tails(lattice, values, permutations, seed, ids, feedback)
        p, method = (
            two_sided_empirical(tails.at_least, tails.at_most, tails.draws),
            tr("Gi*, {draws:,} conditional permutations").format(draws=tails.draws),
        )
    else:
        raise UserError(tr("Choose p values by permutation or from the normal distribution."), f"inference: {inference}")
    p = np.where(island | ~np.isfinite(z), np.nan, p)
    if inference == PERMUTATION and control_false_discoveries:
        notes = floor_notes(tails.draws, int(np.isfinite(p).sum()))
    q = false_discovery_rate(p) if control_false_discoveries else p
    kind = _kinds(z, q, island)
    return HotSpots(lattice.keys, values, lattice.count, statistic, z, p, q, kind, method, notes)


def checked_values(lattice: Lattice, values: np.ndarray) -> np.ndarray:
    """The values as float64. Raises UserError where a statistic of neighbourhoods has no meaning."""
    values = np.asarray(values, dtype=np.float64)
    if values.shape != (len(lattice),):
        raise ValueError(f"{values.shape} values for {len(lattice)} hexagons")
    if len(values) < FEWEST_CELLS:
        raise UserError(
            tr("Hot spots need at least {fewest_cells} hexagons: choose a larger area or smaller hexagons.").format(
                fewest_cells=FEWEST_CELLS
            ),
            f"hexagons: {len(values)}",
        )
    if not np.isfinite(values).all():
        raise UserError(
            tr("Leave out the hexagons without a figure first: a missing value is not 0."), f"missing: {int((~np.isfinite(values)).sum())}"
        )
    if values.min() == values.max():
        raise UserError(
            tr("All hexagons have the same value, so none is a hot spot: choose another metric or area."), f"value: {values[0]:g}"
        )
    if not lattice.count.any():
        raise UserError(tr("No hexagon has a neighbour in the area: choose a larger area or more rings."))
    return values


def getis_ord(lattice: Lattice, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gi* and its z score, both (n,) float64; nan for islands, Gi* also where all values add up to 0, z where a hexagon neighbours all."""
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
