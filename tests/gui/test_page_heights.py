"""Every page of a dock of 320 pixels in a window of 1366 x 768, in English, Welsh and the pseudo-language: its height, and no text
cut. What was measured goes to build/screens/heights.json, for tools/dock_tables.py.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QScrollArea, QTabBar, QToolButton, QWidget

from midlands_clusters_plugin.gui.dock.dock import ClustersDock
from midlands_clusters_plugin.gui.pages.map_pages import entries
from midlands_clusters_plugin.processing.support import language

from .test_panel import choose_file, flush, run, until, write_file
from .test_pseudo_language import COMPILES, compiled  # noqa: F401 - the fixture

WIDTH, DOCK_HEIGHT = 320, 637  # the dock's, where QGIS has its two rows of toolbars and 1366 x 768 pixels
FILE = Path(__file__).resolve().parents[2] / "build" / "screens" / "heights.json"
LANGUAGES = ["en", "cy", pytest.param("qps", marks=pytest.mark.skipif(not COMPILES, reason="lrelease is missing"))]


@pytest.fixture(params=LANGUAGES)
def spoken(request, monkeypatch):
    if request.param == "qps":
        folder = request.getfixturevalue("compiled")
        monkeypatch.setattr(language, "translations_folder", lambda: folder)
    monkeypatch.setattr(language, "language", lambda: request.param)
    language.install()
    yield request.param
    language.remove()


@pytest.fixture
def panel(spoken, window, tmp_path):
    """The dock as a user has it, with a file chosen and a small area."""
    dock = ClustersDock(window, window.window)
    window.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.window.resize(1366, 768)
    window.window.show()
    dock.placed = True
    dock.fill()
    dock.show()
    window.window.resizeDocks([dock], [WIDTH], Qt.Orientation.Horizontal)
    flush()
    window.window.resize(1366, 768 + DOCK_HEIGHT - dock.height())
    choose_file(dock.panel, write_file(tmp_path / "firms.csv"))
    dock.panel.area.set_current_id("E06000015")
    dock.panel.cluster.set_current_id("aerospace")
    dock.panel.output.setFilePath(str(tmp_path / "map.gpkg"))
    yield dock.panel
    dock.shut_down()
    window.window.removeDockWidget(dock)
    dock.deleteLater()
    QgsProject.instance().clear()
    flush()


def measured(panel) -> list[int]:
    """What the page needs, its room, how far it scrolls down and sideways."""
    area = panel.scroll
    inner = area.widget() if isinstance(area, QScrollArea) else area
    bars = area.verticalScrollBar().maximum(), area.horizontalScrollBar().maximum()
    return [max(inner.minimumSizeHint().height(), inner.minimumHeight()), area.viewport().height(), *bars]


def cut(root: QWidget) -> list[tuple[str, str]]:
    """Texts that have less room than they need: of labels, buttons and tabs."""
    found = []
    for one in root.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel) and one.wordWrap() and one.text():
            short = one.height() + 2 < one.heightForWidth(one.width())
        elif isinstance(one, (QLabel, QAbstractButton)) and one.text() and not isinstance(one, QToolButton):
            short = one.width() + 2 < one.sizeHint().width()
        elif isinstance(one, QTabBar):
            for index in range(one.count()):
                if (
                    one.fontMetrics().horizontalAdvance(one.tabText(index).replace("&", ""))
                    > one.tabRect(index).width()
                ):
                    found.append(("tab", one.tabText(index)))
            continue
        else:
            continue
        if short:
            found.append((one.objectName() or type(one).__name__, one.text()))
    return found


def test_every_page_fits_at_320_pixels_and_no_text_is_cut(panel, spoken):
    assert panel.parent().width() == WIDTH and panel.parent().height() == DOCK_HEIGHT
    heights, short = {}, {}

    def look(place: str) -> None:
        flush()
        heights[place] = measured(panel)
        if cut(panel):
            short[place] = cut(panel)

    panel.steps.setCurrentIndex(0)
    look("data")
    panel.steps.setCurrentIndex(1)
    look("map")
    panel.advanced.setCollapsed(False)
    look("map, Advanced open")
    panel.advanced.setCollapsed(True)
    run(panel)
    look("uses")
    for ident in ["result_group", *(entry.id for entry in entries())]:
        panel._pages.open(ident)
        look(ident)
        if ident == "statistics_group":
            own = panel._pages.page(ident)
            own.settings_group.setCollapsed(False)
            look("statistics_group with settings")
            own.settings_group.setCollapsed(True)
        if ident == "query_group":
            own = panel._pages.page(ident)
            own.answer.click()
            until(lambda own=own: own._task is None and own.outcome is not None)
            look("query_group with an answer")
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps({**known, spoken: heights}, indent=1), encoding="utf-8")
    assert short == {}
    if spoken != "qps":  # its texts are longer than any language's: its pages may scroll, but cut no text
        assert {place: figures for place, figures in heights.items() if figures[2] or figures[3]} == {}


def test_a_text_without_room_would_be_found(qgis_app):
    root = QWidget()
    narrow = QLabel("A text that needs more than this", root)
    narrow.setFixedWidth(20)
    bar = QTabBar(root)
    bar.addTab("A tab that is far too long")
    bar.setFixedWidth(30)
    bar.setUsesScrollButtons(False)
    bar.setElideMode(Qt.TextElideMode.ElideRight)
    root.show()
    flush()
    assert [re.sub(" .*", "", text) for _, text in cut(root)] == ["A", "A"]
