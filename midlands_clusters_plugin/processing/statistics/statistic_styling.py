"""Statistics that QGIS loads get their role, their look and their provenance on the window's thread."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsVectorLayer

from ...cartography.page_text.as_drawn import filter_text
from ...cartography.record.results import stamp_of
from ...cartography.thematic.statistics_symbology import Provenance, present
from ...core.base.i18n import sentences, tr
from ...core.base.resources import plugin_version
from ..support.inputs import Inputs
from ..support.on_load import on_load

_NO_SETTINGS = ("source", "sink", "vector", "fileDestination", "vectorDestination")


def look_on_load(context: QgsProcessingContext, destination: str | None, provenance: Provenance | None) -> None:
    """Have an output that will be loaded styled and described."""
    if provenance is not None:
        on_load(context, destination, partial(_present, provenance=provenance))


def _present(layer: QgsMapLayer, provenance: Provenance) -> None:
    if isinstance(layer, QgsVectorLayer):
        present(layer, provenance)


class Origins:
    """What the inputs of a run are made of, noted on the window's thread where their layers may be asked."""

    def __init__(self) -> None:
        self.history: list[str] = []
        self.rights: list[str] = []
        self.of_map = ""  # the stamp of the map that the layers belong to
        self.filters: list[str] = []  # sentences: a result says what its layers left out

    def note(self, inputs: Inputs, names: Iterable[str]) -> None:
        """The names, histories and rights of the layers given for some parameters."""
        for name in names:
            layer = inputs.layer(name) if inputs.has(name) else None
            if layer is not None:
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
        asked = [one for one in inputs.algorithm.parameterDefinitions() if one.type() not in _NO_SETTINGS]
        chosen = [f"{one.name()} = {inputs.raw(one.name(), one.defaultValue())}" for one in asked]
        made = tr("{} by Midlands Clusters {}: {}").format(
            inputs.algorithm.displayName(), plugin_version(), ", ".join(chosen)
        )
        history = (*self.history, made, tr("Method: {}").format(method))
        return Provenance(look, inputs.algorithm.displayName(), wording, history, tuple(self.rights), self.of_map)
