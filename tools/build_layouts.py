"""Rebuild resources/layouts: the templates of the printed pages, their manifest, and the outline of Great Britain for the locator.

    xvfb-run -a .venv/bin/python tools/build_layouts.py [--out folder] [--outline]

The pages are designed here, in millimetres of an A4 page. On A3 the maps grow by the square root of two and the letters
hardly: heads and feet take less of the page there, and the maps what they leave. QGIS's own classes write the files, so
that they are what QGIS reads; identifiers that QGIS draws by chance are replaced, so that the same code gives the same
bytes. ``--outline`` also remakes the outline from the world map that QGIS ships (Natural Earth, public domain).
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutTable,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsSimpleFillSymbolLayer,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt  # noqa: E402 - as the imports above: the path is set first
from qgis.PyQt.QtGui import QColor  # noqa: E402

from midlands_clusters_plugin.cartography.page import fitting  # noqa: E402
from midlands_clusters_plugin.cartography.page import furniture as put  # noqa: E402
from midlands_clusters_plugin.cartography.style.labels import FONT, own_font  # noqa: E402

OUT = ROOT / "resources" / "layouts"
INK, GREY, ACCENT, WARNING = "#1a1a1a", "#4d5156", "#12436d", "#801650"
M = 10.0  # margin of an A4 page
ROW = 19.6  # of key figures
TABLE = 36.0  # height of the table of authorities
STRIP = 10.5  # under a map: key of the places, scale bar, arrow
KIND_NAMES = {
    "map": ("One map", "One map with its legend beside or below it."),
    "figures": ("Map with key figures", "One map, the cluster's key figures and the leading authorities."),
    "sheet": ("Cluster sheet", "Businesses, employees, turnover and places as four small maps that are read together."),
    "oblique": ("Oblique map", "Columns as high as their value, seen from the south, with the legend below."),
    "atlas": ("Atlas", "One page an authority, with its own title, figures, legend and overview map."),
    "oblique_atlas": (
        "Oblique atlas",
        "One page an authority: its columns alone, its figures, the legend and an overview map.",
    ),
    "oblique_sheet": (
        "Oblique cluster sheet",
        "Businesses, employees and turnover as oblique maps, and the places: the 2023 report's own form.",
    ),
    "pair": (
        "Two maps, one key",
        "Two maps of the project side by side, with the same classes, sizes and colours: two clusters, areas or dates.",
    ),
    "before_after": (
        "Before and after",
        "A map by new authorities: two maps under the outlines of today and the new ones, the table of old by new, and "
        "key figures of each new authority.",
    ),
}


@dataclass
class Sheet:
    """One page under construction; boxes are given in mm of the A4 page of the same orientation."""

    kind: str
    paper: str
    orientation: str
    layout: QgsPrintLayout
    scale: float = field(init=False)
    type_scale: float = field(init=False)
    width: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.scale = math.sqrt(2) if self.paper == "A3" else 1.0
        self.type_scale = 1.06 if self.paper == "A3" else 1.0
        self.width, self.height = (297.0, 210.0) if self.orientation == "landscape" else (210.0, 297.0)
        page: QgsLayoutItemPage = self.layout.pageCollection().page(0)
        page.setPageSize(self.paper, getattr(QgsLayoutItemPage, self.orientation.capitalize()))

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * M

    @property
    def line(self) -> float:
        """How high a line of letters is on this paper, against one on A4, in its own measure."""
        return self.type_scale / self.scale

    @property
    def side(self) -> float:
        """Width of a column of key figures beside a map."""
        return 98.0 if self.paper == "A4" else 80.0

    def box(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        return tuple(round(one * self.scale, 2) for one in (x, y, width, height))

    def text(
        self, ident: str, box: tuple, size: float, *, bold: bool = False, shade: str = INK, right: bool = False
    ) -> QgsLayoutItemLabel:
        points = max(size * self.type_scale, 7.0 if self.paper == "A3" else 0.0)
        label = put.text(self.layout, ident, "", self.box(*box), size=round(points, 2), bold=bold, shade=shade)
        label.removeCustomProperty(put.PROPOSED)
        if right:
            label.setHAlign(Qt.AlignmentFlag.AlignRight)
        return label

    def rule(
        self, x: float, y: float, width: float, *, shade: str = "#c4c8cc", thick: float = 0.25, ident: str = ""
    ) -> None:
        """A thin horizontal bar."""
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Rectangle)
        fill = QgsSimpleFillSymbolLayer(QColor(shade))
        fill.setStrokeStyle(Qt.PenStyle.NoPen)
        symbol = item.symbol().clone()
        symbol.changeSymbolLayer(0, fill)
        item.setSymbol(symbol)
        item.setId(f"mc_{ident}" if ident else "")
        put.place(self.layout, item, self.box(x, y, width, thick))

    def map(self, ident: str, box: tuple, *, frame: bool = True) -> QgsLayoutItemMap:
        item = QgsLayoutItemMap(self.layout)
        item.setId(f"mc_{ident}")
        put.place(self.layout, item, self.box(*box))
        item.setFrameEnabled(frame)
        item.setFrameStrokeColor(QColor("#9aa0a6"))
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2, QgsUnitTypes.LayoutMillimeters))
        item.setBackgroundColor(QColor("#ffffff"))
        width, height = item.rect().width(), item.rect().height()
        item.setExtent(QgsRectangle.fromCenterAndSize(QgsPointXY(450_000, 310_000), width * 1000, height * 1000))
        return item

    def picture(self, ident: str, box: tuple, anchor: Any = None) -> QgsLayoutItemPicture:
        item = QgsLayoutItemPicture(self.layout)
        item.setId(f"mc_{ident}")
        put.place(self.layout, item, self.box(*box))
        if anchor is not None:
            item.setPictureAnchor(anchor)
        return item

    def legend(self, ident: str, box: tuple, *, columns: int = 1, size: float = 1.0) -> QgsLayoutItemLegend:
        scale = round(size * self.type_scale, 3)
        return put.empty_legend(self.layout, ident, self.box(*box), scale=scale, columns=columns)

    def key(self, box: tuple) -> None:
        """The key of the places in a column of its own."""
        put.empty_legend(self.layout, "key", self.box(*box), scale=round(0.9 * self.type_scale, 3))

    def scale_and_north(self, x: float, bottom: float, width: float) -> None:
        """Scale bar at the left of a strip, arrow at its right; both end at ``bottom``."""
        longest = (width - 12) * self.scale
        put.scale_bar(self.layout, self.box(x, bottom, 1, 1)[:2], longest=longest, size=8 * self.type_scale)
        put.north_arrow(self.layout, self.box(x + width - 7, bottom - 9, 7, 9))

    def below_map(self, area: tuple) -> None:
        """A strip under a map: the key of the places on it, the scale bar, the arrow."""
        x, y, width, height = area
        under, tall = y + height + 1.2, STRIP - 1.2
        put.empty_legend(
            self.layout, "key", self.box(x, under, width - 46, tall), scale=round(0.84 * self.type_scale, 3), columns=5
        )
        self.scale_and_north(x + width - 42, under + tall, 42)


def head(sheet: Sheet, beside: float = 0.0) -> float:
    """Title, subtitle and the rule under them; ``beside`` is left free at the subtitle's right. Returns where the page's body begins."""
    k = sheet.line
    if sheet.orientation == "landscape":
        sheet.text("title", (M, 7.5, sheet.inner, 11 * k), 20, bold=True)
        sheet.text("subtitle", (M, 7.5 + 11.1 * k, sheet.inner - beside, 5 * k), 9.4, shade=GREY)
        top = 7.5 + 17 * k
        sheet.rule(M, top, sheet.inner, shade=ACCENT, thick=0.5)
        return top + 3.5
    title = sheet.text("title", (M, 7, sheet.inner, 17 * k), 19, bold=True)
    title.setVAlign(Qt.AlignmentFlag.AlignBottom)  # a title of one line stands at its subtitle
    sheet.text("subtitle", (M, 7 + 17.4 * k, sheet.inner - beside, 8.6 * k), 9, shade=GREY)
    top = 7 + 26.8 * k
    sheet.rule(M, top, sheet.inner, shade=ACCENT, thick=0.5)
    return top + 3.2


def foot(sheet: Sheet) -> float:
    """Notes, sources, organisation and logo; returns where the page's body ends."""
    landscape, k = sheet.orientation == "landscape", sheet.line
    top = sheet.height - 10 - (21 if landscape else 35) * k
    notes = (96.0, 131.0) if landscape else (92.0, 92.0)
    gap, size = 6.0, 7.0
    right = M + notes[0] + gap
    sheet.rule(M, top, sheet.inner)
    for ident, left, width in (("notes_heading", M, notes[0]), ("sources_heading", right, notes[1])):
        sheet.text(ident, (left, top + 1.8 * k, width, 3.4 * k), size, bold=True, shade=INK)
    wording = top + 5.2 * k
    if landscape:
        height = 19.5 * k
        sheet.text("notes", (M, wording, notes[0], height), size, shade=GREY)
        sheet.text("credits", (right, wording, notes[1], height), size, shade=GREY)
        mark = right + notes[1] + gap
        sheet.picture("logo", (mark, top + 2 * k, sheet.width - M - mark, 12 * k), QgsLayoutItemPicture.UpperRight)
        sheet.text(
            "organisation", (mark, top + 15 * k, sheet.width - M - mark, 9.6 * k), 8, bold=True, shade=INK, right=True
        )
    else:
        sheet.text("notes", (M, wording, notes[0], 34 * k), size, shade=GREY)
        sheet.text("credits", (right, wording, notes[1], 24 * k), size, shade=GREY)
        sheet.text("organisation", (right, top + 32.5 * k, 50, 7 * k), 8, bold=True, shade=INK)
        sheet.picture("logo", (sheet.width - M - 38, top + 30 * k, 38, 10 * k), QgsLayoutItemPicture.LowerRight)
    return top - 3.0


