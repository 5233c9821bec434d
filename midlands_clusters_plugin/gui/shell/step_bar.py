"""The three steps of the dock, always in sight."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QTabBar, QToolButton, QWidget

from ...core.base.i18n import tr

DATA, MAP, USE = range(3)


class StepBar(QTabBar):
    """Data, Map, Use: the arrow keys and Tab reach them as any bar of tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for title, tip in (
            (tr("Data"), tr("Where the companies come from, and what to check in the file")),
            (tr("Map"), tr("Which part of the country, at which size, for whom")),
            (tr("Use"), tr("What can be done with the map: colours, statistics, questions, print and more")),
        ):
            self.setTabToolTip(self.addTab(title), tip)
        self.setToolTip(tr("From companies to a map, and what to do with it"))
        self.setAccessibleName(tr("Steps"))
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        for button in self.findChildren(QToolButton):  # Qt's own, which never show here
            button.setToolTip(self.toolTip())
            button.setAccessibleName(self.accessibleName())
