"""What a reader finds the way by: authorities and those next to them, towns."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from .labels import define, labels, set_labels
from .palette import colour

_PAGE = 700_000  # a map of a smaller scale than this shows a whole region on a page: fewer names, smaller icons
_LARGE, _MEDIUM = 200_000, 90_000  # inhabitants


def style_authorities(layer: QgsVectorLayer, town_names: Iterable[str]) -> None:
    outline = {"style": "no", "outline_color": colour("authority"), "outline_width": "0.22", "joinstyle": "round"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(outline)))
    same = ", ".join("'{}'".format(name.replace("'", "''")) for name in sorted(set(town_names)))
    plain = "regexp_replace(\"authority_name\", ',.*$', '')"
    # A city that is its own authority is named once, by its town.
    text = f"if({plain} in ({same}), NULL, {plain})" if same else plain
    settings = labels(text, 7, colour("authority_label"), italic=True)
    settings.placement = QgsPalLayerSettings.Horizontal
    settings.fitInPolygonOnly = False
    settings.priority = 3
    set_labels(layer, settings)


def style_neighbours(layer: QgsVectorLayer) -> None:
    grey = {"color": colour("neighbour"), "outline_color": colour("neighbour_outline"), "outline_width": "0.15"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(grey)))


def style_towns(layer: QgsVectorLayer) -> None:
    dot = {"name": "circle", "size": "1.3", "color": "#ffffff", "outline_color": colour("town"), "outline_width": "0.25"}
    symbol = QgsMarkerSymbol.createSimple(dot)
    shown = f'("population" >= {_MEDIUM} OR @map_scale < {_PAGE})'
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty.fromExpression(shown))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    settings = labels("name", 7, colour("town"))
    settings.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
    settings.dist = 0.6
    settings.priority = 8
    define(settings, QgsPalLayerSettings.Size, f'if("population" >= {_LARGE}, 8.5, 7)')
    define(settings, QgsPalLayerSettings.Bold, f'"population" >= {_LARGE}')
    define(settings, QgsPalLayerSettings.Show, shown)
    define(settings, QgsPalLayerSettings.ZIndex, '"population"')
    set_labels(layer, settings)
