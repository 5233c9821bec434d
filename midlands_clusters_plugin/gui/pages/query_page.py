"""The Query page: a question put together from parts, said as a sentence, answered on the map, kept with the
project.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import shapely
from qgis.core import QgsGeometry, QgsLayerTreeGroup, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.query import question as q
from ...core.query.question import Question
from ...core.query.search_area import shape_of
from ...core.query.sentence import sentence
from ...qgis_io.canvas import show_box
from ...qgis_io.crs import national_grid
from ..query import conditions_list as listed
from ..query.answer_outputs import answer_html, answer_lines, call_of, clipboard_table, memory_layer, write_answer
from ..query.asking import ask, look
from ..query.draft import ALL, EITHER, Draft, draft_of, question_of
from ..query.saved import Origin, Saved, forget, load, save, saved_names
from ..query.search_area_tool import POINT, Pointed, SearchAreaTool
from ..query.shapes import read_shape, source_of
from ..widgets import messages
from .map_page import MapPage, fill, say
from .shown_map import cluster_of_map, layers_of_map, map_about

_ROLES = {q.COMPANIES: "companies", q.CELLS: "hexes", q.PLACES: "places"}
_MARGIN = 1.15  # of the answer's extent, when it is zoomed to
_LEAST_M = 2_000.0


class QueryPage(MapPage):
    """Widgets are named in ui/query_page.ui, ui/query_condition.ui and ui/query_here.ui. ``outcome`` is the last
    answer.
    """

    FORM = "query_page.ui"
    answered = pyqtSignal()

    def set_up(self) -> None:
        """Fill and connect the widgets."""
        self._draft = Draft()
        self._chosen: Draft | None = None
        self._origins: dict[str, Origin] = {}
        self._tool: SearchAreaTool | None = None
        self._map: tuple[Any, ...] = ()
        self.outcome: Any = None
        self._shown_by_answer = ""  # id of the layer that the answer switched on
        self._fill_boxes()
        self._connect()
        self._make_menus()
        self.at_point_panel.set_up(self._iface)

    def _fill_boxes(self) -> None:
        fill(self.target, ((tr("Companies"), q.COMPANIES), (tr("Hexagons"), q.CELLS), (tr("Places"), q.PLACES)))
        fill(self.joiner, ((tr("all of these hold"), ALL), (tr("at least one holds"), EITHER)))
        fill(self.cells_by, ((tr("any part of a hexagon"), q.ANY_PART), (tr("its centre"), q.CENTRE)))
        self.saved.lineEdit().setPlaceholderText(tr("New question"))
        self.saved.setInsertPolicy(self.saved.InsertPolicy.NoInsert)

    def _connect(self) -> None:
        self.target.currentIndexChanged.connect(self._target_changed)
        self.joiner.activated.connect(self._joiner_changed)
        self.cells_by.activated.connect(self._question_changed)
        self.conditions.currentItemChanged.connect(lambda now, _: self._choose(listed.draft_at(now)))
        self.negate.clicked.connect(self._negate)
        self.group_button.clicked.connect(self._group_chosen)
        self.remove.clicked.connect(self._remove)
        self.add.clicked.connect(lambda: self._write_condition(replace=False))
        self.change.clicked.connect(lambda: self._write_condition(replace=True))
        self.form.draw_asked.connect(self._draw)
        self.answer.clicked.connect(self.ask)
        self.cancel.clicked.connect(lambda: None if self._task is None else self._task.cancel())
        self.save.clicked.connect(self._save)
        self.delete_saved.clicked.connect(self._delete)
        self.saved.activated.connect(lambda _: self.open_saved(self.saved.currentText()))
        self.saved.editTextChanged.connect(lambda _: self._enable())
        self.table.clicked.connect(self._show_table)
        self.new_layer.clicked.connect(self._make_layer)
        project = QgsProject.instance()
        project.readProject.connect(self._project_read)
        project.cleared.connect(self._project_read)

    def _make_menus(self) -> None:
        export = QMenu(self.export_button)
        for ending, text in (("csv", tr("CSV…")), ("xlsx", tr("Excel workbook…")), ("gpkg", tr("GeoPackage…"))):
            export.addAction(text).triggered.connect(lambda _=False, ending=ending: self._ask_and_export(ending))
        self.export_button.setMenu(export)
        copy = QMenu(self.copy_button)
        for what, text in self._copies().items():
            copy.addAction(text).triggered.connect(lambda _=False, what=what: self.copy(what))
        self.copy_button.setMenu(copy)

    @staticmethod
    def _copies() -> dict[str, str]:
        return {
            "table": tr("Answer as a table"),
            "summary": tr("Question and summary"),
            "expression": tr("QGIS expression"),
            "python": tr("Processing call (Python console)"),
            "command": tr("Processing call (command line)"),
        }

    # --- the map

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed (which changes nothing here), or it is gone."""
        before, self._map = self._map, map_about(group)
        super().show_map(group, metric)
        self.body.setVisible(group is not None)
        say(self.state, tr("Generate a map to ask it questions.") if group is None else "")
        self.at_point_panel.show_map(group)
        if self._map == before and before:
            return
        self._stop_drawing()
        self.at_point_panel.forget_map()
        self._set_outcome(None)
        self._fill_saved()
        self._target_changed()

    def _layer(self) -> QgsVectorLayer | None:
        if self._group is None or sip.isdeleted(self._group):
            return None
        layer = layers_of_map(self._group).get(_ROLES[self.target.currentData()])
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _codes(self) -> list[str]:
        layer = layers_of_map(self._group).get("authorities")
        if not isinstance(layer, QgsVectorLayer):
            return []
        index = layer.fields().lookupField("authority_code")
        return [] if index < 0 else [str(one) for one in layer.uniqueValues(index)]

    # --- the question

    def question(self) -> Question:
        """The question as it stands."""
        return question_of(
            self._draft, self.target.currentData(), self.cells_by.currentData(), self.saved.currentText().strip()
        )

    def _target_changed(self, *_: object) -> None:
        cells = self.target.currentData() == q.CELLS
        self.cells_by.setVisible(cells)
        self.cells_by_label.setVisible(cells)
        if self._group is not None:
            self.form.set_target(self.target.currentData(), self._layer(), cluster_of_map(self._group), self._codes())
        self._question_changed()

    def _joiner_changed(self, *_: object) -> None:
        self._draft.joiner = self.joiner.currentData()
        self._question_changed()

    def _question_changed(self, *_: object) -> None:
        """The list, the sentence and the buttons follow the draft."""
        listed.fill(self.conditions, self._draft, self._chosen)
        self.joiner.setCurrentIndex(self.joiner.findData(self._draft.joiner))
        try:
            wording = sentence(self.question())
        except UserError as error:
            wording = error.message
        self.sentence.setText(wording)
        if self.outcome is not None and not _same(self.outcome.question, self.question()):
            self._set_outcome(None)  # it answers another question
        self._enable()

    def _enable(self) -> None:
        chosen, busy = self._chosen, self._task is not None
        for button in (self.negate, self.remove):
            button.setEnabled(chosen is not None)
        self.group_button.setEnabled(chosen is not None and not chosen.is_group)
        self.change.setEnabled(chosen is not None and not chosen.is_group and not busy)
        for button in (self.add, self.answer):
            button.setEnabled(not busy)
        self.cancel.setVisible(busy)
        self.answer.setVisible(not busy)
        self.delete_saved.setEnabled(
            self.saved.findText(self.saved.currentText()) >= 0 and bool(self.saved.currentText())
        )
        self.save.setEnabled(bool(self.saved.currentText().strip()))
        there = self.outcome is not None and self.outcome.summary.count > 0 and not busy
        for button in (self.table, self.new_layer, self.export_button):
            button.setEnabled(there)
        self.copy_button.setEnabled(self.outcome is not None and not busy)

    def _choose(self, draft: Draft | None) -> None:
        self._chosen = draft
        if draft is not None and draft.leaf is not None:
            self.form.show_condition(draft.leaf, self._origin(draft.leaf))
        self._enable()

    def _origin(self, leaf: q.Leaf) -> Origin | None:
        shape = _shape(leaf)
        return None if shape is None else self._origins.get(shape.name)

    def _negate(self) -> None:
        if self._chosen is not None:
            self._chosen.negated = not self._chosen.negated
            self._question_changed()

    def _group_chosen(self) -> None:
        if self._chosen is not None:
            self._chosen = self._draft.put_in_group(self._chosen, ALL if self._draft.joiner == EITHER else EITHER)
            self._question_changed()

    def _remove(self) -> None:
        if self._chosen is not None:
            self._draft.remove(self._chosen)
            self._chosen = None
            self._question_changed()

    def _write_condition(self, *, replace: bool) -> None:
        """The form's condition into the question, once its shape has been read from a layer where it has one."""
        with messages.warned(self._iface):
            source = self.form.source()
            if source is None:
                self._put(self.form.condition(), replace)
            else:
                chosen = self._chosen
                self._beside(
                    tr("Reading shapes"),
                    partial(read_shape, source),
                    lambda shape: self._put_shape(source, shape, replace, chosen),
                )

    def _put_shape(self, source: Any, shape: q.Shape, replace: bool, chosen: Draft | None) -> None:
        if chosen is not self._chosen or (replace and chosen not in self._draft.leaves()):
            messages.tell(self._iface, tr("The question changed while the shape was read: add the condition again."))
            return
        self._origins[shape.name] = source.origin
        with messages.warned(self._iface):
            self._put(self.form.condition(shape), replace)

    def _put(self, leaf: q.Leaf, replace: bool) -> None:
        chosen = self._chosen
        if replace and chosen is not None and not chosen.is_group:
            chosen.leaf = leaf
        else:
            home = (
                self._draft
                if chosen is None
                else chosen
                if chosen.is_group
                else self._draft.group_of(chosen) or self._draft
            )
            home.parts = [*home.parts, Draft(leaf)]
        self._question_changed()

    # --- drawing

    def _draw(self, mode: str) -> None:
        self._stop_drawing()
        self.at_point_panel.stop()
        tool = self._tool = SearchAreaTool(self._iface.mapCanvas(), mode)
        tool.finished.connect(self._drawn)
        tool.ended.connect(self._drawing_ended)
        tool.start()

    def _drawn(self, search_area: Pointed) -> None:
        if search_area.kind == POINT:
            shape, name = shapely.Point(search_area.points[0]), tr("the point drawn")
        else:
            shape, name = shapely.Polygon(search_area.points), tr("the polygon drawn")
        drawn = [
            one
            for one in (_shape(part.leaf) for part in self._draft.leaves() if part.leaf is not None)
            if one is not None
        ]
        number = len({one.name for one in drawn if one.name.startswith(name)})
        with messages.warned(self._iface):
            self.form.set_drawn(shape_of(name if not number else f"{name} {number + 1}", shape))
            self._iface.mapCanvas().flashGeometries([QgsGeometry.fromWkt(shape.wkt)], national_grid())
        self._stop_drawing()

    def _drawing_ended(self) -> None:
        self._tool = None

    def _stop_drawing(self) -> None:
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.ended.disconnect()
            tool.stop()
            tool.clear()

    # --- the answer

    def ask(self) -> None:
        """Put the question to the map's layer."""
        layer, question = self._layer(), self.question()
        with messages.warned(self._iface):
            if layer is None or self._group is None:
                wording = tr("The layer of {} is no longer in the project: generate the map again.")
                raise UserError(wording.format(self.target.currentText().lower()))
            looked = look(layer, cluster_of_map(self._group), layers_of_map(self._group).get("neighbours"))
            asked = map_about(self._group)
            then = partial(self._show, layer, asked)
            self._beside(tr("Answering the question"), partial(ask, looked, question), then)

    def _beside(self, title: str, work: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.work(tr("Midlands Clusters: {}").format(title), work, then)

    def show_busy(self, busy: bool) -> None:
        """Cancel takes the place of Answer."""
        self._enable()

    def _show(self, layer: QgsVectorLayer, asked: tuple[Any, ...], outcome: Any) -> None:
        """Select, zoom, say; an answer to a question, or of a map, that is no longer the one on the page is dropped."""
        if sip.isdeleted(layer) or QgsProject.instance().mapLayer(layer.id()) is None:
            return
        if asked != map_about(self._group) or not _same(outcome.question, self.question()):
            messages.tell(self._iface, tr("The question or the map changed while it was answered: ask again."))
            return
        self._set_outcome(outcome)
        layer.selectByIds(outcome.ids.tolist())
        if outcome.summary.count:
            node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
            if node is not None:
                self._shown_by_answer = "" if node.isVisible() else layer.id()
                node.setItemVisibilityCheckedParentRecursive(True)
            self._zoom(layer, outcome.extent)
        self.answered.emit()

    def _set_outcome(self, outcome: Any) -> None:
        self.outcome = outcome
        if outcome is None and self._shown_by_answer:  # dots that only the answer switched on go with it
            node = QgsProject.instance().layerTreeRoot().findLayer(self._shown_by_answer)
            if node is not None:
                node.setItemVisibilityChecked(False)
            self._shown_by_answer = ""
        self.result.setText("" if outcome is None else answer_html(outcome))
        self.result.setVisible(outcome is not None)
        self._enable()

    def _zoom(self, layer: QgsVectorLayer, extent: QgsRectangle | None) -> None:
        if extent is None:
            return
        show_box(self._iface.mapCanvas(), extent, layer.crs(), margin=_MARGIN, least=_LEAST_M)

    # --- handing it on

    def _show_table(self) -> None:
        layer = self._answered_layer()
        if layer is not None:
            layer.selectByIds(self.outcome.ids.tolist())
            self._iface.showAttributeTable(layer, "is_selected()")

    def _answered_layer(self) -> QgsVectorLayer | None:
        layer = self._layer()
        if self.outcome is None or layer is None or layer.source() != self.outcome.looked.source:
            messages.warn(self._iface, tr("The map has changed since: answer the question again."))
            return None
        return layer

    def _make_layer(self) -> None:
        outcome = self.outcome
        self._beside(tr("Making a layer"), lambda feedback: memory_layer(outcome, feedback), self._layer_made)

    def _layer_made(self, layer: QgsVectorLayer) -> None:
        QgsProject.instance().addMapLayer(layer)
        messages.tell(
            self._iface, tr("The answer is a scratch layer: save it (right-click, Make Permanent) to keep it.")
        )

    def _ask_and_export(self, ending: str) -> None:
        kinds = {"csv": tr("CSV (*.csv)"), "xlsx": tr("Excel workbook (*.xlsx)"), "gpkg": tr("GeoPackage (*.gpkg)")}
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the answer"), "", kinds[ending])
        if path:
            self.export_to(Path(path) if Path(path).suffix else Path(f"{path}.{ending}"))

    def export_to(self, path: Path) -> None:
        """Save the answer by the name's ending; the message bar says how it went."""
        outcome = self.outcome
        reported = tr("The answer is in {}.").format(path.name)
        self._beside(
            tr("Saving the answer"),
            lambda feedback: write_answer(outcome, path, feedback),
            lambda _: messages.tell(self._iface, reported),
        )

    def copy(self, what: str) -> None:
        """Copy the answer ("table"), "summary", "expression", "python" or "command" to the clipboard."""
        outcome = self.outcome
        if what == "table":
            self._beside(
                tr("Copying the answer"), lambda feedback: clipboard_table(outcome, feedback), self._to_clipboard
            )
        elif what == "summary":
            self._to_clipboard("\n".join([outcome.wording, *answer_lines(outcome)]))
        elif what == "expression":
            self._to_clipboard(outcome.expression)
        else:
            self._to_clipboard(call_of(outcome)[what])

    def _to_clipboard(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        messages.tell(self._iface, tr("Copied."))

    # --- questions kept with the project

    def _project_read(self, *_: object) -> None:
        self._fill_saved()

    def _fill_saved(self) -> None:
        text = self.saved.currentText()
        self.saved.blockSignals(True)
        self.saved.clear()
        self.saved.addItems(saved_names(QgsProject.instance()))
        self.saved.setEditText(text)
        self.saved.blockSignals(False)
        self._enable()

    def _save(self) -> None:
        used = {shape.name for shape in map(_shape, (one.leaf for one in self._draft.leaves())) if shape is not None}
        stored = Saved(self.question(), tuple(one for name, one in self._origins.items() if name in used))
        with messages.warned(self._iface):
            save(QgsProject.instance(), self.saved.currentText(), stored)
            self._fill_saved()
            messages.tell(self._iface, tr("The question is kept with the project: save the project too."))

    def _delete(self) -> None:
        forget(QgsProject.instance(), self.saved.currentText())
        self.saved.setEditText("")
        self._fill_saved()

    def open_saved(self, name: str) -> None:
        """Put a saved question into the page; polygons of a layer that is still there are read anew."""
        project = QgsProject.instance()
        try:
            found = load(project, name)
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
            return
        self._draft, self._chosen = draft_of(found.question.where), None
        self._origins = {one.shape: one for one in found.origins}
        self.target.setCurrentIndex(self.target.findData(found.question.target))
        self.cells_by.setCurrentIndex(self.cells_by.findData(found.question.cells_by))
        self._set_outcome(None)
        self._question_changed()
        lost = found.lost_layers(project)
        if lost:
            wording = tr("{} is no longer in the project: the question uses the shape that was saved with it.")
            messages.warn(self._iface, wording.format(", ".join(f"“{one}”" for one in lost)))
        self._read_anew()

    def _read_anew(self) -> None:
        with messages.warned(self._iface):
            sources = [
                one
                for one in (source_of(origin, QgsProject.instance()) for origin in self._origins.values())
                if one is not None
            ]
            if sources:
                self._beside(
                    tr("Reading shapes"),
                    lambda feedback: [read_shape(one, feedback) for one in sources],
                    self._replace_shapes,
                )

    def _replace_shapes(self, shapes: list[q.Shape]) -> None:
        fresh = {one.name: one for one in shapes}
        for part in self._draft.leaves():
            if isinstance(part.leaf, q.Inside) and part.leaf.shape.name in fresh:
                part.leaf = q.Inside(fresh[part.leaf.shape.name])
        self._question_changed()

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        project = QgsProject.instance()
        project.readProject.disconnect(self._project_read)
        project.cleared.disconnect(self._project_read)
        self._stop_drawing()
        self.at_point_panel.shut_down()
        self.form.shut_down()
        super().shut_down()


def _same(one: Question, other: Question) -> bool:
    """Whether two questions ask the same, whatever they are called."""
    return (one.target, one.cells_by, one.where) == (other.target, other.cells_by, other.where)


def _shape(leaf: q.Leaf | None) -> q.Shape | None:
    """The shape that a condition has, where it has one."""
    if isinstance(leaf, q.Inside):
        return leaf.shape
    return leaf.spot if isinstance(leaf, q.Near) and isinstance(leaf.spot, q.Shape) else None
