"""Pointing at ground on the map: a point, a circle or a polygon, in British National Grid whatever the map shows."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY, QgsProject, QgsWkbTypes
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...qgis_io.crs import national_grid

POINT, CIRCLE, POLYGON = "point", "circle", "polygon"
_DRAG = 6  # pixels from which a press is a drag
_SEGMENTS = 24


@dataclass(frozen=True)
class Pointed:
    """Ground that was pointed at: its corners (or the centre) as eastings and northings, and the radius of a circle in
    metres.
    """

    kind: str
    points: tuple[tuple[float, float], ...]
    radius: float = 0.0


class SearchAreaTool(QgsMapTool):
    """``moved`` carries the ground under the pointer and the pointer's place on the canvas, ``finished`` what was
    clicked or drawn.

    With mode "point" a click is a point and, if ``circles`` are wanted, a drag a circle; with "polygon" clicks are
    corners, and a right-click, a double-click or Enter ends it; Backspace takes the last corner back. Escape, or
    another tool, ends the tool: ``ended`` is sent once, the tool that was active before is set again after Escape, and
    the tool is deleted: make another one.
    """

    moved = pyqtSignal(object, QPoint)
    finished = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(self, canvas: Any, mode: str = POINT, *, circles: bool = False) -> None:
        super().__init__(canvas)
        self._canvas, self.mode, self._circles = canvas, mode, circles
        self._before: QgsMapTool | None = None
        self._corners: list[QgsPointXY] = []
        self._pressed: QPoint | None = None
        self._band: QgsRubberBand | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def start(self) -> None:
        """Become the canvas' tool."""
        before = self._canvas.mapTool()
        # One tool of ours follows another: the user's own is what comes back.
        self._before = before._before if isinstance(before, SearchAreaTool) else before
        self._canvas.setMapTool(self)
        self._canvas.setFocus()

    def stop(self) -> None:
        """Give way to the tool that was there before."""
        if self._canvas.mapTool() is self:
            before = self._before
            self._canvas.unsetMapTool(self)
            if before is not None and not sip.isdeleted(before):
                self._canvas.setMapTool(before)

    def set_mode(self, mode: str) -> None:
        """Begin anew with points or polygons."""
        self.mode = mode
        self.clear()

    def clear(self) -> None:
        """Take away what is drawn."""
        self._corners, self._pressed = [], None
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def deactivate(self) -> None:
        """Another tool takes over."""
        self.clear()
        super().deactivate()
        self.ended.emit()
        self.deleteLater()  # the canvas would keep it for as long as QGIS runs

    # --- mouse and keyboard

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """A click or the beginning of a circle."""
        if event.button() == Qt.MouseButton.LeftButton and self.mode == POINT:
            self._pressed = event.pos()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """The ground follows the pointer."""
        found = self._under(event)
        if found is not None:
            self.moved.emit(found, event.pos())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """A click, the end of a circle, a corner or the end of a polygon."""
        if self.mode == POLYGON:
            self._clicked_corner(event)
            return
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        found = self._under(event)
        self._pressed = None
        if found is not None:
            self.finished.emit(found)

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """The end of a polygon; its last corner was set by the first of the two clicks."""
        if self.mode == POLYGON:
            self._finish_polygon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends, Enter closes a polygon, Backspace takes a corner back."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            event.accept()
            self.stop()
        elif self.mode == POLYGON and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._finish_polygon()
        elif self.mode == POLYGON and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.accept()  # QGIS would delete what is selected
            self._corners = self._corners[:-1]
            self._draw(self._corners)
        else:
            event.ignore()

    def _clicked_corner(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._finish_polygon()
        elif event.button() == Qt.MouseButton.LeftButton:
            corner = self.toMapCoordinates(event.pos())
            if not self._corners or corner != self._corners[-1]:
                self._corners.append(corner)
            self._draw(self._corners)

    def _finish_polygon(self) -> None:
        corners = self._corners
        self.clear()
        points = self._grid(corners)
        if points is not None and len(points) > 2:
            self._draw(corners)
            self.finished.emit(Pointed(POLYGON, points))

    def _under(self, event: QgsMapMouseEvent) -> Pointed | None:
        at_point = self.toMapCoordinates(event.pos())
        if self.mode == POLYGON:
            corners = [*self._corners, at_point]
            self._draw(corners) if self._corners else None
            points = self._grid(corners)
            return None if points is None or len(points) < 3 else Pointed(POLYGON, points)
        if self._circles and self._pressed is not None and (event.pos() - self._pressed).manhattanLength() > _DRAG:
            return self._circle(self.toMapCoordinates(self._pressed), at_point)
        points = self._grid([at_point])
        return None if points is None else Pointed(POINT, points)

    def _circle(self, centre: QgsPointXY, edge: QgsPointXY) -> Pointed | None:
        points = self._grid([centre, edge])
        if points is None:
            return None
        (x, y), (east, north) = points
        radius = math.hypot(east - x, north - y)
        self.show_search_area(Pointed(CIRCLE, ((x, y),), radius))
        return Pointed(CIRCLE, ((x, y),), radius)

    # --- between the map's CRS and the British National Grid

    def _grid(self, points: list[QgsPointXY]) -> tuple[tuple[float, float], ...] | None:
        """Eastings and northings; None where the map shows ground that has none."""
        transform = QgsCoordinateTransform(
            self._canvas.mapSettings().destinationCrs(), national_grid(), QgsProject.instance()
        )
        try:
            moved = [transform.transform(one) for one in points]
        except QgsCsException:
            return None
        if not all(math.isfinite(one.x()) and math.isfinite(one.y()) for one in moved):
            return None
        return tuple((one.x(), one.y()) for one in moved)

    def show_search_area(self, search_area: Pointed) -> None:
        """Draw ground given in British National Grid."""
        if search_area.kind == POINT:
            self.clear()
            return
        shape = QgsGeometry.fromPointXY(QgsPointXY(*search_area.points[0])).buffer(search_area.radius, _SEGMENTS)
        if search_area.kind == POLYGON:
            shape = QgsGeometry.fromPolygonXY([[QgsPointXY(*one) for one in search_area.points]])
        try:
            shape.transform(
                QgsCoordinateTransform(
                    national_grid(), self._canvas.mapSettings().destinationCrs(), QgsProject.instance()
                )
            )
        except QgsCsException:
            return
        self._new_band().setToGeometry(shape, None)

    def _draw(self, corners: list[QgsPointXY]) -> None:
        band = self._new_band()
        band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        for corner in corners:
            band.addPoint(corner)

    def _new_band(self) -> QgsRubberBand:
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setStrokeColor(QColor("#12436d"))
            self._band.setFillColor(QColor(18, 67, 109, 40))
            self._band.setWidth(2)
        return self._band


class Drawing:
    """One drawing at a time on a canvas; ``tool`` is what draws, None while nothing is drawn."""

    def __init__(self, canvas: Any, drawn: Callable[[Pointed], None]) -> None:
        self._canvas, self._drawn = canvas, drawn
        self.tool: SearchAreaTool | None = None

    def start(self, mode: str) -> None:
        """Begin; what was begun before ends."""
        self.stop()
        tool = self.tool = SearchAreaTool(self._canvas, mode)
        tool.finished.connect(self._finished)
        tool.ended.connect(self._ended)
        tool.start()

    def _finished(self, search_area: Pointed) -> None:
        self._drawn(search_area)
        self.stop()

    def _ended(self) -> None:
        self.tool = None

    def stop(self) -> None:
        """End it; the tool that was active before comes back."""
        tool, self.tool = self.tool, None
        if tool is not None:
            tool.ended.disconnect()
            tool.stop()
            tool.clear()
