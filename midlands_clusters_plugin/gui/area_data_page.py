"""The dock's page of area data: a file of figures by area becomes a shaded layer of the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsLayerTreeLayer, QgsMapLayerProxyModel, QgsProject
from qgis.PyQt import sip, uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..core.errors import UserError
from .algorithm_run import AlgorithmRun
from .shown_map import file_beside, layer_of_map, layers_of_map, needed_facts_of_map
from .task import WorkTask
from .text import tr

UI = Path(__file__).with_name("ui") / "area_data_page.ui"
_HIDDEN_WITH_HEXES = ("hexes", "spikes")


class AreaDataPage(QWidget):
    """Reads what a file holds, runs ``areadata`` beside the window, puts the result into the map's group."""

    changed = pyqtSignal()
    always_told = True  # a run goes on while the group is folded

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(UI), self)
        self._iface = iface
        self._group: QgsLayerTreeGroup | None = None
        self._running: AlgorithmRun | None = None
        self._for: tuple[QgsLayerTreeGroup | None, bool] = (None, False)  # the map that the run is for, whatever the page shows by its end
        self._looking: WorkTask | None = None
        self.file.setFilter(tr("Tables (*.csv *.txt *.tsv *.xlsx *.xls *.ods);;All files (*)"))
        self.file.setDialogTitle(tr("Figures by area"))
        for words, value in ((tr("per km²"), "per_km2"), (tr("share of the total"), "share"), (tr("the count itself"), "count")):
            self.measure.addItem(words, value)
        self.boundaries.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.boundaries.setAllowEmptyLayer(True, tr("Built-in outlines"))
        self.boundaries.setCurrentIndex(0)
        for widget in (self.progress, self.words, self.holds, self.warning, self.period_label, self.period):
            widget.hide()
        self.warning.setText(tr("Nobody counted these figures in the hexagons. The layer and every page that shows it say so."))
        self.file.fileChanged.connect(self._look)
        self.spread.toggled.connect(self.warning.setVisible)
        self.run.clicked.connect(self.start)
        self._ready()
        self.show_map(None, "")

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed, or it is gone."""
        self._group = group
        self.setEnabled(group is not None)
        self.state.setVisible(group is None)
        self.state.setText("" if group is not None else tr("Generate a map to add area data to it."))

    def shut_down(self) -> None:
        """Stop what runs; nothing comes back to the page."""
        if self._looking is not None:
            self._looking.ended.disconnect()
            self._looking.cancel()
            self._looking = None
        if self._running is not None:
            self._running.forget()
            self._running = None
        self._group = None

    # --- what the file holds

    def _look(self, path: str) -> None:
        """Ask the file for its columns, beside the window."""
        self.figure.clear()
        self.period.clear()
        self._show_periods()
        self._tell(self.holds, "")
        self._say("")
        self._ready()
        if not path.strip():
            return
        wanted = Path(path.strip())

        def work(feedback: Any) -> Any:
            from ..core.area_data.read import contents_of

            return contents_of(wanted, feedback)

        if self._looking is not None:
            self._looking.ended.disconnect()
            self._looking.cancel()
        self._looking = WorkTask(tr("Looking at {name}").format(name=wanted.name), work)
        self._looking.ended.connect(self._looked)
        QgsApplication.taskManager().addTask(self._looking)

    def _looked(self) -> None:
        task, self._looking = self._looking, None
        if task is None:
            return
        if task.ending.error is not None:
            self._say(task.ending.sentence)
            return
        from ..core.area_data.geography import words

        holds = task.result
        self.figure.addItems(holds.figures)
        for period in holds.periods if len(holds.periods) > 1 else ():
            self.period.addItem(period, period)
        if self.period.count():
            self.period.insertItem(0, tr("the newest ({period})").format(period=holds.periods[0]), "")
            self.period.setCurrentIndex(0)
        self._show_periods()
        title = holds.title and f"{holds.title}."
        self._tell(self.holds, " ".join(filter(None, (title, tr("By area: {areas}.").format(areas=words(holds.geography))))))
        self._ready()

    def _show_periods(self) -> None:
        for widget in (self.period_label, self.period):
            widget.setVisible(self.period.count() > 0)

    def _ready(self) -> None:
        self.run.setEnabled(self._running is not None or self.figure.count() > 0)

    # --- running

    def start(self) -> None:
        """Begin; or, while one runs, stop it."""
        if self._running is not None:
            self._running.stop()
            return
        try:
            self._begin()
        except UserError as error:
            self._say(error.message)

    def _begin(self) -> None:
        run = AlgorithmRun("areadata", self.parameters())
        run.progressed.connect(self._progressed)
        run.ended.connect(self._done)
        self._running, self._for = run, (self._group, self.instead.isChecked())
        self._busy(True)
        run.start()

    def parameters(self) -> dict[str, Any]:
        """The algorithm's parameters, from the page and the map. Raises UserError where the map lacks its hexagons."""
        facts, hexes = needed_facts_of_map(self._group), layer_of_map(self._group, "hexes")
        found: dict[str, Any] = {
            "INPUT": self.file.filePath().strip(),
            "FIGURES": self.figure.currentText(),
            "PERIOD": self.period.currentData() or "",
            "SHOW": self.measure.currentData(),
            "BOUNDARIES": self.boundaries.currentLayer(),
            "AREA": "+".join(facts.area_codes),
            "SPREAD": self.spread.isChecked(),
            "HEXAGONS": hexes if self.spread.isChecked() else None,
            "OUTPUT": file_beside(hexes, "area_data"),
        }
        if self.spread.isChecked():
            found["HEXES"] = file_beside(hexes, "area_data_spread")
        return found

    def _progressed(self, percent: float) -> None:
        self.progress.setValue(round(percent))

    def _busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.run.setText(tr("&Stop") if busy else tr("&Add to the map"))
        self._ready()

    def _done(self) -> None:
        """On the window's thread: the layer into the map's group, the words onto the page."""
        if self._running is None:
            return
        run, (group, instead) = self._running, self._for
        self._running, self._for = None, (None, False)
        self._busy(False)
        if run.stopped:
            self._say(tr("Stopped: nothing was changed."))
        elif not run.well or "SUMMARY" not in run.results:
            self._say(run.sentence or tr("The area data could not be added; the log says more."))
        else:
            self._say(str(run.results["SUMMARY"]))
            if group is not None and not sip.isdeleted(group):
                for name in ("OUTPUT", "HEXES"):
                    if name in run.results:
                        _add(run, str(run.results[name]), group)
                if instead:
                    _hide(group)
                self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._tell(self.words, sentence)

    @staticmethod
    def _tell(label: Any, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def _add(run: AlgorithmRun, path: str, group: QgsLayerTreeGroup) -> None:
    """Put a result just below the hexagons of the map that it was made for, in place of an earlier one of its kind."""
    from ..cartography.roles import ROLE, made_in, record

    layer = run.loaded(path)
    role = str(layer.customProperty(ROLE))
    old = made_in(group).get(role)
    project = QgsProject.instance()
    if old is not None:
        project.removeMapLayer(old.id())
    project.addMapLayer(layer, False)
    hexes = layers_of_map(group).get("hexes")
    ids = [node.layerId() if isinstance(node, QgsLayerTreeLayer) else "" for node in group.children()]
    group.insertLayer(ids.index(hexes.id()) + 1 if hexes is not None and hexes.id() in ids else len(ids), layer)
    record(group, {role: layer})


def _hide(group: QgsLayerTreeGroup) -> None:
    for role in _HIDDEN_WITH_HEXES:
        layer = layers_of_map(group).get(role)
        node = group.findLayer(layer.id()) if layer is not None else None
        if node is not None:
            node.setItemVisibilityChecked(False)
