"""The parts of a page that stand round the map: texts, legend, scale bar, north arrow."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from qgis.core import (
    QgsLayerTree,
    QgsLayerTreeLayer,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsRasterLayer,
    QgsRenderContext,
    QgsScaleBarSettings,
    QgsTableCell,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ...core.base.i18n import tr
from ...core.base.inert import label_text
from ...qgis_io import entries
from ..record.roles import ROLE
from ..style.labels import own_font, set_format, text_format
from ..style.map_text import without_count
from ..thematic.choropleth import about_of
from ..thematic.statistic_names import STATISTIC
from .fitting import BOX, SIZE, box_of, move
from .legend_entries import counted_on_map, marks_for, needed

GREY = QColor("#9a9a9a")
PROPOSED = entries.PROPOSED
# In mm: a legend's column is narrow below this, so much of it is no text, and so much a small letter takes.
_NARROW, _BESIDE_TEXT, _LETTER = 50.0, 9.0, 1.3
_COLUMNS = entries.LEGEND_COLUMNS
_LEAST = 7.5  # points: the smallest letters of a legend, unless even those would run into what stands beside it
_STEP = 0.04
_TINIEST = 0.45
ARROW = ":/images/north_arrows/layout_default_north_arrow.svg"
_ABOVE, _BELOW, _LEFT = QgsLegendStyle.Top, QgsLegendStyle.Bottom, QgsLegendStyle.Left
_LEGEND_TEXTS = (  # style, points, bold, and how many mm it keeps off what stands round it
    (QgsLegendStyle.Title, 10, True, {_BELOW: 0.0}),
    (QgsLegendStyle.Group, 10, True, {_ABOVE: 0.0}),
    (QgsLegendStyle.Subgroup, 9.5, True, {_ABOVE: 1.5, _BELOW: 0.8}),  # apart from the rows of a layer above it
    (QgsLegendStyle.SymbolLabel, 9, False, {_ABOVE: 1.2, _LEFT: 2.0}),
)
IN_LEGEND = (
    "statistic", "hexes", "area_data", "area_data_spread", "kernel_density", "companies", "spikes", "places",
    "place_areas", "old_authorities",
)  # fmt: skip
# What a page's key under the map shows; their classes name themselves: no line for the layer.
PLACES = ("spikes", "places", "own_places", "place_areas")


def text_as_text() -> object:
    """The export setting that keeps letters as text, so that a PDF can be searched and read aloud."""
    return QgsRenderContext.TextFormatAlwaysText


def use_own_font(items: Iterable[QgsLayoutItem]) -> None:
    """Give the plugin's items a font that is there, where the template's is not."""
    for item in items:
        if isinstance(item, QgsLayoutItemScaleBar):
            made = text_format(item.textFormat().size())
            made.setColor(item.textFormat().color())
            item.setTextFormat(made)
        elif isinstance(item, QgsLayoutItemLabel) and hasattr(item, "textFormat"):
            form = item.textFormat()
            if form.font().family() != own_font():
                font = QFont(own_font())
                font.setBold(form.font().bold())
                form.setFont(font)
                item.setTextFormat(form)


def place(layout: QgsPrintLayout, item: QgsLayoutItem, box: Sequence[float]) -> None:
    """Put an item on the page at x, y, width, height in mm."""
    move(item, box)
    layout.addLayoutItem(item)


def text(
    layout: QgsPrintLayout, ident: str, wording: str, box: Sequence[float], *, size: float, **look: Any
) -> QgsLayoutItemLabel:
    """A text in a box; ``look`` is passed to ``text_format``."""
    label = QgsLayoutItemLabel(layout)
    label.setId(f"mc_{ident}")
    label.setText(label_text(wording))
    label.setCustomProperty(PROPOSED, label.text())
    set_format(label, text_format(size, **look))
    label.setHAlign(Qt.AlignmentFlag.AlignLeft)
    label.setMarginX(0)
    label.setMarginY(0)
    label.setCustomProperty(SIZE, size)
    place(layout, label, box)
    return label


def fit(label: QgsLayoutItemLabel, width: float, *, size: float, **look: Any) -> None:
    """Make a line's letters as much smaller as it takes to fit a width in mm, but not smaller than reads as a title."""
    set_format(label, text_format(size, **look))
    needed = label.sizeForText().width()
    if needed > width:
        set_format(label, text_format(max(12.0, size * width / needed * 0.98), **look))


def empty_legend(
    layout: QgsPrintLayout, ident: str, box: Sequence[float], *, scale: float = 1.0, columns: int = 1
) -> QgsLayoutItemLegend:
    """A legend without layers in the plugin's type; ``scale`` makes it larger or smaller."""
    item = QgsLayoutItemLegend(layout)
    item.setId(f"mc_{ident}")
    item.setAutoUpdateModel(False)
    item.setCustomProperty(SIZE, scale)
    _set_legend_size(item, scale)
    item.setCustomProperty(_COLUMNS, columns)
    item.setColumnCount(columns)
    item.setSplitLayer(columns > 1)
    item.setEqualColumnWidth(False)
    item.setWrapString("\n")
    item.setBoxSpace(0)
    item.setResizeToContents(True)
    place(layout, item, box)
    return item


