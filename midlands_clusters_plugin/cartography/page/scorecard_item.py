"""The scorecard on a page of its own behind a layout's first, as QGIS's own items: a table, a heading and the
source.
"""

from __future__ import annotations

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutItemPage,
    QgsLayoutTable,
    QgsPrintLayout,
    QgsTableCell,
)
from qgis.PyQt.QtCore import QRectF, Qt

from ...core.base.i18n import tr
from ...core.catalogue.scorecard_table import Scorecard, shown
from ..page_text.scorecard_html import REPORT, title_of
from . import furniture as put

ID = "mc_scorecard"
_MARGIN, _TOP, _FOOT = 12.0, 26.0, 16.0  # mm
_SHARES = (0.05, 0.30, 0.33, 0.12, 0.20)  # of the width: number, metric, report, loaded, difference
_LETTERS = 52  # of a printed value: longer lists of names stand in the page's own export


def put_scorecard(layout: QgsPrintLayout, card: Scorecard) -> QgsLayoutFrame:
    """Add a page with the card to a layout; a card that an earlier call put in is replaced. Returns the table's frame.

    The page has the size of the layout's first. All 26 rows are on it, the printed values as printed (long lists of
    names shortened by an
    ellipsis), so nothing but the context and the reasons is left to the exported card.
    """
    remove_scorecard(layout)
    first = layout.pageCollection().page(0)
    page = QgsLayoutItemPage(layout)
    page.setPageSize(first.pageSize())
    page.setId(ID)
    layout.pageCollection().addPage(page)
    width, height = page.pageSize().width(), page.pageSize().height()
    top = page.pos().y()
    inner = width - 2 * _MARGIN
    put.text(layout, "scorecard_title", title_of(card), (_MARGIN, top + _MARGIN - 4, inner, 10), size=16, bold=True)
    wording = tr(
        "Printed values: {}. Errors of the report are not mended. Clusters differ in definition and size: this is no "
        "ranking."
    )
    put.text(
        layout,
        "scorecard_source",
        wording.format(REPORT),
        (_MARGIN, top + height - _FOOT + 2, inner, 10),
        size=7,
        shade="#3d3d3d",
    )
    return _table(layout, card, QRectF(_MARGIN, top + _TOP, inner, height - _TOP - _FOOT))


def remove_scorecard(layout: QgsPrintLayout) -> None:
    """Take the card's page out again, with all that stands on it."""
    pages = layout.pageCollection()
    for index in reversed(range(pages.pageCount())):
        if pages.page(index).id() == ID:
            for frame in layout.multiFrames():
                if isinstance(frame, QgsLayoutItemManualTable) and frame.customProperty(ID):
                    layout.removeMultiFrame(frame)
            for item in pages.itemsOnPage(index):
                if not isinstance(item, QgsLayoutItemPage):
                    layout.removeLayoutItem(item)
            pages.deletePage(index)


def _table(layout: QgsPrintLayout, card: Scorecard, box: QRectF) -> QgsLayoutFrame:
    rows = [
        [tr("No."), tr("Metric"), tr("Report, 2023"), tr("Loaded"), tr("Difference")],
        *map(_line, card.rows.to_dict("records")),
    ]
    table = QgsLayoutItemManualTable.create(layout)
    table.setCustomProperty(ID, True)
    layout.addMultiFrame(table)
    frame = QgsLayoutFrame(layout, table)
    frame.setId(f"{ID}_table")
    frame.attemptSetSceneRect(box)
    table.addFrame(frame)
    table.setHeaderMode(QgsLayoutTable.NoHeaders)
    table.setCellMargin(0.6)
    table.setGridStrokeWidth(0.1)
    table.setGridColor(put.GREY)
    tall = box.height() / len(rows)
    size = min(8.5, max(5.5, tall * 1.5))
    table.setTableContents(
        [
            [_cell(wording, size, number == 0, column > 2) for column, wording in enumerate(row)]
            for number, row in enumerate(rows)
        ]
    )
    spare = 2 * table.cellMargin() + table.gridStrokeWidth()
    table.setColumnWidths([share * box.width() - spare for share in _SHARES])
    table.setRowHeights([tall - spare - 0.05] * len(rows))
    table.refresh()
    return frame


def _line(row: dict) -> list[str]:
    printed = row["printed"] or "–"
    difference = shown(row["difference"], row["unit"]) if row["difference"] == row["difference"] else "–"
    short = printed if len(printed) <= _LETTERS else printed[: _LETTERS - 1].rstrip() + "…"
    return [row["number"], row["name"], short, shown(row["loaded"], row["unit"]), difference]


def _cell(wording: str, size: float, head: bool, right: bool) -> QgsTableCell:
    cell = QgsTableCell(wording)
    cell.setTextFormat(put.text_format(size, bold=head))
    cell.setHorizontalAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    return cell
