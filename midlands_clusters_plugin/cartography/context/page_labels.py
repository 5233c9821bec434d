"""Where names stand on a region's page: beyond the frames of its windows and the marks, in the windows beside the dark
hexagons. QGIS finds a place for a name among other names; what a page lays over its map it does not know, and a hexagon
is no obstacle that it never crosses. So the names that must be read are given their spots; the others keep off them by
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...core.catalogue.catalogue import metrics
from ...core.places.crowding import FAR_ICON_MM
from ...core.places.label_spots import Box, hexagon_boxes, label_spots
from ...core.spikes.spike_marks import DISC
from ...qgis_io import entries
from ..style.graduated import FLATS, begins_on, cell_width, mark_mm, most_of, scale_of
from ..style.highest import COUNT, Highest, Spots, highest, label_highest, large_marks, texts_of
from ..style.labels import HALO, size_mm
from ..style.map_text import number, plain_name
from ..style.schemes import breaks_of
from .far_places import WRAP, choose_in, ids_of, names_at_highest
from .orientation import FAR, IN_SHAPES, LARGE, MEDIUM, METROPOLIS, ROOM_MM, SHAPE_MM, SMALL
from .region_marks import RegionMarks, dark_from
from .spike_layer import MOST

_TOWNS, _PLACES = 4, 2  # names in a window, of towns and of places
FIGURE, _CITY, _NAME = 7.5, 8.5, 7.0  # points
_GLYPH, _DOT = FAR_ICON_MM / 2 + 0.2, 0.6  # mm: the radius that names keep off a place, and a town
_SHORT, _MIDDLE, LONG = 5.0, 9.0, 20.0  # mm: how far a name may be from its dot
CELL = 1 / np.sqrt(3)  # radius to the corners of a hexagon, by its width


@dataclass(frozen=True)
class Town:
    """A town of a map."""

    ident: int
    x: float
    y: float
    name: str
    population: float
    inside: bool


@dataclass(frozen=True)
class Sheet:
    """The map of a page in millimetres from its lower left corner."""

    extent: QgsRectangle
    mm: float  # by metre

    @staticmethod
    def of(item: QgsLayoutItemMap) -> Sheet:
        """The map as it lies on its page."""
        return Sheet(item.extent(), item.rect().width() / item.extent().width())

    def discs(self, rows: np.ndarray) -> np.ndarray:
        """(n, 3) discs in metres, as they lie on the page."""
        return np.column_stack([self.at(rows[:, 0], rows[:, 1]), rows[:, 2] * self.mm])

    @property
    def room(self) -> Box:
        """Within which names lie."""
        return 0.5, 0.5, self.extent.width() * self.mm - 0.5, self.extent.height() * self.mm - 0.5

    def at(self, x: Sequence[float] | np.ndarray, y: Sequence[float] | np.ndarray) -> np.ndarray:
        """(n, 2) of positions on the map."""
        return (
            np.column_stack([(np.asarray(x) - self.extent.xMinimum()), np.asarray(y) - self.extent.yMinimum()])
            * self.mm
        )

    def back(self, corner: tuple[float, float]) -> tuple[float, float]:
        """The position on the map of a place on the page."""
        return self.extent.xMinimum() + corner[0] / self.mm, self.extent.yMinimum() + corner[1] / self.mm


def place_names(
    item: QgsLayoutItemMap,
    layer: QgsVectorLayer,
    metric: str,
    layers: Mapping[str, QgsMapLayer],
    boxes: list[Box],
    named: set[str],
) -> None:
    """All names of a page's map, each at a spot of its own: the highest marks first, then great towns, authorities,
    places and the other towns. What has no room has no name, but for those ``named`` in the headline.

    ``layer`` : the hexagons, or their sums by place. ``boxes`` : mm, the frames and letters of windows on the map.
    """
    sheet = Sheet.of(item)
    breaks, scale = breaks_of(layer, metric), item.scale()
    drawn, to_name = _glyphs(item, layers.get("places"))
    glyphs = np.array([(x, y, _GLYPH / sheet.mm) for x, y in drawn]).reshape(-1, 3)
    discs = sheet.discs(np.vstack([large_marks(layer, metric, breaks, scale), glyphs]))
    discs = np.vstack([discs, _spike_discs(item, layers.get("spikes"), metric, sheet, discs, boxes)])
    spots, taken = _figures(sheet, layer, metric, scale, COUNT, boxes, discs)
    label_highest(layer, metric, breaks, spots=spots)
    said = names_at_highest(layer, metric)
    shown = [one for one in towns_in(layers, item.extent()) if one.name in named or _is_shown(one, scale)]
    dots = sheet.discs(np.array([(one.x, one.y, _DOT / sheet.mm) for one in shown]).reshape(-1, 3))
    discs, boxes = np.vstack([discs, dots]), [*boxes, *taken]
    towns = [one for one in shown if f"|{one.name}|" not in said]
    great = [one for one in towns if one.name in named or (one.population >= LARGE and one.inside)]
    others = [one for one in towns if one not in great]
    at_towns, boxes = _of_towns(sheet, great, scale, boxes, discs, named)
    boxes = _place_authorities(item, layers.get("authorities"), boxes, discs, named)
    others_at = sheet.discs(glyphs)[:, :2]
    found, more = place_texts(sheet, [one[1:] for one in to_name], boxes, discs, _NAME, _SHORT, rivals=others_at)
    tell(item, entries.PLACE_SPOTS, spots_text([one[0] for one in to_name], found))
    tell(item, entries.FAR_NAMED_ON_PAGE, ids_of(one[0] for one, spot in zip(to_name, found) if spot))
    at_others, _ = _of_towns(sheet, others, scale, [*boxes, *more], discs, named)
    tell(item, entries.TOWN_SPOTS, spots_text([one.ident for one in (*great, *others)], [*at_towns, *at_others]))


def highest_spots(item: QgsLayoutItemMap, layer: QgsVectorLayer, metric: str, count: int) -> Spots:
    """Where a small map's names stand: beside marks of the two highest classes, leaders round those of the highest."""
    sheet, breaks = Sheet.of(item), breaks_of(layer, metric)
    discs, top = (sheet.discs(large_marks(layer, metric, breaks, item.scale(), classes)) for classes in (2, 1))
    return _figures(sheet, layer, metric, item.scale(), count, hexagon_boxes(top), discs)[0]


