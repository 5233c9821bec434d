"""The looks of an oblique map: calm ground, columns in the colours of the flat map, names with leader lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRenderContext,
    QgsRendererCategory,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.oblique.oblique_scene import SHADES
from ..context.spike_layer import EXPLAINED, NOTES
from ..style.labels import define, labels, leader_line, set_by_rule, set_labels, unlabelled
from ..style.symbols import DARK, WHITE, area, by_rules, cased_line, dot, draw_all, drive
from .oblique_labels import PEAK_SIZE, PIN_MM, TOWN_SIZE

_BASE_PLANE, _LINE, _EDGE = "#eceff1", "#8a9196", "#c6cdd2"
_TOWN = "#3f4a52"
_THIS = "\"authority_code\" = attribute(@atlas_feature, 'authority_code')"
# Names were placed for the page that shows the whole map; on one that shows a part of it they would be far away.
_AS_PLACED = 'if(@map_scale > 0.4 * "pinned", "{}", NULL)'


def style_base_plane(layer: QgsVectorLayer) -> None:
    """The area, lightly filled, with its authorities' outlines."""
    draw_all(layer, area(color=_BASE_PLANE, outline_color=_LINE, outline_width=0.2, joinstyle="round"))
    set_labels(layer, unlabelled(obstacle=False))


def style_faces(layer: QgsVectorLayer, shades: Sequence[tuple[float, float, QColor]]) -> None:
    """Faces in painter's order: tops in the class's colour with a light rim, walls darker by their light."""
    categories = []
    for grade, (_, _, shade) in enumerate(shades):
        for light in range(SHADES):
            wall = _mixed(shade, QColor("#000000"), 0.55 * (1 - light / (SHADES - 1)))
            categories.append(QgsRendererCategory(grade * 100 + light, _fill(wall), ""))
        rim = _mixed(shade, QColor(WHITE), 0.55).name()
        top = _fill(shade, outline_color=rim, outline_width=0.08, outline_style="solid")
        categories.append(QgsRendererCategory(grade * 100 + 99, top, ""))
    made = QgsCategorizedSymbolRenderer("look", categories)
    made.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("painter", True)]))
    made.setOrderByEnabled(True)
    layer.setRenderer(made)
    set_labels(layer, unlabelled(obstacle=False))


def _fill(shade: QColor, **rim: object) -> QgsFillSymbol:
    """A plain fill; without a rim it is drawn in half the time."""
    return area(**{"color": shade.name(), "joinstyle": "round", "outline_style": "no", **rim})


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = ((a * (1 - share) + b * share) for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3]))
    return QColor.fromRgbF(*(min(max(part, 0.0), 1.0) for part in parts))


def style_base(layer: QgsVectorLayer) -> None:
    """The edge of the ground, darker than the ground."""
    draw_all(layer, area(color=_EDGE, outline_color=_LINE, outline_width=0.1))
    set_labels(layer, unlabelled(obstacle=False))


