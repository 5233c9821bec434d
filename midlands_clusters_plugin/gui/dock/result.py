"""A finished map on its way into the project, and what can be done with it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeNode, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...cartography.record.roles import MADE, METRIC, groups, is_copy, layers_of
from ...cartography.record.stored import saved
from ...cartography.record.stored_report import store_report
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...qgis_io.canvas import show_box
from ...qgis_io.plain_file import file_of
from ..pages.shown_map import layers_of_map
from ..tasks.job import Made
from ..tasks.map_source import store_source
from ..tasks.steps import Steps
from ..tasks.task import Ending
from ..widgets import messages, output_path

_MARGIN = 1.1  # the map with room round it


class Result(QObject):
    """Puts a map's layers into the project, one a turn of the event loop, and works on those that are there.

    ``settled`` comes when QGIS has time again after another map took the place of the one shown.
    """

    settled = pyqtSignal()

    def __init__(self, iface: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._steps: Steps | None = None
        self._watched: list[tuple[Any, Callable[..., None]]] = []
        self._waiting: Path | None = None  # the new file, until it has its place
        self.waits, self._settling = False, QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settled)

    # --- putting it in

    def put_in(self, made: Made, metric: str, after: Iterator[object], done: Callable[[Ending], None]) -> None:
        """Give the new file its place, add or update the layers, do the steps ``after``; ``done`` is told how it
        ended.
        """
        self._waiting = made.written
        self.begin(self._arrive(made, metric, after), done)

    def begin(self, steps: Iterator[object], done: Callable[[Ending], None]) -> None:
        """Do steps, one a turn of the event loop; they end with a sentence where a map is taken out meanwhile."""

        def ended(ending: Ending) -> None:
            self.stop()
            done(ending)
            if ending.error is not None:
                self.settled.emit()

        self._steps, project = Steps(steps, ended, self), QgsProject.instance()
        self._watched = [
            (project.layersWillBeRemoved, self._layers_go),
            (project.layerTreeRoot().willRemoveChildren, self._nodes_go),
        ]
        for signal, slot in self._watched:
            signal.connect(slot)

    def stop(self) -> None:
        """The plugin is being taken out, or the project was closed."""
        for signal, slot in self._watched:
            signal.disconnect(slot)
        if self._steps is not None:
            self._steps.stop()
            self._steps.deleteLater()
        if self._waiting is not None:
            self._waiting.unlink()
        self._steps, self._watched, self._waiting = None, [], None

    def _layers_go(self, ids: list[str]) -> None:
        self._goes(lambda group: not set(ids).isdisjoint(map(str, saved(group, MADE, {}).values())))

    def _nodes_go(self, parent: QgsLayerTreeNode, first: int, last: int) -> None:
        self._goes(lambda group: _is_in(group, parent.children()[first : last + 1]))

    def _goes(self, concerns: Callable[[QgsLayerTreeGroup], bool]) -> None:
        """Somebody takes something out of the project between two steps, which hold on to what is in the map."""
        if self._steps is None or self._steps.inside:
            return
        group = next((one for one in groups(QgsProject.instance()) if not is_copy(one)), None)
        if group is not None and concerns(group):
            self._steps.refuse(UserError(tr("The map is no longer in the project: generate it again.")))

    def _arrive(self, made: Made, metric: str, after: Iterator[object]) -> Iterator[object]:
        yield None
        from ...cartography.map import group_layers

        project = QgsProject.instance()
        group_layers.require_no_edits(project, layers_of_file(made.job.output))
        path = self.swap(made.written, made.job.output)
        self._waiting = None
        yield None
        yield from group_layers.add_steps(project, path, made.hexmap, metric, fresh=made.job.beside)
        group = self.map_shown()[0]
        if group is not None:
            store_source(group, made.job.companies)
            store_report(group, made.hexmap.report)
        self._tell_of_copies(path)
        yield from after

    def _tell_of_copies(self, path: Path) -> None:
        """Layers of the user's that read the same file show the new map too: they are read anew, and it is said."""
        mine = {one.id() for one in layers_of_map(self.map_shown()[0]).values()}
        tree = QgsProject.instance().layerTreeRoot()
        copies = [one for one in layers_of_file(path) if one.id() not in mine and tree.findLayer(one)]
        for layer in copies:
            layer.reload()
            layer.updateExtents()
        if copies:
            names = ", ".join(one.name() for one in copies[:3])
            sentence = tr("{names} reads the file of this map and shows the new figures too.")
            messages.tell(self._iface, sentence.format(names=names))

    def swap(self, written: Path, target: Path) -> Path:
        """Rename a new file over an old one; returns where it is now. Windows refuses while QGIS has that open: then
        its layers let go of it first.
        """
        try:
            return output_path.replace(written, target)
        except PermissionError:
            sources = released(layers_of_file(target))
            path = output_path.replace_or_number(written, target)
            for layer, source in sources.items():
                layer.setDataSource(source, layer.name(), "ogr")
        if path != target:
            messages.tell(
                self._iface, tr("{} is in use by another program: this map is in {}.").format(target.name, path.name)
            )
        return path

    def zoom(self) -> None:
        """Show all of the map's hexagons."""
        hexes = self.layer("hexes")
        if hexes is not None:
            show_box(self._iface.mapCanvas(), hexes.extent(), hexes.crs(), margin=_MARGIN)

    # --- working on it

    def layer(self, role: str) -> QgsVectorLayer | None:
        """The layer of a role of the map that is shown, if it is there."""
        layer = layers_of_map(self.map_shown()[0]).get(role)
        return layer if isinstance(layer, QgsVectorLayer) else None

    def map_shown(self) -> tuple[QgsLayerTreeGroup | None, str]:
        """The uppermost map in the project that still has its hexagons, and the metric they show; (None, "") without
        one, and while many are being removed.
        """
        for group in [] if self.waits else groups(QgsProject.instance()):
            hexes = layers_of(group).get("hexes")
            if hexes is not None:
                return group, str(hexes.customProperty(METRIC) or "")
        return None, ""

    def go_on(self) -> None:
        """Another map takes the place of the one that was shown: the first at once; where many are removed, the next
        when QGIS has time again.
        """
        self.waits = self._settling.isActive()
        self._settling.start(0)

    def _settled(self) -> None:
        self.waits = False
        self.settled.emit()

    def restyle(self, metric: str) -> None:
        """Show another metric of the map that is there."""
        from ...cartography.map.group_layers import show_metric

        group, _ = self.map_shown()
        if group is None:
            messages.warn(self._iface, tr("The hexagons are no longer in the project: generate the map again."))
            return
        with messages.warned(self._iface):
            show_metric(group, metric)

    def show_rejects(self) -> None:
        """Open the attribute table of the rejected rows."""
        layer = self.layer("rejects")
        if layer is None:
            messages.warn(
                self._iface, tr("The table of rejected rows is no longer in the project: generate the map again.")
            )
        else:
            self._iface.showAttributeTable(layer)


def _is_in(node: QgsLayerTreeNode, nodes: list[QgsLayerTreeNode]) -> bool:
    """Whether a node is one of these or lies in one."""
    above = node.parent()
    return node in nodes or (above is not None and _is_in(above, nodes))


def layers_of_file(path: Path) -> list[QgsVectorLayer]:
    """The project's layers that read from a file."""
    layers = (one for one in QgsProject.instance().mapLayers().values() if isinstance(one, QgsVectorLayer))
    return [one for one in layers if file_of(one) == path]


def released(layers: Iterable[QgsVectorLayer]) -> dict[QgsVectorLayer, str]:
    """Point layers at an empty layer of the same kind, which keeps their styles, so that their file is closed; returns
    their sources.
    """
    sources = {layer: layer.source() for layer in layers}
    for layer in sources:
        kind = QgsWkbTypes.displayString(layer.wkbType()) if layer.isSpatial() else "None"
        layer.setDataSource(f"{kind}?crs={layer.crs().authid()}", layer.name(), "memory")
    return sources