def _figures(
    sheet: Sheet, layer: QgsVectorLayer, metric: str, scale: float, count: int, boxes: list[Box], discs: np.ndarray
) -> tuple[Spots, list[Box]]:
    """Where the names of the highest marks stand, and the boxes that they take; ``discs`` has the large marks first."""
    breaks = breaks_of(layer, metric)
    rows, most = highest(layer, metric, breaks, count), most_of(breaks)
    radius = [mark_mm(row.value, most, scale_of(layer, scale)) / FLATS / 2 for row in rows]
    texts = texts_of(layer, rows, unit_of(metric))
    points = [(row.x, row.y, text) for row, text in zip(rows, texts)]
    spots, taken = place_texts(sheet, points, boxes, discs, FIGURE, LONG, radius, bold=True)
    others = discs[len(large_marks(layer, metric, breaks, scale)) :]  # glyphs and numbers of spikes
    top = np.vstack([sheet.discs(large_marks(layer, metric, breaks, scale, 1)), others])
    for index in (at for at, spot in enumerate(spots) if not spot):  # at least not on the highest class
        found, more = place_texts(
            sheet, [points[index]], [*boxes, *taken], top, FIGURE, 2 * LONG, [radius[index]], bold=True
        )
        spots[index], taken = found[0], [*taken, *more]
    return of_pieces(rows, spots), taken


def _glyphs(
    item: QgsLayoutItemMap, layer: QgsMapLayer | None
) -> tuple[list[tuple[float, float]], list[tuple[int, float, float, str]]]:
    """Where a page's map draws glyphs of places, and the places (id, x, y, name) that it names."""
    scope = QgsExpressionContextUtils.layoutItemScope(item)
    drawn, named = (
        [int(one) for one in str(scope.variable(name) or "").split("|") if one]
        for name in (entries.FAR_ON_PAGE, entries.FAR_NAMED_ON_PAGE)
    )
    if not isinstance(layer, QgsVectorLayer) or not drawn:
        return [], []
    found = {one.id(): one for one in layer.getFeatures(QgsFeatureRequest().setFilterFids(drawn))}
    at = {ident: one.geometry().asPoint() for ident, one in found.items()}
    rows = [
        (one, at[one].x(), at[one].y(), "\n".join(wrap(str(found[one]["label"]), WRAP))) for one in named if one in at
    ]
    return [(at[one].x(), at[one].y()) for one in drawn if one in at], rows


