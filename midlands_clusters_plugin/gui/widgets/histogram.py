"""A small histogram with the map's classes in it: how many hexagons hold how much, and where the classes part."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...core.base.i18n import counted, tr

_BINS = 40
_MARGIN = 4
Shade = tuple[float, float, QColor]


class Histogram(QWidget):
    """Bars in the colours of the classes, a line where each class begins. The arrow keys read class after class."""

    read = pyqtSignal(str)  # what the arrow keys came to, for a note beside it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = np.array([])
        self._shades: list[Shade] = []
        self._labels: list[str] = []
        self._log = False
        self._write: Callable[[float], str] = str
        self._counts, self._edges = np.array([]), np.array([])
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Histogram of the values"))

    def sizeHint(self) -> QSize:
        return QSize(240, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 96)

    def show_values(self, values: np.ndarray, write: Callable[[float], str]) -> None:
        """The values to count (nan and 0 are left out), and how a value is written."""
        known = np.asarray(values, dtype=np.float64)
        self._values = np.sort(known[np.isfinite(known) & (known != 0)])
        self._write = write
        self._count()

    def show_classes(self, shades: Sequence[Shade], labels: Sequence[str]) -> None:
        """The classes: lowest value, highest value, colour; and their words."""
        self._shades, self._labels, self._at = list(shades), list(labels), -1
        self._tell()

    def set_log(self, log: bool) -> None:
        """A logarithmic axis: every step to the right multiplies."""
        self._log = log
        self._count()

    def _count(self) -> None:
        """Bins of equal width on the axis."""
        if not len(self._values):
            self._counts, self._edges = np.array([]), np.array([])
        else:
            low, high = self._values[0], self._values[-1]
            if self._log and low > 0:
                self._edges = np.geomspace(low, high, _BINS + 1) if high > low else np.array([low, low * 1.1])
            else:
                self._edges = np.linspace(min(low, 0.0), high if high > min(low, 0.0) else low + 1, _BINS + 1)
            self._edges[-1] = max(self._edges[-1], high)
            self._edges[0] = min(self._edges[0], low)
            self._counts, _ = np.histogram(self._values, self._edges)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.wording())
        self.update()

    # --- in words

    def class_counts(self) -> list[int]:
        """How many values each class holds."""
        if not self._shades:
            return []
        lows = [low for low, _, _ in self._shades]
        inside = self._values[self._values >= lows[0]]
        number = np.searchsorted(lows, inside, side="right") - 1
        return [int(one) for one in np.bincount(number, minlength=len(lows))]

    def wording(self) -> str:
        """The picture as a sentence or two, for a screen reader and the tooltip."""
        if not len(self._values):
            return tr("No values to count.")
        stated = counted(
            "{n} hexagon holds a value, from {} to {}; half of them up to {}.",
            "{n} hexagons hold a value, from {} to {}; half of them up to {}.",
            len(self._values),
        ).format(*map(self._write, (self._values[0], self._values[-1], float(np.median(self._values)))))
        return " ".join([stated, *(self._class_text(index) for index in range(len(self._labels)))])

    def _class_text(self, index: int) -> str:
        counts = self.class_counts()
        if index >= len(counts):
            return ""
        stated = counted("{label}: {n} hexagon.", "{label}: {n} hexagons.", counts[index])
        return stated.format(label=self._labels[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps and self._labels:
            self._at = min(max(self._at + steps[event.key()], 0), len(self._labels) - 1)
            self.read.emit(self._class_text(self._at))
            self.update()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._at = -1
        super().focusOutEvent(event)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._wording_at(event.pos().x()), self)
            return True
        return super().event(event)

    def _wording_at(self, x: int) -> str:
        if not len(self._counts):
            return self.wording()
        share, last = (x - _MARGIN) / max(self.width() - 2 * _MARGIN, 1), len(self._counts) - 1
        index = min(max(int(share * len(self._counts)), 0), last)
        ends = self._write(float(self._edges[index])), self._write(float(self._edges[index + 1]))
        stated = counted("{} to {}: {n} hexagon", "{} to {}: {n} hexagons", self._counts[index])
        return stated.format(*ends)

    # --- painting

    def _x(self, value: float) -> float:
        """Where a value lies, in pixels."""
        low, high = float(self._edges[0]), float(self._edges[-1])
        if self._log and low > 0:
            share = (math.log(max(value, low)) - math.log(low)) / max(math.log(high) - math.log(low), 1e-12)
        else:
            share = (value - low) / max(high - low, 1e-300)
        return _MARGIN + min(max(share, 0.0), 1.0) * (self.width() - 2 * _MARGIN)

    def _colour(self, value: float) -> QColor:
        inside = [shade for low, _, shade in self._shades if value >= low]
        return inside[-1] if inside else self.palette().color(QPalette.ColorRole.Mid)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, text = self.palette(), self.fontMetrics().height()
        painter.fillRect(self.rect(), colours.color(QPalette.ColorRole.Base))
        foot = self.height() - text - 4
        ink = _on(colours.color(QPalette.ColorRole.Base), colours.color(QPalette.ColorRole.Text))
        if len(self._counts):
            self._paint_bars(painter, foot - 4, foot)
            self._paint_bounds(painter, foot)
            self._paint_ends(painter, foot, ink)
        else:
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No values"))
        rim = colours.color(QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(rim, 2 if self.hasFocus() else 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_bars(self, painter: QPainter, height: float, foot: float) -> None:
        """Heights go with the square root of the number: one bin of hundreds must not hide bins of one."""
        most = math.sqrt(self._counts.max())
        painter.setPen(Qt.PenStyle.NoPen)
        for low, high, count in zip(self._edges, self._edges[1:], self._counts):
            if count:
                left, right = self._x(low), self._x(high)
                tall = max(math.sqrt(count) / most * height, 2.0)
                painter.setBrush(self._colour((low + high) / 2 if not self._log else math.sqrt(low * high)))
                painter.drawRect(QRectF(left, foot - tall, max(right - left - 0.5, 1.0), tall))

    def _paint_bounds(self, painter: QPainter, foot: float) -> None:
        """A line where each class begins, in its colour, on a halo of the ground so that it is seen on the bars."""
        search_area = self.palette().color(QPalette.ColorRole.Base)
        for index, (low, high, shade) in enumerate(self._shades):
            x = self._x(low)
            if index:
                for pen in (QPen(search_area, 4), QPen(shade, 2)):
                    painter.setPen(pen)
                    painter.drawLine(int(x), 2, int(x), int(foot))
            painter.fillRect(QRectF(x, foot, self._x(high) - x, 3), shade)
            if index == self._at:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
                painter.drawLine(int(x), int(foot) + 4, int(self._x(high)), int(foot) + 4)

    def _paint_ends(self, painter: QPainter, foot: float, ink: QColor) -> None:
        painter.setPen(ink)
        below = QRectF(_MARGIN, foot + 3, self.width() - 2 * _MARGIN, self.height() - foot - 3)
        for side, edge in ((Qt.AlignmentFlag.AlignLeft, 0), (Qt.AlignmentFlag.AlignRight, -1)):
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, self._write(float(self._edges[edge])))


def _on(search_area: QColor, ink: QColor) -> QColor:
    """The ink, or white or black where a theme's style sheet made only the ground dark."""
    if abs(search_area.lightness() - ink.lightness()) > 96:
        return ink
    return QColor(Qt.GlobalColor.white if search_area.lightness() < 128 else Qt.GlobalColor.black)
