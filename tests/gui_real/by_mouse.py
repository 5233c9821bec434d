"""Eyes and hands for a real window: controls are found by the text that a user reads and get presses of the mouse and keys.

Presses go to the place on the screen, whatever lies there. Nothing is set by code: test_by_mouse.py finds no setter here.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from acting import Condition, counter, found, iface, pause, screen
from qgis.core import QgsApplication
from qgis.gui import QgsCheckableComboBox, QgsFileWidget
from qgis.PyQt.QtCore import QModelIndex, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

PANEL = "Midlands Clusters"
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LIST_S = 0.6  # Qt takes no press on a list that has just opened, nor on what lies behind one that has just closed
CALM_S = 0.4  # without work or drawing: what a press began has come to its end
LOOK = {"leave", "keep", "says", "shows", "see", "is", "has"}  # after these a control is only looked at
ACT = {"press", "click", "open", "choose", "tick", "untick", "type"}
_TOKEN = re.compile(r"\*\*([^*]+)\*\*|\*([^*]+)\*|([A-Za-z]+)|([.;:])")


class Thing(NamedTuple):
    """What was found: the widget, where to press it on the screen, and what it is."""

    widget: Any
    at: QPoint
    kind: str


def bare(text: str) -> str:
    return text.replace("&", "").strip().rstrip("….:").casefold()


# --- eyes


def in_sight(widget: QWidget, at: QPoint) -> bool:
    """The screen shows the widget at that place, and nothing over it."""
    hit = QApplication.widgetAt(at)
    return hit is not None and (hit is widget or widget.isAncestorOf(hit))


def reachable() -> list[QWidget]:
    """An open list or menu, else the window that waits for an answer, else every window."""
    first = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return [first] if first is not None else [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def find(text: str, kinds: str = "") -> Thing | None:
    """What bears this text and is in sight; in the panel rather than elsewhere, of the first of ``kinds`` that there is."""
    name = bare(text)
    all_found = [
        thing
        for root in reachable()
        for one in [root, *root.findChildren(QWidget)]
        if one.isVisible()
        for thing in _things(one, name)
        if in_sight(thing.widget, thing.at)
    ]
    order = kinds.split()
    all_found.sort(key=lambda one: (not _in_panel(one.widget), order.index(one.kind) if one.kind in order else 9))
    return all_found[0] if all_found else None


def _in_panel(widget: QWidget) -> bool:
    while widget is not None:
        if isinstance(widget, QDockWidget):
            return widget.windowTitle() == PANEL
        widget = widget.parentWidget()
    return False


def _things(one: QWidget, name: str) -> Iterator[Thing]:
    """What of a widget bears the name."""
    if isinstance(one, QAbstractButton):
        texts = [one.text()] + ([one.toolTip().split("\n")[0]] if isinstance(one, QToolButton) else [])
        if any(text == name or text.startswith(f"{name} (") for text in map(bare, texts)):
            box = isinstance(one, QCheckBox)
            yield Thing(one, one.mapToGlobal(QPoint(10, one.height() // 2) if box else one.rect().center()), "button")
    elif isinstance(one, QTabBar):
        for index in range(one.count()):
            if bare(one.tabText(index)) == name:
                yield Thing(one, one.mapToGlobal(one.tabRect(index).center()), "tab")
    elif isinstance(one, QGroupBox) and bare(one.title()) == name:
        yield Thing(one, one.mapToGlobal(QPoint(40, 10)), "group")
    elif isinstance(one, QLabel) and bare(one.text()) == name:
        yield Thing(one, one.mapToGlobal(one.rect().center()), "label")
    elif isinstance(one, QAbstractItemView) and not isinstance(one, QHeaderView) and one.model() is not None:
        index = row_of(one, name, whole=True)
        if index is not None and one.viewport().rect().contains(one.visualRect(index).center()):
            yield Thing(one.viewport(), one.viewport().mapToGlobal(one.visualRect(index).center()), "row")


def row_of(view: QAbstractItemView, name: str, *, whole: bool = False) -> QModelIndex | None:
    """The line of a list that has this text, or (not ``whole``) begins with it."""
    model, column = view.model(), max(0, getattr(view, "modelColumn", lambda: 0)())
    rows = [model.index(row, column, view.rootIndex()) for row in range(model.rowCount(view.rootIndex()))]
    shown = [one for one in rows if one.flags() & Qt.ItemFlag.ItemIsEnabled and not view.visualRect(one).isEmpty()]
    names = [bare(str(one.data() or "")) for one in shown]
    hits = [at for at, text in enumerate(names) if text == name]
    hits += [] if whole else [at for at, text in enumerate(names) if text.startswith(name)]
    return shown[hits[0]] if hits else None


def field_of(label: QWidget) -> QWidget | None:
    """What a label names: its partner, else what is nearest to the right of it or below."""
    if label.buddy() is not None:
        return label.buddy()
    corner = label.mapToGlobal(label.rect().topRight())
    near = [
        (abs(place.y() - corner.y()) + max(0, place.x() - corner.x()), one)
        for one in label.window().findChildren(QWidget)
        if isinstance(one, (QComboBox, QLineEdit, QAbstractSpinBox, QgsFileWidget)) and one.isVisible()
        for place in [one.mapToGlobal(one.rect().topLeft())]
        if place.y() > corner.y() - 12
    ]
    return min(near, key=lambda one: one[0])[1] if near else None


def reading(field: QWidget) -> str:
    """What a field shows."""
    if isinstance(field, QComboBox):
        return field.currentText()
    line = field.lineEdit() if isinstance(field, QgsFileWidget) else field
    return line.text()


def texts() -> list[str]:
    """What a user reads in the panel, from the top down."""
    panel = next((one for one in QApplication.allWidgets() if isinstance(one, QDockWidget) and _in_panel(one)), None)
    labels = [one for one in panel.findChildren(QLabel) if one.isVisible() and one.text()] if panel else []
    return [one.text() for one in sorted(labels, key=lambda one: one.mapToGlobal(QPoint(0, 0)).y())]


def calm() -> Condition:
    """Nothing works, nothing is drawn, the pointer is no hourglass, and so it stays for a moment."""
    since = [time.perf_counter()]

    def still() -> bool:
        tasks = QgsApplication.taskManager().countActiveTasks()
        if tasks or iface.mapCanvas().isDrawing() or QApplication.overrideCursor() is not None:
            since[0] = time.perf_counter()
        return time.perf_counter() - since[0] > CALM_S

    return still


# --- hands


def press(at: QPoint) -> None:
    """A press at a place on the screen. What it opens may hold it until it is answered, so it comes from the event loop."""
    window = QApplication.widgetAt(at).window()
    counter["clicks"] += 1
    place = window.mapFromGlobal(at)
    QTest.mouseMove(window.windowHandle(), place)
    QTimer.singleShot(0, lambda: QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, place))


def wheel(view: QAbstractItemView, down: bool) -> None:
    """One turn of the wheel over a list."""
    at = QPointF(view.viewport().rect().center())
    turn = QPoint(0, -120 if down else 120)
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(at.toPoint())), QPoint(), turn,
        Qt.MouseButton.NoButton, PLAIN, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def type_over(line: QWidget, text: str) -> Iterator[Condition]:
    """Press into a field, select what stands there, type."""
    line.window().activateWindow()  # a window manager's part
    inside = (line, *line.findChildren(QWidget))
    if line.window().focusWidget() not in inside:  # QGIS's file dialog begins in its name
        press(line.mapToGlobal(QPoint(12, line.height() // 2)))
    yield pause(0.2)
    if line.window().focusWidget() not in inside:
        raise AssertionError(f"a press into “{reading(line)}” does not bring the keyboard there")
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    yield pause(0.3)


def press_row(view: QAbstractItemView, text: str) -> Iterator[Condition]:
    """Turn the wheel until the line is in sight, press it."""
    index = row_of(view, bare(text))
    if index is None:
        raise AssertionError(f"“{text}” is not in the list")
    for _ in range(400):
        middle = view.visualRect(index).center()
        if view.viewport().rect().adjusted(0, 4, 0, -4).contains(middle):
            break
        wheel(view, middle.y() > 0)
        yield pause(0.02)
    press(view.viewport().mapToGlobal(view.visualRect(index).center()))
    yield pause(0.1)


def opened_list(combo: QComboBox) -> Iterator[Condition]:
    """The list of a combo box, by a press on its arrow."""
    if not combo.view().isVisible():
        press(combo.mapToGlobal(QPoint(combo.width() - 10, combo.height() // 2)))
        yield lambda: combo.view().isVisible()
        yield pause(LIST_S)


def closed_list() -> Iterator[Condition]:
    """An open list is put away with Esc."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        yield pause(LIST_S)


