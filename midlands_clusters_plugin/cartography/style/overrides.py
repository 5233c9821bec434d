"""Looks that a layer has on one map item only: no names, the page's authority marked. The layer itself stays as it
is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import (
    QgsFillSymbol,
    QgsGeometry,
    QgsGeometryGeneratorSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsLayoutItemMap,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from ...qgis_io import entries
from ..record.roles import METRIC, ROLE
from .graduated import begins_on
from .labels import define, labels, leader_line, never_leave_out, set_labels, standing_where
from .marks import kind_of
from .palette import colour

_THIS = "\"authority_code\" = attribute(@atlas_feature, 'authority_code')"
_OF_PAGE = "intersects($geometry, buffer(@atlas_geometry, -300))"  # a zone of the neighbour has its line in common
_SHARED = 300.0  # metres within which two outlines are one
PAGE_COLOUR = "#12436d"
_DOT = {"name": "circle", "size": "0.5", "color": "#ffffff", "outline_color": "#1a1a1a", "outline_width": "0.12"}
# Points of names with figures on the areas that a map is about, close to and on maps of a region: there the marks are
# small, and names in larger letters would be darker than the data.
AREA_POINTS, FAR_AREA_POINTS = 8.5, 7.5


def style_of(layer: QgsVectorLayer, change: Callable[[QgsVectorLayer], None] | None = None) -> str:
    """The layer's style as XML, after ``change`` has been made to a copy of it."""
    copy = layer.clone() if change is not None else layer
    if change is not None:
        change(copy)
    style = QgsMapLayerStyle()
    style.readFromLayer(copy)
    return style.xmlData()


def without_names(layer: QgsVectorLayer) -> str:
    """The layer's style without its labels."""
    return style_of(layer, lambda copy: copy.setLabelsEnabled(False))


def page_outline(layer: QgsVectorLayer) -> str:
    """The authorities of an atlas: the page's own with a strong outline, a veil over the others."""

    def change(copy: QgsVectorLayer) -> None:
        symbol = QgsFillSymbol.createSimple(
            {"color": "#ffffff", "outline_color": colour("authority"), "joinstyle": "round"}
        )
        one = symbol.symbolLayer(0)
        one.setDataDefinedProperty(QgsSymbolLayer.PropertyFillColor, _if_page("'255,255,255,0'", "'255,255,255,165'"))
        one.setDataDefinedProperty(
            QgsSymbolLayer.PropertyStrokeWidth, _if_page("if(@map_scale > 200000, 0.4, 0.6)", "0.12")
        )
        copy.setRenderer(QgsSingleSymbolRenderer(symbol))

    return style_of(layer, change)


def own_hexagons(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: only the hexagons of the page's authority."""
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        renderer.setClassAttribute(f"if({_THIS}, {renderer.classAttribute()}, NULL)")
        layer.setRenderer(renderer)


def small_dots(layer: QgsVectorLayer, idents: Iterable[int], smaller: Iterable[int] = (), size: float = 1.0) -> str:
    """The layer's style with a small white dot in place of the symbols of some features, where an icon or a town's
    ring would hide a hexagon of the highest class; those of others are ``smaller``. Symbols of the user's own stay.
    """
    listed = [", ".join(map(str, sorted(ids))) for ids in (idents, smaller)]
    some, less = (f"$id IN ({ids})" if ids else "FALSE" for ids in listed)

    def change(copy: QgsVectorLayer) -> None:
        renderer = copy.renderer().clone()
        for symbol in renderer.symbols(QgsRenderContext()):
            for part in symbol.symbolLayers():
                size_of = part.dataDefinedProperties().property(QgsSymbolLayer.PropertySize)
                if not size_of.isActive():
                    continue
                dot, shown = QgsSimpleMarkerSymbolLayer.create(_DOT), QgsSymbolLayer.PropertyLayerEnabled
                when, offset = part.dataDefinedProperties(), QgsSymbolLayer.PropertyOffset
                own = when.property(shown).asExpression() or "true"
                dot.setDataDefinedProperty(offset, when.property(offset))
                dot.setDataDefinedProperty(shown, QgsProperty.fromExpression(f"({own}) AND ({some})"))
                part.setDataDefinedProperty(shown, QgsProperty.fromExpression(f"({own}) AND NOT ({some})"))
                small = QgsProperty.fromExpression(f"if({less}, {size}, {size_of.asExpression()})")
                part.setDataDefinedProperty(QgsSymbolLayer.PropertySize, small)
                symbol.appendSymbolLayer(dot)
        copy.setRenderer(renderer)

    return style_of(layer, change)


def thin_zones(layer: QgsVectorLayer) -> str:
    """Zones on a page of an atlas: a thin line with a tint, and only those that lie in the page's authority."""

    def change(copy: QgsVectorLayer) -> None:
        renderer = copy.renderer().clone()
        if not isinstance(renderer, QgsRuleBasedRenderer):
            return
        for rule in renderer.rootRule().children():
            only = rule.filterExpression()
            rule.setFilterExpression(f"({only}) AND {_OF_PAGE}" if only else _OF_PAGE)
            symbol = rule.symbol()
            if symbol is None or symbol.symbolLayerCount() != 3:  # the user's own
                continue
            for part, shown in zip(symbol.symbolLayers(), ("true", "false", "true")):
                part.setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty.fromExpression(shown))
        copy.setRenderer(renderer)

    return style_of(layer, change)


