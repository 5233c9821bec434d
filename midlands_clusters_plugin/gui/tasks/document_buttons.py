"""Buttons that write a whole document of the shown map with one click; they need no page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerTreeGroup, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressDialog, QPushButton, QWidget

from ...core.base.i18n import tr
from ..widgets import messages
from .at_work import at_work

if TYPE_CHECKING:
    from ...cartography.pack.board_pack import Pack


class DocumentButtons(QWidget):
    """Board pack and cluster profile of the map that ``show_map`` named last.

    ``title``, ``paper`` and ``target``, which names the file, are asked when a button is pressed;
    ``wrote`` is told the files.
    """

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._group: QgsLayerTreeGroup | None = None
        self.title: Callable[[], str] = str
        self.paper: Callable[[], tuple[str, str]] = lambda: ("a4", "landscape")
        self.target: Callable[[str], Path] = lambda part: Path.home() / f"map{part}.pdf"
        self.wrote: Callable[[list[Path]], object] = lambda files: None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.board_pack = self._button(
            tr("&Board pack"),
            tr("Write the map, key figures, cluster sheet, oblique map and text alternative as one PDF with contents."),
            lambda: self.write("_board_pack", self.write_board_pack),
        )

        self.cluster_profile = self._button(
            tr("Cluster pro&file"),
            tr("Write what map, companies and the 2023 report say of the cluster as one PDF and as a web page."),
            lambda: self.write("_profile", self.write_profile),
        )

    def _button(self, text: str, tip: str, pressed: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.setToolTip(tip)
        made.setMinimumWidth(60)
        made.clicked.connect(lambda: pressed())
        self._row.addWidget(made)
        return made

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """The map that the documents are of, None where there is none; they show the metric that it shows."""
        self._group = group
        self.setEnabled(group is not None)

    def write(self, part: str, write: Callable[[Path], list[Path]]) -> None:
        """Write a document beside the page's file; ``part`` is what its name ends in."""
        if self._group is not None:
            with messages.warned(self._iface):
                self.wrote(write(self.target(part)))

    def write_board_pack(self, path: Path) -> list[Path]:
        """Write the board pack; returns the files, none where it failed."""
        from ...cartography.pack.board_pack import board_pack

        return self._written(tr("Printing the board pack"), board_pack, path)

    def write_profile(self, path: Path) -> list[Path]:
        """Write the cluster profile; returns the files, none where it failed."""
        from ...cartography.pack.profile import cluster_profile

        return self._written(tr("Printing the cluster profile"), cluster_profile, path)

    def _written(self, heading: str, write: Callable[..., Pack], path: Path) -> list[Path]:
        """Write under a progress dialog with Cancel; one sentence where it did not work, and what was left out."""
        dialog = QProgressDialog(heading, tr("Cancel"), 0, 100, self.window())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(300)

        def moved(share: float) -> bool:
            dialog.setValue(min(99, int(100 * share)))
            QCoreApplication.processEvents()
            return not dialog.wasCanceled() and not stopped()

        from ...cartography.pack.board_pack import Asked

        files: list[Path] = []
        with ExitStack() as after, messages.reported(self._iface):
            after.callback(dialog.deleteLater)
            after.callback(dialog.close)
            asked = Asked(*self.paper(), self.title())
            with at_work(heading, self._group) as stopped:
                pack = write(QgsProject.instance(), self._group, path, asked, moved)
            files = pack.files
            for warning in pack.warnings:
                messages.warn(self._iface, warning)
            messages.tell_written(self._iface, files)
        return files
