"""Pages are made when they are first opened, and told of the map."""

from __future__ import annotations

import sys
import types

import pytest
from qgis.core import QgsLayerTreeGroup
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from midlands_clusters_plugin.gui.pages import map_pages
from midlands_clusters_plugin.gui.pages.map_pages import MapPages, PageEntry, entries

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
    module = types.ModuleType("fake_page")
    module.FakePage = FakePage
    monkeypatch.setitem(sys.modules, f"{map_pages.__package__}.fake_page", module)
    container = QWidget()
    wanted = [PageEntry(name, name.title(), "fake_page", "FakePage") for name in ("one", "two", "three")]
    made = MapPages(qgis_iface, container, wanted)
    container.show()  # QGIS's group boxes tell of opening only when they are on the screen
    yield made, container
    container.deleteLater()


def box(container, name):
    return next(child for child in container.children() if child.objectName() == name)


def test_nothing_is_made_before_a_group_is_opened(pages):
    made, container = pages
    list(made.show_map(None, ""))
    assert FakePage.made == [] and made.page("one") is None
    box(container, "one").setCollapsed(False)
    assert len(FakePage.made) == 1 and made.page("one").shown == [(None, "")]


def test_a_page_is_made_once_and_shown_the_map_of_now(pages):
    made, container = pages
    one = box(container, "one")
    one.setCollapsed(False)
    one.setCollapsed(True)
    list(made.show_map(GROUP, "employees"))
    assert made.page("one").shown == [(None, "")], "a closed page does no work"
    one.setCollapsed(False)
    assert len(FakePage.made) == 1 and made.page("one").shown[-1] == (GROUP, "employees")


def test_a_change_by_one_page_reaches_the_other_open_ones_and_the_panel(pages):
    made, container = pages
    reported = []
    made.changed.connect(lambda: reported.append(True))
    for name in ("one", "two"):
        box(container, name).setCollapsed(False)
    list(made.show_map(GROUP, "employees"))
    before = len(made.page("one").shown), len(made.page("two").shown)
    made.page("one").changed.emit()
    assert reported == [True]
    assert (len(made.page("one").shown), len(made.page("two").shown)) == (before[0], before[1] + 1)


def test_shut_down_reaches_every_page(pages):
    made, container = pages
    box(container, "one").setCollapsed(False)
    page = made.page("one")
    made.shut_down()
    assert page.shut and made.page("one") is None


def test_the_entries_have_their_own_ids_and_titles():
    found = entries()
    assert len({one.id for one in found}) == len({one.title for one in found}) == len(found) >= 5