def _set_legend_size(item: QgsLayoutItemLegend, scale: float) -> None:
    """Letters, boxes and gaps of a legend, all made larger or smaller together."""
    for style, size, bold, margins in _LEGEND_TEXTS:
        one = item.style(style)
        set_format(one, text_format(size * scale, bold=bold))
        for side, mm in margins.items():
            one.setMargin(side, mm * scale)
        item.setStyle(style, one)
    symbols = item.style(QgsLegendStyle.Symbol)
    symbols.setMargin(QgsLegendStyle.Top, 1.3 * scale)  # QGIS's own 2.5 mm between rows would make long legends small
    item.setStyle(QgsLegendStyle.Symbol, symbols)
    item.setSymbolWidth(6 * scale)
    item.setSymbolHeight(3.6 * scale)
    item.setColumnSpace(6 * scale)


def fill_legend(
    item: QgsLayoutItemLegend,
    layers: Mapping[str, QgsMapLayer],
    shown: list[QgsMapLayer],
    title: str,
    roles: Iterable[str] = IN_LEGEND,
) -> None:
    """Put the shown layers into a legend, the hexagons first, and make it as large as its place allows."""
    tree: QgsLayerTree = item.model().rootGroup()
    tree.clear()
    drawn = {one.id() for one in shown}
    statistics = [one for one in shown if one.customProperty(ROLE) == STATISTIC]  # all that are on the map
    of_role = {**{role: [layer] for role, layer in layers.items()}, STATISTIC: statistics}
    there = [(role, one) for role in roles for one in of_role.get(role, ()) if one.id() in drawn]
    column = box_of(item)[2] / max(1, min(int(item.customProperty(_COLUMNS) or 1), len(there)))
    letters = 26 if column < 53 else 34 if column < 80 else 50
    for role, layer in there:
        entries = needed(layer, item.linkedMap())
        if entries == []:
            continue
        node = tree.addLayer(layer)
        marks = marks_for(layer, item.linkedMap())
        for number, mark in marks.items():
            QgsMapLayerLegendUtils.setLegendNodeCustomSymbol(node, number, mark)
        if entries is not None:
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, entries)
        wide = int((column - _BESIDE_TEXT) / _LETTER) if column < _NARROW else 1000
        narrow = _wrap_rows(item, node, wide, counted_on_map(layer, item.layout()))
        if marks or narrow or entries is not None:
            item.model().refreshLayerLegend(node)
        if isinstance(layer, QgsRasterLayer):  # without the line that names its band
            count, classes = len(item.model().layerLegendNodes(node)), len(layer.renderer().legendSymbologyItems())
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(max(0, count - classes), count)))
            item.model().refreshLayerLegend(node)
        if role == "hexes":
            node.setCustomProperty("legend/title-label", label_text(wrapped(title, letters)))
        elif role == "old_authorities":
            node.setCustomProperty("legend/title-label", tr("Authorities of today"))
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.SymbolLabel)
        elif about := about_of(layer):
            name = layer.name() if role == STATISTIC else about["legend"]
            node.setCustomProperty("legend/title-label", label_text(wrapped(name, letters)))
        else:
            QgsLegendRenderer.setNodeLegendStyle(
                node, QgsLegendStyle.Hidden if role in PLACES else QgsLegendStyle.SymbolLabel
            )
    _fit_legend(item)


def _wrap_rows(item: QgsLayoutItemLegend, node: QgsLayerTreeLayer, letters: int, bare: set[int]) -> bool:
    """Break rows of a layer with more letters, take the count off the ``bare`` ones; whether there is one."""
    found = False
    for number, row in enumerate(item.model().layerOriginalLegendNodes(node)):
        label = str(row.data(Qt.ItemDataRole.DisplayRole) or "")
        own = without_count(label) if number in bare else label
        if len(own) > letters or own != label:
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, number, wrapped(own, letters))
            found = True
    return found


def _fit_legend(item: QgsLayoutItemLegend) -> None:
    """The largest letters with which the legend stays within its box.

    Layers are kept together if letters that can be read allow it; then they are split over the columns; letters below
    that only where the legend would run into what stands beside it otherwise.
    """
    if not item.customProperty(BOX):
        item.adjustBoxSize()
        return
    _, _, width, height = box_of(item)
    for scale, columns, split in _ways(item):
        _set_legend_size(item, scale)
        item.setColumnCount(columns)
        item.setSplitLayer(split)
        needed = legend_size(item)
        if needed.width() <= width and needed.height() <= height:
            item.attemptResize(QgsLayoutSize(needed.width(), needed.height(), QgsUnitTypes.LayoutMillimeters))
            break
    item.adjustBoxSize()


