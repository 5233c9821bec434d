"""Runs inside a real QGIS window (--code): a map by keyboard alone, every page opened; names, widths and contrast, as JSON.

MC_THEME names QGIS's theme, QT_SCALE_FACTOR (set outside) enlarges everything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

sys.path.insert(
    0, str(Path(__file__).resolve().parent if "__file__" in globals() else Path(os.environ["MC_DRIVER"]).parent)
)
from acting import (
    FILES,
    SCREENS,
    Condition,
    Runner,
    canvas_still,
    choose,
    dock,
    found,
    heights,
    iface,
    layer,
    page,
    panel,
    pause,
    window,
    write,
)

THEME = os.environ.get("MC_THEME", "")
MOST_TABS = 400
found.update(names=[], contrast=[], sideways={}, cut=[])


def scenario() -> Iterator[Condition]:
    if THEME:
        QgsApplication.setUITheme(THEME)
    window().resize(window().screen().availableGeometry().size())
    yield pause(1.0)
    action = next(one for one in iface.pluginMenu().actions() if "Midlands" in one.text())
    action.trigger()
    yield lambda: dock().isVisible() and panel() is not None
    window().resizeDocks([dock()], [320 if THEME else 300], Qt.Orientation.Horizontal)
    yield pause(0.8)
    window().activateWindow()
    yield from to_generate()
    shot("opened")
    QTest.keyClick(panel().generate, Qt.Key.Key_Space)
    yield lambda: panel().running or panel()._report is not None
    yield lambda: not panel().running
    yield canvas_still
    look_at("dock", panel())
    for step in (0, 1):
        panel().steps.setFocus()
        while panel().steps.currentIndex() != step:
            QTest.keyClick(panel().steps, Qt.Key.Key_Left if panel().steps.currentIndex() > step else Qt.Key.Key_Right)
        yield pause(0.2)
        heights(("data", "map")[step])
        found["sideways"][f"step_{step}"] = panel().scroll.horizontalScrollBar().maximum()
        look_at(f"step_{step}", panel())
        shot(f"step_{step}")
    QTest.keyClick(panel().steps, Qt.Key.Key_Right)
    uses = panel()._pages.list
    yield pause(0.2)
    shot("uses")
    for row in range(uses.count()):
        if not panel()._pages._entries[uses.item(row).data(Qt.ItemDataRole.UserRole)].algorithm:  # a window of its own
            yield from open_by_keyboard(uses, row)
    if THEME:
        yield from jobs_by_keyboard(uses)
    found["screen"] = [window().width(), window().height(), window().devicePixelRatioF()]
    found["done"] = True
    write()


def shot(name: str) -> None:
    dock().grab().save(str(SCREENS / f"{name}.png"))
    found["steps"].append(name)
    write()


def to_generate() -> Iterator[Condition]:
    """From the first field, Tab alone comes to Generate."""
    at: QWidget = panel().cluster
    at.setFocus()
    passed = []
    for _ in range(MOST_TABS):
        at = at.nextInFocusChain()
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            passed.append(at.objectName() or type(at).__name__)
        if at is panel().generate:
            break
    found["tabs"] = passed
    at.setFocus()
    yield pause(0.2)


def open_by_keyboard(uses: QWidget, row: int) -> Iterator[Condition]:
    """Arrows and Return in the list open a page; Escape leads back."""
    uses.setFocus()
    QTest.keyClick(uses, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(uses, Qt.Key.Key_Down)
    ident = uses.currentItem().data(Qt.ItemDataRole.UserRole)
    QTest.keyClick(uses, Qt.Key.Key_Return)
    yield lambda: panel()._pages.current == ident
    yield pause(0.2)
    found.setdefault("opened", []).append(ident)
    heights(ident)
    found["sideways"][ident] = panel().scroll.horizontalScrollBar().maximum()
    look_at(ident, panel().pages.findChild(QWidget, ident))
    shot(ident)
    QTest.keyClick(panel().pages.findChild(QWidget, ident), Qt.Key.Key_Escape)
    yield lambda: not panel()._pages.current
    yield pause(0.2)


def reached(widget: QWidget, start: QWidget | None = None) -> QWidget:
    """Tab alone comes from the way back, or from ``start``, to a widget, which then has the keyboard."""
    at: QWidget = start or panel()._pages.back_button
    for _ in range(MOST_TABS):
        at = at.nextInFocusChain()
        if at is widget:
            break
    if at is not widget or not (widget.isVisible() and widget.isEnabled()):
        raise AssertionError(f"{widget.objectName()} cannot be reached with Tab")
    widget.setFocus()
    return widget


def jobs_by_keyboard(uses: QWidget) -> Iterator[Condition]:
    """The jobs that are counted in clicks, without a mouse: statistics, an answer, a page of four authorities on A3, the
    board pack, the map of one's own file.
    """
    QgsSettings().setValue("midlands_clusters/output_folder", FILES["maps"])
    choose(panel().cluster, "aerospace")
    panel().area.setFocus()
    while panel().area.current_id() != "lep_d2n2":
        before = panel().area.currentIndex()
        QTest.keyClick(panel().area, Qt.Key.Key_Down)
        if panel().area.currentIndex() == before:
            raise AssertionError("the area cannot be chosen with the arrows")
    QTest.keyClick(panel().generate, Qt.Key.Key_Space)
    yield lambda: panel().running
    yield lambda: not panel().running
    yield from opened_row(uses, "statistics_group")
    own = page("statistics_group")
    for name in ("hotspots", "locationquotient"):
        QTest.keyClick(reached(own.findChild(QWidget, f"compute_{name}")), Qt.Key.Key_Space)
        yield lambda: layer("statistic") is not None
        yield lambda: own.one_click.isEnabled()
        QgsProject.instance().removeMapLayer(layer("statistic").id())
        found.setdefault("by_keyboard", []).append(name)
    QTest.keyClick(own, Qt.Key.Key_Escape)
    yield from opened_row(uses, "query_group")
    query = page("query_group")
    QTest.keyClick(reached(query.answer), Qt.Key.Key_Space)
    yield lambda: query._task is None and query.outcome is not None
    found["by_keyboard"].append("within_5_km")
    QTest.keyClick(query, Qt.Key.Key_Escape)
    yield from opened_row(uses, "layout_group")
    own = page("layout_group")
    reached(own.template)
    for _ in range(3):
        if own.template.current_id() != "map_a3_landscape":
            QTest.keyClick(own.template, Qt.Key.Key_Down)
    for name, button, part in (
        ("a3_page", own.export_page, ""),
        ("board_pack", own.documents.board_pack, "_board_pack"),
    ):
        target = own.target(part)
        QTest.keyClick(reached(button), Qt.Key.Key_Space)
        yield lambda target=target: target.exists() and target.stat().st_size > 0
        found["by_keyboard"].append(name)
    found["a3"] = own.template.current_id()
    QTest.keyClick(own, Qt.Key.Key_Escape)
    yield from own_file_by_keyboard()


def own_file_by_keyboard() -> Iterator[Condition]:
    """A file is typed on the page Data, and its map generated."""
    panel().steps.setFocus()
    while panel().steps.currentIndex() > 0:
        QTest.keyClick(panel().steps, Qt.Key.Key_Left)
    QTest.keyClick(reached(panel().companies, panel().cluster), Qt.Key.Key_Down)
    yield pause(0.2)
    edit = reached(panel().company_file.lineEdit(), panel().companies)
    QTest.keyClicks(edit, FILES["own"])
    QTest.keyClick(edit, Qt.Key.Key_Return)
    yield lambda: not panel()._columns._looking.running
    QTest.keyClick(reached(panel().generate, panel().cluster), Qt.Key.Key_Space)
    yield lambda: panel().running
    yield lambda: not panel().running
    found["own_file"] = [panel().state.text(), panel()._report["rows_read"]]
    found["by_keyboard"].append("own_file")


def opened_row(uses: QWidget, ident: str) -> Iterator[Condition]:
    """Arrows and Return in the list open a page."""
    yield lambda: not panel()._pages.current
    uses.setFocus()
    QTest.keyClick(uses, Qt.Key.Key_Home)
    while uses.currentItem().data(Qt.ItemDataRole.UserRole) != ident:
        QTest.keyClick(uses, Qt.Key.Key_Down)
    QTest.keyClick(uses, Qt.Key.Key_Return)
    yield lambda: panel()._pages.current == ident
    yield pause(0.2)


def look_at(place: str, root: QWidget) -> None:
    """Names of what can be reached, contrast of what can be read, texts that have no room."""
    buddies = {id(one.buddy()) for one in root.window().findChildren(QLabel) if one.buddy()}
    for one in root.findChildren(QWidget):
        if not one.isVisible() or one.objectName().startswith(("qt_", "Scroll")):
            continue
        if (
            one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(one.parentWidget(), QAbstractScrollArea)
            and not named(one, buddies)
        ):
            found["names"].append([place, type(one).__name__, one.objectName()])
        if (
            isinstance(one, (QLabel, QAbstractButton))
            and one.isEnabled()
            and plain(one)
            and one.width() > 8
            and one.height() > 8
        ):
            ratio = contrast(one)
            if ratio is not None and ratio < 4.5:
                found["contrast"].append([place, plain(one)[:40], round(ratio, 2)])
            if isinstance(one, QAbstractButton) and one.sizeHint().width() > one.width() + 2 and one.minimumWidth() > 0:
                found["cut"].append([place, plain(one), one.sizeHint().width(), one.width()])


def plain(one: QWidget) -> str:
    """The words of a label or button; dots alone are a picture, and so thin that no pixel has their colour."""
    return one.text().replace("&", "").strip().strip("…")


def named(one: QWidget, buddies: set[int]) -> bool:
    """A screen reader has something to say: a name of the widget's own, its label, its text, or that of the widget it is a part of."""
    around = [one, one.parentWidget(), one.parentWidget().parentWidget() if one.parentWidget() else None]
    if isinstance(one, QAbstractButton) and one.text():
        return True
    if isinstance(one, QLineEdit) and one.placeholderText():
        return True
    return any(each is not None and (each.accessibleName() or id(each) in buddies) for each in around)


def contrast(one: QWidget) -> float | None:
    """Ratio of the lightest to the darkest pixel, as WCAG counts it; None where there is nothing drawn."""
    image = one.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.unique(
        np.frombuffer(bytes(image.constBits().asarray(image.sizeInBytes())), np.uint8).reshape(-1, 4), axis=0
    )
    if len(pixels) < 2:
        return None
    share = pixels[:, 2::-1] / 255  # red, green, blue
    linear = np.where(share <= 0.03928, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    light = linear @ (0.2126, 0.7152, 0.0722)
    return float((light.max() + 0.05) / (light.min() + 0.05))


runner = Runner(scenario())
