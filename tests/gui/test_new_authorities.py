"""New authorities in the dock: chosen from the list, read from a file, put together by clicking."""

import pytest
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

from midlands_clusters_plugin.core.geography.arrangements import forget_arrangements, read_arrangements
from midlands_clusters_plugin.gui.data.area_page import AreaPage
from midlands_clusters_plugin.gui.data.new_authorities import NewAuthoritiesDialog, as_csv
from midlands_clusters_plugin.gui.widgets.grouped_combo import GroupedComboBox

OPTION = "new-derby-and-derbyshire-amber-valley-in-the-north"


@pytest.fixture(autouse=True)
def no_arrangements():
    yield
    forget_arrangements()


@pytest.fixture
def page(qgis_app):
    parent = QWidget()
    yield AreaPage(GroupedComboBox(parent), QgsCheckableComboBox(parent))
    parent.deleteLater()


@pytest.fixture
def dialog(qgis_app):
    used = []
    made = NewAuthoritiesDialog(used.append)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.used = used
    yield made
    made.deleteLater()


def test_districts_and_options_are_in_the_list_of_areas(page):
    page._presets.set_current_id("E07000034")
    assert page.area().name == "Chesterfield"
    assert page.codes() == ("E07000034",)
    page._presets.set_current_id(OPTION)
    assert page.area().id == OPTION
    assert len(page.codes()) == 2
    codes = page.codes()
    page._presets.set_current_id("midlands_engine")
    assert len(page.codes()) == 24
    page.set_codes(codes)  # as a project is opened
    assert page.area().id == OPTION
    page.set_codes(["E06000015"])
    assert page.area().name == "Derby"


def test_districts_are_put_together_by_clicking(dialog, page, tmp_path):
    assert not dialog._ok.isEnabled()
    for name, members in (("North", ("High Peak", "Chesterfield")), ("South", ("Derby",))):
        dialog.districts.clearSelection()
        for line in dialog._lines():
            line.setSelected(line.text(0) in members)
        dialog.authority.setEditText(name)
        dialog.put.click()
    dialog.name.setText("Mine")
    assert dialog._ok.isEnabled()
    assert "2 new authorities." in dialog.note.text()
    assert "in no new authority" in dialog.note.text()  # the rest of Derbyshire
    dialog._use()
    (made,) = dialog.used
    assert dict(made.blocks) == {
        "E07000037": "new-mine-north",
        "E07000034": "new-mine-north",
        "E06000015": "new-mine-south",
    }
    path = tmp_path / "mine.csv"
    path.write_text(as_csv(made), encoding="utf-8")
    assert read_arrangements(path)["new-mine"].blocks == made.blocks
    before = page.signature()
    page.use_arrangement(made)
    assert page.area().id == "new-mine"
    assert page.signature() != before


def test_a_file_is_read_and_its_mistake_is_said(dialog, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("authority,members\nNorth,Derby\nSouth,Derby\n", encoding="utf-8")
    dialog.file.setFilePath(str(path))
    assert "Derby is in North and in South" in dialog.note.text()
    assert not dialog._ok.isEnabled()
    good = tmp_path / "good.csv"
    good.write_text("authority,members,date,status\nNorth,Derby,2028,decided\n", encoding="utf-8")
    dialog.file.setFilePath(str(good))
    assert dialog._ok.isEnabled()
    assert dialog.status.currentData() == "decided"
    assert [line.text(2) for line in dialog._lines() if line.text(0) == "Derby"] == ["North"]