def _is_shown(town: Town, scale: float) -> bool:
    """As ``orientation.style_towns`` shows them."""
    inside, outside = (MEDIUM, METROPOLIS) if scale >= FAR else (SMALL, LARGE)
    return town.population >= (inside if town.inside else outside)


def _of_towns(
    sheet: Sheet, towns: list[Town], scale: float, boxes: list[Box], discs: np.ndarray, named: set[str]
) -> tuple[list[tuple[float, float] | None], list[Box]]:
    """Spots of the names of towns, in the sizes of ``orientation.style_towns``; and all boxes with theirs."""
    spots: list[tuple[float, float] | None] = []
    for one in towns:
        large = one.population >= LARGE
        farthest = LONG if one.name in named else _MIDDLE if large else _SHORT
        size = (FIGURE if large else 6.5) if scale > FAR else 8.5 if large else 7.0
        made, more = place_texts(
            sheet, [(one.x, one.y, one.name)], boxes, discs, size, farthest, bold=large and scale <= FAR
        )
        spots, boxes = [*spots, *made], [*boxes, *more]
    return spots, boxes


def _place_authorities(
    item: QgsLayoutItemMap, layer: QgsMapLayer | None, boxes: list[Box], discs: np.ndarray, named: set[str]
) -> list[Box]:
    """Names of authorities in their shapes, beside all marks; returns the boxes with theirs."""
    if not isinstance(layer, QgsVectorLayer) or not isinstance(layer.labeling(), QgsVectorLayerSimpleLabeling):
        return boxes

    def size(name: str, wide: float) -> float:
        hidden = item.scale() > FAR and wide <= ROOM_MM and name not in named
        return 0.0 if hidden else float(np.interp(wide, SHAPE_MM, IN_SHAPES))

    return _in_shapes(item, layer, layer.labeling().settings().fieldName, size, boxes, discs)


def place_on_areas(
    item: QgsLayoutItemMap,
    layer: QgsVectorLayer,
    text: str,
    points: float,
    hexes: QgsVectorLayer,
    metric: str,
    apart: Iterable[QgsRectangle] = (),
) -> None:
    """A text (an expression) on areas in bold letters, beside dark hexagons and other small areas ``apart``."""
    rows = large_marks(hexes, metric, breaks_of(hexes, metric), item.scale())
    begins = begins_on(hexes)
    if begins is None or item.scale() <= begins:
        rows[:, 2] = cell_width(hexes) * CELL
    sheet = Sheet.of(item)
    corners = (sheet.at((one.xMinimum(), one.xMaximum()), (one.yMinimum(), one.yMaximum())) for one in apart)
    boxes = [tuple(one.ravel()) for one in corners if max(one[1] - one[0]) < 2 * LONG]
    _in_shapes(item, layer, text, lambda *_: points, boxes, sheet.discs(rows), bold=True)


