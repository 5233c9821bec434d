"""A GeoPackage that was mailed opens as a map, and says nothing of having been made by the plugin of who opens it."""

import pytest
from qgis.core import QgsGraduatedSymbolRenderer, QgsRuleBasedRenderer, QgsVectorLayer

from midlands_clusters_plugin.cartography.map.file_styles import with_styles
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace


@pytest.fixture(scope="module")
def mailed(tmp_path_factory, qgis_app):
    hexmap = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015")))
    path = tmp_path_factory.mktemp("mail") / "derby.gpkg"
    return write_layers(path, with_styles(hexmap.layers(), hexmap, "employees"))


def test_its_layers_open_with_the_maps_looks(mailed):
    opened = {
        role: QgsVectorLayer(f"{mailed}|layername={role}", role, "ogr")
        for role in ("hexes", "authorities", "companies", "places", "towns", "spikes")
    }
    hexes = opened["hexes"].renderer()
    assert isinstance(hexes, QgsGraduatedSymbolRenderer) and "employees" in hexes.classAttribute()
    values = [one["employees"] for one in opened["hexes"].getFeatures() if one["employees"]]
    assert hexes.ranges()[-1].upperValue() == max(values) and len(hexes.ranges()) > 3
    assert isinstance(opened["places"].renderer(), QgsRuleBasedRenderer)
    for role in ("authorities", "towns", "spikes", "places"):
        assert opened[role].labeling() is not None, role
    assert opened["companies"].renderer().symbol().size() == 1
    assert not any(layer.customProperty(ROLE) for layer in opened.values())


def test_no_looks_are_of_a_group_of_the_plugins(mailed, qgis_new_project):
    from qgis.core import QgsProject

    project = QgsProject.instance()
    group = project.layerTreeRoot().addGroup("Somebody else's")
    layer = QgsVectorLayer(f"{mailed}|layername=hexes", "hexes", "ogr")
    project.addMapLayer(layer, False)
    group.addLayer(layer)
    assert layers_of(group) == {}