def data_alone(layer: QgsVectorLayer) -> str:
    """Hexagons without their names, and without those that hold nothing: lines below them are seen."""

    def change(copy: QgsVectorLayer) -> None:
        copy.setLabelsEnabled(False)
        renderer = copy.renderer().clone()
        if isinstance(renderer, QgsGraduatedSymbolRenderer):
            for number, one in enumerate(renderer.ranges()):
                if kind_of(one) == "empty":
                    renderer.updateRangeRenderState(number, False)
            copy.setRenderer(renderer)

    return style_of(layer, change)


def bold_outline(layer: QgsVectorLayer, named: str, points: float = AREA_POINTS) -> str:
    """Authorities that a map is about: white land with a strong outline, and the name and figure that an expression
    gives, in letters of so many points.
    """

    def change(copy: QgsVectorLayer) -> None:
        outline = {"color": "#ffffff", "outline_color": colour("authority"), "outline_width": "0.6"}
        outline["joinstyle"] = "round"
        copy.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(outline)))
        settings = labels(named, points, colour("town"))
        settings.isExpression = True
        settings.placement = QgsPalLayerSettings.Horizontal
        settings.fitInPolygonOnly, settings.centroidInside = False, True
        settings.multilineAlign = QgsPalLayerSettings.MultiCenter
        never_leave_out(settings)
        define(settings, QgsPalLayerSettings.Bold, "true")
        standing_where(settings, entries.AUTHORITY_SPOTS)
        leader_line(settings, colour("town"), away="0")
        settings.obstacleSettings().setIsObstacle(False)
        set_labels(copy, settings)

    return style_of(layer, change)


def inner_line(old: QgsVectorLayer, new: QgsVectorLayer) -> QgsGeometry:
    """The lines between old authorities that are none of the new ones too."""
    outlines = [
        QgsGeometry.unaryUnion([QgsGeometry(one.geometry().constGet().boundary()) for one in layer.getFeatures()])
        for layer in (old, new)
    ]
    return outlines[0].difference(outlines[1].buffer(_SHARED, 4)).simplify(_SHARED / 4).mergeLines()


def dashed_line(layer: QgsVectorLayer, line: QgsGeometry) -> str:
    """In place of the areas this line, dark dashes on white, to be seen on every colour; no names."""

    def change(copy: QgsVectorLayer) -> None:
        once = f"if($id = minimum($id), geom_from_wkt('{line.asWkt(0)}'), NULL)"
        drawn = QgsGeometryGeneratorSymbolLayer.create(
            {"SymbolType": "Line", "geometryModifier": "NULL" if line.isEmpty() else once}
        )
        dashes = {"line_color": colour("authority"), "line_style": "dash", "line_width": "0.3"}
        sub = QgsLineSymbol.createSimple({"line_color": "#ffffff", "line_width": "0.3"})
        sub.appendSymbolLayer(QgsSimpleLineSymbolLayer.create(dashes))
        drawn.setSubSymbol(sub)
        symbol = QgsFillSymbol.createSimple({})
        symbol.changeSymbolLayer(0, drawn)
        copy.setRenderer(QgsSingleSymbolRenderer(symbol))
        copy.setLabelsEnabled(False)

    return style_of(layer, change)


def page_marked(layer: QgsVectorLayer) -> str:
    """The authorities of an overview map: the page's own filled, the others light; no names."""

    def change(copy: QgsVectorLayer) -> None:
        symbol = QgsFillSymbol.createSimple({"color": "#dfe3e6", "outline_color": "#ffffff", "outline_width": "0.1"})
        symbol.symbolLayer(0).setDataDefinedProperty(
            QgsSymbolLayer.PropertyFillColor, _if_page(f"'{PAGE_COLOUR}'", "'#dfe3e6'")
        )
        copy.setRenderer(QgsSingleSymbolRenderer(symbol))
        copy.setLabelsEnabled(False)

    return style_of(layer, change)


def _if_page(yes: str, no: str) -> QgsProperty:
    return QgsProperty.fromExpression(f"if({_THIS}, {yes}, {no})")


_BELOW_MARKS = ("spikes", "towns", "companies", "place_areas", "authorities", "old_authorities")


def in_order(layers: Iterable[QgsMapLayer], item: QgsLayoutItemMap) -> list[QgsMapLayer]:
    """The layers as a map item draws them: where hexagons are marks by its scale, they lie over lines and dots, for the
    data come first.
    """
    layers = list(layers)
    marked = next((one for one in layers if _is_marked(one, item.scale())), None)
    if marked is None:
        return layers
    at = layers.index(marked)
    lowered = [one for one in layers[:at] if one.customProperty(ROLE) in _BELOW_MARKS]
    return [*(one for one in layers[:at] if one not in lowered), marked, *lowered, *layers[at + 1 :]]


def _is_marked(layer: QgsMapLayer, scale: float) -> bool:
    if (
        not isinstance(layer, QgsVectorLayer)
        or layer.customProperty(METRIC) is None
        or layer.customProperty(ROLE) not in ("hexes", "page")
    ):
        return False
    begins = begins_on(layer)
    return begins is not None and scale > begins


def fix_layers(item: QgsLayoutItemMap, layers: Iterable[QgsMapLayer], styles: dict[str, str]) -> None:
    """Give a map item its layers, the uppermost first, and the styles (layer id -> XML) that differ from the layers'
    own.
    """
    item.setFollowVisibilityPreset(False)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setLayerStyleOverrides(styles)
    item.setKeepLayerStyles(bool(styles))
