"""Looks at a chosen file in the background, says what it is, and opens the columns dialog: by itself where the file leaves a doubt."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject

from . import messages
from .columns_dialog import ColumnsDialog
from .company_page import CompanyPage
from .task import WorkTask
from .text import tr


class ColumnsPage(QObject):
    """Detection of a file's columns, and the officer's word on them."""

    def __init__(self, panel: Any, company: CompanyPage) -> None:
        super().__init__(panel)
        self._panel, self._company = panel, company
        self._task: WorkTask | None = None
        self._path = ""
        self._detection: Any = None
        self.dialog: ColumnsDialog | None = None
        company.file_chosen.connect(self.look_at)
        company.changed.connect(self._say)
        panel.columns.clicked.connect(self.open)

    def look_at(self, path: str) -> None:
        """Find out, in another thread, what the file is."""
        self._forget_task()
        self._path, self._detection = path, None
        self._task = WorkTask(tr("Looking at the company file"), lambda _feedback: _detect(path))
        self._task.ended.connect(self._looked)
        QgsApplication.taskManager().addTask(self._task)
        self._say()

    def _looked(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        ending = task.ending
        if ending.error is not None and not ending.cancelled:
            (messages.report_bug if ending.is_bug else messages.warn)(self._panel._iface, ending.sentence, ending.detail)
            self._panel.companies_note.setText(ending.sentence)
            self._panel.companies_note.setVisible(True)
            return
        self._detection = task.result
        self._panel.columns.setEnabled(self._detection is not None)
        self._say()
        if self._detection is not None and self._detection.unsure:
            self.open()

    def open(self) -> None:
        """Show the dialog; the window goes on answering behind it."""
        if self._detection is None:
            return
        found = self._detection
        confirmed = self._company.mapping()
        mapping = {column: name for column, name in confirmed.items() if name} if confirmed else dict(found.mapping)
        self.dialog = ColumnsDialog(_about(found), [str(name) for name in found.header], mapping, found.unsure, self._panel)
        self.dialog.accepted.connect(self._confirmed)
        self.dialog.open()

    def _confirmed(self) -> None:
        if self.dialog is None or self._detection is None:
            return
        said = self.dialog.mapping()
        left_out = dict.fromkeys(self._detection.mapping, "")
        self._company.set_mapping({} if said == self._detection.mapping else {**left_out, **said})

    def _say(self) -> None:
        note = self._panel.companies_note
        self._panel._note(note, self._words() if self._company.path else "")

    def _words(self) -> str:
        if self._task is not None:
            return tr("Looking at the file…")
        return _about(self._detection) if self._detection is not None and self._path == self._company.path else ""

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.ended.disconnect(self._looked)
            self._task.cancel()
            self._task = None

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        if self._task is not None:
            task = self._task
            self._forget_task()
            task.stop(1.0)
        if self.dialog is not None:
            self.dialog.close()


def _detect(path: str) -> Any:
    from ..core.companies import detect

    return detect(path)


def _about(detection: Any) -> str:
    """One line on what was recognised."""
    words = [tr("Recognised as {}").format(detection.format.replace("_", " "))]
    if detection.encoding:
        words.append(str(detection.encoding))
    words.append(tr("{} columns").format(len(detection.header)))
    return ", ".join(words) + "."
