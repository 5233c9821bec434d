"""The shell: puts the dock, its actions and the Processing provider into QGIS, and takes every one of them out again.
Nothing else.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from . import native
from .core.base.errors import UserError
from .core.base.i18n import tr
from .core.base.resources import resource
from .gui.shell import leaving
from .gui.shell.dependencies import missing_packages, missing_sentence
from .gui.widgets import messages
from .processing.support import language

NAME = "Midlands Clusters"
DOCK = "MidlandsClustersDock"  # object name: QGIS remembers the dock's place by it


class MidlandsClustersPlugin:
    """What QGIS asks of a plugin. Loading it imports neither pandas nor geopandas: the dock does, when it is first
    opened.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._action: QAction | None = None
        self._dock: Any = None
        self._provider: Any = None
        self._locator: Any = None
        self._options: Any = None

    def initProcessing(self) -> None:
        """Put the Processing provider in, once; not where its packages are missing: the dock says so."""
        if self._provider is None and not missing_packages():
            from .processing import functions
            from .processing.provider import MidlandsClustersProvider

            self._provider = MidlandsClustersProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)
            functions.register()

    def initGui(self) -> None:
        """Put everything in; a second call without an unload between them changes nothing."""
        if self._dock is not None:
            return
        language.install()
        self._iface.messageBar().widgetAdded.connect(messages.drop_of_page_plane)
        self.initProcessing()
        self._add_dock()
        self._add_locator()
        self._add_options()
        self._say_what_is_missing()

    def unload(self) -> None:
        """Take everything out again, in the reverse order; safe to call twice."""
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if self._locator is not None:
            self._iface.deregisterLocatorFilter(self._locator)
            self._locator = None
        self._remove_dock()
        if self._provider is not None:
            from .processing import functions

            functions.unregister()
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        language.remove()
        native.stop()
        leaving.leave(self)

    def _add_dock(self) -> None:
        from .gui.dock.dock import ClustersDock

        window = self._iface.mainWindow()
        self._action = QAction(plugin_icon(), NAME, window)
        self._action.setObjectName("mActionMidlandsClusters")
        self._action.setToolTip(tr("Open or close the Midlands Clusters panel"))
        self._action.setCheckable(True)
        self._dock = ClustersDock(self._iface, window)
        self._dock.setObjectName(DOCK)
        self._dock.setToggleVisibilityAction(self._action)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.hide()  # QGIS shows what it is given; whether the user had it open, it restores after this
        self._dock.placed = True
        self._iface.addToolBarIcon(self._action)
        self._iface.pluginMenu().addAction(
            self._action
        )  # one action needs no submenu, and QGIS would not delete that again

    def _add_locator(self) -> None:
        from .gui.shell.search_bar import ClustersLocator

        self._locator = ClustersLocator(self._iface, self._dock.choose_cluster, self._dock.choose_area, plugin_icon())
        self._iface.registerLocatorFilter(self._locator)

    def _add_options(self) -> None:
        from .gui.shell.options_page import OptionsFactory

        self._options = OptionsFactory(self._iface, plugin_icon())
        self._iface.registerOptionsWidgetFactory(self._options)

    def _say_what_is_missing(self) -> None:
        missing = missing_packages() if self._provider is None else []
        if missing:
            messages.warn(self._iface, missing_sentence(missing))

    def _remove_dock(self) -> None:
        if self._dock is None:
            return
        self._iface.messageBar().widgetAdded.disconnect(messages.drop_of_page_plane)
        self._dock.shut_down()
        self._iface.removeDockWidget(self._dock)
        self._dock.deleteLater()
        self._dock = None
        if self._action is not None:
            self._iface.pluginMenu().removeAction(self._action)
            self._iface.removeToolBarIcon(self._action)
            self._action.deleteLater()
            self._action = None


def plugin_icon() -> QIcon:
    """The plugin's icon; an empty one where the installation has lost it, so that the plugin still loads."""
    try:
        return QIcon(str(resource("icons", "midlands_clusters.svg")))
    except UserError:
        return QIcon()
