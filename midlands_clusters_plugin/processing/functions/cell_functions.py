"""``mc_cell_id`` and ``mc_cell_polygon``: hexagons by arithmetic, without any layer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsExpressionContext, QgsGeometry, QgsPointXY

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from .function_base import from_metres, in_metres, layer_crs, moved, number_of, position, text_of

if TYPE_CHECKING:
    from ...core.grid.hexgrid import HexGrid

_BNG_ID = re.compile(r"bng(?P<size>\d{3,5}(?:\.\d{1,6})?)_(?P<column>-?\d{1,6})_(?P<row>-?\d{1,6})")
_H3_ID = re.compile(r"8[0-9a-f]{14}")
_H3_SIZES = (7, 8, 9)


def cell_id(arguments: list[Any], context: QgsExpressionContext | None) -> str | None:
    """The id of the hexagon at a geometry."""
    size = number_of(arguments[1], "size")
    if size in _H3_SIZES:
        return _h3_id(arguments[0], int(size), context)
    grid = _grid(size)
    xy = position(arguments[0], context)
    if xy is None:
        return None
    import numpy as np

    return str(grid.ids(grid.locate(np.array([xy[0]]), np.array([xy[1]])))[0])


def cell_polygon(arguments: list[Any], context: QgsExpressionContext | None) -> QgsGeometry | None:
    """The polygon of a hexagon."""
    text = text_of(arguments[0], "id")
    found = _BNG_ID.fullmatch(text)
    if found is None:
        return _h3_polygon(text, context)
    import shapely

    grid = _grid(float(found["size"]))
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(grid.polygons(grid.keys_of([text]))[0]))
    return from_metres(geometry, context)


@lru_cache(maxsize=16)
def _grid(size: float) -> HexGrid:
    from ...core.grid.hexgrid import make_grid

    return make_grid("bng", size)


def _h3() -> Any:
    try:
        import h3
    except ImportError as error:
        raise UserError(tr("the H3 grid needs the Python package h3, which this QGIS does not have.")) from error
    return h3


def _degrees() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem("EPSG:4326")


def _h3_id(value: Any, resolution: int, context: QgsExpressionContext | None) -> str | None:
    h3 = _h3()
    there = in_metres(value, context)
    if there is None:
        return None
    point = moved(QgsGeometry(value), layer_crs(context), _degrees())
    if point is None:
        return None
    at = point.asPoint() if point.wkbType() == 1 else point.pointOnSurface().asPoint()
    return str(h3.latlng_to_cell(at.y(), at.x(), resolution))


def _h3_polygon(text: str, context: QgsExpressionContext | None) -> QgsGeometry | None:
    if not _H3_ID.fullmatch(text) or not _h3().is_valid_cell(text):
        raise UserError(tr("{id} is no id of a hexagon, such as bng1000_503_331.").format(id=repr(text)))
    corners = [QgsPointXY(longitude, latitude) for latitude, longitude in _h3().cell_to_boundary(text)]
    return moved(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]), _degrees(), layer_crs(context))
