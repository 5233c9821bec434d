"""Companies in PostGIS from the dock: read with a filter, counted in the database, the SQL to save; no password anywhere."""

from __future__ import annotations

import os
import time

import pytest
from qgis.core import QgsProject, QgsProviderRegistry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.gui.data import postgis_dialog
from midlands_clusters_plugin.gui.data.postgis_dialog import PostgisDialog
from midlands_clusters_plugin.gui.data.postgis_page import PostgisPage
from midlands_clusters_plugin.gui.dock.dock import ClustersDock
from midlands_clusters_plugin.gui.tasks.job import POSTGIS, CompanyInput
from midlands_clusters_plugin.sources.postgis.connections import Database
from tests.postgis_server import server
from tests.processing.test_postgis_hexes import COLUMNS, NAME, assert_identical, both, connection, store

from .conftest import flush, until

__all__ = ["connection"]
WANTED = '"employees" >= 50'
WHOLE = {
    **COLUMNS,
    "company_id": "text",
    "site_id": "text",
    "postcode": "text",
    "sic": "text",
    "status": "text",
    "row_number": "integer",
}


@pytest.fixture
def firms(connection, monkeypatch):
    monkeypatch.setattr("tests.processing.test_postgis_hexes.COLUMNS", WHOLE)
    if not server().rows("SELECT 1 FROM pg_tables WHERE schemaname = 'dock'"):
        store(sample_companies(), "dock", "companies")
        server().rows("ALTER TABLE dock.companies ADD geom geometry(Point, 27700)")
        server().rows("UPDATE dock.companies SET geom = ST_SetSRID(ST_MakePoint(easting, northing), 27700)")
    return connection


@pytest.fixture
def page(window, firms):
    made = PostgisPage(window.window)
    made.use(window)
    yield made
    made.shut_down()
    made.deleteLater()
    flush()


@pytest.fixture
def dialog(window, firms):
    order = {"connection": firms, "schema": "dock", "table": "companies", "filter": WANTED, "cluster": "aerospace"}
    order |= {"area": get_area("E06000015+E10000007"), "grid": BngGrid(1000.0)}
    made = PostgisDialog(window, order, ["Companies: dock.companies"], window.window)
    made.show()
    until(lambda: not made.work.running, 60)
    yield made
    made.close()
    flush()


def desktop():
    table = sample_companies()
    stored = table.companies[table.companies["employees"] >= 50].reset_index(drop=True)
    return Workspace(type(table)(stored, table.rejects.iloc[:0], len(stored), (), ())).hexmap(
        MapRequest("aerospace", get_area("E06000015+E10000007"))
    )


@pytest.fixture
def panel(window, firms, tmp_path):
    dock = ClustersDock(window, window.window)
    dock.fill()
    window.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.window.show()
    dock.panel.output.setFilePath(str(tmp_path / "map.gpkg"))
    dock.panel.area.set_current_id("E06000015")
    yield dock.panel
    dock.shut_down()
    window.window.removeDockWidget(dock)
    dock.deleteLater()
    flush()


def test_the_dock_makes_a_map_of_a_table_and_opens_the_window_to_have_the_database_count(panel, window):
    panel.companies.setCurrentIndex(3)
    page = panel.postgis_page
    page.connection.setCurrentIndex(page.connection.findText(NAME))
    page.open()
    until(lambda: not page.work.running and page.table.count(), 60)
    page.table.setCurrentIndex(page.table.findText("dock.companies"))
    page.filter.setText(WANTED)
    page.filter.editingFinished.emit()
    panel.generate.click()
    until(lambda: not panel.running, 120)
    assert panel._report["rows_read"] < len(sample_companies().companies)
    assert panel._report["inputs"][0]["path"] == "companies"
    assert panel._report["postcodes"] is None
    assert server().password not in str(panel._report)
    page.compute.click()
    dialog = window.window.findChild(PostgisDialog)
    assert "Companies: dock.companies" in dialog.about.text()
    assert WANTED in dialog.about.text()
    until(lambda: not dialog.work.running, 60)
    dialog.close()
    panel.boundaries.setCurrentIndex(2)
    page.compute.click()
    assert window.messages()


