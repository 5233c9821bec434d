"""What is here? The figures of the ground under the pointer, of a circle or of a polygon, beside the pointer and in the
page.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape as escape_html
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsLayerTreeGroup,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...cartography.record.roles import layers_of
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr, written
from ...core.base.typed_numbers import marks, number_of
from ...core.hexmap.point_figures import MapFigures, PublishedFigures
from ...core.query import question as q
from ...core.query.search_area import shape_of
from ...qgis_io.crs import national_grid
from ...qgis_io.stamp import layer_stamp
from ...services.query.point_text import point_html
from ..tasks.task import WorkTask
from ..tasks.while_there import while_there
from ..widgets import messages
from .asking import all_rows, is_protected, look
from .search_area_tool import CIRCLE, POINT, POLYGON, Pointed, SearchAreaTool

if TYPE_CHECKING:
    from ...core.hexmap.point_figures import PointFigures

UI = Path(__file__).parents[1] / "ui" / "query_here.ui"
_READ = {
    "companies": ["employees", "turnover_gbp", "cell_id", "authority_code"],
    "places": [],
    "authorities": ["authority_name"],
    "hexes": ["cell_id", "authority_code", "authority_name", "suppressed"],
}
_PUBLISHED = ["business_count", "employees", "turnover", "suppressed_metrics"]  # of a map without companies

escape = partial(escape_html, quote=False)
_BESIDE = QPoint(18, 18)  # pixels from the pointer to the tip
_PAGE_MS = 120
_DEGREES = 180
_NO_PLACE = 2000  # metres from the grid's origin: nothing of Britain
_NUMBER, _GROUPED = re.compile(r"[-+]?\d{1,9}(\.\d{1,12})?"), re.compile(r"\d{1,3}(,\d{3})+")


class PointPanel(QWidget):
    """The button, typed coordinates and the figures. Widgets are named in ui/query_here.ui; ``figures_now`` is what is
    shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(UI), self)
        self._iface: Any = None
        self._group: QgsLayerTreeGroup | None = None
        self._tool: SearchAreaTool | None = None
        self._tip: QLabel | None = None
        self._task: WorkTask | None = None
        self._cache: tuple[Any, MapFigures] | None = None
        self._then: Any = None
        self.figures_now: PointFigures | None = None
        self.pointed: Pointed | None = None  # what the figures that stay are of
        self._later = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAGE_MS)
        self._timer.timeout.connect(self._catch_up)
        for ident, text in ((POINT, tr("Hexagon or circle")), (POLYGON, tr("Polygon"))):
            self.mode.addItem(text, ident)
        self.at_point.toggled.connect(self._toggled)
        self.mode.currentIndexChanged.connect(
            lambda _: None if self._tool is None else self._tool.set_mode(self.mode.currentData())
        )
        self.at.returnPressed.connect(self.ask_typed)
        self.radius.editingFinished.connect(lambda: self.ask_typed() if self.at.text().strip() else None)
        self.radius.setSpecialValueText(tr("the hexagon"))
        self._say("")

    def set_up(self, iface: Any) -> None:
        """Know the window; called once."""
        self._iface = iface

    def show_map(self, group: QgsLayerTreeGroup | None) -> None:
        """The map whose figures are shown; None ends it."""
        if group is None:
            self.forget_map()
        self._group = group
        self.setEnabled(group is not None)

    def forget_map(self) -> None:
        """The figures that are shown are no longer those of the map."""
        self.stop()
        task, self._task, self._then = self._task, None, None
        if task is not None:  # it reads the map before
            task.cancel()
        self._later, self._cache, self.figures_now = "", None, None
        self._say("")

    # --- reading the map once

    def _with_data(self, then: Any) -> None:
        """Call ``then(here)`` as soon as the map's figures are at hand."""
        try:
            looked, key = self._look()
        except UserError as error:
            self._fail(error.message, error.detail)
            return
        if self._cache is not None and key is not None and self._cache[0] == key:
            then(self._cache[1])
            return
        self._then = then
        if self._task is not None:
            return
        self._say(tr("Reading the map …"))
        title = tr("Midlands Clusters: figures of the map")
        task = self._task = WorkTask(title, lambda feedback: _prepare(looked, feedback))
        task.begin(while_there(self, lambda: self._prepared(task, key)))

    def _look(self) -> tuple[dict[str, Any], tuple[Any, ...] | None]:
        found = {} if self._group is None else layers_of(self._group)
        layers = {role: found.get(role) for role in _READ}
        if not isinstance(layers["companies"], QgsVectorLayer) and is_protected(self._group):
            del layers["companies"]
        for role in layers.keys() - {"places"}:
            if not isinstance(layers[role], QgsVectorLayer):
                raise UserError(tr("A layer of this map is no longer in the project: generate the map again."), role)
        looked = {role: look(layer) for role, layer in layers.items() if layer is not None}
        stamps = [layer_stamp(layer) for layer in layers.values() if layer is not None]
        return looked, None if None in stamps else tuple(stamps)

    def _prepared(self, task: WorkTask, key: tuple[Any, ...] | None) -> None:
        if self._task is not task:
            return
        then, self._then, self._task = self._then, None, None
        if task.ending.cancelled:
            return
        if task.ending.error is not None:
            self._fail(task.ending.sentence, task.ending.detail)
            return
        self._cache = (key, task.result)
        self._say("")
        if then is not None:
            then(task.result)

    def _fail(self, sentence: str, detail: str) -> None:
        self.at_point.setChecked(False)
        self._say("")
        messages.warn(self._iface, sentence, detail)

    # --- with the mouse

    def _toggled(self, on: bool) -> None:
        if not on:
            self.stop()
        elif self._group is None:
            self.at_point.setChecked(False)
        else:
            self._with_data(self._begin)

    def _begin(self, at_point: MapFigures) -> None:
        if not self.at_point.isChecked() or self._iface is None:
            return
        self._drop_tool()
        tool = self._tool = SearchAreaTool(self._iface.mapCanvas(), self.mode.currentData(), circles=True)
        tool.moved.connect(while_there(self, lambda search_area, at: self._moved(at_point, search_area, at)))
        tool.finished.connect(while_there(self, lambda search_area: self._finished(at_point, search_area)))
        tool.ended.connect(self._ended)
        tool.start()
        self._say(tr("Move over the map. Click keeps a figure here; Escape ends it."))

    def _moved(self, at_point: MapFigures, search_area: Pointed, at: QPoint) -> None:
        """The tip follows at once, the page a moment later: laying the dock out for every pixel would hold the
        window.
        """
        wording = self._text(at_point, search_area)
        tip = self._tip_label()
        if tip.text() != wording:
            tip.setText(wording)
            tip.adjustSize()
        canvas = self._iface.mapCanvas()
        place = at + _BESIDE
        place.setX(max(0, min(place.x(), canvas.width() - tip.width())))
        if place.y() + tip.height() > canvas.height():
            place.setY(max(0, at.y() - _BESIDE.y() - tip.height()))
        tip.move(place)
        tip.show()
        self._later = wording
        if not self._timer.isActive():
            self._timer.start()

    def _catch_up(self) -> None:
        self._timer.stop()
        if self._later:
            self._say(self._later)
            self._later = ""

    def _finished(self, at_point: MapFigures, search_area: Pointed) -> None:
        self._show(at_point, search_area)
        east, north = search_area.points[0]
        if search_area.kind != POLYGON:
            self.at.setText(f"{east:.0f}, {north:.0f}")
            self.radius.setValue(search_area.radius / 1000)

    def _tip_label(self) -> QLabel:
        if self._tip is None:
            tip = self._tip = QLabel(self._iface.mapCanvas())
            tip.setObjectName("midlands_clusters_here_tip")
            tip.setTextFormat(Qt.TextFormat.RichText)
            tip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            tip.setAutoFillBackground(True)
            tip.setMargin(6)
            tip.setFrameShape(QLabel.Shape.Box)
        return self._tip

    def _ended(self) -> None:
        """Escape, or another tool was chosen."""
        self._catch_up()
        self._hide_tip()
        self._tool = None
        self.at_point.setChecked(False)

    def _hide_tip(self) -> None:
        if self._tip is not None:
            self._tip.hide()
            self._tip.deleteLater()
            self._tip = None

    def _drop_tool(self) -> None:
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.ended.disconnect()
            tool.stop()
            tool.clear()
        self._hide_tip()

    # --- with the keyboard

    def ask_typed(self) -> None:
        """The figures of the coordinates that were typed."""
        with messages.warned(self._iface):
            point, radius = typed_position(self.at.text()), self.radius.value() * 1000
            search_area = Pointed(CIRCLE if radius else POINT, (point,), radius)
            self._with_data(lambda at_point: self._show(at_point, search_area))

    # --- what is shown

    def _show(self, at_point: MapFigures, search_area: Pointed) -> None:
        self._later, self.pointed = self._text(at_point, search_area), search_area
        found = self.figures_now
        if found is not None and found.businesses and found.hidden is None:
            wording = tr("Which clusters these companies are in, and why")
            self._later += f'<br><a href="why">{escape(wording)}</a>'
        self._catch_up()

    def _text(self, at_point: MapFigures, search_area: Pointed) -> str:
        """What the ground holds, in words; ``figures_now`` keeps the figures."""
        try:
            self.figures_now = figures_of(at_point, search_area)
        except UserError as error:
            self.figures_now = None
            return escape(error.message)
        return point_html(self.figures_now, _title(search_area))

    def condition(self) -> q.Leaf | None:
        """What the companies of the figures that stay have in common, as a condition; None where there are none."""
        found, at = self.figures_now, self.pointed
        if found is None or at is None:
            return None
        if at.kind == POINT:
            return q.Listed("cell_id", found.cell)
        if at.kind == CIRCLE:
            return q.Near(shape_of(tr("Circle"), shapely.Point(at.points[0])), at.radius)
        return q.Inside(shape_of(tr("Polygon"), shapely.Polygon(at.points)))

    def _say(self, wording: str) -> None:
        self.figures.setText(wording)
        self.figures.setVisible(bool(wording))

    def stop(self) -> None:
        """End the tool; the one before comes back."""
        self._drop_tool()
        if self.at_point.isChecked():
            self.at_point.setChecked(False)

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        self.stop()
        self._then = None
        if self._task is not None:
            self._task.stop(2)
        self._group, self._cache = None, None


