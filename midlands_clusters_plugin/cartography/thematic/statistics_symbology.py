"""The looks of statistics, in colours that colour-blind readers and a grey printer tell apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from ...core.base.i18n import tr
from ...core.classes.classes import classify
from ...qgis_io.layer_arrays import attributes, read
from ..record.results import belong
from ..style.labels import labels, set_labels
from ..style.marks import kind_of
from ..style.styles import renderer
from ..style.symbols import area, by_rules, cased_line, draw_all, see_through
from .choropleth import About, note
from .statistic_names import DENSITY, GROWTH, HOT_SPOTS, LOCAL_MORAN, QUOTIENT, STATISTIC

_NONE, _MISSING = "#f4f6f7", "#ffffff"
_CLUSTER = "#801650"
_BOUNDS = re.compile(  # as QGIS writes the classes of a graduated renderer as rules
    r"(?P<begin>.*lq.*>=? )(?P<low>-?[\d.]+(?:e[+-]?\d+)?)(?P<middle> AND .*lq.*<= )(?P<high>-?[\d.]+(?:e[+-]?\d+)?)$"
)
_ROUNDED = 1e-6


@dataclass(frozen=True)
class Provenance:
    """What a result is: which look it has, its title, what it says in words, what it was made from, and whose data is
    in it; the stamp of the map that it was computed from, where that is one of the project's.
    """

    look: str
    title: str
    wording: str
    history: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    of_map: str = ""


def present(layer: QgsVectorLayer, about: Provenance) -> None:
    """Give a result its role, its look and its metadata."""
    if about.of_map:
        belong(layer, about.of_map)
    title, says = about.title, about.wording
    stated = About(STATISTIC, about.look, "", title, title, says, printed=(says,), rights=about.rights)
    note(layer, stated, [says], about.history)
    style_statistic(layer, about.look)
    layer.triggerRepaint()


def style_statistic(layer: QgsVectorLayer, look: str) -> None:
    """Give a layer the look of a statistic; an unknown one is left as QGIS draws it."""
    if look in (HOT_SPOTS, LOCAL_MORAN):
        _by_kind(layer, _kinds(look))
    elif look == QUOTIENT:
        _about_middle(layer, "lq", 1.0, tr("{} times the usual share"), "reliable")
    elif look == GROWTH:
        _about_middle(layer, "growth_percent", 0.0, tr("{}%"))
    elif look == DENSITY:
        _outlines(layer)


def widen(layer: QgsVectorLayer) -> None:
    """Projects of older versions hold a quotient's classes as QGIS made rules of them: bounds with six decimals, the
    lowest of them left out. They move out to the lowest and the highest figure; nothing else of the symbology changes.
    """
    made = layer.renderer()
    if not isinstance(made, QgsRuleBasedRenderer) or layer.fields().lookupField("lq") < 0:
        return
    found = [(rule, _BOUNDS.match(rule.filterExpression())) for rule in made.rootRule().children()]
    classes = [(rule, bounds) for rule, bounds in found if bounds is not None]
    if not classes:
        return
    values = attributes(layer, ["lq"])["lq"].astype(float)
    low, high = float(values.min()), float(values.max())
    for rule, bounds in classes:
        least, most = float(bounds["low"]), float(bounds["high"])
        least = low if 0 < least - low < _ROUNDED else least
        most = high if 0 < high - most < _ROUNDED else most
        begin = bounds["begin"].replace(" > ", " >= ") if least == low else bounds["begin"]
        if (begin, least, most) != (bounds["begin"], float(bounds["low"]), float(bounds["high"])):
            rule.setFilterExpression(f"{begin}{least!r}{bounds['middle']}{most!r}")


def kinds_of(look: str) -> list[tuple[str, str]]:
    """The kinds of hexagons that a look tells apart and their words, but for those that chance may have made."""
    return [(kind, wording) for kind, _, wording in _kinds(look) if kind not in ("not_significant", "no_neighbours")]


def _kinds(look: str) -> list[tuple[str, str, str]]:
    """Kind, colour, words. Lightness falls with certainty on both sides; hot is warm and cold is blue."""
    hot, moran = look == HOT_SPOTS, look == LOCAL_MORAN
    rows = [
        (hot, "hot_99", "#7f2704", tr("Hot spot, 99% sure")),
        (hot, "hot_95", "#d94801", tr("Hot spot, 95% sure")),
        (hot, "hot_90", "#fd9d52", tr("Hot spot, 90% sure")),
        (moran, "HH", "#7f2704", tr("High among high")),
        (moran, "HL", "#fd9d52", tr("High among low")),
        (moran, "LH", "#6baed6", tr("Low among high")),
        (moran, "LL", "#08306b", tr("Low among low")),
        (True, "not_significant", _NONE, tr("Could be chance")),
        (hot, "cold_90", "#9ecae1", tr("Cold spot, 90% sure")),
        (hot, "cold_95", "#4292c6", tr("Cold spot, 95% sure")),
        (hot, "cold_99", "#084594", tr("Cold spot, 99% sure")),
        (True, "no_neighbours", "#ffffff", tr("No neighbours: not tested")),
    ]
    return [(kind, shade, wording) for of_look, kind, shade, wording in rows if of_look]


def _by_kind(layer: QgsVectorLayer, kinds: list[tuple[str, str, str]]) -> None:
    """One category a kind that occurs, for the legend; hexagons without a figure come last."""
    index = layer.fields().lookupField("kind")
    if index < 0:  # a format that changed the name: QGIS's own style stays
        return
    values = layer.uniqueValues(index)
    found = {value for value in values if isinstance(value, str)}
    categories = [QgsRendererCategory(key, _fill(shade), wording) for key, shade, wording in kinds if key in found]
    if len(values) > len(found):
        categories.append(QgsRendererCategory(None, _fill(_MISSING), tr("No figure")))
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))


def _fill(shade: str) -> QgsFillSymbol:
    rim = "#d5dade" if shade in (_NONE, _MISSING) else shade
    return area(color=shade, outline_color=rim, outline_width=0.05)


def _about_middle(layer: QgsVectorLayer, column: str, middle: float, wording: str, reliable: str = "") -> None:
    """Two-sided classes about a middle; those on few businesses, as the column ``reliable`` says, are hatched."""
    if layer.fields().lookupField(column) < 0:
        return
    _, table = read(layer, [column])
    values = table[column].astype(float).to_numpy()
    known = values[np.isfinite(values)]
    if not len(known):
        draw_all(layer, _fill(_MISSING))
        return
    graduated = renderer(column, classify(values, "diverging", 6, midpoint=middle))
    for index, one in enumerate(graduated.ranges()):
        if kind_of(one) == "class":
            graduated.updateRangeLabel(index, wording.format(one.label()))
        elif kind_of(one) == "missing":
            graduated.updateRangeLabel(index, tr("Cannot be computed"))
    if not reliable or layer.fields().lookupField(reliable) < 0:
        layer.setRenderer(graduated)
        return
    rules, by = [], graduated.classAttribute()
    for one in graduated.ranges():  # convertFromRenderer writes bounds with six decimals: extremes would lie outside
        only = f"({by}) >= {one.lowerValue()!r} AND ({by}) <= {one.upperValue()!r}"
        rules.append((one.symbol().clone(), only, one.label(), ""))
    few = f'"{column}" IS NOT NULL AND NOT coalesce("{reliable}", FALSE)'
    layer.setRenderer(by_rules([*rules, (_hatch(), few, tr("Few businesses: unreliable"), "")]))


def _hatch() -> QgsFillSymbol:
    """White under dark: seen on every colour, and alone."""
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.6)
    lines.setSubSymbol(cased_line({"width": "0.7"}, {"width": "0.25"}))
    symbol = area(style="no", outline_style="no")
    symbol.changeSymbolLayer(0, lines)
    return symbol


def _outlines(layer: QgsVectorLayer) -> None:
    """Outlines of density clusters with their names."""
    symbol = area(color=see_through(_CLUSTER, 40), outline_color=_CLUSTER, outline_width=0.4)
    category = QgsRendererCategory(True, symbol, tr("Companies that stand close together"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("TRUE", [category]))
    set_labels(layer, labels("name", 7.5, _CLUSTER, placement=QgsPalLayerSettings.OutsidePolygons))
