"""``midlandsclusters:localmoran``: local Moran's I on the hexagon lattice."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...cartography.thematic.statistic_names import LOCAL_MORAN
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.statistics.local_moran import local_moran
from ..support.inputs import Inputs
from .hot_spots_algorithm import NeighbourStatistic, few_values


class LocalMoranAlgorithm(NeighbourStatistic):
    """Which hexagons are like their neighbours, and which stand out."""

    ID = "localmoran"
    LOOK = LOCAL_MORAN
    METHOD = "Anselin, L. (1995), Geographical Analysis 27(2), 93-115"

    def result(self, cells: pd.Series, lattice_of: Any, inputs: Inputs, feedback: Feedback) -> tuple[pd.DataFrame, str]:
        """I, z, p, q, quadrant and kind by cell."""
        lattice, values = lattice_of(inputs.integer("RINGS"))
        level = int(inputs.choice("LEVEL"))
        found = local_moran(lattice, values.to_numpy(), level=level, feedback=feedback, **self.settings(inputs))
        table = found.frame().drop(columns=["key", "value"]).set_axis(values.index)
        number = table["kind"].value_counts()
        stated = tr(
            "Hexagons: {:,}; high among high: {:,}, high among low: {:,}, low among high: {:,}, low among low: {:,}. "
            "{}."
        )
        wording = stated.format(
            len(table), *(int(number.get(kind, 0)) for kind in ("HH", "HL", "LH", "LL")), found.method
        )
        return table, " ".join([wording, *few_values(values), *found.notes])
