"""The small picture of Great Britain with the mapped area in it."""

from __future__ import annotations

import base64

from qgis.core import QgsGeometry, QgsVectorLayer

from ...core.base.resources import read_json

LAND, AREA = "#d5dade", "#12436d"
_TOLERANCE = 1500.0  # metres: a tenth of a millimetre on the page
_MARGIN = 8.0  # km
_SMALLEST = 14.0  # km: an area that is smaller gets a ring, so that it can be seen


def locator(authorities: QgsVectorLayer) -> str:
    """The picture as a path that QGIS reads ("base64:..."): it stays in the project and needs no file."""
    left, bottom, right, top = outline()["bounds"]
    box = f"{left - _MARGIN:g} {-top - _MARGIN:g} {right - left + 2 * _MARGIN:g} {top - bottom + 2 * _MARGIN:g}"
    land = _path(outline()["rings"])
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{right - left:g}" height="{top - bottom:g}">'
        f'<path d="{land}" fill="{LAND}" stroke="{LAND}" stroke-width="1"/>{_area(authorities)}</svg>'
    )
    return "base64:" + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def outline() -> dict:
    """``bounds`` and ``rings`` of Great Britain, whole kilometres of the British National Grid."""
    return read_json("layouts", "great_britain.json")


def _area(authorities: QgsVectorLayer) -> str:
    rings, extent = [], authorities.extent()
    for feature in authorities.getFeatures():
        shape: QgsGeometry = feature.geometry().simplify(_TOLERANCE)
        for part in shape.asMultiPolygon() if shape.isMultipart() else [shape.asPolygon()]:
            rings += [[(point.x() / 1000, point.y() / 1000) for point in part[0]]] if part else []
    drawn = f'<path d="{_path(rings)}" fill="{AREA}" stroke="{AREA}" stroke-width="1.5"/>'
    if max(extent.width(), extent.height()) > _SMALLEST * 2000:
        return drawn
    middle = extent.center()
    at = f'cx="{middle.x() / 1000:.1f}" cy="{-middle.y() / 1000:.1f}"'
    ring = f'<circle {at} r="34" fill="none" stroke="{AREA}" stroke-width="6"/>'
    return drawn + ring


def _path(rings: list) -> str:
    return "".join("M" + "L".join(f"{x:.4g},{-y:.4g}" for x, y in ring) + "Z" for ring in rings)
