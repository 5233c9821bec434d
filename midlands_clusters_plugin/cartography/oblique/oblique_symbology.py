"""The looks of an oblique map: calm ground, columns in the colours of the flat map, names with leader lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRenderContext,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.oblique.oblique_scene import SHADES
from ..context.spike_layer import EXPLAINED, NOTES
from ..style.labels import define, labels, leader_line, set_by_rule, set_labels, unlabelled
from .oblique_labels import PEAK_SIZE, PIN_MM, TOWN_SIZE

_BASE_PLANE, _LINE, _EDGE = "#eceff1", "#8a9196", "#c6cdd2"
_NAMES_DARK, _TOWN = "#1a1a1a", "#3f4a52"
_THIS = "\"authority_code\" = attribute(@atlas_feature, 'authority_code')"
# Names were placed for the page that shows the whole map; on one that shows a part of it they would be far away.
_AS_PLACED = 'if(@map_scale > 0.4 * "pinned", "{}", NULL)'


def style_base_plane(layer: QgsVectorLayer) -> None:
    """The area, lightly filled, with its authorities' outlines."""
    look = {"color": _BASE_PLANE, "outline_color": _LINE, "outline_width": "0.2", "joinstyle": "round"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
    set_labels(layer, unlabelled(obstacle=False))


def style_faces(layer: QgsVectorLayer, shades: Sequence[tuple[float, float, QColor]]) -> None:
    """Faces in painter's order: tops in the class's colour with a light rim, walls darker by the light that falls on
    them.
    """
    categories = []
    for grade, (_, _, shade) in enumerate(shades):
        for light in range(SHADES):
            wall = _mixed(shade, QColor("#000000"), 0.55 * (1 - light / (SHADES - 1)))
            categories.append(QgsRendererCategory(grade * 100 + light, _fill(wall, None, 0.0), ""))
        categories.append(
            QgsRendererCategory(grade * 100 + 99, _fill(shade, _mixed(shade, QColor("#ffffff"), 0.55), 0.08), "")
        )
    made = QgsCategorizedSymbolRenderer("look", categories)
    made.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("painter", True)]))
    made.setOrderByEnabled(True)
    layer.setRenderer(made)
    set_labels(layer, unlabelled(obstacle=False))


def _fill(shade: QColor, rim: QColor | None, width: float) -> QgsFillSymbol:
    """A plain fill; without a rim it is drawn in half the time."""
    look = {"color": shade.name(), "joinstyle": "round", "outline_style": "no"}
    if rim is not None:
        look |= {"outline_color": rim.name(), "outline_width": str(width), "outline_style": "solid"}
    return QgsFillSymbol.createSimple(look)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = ((a * (1 - share) + b * share) for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3]))
    return QColor.fromRgbF(*(min(max(part, 0.0), 1.0) for part in parts))


def style_base(layer: QgsVectorLayer) -> None:
    """The edge of the ground, darker than the ground."""
    layer.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": _EDGE, "outline_color": _LINE, "outline_width": "0.1"})
        )
    )
    set_labels(layer, unlabelled(obstacle=False))


def style_labels(layer: QgsVectorLayer) -> None:
    """Names as they were placed, peaks with a line to the column's top; on a page that shows a part of the map QGIS
    places them.
    """
    dot = {"name": "circle", "size": "1", "color": "#ffffff", "outline_color": _TOWN, "outline_width": "0.22"}
    unseen = {
        "name": "circle",
        "size": "0",
        "color": "0,0,0,0",
        "outline_style": "no",
    }  # what is not drawn at all gets no name
    symbology = (("town", dot), ("peak", unseen), ("spike", unseen))
    categories = [QgsRendererCategory(kind, QgsMarkerSymbol.createSimple(one), "") for kind, one in symbology]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    explained = f"(@{NOTES} IS NULL OR {EXPLAINED})"  # no number without its note
    number = explained.format(number='"spike"')
    peak = labels(
        f"concat(if(\"spike\" IS NULL OR NOT {number}, '', concat('(', \"spike\", ') ')), \"text\")",
        PEAK_SIZE,
        _NAMES_DARK,
    )
    peak.dist = 5.0
    define(peak, QgsPalLayerSettings.Priority, "if(\"kind\" = 'peak', 10, 8)")
    # A peak without room is not named on the page of the whole map; a spike's number belongs to a note, so QGIS finds
    # it some place.
    alone = explained.format(number="regexp_replace(\"text\", '[()]', '')")
    near = '("label_x" IS NOT NULL OR @map_scale <= 0.4 * "pinned")'
    shown = f""""kind" <> 'spike' AND {near} OR "kind" = 'spike' AND {alone}"""
    define(peak, QgsPalLayerSettings.Show, shown)
    define(peak, QgsPalLayerSettings.Bold, "\"kind\" = 'peak'")
    town = labels("text", TOWN_SIZE, _TOWN, italic=True, halo=_BASE_PLANE)
    town.dist = 1.0
    town.priority = 3
    for settings, shade, away in ((peak, _NAMES_DARK, "0.4"), (town, _TOWN, "0.6")):
        leader_line(settings, shade, away=away)
        settings.callout().setMinimumLength(1.2)
        settings.placement = QgsPalLayerSettings.AroundPoint
        settings.obstacleSettings().setIsObstacle(False)
        define(settings, QgsPalLayerSettings.ZIndex, "if(\"kind\" = 'town', 0, 10)")
        define(settings, QgsPalLayerSettings.PositionX, _AS_PLACED.format("label_x"))
        define(settings, QgsPalLayerSettings.PositionY, _AS_PLACED.format("label_y"))
    set_by_rule(layer, [(tr("Towns"), "\"kind\" = 'town'", town), (tr("Highest columns"), "\"kind\" <> 'town'", peak)])