def watermark(sheet: Sheet, box: tuple) -> None:
    """Large pale letters over the map, empty unless the settings have a watermark."""
    x, y, width, height = box
    label = sheet.text("watermark", (x + 4, y + height / 2 - 14, width - 8, 28), 54, bold=True, shade=INK)
    label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    label.setItemOpacity(0.16)


def tiles(sheet: Sheet, x: float, y: float, width: float, columns: int, count: int = 6, gap: float = 4.0) -> float:
    """Key figures: a rule, a large number, what it counts, a remark; returns where they end."""
    k = sheet.line
    each, row = (width - gap * (columns - 1)) / columns, ROW * k
    for index in range(count):
        left, top = x + (each + gap) * (index % columns), y + row * (index // columns)
        number = index + 1
        sheet.rule(left, top, each, shade=ACCENT, thick=0.35, ident=f"line_{number}")
        sheet.text(f"value_{number}", (left, top + 1.4 * k, each, 6.4 * k), 15, bold=True, shade=ACCENT)
        sheet.text(f"caption_{number}", (left, top + 7.8 * k, each, 8.2 * k), 7, shade=INK)
        sheet.text(f"remark_{number}", (left, top + 15.9 * k, each, 3.2 * k), 6.5, shade=GREY)
    return y + row * math.ceil(count / columns)


def table(sheet: Sheet, box: tuple, ident: str = "table", size: float = 8) -> None:
    """The leading authorities, or those before and after; columns and rows get their words later."""
    made = QgsLayoutItemManualTable.create(sheet.layout)
    sheet.layout.addMultiFrame(made)
    made.setShowGrid(True)
    made.setVerticalGrid(False)
    made.setGridColor(QColor("#d5dade"))
    made.setGridStrokeWidth(0.15)
    made.setCellMargin(0.5)
    made.setHeaderMode(QgsLayoutTable.NoHeaders)
    made.setContentTextFormat(put.text_format(size * sheet.type_scale))
    if ident != "table":
        made.setWrapBehavior(QgsLayoutTable.WrapText)
    made.setBackgroundColor(QColor(255, 255, 255, 0))
    frame = QgsLayoutFrame(sheet.layout, made)
    frame.setId(f"mc_{ident}")
    fitting.move(frame, sheet.box(*box))
    frame.setBackgroundEnabled(False)
    made.addFrame(frame)


def insets(
    sheet: Sheet, x: float, y: float, width: float, height: float, across: int, count: int = 3, gap: float = 3.0
) -> None:
    """Room for windows in a column or in a row, each with its heading; and the letters that name them on the map."""
    down = count // across
    each, tall = (width - gap * (across - 1)) / across, (height - gap * (down - 1)) / down
    wording = 4.4 * sheet.line
    for index in range(count):
        number, left, top = index + 1, x + (each + gap) * (index % across), y + (tall + gap) * (index // across)
        sheet.text(f"inset_heading_{number}", (left, top, each, wording), 8, bold=True)
        sheet.map(f"inset_{number}", (left, top + wording, each, tall - wording))
        letter = sheet.text(f"inset_letter_{number}", (left, top, 4 * sheet.line, 4.2 * sheet.line), 9, bold=True)
        letter.setHAlign(Qt.AlignmentFlag.AlignHCenter)
        letter.setVisibility(False)


def map_page(sheet: Sheet) -> None:
    """(a) One map; of a region, beside it where most lies, larger."""
    top, bottom, k = head(sheet), foot(sheet), sheet.line
    if sheet.orientation == "landscape":
        width, legend = 76.0, 42 * k
        left = sheet.width - M - width
        area = (M, top, sheet.inner - width - 4, bottom - top - STRIP)
        sheet.map("map", area)
        sheet.legend("legend", (left, top, width - 19, legend), size=0.95)
        sheet.picture("overview", (left + width - 18, top, 18, legend - 10 * k), QgsLayoutItemPicture.UpperRight)
        sheet.text(
            "caveat",
            (left + width - 18, top + legend - 9.6 * k, 18, 9.6 * k),
            6.6,
            bold=True,
            shade=WARNING,
            right=True,
        )
        insets(sheet, left, top + legend + 1.5, width, bottom - top - legend - 1.5, 1)
    else:
        low = 66.0 if sheet.paper == "A4" else 62.0
        area = (M, top, sheet.inner, bottom - top - STRIP - low - 3)
        below = bottom - low
        sheet.map("map", area)
        sheet.legend("legend", (M, below, 46, 40 * k), size=0.92)
        sheet.picture("overview", (M, below + 40 * k + 1, 16, low - 40 * k - 1), QgsLayoutItemPicture.LowerLeft)
        sheet.text("caveat", (M + 18, bottom - 12 * k, 28, 12 * k), 8, bold=True, shade=WARNING)
        insets(sheet, M + 49, below, sheet.inner - 49, low, 3)
    sheet.below_map(area)
    watermark(sheet, area)


def figures_page(sheet: Sheet) -> None:
    """(b) Map and key figures."""
    top, bottom, k = head(sheet), foot(sheet), sheet.line
    if sheet.orientation == "landscape":
        width = sheet.side
        area = (M, top, sheet.inner - width - 6, bottom - top - STRIP)
        left = sheet.width - M - width
        sheet.map("map", area)
        sheet.below_map(area)
        end = tiles(sheet, left, top, width, 3)
        table(sheet, (left, end + 1.5, width, TABLE * k))
        lower, legend, right = end + 4 + TABLE * k, 38 * k, left + width - 20
        sheet.legend("legend", (left, lower, width - 21, legend), size=0.95)
        sheet.picture("overview", (right, lower, 20, legend - 10 * k), QgsLayoutItemPicture.UpperRight)
        caveat = (right, lower + legend - 9.6 * k, 20, 9.6 * k)
        sheet.text("caveat", caveat, 6.6, bold=True, shade=WARNING, right=True)
        insets(sheet, left, lower + legend + 1, width, bottom - lower - legend - 1, 2, 2)
    else:
        tall = bottom - top - STRIP - 5 - (ROW + 44) * k
        area = (M, top, sheet.inner, tall)
        sheet.map("map", area)
        sheet.below_map(area)
        end = tiles(sheet, M, top + tall + STRIP + 2.5, sheet.inner, 6, gap=3.5)
        lower = end + 1
        sheet.legend("legend", (M, lower, 46, bottom - lower), size=0.95)
        sheet.picture("overview", (M + 47, lower, 13, 36 * k), QgsLayoutItemPicture.UpperRight)
        table(sheet, (M + 63, lower, 78, TABLE * k))
        sheet.text("caveat", (M + 63, bottom - 5 * k, 78, 5 * k), 8.5, bold=True, shade=WARNING)
        insets(sheet, M + 144, lower, sheet.inner - 144, bottom - lower, 1, 1)
    watermark(sheet, area)


def sheet_page(sheet: Sheet) -> None:
    """(c) Cluster sheet: four small maps, or two or three that have the page to themselves."""
    landscape, k = sheet.orientation == "landscape", sheet.line
    top, bottom = head(sheet, beside=72), foot(sheet)
    arranged = [panels(sheet, top, bottom, count) for count in (2, 3, 4)]
    for ident, box in arranged[-1].items():
        kind = ident.partition("_")[0]
        if kind == "map":
            item = sheet.map(ident, box)
        elif kind == "legend":
            item = sheet.legend(ident, box, size=0.84)
        else:
            bold, size, shade = (True, 11, INK) if kind == "heading" else (False, 8, GREY)
            item = sheet.text(ident, box, size, bold=bold, shade=shade)
        fitting.note_boxes(item, [sheet.box(*one.get(ident, box)) for one in arranged])
    if landscape:
        strip = min(36.0, 45 * k, beside_panel(sheet))
        sheet.scale_and_north(sheet.width - M - strip, bottom, strip)
        sheet.text(
            "caveat", (sheet.width - M - 70, 7.5 + 10.9 * k, 70, 4.8 * k), 9.5, bold=True, shade=WARNING, right=True
        )
    else:
        sheet.scale_and_north(sheet.width - M - 38, bottom, 38)
        sheet.text(
            "caveat", (sheet.width - M - 70, 7 + 21.4 * k, 70, 4.8 * k), 9.5, bold=True, shade=WARNING, right=True
        )
    watermark(sheet, (M, top, sheet.inner, bottom - top))


def beside_panel(sheet: Sheet) -> float:
    """Width of the legend beside a panel of a landscape sheet."""
    return 45.0 if sheet.paper == "A4" else 30.0


def panels(sheet: Sheet, top: float, bottom: float, count: int) -> dict[str, tuple[float, float, float, float]]:
    """Where the parts of a sheet of so many panels stand: of four two by two; of fewer as large as the page allows, all
    maps of one scale. The last panel shows the places, and leaves room for scale bar and arrow.
    """
    k, inner, under_heading = sheet.line, sheet.inner, 6.0 * sheet.line  # a map's distance from the top of its heading
    gap, low, found = 5.0 * k, 30 * k, {}

    def add(number: int, left: float, up: float, wide: float, tall: float, beside: float, more: float = 0.0) -> None:
        """A panel with its legend ``beside`` its map, so wide, or below it; ``more`` of its width is needed there."""
        found[f"heading_{number}"] = (left, up, wide, 5.2 * k)
        if beside:
            right, up, tall = left + wide - beside, up + under_heading, tall - under_heading
            found[f"map_{number}"] = (left, up, wide - beside - 3, tall)
            found[f"legend_{number}"] = (right, up, beside, 36 * k)
            found[f"differs_{number}"] = (right, up + 37 * k, beside, tall - 37 * k)
        else:
            under, last = up + tall - low, number == count
            found[f"map_{number}"] = (left, up + under_heading, wide, tall - low - under_heading - 2.5)
            found[f"legend_{number}"] = (left, under, wide - more if last else wide * 0.6, low)
            found[f"differs_{number}"] = (left + wide * 0.62, under, wide * 0.38, low)

    if count == 4:
        each, tall = (inner - gap) / 2, (bottom - top - gap) / 2
        beside = beside_panel(sheet) if sheet.orientation == "landscape" else 0.0
        for index in range(4):
            add(index + 1, M + (each + gap) * (index % 2), top + (tall + gap) * (index // 2), each, tall, beside, 40)
    elif sheet.orientation == "landscape":
        each = (inner - gap * (count - 1)) / count
        tall = min(bottom - top, 1.08 * each + low + under_heading + 2.5)  # the land round a region ends beyond that
        for index in range(count):
            add(index + 1, M + (each + gap) * index, top, each, tall, 0.0, 40)
    elif count == 3:
        each, high = (inner - gap) / 2, (bottom - top - gap - low - 2.5) / 2
        for index in range(2):
            add(index + 1, M + (each + gap) * index, top, each, high + low + 2.5, 0.0)
        add(3, M, bottom - high, inner, high, 50.0 if sheet.paper == "A4" else 38.0)
    else:
        tall = (bottom - top - gap) / 2
        for index in range(2):
            add(index + 1, M, top + (tall + gap) * index, inner, tall, 50.0 if sheet.paper == "A4" else 38.0)
    return {ident: box for ident, box in found.items() if ident != f"differs_{count}"}


def oblique_page(sheet: Sheet) -> None:
    """(d) The oblique map, which is wide, with its legend below; in portrait there is room for key figures."""
    top, bottom, k = head(sheet), foot(sheet), sheet.line
    if sheet.orientation == "landscape":
        band = 33.0 * k
        lower = bottom - band
        area = (M, top, sheet.inner, lower - 3 - top)
        sheet.legend("legend", (M, lower, 78, band), size=0.9)
        sheet.key((M + 84, lower, 62, band))
        sheet.text("words", (M + 154, lower, 74, band - 10 * k), 8, shade=GREY)
        sheet.text("caveat", (M + 154, bottom - 9 * k, 74, 9 * k), 9.5, bold=True, shade=WARNING)
        sheet.picture("overview", (sheet.width - M - 20, lower, 20, band), QgsLayoutItemPicture.LowerRight)
        sheet.picture("north", (sheet.width - M - 34, bottom - 11, 8, 11))
    else:
        low = 0.5 + 2.5 + 4 + (ROW + TABLE + 33) * k
        area = (M, top, sheet.inner, bottom - low - 3 - top)
        lower = tiles(sheet, M, bottom - low, sheet.inner, 6, gap=3.5) + 2.5
        middle = lower + 4 + TABLE * k
        table(sheet, (M, lower, 92, TABLE * k))
        sheet.text("words", (M + 98, lower, 62, 26 * k), 8, shade=GREY)
        sheet.text("caveat", (M + 98, lower + 28 * k, 60, 9.4 * k), 9.5, bold=True, shade=WARNING)
        sheet.legend("legend", (M, middle, 92, bottom - middle), size=0.95)
        sheet.key((M + 98, middle, 70, bottom - middle))
        sheet.picture("overview", (sheet.width - M - 26, lower, 26, 45 * k), QgsLayoutItemPicture.UpperRight)
        sheet.picture("north", (sheet.width - M - 8, bottom - 11, 8, 11))
    sheet.map("map", area)
    watermark(sheet, area)


def atlas_page(sheet: Sheet) -> None:
    """(e) One page an authority."""
    top, bottom, k = head(sheet), foot(sheet), sheet.line
    if sheet.orientation == "landscape":
        width = sheet.side
        area = (M, top, sheet.inner - width - 6, bottom - top - STRIP)
        left = sheet.width - M - width
        sheet.map("map", area).setAtlasDriven(True)
        sheet.below_map(area)
        lower = tiles(sheet, left, top, width, 3) + 3
        middle = lower + 36 * k
        sheet.legend("legend", (left, lower, width - 32, 34 * k), size=0.95)
        sheet.text("caveat", (left + width - 30, lower, 30, 14 * k), 8.5, bold=True, shade=WARNING)
        sheet.text("overview_heading", (left, middle, width, 4 * k), 8, bold=True)
        sheet.map("overview", (left, middle + 5 * k, width, bottom - middle - 5 * k), frame=False)
    else:
        low = 40.0 * k
        tall = bottom - top - STRIP - 6 - ROW * k - low
        area = (M, top, sheet.inner, tall)
        sheet.map("map", area).setAtlasDriven(True)
        sheet.below_map(area)
        lower = tiles(sheet, M, top + tall + STRIP + 2.5, sheet.inner, 6, gap=3.5) + 2
        sheet.legend("legend", (M, lower, 84, bottom - lower), size=0.95)
        sheet.text("caveat", (M + 86, lower, 36, 13 * k), 9, bold=True, shade=WARNING)
        wide = 64.0
        sheet.text("overview_heading", (sheet.width - M - wide, lower, wide, 4 * k), 8, bold=True)
        sheet.map("overview", (sheet.width - M - wide, lower + 4 * k, wide, bottom - lower - 4 * k), frame=False)
    watermark(sheet, area)


def oblique_atlas_page(sheet: Sheet) -> None:
    """(f) One page an authority, its columns alone over a tilted ground; landscape only, for the ground is wide."""
    top, bottom, k = head(sheet), foot(sheet), sheet.line
    width = sheet.side
    area = (M, top, sheet.inner - width - 6, bottom - top)
    left = sheet.width - M - width
    sheet.map("map", area)
    lower = tiles(sheet, left, top, width, 3) + 3
    classes, narrow = 48 * k, width / 2 - 1
    sheet.legend("legend", (left, lower, narrow, classes), size=0.95)
    sheet.key((left, lower + classes + 2, narrow, bottom - lower - classes - 2))
    right, tall = left + width - narrow, 40.0
    sheet.text("overview_heading", (right, lower, narrow, 6.8 * k), 7, bold=True)
    sheet.map("overview", (right, lower + 7 * k, narrow, tall), frame=False)
    words = lower + 10 * k + tall
    sheet.text("words", (right, words, narrow, bottom - 25 - words), 7.5, shade=GREY)
    sheet.text("caveat", (right, bottom - 24, narrow, 9), 8.5, bold=True, shade=WARNING)
    sheet.picture("north", (right + narrow - 8, bottom - 11, 8, 11))
    watermark(sheet, area)


def oblique_sheet_page(sheet: Sheet) -> None:
    """(g) The report's own form: an oblique map a metric, and the places; landscape only, for the ground is wide."""
    top, bottom, k = head(sheet, beside=72), foot(sheet), sheet.line
    gap, below = 5.0 * k, 6.0 * k
    each, tall = (sheet.inner - gap) / 2, (bottom - top - gap) / 2
    beside = 40 * k
    for index in range(4):
        number = index + 1
        left, up = M + (each + gap) * (index % 2), top + (tall + gap) * (index // 2)
        sheet.text(f"heading_{number}", (left, up, each, 5.2 * k), 11, bold=True)
        sheet.map(f"map_{number}", (left, up + below, each - beside - 3, tall - below))
        room = tall - (20 if number == 4 else 7)
        sheet.legend(f"legend_{number}", (left + each - beside, up + below, beside, room), size=0.84)
    strip = min(34.0, beside)
    sheet.scale_and_north(sheet.width - M - strip, bottom, strip)
    sheet.text("caveat", (sheet.width - M - 70, 7.5 + 10.9 * k, 70, 4.8 * k), 9.5, bold=True, shade=WARNING, right=True)
    watermark(sheet, (M, top, sheet.inner, bottom - top))


def pair_page(sheet: Sheet) -> None:
    """(h) Two maps of one scale under one key."""
    top, bottom, k = head(sheet, beside=72), foot(sheet), sheet.line
    low, gap, wide = 15.0, 5.0, sheet.orientation == "landscape"
    each = (sheet.inner - gap) / 2 if wide else sheet.inner
    tall = bottom - top - low - 2 if wide else (bottom - top - low - 2 - gap) / 2
    for index in range(2):
        left, up = (M + (each + gap) * index, top) if wide else (M, top + (tall + gap) * index)
        sheet.text(f"heading_{index + 1}", (left, up, each, 5.2), 11, bold=True)
        sheet.map(f"map_{index + 1}", (left, up + 6, each, tall - 6))
    sheet.legend("legend", (M, bottom - low, sheet.inner - 48, low), size=0.95, columns=6 if wide else 3)
    sheet.scale_and_north(sheet.width - M - 42, bottom, 42)
    right = (
        (sheet.width - M - 70, 7.5 + 10.9 * k, 70, 4.8 * k)
        if wide
        else (sheet.width - M - 70, 7 + 21.4 * k, 70, 4.8 * k)
    )
    sheet.text("caveat", right, 9.5, bold=True, shade=WARNING, right=True)
    watermark(sheet, (M, top, sheet.inner, bottom - top))


def before_after_page(sheet: Sheet) -> None:
    """(i) The hexagons under the outlines of today and under the new ones; the table of old by new; key figures."""
    top, bottom, k = head(sheet, beside=72), foot(sheet), sheet.line
    low, gap = (46.0 if sheet.paper == "A4" else 36.0), 5.0  # on A3 letters and rows hardly grow, so the maps do
    each, tall = (sheet.inner - gap) / 2, bottom - top - low - 2
    for index in range(2):
        left = M + (each + gap) * index
        sheet.text(f"heading_{index + 1}", (left, top, each, 5.2), 11, bold=True)
        sheet.map(f"map_{index + 1}", (left, top + 6, each, tall - 6))
    up = bottom - low
    sheet.legend("legend", (M, up, 44, low - 10), size=0.85)
    sheet.scale_and_north(M, bottom, 42)
    left, width = M + 50, (sheet.inner - 50 - gap) / 2
    for number in (1, 2):
        at = left + (width + gap) * (number - 1)
        sheet.text(f"table_heading_{number}", (at, up, width, 4.4 * k), 8, bold=True)
        table(sheet, (at, up + 5 * k, width, low - 5 * k), f"table_{number}", 7.5)
    sheet.text("caveat", (sheet.width - M - 70, 7.5 + 10.9 * k, 70, 4.8 * k), 9.5, bold=True, shade=WARNING, right=True)
    watermark(sheet, (M, top, sheet.inner, tall))


PAGES = {
    "map": map_page,
    "figures": figures_page,
    "sheet": sheet_page,
    "oblique": oblique_page,
    "atlas": atlas_page,
    "oblique_atlas": oblique_atlas_page,
    "oblique_sheet": oblique_sheet_page,
    "pair": pair_page,
    "before_after": before_after_page,
}
_LANDSCAPE_ONLY = ("oblique_atlas", "oblique_sheet", "before_after")


def build(out: Path) -> list[Path]:
    """Write all templates and the manifest into a folder; returns the files."""
    out.mkdir(parents=True, exist_ok=True)
    project, entries, files = QgsProject(), [], []
    for kind, page in PAGES.items():
        for paper in ("A4", "A3"):
            for orientation in ("landscape", "portrait")[: 1 if kind in _LANDSCAPE_ONLY else 2]:
                ident = f"{kind}_{paper.lower()}_{orientation}"
                layout = QgsPrintLayout(project)
                layout.initializeDefaults()
                layout.setName(ident)
                page(Sheet(kind, paper, orientation, layout))
                files.append(_save(layout, out / f"{ident}.qpt"))
                name, about = KIND_NAMES[kind]
                entries.append(
                    {
                        "id": ident,
                        "name": f"{name}, {paper} {orientation}",
                        "kind": kind,
                        "paper": paper,
                        "orientation": orientation,
                        "file": f"{ident}.qpt",
                        "description": about,
                    }
                )
    manifest = out / "manifest.json"
    manifest.write_text(json.dumps({"version": 1, "templates": entries}, indent=1) + "\n", encoding="utf-8")
    return [*files, manifest]


def _save(layout: QgsPrintLayout, path: Path) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "page.qpt"
        if not layout.saveAsTemplate(str(raw), QgsReadWriteContext()):
            raise SystemExit(f"QGIS did not write {path.name}")
        text = raw.read_text(encoding="utf-8").replace(f'"{own_font()}', f'"{FONT}')
    numbers: dict[str, str] = {}
    text = re.sub(
        r"<[A-Za-z][^<>]*>", lambda hit: _sorted_tag(hit.group()), text
    )  # Qt writes attributes in an order of chance
    path.write_text(re.sub(r"\{[0-9a-f-]{36}\}", lambda hit: _counted(hit.group(), numbers), text), encoding="utf-8")
    return path


def _sorted_tag(tag: str) -> str:
    name = re.match(r"<[\w:.-]+", tag).group()
    pairs = sorted(re.findall(r'([\w:.-]+)="([^"]*)"', tag))
    return name + "".join(f' {key}="{value}"' for key, value in pairs) + ("/>" if tag.endswith("/>") else ">")


def _counted(uuid: str, numbers: dict[str, str]) -> str:
    return numbers.setdefault(uuid, f"{{00000000-0000-4000-8000-{len(numbers) + 1:012d}}}")


def build_outline(out: Path) -> Path:
    """Great Britain from QGIS's world map, in whole kilometres of the National Grid; islands of less than 60 km² left out."""
    source = Path(QgsApplication.pkgDataPath()) / "resources" / "data" / "world_map.gpkg"
    layer = QgsVectorLayer(f"{source}|layername=countries", "world", "ogr")
    to_grid = QgsCoordinateTransform(
        layer.crs(), QgsCoordinateReferenceSystem("EPSG:27700"), QgsProject().transformContext()
    )
    rings = []
    for feature in layer.getFeatures("\"NAME\" = 'United Kingdom' OR \"ISO_A3\" = 'GBR'"):
        for part in feature.geometry().asGeometryCollection():
            part.transform(to_grid)
            inside = part.boundingBox()
            ireland = (
                inside.xMaximum() < 210_000
                and inside.yMaximum() < 620_000
                and inside.yMinimum() > 430_000
                and inside.width() > 90_000
            )
            if ireland or part.area() < 60e6 or inside.xMinimum() < -50_000 or inside.xMaximum() > 700_000:
                continue
            line = part.simplify(1500).asPolygon()[0]
            rings.append([[round(point.x() / 1000), round(point.y() / 1000)] for point in line])
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    about = (
        "Great Britain, km of the British National Grid, from Natural Earth (public domain) as in QGIS's world_map.gpkg"
    )
    path = out / "great_britain.json"
    path.write_text(
        json.dumps({"about": about, "bounds": [min(xs), min(ys), max(xs), max(ys)], "rings": rings}) + "\n",
        encoding="utf-8",
    )
    return path


def main() -> None:
    """Build everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--outline", action="store_true", help="remake the outline of Great Britain too")
    options = parser.parse_args()
    application = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
    application.initQgis()
    files = build(options.out)
    if options.outline:
        files.append(build_outline(options.out))
    print(f"{len(files)} files in {options.out}, {sum(one.stat().st_size for one in files):,} bytes")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    import os

    os._exit(0)  # not sys.exit: QGIS may crash while Python takes it down, with all work done
