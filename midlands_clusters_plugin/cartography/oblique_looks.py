"""The looks of an oblique map: calm ground, columns in the colours of the flat map, names with leader lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.oblique_scene import SHADES
from .labels import define, labels, leader_line, set_labels, unlabelled

_GROUND, _LINE = "#eceff1", "#8a9196"
_NAMES_DARK = "#1a1a1a"


def style_ground(layer: QgsVectorLayer) -> None:
    """The area, lightly filled, with its authorities' outlines."""
    look = {"color": _GROUND, "outline_color": _LINE, "outline_width": "0.2", "joinstyle": "round"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
    set_labels(layer, unlabelled(obstacle=False))


def style_faces(layer: QgsVectorLayer, shades: Sequence[tuple[float, float, QColor]]) -> None:
    """Faces in painter's order: tops in the class's colour with a light rim, walls darker by the light that falls on them."""
    categories = []
    for grade, (_, _, shade) in enumerate(shades):
        for light in range(SHADES):
            wall = _mixed(shade, QColor("#000000"), 0.55 * (1 - light / (SHADES - 1)))
            categories.append(QgsRendererCategory(grade * 100 + light, _fill(wall, None, 0.0), ""))
        categories.append(QgsRendererCategory(grade * 100 + 99, _fill(shade, _mixed(shade, QColor("#ffffff"), 0.55), 0.08), ""))
    made = QgsCategorizedSymbolRenderer("look", categories)
    made.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("painter", True)]))
    made.setOrderByEnabled(True)
    layer.setRenderer(made)
    set_labels(layer, unlabelled(obstacle=False))


def _fill(shade: QColor, rim: QColor | None, width: float) -> QgsFillSymbol:
    """A plain fill; without a rim it is drawn in half the time."""
    look = {"color": shade.name(), "joinstyle": "round", "outline_style": "no"}
    if rim is not None:
        look |= {"outline_color": rim.name(), "outline_width": str(width), "outline_style": "solid"}
    return QgsFillSymbol.createSimple(look)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = ((a * (1 - share) + b * share) for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3]))
    return QColor.fromRgbF(*(min(max(part, 0.0), 1.0) for part in parts))


def style_labels(layer: QgsVectorLayer) -> None:
    """A name and value over each peak, with a leader line where it had to move away; a spike's number goes before it."""
    layer.setRenderer(QgsNullSymbolRenderer())
    settings = labels("concat(if(\"spike\" IS NULL, '', concat('(', \"spike\", ') ')), \"text\")", 7.5, _NAMES_DARK)
    settings.placement = QgsPalLayerSettings.AroundPoint
    settings.dist = 5.0
    settings.priority = 10
    settings.obstacleSettings().setIsObstacle(False)
    define(settings, QgsPalLayerSettings.Priority, 'if("is_peak", 10, 8)')
    define(settings, QgsPalLayerSettings.ZIndex, '"value"')
    leader_line(settings, _NAMES_DARK, away="0.4")
    set_labels(layer, settings)


def style_standing(layer: QgsVectorLayer, like: Any) -> None:
    """Places look as on the flat map, the officer's filter included; without names, which would hide the columns."""
    if isinstance(like, QgsVectorLayer):
        layer.setRenderer(like.renderer().clone())
    set_labels(layer, unlabelled(obstacle=False))
