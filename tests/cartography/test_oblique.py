"""The oblique map in a project: columns in the colours of the flat map, drawn from the back, beside the map's file, again and again."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage

from midlands_clusters_plugin.cartography.context.own_place_layer import show_own_places
from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.oblique.oblique_data import Asked, scene
from midlands_clusters_plugin.cartography.oblique.oblique_page import oblique_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.record.roles import ROLE, groups, layers_of
from midlands_clusters_plugin.cartography.style.styles import class_shades, restyle
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.oblique.oblique_scene import tips_of

from .test_page_pictures import STORED, alike, unlike

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(scope="module")
def hexmap():
    return Workspace(sample_companies()).hexmap(MapRequest("aerospace"))


@pytest.fixture(scope="module")
def written(hexmap, tmp_path_factory):
    return write_layers(tmp_path_factory.mktemp("oblique") / "map.gpkg", hexmap.layers())


@pytest.fixture(scope="module")
def nobody(tmp_path_factory):
    """A map without a company, and its file."""
    empty = Workspace(sample_companies()).hexmap(MapRequest("rail"))
    return empty, write_layers(tmp_path_factory.mktemp("empty") / "none.gpkg", empty.layers())


@pytest.fixture
def group(hexmap, written, tmp_path):
    project = QgsProject.instance()
    project.clear()
    shutil.copy(written, tmp_path / "map.gpkg")
    yield add_map(project, tmp_path / "map.gpkg", map_facts(hexmap), "business_count")
    project.clear()


def made(group, **more):
    return oblique_map(QgsProject.instance(), group, **more)


def by_role(found) -> dict[str, QgsVectorLayer]:
    return {layer.customProperty(ROLE): layer for layer in found.layers}


def picture(found, size=(700, 400)):
    settings = QgsMapSettings()
    settings.setLayers(found.layers)
    settings.setOutputSize(QSize(*size))
    settings.setExtent(found.extent)
    settings.setBackgroundColor(QColor("#ffffff"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(4)  # RGB32
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return np.frombuffer(bits, dtype=np.uint8).reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()


def test_every_cell_with_businesses_has_one_top_and_empty_ones_have_none(group, hexmap):
    rising = hexmap.hexes[hexmap.hexes["business_count"] > 0]
    found = scene_of(group)
    assert set(found.cells["cell_id"]) == set(rising["cell_id"]) and len(found.columns) == len(rising)
    assert (found.columns.heights > 0).all()
    tops = [f.geometry() for f in by_role(made(group))["oblique_faces"].getFeatures() if f["look"] % 100 == 99]
    assert sum(one.area() for one in tops) == pytest.approx(rising.area.sum() * 0.5, rel=1e-6), (
        "the ground's depth is halved"
    )


def test_faces_are_in_painters_order_and_colours_are_the_flat_maps(group):
    found = made(group)
    faces = by_role(found)["oblique_faces"]
    renderer = faces.renderer()
    assert renderer.orderByEnabled() and "painter" in renderer.orderBy().dump()
    shades = [shade for _, _, shade in class_shades(layers_of(group)["hexes"], "business_count")]
    pixels = {tuple(row) for row in picture(found, (2400, 1300)).reshape(-1, 3)}
    for shade in shades:
        assert (shade.red(), shade.green(), shade.blue()) in pixels, "each class is seen as itself on the tops"


def test_layers_are_in_the_project_but_not_in_its_tree(group):
    found = made(group)
    project = QgsProject.instance()
    for layer in found.layers:
        assert layer.isValid() and project.mapLayer(layer.id()) is not None
        assert project.layerTreeRoot().findLayer(layer.id()) is None
        assert not layer.crs().isValid(), "page coordinates must not be reprojected"


def test_a_second_time_the_layers_are_the_same_ones(group):
    before = {layer.id() for layer in made(group).layers}
    restyle(layers_of(group)["hexes"], "business_count")
    assert {layer.id() for layer in made(group, exaggeration=2.0).layers} == before
    other = {layer.id() for layer in made(group, metric="turnover").layers}
    assert not before & other, "two metrics, two maps: both can stand on layouts"


def test_a_saved_project_opens_with_it(group, tmp_path):
    made(group)
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "p.qgz"))
    faces = [one for one in project.mapLayers().values() if one.customProperty(ROLE) == "oblique_faces"]
    assert len(faces) == 1 and faces[0].isValid() and faces[0].featureCount() > 100


def test_the_extent_holds_all_that_is_drawn(group):
    found = made(group)
    drawn = picture(found)
    rim = np.concatenate([drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1]])
    assert (rim == 255).all(axis=1).mean() > 0.9
    assert (drawn != 255).any(axis=2).mean() > 0.2


def test_the_box_of_one_authority(group):
    found = made(group)
    derby = found.extent_of("E06000015")
    assert found.extent.contains(derby) and derby.width() < found.extent.width() / 10
    with pytest.raises(UserError):
        found.extent_of("E99999999")


def scene_of(group, **more):
    layers = layers_of(group)
    return scene(layers, Asked("business_count", **more), class_shades(layers["hexes"], "business_count"))


def test_higher_means_higher(group):
    plain = scene_of(group).columns
    order = np.argsort(plain.values, kind="stable")
    assert (np.diff(plain.heights[order]) >= 0).all() and plain.heights.max() > plain.heights.min()
    assert np.allclose(scene_of(group, exaggeration=2.0).columns.heights, 2 * plain.heights)


def test_a_cell_left_out_of_the_map_does_not_rise(group):
    before = scene_of(group)
    highest = before.cells.iloc[int(before.columns.values.argmax())]
    set_left_out(layers_of(group)["hexes"], [LeftOut(highest["cell_id"], highest["authority_code"], "map")])
    after = scene_of(group)
    assert len(after.columns) == len(before.columns) - 1 and highest["cell_id"] not in set(after.cells["cell_id"])
    assert by_role(made(group))["oblique_faces"].featureCount() > 0


def test_a_layer_with_a_filter_is_read_as_it_is_shown(group):
    hexes = layers_of(group)["hexes"]
    whole = len(scene_of(group).columns)
    hexes.setSubsetString("\"authority_code\" = 'E06000015'")
    assert 0 < len(scene_of(group).columns) < whole


def test_names_of_peaks_towns_and_the_spikes_number(group):
    labels = list(by_role(made(group))["oblique_labels"].getFeatures())
    texts = {f["text"]: f["spike"] for f in labels if f["kind"] == "peak"}
    assert (
        "32 near Coventry" in texts
        and texts["26 near Leicester"] == 1
        and any(text.endswith("near Derby") for text in texts)
    )
    assert len(texts) <= 7
    assert {"Birmingham", "Lincoln"} <= {f["text"] for f in labels if f["kind"] == "town"}
    assert all(f["label_x"] is not None for f in labels), "each name has its place on the page"


def test_a_column_at_the_rim_is_not_named_after_a_town_elsewhere(hexmap, tmp_path):
    project = QgsProject.instance()
    project.clear()
    derby = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015")))
    write_layers(tmp_path / "derby.gpkg", derby.layers())
    group = add_map(project, tmp_path / "derby.gpkg", map_facts(derby), "business_count")
    towns = layers_of(group)["towns"]
    outline = derby.authorities.union_all()
    inside = {f["name"] for f in towns.getFeatures() if outline.contains(shapely.from_wkb(bytes(f.geometry().asWkb())))}
    peaks = [f["text"] for f in by_role(made(group))["oblique_labels"].getFeatures() if f["kind"] == "peak"]
    assert peaks and all(
        text.partition(" near ")[2] in inside or text.endswith(" in a hexagon of Derby") for text in peaks
    )
    project.clear()


def test_names_keep_apart_from_each_other(group):
    """Text as QGIS measures it: boxes from their lower left corners at the scale that they were placed for."""
    for metric in ("business_count", "employees", "turnover"):
        rows = [f for f in by_role(made(group, metric=metric))["oblique_labels"].getFeatures() if f["label_x"]]
        boxes = []
        for one in rows:
            font = QFont("Arial", 0, QFont.Weight.Bold if one["kind"] == "peak" else QFont.Weight.Normal)
            font.setPixelSize(100)
            points = 6.5 if one["kind"] == "town" else 7.5
            text = f"({one['spike']}) {one['text']}" if one["spike"] and one["kind"] == "peak" else one["text"]
            wide = QFontMetricsF(font).horizontalAdvance(text) / 100 * points * 25.4 / 72 * one["pinned"] / 1000
            high = points * 25.4 / 72 * one["pinned"] / 1000
            boxes.append(shapely.box(one["label_x"], one["label_y"], one["label_x"] + wide, one["label_y"] + high))
        tree = shapely.STRtree(boxes)
        first, second = tree.query(boxes, predicate="intersects")
        assert (first == second).all()


def in_layout(found, tmp_path, *, atlas=False, project_crs="EPSG:27700"):
    """A page of 200 x 100 mm with just the map."""
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem(project_crs))
    page = QgsPrintLayout(project)
    page.initializeDefaults()
    item = QgsLayoutItemMap(page)
    page.addLayoutItem(item)
    item.attemptSetSceneRect(QRectF(10, 10, 200, 100))
    item.setCrs(found.crs)
    item.setLayers(found.layers)
    item.setKeepLayerSet(True)
    item.zoomToExtent(found.extent)
    if atlas:
        page.atlas().setEnabled(True)
        page.atlas().setCoverageLayer(layers_of(groups(project)[0])["authorities"])
        found.follow_atlas(item)
    return page, item


@pytest.mark.parametrize("project_crs", ["EPSG:27700", "EPSG:4326"])
def test_a_printed_page_is_vectors_and_text_and_claims_no_position(group, tmp_path, project_crs):
    found = made(group)
    page, item = in_layout(found, tmp_path, project_crs=project_crs)
    assert 900_000 < item.scale() < 1_700_000, "metres of the map, whatever the project's reference system is"
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.forceVectorOutput = settings.appendGeoreference = True
    settings.textRenderFormat = QgsRenderContext.TextFormatAlwaysText
    path = tmp_path / "oblique.pdf"
    assert QgsLayoutExporter(page).exportToPdf(str(path), settings) == QgsLayoutExporter.Success
    assert path.stat().st_size < 3_000_000
    assert "32 near Coventry" in run("pdftotext", path, "-") and "Lincoln" in run("pdftotext", path, "-")
    assert len(run("pdfimages", "-list", path).splitlines()) == 2, "a heading of two lines and no picture"
    dataset = gdal.Open(str(path))
    assert "Ordnance" not in dataset.GetProjection() and "WGS" not in dataset.GetProjection()


def run(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout


def test_each_page_of_an_atlas_shows_its_authority_with_its_columns(group, tmp_path):
    found = made(group, pages=True)
    page, item = in_layout(found, tmp_path, atlas=True)
    atlas = page.atlas()
    atlas.updateFeatures()
    assert atlas.count() == 24
    page.setName("atlas")
    seen = set()
    for index in range(atlas.count()):
        atlas.seekTo(index)
        item.refresh()
        feature = page.reportContext().feature()
        box = found.extent_of(feature["authority_code"])
        shown = QgsRectangle(item.extent())
        shown.grow(1)
        assert shown.contains(box), feature["authority_name"]
        assert max(box.width() / shown.width(), box.height() / shown.height()) > 0.6, "and not much more than that"
        seen.add(item.extent().toString(0))
    assert len(seen) == 24
    atlas.seekTo(0)
    item.refresh()
    feature = page.reportContext().feature()
    image = QgsLayoutExporter(page).renderPageToImage(0, QSize(1200, 850), 100)
    seen_shades = {
        QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    scene_ = scene_of(group)
    mine = (scene_.cells["authority_code"] == feature["authority_code"]).to_numpy()
    shades = [
        (low, high, shade.name()) for low, high, shade in class_shades(layers_of(group)["hexes"], "business_count")
    ]
    at_point = {
        shade
        for low, high, shade in shades
        if ((scene_.columns.values[mine] >= low) & (scene_.columns.values[mine] <= high)).any()
    }
    assert {shade for _, _, shade in shades} & seen_shades == at_point != {shade for _, _, shade in shades}, (
        "no column of another authority"
    )


def test_a_map_beside_an_atlas_leaves_its_layers(group):
    atlas = made(group, pages=True)
    single = made(group)
    assert "oblique_page_faces" in by_role(atlas) and "oblique_page_faces" not in by_role(single)
    assert by_role(atlas)["oblique_page_faces"].isValid() and by_role(atlas)["oblique_page_faces"].featureCount() > 100
    assert by_role(atlas)["oblique_ground"] is by_role(single)["oblique_ground"]


def test_a_box_holds_every_column_of_its_authority(group):
    scene_, found = scene_of(group), made(group)
    tips = tips_of(scene_.columns, scene_.view)
    for code in set(scene_.cells["authority_code"]):
        mine = (scene_.cells["authority_code"] == code).to_numpy()
        box = found.extent_of(code)
        assert (
            tips[mine, 1].max() <= box.yMaximum()
            and tips[mine, 0].max() <= box.xMaximum()
            and tips[mine, 0].min() >= box.xMinimum()
        )


def test_places_stand_on_pins_with_their_own_icons(group):
    shown = by_role(made(group))["oblique_places"]
    flat = layers_of(group)["places"]
    context = QgsRenderContext()
    for ours, theirs in zip(shown.renderer().symbols(context), flat.renderer().symbols(context)):
        assert ours.symbolLayerCount() == theirs.symbolLayerCount() + 2, "a pin and its foot"
        assert ours.symbolLayer(2).layerType() == theirs.symbolLayer(0).layerType()
    inside = [f for f in flat.getFeatures() if f["in_area"]] if flat.fields().lookupField("in_area") >= 0 else None
    assert shown.featureCount() and (inside is None or shown.featureCount() <= flat.featureCount())


def test_the_map_symbology_as_it_did(group):
    image = QImage(picture(made(group), (900, 450)).tobytes(), 900, 450, 900 * 3, QImage.Format.Format_RGB888)
    small = image.scaled(300, 150, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    path = STORED / "oblique_map.png"
    if os.environ.get("MAKE_PICTURES"):
        small.save(str(path))
    assert alike(small, QImage(str(path))), unlike(small, QImage(str(path)))
    bare = made(group)
    without = [one for one in bare.layers if one.customProperty(ROLE) != "oblique_faces"]
    image = QImage(
        picture(replace(bare, layers=without), (900, 450)).tobytes(), 900, 450, 900 * 3, QImage.Format.Format_RGB888
    )
    assert not alike(
        image.scaled(300, 150, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation), small
    )


def test_wording_say_what_may_not_be_measured(group):
    found = made(group, azimuth=90.0, tilt=0.6, scale="log")
    assert "logarithm" in found.wording and "60%" in found.wording and "the west" in found.wording


@pytest.mark.parametrize("metric", ["business_count", "turnover", "employees", "foreign_owned"])
def test_a_map_with_nothing_on_it_is_flat_base_plane(nobody, metric):
    project = QgsProject.instance()
    project.clear()
    empty, path = nobody
    found = oblique_map(project, add_map(project, path, map_facts(empty), metric))
    assert by_role(found)["oblique_faces"].featureCount() == 0
    assert "no columns" in found.wording and not found.extent.isEmpty()
    project.clear()


def test_without_hexagons_or_metric_one_sentence(group):
    with pytest.raises(UserError):
        made(group, metric="nonsense")
    QgsProject.instance().removeMapLayer(layers_of(group)["hexes"].id())
    with pytest.raises(UserError):
        made(group)


def test_200_places_of_one_town_leave_the_columns_to_be_seen(project, written, hexmap, tmp_path):
    group = add_map(project, written, map_facts(hexmap), "business_count")
    xy = np.random.default_rng(1).normal(0, 1_500, (200, 2)) + (435_500, 335_500)
    table = {"name": "N", "label": "N", "source": "own.csv", "icon": "own_pin", "offsets": "", "free_to": 0}
    places = gpd.GeoDataFrame([table] * 200, geometry=gpd.points_from_xy(*xy.T), crs=27700)
    show_own_places(project, group, write_layers(tmp_path / "own.gpkg", {"own_places": places}))
    made = oblique_map(project, group)
    (pins,) = [one for one in made.layers if one.customProperty(ROLE) == "oblique_own_places"]
    assert 0 < pins.featureCount() < 30
    assert "only some have a pin" in made.wording
