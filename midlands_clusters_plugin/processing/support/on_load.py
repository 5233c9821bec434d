"""What is done to an output when QGIS has loaded it into the project, on the window's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingLayerPostProcessorInterface


class _Presenter(QgsProcessingLayerPostProcessorInterface):
    """Hands a loaded layer to a function."""

    def __init__(self, present: Callable[[Any], None]) -> None:
        super().__init__()
        self._present = present

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self._present(layer)


# QGIS keeps a bare pointer to a post-processor until the layer is loaded, long after the algorithm is gone: the last
# ones stay.
_PRESENTERS: deque[_Presenter] = deque(maxlen=500)


def on_load(
    context: QgsProcessingContext, destination: str | None, present: Callable[[Any], None], name: str = ""
) -> None:
    """Have ``present(layer)`` called when the output is loaded, under ``name`` if one is given; nothing where it will
    not be loaded.
    """
    if not destination or not context.willLoadLayerOnCompletion(destination):
        return
    presenter = _Presenter(present)
    _PRESENTERS.append(presenter)
    details = context.layerToLoadOnCompletionDetails(destination)
    details.setPostProcessor(presenter)
    if name:
        details.name = name


def load_layer(context: QgsProcessingContext, source: str, present: Callable[[Any], None], name: str) -> None:
    """Have a layer of a file that a run wrote loaded into the project, and handed to ``present``; nothing where no
    project waits for layers.
    """
    if context.project() is None:
        return
    details = QgsProcessingContext.LayerDetails(name, context.project(), name)
    context.addLayerToLoadOnCompletion(source, details)
    on_load(context, source, present, name)