def choose(field: QWidget | None, text: str) -> Iterator[Condition]:
    """Make a field say this; without a field, press the line of a list that is in sight."""
    if field is None:
        views = [
            one
            for root in reachable()
            for one in root.findChildren(QAbstractItemView)
            if one.isVisible()
            and not isinstance(one, QHeaderView)
            and one.model() is not None
            and row_of(one, bare(text)) is not None
        ]
        if not views:
            raise AssertionError(f"no list has “{text}”")
        yield from press_row(next((one for one in views if _in_panel(one)), views[0]), text)
    elif isinstance(field, QComboBox):
        yield from opened_list(field)
        yield from press_row(field.view(), text)
        yield lambda: not field.view().isVisible()
        yield pause(LIST_S)
    elif isinstance(field, QAbstractSpinBox):
        yield from type_over(field, text.replace(field.suffix().strip(), "").strip())
        QTest.keyClick(field, Qt.Key.Key_Tab)
    else:
        yield from type_over(field.lineEdit() if isinstance(field, QgsFileWidget) else field, text)
        yield from closed_list()  # what was found for it
    yield calm()


def tick(field: QWidget | None, text: str, on: bool) -> Iterator[Condition]:
    """A tick in the list of a field, else the check box of that name."""
    if isinstance(field, QgsCheckableComboBox):
        yield from opened_list(field)
        index = row_of(field.view(), bare(text))
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if index is None or Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) != state:
            yield from press_row(field.view(), text)
        return
    box = find(text, "button")
    if box is None or not isinstance(box.widget, QCheckBox):
        raise AssertionError(f"no box “{text}” to tick is in sight")
    if box.widget.isChecked() != on:
        press(box.at)
        yield calm()


