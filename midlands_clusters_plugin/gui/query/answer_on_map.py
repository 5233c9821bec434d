"""An answer on the map canvas: selected, with the ring or area that was asked about and its count, and taken off
again.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter

from ...core.base.i18n import counted
from ...core.query import question as q
from ...qgis_io.canvas import show_box
from ...qgis_io.crs import national_grid
from .asking import Outcome

SHADE = "#12436d"  # of what is pointed at and asked about, on the canvas as on the page
_MARGIN = 1.25  # of what is zoomed to: the message bar lies over the map's top
_LEAST_M = 2_000.0
_ROOM = 4.0  # pixels round the count


def count_text(outcome: Outcome) -> str:
    """How many the answer has: "37 companies"."""
    number = outcome.summary.count
    if outcome.question.target == q.CELLS:
        return counted("{n} hexagon", "{n} hexagons", number)
    if outcome.question.target == q.PLACES:
        return counted("{n} place", "{n} places", number)
    return counted("{n} company", "{n} companies", number)


class AnswerOnMap:
    """Shows one answer at a time; what it switched on and drew, ``clear`` takes away."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._switched_on = ""  # id of the layer that was off
        self._layer: QgsVectorLayer | None = None
        self._outcome: Outcome | None = None
        self._items: list[Any] = []
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, layer: QgsVectorLayer, outcome: Outcome) -> None:
        """Select the answer, draw what was asked about, zoom to both."""
        self.clear()
        self._layer, self._outcome = layer, outcome
        layer.selectByIds(outcome.ids.tolist())
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        if outcome.summary.count and node is not None:
            self._switched_on = "" if node.itemVisibilityChecked() else layer.id()
            node.setItemVisibilityCheckedParentRecursive(True)
        self._draw()
        self._zoom(layer, outcome)

    def _zoom(self, layer: QgsVectorLayer, outcome: Outcome) -> None:
        boxes = [outcome.extent] if outcome.extent is not None else []
        if outcome.area is not None:
            box = QgsRectangle(*shapely.bounds(outcome.area).tolist())
            try:
                transform = QgsCoordinateTransform(national_grid(), layer.crs(), QgsProject.instance())
                boxes.append(transform.transformBoundingBox(box))
            except QgsCsException:  # the layer's system does not reach there
                pass
        if boxes:
            whole = QgsRectangle(boxes[0])
            for box in boxes[1:]:
                whole.combineExtentWith(box)
            show_box(self._canvas, whole, layer.crs(), margin=_MARGIN, least=_LEAST_M)

    def _draw(self) -> None:
        """The ring or area, and the count at its top."""
        self._erase()
        if self._outcome is None or self._outcome.area is None:
            return
        area = self._outcome.area
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setStrokeColor(QColor(SHADE))
        band.setFillColor(QColor(18, 67, 109, 20))
        band.setLineStyle(Qt.PenStyle.DashLine)
        band.setWidth(2)
        band.setToGeometry(QgsGeometry.fromWkt(shapely.to_wkt(area)), national_grid())
        corners = shapely.get_coordinates(area)
        top = corners[int(np.argmax(corners[:, 1]))]
        self._items = [band, _Count(self._canvas, count_text(self._outcome), QgsPointXY(*top.tolist()))]

    def _erase(self) -> None:
        for item in self._items:
            if not sip.isdeleted(item):
                self._canvas.scene().removeItem(item)
        self._items = []

    def clear(self) -> None:
        """Take the answer off the map: the drawing, its selection, and the layer that was off before."""
        self._erase()
        layer, outcome = self._layer, self._outcome
        if layer is not None and outcome is not None and not sip.isdeleted(layer):
            layer.deselect(outcome.ids.tolist())
        node = QgsProject.instance().layerTreeRoot().findLayer(self._switched_on) if self._switched_on else None
        if node is not None:
            node.setItemVisibilityChecked(False)
        self._switched_on, self._layer, self._outcome = "", None, None

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        self.clear()
        if not sip.isdeleted(self._canvas):
            self._canvas.destinationCrsChanged.disconnect(self._draw)


class _Count(QgsMapCanvasItem):
    """A text at a point of the British National Grid, whatever the map shows."""

    def __init__(self, canvas: Any, text: str, at: QgsPointXY) -> None:
        super().__init__(canvas)
        self._text, self._font = text, canvas.font()
        self._font.setBold(True)
        try:
            wanted = canvas.mapSettings().destinationCrs()
            at = QgsCoordinateTransform(national_grid(), wanted, QgsProject.instance()).transform(at)
        except QgsCsException:  # nowhere on this map
            self.hide()
        self._at = at
        self.updatePosition()

    def updatePosition(self) -> None:
        self.setPos(self.toCanvasCoordinates(self._at))

    def boundingRect(self) -> QRectF:
        """The text with room round it, below its point: inside the ring."""
        box = QFontMetricsF(self._font).boundingRect(self._text)
        width, height = box.width() + 2 * _ROOM, box.height() + 2 * _ROOM
        return QRectF(-width / 2, _ROOM, width, height)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Dark on white, so that it is read on any map."""
        box = self.boundingRect()
        painter.setPen(QColor(SHADE))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(box)
        painter.setFont(self._font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._text)
