"""What all statistics share: what they were made from, and one run that computes, says, writes and presents."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import geopandas as gpd
import pandas as pd
from qgis.core import QgsProcessingFeedback, QgsVectorLayer

from ...cartography.page_text.as_drawn import filter_text
from ...cartography.record.results import stamp_of
from ...cartography.thematic.statistics_symbology import Provenance, present
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import sentences, tr
from ...core.base.resources import plugin_version
from ...core.base.threads import in_python_thread
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import write_output

Result = tuple[gpd.GeoDataFrame, str]  # the rows, EPSG:27700, and a paragraph on what they say
_NO_SETTINGS = ("source", "sink", "vector", "fileDestination", "vectorDestination")


class Origins:
    """What the inputs of a run are made of, noted on the window's thread where their layers may be asked: the names,
    histories, rights and filters of the layers given for some parameters.
    """

    def __init__(self, inputs: Inputs, names: Iterable[str]) -> None:
        self.history: list[str] = []
        self.rights: list[str] = []
        self.of_map = ""  # the stamp of the map that the layers belong to
        self.filters: list[str] = []  # sentences: a result says what its layers left out
        for layer in filter(None, (inputs.layer(name) for name in names if inputs.has(name))):
            self.of_map = self.of_map or stamp_of(layer)
            lines = [tr("Made from the layer {}").format(layer.name()), *layer.metadata().history()]
            self.history += [line for line in lines if line not in self.history]
            self.rights += [line for line in layer.metadata().rights() if line not in self.rights]
            if isinstance(layer, QgsVectorLayer) and layer.subsetString():
                self.filters.append(filter_text(layer))

    def stated(self, wording: str) -> str:
        """What a result says, with the filters of its layers."""
        return sentences(wording, *self.filters)

    def provenance(self, inputs: Inputs, look: str, method: str, wording: str) -> Provenance:
        """All that the result's metadata says."""
        title = inputs.algorithm.displayName()
        asked = [one for one in inputs.algorithm.parameterDefinitions() if one.type() not in _NO_SETTINGS]
        chosen = [f"{one.name()} = {inputs.raw(one.name(), one.defaultValue())}" for one in asked]
        made = tr("{} by Midlands Clusters {}: {}").format(title, plugin_version(), ", ".join(chosen))
        history = (*self.history, made, tr("Method: {}").format(method))
        return Provenance(look, title, wording, history, tuple(self.rights), self.of_map)


class Statistic(Algorithm):
    """Base: a subclass gives ``compute``, and where it is no layer of polygons that is written, its own run."""

    LOOK = ""
    METHOD = ""
    origins: Origins

    def prepare_run(self, inputs: Inputs) -> None:
        """Note what the layers are made of."""
        self.origins = Origins(inputs, self.layers(inputs))

    def compute(self, inputs: Inputs, feedback: Feedback) -> Result:
        """The result, in any thread."""
        raise NotImplementedError

    def numbers(self, table: gpd.GeoDataFrame) -> dict[str, Any]:
        """More outputs of the run."""
        return {}

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        table, wording = in_python_thread(lambda: self.compute(inputs, bridge.part(0.0, 0.85)))
        wording = self.origins.stated(wording)
        feedback.pushInfo(wording)
        bridge.step(tr("Writing"))
        output = write_output(inputs, "OUTPUT", table, bridge.part(0.85, 1.0))
        about = self.origins.provenance(inputs, self.LOOK, self.METHOD, wording)
        self.when_loaded(output, partial(present, about=about))
        return {"OUTPUT": output, "SUMMARY": wording, **self.numbers(table)}


def check_nothing_hidden(frame: pd.DataFrame, metric: str) -> None:
    """Raises UserError where figures of the metric are hidden in a map's layer by a disclosure rule: sums and
    neighbourhoods would be wrong numbers.
    """
    if "suppressed_metrics" not in frame:
        return
    hidden = sum(metric in str(text).split(";") for text in frame["suppressed_metrics"].dropna())
    if hidden:
        raise UserError(
            tr(
                "Some of the layer's figures are hidden by a disclosure rule, so the result would be wrong: use a map "
                "without the rule, and publish the result with care."
            ),
            f"{hidden} figures of {metric} are hidden",
        )
