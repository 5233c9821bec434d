"""What a user does to a project between the run and the page: each takes the map's group and gives the group to use."""

from __future__ import annotations

import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import groups, layers_of
from midlands_clusters_plugin.core.grid.hexgrid import make_grid

from ..cartography.conftest import made_map, write_map


def put(folder, name, *, beside=False, metric="business_count", **options):
    """A run: the file and its layers in the project."""
    made = made_map(**options)
    sums = made.hexes.groupby("authority_code")[list(made.metrics)].sum().reindex(made.authorities["authority_code"])
    for one in made.metrics:  # as the engine gives them
        made.authorities[one] = sums[one].to_numpy(dtype=float)
    made.hexes["cell_id"] = make_grid("bng", 1000.0).ids(made.hexes["cell_id"].astype("int64").to_numpy())
    made.before = _old_and_new(made.hexes, list(made.metrics))
    path = write_map(made, Path(folder) / name)
    return group_layers.add_map(QgsProject.instance(), path, map_facts(made), metric, beside=beside)


def _old_and_new(hexes, metrics):
    """The map as one by new authorities: those of today are its southern and its northern half."""
    south = (hexes.geometry.centroid.y < 310_000).to_numpy()
    frame = pd.DataFrame({one: hexes[one].to_numpy(dtype=float, na_value=0.0) for one in metrics})
    frame["old_code"] = [("E06000008", "E06000009")[one] for one in south]
    frame["new_code"] = hexes["authority_code"].to_numpy()
    every = [frame.assign(**kept) for kept in ({}, {"old_code": "all"}, {"new_code": "all"})]
    every.append(frame.assign(old_code="all", new_code="all"))
    table = pd.concat(every).groupby(["old_code", "new_code"], as_index=False)[metrics].sum()
    names = {"E06000008": "North", "E06000009": "South", "E06000001": "West", "E06000002": "East", "all": "All"}
    table = table.assign(old_name=table["old_code"].map(names), new_name=table["new_code"].map(names))
    boxes = [shapely.box(440_000, low, 460_000, low + 10_000) for low in (310_000, 300_000)]
    codes = ["E06000008", "E06000009"]
    old = gpd.GeoDataFrame(
        {"authority_code": codes, "authority_name": [names[one] for one in codes]}, geometry=boxes, crs=27700
    )
    for one in metrics:
        sums = table[table["new_code"] == "all"].set_index("old_code")[one]
        old[one] = [float(sums[code]) for code in codes]
    return {"old_authorities": old, "old_and_new": table}


def own_layer(folder, crs="EPSG:27700", name="The user's own"):
    """A layer of the user's own, of two squares."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=business_count:integer&field=employees:double", name, "memory")
    features = []
    for number in range(2):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number, 5.0])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(441_000 + number * 1000, 301_000, 441_900, 301_900)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def nothing(group, folder):
    """The map as it was made."""
    return group


def two_maps(group, folder):
    """Another cluster's map of ten times the employees, above the first and not touched by what is asked of that."""
    put(folder, "other.gpkg", beside=True, cluster="rail", scale=10.0)
    return group


def duplicated_layer(group, folder):
    """QGIS's Duplicate Layer on the hexagons: below the source, hidden."""
    hexes = layers_of(group)["hexes"]
    copy = hexes.clone()
    copy.setName(f"{hexes.name()} copy")
    QgsProject.instance().addMapLayer(copy, False)
    place = group.children().index(group.findLayer(hexes.id()))
    group.insertLayer(place + 1, copy).setItemVisibilityChecked(False)
    return group


def renamed_and_duplicated_pages(group, folder):
    """Two sheets that the user keeps: one renamed, one duplicated in the Layout Manager."""
    project = QgsProject.instance()
    sheet = pages.make_layout(project, group, template="sheet_a4_landscape", name="Sheet")
    project.layoutManager().duplicateLayout(sheet, "Board paper")
    sheet.setName("March")
    return group


def pasted_style(group, folder):
    """The style of the hexagons, all categories, on a layer of the user's own that lies in the group."""
    own, doc = own_layer(folder), QDomDocument()
    QgsProject.instance().addMapLayer(own, False)
    group.addLayer(own)
    layers_of(group)["hexes"].exportNamedStyle(doc)
    own.importNamedStyle(doc)
    group.findLayer(own.id()).setItemVisibilityChecked(False)
    return group


