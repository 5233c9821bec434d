from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from midlands_clusters_plugin.gui.widgets.grouped_combo import Entry, Group, GroupedComboBox

GROUPS = [
    Group("", (Entry("all", "All companies"),)),
    Group("Old", (Entry("rail", "Rail", tip="Trains."), Entry("coal", "Coal", reason="no more", tip="Why not."))),
    Group(
        "New", (Entry("health", "Health & Life Sciences"), Entry("data", "Data Driven Healthcare", remark=" (implied)"))
    ),
]


@pytest.fixture
def combo(qgis_app):
    box = GroupedComboBox()
    box.set_groups(GROUPS)
    box.show()
    yield box
    box.deleteLater()


def type_in(combo, text):
    combo.lineEdit().selectAll()
    QTest.keyClicks(combo.lineEdit(), text)
    combo.completer().popup().hide()
    QTest.keyClick(combo.lineEdit(), Qt.Key.Key_Return)


def test_headings_and_greyed_entries_cannot_be_chosen_with_the_keyboard(combo):
    seen = [combo.current_id()]
    for _ in range(5):
        QTest.keyClick(combo, Qt.Key.Key_Down)
        seen.append(combo.current_id())
    assert seen == ["all", "rail", "health", "data", "data", "data"]
    assert combo.ids(enabled=False) == ["coal"]
    assert not combo.set_current_id("coal")
    assert not combo.set_current_id("steam")
    assert combo.current_id() == "data"


def test_a_greyed_entry_says_why_in_its_line_and_in_its_tooltip(combo):
    row = combo.findData("coal", Qt.ItemDataRole.UserRole)
    assert combo.itemText(row) == "Coal – no more"
    assert combo.itemData(row, Qt.ItemDataRole.ToolTipRole) == "Why not."


def test_chosen_comes_once_a_choice(combo):
    stated = []
    combo.chosen.connect(stated.append)
    combo.set_current_id("rail")
    combo.set_current_id("rail")
    combo.set_groups(GROUPS)
    assert stated == ["rail"]
    assert combo.current_id() == "rail"
    assert combo.toolTip() == "Trains."


def test_a_choice_that_is_greyed_later_gives_way_to_the_first(combo):
    combo.set_current_id("rail")
    stated = []
    combo.chosen.connect(stated.append)
    combo.set_groups([Group("", (Entry("all", "All companies"), Entry("rail", "Rail", reason="gone")))])
    assert stated == ["all"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rail", "rail"),
        ("HEALTH", "health"),  # two have it, one begins with it
        ("healthcare", "data"),  # only one has it
        ("e", "rail"),  # several: the last choice stays
        ("coal", "rail"),  # greyed: the last choice stays
        ("zzz", "rail"),
        ("", "rail"),
    ],
)
def test_typing_a_part_of_a_name_finds_it(combo, typed, found):
    combo.make_searchable("Type to search")
    combo.set_current_id("rail")
    if typed:
        type_in(combo, typed)
    else:
        combo.lineEdit().clear()
        QTest.keyClick(combo.lineEdit(), Qt.Key.Key_Return)
    assert combo.current_id() == found
    assert combo.lineEdit().text() == combo.itemText(combo.currentIndex())


def test_the_search_list_leaves_headings_and_greyed_entries_out(combo):
    combo.make_searchable("Type to search")
    completer = combo.completer()
    completer.setCompletionPrefix("")
    names = [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())]
    assert names == ["All companies", "Rail", "Health & Life Sciences", "Data Driven Healthcare (implied)"]


def test_picking_from_the_search_list_chooses(combo):
    combo.make_searchable("Type to search")
    combo.set_current_id("all")
    QTest.keyClicks(combo.lineEdit(), "")
    combo.lineEdit().selectAll()
    QTest.keyClicks(combo.lineEdit(), "driven")
    popup = combo.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert combo.current_id() == "data"


def test_a_folded_group_shows_when_its_line_is_chosen_and_the_choice_stays(qgis_app):
    box = GroupedComboBox()
    away = Group("Not in this file", (Entry("c", "Gamma", "", "no such column"),), folded=True)
    box.set_groups([Group("", (Entry("a", "Alpha"), Entry("b", "Beta"))), away])
    box.set_current_id("b")
    chosen = []
    box.chosen.connect(chosen.append)
    assert box.view().isRowHidden(3) and box.ids() == ["a", "b"]
    box.setCurrentIndex(2)
    assert not box.view().isRowHidden(3)
    assert box.current_id() == "b" and chosen == []
    box.setCurrentIndex(2)
    assert box.view().isRowHidden(3) and box.ids(enabled=False) == ["c"]
    box.hidePopup()
