"""Positions -> British National Grid, by QGIS, so that the project's choice of operation counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsLineString,
    QgsPointXY,
)

from ..core.base.errors import UserError
from ..core.base.feedback import Feedback
from ..core.base.i18n import tr

if TYPE_CHECKING:
    import numpy as np

BNG = "EPSG:27700"
PAGE_PLANE = "Page of an oblique map"  # name of the plane of an oblique map's layers, which lies nowhere on earth
_CHUNK = 20_000
_LINE_HEADER = 9  # WKB of a line: byte order, type, number of points; then x and y as doubles


def national_grid() -> QgsCoordinateReferenceSystem:
    """EPSG:27700."""
    return QgsCoordinateReferenceSystem(BNG)


def require_crs(crs: QgsCoordinateReferenceSystem, name: str) -> None:
    """Raises UserError for a layer that does not say where it is."""
    if not crs.isValid():
        text = tr(
            "The layer {name} has no coordinate reference system: set it (right-click the layer, Layer CRS), then "
            "run again."
        )
        raise UserError(text.format(name=name))


def to_national_grid(
    xy: np.ndarray,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    feedback: Feedback | None = None,
) -> np.ndarray:
    """Positions (n, 2) in ``crs`` as eastings and northings; nan for none and where one cannot be converted.

    A whole chunk goes through QGIS as one line: one call for 20,000 points, not 20,000 calls.
    """
    import numpy as np

    feedback = feedback or Feedback()
    if crs == national_grid() or not len(xy):
        return xy
    transform = QgsCoordinateTransform(crs, national_grid(), context)
    result = np.full(xy.shape, np.nan)
    there = np.flatnonzero(np.isfinite(xy).all(axis=1))
    for start in range(0, len(there), _CHUNK):
        feedback.progress(start / len(there))
        rows = there[start : start + _CHUNK]
        result[rows] = _transformed(xy[rows], transform)
    result[~np.isfinite(result).all(axis=1)] = np.nan
    return result


def _transformed(xy: np.ndarray, transform: QgsCoordinateTransform) -> np.ndarray:
    import numpy as np

    line = QgsLineString(xy[:, 0].tolist(), xy[:, 1].tolist())
    try:
        line.transform(transform)
    except QgsCsException:  # one of them cannot be converted: find out which
        return np.array([_one(float(x), float(y), transform) for x, y in xy])
    return np.frombuffer(bytes(line.asWkb()), dtype="<f8", offset=_LINE_HEADER).reshape(-1, 2)


def _one(x: float, y: float, transform: QgsCoordinateTransform) -> tuple[float, float]:
    import numpy as np

    try:
        point = transform.transform(QgsPointXY(x, y))
    except QgsCsException:
        return (np.nan, np.nan)
    return (point.x(), point.y())
