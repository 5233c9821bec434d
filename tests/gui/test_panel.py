"""The dock's contents, worked as a user does, on the built-in sample and small files."""

from __future__ import annotations

import csv
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import shapely
from qgis.core import QgsFeature, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QTextBrowser,
    QToolButton,
)

from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.geography.arrangements import (
    forget_arrangements,
    read_arrangements,
    use_arrangements,
)
from midlands_clusters_plugin.gui.dock import before_run
from midlands_clusters_plugin.gui.dock.dock import ClustersDock
from midlands_clusters_plugin.gui.pages.map_pages import entries

from .conftest import flush, until

ROWS = [
    ("Alpha Aero Ltd", "DE1 2FS", "30300", "120", "2500000"),  # Derby City Council House
    ("Beta Rail Ltd", "NG2 3NG", "30200", "40", "900000"),  # Nottingham Loxley House
    ("Gamma Foods Ltd", "DE4 3AG", "10890", "", "150000"),  # Matlock, Derbyshire County Hall
    ("Epsilon Ltd", "SW1A 1AA", "70100", "5", "100000"),  # London: outside the area
    ("Eta Ltd", "", "70100", "5", "100000"),  # no postcode: rejected
]


def write_file(path: Path, header=("Company Name", "Post Code", "SIC", "Employees", "Turnover"), rows=ROWS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


@pytest.fixture
def panel(window):
    dock = ClustersDock(window, window.window)
    window.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.window.show()
    dock.placed = True
    dock.fill()
    dock.show()
    window.window.resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    yield dock.panel
    dock.shut_down()
    window.window.removeDockWidget(dock)
    dock.deleteLater()
    flush()


@pytest.fixture
def small(panel, tmp_path):
    """The panel with the small file chosen and Derby and Derbyshire to map: quick to run."""
    choose_file(panel, write_file(tmp_path / "firms.csv"))
    panel.area.set_current_id("E06000015")
    panel.output.setFilePath(str(tmp_path / "map.gpkg"))
    return panel


def choose_file(panel, path: Path) -> None:
    panel.companies.setCurrentIndex(1)
    panel.company_file.setFilePath(str(path))
    until(lambda: not panel._columns._looking.running)


def run(panel) -> None:
    QTest.mouseClick(panel.generate, Qt.MouseButton.LeftButton)
    until(lambda: not panel.running, 60)


def layer(role):
    mine = [
        one
        for one in QgsProject.instance().mapLayers().values()
        if one.customProperty("midlands_clusters/role") == role
    ]
    assert len(mine) <= 1
    return mine[0] if mine else None


# --- what it looks like


def test_it_fits_300_pixels_without_scrolling_sideways(panel):
    for kind in range(panel.companies.count()):
        panel.companies.setCurrentIndex(kind)
        panel.cluster.set_current_id("aerospace")
        for step in range(3):
            panel.steps.setCurrentIndex(step)
            flush()
            assert panel.parent().width() <= 300
            assert panel.scroll.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name_and_a_tooltip(panel):
    kinds = (QComboBox, QAbstractButton, QAbstractSpinBox, QTextBrowser)
    own = [
        w
        for kind in kinds
        for w in panel.findChildren(kind)
        if w.objectName() and not w.objectName().startswith(("qt_", "mFile", "mLine"))
    ]
    assert len(own) >= 14
    for widget in own:
        assert widget.toolTip(), widget.objectName()
        assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget.objectName()


def test_tab_goes_through_the_form_from_top_to_bottom(panel):
    order = ["cluster", "metric", "area", "companies", "authorities", "boundaries", "grid", "size", "uses", "generate"]
    panel.window().activateWindow()
    panel.cluster.setFocus()
    seen = []
    at = panel.cluster
    for _ in range(200):
        name = at.objectName()
        if name in order and name not in seen and at.isEnabled():
            seen.append(name)
        at = at.nextInFocusChain()
    enabled = [name for name in order if name == "uses" or getattr(panel, name).isEnabled()]
    assert [name for name in seen if name in enabled] == enabled


def test_mnemonics_do_not_clash(panel):
    texts = [label.text() for label in panel.findChildren(QLabel) if label.buddy()] + [
        b.text() for b in panel.findChildren(QAbstractButton)
    ]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(keys) >= 10
    assert len(keys) == len(set(keys))
    taken_by_qgis = set("jevlsorpdwmch")
    assert not taken_by_qgis & set(keys)


# --- choosing


def test_a_preset_ticks_its_authorities_and_ticking_makes_a_set_of_ones_own(panel):
    assert len(panel._area.codes()) == 24
    panel.area.set_current_id("E06000015")
    assert panel._area.codes() == ("E06000015",)
    row = panel.authorities.findData("E10000007")
    panel.authorities.setItemCheckState(row, Qt.CheckState.Checked)
    assert panel.area.current_id() == "chosen"
    assert panel._area.area().codes == ("E06000015", "E10000007")
    panel.authorities.setItemCheckState(panel.authorities.findData("E06000015"), Qt.CheckState.Unchecked)
    assert panel.area.current_id() == "E10000007"


def test_authorities_can_be_ticked_with_the_keyboard(panel):
    panel.area.set_current_id("E06000015")
    panel.authorities.showPopup()
    view = panel.authorities.view()
    view.setCurrentIndex(panel.authorities.model().index(panel.authorities.findData("E10000007"), 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    panel.authorities.hidePopup()
    assert set(panel._area.codes()) == {"E06000015", "E10000007"}


def test_all_and_none_are_one_click_each(panel):
    QTest.mouseClick(panel.no_authority, Qt.MouseButton.LeftButton)
    assert panel._area.codes() == ()
    QTest.mouseClick(panel.all_authorities, Qt.MouseButton.LeftButton)
    assert len(panel._area.codes()) == 26
    panel.area.set_current_id("midlands_engine")
    assert len(panel._area.codes()) == 24


def test_a_region_is_ticked_from_the_menu_of_a_button(panel):
    panel.area.set_current_id("E06000015")
    east, west = panel.region.menu().actions()
    west.trigger()
    assert panel.area.current_id() == "region_west_midlands" and len(panel._area.codes()) == 14
    east.trigger()
    assert len(panel._area.codes()) == 10 and "E06000062" in panel._area.codes()
    assert panel._area.area().name == "East Midlands"


def test_a_warning_goes_when_its_cause_is_gone(panel, window):
    panel.companies.setCurrentIndex(1)
    run(panel)
    assert window.messages() == ["Choose a file of companies."]
    panel.companies.setCurrentIndex(0)
    assert window.messages() == []


def test_no_authority_is_a_sentence_not_a_run(panel, window):
    panel.area.set_current_id("E06000015")
    panel.authorities.setItemCheckState(panel.authorities.findData("E06000015"), Qt.CheckState.Unchecked)
    run(panel)
    assert window.messages() == ["Tick at least one authority."]


def test_how_many_companies_a_cluster_holds_is_said_before_its_map_is_made(small):
    small.cluster.set_current_id("aerospace")
    assert "of those read" not in small.cluster_note.text()  # nothing was read yet
    run(small)
    workspace = small._workspaces.get(small._company.company_input(), Feedback())
    for cluster in ("space_technologies", "aerospace", "agri_tech"):
        small.cluster.set_current_id(cluster)
        number = int(workspace.members(cluster).sum())
        noun = "company of those read belongs" if number == 1 else "companies of those read belong"
        assert f"{number} {noun} to it." in small.cluster_note.text()


def test_of_very_many_companies_they_are_counted_beside_the_window(small, monkeypatch):
    run(small)
    monkeypatch.setattr("midlands_clusters_plugin.gui.tasks.job._LOOKED_AT", 0)
    companies = small._company.company_input()
    for cluster in ("is8_advanced_manufacturing", "rail"):  # the second is chosen while the first is counted
        small.cluster.set_current_id(cluster)
        assert "Counting the companies that belong to it" in small.cluster_note.text()
    until(lambda: small._head._task is None)
    assert "1 company of those read belongs to it." in small.cluster_note.text()
    assert small._workspaces.number_of(companies, "is8_advanced_manufacturing") == 2
    small._workspaces.clear()
    assert small._workspaces.number_of(companies, "rail") is small._workspaces.counting(companies, "rail") is None


def test_a_cluster_by_sic_warns_but_not_for_the_sample(panel, tmp_path):
    panel.cluster.set_current_id("aerospace")
    assert "will not reproduce" not in panel.cluster_note.text()
    choose_file(panel, write_file(tmp_path / "firms.csv"))
    assert "will not reproduce the report's counts" in panel.cluster_note.text()
    panel.steps.setCurrentIndex(1)
    assert panel.cluster_note.isVisible()


def test_the_size_says_its_cell_area(panel):
    assert "0.866" in panel.size_note.text()
    panel.size.setValue(2000)
    assert "3.464" in panel.size_note.text()


def test_a_clear_file_asks_nothing_and_an_unsure_one_opens_the_columns_dialog(panel, tmp_path):
    choose_file(panel, write_file(tmp_path / "clear.csv"))
    assert panel.columns.isEnabled()
    assert panel._columns.dialog is None
    unsure = write_file(tmp_path / "unsure.csv", header=("A", "B", "C", "D", "E"), rows=[("x", "y", "1", "2", "3")])
    choose_file(panel, unsure)
    assert panel._columns.dialog is not None
    assert panel._columns.dialog.isVisible()
    panel._columns.dialog.reject()


def test_columns_once_confirmed_are_taken_for_the_next_file_of_the_same_header(panel, tmp_path, no_saved_columns):
    header = ("A", "B", "C", "D", "E")
    choose_file(panel, write_file(tmp_path / "june.csv", header=header))
    dialog = panel._columns.dialog
    for column, name in (("name", "A"), ("employees", "D")):
        dialog.boxes[column].setCurrentIndex(dialog.boxes[column].findData(name))
    dialog.accept()
    panel._columns.dialog = None
    choose_file(panel, write_file(tmp_path / "july.csv", header=header))
    assert panel._columns.dialog is None
    assert {key: name for key, name in panel._company.mapping().items() if name} == {
        "postcode": "B",
        "name": "A",
        "employees": "D",
    }
    assert "as you confirmed them last time" in panel.companies_note.text()


def test_the_same_dialog_serves_a_layer_of_the_project(panel, tmp_path, no_saved_columns):
    layer = QgsVectorLayer("NoGeometry?field=Firm:string&field=Where:string&field=Jobs:integer", "firms", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Alpha", "DE24 9FU", 12])
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    panel.companies.setCurrentIndex(2)
    panel.company_layer.setLayer(layer)
    panel._company.columns_asked.emit()
    until(lambda: not panel._columns._looking.running and panel._columns.dialog is not None)
    dialog = panel._columns.dialog
    assert dialog.mapping()["postcode"] == "Where"
    dialog.boxes["employees"].setCurrentIndex(dialog.boxes["employees"].findData("Jobs"))
    dialog.accept()
    table = panel._company.company_input().read(Feedback())
    assert table.companies["employees"].tolist() == [12]


def test_more_about_the_companies(panel, tmp_path, no_saved_columns):
    options = panel._company.options
    assert not options.isVisible()  # the sample needs no more
    firms = write_file(
        tmp_path / "firms.csv",
        header=("Company number", "Post Code", "Employees"),
        rows=[("01234567", "DE24 9FU", "8"), ("01234567", "B1 1BB", "8"), ("2", "B1 1BB", "1")],
    )
    choose_file(panel, firms)
    assert options.isVisible()
    assert options.isCollapsed()
    options.sites.setCurrentIndex(1)
    assert panel._company.company_input().read(Feedback()).companies["employees"].fillna(-1).tolist() == [8, -1, 1]
    accounts = write_file(tmp_path / "accounts.csv", header=("Nr", "Staff"), rows=[("1234567", "100")])
    options.accounts.setFilePath(str(accounts))
    until(lambda: panel._columns._accounts.dialog is not None)
    dialog = panel._columns._accounts.dialog
    dialog.boxes["company_id"].setCurrentIndex(1)
    dialog.boxes["employees"].setCurrentIndex(2)
    dialog.accept()
    before = panel._company.signature()
    assert panel._company.company_input().read(Feedback()).companies["employees"].fillna(-1).tolist() == [100, -1, 1]
    options.dissolved.setChecked(True)
    assert panel._company.company_input().dissolved
    assert panel._company.signature() != before
    options.accounts.setFilePath(str(accounts))
    assert "Staff" in options.note.text()


def test_one_layer_of_a_geopackage_is_chosen(panel, tmp_path, no_saved_columns):
    path = tmp_path / "firms.gpkg"
    for name, rows in (("one", 1), ("two", 2)):
        frame = gpd.GeoDataFrame(
            {"name": ["A"] * rows}, geometry=shapely.points([[436_000, 333_000]] * rows), crs=27700
        )
        frame.to_file(path, layer=name, engine="pyogrio")
    choose_file(panel, path)
    options = panel._company.options
    assert not options.isCollapsed()
    assert options.layers.isVisible()
    options.layers.setCurrentIndex(1)
    until(lambda: not panel._columns._looking.running)
    assert len(panel._company.company_input().read(Feedback()).companies) == 2


def test_one_sheet_of_a_workbook_is_chosen(panel, tmp_path, no_saved_columns):
    book, path = openpyxl.Workbook(), tmp_path / "years.xlsx"
    book.remove(book.active)
    for year, rows in (("2022", 1), ("2023", 2)):
        sheet = book.create_sheet(year)
        for row in [("Company name", "Postcode"), *[("A", "DE1 2GR")] * rows]:
            sheet.append(row)
    book.save(path)
    choose_file(panel, path)
    panel._columns.dialog.reject()  # the two sheets are a doubt
    options = panel._company.options
    assert options.layers.isVisible()
    options.layers.setCurrentIndex(1)
    until(lambda: not panel._columns._looking.running)
    assert len(panel._company.company_input().read(Feedback()).companies) == 2
    assert not panel._columns.dialog.isVisible()
    options.layers.setCurrentIndex(0)
    assert any("sheet" in note for note in panel._company.company_input().read(Feedback()).notes)
    options.layers.activated.emit(0)
    until(lambda: not panel._columns._looking.running)
    found = panel._company.company_input().read(Feedback())
    assert len(found.companies) == 1 and not found.notes, "the first sheet is a choice too"
    assert panel._columns._detection.unsure == ()


@pytest.fixture
def no_saved_columns(qgis_app):
    QgsSettings().remove("midlands_clusters/columns")
    yield
    QgsSettings().remove("midlands_clusters/columns")


def test_a_file_that_is_no_table_gets_a_sentence(panel, window, tmp_path):
    path = tmp_path / "picture.csv"
    path.write_bytes(bytes(range(256)) * 40)
    choose_file(panel, path)
    run(panel)
    assert window.messages()
    assert not QgsProject.instance().mapLayers()
    assert panel.state.text() == window.messages()[0]


# --- running


def test_a_run_brings_the_layers_and_the_summary(small, window):
    run(small)
    assert window.messages() == []
    hexes = layer("hexes")
    assert sum(f["business_count"] for f in hexes.getFeatures()) == 1
    text = small.summary.toPlainText()
    assert "Rows read" in text
    assert small._report["rows_read"] == 5
    assert small._report["rows_rejected"] == 1
    assert small.rejects.isEnabled()
    assert small.state.text() == "Up to date."


def test_rejects_open_as_a_table(small, window):
    run(small)
    QTest.mouseClick(small.rejects, Qt.MouseButton.LeftButton)
    assert len(window.tables) == 1


def test_the_first_map_leads_to_its_uses_and_the_next_leaves_the_page_alone(small):
    run(small)
    assert small.steps.currentIndex() == 2 and small._pages.list.isVisible()
    assert "Derby" in small._pages.headline.text() and "1 company in the area" in small._pages.headline.text()
    small.steps.setCurrentIndex(1)
    small.size.setValue(2000)
    run(small)
    assert small.steps.currentIndex() == 1


def test_cluster_metric_area_and_generate_are_in_sight_on_every_page(small):
    run(small)
    for ident in [one.id for one in entries()]:
        small._pages.open(ident)
        flush()
        for name in ("steps", "cluster", "metric", "area", "generate", "state"):
            assert not getattr(small, name).visibleRegion().isEmpty(), (ident, name)


def test_escape_leads_back_to_the_list(small):
    run(small)
    small._pages.open("spikes_group")
    QTest.keyClick(small._pages.page("spikes_group"), Qt.Key.Key_Escape)
    assert small._pages.current == "" and small._pages.list.isVisible()


def test_advanced_says_in_one_line_what_is_folded_away(panel):
    panel.steps.setCurrentIndex(1)
    assert panel.advanced.isCollapsed() and panel.advanced_note.isVisible()
    for wording in ("1,000 m", "Built-in outlines", "ONS Postcode Directory"):
        assert wording in panel.advanced_note.text()
    panel.size.setValue(5000)
    assert "5,000 m" in panel.advanced_note.text()
    panel.advanced.setCollapsed(False)
    assert panel.size.isVisible() and not panel.advanced_note.isVisible()


def test_another_metric_restyles_without_a_run(small):
    run(small)
    hexes = layer("hexes")
    before = hexes.renderer().dump()
    small.metric.set_current_id("turnover")
    assert layer("hexes") is hexes
    assert hexes.renderer().dump() != before
    assert not small.running
    assert small.state.text() == "Up to date."


def test_changed_settings_are_marked_and_changed_back_are_not(small):
    run(small)
    small.size.setValue(2000)
    assert small.state.text().startswith("Needs updating")
    small.size.setValue(1000)
    assert small.state.text() == "Up to date."


def test_a_second_run_replaces_the_layers(small):
    run(small)
    count = len(QgsProject.instance().mapLayers())
    small.size.setValue(2000)
    run(small)
    assert len(QgsProject.instance().mapLayers()) == count
    assert layer("hexes").isValid()
    assert sum(f["business_count"] for f in layer("hexes").getFeatures()) == 1


def test_undo_puts_back_the_map_that_the_last_run_replaced(small, window, tmp_path):
    run(small)
    assert not small.undo_button.isEnabled()
    small.metric.set_current_id("employees")
    before = {one.id() for one in QgsProject.instance().mapLayers().values()}
    cells = layer("hexes").featureCount()
    small.size.setValue(5000)
    run(small)
    assert layer("hexes").featureCount() < cells and small.undo_button.isEnabled()
    QTest.mouseClick(small.undo_button, Qt.MouseButton.LeftButton)
    until(lambda: not small.running)
    assert window.messages() == []
    assert layer("hexes").featureCount() == cells
    assert {one.id() for one in QgsProject.instance().mapLayers().values()} == before
    assert small.size.value() == 1000 and small.metric.current_id() == "employees"
    assert small.state.text() == "Up to date." and not small.undo_button.isEnabled()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["firms.csv", "map.gpkg"]


def test_undo_brings_layers_back_that_a_rule_took_away(small, tmp_path):
    small.size.setValue(5000)
    choose_file(small, write_file(tmp_path / "many.csv", rows=ROWS * 20))
    run(small)
    small.disclosure.setChecked(True)
    small.output.setFilePath(str(tmp_path / "published.gpkg"))  # another file: the first one is there still
    run(small)
    assert layer("companies") is None
    small.put_back()
    until(lambda: not small.running)
    assert layer("companies").featureCount() and small.disclosure.rule() is None
    assert small.output.filePath() == str(tmp_path / "map.gpkg")


def test_undo_is_one_sentence_where_the_file_is_gone(small, window, tmp_path):
    run(small)
    small.output.setFilePath(str(tmp_path / "second.gpkg"))
    run(small)
    (tmp_path / "map.gpkg").unlink()
    small.put_back()
    until(lambda: not small.running)
    assert window.messages() == ["The file of the map that was replaced is no longer there."]
    assert layer("hexes").isValid()


def test_the_options_of_the_companies_come_back_with_a_project(small, tmp_path):
    options = small._company.options
    options.sites.setCurrentIndex(1)
    options.dissolved.setChecked(True)
    run(small)
    saved = tmp_path / "saved.qgz"
    assert QgsProject.instance().write(str(saved))
    QgsProject.instance().clear()
    options.sites.setCurrentIndex(0)
    options.dissolved.setChecked(False)
    assert QgsProject.instance().read(str(saved))
    assert options.sites.currentIndex() == 1 and options.dissolved.isChecked()
    assert Path(small._company.path) == tmp_path / "firms.csv"


def test_new_authorities_of_ones_own_come_back_with_a_project(small, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("authority,members\nCity,Derby\nCounty,Amber Valley;Erewash\n")
    (own,) = read_arrangements(path).values()
    try:
        use_arrangements([own])
        small._area.use_arrangement(own)
        run(small)
        assert layer("old_authorities").featureCount() == 2
        saved = tmp_path / "saved.qgz"
        assert QgsProject.instance().write(str(saved))
        QgsProject.instance().clear()
        forget_arrangements()  # another day
        small._area.set_codes(("E06000015",))
        assert QgsProject.instance().read(str(saved))
        assert small._area.area().id == own.id and len(small._area.codes()) == 2
        run(small)
        assert small.state.text() == "Up to date."
    finally:
        forget_arrangements()


def test_a_file_that_has_moved_is_asked_for(small, tmp_path, window):
    run(small)
    saved = tmp_path / "saved.qgz"
    assert QgsProject.instance().write(str(saved))
    QgsProject.instance().clear()
    (tmp_path / "firms.csv").rename(tmp_path / "moved.csv")
    assert QgsProject.instance().read(str(saved))
    assert small._company.kind == "file" and not small._company.path
    assert "firms.csv, which is gone: choose it under Data" in small.state.text()
    run(small)
    assert window.messages() == ["Choose a file of companies."]


def test_a_map_that_came_with_the_project_gets_other_companies_only_if_the_user_says_so(small, tmp_path, monkeypatch):
    run(small)
    saved = tmp_path / "saved.qgz"
    assert QgsProject.instance().write(str(saved))
    QgsProject.instance().clear()
    assert QgsProject.instance().read(str(saved))
    asked = []
    monkeypatch.setattr(before_run, "ask", lambda _parent, question, _choices: asked.append(question) or "")
    choose_file(small, write_file(tmp_path / "others.csv", rows=ROWS[:1]))
    cells = layer("hexes").source()
    run(small)
    assert len(asked) == 1 and "shows other companies" in asked[0] and layer("hexes").source() == cells
    choose_file(small, tmp_path / "firms.csv")
    run(small)
    assert len(asked) == 1 and small.state.text() == "Up to date."


def test_the_tick_keeps_the_map_and_the_run_adds_another(small, tmp_path, monkeypatch):
    from midlands_clusters_plugin.cartography.record.roles import groups

    monkeypatch.setattr(before_run, "ask", lambda *_: pytest.fail("the user has said already what is wanted"))
    run(small)
    first = small._result.map_shown()[0]
    assert not small.beside.isChecked() and "another" not in small.advanced_note.text()
    small.beside.click()
    assert small.beside.text() in small.advanced_note.text()
    assert "map_2.gpkg" in small.output_note.text().replace("\u200b", "")
    small.cluster.set_current_id("aerospace")
    run(small)
    shown = small._result.map_shown()[0]
    assert [shown, first] == groups(QgsProject.instance()) and not small.beside.isChecked()
    assert small.state.text() == "Up to date." and not small.undo_button.isEnabled()
    assert {one.name for one in tmp_path.glob("*.gpkg")} == {"map.gpkg", "map_2.gpkg"}
    small.companies.setCurrentIndex(0)  # the sample beside real companies: no question where the tick answers it
    small.beside.click()
    run(small)
    assert len(groups(QgsProject.instance())) == 3 and first in groups(QgsProject.instance())
    run_page = small._pages.open("layout_group") or small._pages.page("layout_group")
    run_page.template.set_current_id("pair_a4_landscape")
    assert run_page.beside.count() == 2


def test_the_second_map_does_not_read_the_file_again(small, tmp_path):
    run(small)
    assert small._company.company_input() in small._workspaces
    write_file(tmp_path / "firms.csv", rows=ROWS[:1])
    assert small._company.company_input() not in small._workspaces


def test_a_failed_run_leaves_the_old_map(small, window, tmp_path):
    run(small)
    before = {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()}
    (tmp_path / "firms.csv").unlink()
    run(small)
    assert len(window.messages()) == 1
    assert {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()} == before
    assert sorted(p.name for p in tmp_path.glob("*.gpkg")) == ["map.gpkg"]


@pytest.mark.parametrize("content", [b"Name,Post Code\n", None])
def test_a_map_is_never_written_over_a_file_of_the_users(small, window, tmp_path, content):
    own = tmp_path / "own.gpkg"
    if content is None:
        gpd.GeoDataFrame({"name": ["A"]}, geometry=[shapely.Point(1, 1)], crs=27700).to_file(own, layer="firms")
    else:
        own.write_bytes(content)
    before = own.read_bytes()
    small.output.setFilePath(str(own))
    run(small)
    assert own.read_bytes() == before and layer("hexes") is None
    assert "own.gpkg holds other data than a map" in window.messages()[0]


def test_an_output_that_cannot_be_written_gets_a_sentence(small, window, tmp_path):
    (tmp_path / "blocked").write_text("a file, not a folder")
    small.output.setFilePath(str(tmp_path / "blocked" / "map.gpkg"))
    run(small)
    assert len(window.messages()) == 1
    assert "cannot be written" in window.messages()[0]
    assert not QgsProject.instance().mapLayers()


def test_a_bug_goes_to_the_log_with_its_traceback(small, window, monkeypatch):
    from qgis.core import QgsApplication

    from midlands_clusters_plugin.core.hexmap import engine

    stated = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, level: stated.append((tag, text)))
    monkeypatch.setattr(engine.Workspace, "hexmap", lambda *_: {}["nowhere"])
    run(small)
    assert "Something went wrong" in window.messages()[0]
    assert any(tag == "Midlands Clusters" and "KeyError: 'nowhere'" in text for tag, text in stated)


def test_cancel_leaves_what_was_there(small, monkeypatch, tmp_path):
    import time

    from midlands_clusters_plugin.core.hexmap import engine

    run(small)
    before = {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()}
    stamp = (tmp_path / "map.gpkg").stat().st_mtime_ns

    def slow(_self, _request, feedback):
        while True:
            feedback.check()
            time.sleep(0.01)

    monkeypatch.setattr(engine.Workspace, "hexmap", slow)
    small.size.setValue(3000)
    QTest.mouseClick(small.generate, Qt.MouseButton.LeftButton)
    until(lambda: small.cancel.isEnabled())
    QTest.keyClick(small.companies, Qt.Key.Key_Escape)  # the keyboard's way
    until(lambda: not small.running, 2)
    assert small.state.text().startswith("Cancelled")
    assert {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()} == before
    assert (tmp_path / "map.gpkg").stat().st_mtime_ns == stamp


def test_a_new_project_forgets_the_map(small):
    run(small)
    QgsProject.instance().clear()
    assert small._report is None
    assert not small.result.isVisible() and small.no_map.isVisible()
    assert small.state.text().startswith("Choose what to map")


def adding(panel) -> None:
    """Generate, as far as the first layers of the new map are in the project."""
    before = set(QgsProject.instance().mapLayers())
    QTest.mouseClick(panel.generate, Qt.MouseButton.LeftButton)
    until(lambda: set(QgsProject.instance().mapLayers()) - before or not panel.running, 60)
    assert panel.running and panel.state.text() == "Adding the layers…"


@pytest.mark.parametrize("moment", ["computing", "written", "adding"])
def test_a_project_closed_during_a_run_gets_no_half_map(small, window, tmp_path, moment):
    """Ctrl+N: no traceback, no layers, no file but a whole one; and the next run has its map."""
    if moment == "adding":
        adding(small)
    else:
        QTest.mouseClick(small.generate, Qt.MouseButton.LeftButton)
        until(lambda: moment == "computing" or small._result._steps is not None, 60)
    QgsProject.instance().clear()
    until(lambda: not small.running)
    flush()
    assert QgsProject.instance().mapLayers() == {} and not QgsProject.instance().layerTreeRoot().children()
    assert window.messages() == [] and window.log_opened == 0
    assert small.state.text().startswith("Choose what to map" if moment != "computing" else "Cancelled")
    assert [one.name for one in tmp_path.glob("*.gpkg*")] == (["map.gpkg"] if moment == "adding" else [])
    assert small.generate.isEnabled() and not small.cancel.isEnabled()
    if moment == "adding":
        assert gpd.read_file(tmp_path / "map.gpkg", layer="hexes")["business_count"].sum() > 0
        run(small)
        assert small.state.text() == "Up to date." and small._report["rows_read"] == 5 and layer("hexes") is not None


@pytest.mark.parametrize("taken", ["group", "layer"])
def test_a_map_taken_out_while_it_is_added_is_one_sentence(small, window, taken):
    adding(small)
    root = QgsProject.instance().layerTreeRoot()
    if taken == "group":
        root.removeChildNode(root.children()[0])
    else:
        QgsProject.instance().removeMapLayer(next(iter(QgsProject.instance().mapLayers())))
    until(lambda: not small.running)
    assert window.messages() == ["The map is no longer in the project: generate it again."]
    assert small.generate.isEnabled()
    if taken == "layer":
        run(small)
        assert small.state.text() == "Up to date." and layer("hexes") is not None


@pytest.mark.alone  # measures time
def test_shutting_down_while_running_is_quick(panel, window):
    import time

    QTest.mouseClick(panel.generate, Qt.MouseButton.LeftButton)
    start = time.monotonic()
    panel.shut_down()
    assert time.monotonic() - start < 1.5
    assert isinstance(panel.parent(), QDockWidget)


def test_a_file_with_other_columns_in_the_same_place_shows_its_own_figures(small, tmp_path):
    """The new GeoPackage has the old one's name but more columns: what is drawn must not be a neighbour column of the metric."""
    choose_file(
        small,
        write_file(
            tmp_path / "few.csv", header=("Name", "Post Code", "SIC", "Employees"), rows=[row[:4] for row in ROWS]
        ),
    )
    small.metric.set_current_id("employees")
    run(small)
    choose_file(small, tmp_path / "firms.csv")
    run(small)
    hexes = layer("hexes")
    fields = hexes.fields().names()
    assert "turnover" in fields
    assert hexes.dataProvider().fields().names() == fields
    full = [feature for feature in hexes.getFeatures() if feature["business_count"]]
    assert [feature["employees"] for feature in full] == [120]
    assert [feature["turnover"] for feature in full] == [2_500_000]
    assert hexes.fields().indexOf("employees") == fields.index("employees")


def test_the_pages_come_with_the_map_and_go_with_the_project(small):
    assert small.pages.isHidden()
    run(small)
    assert not small.pages.isHidden()
    QgsProject.instance().clear()
    assert small.pages.isHidden()


def test_the_pages_come_with_a_saved_project(small, tmp_path, window):
    run(small)
    small.metric.set_current_id("employees")
    saved = tmp_path / "saved.qgz"
    assert QgsProject.instance().write(str(saved))
    QgsProject.instance().clear()
    assert small.pages.isHidden()
    small.metric.set_current_id("turnover")
    assert QgsProject.instance().read(str(saved))
    assert not small.pages.isHidden()
    group, metric = small._result.map_shown()
    assert group is not None and metric == "employees" == small.metric.current_id()


def test_what_is_said_of_a_map_goes_with_its_hexagons(small):
    run(small)
    run(small)
    assert small.undo_button.isEnabled()
    QgsProject.instance().layerTreeRoot().removeChildNode(small._pages.group)
    assert small.pages.isHidden() and small._pages.headline.isHidden()
    assert small.state.text() == "Choose what to map, then Generate." and not small.undo_button.isEnabled()


def test_a_map_that_is_dragged_in_the_layer_tree_stays_the_map(small):
    run(small)
    run(small)
    small._pages.open("places_group")
    root, group = QgsProject.instance().layerTreeRoot(), small._pages.group
    root.insertChildNode(0, root.addGroup("Mine").clone())
    root.insertChildNode(0, group.clone())  # as dropping it does
    root.removeChildNode(group)
    assert small._pages.group is small._pages.page("places_group")._group is small._result.map_shown()[0] is not group
    assert small.state.text() == "Up to date." and not small._pages.headline.isHidden()
    QTest.mouseClick(small.undo_button, Qt.MouseButton.LeftButton)
    until(lambda: not small.running)
    assert small.state.text() == "Up to date." and not small.undo_button.isEnabled()


def test_a_layer_deleted_by_hand_is_said_on_the_page_that_is_open(small):
    run(small)
    small._pages.open("places_group")
    page = small._pages.page("places_group")
    assert page.choices.isEnabled() and page.state.isHidden()
    QgsProject.instance().removeMapLayer(layer("places").id())
    assert not page.choices.isEnabled()
    assert "layer of places is no longer in the project" in page.state.text()


def test_generate_pressed_twice_makes_one_map(small, window):
    for _ in range(2):
        QTest.mouseClick(small.generate, Qt.MouseButton.LeftButton)
        small.start()
    until(lambda: not small.running, 60)
    assert window.messages() == [] and small.state.text() == "Up to date."


def test_many_groups_and_a_narrow_or_wide_dock_do_no_harm(small, window):
    run(small)
    for number in range(40):
        QgsProject.instance().layerTreeRoot().addGroup(f"Group {number}")
    dock = small.parent()
    for width in (280, 900):
        window.window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        for step in range(3):
            small.steps.setCurrentIndex(step)
            flush()
            assert small.scroll.horizontalScrollBar().maximum() == 0, (width, step)
    assert small._result.map_shown()[0] is small._pages.group


def test_a_rule_that_leaves_nothing_to_show_is_one_sentence_and_the_map_stays(small, window):
    run(small)
    small.disclosure.setChecked(True)
    assert small.state.text().startswith("Needs updating")
    run(small)
    assert "weaker rule" in small.state.text() and len(window.messages()) == 1
    assert layer("hexes") is not None


def test_a_protected_map_holds_no_companies(panel, tmp_path):
    panel.output.setFilePath(str(tmp_path / "map.gpkg"))
    panel.cluster.set_current_id("aerospace")
    panel.size.setValue(5000)
    run(panel)
    assert layer("companies") is not None
    panel.disclosure.setChecked(True)
    assert panel.job().rule is not None
    run(panel)
    assert panel._report["disclosure"] and panel.state.text() == "Up to date."
    assert (
        layer("hexes") is not None
        and layer("companies") is None
        and layer("spikes") is None
        and layer("rejects") is None
    )
    panel.disclosure.setChecked(False)
    run(panel)
    assert layer("companies") is not None


def test_companies_at_shared_addresses_are_left_out_and_listed(small, tmp_path):
    agent = [(f"Agent {n} Ltd", "DE24 9FU", "30300", "1", "1000") for n in range(500)]
    choose_file(small, write_file(tmp_path / "agents.csv", rows=[*agent, ROWS[0]]))
    small.cluster.set_current_id("aerospace")
    assert small.job().addresses == "count"
    small.addresses.setCurrentIndex(small.addresses.findData("leave_out"))
    assert "Shared addresses: Leave them out" in small.advanced_note.text()
    run(small)
    assert layer("companies").featureCount() == 1 and layer("shared_addresses").featureCount() == 500
    assert "At shared addresses, left out" in small.summary.toPlainText()


def test_the_cards_second_button_presses_the_one_that_browses_for_a_file(panel):
    browse = next(one for one in panel.company_file.findChildren(QToolButton) if one.text() == "…")
    browse.clicked.disconnect()  # QGIS's own slot, which waits in a dialog
    pressed = []
    browse.clicked.connect(lambda: pressed.append(True))
    panel.welcome.file.click()
    assert pressed == [True]
    assert panel.company_file.isVisibleTo(panel.company_file.parentWidget())


def test_the_cards_text_has_room_for_all_its_lines(panel):
    panel.welcome.show()
    QTest.qWait(50)
    text = next(one for one in panel.welcome.findChildren(QLabel) if one.wordWrap())
    assert text.height() >= text.heightForWidth(text.width()) > 2 * text.fontMetrics().lineSpacing()