def style_labels(layer: QgsVectorLayer) -> None:
    """Names as placed, peaks with a line to the column's top; QGIS places them on a page of a part of the map."""
    unseen = {"size": 0, "color": "0,0,0,0", "outline_style": "no"}  # what is not drawn at all gets no name
    town_dot = dot(size=1, color=WHITE, outline_color=_TOWN, outline_width=0.22)
    symbology = (("town", town_dot), ("peak", dot(**unseen)), ("spike", dot(**unseen)))
    categories = [QgsRendererCategory(kind, symbol, "") for kind, symbol in symbology]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    explained = f"(@{NOTES} IS NULL OR {EXPLAINED})"  # no number without its note
    number = explained.format(number='"spike"')
    text = f"concat(if(\"spike\" IS NULL OR NOT {number}, '', concat('(', \"spike\", ') ')), \"text\")"
    peak = labels(text, PEAK_SIZE, DARK, obstacle=False, dist=5.0)
    # A peak without room is not named on the page of the whole map; a spike's number belongs to a note, so QGIS finds
    # it some place.
    alone = explained.format(number="regexp_replace(\"text\", '[()]', '')")
    near = '("label_x" IS NOT NULL OR @map_scale <= 0.4 * "pinned")'
    shown = f""""kind" <> 'spike' AND {near} OR "kind" = 'spike' AND {alone}"""
    define(peak, Priority="if(\"kind\" = 'peak', 10, 8)", Show=shown, Bold="\"kind\" = 'peak'")
    town = labels("text", TOWN_SIZE, _TOWN, italic=True, halo=_BASE_PLANE, obstacle=False, dist=1.0, priority=3)
    for settings, shade, away in ((peak, DARK, "0.4"), (town, _TOWN, "0.6")):
        leader_line(settings, shade, away=away)
        settings.callout().setMinimumLength(1.2)
        settings.placement = QgsPalLayerSettings.AroundPoint
        x, y = _AS_PLACED.format("label_x"), _AS_PLACED.format("label_y")
        define(settings, ZIndex="if(\"kind\" = 'town', 0, 10)", PositionX=x, PositionY=y)
    set_by_rule(layer, [(tr("Towns"), "\"kind\" = 'town'", town), (tr("Highest columns"), "\"kind\" <> 'town'", peak)])


def page_faces(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: only the columns of the page's authority, for those of others would hide them."""
    renderer = layer.renderer().clone()
    for symbol in renderer.symbols(QgsRenderContext()):
        drive(symbol.symbolLayer(0), LayerEnabled=_THIS)
    layer.setRenderer(renderer)


def page_base_plane(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: the page's authority with a strong outline, the others lighter."""
    symbol = area(color=_BASE_PLANE, outline_color=_TOWN, joinstyle="round")
    shade, width = f"if({_THIS}, '{_BASE_PLANE}', '#f8f9fa')", f"if({_THIS}, 0.45, 0.12)"
    drive(symbol.symbolLayer(0), FillColor=shade, StrokeWidth=width)
    draw_all(layer, symbol)


def page_labels(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: towns, and the names of columns that the page shows."""
    rules = []
    for one in layer.renderer().categories():
        only = f"\"kind\" = '{one.value()}'" + ("" if one.value() == "town" else f" AND {_THIS}")
        rules.append((one.symbol().clone(), only, "", ""))
    layer.setRenderer(by_rules(rules))


def style_standing(layer: QgsVectorLayer, like: Any) -> None:
    """Places as on the flat map, filter included, but on pins; without names, which would hide columns."""
    if isinstance(like, QgsVectorLayer):
        renderer = like.renderer().clone()
        for symbol in renderer.symbols(QgsRenderContext()):
            if isinstance(symbol, QgsMarkerSymbol):
                _stand(symbol)
        layer.setRenderer(renderer)
    set_labels(layer, unlabelled(obstacle=False))


def _stand(symbol: QgsMarkerSymbol) -> None:
    """Lift a symbol off its spot and put a pin under it, whose foot is seen through what stands before it."""
    offset = symbol.symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.PropertyOffset)
    moved = offset.asExpression() if offset.isActive() else "array(0, 0)"
    for part in symbol.symbolLayers():
        drive(part, Offset=f"with_variable('o', {moved}, array(@o[0], @o[1] - {PIN_MM}))")
    metre = "@map_scale / 1000"
    head = f"with_variable('o', {moved}, translate($geometry, @o[0] * {metre}, ({PIN_MM} - @o[1]) * {metre}))"
    line = {"SymbolType": "Line", "geometryModifier": f"make_line($geometry, {head})"}
    pin = QgsGeometryGeneratorSymbolLayer.create(line)
    pin.setSubSymbol(cased_line({"width": "0.55", "capstyle": "round"}, {"width": "0.2"}))
    foot = dot(size=0.9, color=DARK, outline_color=WHITE, outline_width=0.15)
    symbol.insertSymbolLayer(0, foot.takeSymbolLayer(0))
    symbol.insertSymbolLayer(0, pin)
