"""The maps that were published under a disclosure rule, as the ledger beside a file lists them, to look at and to hand
on.
"""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ...core.disclosure.ledger import FILE, Ledger, Publication


class PublishedMaps(QDialog):
    """The maps in one ledger. ``copy_to`` saves the ledger elsewhere; ``note`` says what there is, or what went
    wrong.
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Published maps"))
        self.path = path
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        headings = [tr("Day"), tr("Area"), tr("Cluster"), tr("Hexagons"), tr("Hidden hexagons")]
        self.table = QTableWidget(0, len(headings), self)
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = self.buttons.addButton(tr("Save a copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip(tr("The list holds no company: hand it on with the maps"))
        self.copy.clicked.connect(self._copy_asked)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.note, self.table, self.buttons):
            layout.addWidget(widget)
        self.resize(820, 320)
        self._fill()

    def _fill(self) -> None:
        try:
            maps = Ledger(self.path).publications
        except UserError as error:
            maps = []
            self.note.setText(error.message)
        else:
            wording = counted(
                "{n} map is listed in {file}. A new map of these authorities is protected against it.",
                "{n} maps are listed in {file}. A new map of these authorities is protected against all of them.",
                len(maps),
            )
            nothing = tr("No map was published yet in {folder}.").format(folder=self.path.parent)
            self.note.setText(wording.format(file=self.path) if maps else nothing)
        self.copy.setEnabled(bool(maps))
        self.table.setRowCount(len(maps))
        for row, one in enumerate(reversed(maps)):
            for column, text in enumerate(_cells(one)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)

    def _copy_asked(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), FILE, "JSON (*.json)")
        if name:
            self.copy_to(Path(name))

    def copy_to(self, path: Path) -> None:
        """Save the ledger there."""
        from ...core.files.whole_file import write_text

        try:
            write_text(path, self.path.read_text(encoding="utf-8"))
            self.note.setText(tr("Saved to {file}.").format(file=path))
        except UserError as error:
            self.note.setText(error.message)
        except OSError as error:
            self.note.setText(tr("{file} cannot be read: {reason}").format(file=self.path, reason=error.strerror))


def _cells(one: Publication) -> list[str]:
    hidden = max((sum(value is None for value in cells.values()) for cells in one.cells.values()), default=0)
    return [one.day, one.area, one.cluster, one.hexagons, str(hidden)]
