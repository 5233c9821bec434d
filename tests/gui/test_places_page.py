"""The page of places: what is ticked is what is seen, own places, base map."""

import pytest
from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox

from midlands_clusters_plugin.cartography.context.base_map import base_map_of
from midlands_clusters_plugin.cartography.context.own_place_layer import own_places_of
from midlands_clusters_plugin.cartography.context.place_symbols import kind_names, places_shown
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.gui.pages.places_page import PlacesPage
from tests.cartography.test_places import seen, write

from .conftest import until


@pytest.fixture
def group(window, tmp_path):
    return group_layers.add_map(QgsProject.instance(), *write(tmp_path / "map.gpkg"), "business_count")


@pytest.fixture
def page(window):
    made = PlacesPage(window)
    yield made
    made.shut_down()
    made.deleteLater()


def test_without_a_map_it_says_why(page):
    page.show_map(None, "")
    assert not page.choices.isEnabled() and not page.add.isEnabled()
    assert "Generate a map" in page.state.text()


def test_the_icons_of_all_kinds_are_of_one_size(page):
    assert {getattr(page, kind).iconSize().width() for kind in kind_names()} == {18}


def test_ticks_change_the_map_and_stay_with_it(page, group, window):
    page.show_map(group, "business_count")
    reported = []
    page.changed.connect(lambda: reported.append(True))
    assert "Aerospace" in page.relevant.text()
    assert page.count.text() == "70 of 86 sites are shown."
    page.relevant.setChecked(True)
    page.university.setChecked(False)
    page.names.setCurrentIndex(page.names.findData("all"))
    layer = layers_of(group)["places"]
    assert len(seen(layer)) == 16 and len(reported) == 3
    assert places_shown(layer).labels == "all"
    other = PlacesPage(window)
    other.show_map(group, "business_count")
    assert (
        other.relevant.isChecked()
        and not other.university.isChecked()
        and other.count.text() == "16 of 86 sites are shown."
    )
    other.shut_down()


def test_showing_a_map_changes_nothing(page, group):
    reported = []
    page.changed.connect(lambda: reported.append(True))
    before = layers_of(group)["places"].customProperty("midlands_clusters/places_shown")
    page.show_map(group, "business_count")
    page.show_map(group, "employees")
    assert reported == [] and layers_of(group)["places"].customProperty("midlands_clusters/places_shown") == before


def test_a_type_is_unticked(page, group):
    page.show_map(group, "business_count")
    row = next(index for index in range(page.types.count()) if page.types.itemData(index) == "Investment Zone")
    page.types.setItemCheckState(row, Qt.CheckState.Unchecked)
    assert places_shown(layers_of(group)["places"]).hidden_types == ("Investment Zone",)
    assert not any("Investment Zone" in name for name in seen(layers_of(group)["place_areas"]))


def test_own_places_from_a_file_stay_for_the_next_run(page, group, window, tmp_path):
    path = tmp_path / "depots.csv"
    path.write_text("name,postcode\nDepot,DE24 9FU\nNowhere,ZZ99 9ZZ\n", encoding="utf-8")
    page.show_map(group, "business_count")
    page.icon.setCurrentIndex(page.icon.findData("own_triangle"))
    page.add_file(str(path))
    until(lambda: page._task is None)
    layer = own_places_of(group)
    assert [one["name"] for one in layer.getFeatures()] == ["Depot"]
    assert "1 of 2 places were added. 1 could not be placed." in window.messages()[0]
    assert layer.source().startswith(str(tmp_path)), "beside the map, so that it stays with the project"
    group_layers.add_map(QgsProject.instance(), *write(tmp_path / "second.gpkg", "agri_tech"), "business_count")
    assert own_places_of(group) is layer and layer.isValid()


def test_a_bad_file_gets_a_sentence(page, group, window, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    page.show_map(group, "business_count")
    page.add_file(str(path))
    until(lambda: page._task is None)
    assert "no column of postcodes or coordinates" in window.messages()[0]
    assert own_places_of(group) is None and page.add.isEnabled()


def test_the_menu_offers_only_the_users_layers(page, group, tmp_path):
    QgsProject.instance().addMapLayer(
        QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "Mine & yours", "memory")
    )
    page.show_map(group, "business_count")
    page.add.menu().aboutToShow.emit()
    texts = [action.text() for action in page.add.menu().actions() if not action.isSeparator()]
    assert texts == ["From a CSV file…", "Mine && yours"]


def test_the_base_map_is_off_until_it_is_chosen(page, group):
    page.show_map(group, "business_count")
    assert base_map_of(group) is None and page.base_map.currentText() == "None"
    assert "tile.openstreetmap.org" in page.online_note.text()
    page.base_map.setCurrentIndex(page.base_map.findText("OpenStreetMap (online)"))
    assert base_map_of(group).name() == "OpenStreetMap" and page.base_map.currentText() == "OpenStreetMap (online)"
    page.base_map.setCurrentIndex(0)
    assert base_map_of(group) is None
    assert {one.type() for one in QgsProject.instance().mapLayers().values()} == {QgsMapLayer.LayerType.VectorLayer}


def test_a_layer_of_the_user_as_base_map(page, group):
    own = QgsVectorLayer("Polygon?crs=EPSG:27700", "Our base", "memory")
    QgsProject.instance().addMapLayer(own)
    page.show_map(group, "business_count")
    page.base_map.setLayer(own)
    assert base_map_of(group) is own
    page.show_map(group, "business_count")
    assert page.base_map.currentLayer() is own
    assert not [page.base_map.layer(row) for row in range(page.base_map.count()) if page.base_map.layer(row) in
                [one for role, one in layers_of(group).items() if role != "base_map"]]  # fmt: skip


def test_it_fits_a_narrow_dock_and_can_be_read_aloud(page, group):
    page.show_map(group, "business_count")
    assert page.minimumSizeHint().width() <= 260
    for widget in (*page.findChildren(QAbstractButton), *page.findChildren(QComboBox)):
        if widget.objectName() and not widget.objectName().startswith("qt_"):
            assert widget.toolTip(), f"{widget.objectName()} has no tooltip"
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert named, f"{widget.objectName()} has no name"


def test_a_map_without_its_places(page, group):
    QgsProject.instance().removeMapLayer(layers_of(group)["places"].id())
    page.show_map(group, "business_count")
    assert not page.choices.isEnabled() and page.add.isEnabled()
    assert "no longer in the project" in page.state.text()