def test_tables_are_listed_in_the_background_and_read_with_the_filter(page):
    page.connection.setCurrentIndex(page.connection.findText(NAME))
    page.open()
    until(lambda: not page.work.running, 60)
    names = [page.table.itemText(row) for row in range(page.table.count())]
    assert "dock.companies" in names
    assert not [
        name for name in names if "spatial_ref_sys" in name or "geometry_columns" in name or name.startswith("pg_")
    ]
    assert "authentication configuration" in page.note.text()  # this connection keeps its password readable
    page.table.setCurrentIndex(page.table.findText("dock.companies"))
    page.filter.setText(WANTED)
    given = CompanyInput(POSTGIS, table=page.chosen())
    assert given.key() is None
    table = given.read(Feedback())
    found = Workspace(table).hexmap(MapRequest("aerospace", get_area("E06000015+E10000007")))
    columns = [name for name in found.hexes if name not in ("geometry", "spike")]
    assert found.hexes[columns].equals(desktop().hexes[columns])
    assert table.rows_read == found.report["rows_read"] < len(sample_companies().companies)


def test_a_server_that_is_gone_is_one_sentence(page, window):
    metadata, gone = QgsProviderRegistry.instance().providerMetadata("postgres"), f"gone {os.getpid()}"
    metadata.saveConnection(
        metadata.createConnection("host=127.0.0.1 port=9 dbname=x user=y password=topsecret", {}), gone
    )
    try:
        page.connection.setCurrentIndex(page.connection.findText(gone))
        until(lambda: not page.work.running, 60)
        assert "cannot be reached" in page.note.text()
        assert "topsecret" not in page.note.text()
    finally:
        metadata.deleteConnection(gone)


def test_the_sql_is_shown_copied_and_saved_before_anything_is_changed(dialog, tmp_path):
    assert dialog.schema.currentText() == "dock"
    assert not dialog.copy.isEnabled()
    dialog.show_sql.click()
    until(lambda: not dialog.work.running, 60)
    text = dialog.sql.text()
    assert 'INSERT INTO "dock"."cluster_hexagons"' in text
    assert 'c."employees"' in text.replace("::float8", "")
    assert server().password not in text + dialog.state.text()
    dialog.copy.click()
    assert QApplication.clipboard().text() == text
    dialog.save_to(str(tmp_path / "hexes.sql"))
    assert (tmp_path / "hexes.sql").read_text(encoding="utf-8") == text
    assert Database.named(NAME).comment("dock", "cluster_hexagons") is None
    dialog.table.setText("another")
    assert not dialog.sql.text()


def test_the_database_makes_the_desktops_table(dialog):
    dialog.table.setText("counted")
    dialog.roles.setText("")
    dialog.compute.click()
    assert not dialog.schema.isEnabled()
    until(lambda: not dialog.work.running, 120)
    assert "dock.counted:" in dialog.state.text()
    assert (
        "Browser panel" in dialog.state.text()
    )  # its password is readable: no layer that would carry it into the project
    assert not QgsProject.instance().mapLayers()
    assert_identical(*both(desktop(), "dock", "counted"))


def test_a_layer_of_the_result_is_added_where_no_password_goes_with_it(dialog, monkeypatch):
    monkeypatch.setattr(Database, "stores_plain_password", lambda _self: False)
    dialog.table.setText("shown")
    dialog.compute.click()
    until(lambda: not dialog.work.running, 120)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.featureCount() > 100
    assert layer.crs().authid() == "EPSG:27700"


def test_what_cannot_work_is_stated(dialog):
    dialog.table.setText("companies")
    dialog.compute.click()
    assert "must not take the place" in dialog.state.text()
    dialog.table.setText("x")
    dialog.roles.setText("nobody_at_all")
    dialog.show_sql.click()
    until(lambda: not dialog.work.running, 60)
    assert "no role nobody_at_all" in dialog.state.text()


@pytest.mark.alone  # measures time
def test_cancel_reaches_the_database(dialog, monkeypatch):
    monkeypatch.setattr(
        postgis_dialog,
        "make_plan",
        lambda order, _feedback, cancel: Database.named(order.connection).run("SELECT pg_sleep(30), 1", cancel),
    )
    dialog.show_sql.click()
    end = time.monotonic() + 1.0
    until(lambda: time.monotonic() > end)
    started = time.monotonic()
    dialog.work.cancel.click()
    until(lambda: not dialog.work.running, 5)
    assert time.monotonic() - started < 1.5
    assert "Cancelled" in dialog.state.text()
