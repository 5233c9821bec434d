"""Where discs of spikes, highest figures and the own name of each page of an atlas stand: beside its dark hexagons.

QGIS would put them on the same side of their hexagon on every page, or on the hexagons of the highest class, which are
no obstacle to what may never be left out. So each page's are given their spots, as a region's page gives all its names;
each of them is on one page alone, and one list has those of all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import atan2, degrees, hypot

import numpy as np
from qgis.core import QgsFeature, QgsLayoutItemMap, QgsMapLayer, QgsRectangle, QgsVectorLayer

from ...core.places.crowding import icon_mm
from ...core.places.label_spots import hexagon_boxes, label_spots
from ...core.spikes.spike_marks import DISC
from ...qgis_io import entries
from ..style.graduated import begins_on, cell_width, most_of
from ..style.highest import Highest, Spots, disc_rows, highest, in_highest_classes, texts_of
from ..style.map_text import number, plain_name, unit_of
from ..style.schemes import breaks_of
from .orientation import LARGE, NO_LEADER
from .page_labels import CELL, FIGURE, LONG, Sheet, of_pieces, tell, towns_in
from .place_icons import icons_in, icons_on

_BETWEEN = 0.3  # mm, from a disc to its neighbours, on each side
_ROUND = 0.53  # radius of the disc that is as large as a hexagon, by its width
_DOT = 0.9  # mm, the radius of a town's ring with its edge
_RING = 1.1  # mm, of the ring round a spike's cell
_OF_NAMES = 4.0  # mm round an icon: a line of its name
_LEADER = 1.0  # mm: a shorter one is a speck
_NONE = np.empty((0, 3))


@dataclass(frozen=True)
class AtlasPage:
    """One page of an atlas: its authority, and what its map shows."""

    area: QgsFeature
    extent: QgsRectangle
    scale: float

    @staticmethod
    def of(area: QgsFeature, item: QgsLayoutItemMap, margin: float) -> AtlasPage:
        """The page as QGIS makes it for an authority, with a margin round its shape."""
        shape, box = area.geometry().boundingBox(), item.rect()
        per_mm = max(shape.width() / box.width(), shape.height() / box.height()) * (1 + margin)
        extent = QgsRectangle.fromCenterAndSize(shape.center(), box.width() * per_mm, box.height() * per_mm)
        return AtlasPage(area, extent, per_mm * 1000)

    @property
    def code(self) -> str:
        """The authority's."""
        return str(self.area["authority_code"])

    def discs(self, hexes: QgsVectorLayer, metric: str, rows: Iterable[Highest], *, corners: bool = True) -> np.ndarray:
        """(n, 3): middles and radius in metres of hexagons of the page's authority, as marks or as they are; to their
        corners, or of a disc that is as large.
        """
        own = [one for one in rows if one.authority_code == self.code]
        found, begins = disc_rows(hexes, own, most_of(breaks_of(hexes, metric)), self.scale), begins_on(hexes)
        if begins is None or self.scale <= begins:
            found[:, 2] = cell_width(hexes) * (CELL if corners else _ROUND)
        return found


def marks_on(pages: Iterable[AtlasPage], hexes: QgsVectorLayer, metric: str) -> list[np.ndarray]:
    """What of the highest class lies on each page."""
    rows = in_highest_classes(hexes, metric, breaks_of(hexes, metric), 1)
    return [one.discs(hexes, metric, rows, corners=False) for one in pages]


def icons_on_marks(
    points: QgsVectorLayer, pages: Iterable[AtlasPage], marks: Iterable[np.ndarray], size: float = 0.0
) -> set[int]:
    """Places or towns whose icons, of a size or their own, would hide the highest class on their authority's page."""
    found = set[int]()
    for one, there in zip(pages, marks):
        found |= icons_on(points, there, one.scale, size) if len(there) else set()
    return found


