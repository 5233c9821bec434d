"""Symbols and renderers of vector layers in few words: the one way in which the plugin makes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.core import (
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

WHITE, DARK = "#ffffff", "#1a1a1a"


def area(**look: object) -> QgsFillSymbol:
    """A simple fill; ``look`` in QGIS's own names of its properties."""
    return QgsFillSymbol.createSimple({name: str(value) for name, value in look.items()})


def dot(**look: object) -> QgsMarkerSymbol:
    """A simple marker, a circle by default; ``look`` as for ``area``."""
    return QgsMarkerSymbol.createSimple({"name": "circle", **{name: str(value) for name, value in look.items()}})


def see_through(shade: str, alpha: int) -> str:
    """A colour with its opacity, 0 to 255, as ``look`` wants it."""
    red, green, blue, _ = QColor(shade).getRgb()
    return f"{red},{green},{blue},{alpha}"


def cased_line(casing: Mapping[str, str], line: Mapping[str, str]) -> QgsLineSymbol:
    """A line on a white one, seen on every colour; both in QGIS's own names, without "line_" of colour and width."""
    names = {"color": "line_color", "width": "line_width", "style": "line_style"}
    looks = ({"color": WHITE, **casing}, {"color": DARK, **line})
    named = ({names.get(key, key): value for key, value in look.items()} for look in looks)
    made, over = (QgsLineSymbol.createSimple(look) for look in named)
    made.appendSymbolLayer(over.takeSymbolLayer(0))
    return made


def drive(part: QgsSymbolLayer, **expressions: str) -> None:
    """Have expressions give properties of a part of a symbol, by their names in QGIS: ``Size``, ``LayerEnabled``."""
    for name, expression in expressions.items():
        part.setDataDefinedProperty(getattr(QgsSymbolLayer, f"Property{name}"), QgsProperty.fromExpression(expression))


def draw_all(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    """Draw all features of a layer alike."""
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def by_rules(rules: Iterable[tuple[QgsSymbol, str, str, str]]) -> QgsRuleBasedRenderer:
    """A renderer by rules: symbol, filter, wording in the legend, key ("" for one that nobody looks for)."""
    root = QgsRuleBasedRenderer.Rule(None)
    for symbol, only, wording, key in rules:
        rule = QgsRuleBasedRenderer.Rule(symbol, 0, 0, only, wording)
        if key:
            rule.setRuleKey(key)
        root.appendChild(rule)
    return QgsRuleBasedRenderer(root)
