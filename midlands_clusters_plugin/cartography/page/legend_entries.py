"""Which entries of a layer a legend needs: a kind of place that is off or not on the map would only puzzle."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGraduatedSymbolRenderer,
    QgsLayout,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ...core.places.crowding import FAR
from ..context.far_places import icon_or_glyph
from ..page_text.as_drawn import has_any
from ..record.roles import METRIC
from ..style.graduated import begins_on, in_legend, scale_of
from ..style.marks import kind_of

_COUNTED = ("suppressed", "capped", "outside_scale", "left_out")  # kinds of entries


def needed(layer: QgsMapLayer, themap: QgsLayoutItemMap | None) -> list[int] | None:
    """Numbers of the entries to show, in order; None for all of them. Layers drawn by rules, hexagons drawn as marks
    and layers without a feature have fewer.

    ``themap`` : the map that the legend tells of; None, or one that an atlas moves: whatever the layer holds counts.
    """
    if not isinstance(layer, QgsVectorLayer):
        return None
    if not has_any(layer):
        return []
    renderer = layer.renderer()
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        if not layer.customProperty(METRIC):
            return None
        if themap is None or themap.atlasDriven():  # columns stand where something is; a page's own land is white
            return [number for number, one in enumerate(renderer.ranges()) if kind_of(one) != "empty"]
        # empty land is white where hexagons are marks and needs no line
        return (list(marks_for(layer, themap)) or None) if _is_far(layer, themap) else None
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return None
    extent = _extent(layer, themap)
    rules = renderer.rootRule().children()
    if any(rule.children() for rule in rules) or len(rules) != len(renderer.legendSymbolItems()):  # a user's own style
        return None
    drawn = (rule.active() and (rule.isElse() or has_any(layer, rule.filterExpression(), extent)) for rule in rules)
    return [number for number, one in enumerate(drawn) if one]


def counted_on_map(layer: QgsMapLayer, layout: QgsLayout | None) -> set[int]:
    """Numbers of the entries whose label counts hexagons of the whole map, on a page of one authority of it."""
    made = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    if not isinstance(made, QgsGraduatedSymbolRenderer) or not isinstance(layout, QgsPrintLayout):
        return set()
    by_page = layout.atlas().enabled() and bool(layer.customProperty(METRIC))
    return {number for number, one in enumerate(made.ranges()) if by_page and kind_of(one) in _COUNTED}


def marks_for(layer: QgsMapLayer, themap: QgsLayoutItemMap | None) -> dict[int, QgsSymbol]:
    """By the number of an entry: the mark of hexagons too small for the map, and which of its two looks a place has."""
    renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    if isinstance(renderer, QgsRuleBasedRenderer):
        far = themap is None or (not themap.atlasDriven() and themap.scale() > FAR)  # without one: an oblique map
        symbology = [rule.symbol() for rule in renderer.rootRule().children()]
        marks = {number: icon_or_glyph(one, far=far) for number, one in enumerate(symbology) if one is not None}
        return {number: one for number, one in marks.items() if one is not None}
    if not isinstance(renderer, QgsGraduatedSymbolRenderer) or not layer.customProperty(METRIC):
        return {}
    ranges = renderer.ranges()  # copies that own their symbols
    far, scale = _is_far(layer, themap), scale_of(layer, themap.scale()) if themap is not None else 0.0
    marks = {number: in_legend(one.symbol(), far=far, scale=scale) for number, one in enumerate(ranges)}
    return {number: one for number, one in marks.items() if one is not None}


def _is_far(layer: QgsVectorLayer, themap: QgsLayoutItemMap | None) -> bool:
    """Whether a map shows a layer's hexagons as marks."""
    begins = begins_on(layer)
    return begins is not None and themap is not None and not themap.atlasDriven() and themap.scale() > begins


def _extent(layer: QgsVectorLayer, themap: QgsLayoutItemMap | None) -> QgsRectangle | None:
    if themap is None or themap.atlasDriven():
        return None
    transform = QgsCoordinateTransform(themap.crs(), layer.crs(), QgsProject.instance())
    try:
        return transform.transformBoundingBox(themap.extent())
    except QgsCsException:
        return None
