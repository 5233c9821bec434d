"""Marking, styling and describing the layers that a run loads into the project; QGIS calls it on the window's thread."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from ..cartography.roles import BREAKS, ROLE


class RoleStyler(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its role, the style that belongs to it and, where a map's facts are known, its provenance."""

    def __init__(self, role: str, facts: Mapping[str, Any] | None) -> None:
        super().__init__()
        self._role, self._facts = role, facts

    def postProcessLayer(self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Called by QGIS when the layer has been loaded."""
        from ..cartography.metadata import describe
        from ..cartography.symbols import style

        layer.setCustomProperty(ROLE, self._role)
        if self._facts is not None:
            describe(layer, self._role, self._facts)
        if not isinstance(layer, QgsVectorLayer):
            return
        style(layer, self._role)
        if self._role == "hexes" and self._facts is not None and self._facts["metrics"]:
            _show_first_metric(layer, self._facts["metrics"])


def _show_first_metric(layer: QgsVectorLayer, metrics: Mapping[str, Any]) -> None:
    """Classes come with the facts, so that nothing is read on the window's thread."""
    from ..cartography.styles import restyle

    layer.setCustomProperty(BREAKS, json.dumps({one: about["breaks"] for one, about in metrics.items()}))
    first = next(iter(metrics))
    if layer.fields().lookupField(first) >= 0:  # a shapefile cuts names to ten letters
        restyle(layer, first)


# QGIS keeps a bare pointer to a post-processor until the layer is loaded, long after the algorithm is gone: the last ones stay.
_STYLERS: deque[RoleStyler] = deque(maxlen=500)


def style_on_load(context: QgsProcessingContext, outputs: Mapping[str, str | None], facts: Mapping[str, Any] | None = None) -> None:
    """Have the outputs (role -> layer id or path) that will be loaded marked and styled. ``facts`` are cartography's ``map_facts``."""
    for role, destination in outputs.items():
        if destination and context.willLoadLayerOnCompletion(destination):
            styler = RoleStyler(role, facts)
            _STYLERS.append(styler)
            context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