def _in_shapes(
    item: QgsLayoutItemMap,
    layer: QgsVectorLayer,
    text: str,
    size: Callable[[str, float], float],
    boxes: list[Box],
    discs: np.ndarray,
    *,
    bold: bool = False,
) -> list[Box]:
    """Give texts (an expression) their spots in the shapes of authorities, the largest first; returns the boxes with
    theirs. ``size`` : points, by an authority's name and its width in mm.
    """
    sheet, wording, spots = Sheet.of(item), QgsExpression(text), []
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    there = layer.getFeatures(QgsFeatureRequest(item.extent()))
    for one in sorted(there, key=lambda row: (-row.geometry().area(), row["authority_name"])):
        context.setFeature(one)
        shown = wording.evaluate(context)
        points = size(plain_name(str(one["authority_name"])), one.geometry().area() ** 0.5 * sheet.mm)
        if not isinstance(shown, str) or not shown or not points:
            continue
        middle, reach = one.geometry().poleOfInaccessibility(1000.0)
        at = (middle.asPoint().x(), middle.asPoint().y(), shown)
        far = max(reach * sheet.mm, 1.5)
        made, more = place_texts(sheet, [at], boxes, discs, points, far, bold=bold, centred=True)
        if bold and not made[0]:  # it must be said: beside the shape, with a leader
            made, more = place_texts(sheet, [at], boxes, discs, points, 2 * LONG, bold=True)
        boxes = [*boxes, *more]
        spots += [(one.id(), made[0])] if made[0] else []
    tell(item, entries.AUTHORITY_SPOTS, spots_text(*zip(*spots)) if spots else "|")
    return boxes


def place_in_window(
    item: QgsLayoutItemMap, marks: RegionMarks, metric: str, layers: Mapping[str, QgsMapLayer], only: str
) -> Spots:
    """A few names and glyphs in a window, none of them on its dark hexagons; returns where the figures of its highest
    hexagons stand. Where there is no room, there is no name: the heading says where the window is. ``only`` :
    expression, the places that the map shows.
    """
    sheet, breaks, cells = Sheet.of(item), breaks_of(marks.cells, metric), dark_cells(marks, metric, item.extent())
    drawn, names = choose_in(layers.get("places"), only, cells, item.scale(), item.extent())
    glyphs = [(x, y, FAR_ICON_MM / 2 / sheet.mm) for _, x, y, _ in drawn]
    discs = sheet.discs(np.vstack([cells, np.array(glyphs).reshape(-1, 3)]))
    rows = [one for one in highest(marks.cells, metric, breaks) if item.extent().contains(one.x, one.y)]
    points = [(row.x, row.y, number(row.value, unit_of(metric))) for row in rows]
    radius = [marks.width * CELL * sheet.mm] * len(rows)
    spots, taken = place_texts(sheet, points, [], discs, FIGURE, LONG, radius, bold=True)
    figures = of_pieces(rows, spots)
    towns = [one for one in towns_in(layers, item.extent()) if one.inside][:_TOWNS]
    farthest = np.where([one.population >= LARGE for one in towns], LONG, _SHORT)  # large ones have leaders
    spots, boxes = place_texts(sheet, [(one.x, one.y, one.name) for one in towns], taken, discs, _CITY, farthest)
    tell(item, entries.TOWN_SPOTS, spots_text([one.ident for one in towns], spots))
    points = [(x, y, text) for _, x, y, text in names[:_PLACES]]
    spots, _ = place_texts(sheet, points, [*taken, *boxes], discs, _NAME, _SHORT)
    tell(item, entries.PLACE_SPOTS, spots_text([one[0] for one in names[:_PLACES]], spots))
    tell(item, entries.FAR_ON_PAGE, ids_of(one[0] for one in drawn))
    tell(item, entries.FAR_NAMED_ON_PAGE, ids_of(one[0] for one, spot in zip(names, spots) if spot))
    tell(item, entries.WINDOW, "1")
    return figures


def dark_cells(marks: RegionMarks, metric: str, extent: QgsRectangle) -> np.ndarray:
    """(n, 3): middles and radius in metres of the hexagons that names in a window keep off."""
    pieces = marks.pieces
    dark = np.nan_to_num(pieces.values) >= dark_from(marks.cells, metric, pieces, extent)
    return np.column_stack([pieces.x, pieces.y, np.full(len(dark), marks.width * CELL)])[dark]


def label_in_windows(marks: RegionMarks, metric: str, figures: Spots, extents: Sequence[QgsRectangle]) -> None:
    """The figures of the highest hexagons of all windows at their spots; names keep off the two highest classes."""
    low = min((dark_from(marks.cells, metric, marks.pieces, one) for one in extents), default=np.inf)
    label_highest(
        marks.cells,
        metric,
        breaks_of(marks.cells, metric),
        near_spots=figures,
        free_from=low if np.isfinite(low) else None,
    )


