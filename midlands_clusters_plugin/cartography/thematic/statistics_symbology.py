"""The looks of statistics: categories in colours that colour-blind readers and a grey printer tell apart, words instead
of codes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.classes.classes import classify
from ...qgis_io.layer_arrays import attributes, read
from ...qgis_io.layer_metadata import describe_layer
from ..record.results import belong
from ..record.roles import ROLE
from ..style.labels import labels, set_labels
from ..style.marks import kind_of
from ..style.styles import renderer
from .choropleth import ABOUT, About
from .statistic_names import DENSITY, GROWTH, HOT_SPOTS, LOCAL_MORAN, QUOTIENT, STATISTIC

_NONE, _MISSING = "#f4f6f7", "#ffffff"
_GREY = "#76797c"
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
    layer.setCustomProperty(ROLE, STATISTIC)
    if about.of_map:
        belong(layer, about.of_map)
    stated = About(
        STATISTIC,
        about.look,
        "",
        about.title,
        about.title,
        about.wording,
        (),
        (about.wording,),
        "",
        about.rights,
        (),
        {},
    )
    layer.setCustomProperty(ABOUT, json.dumps(asdict(stated)))
    identifier = f"midlands_clusters/statistic/{about.look}"
    describe_layer(
        layer,
        identifier=identifier,
        title=about.title,
        abstract=about.wording,
        history=about.history,
        rights=about.rights,
    )
    style_statistic(layer, about.look)
    layer.triggerRepaint()


def style_statistic(layer: QgsVectorLayer, look: str) -> None:
    """Give a layer the look of a statistic; an unknown one is left as QGIS draws it."""
    made: dict[str, Callable[[QgsVectorLayer], None]] = {
        HOT_SPOTS: lambda one: _by_kind(one, _hot_spots()),
        LOCAL_MORAN: lambda one: _by_kind(one, _local_moran()),
        QUOTIENT: lambda one: _about_middle(one, "lq", 1.0, tr("{} times the usual share"), "reliable"),
        GROWTH: lambda one: _about_middle(one, "growth_percent", 0.0, tr("{}%")),
        DENSITY: _outlines,
    }
    if look in made:
        made[look](layer)


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
    made = {HOT_SPOTS: _hot_spots, LOCAL_MORAN: _local_moran}[look]()
    return [(kind, wording) for kind, _, wording in made if kind not in ("not_significant", "no_neighbours")]


def _hot_spots() -> list[tuple[str, str, str]]:
    """Kind, colour, words. Lightness falls with certainty on both sides; hot is warm and cold is blue."""
    return [
        ("hot_99", "#7f2704", tr("Hot spot, 99% sure")),
        ("hot_95", "#d94801", tr("Hot spot, 95% sure")),
        ("hot_90", "#fd9d52", tr("Hot spot, 90% sure")),
        ("not_significant", _NONE, tr("Could be chance")),
        ("cold_90", "#9ecae1", tr("Cold spot, 90% sure")),
        ("cold_95", "#4292c6", tr("Cold spot, 95% sure")),
        ("cold_99", "#084594", tr("Cold spot, 99% sure")),
        ("no_neighbours", "#ffffff", tr("No neighbours: not tested")),
    ]


def _local_moran() -> list[tuple[str, str, str]]:
    return [
        ("HH", "#7f2704", tr("High among high")),
        ("HL", "#fd9d52", tr("High among low")),
        ("LH", "#6baed6", tr("Low among high")),
        ("LL", "#08306b", tr("Low among low")),
        ("not_significant", _NONE, tr("Could be chance")),
        ("no_neighbours", "#ffffff", tr("No neighbours: not tested")),
    ]


def _by_kind(layer: QgsVectorLayer, kinds: list[tuple[str, str, str]]) -> None:
    """One category a kind that occurs, so that a legend explains only what is there; hexagons without a figure come
    last.
    """
    index = layer.fields().lookupField("kind")
    if index < 0:  # a format that changed the name: QGIS's own style stays
        return
    values = layer.uniqueValues(index)
    found = {value for value in values if isinstance(value, str)}
    categories = [QgsRendererCategory(key, _fill(shade), wording) for key, shade, wording in kinds if key in found]
    if len(values) > len(found):
        categories.append(QgsRendererCategory(None, _fill(_MISSING), tr("No figure")))
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))


def _fill(shade: str, rim: str = "") -> QgsFillSymbol:
    look = {
        "color": shade,
        "outline_color": rim or ("#d5dade" if shade in (_NONE, _MISSING) else shade),
        "outline_width": "0.05",
    }
    return QgsFillSymbol.createSimple(look)


def _about_middle(layer: QgsVectorLayer, column: str, middle: float, wording: str, reliable: str = "") -> None:
    """Two-sided classes about a middle; a figure that rests on few businesses is hatched over, as the column
    ``reliable`` says.
    """
    if layer.fields().lookupField(column) < 0:
        return
    _, table = read(layer, [column])
    values = table[column].astype(float).to_numpy()
    known = values[np.isfinite(values)]
    if not len(known):
        layer.setRenderer(QgsSingleSymbolRenderer(_fill(_MISSING)))
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
    made, by = QgsRuleBasedRenderer(QgsRuleBasedRenderer.Rule(None)), graduated.classAttribute()
    for one in graduated.ranges():  # convertFromRenderer writes bounds with six decimals: extremes would lie outside
        only = f"({by}) >= {one.lowerValue()!r} AND ({by}) <= {one.upperValue()!r}"
        made.rootRule().appendChild(QgsRuleBasedRenderer.Rule(one.symbol().clone(), 0, 0, only, one.label()))
    hatched = QgsRuleBasedRenderer.Rule(
        _hatch(),
        0,
        0,
        f'"{column}" IS NOT NULL AND NOT coalesce("{reliable}", FALSE)',
        tr("Few businesses: unreliable"),
    )
    made.rootRule().appendChild(hatched)
    layer.setRenderer(made)


def _hatch() -> QgsFillSymbol:
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.6)
    line = QgsLineSymbol.createSimple(
        {"line_color": "#ffffff", "line_width": "0.7"}
    )  # white under dark: seen on every colour, and alone
    line.appendSymbolLayer(
        QgsLineSymbol.createSimple({"line_color": "#1a1a1a", "line_width": "0.25"}).takeSymbolLayer(0)
    )
    lines.setSubSymbol(line)
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
    symbol.changeSymbolLayer(0, lines)
    return symbol


def _outlines(layer: QgsVectorLayer) -> None:
    """Outlines of density clusters with their names."""
    shade = QColor("#801650")
    look = {
        "color": f"{shade.red()},{shade.green()},{shade.blue()},40",
        "outline_color": "#801650",
        "outline_width": "0.4",
    }
    category = QgsRendererCategory(True, QgsFillSymbol.createSimple(look), tr("Companies that stand close together"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("TRUE", [category]))
    settings = labels("name", 7.5, "#801650")
    settings.placement = (
        QgsPalLayerSettings.OutsidePolygons
        if hasattr(QgsPalLayerSettings, "OutsidePolygons")
        else QgsPalLayerSettings.Horizontal
    )
    set_labels(layer, settings)
