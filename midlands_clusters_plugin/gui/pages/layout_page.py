"""The page for printing: a template, a title, a preview, the layout designer, export; and what stands on every page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeedback, QgsLayerTreeGroup, QgsPrintLayout, QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QProgressDialog, QWidget

from ...cartography.map import page_age
from ...cartography.page import pages
from ...cartography.page.filled_page import PAIR
from ...cartography.page.templates import kind_names, templates
from ...cartography.page_text.headline import headline
from ...cartography.page_text.page_text import proposed_file_name
from ...cartography.page_text.snapshot import snapshot
from ...cartography.record.map_facts import needed_facts
from ...cartography.record.page_settings import PageSettings, load_settings, save_settings
from ...cartography.record.roles import group_of, groups, layers_of
from ...core.base.errors import Cancelled, UserError
from ...core.base.i18n import counted, tr
from ..widgets import messages
from ..widgets.document_buttons import DocumentButtons
from ..widgets.grouped_combo import Entry, Group
from ..widgets.page_pictures import SIZE, page_picture
from .map_page import MapPage, say

if TYPE_CHECKING:
    from ...cartography.page.templates import Template

_PAPER = ("a4", "landscape")
_PREVIEW_PX = 520  # of the picture's longer side: sharp enough in a narrow dock, quick enough to wait for
_PREVIEW_TALLEST, _PREVIEW_LOWEST = 320, 120
_FILTERS = {"PDF (*.pdf)": ".pdf", "PNG (*.png)": ".png", "SVG (*.svg)": ".svg"}


class LayoutPage(MapPage):
    """Pages of the map that is shown. Widgets are named in ui/layout_page.ui."""

    FORM = "layout_page.ui"

    def set_up(self) -> None:
        """Fill and connect the widgets."""
        self._templates: dict[str, Template] = {}
        self._picture: QPixmap | None = None
        self.documents = DocumentButtons(self._iface, self)
        self.documents.title, self.documents.paper = self.title.text, self._paper
        self.page_layout.insertWidget(self.page_layout.indexOf(self.buttons) + 1, self.documents)
        QWidget.setTabOrder(self.export_page, self.documents.board_pack)
        QWidget.setTabOrder(self.documents.board_pack, self.documents.cluster_profile)
        self.beside_label, self.beside = QLabel(tr("&Beside it"), self), QComboBox(self)
        self.beside_label.setBuddy(self.beside)
        self.beside.setToolTip(tr("The second map of the page: another one of the project."))
        self.beside.setAccessibleName(tr("The map beside it"))
        self.beside.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.insertRow(1, self.beside_label, self.beside)
        QWidget.setTabOrder(self.template, self.beside)
        self.beside.currentIndexChanged.connect(self._drop_preview)
        self._fill()
        self.template.chosen.connect(self._template_chosen)
        self.show_preview.clicked.connect(self.preview_page)
        self.renew.clicked.connect(self.renew_pages)
        self.open_designer.clicked.connect(self.open_in_designer)
        self.export_page.clicked.connect(self.choose_and_export)
        for line in (self.organisation, self.os_licence, self.watermark):
            line.editingFinished.connect(self._save_settings)
        self.logo.fileChanged.connect(self._save_settings)
        self.supply_year.valueChanged.connect(self._save_settings)
        if hasattr(self._iface, "layoutDesignerOpened"):
            self._iface.layoutDesignerOpened.connect(self._designer_opened)
        self._template_chosen(self.template.current_id())

    def _fill(self) -> None:
        self._templates = templates()
        self.template.setIconSize(SIZE)
        self.template.set_groups(
            Group(
                title,
                tuple(
                    Entry(one.id, one.name, one.description, icon=page_picture(one.path))
                    for one in self._templates.values()
                    if one.kind == kind
                ),
            )
            for kind, title in kind_names().items()
            if any(one.kind == kind for one in self._templates.values())
        )
        self.logo.setFilter(tr("Pictures (*.svg *.png *.jpg *.jpeg)"))
        self.logo.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.logo.setDialogTitle(tr("Choose a logo"))
        stored = load_settings()
        self.organisation.setText(stored.organisation)
        self.logo.setFilePath(stored.logo)
        self.os_licence.setText(stored.os_licence)
        self.supply_year.setValue(stored.supply_year)
        self.watermark.setText(stored.watermark)

    # --- the map

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived or its metric changed; None where there is no map."""
        super().show_map(group, metric)
        self.documents.show_map(group, metric)
        self.controls.setEnabled(group is not None)
        self._list_others()
        say(self.state, tr("There is no map yet: generate one, then print it here.") if group is None else "")
        self.title.setPlaceholderText(self._proposed())
        self._drop_preview()
        self._say_what_waits()

    def _waiting(self) -> list[QgsPrintLayout]:
        """Pages in the project whose map has changed since they were made."""
        project = QgsProject.instance()
        return [one for one in page_age.pages_of(project) if page_age.is_stale(project, one)]

    def _say_what_waits(self) -> None:
        names = [one.name() for one in self._waiting()]
        wording = counted("{n} page was made before the map changed: {names}.",
                          "{n} pages were made before the map changed: {names}.", len(names))  # fmt: skip
        say(self.waiting, wording.format(names=", ".join(names)) if names else "")
        self.renew.setVisible(bool(names))

    def renew_pages(self) -> None:
        """Bring every page that waits up to date, each with its own map."""
        for page in self._waiting():
            self._renew(page)
        self._say_what_waits()

    def _proposed(self) -> str:
        """The title that the page would get."""
        if self._group is None:
            return ""
        try:
            shot = snapshot(self._group, metric=self._metric)
        except UserError:
            return ""
        return headline(shot.facts, shot.metric, shot.table)

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        if hasattr(self._iface, "layoutDesignerOpened"):
            self._iface.layoutDesignerOpened.disconnect(self._designer_opened)
        super().shut_down()

    def _template_chosen(self, ident: str) -> None:
        one = self._templates.get(ident)
        say(self.template_note, one.description if one is not None else "")
        self.one_file.setVisible(one is not None and one.kind in ("atlas", "oblique_atlas", "own"))
        pair = one is not None and one.kind == PAIR
        self.beside_label.setVisible(pair)
        self.beside.setVisible(pair)
        self._drop_preview()

    def _paper(self) -> tuple[str, str]:
        """Paper and orientation of the chosen template, for documents of several pages."""
        one = self._templates.get(self.template.current_id())
        return (one.paper.lower(), one.orientation) if one is not None and one.paper and one.orientation else _PAPER

    def _list_others(self) -> None:
        """The other maps of the project, the chosen one kept."""
        had, blocked = self.beside.currentData(), QSignalBlocker(self.beside)
        self.beside.clear()
        for one in groups(QgsProject.instance()):
            if one != self._group and "hexes" in layers_of(one):
                self.beside.addItem(one.name(), layers_of(one)["hexes"].id())
        self.beside.setCurrentIndex(max(0, self.beside.findData(had)))
        del blocked

    def _beside(self) -> QgsLayerTreeGroup | None:
        """The map chosen to stand beside this one; None where there is none, or none is wanted."""
        layer = QgsProject.instance().mapLayer(str(self.beside.currentData() or ""))
        return None if layer is None or self.beside.isHidden() else group_of(QgsProject.instance(), layer)

    # --- making pages

    def current_layout(self) -> QgsPrintLayout:
        """The chosen template's page: the one in the project, brought up to date, or a new one. Raises UserError."""
        if self._group is None:
            raise UserError(tr("The map is no longer in the project: generate it again."))
        chosen, project, title = self._templates[self.template.current_id()], QgsProject.instance(), self.title.text()
        page = project.layoutManager().layoutByName(chosen.name)
        if isinstance(page, QgsPrintLayout) and page.customProperty(pages.TEMPLATE) == chosen.id:
            pages.refresh(page, self._group, title=title, beside=self._beside())
        else:
            page = pages.make_layout(
                project, self._group, template=chosen, name=chosen.name, title=title, beside=self._beside()
            )
        for warning in pages.warnings_of(page):
            messages.warn(self._iface, warning)
        return page

    def preview_page(self) -> None:
        """Show a small picture of the page."""
        with self._reported():
            from ...cartography.page.exporting import preview

            self._show_picture(preview(self.current_layout(), _PREVIEW_PX))

    def open_in_designer(self) -> None:
        """Open the page in QGIS's layout designer."""
        with self._reported():
            self._iface.openLayoutDesigner(self.current_layout())

    def choose_and_export(self) -> None:
        """Ask for a file and write the page."""
        if self._group is None:
            return
        start = Path(QgsProject.instance().absolutePath() or Path.home()) / proposed_file_name(
            needed_facts(self._group), self._metric
        )
        name, kind = QFileDialog.getSaveFileName(self, tr("Export the page"), f"{start}.pdf", ";;".join(_FILTERS))
        if name:
            path = Path(name)
            self.export_to(
                path
                if path.suffix.lower() in _FILTERS.values()
                else path.with_name(path.name + _FILTERS.get(kind, ".pdf"))
            )

    def export_to(self, path: Path) -> list[Path]:
        """Write the page, and its text alternative where that is ticked; returns the files, none where it failed."""
        files: list[Path] = []
        with self._reported():
            from ...cartography.page import pages
            from ...cartography.page.alternative import write_beside
            from ...core.files.whole_file import together

            page = self.current_layout()
            with together():
                with self._progress(page) as feedback:
                    made = pages.export(
                        page, path, dpi=self.dpi.value(), one_file=self.one_file.isChecked(), feedback=feedback
                    )
                if self.alternative.isChecked():
                    made += write_beside(page, self._group, path)
            files = made
            messages.tell(
                self._iface,
                tr("Exported: {}").format(", ".join(one.name for one in files[:4]) + (" …" if len(files) > 4 else "")),
            )
        return files

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """A busy cursor, and one sentence where something did not work."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
        except Cancelled:
            messages.tell(self._iface, tr("Cancelled: the page was not written."))
        finally:
            QApplication.restoreOverrideCursor()

    @contextmanager
    def _progress(self, page: QgsPrintLayout) -> Iterator[QgsFeedback]:
        """Progress and Cancel for the pages of an atlas; QGIS prints on the window's thread and lets it answer between
        pages.
        """
        feedback = QgsFeedback()
        if not page.atlas().enabled():
            yield feedback
            return
        dialog = QProgressDialog(tr("Printing the atlas"), tr("Cancel"), 0, 100, self.window())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.canceled.connect(feedback.cancel)

        def moved(percent: float) -> None:
            dialog.setValue(min(99, int(percent)))
            QCoreApplication.processEvents()

        feedback.progressChanged.connect(moved)
        try:
            yield feedback
        finally:
            dialog.canceled.disconnect(feedback.cancel)
            dialog.close()
            dialog.deleteLater()

    def _designer_opened(self, designer: Any) -> None:
        """A page whose map has changed since it was made is brought up to date, with its own map, when it is opened."""
        page = designer.layout()
        if isinstance(page, QgsPrintLayout) and page.customProperty(pages.TEMPLATE) and pages.is_stale(page):
            QTimer.singleShot(0, lambda: self._renew(page))

    def _renew(self, page: QgsPrintLayout) -> None:
        with self._reported():
            group = page_age.map_of(QgsProject.instance(), page)
            if group is not None and page in QgsProject.instance().layoutManager().layouts():
                pages.refresh(page, group)

    # --- the preview

    def _show_picture(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self._fit_picture()
        self.preview.setVisible(True)
        self.preview.setAccessibleDescription(self.title.text() or self._proposed())

    def _fit_picture(self) -> None:
        if self._picture is not None:
            around = self.parentWidget().height() if self.parentWidget() is not None else 0
            room = around - (self.sizeHint().height() - self.preview.sizeHint().height())
            size = QSize(max(120, self.width() - 4), max(_PREVIEW_LOWEST, min(room, _PREVIEW_TALLEST)))
            mode = Qt.TransformationMode.SmoothTransformation
            self.preview.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))

    def _drop_preview(self) -> None:
        """A picture of another map would mislead."""
        self._picture = None
        self.preview.clear()
        self.preview.setVisible(False)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit_picture()

    # --- settings

    def _save_settings(self, *_: object) -> None:
        with messages.warned(self._iface):
            stored = save_settings(
                PageSettings(
                    self.organisation.text(),
                    self.logo.filePath(),
                    self.os_licence.text(),
                    self.watermark.text(),
                    self.supply_year.value(),
                )
            )
            if self.os_licence.text() != stored.os_licence:
                self.os_licence.setText(stored.os_licence)
            self._drop_preview()
