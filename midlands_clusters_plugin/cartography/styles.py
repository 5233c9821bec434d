"""The style of the hexagons: classes by metric, changed in place without touching the data."""

from __future__ import annotations

import json

import numpy as np
from qgis.core import (
    QgsColorRamp,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsProperty,
    QgsRendererRange,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.breaks import Breaks, find_breaks
from ..core.catalogue import metrics
from ..core.errors import UserError
from .palette import colour, positions, ramp
from .roles import BREAKS, METRIC
from .text import class_labels, missing_label, number, tr, zero_label

_MISSING = -1e300  # stands for NULL in the class expression: below every value
_OUTLINES_FROM = 200_000  # empty hexagons get their outline only on maps of a larger scale than this: further out they make a grey mush


def restyle(layer: QgsVectorLayer, metric: str) -> None:
    """Show another metric of the hexagons: only the renderer changes, nothing is computed and at most one redraw is asked for.

    Colours, outlines and fills that the officer gave to the classes stay: a changed colour ramp, an outline of the classes, the look of
    empty or missing cells; so does everything that is not the renderer (opacity, labels, effects). Raises UserError for a metric that
    the layer does not hold.
    """
    if layer.fields().lookupField(metric) < 0:
        raise UserError("This map does not hold that metric: generate it again with a file that has the figures.", f"metric: {metric}")
    layer.setRenderer(renderer(metric, breaks_of(layer, metric), layer.renderer()))
    layer.setCustomProperty(METRIC, metric)
    layer.triggerRepaint()
    layer.emitStyleChanged()


def breaks_of(layer: QgsVectorLayer, metric: str) -> Breaks:
    """The classes of a metric: those computed with the map, else from the layer's values."""
    known = json.loads(layer.customProperty(BREAKS) or "{}")
    if metric in known:
        return Breaks.from_dict(known[metric])
    index = layer.fields().lookupField(metric)
    values = [feature.attribute(index) for feature in layer.getFeatures()]
    return find_breaks(np.array([np.nan if value in (None, "") or not _is_number(value) else float(value) for value in values]))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))  # NULL comes as a QVariant of its own


def renderer(metric: str, breaks: Breaks, old: object = None) -> QgsGraduatedSymbolRenderer:
    """The graduated renderer of a metric; ``old`` is the one that it replaces, whose looks are kept."""
    unit = metrics()[metric].unit if metric in metrics() else ""
    looks = Looks(old if isinstance(old, QgsGraduatedSymbolRenderer) else None)
    ranges = []
    if breaks.zeros or not len(breaks):
        ranges.append(QgsRendererRange(0.0, 0.0, looks.empty(), zero_label(metric, unit)))
    if breaks.missing:
        ranges.append(QgsRendererRange(_MISSING, _MISSING, looks.missing(), missing_label()))
    if breaks.negative:
        ranges.append(QgsRendererRange(_MISSING / 10, -1e-12, looks.negative(), tr("Below {}").format(number(0, unit))))
    symbols = [looks.of_class(position) for position in positions(len(breaks))]
    for (low, high), symbol, label in zip(_limits(breaks), symbols, class_labels(breaks, unit)):
        ranges.append(QgsRendererRange(low, high, symbol, label))
    result = QgsGraduatedSymbolRenderer(f'coalesce("{metric}", {_MISSING:g})' if breaks.missing else metric, ranges)
    result.setSourceColorRamp(looks.ramp.clone())
    result.setSourceSymbol(looks.of_class(0.5))
    return result


def _limits(breaks: Breaks) -> list[tuple[float, float]]:
    """QGIS takes both ends of a range as inside it: the upper one of all but the last is put just below the next class."""
    last = len(breaks) - 1
    return [
        (low, high if index == last else float(np.nextafter(high, -np.inf)))
        for index, (low, high) in enumerate(zip(breaks.bounds[:-1], breaks.bounds[1:]))
    ]


class Looks:
    """Symbols of the classes: the plugin's own, or those of the renderer that is replaced, with what the officer changed in them."""

    def __init__(self, old: QgsGraduatedSymbolRenderer | None) -> None:
        self._ranges = ranges = old.ranges() if old is not None else []  # copies that own the symbols below
        self.ramp: QgsColorRamp = old.sourceColorRamp().clone() if old is not None and old.sourceColorRamp() else ramp()
        self._own = ramp()
        self._kept = {_kind(one): one.symbol() for one in ranges}
        self._classes = [one.symbol() for one in ranges if _kind(one) == "class"]

    def empty(self) -> QgsSymbol:
        return self._kept["empty"].clone() if "empty" in self._kept else _empty_symbol()

    def missing(self) -> QgsSymbol:
        return self._kept["missing"].clone() if "missing" in self._kept else _fill("#ffffff", colour("missing_outline"), 0.12)

    def negative(self) -> QgsSymbol:
        return self._kept["negative"].clone() if "negative" in self._kept else _fill(colour("negative"), colour("negative"))

    def of_class(self, position: float) -> QgsSymbol:
        """The symbol for a place on the ramp, 0 to 1; a class whose colour the officer chose by hand gives it to the class at its place."""
        shade = self.ramp.color(position)
        if not self._classes:
            return _fill(shade.name(), shade.name())
        places = positions(len(self._classes))
        nearest = min(range(len(places)), key=lambda index: abs(places[index] - position))
        symbol = self._classes[nearest].clone()
        by_hand = symbol.color().name() not in {self.ramp.color(places[nearest]).name(), self._own.color(places[nearest]).name()}
        outlined = _outline(symbol) not in (None, symbol.color().name())
        if not by_hand:
            symbol.setColor(shade)
            if not outlined:
                _set_outline(symbol, shade)
        return symbol


def _kind(one: QgsRendererRange) -> str:
    if one.upperValue() == 0 == one.lowerValue():
        return "empty"
    if one.upperValue() <= _MISSING / 2:
        return "missing"
    return "negative" if one.upperValue() < 0 else "class"


def _outline(symbol: QgsSymbol) -> str | None:
    layer = symbol.symbolLayer(0)
    return layer.strokeColor().name() if layer is not None else None


def _set_outline(symbol: QgsSymbol, shade: QColor) -> None:
    symbol.symbolLayer(0).setStrokeColor(shade)


def _fill(fill: str, outline: str, width: float = 0.05) -> QgsFillSymbol:
    """A plain fill. The hair-thin outline in the fill's own colour closes the seams that smoothing leaves between neighbours."""
    return QgsFillSymbol.createSimple(
        {"color": fill, "outline_color": outline, "outline_width": str(width), "outline_width_unit": "MM", "joinstyle": "round"}
    )


def _empty_symbol() -> QgsFillSymbol:
    """Very light; seen close to, with a fine outline, so that the officer sees the grid."""
    symbol = _fill(colour("empty"), colour("empty"))
    near = f"if(@map_scale > {_OUTLINES_FROM}, '{colour('empty')}', '{colour('empty_outline')}')"
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyStrokeColor, QgsProperty.fromExpression(near))
    return symbol
