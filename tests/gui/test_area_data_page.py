"""The page of area data: it says what a file holds, adds a layer under the hexagons, and warns before it spreads."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.gui.pages.area_data_page import AreaDataPage
from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

from ..core.area_data.samples import DISTRICTS
from .conftest import until


@pytest.fixture(scope="module")
def hexmap():
    return Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015+E10000007"), "bng", 5000.0))


@pytest.fixture
def made(window, hexmap, tmp_path):
    registry = QgsApplication.processingRegistry()
    provider = MidlandsClustersProvider()
    registry.addProvider(provider)
    write_layers(tmp_path / "map.gpkg", hexmap.layers())
    group = add_map(QgsProject.instance(), tmp_path / "map.gpkg", map_facts(hexmap), "business_count")
    (tmp_path / "districts.csv").write_text(DISTRICTS, encoding="utf-8")
    page = AreaDataPage(window)
    yield page, group, tmp_path / "districts.csv"
    page.shut_down()
    QgsProject.instance().clear()
    registry.removeProvider(provider)
    page.deleteLater()


def _choose(page, path) -> None:
    page.file.setFilePath(str(path))
    until(lambda: not page._looking.running, 30)


def _run(page) -> None:
    page.start()
    until(lambda: page._running is None, 60)


def test_without_a_map_the_page_says_so(made):
    page, _, _ = made
    assert not page.isEnabled() and "Generate a map" in page.state.text()


def test_the_file_fills_the_list_of_figures(made):
    page, group, path = made
    page.show_map(group, "business_count")
    assert not page.run.isEnabled()
    _choose(page, path)
    assert [page.figure.itemText(row) for row in range(page.figure.count())] == ["Total"]
    assert "local authority districts" in page.holds.text() and page.run.isEnabled()


def test_a_file_that_is_no_table_of_areas_is_one_sentence(made, tmp_path):
    page, group, _ = made
    page.show_map(group, "business_count")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("name,total\nDerby,5\n", encoding="utf-8")
    _choose(page, wrong)
    assert "no column of GSS codes" in page.wording.text() and not page.run.isEnabled()


def test_the_areas_lie_under_the_hexagons_which_are_hidden(made):
    page, group, path = made
    heard = []
    page.changed.connect(lambda: heard.append(1))
    page.show_map(group, "business_count")
    _choose(page, path)
    _run(page)
    layers = layers_of(group)
    areas = layers["area_data"]
    assert heard and areas.featureCount() == 2  # the map's area only
    order = [node.layerId() for node in group.findLayers()]
    assert order.index(areas.id()) == order.index(layers["hexes"].id()) + 1
    assert not group.findLayer(layers["hexes"].id()).itemVisibilityChecked()
    assert "8 districts were added up" in page.wording.text()
    _run(page)  # again: in place of the first
    assert (
        sum(
            one.customProperty("midlands_clusters/role") == "area_data"
            for one in QgsProject.instance().mapLayers().values()
        )
        == 1
    )


def test_spreading_warns_first(made):
    page, group, path = made
    page.show_map(group, "business_count")
    assert page.warning.isHidden()
    page.spread.setChecked(True)
    page.instead.setChecked(False)
    assert not page.warning.isHidden() and "Nobody counted" in page.warning.text()
    assert page.warning.hasHeightForWidth()  # or a narrow dock cuts its last line off
    _choose(page, path)
    _run(page)
    assert {"area_data", "area_data_spread"} <= set(layers_of(group))
    assert group.findLayer(layers_of(group)["hexes"].id()).itemVisibilityChecked()


def test_every_field_has_a_label_a_name_and_a_tip(made):
    page, _, _ = made
    for name in ("file", "figure", "period", "measure", "boundaries"):
        widget = getattr(page, name)
        assert getattr(page, f"{name}_label").buddy() is widget
        assert widget.accessibleName() and widget.toolTip()
    assert page.minimumSizeHint().width() <= 270


def test_a_file_of_several_periods_offers_them(made, tmp_path):
    page, group, path = made
    page.show_map(group, "business_count")
    assert page.period.isHidden()
    tidy = tmp_path / "tidy.csv"
    tidy.write_text(
        "area_code,name,year,firms\n"
        + "".join(f"E06000015,Derby,{year},{year - 2000}\n" for year in (2021, 2023, 2022))
    )
    _choose(page, tidy)
    assert [page.period.itemText(row) for row in range(page.period.count())] == [
        "the newest (2023)",
        "2023",
        "2022",
        "2021",
    ]
    assert not page.period.isHidden() and page.parameters()["PERIOD"] == ""
    page.period.setCurrentIndex(2)
    assert page.parameters()["PERIOD"] == "2022"
    _choose(page, path)
    assert page.period.isHidden()
