"""Runs inside a real QGIS window (--code): the guide's first page, or its tutorial, as their texts say; MC_GUIDE=1 takes the guide's pictures.

MC_TEXTS holds what is done, one after the other: its name, the text, and whether its presses are those of a
"job", or the ones with which the next job "begins".
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QTreeView, QWidget

sys.path.insert(
    0, str(Path(__file__).resolve().parent if "__file__" in globals() else Path(os.environ["MC_DRIVER"]).parent)
)
from acting import (
    FILES,
    ROLE,
    SCREENS,
    Condition,
    Runner,
    click,
    close_3d_view,
    close_page,
    counted_from_now,
    dock,
    found,
    iface,
    layer,
    note_clicks,
    open_page,
    page,
    page_box,
    panel,
    pause,
    show_step,
    window,
    write,
)
from by_mouse import calm, play, texts

GUIDE = os.environ.get("MC_GUIDE") == "1"
TEXTS = json.loads(os.environ["MC_TEXTS"])


def scenario() -> Iterator[Condition]:
    window().setMinimumSize(QSize(800, 600))
    window().move(0, 0)
    window().resize(1366, 768)  # no window manager does it here
    yield lambda: window().width() == 1366
    yield calm()
    for name, text, counting in TEXTS:
        if name in ASIDE:
            yield from ASIDE[name]()
            counted_from_now()
            continue
        yield from play(text, {"your file": FILES["own"]}, name)
        if counting == "job":
            note_clicks(name)
        if counting != "begins":
            counted_from_now()
        note(name)
        for picture, of in PICTURES.get(name, ()) if GUIDE else ():
            shot(of(), picture)
    found["done"] = True
    write()


def note(name: str) -> None:
    """What a user sees and the project holds after a text was done."""
    own = panel() and panel()._report
    hexes = layer("hexes") if own else None
    found.setdefault("after", {})[name] = {
        "texts": texts(),
        "in_area": own["rows_in_area"] if own else None,
        "read": own["rows_read"] if own else None,
        "sum": sum(one["business_count"] for one in hexes.getFeatures()) if hexes else None,
        "cluster": panel().cluster.current_id() if own else None,
        "area": panel().authorities.checkedItems() if own else None,
        "statistics": [
            one.name() for one in QgsProject.instance().mapLayers().values() if one.customProperty(ROLE) == "statistic"
        ],
        "selected": layer("companies").selectedFeatureCount() if own else None,
        "layouts": [one.name() for one in QgsProject.instance().layoutManager().layouts()],
        "files": sorted(str(one) for one in Path(FILES["documents"]).iterdir()),
    }
    if layer("places"):
        rules = {rule.ruleKey(): rule.active() for rule in layer("places").renderer().rootRule().children()}
        found["after"][name]["rules"] = rules
    write()


def shot(widget: QWidget, name: str) -> None:
    """A picture for the guide, named as the guide names it. QGIS's own words on this machine's transformations are no part of it."""
    iface.messageBar().clearWidgets()
    widget.grab().save(str(SCREENS / f"{name}.png"))
    found["steps"].append(name)
    write()


# --- pictures of the guide


def other_pictures() -> Iterator[Condition]:
    """Settings and pages, of the first map."""
    if GUIDE:
        yield from pictures_of_settings()
        for name, prepare in PAGES.items():
            yield from picture_of_page(name, prepare)


def pictures_of_settings() -> Iterator[Condition]:
    show_step(1)
    yield pause(0.3)
    shot(dock(), "settings")
    show_step(0)
    panel().companies.setCurrentIndex(1)
    yield pause(0.3)
    shot(dock(), "companies")
    panel().companies.setCurrentIndex(0)
    yield pause(0.2)
    yield from open_page("result_group")
    shot(dock(), "result")
    yield from close_page()


def _nothing() -> Iterator[Condition]:
    yield pause(0.3)


def _statistic() -> Iterator[Condition]:
    own = page("statistics_group")
    click(own.findChild(QPushButton, "compute_hotspots"))
    yield lambda: layer("statistic") is not None
    yield lambda: own.one_click.isEnabled()
    yield pause(0.2)


def _question() -> Iterator[Condition]:
    own = page("query_group")
    click(own.answer)
    yield lambda: own._task is None and own.outcome is not None
    yield calm()
    own.tabs.setCurrentIndex(0)


def _view_3d() -> Iterator[Condition]:
    from midlands_clusters_plugin.cartography import three_d

    if not three_d.available():
        return
    click(page("view3d_group").open_button)
    yield lambda: three_d.window.views(iface)
    yield pause(14)
    view = three_d.window.views(iface)[0]
    corner, size = view.mapToGlobal(view.rect().topLeft()), view.size()
    # Of the screen: a grab of the window lacks what OpenGL drew.
    QApplication.primaryScreen().grabWindow(0, corner.x(), corner.y(), size.width(), size.height()).save(
        str(SCREENS / "three_d.png")
    )
    close_3d_view()
    yield pause(0.2)


PAGES = {
    "style": ("style_group", _nothing),
    "spikes": ("spikes_group", _nothing),
    "places": ("places_group", _nothing),
    "statistics": ("statistics_group", _statistic),
    "questions": ("query_group", _question),
    "scorecard": ("scorecard_group", _nothing),
    "three_d": ("view3d_group", _view_3d),
}


def picture_of_page(name: str, entry: tuple) -> Iterator[Condition]:
    ident, prepare = entry
    yield from open_page(ident)
    yield from prepare()
    if name != "three_d":
        shot(page_box(ident), name)
    statistic = layer("statistic")
    if statistic is not None:
        QgsProject.instance().removeMapLayer(statistic.id())
    yield from close_page(ident)


# --- help and the search bar


def guides() -> list[QDialog]:
    return [
        one for one in QApplication.topLevelWidgets() if one.objectName() == "MidlandsClustersHelp" and one.isVisible()
    ]


def help_opens() -> Iterator[Condition]:
    """F1 in a field opens the guide at its page, and QGIS's own manual stays shut; a question mark opens that of its group."""
    field = panel().metric
    field.setFocus()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(panel(), override)
    QTest.keyClick(field, Qt.Key.Key_F1)
    yield lambda: guides()
    browser = guides()[0].browser
    found["help"] = {
        "f1": browser.source().fileName(),
        "ours": override.isAccepted(),
        "text": browser.toPlainText()[:60],
    }
    yield from open_page("spikes_group")
    click(panel().help_button)
    yield pause(0.3)
    found["help"]["question_mark"] = browser.source().fileName()
    found["help"]["windows"] = len(guides())
    if GUIDE:
        shot(guides()[0], "guide")
    guides()[0].close()
    yield pause(0.2)


