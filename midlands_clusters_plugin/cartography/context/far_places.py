"""Places on a map of a whole region: small outlined glyphs at their true spots, as many as have room, the cluster's own
first. Which ones is worked out with the map's metric and kept as a variable of the layer, so that canvas, pages and
saved projects agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap

import numpy as np
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsProperty,
    QgsReadWriteContext,
    QgsRectangle,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ...core.places.crowding import FAR, FAR_ICON_MM
from ...core.places.region_places import places_with_room
from ...qgis_io import entries
from ..record.roles import METRIC
from ..style.graduated import Shape, begins_on, most_of
from ..style.highest import disc_rows, highest
from ..style.map_text import plain_name
from ..style.schemes import breaks_of
from ..style.symbols import DARK, drive
from .place_icons import icon_colours, icon_table
from .region_marks import RegionMarks
from .spike_layer import MARKS, NO_MARKS

NAMED = 8
WRAP = 19  # letters in a line of a place's name
_DRAWN, _NAMED = entries.FAR, entries.FAR_NAMED
_APART = 1.25  # of a glyph
_MAP_MM = (190.0, 132.0)  # of the map on a page of A4: its scale is the one that the places are chosen for
_FIELDS = ("in_area", "relevant", "important", "kind", "label")
_OTHER, _OUTSIDE = 4, 100  # ranks: places of other clusters, places outside the area


def _listed(variable: str, on_page: str, otherwise: str) -> str:
    here = f"coalesce(@{on_page}, @{variable})"  # a page's map has its own list, for its own marks
    return f"if({here} IS NULL, {otherwise}, strpos({here}, '|' || $id || '|') > 0)"


# Expression: the feature is of the page's own authority, in an atlas. QGIS's own map has the variable without a shape.
OF_PAGE = "(is_empty_or_null(@atlas_geometry) OR intersects($geometry, @atlas_geometry))"
_OF_PAGE_BEFORE = "(@atlas_geometry IS NULL OR intersects($geometry, @atlas_geometry))"  # in projects stored before
NEAR = f"(@map_scale <= {FAR} AND @{entries.WINDOW} IS NULL)"  # expression: the map has icons, not glyphs
# Expression: the place is drawn on this map.
DRAWN = f"{OF_PAGE} AND ({NEAR} OR {_listed(_DRAWN, entries.FAR_ON_PAGE, 'true')})"
NAMES = _listed(_NAMED, entries.FAR_NAMED_ON_PAGE, '"important"')  # expression: it is named on a map of a region


def renew_stored(layers: Mapping[str, QgsMapLayer]) -> None:
    """Renew in the stored styles of a map's layers, by role, the expression that hid places and towns in QGIS's window.
    All else stays as the user has it.
    """
    kinds, document = QgsMapLayer.StyleCategory, QDomDocument()
    drawn = QgsMapLayer.StyleCategories(kinds.Symbology | kinds.Labeling)
    for layer in (layers[role] for role in ("places", "place_areas", "towns") if role in layers):
        layer.exportNamedStyle(document, QgsReadWriteContext(), drawn)
        style = str(document.toString(-1))
        if _OF_PAGE_BEFORE in style:
            document.setContent(style.replace(_OF_PAGE_BEFORE, OF_PAGE))
            layer.importNamedStyle(document, drawn)
            layer.triggerRepaint()


def choose_far(layers: Mapping[str, QgsMapLayer], only: str) -> None:
    """Work out which places a map of the region shows beside the hexagons, and which ten of them it names.

    ``only`` : expression, the places that are shown at all.
    """
    places, hexes = layers.get("places"), layers.get("hexes")
    if places is None or not _can_choose(places):
        return
    extent = hexes.extent() if isinstance(hexes, QgsVectorLayer) else QgsRectangle()
    sides = zip((extent.width(), extent.height()), _MAP_MM)
    scale = max(FAR, *(1000 * metres / mm for metres, mm in sides))  # at which the map fills a page of A4
    for variable, idents in zip((_DRAWN, _NAMED), _chosen(places, only, hexes, scale)):
        QgsExpressionContextUtils.setLayerVariable(places, variable, idents)
    places.triggerRepaint()


def tell_page(item: QgsLayoutItemMap, layers: Mapping[str, QgsMapLayer], marks: RegionMarks | None, only: str) -> None:
    """Have a page's map show the places that have room beside its own marks, and name towns and spikes by them.

    ``only`` : expression, the places that are shown at all.
    """
    told = dict.fromkeys(
        (entries.FAR_ON_PAGE, entries.FAR_NAMED_ON_PAGE, entries.HIGHEST_NAMES_ON_PAGE, entries.MARKS_ON_PAGE)
    )
    places = layers.get("places")
    if marks is not None:
        hexes, metric = marks.overview, str(marks.overview.customProperty(METRIC))
        told[entries.HIGHEST_NAMES_ON_PAGE] = names_at_highest(hexes, metric)
        told[entries.MARKS_ON_PAGE] = _marks_text(hexes, metric)
        if _can_choose(places) and item.scale() > FAR:
            told[entries.FAR_ON_PAGE], told[entries.FAR_NAMED_ON_PAGE] = _chosen(places, only, hexes, item.scale())
    told_before = QgsExpressionContextUtils.layoutItemScope(item).variableNames()
    for variable, text in told.items():
        if text is not None or variable in told_before:
            QgsExpressionContextUtils.setLayoutItemVariable(item, variable, text)


def _can_choose(places: QgsMapLayer | None) -> bool:
    return isinstance(places, QgsVectorLayer) and all(places.fields().lookupField(one) >= 0 for one in _FIELDS)


def _chosen(places: QgsVectorLayer, only: str, hexes: QgsMapLayer | None, scale: float) -> tuple[str, str]:
    """Ids of the places that are drawn beside the marks of a map, and of those that are named."""
    metric, taken = str(hexes.customProperty(METRIC)) if isinstance(hexes, QgsVectorLayer) else "", np.empty((0, 3))
    if metric:
        breaks = breaks_of(hexes, metric)
        taken = disc_rows(hexes, highest(hexes, metric, breaks, 0), most_of(breaks), scale)
    drawn, named = _with_room(places, only, taken, scale, 0.3)
    return ids_of(one.id() for one in drawn), ids_of(one.id() for one in named[:NAMED])


def choose_in(
    places: QgsMapLayer | None, only: str, taken: np.ndarray, scale: float, extent: QgsRectangle
) -> tuple[list[tuple[int, float, float, str]], list[tuple[int, float, float, str]]]:
    """The places (id, x, y, name) that a window draws beside discs that are taken, and those worth a name."""
    if not _can_choose(places):
        return [], []
    drawn, named = (
        [(one.id(), *one.geometry().asPoint(), "\n".join(wrap(str(one["label"] or ""), WRAP))) for one in some]
        for some in _with_room(places, only, taken, scale, 0.0, extent)
    )
    return drawn, named


def _with_room(
    places: QgsVectorLayer, only: str, taken: np.ndarray, scale: float, more: float, extent: QgsRectangle | None = None
) -> tuple[list[QgsFeature], list[QgsFeature]]:
    """The places with room for a glyph, ``more`` mm from what is taken, the foremost first; and those worth a name."""
    request = QgsFeatureRequest() if extent is None else QgsFeatureRequest(extent)
    if only:
        request.setFilterExpression(only)
    found = [(_order(one), one.id(), one) for one in places.getFeatures(request) if one.hasGeometry()]
    found = sorted((one for one in found if one[0] < _OUTSIDE), key=lambda one: one[:2])
    x, y = np.array([tuple(one.geometry().asPoint()) for _, _, one in found], dtype=float).reshape(-1, 2).T
    order = np.array([rank for rank, _, _ in found], dtype=float)
    mm, free_of = scale / 1000, taken + (0.0, 0.0, (FAR_ICON_MM / 2 + more) * scale / 1000)
    room = places_with_room(x, y, order, FAR_ICON_MM * _APART * mm, free_of)
    drawn = [(rank, one) for (rank, _, one), free in zip(found, room) if free]
    return [one for _, one in drawn], [one for rank, one in drawn if rank < _OTHER and one["label"]]


def ids_of(idents: Iterable[int]) -> str:
    """A list of features, for a variable."""
    return "|" + "|".join(map(str, idents)) + "|"


def name_once(layers: Mapping[str, QgsMapLayer]) -> None:
    """Towns whose name stands at one of the five highest hexagons are not named again on a map of the region; the
    leaders of spikes end at the marks.
    """
    towns, hexes, spikes = (layers.get(role) for role in ("towns", "hexes", "spikes"))
    if not isinstance(hexes, QgsVectorLayer):
        return
    metric = str(hexes.customProperty(METRIC) or "")
    if isinstance(spikes, QgsVectorLayer) and metric:
        QgsExpressionContextUtils.setLayerVariable(spikes, MARKS, _marks_text(hexes, metric))
    if isinstance(towns, QgsVectorLayer):
        QgsExpressionContextUtils.setLayerVariable(towns, entries.HIGHEST_NAMES, names_at_highest(hexes, metric))
        towns.triggerRepaint()


def names_at_highest(hexes: QgsVectorLayer, metric: str) -> str:
    """The places that are named at the highest hexagons, for a variable."""
    rows = highest(hexes, metric, breaks_of(hexes, metric)) if metric else []
    return "|{}|".format("|".join(sorted({plain_name(one.authority_name) for one in rows})))


def _marks_text(hexes: QgsVectorLayer, metric: str) -> str:
    """Beyond which scale hexagons are marks, and the value of the greatest, for a variable."""
    begins = begins_on(hexes)
    return NO_MARKS if begins is None else f"{begins:.0f},{most_of(breaks_of(hexes, metric)):.17g}"


def _order(one: QgsFeature) -> int:
    """The cluster's own and the important ones first; those outside the area are not shown on a map of it."""
    if not one["in_area"]:
        return _OUTSIDE
    return 4 * (not one["relevant"]) + 2 * (not one["important"]) + (one["kind"] == "innovation_hub")


def glyph(kind: str) -> QgsSimpleMarkerSymbolLayer:
    """The small outlined shape of a kind of place."""
    made = QgsSimpleMarkerSymbolLayer(getattr(Shape, icon_table()["glyphs"].get(kind, "Triangle")), FAR_ICON_MM, 0.0)
    made.setColor(QColor("#ffffff"))
    made.setStrokeColor(QColor(icon_colours().get(kind, DARK)).darker(115))
    made.setStrokeWidth(0.25)
    return made


def with_glyph(symbol: QgsSymbol, kind: str) -> QgsSymbol:
    """The symbol of a place: its icon on maps of a large scale, its glyph on those of a region."""
    small, window = glyph(kind), f"@{entries.WINDOW} IS"
    drive(symbol.symbolLayer(0), LayerEnabled=f"coalesce(@map_scale, 0) <= {FAR} AND {window} NULL AND {OF_PAGE}")
    drive(small, LayerEnabled=f"(coalesce(@map_scale, 0) > {FAR} OR {window} NOT NULL) AND ({DRAWN})")
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
