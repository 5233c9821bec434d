"""What the pages ask of the map that the dock shows. Heavy imports wait until a page asks: the window opens first."""

from __future__ import annotations

import os
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProcessingOutputLayerDefinition, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...cartography.record.map_facts import MapFacts, facts_of
from ...cartography.record.roles import FACTS, RESULTS, layers_of
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..tasks.while_there import Heard, soon


class LayersWatch(QObject):
    """``altered`` comes when QGIS has time again after the user filtered, edited or restyled a layer of the map."""

    altered = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._soon, self._heard = soon(self, self.altered.emit), Heard()

    def watch(self, group: QgsLayerTreeGroup | None) -> None:
        """Watch the layers of this map and no others; None watches none."""
        self._heard.let_go()
        for layer in layers_of_map(group).values():
            if isinstance(layer, QgsVectorLayer):
                self._heard.hear(layer, self._soon, "subsetStringChanged", "afterCommitChanges", "styleChanged")


def is_there(group: QgsLayerTreeGroup | None) -> bool:
    """Whether there is a map, and its group was not deleted: with the project, or by hand."""
    return group is not None and not sip.isdeleted(group)


def facts_of_map(group: QgsLayerTreeGroup | None) -> MapFacts | None:
    """The facts kept with a map; none where there is no map, or it was deleted."""
    return facts_of(group) if is_there(group) else None


def needed_facts_of_map(group: QgsLayerTreeGroup | None) -> MapFacts:
    """The facts kept with a map. Raises UserError where there is no map, or none that can be read."""
    facts = facts_of_map(group)
    if facts is None:
        raise UserError(tr("The map is no longer in the project: generate it again."))
    return facts


def cluster_of_map(group: QgsLayerTreeGroup | None) -> str:
    """The cluster of a map; "" where that is not known."""
    facts = facts_of_map(group)
    return facts.cluster if facts is not None else ""


def layers_of_map(group: QgsLayerTreeGroup | None) -> dict[str, Any]:
    """The map's layers by role; none where there is no map, or it was deleted."""
    return layers_of(group) if group is not None and is_there(group) else {}


def map_about(group: QgsLayerTreeGroup | None) -> tuple[Any, ...]:
    """What a result of the map follows from: equal where the map, its data and their filters are the same."""
    if group is None or not is_there(group):
        return ()
    layers = {role: layer for role, layer in layers_of_map(group).items() if role not in RESULTS}
    found = [(role, layer.id(), layer.source()) for role, layer in sorted(layers.items())]
    return str(group.customProperty(FACTS)), *found


def layer_of_map(group: QgsLayerTreeGroup | None, role: str) -> QgsVectorLayer:
    """The map's layer of a role. Raises UserError where somebody took it out of the project."""
    layer = layers_of_map(group).get(role)
    if not isinstance(layer, QgsVectorLayer):
        raise UserError(tr("A layer of the map is no longer in the project: generate the map again."), role)
    return layer


def file_beside(layer: QgsVectorLayer, name: str) -> QgsProcessingOutputLayerDefinition:
    """An output in a new file beside the layer's; in a temporary folder where none can be written beside it."""
    source = Path(layer.source().partition("|")[0])
    folder = source.parent
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        folder = Path(tempfile.mkdtemp(prefix="midlands-clusters-"))
    names = (folder / f"{source.stem}_{name}{'' if number == 1 else f'_{number}'}.gpkg" for number in count(1))
    path = next(one for one in names if not one.exists())
    return QgsProcessingOutputLayerDefinition(str(path), QgsProject.instance())
