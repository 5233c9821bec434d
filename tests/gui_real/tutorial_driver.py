"""Runs inside a real QGIS window (--code): the tutorial of the user guide; with MC_GUIDE=1 it takes all the pictures of the guide too."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QTreeView, QWidget

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
    click,
    close_3d_view,
    close_page,
    dock,
    found,
    iface,
    layer,
    loaded,
    note_clicks,
    open_page,
    opened,
    page,
    page_box,
    panel,
    pause,
    show_step,
    window,
    write,
)

GUIDE = os.environ.get("MC_GUIDE") == "1"
AUTHORITIES = ["Derby", "Derbyshire", "Nottingham", "Nottinghamshire"]


def scenario() -> Iterator[Condition]:
    yield from loaded()
    yield from opened()
    yield from first_map()
    if GUIDE:
        yield from pictures_of_settings()
        for name, prepare in PAGES.items():
            yield from picture_of_page(name, prepare)
    yield from help_opens()
    yield from search_bar()
    if FILES["own"]:
        yield from own_file()
    yield from two_counties()
    yield from universities_and_freeport()
    yield from a3_page()
    yield from infinity_park()
    found["done"] = True
    write()


def shot(widget: QWidget, name: str) -> None:
    """A picture for the guide, named as the guide names it. QGIS's own words on this machine's transformations are no part of it."""
    iface.messageBar().clearWidgets()
    widget.grab().save(str(SCREENS / f"{name}.png"))
    found["steps"].append(name)
    write()


# --- the guide's first page: a map in three clicks


def first_map() -> Iterator[Condition]:
    """The panel is open (first click); the card's button makes the map (second); the page is a third click away."""
    card = panel().welcome
    found["welcome"] = {"shown": card.isVisible(), "texts": [card.sample.text(), card.guide.text()]}
    if GUIDE:
        shot(dock(), "welcome")
    click(card.sample)
    yield lambda: panel().running or panel()._report is not None
    yield lambda: not panel().running
    note_clicks("sample")
    yield canvas_still
    yield pause(0.3)
    found["first_map"] = {
        "state": panel().state.text(),
        "cluster": panel().cluster.current_id(),
        "card_again": card.isVisible(),
    }
    yield from open_page("layout_group")
    click(page("layout_group").show_preview)
    yield lambda: page("layout_group").preview.isVisible()
    found["first_map"]["layouts"] = [one.name() for one in QgsProject.instance().layoutManager().layouts()]
    if GUIDE:
        shot(page_box("layout_group"), "layout")
    yield from close_page("layout_group")
    yield pause(0.3)
    shot(window(), "first_map")


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
    yield from ask_for_infinity_park()


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


# --- the tutorial


def own_file() -> Iterator[Condition]:
    """The tutorial's companies are a file of the user's own."""
    show_step(0)
    panel().companies.setCurrentIndex(1)
    panel().company_file.setFilePath(FILES["own"])
    yield lambda: panel()._columns._task is None
    yield pause(0.3)
    shot(window(), "own_file")


def two_counties() -> Iterator[Condition]:
    show_step(1)
    choose(panel().cluster, "aerospace")
    choose(panel().metric, "Businesses")
    panel().authorities.deselectAllOptions()
    panel().authorities.setCheckedItems(AUTHORITIES)
    yield pause(0.3)
    found["area"] = panel().authorities.checkedItems()
    click(panel().generate)
    yield lambda: not panel().running
    yield canvas_still
    yield pause(0.3)
    found["two_counties"] = {
        "state": panel().state.text(),
        "in_area": panel()._report["rows_in_area"],
        "sum": sum(one["business_count"] for one in layer("hexes").getFeatures()),
    }
    layer("companies").removeSelection()  # of the question that was asked for the guide's picture
    shot(window(), "tutorial_map")


def universities_and_freeport() -> Iterator[Condition]:
    yield from open_page("places_group")
    own = page("places_group")
    click(own.innovation_hub)
    yield pause(0.2)
    rules = {rule.ruleKey(): rule.active() for rule in layer("places").renderer().rootRule().children()}
    names = [str(one["name"]) for one in layer("places").getFeatures() if one["kind"] == "investment_atlas"]
    found["places"] = {"rules": rules, "freeport": [name for name in names if "Freeport" in name]}
    yield from close_page("places_group")


def a3_page() -> Iterator[Condition]:
    yield from open_page("layout_group")
    own = page("layout_group")
    own.template.set_current_id("map_a3_landscape")
    click(own.show_preview)
    yield lambda: own.preview.isVisible()
    shot(window(), "a3_preview")
    target = Path(FILES["maps"]) / "board_paper.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    own.to_file.setFilePath(str(target))
    click(own.export_page)
    yield lambda: target.exists() and target.stat().st_size > 0
    found["page"] = {"size": target.stat().st_size, "file": str(target)}
    (SCREENS / "tutorial_page.pdf").write_bytes(target.read_bytes())
    yield from close_page("layout_group")


def ask_for_infinity_park() -> Iterator[Condition]:
    own = page("query_group")
    if own.conditions.topLevelItemCount() == 0:  # else it was asked for the guide's picture before, of the other map
        own.form.kind.set_current_id("near_place")
        own.form.place.set_current_id("innovation_hub|Infinity Park Derby")
        own.form.distance.setValue(5)
        panel().scroll.ensureWidgetVisible(own.add)
        yield pause(0.2)
        click(own.add)
        yield lambda: own._task is None
    click(own.answer)
    yield lambda: own._task is None and own.outcome is not None
    yield canvas_still
    yield pause(0.2)


def infinity_park() -> Iterator[Condition]:
    yield from open_page("query_group")
    own = page("query_group")
    yield from ask_for_infinity_park()
    found["question"] = {
        "sentence": own.sentence.text(),
        "count": own.outcome.summary.count,
        "selected": layer("companies").selectedFeatureCount(),
    }
    panel().scroll.ensureWidgetVisible(own.result)
    yield pause(0.2)
    shot(window(), "tutorial_answer")


def before_end() -> None:
    from midlands_clusters_plugin.cartography import three_d

    if three_d.available():
        close_3d_view()


runner = Runner(scenario(), before_end)
