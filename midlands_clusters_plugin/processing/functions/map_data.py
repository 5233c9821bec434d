"""The plugin's maps of the open project, as expression functions may use them: labels and maps are drawn in threads
that must not touch the project, so what they need of it is looked up on the window's thread, whenever layers come, go
or change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsFields,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread, QTimer

from ...cartography.record.roles import groups, layers_of
from ...core.base.threads import in_python_thread
from ...qgis_io.crs import national_grid

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_ROLES = ("hexes", "companies")
_CHANGES = ("dataChanged", "dataSourceChanged", "afterCommitChanges", "layerModified", "subsetStringChanged")
_PROJECT_CHANGES = ("layersAdded", "layersRemoved", "readProject", "cleared")


@dataclass(frozen=True, eq=False)
class LayerCopy:
    """A layer as it was when it was looked at; it can be read in any thread. What is worked out of it is kept with
    it.
    """

    fields: QgsFields
    source: QgsVectorLayerFeatureSource
    transform_context: QgsCoordinateTransformContext
    _stored: dict[Hashable, Any] = field(default_factory=dict)

    def stored(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What ``make`` gave for this key the first time. Two threads that ask at once may both make it; that does no
        harm.
        """
        if key not in self._stored:
            self._stored[key] = in_python_thread(make)
        return self._stored[key]

    def table(self, columns: tuple[str, ...], shapes: bool) -> tuple[pd.DataFrame, np.ndarray | None]:
        """The columns that the layer has and, if asked for, the geometries in EPSG:27700; read once."""
        return self.stored((columns, shapes), lambda: self._read(columns, shapes))

    def _read(self, columns: tuple[str, ...], shapes: bool) -> tuple[pd.DataFrame, np.ndarray | None]:
        from ...core.base.feedback import Feedback
        from ...services.query.query_run import Asked, read_rows

        request = QgsFeatureRequest()
        if shapes:
            request.setDestinationCrs(national_grid(), self.transform_context)
        else:
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        context, reader = QgsExpressionContext(), self.source.getFeatures
        asked = Asked("", self.fields, national_grid(), 0, reader, context, self.transform_context)
        frame, _, geometry = read_rows(asked, columns, request, Feedback(), shapes=shapes)
        return frame, geometry if shapes else None


@dataclass(frozen=True, eq=False)
class MapCopy:
    """One of the plugin's maps: its cluster, and its layers by role."""

    cluster: str
    layers: dict[str, LayerCopy]


class MapData:
    """Keeps copies of the project's maps, the uppermost first."""

    def __init__(self) -> None:
        self._maps: tuple[MapCopy, ...] = ()
        self._stale = True
        self._waiting = False
        self._watched: list[QgsVectorLayer] = []
        for name in _PROJECT_CHANGES:
            getattr(QgsProject.instance(), name).connect(self._changed)
        self._changed()

    def close(self) -> None:
        """Let go of the project and its layers."""
        for name in _PROJECT_CHANGES:
            getattr(QgsProject.instance(), name).disconnect(self._changed)
        self._unwatch()
        self._maps = ()

    def maps(self) -> tuple[MapCopy, ...]:
        """The maps as they are now; in another thread, as they were when the window's thread last looked."""
        if self._stale and _in_window_thread():
            self._refresh()
        return self._maps

    def _changed(self, *_: Any) -> None:
        self._stale = True
        if not self._waiting and _in_window_thread():  # one look for all the changes of this turn
            self._waiting = True
            QTimer.singleShot(0, self._look)

    def _look(self) -> None:
        self._waiting = False
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self._unwatch()
        project = QgsProject.instance()
        found = []
        for group in groups(project):
            from ...cartography.record.map_facts import facts_of  # with the first map: QGIS starts without pandas

            facts = facts_of(group)
            copies = {
                role: self._copy(layer, project)
                for role, layer in layers_of(group).items()
                if role in _ROLES and isinstance(layer, QgsVectorLayer) and layer.isValid()
            }
            if facts is not None:
                found.append(MapCopy(facts.cluster, copies))
        self._maps = tuple(found)

    def _copy(self, layer: QgsVectorLayer, project: QgsProject) -> LayerCopy:
        for name in _CHANGES:
            if hasattr(layer, name):
                getattr(layer, name).connect(self._changed)
        self._watched.append(layer)
        return LayerCopy(QgsFields(layer.fields()), QgsVectorLayerFeatureSource(layer), project.transformContext())

    def _unwatch(self) -> None:
        from qgis.PyQt import sip

        for layer in self._watched:
            if sip.isdeleted(layer):
                continue
            for name in _CHANGES:
                if hasattr(layer, name):
                    getattr(layer, name).disconnect(self._changed)
        self._watched = []


def _in_window_thread() -> bool:
    application = QCoreApplication.instance()
    return application is None or QThread.currentThread() == application.thread()
