"""Which map the dock follows where a project holds many, and a map of an earlier version."""

from __future__ import annotations

import pytest
from qgis.core import QgsMapLayer, QgsProject, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography.context.far_places import OF_PAGE
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.gui.dock.panel import Panel
from tests.cartography.spike_map import put_in, sample_map

from .conftest import flush

BEFORE = "(@atlas_geometry IS NULL OR intersects($geometry, @atlas_geometry))"  # as version 0.2.0 stored it


@pytest.fixture
def panel(window, monkeypatch):
    made = Panel(window, window.window)
    made.adopted, adopt = [], made._adopt
    monkeypatch.setattr(made, "_adopt", lambda *_: (made.adopted.append(made._result.map_shown()[0]), adopt()))
    yield made
    made.shut_down()
    made.deleteLater()
    flush()


@pytest.fixture
def maps(qgis_new_project, tmp_path):
    """Five maps of one file, the last one made uppermost."""
    project = QgsProject.instance()
    first = put_in(project, tmp_path, "business_count")
    facts, path = map_facts(sample_map()), next(tmp_path.glob("*.gpkg"))
    more = [group_layers.new_group(facts, project.layerTreeRoot()) for _ in range(4)]
    for group in more:
        layer = layers_of(first)["hexes"].clone()
        project.addMapLayer(layer, False)
        group.addLayer(layer)
        group_layers.record(group, {"hexes": layer})
    assert path.exists()
    return [*reversed(more), first]


def remove(group):
    project = QgsProject.instance()
    project.removeMapLayers([node.layerId() for node in group.findLayers()])
    project.layerTreeRoot().removeChildNode(group)


def test_the_next_map_is_followed_at_once(panel, maps):
    flush()
    assert panel._pages.group is maps[0]
    flush()
    remove(maps[0])
    assert panel._pages.group is maps[1]


def test_of_many_removed_at_once_only_the_last_is_followed(panel, maps):
    flush()
    flush()
    panel.adopted.clear()
    for group in maps[:4]:
        remove(group)
    flush()
    assert panel._pages.group is maps[4] and not panel.pages.isHidden()
    assert panel.adopted == [maps[1], None, maps[4]]
    QgsProject.instance().clear()
    assert panel._pages.group is None and panel.pages.isHidden()


@pytest.mark.parametrize("page", ["query_group", "layout_group"])
def test_a_map_deleted_by_hand_while_a_page_is_open(panel, maps, page):
    flush()
    flush()
    panel._pages.open(page)
    for group in maps:
        remove(group)
    flush()
    assert panel._pages.group is None and panel.state.text() == "Choose what to map, then Generate."


def style(layer: QgsMapLayer) -> str:
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext())
    return document.toString(-1)


def test_what_hid_towns_and_places_in_an_earlier_version_is_renewed_and_nothing_else(panel, qgis_new_project, tmp_path):
    project = QgsProject.instance()
    found = layers_of(put_in(project, tmp_path, "business_count"))
    now = {}
    for role in ("towns", "places"):
        found[role].setOpacity(0.5)
        found[role].labeling().rootRule().children()[0].setActive(False)
        now[role] = style(found[role])
        document = QDomDocument()
        document.setContent(now[role].replace(OF_PAGE, BEFORE))
        found[role].importNamedStyle(document)
        assert OF_PAGE not in style(found[role])
    project.write(str(tmp_path / "old.qgz"))
    project.clear()
    project.read(str(tmp_path / "old.qgz"))
    layers = layers_of(panel._pages.group)
    for role in ("towns", "places"):
        assert BEFORE not in style(layers[role]) and OF_PAGE in style(layers[role])
        assert layers[role].opacity() == 0.5 and not layers[role].labeling().rootRule().children()[0].active()
