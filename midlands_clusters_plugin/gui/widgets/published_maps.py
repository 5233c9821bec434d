"""The maps published under a disclosure rule, as the ledger beside a file lists them, to look at and to hand on."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHeaderView, QTableWidgetItem, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ...core.disclosure.ledger import FILE, Ledger
from .narrow_dock import load_form


class PublishedMaps(QDialog):
    """The maps in one ledger. ``copy_to`` saves it elsewhere; ``note`` says what there is, or what went wrong."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "published_maps")
        self.path = path
        self.table.verticalHeader().hide()
        self.copy = self.buttons.addButton(tr("Save a copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip(tr("The list holds no company: hand it on with the maps"))
        self.copy.clicked.connect(self._copy_asked)
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
            hidden = max((sum(value is None for value in cells.values()) for cells in one.cells.values()), default=0)
            for column, text in enumerate((one.day, one.area, one.cluster, one.hexagons, str(hidden))):
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
