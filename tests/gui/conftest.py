"""A small window that behaves as QGIS's does where the plugin touches it, and counts what is in it."""

from __future__ import annotations

import time

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar


class Window:
    """The part of QgisInterface that the plugin uses, on a real QMainWindow."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.window.resize(1366, 768)
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.toolbar = QToolBar("Plugins", self.window)
        self.window.addToolBar(self.toolbar)
        self.menu = QMenu("Plugins", self.window)
        self.log_opened = 0
        self.options: list = []
        self.locators: list = []
        self.tables: list[str] = []
        self.layouts: list[str] = []

    def mainWindow(self):
        return self.window

    def messageBar(self):
        return self.bar

    def mapCanvas(self):
        return self.canvas

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addToolBarIcon(self, action):
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action):
        self.toolbar.removeAction(action)

    def pluginMenu(self):
        return self.menu

    def registerLocatorFilter(self, one):
        self.locators.append(one)

    def deregisterLocatorFilter(self, one):
        self.locators.remove(one)

    def registerOptionsWidgetFactory(self, factory):
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.options.remove(factory)

    def openMessageLog(self):
        self.log_opened += 1

    def showAttributeTable(self, layer):
        self.tables.append(layer.name())

    def openLayoutDesigner(self, layout):
        self.layouts.append(layout.name())

    def counts(self) -> dict[str, int]:
        """How much of everything a plugin can leave behind there is."""
        flush()
        return {
            "docks": len(self.window.findChildren(QDockWidget)),
            "toolbar": len(self.toolbar.actions()),
            "toolbars": len(self.window.findChildren(QToolBar)),
            "menu": len(self.menu.actions()),
            "options": len(self.options),
            "locators": len(self.locators),
            "providers": len(QgsApplication.processingRegistry().providers()),
            "actions": len(self.window.actions())
            + len([a for a in self.window.children() if type(a).__name__ == "QAction"]),
        }

    def messages(self) -> list[str]:
        """Texts in the message bar, newest first."""
        return [item.text() for item in self.bar.items()]


def flush() -> None:
    """Let Qt delete what was told to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def until(true, seconds: float = 20.0) -> None:
    """Let the window live until ``true()`` is."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        QCoreApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def window(qgis_app, qgis_processing):
    made = Window()
    yield made
    QgsProject.instance().clear()
    made.window.deleteLater()
    flush()
