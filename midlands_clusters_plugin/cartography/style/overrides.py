"""Looks that a layer has on one map item only, as XML; the layer itself stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from qgis.core import (
    QgsGeometry,
    QgsGeometryGeneratorSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from ...qgis_io import entries
from ..record.roles import METRIC, ROLE
from .graduated import begins_on
from .labels import INSIDE, define, labels, leader_line, never_leave_out, set_labels, standing_where
from .marks import kind_of
from .palette import colour
from .symbols import area, cased_line, dot, draw_all, drive

_THIS = "\"authority_code\" = attribute(@atlas_feature, 'authority_code')"
_OF_PAGE = "intersects($geometry, buffer(@atlas_geometry, -300))"  # a zone of the neighbour has its line in common
_SHARED = 300.0  # metres within which two outlines are one
PAGE_COLOUR = "#12436d"
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


def _in_a_copy(change: Callable[..., None]) -> Callable[..., str]:
    """Make of a change to a layer a function that returns the changed style as XML and leaves the layer as it is."""

    @wraps(change)
    def changed(layer: QgsVectorLayer, *given: Any) -> str:
        return style_of(layer, lambda copy: change(copy, *given))

    return changed


@_in_a_copy
def without_names(copy: QgsVectorLayer) -> None:
    """The layer's style without its labels."""
    copy.setLabelsEnabled(False)


@_in_a_copy
def page_outline(copy: QgsVectorLayer) -> None:
    """The authorities of an atlas: the page's own with a strong outline, a veil over the others."""
    symbol = area(color="#ffffff", outline_color=colour("authority"), joinstyle="round")
    width = _if_page("if(@map_scale > 200000, 0.4, 0.6)", "0.12")
    drive(symbol.symbolLayer(0), FillColor=_if_page("'255,255,255,0'", "'255,255,255,165'"), StrokeWidth=width)
    draw_all(copy, symbol)


def own_hexagons(layer: QgsVectorLayer) -> None:
    """On a page of an atlas: only the hexagons of the page's authority."""
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        renderer.setClassAttribute(f"if({_THIS}, {renderer.classAttribute()}, NULL)")
        layer.setRenderer(renderer)


@_in_a_copy
def small_dots(copy: QgsVectorLayer, idents: Iterable[int], smaller: Iterable[int] = (), size: float = 1.0) -> None:
    """The layer's style with a small white dot in place of the symbols of some features, where an icon or a town's
    ring would hide a hexagon of the highest class; those of others are ``smaller``. Symbols of the user's own stay.
    """
    listed = [", ".join(map(str, sorted(ids))) for ids in (idents, smaller)]
    some, less = (f"$id IN ({ids})" if ids else "FALSE" for ids in listed)
    renderer = copy.renderer().clone()
    for symbol in renderer.symbols(QgsRenderContext()):
        for part in symbol.symbolLayers():
            when, offset = part.dataDefinedProperties(), QgsSymbolLayer.PropertyOffset
            size_of = when.property(QgsSymbolLayer.PropertySize)
            if not size_of.isActive():
                continue
            made = dot(size=0.5, color="#ffffff", outline_color="#1a1a1a", outline_width=0.12).takeSymbolLayer(0)
            own = when.property(QgsSymbolLayer.PropertyLayerEnabled).asExpression() or "true"
            made.setDataDefinedProperty(offset, when.property(offset))
            drive(made, LayerEnabled=f"({own}) AND ({some})")
            smaller_size = f"if({less}, {size}, {size_of.asExpression()})"
            drive(part, LayerEnabled=f"({own}) AND NOT ({some})", Size=smaller_size)
            symbol.appendSymbolLayer(made)
    copy.setRenderer(renderer)


@_in_a_copy
def thin_zones(copy: QgsVectorLayer) -> None:
    """Zones on a page of an atlas: a thin line with a tint, and only those that lie in the page's authority."""
    renderer = copy.renderer().clone()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return
    for rule in renderer.rootRule().children():
        only, symbol = rule.filterExpression(), rule.symbol()
        rule.setFilterExpression(f"({only}) AND {_OF_PAGE}" if only else _OF_PAGE)
        if symbol is not None and symbol.symbolLayerCount() == 3:  # not the user's own
            for part, shown in zip(symbol.symbolLayers(), ("true", "false", "true")):
                drive(part, LayerEnabled=shown)
    copy.setRenderer(renderer)


