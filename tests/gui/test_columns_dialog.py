from __future__ import annotations

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QInputDialog, QLabel, QListWidget

from midlands_clusters_plugin.core.companies.columns.column_names import ACCOUNT_COLUMNS, MAPPABLE
from midlands_clusters_plugin.gui.data.columns_dialog import AccountsDialog, ColumnsDialog, account_text, column_text
from midlands_clusters_plugin.gui.widgets import saved_columns

HEADER = ["Firm", "PC", "X", "Y", "Jobs"]


@pytest.fixture
def make(qgis_app):
    made = []

    def go(mapping, doubts=(), ready=None):
        dialog = ColumnsDialog("Recognised as CSV.", HEADER, mapping, doubts, ready=ready)
        dialog.show()
        made.append(dialog)
        return dialog

    yield go
    for dialog in made:
        dialog.deleteLater()


@pytest.fixture
def no_saved_columns(qgis_app):
    QgsSettings().remove("midlands_clusters/columns")
    yield
    QgsSettings().remove("midlands_clusters/columns")


def ok(dialog):
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def choose(dialog, column, name):
    box = dialog.boxes[column]
    box.setCurrentIndex(box.findData(name))


def test_what_was_recognised_is_what_is_confirmed(make):
    mapping = {"postcode": "PC", "name": "Firm", "employees": "Jobs"}
    assert make(mapping).mapping() == mapping


def test_without_a_place_there_is_no_ok(make):
    dialog = make({"name": "Firm"})
    assert not ok(dialog).isEnabled()
    choose(dialog, "easting", "X")
    assert not ok(dialog).isEnabled()
    choose(dialog, "northing", "Y")
    assert ok(dialog).isEnabled()
    choose(dialog, "easting", "")
    choose(dialog, "postcode", "PC")
    assert ok(dialog).isEnabled()
    assert dialog.mapping() == {"name": "Firm", "northing": "Y", "postcode": "PC"}


def test_doubts_are_stated(make):
    texts = [
        label.text() for label in make({"postcode": "PC"}, ["Two columns could be the postcode."]).findChildren(QLabel)
    ]
    assert "Two columns could be the postcode." in texts


def test_a_heading_in_a_doubt_is_no_markup(make):
    dialog = make({"postcode": "PC"}, ["“<b>PC</b>” may be another.", "So may “X”."])
    assert dialog.few_doubts.textFormat() == Qt.TextFormat.PlainText and not dialog.few_doubts.isHidden()


def test_several_columns_for_one_thing_are_stored_together(make):
    mapping = {"postcode": "PC", "sic": "X\nY"}
    dialog = make(mapping)
    assert dialog.mapping() == mapping
    assert dialog.boxes["sic"].currentText() == "X, Y"


def test_the_tab_key_comes_to_the_columns_before_ok(make):
    dialog = make({"postcode": "PC"}, ready={"As recognised": {"postcode": "PC"}})
    order, at = [], dialog.choice
    while at not in order:
        order.append(at)
        at = at.nextInFocusChain()
    stops = [order.index(one) for one in (dialog.delete_button, *dialog.boxes.values(), ok(dialog))]
    assert stops == sorted(stops)


def test_a_column_that_has_gone_is_not_stored(make):
    assert make({"postcode": "PC", "sic": "Gone"}).mapping() == {"postcode": "PC"}


def test_the_dialog_asks_only_for_columns_of_the_company_table():
    assert set(column_text()) <= set(MAPPABLE)
    assert set(account_text()) == set(ACCOUNT_COLUMNS)


def test_a_ready_mapping_is_taken_as_far_as_the_file_has_its_columns(make):
    dialog = make(
        {"postcode": "PC"},
        ready={"Somebody": {"postcode": "pc", "name": "FIRM", "employees": "Heads", "sic": "X\nNone\nY"}},
    )
    dialog.choice.setCurrentIndex(dialog.choice.findText("Somebody"))
    dialog.choice.activated.emit(dialog.choice.currentIndex())
    assert dialog.mapping() == {"postcode": "PC", "name": "Firm", "sic": "X\nY"}
    assert not dialog.delete_button.isEnabled()


def test_a_mapping_is_saved_under_a_name_and_deleted(make, no_saved_columns):
    first = make({"postcode": "PC", "employees": "Jobs"}, ready={})
    first.save_as("Ours / 2026 é")
    second = make({"postcode": "PC"}, ready={})
    second.choice.setCurrentIndex(second.choice.findText("Ours / 2026 é"))
    second.choice.activated.emit(second.choice.currentIndex())
    assert second.mapping() == {"postcode": "PC", "employees": "Jobs"}
    second.delete_button.click()
    assert second.choice.findText("Ours / 2026 é") < 0
    assert saved_columns.named() == {}


def test_a_name_is_asked_for(make, no_saved_columns, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Typed", True))
    dialog = make({"postcode": "PC"}, ready={})
    dialog.save_button.click()
    assert saved_columns.named() == {"Typed": {"postcode": "PC"}}


def test_accounts_need_a_number_and_a_figure(qgis_app):
    dialog = AccountsDialog("5 columns.", HEADER, {"employees": "Jobs"})
    assert not ok(dialog).isEnabled()
    choose(dialog, "company_id", "X")
    assert ok(dialog).isEnabled()
    choose(dialog, "employees", "")
    assert not ok(dialog).isEnabled()
    dialog.deleteLater()


def test_a_header_is_the_same_whatever_the_order_of_its_columns(no_saved_columns):
    key = saved_columns.header_key(HEADER)
    assert (
        saved_columns.header_key([*reversed(HEADER), "easting", "northing"])
        == key
        != saved_columns.header_key(HEADER[1:])
    )
    saved_columns.remember(key, {"postcode": "PC"})
    assert saved_columns.remembered(key) == {"postcode": "PC"}
    saved_columns.remember(key, None)
    assert saved_columns.remembered(key) is None


def test_what_somebody_else_wrote_into_the_settings_is_passed_over(no_saved_columns):
    QgsSettings().setValue("midlands_clusters/columns/named/Odd", "{not json")
    QgsSettings().setValue("midlands_clusters/columns/remembered/abc", "[1]")
    assert saved_columns.named() == {}
    assert saved_columns.remembered("abc") is None


def test_many_doubts_are_a_list_and_a_tooltip_says_how_a_column_is_read(qgis_app):
    contract = [
        {
            **dict.fromkeys(("unit", "conversion", "doubt", "value"), ""),
            "column": "employees",
            "source": "Jobs",
            "sure": "heading",
            "rivals": ["Staff"],
            "sample": "12",
        }
    ]
    doubts = [f"Column {number} may be another." for number in range(40)]
    dialog = ColumnsDialog("Recognised as CSV.", HEADER, {"employees": "Jobs"}, doubts, contract=contract)
    assert dialog.findChild(QListWidget, "doubts").count() == 40
    assert "Staff" in dialog.boxes["employees"].toolTip() and "12" in dialog.boxes["employees"].toolTip()
    assert "year" in dialog.boxes
    dialog.deleteLater()
