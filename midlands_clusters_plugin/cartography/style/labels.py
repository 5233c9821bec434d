"""Labels of layers: one way to make them, so that all names on a map belong together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from qgis.core import (
    Qgis,
    QgsCallout,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsPropertyCollection,
    QgsRuleBasedLabeling,
    QgsSimpleLineCallout,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo, QFontMetricsF

from ...core.base.i18n import tr

FONT = "Arial"
HALO = 0.6  # mm
_OBSTACLE = 2.0  # as much as a name of priority 10 weighs


@lru_cache(maxsize=1)
def own_font() -> str:
    """The family that this machine has for the plugin's font. QGIS, other than Qt, looks for none that is like a
    missing one: a style that was read back, as each page that draws a layer otherwise has it done, has the default font
    then.
    """
    return QFontInfo(QFont(FONT)).family()


def text_format(size: float, *, bold: bool = False, shade: str = "#1a1a1a") -> QgsTextFormat:
    """A text format of the plugin's font, in points."""
    font = QFont(own_font())
    font.setBold(bold)
    made = QgsTextFormat()
    made.setFont(font)
    made.setNamedStyle("Bold" if bold else "Regular")
    made.setSize(size)
    made.setSizeUnit(QgsUnitTypes.RenderPoints)
    made.setColor(QColor(shade))
    return made


def set_format(owner: Any, made: QgsTextFormat) -> None:
    """Give a label of a layout (since QGIS 3.24) or a style of a legend (3.30) its format: before, font and colour."""
    if hasattr(owner, "setTextFormat"):
        owner.setTextFormat(made)
        return
    font = QFont(made.font())
    font.setPointSizeF(made.size())
    if hasattr(owner, "setFontColor"):
        owner.setFontColor(made.color())
    else:
        font.setStyleName("")  # as templates of a legend have it
    owner.setFont(font)


def labels(
    text: str, size: float, shade: str, *, italic: bool = False, bold: bool = False, halo: str = "#ffffff"
) -> QgsPalLayerSettings:
    """Label settings with a halo, white by default; ``text`` is a field or an expression."""
    font = QFont(own_font())
    font.setItalic(italic)
    font.setBold(bold)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(HALO)
    buffer.setColor(QColor(halo))
    form = QgsTextFormat()
    form.setFont(font)
    if bold:
        form.setNamedStyle("Bold")
    form.setSize(size)
    form.setSizeUnit(QgsUnitTypes.RenderPoints)
    form.setColor(QColor(shade))
    form.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = text
    settings.isExpression = "(" in text
    settings.setFormat(form)
    return settings


def size_mm(text: str, points: float, *, bold: bool = False) -> tuple[float, float]:
    """Width and height of a name, its halo included."""
    font = QFont(own_font())
    font.setBold(bold)
    font.setPixelSize(200)
    letters, mm = QFontMetricsF(font), points * 25.4 / 72 / 200
    lines = text.split("\n")
    wide = max(letters.horizontalAdvance(line) for line in lines)
    return wide * mm + 2 * HALO, len(lines) * letters.height() * mm + 2 * HALO


def standing_where(settings: QgsPalLayerSettings, variable: str) -> None:
    """Let a page's map say where names of a layer stand: in a variable, "|id:x,y|id:x,y|", lower left corners; the
    others find their place.
    """
    for axis, what in enumerate((QgsPalLayerSettings.PositionX, QgsPalLayerSettings.PositionY)):
        define(settings, what, f"if({is_listed(variable)}, {coordinate(variable, axis)}, NULL)")


def is_listed(variable: str) -> str:
    """Expression: a page's map says in a variable where something of the feature stands."""
    return f"strpos(coalesce(@{variable}, ''), '|' || $id || ':') > 0"


def coordinate(variable: str, axis: int) -> str:
    """Expression: x (0) or y (1) of where it stands."""
    listed = f"regexp_substr(@{variable}, '\\\\|' || $id || ':([^|]*)')"
    return f"to_real(array_get(string_to_array({listed}), {axis}))"


def define(settings: QgsPalLayerSettings, what: int, expression: str) -> None:
    properties = QgsPropertyCollection(settings.dataDefinedProperties())
    properties.setProperty(what, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)


def never_leave_out(settings: QgsPalLayerSettings) -> None:
    """Draw each label, over another one if there is no free place. QGIS 3.26 made two settings of it and forgot the old
    one silently.
    """
    if hasattr(settings, "placementSettings"):
        placement = settings.placementSettings()
        placement.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
        placement.setAllowDegradedPlacement(True)
        settings.setPlacementSettings(placement)
    else:
        settings.displayAll = True


def set_labels(layer: QgsVectorLayer, settings: QgsPalLayerSettings) -> None:
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def set_names(layer: QgsVectorLayer, settings: QgsPalLayerSettings, only: str = "", drawn: str = "") -> None:
    """Names for those features that an expression picks (for all where it is ""), while the symbols of all keep other
    names away.

    ``drawn`` : an expression for the features whose symbols are there to keep names away.

    Two rules, because a feature whose name is switched off in a single labelling is no longer in the way of others.
    """
    settings.obstacleSettings().setIsObstacle(False)
    set_by_rule(layer, [(tr("Room around icons"), drawn, unlabelled()), (tr("Names"), only, settings)])


def set_by_rule(layer: QgsVectorLayer, rules: Iterable[tuple[str, str, QgsPalLayerSettings]]) -> None:
    """Labels by rules: (what the user reads in the layer's properties, filter, settings)."""
    root = QgsRuleBasedLabeling.Rule(None)
    for wording, only, settings in rules:
        root.appendChild(QgsRuleBasedLabeling.Rule(settings, 0, 0, only, wording))
    layer.setLabeling(QgsRuleBasedLabeling(root))
    layer.setLabelsEnabled(True)


def unlabelled(*, obstacle: bool = True) -> QgsPalLayerSettings:
    """No names; with ``obstacle`` the layer's symbols keep the names of others away: for certain, but those of the
    highest priority, which must be read. A greater factor would leave these no place that QGIS weighs against names.
    """
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.obstacleSettings().setIsObstacle(obstacle)
    settings.obstacleSettings().setFactor(_OBSTACLE)
    return settings


def leader_line(settings: QgsPalLayerSettings, shade: str, *, away: str) -> None:
    """A thin line from a label to its point where the two are apart; it ends ``away`` (an expression, in mm) from the
    point.

    Names that stand at 3.6 mm from their point or nearer need none.
    """
    callout = QgsSimpleLineCallout()
    callout.setEnabled(True)
    line = QgsLineSymbol.createSimple(
        {"line_color": "#ffffff", "line_width": "0.45", "capstyle": "round"}
    )  # seen on dark hexagons too
    line.appendSymbolLayer(QgsLineSymbol.createSimple({"line_color": shade, "line_width": "0.2"}).takeSymbolLayer(0))
    callout.setLineSymbol(line)
    callout.setMinimumLength(3.6)
    callout.setMinimumLengthUnit(QgsUnitTypes.RenderMillimeters)
    callout.setOffsetFromAnchorUnit(QgsUnitTypes.RenderMillimeters)
    properties = QgsPropertyCollection()
    properties.setProperty(QgsCallout.OffsetFromAnchor, QgsProperty.fromExpression(away))
    callout.setDataDefinedProperties(properties)
    settings.setCallout(callout)
