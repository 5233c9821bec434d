"""The parts of a page that stand round the map: texts, legend, scale bar, north arrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import (
    QgsLayerTree,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRenderContext,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont

from .roles import ROLE
from .text import tr

GREY = QColor("#9a9a9a")
PROPOSED = "midlands_clusters/proposed"
FONT = "Arial"
_ARROW = ":/images/north_arrows/layout_default_north_arrow.svg"
_LEGEND_TEXTS = (
    (QgsLegendStyle.Title, 11, True),
    (QgsLegendStyle.Group, 10, True),
    (QgsLegendStyle.Subgroup, 9.5, True),
    (QgsLegendStyle.SymbolLabel, 9, False),
)
_IN_LEGEND = ("hexes", "places", "authorities", "neighbours")


def text_as_text() -> object:
    """The export setting that keeps letters as text, so that a PDF can be searched and read aloud."""
    return QgsRenderContext.TextFormatAlwaysText


def place(layout: QgsPrintLayout, item: QgsLayoutItem, box: Iterable[float]) -> None:
    """Put an item on the page at x, y, width, height in mm."""
    item.attemptSetSceneRect(QRectF(*box))
    layout.addLayoutItem(item)


def text_format(size: float, *, bold: bool = False, shade: str = "#1a1a1a") -> QgsTextFormat:
    """A text format in points."""
    font = QFont(FONT)
    font.setBold(bold)
    made = QgsTextFormat()
    made.setFont(font)
    made.setNamedStyle("Bold" if bold else "Regular")
    made.setSize(size)
    made.setSizeUnit(QgsUnitTypes.RenderPoints)
    made.setColor(QColor(shade))
    return made


def text(layout: QgsPrintLayout, ident: str, words: str, box: Iterable[float], **look: Any) -> QgsLayoutItemLabel:
    """A text in a box; ``look`` is passed to ``text_format``."""
    label = QgsLayoutItemLabel(layout)
    label.setId(f"mc_{ident}")
    label.setText(words)
    label.setCustomProperty(PROPOSED, words)
    _set_format(label, text_format(**look))
    label.setHAlign(Qt.AlignmentFlag.AlignLeft)
    label.setMarginX(0)
    label.setMarginY(0)
    place(layout, label, box)
    return label


def _set_format(label: QgsLayoutItemLabel, made: QgsTextFormat) -> None:
    if hasattr(label, "setTextFormat"):  # since 3.24
        label.setTextFormat(made)
        return
    font = QFont(made.font())
    font.setPointSizeF(made.size())
    label.setFont(font)
    label.setFontColor(made.color())


def fit(label: QgsLayoutItemLabel, width: float, *, size: float, **look: Any) -> None:
    """Make a line's letters as much smaller as it takes to fit a width in mm, but not smaller than reads as a title."""
    _set_format(label, text_format(size, **look))
    needed = label.sizeForText().width()
    if needed > width:
        _set_format(label, text_format(max(12.0, size * width / needed * 0.98), **look))


def legend(
    layout: QgsPrintLayout,
    themap: QgsLayoutItemMap | None,
    layers: Mapping[str, QgsMapLayer],
    shown: list[QgsMapLayer],
    title: str,
    box: tuple[float, float, float, float],
) -> QgsLayoutItemLegend:
    """The legend of the layers that are shown, the hexagons' classes under what they count."""
    item = QgsLayoutItemLegend(layout)
    item.setId("mc_legend")
    if themap is not None:
        item.setLinkedMap(themap)
    item.setAutoUpdateModel(False)
    for style, size, bold in _LEGEND_TEXTS:
        one = item.style(style)
        if hasattr(one, "setTextFormat"):
            one.setTextFormat(text_format(size, bold=bold))
        else:
            font = QFont(FONT)
            font.setPointSizeF(size)
            font.setBold(bold)
            one.setFont(font)
        item.setStyle(style, one)
    item.setSymbolWidth(6)
    item.setSymbolHeight(4)
    item.setWrapString("\n")
    item.setBoxSpace(0)
    item.setResizeToContents(True)
    place(layout, item, box)
    fill_legend(item, layers, shown, title)
    return item


def fill_legend(item: QgsLayoutItemLegend, layers: Mapping[str, QgsMapLayer], shown: list[QgsMapLayer], title: str) -> None:
    """Put the shown layers into a legend, the hexagons first."""
    tree: QgsLayerTree = item.model().rootGroup()
    tree.clear()
    drawn = {one.customProperty(ROLE) for one in shown}
    for role in _IN_LEGEND:
        if role not in drawn or role not in layers:
            continue
        node = tree.addLayer(layers[role])
        if role == "hexes":
            node.setCustomProperty("legend/title-label", wrapped(title))
        else:
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Hidden if role == "places" else QgsLegendStyle.SymbolLabel)
    item.adjustBoxSize()


def wrapped(words: str, width: int = 34) -> str:
    """Words broken into lines of at most ``width`` letters."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def scale_bar(layout: QgsPrintLayout, themap: QgsLayoutItemMap, at: tuple[float, float]) -> None:
    """A scale bar in kilometres, of a round length near 45 mm."""
    item = QgsLayoutItemScaleBar(layout)
    item.setId("mc_scale")
    item.setLinkedMap(themap)
    item.setStyle("Single Box")
    item.setUnits(QgsUnitTypes.DistanceKilometers)
    item.setUnitLabel("km")
    item.setNumberOfSegmentsLeft(0)
    item.setNumberOfSegments(2)
    item.setUnitsPerSegment(_round_length(themap.scale() * 0.042 / 1000) / 2)
    item.setHeight(2)
    item.setTextFormat(text_format(9))
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(*at, QgsUnitTypes.LayoutMillimeters))


def _round_length(kilometres: float) -> float:
    """The largest of 1, 2, 4, 10, 20, 40, ... that is not longer."""
    series = [step * 10.0**power for power in range(-3, 4) for step in (1, 2, 4)]
    return max((one for one in series if one <= kilometres), default=series[0])


def north_arrow(layout: QgsPrintLayout, themap: QgsLayoutItemMap, box: Iterable[float]) -> None:
    """An arrow to grid north."""
    item = QgsLayoutItemPicture(layout)
    item.setId("mc_north")
    item.setPicturePath(_ARROW)
    item.setLinkedMap(themap)
    place(layout, item, box)
    item.setToolTip(tr("Grid north"))
