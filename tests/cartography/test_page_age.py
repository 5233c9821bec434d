"""A page is true, or says on its face that it is not; statistics stay with the map that they are of."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsLayoutItemLabel, QgsLayoutItemMap, QgsRectangle, QgsVectorLayer

from midlands_clusters_plugin.cartography.context.place_symbols import PlacesShown, show_places
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.map.page_age import mark_stale_pages
from midlands_clusters_plugin.cartography.page import alternative
from midlands_clusters_plugin.cartography.page import pages as layout
from midlands_clusters_plugin.cartography.page_text.snapshot import shown_layers, snapshot
from midlands_clusters_plugin.cartography.record import results
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.style.schemes import Scheme, set_scheme
from midlands_clusters_plugin.cartography.style.styles import restyle
from midlands_clusters_plugin.cartography.thematic.statistics_symbology import Provenance, present

from .conftest import made_map, write_map
from .test_pages import atlas_ready

TEMPLATES = ("map_a4_landscape", "figures_a4_landscape", "sheet_a4_landscape")


def marked(page):
    found = layout.items(page).get("stale_0")
    return found is not None and "before the last change" in found.text()


def rerun(project, tmp_path, **changes):
    other = made_map(**changes)
    return group_layers.add_map(project, write_map(other, tmp_path / "again.gpkg"), map_facts(other), "business_count")


def filtered(project, group, tmp_path):
    layers_of(group)["hexes"].setSubsetString("\"authority_code\" = 'E06000001'")


def classes(project, group, tmp_path):
    hexes = layers_of(group)["hexes"]
    set_scheme(hexes, "business_count", Scheme("equal", 3))
    restyle(hexes, "business_count")


def left_out(project, group, tmp_path):
    hexes = layers_of(group)["hexes"]
    first = next(hexes.getFeatures('"business_count" > 0'))
    set_left_out(hexes, [LeftOut(first["cell_id"], first["authority_code"], "map")])
    restyle(hexes, "business_count")


CHANGES = {
    "metric": lambda project, group, tmp_path: group_layers.show_metric(group, "employees"),
    "data": lambda project, group, tmp_path: rerun(project, tmp_path, scale=10.0),
    "cluster": lambda project, group, tmp_path: rerun(project, tmp_path, cluster="all"),
    "filter": filtered,
    "classes": classes,
    "left out": left_out,
    "places": lambda project, group, tmp_path: show_places(layers_of(group), PlacesShown(("university",))),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_of_an_earlier_map_says_so_until_it_is_renewed(project, group, tmp_path, change):
    """All kinds of pages after new data; after other changes the map and, in turn, one of the others."""
    number = list(CHANGES).index(change)
    kinds = TEMPLATES if change == "data" else (TEMPLATES[0], TEMPLATES[1 + number % 2])
    pages = [layout.make_layout(project, group, template=one, name=one) for one in kinds]
    assert not any(layout.is_stale(page) or marked(page) for page in pages)
    CHANGES[change](project, group, tmp_path)
    assert all(layout.is_stale(page) and marked(page) for page in pages)
    for page in pages:
        layout.refresh(page, group)
    assert not any(layout.is_stale(page) or marked(page) for page in pages)


def test_a_change_that_is_taken_back_takes_the_mark_off(project, group):
    page = layout.make_layout(project, group)
    group_layers.show_metric(group, "employees")
    assert marked(page)
    group_layers.show_metric(group, "business_count")
    assert not marked(page) and mark_stale_pages(project) == []


def test_a_page_whose_map_is_gone_is_stale(project, group):
    page = layout.make_layout(project, group)
    project.removeMapLayers([one.id() for one in layers_of(group).values()])
    assert mark_stale_pages(project) == [page] and marked(page)


def statistic(project, group, role="statistic"):
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:27700&field=authority_name:string&field=kind:string", "Hot spots", "memory"
    )
    layer.setCustomProperty(ROLE, role)
    cell = QgsFeature(layer.fields())
    cell.setAttributes(["West", "hot_99"])
    cell.setGeometry(QgsGeometry.fromRect(QgsRectangle(441_000, 301_000, 442_000, 302_000)))
    layer.dataProvider().addFeature(cell)
    project.addMapLayer(layer, False)
    group.insertLayer(0, layer)
    return layer


@pytest.mark.parametrize("noted", [True, False])
def test_a_statistic_of_an_earlier_map_is_put_away_and_never_printed(project, group, tmp_path, noted):
    layer = statistic(project, group)
    facts = map_facts(made_map())
    if noted:
        results.belong(layer, facts.stamp)
    assert layer in shown_layers(group)
    rerun(project, tmp_path, cluster="all")
    assert layer.name() == "Hot spots (of the map before)"
    assert not group.findLayer(layer.id()).itemVisibilityChecked()
    group.findLayer(layer.id()).setItemVisibilityChecked(
        True
    )  # the user may look at it, but no page of the new map prints it
    assert layer not in shown_layers(group)
    rerun(project, tmp_path)
    assert layer.name() == "Hot spots" and layer in shown_layers(group)


def test_a_statistic_of_the_toolbox_bears_the_stamp_of_the_map_that_it_was_made_from(project, group, tmp_path):
    layer = statistic(project, group)
    assert results.stamp_of(layer) == ""  # what the user put into a group is not of its map
    of_map = results.stamp_of(layers_of(group)["hexes"])
    assert of_map == facts_of(group).stamp
    present(layer, Provenance("hot_spots", "Hot spots", "Words.", of_map=of_map))
    assert layer in shown_layers(group)
    rerun(project, tmp_path, scale=10.0)
    assert layer not in shown_layers(group)


def test_a_filter_on_the_authorities_is_none_on_the_hexagons(project, group):
    assert layers_of(group)["authorities"].setSubsetString("\"authority_code\" = 'E06000001'")
    shot = snapshot(group, project)
    assert shot.facts.subset == ""
    assert shot.table.total("business_count") == sum(one["business_count"] for one in shot.hexes.getFeatures())
    assert len(shot.table.codes) == 2


def test_the_stamp_of_facts_is_that_of_what_they_say():
    one, two = map_facts(made_map()), map_facts(made_map())
    assert one.stamp == two.stamp
    assert replace(one, cluster="all").stamp != one.stamp
    assert map_facts(made_map(scale=2.0)).stamp != one.stamp


WEST = "\"authority_code\" = 'E06000001'"


def texts(page):
    return {name: item.text() for name, item in layout.items(page).items() if isinstance(item, QgsLayoutItemLabel)}


@pytest.mark.parametrize("template", ["map_a4_landscape", "figures_a4_landscape", "atlas_a4_landscape"])
def test_a_filter_is_used_for_all_numbers_and_stated(project, tmp_path, template):
    made = atlas_ready(made_map())
    group = group_layers.add_map(project, write_map(made, tmp_path / "m.gpkg"), map_facts(made), "business_count")
    hexes = layers_of(group)["hexes"]
    hexes.setSubsetString(WEST + ' AND "business_count" > 3')
    expected = sum(one["business_count"] for one in hexes.getFeatures())
    page = layout.make_layout(project, group, template=template)
    found = texts(page)
    assert "Only hexagons of a filter are shown and counted" in found["notes"]
    assert "on this map" not in found["credits"]
    if template.startswith("figures"):
        assert found["value_1"] == f"{expected:,}"
    if template.startswith("atlas"):
        assert page.atlas().count() == 1
        page.atlas().first()
        assert f"West: {expected:,} Aerospace businesses, 100%" in layout.items(page)["title"].currentText()
    html, authorities, hexagons = alternative.write_beside(page, group, tmp_path / "page.pdf")
    assert f"In all: {expected:,} businesses." in html.read_text(encoding="utf-8")
    assert pd.read_csv(authorities)["business_count"].sum() == pd.read_csv(hexagons)["business_count"].sum() == expected


def test_a_statistic_over_the_hexagons_gives_the_page_its_wording_and_legend(project, group, tmp_path):
    layer = statistic(project, group)
    present(layer, Provenance("hot_spots", "Hot spots (Gi*)", "3 of 450 hexagons are hot spots."))
    results.belong(layer, map_facts(made_map()).stamp)
    layer.setName("Hot spots (Gi*): Businesses")
    page = layout.make_layout(project, group)
    found, legend = texts(page), layout.items(page)["legend"]
    assert found["title"] == "Hot spots (Gi*): Businesses. Aerospace, Testshire"
    assert "3 of 450 hexagons are hot spots." in found["notes"]
    assert "Not where one company makes the figure (see Spikes)" in found["notes"], "the catalogue's caveat"
    assert layers_of(group)["hexes"] not in layout.items(page)["map"].layers(), "its labels would lie on the statistic"
    html, table = alternative.write_beside(page, group, tmp_path / "page.pdf")
    assert table.name == "page_hot_spots.csv" and pd.read_csv(table)["kind"].tolist() == ["hot_99"]
    assert table.name in html.read_text(encoding="utf-8") and "Hot spot, 99% sure" in html.read_text(encoding="utf-8")
    named = [node.layer() for node in legend.model().rootGroup().findLayers()]
    assert layer in named and layers_of(group)["hexes"] not in named
    sheet = layout.make_layout(project, group, template="sheet_a4_landscape", name="sheet")
    assert texts(sheet)["title"].startswith("Aerospace businesses")
    assert not any(layer in one.layers() for one in sheet.items() if isinstance(one, QgsLayoutItemMap))
