"""Where names stand on a region's page: beyond the frames of its windows and the marks, in the windows beside the dark
hexagons. QGIS finds a place for a name among other names; what a page lays over its map it does not know, and a hexagon
is no obstacle that it never crosses. So the names that must be read are given their spots; the others keep off them by
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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

from ...core.places.crowding import FAR_ICON_MM
from ...core.places.label_spots import Box, hexagon_boxes, label_spots
from ...core.spikes.spike_marks import DISC
from ...qgis_io import entries
from ..style.graduated import FLATS, begins_on, cell_width, mark_mm, most_of, scale_of
from ..style.highest import COUNT, Highest, Spots, highest, label_highest, large_marks, texts_of
from ..style.labels import HALO, size_mm
from ..style.map_text import number, plain_name, unit_of
from ..style.schemes import breaks_of
from .far_places import WRAP, choose_in, ids_of, names_at_highest
from .orientation import FAR, IN_SHAPES, LARGE, MEDIUM, METROPOLIS, ROOM_MM, SHAPE_MM, SMALL
from .region_marks import RegionMarks, dark_from
from .spike_layer import MOST

_TOWNS, _PLACES = 4, 2  # names in a window, of towns and of places
FIGURE, _CITY, _NAME = 7.5, 8.5, 7.0  # points
_GLYPH, _DOT = FAR_ICON_MM / 2 + 0.2, 0.6  # mm: the radius that names keep off a place, and a town
_SHORT, _MIDDLE, LONG = 5.0, 9.0, 20.0  # mm: how far a name may be from its dot
Spot = tuple[float, float]  # on the map
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


@dataclass
class Sheet:
    """The map of a page in millimetres from its lower left corner, and what of it is taken: boxes and discs (n, 3)."""

    extent: QgsRectangle
    mm: float  # by metre
    boxes: list[Box] = field(default_factory=list)
    discs: np.ndarray = field(default_factory=lambda: np.empty((0, 3)))

    @staticmethod
    def of(item: QgsLayoutItemMap) -> Sheet:
        """The map as it lies on its page."""
        return Sheet(item.extent(), item.rect().width() / item.extent().width())

    def on_page(self, rows: np.ndarray) -> np.ndarray:
        """(n, 3) discs in metres, as they lie on the page."""
        return np.column_stack([self.at(rows[:, 0], rows[:, 1]), rows[:, 2] * self.mm])

    def take(self, rows: np.ndarray) -> None:
        """Names keep off these discs (n, 3), in metres."""
        self.discs = np.vstack([self.discs, self.on_page(rows)])

    @property
    def room(self) -> Box:
        """Within which names lie."""
        return 0.5, 0.5, self.extent.width() * self.mm - 0.5, self.extent.height() * self.mm - 0.5

    def at(self, x: Sequence[float] | np.ndarray, y: Sequence[float] | np.ndarray) -> np.ndarray:
        """(n, 2) of positions on the map."""
        return (
            np.column_stack([np.asarray(x) - self.extent.xMinimum(), np.asarray(y) - self.extent.yMinimum()]) * self.mm
        )

    def back(self, corner: tuple[float, float]) -> Spot:
        """The position on the map of a place on the page."""
        return self.extent.xMinimum() + corner[0] / self.mm, self.extent.yMinimum() + corner[1] / self.mm

    def put(
        self,
        points: Sequence[tuple[float, float, str]],
        size: float,
        farthest: float | np.ndarray,
        radius: Sequence[float] | None = None,
        *,
        bold: bool = False,
        centred: bool = False,
        rivals: np.ndarray | None = None,
        discs: np.ndarray | None = None,
    ) -> list[Spot | None]:
        """Positions on the map of names (x, y, text), None without room. ``discs`` in place of the sheet's own."""
        if not points:
            return []
        at = self.at([one[0] for one in points], [one[1] for one in points])
        sizes = np.array([size_mm(one[2], size, bold=bold) for one in points])
        clear = np.full(len(points), 0.8) if radius is None else np.array(radius)
        discs = self.discs if discs is None else discs
        spots = label_spots(at, clear, sizes, self.room, self.boxes, discs, farthest, centred=centred, rivals=rivals)
        self.boxes += [(*spot, spot[0] + wide, spot[1] + high) for spot, (wide, high) in zip(spots, sizes) if spot]
        return [self.back((spot[0] + HALO, spot[1] + HALO)) if spot else None for spot in spots]


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
    sheet, breaks, scale = Sheet.of(item), breaks_of(layer, metric), item.scale()
    sheet.boxes += boxes
    drawn, to_name = _glyphs(item, layers.get("places"))
    glyphs = np.array([(x, y, _GLYPH / sheet.mm) for x, y in drawn]).reshape(-1, 3)
    sheet.take(large_marks(layer, metric, breaks, scale))
    sheet.take(glyphs)
    _put_spikes(item, layers.get("spikes"), metric, sheet)
    label_highest(layer, metric, breaks, spots=_figures(sheet, layer, metric, scale, COUNT))
    said = names_at_highest(layer, metric)
    shown = [one for one in towns_in(layers, item.extent()) if one.name in named or _is_shown(one, scale)]
    sheet.take(np.array([(one.x, one.y, _DOT / sheet.mm) for one in shown]).reshape(-1, 3))
    towns = [one for one in shown if f"|{one.name}|" not in said]
    great = [one for one in towns if one.name in named or (one.population >= LARGE and one.inside)]
    others = [one for one in towns if one not in great]
    at_towns = _of_towns(sheet, great, scale, named)
    _place_authorities(item, layers.get("authorities"), sheet, named)
    found = sheet.put([one[1:] for one in to_name], _NAME, _SHORT, rivals=sheet.on_page(glyphs)[:, :2])
    tell(item, entries.PLACE_SPOTS, spots_text([one[0] for one in to_name], found))
    tell(item, entries.FAR_NAMED_ON_PAGE, ids_of(one[0] for one, spot in zip(to_name, found) if spot))
    at_others = _of_towns(sheet, others, scale, named)
    tell(item, entries.TOWN_SPOTS, spots_text([one.ident for one in (*great, *others)], [*at_towns, *at_others]))


