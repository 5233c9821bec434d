"""What a script inside a real QGIS window (--code) needs to work the plugin with mouse and keyboard, and to write what happened.

A scenario is a generator: it yields a condition and goes on when that is true, so that QGIS's own event loop runs all the time.
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
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QDockWidget,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QScrollArea,
    QToolBar,
    QWidget,
)

OUT = Path(os.environ["MC_RESULT"])
SCREENS = Path(os.environ["MC_SCREENS"])
FILES = json.loads(os.environ["MC_FILES"])
PLUGIN = "midlands_clusters_plugin"
DOCK = "MidlandsClustersDock"
QGIS_SAYS = (
    "Cannot use preferred transform",
    "Open Sans font installation failed",
    "Midlands Clusters map",
)  # a machine without OSTN15; the end of a long task
PATIENCE_S = 40  # for any one thing to happen
ROLE = "midlands_clusters/role"
iface = qgis.utils.iface
Condition = Callable[[], object]
counter = {"clicks": 0}
found: dict = {"done": False, "steps": [], "log": []}
QgsApplication.messageLog().messageReceived.connect(
    lambda text, tag, _level: tag == "Midlands Clusters" and found["log"].append(text)
)


def noted(kind, value, trace, *_: object, **__: object) -> None:
    """In place of QGIS's window for an exception, which would wait for a click; the tests read the log."""
    found["log"].append("".join(traceback.format_exception(kind, value, trace)))


qgis.utils.showException = noted


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
    return sorted(
        str(one.customProperty(ROLE)) for one in QgsProject.instance().mapLayers().values() if one.customProperty(ROLE)
    )


def click(widget: QWidget) -> None:
    """In the middle; of a check box on its box, for only that and its text answer."""
    counter["clicks"] += 1
    at = QPoint(10, widget.height() // 2) if isinstance(widget, QCheckBox) else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def counted_from_now() -> None:
    """Clicks are counted from here."""
    counter["clicks"] = 0


def note_clicks(job: str) -> None:
    """A job is done: how many clicks it took."""
    found.setdefault("clicks", {})[job] = counter["clicks"]


def pick(combo, ident: str) -> Iterator[Condition]:
    """By mouse alone: open a list, click the line of an id."""
    click(combo)
    yield lambda: combo.view().isVisible()
    view = combo.view()
    index = combo.model().index(combo.findData(ident), combo.modelColumn())
    view.scrollTo(index)
    yield pause(0.6)  # Qt takes no click on a list that has just opened
    counter["clicks"] += 1
    at = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    yield lambda: combo.currentData() == ident and not view.isVisible()
    yield pause(0.3)  # the list that closes takes the next click


def pick_line(view, ident: str) -> None:
    """By mouse: the line of an id in a list that is in sight."""
    at = view.visualItemRect(view.item_of(ident)).center()
    if not view.viewport().rect().contains(at):
        raise AssertionError(f"{ident} is not in sight: it takes more than a click")
    counter["clicks"] += 1
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def in_file_dialog(button, path: object, name: str = "", *, press: str = "Open") -> Iterator[Condition]:
    """Press a button that asks for a file, type the path there, press the dialog's button."""
    QTimer.singleShot(0, lambda: click(button))  # the file dialog holds the click until it is answered
    yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
    yield pause(0.2)
    dialog = QApplication.activeModalWidget()
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, str(path))
    if line.completer() is not None:
        line.completer().popup().hide()
    if name:
        screen(name)
    box = dialog.findChild(QDialogButtonBox)
    QTimer.singleShot(0, lambda: click(box.button(getattr(QDialogButtonBox.StandardButton, press))))
    yield lambda: sip.isdeleted(dialog) or not dialog.isVisible()  # who asked lets go of it


def screen(name: str) -> None:
    """The whole screen: a grab of the window does not hold what OpenGL drew, nor other windows."""
    QApplication.primaryScreen().grabWindow(0).save(str(SCREENS / f"{len(found['steps']):02d}_{name}.png"))
    found["steps"].append(name)
    write()


def heights(place: str) -> None:
    """What the page that is shown needs, what room it has, and how far it scrolls down and sideways."""
    area = panel().scroll
    inner = area.widget() if isinstance(area, QScrollArea) else area
    bars = area.verticalScrollBar(), area.horizontalScrollBar()
    found.setdefault("heights", {})[f"{dock().width()} {place}"] = [
        max(inner.minimumSizeHint().height(), inner.minimumHeight()),
        area.viewport().height(),
        *(one.maximum() for one in bars),
    ]


def show_step(number: int) -> None:
    """Click a step of the dock: 0 Data, 1 Map, 2 Use."""
    counter["clicks"] += 1
    bar = panel().steps
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar.tabRect(number).center())


