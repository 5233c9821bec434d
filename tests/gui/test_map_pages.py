"""Pages are made when they are first opened, and told of the map."""

from __future__ import annotations

import sys
import types

import pytest
from qgis.core import QgsApplication, QgsLayerTreeGroup
from qgis.gui import QgsPanelWidgetStack
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QLabel, QWidget

from midlands_clusters_plugin.gui.pages import map_pages
from midlands_clusters_plugin.gui.pages.map_pages import MapPages, PageEntry, entries, tools

GROUP = QgsLayerTreeGroup("group")
pytestmark = pytest.mark.usefixtures("qgis_app")


class FakePage(QWidget):
    changed = pyqtSignal()
    made: list[FakePage] = []

    def __init__(self, iface, parent=None):
        super().__init__(parent)
        self.shown, self.shut = [], False
        FakePage.made.append(self)

    def show_map(self, group, metric):
        self.shown.append((group, metric))

    def shut_down(self):
        self.shut = True


@pytest.fixture
def pages(qgis_iface, monkeypatch):
    FakePage.made = []
    for name in ("one", "two", "three"):
        module = types.ModuleType(name)
        setattr(module, name.title(), FakePage)
        monkeypatch.setitem(sys.modules, f"{map_pages.__package__}.{name}", module)
    stack = QgsPanelWidgetStack()
    wanted = [PageEntry(name, name.title()) for name in ("one", "two", "three")]
    made = MapPages(qgis_iface, stack, wanted, {PageEntry("zero", "Zero"): QLabel("read")})
    stack.show()
    yield made
    stack.deleteLater()


def test_nothing_is_made_before_a_page_is_opened(pages):
    list(pages.show_map(None, ""))
    assert FakePage.made == [] and pages.page("one") is None
    pages.open("one")
    assert len(FakePage.made) == 1 and pages.page("one").shown == [(None, "")]
    assert pages.current == "one" and pages.page("one").isVisible() and not pages.list.isVisible()


def test_a_page_is_made_once_and_shown_the_map_of_now(pages):
    pages.open("one")
    assert pages.back() and not pages.back()
    list(pages.show_map(GROUP, "employees"))
    assert pages.page("one").shown == [(None, "")], "a closed page does no work"
    pages.open("one")
    assert len(FakePage.made) == 1 and pages.page("one").shown[-1] == (GROUP, "employees")


def test_the_way_back_leads_to_the_line_that_was_chosen(pages):
    pages.open("two")
    QTest.mouseClick(pages.back_button, Qt.MouseButton.LeftButton)
    assert pages.current == "" and pages.list.isVisible()
    assert pages.list.currentItem().text() == "Two"
    for name in ("one", "three", "two", "two", "one"):  # QGIS 3.22 ends where a panel is shown again as it is
        pages.open(name)
    pages.back()
    assert pages.list.isVisible() and pages.current == ""


def test_a_widget_that_is_there_already_is_a_page_and_can_go(pages):
    pages.open("zero")
    assert pages.current == "zero"
    pages.show_row("zero", False)
    assert pages.current == "" and pages.list.isRowHidden(0)


def test_a_change_by_the_open_page_reaches_those_that_stay_on_the_screen_and_the_panel(pages, monkeypatch):
    reported = []
    pages.changed.connect(lambda: reported.append(True))
    pages.open("two")
    monkeypatch.setattr(FakePage, "always_reported", True, raising=False)
    pages.open("one")
    list(pages.show_map(GROUP, "employees"))
    before = len(pages.page("one").shown), len(pages.page("two").shown)
    pages.page("one").changed.emit()
    assert reported == [True]
    assert (len(pages.page("one").shown), len(pages.page("two").shown)) == (before[0], before[1] + 1)


def test_shut_down_reaches_every_page(pages):
    pages.open("one")
    page = pages.page("one")
    pages.shut_down()
    assert page.shut and pages.page("one") is None


def test_the_entries_have_their_own_ids_titles_icons_and_say_what_they_are_for(qgis_app):
    found = [*entries(), *tools()]
    assert len({one.id for one in found}) == len({one.title for one in found}) == len(found) >= 5
    assert all(one.tip for one in found)
    assert not [one.icon for one in found if QgsApplication.getThemeIcon(one.icon).isNull()]


def test_a_line_of_the_list_opens_the_algorithm_of_old_and_new_authorities(qgis_iface, qgis_processing, monkeypatch):
    import processing

    asked, shown = [], QDialog()
    monkeypatch.setattr(processing, "createAlgorithmDialog", lambda name, given: asked.append((name, given)) or shown)
    stack = QgsPanelWidgetStack()
    made = MapPages(qgis_iface, stack, [PageEntry("one", "One", "fake_page", "FakePage"), *tools()])
    made.open("comparearrangements")
    assert asked == [("midlandsclusters:comparearrangements", {"CLUSTER": ""})]
    assert shown.isVisible() and made.current == "", "the list stays behind the window"
    shown.close()
    stack.deleteLater()
