"""What a protected map is made from, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np

from ..counting.measures import Measure
from .disclosure import Protection
from .disclosure_rules import Contributions, contributions

COUNT = "business_count"


@dataclass(frozen=True)
class ProtectedMap:
    """What may be published, and ``protection``, which may not; ``alone``: without regard to a map of all companies."""

    hexes: gpd.GeoDataFrame
    authorities: gpd.GeoDataFrame
    report: dict[str, Any]
    protection: Protection
    alone: bool = False


@dataclass(frozen=True)
class Figures:
    """Where companies count: rows of the company table inside the area, the piece of each, who is of the cluster."""

    company: np.ndarray  # company_id of every row of the table
    rows: np.ndarray
    piece: np.ndarray
    member: np.ndarray  # of every row of the table

    def before(
        self, measures: list[Measure], nested: Iterable[np.ndarray], every: bool = True
    ) -> list[list[Contributions]]:
        """Contributions of the maps that this one may be subtracted from: of ``every`` company, and ``nested`` ones."""
        others = [*([np.ones(len(self.member), dtype=bool)] if every else []), *nested]
        apart = [one for one in others if (one != self.member)[self.rows].any()]
        return [replace(self, member=one).contributions(measures) for one in apart]

    def contributions(self, measures: Iterable[Measure]) -> list[Contributions]:
        """Who adds how much to which piece, by metric. Companies are numbered the same whatever the cluster."""
        inside, company, found = self.member[self.rows], self.company[self.rows], []
        for one in measures:
            value = np.where(one.known[self.rows] & inside, one.values[self.rows].astype(np.float64), np.nan)
            found.append(contributions(one.metric, self.piece, company, value, not one.is_sum, one.metric == COUNT))
        return found
