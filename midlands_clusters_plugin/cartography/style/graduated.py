"""Hexagons that are too small to be seen at a map's scale are drawn as marks: hexagons whose area follows the value,
smaller over larger. One renderer does both, by QGIS's own means: each class's fill is on while a cell is at least 1.5
mm wide (6 pixels on a screen), a marker at the cell's centre beyond that scale. So the canvas, a layout, an atlas and a
file that is exported draw alike.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCentroidFillSymbolLayer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLinePatternFillSymbolLayer,
    QgsMarkerSymbol,
    QgsProperty,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...qgis_io import entries
from .marks import kind_of
from .palette import LEAST_CONTRAST, colour, contrast_on_white, outline_of
from .symbols import DARK, WHITE, drive

if TYPE_CHECKING:
    from ...core.classes.breaks import Breaks

# Moved in 3.24.
Shape = QgsSimpleMarkerSymbolLayer if hasattr(QgsSimpleMarkerSymbolLayer, "Hexagon") else Qgis.MarkerShape
MARKS = entries.MARKS
MODES = ("auto", "true", "graduated")
LEAST, GREATEST = 1.2, 6.0  # mm across flats of a mark
SEEN_MM = 1.5  # cells at least so wide on paper are drawn as they are; on a screen of 96 dpi these are 6 pixels
REGION = 1_100_000  # maps of a smaller scale have a smaller greatest mark
_SMALLEST_SHARE = 0.62
# Sums by place stand apart: never smaller, and a little larger where a large paper has a small region.
_ROOMY, _LARGEST_SHARE = 1_800_000, 1.4
FLATS = math.sqrt(3) / 2  # width across flats of a hexagon, by that across corners, which QGIS calls its size
_HALO = 0.2
# values so many times the highest class's lowest all have the greatest mark, or one giant makes dots of the rest
_OUTLIER = 64.0
_SPAN = 4.0  # where all values are alike none has the greatest mark: 1 and 2 businesses are not much
_TRUE_CELLS = "coalesce(@map_scale, 0) <= "
# Cells without a value to be sized by: marks of the least size.
_FIXED = ("missing", "suppressed", "left_out", "outside_scale")


def marks_of(layer: QgsVectorLayer) -> str:
    """Which marks a layer of hexagons has: a key of ``MODES``."""
    saved = layer.customProperty(MARKS)
    return saved if saved in MODES else MODES[0]


def set_marks(layer: QgsVectorLayer, mode: str) -> None:
    """Choose the marks; the map changes with the next ``restyle``."""
    layer.setCustomProperty(MARKS, mode if mode in MODES else MODES[0])


def cell_width(layer: QgsVectorLayer) -> float:
    """Metres between opposite sides of a hexagon of the layer; 1,000 where no whole one is in it."""
    request = QgsFeatureRequest().setFilterExpression('"is_whole"').setLimit(1)
    box = next((one.geometry().boundingBox() for one in layer.getFeatures(request)), None)
    return min(box.width(), box.height()) if box is not None and not box.isEmpty() else 1000.0


def begins_at(width: float, mode: str = "auto") -> float | None:
    """The scale (its denominator) beyond which cells of a width in metres are drawn as marks; None for never."""
    return {"true": None, "graduated": 0.0}.get(mode, round(width * 1000 / SEEN_MM))


def scale_of(layer: QgsVectorLayer, scale: float) -> float:
    """The scale that sizes a layer's marks on a map of a scale: negative for sums by place."""
    return -scale if layer.customProperty(entries.SUMMED) else scale


def begins_on(layer: QgsVectorLayer) -> float | None:
    """``begins_at`` of a layer of hexagons, as the user chose."""
    return begins_at(cell_width(layer), marks_of(layer))


def most_of(breaks: Breaks) -> float:
    """The value of the greatest mark: the highest, or the cap of the scale; less than a giant far above all."""
    if not len(breaks):
        return 1.0
    ends = [abs(one) for one in (breaks.bounds[0], breaks.bounds[-1], *breaks.tops)]
    most = max(ends) if breaks.cap is None else min(max(ends), breaks.cap)
    low = abs(breaks.bounds[-2])
    least = min((abs(one) for one in breaks.bounds if one), default=0.0)
    return max(min(most, _OUTLIER * low) if low > 0 else most, _SPAN * least)


def mark_mm(value: float, most: float, scale: float = REGION) -> float:
    """Millimetres across flats of a value's mark; its area follows the value. ``scale`` as ``scale_of`` gives it."""
    return max(LEAST, math.sqrt(min(abs(value) / most, 1.0)) * GREATEST * _share(scale)) if most > 0 else LEAST


def _share(scale: float) -> float:
    if scale > 0:
        return min(1.0, max(_SMALLEST_SHARE, math.sqrt(REGION / scale)))
    return min(_LARGEST_SHARE, max(1.0, math.sqrt(_ROOMY / -scale))) if scale else 1.0


def size_of(metric: str, most: float, *, summed: bool | None = None) -> str:
    """Expression: ``mark_mm`` as QGIS's size. ``summed``: the marks are sums by place; None where the layer says it."""
    by_scale = f"clamp({_SMALLEST_SHARE}, sqrt({REGION} / @map_scale), 1)"
    of_sums = f"clamp(1, sqrt({_ROOMY} / @map_scale), {_LARGEST_SHARE})"
    share = of_sums if summed else by_scale
    if summed is None:
        share = f"if(@{entries.SUMMED_LAYER} IS NULL, {by_scale}, {of_sums})"
    width = f'sqrt(min(abs("{metric}") / {most:.17g}, 1)) * {GREATEST} * {share}'
    return f"coalesce(max({LEAST}, {width}), {LEAST}) / {FLATS:.6f}"


