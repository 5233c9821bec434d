"""Layers given to an algorithm -> what the sources package reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr

if TYPE_CHECKING:
    from ...sources.layers.layer_frames import LayerSource


def layer_input(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> LayerSource:
    """The layer or feature source of a parameter, checked for companies. Raises UserError."""
    from ...sources.layers.layer_frames import processing_source

    source = feature_source(algorithm, parameters, name, context)
    layer = algorithm.parameterAsVectorLayer(parameters, name, context) if _is_whole(parameters.get(name)) else None
    return processing_source(source, context.transformContext(), layer)


def feature_source(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsProcessingFeatureSource:
    """The features of a parameter. Raises UserError where there is no such layer."""
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise UserError(
            tr("The layer given as {name} cannot be read: choose another.").format(name=name), str(parameters.get(name))
        )
    return source


def _is_whole(value: Any) -> bool:
    """Whether the parameter is all of a layer: no selection, no limit, no filter, nothing that is still to be worked
    out.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        limited = (
            value.selectedFeaturesOnly
            or value.featureLimit not in (-1, 0)
            or bool(getattr(value, "filterExpression", ""))
        )
        return not limited
    return isinstance(value, (str, QgsVectorLayer))
