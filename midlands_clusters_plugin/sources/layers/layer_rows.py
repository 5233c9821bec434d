"""Rows of any layer or table of QGIS: looked at on its own thread, read in any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...qgis_io.fields import python_value

_CHECK_EVERY = 20
_UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # rings are mended by core, not refused
GeometryType = QgsWkbTypes.GeometryType


@dataclass(frozen=True)
class RowSource:
    """What reading a layer needs to know of it; ``kind`` is its type of geometry."""

    name: str
    columns: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem
    kind: Any
    features: Callable[[QgsFeatureRequest], Any]
    transform_context: QgsCoordinateTransformContext


def row_source(
    layer: QgsVectorLayer | QgsProcessingFeatureSource, transform_context: QgsCoordinateTransformContext
) -> RowSource:
    """Look at a layer, or at the input of an algorithm; call it on the layer's thread."""
    if isinstance(layer, QgsVectorLayer):
        name, features = layer.name(), QgsVectorLayerFeatureSource(layer).getFeatures
    else:
        name, features = layer.sourceName(), unchecked(layer)
    crs, kind = QgsCoordinateReferenceSystem(layer.sourceCrs()), QgsWkbTypes.geometryType(layer.wkbType())
    return RowSource(name, tuple(layer.fields().names()), crs, kind, features, transform_context)


def unchecked(source: QgsProcessingFeatureSource) -> Callable[[QgsFeatureRequest], Any]:
    """What reads the input of an algorithm, invalid rings too."""
    return lambda request: source.getFeatures(request, _UNCHECKED)


def table_source(source: QgsProcessingFeatureSource) -> RowSource:
    """Look at the input of an algorithm whose attributes count. Raises UserError for an empty one."""
    if source.featureCount() == 0:
        raise UserError(tr("The layer {name} is empty: choose one with figures.").format(name=source.sourceName()))
    return row_source(source, QgsCoordinateTransformContext())


def table_frame(source: RowSource, feedback: Feedback | None = None) -> pd.DataFrame:
    """All rows and columns as plain Python objects. Raises Cancelled."""
    return read_rows(source, feedback)[0]


def read_rows(
    source: RowSource, feedback: Feedback | None = None, shape: Callable[[QgsGeometry], Any] | None = None
) -> tuple[pd.DataFrame, list[Any]]:
    """All rows as plain Python objects, and what ``shape`` makes of each one's geometry. Raises Cancelled."""
    feedback, request = feedback or Feedback(), QgsFeatureRequest()
    if shape is None:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows, shapes = [], []
    for number, feature in enumerate(source.features(request)):
        if number % _CHECK_EVERY == 0:
            feedback.check()
        rows.append([python_value(value) for value in feature.attributes()])
        if shape is not None:
            shapes.append(shape(feature.geometry()))
    return pd.DataFrame(rows, columns=list(source.columns), dtype=object), shapes
