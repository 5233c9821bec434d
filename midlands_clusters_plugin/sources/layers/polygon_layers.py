"""Polygon layers of QGIS -> data frames of the core: looked at on their own thread, read in any."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import mark, shown, tr
from ...core.geography.areas import Boundaries, boundaries_from_frame
from ...core.grid.lattice import require_once
from ...qgis_io.crs import BNG, national_grid, require_crs
from .layer_rows import GeometryType, RowSource, read_rows, row_source

AUTHORITIES = mark("a layer of counties and unitary authorities")
NAMED_POLYGONS = mark("a layer of polygons with names")
HEXAGONS = mark("the hexagon layer of a map")
PolygonSource = RowSource  # one that polygon_source has looked at


def polygon_source(
    layer: QgsVectorLayer | QgsProcessingFeatureSource,
    transform_context: QgsCoordinateTransformContext,
    wanted: str = AUTHORITIES,
) -> PolygonSource:
    """Look at a polygon layer, or at the input of an algorithm; ``wanted`` says in an error what layer to choose.

    Raises UserError: no polygons, no CRS, empty.
    """
    source = row_source(layer, transform_context)
    if source.kind != GeometryType.PolygonGeometry:
        text = tr("The layer {name} does not hold polygons: choose {wanted}.")
        raise UserError(text.format(name=source.name, wanted=shown(wanted)))
    require_crs(source.crs, source.name)
    if layer.featureCount() == 0:
        text = tr("The layer {name} is empty: choose {wanted}.")
        raise UserError(text.format(name=source.name, wanted=shown(wanted)))
    return source


def polygon_frame(source: PolygonSource, feedback: Feedback | None = None) -> gpd.GeoDataFrame:
    """All rows and columns of a polygon layer in EPSG:27700, values as plain Python objects. May run in any thread.

    Curves are made straight and other CRSs converted by QGIS. Raises UserError where polygons cannot be converted;
    Cancelled.
    """
    same = source.crs == national_grid()
    transform = None if same else QgsCoordinateTransform(source.crs, national_grid(), source.transform_context)
    frame, wkb = read_rows(source, feedback, lambda shape: _straight_wkb(shape, transform, source.name))
    geometry = shapely.from_wkb(np.array(wkb, dtype=object))
    corners = shapely.get_coordinates(geometry)
    if not np.isfinite(corners).all():  # QGIS makes infinite coordinates without an error
        text = tr("The layer {name} cannot be converted to the British National Grid: check its CRS ({authid}).")
        raise UserError(text.format(name=source.name, authid=source.crs.authid()))
    if len(corners) and same and (np.abs(corners) <= 180).all():
        text = tr(
            "The polygons of {name} are in degrees although the layer says British National Grid: set the layer's CRS "
            "(often EPSG:4326), then run again."
        )
        raise UserError(text.format(name=source.name))
    return gpd.GeoDataFrame(frame, geometry=geometry, crs=BNG)


def hexagon_frame(source: PolygonSource, feedback: Feedback | None = None) -> gpd.GeoDataFrame:
    """The same of a layer of hexagons. Raises UserError too where some of them occur twice."""
    frame = polygon_frame(source, feedback)
    if "cell_id" in frame:
        require_once(frame, source.name)
    return frame


def boundaries_from_source(source: PolygonSource, feedback: Feedback | None = None) -> Boundaries:
    """The polygons as boundaries that hexagons are cut to: core.areas finds their codes and mends their rings.

    Raises UserError: no column of upper-tier GSS codes, polygons that cannot be converted to EPSG:27700; Cancelled.
    """
    return boundaries_from_frame(polygon_frame(source, feedback), f"layer {source.name}")


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
            text = tr("The layer {name} cannot be converted to the British National Grid: check its CRS.")
            raise UserError(text.format(name=name), str(error)) from error
    return bytes(geometry.asWkb())
