"""What the hexagons are cut to: the built-in outlines, an edition of the ONS portal, a file, or a layer of the
project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import sentences, tr
from ...qgis_io.stamp import layer_stamp
from ...sources.online.download_cache import DownloadCache
from ..tasks.job import BoundaryInput
from ..tasks.task import WorkTask
from ..tasks.work_row import WorkRow
from ..widgets import messages

if TYPE_CHECKING:
    from ...sources.online.download_cache import Cached
    from ...sources.online.ons_portal import Service

BUILTIN, PORTAL, FILE, LAYER = range(4)


class BoundaryPage(QWidget):
    """``boundary_input()`` is the choice, ``changed`` says that it is another. The network is asked nothing unless
    Download is pressed.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface: Any = None
        self._services: dict[str, Service] = {}
        self.kind = QComboBox(self)  # the dock's own takes its place
        self.edition = narrow(QComboBox(self), tr("Edition"))
        self.edition.setToolTip(tr("Which authorities, and of when"))
        self.clip = narrow(QComboBox(self), tr("Detail"))
        self.clip.setToolTip(
            tr("How exact the outlines are: 20 m is right for hexagons; 200 m and 500 m are for drawing only")
        )
        self.download = QPushButton(tr("Download"), self)
        self.download.setToolTip(tr("Fetch the boundaries of this edition from the ONS Open Geography portal"))
        self.work = WorkRow(self)
        self.file = QgsFileWidget(self)
        self.file.setAccessibleName(tr("File of boundaries"))
        self.file.setToolTip(
            tr(
                "OS Boundary-Line (its GeoPackage), or any file of polygons with a column of GSS codes such as "
                "E06000015"
            )
        )
        self.file.setFilter(tr("Boundaries (*.gpkg *.geojson *.json *.shp *.fgb *.zip);;All files (*)"))
        self.file.setDialogTitle(tr("Choose a file of boundaries"))
        self.layer = narrow(QgsMapLayerComboBox(self), tr("Boundary layer"))
        self.layer.setToolTip(tr("A polygon layer of this project with a column of GSS codes such as E06000015"))
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        for name in ("edition", "clip", "download", "file", "layer"):
            getattr(self, name).setObjectName(f"boundary_{name}")
        self._lay_out()
        self.edition.currentIndexChanged.connect(self._edition_chosen)
        self.clip.currentIndexChanged.connect(self._clip_chosen)
        self.download.clicked.connect(self.start)
        self.file.fileChanged.connect(lambda _path: self._say_and_tell())
        self.layer.layerChanged.connect(lambda _layer: self._say_and_tell())
        self.kind.hide()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(8, 0, 0, 4)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels = {}
        for wording, widget in ((tr("Edition"), self.edition), (tr("Detail"), self.clip)):
            label = QLabel(wording, self)
            label.setBuddy(widget)
            self._labels[widget] = label
            self._form.addRow(label, widget)
        for widget in (self.file, self.layer, self.note, self.download, self.work):
            self._form.addRow(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._form)

    def use(self, iface: Any, kind: QComboBox) -> None:
        """Where to show messages, and the list in which the kind of boundaries is chosen: this page shows what belongs
        to it.
        """
        self._iface, self.kind = iface, kind
        kind.addItems([tr("Built-in outlines"), tr("ONS boundaries"), tr("A file"), tr("A layer of the project")])
        kind.currentIndexChanged.connect(self._kind_chosen)
        self._show()

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key reaches, in order."""
        return [self.edition, self.clip, self.file, self.layer, self.download, self.work.cancel]

    def shut_down(self) -> None:
        """The plugin is being taken out."""
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
        """Something with ``key`` and ``read(feedback)``, None for the built-in outlines. Raises UserError where the
        choice is not made.
        """
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

        service = self._service()
        self._busy(True)
        self.work.run(
            tr("Downloading boundaries"),
            lambda feedback: ons_portal.boundaries(service, DownloadCache(), refresh=True, feedback=feedback),
            self._downloaded,
        )

    def _downloaded(self, task: WorkTask) -> None:
        self._busy(False)
        self._say_and_tell()
        ending = task.ending
        if ending.cancelled:
            self.note.setText(tr("Cancelled. What was there before is unchanged."))
        elif ending.is_bug:
            messages.report_bug(self._iface, ending.sentence, ending.detail)
        elif ending.error is not None:
            self.note.setText(ending.sentence)
            messages.warn(self._iface, ending.sentence, ending.detail)
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
        self.edition.blockSignals(True)
        for one in self._services.values():
            key = f"{one.product} {one.date}"
            if self.edition.findData(key) < 0:
                self.edition.addItem(
                    tr("{edition}: {name}").format(edition=one.edition, name=product_name(one.product)), key
                )
        self.edition.blockSignals(False)
        self._fill_clips()

    def _fill_clips(self) -> None:
        from ...sources.online.ons_portal import clips

        self.clip.blockSignals(True)
        self.clip.clear()
        for one in self._services.values():
            if f"{one.product} {one.date}" == self.edition.currentData():
                self.clip.addItem(f"{one.clip}: {clips()[one.clip]}", one.id)
        self.clip.blockSignals(False)

    def _edition_chosen(self, _index: int) -> None:
        self._fill_clips()
        self._say_and_tell()

    def _clip_chosen(self, _index: int) -> None:
        self._say_and_tell()

    def _show(self) -> None:
        kind = self.kind.currentIndex()
        self.setVisible(kind != BUILTIN)
        for widget in (self.edition, self.clip):
            widget.setVisible(kind == PORTAL)
            self._labels[widget].setVisible(kind == PORTAL)
        self.download.setVisible(kind == PORTAL)
        self.file.setVisible(kind == FILE)
        self.layer.setVisible(kind == LAYER)
        self._say()

    def _say_and_tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        wording = self._text()
        self.note.setText(wording)
        self.note.setVisible(bool(wording))

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
        return tr("Downloaded on {day} ({count} authorities); works without a network.").format(
            day=stored.day, count=stored.rows
        )


def narrow(box: Any, name: str) -> Any:
    """A list that may be narrower than its longest entry."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setAccessibleName(name)
    return box
