"""Statistics that QGIS loads get their role and their look on the window's thread."""

from __future__ import annotations

from collections import deque

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from ...cartography.roles import ROLE
from ...cartography.statistics_looks import style_statistic


class StatisticStyler(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded result the look of its statistic."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self._look = look

    def postProcessLayer(self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Called by QGIS when the layer has been loaded."""
        layer.setCustomProperty(ROLE, "statistic")
        if isinstance(layer, QgsVectorLayer):
            style_statistic(layer, self._look)


# QGIS keeps a bare pointer to a post-processor until the layer is loaded, long after the algorithm is gone: the last ones stay.
_STYLERS: deque[StatisticStyler] = deque(maxlen=200)


def look_on_load(context: QgsProcessingContext, destination: str | None, look: str) -> None:
    """Have an output that will be loaded styled."""
    if destination and context.willLoadLayerOnCompletion(destination):
        styler = StatisticStyler(look)
        _STYLERS.append(styler)
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
