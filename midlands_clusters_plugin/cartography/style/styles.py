"""The style of the hexagons: classes by metric, changed in place without touching the data."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from time import monotonic
from typing import Any

import numpy as np
from qgis.core import QgsColorRamp, QgsFeatureRenderer, QgsGraduatedSymbolRenderer, QgsRendererRange, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.classes.breaks import Breaks
from ...qgis_io import entries
from ...qgis_io.stamp import data_stamp
from ..record.left_out import LeftOut, expression, left_out_of
from ..record.roles import BREAKS, METRIC, STAMP
from ..record.stored import saved
from .graduated import begins_on, graduate
from .highest import label_highest
from .map_text import class_labels, kind_label, unit_of
from .marks import ABOVE, BELOW, CODES, NEAR, kind_of
from .palette import positions, ramp, ramp_id
from .schemes import Scheme, breaks_of, filtered_values, hidden_expression, scheme_of, set_scheme, shown_values
from .symbology import Drawn, Symbology
from .user_classes import about_range, absorb, by_another_column, drawn_last, labels_of_user, range_key, stored_drawn

__all__ = [
    "Scheme", "breaks_of", "capped", "class_shades", "renderer", "restyle", "scheme_of", "set_scheme", "shown_values",
]  # fmt: skip

_WATCHED = entries.WATCHED_OBJECT
_BEGUN_BY_THEN = 10.0  # seconds
_replaced: deque[tuple[float, QgsFeatureRenderer]] = deque()


def restyle(layer: QgsVectorLayer, metric: str, own_ramp: QgsColorRamp | None = None) -> None:
    """Show a metric, a column of the hexagons, by its scheme: only the renderer changes, with at most one redraw.

    What the user changed in QGIS's styling panel stays, also for another metric: a colour ramp, the colour of a class,
    outlines, the looks of empty, missing and left-out cells, words of the legend; class bounds changed there become the
    metric's own bounds. So does everything that is not the renderer (opacity, labels, effects). A renderer of the
    user's by another column stays when the same metric comes anew.

    ``own_ramp`` : a ramp to change to; else the scheme's, else the one that the layer has. Raises UserError for a
    metric that the layer does not hold.
    """
    for _ in restyling(layer, metric, own_ramp):
        pass


def _replace(layer: QgsVectorLayer, made: QgsFeatureRenderer) -> None:
    """Give a layer another renderer; the old one lives on until nothing begins to draw by it any more.

    QgsExpression lets go of what it shares with its copies before it has made its own (``detach``): a renderer that is
    deleted while a canvas begins to draw by a copy of it can end QGIS, seen on 3.22.
    """
    now = monotonic()
    while _replaced and now - _replaced[0][0] > _BEGUN_BY_THEN:
        _replaced.popleft()
    if layer.renderer() is not None:
        _replaced.append((now, layer.renderer().clone()))
    layer.setRenderer(made)


def restyling(layer: QgsVectorLayer, metric: str, own_ramp: QgsColorRamp | None = None) -> Iterator[None]:
    """``restyle`` in steps that each hold the window's thread only briefly."""
    if layer.fields().lookupField(metric) < 0:
        raise UserError(
            tr("This map does not hold that metric: generate it again with a file that has the figures."),
            f"metric: {metric}",
        )
    absorb(layer)
    if by_another_column(layer, metric):
        layer.triggerRepaint()
        return
    scheme = scheme_of(layer, metric)
    breaks = breaks_of(layer, metric)
    wanted = own_ramp.clone() if own_ramp is not None else ramp(scheme.ramp) if scheme.ramp else None
    own_labels = labels_of_user(layer).get(metric, {})
    before, out = drawn_last(layer)["ranges"], left_out_of(layer)
    made, drawn = _made(metric, breaks, layer.renderer(), before, wanted, out, own_labels)
    graduate(made, metric, breaks, begins_on(layer))
    _replace(layer, made)
    yield
    label_highest(layer, metric, breaks)
    layer.setCustomProperty(METRIC, metric)
    about = {"metric": metric, "attribute": made.classAttribute(), "ranges": drawn, STAMP: data_stamp(layer)}
    layer.setCustomProperty(entries.DRAWN, json.dumps(about))
    if scheme.ramp:  # from now on the renderer says which ramp it is, so that one chosen in QGIS's panel stays
        set_scheme(layer, metric, replace(scheme, ramp=""))
    layer.triggerRepaint()
    layer.emitStyleChanged()


