"""Runs inside a real QGIS window (--code): installs the zip by QGIS's own installer, uses the plugin, upgrades and uninstalls it.

A snapshot of everything that a plugin can leave behind is taken before and after.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyplugin_installer
import qgis.utils
from qgis.core import QgsApplication, QgsExpression, QgsProject, QgsSettings
from qgis.gui import QgsLocatorWidget
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QMetaMethod, QObject, QSize, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QLabel, QMenu, QTextEdit, QToolBar

sys.path.insert(
    0, str(Path(__file__).resolve().parent if "__file__" in globals() else Path(os.environ["MC_DRIVER"]).parent)
)
from acting import (
    FILES,
    PLUGIN,
    Condition,
    Runner,
    click,
    dock,
    found,
    iface,
    panel,
    pause,
    picture,
    roles,
    window,
    write,
)

HOME = Path(FILES["home"])
ORGANISATION = "midlands_clusters/organisation"
WATCHED = {  # what a plugin may connect to and forget
    "project": QgsProject.instance,
    "layer tree": lambda: QgsProject.instance().layerTreeRoot(),
    "layouts": lambda: QgsProject.instance().layoutManager(),
    "application": QgsApplication.instance,
    "tasks": QgsApplication.taskManager,
    "log": QgsApplication.messageLog,
    "registry": QgsApplication.processingRegistry,
    "canvas": iface.mapCanvas,
    "layers": iface.layerTreeView,
    "interface": lambda: iface,
}


def receivers(thing: QObject) -> dict[str, int]:
    """How many slots are connected to each signal."""
    counted = {}
    meta = thing.metaObject()
    for index in range(meta.methodCount()):
        method = meta.method(index)
        name = bytes(method.name()).decode()
        if method.methodType() == QMetaMethod.MethodType.Signal:
            with suppress(AttributeError, TypeError):  # PyQt knows no signals that hand on a pointer
                counted[name] = thing.receivers(getattr(thing, name))
    return counted


def snapshot() -> dict:
    """Everything that a plugin can leave behind."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    gc.collect()
    main = window()
    locator = main.findChild(QgsLocatorWidget)
    return {
        "files": sorted(str(path.relative_to(HOME)) for path in HOME.rglob("*") if path.is_file()),
        "settings": sorted(QgsSettings().allKeys()),
        "providers": sorted(one.id() for one in QgsApplication.processingRegistry().providers()),
        "functions": sorted(one.name() for one in QgsExpression.Functions() if one.name().startswith("mc_")),
        "docks": sorted(one.objectName() for one in main.findChildren(QDockWidget)),
        "toolbars": sorted(one.objectName() for one in main.findChildren(QToolBar)),
        "actions": sorted(one.text() for one in main.findChildren(QAction) if "Midlands" in one.text()),
        "menus": sorted(one.title() for one in main.findChildren(QMenu) if "Midlands" in one.title()),
        "locators": sorted(one.name() for one in locator.locator().filters()) if locator is not None else [],
        "factories": sum(type(one).__name__ == "OptionsFactory" for one in gc.get_objects()),
        "finders": sum(type(one).__name__ == "ApartFinder" for one in sys.meta_path),
        "modules": sorted(name for name in sys.modules if name.partition(".")[0] == PLUGIN),
        "receivers": {name: receivers(get()) for name, get in WATCHED.items()},
    }


class DialogCloser:
    """Closes any question of the installer, which would wait for ever, and notes that it asked."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(100)

    def _look(self) -> None:
        shown = QApplication.activeModalWidget()
        if shown is not None:
            texts = [one.toPlainText() for one in shown.findChildren(QTextEdit)] + [
                one.text() for one in shown.findChildren(QLabel)
            ]
            self.titles.append(" ".join([type(shown).__name__, shown.windowTitle(), *texts]))
            shown.reject()

    def stop(self) -> None:
        self._timer.stop()
        self._timer.timeout.disconnect()


def install(path: str) -> None:
    closer = DialogCloser()
    pyplugin_installer.instance().installFromZipFile(path)
    closer.stop()
    found.setdefault("dialogs", []).extend(closer.titles)


def scenario() -> Iterator[Condition]:
    window().setMinimumSize(QSize(800, 600))
    window().resize(1366, 768)
    yield pause(1.0)
    QgsSettings().remove(f"PythonPlugins/{PLUGIN}")
    found["before"] = snapshot()
    install(FILES["zip"])
    yield lambda: PLUGIN in qgis.utils.plugins
    found["where"] = str(Path(sys.modules[PLUGIN].__file__).parent)
    found["version"] = qgis.utils.pluginMetadata(PLUGIN, "version")
    found["installed"] = snapshot()
    yield from used("sample")
    picture("installed_and_used")
    QgsSettings().setValue(ORGANISATION, "Derby City Council")
    install(FILES["upgrade"])
    yield pause(0.5)
    found["upgraded_version"] = qgis.utils.pluginMetadata(PLUGIN, "version")
    found["upgraded"] = snapshot()
    found["organisation"] = QgsSettings().value(ORGANISATION)
    found["roles_after_upgrade"] = roles()
    yield from used("after_upgrade")
    picture("upgraded_and_used")
    QgsProject.instance().clear()
    yield pause(0.5)
    pyplugin_installer.instance().uninstallPlugin(PLUGIN, quiet=True)
    yield pause(0.5)
    found["after"] = snapshot()
    found["done"] = True
    write()


def used(key: str) -> Iterator[Condition]:
    """Open the dock and make the sample's map."""
    action = next(one for one in iface.pluginToolBar().actions() if "Midlands" in one.text())
    if not dock().isVisible():
        click(iface.pluginToolBar().widgetForAction(action))
    yield lambda: panel() is not None
    click(panel().generate)
    own = panel()
    yield lambda: not own.running
    found[key] = {"state": own.state.text(), "roles": roles()}


runner = Runner(scenario())