def filtered(group, folder):
    """A filter that leaves the western authority, where all businesses are."""
    assert layers_of(group)["hexes"].setSubsetString("\"authority_code\" = 'E06000001'")
    return group


def filtered_by_value(group, folder):
    """A filter that hides the highest hexagons."""
    assert layers_of(group)["hexes"].setSubsetString('"business_count" < 5')
    return group


def unsaved_edits(group, folder):
    """An edit of the hexagons that waits."""
    hexes = layers_of(group)["hexes"]
    assert hexes.startEditing()
    feature = next(hexes.getFeatures())
    hexes.changeAttributeValue(feature.id(), hexes.fields().lookupField("authority_name"), "mine, not saved")
    return group


def moved_project(group, folder):
    """Saved, moved to a folder with odd signs, opened there."""
    project, here, there = QgsProject.instance(), Path(folder) / "here", Path(folder) / "R&D 50% (é)"
    here.mkdir()
    for file in Path(folder).glob("map.gpkg*"):
        shutil.copy2(file, here)
    for layer in layers_of(group).values():
        source = layer.source().replace(str(folder), str(here))
        layer.setDataSource(source, layer.name(), "ogr")
    assert project.write(str(here / "p.qgz"))
    project.clear()
    shutil.move(here, there)
    assert project.read(str(there / "p.qgz"))
    assert all(layer.isValid() for layer in project.mapLayers().values())
    return groups(project)[0]


def rerun_of_other_data(group, folder):
    """The same map made again of other data, into the same file, after a page was made: that says so."""
    return _after_a_page(group, folder, "map.gpkg", scale=7.0)


def rerun_of_another_cluster(group, folder):
    """Another cluster's map in its place."""
    return _after_a_page(group, folder, "rail.gpkg", cluster="rail", scale=3.0)


def _after_a_page(group, folder, name, **options):
    page = pages.make_layout(QgsProject.instance(), group, name="before")
    assert not pages.is_stale(page)
    group = put(folder, name, **options)
    assert pages.is_stale(page)
    return group


def another_style_and_back(group, folder):
    """A second style of the hexagons, made of other data before, switched to."""
    hexes = layers_of(group)["hexes"]
    hexes.styleManager().addStyleFromLayer("before")
    made = put(folder, "map.gpkg", scale=5.0, metric="employees")
    hexes.styleManager().setCurrentStyle("before")
    return made


def base_map_first(group, folder):
    """A project that begins with a base map in another system: it has that system, and the map lies above it."""
    project = QgsProject.instance()
    base = QgsVectorLayer("Polygon?crs=EPSG:3857", "base", "memory")
    feature = QgsFeature(base.fields())
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(-170_000, 6_900_000, -160_000, 6_950_000)))
    base.dataProvider().addFeatures([feature])
    project.clear()
    project.addMapLayer(base)  # as QGIS does with a first layer
    project.setCrs(base.crs())
    group = put(folder, "map.gpkg")
    assert project.crs() == base.crs()
    return group


LEAVES_COLUMNS = (renamed_and_duplicated_pages, pasted_style, unsaved_edits)


def several_at_once(group, folder):
    """All that leaves the figures of the hexagons as they are."""
    for state in LEAVES_COLUMNS:
        group = state(group, folder)
    return group


STATES = (
    nothing, two_maps, duplicated_layer, several_at_once, filtered, another_style_and_back, moved_project,
    rerun_of_other_data, rerun_of_another_cluster, base_map_first,
)  # fmt: skip

WITH_3D = (  # of a filter that leaves empty hexagons only there would be nothing to see
    two_maps, duplicated_layer, filtered_by_value, another_style_and_back, moved_project, rerun_of_other_data,
    rerun_of_another_cluster, base_map_first, several_at_once,
)  # fmt: skip
SYSTEMS = tuple(QgsCoordinateReferenceSystem(one) for one in ("EPSG:27700", "EPSG:3857", "EPSG:4326"))
