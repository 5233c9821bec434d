"""Shapes of the project's layers as shapes of a question, in British National Grid whatever the layer's CRS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsExpression, QgsFeatureRequest, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, tr, written
from ...core.query import question as q
from ...core.query.codec import checked
from ...core.query.question import Question
from ...core.query.search_area import shape_of
from ...qgis_io.crs import national_grid, require_crs
from .saved import Origin

SELECTED, POLYGONS = "selected", "polygons"
_MOST = 20_000  # features of which one shape can be made in a reasonable time


@dataclass(frozen=True)
class ShapeSource:
    """What reading a layer's shapes needs; made on the window's thread."""

    name: str
    origin: Origin
    features: Callable[[QgsFeatureRequest], Any]
    request: QgsFeatureRequest


def selected_shapes(layer: QgsVectorLayer | None) -> ShapeSource:
    """The features that are selected in a layer. Raises UserError where there are none."""
    layer = _checked(layer)
    count = layer.selectedFeatureCount()
    if not count:
        raise UserError(tr("Select a feature of {} on the map first.").format(layer.name()))
    wording = counted("the selected feature of {layer}", "the {n} selected features of {layer}", count)
    request = QgsFeatureRequest().setFilterFids(layer.selectedFeatureIds())
    return _source(layer, wording.format(layer=layer.name()), Origin("", layer.id(), layer.name(), SELECTED), request)


def polygons_up_to(layer: QgsVectorLayer | None, field: str = "", limit: float = 0.0) -> ShapeSource:
    """The polygons of a layer, those with ``field`` up to ``limit`` where a field is given. Raises UserError."""
    layer = _checked(layer)
    request, name = QgsFeatureRequest(), layer.name()
    if field:
        if layer.fields().lookupField(field) < 0:
            raise UserError(
                tr("The layer {layer} has no column “{field}”: choose another.").format(layer=layer.name(), field=field)
            )
        request.setFilterExpression(
            f"{QgsExpression.quotedColumnRef(field)} <= {QgsExpression.quotedValue(float(limit))}"
        )
        name = tr("{layer}, {field} up to {limit}").format(
            layer=layer.name(), field=field, limit=written(f"{limit:,.6g}")
        )
    return _source(layer, name, Origin("", layer.id(), layer.name(), POLYGONS, field, limit), request)


def source_of(origin: Origin, project: QgsProject) -> ShapeSource | None:
    """The same polygons again, from the layer as it is now; None where it is gone or they were a selection."""
    layer = project.mapLayer(origin.layer_id)
    if origin.how != POLYGONS or not isinstance(layer, QgsVectorLayer):
        return None
    return polygons_up_to(layer, origin.field, origin.limit)


def _checked(layer: QgsVectorLayer | None) -> QgsVectorLayer:
    if layer is None:
        raise UserError(tr("Choose a layer first."))
    if not layer.isValid() or not layer.isSpatial():
        raise UserError(
            tr("The layer {} cannot be read: repair its data source or choose another.").format(layer.name())
        )
    require_crs(layer.crs(), layer.name())
    return layer


def _source(layer: QgsVectorLayer, name: str, origin: Origin, request: QgsFeatureRequest) -> ShapeSource:
    request.setDestinationCrs(national_grid(), layer.transformContext())
    if not request.filterExpression():
        request.setNoAttributes()
    return ShapeSource(name, replace(origin, shape=name), QgsVectorLayerFeatureSource(layer).getFeatures, request)


def read_shape(source: ShapeSource, feedback: Feedback) -> q.Shape:
    """The shapes as one; in any thread. Raises UserError: none, too many, in no place. Cancelled."""
    wkb = []
    for feature in source.features(source.request):
        feedback.check()
        if feature.hasGeometry():
            geometry = feature.geometry()
            geometry.convertToStraightSegment()
            wkb.append(bytes(geometry.asWkb()))
        if len(wkb) > _MOST:
            raise UserError(
                tr("“{name}” has more than {most:,} features: choose fewer.").format(name=source.name, most=_MOST)
            )
    shape = shape_of(source.name, shapely.from_wkb(np.array(wkb, dtype=object)))
    checked(Question(q.COMPANIES, q.Inside(shape)))  # not too long
    return shape


def read_shapes(sources: list[ShapeSource], feedback: Feedback) -> list[q.Shape]:
    """Several shapes; in any thread. Raises UserError and Cancelled."""
    return [read_shape(one, feedback) for one in sources]
