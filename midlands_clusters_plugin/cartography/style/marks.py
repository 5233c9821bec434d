"""The looks of cells that are no class: each told from the others, and from the lowest class, by its pattern too, so
also in grey print.

The table ``CODES`` gives the kinds that a cell has for itself (not by its value) a number far from every value, which
the class expression returns for it. A further kind is one more line here, one more look in ``symbol`` and one more
label.
"""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsRendererRange,
    QgsSymbol,
    QgsSymbolLayer,
    QgsUnitTypes,
)

from .palette import colour

CODES = {"missing": -1e300, "left_out": -3e300, "outside_scale": 3e300, "suppressed": -9e300}
BELOW = (-1e299, -1e-12)  # the one class of negative values of a scheme for positive ones
ABOVE = 1e290  # the upper end of the capped values
# empty hexagons get their outline only on maps of a larger scale than this: further out they make a grey mush
_OUTLINES_FROM = 200_000
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
    return QgsFillSymbol.createSimple(
        {
            "color": shade,
            "outline_color": outline,
            "outline_width": str(width),
            "outline_width_unit": "MM",
            "joinstyle": "round",
        }
    )


def symbol(kind: str) -> QgsSymbol:
    """The plugin's own look of a kind that has no colour of a class."""
    if kind == "empty":
        return _empty()
    if kind == "missing":
        return fill("#ffffff", colour("missing_outline"), THIN)
    if kind == "suppressed":  # a grey that no ramp has, with dots: neither empty nor missing, in grey print too
        made = fill(colour("suppressed"), colour("suppressed"))
        made.appendSymbolLayer(_dots(colour("suppressed_dots")))
        return made
    if kind == "left_out":
        made = fill("#ffffff", colour("left_out"), 0.22)
        made.appendSymbolLayer(_lines(colour("left_out"), 45, 0.9, 0.18))
        made.appendSymbolLayer(_lines(colour("left_out"), 135, 0.9, 0.18))
        return made
    return fill(colour("negative"), colour("negative"))


def _empty() -> QgsFillSymbol:
    """Very light; seen close to, with a fine outline, so that the user sees the grid."""
    made = fill(colour("empty"), colour("empty"))
    near = f"if(@map_scale > {_OUTLINES_FROM}, '{colour('empty')}', '{colour('empty_outline')}')"
    made.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyStrokeColor, QgsProperty.fromExpression(near))
    return made


def mark(made: QgsSymbol, kind: str) -> QgsSymbol:
    """The symbol with the mark of a kind on top: "capped", "outside_scale", or "below" the midpoint of a diverging
    scheme.
    """
    unmark(made)
    light = made.color().lightnessF() > 0.6
    shade = "#1a1a1a" if light else colour("mark")
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
    made.setSubSymbol(
        QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": shade, "outline_style": "no", "size": "0.4", "size_unit": "MM"}
        )
    )
    made.setLocked(True)
    return made
