"""Places as pins in a 3D scene, and the names of the highest columns over them: where they stand, as GeoJSON.

QGIS cannot lift points by an expression in every version, and its symbols of points that face the reader end QGIS
3.22. The plugin's prisms can be lifted in all: a pin is a few small ones, and so are the letters of a name, which lie
over the column as on a tilted sheet. A layer's source is its own text, which needs no file and is saved with the
project. Seen from where the plugin's camera stands, no head and no name lies before a column.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QFont, QPainterPath

from ...core.oblique.oblique_scene import inside_any
from ...qgis_io.layer_arrays import read
from ..context.place_icons import icon_colours
from ..context.place_symbols import filter_of
from ..style.heights import Heights
from ..style.labels import own_font
from ..style.map_text import plain_name, unit_of, with_unit
from ..style.symbols import DARK
from .camera import ASPECT
from .column_arrays import Columns, peaks

MOST, PEAKS = 80, 4  # pins; names of the highest columns
APART = 0.09  # of the extent's longer side: columns nearer to a higher one are not named
# As such shares: radius of a head, half a stick, height of a name's letters, thickness of what lies flat.
_HEAD, _THIN, _LETTER, _FLAT = 0.0046, 0.0007, 0.015, 0.001
_LEAST, _STEP, _STEPS = 0.018, 0.004, 36  # height of a head over its column or the ground, as such shares
_STEEP = math.sqrt(2)  # what lies flat is seen shortened: letters are made so much longer
_FIELDS = ("kind", "icon", "relevant", "important")
Seen = Callable[[np.ndarray], np.ndarray]  # points (n, 3) in metres -> where they are in the picture (n, 2)


@dataclass(frozen=True)
class Pin:
    """A place on the map (metres), the colour of its kind, and its rank: those of the map's cluster first."""

    x: float
    y: float
    shade: str
    rank: int


def places_of(layers: Mapping[str, QgsMapLayer]) -> list[Pin]:
    """The places that a map shows, on the ground that it has, in the order in which they get their room."""
    mine = [layers[role] for role in ("places", "own_places") if isinstance(layers.get(role), QgsVectorLayer)]
    found = [pin for layer in mine for pin in _pins(layer)]
    ground = layers.get("authorities")
    if isinstance(ground, QgsVectorLayer) and found:
        outlines, _ = read(ground, ("authority_code",))
        inside = inside_any(np.array([one.x for one in found]), np.array([one.y for one in found]), outlines)
        found = [one for one, there in zip(found, inside) if there]
    return sorted(found, key=lambda one: (one.rank, one.x, one.y))


def _pins(layer: QgsVectorLayer) -> list[Pin]:
    request, colours = QgsFeatureRequest(), icon_colours()
    if layer.fields().lookupField("icon") < 0:  # the user's own places have no kinds that can be switched off
        request.setFilterExpression(filter_of(layer))
    names = [one for one in _FIELDS if layer.fields().lookupField(one) >= 0]
    ranks = [(name, rank) for name, rank in (("relevant", 2), ("important", 1)) if name in names]  # own places first
    look, pins = next((name for name in ("icon", "kind") if name in names), ""), []
    for one in layer.getFeatures(request):
        if one.hasGeometry():
            at, shade = one.geometry().asPoint(), colours.get(str(one[look]) if look else "", DARK)
            pins.append(Pin(at.x(), at.y(), shade, sum(rank for name, rank in ranks if not one[name])))
    return pins


def column_boxes(columns: Columns, tops: np.ndarray, half: float, seen: Seen) -> np.ndarray:
    """What columns cover of the picture (n, 4): left, bottom, right, top. ``half``: half their width."""
    if not len(columns):
        return np.empty((0, 4))
    foot = seen(np.column_stack([columns.x, columns.y - half, np.zeros(len(columns))]))
    top = seen(np.column_stack([columns.x, columns.y + half, tops]))
    wide = seen(np.column_stack([columns.x + half, columns.y - half, np.zeros(len(columns))]))[:, 0] - foot[:, 0]
    sides = np.minimum(foot[:, 0], top[:, 0]) - wide, np.maximum(foot[:, 0], top[:, 0]) + wide
    return np.column_stack([sides[0], foot[:, 1], sides[1], top[:, 1]])


def first_free(boxes: np.ndarray, taken: np.ndarray) -> int | None:
    """Index of the first of some boxes that meets none of those taken."""
    if not len(taken):
        return 0 if len(boxes) else None
    near = taken[(taken[:, 2] > boxes[:, 0].min()) & (taken[:, 0] < boxes[:, 2].max())]
    meets = (boxes[:, None, :2] < near[None, :, 2:]).all(axis=2) & (boxes[:, None, 2:] > near[None, :, :2]).all(axis=2)
    free = np.flatnonzero(~meets.any(axis=1))
    return int(free[0]) if len(free) else None


