"""What the user did to the classes in QGIS's styling panel: bounds and legend words that are theirs from then on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsGraduatedSymbolRenderer,
    QgsRenderContext,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ...qgis_io import entries
from ...qgis_io.stamp import data_stamp
from ..record.stored import is_number, saved, stored_by_name
from .marks import NEAR, kind_of
from .palette import positions
from .schemes import scheme_of, set_scheme
from .symbology import Drawn

DRAWN = entries.DRAWN
# JSON: metric -> the user's own words for classes, by the value at which the class begins
LABELS = entries.LABELS
_UNSEEN: WeakKeyDictionary[QgsVectorLayer, tuple[tuple[str, ...], int]] = WeakKeyDictionary()


def about_range(one: QgsRendererRange, shown: str, ours: str, place: float) -> dict[str, Any]:
    about = {"kind": kind_of(one), "low": one.lowerValue(), "high": one.upperValue(), "colour": ""}
    return {**about, "label": shown, "ours": ours, "place": place}


def drawn_last(layer: QgsVectorLayer) -> dict[str, Any]:
    """What was drawn last, with as many ranges as the renderer has; else nothing."""
    known = stored_drawn(layer)
    made = layer.renderer()
    fits = isinstance(made, QgsGraduatedSymbolRenderer) and len(made.ranges()) == len(known["ranges"])
    return {**known, "ranges": known["ranges"] if fits else []}


def stored_drawn(layer: QgsVectorLayer) -> dict[str, Any]:
    """What is kept of it: metric, attribute and ranges; empty ones where that cannot be read."""
    known = saved(layer, DRAWN, {})
    ranges = known.get("ranges")
    usable = isinstance(ranges, list) and all(_is_range(one) for one in ranges)
    names = {name: known[name] if isinstance(known.get(name), str) else "" for name in ("metric", "attribute")}
    return {**names, "ranges": ranges} if usable else {"metric": "", "attribute": "", "ranges": []}


def _is_range(one: object) -> bool:
    if not isinstance(one, dict) or not all(is_number(one.get(name)) for name in ("low", "high", "place")):
        return False
    return all(isinstance(one.get(name), str) for name in ("kind", "label", "ours", "colour"))


def labels_of_user(layer: QgsVectorLayer) -> dict[str, dict[str, str]]:
    """The user's own words for classes, by metric."""
    return {
        metric: {key: text for key, text in wording.items() if isinstance(text, str)}
        for metric, wording in stored_by_name(layer, LABELS).items()
    }


def by_another_column(layer: QgsVectorLayer, metric: str) -> bool:
    made, before = layer.renderer(), drawn_last(layer)
    if not isinstance(made, QgsGraduatedSymbolRenderer) or before["metric"] != metric:
        return False
    return made.classAttribute() != before["attribute"] and metric not in made.classAttribute()


def absorb(layer: QgsVectorLayer) -> None:
    """Keep the class bounds and legend words that the user changed in QGIS's styling panel, as the metric's own."""
    made, known = layer.renderer(), stored_drawn(layer)
    metric = known["metric"]
    if not metric or not isinstance(made, QgsGraduatedSymbolRenderer) or metric not in made.classAttribute():
        return
    ranges = made.ranges()
    if _rebounded(ranges, known["ranges"]):
        _take_bounds(layer, metric, ranges)
    elif len(ranges) == len(known["ranges"]):
        _take_labels(layer, metric, ranges, known["ranges"])


def _classes(ranges: list[QgsRendererRange]) -> list[tuple[float, float]]:
    return [(one.lowerValue(), one.upperValue()) for one in ranges if kind_of(one) == "class"]


def _rebounded(ranges: list[QgsRendererRange], drawn: Drawn) -> bool:
    now, before = _classes(ranges), [(one["low"], one["high"]) for one in drawn if one["kind"] == "class"]
    return len(now) != len(before) or not np.allclose(now, before, rtol=10 * NEAR, atol=1e-9)


def _take_bounds(layer: QgsVectorLayer, metric: str, ranges: list[QgsRendererRange]) -> None:
    classes = sorted(_classes(ranges))
    ends = [*(low for low, _ in classes), *(high for _, high in classes[-1:])]
    bounds = sorted({float(f"{value:.12g}") for value in ends})
    if len(bounds) >= 2:
        count = max(2, min(7, len(bounds) - 1))
        own = replace(scheme_of(layer, metric), method="own", bounds=tuple(bounds), classes=count)
        set_scheme(layer, metric, own)
    # The ranges are taken for drawn so: a scheme that is set after this must not be overruled by them once more.
    seen = [about_range(one, one.label(), one.label(), 0.0) for one in ranges]
    for one, place in zip((one for one in seen if one["kind"] == "class"), positions(max(len(classes), 1))):
        one["place"] = place
    layer.setCustomProperty(DRAWN, json.dumps({**stored_drawn(layer), "ranges": seen}))


def _take_labels(layer: QgsVectorLayer, metric: str, ranges: list[QgsRendererRange], drawn: Drawn) -> None:
    changed = {range_key(one): one.label() for one, before in zip(ranges, drawn) if one.label() != before["label"]}
    if not changed:
        return
    labels = labels_of_user(layer)
    ours = {range_key(one): before["ours"] for one, before in zip(ranges, drawn)}
    saved = {**labels.get(metric, {}), **changed}
    # Ours again, or empty: ours.
    labels[metric] = {key: label for key, label in saved.items() if label and label != ours.get(key)}
    layer.setCustomProperty(LABELS, json.dumps(labels))


def range_key(one: QgsRendererRange) -> str:
    """By what a user's own words for a class are known again: its kind, or the values between which it lies."""
    kind = kind_of(one)
    return kind if kind != "class" else f"{one.lowerValue():.9g} {one.upperValue():.8g}"


def unseen(layer: QgsVectorLayer, metric: str) -> int:
    """How many hexagons have a value and no symbol in a renderer of the user's that does not class the metric (of one
    that does, styles.undrawn knows). Each is asked for, once: what categories and rules leave out is known to QGIS
    alone, and whether a page is stale is asked often.
    """
    made = layer.renderer()
    classes = isinstance(made, QgsGraduatedSymbolRenderer) and metric in made.classAttribute()
    if made is None or classes or isinstance(made, QgsSingleSymbolRenderer) or layer.fields().lookupField(metric) < 0:
        return 0
    key = (data_stamp(layer), layer.subsetString(), metric, made.dump())
    if not layer.isEditable() and layer in _UNSEEN and _UNSEEN[layer][0] == key:
        return _UNSEEN[layer][1]
    made, context, count = made.clone(), QgsRenderContext(), 0
    scopes = context.expressionContext()
    scopes.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    made.startRender(context, layer.fields())
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(f'"{metric}" <> 0')):
        scopes.setFeature(feature)
        count += not made.willRenderFeature(feature, context)
    made.stopRender(context)
    _UNSEEN[layer] = (key, count)
    return count
