"""The looks of everything round the hexagons: authorities, neighbours, towns, places, companies."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsPropertyCollection,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..core.resources import resource
from .palette import colour, palette
from .text import tr

_PAGE = 700_000  # a map of a smaller scale than this shows a whole region on a page: fewer names, smaller icons
_LARGE, _MEDIUM = 200_000, 90_000  # inhabitants
_PLACE_NAMES = {
    "university": lambda: tr("University"),
    "innovation_hub": lambda: tr("Innovation hub"),
    "investment_atlas": lambda: tr("UK Investment Atlas site"),
}


def style(layer: QgsVectorLayer, role: str, town_names: Iterable[str] = ()) -> None:
    """Give a layer of a role the style that belongs to it; hexagons and tables are styled elsewhere."""
    made: dict[str, Callable[[], None]] = {
        "authorities": lambda: _authorities(layer, town_names),
        "neighbours": lambda: _neighbours(layer),
        "towns": lambda: _towns(layer),
        "places": lambda: _places(layer),
        "companies": lambda: _companies(layer),
    }
    if role in made:
        made[role]()


def _authorities(layer: QgsVectorLayer, town_names: Iterable[str]) -> None:
    outline = {"style": "no", "outline_color": colour("authority"), "outline_width": "0.22", "joinstyle": "round"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(outline)))
    same = ", ".join("'{}'".format(name.replace("'", "''")) for name in sorted(set(town_names)))
    plain = "regexp_replace(\"authority_name\", ',.*$', '')"
    # A city that is its own authority is named once, by its town.
    text = f"if({plain} in ({same}), NULL, {plain})" if same else plain
    settings = _labels(text, 7, colour("authority_label"), italic=True)
    settings.placement = QgsPalLayerSettings.Horizontal
    settings.fitInPolygonOnly = False
    settings.priority = 3
    _set_labels(layer, settings)


def _neighbours(layer: QgsVectorLayer) -> None:
    grey = {"color": colour("neighbour"), "outline_color": colour("neighbour_outline"), "outline_width": "0.15"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(grey)))


def _towns(layer: QgsVectorLayer) -> None:
    dot = {"name": "circle", "size": "1.3", "color": "#ffffff", "outline_color": colour("town"), "outline_width": "0.25"}
    symbol = QgsMarkerSymbol.createSimple(dot)
    shown = f'("population" >= {_MEDIUM} OR @map_scale < {_PAGE})'
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty.fromExpression(shown))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    settings = _labels("name", 7, colour("town"))
    settings.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
    settings.dist = 0.6
    settings.priority = 8
    _define(settings, QgsPalLayerSettings.Size, f'if("population" >= {_LARGE}, 8.5, 7)')
    _define(settings, QgsPalLayerSettings.Bold, f'"population" >= {_LARGE}')
    _define(settings, QgsPalLayerSettings.Show, shown)
    _define(settings, QgsPalLayerSettings.ZIndex, '"population"')
    _set_labels(layer, settings)


def _places(layer: QgsVectorLayer) -> None:
    """One icon a kind. A point that stands for a whole area is no site, and gets none."""
    kinds = palette()["places"]
    categories = [QgsRendererCategory(kind, _icon(kind, shade), _PLACE_NAMES[kind]()) for kind, shade in kinds.items()]
    layer.setRenderer(QgsCategorizedSymbolRenderer('if("point_kind" = \'area\', NULL, "kind")', categories))
    icons_keep_names_away = QgsPalLayerSettings()
    icons_keep_names_away.drawLabels = False
    _set_labels(layer, icons_keep_names_away)
    layer.setMapTipTemplate('<b>[% "name" %]</b><br>[% "type" %]')


def _icon(kind: str, shade: str) -> QgsMarkerSymbol:
    """The drawing is kept inside the project, so that it also shows on a machine without the plugin."""
    drawing = base64.b64encode(resource("icons", f"{kind}.svg").read_bytes()).decode("ascii")
    marker = QgsSvgMarkerSymbolLayer(f"base64:{drawing}", 4)
    marker.setFillColor(QColor(shade))
    marker.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(f"if(@map_scale > {_PAGE}, 2.4, 4)"))
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, marker)
    return symbol


def _companies(layer: QgsVectorLayer) -> None:
    dot = {"name": "circle", "size": "1", "color": colour("company"), "outline_style": "no"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(dot)))


def _labels(text: str, size: float, shade: str, *, italic: bool = False) -> QgsPalLayerSettings:
    """Label settings with a white halo; ``text`` is a field or an expression."""
    font = QFont("Arial")
    font.setItalic(italic)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.7)
    buffer.setColor(QColor("#ffffff"))
    form = QgsTextFormat()
    form.setFont(font)
    form.setSize(size)
    form.setSizeUnit(QgsUnitTypes.RenderPoints)
    form.setColor(QColor(shade))
    form.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = text
    settings.isExpression = "(" in text
    settings.setFormat(form)
    return settings


def _define(settings: QgsPalLayerSettings, what: int, expression: str) -> None:
    properties = QgsPropertyCollection(settings.dataDefinedProperties())
    properties.setProperty(what, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)


def _set_labels(layer: QgsVectorLayer, settings: QgsPalLayerSettings) -> None:
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
