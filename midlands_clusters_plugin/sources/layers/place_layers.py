"""The user's own places from a layer of the project, in any CRS, points or larger shapes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.places.own_places import MOST, OwnPlaces, own_places
from ...qgis_io.crs import require_crs, to_national_grid
from .layer_frames import POSITION
from .layer_rows import GeometryType, RowSource, read_rows, row_source

_NO_SHAPES = (GeometryType.NullGeometry, GeometryType.UnknownGeometry)


def place_source(layer: QgsVectorLayer, transform_context: QgsCoordinateTransformContext) -> RowSource:
    """Look at a layer of shapes, or a table with postcodes. Raises UserError: unreadable, empty, too large, no CRS."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise UserError(tr("The layer cannot be read: repair its data source or choose another layer."))
    name, count = layer.name(), layer.featureCount()
    if count == 0:
        raise UserError(tr("The layer {name} is empty: choose a layer with places in it.").format(name=name))
    if count > MOST:
        text = tr("The layer {name} has {featurecount:,} features: places are for at most {most:,}; style it as it is.")
        raise UserError(text.format(name=name, featurecount=count, most=MOST))
    source = row_source(layer, transform_context)
    if source.kind not in _NO_SHAPES:
        require_crs(source.crs, name)
    return source


def places_from_source(source: RowSource, feedback: Feedback | None = None) -> OwnPlaces:
    """Read the layer's places. A shape larger than a point stands at a point inside it. Raises UserError, Cancelled."""
    if source.kind in _NO_SHAPES:
        return own_places(read_rows(source, feedback)[0], source.name)
    frame, points = read_rows(source, feedback, _point)
    grid = to_national_grid(
        np.array(points, dtype=float).reshape(-1, 2), source.crs, source.transform_context, feedback
    )
    # The features' own positions count, whatever its columns say: these two come first, so that they are the ones
    # found.
    others = frame.drop(columns=[name for name in frame.columns if str(name).lower() in POSITION])
    frame = others.assign(easting=grid[:, 0], northing=grid[:, 1])
    kind = "given" if source.kind == GeometryType.PointGeometry else "inside"
    made = own_places(frame, source.name, kind_of_point=kind, positions_first=True)
    rejected = dict(made.rejected)
    without_shape = rejected.pop("blank_coordinates", 0)
    return replace(made, rejected={**rejected, "no_shape": without_shape}) if without_shape else made


def _point(geometry: QgsGeometry) -> tuple[float, float]:
    """A point that stands for a shape and lies inside it; nan for an empty one."""
    point = geometry.pointOnSurface()
    if point.isNull() or point.isEmpty():
        point = geometry.centroid()
    if point.isNull() or point.isEmpty():
        return np.nan, np.nan
    return point.asPoint().x(), point.asPoint().y()