def highest_spots(item: QgsLayoutItemMap, layer: QgsVectorLayer, metric: str, count: int) -> Spots:
    """Where a small map's names stand: beside marks of the two highest classes, leaders round those of the highest."""
    sheet, breaks = Sheet.of(item), breaks_of(layer, metric)
    discs, top = (sheet.on_page(large_marks(layer, metric, breaks, item.scale(), classes)) for classes in (2, 1))
    sheet.boxes, sheet.discs = hexagon_boxes(top), discs
    return _figures(sheet, layer, metric, item.scale(), count)


def _figures(sheet: Sheet, layer: QgsVectorLayer, metric: str, scale: float, count: int) -> Spots:
    """Where the names of the highest marks stand; the sheet's discs have the large marks first."""
    breaks = breaks_of(layer, metric)
    rows, most = highest(layer, metric, breaks, count), most_of(breaks)
    radius = [mark_mm(row.value, most, scale_of(layer, scale)) / FLATS / 2 for row in rows]
    points = [(row.x, row.y, text) for row, text in zip(rows, texts_of(layer, rows, unit_of(metric)))]
    spots = sheet.put(points, FIGURE, LONG, radius, bold=True)
    others = sheet.discs[len(large_marks(layer, metric, breaks, scale)) :]  # glyphs and numbers of spikes
    top = np.vstack([sheet.on_page(large_marks(layer, metric, breaks, scale, 1)), others])
    for index in (at for at, spot in enumerate(spots) if not spot):  # at least not on the highest class
        (spots[index],) = sheet.put([points[index]], FIGURE, 2 * LONG, [radius[index]], bold=True, discs=top)
    return of_pieces(rows, spots)


def _glyphs(
    item: QgsLayoutItemMap, layer: QgsMapLayer | None
) -> tuple[list[tuple[float, float]], list[tuple[int, float, float, str]]]:
    """Where a page's map draws glyphs of places, and the places (id, x, y, name) that it names."""
    scope = QgsExpressionContextUtils.layoutItemScope(item)
    lists = (str(scope.variable(name) or "") for name in (entries.FAR_ON_PAGE, entries.FAR_NAMED_ON_PAGE))
    drawn, named = ([int(one) for one in listed.split("|") if one] for listed in lists)
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


