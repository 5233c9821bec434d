"""The dock's page of area data: a file of figures by area becomes a shaded layer of the map."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsMapLayerProxyModel, QgsProject

from ...cartography.record.roles import ROLE, made_in, record
from ...core.area_data.area_codes import wording
from ...core.area_data.area_reader import contents_of
from ...core.base.i18n import mark, tr
from ..data.typed_path import when_settled
from ..tasks.algorithm_run import AlgorithmRun
from ..tasks.task import LatestWork, WorkTask
from ..widgets.narrow_dock import fill, say
from .map_page import Order, RunPage, insert_beside_hexes
from .shown_map import file_beside, layer_of_map, layers_of_map, needed_facts_of_map

_HIDDEN_WITH_HEXES = ("hexes", "spikes")


class AreaDataPage(RunPage):
    """Reads what a file holds, runs ``areadata`` beside the window, puts the result into the map's group."""

    START = mark("&Add to the map")
    NO_MAP = mark("Generate a map to add area data to it.")
    FAILED = mark("The area data could not be added; the log says more.")

    def set_up(self) -> None:
        super().set_up()
        self._looking = LatestWork(self)
        shares = ((tr("per km²"), "per_km2"), (tr("share of the total"), "share"))
        fill(self.measure, (*shares, (tr("the count itself"), "count")))
        self.boundaries.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.boundaries.setAllowEmptyLayer(True, tr("Built-in outlines"))
        self.boundaries.setCurrentIndex(0)
        when_settled(self.file, self._look)
        self.show_busy(False)

    def shut_down(self) -> None:
        self._looking.stop()
        super().shut_down()

    # --- what the file holds

    def _look(self, path: str) -> None:
        """Ask the file for its columns, beside the window."""
        self.figure.clear()
        self.period.clear()
        self._show_periods()
        say(self.holds, "")
        say(self.wording, "")
        self.show_busy(False)
        if not path.strip():
            return
        wanted = Path(path.strip())
        title = tr("Looking at {name}").format(name=wanted.name)
        self._looking.start(title, partial(contents_of, wanted), self._looked)

    def _looked(self, task: WorkTask) -> None:
        if task.ending.error is not None:
            say(self.wording, task.ending.sentence)
            return
        holds = task.result
        self.figure.addItems(holds.figures)
        for period in holds.periods if len(holds.periods) > 1 else ():
            self.period.addItem(period, period)
        if self.period.count():
            self.period.insertItem(0, tr("the newest ({period})").format(period=holds.periods[0]), "")
            self.period.setCurrentIndex(0)
        self._show_periods()
        title = holds.title and f"{holds.title}."
        say(self.holds, " ".join(filter(None, (title, tr("By area: {areas}.").format(areas=wording(holds.geography))))))
        self.show_busy(False)

    def _show_periods(self) -> None:
        for widget in (self.period_label, self.period):
            widget.setVisible(self.period.count() > 0)

    def show_busy(self, busy: bool) -> None:
        """There is something to add, or to stop."""
        self.run.setEnabled(busy or self._running is not None or self.figure.count() > 0)

    # --- running

    def order(self) -> Order:
        return "areadata", self.parameters(), partial(self._add, instead=self.instead.isChecked())

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

    def _add(self, run: AlgorithmRun, group: QgsLayerTreeGroup, instead: bool) -> None:
        """The results just below the hexagons of the map that they were made for, each in place of an earlier one of
        its kind.
        """
        for path in (str(run.results[name]) for name in ("OUTPUT", "HEXES") if name in run.results):
            layer = run.loaded(path)
            role = str(layer.customProperty(ROLE))
            old = made_in(group).get(role)
            if old is not None:
                QgsProject.instance().removeMapLayer(old.id())
            insert_beside_hexes(group, layer, below=True)
            record(group, {role: layer})
        if instead:
            _hide(group)
        self.changed.emit()


def _hide(group: QgsLayerTreeGroup) -> None:
    for role in _HIDDEN_WITH_HEXES:
        layer = layers_of_map(group).get(role)
        node = group.findLayer(layer.id()) if layer is not None else None
        if node is not None:
            node.setItemVisibilityChecked(False)
