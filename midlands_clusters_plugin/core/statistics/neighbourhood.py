"""What Gi* and local Moran's I share: values that can be tested, p values with or without permutations, one table of
results.
"""

from __future__ import annotations

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
from .significance import false_discovery_rate, floor_notes, two_sided_empirical, two_sided_normal

FEWEST_CELLS = 8
NOT_SIGNIFICANT, NO_NEIGHBOURS = "not_significant", "no_neighbours"


@dataclass(frozen=True)
class Neighbourhood:
    """One row a hexagon of the lattice, in its order; islands, which have no neighbour, have nan throughout.

    ``z`` is the standard score of ``statistic``, ``p`` two-sided (analytic or by permutation), ``q`` the p adjusted for
    false discoveries (equal to p where that was not asked for), ``kind`` what the map shows. ``notes`` are sentences
    for the reader.
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

    Parameters
    ----------
    z : the statistic's score. ``no_test``: hexagons without one. ``certain``: those whose score no shuffling changes,
        with p = 1.
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
        raise UserError(
            tr("Hot spots need at least {fewest_cells} hexagons: choose a larger area or smaller hexagons.").format(
                fewest_cells=FEWEST_CELLS
            ),
            f"hexagons: {len(values)}",
        )
    if not np.isfinite(values).all():
        raise UserError(
            tr("Leave out the hexagons without a figure first: a missing value is not 0."),
            f"missing: {int((~np.isfinite(values)).sum())}",
        )
    if values.min() == values.max():
        raise UserError(
            tr("All hexagons have the same value, so none is a hot spot: choose another metric or area."),
            f"value: {values[0]:g}",
        )
    if not lattice.count.any():
        raise UserError(tr("No hexagon has a neighbour in the area: choose a larger area or more rings."))
    return values
