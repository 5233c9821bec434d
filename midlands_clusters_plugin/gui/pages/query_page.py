"""The Query page: a question made of parts, said as a sentence, answered on the map, kept with the project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import shapely
from qgis.core import QgsApplication, QgsGeometry, QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.query import question as q
from ...core.query.question import Question
from ...core.query.search_area import shape_of
from ...core.query.sentence import sentence
from ...qgis_io.crs import national_grid
from ..query import conditions_list as listed
from ..query.answer_on_map import AnswerOnMap
from ..query.answer_outputs import answer_html
from ..query.asking import ask, look, refuse_protected
from ..query.draft import ALL, EITHER, Draft, Writing, same_question
from ..query.hand_on import HandOn
from ..query.saved import Saved, Standing, forget, load, save, saved_names
from ..query.search_area_tool import POINT, Drawing, Pointed
from ..query.shapes import read_shape, read_shapes, source_of
from ..tasks.while_there import Heard
from ..widgets import messages
from ..widgets.narrow_dock import fill, say
from .map_page import MapPage
from .shown_map import cluster_of_map, file_beside, layer_of_map, layers_of_map, map_about

_ROLES = {q.COMPANIES: "companies", q.CELLS: "hexes", q.PLACES: "places"}


class QueryPage(MapPage):
    """Widgets are named in ui/query_page.ui and ui/query_condition.ui. ``outcome`` is the last
    answer, ``writing`` the question: what is typed in the form counts, whether it was added to the list or not.
    """

    answered = pyqtSignal()

    def set_up(self) -> None:
        self.writing = Writing(typed=True)
        self._standing = Standing(self)
        self._map: tuple[Any, ...] = ()
        self.outcome: Any = None
        self.drawing = Drawing(self._iface.mapCanvas(), self._drawn)
        self._hand_on = HandOn(self, self._iface, self._beside)
        self.copy, self.export_to = self._hand_on.copy, self._hand_on.export_to
        self._on_map = AnswerOnMap(self._iface.mapCanvas())
        self._fill_boxes()
        self._connect()

    def _fill_boxes(self) -> None:
        fill(self.target, ((tr("Companies"), q.COMPANIES), (tr("Hexagons"), q.CELLS), (tr("Places"), q.PLACES)))
        fill(self.joiner, ((tr("all of these hold"), ALL), (tr("at least one holds"), EITHER)))
        fill(self.cells_by, ((tr("any part of a hexagon"), q.ANY_PART), (tr("its centre"), q.CENTRE)))
        for button, icon in ((self.save, "/mActionFileSave.svg"), (self.delete_saved, "/mActionDeleteSelected.svg")):
            button.setIcon(QgsApplication.getThemeIcon(icon))
        self.saved.lineEdit().setPlaceholderText(tr("New question"))

    def _connect(self) -> None:
        self.target.currentIndexChanged.connect(self._target_changed)
        self.joiner.activated.connect(self._joiner_changed)
        self.cells_by.activated.connect(self._question_changed)
        self.conditions.currentItemChanged.connect(lambda now, _: self._choose(listed.draft_at(now)))
        self.negate.clicked.connect(self._negate)
        self.group_button.clicked.connect(self._group_chosen)
        self.remove.clicked.connect(lambda: self.writing.remove())
        self.remove.clicked.connect(lambda: self._question_changed())
        for button, replace in ((self.add, False), (self.change, True)):
            button.clicked.connect(lambda _=False, replace=replace: self._write_condition(replace=replace))
        self.form.draw_asked.connect(lambda mode: self.drawing.start(mode))
        self.form.edited.connect(self._form_edited)
        self.form.stated.connect(self._say_question)
        self.answer.clicked.connect(self.ask)
        self.cancel.clicked.connect(lambda: None if self._task is None else self._task.cancel())
        self.clear_answer.clicked.connect(lambda: self._set_outcome(None))
        self.save.clicked.connect(lambda: self._with_typed(self._save))
        self.delete_saved.clicked.connect(self._delete)
        self.saved.activated.connect(lambda _: self.open_saved(self.saved.currentText()))
        self.saved.editTextChanged.connect(self.show_busy)
        self.result.linkActivated.connect(lambda _: self._hand_on.show_reasons())
        self.table.clicked.connect(self._show_table)
        self.new_layer.clicked.connect(self._put_on_map)
        self._heard = Heard()
        self._heard.hear(QgsProject.instance(), self._standing.project_changed, "readProject", "cleared")

    # --- the map

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed (which changes nothing here), or it is gone."""
        before, self._map = self._map, map_about(group)
        super().show_map(group, metric)
        self.body.setVisible(group is not None)
        say(self.state, tr("Generate a map to ask it questions.") if group is None else "")
        if self._map == before and before:
            return
        self.drawing.stop()
        self._set_outcome(None)
        self.fill_saved()
        with self._standing.filled():
            self._target_changed()
            if not before:
                self._standing.restore()
        self.question_tab.layout().activate()  # before it is shown, else the dock gets wide with what is hidden

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
        """The question as it stands in the list of conditions."""
        return self._question(self.writing.draft.condition())

    def _question(self, where: q.Condition | None) -> Question:
        name = self.saved.currentText().strip()
        return Question(self.target.currentData(), where, self.cells_by.currentData(), name)

    def _target_changed(self, *_: object) -> None:
        cells = self.target.currentData() == q.CELLS
        self.cells_by.setVisible(cells)
        self.cells_by_label.setVisible(cells)
        if self._group is not None:
            self.form.set_target(self.target.currentData(), self._layer(), cluster_of_map(self._group), self._codes())
        self._question_changed()

    def _joiner_changed(self, *_: object) -> None:
        self.writing.draft.joiner = self.joiner.currentData()
        self._question_changed()

    def _question_changed(self, *_: object) -> None:
        """The list, the sentence and the buttons follow the question."""
        listed.fill(self.conditions, self.writing.draft, self.writing.chosen)
        self.joiner.setCurrentIndex(self.joiner.findData(self.writing.draft.joiner))
        self._say_question()
        self._drop_other_answer()
        self.show_busy()
        self._standing.store_later()

    def _form_edited(self) -> None:
        self.writing.typed = True
        self._standing.store_later()
        self._say_question()
        self._drop_other_answer()

    def _say_question(self) -> None:
        """The question in words, with what stands in the form alone; or what is lacking there."""
        try:
            where = self.writing.draft.condition()
            if self.writing.typed and self._group is not None:
                where = self.writing.with_typed(self.form.wording_leaf(), self.form.kind.current_id())
            wording = sentence(self._question(where))
        except UserError as error:
            wording = error.message
        self.sentence.setText(wording)

    def _is_answer_to_this(self, outcome: Any) -> bool:
        return not self.writing.typed and same_question(outcome.question, self.question())

    def _drop_other_answer(self) -> None:
        """An answer goes when the question is another one."""
        if self.outcome is not None and not self._is_answer_to_this(self.outcome):
            self._set_outcome(None)

    def show_busy(self, *_: object) -> None:
        chosen, busy = self.writing.chosen, self._task is not None
        self.conditions.setVisible(bool(self.writing.draft.parts))
        for widget in (self.joiner, self.joiner_label):
            widget.setVisible(len(self.writing.draft.parts) > 1)
        for button in (self.negate, self.remove, self.group_button):
            button.setVisible(chosen is not None)
        self.group_button.setEnabled(chosen is not None and not chosen.is_group)
        self.change.setEnabled(chosen is not None and not chosen.is_group and not busy)
        self.add.setEnabled(not busy)
        self.cancel.setVisible(busy)
        self.answer.setVisible(not busy)
        there = self.outcome is not None and not busy
        self.clear_answer.setVisible(there)
        name = self.saved.currentText()
        self.delete_saved.setEnabled(self.saved.findText(name) >= 0 and bool(name))
        self.save.setEnabled(bool(name.strip()) and not busy)
        for button in (self.table, self.new_layer, self.export_button):
            button.setEnabled(there and self.outcome.summary.count > 0)
        self.copy_button.setEnabled(there)

    def _choose(self, draft: Draft | None) -> None:
        self.writing.chosen = draft
        if draft is not None and draft.leaf is not None:
            shown = self.form.show_condition(draft.leaf, self.writing.origin(draft.leaf))
            self.writing.typed = self.writing.typed and not shown
        self._say_question()
        self.show_busy()

    def _negate(self) -> None:
        if self.writing.chosen is not None:
            self.writing.chosen.negated = not self.writing.chosen.negated
            self._question_changed()

    def _group_chosen(self) -> None:
        chosen, draft = self.writing.chosen, self.writing.draft
        if chosen is not None:
            self.writing.chosen = draft.put_in_group(chosen, ALL if draft.joiner == EITHER else EITHER)
            self._question_changed()

    def _with_typed(self, then: Callable[[], None]) -> None:
        """Do something with the question once what stands in the form alone is in its list."""
        if self.writing.typed:
            self._write_condition(replace=self.writing.changes(self.form.kind.current_id()), then=then)
        else:
            then()

    def _write_condition(self, *, replace: bool, then: Callable[[], None] = lambda: None) -> None:
        """The form's condition into the question, once its shape has been read from a layer where it has one."""
        with messages.warned(self._iface):
            source = self.form.source()
            if source is None:
                self._put(self.form.condition(), replace)
                then()
            else:
                put = partial(self._put_shape, source, replace, self.writing.chosen, then)
                self._beside(tr("Reading shapes"), partial(read_shape, source), put)

    def _put_shape(
        self, source: Any, replace: bool, chosen: Draft | None, then: Callable[[], None], shape: q.Shape
    ) -> None:
        if chosen is not self.writing.chosen or (replace and chosen not in self.writing.draft.leaves()):
            messages.tell(self._iface, tr("The question changed while the shape was read: add the condition again."))
            return
        self.writing.origins[shape.name] = source.origin
        with messages.warned(self._iface):
            self._put(self.form.condition(shape), replace)
            then()

    def _put(self, leaf: q.Leaf, replace: bool) -> None:
        self.writing.put(leaf, replace=replace)
        self._question_changed()

    # --- drawing

    def _drawn(self, search_area: Pointed) -> None:
        if search_area.kind == POINT:
            shape, name = shapely.Point(search_area.points[0]), tr("the point drawn")
        else:
            shape, name = shapely.Polygon(search_area.points), tr("the polygon drawn")
        with messages.warned(self._iface):
            self.form.set_drawn(shape_of(self.writing.new_name(name), shape))
            self._iface.mapCanvas().flashGeometries([QgsGeometry.fromWkt(shape.wkt)], national_grid())

    # --- the answer

    def ask(self) -> None:
        """Put the question to the map's layer; what stands in the form alone is added to it first."""
        with messages.warned(self._iface):
            self._asked_layer()
            self._with_typed(self._ask)

    def _asked_layer(self) -> QgsVectorLayer:
        layer = self._layer()
        if layer is None:
            refuse_protected(self._group, _ROLES[self.target.currentData()])
            wording = tr("The layer of {} is no longer in the project: generate the map again.")
            raise UserError(wording.format(self.target.currentText().lower()))
        return layer

    def _ask(self) -> None:
        with messages.warned(self._iface):
            layer, question = self._asked_layer(), self.question()
            looked = look(layer, cluster_of_map(self._group), layers_of_map(self._group).get("neighbours"))
            then = partial(self._show, layer, map_about(self._group))
            self._beside(tr("Answering the question"), partial(ask, looked, question), then)

    def _beside(self, title: str, work: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.work(tr("Midlands Clusters: {}").format(title), work, then)

    def _show(self, layer: QgsVectorLayer, asked: tuple[Any, ...], outcome: Any) -> None:
        """Onto the map; an answer to a question, or of a map, that is no longer the one on the page is dropped."""
        if sip.isdeleted(layer) or QgsProject.instance().mapLayer(layer.id()) is None:
            return
        if asked != map_about(self._group) or not self._is_answer_to_this(outcome):
            messages.tell(self._iface, tr("The question or the map changed while it was answered: ask again."))
            return
        self._set_outcome(outcome)
        self._on_map.show(layer, outcome)
        self.answered.emit()

    def _set_outcome(self, outcome: Any) -> None:
        self.outcome = outcome
        if outcome is None:
            self._on_map.clear()
        self.result.setText("" if outcome is None else answer_html(outcome))
        self.result.setVisible(outcome is not None)
        self.tabs.setTabEnabled(1, outcome is not None)
        self.tabs.setCurrentIndex(int(outcome is not None))
        self.show_busy()

    # --- handing it on

    def _show_table(self) -> None:
        layer = self._layer()
        if self.outcome is None or layer is None or layer.source() != self.outcome.looked.source:
            messages.warn(self._iface, tr("The map has changed since: answer the question again."))
            return
        layer.selectByIds(self.outcome.ids.tolist())
        self._iface.showAttributeTable(layer, "is_selected()")

    def _put_on_map(self) -> None:
        """The answer and its search area as layers; then the dots and the ring would lie there twice."""
        with messages.warned(self._iface):
            path = Path(file_beside(layer_of_map(self._group, "hexes"), "answer").sink.staticValue())
            self._hand_on.put_on_map(self._group, path, self._layers_made)

    def _layers_made(self) -> None:
        self._on_map.clear()
        self.changed.emit()

    # --- questions kept with the project

    def show_question(self, found: Saved) -> None:
        """Put one into the page."""
        self.writing = Writing(found.question.where, found.origins, typed=found.question.where is None)
        self.target.setCurrentIndex(self.target.findData(found.question.target))
        self.cells_by.setCurrentIndex(self.cells_by.findData(found.question.cells_by))
        self._set_outcome(None)
        self._question_changed()

    def fill_saved(self) -> None:
        """Offer the questions of the project by name."""
        text = self.saved.currentText()
        with QSignalBlocker(self.saved):
            self.saved.clear()
            self.saved.addItems(saved_names(QgsProject.instance()))
            self.saved.setEditText(text)
        self.show_busy()

    def _save(self) -> None:
        with messages.warned(self._iface):
            stored = Saved(self.question(), self.writing.used_origins())
            save(QgsProject.instance(), self.saved.currentText(), stored)
            self.fill_saved()
            messages.tell(self._iface, tr("The question is kept with the project: save the project too."))

    def _delete(self) -> None:
        forget(QgsProject.instance(), self.saved.currentText())
        self.saved.setEditText("")
        self.fill_saved()

    def open_saved(self, name: str) -> None:
        """Put a saved question into the page; polygons of a layer that is still there are read anew."""
        project = QgsProject.instance()
        with messages.warned(self._iface):
            found = load(project, name)
            self.show_question(found)
            lost = found.lost_layers(project)
            if lost:
                wording = tr("{} is no longer in the project: the question uses the shape that was saved with it.")
                messages.warn(self._iface, wording.format(", ".join(f"“{one}”" for one in lost)))
            self._read_anew()

    def _read_anew(self) -> None:
        with messages.warned(self._iface):
            there = list(filter(None, (source_of(one, QgsProject.instance()) for one in self.writing.origins.values())))
            if there:
                self._beside(tr("Reading shapes"), partial(read_shapes, there), self._replace_shapes)

    def _replace_shapes(self, shapes: list[q.Shape]) -> None:
        self.writing.replace_shapes(shapes)
        self._question_changed()

    def shut_down(self) -> None:
        self._heard.let_go()
        self.drawing.stop()
        self._on_map.shut_down()
        self.form.shut_down()
        super().shut_down()
