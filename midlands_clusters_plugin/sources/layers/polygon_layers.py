"""Polygon layers of QGIS -> data frames of the core.

As with companies, in two halves: :func:`polygon_source` looks at the layer on its own thread, :func:`polygon_frame`
reads in any.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import mark, shown, tr
from ...core.grid.lattice import require_once
from ...qgis_io.crs import BNG, national_grid, require_crs
from ...qgis_io.fields import python_value

_CHECK_EVERY = 20
AUTHORITIES = mark("a layer of counties and unitary authorities")
NAMED_POLYGONS = mark("a layer of polygons with names")
HEXAGONS = mark("the hexagon layer of a map")


@dataclass(frozen=True)
class PolygonSource:
    """What reading a polygon layer needs to know of it."""

    name: str
    columns: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem
    features: Callable[[QgsFeatureRequest], Any]
    transform_context: QgsCoordinateTransformContext


def polygon_source(
    layer: QgsVectorLayer | QgsProcessingFeatureSource,
    transform_context: QgsCoordinateTransformContext,
    wanted: str = AUTHORITIES,
) -> PolygonSource:
    """Look at a polygon layer, or at the input of an algorithm; ``wanted`` says in an error what layer to choose.

    Raises UserError: no polygons, no CRS, empty.
    """
    if isinstance(layer, QgsVectorLayer):
        name = layer.name()
        features = QgsVectorLayerFeatureSource(layer).getFeatures
    else:
        name = layer.sourceName()

        def features(request: QgsFeatureRequest) -> Any:  # invalid rings are mended by core.areas, not refused by QGIS
            return layer.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)

    if QgsWkbTypes.geometryType(layer.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise UserError(
            tr("The layer {name} does not hold polygons: choose {wanted}.").format(name=name, wanted=shown(wanted))
        )
    require_crs(layer.sourceCrs(), name)
    if layer.featureCount() == 0:
        raise UserError(tr("The layer {name} is empty: choose {wanted}.").format(name=name, wanted=shown(wanted)))
    crs = QgsCoordinateReferenceSystem(layer.sourceCrs())
    return PolygonSource(name, tuple(layer.fields().names()), crs, features, transform_context)


def polygon_frame(source: PolygonSource, feedback: Feedback | None = None) -> gpd.GeoDataFrame:
    """All rows and columns of a polygon layer in EPSG:27700, values as plain Python objects. May run in any thread.

    Curves are made straight and other CRSs converted by QGIS. Raises UserError where polygons cannot be converted;
    Cancelled.
    """
    feedback = feedback or Feedback()
    same = source.crs == national_grid()
    transform = None if same else QgsCoordinateTransform(source.crs, national_grid(), source.transform_context)
    rows, wkb = [], []
    for number, feature in enumerate(source.features(QgsFeatureRequest())):
        if number % _CHECK_EVERY == 0:
            feedback.check()
        rows.append([python_value(value) for value in feature.attributes()])
        wkb.append(_straight_wkb(feature.geometry(), transform, source.name))
    geometry = shapely.from_wkb(np.array(wkb, dtype=object))
    _check_positions(geometry, source)
    return gpd.GeoDataFrame(pd.DataFrame(rows, columns=list(source.columns), dtype=object), geometry=geometry, crs=BNG)


def hexagon_frame(source: PolygonSource, feedback: Feedback | None = None) -> gpd.GeoDataFrame:
    """The same of a layer of hexagons. Raises UserError too where some of them occur twice."""
    frame = polygon_frame(source, feedback)
    if "cell_id" in frame:
        require_once(frame, source.name)
    return frame


def _check_positions(geometry: np.ndarray, source: PolygonSource) -> None:
    """Raises UserError where the polygons aren't where the layer's CRS says; QGIS makes infinite coordinates of those
    without an error.
    """
    corners = shapely.get_coordinates(geometry)
    if not np.isfinite(corners).all():
        raise UserError(
            tr("The layer {name} cannot be converted to the British National Grid: check its CRS ({authid}).").format(
                name=source.name, authid=source.crs.authid()
            )
        )
    if len(corners) and source.crs == national_grid() and (np.abs(corners) <= 180).all():
        raise UserError(
            tr(
                "The polygons of {name} are in degrees although the layer says British National Grid: set the layer's "
                "CRS "
                "(often EPSG:4326), then run again."
            ).format(name=source.name)
        )


def _straight_wkb(geometry: QgsGeometry, transform: QgsCoordinateTransform | None, name: str) -> bytes | None:
    """WKB of a polygon without curves in EPSG:27700; None for an empty one."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if transform is not None:
        geometry = QgsGeometry(geometry)
        try:
            geometry.transform(transform)
        except QgsCsException as error:
            raise UserError(
                tr("The layer {name} cannot be converted to the British National Grid: check its CRS.").format(
                    name=name
                ),
                str(error),
            ) from error
    return bytes(geometry.asWkb())