def page(ident: str):
    """What the panel of a page holds; None while it was never opened."""
    return panel()._pages.page(ident)


def page_box(ident: str) -> QWidget:
    """The panel that a page stands in."""
    return panel().pages.findChild(QWidget, ident)


def open_page(ident: str) -> Iterator[Condition]:
    """From wherever the dock is: the step Use, its list, the page's line in it."""
    if panel().steps.currentIndex() != 2:
        show_step(2)
    if panel()._pages.current != ident:
        if panel()._pages.current:
            show_step(2)
        uses = panel()._pages.list
        item = next(
            uses.item(row) for row in range(uses.count()) if uses.item(row).data(Qt.ItemDataRole.UserRole) == ident
        )
        uses.scrollToItem(item)
        at = uses.visualItemRect(item).center()
        counter["clicks"] += 1
        QTest.mouseClick(uses.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    yield lambda: panel()._pages.current == ident
    yield pause(0.2)
    heights(ident)
    found.setdefault("sideways", {})[ident] = panel().scroll.horizontalScrollBar().maximum()


def close_page(_ident: str = "") -> Iterator[Condition]:
    """Back to the list, by the arrow."""
    click(panel()._pages.back_button)
    yield lambda: not panel()._pages.current


def generate_answering(answer: str) -> Iterator[Condition]:
    """Generate where the plugin asks before another map's place is taken: press the button of that name."""
    QTimer.singleShot(0, lambda: click(panel().generate))  # the question holds the click until it is answered
    yield lambda: isinstance(QApplication.activeModalWidget(), QMessageBox)
    box = QApplication.activeModalWidget()
    found.setdefault("asked", []).append(box.text())
    click(next(one for one in box.buttons() if one.text().replace("&", "") == answer))
    yield lambda: panel().running


def write() -> None:
    OUT.write_text(json.dumps(found, indent=1, default=str), encoding="utf-8")


def picture(name: str) -> None:
    window().grab().save(str(SCREENS / f"{len(found['steps']):02d}_{name}.png"))
    found["steps"].append(name)
    write()


def choose(combo, entry: str) -> None:
    """With the keyboard, as a user does: type the name, press Return."""
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


def close_3d_view() -> None:
    """As a user closes it, on whatever QGIS."""
    from midlands_clusters_plugin.cartography import three_d

    if hasattr(iface, "closeMapCanvas3D") and three_d.window.views(iface):
        iface.closeMapCanvas3D(three_d.VIEW)
    three_d.close_views(window())


def leftovers() -> dict[str, int]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    menus = [a for a in iface.pluginMenu().actions() if "Midlands" in a.text()]
    submenus = [menu for menu in window().findChildren(QMenu) if "Midlands" in menu.title()]
    return {
        "docks": len([one for one in window().findChildren(QDockWidget) if one.objectName() == DOCK]),
        "all_docks": len(window().findChildren(QDockWidget)),
        "toolbars": len(window().findChildren(QToolBar)),
        "toolbar_actions": len(
            [a for bar in window().findChildren(QToolBar) for a in bar.actions() if "Midlands" in a.text()]
        ),
        "menus": len(menus) + len(submenus),
        "actions": len([a for a in window().findChildren(type(iface.actionExit())) if "Midlands" in a.text()]),
        "providers": len([p for p in QgsApplication.processingRegistry().providers() if p.id() == "midlandsclusters"]),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
    }


def pause(seconds: float) -> Condition:
    deadline = time.perf_counter() + seconds
    return lambda: time.perf_counter() > deadline


class Runner:
    """Steps the scenario whenever its condition holds; ends QGIS when it is over, or when it goes wrong."""

    def __init__(self, scenario: Iterator[Condition], before_end: Callable[[], None] = lambda: None) -> None:
        self._scenario = scenario
        self._before_end = before_end
        self._condition: Condition = lambda: True
        self._since = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._step)
        self._timer.start(20)

    def _step(self) -> None:
        self._timer.stop()
        try:
            if self._condition():
                self._note_wait()
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

    def _note_wait(self) -> None:
        """What took longest, for whoever wants to shorten a scenario: function and line, seconds."""
        seconds, at = time.perf_counter() - self._since, self._scenario
        while at.gi_yieldfrom is not None:
            at = at.gi_yieldfrom
        if seconds > 0.5 and at.gi_frame is not None:
            found.setdefault("waits", []).append([at.gi_code.co_name, at.gi_frame.f_lineno, round(seconds, 1)])

    def _end(self) -> None:
        write()
        self._before_end()
        QgsProject.instance().clear()  # QGIS asks what to do with layers in temporary folders, and would wait for an answer
        QTimer.singleShot(100, iface.actionExit().trigger)


# --- the first steps of every scenario


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
