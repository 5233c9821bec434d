"""Runs inside a real QGIS window (--code): works the plugin with mouse and keyboard, and writes what happened as JSON and pictures.

The scenario is a generator: it yields a condition and goes on when that is true, so that QGIS's own event loop runs all the time.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QMenu, QToolBar, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parent if "__file__" in globals() else Path(os.environ["MC_DRIVER"]).parent))
from heartbeat import Heartbeat

OUT = Path(os.environ["MC_RESULT"])
SCREENS = Path(os.environ["MC_SCREENS"])
FILES = json.loads(os.environ["MC_FILES"])
PLUGIN = "midlands_clusters_plugin"
DOCK = "MidlandsClustersDock"
QGIS_SAYS = ("Cannot use preferred transform", "Midlands Clusters map")  # a machine without OSTN15; the end of a long task
PATIENCE_S = 40  # for any one thing to happen
ROLE = "midlands_clusters/role"
iface = qgis.utils.iface
found: dict = {"done": False, "steps": [], "log": []}
QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: tag == "Midlands Clusters" and found["log"].append(text))
Condition = Callable[[], object]


def window() -> QWidget:
    return iface.mainWindow()


def dock() -> QDockWidget:
    return window().findChild(QDockWidget, DOCK)


def panel():
    return dock().panel


def layer(role: str) -> QgsVectorLayer | None:
    mine = [one for one in QgsProject.instance().mapLayers().values() if one.customProperty(ROLE) == role]
    return mine[0] if mine else None


def roles() -> list[str]:
    return sorted(str(one.customProperty(ROLE)) for one in QgsProject.instance().mapLayers().values() if one.customProperty(ROLE))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write() -> None:
    OUT.write_text(json.dumps(found, indent=1, default=str), encoding="utf-8")


def picture(name: str) -> None:
    window().grab().save(str(SCREENS / f"{len(found['steps']):02d}_{name}.png"))
    found["steps"].append(name)
    write()


def choose(combo, entry: str) -> None:
    """With the keyboard, as an officer does: type the name, press Return."""
    combo.setFocus()
    if combo.isEditable():
        combo.lineEdit().selectAll()
        QTest.keyClicks(combo.lineEdit(), entry)
        combo.completer().popup().hide()
        QTest.keyClick(combo.lineEdit(), Qt.Key.Key_Return)
    else:
        QTest.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText().startswith(entry):
                return
            QTest.keyClick(combo, Qt.Key.Key_Down)


def canvas_still() -> bool:
    return not iface.mapCanvas().isDrawing()


def leftovers() -> dict[str, int]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    menus = [a for a in iface.pluginMenu().actions() if "Midlands" in a.text()]
    submenus = [menu for menu in window().findChildren(QMenu) if "Midlands" in menu.title()]
    return {
        "docks": len([one for one in window().findChildren(QDockWidget) if one.objectName() == DOCK]),
        "all_docks": len(window().findChildren(QDockWidget)),
        "toolbars": len(window().findChildren(QToolBar)),
        "toolbar_actions": len([a for bar in window().findChildren(QToolBar) for a in bar.actions() if "Midlands" in a.text()]),
        "menus": len(menus) + len(submenus),
        "actions": len([a for a in window().findChildren(type(iface.actionExit())) if "Midlands" in a.text()]),
        "providers": len([p for p in QgsApplication.processingRegistry().providers() if p.id() == "midlandsclusters"]),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
    }


# --- the scenario


def scenario() -> Iterator[Condition]:
    yield from loaded()
    yield from opened()
    yield from sample_run()
    yield from other_metric()
    yield from second_map()
    for name in ("gender_pay_gap", "rows_200k"):
        if FILES.get(name):
            yield from file_run(name)
    yield from cancelled()
    yield from twice()
    found["done"] = True
    write()


def loaded() -> Iterator[Condition]:
    window().setMinimumSize(QSize(800, 600))
    window().resize(1366, 768)
    yield lambda: window().width() == 1366
    found["loaded"] = PLUGIN in qgis.utils.plugins
    found["hidden_at_first"] = dock() is not None and not dock().isVisible()
    found["pandas_before_opening"] = "pandas" in sys.modules
    found["with_plugin"] = leftovers()
    picture("loaded")


def opened() -> Iterator[Condition]:
    action = next(a for a in iface.pluginToolBar().actions() if "Midlands" in a.text())
    start = time.perf_counter()
    click(iface.pluginToolBar().widgetForAction(action))
    found["open_ms"] = round((time.perf_counter() - start) * 1000)
    yield lambda: dock().isVisible()
    window().resizeDocks([dock()], [300], Qt.Orientation.Horizontal)
    yield pause(0.5)
    bars = panel().scroll.horizontalScrollBar(), panel().scroll.verticalScrollBar()
    found["dock_width"] = dock().width()
    found["sideways_scrolling"] = bars[0].maximum()
    found["minimum_width"] = dock().minimumSizeHint().width()
    found["window_size"] = [window().width(), window().height()]
    picture("opened")


def run_and_wait(key: str, seconds: float = 120) -> Iterator[Condition]:
    """Click Generate and measure the window until the layers are there and drawn."""
    state, progress = panel().state, panel().progress  # looked up once: searching QGIS's window at each beat would be the delay itself
    heartbeat = Heartbeat(lambda: f"{state.text()} {progress.value()} %")
    heartbeat.start()
    start = time.perf_counter()
    click(panel().generate)
    own = panel()
    yield lambda: not own.running
    arrived = time.perf_counter() - start
    yield canvas_still
    measured = heartbeat.stop()
    report = panel()._report or {}
    hexes = layer("hexes")
    found[key] = {
        "seconds": round(arrived, 3),
        "heartbeat": measured,
        "state": panel().state.text(),
        "roles": roles(),
        "rows_read": report.get("rows_read"),
        "rows_in_area": report.get("rows_in_area"),
        "steps": report.get("seconds"),
        "sum_of_hexes": sum(f["business_count"] for f in hexes.getFeatures()) if hexes else None,
        "legend": len(hexes.renderer().legendSymbolItems()) if hexes else 0,
        "messages": [text for text in (item.text() for item in iface.messageBar().items()) if not text.startswith(QGIS_SAYS)],
    }
    write()


def sample_run() -> Iterator[Condition]:
    yield from run_and_wait("sample")
    yield pause(1.0)
    yield canvas_still
    picture("sample")


def other_metric() -> Iterator[Condition]:
    before = layer("hexes").id(), layer("hexes").renderer().legendSymbolItems()[-1].label()
    start = time.perf_counter()
    choose(panel().metric, "3")
    took = time.perf_counter() - start
    yield pause(0.5)
    yield canvas_still
    after = layer("hexes").id(), layer("hexes").renderer().legendSymbolItems()[-1].label()
    found["metric"] = {
        "id": panel().metric.current_id(),
        "ms": round(took * 1000),
        "before": before,
        "after": after,
        "state": panel().state.text(),
    }
    picture("other_metric")


def second_map() -> Iterator[Condition]:
    choose(panel().cluster, "aerospace")
    found["stale"] = panel().state.text()
    yield pause(0.1)
    panel().scroll.verticalScrollBar().setValue(0)
    picture("needs_updating")
    yield from run_and_wait("second")
    yield pause(0.5)
    yield canvas_still
    picture("second_map")


def choose_file(path: str) -> Iterator[Condition]:
    panel().companies.setFocus()
    QTest.keyClick(panel().companies, Qt.Key.Key_Home)
    QTest.keyClick(panel().companies, Qt.Key.Key_Down)
    line = panel().company_file.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, path)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    yield lambda: panel().columns.isEnabled()


def file_run(name: str) -> Iterator[Condition]:
    choose(panel().cluster, "all companies")
    yield from choose_file(FILES[name])
    found[f"{name}_about"] = panel().companies_note.text()
    panel().scroll.verticalScrollBar().setValue(0)
    yield pause(0.2)
    picture(f"{name}_chosen")
    yield from run_and_wait(name)
    yield pause(1.0)
    yield canvas_still
    picture(name)


def cancelled() -> Iterator[Condition]:
    """Cancelled halfway, what was there before stays: layers, file, state of the dock."""
    before = {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()}
    files = sorted(p.name for p in Path(FILES["maps"]).glob("*"))
    yield from choose_file(FILES["big"])
    click(panel().generate)
    yield lambda: panel().progress.value() >= 3 or not panel().running
    running = panel().running
    picture("running")
    start = time.perf_counter()
    click(panel().cancel)
    yield lambda: not panel().running
    after = {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()}
    found["cancel"] = {
        "was_running": running,
        "seconds": round(time.perf_counter() - start, 3),
        "state": panel().state.text(),
        "same_layers": before == after,
        "same_files": files == sorted(p.name for p in Path(FILES["maps"]).glob("*")),
        "readable": all(one.isValid() for one in QgsProject.instance().mapLayers().values()),
    }
    picture("cancelled")


def twice() -> Iterator[Condition]:
    """Unloaded and loaded twice; the second time while a run goes on."""
    found["unloaded"], found["reloaded"] = [], []
    for number in range(2):
        if number == 1:
            yield from choose_file(FILES["big"])
            click(panel().generate)
            yield lambda: panel().progress.value() >= 3 or not panel().running
            found["unloaded_while_running"] = panel().running
        start = time.perf_counter()
        qgis.utils.unloadPlugin(PLUGIN)
        took = time.perf_counter() - start
        yield pause(1.5)
        found["unloaded"].append({**leftovers(), "seconds": round(took, 2)})
        if number == 0:
            picture("unloaded")
        qgis.utils.loadPlugin(PLUGIN)
        qgis.utils.startPlugin(PLUGIN)
        yield pause(0.5)
        found["reloaded"].append(leftovers())
        dock().setUserVisible(True)
        yield lambda: panel() is not None
        yield pause(0.3)
    picture("loaded_again")


def pause(seconds: float) -> Condition:
    deadline = time.perf_counter() + seconds
    return lambda: time.perf_counter() > deadline


class Runner:
    """Steps the scenario whenever its condition holds; ends QGIS when it is over, or when it goes wrong."""

    def __init__(self) -> None:
        self._scenario = scenario()
        self._condition: Condition = lambda: True
        self._since = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._step)
        self._timer.start(20)

    def _step(self) -> None:
        self._timer.stop()
        try:
            if self._condition():
                self._condition = next(self._scenario)
                self._since = time.perf_counter()
            elif time.perf_counter() - self._since > PATIENCE_S:
                raise TimeoutError(f"waited in vain after {found['steps'][-1:]}")
        except StopIteration:
            self._end()
            return
        except Exception:  # noqa: BLE001 - whatever goes wrong in here must reach the test that reads the JSON
            found["error"] = traceback.format_exc()
            picture("error")
            self._end()
            return
        self._timer.start(20)

    def _end(self) -> None:
        write()
        QgsProject.instance().clear()  # QGIS asks what to do with layers in temporary folders, and would wait for an answer
        QTimer.singleShot(100, iface.actionExit().trigger)


runner = Runner()
