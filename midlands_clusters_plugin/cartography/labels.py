"""Labels of layers: one way to make them, so that all names on a map belong together."""

from __future__ import annotations

from qgis.core import (
    QgsPalLayerSettings,
    QgsProperty,
    QgsPropertyCollection,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont


def labels(text: str, size: float, shade: str, *, italic: bool = False) -> QgsPalLayerSettings:
    """Label settings with a white halo; ``text`` is a field or an expression."""
    font = QFont("Arial")
    font.setItalic(italic)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.7)
    buffer.setColor(QColor("#ffffff"))
    form = QgsTextFormat()
    form.setFont(font)
    form.setSize(size)
    form.setSizeUnit(QgsUnitTypes.RenderPoints)
    form.setColor(QColor(shade))
    form.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = text
    settings.isExpression = "(" in text
    settings.setFormat(form)
    return settings


def define(settings: QgsPalLayerSettings, what: int, expression: str) -> None:
    properties = QgsPropertyCollection(settings.dataDefinedProperties())
    properties.setProperty(what, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)


def set_labels(layer: QgsVectorLayer, settings: QgsPalLayerSettings) -> None:
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
