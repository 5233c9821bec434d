"""The looks of cells that are no class: each told from the others, and from the lowest class, by its pattern too, so
also in grey print. The table ``CODES`` gives the kinds that a cell has for itself (not by its value) a number far from
every value, which the class expression returns for it. A further kind is one more line here, one more look in
``symbol`` and one more label.
"""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsRendererRange,
    QgsSymbol,
    QgsUnitTypes,
)

from .palette import colour
from .symbols import DARK, area, dot, drive

CODES = {"missing": -1e300, "left_out": -3e300, "outside_scale": 3e300, "suppressed": -9e300}
BELOW = (-1e299, -1e-12)  # the one class of negative values of a scheme for positive ones
ABOVE = 1e290  # the upper end of the capped values
# empty hexagons get their outline only on maps of a larger scale than this: further out they make a grey mush
_OUTLINES_FROM = 200_000
NEAR = 1e-9  # relative: two bounds nearer than this are one, for a saved project keeps 15 decimals
HAIR = 0.05  # mm; the outline in the fill's own colour closes the seams that smoothing leaves between neighbours
THIN = 0.12


def kind_of(one: QgsRendererRange) -> str:
    """What a range of the renderer stands for: a key of ``CODES``, "empty", "negative", "capped" or "class"."""
    low, high = one.lowerValue(), one.upperValue()
    if low == 0 == high:
        return "empty"
    for kind, code in CODES.items():
        if abs(low / code - 1) < 1e-6:
            return kind
    if high >= ABOVE / 2:
        return "capped"
    return "negative" if low <= BELOW[0] / 2 else "class"


def fill(shade: str, outline: str, width: float = HAIR) -> QgsFillSymbol:
    """A plain fill."""
    line = {"outline_color": outline, "outline_width": width, "outline_width_unit": "MM", "joinstyle": "round"}
    return area(color=shade, **line)


def symbol(kind: str) -> QgsSymbol:
    """The plugin's own look of a kind that has no colour of a class."""
    if kind == "missing":
        return fill("#ffffff", colour("missing_outline"), THIN)
    if kind == "left_out":
        made = fill("#ffffff", colour("left_out"), 0.22)
        for angle in (45, 135):
            made.appendSymbolLayer(_lines(colour("left_out"), angle, 0.9, 0.18))
        return made
    made = fill(colour(kind), colour(kind))
    if kind == "suppressed":  # a grey that no ramp has, with dots: neither empty nor missing, in grey print too
        made.appendSymbolLayer(_dots(colour("suppressed_dots")))
    elif kind == "empty":  # very light; seen close to, with a fine outline, so that the user sees the grid
        near = f"if(@map_scale > {_OUTLINES_FROM}, '{colour('empty')}', '{colour('empty_outline')}')"
        drive(made.symbolLayer(0), StrokeColor=near)
    return made


def mark(made: QgsSymbol, kind: str) -> QgsSymbol:
    """The symbol with the mark "capped", "outside_scale", or "below" the midpoint of a diverging scheme."""
    unmark(made)
    shade = DARK if made.color().lightnessF() > 0.6 else colour("mark")
    if kind == "capped":
        made.appendSymbolLayer(_lines(shade, 45, 0.75, 0.25))
    elif kind == "outside_scale":
        made.appendSymbolLayer(_dots(shade))
    else:
        made.appendSymbolLayer(_lines(shade, 0, 1.1, 0.1))
    return made


def unmark(made: QgsSymbol) -> QgsSymbol:
    """The symbol without our marks, which are known by being locked patterns."""
    for index in reversed(range(1, made.symbolLayerCount())):
        layer = made.symbolLayer(index)
        if layer.isLocked() and isinstance(layer, (QgsLinePatternFillSymbolLayer, QgsPointPatternFillSymbolLayer)):
            made.deleteSymbolLayer(index)
    return made


def _lines(shade: str, angle: float, distance: float, width: float) -> QgsLinePatternFillSymbolLayer:
    made = QgsLinePatternFillSymbolLayer()
    made.setLineAngle(angle)
    made.setDistance(distance)
    made.setDistanceUnit(QgsUnitTypes.RenderMillimeters)
    made.setSubSymbol(QgsLineSymbol.createSimple({"color": shade, "width": str(width), "width_unit": "MM"}))
    made.setLocked(True)  # a change of the class's colour must not recolour the mark
    return made


def _dots(shade: str) -> QgsPointPatternFillSymbolLayer:
    made = QgsPointPatternFillSymbolLayer()
    made.setDistanceX(0.8)
    made.setDistanceY(0.8)
    made.setSubSymbol(dot(color=shade, outline_style="no", size=0.4, size_unit="MM"))
    made.setLocked(True)
    return made