def renew_classes(layer: QgsVectorLayer) -> bool:
    """Make classes anew that are of other data, as a style pasted, loaded or switched brings them. Whether it did."""
    known, metric = saved(layer, entries.DRAWN, {}), str(layer.customProperty(METRIC) or "")
    made = layer.renderer()
    by_metric = isinstance(made, QgsGraduatedSymbolRenderer) and metric in made.classAttribute()
    ours = by_metric and known.get("metric") == metric
    # With default classes of other data a run's own are lost: version 0.3.0 left classes of a filter on the layer then.
    stamp, of_run = data_stamp(layer), saved(layer, BREAKS, {}).get(STAMP)
    if not ours or known.get(STAMP) == stamp == (of_run or stamp) or layer.fields().lookupField(metric) < 0:
        return False
    lows = [one["low"] for one in stored_drawn(layer)["ranges"] if one["kind"] == "class"]
    if _begin_as(lows, breaks_of(layer, metric)):  # the file was only touched, or holds the same
        return False
    restyle(layer, metric)
    return True


def watch(layer: QgsVectorLayer) -> None:
    """Renew the classes as soon as a style is pasted, loaded or switched to."""
    if layer.property(_WATCHED):
        return
    layer.setProperty(_WATCHED, True)
    for signal in (layer.styleLoaded, layer.styleManager().currentStyleChanged):
        signal.connect(lambda *_: None if sip.isdeleted(layer) else renew_classes(layer))


def undrawn(layer: QgsVectorLayer, metric: str, authority: str = "") -> int:
    """How many hexagons, of all or of an authority, have a value that the renderer, with classes that the user chose or
    unticked, draws in none.
    """
    made = layer.renderer()
    by = made.classAttribute() if isinstance(made, QgsGraduatedSymbolRenderer) else ""
    if (by != metric and f'"{metric}"' not in by) or layer.fields().lookupField(metric) < 0:
        return 0
    lows = [one.lowerValue() for one in made.ranges() if kind_of(one) == "class"]
    if all(one.renderState() for one in made.ranges()) and _begin_as(lows, breaks_of(layer, metric)):
        return 0  # all classes are drawn, and are those of the data: a look at each value is spared
    values = filtered_values(layer, metric, authority)
    values = values[np.isfinite(values) & (values != 0)]
    inside = [(values >= one.lowerValue()) & (values <= one.upperValue()) for one in made.ranges() if one.renderState()]
    return int((~np.logical_or.reduce(inside)).sum()) if inside else len(values)


def _begin_as(lows: list[float], breaks: Breaks) -> bool:
    """Whether classes that begin at these values are those of the data."""
    return len(lows) == len(breaks) and np.allclose(lows, breaks.bounds[:-1])


def renderer(metric: str, breaks: Breaks, old: object = None) -> QgsGraduatedSymbolRenderer:
    """The graduated renderer of a metric; ``old`` is the one that it replaces, whose looks are kept."""
    return _made(metric, breaks, old, (), None, (), {})[0]


def class_shades(layer: QgsVectorLayer, metric: str) -> list[tuple[float, float, QColor]]:
    """The classes of a metric as the 2D map colours them: lowest, highest value (in the data), colour, the user's
    changes included. A class holds low <= value < the next one's low. Values above the last one's highest (left out of
    the scale) have the last colour.
    """
    breaks = breaks_of(layer, metric)
    made = layer.renderer()
    if layer.customProperty(METRIC) != metric or not isinstance(made, QgsGraduatedSymbolRenderer):
        made = renderer(metric, breaks, made)
    classes = [one for one in made.ranges() if kind_of(one) == "class"]
    if len(classes) != len(breaks):  # a user's renderer with classes of its own
        return [(one.lowerValue(), one.upperValue(), QColor(one.symbol().color())) for one in classes]
    highs = [*breaks.bounds[1:-1], max(breaks.bounds[-1], breaks.tops[-1])] if len(breaks) else []
    return [(low, high, QColor(one.symbol().color())) for low, high, one in zip(breaks.bounds, highs, classes)]


def capped(layer: QgsVectorLayer, metric: str, authority: str = "") -> tuple[float, int] | None:
    """The cap of a metric and how many hexagons, of all or of an authority, are above it; None where none is."""
    breaks = breaks_of(layer, metric)
    if breaks.cap is None or not breaks.capped:
        return None
    above = int((filtered_values(layer, metric, authority) > breaks.cap).sum()) if authority else breaks.capped
    return (breaks.cap, above) if above else None


# --- the renderer