def search_bar() -> Iterator[Condition]:
    """Ctrl+K, mid Nottinghamshire, Return: the map goes there."""
    iface.locatorSearch("mid Nottinghamshire")
    edit = next(one for one in window().findChildren(QLineEdit) if "Ctrl+K" in one.placeholderText())
    before = iface.mapCanvas().extent().toString()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    yield lambda: (_result("Nottinghamshire") or [edit])[0] is not edit and _result("Nottinghamshire")[0].isVisible()
    for _ in range(5):  # QGIS takes no Return while a search waits behind another one
        view, index = _result("Nottinghamshire") or (None, None)
        if view is not None:
            view.setCurrentIndex(index)
            QTest.keyClick(edit, Qt.Key.Key_Return)
        waited = pause(1.5)
        yield lambda waited=waited: waited() or iface.mapCanvas().extent().toString() != before
        if iface.mapCanvas().extent().toString() != before:
            break
    found["search"] = {"before": before, "after": iface.mapCanvas().extent().toString(), "text": edit.text()}
    edit.clear()
    iface.mapCanvas().setFocus()
    yield pause(0.2)
    if view is not None:
        view.parentWidget().hide()  # without a window manager the list does not learn that it has lost the keyboard
    write()


def _result(name: str):
    """The list of results and the line of a name in it."""
    for view in QApplication.allWidgets():
        if isinstance(view, QTreeView) and view.model() is not None and view.isVisible():
            for row in range(view.model().rowCount()):
                index = view.model().index(row, 0)
                if str(index.data()).startswith(name):
                    return view, index
    return None


PICTURES = {
    "open": [("welcome", dock)],
    "preview": [("layout", lambda: page_box("layout_group")), ("first_map", window)],
    "step_3": [("tutorial_map", window)],
    "step_8": [("tutorial_answer", window)],
}
ASIDE = {"help": help_opens, "search": search_bar, "pictures": other_pictures}


def before_end() -> None:
    from midlands_clusters_plugin.cartography import three_d

    if three_d.available():
        close_3d_view()


runner = Runner(scenario(), before_end)
