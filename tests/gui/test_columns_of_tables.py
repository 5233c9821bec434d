"""The columns dialog for tables in PostGIS: its first rows are looked at, and what is confirmed is read and remembered by the table."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.gui.data.columns_page import _detect_table
from midlands_clusters_plugin.gui.tasks.job import POSTGIS, CompanyInput
from tests.postgis_server import server
from tests.processing.test_postgis_hexes import NAME, connection

from .conftest import until
from .test_panel import panel
from .test_postgis_page import firms

__all__ = ["connection", "firms", "panel"]


@pytest.fixture
def odd(firms):
    server().rows(
        'CREATE OR REPLACE VIEW dock.odd AS SELECT postcode AS "Where", name AS "Firm", employees AS "Heads" FROM dock.companies'
    )
    QgsSettings().remove("midlands_clusters/columns")
    yield (firms, "dock", "odd", '"Heads" >= 50')
    QgsSettings().remove("midlands_clusters/columns")


def test_a_view_with_names_of_its_own(odd):
    chosen = CompanyInput(POSTGIS, table=odd, mapping=(("employees", "Heads"), ("name", "Firm"), ("postcode", "Where")))
    found = _detect_table(chosen)
    assert {"Where", "Firm", "Heads"} <= set(found.header)
    assert found.mapping["postcode"] == "Where"
    read = chosen.read(Feedback()).companies
    assert len(read)
    assert read["employees"].min() >= 50
    assert read["name"].notna().all()


def test_confirmed_in_the_dock_and_taken_again(panel, odd):
    page = panel.postgis_page
    panel.companies.setCurrentIndex(3)
    page.connection.setCurrentIndex(page.connection.findText(NAME))
    page.open()
    until(lambda: not page.work.running, 60)
    page.table.setCurrentIndex(page.table.findText("dock.odd"))
    panel._company.columns_asked.emit()
    until(lambda: not panel._columns._looking.running and panel._columns.dialog is not None, 60)
    dialog = panel._columns.dialog
    dialog.boxes["employees"].setCurrentIndex(dialog.boxes["employees"].findData("Heads"))
    dialog.accept()
    confirmed = panel._company.company_input().mapping
    assert dict(confirmed)["employees"] == "Heads"
    page.table.setCurrentIndex(page.table.findText("dock.companies"))
    assert panel._company.company_input().mapping == ()
    page.table.setCurrentIndex(page.table.findText("dock.odd"))
    assert dict(panel._company.company_input().mapping)["employees"] == "Heads"