def _of_towns(sheet: Sheet, towns: list[Town], scale: float, named: set[str]) -> list[Spot | None]:
    """Spots of the names of towns, in the sizes of ``orientation.style_towns``."""
    spots: list[Spot | None] = []
    for one in towns:
        large = one.population >= LARGE
        farthest = LONG if one.name in named else _MIDDLE if large else _SHORT
        size = (FIGURE if large else 6.5) if scale > FAR else 8.5 if large else 7.0
        spots += sheet.put([(one.x, one.y, one.name)], size, farthest, bold=large and scale <= FAR)
    return spots


def _place_authorities(item: QgsLayoutItemMap, layer: QgsMapLayer | None, sheet: Sheet, named: set[str]) -> None:
    """Names of authorities in their shapes, beside all marks."""
    if not isinstance(layer, QgsVectorLayer) or not isinstance(layer.labeling(), QgsVectorLayerSimpleLabeling):
        return

    def size(name: str, wide: float) -> float:
        hidden = item.scale() > FAR and wide <= ROOM_MM and name not in named
        return 0.0 if hidden else float(np.interp(wide, SHAPE_MM, IN_SHAPES))

    _in_shapes(item, layer, layer.labeling().settings().fieldName, size, sheet)


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
    sheet.take(rows)
    corners = (sheet.at((one.xMinimum(), one.xMaximum()), (one.yMinimum(), one.yMaximum())) for one in apart)
    sheet.boxes += [tuple(one.ravel()) for one in corners if max(one[1] - one[0]) < 2 * LONG]
    _in_shapes(item, layer, text, lambda *_: points, sheet, bold=True)


def _in_shapes(
    item: QgsLayoutItemMap,
    layer: QgsVectorLayer,
    text: str,
    size: Callable[[str, float], float],
    sheet: Sheet,
    *,
    bold: bool = False,
) -> None:
    """Give texts (an expression) their spots in the shapes of authorities, the largest first. ``size`` : points, by an
    authority's name and its width in mm.
    """
    wording, spots = QgsExpression(text), []
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    there = layer.getFeatures(QgsFeatureRequest(item.extent()))
    for one in sorted(there, key=lambda row: (-row.geometry().area(), row["authority_name"])):
        context.setFeature(one)
        shown = wording.evaluate(context)
        points = size(plain_name(str(one["authority_name"])), one.geometry().area() ** 0.5 * sheet.mm)
        if not isinstance(shown, str) or not shown or not points:
            continue
        middle, reach = one.geometry().poleOfInaccessibility(1000.0)
        at = [(*middle.asPoint(), shown)]
        (spot,) = sheet.put(at, points, max(reach * sheet.mm, 1.5), bold=bold, centred=True)
        if bold and not spot:  # it must be said: beside the shape, with a leader
            (spot,) = sheet.put(at, points, 2 * LONG, bold=True)
        spots += [(one.id(), spot)] if spot else []
    tell(item, entries.AUTHORITY_SPOTS, spots_text(*zip(*spots)) if spots else "|")