def _made(
    metric: str,
    breaks: Breaks,
    old: object,
    drawn: Drawn,
    wanted: QgsColorRamp | None,
    out: Iterable[LeftOut],
    own_labels: dict[str, str],
) -> tuple[QgsGraduatedSymbolRenderer, list[dict[str, Any]]]:
    """The renderer, and what stands in it."""
    how, kind = [one.how for one in out], "sequential" if breaks.midpoint is None else "diverging"
    symbology = Symbology(old if isinstance(old, QgsGraduatedSymbolRenderer) else None, drawn, wanted, kind)
    places, cap = list(breaks.places) or _places(breaks), breaks.cap or 0.0
    top = places[-1] if places else 1.0
    limits = {name: (code, code) for name, code in CODES.items()}
    limits |= {"empty": (0.0, 0.0), "negative": BELOW, "capped": (cap, ABOVE)}
    rows: list[tuple[float, float, Any, str, float]] = []

    def add(kind: str, count: int) -> None:
        if count:
            marked = kind in ("capped", "outside_scale")
            look = symbology.marked(kind, top) if marked else symbology.of_kind(kind)
            rows.append((*limits[kind], look, kind_label(kind, metric, count, cap), top if marked else 0.0))

    add("empty", breaks.zeros or not len(breaks))
    add("missing", breaks.missing)
    add("suppressed", breaks.suppressed)
    add("negative", breaks.negative and breaks.midpoint is None)
    for (low, high), place, label in zip(_limits(breaks), places, class_labels(breaks, unit_of(metric))):
        below = breaks.midpoint is not None and place < 0.5
        rows.append((low, high, symbology.of_class(place, below=below), label, place))
    add("capped", breaks.capped if breaks.cap is not None else 0)
    add("outside_scale", how.count("scale"))
    add("left_out", how.count("map"))
    ranges = [QgsRendererRange(low, high, look, label) for low, high, look, label, _ in rows]
    for one in ranges:
        one.setLabel(own_labels.get(range_key(one), one.label()))
    made = QgsGraduatedSymbolRenderer(_attribute(metric, breaks, tuple(out)), ranges)
    made.setSourceColorRamp(symbology.ramp.clone())
    made.setSourceSymbol(symbology.of_class(0.5))
    about = []
    for one, (_, _, _, label, place) in zip(made.ranges(), rows):
        # The colour that is ours, not one that the user gave: that must be known for theirs the next time too.
        ours = symbology.ramp.color(place) if kind_of(one) == "class" else symbology.of_class(top).color()
        about.append({**about_range(one, one.label(), label, place), "colour": ours.name()})
    return made, about


def _places(breaks: Breaks) -> list[float]:
    """Where on the ramp the classes lie; of own bounds on both sides of 0, each side from its end."""
    if breaks.midpoint is None:
        return positions(len(breaks))
    below = sum(1 for low in breaks.bounds[:-1] if low < breaks.midpoint)
    above, most = len(breaks) - below, max(below, len(breaks) - below)
    down = [0.5 - 0.5 * (index + 1) / most for index in range(below)][::-1]
    return down + [0.5 + 0.5 * (index + 1) / most for index in range(above)]


def _attribute(metric: str, breaks: Breaks, out: tuple[LeftOut, ...]) -> str:
    """What the renderer classes by: the column; missing and left-out cells get numbers of their own."""
    value = f'coalesce("{metric}", {CODES["missing"]:g})' if breaks.missing else metric
    if breaks.suppressed:
        shown = value if breaks.missing else f'"{metric}"'
        value = f"CASE WHEN {hidden_expression(metric)} THEN {CODES['suppressed']:g} ELSE {shown} END"
    if not out:
        return value
    cases = [("map", "left_out"), ("scale", "outside_scale")]
    reported = [(expression(one for one in out if one.how == how), CODES[kind]) for how, kind in cases]
    whens = " ".join(f"WHEN {condition} THEN {code:g}" for condition, code in reported if condition)
    return f"CASE {whens} ELSE {value if value != metric else chr(34) + metric + chr(34)} END"


def _limits(breaks: Breaks) -> list[tuple[float, float]]:
    """QGIS takes both ends of a range as inside it: the upper one of all but the last is put just below the next class,
    but not below the largest value that belongs there. Not by the smallest step there is: a saved project keeps 15
    decimals, and of 1.9999999999999998 it makes 2.
    """
    highs = [high - max(abs(high) * NEAR, 1e-12) for high in breaks.bounds[1:-1]]
    below = [
        limit if top <= limit else (top + high) / 2 for limit, top, high in zip(highs, breaks.tops, breaks.bounds[1:])
    ]
    return list(zip(breaks.bounds[:-1], [*below, *breaks.bounds[-1:]]))


def chosen_ramp(layer: QgsVectorLayer) -> tuple[str, QgsColorRamp | None]:
    """The ramp that the layer is drawn with: which of ours it is ("" for another), and the ramp itself."""
    made = layer.renderer()
    used = made.sourceColorRamp() if isinstance(made, QgsGraduatedSymbolRenderer) else None
    return ramp_id(used), used.clone() if used is not None else None
