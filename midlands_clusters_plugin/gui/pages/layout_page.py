"""The page for printing: a template, a title, a preview, the layout designer, export; and what stands on every page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsFeedback, QgsLayerTreeGroup, QgsPrintLayout, QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, QTimer
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QProgressDialog, QWidget

from ...cartography.map import page_age
from ...cartography.page import pages
from ...cartography.page.filled_page import PAIR
from ...cartography.page.scorecard_item import scorecard_layout
from ...cartography.page.templates import Template, kind_names, templates
from ...cartography.page_text.headline import headline
from ...cartography.page_text.page_text import proposed_file_name
from ...cartography.page_text.scorecard_html import card_html
from ...cartography.page_text.snapshot import snapshot
from ...cartography.record.map_facts import facts_of, needed_facts
from ...cartography.record.page_settings import PageSettings, load_settings, save_settings
from ...cartography.record.roles import group_of, groups, layers_of
from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ...core.catalogue.scorecard_table import Scorecard, scorecard
from ...core.files.whole_file import together, write_text
from ..tasks.at_work import at_work
from ..tasks.document_buttons import DocumentButtons
from ..tasks.while_there import while_there
from ..widgets import messages, output_path
from ..widgets.grouped_combo import Entry, Group
from ..widgets.narrow_dock import one_at_a_time, say
from ..widgets.page_pictures import SIZE, page_picture
from .map_page import MapPage

SCORECARD = "scorecard"  # a page that needs no template
_PAPER = ("a4", "landscape")
_PREVIEW_PX = 520  # of the picture's longer side: sharp enough in a narrow dock, quick enough to wait for
_ENDINGS = (".pdf", ".png", ".svg")


class LayoutPage(MapPage):
    """Pages of the map that is shown. Widgets are named in ui/layout_page.ui."""

    def set_up(self) -> None:
        self._templates: dict[str, Template] = {}
        self._picture: QPixmap | None = None
        self._titled: tuple[str, str, str] | None = None  # cluster, area and metric that a title is typed for
        self.preview.installEventFilter(self)
        self.documents = DocumentButtons(self._iface, self)
        self.documents.title, self.documents.paper, self.documents.target = self.title.text, self._paper, self.target
        self.making_layout.insertWidget(self.making_layout.indexOf(self.buttons) + 1, self.documents)
        self._written: dict[Path, str] = {}  # of this window, by template: that one may write over them
        self.documents.wrote = self._note_written
        self.to_file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        one_at_a_time(self.settings_group, self.making)
        QWidget.setTabOrder(self.export_page, self.documents.board_pack)
        QWidget.setTabOrder(self.documents.board_pack, self.documents.cluster_profile)
        self.beside.currentIndexChanged.connect(self._drop_preview)
        self._fill()
        self.template.chosen.connect(self._template_chosen)
        self.show_preview.clicked.connect(lambda on: self.preview_page() if on else self._drop_preview())
        self.renew.clicked.connect(self.renew_pages)
        self.open_designer.clicked.connect(self.open_in_designer)
        self.export_page.clicked.connect(self.export_now)
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
        groups_shown = []
        for kind, title in kind_names().items():
            there = [one for one in self._templates.values() if one.kind == kind]
            entries = [Entry(one.id, one.name, one.description, icon=page_picture(one.path)) for one in there]
            if entries:
                groups_shown.append(Group(title, tuple(entries)))
        picture = QgsApplication.getThemeIcon("mActionOpenTable.svg")
        tip = tr("The 2023 report's metrics of the cluster beside those of your companies")
        card = Entry(SCORECARD, tr("Scorecard of the cluster"), tip, icon=picture)
        groups_shown.append(Group(tr("Scorecard"), (card,)))
        self.template.set_groups(groups_shown)
        stored = load_settings()
        self.organisation.setText(stored.organisation)
        self.logo.setFilePath(stored.logo)
        self.os_licence.setText(stored.os_licence)
        self.supply_year.setValue(stored.supply_year)
        self.watermark.setText(stored.watermark)

    # --- the map

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        super().show_map(group, metric)
        self.documents.show_map(group, metric)
        self.controls.setEnabled(group is not None)
        self._list_others()
        say(self.state, tr("There is no map yet: generate one, then print it here.") if group is None else "")
        facts = None if group is None else facts_of(group)
        about = None if facts is None else (facts.cluster, facts.area_name, metric)
        if about is not None and about != self._titled:
            if self._titled is not None:  # a title that was typed belongs to the map that it was typed for
                self.title.clear()
            self._titled = about
        self.title.setPlaceholderText(self._proposed())
        self._show_target()
        self._drop_preview()
        self._say_what_waits()

    def map_altered(self) -> None:
        """A filter changes heading and figures: what waits is said at once, and a picture of the map before goes."""
        self.title.setPlaceholderText(self._proposed())
        self._say_what_waits()
        if self._waiting():
            self._drop_preview()

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
        if hasattr(self._iface, "layoutDesignerOpened"):
            self._iface.layoutDesignerOpened.disconnect(self._designer_opened)
        super().shut_down()

    def _template_chosen(self, ident: str) -> None:
        one = self._templates.get(ident)
        self.one_file.setVisible(one is not None and one.kind in ("atlas", "oblique_atlas", "own"))
        pair = one is not None and one.kind == PAIR
        self.beside_label.setVisible(pair)
        self.beside.setVisible(pair)
        self._show_target()
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
        project, title = QgsProject.instance(), self.title.text()
        if self.template.current_id() == SCORECARD:
            return scorecard_layout(project, self._card())
        chosen = self._templates[self.template.current_id()]
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

    def _card(self) -> Scorecard:
        facts = needed_facts(self._group)
        return scorecard(facts.cluster, facts.loaded())

    def preview_page(self) -> None:
        """Show a small picture of the page."""
        with messages.reported(self._iface):
            from ...cartography.page.exporting import preview

            self._show_picture(preview(self.current_layout(), _PREVIEW_PX))
        self.show_preview.setChecked(self._picture is not None)

    def open_in_designer(self) -> None:
        """Open the page in QGIS's layout designer."""
        with messages.reported(self._iface):
            self._iface.openLayoutDesigner(self.current_layout())

    def export_now(self) -> None:
        """Write the page to the file that is named."""
        if self._group is not None:
            path = self.target()
            path = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.pdf")
            self._note_written(self.export_to(path))
            self._show_target()
            self._say_what_waits()

    def _note_written(self, files: list[Path]) -> None:
        self._written.update(dict.fromkeys(files, self.template.current_id()))

    def target(self, part: str = "") -> Path:
        """The file to write: the one that is typed, else one named after the map; ``part`` stands behind its name. What
        is there already and is not of this template, written here, is left alone.
        """
        typed = self.to_file.filePath().strip()
        if typed and not part:
            return Path(typed).expanduser()
        name = Path(typed).stem if typed else proposed_file_name(needed_facts(self._group), self._metric)
        folder = Path(typed).expanduser().parent if typed else output_path.documents_folder(QgsProject.instance())
        mine = [one for one, template in self._written.items() if template == self.template.current_id()]
        return output_path.numbered(folder / f"{name}{part}.pdf", mine)

    def _show_target(self) -> None:
        line, path = self.to_file.lineEdit(), None
        with suppress(UserError):
            path = self.target() if self._group is not None else None
        line.setPlaceholderText(path.name if path is not None else "")
        line.setToolTip(f"{self.to_file.toolTip()}\n{path}" if path is not None else self.to_file.toolTip())

    def export_to(self, path: Path) -> list[Path]:
        """Write the page, and its text alternative where that is ticked; returns the files, none where it failed."""
        with messages.reported(self._iface):
            from ...cartography.page.alternative import write_beside

            page = self.current_layout()
            with together():
                with self._progress(page) as feedback:
                    made = pages.export(
                        page, path, dpi=self.dpi.value(), one_file=self.one_file.isChecked(), feedback=feedback
                    )
                if self.alternative.isChecked() and self.template.current_id() == SCORECARD:
                    made.append(path.with_suffix(".html"))
                    write_text(made[-1], card_html(self._card()))
                elif self.alternative.isChecked():
                    made += write_beside(page, self._group, path)
            messages.tell_written(self._iface, made)
            return made
        return []

    @contextmanager
    def _progress(self, page: QgsPrintLayout) -> Iterator[QgsFeedback]:
        """Progress and Cancel for the pages of an atlas; QGIS prints on the window's thread, and answers in between."""
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
            if stopped():
                feedback.cancel()

        feedback.progressChanged.connect(moved)
        try:
            with at_work(tr("Printing the atlas"), self._group) as stopped:
                yield feedback
        finally:
            dialog.canceled.disconnect(feedback.cancel)
            dialog.close()
            dialog.deleteLater()

    def _designer_opened(self, designer: Any) -> None:
        """A page whose map has changed since it was made is brought up to date, with its own map, when it is opened."""
        page = designer.layout()
        if isinstance(page, QgsPrintLayout) and page.customProperty(pages.TEMPLATE) and pages.is_stale(page):
            QTimer.singleShot(0, while_there(self, lambda: self._renew(page)))

    def _renew(self, page: QgsPrintLayout) -> None:
        with messages.reported(self._iface):
            group = page_age.map_of(QgsProject.instance(), page)
            if group is not None and page in QgsProject.instance().layoutManager().layouts():
                pages.refresh(page, group)

    # --- the preview

    def _show_picture(self, image: QImage) -> None:
        """In place of the templates: the room is one or the other's."""
        self._picture = QPixmap.fromImage(image)
        self.template.hide()
        self.show_preview.setChecked(True)
        self.preview.setVisible(True)
        self._fit_picture()
        self.preview.setAccessibleDescription(self.title.text() or self._proposed())

    def _fit_picture(self) -> None:
        """As large as the room that the layout gives, which asks nothing of the picture."""
        if self._picture is not None:
            size, mode = self.preview.contentsRect().size(), Qt.TransformationMode.SmoothTransformation
            self.preview.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))

    def _drop_preview(self) -> None:
        """A picture of another map would mislead."""
        self._picture = None
        self.preview.clear()
        self.preview.setVisible(False)
        self.show_preview.setChecked(False)
        self.template.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_picture()
        return super().eventFilter(watched, event)

    # --- settings

    def _save_settings(self, *_: object) -> None:
        with messages.warned(self._iface):
            lines, year = (self.organisation, self.os_licence, self.watermark), self.supply_year.value()
            organisation, licence, watermark = (one.text() for one in lines)
            stored = save_settings(PageSettings(organisation, self.logo.filePath(), licence, watermark, year))
            if self.os_licence.text() != stored.os_licence:
                self.os_licence.setText(stored.os_licence)
            self._drop_preview()
