"""Showing a place in the map window, whatever its reference system."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle

_METRES_A_DEGREE = 111_000.0


def show_box(
    canvas: Any, box: QgsRectangle, crs: QgsCoordinateReferenceSystem, *, margin: float = 1.0, least: float = 0.0
) -> bool:
    """Zoom to a box, ``margin`` times as large, of at least so many metres; whether the map can go there."""
    box = QgsRectangle(box)
    least = least / _METRES_A_DEGREE if crs.isGeographic() else least
    if max(box.width(), box.height()) < least:
        box = QgsRectangle.fromCenterAndSize(box.center(), least, least)
    box.scale(margin)
    wanted = canvas.mapSettings().destinationCrs()
    if crs.isValid() and wanted.isValid():
        try:
            box = QgsCoordinateTransform(crs, wanted, QgsProject.instance()).transformBoundingBox(box)
        except QgsCsException:
            return False
    if not box.isFinite():
        return False
    canvas.setExtent(box)
    canvas.refresh()
    return True
