from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QLabel

from midlands_clusters_plugin.core.companies import COLUMNS
from midlands_clusters_plugin.gui.columns_dialog import ColumnsDialog, column_words

HEADER = ["Firm", "PC", "X", "Y", "Jobs"]


@pytest.fixture
def make(qgis_app):
    made = []

    def go(mapping, doubts=()):
        dialog = ColumnsDialog("Recognised as CSV.", HEADER, mapping, doubts)
        dialog.show()
        made.append(dialog)
        return dialog

    yield go
    for dialog in made:
        dialog.deleteLater()


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


def test_doubts_are_said(make):
    texts = [label.text() for label in make({"postcode": "PC"}, ["Two columns could be the postcode."]).findChildren(QLabel)]
    assert "Two columns could be the postcode." in texts


def test_several_columns_for_one_thing_are_kept_together(make):
    mapping = {"postcode": "PC", "sic": "X\nY"}
    dialog = make(mapping)
    assert dialog.mapping() == mapping
    assert dialog.boxes["sic"].currentText() == "X, Y"


def test_a_column_that_has_gone_is_not_kept(make):
    assert make({"postcode": "PC", "sic": "Gone"}).mapping() == {"postcode": "PC"}


def test_the_dialog_asks_only_for_columns_of_the_company_table():
    assert set(column_words()) <= set(COLUMNS)
