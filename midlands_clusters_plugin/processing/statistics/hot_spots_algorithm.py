"""``midlandsclusters:hotspots``: Getis and Ord's Gi* on the hexagon lattice."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...cartography.thematic.statistic_names import HOT_SPOTS
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.statistics.hot_spots import hot_spots
from ..support.inputs import Inputs
from .of_cells import CellStatistic


class NeighbourStatistic(CellStatistic):
    """What Gi* and local Moran have in common: rings of neighbours and how p values are found."""

    def settings(self, inputs: Inputs) -> dict[str, Any]:
        """Keyword arguments for the core's function."""
        return {
            "inference": inputs.choice("INFERENCE"),
            "permutations": inputs.integer("PERMUTATIONS"),
            "seed": inputs.integer("SEED"),
            "control_false_discoveries": inputs.yes("CONTROL"),
        }


class HotSpotsAlgorithm(NeighbourStatistic):
    """Where high values stand together, and where low ones do."""

    ID = "hotspots"
    LOOK = HOT_SPOTS
    METHOD = "Ord, J. K. and Getis, A. (1995), Geographical Analysis 27(4), 286-306"

    def result(self, cells: pd.Series, lattice_of: Any, inputs: Inputs, feedback: Feedback) -> tuple[pd.DataFrame, str]:
        """Gi*, z, p, q and kind by cell."""
        lattice, values = lattice_of(inputs.integer("RINGS"))
        found = hot_spots(lattice, values.to_numpy(), feedback=feedback, **self.settings(inputs))
        table = found.frame().drop(columns=["key", "value"]).set_axis(values.index)
        hot = int(table["kind"].str.startswith("hot").sum())
        cold = int(table["kind"].str.startswith("cold").sum())
        wording = tr("Hot spots at 90% or more: {:,} of {:,} hexagons; cold spots: {:,}. {}.").format(
            hot, len(table), cold, found.method
        )
        return table, " ".join([wording, *found.notes])