# --- doing what a text says


def play(text: str, values: dict[str, str], name: str) -> Iterator[Condition]:
    """Do what a text of the guide says: **bold** is a control, *italic* what is chosen in it or what it says.

    ``values`` are what a reader puts in the place of an italic one. A picture of the screen is taken after each press and at the end.
    """
    verb, field = "", None
    for bold, italic, word, stop in _TOKEN.findall(text):
        if stop:
            verb = ""
        elif word:
            verb = word.lower() if word.lower() in ACT | LOOK else verb
        elif bold:
            yield from closed_list()
            field = yield from _control(bold, verb, name)
        elif verb in ("tick", "untick"):
            yield from tick(field, italic, verb == "tick")
        elif verb in ACT:
            value = values.get(italic, italic)
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog):
                field = field_of(find("File name", "label").widget)
            yield from choose(field, value)
        else:
            _check(field, italic)
    yield from closed_list()
    yield calm()
    screen(name)


def _control(text: str, verb: str, name: str) -> Iterator[Condition]:
    """Wait until a control is in sight, and press it if that is what the verb says; returns the field that it names."""
    kinds = "label button tab row group" if verb in LOOK | {""} else "button label tab row group"
    kinds = "row tab button label group" if verb == "open" else kinds
    until = pause(20)
    yield lambda: find(text, kinds) is not None or until()
    thing = find(text, kinds)
    if thing is None:
        raise AssertionError(f"“{text}” is not in sight")
    found.setdefault("controls", []).append([name, verb, text, thing.kind])
    if thing.kind == "label":
        return field_of(thing.widget)
    if verb in ACT:
        if not thing.widget.isEnabled():
            raise AssertionError(f"“{text}” is grey")
        press(thing.at)
        yield pause(0.1)
        yield calm()
        screen(f"{name}_{re.sub('[^a-z0-9]+', '_', text.lower()).strip('_')}")
    return None


def _check(field: QWidget | None, text: str) -> None:
    """What the text says that a control says."""
    if field is not None:
        if not bare(reading(field)).startswith(bare(text)):
            raise AssertionError(f"a field says “{reading(field)}” in place of “{text}”")
        return
    thing = find(text, "button")
    if thing is None or (isinstance(thing.widget, QCheckBox) and not thing.widget.isChecked()):
        raise AssertionError(f"“{text}” is not in sight, or not ticked")
