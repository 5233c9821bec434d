"""What was seen to go wrong once in a project that lives, and stands in no other test: a case each."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeature, QgsGeometry, QgsProject
from qgis.core import QgsVectorLayer as Layer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QWidget

from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.exporting import export
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.catalogue import catalogue
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.geography.areas import builtin_boundaries, get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.gui.dock.result import Result
from midlands_clusters_plugin.gui.tasks.job import FILE, CompanyInput, Workspaces
from midlands_clusters_plugin.sources.layers.polygon_layers import boundaries_from_source, polygon_source

from ..cartography.conftest import write_map
from .states import duplicated_layer, own_layer, pasted_style, put
from .test_matrix import DATA, ink, looks, make_page

pytestmark = pytest.mark.usefixtures("qgis_app")
DERBY, COUNTY = "E06000015", "E10000007"
LONG = (
    "The Royal Borough of Derby-upon-Derwent, Alvaston, Spondon and the Nine Hundred and Ninety-Nine Parishes / "
    "Bwrdeistref Frenhinol Derby",
    "Derbyshire\nCounty 'X' \"Y\" & Co <b>50%</b>",
)


@pytest.fixture
def companies(tmp_path):
    path = tmp_path / "companies.csv"
    rows = ("A,DE1 2FS,30300", "B,B1 1BB,62012", "C,NG2 3NG,62020", "D,DE4 3AG,30300", "E,DE4 3AG,62020")
    path.write_text("name,postcode,sic\n" + "\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def project(qgis_new_project):
    yield QgsProject.instance()
    QgsProject.instance().clear()


def test_clusters_of_the_users_own_that_change_make_another_answer(companies, tmp_path):
    own, workspaces, given = tmp_path / "clusters.json", Workspaces(), CompanyInput(FILE, path=str(companies))

    def counted(prefix):
        row = {"id": "my_cluster", "name": "My cluster", "sic": [{"prefix": prefix}]}
        own.write_text(json.dumps({"clusters": [row]}), encoding="utf-8")
        catalogue.remove_added_clusters()
        catalogue.add_clusters(own)
        made = workspaces.get(given, Feedback()).hexmap(MapRequest("my_cluster", get_area("midlands_engine")))
        return made.report["rows_in_area"]

    try:
        assert [counted("62"), counted("30"), counted("62")] == [3, 2, 3]
    finally:
        catalogue.remove_added_clusters()


@pytest.mark.parametrize("system", ["EPSG:27700", "EPSG:3857", "EPSG:4326"])
def test_the_dock_zooms_to_the_uppermost_map_in_any_system(project, tmp_path, system):
    project.setCrs(QgsCoordinateReferenceSystem(system))
    put(tmp_path, "first.gpkg", beside=True)
    group = put(tmp_path, "second.gpkg", beside=True, cluster="rail")
    canvas, holder, shown = QgsMapCanvas(), QWidget(), []
    canvas.resize(800, 600)
    canvas.setDestinationCrs(project.crs())
    window = SimpleNamespace(mapCanvas=lambda: canvas, showAttributeTable=lambda one: shown.append(one.source()))
    result = Result(window, holder)
    result.zoom()
    result.show_rejects()
    hexes = layers_of(group)["hexes"]
    assert result.layer("hexes").id() == hexes.id() and shown == [layers_of(group)["rejects"].source()]
    whole = QgsCoordinateTransform(hexes.crs(), project.crs(), project).transformBoundingBox(hexes.extent())
    seen = canvas.extent()
    assert seen.contains(whole) and seen.width() < 3 * whole.width()  # a margin in metres is no margin in degrees
    canvas.deleteLater()
    holder.deleteLater()


def transformed(geometry, system):
    moved, to = QgsGeometry(geometry), QgsCoordinateReferenceSystem(system)
    moved.transform(QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:27700"), to, QgsProject.instance()))
    return moved


def with_heights(geometry):
    made = QgsGeometry(geometry.constGet().clone())
    made.get().addZValue(12.5)
    made.get().addMValue(1)
    return made


def as_curve(geometry):
    return QgsGeometry(geometry.constGet().toCurveType())


def outlines(kind):
    """Derby and Derbyshire as people have them: rows, reference system, type of geometry."""
    found = builtin_boundaries().subset([DERBY, COUNTY])
    city, county = (found.geometry[list(found.codes).index(one)] for one in (DERBY, COUNTY))
    made = [QgsGeometry(), QgsGeometry()]
    made[0].fromWkb(shapely.to_wkb(city))
    made[1].fromWkb(shapely.to_wkb(county))
    plain, system, shape = [(DERBY, made[0]), (COUNTY, made[1])], "EPSG:27700", "MultiPolygon"
    if kind == "twice":
        return plain * 2, system, shape
    if kind == "blanks":
        return [(f" {DERBY.lower()} ", made[0]), (f"{COUNTY}\n", made[1])], system, shape
    if kind == "heights":
        return [(code, with_heights(one)) for code, one in plain], system, "MultiPolygonZM"
    if kind in ("degrees", "Mercator"):
        system = {"degrees": "EPSG:4326", "Mercator": "EPSG:3857"}[kind]
        return [(code, transformed(one, system)) for code, one in plain], system, shape
    if kind == "curves":
        return [(code, as_curve(one)) for code, one in plain], system, "MultiSurface"
    if kind == "county over the city":
        made[1].fromWkb(shapely.to_wkb(shapely.union(city, county)))
        return plain, system, shape
    if kind == "a hole":
        made[0].fromWkb(shapely.to_wkb(city.difference(city.representative_point().buffer(1500))))
        return plain, system, shape
    if kind == "bow tie":
        bow = "MultiPolygon(((430000 330000, 440000 340000, 440000 330000, 430000 340000, 430000 330000)))"
        return [*plain, (COUNTY, QgsGeometry.fromWkt(bow))], system, shape
    parts = [(COUNTY, QgsGeometry.fromWkt(one.wkt)) for one in shapely.get_parts(county)]
    return [plain[0], *parts, (COUNTY, QgsGeometry())], system, shape  # "parts": a row each, one without a shape


KINDS = ("twice", "blanks", "heights", "degrees", "Mercator", "curves", "county over the city", "a hole", "bow tie")


@pytest.mark.parametrize("kind", [*KINDS, "parts"])
def test_boundary_layers_as_people_have_them_count_the_same(companies, kind):
    rows, system, shape = outlines(kind)
    layer = Layer(f"{shape}?crs={system}&field=CTYUA24CD:string", "mine", "memory")
    features = []
    for code, geometry in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code])
        feature.setGeometry(geometry)
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    found = boundaries_from_source(polygon_source(layer, QgsProject.instance().transformContext()))
    request = MapRequest("all", get_area(f"{DERBY}+{COUNTY}"), "bng", 5000.0, found)
    made = Workspace(read_companies(companies)).hexmap(request)
    hexes = made.hexes
    assert not hexes.duplicated(["cell_id", "authority_code"]).any()
    sums = hexes.groupby("authority_code")["business_count"].sum()
    assert {code: int(sums[code]) for code in (DERBY, COUNTY)} == {DERBY: 1, COUNTY: 2}
    said = " ".join([*found.notes, *made.report["boundaries"]["notes"], *made.report["notes"]])
    wanted = {"county over the city": "overlap", "bow tie": "mended", "parts": "left out"}
    assert wanted.get(kind, "") in said


def test_names_of_any_length_and_kind_stand_on_a_page(project, companies, tmp_path):
    known = builtin_boundaries().subset([DERBY, COUNTY])
    known = replace(known, names=np.array(LONG, dtype=object), builtin=False)
    request = MapRequest("all", get_area(f"{DERBY}+{COUNTY}"), "bng", 5000.0, known)
    made = Workspace(read_companies(companies)).hexmap(request)
    path = write_map(made, tmp_path / "long.gpkg")
    group = group_layers.add_map(project, path, map_facts(made), "business_count")
    for kind in ("map", "figures", "atlas", "oblique"):
        page = pages.make_layout(project, group, template=f"{kind}_a4_landscape", name=kind)
        files = export(page, tmp_path / f"{kind}.png", dpi=40)
        assert len(files) == (2 if kind == "atlas" else 1) and all(0.001 < ink(one) < 0.9 for one in files)
        for item in page.items():
            if hasattr(item, "currentText") and item.isVisible():
                assert "<b>50%</b>" not in item.currentText() or item.mode() == item.Mode.ModeFont


def test_a_copy_a_pasted_style_another_metric_and_another_run_in_one_web_mercator_project(project, tmp_path):
    base = own_layer(tmp_path, "EPSG:3857", "OpenStreetMap stands here")
    project.addMapLayer(base)
    project.setCrs(base.crs())
    project.layerTreeRoot().findLayer(base.id()).setItemVisibilityChecked(False)
    group = put(tmp_path, "map.gpkg")
    page, picture = make_page(group, "map", tmp_path)
    assert project.crs() == base.crs() and ink(picture, page.itemById("mc_map"), DATA) > 0.05
    titled = pages.make_layout(project, group, name="titled", title="Aerospace share [%]")
    assert pages.items(titled)["title"].currentText().replace("\u2060", "") == "Aerospace share [%]"  # no expression
    duplicated_layer(pasted_style(group, tmp_path), tmp_path)
    mine = {one.id() for one in layers_of(group).values()}
    names = (base.name(), "The user's own", f"{layers_of(group)['hexes'].name()} copy")
    users = [one.id() for one in project.mapLayers().values() if one.name() in names]
    before = looks(project, mine)
    group_layers.show_metric(group, "employees")
    group = put(tmp_path, "map2.gpkg", cluster="space_technologies", metric="employees")
    hexes = layers_of(group)["hexes"]
    assert "map2.gpkg" in hexes.source() and hexes.customProperty("midlands_clusters/metric") == "employees"
    assert group.findLayer(hexes.id()).itemVisibilityChecked()
    after = looks(project, mine)
    assert len(users) == 3 and all(after[ident] == before[ident] for ident in users)
    assert len([one for one in project.mapLayers().values() if one.customProperty(ROLE) == "hexes"]) == 3
    assert pages.is_stale(page)