def _prepare(looked: dict[str, Any], feedback: Feedback) -> MapFigures:
    nothing = gpd.GeoDataFrame(geometry=[], crs=27700)
    frames = {}
    for role, columns in _READ.items():
        feedback.check()
        wanted = [*columns, *(_PUBLISHED if role == "hexes" and "companies" not in looked else ())]
        frames[role] = all_rows(looked[role], wanted, feedback) if role in looked else nothing
    if "companies" not in looked:
        del frames["companies"]
        return PublishedFigures(**frames)
    return MapFigures(**frames)


def figures_of(at_point: MapFigures, search_area: Pointed) -> PointFigures | None:
    """The figures of ground that was pointed at; None where there is none of the map. Raises UserError."""
    if search_area.kind == POLYGON:
        return at_point.inside(search_area.points)
    x, y = search_area.points[0]
    return at_point.within(x, y, search_area.radius) if search_area.kind == CIRCLE else at_point.at(x, y)


def _title(search_area: Pointed) -> str:
    circle = tr("Circle, radius {} km").format(written(f"{search_area.radius / 1000:,.3g}"))
    return {POINT: tr("This hexagon"), CIRCLE: circle, POLYGON: tr("Polygon")}[search_area.kind]


def typed_position(text: str) -> tuple[float, float]:
    """Easting and northing of "437000, 331000" or, of two numbers of at most 180, of "52.87, -1.45" (latitude,
    longitude). UserError.
    """
    parts = [one for one in re.split(r",\s+|;\s*|\s+", text.strip().replace("°", "")) if one]
    parts = parts[0].split(",") if len(parts) == 1 else parts
    numbers = [one.replace(",", "") if _GROUPED.fullmatch(one) else one for one in parts]
    if len(numbers) != 2 or not all(_NUMBER.fullmatch(one) for one in numbers):
        raise UserError(
            tr("Type an easting and a northing, such as 437000, 331000, or a latitude and a longitude."), text
        )
    first, second = (float(one) for one in numbers)
    if max(abs(first), abs(second)) > _DEGREES:
        if max(first, second) < _NO_PLACE and marks()[0] == ".":  # 437.000 of a reader who parts the thousands so
            first, second = (number_of(one) for one in parts)
        return first, second
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    try:
        point = QgsCoordinateTransform(degrees, national_grid(), QgsProject.instance()).transform(
            QgsPointXY(second, first)
        )
    except QgsCsException as error:
        raise UserError(tr("These coordinates lie nowhere near Britain: check them."), text) from error
    return point.x(), point.y()
