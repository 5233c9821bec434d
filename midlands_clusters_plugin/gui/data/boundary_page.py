"""What the hexagons are cut to: the built-in outlines, an edition of the ONS portal, a file, a layer of the project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import sentences, tr
from ...qgis_io.stamp import layer_stamp
from ...sources.online.download_cache import Cached, DownloadCache
from ..tasks.job import BoundaryInput
from ..tasks.task import WorkTask
from ..widgets import messages
from ..widgets.narrow_dock import load_form, say

if TYPE_CHECKING:
    from ...sources.online.ons_portal import Service

BUILTIN, PORTAL, FILE, LAYER = range(4)


class BoundaryPage(QWidget):
    """``boundary_input()`` is the choice, ``changed`` says it is another. Only Download asks the network anything."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface: Any = None
        self._services: dict[str, Service] = {}
        self.kind: Any = None  # the dock's list of kinds, see use()
        load_form(self, "boundary_page")
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.edition.currentIndexChanged.connect(self._edition_chosen)
        self.clip.currentIndexChanged.connect(lambda _index: self._say_and_tell())
        self.download.clicked.connect(self.start)
        self.file.fileChanged.connect(lambda _path: self._say_and_tell())
        self.layer.layerChanged.connect(lambda _layer: self._say_and_tell())

    def use(self, iface: Any, kind: QComboBox) -> None:
        """Where to show messages, and the list of kinds of boundaries: this page shows what belongs to its choice."""
        self._iface, self.kind = iface, kind
        kind.addItems([tr("Built-in outlines"), tr("ONS boundaries"), tr("A file"), tr("A layer of the project")])
        kind.currentIndexChanged.connect(self._kind_chosen)
        self._show()

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key reaches, in order."""
        return [self.edition, self.clip, self.file, self.layer, self.download, self.work.cancel]

    def shut_down(self) -> None:
        self.work.shut_down()

    # --- what is chosen

    def signature(self) -> tuple:
        """Equal where the same boundaries are chosen; asks no file and no network."""
        kind = self.kind.currentIndex()
        if kind == PORTAL:
            stored = self._stored()
            return (kind, self._service().id, stored.sha256 if stored else "")
        if kind == LAYER:
            layer = self.layer.currentLayer()
            return (kind, layer.id() if layer is not None else "")
        return (kind, self._path() if kind == FILE else "")

    def boundary_input(self) -> Any:
        """Has ``key`` and ``read(feedback)``; None: the built-in outlines. Raises UserError where nothing is chosen."""
        kind = self.kind.currentIndex()
        if kind == BUILTIN:
            return None
        if kind == PORTAL:
            from ...sources.layers.boundary_files import DownloadedBoundaries

            stored = self._stored()
            if stored is None:
                raise UserError(
                    tr("These boundaries are not downloaded yet: press Download, or choose the built-in outlines.")
                )
            return DownloadedBoundaries(self._service(), stored.sha256)
        if kind == FILE:
            from ...sources.layers.boundary_files import BoundaryFile

            if not self._path():
                raise UserError(tr("Choose a file of boundaries."))
            return BoundaryFile(self._path())
        layer = self.layer.currentLayer()
        if layer is None:
            raise UserError(tr("Choose a polygon layer with GSS codes; the project has none yet."))
        from ...sources.layers.polygon_layers import polygon_source

        return BoundaryInput(polygon_source(layer, QgsProject.instance().transformContext()), layer_stamp(layer))

    def _path(self) -> str:
        return str(self.file.filePath()).strip().strip('"')

    def _service(self) -> Service:
        return self._services[self.clip.currentData()]

    def _stored(self) -> Cached | None:
        return DownloadCache().find(self._service().id, unread=True)

    # --- the download

    def start(self) -> None:
        """Download the chosen edition, again if it is kept."""
        from ...sources.online import ons_portal

        work = partial(ons_portal.boundaries, self._service(), DownloadCache(), refresh=True)
        self._busy(True)
        self.work.run(tr("Downloading boundaries"), lambda feedback: work(feedback=feedback), self._downloaded)

    def _downloaded(self, task: WorkTask) -> None:
        self._busy(False)
        self._say_and_tell()
        if messages.tell_ending(self._iface, task.ending):
            cancelled = tr("Cancelled. What was there before is unchanged.")
            self.note.setText(cancelled if task.ending.cancelled else task.ending.sentence)
        elif task.result.note:
            messages.warn(self._iface, task.result.note)

    def _busy(self, busy: bool) -> None:
        for widget in (self.kind, self.edition, self.clip, self.download):
            widget.setEnabled(not busy)

    # --- what is shown

    def _kind_chosen(self, kind: int) -> None:
        if kind == PORTAL and not self._services:
            self._fill_editions()
        self._show()
        self._say_and_tell()

    def _fill_editions(self) -> None:
        from ...sources.online.ons_portal import cuts_hexagons, product_name, services

        self._services = {ident: one for ident, one in services().items() if cuts_hexagons(one)}
        with QSignalBlocker(self.edition):
            for one in self._services.values():
                key = f"{one.product} {one.date}"
                if self.edition.findData(key) < 0:
                    name = product_name(one.product)
                    self.edition.addItem(tr("{edition}: {name}").format(edition=one.edition, name=name), key)
        self._fill_clips()

    def _fill_clips(self) -> None:
        from ...sources.online.ons_portal import clips

        with QSignalBlocker(self.clip):
            self.clip.clear()
            for one in self._services.values():
                if f"{one.product} {one.date}" == self.edition.currentData():
                    self.clip.addItem(f"{one.clip}: {clips()[one.clip]}", one.id)

    def _edition_chosen(self, _index: int) -> None:
        self._fill_clips()
        self._say_and_tell()

    def _show(self) -> None:
        kind = self.kind.currentIndex()
        self.setVisible(kind != BUILTIN)
        for widget in (self.edition, self.edition_label, self.clip, self.clip_label, self.download):
            widget.setVisible(kind == PORTAL)
        self.file.setVisible(kind == FILE)
        self.layer.setVisible(kind == LAYER)
        self._say()

    def _say_and_tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        say(self.note, self._text())

    def _text(self) -> str:
        kind = self.kind.currentIndex()
        if kind == PORTAL:
            return self._wording_of_portal()
        if kind == FILE and not self._path():
            return tr(
                "OS Boundary-Line, an ONS file, or any polygons with GSS codes. Codes of another year are matched by "
                "name."
            )
        return ""

    def _wording_of_portal(self) -> str:
        from ...sources.online.ons_portal import sends

        stored = self._stored()
        self.download.setText(tr("Download again") if stored else tr("Download"))
        self.download.setToolTip(sends())
        self.download.setAccessibleName(self.download.text())
        if stored is None:
            return sentences(tr("Not downloaded yet."), sends())
        wording = tr("Downloaded on {day} ({count} authorities); works without a network.")
        return wording.format(day=stored.day, count=stored.rows)