def _ways(item: QgsLayoutItemLegend) -> Iterator[tuple[float, int, bool]]:
    """Size, columns, and whether a layer may be split over them: the best first."""
    base, columns = float(item.customProperty(SIZE) or 1.0), int(item.customProperty(_COLUMNS) or 1)
    least = _LEAST / {style: size for style, size, *_ in _LEGEND_TEXTS}[QgsLegendStyle.SymbolLabel]
    count = max(0, int((base - least) / _STEP + 1e-9))
    good = list(dict.fromkeys([*(base - step * _STEP for step in range(count + 1)), min(base, least)]))
    for split in (False, True):
        for scale in good:
            for number in (columns, columns + 1, *range(columns - 1, 0, -1)):
                if number > int(split):
                    yield scale, number, split
    small = good[-1] - _STEP
    while small > _TINIEST:
        yield from ((small, number, number > 1) for number in (columns, columns + 1))
        small -= _STEP


def legend_size(item: QgsLayoutItemLegend) -> Any:
    """Width and height in mm that a legend's contents need."""
    context = QgsLayoutUtils.createRenderContextForLayout(item.layout(), None, 300)
    return QgsLegendRenderer(item.model(), item.legendSettings()).minimumSize(context)


def wrapped(wording: str, width: int = 34) -> str:
    """Words broken into lines of at most ``width`` letters."""
    return textwrap.fill(" ".join(wording.split()), width, break_long_words=False, break_on_hyphens=False)


def scale_bar(layout: QgsPrintLayout, at: tuple[float, float], *, longest: float, size: float) -> QgsLayoutItemScaleBar:
    """A scale bar in kilometres, of a round length up to so many mm, its lower left corner at a place."""
    item = QgsLayoutItemScaleBar(layout)
    item.setId("mc_scale")
    item.setStyle("Single Box")
    item.setUnits(QgsUnitTypes.DistanceKilometers)
    item.setUnitLabel("km")
    item.setNumberOfSegmentsLeft(0)
    item.setNumberOfSegments(2)
    item.setHeight(1.6)
    item.setBoxContentSpace(0)
    item.setLabelBarSpace(1.2)
    item.setTextFormat(text_format(size))
    item.setCustomProperty(SIZE, longest)
    layout.addLayoutItem(item)
    item.setReferencePoint(QgsLayoutItem.LowerLeft)
    item.attemptMove(QgsLayoutPoint(*at, QgsUnitTypes.LayoutMillimeters))
    return item


def fit_scale(item: QgsLayoutItemScaleBar, themap: QgsLayoutItemMap) -> None:
    """Link a scale bar with a map and give it a round length; in an atlas QGIS finds one for each page."""
    longest = float(item.customProperty(SIZE) or 45.0)
    item.setLinkedMap(themap)
    if themap.atlasDriven():
        item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
        item.setMinimumBarWidth(longest * 0.35)
        item.setMaximumBarWidth(longest * 0.9)
    else:
        item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFixed)
        kilometres = themap.scale() * longest * 0.93e-6
        series = [step * 10.0**power for power in range(-3, 4) for step in (1, 2, 4)]
        item.setUnitsPerSegment(max((one for one in series if one <= kilometres), default=series[0]) / 2)
    item.attemptResize(item.minimumSize())  # by itself it only grows
    item.update()


def fill_table(
    table: QgsLayoutItemManualTable,
    rows: Sequence[Sequence[str]],
    size: float,
    widths: Iterable[float],
    heights: Iterable[float],
    figures: int = 1,
) -> None:
    """Put rows into a table, the first as its head; widths and heights in mm with margins and lines, and the columns
    from ``figures`` on are numbers.
    """
    cells = [[QgsTableCell(wording) for wording in row] for row in rows]
    for head, row in zip((True, *[False] * len(cells)), cells):
        for column, cell in enumerate(row):
            cell.setTextFormat(text_format(size, bold=head))
            cell.setHorizontalAlignment(
                Qt.AlignmentFlag.AlignRight if column >= figures else Qt.AlignmentFlag.AlignLeft
            )
            cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    table.setTableContents(cells)
    spare = 2 * table.cellMargin() + table.gridStrokeWidth()
    table.setColumnWidths([one - spare for one in widths])
    table.setRowHeights([one - spare for one in heights])
    table.refresh()


def north_arrow(layout: QgsPrintLayout, box: Sequence[float]) -> None:
    """An arrow to grid north."""
    item = QgsLayoutItemPicture(layout)
    item.setId("mc_north")
    item.setPicturePath(ARROW)
    place(layout, item, box)
    item.setToolTip(tr("Grid north"))