@_in_a_copy
def data_alone(copy: QgsVectorLayer) -> None:
    """Hexagons without their names, and without those that hold nothing: lines below them are seen."""
    copy.setLabelsEnabled(False)
    renderer = copy.renderer().clone()
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        for number, one in enumerate(renderer.ranges()):
            if kind_of(one) == "empty":
                renderer.updateRangeRenderState(number, False)
        copy.setRenderer(renderer)


@_in_a_copy
def bold_outline(copy: QgsVectorLayer, named: str, points: float = AREA_POINTS) -> None:
    """Authorities that a map is about: white land, a strong outline, and an expression's text in so many points."""
    draw_all(copy, area(color="#ffffff", outline_color=colour("authority"), outline_width=0.6, joinstyle="round"))
    settings = labels(named, points, colour("town"), obstacle=False, isExpression=True, **INSIDE)
    never_leave_out(settings)
    define(settings, Bold="true")
    standing_where(settings, entries.AUTHORITY_SPOTS)
    leader_line(settings, colour("town"), away="0")
    set_labels(copy, settings)


def inner_line(old: QgsVectorLayer, new: QgsVectorLayer) -> QgsGeometry:
    """The lines between old authorities that are none of the new ones too."""
    lines = ([one.geometry().constGet().boundary() for one in layer.getFeatures()] for layer in (old, new))
    outlines = [QgsGeometry.unaryUnion([QgsGeometry(line) for line in some]) for some in lines]
    return outlines[0].difference(outlines[1].buffer(_SHARED, 4)).simplify(_SHARED / 4).mergeLines()


@_in_a_copy
def dashed_line(copy: QgsVectorLayer, line: QgsGeometry) -> None:
    """In place of the areas this line, dark dashes on white, to be seen on every colour; no names."""
    once = "NULL" if line.isEmpty() else f"if($id = minimum($id), geom_from_wkt('{line.asWkt(0)}'), NULL)"
    drawn = QgsGeometryGeneratorSymbolLayer.create({"SymbolType": "Line", "geometryModifier": once})
    dashes = {"color": colour("authority"), "style": "dash", "width": "0.3"}
    drawn.setSubSymbol(cased_line({"width": "0.3"}, dashes))
    symbol = area()
    symbol.changeSymbolLayer(0, drawn)
    draw_all(copy, symbol)
    copy.setLabelsEnabled(False)


@_in_a_copy
def page_marked(copy: QgsVectorLayer) -> None:
    """The authorities of an overview map: the page's own filled, the others light; no names."""
    symbol = area(color="#dfe3e6", outline_color="#ffffff", outline_width=0.1)
    drive(symbol.symbolLayer(0), FillColor=_if_page(f"'{PAGE_COLOUR}'", "'#dfe3e6'"))
    draw_all(copy, symbol)
    copy.setLabelsEnabled(False)


def _if_page(yes: str, no: str) -> str:
    return f"if({_THIS}, {yes}, {no})"


_BELOW_MARKS = ("spikes", "towns", "companies", "place_areas", "authorities", "old_authorities")


def in_order(layers: Iterable[QgsMapLayer], item: QgsLayoutItemMap) -> list[QgsMapLayer]:
    """The layers as a map item draws them: hexagons that are marks at its scale lie over lines and dots."""
    layers = list(layers)
    marked = next((one for one in layers if _is_marked(one, item.scale())), None)
    if marked is None:
        return layers
    at = layers.index(marked)
    lowered = [one for one in layers[:at] if one.customProperty(ROLE) in _BELOW_MARKS]
    return [*(one for one in layers[:at] if one not in lowered), marked, *lowered, *layers[at + 1 :]]


def _is_marked(layer: QgsMapLayer, scale: float) -> bool:
    ours = isinstance(layer, QgsVectorLayer) and layer.customProperty(ROLE) in ("hexes", "page")
    begins = begins_on(layer) if ours and layer.customProperty(METRIC) is not None else None
    return begins is not None and scale > begins


def fix_layers(item: QgsLayoutItemMap, layers: Iterable[QgsMapLayer], styles: dict[str, str]) -> None:
    """Give a map item its layers, the uppermost first, and styles of its own (layer id -> XML)."""
    item.setFollowVisibilityPreset(False)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setLayerStyleOverrides(styles)
    item.setKeepLayerStyles(bool(styles))
