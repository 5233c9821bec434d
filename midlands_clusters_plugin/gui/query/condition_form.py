"""The form in which one condition is written: what it is about decides which rows are shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsFieldProxyModel, QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsDateEdit, QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt import sip, uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ...core.query import question as q
from ...core.query.codec import checked
from ...core.query.question import Question
from ...core.query.search_area import search_area_of
from ..widgets.grouped_combo import GroupedComboBox
from ..widgets.widget_values import set_value, value_of
from . import lists
from .kinds import bands, kind_of, kinds, operators
from .lists import kind_titles
from .saved import Origin
from .shapes import POLYGONS, SELECTED, ShapeSource, polygons_up_to, selected_shapes

UI = Path(__file__).parents[1] / "ui" / "query_condition.ui"
_PER_KM = 1000
_TEXTS = ("string", "text", "")  # types of columns
_TO_COME = "POLYGON((400000 300000,400001 300000,400001 300001,400000 300000))"  # for a sentence, never for an answer
_FIRST_DAY = date(2017, 1, 1)  # of the report's own count of young companies


class ConditionForm(QWidget):
    """Widgets are named in ui/query_condition.ui. ``draw_asked`` carries "point" or "polygon" when something is to be
    drawn; ``edited`` comes when the user changed the condition, ``stated`` when what it takes from a layer did.
    """

    draw_asked = pyqtSignal(str)
    edited = pyqtSignal()
    stated = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(UI), self)
        self._target = ""
        self._filling = False  # by the program: no edit
        self._typed: dict[str, str] = {}  # by the row of a list: what was typed there
        self._drawn: q.Shape | None = None
        self._watched: QgsVectorLayer | None = None
        self._names = dict.fromkeys(row for one in kinds().values() for row in one.rows)
        for row in self._names:
            widget = getattr(self, row)
            if hasattr(widget, "make_searchable"):
                widget.make_searchable(tr("Type a part of the name"))
                self._follow_typing(row, widget)
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        self.polygons.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.field.setFilters(QgsFieldProxyModel.Filter.Numeric)
        self.field.setAllowEmptyFieldName(True)
        self._shown: list[str] = []
        self._labels = {row: self._take(row) for row in self._names}
        self._keep_tips()
        self._fill_fixed()
        self._connect()
        self._show_rows()

    def _take(self, row: str) -> QWidget:
        """Take a row out of the form, which keeps room between hidden ones; its label."""
        found = self.rows.takeRow(getattr(self, row))
        label: QWidget = found.labelItem.widget()
        for widget in (label, getattr(self, row)):
            widget.hide()
        return label

    def _keep_tips(self) -> None:
        """Lists show the tip of their entry; where it has none, they keep their own."""
        for box in self.findChildren(GroupedComboBox):
            own = box.toolTip()
            for signal in (box.currentIndexChanged, box.chosen):
                signal.connect(lambda _, box=box, own=own: box.setToolTip(box.toolTip() or own))

    def _fill_fixed(self) -> None:
        for box, entries in ((self.operator, operators()), (self.band, bands())):
            for ident, text in entries.items():
                box.addItem(text, ident)
        for box, day in ((self.since, _FIRST_DAY), (self.before, None)):
            box.setAllowNull(True)
            box.setDisplayFormat("d MMM yyyy")
            box.setCalendarPopup(True)
            set_value(box, day)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._show_rows)
        self.column.currentIndexChanged.connect(self._set_decimals)
        self.operator.currentIndexChanged.connect(self._show_rows)
        self.layer.layerChanged.connect(self._watch)
        self.polygons.layerChanged.connect(self._polygons_changed)
        self.field.fieldChanged.connect(self._show_rows)
        signals = {QComboBox: "currentIndexChanged", QDoubleSpinBox: "valueChanged", QLineEdit: "textChanged"}
        signals |= {QgsDateEdit: "dateValueChanged"}
        signals |= {QgsMapLayerComboBox: "layerChanged", QgsFieldComboBox: "fieldChanged"}
        for row in ("kind", *self._names):
            widget = getattr(self, row)
            name = next((signals[one] for one in type(widget).__mro__ if one in signals), "")
            if name:
                getattr(widget, name).connect(partial(self._edited, row))
        for button, mode in ((self.draw_point, "point"), (self.draw_polygon, "polygon")):
            button.clicked.connect(lambda _=False, mode=mode: self.draw_asked.emit(mode))

    def _edited(self, row: str, *_: object) -> None:
        """The user changed a row that is shown; a list of layers also changes with the project."""
        if not self._filling and row in ("kind", *self._shown):
            self.edited.emit()

    def _follow_typing(self, row: str, box: Any) -> None:
        """Note what is typed into a list until an entry is chosen: a name that it lacks is refused, not passed over."""

        def forget(*_: object) -> None:
            self._typed.pop(row, None)
            self._edited(row)

        def note(text: str) -> None:
            self._typed[row] = text
            self._edited(row)

        box.lineEdit().textEdited.connect(note)
        for signal in (box.chosen, box.activated, box.completer().activated):
            signal.connect(forget)

    @contextmanager
    def _filled(self) -> Iterator[None]:
        """The program fills the form: nobody typed that."""
        self._typed.clear()
        before, self._filling = self._filling, True
        try:
            yield
        finally:
            self._filling = before

    # --- what it can ask of

    def set_target(self, target: str, layer: QgsVectorLayer | None, cluster: str, codes: list[str]) -> None:
        """Offer what can be asked of a layer: ``cluster`` and ``codes`` (authorities) are the map's."""
        with self._filled():
            self._offer(target, layer, cluster, codes)

    def _offer(self, target: str, layer: QgsVectorLayer | None, cluster: str, codes: list[str]) -> None:
        fields = [] if layer is None else list(layer.fields())
        names = [one.name() for one in fields]
        if not self._target:
            self.place.set_groups(lists.place_entries())
            self.place.set_current_id("innovation_hub|Infinity Park Derby")
        self._target = target
        self.kind.set_groups(lists.kind_entries(target, set(names)))
        self.cluster.set_groups(lists.cluster_entries(cluster))
        self.area.set_groups(lists.area_entries(codes))
        self._fill(self.column, lists.number_entries(target, [one.name() for one in fields if one.isNumeric()]))
        texts = [one.name() for one in fields if not one.isNumeric() and one.typeName().lower() in _TEXTS] or names
        self._fill(self.text_column, dict(zip(texts, texts)))
        if self.text_column.findData("name") >= 0 and self.text_column.currentIndex() < 1:
            self.text_column.setCurrentIndex(self.text_column.findData("name"))
        self._show_rows()

    @staticmethod
    def _fill(box: Any, entries: dict[str, str]) -> None:
        before = box.currentData()
        box.clear()
        for ident, text in entries.items():
            box.addItem(text, ident)
        box.setCurrentIndex(max(0, box.findData(before)))

    def _show_rows(self, *_: object) -> None:
        wanted = kinds().get(self.kind.current_id())
        idle = {"upper"} if self.operator.currentData() != "between" else set()
        idle |= set() if self.field.currentField() else {"limit"}
        rows = [] if wanted is None else [row for row in wanted.rows if row not in idle]
        self._show_only(rows)
        if "place_kind" in rows:
            self.place_kind.set_groups(lists.place_kind_entries(with_sites=wanted is not None and wanted.is_where))
        self._watch(self.layer.currentLayer() if "layer" in rows else None)
        self._say()

    def _set_decimals(self, *_: object) -> None:
        """Whole numbers for what is counted, and for money."""
        whole = (
            self.column.currentData() not in ("employees", "area_km2")
            and self.column.currentText() != self.column.currentData()
        )
        for box in (self.value, self.upper):
            box.setDecimals(0 if whole and box.value() == round(box.value()) else 2)

    def _show_only(self, wanted: list[str]) -> None:
        """Put these rows under the kind, in their order; all others out of the form."""
        if wanted == self._shown:
            return
        for row in self._shown:
            self._take(row)
        for row in wanted:
            label, field = self._labels[row], getattr(self, row)
            self.rows.addRow(label, field)
            for widget in (label, field):
                widget.show()
        self._shown = wanted

    def _polygons_changed(self, layer: QgsMapLayer | None) -> None:
        self.field.setLayer(layer)
        likely = [one for one in self.field.fields().names() if "min" in one.lower()] if layer is not None else []
        self.field.setField(likely[0] if likely else "")
        self._show_rows()

    def _watch(self, layer: QgsMapLayer | None) -> None:
        """Follow the selection of the layer that is chosen, for the hint."""
        if self._watched is not None and not sip.isdeleted(self._watched) and self._watched is not layer:
            self._watched.selectionChanged.disconnect(self._say)
        vector = layer if isinstance(layer, QgsVectorLayer) and self.kind.current_id() == SELECTED else None
        if vector is not None and vector is not self._watched:
            vector.selectionChanged.connect(self._say)
        self._watched = vector
        self._say()

    def _say(self, *_: object) -> None:
        wording, kind = "", self.kind.current_id()
        if kind == SELECTED:
            watched = self._watched
            number = 0 if watched is None or sip.isdeleted(watched) else watched.selectedFeatureCount()
            wording = counted("{n} feature is selected.", "{n} features are selected.", number)
        elif kind == "drawn":
            wording = tr("Nothing is drawn yet.") if self._drawn is None else tr("Drawn: {}.").format(self._drawn.name)
        elif kind == POLYGONS and self.polygons.currentLayer() is None:
            wording = tr("There is no layer of polygons in the project: add yours, such as travel-time areas.")
        self.hint.setText(wording)
        self.hint.setVisible(bool(wording))
        self.stated.emit()

    def set_drawn(self, shape: q.Shape | None) -> None:
        """What was drawn on the map."""
        self._drawn = shape
        self._edited("draw")
        if shape is not None and shape.wkt.startswith("POLYGON"):
            self.distance.setValue(0.0)
        elif shape is not None and self.distance.value() == 0:
            self.distance.setValue(5.0)
        self._say()

    # --- a condition out of the form

    def source(self) -> ShapeSource | None:
        """What is to be read from a layer before the condition is known; None where nothing is. Raises UserError."""
        kind = self.kind.current_id()
        if kind == POLYGONS:
            return polygons_up_to(self.polygons.currentLayer(), self.field.currentField(), self.limit.value())
        return selected_shapes(self.layer.currentLayer()) if kind == SELECTED else None

    def condition(self, shape: q.Shape | None = None) -> q.Leaf:
        """The condition as it is written; ``shape`` what was read from ``source``. Raises UserError where something
        lacks.
        """
        for row in self._shown:
            typed = self._typed.get(row, "").strip()
            box = getattr(self, row)
            if typed and typed.casefold() not in box.itemText(box.currentIndex()).casefold():
                raise UserError(tr("There is no “{text}” in the list: choose one from it.").format(text=typed))
        leaf = self._leaf(self.kind.current_id(), shape)
        checked(Question(self._target, leaf))
        if isinstance(leaf, q.Near):
            search_area_of(leaf.spot)  # a place without a position, a postcode that is none
        return leaf

    def _leaf(self, kind: str, shape: q.Shape | None) -> q.Leaf:
        asked = kinds()[kind]
        if asked.leaf is not None:
            leaf: q.Leaf = asked.leaf(*(self._value(row) for row in asked.rows if row in self._shown))
            return leaf
        if kind == "kind_is":
            wanted = self._value("place_kind")
            return q.Listed("kind" if wanted in kind_titles() else "type", wanted)
        return self._near(kind, shape) if asked.is_where else q.Flag(kind)

    def _value(self, row: str) -> Any:
        """What stands in a row; spaces round a code are a slip, in a text they may be meant."""
        value = value_of(getattr(self, row))
        return value.strip() if row in ("sic", "postcode") else value

    def _near(self, kind: str, shape: q.Shape | None) -> q.Leaf:
        metres = round(self.distance.value() * _PER_KM, 3)
        if kind == "near_place":
            place_kind, _, name = self._value("place").partition("|")
            return q.Near(q.PlaceNamed(name, place_kind), metres)
        if kind == "near_kind":
            return q.Near(q.PlacesOfKind(self._value("place_kind")), metres)
        if kind == "near_postcode":
            if not self._value("postcode"):
                raise UserError(tr("Type a postcode, such as DE24 9FU."))
            return q.Near(q.Postcode(self._value("postcode")), metres)
        shape = self._drawn if kind == "drawn" else shape
        if shape is None:
            raise UserError(tr("Draw a point or a polygon on the map first."))
        is_area = shape.wkt.lstrip().upper().startswith(("POLYGON", "MULTIPOLYGON"))
        return q.Inside(shape) if kind == POLYGONS or (is_area and not metres) else q.Near(shape, metres)

    # --- a condition into the form

    def show_condition(self, leaf: q.Leaf, origin: Origin | None = None) -> bool:
        """Put a condition into the form; False where it has no row for it."""
        with self._filled():
            return self._show_condition(leaf, origin)

    def _show_condition(self, leaf: q.Leaf, origin: Origin | None) -> bool:
        kind = kind_of(leaf, "" if origin is None else origin.how)
        if not kind or not self.kind.set_current_id(kind):
            return False
        if isinstance(leaf, q.Near):
            self.distance.setDecimals(2 if leaf.metres % 10 == 0 else 6)
            self.distance.setValue(leaf.metres / _PER_KM)
            self._show_location(leaf.spot)
        elif isinstance(leaf, q.Inside):
            self.distance.setValue(0.0)
            self._drawn = leaf.shape if kind == "drawn" else self._drawn
        elif isinstance(leaf, q.Listed):
            self._show_rows()
            self.place_kind.set_current_id(leaf.value)
        elif not isinstance(leaf, q.Flag):
            for row, value in zip(kinds()[kind].rows, astuple(leaf)):
                widget = getattr(self, row)
                if isinstance(widget, QDoubleSpinBox) and value != round(value):
                    widget.setDecimals(6)
                set_value(widget, value)
        if origin is not None:
            self._show_origin(origin)
        self._show_rows()
        return True

    def _show_location(self, location: q.Location) -> None:
        if isinstance(location, q.PlaceNamed):
            ids = [one for one in self.place.ids() if one.partition("|")[2] == location.name]
            self.place.set_current_id(f"{location.kind}|{location.name}" if location.kind else (ids or [""])[0])
        elif isinstance(location, q.PlacesOfKind):
            self._show_rows()
            self.place_kind.set_current_id(location.kind)
        elif isinstance(location, q.Postcode):
            self.postcode.setText(location.postcode)
        else:
            self._drawn = location

    def _show_origin(self, origin: Origin) -> None:
        if (layer := QgsProject.instance().mapLayer(origin.layer_id)) is None:
            return
        (self.layer if origin.how == SELECTED else self.polygons).setLayer(layer)
        if origin.how == POLYGONS:
            self.field.setField(origin.field)
            self.limit.setValue(origin.limit)

    def wording_leaf(self) -> q.Leaf:
        """The condition for the sentence: a shape that is still to be read has its name already. Raises UserError."""
        source = self.source()
        return self.condition(None if source is None else q.Shape(source.name, _TO_COME))

    def shut_down(self) -> None:
        """Let go of the layer that is watched."""
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.selectionChanged.disconnect(self._say)
        self._watched = None
