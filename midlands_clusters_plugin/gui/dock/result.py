"""A finished map on its way into the project, and what can be done with it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QObject

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..tasks.job import Made
from ..tasks.steps import Steps
from ..tasks.task import Ending
from ..widgets import messages, output_path

_MARGIN_M = 2000.0  # room round the map, in the project's units


class Result(QObject):
    """Puts a map's layers into the project, one a turn of the event loop, and works on those that are there."""

    def __init__(self, iface: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._iface = iface
        self._steps: Steps | None = None

    # --- putting it in

    def put_in(self, made: Made, metric: str, after: Iterator[object], done: Callable[[Ending], None]) -> None:
        """Give the new file its place, add or update the layers, do the steps ``after``; ``done`` is told how it
        ended.
        """

        def ended(ending: Ending) -> None:
            self._steps = None
            done(ending)

        self._steps = Steps(self._arrive(made, metric, after), ended, self)

    def stop(self) -> None:
        """The plugin is being taken out."""
        if self._steps is not None:
            self._steps.stop()
            self._steps = None

    def _arrive(self, made: Made, metric: str, after: Iterator[object]) -> Iterator[object]:
        yield None
        path = self._take_place(made)
        yield None
        from ...cartography.map import group_layers

        yield from group_layers.add_steps(QgsProject.instance(), path, made.hexmap, metric)
        yield from after

    def _take_place(self, made: Made) -> Path:
        """Rename the new file over the old one. Windows refuses while QGIS has that open: then its layers let go of it
        first.
        """
        target = made.job.output
        try:
            return output_path.replace(made.written, target)
        except PermissionError:
            sources = released(layers_of_file(target))
            path = output_path.replace_or_number(made.written, target)
            for layer, source in sources.items():
                layer.setDataSource(source, layer.name(), "ogr")
        if path != target:
            messages.tell(
                self._iface, tr("{} is in use by another program: this map is in {}.").format(target.name, path.name)
            )
        return path

    def zoom(self) -> None:
        """Show all of the map's hexagons."""
        hexes, canvas = self.layer("hexes"), self._iface.mapCanvas()
        if hexes is not None:
            canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(hexes, hexes.extent()).buffered(_MARGIN_M))
            canvas.refresh()

    # --- working on it

    def layer(self, role: str) -> QgsVectorLayer | None:
        """The layer of a role in the project, if it is there."""
        from ...cartography.record.roles import ROLE

        mine = (one for one in QgsProject.instance().mapLayers().values() if one.customProperty(ROLE) == role)
        return next(mine, None)

    def map_shown(self) -> tuple[QgsLayerTreeGroup | None, str]:
        """The uppermost map in the project that still has its hexagons, and the metric they show; (None, "") without
        one.
        """
        from ...cartography.record.roles import METRIC, groups, layers_of

        for group in groups(QgsProject.instance()):
            hexes = layers_of(group).get("hexes")
            if hexes is not None:
                return group, str(hexes.customProperty(METRIC) or "")
        return None, ""

    def restyle(self, metric: str) -> None:
        """Show another metric of the map that is there."""
        from ...cartography.map.group_layers import show_metric

        group, _ = self.map_shown()
        if group is None:
            messages.warn(self._iface, tr("The hexagons are no longer in the project: generate the map again."))
            return
        try:
            show_metric(group, metric)
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)

    def show_rejects(self) -> None:
        """Open the attribute table of the rejected rows."""
        layer = self.layer("rejects")
        if layer is None:
            messages.warn(
                self._iface, tr("The table of rejected rows is no longer in the project: generate the map again.")
            )
        else:
            self._iface.showAttributeTable(layer)

    def open_layout(self) -> None:
        """Open the print layout: a new one, or the one that is there, brought up to date: it may hold the officer's
        work.
        """
        from ...cartography.page import pages
        from ...cartography.record.roles import groups

        project = QgsProject.instance()
        group = next(iter(groups(project)), None)
        page = project.layoutManager().layoutByName(pages.NAME)
        try:
            if group is None:
                raise UserError(tr("The map is no longer in the project: generate it again."))
            if page is None:
                page = pages.make_layout(project, group)
            else:
                pages.refresh(page, group)
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
            return
        self._iface.openLayoutDesigner(page)


def layers_of_file(path: Path) -> list[QgsVectorLayer]:
    """The project's layers that read from a file."""
    found = []
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "ogr":
            source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path")
            if source and Path(str(source)) == path:
                found.append(layer)
    return found


def released(layers: Iterable[QgsVectorLayer]) -> dict[QgsVectorLayer, str]:
    """Point layers at an empty layer of the same kind, which keeps their styles, so that their file is closed; returns
    their sources.
    """
    sources = {layer: layer.source() for layer in layers}
    for layer in sources:
        kind = QgsWkbTypes.displayString(layer.wkbType()) if layer.isSpatial() else "None"
        layer.setDataSource(f"{kind}?crs={layer.crs().authid()}", layer.name(), "memory")
    return sources
