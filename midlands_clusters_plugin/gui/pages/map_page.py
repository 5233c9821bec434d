"""What pages of a finished map share: form, the map that is shown, work beside the window, a run of an algorithm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsLayerTreeLayer, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...cartography.record import results
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import shown, tr
from ..tasks.algorithm_run import AlgorithmRun
from ..tasks.task import WorkTask
from ..tasks.while_there import while_there
from ..widgets import messages
from ..widgets.narrow_dock import load_form, say
from .shown_map import facts_of_map, layers_of_map, map_about

_STOP_SECONDS = 2.0
Arrived = Callable[[AlgorithmRun, QgsLayerTreeGroup], None]
Order = tuple[str, dict[str, Any], Arrived]


class MapPage(QWidget):
    """Base: a subclass gives ``set_up``; its form in the folder ui has the name of its module.

    ``changed`` comes after the page itself changed the map. ``always_reported``: the page must know of another map
    while its group is folded.
    """

    changed = pyqtSignal()
    always_reported = False

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, type(self).__module__.rpartition(".")[2])
        self._iface = iface
        self._group: QgsLayerTreeGroup | None = None
        self._metric = ""
        self._task: WorkTask | None = None
        self.set_up()
        self.show_map(None, "")

    def set_up(self) -> None:
        """Fill and connect the widgets, once."""

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed, or it is gone."""
        self._group, self._metric = group, metric

    def map_altered(self) -> None:
        """The user filtered, edited or restyled the map in QGIS while this page is open."""

    def shut_down(self) -> None:
        """The plugin is being taken out: stop what runs, let go of the map."""
        if self._task is not None:
            self._task.ended.disconnect()
            self._task.stop(_STOP_SECONDS)
            self._task = None
        self._group = None

    def hexes(self) -> QgsVectorLayer | None:
        """The map's hexagons, where there is a map that has them."""
        layer = layers_of_map(self._group).get("hexes")
        return layer if isinstance(layer, QgsVectorLayer) else None

    def work(self, title: str, work: Callable[[Feedback], Any], then: Callable[[Any], None]) -> None:
        """Work beside the window, one at a time; ``then(result)`` where it went well, else the message bar says why."""
        if self._task is not None:
            return
        task = self._task = WorkTask(title, work)
        task.ended.connect(while_there(self, lambda: self._work_ended(task, then)))
        self.show_busy(True)
        QgsApplication.taskManager().addTask(task)

    def _work_ended(self, task: WorkTask, then: Callable[[Any], None]) -> None:
        self._task = None
        self.show_busy(False)
        if not messages.tell_ending(self._iface, task.ending):
            then(task.result)

    def show_busy(self, busy: bool) -> None:
        """Work began or ended."""


class RunPage(MapPage):
    """A page with a button ``run`` that starts and stops an algorithm, a bar ``progress``, its result in words."""

    always_reported = True  # a run goes on while the group is folded
    START = ""
    NO_MAP = ""
    FAILED = ""

    def set_up(self) -> None:
        """As it is while nothing runs."""
        self._running: AlgorithmRun | None = None
        self.run.clicked.connect(self.start)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        super().show_map(group, metric)
        self.setEnabled(group is not None)
        say(self.state, "" if group is not None else shown(self.NO_MAP))

    def shut_down(self) -> None:
        if self._running is not None:
            self._running.forget()
            self._running = None
        super().shut_down()

    def start(self) -> None:
        """Begin; or, while one runs, stop it."""
        if self._running is not None:
            self._running.stop()
            return
        try:
            self._begin(*self.order())
        except UserError as error:
            say(self.wording, error.message)

    def order(self) -> Order:
        """The algorithm, its parameters, and what puts its results into the map that is shown now. Raises UserError."""
        raise NotImplementedError

    def _begin(self, name: str, parameters: dict[str, Any], arrived: Arrived) -> None:
        run, group, about = AlgorithmRun(name, parameters), self._group, map_about(self._group)
        run.progressed.connect(while_there(self, lambda percent: self.progress.setValue(round(percent))))
        run.ended.connect(while_there(self, lambda: self._ended(run, group, about, arrived)))
        self._running = run
        self._show_running(True)
        run.start()

    def _show_running(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.progress.setValue(0)
        self.run.setText(tr("&Stop") if running else shown(self.START))
        self.show_busy(running)

    def _ended(
        self, run: AlgorithmRun, group: QgsLayerTreeGroup | None, about: tuple[Any, ...], arrived: Arrived
    ) -> None:
        """On the window's thread: the words onto the page, the layers into the group of the map the run was for."""
        if self._running is not run:
            return
        self._running = None
        self._show_running(False)
        if run.stopped:
            say(self.wording, tr("Stopped: nothing was changed."))
        elif not run.well or "SUMMARY" not in run.results:
            say(self.wording, run.sentence or shown(self.FAILED))
        elif group is None or sip.isdeleted(group) or map_about(group) != about:
            say(self.wording, map_changed())
        else:
            say(self.wording, str(run.results["SUMMARY"]))
            arrived(run, group)


def map_changed() -> str:
    """Why a result is not shown."""
    return tr("The map changed while this was computed: run it again for the map that is there now.")


def insert_beside_hexes(group: QgsLayerTreeGroup, layer: QgsMapLayer, *, below: bool) -> None:
    """Put a result into the project, just below a map's hexagons, or above them and the results that lie there."""
    QgsProject.instance().addMapLayer(layer, False)
    hexes = layers_of_map(group).get("hexes")
    nodes = [node for node in group.children() if isinstance(node, QgsLayerTreeLayer) and node.layer() is not None]
    lying = () if below else results.ROLES
    beside = [one for one in nodes if one.layer() is hexes or one.layer().customProperty(results.ROLE) in lying]
    at = group.children().index(beside[0]) if beside else len(group.children()) if below else -1
    facts = facts_of_map(group)
    results.belong(layer, facts.stamp if facts is not None else "")
    group.insertLayer(at + below if at >= 0 else 0, layer)
