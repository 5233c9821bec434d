"""Which of the project's maps the dock works on, and whether another style brought another metric."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel

from ...cartography.record.roles import groups, layers_of, made_in
from ...cartography.style.styles import renew_classes, watch
from ...core.base.i18n import tr
from ..tasks.job import FILE
from ..widgets.narrow_dock import say
from .choices import companies_of


def renew_old(project: QgsProject, done: set[str]) -> None:
    """Renew in all maps what hid places and towns in QGIS's window, in projects of earlier versions; once each, for it
    takes long where there are many.
    """
    from ...cartography.context.far_places import renew_stored  # warm_up has it by then, or it comes with the map

    for group in groups(project):
        made = made_in(group)
        if not {one.id() for one in made.values()} <= done:
            renew_stored(made)
            done.update(one.id() for one in made.values())


class Following(QObject):
    """``style_switched`` comes when the user chose another style of the hexagons, ``file_changed`` when the map's file
    of companies is another, or gone.
    """

    style_switched = pyqtSignal()
    file_changed = pyqtSignal()

    def __init__(self, label: QLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._label, self._followed = label, ""
        self._group: QgsLayerTreeGroup | None = None
        self._roles: set[str] = set()
        self._renewed: set[str] = set()  # ids of layers
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.file_changed)

    def changed(self, group: QgsLayerTreeGroup | None) -> bool:
        """Whether this is another map than the one that is followed, or one that lost a layer since."""
        return group is not self._group or (group is not None and not self._roles <= layers_of(group).keys())

    def is_same_map(self, group: QgsLayerTreeGroup | None) -> bool:
        """Whether it is the map that is followed, perhaps in another place of the layer tree, which makes its group
        anew.
        """
        hexes = layers_of(group).get("hexes") if group is not None else None
        return hexes is not None and hexes.id() == self._followed

    def follow(self, group: QgsLayerTreeGroup | None) -> None:
        """Say which of several maps is worked on; know when another style brings another metric."""
        self._group, self._roles = group, set(layers_of(group)) if group is not None else set()
        count = len(groups(QgsProject.instance()))
        wording = tr(
            "The project holds {count} maps: Generate and the pages under Use work on the uppermost, “{name}”."
        )
        say(self._label, wording.format(count=count, name=group.name()) if group is not None and count > 1 else "")
        self._watch_file(group)
        hexes = layers_of(group).get("hexes") if group is not None else None
        if isinstance(hexes, QgsVectorLayer) and hexes.id() != self._followed:
            self._followed = hexes.id()
            watch(hexes)
            renew_classes(hexes)  # projects of an earlier version may hold those that a filter left
            hexes.styleManager().currentStyleChanged.connect(self.style_switched)
            renew_old(QgsProject.instance(), self._renewed)

    def _watch_file(self, group: QgsLayerTreeGroup | None) -> None:
        kind, path = companies_of(group) if group is not None else ("", "")
        wanted = [path] if kind == FILE and path else []
        if wanted != self._watcher.files():
            if self._watcher.files():
                self._watcher.removePaths(self._watcher.files())
            if wanted and Path(path).exists():
                self._watcher.addPath(path)
