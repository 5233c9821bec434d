"""What a reader finds the way by: authorities and those next to them, towns by size, the sea."""

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

from ...core.base.i18n import tr
from ...core.geography.context import towns
from ...core.places.crowding import FAR
from ..style.labels import define, labels, leader_line, never_leave_out, set_by_rule, set_labels
from ..style.palette import colour

_LARGE, _MEDIUM, _MARKET, _SMALL = 200_000, 90_000, 40_000, 18_000  # inhabitants
_THUMBNAIL = 1_620_000
_NEAR = 300_000  # a map of a larger scale than this has room for every town
_SEA, _SEA_NAME = "#edf4fa", "#4f7088"
# "Herefordshire, County of" and "Bristol, City of" as people say them.
_PLAIN = "regexp_replace(\"authority_name\", ',.*$', '')"
# Broken into lines of a word or two; "and" begins a line rather than ends one.
_WRAPPED = f"replace(wordwrap({_PLAIN}, if(length({_PLAIN}) > 13, 10, 30)), ' and\\n', '\\nand ')"


def style_authorities(layer: QgsVectorLayer, town_names: Iterable[str]) -> None:
    """Outlines; names in their shapes, smaller where those are small. A city that is its own authority is named by its
    town.
    """
    outline = {"style": "no", "outline_color": colour("authority"), "outline_width": "0.22", "joinstyle": "round"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(outline)))
    settings = labels(_unless_town(town_names), 7, colour("authority_label"), italic=True)
    _in_shapes(settings, 6.0, 8.5)
    settings.priority = 4
    set_labels(layer, settings)


def _unless_town(town_names: Iterable[str]) -> str:
    """Expression: the authority's name, NULL where a town bears it."""
    same = ", ".join("'{}'".format(name.replace("'", "''")) for name in sorted(set(town_names)))
    return f"if({_PLAIN} in ({same}), NULL, {_WRAPPED})" if same else _WRAPPED


def style_neighbours(layer: QgsVectorLayer) -> None:
    """Grey land with names in grey, where there is room inside."""
    grey = {"color": colour("neighbour"), "outline_color": colour("neighbour_outline"), "outline_width": "0.15"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(grey)))
    settings = labels(
        _unless_town(towns()["name"]), 6.5, colour("neighbour_label"), italic=True, halo=colour("neighbour")
    )
    _in_shapes(settings, 5.5, 7.0)
    settings.fitInPolygonOnly = True
    settings.priority = 1
    set_labels(layer, settings)


def _in_shapes(settings: QgsPalLayerSettings, small: float, large: float) -> None:
    """Names inside polygons, in a size that follows the width of the shape on the map."""
    settings.placement = QgsPalLayerSettings.Horizontal
    settings.fitInPolygonOnly = False
    settings.centroidInside = True
    settings.multilineAlign = QgsPalLayerSettings.MultiCenter
    width = "sqrt($area) / @map_scale * 1000"  # millimetres, about
    define(settings, QgsPalLayerSettings.Size, f"scale_linear({width}, 8, 40, {small}, {large})")
    settings.obstacleSettings().setIsObstacle(False)


def style_towns(layer: QgsVectorLayer) -> None:
    """Dots and names of towns, by size: the large ones on maps of a region, all of them close to."""
    dot = {
        "name": "circle",
        "size": "1.3",
        "color": "#ffffff",
        "outline_color": colour("town"),
        "outline_width": "0.25",
    }
    symbol = QgsMarkerSymbol.createSimple(dot)
    shown = f'"population" >= if(@map_scale >= {FAR}, {_MEDIUM}, if(@map_scale >= {_NEAR}, {_SMALL}, 0))'
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty.fromExpression(shown))
    by_size = f'if("population" >= {_LARGE}, 1.7, if("population" >= {_MEDIUM}, 1.4, 1.1))'
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty.fromExpression(by_size))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    # Cities go first: on maps of a region well off their dots (the smaller the scale, the closer icons crowd them),
    # with a leader line.
    cities, large, small = _town_names(), _town_names(), _town_names()
    cities.placement = large.placement = QgsPalLayerSettings.AroundPoint
    cities.dist, large.dist, small.dist = 2.0, 1.9, 0.9
    define(large, QgsPalLayerSettings.LabelDistance, f"if(@map_scale > {FAR}, 1.9, 2.6)")  # icons are larger close to
    define(
        cities,
        QgsPalLayerSettings.LabelDistance,
        f"if(@map_scale > {FAR}, scale_linear(@map_scale, {FAR}, 1600000, 3.7, 6), 2)",
    )
    leader_line(cities, colour("town"), away="0.9")
    cities.priority, large.priority, small.priority = 10, 7, 7
    small.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
    tiny = QgsPalLayerSettings(cities)
    never_leave_out(tiny)  # on a thumbnail nothing is free, and a city's name still beats an empty spot
    for settings in (cities, large, small):
        settings.obstacleSettings().setIsObstacle(
            False
        )  # a name may lie on the dot of another town, or a conurbation has no names at all
    for settings in (large, small):
        define(settings, QgsPalLayerSettings.Show, shown)
    set_by_rule(
        layer,
        [
            (tr("Cities"), f'"population" >= {_LARGE} AND @map_scale <= {_THUMBNAIL}', cities),
            (tr("Cities on the smallest maps"), f'"population" >= {_LARGE} AND @map_scale > {_THUMBNAIL}', tiny),
            (tr("Large towns"), f'"population" >= {_MARKET} AND "population" < {_LARGE}', large),
            (tr("Other towns"), f'"population" < {_MARKET}', small),
        ],
    )


def _town_names() -> QgsPalLayerSettings:
    settings = labels("name", 7, colour("town"))
    define(
        settings, QgsPalLayerSettings.Size, f'if("population" >= {_LARGE}, 8.5, if("population" >= {_MEDIUM}, 7, 6.5))'
    )
    define(settings, QgsPalLayerSettings.Bold, f'"population" >= {_LARGE}')
    define(settings, QgsPalLayerSettings.ZIndex, '"population"')
    return settings


def style_sea(layer: QgsVectorLayer) -> None:
    """Light blue-grey with its name, under everything else."""
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": _SEA, "outline_style": "no"})))
    settings = labels("name", 8, _SEA_NAME, italic=True, halo=_SEA)
    settings.placement = QgsPalLayerSettings.Horizontal
    settings.fitInPolygonOnly = True
    settings.centroidWhole = False
    settings.priority = 1
    settings.obstacleSettings().setIsObstacle(False)
    set_labels(layer, settings)
