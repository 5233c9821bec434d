"""Places on a map of a whole region: small outlined glyphs at their true spots, as many as have room, the cluster's own
first.

Which ones is worked out with the map's metric and kept as a variable of the layer, so that canvas, pages and saved
projects agree.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProperty,
    QgsRectangle,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.places.crowding import FAR, FAR_ICON_MM
from ...core.places.region_places import places_with_room
from ...qgis_io import entries
from ..record.roles import METRIC
from ..style.graduated import Shape, begins_on, most_of
from ..style.highest import discs, highest
from ..style.map_text import plain_name
from ..style.schemes import breaks_of
from .place_icons import icon_colours
from .spike_layer import MARKS, NO_MARKS

NAMED = 8
_DRAWN, _NAMED = entries.FAR, entries.FAR_NAMED
_SHAPES = {
    "university": "Circle",
    "innovation_hub": "Square",
    "investment_atlas": "Diamond",
    "strategy_zone": "Pentagon",
    "anchor": "Cross",
}
_APART = 1.25  # of a glyph
_MAP_MM = (190.0, 132.0)  # of the map on a page of A4: its scale is the one that the places are chosen for
_FIELDS = ("in_area", "relevant", "important", "kind", "label")
_OTHER, _OUTSIDE = 4, 100  # ranks: places of other clusters, places outside the area


def _listed(variable: str, otherwise: str) -> str:
    return f"if(@{variable} IS NULL, {otherwise}, strpos(@{variable}, '|' || $id || '|') > 0)"


# Expression: the feature is of the page's own authority, in an atlas.
OF_PAGE = "(@atlas_geometry IS NULL OR intersects($geometry, @atlas_geometry))"
# Expression: the place is drawn on this map.
DRAWN = f"{OF_PAGE} AND (@map_scale <= {FAR} OR {_listed(_DRAWN, 'true')})"
NAMES = _listed(_NAMED, '"important"')  # expression: it is named on a map of a region


def choose_far(layers: Mapping[str, QgsMapLayer], only: str) -> None:
    """Work out which places a map of the region shows beside the hexagons, and which ten of them it names.

    ``only`` : expression, the places that are shown at all.
    """
    places, hexes = layers.get("places"), layers.get("hexes")
    if not isinstance(places, QgsVectorLayer) or any(places.fields().lookupField(one) < 0 for one in _FIELDS):
        return
    shown = places.getFeatures(QgsFeatureRequest().setFilterExpression(only))
    rows = [(one.id(), one.geometry().asPoint(), _order(one), bool(one["label"])) for one in shown if one.hasGeometry()]
    scale = _page_scale(hexes)
    taken = np.array(_top_marks(hexes, scale)).reshape(-1, 3)
    x, y = (np.array([getattr(point, axis)() for _, point, _, _ in rows], dtype=float) for axis in "xy")
    order = np.array([rank for _, _, rank, _ in rows], dtype=float)
    room = places_with_room(x, y, order, FAR_ICON_MM * _APART * scale / 1000, taken)
    room &= order < _OUTSIDE if len(rows) else room
    drawn = [rows[index] for index in np.argsort(order, kind="stable") if room[index]]
    named = [ident for ident, _, rank, label in drawn if label and rank < _OTHER][:NAMED]
    for variable, idents in ((_DRAWN, [one[0] for one in drawn]), (_NAMED, named)):
        QgsExpressionContextUtils.setLayerVariable(places, variable, "|" + "|".join(map(str, idents)) + "|")
    places.triggerRepaint()


def name_once(layers: Mapping[str, QgsMapLayer]) -> None:
    """Towns whose name stands at one of the five highest hexagons are not named again on a map of the region; the
    leaders of spikes end at the marks.
    """
    towns, hexes = layers.get("towns"), layers.get("hexes")
    _tell_marks(layers.get("spikes"), hexes)
    if not isinstance(towns, QgsVectorLayer) or not isinstance(hexes, QgsVectorLayer):
        return
    metric = str(hexes.customProperty(METRIC) or "")
    rows = highest(hexes, metric, breaks_of(hexes, metric)) if metric else []
    names = "|".join(sorted({plain_name(one.authority_name) for one in rows}))
    QgsExpressionContextUtils.setLayerVariable(towns, entries.HIGHEST_NAMES, f"|{names}|")
    towns.triggerRepaint()


def _tell_marks(spikes: QgsMapLayer | None, hexes: QgsMapLayer | None) -> None:
    metric = str(hexes.customProperty(METRIC) or "") if isinstance(hexes, QgsVectorLayer) else ""
    if not isinstance(spikes, QgsVectorLayer) or not metric:
        return
    begins = begins_on(hexes)
    text = NO_MARKS if begins is None else f"{begins:.0f},{most_of(breaks_of(hexes, metric)):.17g}"
    QgsExpressionContextUtils.setLayerVariable(spikes, MARKS, text)


def _page_scale(hexes: QgsMapLayer | None) -> float:
    """The scale (its denominator) at which a map fills a page of A4."""
    extent = hexes.extent() if isinstance(hexes, QgsVectorLayer) else QgsRectangle()
    sides = zip((extent.width(), extent.height()), _MAP_MM)
    return max(FAR, *(1000 * metres / mm for metres, mm in sides))


def _top_marks(hexes: QgsMapLayer | None, scale: float) -> list[tuple[float, float, float]]:
    metric = str(hexes.customProperty(METRIC)) if isinstance(hexes, QgsVectorLayer) else ""
    return discs(hexes, metric, breaks_of(hexes, metric), scale, FAR_ICON_MM / 2 + 0.3) if metric else []


def _order(one: QgsFeature) -> int:
    """The cluster's own and the important ones first; those outside the area are not shown on a map of it."""
    if not one["in_area"]:
        return _OUTSIDE
    return 4 * (not one["relevant"]) + 2 * (not one["important"]) + (one["kind"] == "innovation_hub")


def glyph(kind: str) -> QgsSimpleMarkerSymbolLayer:
    """The small outlined shape of a kind of place."""
    made = QgsSimpleMarkerSymbolLayer(getattr(Shape, _SHAPES.get(kind, "Triangle")), FAR_ICON_MM, 0.0)
    made.setColor(QColor("#ffffff"))
    made.setStrokeColor(QColor(icon_colours().get(kind, "#1a1a1a")).darker(115))
    made.setStrokeWidth(0.3)
    return made


def with_glyph(symbol: QgsSymbol, kind: str) -> QgsSymbol:
    """The symbol of a place: its icon on maps of a large scale, its glyph on those of a region."""
    small = glyph(kind)
    for one, when in (
        (symbol.symbolLayer(0), f"coalesce(@map_scale, 0) <= {FAR} AND {OF_PAGE}"),
        (small, f"coalesce(@map_scale, 0) > {FAR} AND ({DRAWN})"),
    ):
        one.setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty.fromExpression(when))
    symbol.insertSymbolLayer(0, small)  # below: in the layer tree, which draws both, the icon hides it
    return symbol


def icon_or_glyph(symbol: QgsSymbol, *, far: bool) -> QgsSymbol | None:
    """The one or the other of a place's symbol, for a legend; None for other symbols."""
    if symbol.symbolLayerCount() != 2 or not isinstance(symbol.symbolLayer(0), QgsSimpleMarkerSymbolLayer):
        return None
    made = symbol.clone()
    made.deleteSymbolLayer(1 if far else 0)
    made.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty())
    return made
