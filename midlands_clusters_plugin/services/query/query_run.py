"""Putting a bound question to the features of a layer by QGIS's expressions, and gathering what a summary needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsRectangle,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.query.binding import Binding
from ...core.query.tree import reach
from ...qgis_io.crs import national_grid
from ...qgis_io.fields import python_values

_CHUNK = 2_000
_SLACK = 1.0  # metres round the rectangle: converting it to another CRS and back may cost some
_SLACK_SHARE = 0.01


@dataclass(frozen=True)
class Asked:
    """Features that a question is put to: what reads them, their fields and CRS."""

    name: str
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    count: int
    features: Callable[[QgsFeatureRequest], Any]
    context: QgsExpressionContext
    transform_context: QgsCoordinateTransformContext


def matching(asked: Asked, binding: Binding, expression: str, feedback: Feedback) -> Iterator[list[QgsFeature]]:
    """The features that fulfil the question, some thousand at a time. Raises Cancelled; UserError where it fails."""
    request = _request(asked, binding, expression)
    if request is not None:
        yield from chunks_of(asked, request, feedback)


def count_unsure(asked: Asked, binding: Binding, expression: str, feedback: Feedback) -> int:
    """How many features the expression can say neither yes nor no of."""
    unknown = f"({expression}\n) IS NULL"
    request = _request(asked, binding, unknown)
    found = 0 if request is None else _count(asked, request, expression, feedback.part(0.0, 0.5))
    if reach(binding) is None or not asked.crs.isValid():
        return found
    # A feature without a position lies in no rectangle.
    nowhere = _asking(asked, f"is_empty_or_null($geometry) AND {unknown}")
    return found + _count(asked, nowhere, expression, feedback.part(0.5, 1.0))


def _count(asked: Asked, request: QgsFeatureRequest, expression: str, feedback: Feedback) -> int:
    index = [asked.fields.lookupField(name) for name in QgsExpression(expression).referencedColumns()]
    request.setSubsetOfAttributes([one for one in index if one >= 0])
    return sum(len(chunk) for chunk in chunks_of(asked, request, feedback))


def read_columns(asked: Asked, columns: tuple[str, ...], feedback: Feedback) -> tuple[pd.DataFrame, np.ndarray]:
    """The columns that the layer has, of all features, and the features' ids."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    frame, ids, _ = read_rows(asked, columns, request, feedback)
    return frame, ids


def read_rows(
    asked: Asked, columns: Sequence[str], request: QgsFeatureRequest, feedback: Feedback, *, shapes: bool = False
) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Columns (those that the layer has), ids and, if asked for, geometries of the features of a request."""
    index = {name: asked.fields.lookupField(name) for name in columns}
    index = {name: at for name, at in index.items() if at >= 0}
    request.setSubsetOfAttributes(list(index.values()))
    ids: list[int] = []
    wkb: list[bytes | None] = []
    values: dict[str, list[Any]] = {name: [] for name in index}
    for chunk in chunks_of(asked, request, feedback):
        ids.extend(feature.id() for feature in chunk)
        for name, at in index.items():
            values[name].extend(python_values([feature.attribute(at) for feature in chunk]))
        if shapes:
            wkb.extend(bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None for feature in chunk)
    frame = pd.DataFrame(values, index=range(len(ids)), columns=list(index), dtype=object)
    return frame, np.array(ids, dtype=np.int64), shapely.from_wkb(np.array(wkb, dtype=object))


def _request(asked: Asked, binding: Binding, expression: str) -> QgsFeatureRequest | None:
    """The request for an expression, within the rectangle that can fulfil the question; None where nothing can."""
    request = _asking(asked, expression)
    box = reach(binding)
    if box is None:
        return request
    xmin, ymin, xmax, ymax = box
    if xmin > xmax or ymin > ymax:  # two places too far apart
        return None
    rectangle = _in_crs(QgsRectangle(xmin, ymin, xmax, ymax), asked)
    return request if rectangle is None else request.setFilterRect(rectangle)


def _asking(asked: Asked, expression: str) -> QgsFeatureRequest:
    return QgsFeatureRequest().setFilterExpression(expression).setExpressionContext(asked.context)


def _in_crs(rectangle: QgsRectangle, asked: Asked) -> QgsRectangle | None:
    """The rectangle in the layer's CRS, with some slack; None where it cannot be converted: all features are asked."""
    if asked.crs == national_grid():
        return rectangle.buffered(_SLACK)
    wide = rectangle.buffered(_SLACK + _SLACK_SHARE * max(rectangle.width(), rectangle.height()))
    transform = QgsCoordinateTransform(national_grid(), asked.crs, asked.transform_context)
    try:
        return transform.transformBoundingBox(wide)
    except QgsCsException:
        return None


def chunks_of(asked: Asked, request: QgsFeatureRequest, feedback: Feedback) -> Iterator[list[QgsFeature]]:
    """The features of a request, some thousand at a time. Raises Cancelled."""
    iterator, done = iter(asked.features(request)), 0
    feedback.check()
    while chunk := list(islice(iterator, _CHUNK)):
        done += len(chunk)
        feedback.progress(done / max(asked.count, done))
        yield chunk
        feedback.check()


def require_valid(expression: str, fields: QgsFields) -> None:
    """Raises UserError for an expression that does not parse or that names a column which the layer lacks."""
    parsed = QgsExpression(expression)
    if parsed.hasParserError():
        text = tr("The expression is not complete: mend it in the expression dialog.")
        raise UserError(text, parsed.parserErrorString())
    named = parsed.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    lacking = sorted(name for name in named if fields.lookupField(name) < 0)
    if lacking:
        text = tr("The expression names the column {name}, which the layer does not have.")
        raise UserError(text.format(name=lacking[0]))
