"""Several pages as one PDF: print layouts and texts, one after the other, with their numbers and an outline.

QGIS writes one layout a file. Its exporter draws a page with any painter, so all of them are drawn with the painter of
one PDF; texts are laid out by Qt with the same painter, and stay texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from qgis.core import QgsLayout, QgsLayoutExporter, QgsLayoutRenderContext, QgsPrintLayout, QgsVectorSimplifyMethod
from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from ...core.base.errors import Cancelled
from ...core.base.i18n import tr
from ...core.files.whole_file import write_beside
from ..page import furniture as put
from ..style.labels import own_font
from .outline import add_outline

_MM = 25.4
_MARGIN = 10.0  # mm round a text
_FOOT = 14.0  # mm below it
_NUMBER = 7.0  # points: the page's number and the line beside it
_STYLE = (
    "h1{{font-size:{:g}pt;margin-top:0px;margin-bottom:2px}} "
    "h2{{font-size:{:g}pt;margin-top:14px;margin-bottom:4px;color:#12436d}} "
    "h3{{font-size:{:g}pt;margin-top:10px;margin-bottom:2px}} td,th{{font-size:{:g}pt;vertical-align:top}} "
    "p,li{{margin-top:2px;margin-bottom:3px}} .warning{{color:#801650;font-weight:bold}} "
    "caption{{font-weight:bold}} .after{{padding-left:14px}} .figure{{padding-left:8px}} "
    "th{{text-align:left;font-weight:bold}}"
)
_LETTERS = (9.5, 8.5, 7.5)  # points: smaller ones where a document would have too many pages
_HEADS = (2.0, 1.3, 1.05, 0.9)  # times these: headings, and the cells of tables
Moved = Callable[[float], bool]  # told how much is done; returns whether to go on


@dataclass(frozen=True)
class Part:
    """Some pages of a document: a layout, or a text as simple HTML; ``title`` is its name in contents and outline."""

    title: str
    layout: QgsPrintLayout | None = None
    html: str = ""


@dataclass(frozen=True)
class Paper:
    """The paper of the texts, in mm."""

    width: float = 297.0
    height: float = 210.0


@dataclass(frozen=True)
class About:
    """What stands on the document as a whole: its title, the line at the foot of its texts and the warning there."""

    title: str
    foot: str = ""
    warning: str = ""


def write_book(
    path: Path,
    parts: Sequence[Part],
    about: About,
    *,
    paper: Paper,
    dpi: float = 300,
    moved: Moved = lambda _: True,
    most: int = 0,
) -> int:
    """Write the parts into one PDF, whole or not at all; returns how many pages it has. Where these would be more than
    ``most``, letters are made smaller, as far as they can be read.

    A part with the HTML ``CONTENTS`` becomes the list of all others. Raises UserError where the file cannot be written,
    Cancelled where ``moved`` says so.
    """
    counts: list[int] = []

    def write(made: Path) -> None:
        counts[:] = _write(made, parts, about, paper, dpi, moved, most)
        add_outline(made, list(zip((one.title for one in parts), first_pages(counts))))

    write_beside(path, write)
    return sum(counts)


CONTENTS = "contents"


def first_pages(counts: Sequence[int]) -> list[int]:
    """The number of each part's first page, from 1."""
    return [1 + sum(counts[:index]) for index in range(len(counts))]


def _write(
    path: Path, parts: Sequence[Part], about: About, paper: Paper, dpi: float, moved: Moved, most: int
) -> list[int]:
    writer = QPdfWriter(str(path))
    writer.setTitle(about.title)
    writer.setCreator("QGIS, Midlands Clusters")
    writer.setResolution(int(dpi))
    per_mm = writer.resolution() / _MM
    _set_page(writer, paper.width, paper.height)
    for size in _LETTERS:
        texts, counts = _laid_out(parts, writer, paper, size)
        if not most or sum(counts) <= most:
            break
    _set_page(writer, *_size(parts[0], 0, paper))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("the PDF could not be begun")
    try:
        number = 0
        for index, one in enumerate(parts):
            with _ready(one.layout, dpi):
                for page in range(counts[index]):
                    if number:
                        _set_page(writer, *_size(one, page, paper))
                        writer.newPage()
                    number += 1
                    if one.layout is not None:
                        QgsLayoutExporter(one.layout).renderPage(painter, page)
                    else:
                        _draw_text(painter, texts[index], page, about, paper)
                    place = QRectF(writer.width() / per_mm - 30, writer.height() / per_mm - 4.4, 22, 4)
                    _line(painter, f"{number} / {sum(counts)}", place, per_mm, Qt.AlignmentFlag.AlignRight)
                    if not moved(number / sum(counts)):
                        raise Cancelled
    finally:
        painter.end()
    return counts