def place_in_window(
    item: QgsLayoutItemMap, marks: RegionMarks, metric: str, layers: Mapping[str, QgsMapLayer], only: str
) -> Spots:
    """A few names and glyphs in a window, none of them on its dark hexagons; returns where the figures of its highest
    hexagons stand. Where there is no room, there is no name: the heading says where the window is. ``only`` :
    expression, the places that the map shows.
    """
    sheet, breaks, cells = Sheet.of(item), breaks_of(marks.cells, metric), dark_cells(marks, metric, item.extent())
    drawn, names = choose_in(layers.get("places"), only, cells, item.scale(), item.extent())
    sheet.take(cells)
    sheet.take(np.array([(x, y, FAR_ICON_MM / 2 / sheet.mm) for _, x, y, _ in drawn]).reshape(-1, 3))
    rows = [one for one in highest(marks.cells, metric, breaks) if item.extent().contains(one.x, one.y)]
    points = [(row.x, row.y, number(row.value, unit_of(metric))) for row in rows]
    figures = sheet.put(points, FIGURE, LONG, [marks.width * CELL * sheet.mm] * len(rows), bold=True)
    towns = [one for one in towns_in(layers, item.extent()) if one.inside][:_TOWNS]
    farthest = np.where([one.population >= LARGE for one in towns], LONG, _SHORT)  # large ones have leaders
    spots = sheet.put([(one.x, one.y, one.name) for one in towns], _CITY, farthest)
    tell(item, entries.TOWN_SPOTS, spots_text([one.ident for one in towns], spots))
    spots = sheet.put([one[1:] for one in names[:_PLACES]], _NAME, _SHORT)
    tell(item, entries.PLACE_SPOTS, spots_text([one[0] for one in names[:_PLACES]], spots))
    tell(item, entries.FAR_ON_PAGE, ids_of(one[0] for one in drawn))
    tell(item, entries.FAR_NAMED_ON_PAGE, ids_of(one[0] for one, spot in zip(names, spots) if spot))
    tell(item, entries.WINDOW, "1")
    return of_pieces(rows, figures)


def dark_cells(marks: RegionMarks, metric: str, extent: QgsRectangle) -> np.ndarray:
    """(n, 3): middles and radius in metres of the hexagons that names in a window keep off."""
    pieces = marks.pieces
    dark = np.nan_to_num(pieces.values) >= dark_from(marks.cells, metric, pieces, extent)
    return np.column_stack([pieces.x, pieces.y, np.full(len(dark), marks.width * CELL)])[dark]


def label_in_windows(marks: RegionMarks, metric: str, figures: Spots, extents: Sequence[QgsRectangle]) -> None:
    """The figures of the highest hexagons of all windows at their spots; names keep off the two highest classes."""
    low = min((dark_from(marks.cells, metric, marks.pieces, one) for one in extents), default=np.inf)
    free_from, breaks = low if np.isfinite(low) else None, breaks_of(marks.cells, metric)
    label_highest(marks.cells, metric, breaks, near_spots=figures, free_from=free_from)


def of_pieces(rows: Sequence[Highest], spots: Sequence[Spot | None]) -> Spots:
    return {(row.cell_id, row.authority_code): spot for row, spot in zip(rows, spots) if spot}


def spots_text(idents: Sequence[int], spots: Sequence[Spot | None]) -> str:
    """As ``labels.standing_where`` reads them."""
    return "|" + "".join(f"{ident}:{at[0]:.0f},{at[1]:.0f}|" for ident, at in zip(idents, spots) if at)


def tell(item: QgsLayoutItemMap, variable: str, text: str) -> None:
    QgsExpressionContextUtils.setLayoutItemVariable(item, variable, text)


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


def _put_spikes(item: QgsLayoutItemMap, layer: QgsMapLayer | None, metric: str, sheet: Sheet) -> None:
    """Put the numbered discs of spikes beside the marks; names keep off them."""
    if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField("number") < 0:
        return
    found = list(layer.getFeatures(f'"metric" = \'{metric}\' AND "number" <= {MOST}'))
    if not found:
        return
    at, side = sheet.at(*zip(*(one.geometry().asPoint() for one in found))), DISC + 0.6
    sides, free = np.full((len(at), 2), side), np.full(len(at), 1.4)
    corners = label_spots(at, free, sides, sheet.room, sheet.boxes, sheet.discs, LONG)
    middles = [(spot[0] + side / 2, spot[1] + side / 2) if spot else None for spot in corners]
    starts = []
    for one, middle in zip(found, middles):
        wide, high = (length - 2 * HALO for length in size_mm(str(one["number"]), 7.0, bold=True))
        starts.append(sheet.back((middle[0] - wide / 2, middle[1] - high / 2)) if middle else None)
    idents = [one.id() for one in found]
    tell(item, entries.SPIKE_SPOTS, spots_text(idents, starts))
    tell(item, entries.SPIKE_DISCS, spots_text(idents, [sheet.back(middle) if middle else None for middle in middles]))
    put = [(*middle, side / 2) for middle in middles if middle]
    sheet.discs = np.vstack([sheet.discs, np.array(put, dtype=float).reshape(-1, 3)])
