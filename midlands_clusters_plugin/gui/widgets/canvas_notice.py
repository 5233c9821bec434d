"""A line over the map canvas that says what everybody who looks at it must know: that its companies are invented."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

NAME = "MidlandsClustersNotice"


def show_notice(iface: Any, text: str) -> None:
    """Show a text at the foot of QGIS's map canvas, or take it off where there is none."""
    canvas = iface.mapCanvas() if hasattr(iface, "mapCanvas") else None
    if not isinstance(canvas, QWidget):
        return
    notice = canvas.findChild(QLabel, NAME)
    if notice is None and text:
        notice = _Notice(canvas)
    if notice is not None:
        notice.setText(text)
        notice.adjustSize()
        notice.move(8, canvas.height() - notice.height() - 8)
        notice.setVisible(bool(text))


class _Notice(QLabel):
    """Keeps its place when the canvas changes its size, and lets the mouse through."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet("background: #ffffff; color: #801650; font-weight: bold; padding: 3px 6px;")
        canvas.installEventFilter(self)

    def eventFilter(self, canvas: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(canvas, QWidget):
            self.move(8, canvas.height() - self.height() - 8)
        return False
