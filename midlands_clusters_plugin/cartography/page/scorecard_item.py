"""The scorecard as a printed page, as QGIS's own items in a layout of its own: a table, a heading and the source."""

from __future__ import annotations

from math import ceil

from qgis.core import QgsLayoutFrame, QgsLayoutItemManualTable, QgsLayoutTable, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import QRectF

from ...core.base.i18n import tr
from ...core.catalogue.scorecard_table import Scorecard, reasons, sample_note, shown
from ..page_text.scorecard_html import REPORT, title_of
from . import furniture as put
from .pages import new_page

ID = "mc_scorecard"
_MARGIN, _TOP, _FOOT = 12.0, 26.0, 16.0  # mm
_LINE, _LETTERS_WHY = 4.2, 150  # mm and letters of a line on why the loaded figures are not the report's
_SHARES = (0.05, 0.30, 0.33, 0.12, 0.20)  # of the width: number, metric, report, loaded, difference
_LETTERS = 46  # of a printed value in a line


def scorecard_layout(project: QgsProject, card: Scorecard) -> QgsPrintLayout:
    """A page with the card in the project's layouts; one of the same card is replaced. No page of a map is touched.

    All 26 rows are on it, the printed values as printed, so nothing but the context and the reasons is left to the
    exported card.
    """
    layout = new_page(project, title_of(card))
    size = layout.pageCollection().page(0).pageSize()
    width, height = size.width(), size.height()
    inner = width - 2 * _MARGIN
    put.text(layout, "scorecard_title", title_of(card), (_MARGIN, _MARGIN - 4, inner, 10), size=16, bold=True)
    top = _TOP
    if note := sample_note([card]):
        put.text(layout, "scorecard_sample", note, (_MARGIN, top - 8, inner, 6), size=11, bold=True, shade="#801650")
    if why := _why(card):
        begins, tall = top - (1 if note else 7), _LINE * ceil(len(why) / _LETTERS_WHY) + 1
        put.text(layout, "scorecard_why", why, (_MARGIN, begins, inner, tall), size=8.5)
        top = begins + tall + 1
    wording = tr(
        "Printed values: {}. Errors of the report are not mended. Clusters differ in definition and size: this is no "
        "ranking."
    )
    put.text(
        layout,
        "scorecard_source",
        wording.format(REPORT),
        (_MARGIN, height - _FOOT + 2, inner, 10),
        size=7,
        shade="#3d3d3d",
    )
    _table(layout, card, QRectF(_MARGIN, top, inner, height - top - _FOOT))
    project.layoutManager().addLayout(layout)
    return layout


def _why(card: Scorecard) -> str:
    """Why the figures of the two columns differ, as the exported card says in each row; "" where none does."""
    if card.loaded is None or not card.printed:
        return ""
    both = card.rows[["printed_number", "loaded"]].dropna()
    differs = (both["printed_number"] != both["loaded"]).any()
    return " ".join(line for lines in reasons(card.loaded) for line in lines) if differs else ""


def _table(layout: QgsPrintLayout, card: Scorecard, box: QRectF) -> None:
    rows = [
        [tr("No."), tr("Metric"), tr("Report, 2023"), tr("Loaded"), tr("Difference")],
        *map(_line, card.rows.to_dict("records")),
    ]
    table = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(table)
    frame = QgsLayoutFrame(layout, table)
    frame.setId(f"{ID}_table")
    frame.attemptSetSceneRect(box)
    table.addFrame(frame)
    table.setHeaderMode(QgsLayoutTable.NoHeaders)
    table.setWrapBehavior(QgsLayoutTable.WrapText)
    table.setCellMargin(0.6)
    table.setGridStrokeWidth(0.1)
    table.setGridColor(put.GREY)
    lines = [max(1, ceil(len(row[2]) / _LETTERS)) for row in rows]
    tall = box.height() / sum(lines)
    size = min(8.5, max(5.5, tall * 1.5))
    widths, heights = [share * box.width() for share in _SHARES], [tall * count - 0.05 for count in lines]
    put.fill_table(table, rows, size, widths, heights, figures=3)


def _line(row: dict) -> list[str]:
    difference = shown(row["difference"], row["unit"]) if row["difference"] == row["difference"] else "–"
    return [row["number"], row["name"], row["printed"] or "–", shown(row["loaded"], row["unit"]), difference]
