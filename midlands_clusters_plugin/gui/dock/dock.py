"""The dock: an empty shell that QGIS can place and remember; its contents, and pandas with them, come when it is first
seen.
"""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QApplication, QLabel, QWidget

from ...core.base.i18n import tr
from ..shell.dependencies import Package, missing_packages, missing_sentence

WIDTH = 300  # a dock of this width shows everything without scrolling sideways


class ClustersDock(QgsDockWidget):
    """Midlands Clusters' panel at the side of the QGIS window."""

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(tr("Midlands Clusters"), parent)
        self._iface = iface
        self.panel: Any = None
        self.placed = False  # QGIS shows what it is given, for a moment: nothing is made for that
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.setAccessibleName(tr("Midlands Clusters"))

    def showEvent(self, event: QShowEvent) -> None:
        if self.placed and self.widget() is None:
            self.fill()
        title = QPoint(self.geometry().center().x(), self.geometry().top())
        if self.isFloating() and QApplication.screenAt(title) is None:
            self.setFloating(False)  # it was left on a screen that is not there now, or where no mouse can take it
        super().showEvent(event)

    def fill(self) -> None:
        """Put the contents in, or the sentence that says which packages are missing."""
        missing = missing_packages()
        if not missing:
            from .panel import Panel

            self.panel = Panel(self._iface, self)
        self.setWidget(missing_label(missing) if missing else self.panel)
        self.setMinimumWidth(WIDTH)

    def choose_cluster(self, cluster: str) -> None:
        self.setUserVisible(True)
        if self.panel is not None:
            self.panel.choose_cluster(cluster)

    def choose_area(self, code: str) -> None:
        """Open the dock and choose an authority as the map's area."""
        self.setUserVisible(True)
        if self.panel is not None:
            self.panel.choose_area(code)

    def shut_down(self) -> None:
        """Before the dock is taken out: stop what runs, disconnect from what stays."""
        if self.panel is not None:
            self.panel.shut_down()
            self.panel = None


def missing_label(missing: list[Package]) -> QLabel:
    """One sentence instead of the panel."""
    label = QLabel(missing_sentence(missing))
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setMargin(8)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
