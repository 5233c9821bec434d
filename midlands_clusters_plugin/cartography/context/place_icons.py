"""Icons of places: SVG drawings that are kept inside the project, moved beside one another where they would overlap."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRectangle,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.base.resources import read_json, resource
from ...core.places.crowding import FAR, FAR_ICON_MM, ICON_MM, MIDDLE, MIDDLE_ICON_MM, SCALES, icon_mm
from ...qgis_io import entries

SIZE = f"if(@map_scale > {FAR}, {FAR_ICON_MM}, if(@map_scale > {MIDDLE}, {MIDDLE_ICON_MM}, {ICON_MM}))"  # millimetres
_STEP = "array_find(array_sort(array_append(array({steps}), @map_scale)), @map_scale)".format(
    steps=", ".join(f"{one:.0f}" for one in SCALES)
)
# "dx,dy" in icon sizes, of the next smaller scale; where the layer has none the icon stays.
_PAIR = f"coalesce(array_get(string_to_array(\"offsets\", ';'), min({len(SCALES) - 1}, {_STEP})), '0,0')"
# On maps of a region nothing is moved: it would stand kilometres from its spot.
_STAYS = f"@map_scale > {FAR} OR @{entries.WINDOW} IS NOT NULL"
_AXES = [f"if({_STAYS}, 0, to_real(array_get(string_to_array({_PAIR}), {axis})) * ({SIZE}))" for axis in (0, 1)]
_OFFSET = f"array({_AXES[0]}, {_AXES[1]})"

_TOWN_MM, _GRAZES, _SEARCHED = 1.0, 0.2, 15.0  # mm: a town's ring, what does not count, how far icons are moved


def moved() -> str:
    """Expression: the place's point where its icon stands on this map; for labels and leader lines."""
    return f"translate($geometry, {_AXES[0]} * @map_scale / 1000, -1 * {_AXES[1]} * @map_scale / 1000)"


@lru_cache(maxsize=1)
def icon_colours() -> dict[str, str]:
    """Colour by icon, those of the kinds of places and those offered for own places."""
    found = read_json("icons", "places.json")
    return {**found["kinds"], **found["own"]}


@lru_cache(maxsize=1)
def own_icons() -> tuple[str, ...]:
    """Ids of the icons that are offered for the user's own places."""
    found = read_json("icons", "places.json")
    return tuple(found["own"])


def icon(name: str, *, spread: bool = True) -> QgsMarkerSymbol:
    """The symbol of an icon; with ``spread`` it moves by the layer's column ``offsets``."""
    drawing = base64.b64encode(resource("icons", f"{name}.svg").read_bytes()).decode("ascii")
    marker = QgsSvgMarkerSymbolLayer(f"base64:{drawing}", ICON_MM)
    marker.setFillColor(QColor(icon_colours()[name]))
    marker.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(SIZE))
    if spread:
        marker.setDataDefinedProperty(QgsSymbolLayer.PropertyOffset, QgsProperty.fromExpression(_OFFSET))
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, marker)
    return symbol


def icons_on(layer: QgsVectorLayer, marks: np.ndarray, scale: float, size: float = 0.0) -> set[int]:
    """The places or towns whose icons on a map of a scale lie on marks (n, 3: x, y, radius in metres); ``size`` : of
    the icons in mm, if not their own.
    """
    size = (size or icon_mm(scale)) if _are_spread(layer) else _TOWN_MM
    radius = (size / 2 - _GRAZES) * scale / 1000
    around = QgsRectangle(*marks[:, :2].min(axis=0), *marks[:, :2].max(axis=0))
    return {
        one.id()
        for one, x, y in icons_in(layer, around, scale)
        if (np.hypot(marks[:, 0] - x, marks[:, 1] - y) < marks[:, 2] + radius).any()
    }


def icons_in(layer: QgsVectorLayer, extent: QgsRectangle, scale: float) -> Iterator[tuple[QgsFeature, float, float]]:
    """The places or towns of which something may lie in an extent, and where on a map of a scale their icons stand."""
    place, context = QgsExpression(moved() if _are_spread(layer) else "$geometry"), QgsExpressionContext()
    variables = QgsExpressionContextScope()
    variables.setVariable("map_scale", scale)
    context.appendScope(variables)
    context.setFields(layer.fields())
    for one in layer.getFeatures(QgsFeatureRequest(extent.buffered(_SEARCHED * scale / 1000))):
        context.setFeature(one)
        at = place.evaluate(context)
        middle = (at if isinstance(at, QgsGeometry) else one.geometry()).boundingBox().center()
        yield one, middle.x(), middle.y()


def _are_spread(layer: QgsVectorLayer) -> bool:
    """Whether icons stand beside one another, as those of places do and those of towns do not."""
    return layer.fields().lookupField("offsets") >= 0
