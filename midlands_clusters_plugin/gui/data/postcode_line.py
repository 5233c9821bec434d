"""Which postcode directory places the companies, and the ways to another: a newer one, the built-in one, postcodes.io
for single ones.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, on_day, tr
from ...core.postcodes.chosen_index import changes
from ...core.postcodes.directory import directory_in_use
from ...core.postcodes.postcode_rows import PostcodeRows
from ...core.postcodes.postcode_store import add_rows, remove_index
from ...sources.online import postcodes_io
from ...sources.profile.stored_files import saved_postcodes, use_saved_postcodes
from ..tasks.task import WorkTask
from ..tasks.work_row import WorkRow
from ..widgets import messages


class _Wording(QLabel):
    """Text beside a button that is as tall as its lines; Qt's layouts of layouts cut the last one off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class PostcodeLine(QWidget):
    """``changed`` says that another directory is in use."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface: Any = None
        self._missing: list[str] = []
        self.wording = _Wording(self)
        self.button = QToolButton(self)
        self.button.setObjectName("postcodes_change")
        self.button.setText(tr("Change…"))
        self.button.setAccessibleName(tr("Change the postcode directory"))
        self.button.setToolTip(
            tr("Import a newer postcode directory, go back to the built-in one, or look up missing postcodes")
        )
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.work = WorkRow(self)
        self._add_menu()
        line = QHBoxLayout()
        line.addWidget(self.wording, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(line)
        outer.addWidget(self.work)
        self.refresh()

    def _add_menu(self) -> None:
        menu = QMenu(self.button)
        menu.setToolTipsVisible(True)
        self.import_file = menu.addAction(tr("Import a newer directory…"), self._choose_file)
        self.import_file.setToolTip(
            tr("The ONS Postcode Directory, NSPL or OS Code-Point Open as downloaded: zip, CSV or GeoPackage")
        )
        self.import_folder = menu.addAction(tr("Import an unpacked folder…"), self._choose_folder)
        self.import_folder.setToolTip(tr("The folder that such a download was unpacked into"))
        self.go_back = menu.addAction(tr("Go back to the built-in directory"), self._remove)
        menu.addSeparator()
        self.look_up = menu.addAction(tr("Look up missing postcodes at postcodes.io…"), self._ask)
        self.button.setMenu(menu)

    def use(self, iface: Any) -> None:
        """Where to show messages."""
        self._iface = iface

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        self.work.shut_down()

    def signature(self) -> int:
        """Another number where postcodes may be placed elsewhere."""
        return changes()

    def set_missing(self, postcodes: list[str]) -> None:
        """The postcodes of the last map that the directory does not know."""
        self._missing = postcodes
        self._show_menu()

    # --- what is shown

    def refresh(self) -> None:
        """Say which directory is in use; reads no directory, only what an imported one says of itself."""
        try:
            used = directory_in_use()
        except UserError as error:
            self.wording.setText(error.message)
            self.wording.setToolTip(error.detail)
            return self._show_menu(builtin=False)
        self.wording.setText(tr("Postcodes: {}.").format(used.wording))
        imported = counted(
            "Imported on {day}; {n} postcode", "Imported on {day}; {n} postcodes", used.postcodes or 0
        ).format(day=_day(used.imported_on))
        self.wording.setToolTip("" if used.builtin else imported)
        return self._show_menu(builtin=used.builtin)

    def _show_menu(self, builtin: bool | None = None) -> None:
        if builtin is not None:
            self.go_back.setEnabled(not builtin)
        self.look_up.setEnabled(bool(self._missing))
        if self._missing:
            tip = counted("{n} postcode of the last map is not in the "
                          "directory", "{n} postcodes of the last map are not in the directory",
                          len(self._missing))  # fmt: skip
        else:
            tip = tr("Generate a map first: postcodes that the directory does not have can then be looked up")
        self.look_up.setToolTip(tip)

    # --- what is done

    def _choose_file(self) -> None:
        title = tr("Choose a postcode directory")
        path, _ = QFileDialog.getOpenFileName(
            self, title, "", tr("Postcode directories (*.zip *.csv *.gpkg);;All files (*)")
        )
        if path:
            self.import_from(path)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Choose the folder of a postcode directory"))
        if path:
            self.import_from(path)

    def import_from(self, path: str) -> None:
        """Import a directory: it replaces the built-in one where it is a whole one, and is put over it otherwise."""
        target = saved_postcodes()

        def work(feedback: Feedback) -> Any:
            from ...core.postcodes.postcode_store import import_directory

            return import_directory(path, target, feedback=feedback)

        self._run(tr("Reading {file}").format(file=Path(path).name), work, self._imported)

    def _imported(self, task: WorkTask) -> None:
        if self._failed(task):
            return
        about = task.result
        sentence = counted(
            "{n} postcode is now in use. Companies that were placed before stay where they are until the map is made "
            "again.",
            "{n} postcodes are now in use. Companies that were placed before stay where they are until the map is "
            "made again.",
            about.postcodes,
        )
        messages.tell(self._iface, sentence)
        self.wording.setToolTip("\n".join([self.wording.toolTip(), *about.notes]).strip())

    def _remove(self) -> None:
        try:
            remove_index(saved_postcodes())
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
            return
        use_saved_postcodes()
        self.refresh()
        self.changed.emit()

    def _ask(self) -> None:
        """Nothing leaves the machine before the user has read what, and said yes."""
        number = counted("{n} postcode would be sent.", "{n} postcodes would be sent.", len(self._missing))
        box = QMessageBox(
            QMessageBox.Icon.Question, tr("Look up missing postcodes"), f"{postcodes_io.sends()} {number}", parent=self
        )
        box.setObjectName("postcodes_io_question")
        send = box.addButton(tr("Send"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda _result: self._send() if box.clickedButton() is send else None)
        box.open()

    def _send(self) -> None:
        target, wanted = saved_postcodes(), list(self._missing)
        self._run(tr("Asking postcodes.io"), lambda feedback: _look_up(wanted, target, feedback), self._looked_up)

    def _looked_up(self, task: WorkTask) -> None:
        if self._failed(task):
            return
        found, asked = task.result
        if found:
            self.set_missing([])
        if found:
            sentence = counted(
                "postcodes.io knows {found:,} of the {n} postcode; make the map again to place its companies.",
                "postcodes.io knows {found:,} of the {n} postcodes; make the map again to place their companies.",
                asked,
            ).format(found=found)
        else:
            sentence = counted(
                "postcodes.io does not know the {n} postcode either.",
                "postcodes.io knows none of the {n} postcodes either.",
                asked,
            )
        messages.tell(self._iface, sentence)

    def _run(self, title: str, work: Any, done: Any) -> None:
        def ended(task: WorkTask) -> None:
            self.button.setEnabled(True)
            use_saved_postcodes()
            self.refresh()
            done(task)
            self.changed.emit()

        self.button.setEnabled(False)
        self.work.run(title, work, ended)

    def _failed(self, task: WorkTask) -> bool:
        """Say what went wrong, if something did; the directory in use is then the one of before."""
        ending = task.ending
        if ending.is_bug:
            messages.report_bug(self._iface, ending.sentence, ending.detail)
        elif ending.sentence:
            messages.warn(self._iface, ending.sentence, ending.detail)
        return ending.error is not None


def _day(text: str) -> str:
    return on_day(date.fromisoformat(text)) if text else tr("an earlier day")


def _look_up(wanted: list[str], target: Path, feedback: Feedback) -> tuple[int, int]:
    """Ask, and add what was found to the directory in use; how many were found, how many asked."""
    found = postcodes_io.look_up(wanted, feedback.part(0.0, 0.9))
    if len(found):
        rows = PostcodeRows()
        rows.add(found, {})
        feedback.check()
        add_rows(rows, target, "postcodes.io")
    return len(found), len(wanted)