def graduate(made: QgsGraduatedSymbolRenderer, metric: str, breaks: Breaks, begins: float | None) -> None:
    """Give all symbols of a renderer their marks, in place of those that they have, on maps of a smaller scale than
    ``begins``. Smaller marks lie over larger ones; those of the highest class on top, for nothing may cover them.
    """
    most = most_of(breaks)
    for index, one in enumerate(made.ranges()):
        look, kind = one.symbol().clone(), kind_of(one)
        _strip(look)
        if begins is not None and isinstance(look, QgsFillSymbol):
            for part in look.symbolLayers():
                if not part.dataDefinedProperties().isActive(QgsSymbolLayer.PropertyLayerEnabled):
                    drive(part, LayerEnabled=f"{_TRUE_CELLS}{begins:.0f}")
            if kind != "empty":  # of which nothing is to be seen: land is white
                low, high = abs(one.lowerValue()), min(abs(one.upperValue()), most)
                typical = mark_mm(math.sqrt(max(low * high, 0.0)), most)  # its size stands for the class in a legend
                mark = QgsCentroidFillSymbolLayer()
                mark.setPointOnAllParts(False)
                mark.setSubSymbol(_hexagon(look, kind, metric, most, typical))
                drive(mark, LayerEnabled=f"coalesce(@map_scale, 0) > {begins:.0f}")
                look.appendSymbolLayer(mark)
        made.updateRangeSymbol(index, look)
    made.setOrderByEnabled(begins is not None)
    if begins is not None:
        clauses = [QgsFeatureRequest.OrderByClause(f'abs("{metric}")', False, False)]
        if len(breaks) > 1:
            clauses.insert(0, QgsFeatureRequest.OrderByClause(f'"{metric}" >= {breaks.bounds[-2]:.17g}', True, True))
        made.setOrderBy(QgsFeatureRequest.OrderBy(clauses))


def in_legend(made: QgsSymbol, *, far: bool, scale: float = REGION) -> QgsSymbol | None:
    """A symbol in a legend: its mark as on a map of a ``scale``, or the cell; None without a mark."""
    last = made.symbolLayer(made.symbolLayerCount() - 1)
    if not isinstance(last, QgsCentroidFillSymbolLayer):
        return None
    if not far:
        cell = made.clone()
        _strip(cell)
        return cell
    mark = last.subSymbol().clone()
    for index, one in enumerate(mark.symbolLayers()):
        if one.dataDefinedProperties().isActive(QgsSymbolLayer.PropertySize):
            halo = 0.0 if index else _HALO
            one.setSize(max((one.size() - halo) * _share(scale), LEAST / FLATS) + halo)
        one.setDataDefinedProperty(QgsSymbolLayer.PropertySize, QgsProperty())
    return mark


def _hexagon(made: QgsSymbol, kind: str, metric: str, most: float, width: float) -> QgsMarkerSymbol:
    """A flat-topped hexagon with a thin white halo and an edge that is seen on white."""
    grey = QColor(colour("missing_outline"))
    shade, hollow = grey if kind == "left_out" else made.color(), kind in ("missing", "left_out")
    size = (LEAST if kind in _FIXED else width) / FLATS
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.deleteSymbolLayer(0)
    for more, fill, line, edge in (
        (_HALO, QColor(WHITE), QColor(255, 255, 255, 0), None),
        (0.0, QColor(WHITE) if hollow else shade, grey if hollow else outline_of(shade), 0.16 if hollow else 0.1),
    ):
        part = QgsSimpleMarkerSymbolLayer(Shape.Hexagon, size + more, 30.0)
        part.setColor(fill)
        part.setStrokeColor(line)
        part.setLocked(edge is None)  # a change of the class's colour must not recolour the halo
        if edge is not None:
            part.setStrokeWidth(edge)
        if kind not in _FIXED:
            drive(part, Size=f"{size_of(metric, most)} + {more}")
        symbol.appendSymbolLayer(part)
    if sign := _sign(made, kind):
        symbol.appendSymbolLayer(sign)
    return symbol


def _sign(made: QgsSymbol, kind: str) -> QgsSimpleMarkerSymbolLayer | None:
    """What stands for a cell's pattern on its mark: a dot outside the scale, a minus below a midpoint."""
    hatched = made.symbolLayerCount() > 1 and isinstance(made.symbolLayer(1), QgsLinePatternFillSymbolLayer)
    below = kind == "class" and hatched
    if kind not in ("capped", "outside_scale") and not below:
        return None
    shape, size, angle = (Shape.Line, 0.9, 90.0) if below else (Shape.Circle, 0.6, 0.0)
    sign = QgsSimpleMarkerSymbolLayer(shape, size, angle)
    sign.setColor(QColor(colour("mark")))
    sign.setStrokeColor(QColor(colour("mark") if contrast_on_white(made.color()) >= LEAST_CONTRAST else DARK))
    sign.setLocked(True)
    return sign


def _strip(made: QgsSymbol) -> None:
    """Take our mark and our switches out of a symbol; what the user switched by an expression of their own stays."""
    for index in reversed(range(1, made.symbolLayerCount())):
        if isinstance(made.symbolLayer(index), QgsCentroidFillSymbolLayer):
            made.deleteSymbolLayer(index)
    for one in made.symbolLayers():
        switch = one.dataDefinedProperties().property(QgsSymbolLayer.PropertyLayerEnabled)
        if switch.isActive() and switch.expressionString().startswith(_TRUE_CELLS):
            one.setDataDefinedProperty(QgsSymbolLayer.PropertyLayerEnabled, QgsProperty())
