"""The first thing that a new user sees in the dock: what this is, and one button to a first map of the sample."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from ...core.base.i18n import tr
from ..data.company_page import KINDS
from ..tasks.job import FILE, SAMPLE

SEEN = "midlands_clusters/welcomed"


class Welcome(QFrame):
    """Shown until a map was made or the card closed. The signals come from its buttons."""

    sample_asked = pyqtSignal()
    file_asked = pyqtSignal()
    guide_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Welcome to Midlands Clusters"))
        title = QLabel("<b>{}</b>".format(tr("Welcome to Midlands Clusters")), self)
        self._text = QLabel(
            tr(
                "Makes 1 km hexagon maps from a file of companies. Try it with invented companies first: nothing "
                "leaves your computer."
            ),
            self,
        )
        self._text.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.addWidget(title, 0, 0, 1, 2)
        grid.addWidget(self._text, 1, 0, 1, 2)

        def button(text: str, tip: str, slot: Any, *place: int) -> QPushButton:
            made = QPushButton(text, self)
            made.setToolTip(tip)
            made.setAccessibleDescription(tip)
            made.clicked.connect(slot)
            grid.addWidget(made, *place)
            return made

        tip = tr("Aerospace in the Midlands Engine area, from the built-in sample, in a few seconds")
        self.sample = button(tr("Make a first map from the sample"), tip, self.sample_asked, 2, 0, 1, 2)
        tip = tr("A CSV or Excel file with postcodes or coordinates; then press Generate")
        self.file = button(tr("Choose your own file…"), tip, self.file_asked, 3, 0, 1, 2)
        self.guide = button(tr("User guide"), tr("Open the guide at its first page"), self.guide_asked, 4, 0)
        tip = tr("Close this card for good. The question mark at the foot opens the guide.")
        self.hide_button = button(tr("Hide this"), tip, self.done, 4, 1)
        self.setVisible(not QgsSettings().value(SEEN, False, bool))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """All lines of the text have room, however narrow the dock is: the scrolling area around asks nobody."""
        super().resizeEvent(event)
        self._text.setMinimumHeight(self._text.heightForWidth(self._text.width()))

    def done(self) -> None:
        """A map was made, or the user closed the card: it does not come again."""
        if not self.isHidden():
            QgsSettings().setValue(SEEN, True)
            self.hide()


def map_the_sample(panel: Any) -> None:
    """The first button: the invented companies, the report's first cluster, and go."""
    panel.companies.setCurrentIndex(KINDS.index(SAMPLE))
    panel.cluster.set_current_id("aerospace")
    panel.start()


def choose_own_file(panel: Any) -> None:
    """The second: QGIS's window to choose a file."""
    panel.companies.setCurrentIndex(KINDS.index(FILE))
    buttons = panel.company_file.findChildren(QToolButton)  # QGIS gives the one that browses no name of its own
    next(one for one in buttons if one.text() == "…").click()