def _laid_out(
    parts: Sequence[Part], writer: QPdfWriter, paper: Paper, size: float
) -> tuple[dict[int, QTextDocument], list[int]]:
    """The texts by the number of their part, and the pages of every part; the list of contents is made last."""
    texts = {index: _document(one.html, writer, paper, size) for index, one in enumerate(parts) if one.layout is None}
    counts = [
        texts[index].pageCount() if one.layout is None else one.layout.pageCollection().pageCount()
        for index, one in enumerate(parts)
    ]
    for index, one in enumerate(parts):
        if one.html.startswith(CONTENTS):
            texts[index] = _document(one.html + _contents(parts, counts, index), writer, paper, size)
            counts[index] = texts[index].pageCount()
    return texts, counts


def _size(part: Part, page: int, paper: Paper) -> tuple[float, float]:
    if part.layout is None:
        return paper.width, paper.height
    size = part.layout.pageCollection().page(page).pageSize()
    return size.width(), size.height()


def _set_page(writer: QPdfWriter, width: float, height: float) -> None:
    writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))


@contextmanager
def _ready(layout: QgsLayout | None, dpi: float) -> Iterator[None]:
    """A layout that draws as QGIS's own export to PDF does: vectors, letters as letters; afterwards as it was."""
    if layout is None:
        yield
        return
    context = layout.renderContext()
    before = context.dpi(), context.flags(), context.textRenderFormat()
    context.setDpi(dpi)
    context.setFlag(QgsLayoutRenderContext.FlagUseAdvancedEffects, False)
    context.setFlag(QgsLayoutRenderContext.FlagForceVectorOutput, True)
    context.setTextRenderFormat(put.text_as_text())
    simpler = QgsVectorSimplifyMethod()  # of lines that are finer than the print: a smaller file, the same picture
    simpler.setSimplifyHints(QgsVectorSimplifyMethod.GeometrySimplification)
    simpler.setForceLocalOptimization(True)
    simpler.setSimplifyAlgorithm(QgsVectorSimplifyMethod.SnappedToGridGlobal)
    simpler.setThreshold(0.1)
    context.setSimplifyMethod(simpler)
    layout.refresh()
    try:
        yield
    finally:
        context.setDpi(before[0])
        context.setFlags(before[1])
        context.setTextRenderFormat(before[2])
        context.setSimplifyMethod(QgsVectorSimplifyMethod())


def _document(html: str, writer: QPdfWriter, paper: Paper, size: float) -> QTextDocument:
    """A text laid out for the PDF's own resolution, page by page."""
    made = QTextDocument()
    made.documentLayout().setPaintDevice(writer)
    font = QFont(own_font())
    font.setPointSizeF(size)
    made.setDefaultFont(font)
    made.setDefaultStyleSheet(_STYLE.format(*(round(size * one, 1) for one in _HEADS)))
    # Qt's texts know old attributes only: tables over the whole width, figures to the right.
    html = html.removeprefix(CONTENTS).replace(
        "<table>", '<table width="100%" cellspacing="0" cellpadding="2" border="0">'
    )
    made.setHtml(html.replace('class="figure"', 'align="right" class="figure"'))
    per_mm = writer.resolution() / _MM
    made.setDocumentMargin(0)
    made.setPageSize(QSizeF((paper.width - 2 * _MARGIN) * per_mm, (paper.height - _MARGIN - _FOOT) * per_mm))
    return made


def _contents(parts: Sequence[Part], counts: Sequence[int], own: int) -> str:
    """The list of the parts with their pages; their titles are texts, not HTML."""
    rows = [
        f'<tr><td width="90%">{escape(part.title)}</td><td class="figure">{first}</td></tr>'
        for index, (part, first) in enumerate(zip(parts, first_pages(counts)))
        if index != own
    ]
    return f"<h2>{escape(tr('Contents'))}</h2><table>{''.join(rows)}</table>"


def _draw_text(painter: QPainter, text: QTextDocument, page: int, about: About, paper: Paper) -> None:
    size = text.pageSize()
    per_mm = size.width() / (paper.width - 2 * _MARGIN)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * size.height(), size.width(), size.height())
    context.palette.setColor(QPalette.ColorRole.Text, QColor("#1a1a1a"))
    painter.save()
    painter.translate(_MARGIN * per_mm, _MARGIN * per_mm - page * size.height())
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
    foot = QRectF(_MARGIN, paper.height - 11.0, paper.width - 2 * _MARGIN - 16, 8.0)
    line = " ".join(filter(None, (about.warning and f"{about.warning.rstrip('.')}.", about.foot)))
    _line(painter, line, foot, per_mm, Qt.AlignmentFlag.AlignLeft)


def _line(painter: QPainter, wording: str, box: QRectF, per_mm: float, side: Any) -> None:
    font = QFont(own_font())
    font.setPointSizeF(_NUMBER)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor("#3d3d3d"))
    scaled = QRectF(box.x() * per_mm, box.y() * per_mm, box.width() * per_mm, box.height() * per_mm)
    painter.drawText(scaled, int(side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), wording)
    painter.restore()