def place_on_pages(
    item: QgsLayoutItemMap,
    hexes: QgsVectorLayer,
    metric: str,
    layers: Mapping[str, QgsMapLayer],
    pages: Iterable[AtlasPage],
) -> Spots:
    """Tell an atlas's map where discs and own names stand; returns where the figures of the highest hexagons do."""
    breaks, begins = breaks_of(hexes, metric), begins_on(hexes)
    dark, top = in_highest_classes(hexes, metric, breaks, 1), highest(hexes, metric, breaks)
    of_spikes, of_towns = [], []
    figures: dict[tuple[str, str], tuple[float, float]] = {}
    for page in pages:
        sheet = Sheet(page.extent, 1000 / page.scale)
        marks, icons = sheet.on_page(page.discs(hexes, metric, dark)), _icons(page, sheet, layers)
        sheet.boxes += hexagon_boxes(marks) + [(x - r, y - r, x + r, y + r) for x, y, r in icons]
        of_spikes += _spikes(page, sheet, layers.get("spikes"), hexes, metric)
        rows = [one for one in top if one.authority_code == page.code]
        far = begins is not None and page.scale > begins
        texts = texts_of(hexes, rows, unit_of(metric)) if far else [number(one.value, unit_of(metric)) for one in rows]
        points = [(row.x, row.y, text) for row, text in zip(rows, texts)]
        radius = list(sheet.on_page(page.discs(hexes, metric, rows))[:, 2])
        figures |= of_pieces(rows, sheet.put(points, FIGURE, LONG, radius, bold=True))
        of_towns += _own_name(page, sheet, layers, marks, icons)
    tell(item, entries.SPIKE_BEARINGS, "|" + "".join(f"{ident}:{turn:.1f},{mm:.2f}|" for ident, turn, mm in of_spikes))
    own = (f"{ident}:{x:.0f},{y:.0f},{free:.2f}|" for ident, (x, y), free in of_towns)
    tell(item, entries.OWN_SPOTS, "|" + "".join(own))
    return figures


def _icons(page: AtlasPage, sheet: Sheet, layers: Mapping[str, QgsMapLayer]) -> np.ndarray:
    """(n, 3): middles and radius in mm of the icons of places and the rings of towns on a page."""
    found, shape = [_NONE], page.area.geometry()
    for role in ("places", "own_places", "towns"):
        layer = layers.get(role)
        if isinstance(layer, QgsVectorLayer):
            inside = [
                (x, y) for one, x, y in icons_in(layer, page.extent, page.scale) if shape.contains(one.geometry())
            ]
            radius = _DOT if role == "towns" else icon_mm(page.scale) / 2
            found += [np.column_stack([sheet.at(*zip(*inside)), np.full(len(inside), radius)])] if inside else []
    return np.vstack(found)


def _spikes(
    page: AtlasPage, sheet: Sheet, layer: QgsMapLayer | None, hexes: QgsVectorLayer, metric: str
) -> list[tuple[int, float, float]]:
    """Bearing and reach (mm) of the discs of a page's spikes that have room; the others stand as on every map."""
    if not isinstance(layer, QgsVectorLayer) or layer.fields().lookupField("number") < 0:
        return []
    rows = layer.getFeatures(f"\"metric\" = '{metric}' AND \"authority_code\" = '{page.code}'")
    found = sorted((one for one in rows if one.hasGeometry()), key=lambda one: one["number"])
    points = [one.geometry().asPoint() for one in found]
    cells = [Highest("", page.code, "", float(one["value"]), at.x(), at.y()) for one, at in zip(found, points)]
    own, side, told = sheet.on_page(page.discs(hexes, metric, cells)), DISC + 2 * _BETWEEN, []
    clear = np.maximum(own[:, 2], _RING)
    sides = np.full((len(own), 2), side)
    spots = label_spots(own[:, :2], clear, sides, sheet.room, sheet.boxes, _NONE, farthest=LONG)
    for one, (x, y, _), spot in zip(found, own, spots):
        if spot:
            right, up = spot[0] + side / 2 - x, spot[1] + side / 2 - y
            told.append((one.id(), degrees(atan2(right, up)) % 360, hypot(right, up)))
            sheet.boxes.append((*spot, spot[0] + side, spot[1] + side))
    return told


def _own_name(
    page: AtlasPage, sheet: Sheet, layers: Mapping[str, QgsMapLayer], marks: np.ndarray, icons: np.ndarray
) -> list[tuple[int, tuple[float, float], float]]:
    """The town that gives a page its name, where its own name stands, and how far (mm) its leader keeps from its dot,
    for that may lie in a dark hexagon. None where an authority is no town, or there is no room. It leaves room beside
    the icons of places, whose names QGIS places, or else stands where it can.
    """
    name, shape = plain_name(str(page.area["authority_name"])), page.area.geometry()
    town = next((one for one in towns_in(layers, shape.boundingBox()) if one.name == name), None)
    if town is None:
        return []
    points, bold = (8.5, True) if town.population >= LARGE else (7.0, False)
    for more in (_OF_NAMES, 0.0):
        keep_off = icons + (0.0, 0.0, more)
        (spot,) = sheet.put([(town.x, town.y, name)], points, LONG, bold=bold, discs=keep_off)
        if spot:
            x, y = sheet.at([town.x], [town.y])[0]
            far = np.hypot(marks[:, 0] - x, marks[:, 1] - y)
            free = float((far + marks[:, 2])[far < marks[:, 2]].max(initial=0.6))
            left, low, right, high = sheet.boxes[-1]
            away = hypot(x - min(max(x, left), right), y - min(max(y, low), high))
            return [(town.ident, spot, free if away - free > _LEADER else NO_LEADER)]
    return []
