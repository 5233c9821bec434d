"""A base map under the hexagons, and everything back as it was."""

import pytest
from qgis.core import QgsVectorLayer

from midlands_clusters_plugin.cartography.context import base_map as module
from midlands_clusters_plugin.cartography.context.base_map import (
    base_map_of,
    online_layer,
    online_maps,
    set_base_map,
    what_is_sent,
)
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.page_text.page_text import credit_lines
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.page_settings import PageSettings
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import restyle


@pytest.fixture
def own(project):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700", "Our base", "memory")
    project.addMapLayer(layer)
    return layer


def symbology(group):
    found = layers_of(group)
    empty = [
        one.symbol().opacity()
        for one in found["hexes"].renderer().ranges()
        if one.lowerValue() == 0 == one.upperValue()
    ]
    return found["neighbours"].opacity(), empty


def test_under_everything_and_seen_through(project, group, own):
    before = symbology(group)
    set_base_map(project, group, own)
    assert [node.layer() for node in group.findLayers()][-1] is own
    assert base_map_of(group) is own
    base_plane, empty = symbology(group)
    assert base_plane < 0.5 and empty and max(empty) < 0.5
    set_base_map(project, group, None)
    assert symbology(group) == before
    assert base_map_of(group) is None
    assert own.id() in project.mapLayers() and project.layerTreeRoot().findLayer(own.id()) is not None


def test_choosing_twice_remembers_the_first_look(project, group, own):
    before = symbology(group)
    set_base_map(project, group, own)
    set_base_map(project, group, own)
    set_base_map(project, group, None)
    assert symbology(group) == before


def test_another_metric_keeps_the_base_plane_seen_through(project, group, own):
    set_base_map(project, group, own)
    restyle(layers_of(group)["hexes"], "turnover")
    assert max(symbology(group)[1]) < 0.5


def test_it_stays_in_a_new_run(project, group, gpkg, facts, own):
    set_base_map(project, group, own)
    group_layers.add_map(project, gpkg, facts, "employees")
    assert base_map_of(group) is own
    assert [node.layer() for node in group.findLayers()][-1] is own


def test_the_online_map_says_what_it_sends_and_whom_to_credit(project, group):
    (one,) = online_maps().values()
    assert "tile.openstreetmap.org" in what_is_sent(one) and what_is_sent(one).endswith(".")
    layer = online_layer(one)
    assert layer.isValid() and layer.providerType() == "wms"
    assert credited(group) == []
    set_base_map(project, group, layer)
    assert credited(group) == [f"Base map: {one.credit.rstrip('.')}."] and "OpenStreetMap contributors" in one.credit
    set_base_map(project, group, None)
    assert project.mapLayersByName(one.name) == []  # it was ours, and goes


def credited(group):
    """What a page says of the base map that it shows."""
    shown = [node.layer() for node in group.findLayers() if node.isVisible()]
    return [line for line in credit_lines(facts_of(group), shown, PageSettings()) if line.startswith("Base map: ")]


def test_a_council_map_is_credited_by_its_metadata(project, group, own):
    metadata = own.metadata()
    metadata.setRights(["© Crown copyright and database rights 2026 Ordnance Survey AC0000000000", " "])
    own.setMetadata(metadata)
    set_base_map(project, group, own)
    assert credited(group) == ["Base map: © Crown copyright and database rights 2026 Ordnance Survey AC0000000000."]
    group.findLayer(own.id()).setItemVisibilityChecked(False)
    assert credited(group) == []


def test_only_https():
    assert all(one.url.startswith("https://") for one in module.online_maps().values())
