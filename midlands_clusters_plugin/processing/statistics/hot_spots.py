"""``midlandsclusters:hotspots``: Getis and Ord's Gi* on the hexagon lattice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ...cartography.statistic_names import HOT_SPOTS
from ...core.feedback import Feedback
from ...core.statistics.defaults import ANALYTIC, PERMUTATION, SEED
from ...core.words import mark
from ..base import tr
from .cells import CellStatistic

if TYPE_CHECKING:
    import pandas as pd


class NeighbourStatistic(CellStatistic):
    """What Gi* and local Moran have in common: rings of neighbours and how p values are found."""

    def add_own(self) -> None:
        """Rings, inference, permutations, control of false discoveries, seed."""
        number = QgsProcessingParameterNumber
        self.add(
            number("RINGS", tr("Rings of neighbours"), number.Type.Integer, 1, minValue=1, maxValue=10),
            tr("How far a hexagon's neighbourhood reaches: 1 ring is 6 neighbours, 2 rings are 18."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "INFERENCE", tr("p values"), [PERMUTATION, ANALYTIC], defaultValue=PERMUTATION, usesStaticStrings=True
            ),
            tr("permutation: by shuffling the other hexagons, for skewed figures such as counts. analytic: from the normal distribution."),
        )
        self.add(
            number("PERMUTATIONS", tr("Permutations"), number.Type.Integer, 9999, minValue=99, maxValue=99_999),
            tr("How often the other hexagons are shuffled; with few, control of false discoveries may find nothing."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("CONTROL", tr("Control false discoveries"), True),
            tr("With thousands of hexagons some look special by chance: Benjamini and Hochberg's rule keeps their share down."),
            advanced=True,
        )
        self.add(
            number("SEED", tr("Seed"), number.Type.Integer, SEED, minValue=0),
            tr("The same seed gives the same permutations, and so the same result."),
            advanced=True,
        )

    def settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Keyword arguments for the core's function."""
        return {
            "inference": self.parameterAsEnumString(parameters, "INFERENCE", context),
            "permutations": self.parameterAsInt(parameters, "PERMUTATIONS", context),
            "seed": self.parameterAsInt(parameters, "SEED", context),
            "control_false_discoveries": self.parameterAsBool(parameters, "CONTROL", context),
        }


class HotSpotsAlgorithm(NeighbourStatistic):
    """Where high values stand together, and where low ones do."""

    ID = "hotspots"
    TITLE = mark("Hot spots (Getis-Ord Gi*)")
    SUMMARY = mark("Finds where high values stand together (hot spots) and where low ones do (cold spots), and how sure that is.")
    TAGS = mark("hot spot,cold spot,getis,ord,gi*,significance,cluster,statistic")
    LOOK = HOT_SPOTS
    METHOD = "Ord, J. K. and Getis, A. (1995), Geographical Analysis 27(4), 286-306"

    def result(
        self, cells: pd.Series, lattice_of: Any, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback
    ) -> tuple[pd.DataFrame, str]:
        """Gi*, z, p, q and kind by cell."""
        from ...core.statistics.hot_spots import hot_spots

        lattice, values = lattice_of(self.parameterAsInt(parameters, "RINGS", context))
        found = hot_spots(lattice, values.to_numpy(), feedback=feedback, **self.settings(parameters, context))
        table = found.frame().drop(columns=["key", "value"]).set_axis(values.index)
        hot = int(table["kind"].str.startswith("hot").sum())
        cold = int(table["kind"].str.startswith("cold").sum())
        words = tr("{:,} of {:,} hexagons are hot spots and {:,} cold spots at 90% or more. {}.").format(
            hot, len(table), cold, found.method
        )
        return table, " ".join([words, *found.notes])