def head_heights(
    pins: Sequence[Pin], columns: Columns, tops: np.ndarray, half: float, side: float, seen: Seen, taken: np.ndarray
) -> np.ndarray:
    """How high the head of each pin stands (metres) so that it hides no column and no other head and is not hidden; nan
    where there is no such height. The first ones choose first. ``tops`` : heights of the columns; ``side`` : the longer
    side of the map's extent; ``taken`` : boxes of the picture that are free of heads: those of the columns first, then
    those of names.
    """
    made, radius = np.full(len(pins), np.nan), _HEAD * side * 1.15
    if 2 * radius < half:  # a head so small hides no column, wherever it stands
        taken = taken[len(columns) :]
    steps = (_LEAST + _STEP * np.arange(_STEPS)) * side
    for index, pin in enumerate(pins):
        own = (np.abs(columns.x - pin.x) < half) & (np.abs(columns.y - pin.y) < half)
        heights = (float(tops[own].max()) if own.any() else 0.0) + steps
        at = np.column_stack([np.full(_STEPS, pin.x), np.full(_STEPS, pin.y), heights])
        middle = seen(at)
        wide = (seen(at + (radius, 0.0, 0.0)) - middle)[:, :1]
        boxes = np.hstack([middle - wide, middle + wide])
        free = first_free(boxes, taken)
        if free is not None:
            made[index], taken = heights[free], np.vstack([taken, boxes[free : free + 1]])
    return made


def pins_text(pins: Sequence[Pin], heights: np.ndarray, side: float) -> str:
    """The pins that have room as GeoJSON: prisms from ``low`` to ``high`` (metres) in a colour; "" for none.

    A head is a white drum with a lid in the colour of the kind: no column of the data looks so.
    """
    features, radius = [], _HEAD * side
    for pin, top in [(pin, float(top)) for pin, top in zip(pins, heights) if math.isfinite(top)][:MOST]:
        lid = top + radius * 0.3
        stick, drum, cap = (_ring(pin, _THIN * side, 4), _ring(pin, radius, 12), _ring(pin, radius * 0.8, 12))
        features.append(_feature(stick, shade=DARK, low=0.0, high=top))
        features.append(_feature(drum, shade="#ffffff", low=top - radius * 0.7, high=lid))
        features.append(_feature(cap, shade=pin.shade, low=lid, high=lid + radius * 0.5))
    return _collection(features)


def names_text(
    columns: Columns, heights: Heights, side: float, metric: str, seen: Seen, taken: np.ndarray
) -> tuple[str, np.ndarray]:
    """The names of the highest columns as GeoJSON, letters as flat prisms over them, "" for none; and ``taken`` with
    the boxes that they take of the picture.
    """
    unit = unit_of(metric)
    tops, letter, features, before = heights.metres(columns.values), _LETTER * side, [], len(taken)
    for one in peaks(columns, PEAKS, side * APART):
        place = plain_name(columns.authority[one])
        text = f"{place}: {with_unit(columns.values[one], unit)}"
        shape = _letters(text, letter)
        wide = shapely.bounds(shape)[2]
        x, y, top = float(columns.x[one]), float(columns.y[one]), float(tops[one])
        rises = [(step, share) for step in range(16) for share in (0.5, -0.05, 1.05)]
        places = np.array([(x - share * wide, y, top + (0.012 + 0.01 * step) * side) for step, share in rises])
        low = seen(places)
        far = seen(places + (wide, letter * _STEEP * 1.3, 0.0))
        boxes = np.column_stack([low[:, 0], low[:, 1] - (far - low)[:, 1] * 0.2, far[:, 0], far[:, 1]])
        inside = (np.abs(boxes[:, [0, 2]]) < ASPECT).all(axis=1) & (boxes[:, 3] < 1)
        places, boxes = (places[inside], boxes[inside]) if inside.any() else (places, boxes)
        free = first_free(boxes, taken)
        free = first_free(boxes, taken[before:]) if free is None else free  # a map full of columns
        if free is None:
            continue
        taken, (left, south, level) = np.vstack([taken, boxes[free : free + 1]]), places[free]
        moved = shapely.transform(shape, lambda xy, by=(left, south): xy + by)
        features.append(_feature(moved, shade=DARK, low=level, high=level + _FLAT * side))
        stick = _ring(Pin(x, y, DARK, 0), _THIN * side / 2, 4)
        features.append(_feature(stick, shade=DARK, low=top, high=level))
    return _collection(features), taken


def _letters(text: str, height: float) -> Any:
    """A text as a shape whose lower left corner is at nought, its letters so high (metres) and stretched northward."""
    font, path = QFont(own_font()), QPainterPath()
    font.setPixelSize(100)
    font.setBold(True)
    path.addText(0.0, 0.0, font, text)
    rings = [[(point.x(), -point.y()) for point in ring] for ring in path.toSubpathPolygons()]
    parts = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings if len(ring) > 3]
    shape = reduce(shapely.symmetric_difference, parts, shapely.Polygon())  # the eye of an o is a ring of its own
    flat = shapely.simplify(shape, 1.5)
    return shapely.transform(flat, lambda xy: xy * (height / 72, height / 72 * _STEEP))  # of 100 letters have 72


def _ring(pin: Pin, radius: float, corners: int) -> Any:
    turns = 2 * np.pi * (np.arange(corners) + 0.5) / corners
    return shapely.Polygon(np.column_stack([pin.x + radius * np.cos(turns), pin.y + radius * np.sin(turns)]))


def _feature(shape: Any, **properties: Any) -> dict[str, Any]:
    rounded = {name: round(value, 1) if isinstance(value, float) else value for name, value in properties.items()}
    parts = shapely.get_parts(shape)
    rings = [[_line(one.exterior), *map(_line, one.interiors)] for one in parts if one.geom_type == "Polygon"]
    return {"type": "Feature", "properties": rounded, "geometry": {"type": "MultiPolygon", "coordinates": rings}}


def _line(ring: Any) -> list[list[float]]:
    return np.round(shapely.get_coordinates(ring), 1).tolist()


def _collection(features: Iterable[dict[str, Any]]) -> str:
    features = list(features)
    crs = {"type": "name", "properties": {"name": "EPSG:27700"}}
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}) if features else ""
