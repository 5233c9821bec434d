"""The user's own places: from a file of text or from a layer of the project, in any CRS, points or larger shapes.

As with companies, in two halves: :func:`place_source` looks at the layer on its own thread, :func:`places_from_source`
reads in any.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.places.own_places import MOST, OwnPlaces, own_places, read_place_file
from ...qgis_io.crs import require_crs, to_national_grid
from ...qgis_io.fields import python_value

__all__ = ["PlaceSource", "place_source", "places_from_source", "read_place_file"]


@dataclass(frozen=True)
class PlaceSource:
    """What reading a layer of places needs to know of it."""

    name: str
    columns: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem
    shapes: str  # "none", "points" or "larger"
    features: Callable[[QgsFeatureRequest], Any]
    transform_context: QgsCoordinateTransformContext


def place_source(layer: QgsVectorLayer, transform_context: QgsCoordinateTransformContext) -> PlaceSource:
    """Look at a layer of points, lines or polygons, or a table with postcodes. Raises UserError: unreadable, empty, too
    large, no CRS.
    """
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise UserError(tr("The layer cannot be read: repair its data source or choose another layer."))
    name = layer.name()
    if layer.featureCount() == 0:
        raise UserError(tr("The layer {name} is empty: choose a layer with places in it.").format(name=name))
    if layer.featureCount() > MOST:
        raise UserError(
            tr(
                "The layer {name} has {featurecount:,} features: places are for at most {most:,}; style it as it is."
            ).format(name=name, featurecount=layer.featureCount(), most=MOST)
        )
    kinds = QgsWkbTypes.GeometryType
    kind = QgsWkbTypes.geometryType(layer.wkbType())
    shapes = (
        "none"
        if kind in (kinds.NullGeometry, kinds.UnknownGeometry)
        else "points"
        if kind == kinds.PointGeometry
        else "larger"
    )
    if shapes != "none":
        require_crs(layer.sourceCrs(), name)
    features = QgsVectorLayerFeatureSource(layer).getFeatures
    return PlaceSource(
        name,
        tuple(layer.fields().names()),
        QgsCoordinateReferenceSystem(layer.sourceCrs()),
        shapes,
        features,
        transform_context,
    )


def places_from_source(source: PlaceSource, feedback: Feedback | None = None) -> OwnPlaces:
    """Read the layer's places. A shape larger than a point stands at a point inside it. Raises UserError or
    Cancelled.
    """
    feedback = feedback or Feedback()
    rows: list[list[Any]] = []
    points: list[tuple[float, float]] = []
    for feature in source.features(QgsFeatureRequest()):
        feedback.check()
        rows.append([python_value(value) for value in feature.attributes()])
        points.append(_point(feature.geometry()) if source.shapes != "none" else (np.nan, np.nan))
    frame = pd.DataFrame(rows, columns=list(source.columns), dtype=object)
    if source.shapes == "none":
        return own_places(frame, source.name)
    grid = to_national_grid(np.array(points, dtype=float), source.crs, source.transform_context, feedback)
    # The features' own positions count, whatever its columns say: these two come first, so that they are the ones
    # found.
    others = frame.drop(columns=[name for name in frame.columns if str(name).lower() in ("easting", "northing")])
    frame = others.assign(easting=grid[:, 0], northing=grid[:, 1])
    made = own_places(
        frame, source.name, kind_of_point="given" if source.shapes == "points" else "inside", positions_first=True
    )
    without_shape = made.rejected.get("blank_coordinates", 0)
    rejected = {reason: number for reason, number in made.rejected.items() if reason != "blank_coordinates"}
    return replace(made, rejected={**rejected, "no_shape": without_shape}) if without_shape else made


def _point(geometry: QgsGeometry) -> tuple[float, float]:
    """A point that stands for a shape and lies inside it; nan for an empty one."""
    if geometry.isNull() or geometry.isEmpty():
        return (np.nan, np.nan)
    point = geometry.pointOnSurface()
    if point.isNull() or point.isEmpty():
        point = geometry.centroid()
    return (
        (point.asPoint().x(), point.asPoint().y()) if not point.isNull() and not point.isEmpty() else (np.nan, np.nan)
    )
