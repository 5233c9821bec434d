"""A small picture of what a template puts where, drawn from the template itself: the user's own have one too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap

SIZE = QSize(52, 38)
_SHARP = 3  # pictures are drawn larger, for screens of high resolution
_ITEM = re.compile(rb"<LayoutItem\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(\w+)="([^"]*)"')
_PAGE, _MAP, _PICTURE, _LABEL, _LEGEND, _TABLE = "65638", "65639", "65640", "65641", "65642", "65647"
_FILLS = {_MAP: QColor("#9dbfa8"), _PICTURE: QColor("#c9c9c9"), _LEGEND: QColor("#d8c27a"), _TABLE: QColor("#b5c7dd")}
_LINES = QColor("#8a8a8a")


@lru_cache(maxsize=200)
def page_picture(path: Path) -> QIcon:
    """The first page of a template as an icon; an empty one where the file cannot be read."""
    try:
        items = list(_items(path.read_bytes()))
    except (OSError, ValueError):
        return QIcon()
    page = next((box for kind, box in items if kind == _PAGE), None)
    if page is None or page.width() <= 0 or page.height() <= 0:
        return QIcon()
    pixmap = QPixmap(SIZE * _SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    scale = min(pixmap.width() / page.width(), pixmap.height() / page.height()) * 0.96
    painter.translate((pixmap.width() - page.width() * scale) / 2, (pixmap.height() - page.height() * scale) / 2)
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, page.width(), page.height()), Qt.GlobalColor.white)
    inside = [one for one in items if one[0] != _PAGE and page.contains(one[1])]
    for kind, box in sorted(inside, key=lambda one: -one[1].width() * one[1].height()):
        if kind in _FILLS:
            painter.fillRect(box, _FILLS[kind])
        elif kind == _LABEL and box.height() < box.width():  # a line of text
            painter.fillRect(QRectF(box.left(), box.center().y() - 0.9, box.width() * 0.8, 1.8), _LINES)
    painter.setPen(_LINES)
    painter.drawRect(QRectF(0, 0, page.width(), page.height()))
    painter.end()
    return QIcon(pixmap)


def _items(text: bytes) -> Iterator[tuple[str, QRectF]]:
    """Type and place, in millimetres, of each visible item; only the first page's."""
    pages = 0
    for found in _ITEM.finditer(text):
        tag = found.group().decode("utf-8", "replace")
        given = dict(_ATTRIBUTE.findall(tag))
        kind, at, size = (given.get(name, "") for name in ("type", "positionOnPage", "size"))
        if not kind or not at or not size or given.get("visibility") == "0":
            continue
        pages += kind == _PAGE
        if kind == _PAGE and pages > 1:
            continue
        x, y = map(float, at.split(",")[:2])
        width, height = map(float, size.split(",")[:2])
        yield kind, QRectF(x, y, width, height)
