"""A raster of density on the map: classes of our ramp, nothing where nothing is, and the words that a page prints."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsColorRampShader, QgsRasterLayer, QgsRasterShader, QgsSingleBandPseudoColorRenderer
from qgis.PyQt.QtGui import QColor

from ...core.base.i18n import tr
from ...core.classes.classes import classify
from ..style.map_text import class_labels
from ..style.palette import positions, ramp
from .choropleth import DENSITY, About, note

_CLASSES = 6
_FLOOR = 0.01  # of the highest value: less is shown as nothing, for a kernel fades out over a wide ground


def about_density(
    title: str,
    unit: str,
    area: str,
    wording: str,
    notes: tuple[str, ...],
    history: tuple[str, ...],
    rights: tuple[str, ...],
) -> About:
    """A density's words: ``title`` is its subject ("Aerospace: businesses per km²"), ``wording`` the method."""
    source = tr("Kernel density of companies, each at its postcode or coordinates.")
    heading = tr("{title}, {area}").format(title=title, area=area)
    return About(DENSITY, "", unit, title, heading, wording, notes, notes, source, rights, history)


def present_density(layer: QgsRasterLayer, about: About) -> None:
    """Give a loaded raster its role, words, look and metadata."""
    note(layer, about, (about.subtitle, *about.notes), about.history)
    _style(layer, about.unit)
    layer.triggerRepaint()


def _style(layer: QgsRasterLayer, unit: str) -> None:
    """Classes of what is above a hundredth of the highest; below it the ground shows."""
    values = _sample(layer)
    highest = float(values.max(initial=0.0))
    shown = values[values >= _FLOOR * highest] if highest > 0 else values[:0]
    items = [QgsColorRampShader.ColorRampItem(_FLOOR * highest, QColor(255, 255, 255, 0), tr("Hardly any"))]
    if len(shown):
        breaks = classify(np.sort(shown), "auto", _CLASSES)
        for place, high, label in zip(positions(len(breaks)), breaks.bounds[1:], class_labels(breaks, unit)):
            items.append(QgsColorRampShader.ColorRampItem(float(high), ramp().color(place), label))
        items[-1].value = float("inf")
    shader = QgsColorRampShader(0.0, highest, None, QgsColorRampShader.Type.Discrete)
    shader.setColorRampItemList(items)
    raster = QgsRasterShader()
    raster.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, raster)
    renderer.setClassificationMin(0.0)
    renderer.setClassificationMax(highest)
    layer.setRenderer(renderer)


def _sample(layer: QgsRasterLayer) -> np.ndarray:
    """The values, at most about a million of them, as float64 without the pixels that have none."""
    provider = layer.dataProvider()
    step = max(1.0, (layer.width() * layer.height() / 1e6) ** 0.5)
    block = provider.block(1, layer.extent(), int(layer.width() / step), int(layer.height() / step))
    values = np.frombuffer(bytes(block.data()), dtype="<f4").astype(np.float64)
    if provider.sourceHasNoDataValue(1):
        values = values[values != provider.sourceNoDataValue(1)]
    return values[np.isfinite(values)]
