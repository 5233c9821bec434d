"""The page for spikes: which hexagons stand out and why, and which of them to leave out of the scale or of the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeatureRequest, QgsLayerTreeGroup, QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QModelIndex, QTimer
from qgis.PyQt.QtWidgets import QHeaderView, QMenu

from ...cartography.context.spike_layer import spikes_of
from ...cartography.map.group_layers import show_metric
from ...cartography.page_text.notes import values_of
from ...cartography.record.left_out import LeftOut, left_out_of, set_left_out
from ...cartography.record.roles import layers_of
from ...cartography.style.map_text import with_unit
from ...core.base.i18n import counted, sentences, tr
from ...core.catalogue.catalogue import metrics
from ...core.geography.authorities import as_spoken
from ...qgis_io.canvas import show_box
from ..tasks.while_there import Heard, while_there
from ..widgets import messages
from ..widgets.narrow_dock import say
from ..widgets.spikes_model import CHOICE, WHERE, ChoiceDelegate, Row, SpikesModel, choices
from .map_page import MapPage

_ROUND_M = 4000.0  # what is shown round a hexagon, metres to each side
_MOST = 200  # hexagons that can be left out in one go
_TALLEST = 7  # rows that the table shows without scrolling
_LOW, _ROOMY = 3, 520  # rows where the dock has less room than so many pixels


class SpikesPage(MapPage):
    """The spikes of the metric that is shown. Widgets are named in ui/spikes_page.ui."""

    def set_up(self) -> None:
        self._layer: QgsVectorLayer | None = None
        self._heard = Heard()
        self._at: dict[tuple[str, str], QgsPointXY] = {}
        self._model = SpikesModel(self._chosen, self)
        self._set_up_table()
        menu = QMenu(self.leave_out)
        for how in ("scale", "map"):
            action = menu.addAction(choices()[how][1].partition(":")[0])
            action.triggered.connect(lambda _=False, how=how: self._leave_out_selected(how))
        self.leave_out.setMenu(menu)
        self.reset.clicked.connect(lambda: self._set_left_out([]))

    def _set_up_table(self) -> None:
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(CHOICE, ChoiceDelegate(self.table))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 10)  # place and value
        self.table.doubleClicked.connect(self._zoom)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._say_reason(now.row()))
        self.table.selectionModel().selectionChanged.connect(self._selected)

    # --- what the page shows

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        super().show_map(group, metric)
        self._watch(self.hexes())
        self._fill()

    def _watch(self, layer: QgsVectorLayer | None) -> None:
        """Listen to the selection of these hexagons, and no longer to that of others."""
        if layer is not self._layer:
            self._heard.let_go()
            if layer is not None:
                self._heard.hear(layer, self._selected, "selectionChanged")
        self._layer = layer

    def _fill(self) -> None:
        rows = self._rows() if self._layer is not None else []
        self._model.set_rows(rows)
        for number in range(len(rows)):
            self.table.openPersistentEditor(self._model.index(number, CHOICE))
        self.table.setVisible(bool(rows))
        self._set_height(len(rows))
        self.state.setText(self._state(rows))
        self.reset.setEnabled(any(one.how for one in rows))
        self._selected()
        self._say_reason(max(0, self.table.currentIndex().row()) if rows else -1)

    def _rows(self) -> list[Row]:
        """Spikes by number, then what else is left out, by authority."""
        spikes = spikes_of(layers_of(self._group).get("spikes"), self._metric)
        out = {(one.cell_id, one.authority_code): one for one in left_out_of(self._layer)}
        self._at = {one.place: one.at for one in spikes}
        others = [one for place, one in out.items() if place not in self._at]
        known = values_of(self._layer, others, self._metric) if others else {}
        rows = []
        for one in spikes:
            where, how = as_spoken(one.authority_name), out[one.place].how if one.place in out else ""
            reason, who = f"{one.sentence}.", one.name or one.who
            rows.append(Row(one.number, one.place, where, self._figure(one.value), reason, who, how))
        wording = tr("Left out by you; no spike of this metric.")
        for place, (name, value) in sorted(known.items(), key=lambda one: (one[1][0], one[0])):
            figure = tr("none") if value is None else self._figure(value)
            rows.append(Row(0, place, as_spoken(name), figure, wording, "", out[place].how))
        return rows

    def _figure(self, value: float) -> str:
        unit = metrics()[self._metric].unit if self._metric in metrics() else ""
        return with_unit(value, unit)

    def _state(self, rows: list[Row]) -> str:
        if self._layer is None:
            return tr("There is no map yet: generate one to see which hexagons stand out.")
        spikes, out = sum(1 for one in rows if one.number), sum(1 for one in rows if one.how)
        text = counted(
            "{n} hexagon stands out because of one company, one group or one address.",
            "{n} hexagons stand out because of one company, one group or one address.",
            spikes,
        )
        if not spikes:
            text = tr("No hexagon of this metric stands out because of one company, one group or one address.")
        return sentences(text, counted("{n} is left out.", "{n} are left out.", out) if out else "")

    def _say_reason(self, number: int) -> None:
        one = self._model.row(number)
        who = tr("Who: {}.").format(one.name) if one is not None and one.number else ""
        say(self.reason, "" if one is None else sentences(one.reason, who))

    def _set_height(self, rows: int) -> None:
        """As tall as its rows, up to a limit: the dock scrolls as a whole."""
        around = self.parentWidget().height() if self.parentWidget() is not None else 0
        tallest = _TALLEST if around > _ROOMY else _LOW
        height = self.table.verticalHeader().defaultSectionSize() * max(1, min(rows, tallest))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + head + 2 * self.table.frameWidth() + 2)

    def _selected(self, *_: object) -> None:
        on_map = self._layer is not None and self._layer.selectedFeatureCount() > 0
        self.leave_out.setEnabled(on_map or bool(self._in_table()))

    def _in_table(self) -> list[tuple[str, str]]:
        rows = (self._model.row(index.row()) for index in self.table.selectionModel().selectedRows())
        return [one.place for one in rows if one is not None]

    # --- what the user does

    def _chosen(self, place: tuple[str, str], how: str) -> None:
        # Later: the combo box that was just used may be gone when the rows are made anew.
        QTimer.singleShot(0, while_there(self, lambda: self._leave_out({place: how})))

    def _leave_out_selected(self, how: str) -> None:
        """What is selected in the table, and on the map."""
        if self._layer is None:
            return
        if self._layer.selectedFeatureCount() > _MOST:
            messages.warn(self._iface, tr("Select at most {} hexagons to leave out.").format(_MOST))
            return
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(["cell_id", "authority_code"], self._layer.fields())
        features = self._layer.getSelectedFeatures(request)
        on_map = [(str(one["cell_id"]), str(one["authority_code"])) for one in features]
        self._leave_out(dict.fromkeys([*self._in_table(), *on_map], how))

    def _leave_out(self, wanted: dict[tuple[str, str], str]) -> None:
        if self._layer is None or sip.isdeleted(self._layer):
            return
        stored = [one for one in left_out_of(self._layer) if (one.cell_id, one.authority_code) not in wanted]
        self._set_left_out([*stored, *(LeftOut(*place, how) for place, how in wanted.items() if how)])

    def _set_left_out(self, items: list[Any]) -> None:
        if self._group is None or self._layer is None or sip.isdeleted(self._layer):
            return
        set_left_out(self._layer, items)
        with messages.warned(self._iface):
            show_metric(self._group, self._metric)
            QgsProject.instance().setDirty(True)
            self._fill()
            self.changed.emit()

    def _zoom(self, index: QModelIndex) -> None:
        one, layer = self._model.row(index.row()), self._layer
        box = self._box(one.place, layer) if one is not None and layer is not None else None
        if box is not None and layer is not None:
            show_box(self._iface.mapCanvas(), box, layer.crs())

    def _box(self, place: tuple[str, str], layer: QgsVectorLayer) -> QgsRectangle | None:
        at = self._at.get(place)
        if at is not None:
            return QgsRectangle(at.x(), at.y(), at.x(), at.y()).buffered(_ROUND_M)
        cell = place[0].replace("'", "''")
        for feature in layer.getFeatures(f"\"cell_id\" = '{cell}'"):
            if str(feature["authority_code"]) == place[1]:
                return feature.geometry().boundingBox().buffered(_ROUND_M)
        return None

    def shut_down(self) -> None:
        self._watch(None)
        super().shut_down()
