"""``midlandsclusters:hotspots``: Getis and Ord's Gi* on the hexagon lattice."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...cartography.thematic.statistic_names import HOT_SPOTS
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.statistics.defaults import FEWEST_WITH_VALUE
from ...core.statistics.hot_spots import hot_spots, least_sure
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


def few_values(values: pd.Series) -> list[str]:
    """A warning where so few hexagons have a value that each of them would be a hot spot."""
    if int((values != 0).sum()) >= FEWEST_WITH_VALUE:
        return []
    warning = tr(
        "Fewer than {fewest} hexagons have a value, and chance would make hot spots of them: do not rely on it."
    )
    return [warning.format(fewest=FEWEST_WITH_VALUE)]


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
        sides = [table["kind"][table["kind"].str.startswith(side)] for side in ("hot_", "cold_")]
        hot, cold = map(len, sides)
        wording = tr(
            "Hot spots, {level}% sure or more: {hot:,} of {all:,} hexagons; cold spots: {cold:,}. {method}."
        ).format(level=least_sure(found.kind), hot=hot, all=len(table), cold=cold, method=found.method)
        return table, " ".join([wording, *few_values(values), *found.notes])