def page_faces(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: only the columns of the page's authority, for those of others would hide them."""
    renderer = layer.renderer().clone()
    for symbol in renderer.symbols(QgsRenderContext()):
        symbol.symbolLayer(0).setDataDefinedProperty(
            QgsSymbolLayer.PropertyLayerEnabled, QgsProperty.fromExpression(_THIS)
        )
    layer.setRenderer(renderer)


def page_base_plane(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: the page's authority with a strong outline, the others lighter."""
    symbol = QgsFillSymbol.createSimple({"color": _BASE_PLANE, "outline_color": "#3f4a52", "joinstyle": "round"})
    shades = {
        QgsSymbolLayer.PropertyFillColor: f"if({_THIS}, '{_BASE_PLANE}', '#f8f9fa')",
        QgsSymbolLayer.PropertyStrokeWidth: f"if({_THIS}, 0.45, 0.12)",
    }
    for what, expression in shades.items():
        symbol.symbolLayer(0).setDataDefinedProperty(what, QgsProperty.fromExpression(expression))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def page_labels(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: towns, and the names of columns that the page shows."""
    root = QgsRuleBasedRenderer.Rule(None)
    for one in layer.renderer().categories():
        only = f"\"kind\" = '{one.value()}'" + ("" if one.value() == "town" else f" AND {_THIS}")
        root.appendChild(QgsRuleBasedRenderer.Rule(one.symbol().clone(), 0, 0, only))
    layer.setRenderer(QgsRuleBasedRenderer(root))


def style_standing(layer: QgsVectorLayer, like: Any) -> None:
    """Places look as on the flat map, the user's filter included, but stand on pins; without names, which would hide
    the columns.
    """
    if isinstance(like, QgsVectorLayer):
        renderer = like.renderer().clone()
        for symbol in renderer.symbols(QgsRenderContext()):
            if isinstance(symbol, QgsMarkerSymbol):
                _stand(symbol)
        layer.setRenderer(renderer)
    set_labels(layer, unlabelled(obstacle=False))


def _stand(symbol: QgsMarkerSymbol) -> None:
    """Lift a symbol's layers off their spot and put a pin under them: its foot is the place's spot, seen through what
    stands before it.
    """
    offset = symbol.symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.PropertyOffset)
    moved = offset.asExpression() if offset.isActive() else "array(0, 0)"
    for index in range(symbol.symbolLayerCount()):
        lifted = f"with_variable('o', {moved}, array(@o[0], @o[1] - {PIN_MM}))"
        symbol.symbolLayer(index).setDataDefinedProperty(
            QgsSymbolLayer.PropertyOffset, QgsProperty.fromExpression(lifted)
        )
    metre = "@map_scale / 1000"
    head = f"with_variable('o', {moved}, translate($geometry, @o[0] * {metre}, ({PIN_MM} - @o[1]) * {metre}))"
    pin = QgsGeometryGeneratorSymbolLayer.create(
        {"SymbolType": "Line", "geometryModifier": f"make_line($geometry, {head})"}
    )
    line = QgsLineSymbol.createSimple({"line_color": "#ffffff", "line_width": "0.55", "capstyle": "round"})
    line.appendSymbolLayer(
        QgsLineSymbol.createSimple({"line_color": _NAMES_DARK, "line_width": "0.2"}).takeSymbolLayer(0)
    )
    pin.setSubSymbol(line)
    foot = {"name": "circle", "size": "0.9", "color": _NAMES_DARK, "outline_color": "#ffffff", "outline_width": "0.15"}
    symbol.insertSymbolLayer(0, QgsMarkerSymbol.createSimple(foot).takeSymbolLayer(0))
    symbol.insertSymbolLayer(0, pin)