def place_texts(
    sheet: Sheet,
    points: Sequence[tuple[float, float, str]],
    boxes: Sequence[Box],
    discs: np.ndarray,
    size: float,
    farthest: float | np.ndarray,
    radius: Sequence[float] | None = None,
    *,
    bold: bool = False,
    centred: bool = False,
    rivals: np.ndarray | None = None,
) -> tuple[list[tuple[float, float] | None], list[Box]]:
    """Positions on the map of names (x, y, text), None for one without room, and the boxes (mm) that they take."""
    if not points:
        return [], []
    at = sheet.at([one[0] for one in points], [one[1] for one in points])
    sizes = np.array([size_mm(one[2], size, bold=bold) for one in points])
    clear = np.full(len(points), 0.8) if radius is None else np.array(radius)
    spots = label_spots(at, clear, sizes, sheet.room, boxes, discs, farthest, centred=centred, rivals=rivals)
    taken = [(*spot, spot[0] + wide, spot[1] + high) for spot, (wide, high) in zip(spots, sizes) if spot]
    return [sheet.back((spot[0] + HALO, spot[1] + HALO)) if spot else None for spot in spots], taken


def of_pieces(rows: Sequence[Highest], spots: Sequence[tuple[float, float] | None]) -> Spots:
    return {(row.cell_id, row.authority_code): spot for row, spot in zip(rows, spots) if spot}


def spots_text(idents: Sequence[int], spots: Sequence[tuple[float, float] | None]) -> str:
    """As ``labels.standing_where`` reads them."""
    return "|" + "".join(f"{ident}:{at[0]:.0f},{at[1]:.0f}|" for ident, at in zip(idents, spots) if at)


def tell(item: QgsLayoutItemMap, variable: str, text: str) -> None:
    QgsExpressionContextUtils.setLayoutItemVariable(item, variable, text)


def unit_of(metric: str) -> str:
    return metrics()[metric].unit if metric in metrics() else ""


def towns_in(layers: Mapping[str, QgsMapLayer], extent: QgsRectangle) -> list[Town]:
    """The towns in an extent, the largest first."""
    layer, found = layers.get("towns"), []
    if not isinstance(layer, QgsVectorLayer):
        return []
    has = layer.fields().lookupField("inside") >= 0
    for one in layer.getFeatures(QgsFeatureRequest(extent)):
        point = one.geometry().asPoint()
        inside = not has or one["inside"] not in (False, 0)
        found.append(Town(one.id(), point.x(), point.y(), str(one["name"]), float(one["population"] or 0), inside))
    return sorted(found, key=lambda one: (-one.population, one.name))


def _spike_discs(
    item: QgsLayoutItemMap, layer: QgsMapLayer | None, metric: str, sheet: Sheet, marks: np.ndarray, boxes: list[Box]
) -> np.ndarray:
    """Put the numbered discs of spikes beside the marks; returns x, y and radius in mm of each."""
    if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField("number") < 0:
        return np.empty((0, 3))
    found = list(layer.getFeatures(f'"metric" = \'{metric}\' AND "number" <= {MOST}'))
    points = [one.geometry().asPoint() for one in found]
    if not points:
        return np.empty((0, 3))
    at, side = sheet.at([one.x() for one in points], [one.y() for one in points]), DISC + 0.6
    free = np.full(len(at), 1.4)
    corners = label_spots(at, free, np.full((len(at), 2), side), sheet.room, boxes, marks, LONG)
    middles = [(spot[0] + side / 2, spot[1] + side / 2) if spot else None for spot in corners]
    starts = []
    for one, middle in zip(found, middles):
        wide, high = (length - 2 * HALO for length in size_mm(str(one["number"]), 7.0, bold=True))
        starts.append(sheet.back((middle[0] - wide / 2, middle[1] - high / 2)) if middle else None)
    tell(item, entries.SPIKE_SPOTS, spots_text([one.id() for one in found], starts))
    discs = [sheet.back(middle) if middle else None for middle in middles]
    tell(item, entries.SPIKE_DISCS, spots_text([one.id() for one in found], discs))
    return np.array([(*middle, side / 2) for middle in middles if middle], dtype=float).reshape(-1, 3)
