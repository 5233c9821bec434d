"""The oblique map in a project: columns in the colours of the flat map, drawn from the back, beside the map's file, again and again."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.facts import map_facts
from midlands_clusters_plugin.cartography.layers import add_map
from midlands_clusters_plugin.cartography.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.oblique import oblique_map
from midlands_clusters_plugin.cartography.oblique_data import Asked, scene
from midlands_clusters_plugin.cartography.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.styles import class_shades, restyle
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.errors import UserError
from midlands_clusters_plugin.core.geopackage import write_layers

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(scope="module")
def hexmap():
    return Workspace(sample_companies()).hexmap(MapRequest("aerospace"))


@pytest.fixture
def group(hexmap, tmp_path):
    project = QgsProject.instance()
    project.clear()
    write_layers(tmp_path / "map.gpkg", hexmap.layers())
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
    assert sum(one.area() for one in tops) == pytest.approx(rising.area.sum() * 0.5, rel=1e-6), "the ground's depth is halved"


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


def test_names_of_peaks_and_the_spikes_number(group):
    texts = {f["text"]: f["spike"] for f in by_role(made(group))["oblique_labels"].getFeatures()}
    assert "Coventry 32" in texts and texts["Leicester 26"] == 1 and any(text.startswith("Derby") for text in texts)


def test_words_say_what_may_not_be_measured(group):
    found = made(group, azimuth=90.0, tilt=0.6, scale="log")
    assert "logarithm" in found.words and "60%" in found.words and "the west" in found.words


@pytest.mark.parametrize("metric", ["business_count", "turnover", "employees", "foreign_owned"])
def test_a_map_with_nothing_on_it_is_flat_ground(tmp_path, metric):
    project = QgsProject.instance()
    project.clear()
    nobody = Workspace(sample_companies()).hexmap(MapRequest("transport_technology"))
    write_layers(tmp_path / "none.gpkg", nobody.layers())
    found = oblique_map(project, add_map(project, tmp_path / "none.gpkg", map_facts(nobody), metric))
    assert by_role(found)["oblique_faces"].featureCount() == 0
    assert "no columns" in found.words and not found.extent.isEmpty()
    project.clear()


def test_without_hexagons_or_metric_one_sentence(group):
    with pytest.raises(UserError):
        made(group, metric="nonsense")
    QgsProject.instance().removeMapLayer(layers_of(group)["hexes"].id())
    with pytest.raises(UserError):
        made(group)
