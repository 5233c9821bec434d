"""Marking and styling of the layers that a run loads into the project; QGIS calls it on the window's thread."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingLayerPostProcessorInterface

ROLE = "midlands_clusters/role"


class RoleStyler(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its role and the style that belongs to it."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role

    def postProcessLayer(self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Called by QGIS when the layer has been loaded."""
        layer.setCustomProperty(ROLE, self._role)
        if self._role == "hexes":
            style_hexes(layer)


def style_hexes(layer: QgsMapLayer) -> None:
    """The map style of hexagons, by their first metric."""


# QGIS keeps a bare pointer to a post-processor until the layer is loaded, long after the algorithm is gone: these stay.
_STYLERS: dict[str, RoleStyler] = {}


def style_on_load(context: QgsProcessingContext, outputs: Mapping[str, str | None]) -> None:
    """Have the outputs (role -> layer id or path) that will be loaded marked and styled."""
    for role, destination in outputs.items():
        if destination and context.willLoadLayerOnCompletion(destination):
            styler = _STYLERS.setdefault(role, RoleStyler(role))
            context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
