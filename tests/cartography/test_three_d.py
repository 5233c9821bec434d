"""3D: framing, colours, the columns that stand, hidden layers, the view's description, the picture."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QRect
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography import three_d
from midlands_clusters_plugin.cartography.page import fitting, pages
from midlands_clusters_plugin.cartography.page_text.credits import caveats
from midlands_clusters_plugin.cartography.record import left_out
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.style import styles
from midlands_clusters_plugin.cartography.three_d import api, camera, column_arrays, picture, renderers, scene, window
from midlands_clusters_plugin.core.base.errors import UserError

SHOT = Path(__file__).with_name("shot_3d.py")
needs_3d = pytest.mark.skipif(not api.available(), reason="this QGIS was built without its 3D library")


def test_kilometres_of_the_scene_are_those_of_the_national_grid(qgis_app):
    move = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:27700"), scene.scene_crs(), QgsProject.instance())
    point = move.transform(QgsPointXY(436_000, 335_000))
    assert (point.x(), point.y()) == pytest.approx((436, 335), abs=1e-6)


@pytest.mark.parametrize(
    ("width", "height", "tall"), [(240, 210, 0), (240, 210, 38), (20, 80, 12), (300, 30, 60), (5, 5, 40)]
)
@pytest.mark.parametrize("aspect", [281 / 160, 1.05])
def test_what_must_be_seen_fills_the_picture_and_none_is_cut(width, height, tall, aspect):
    corners = [(x, y, 0.0) for x in (-width / 2, width / 2) for y in (-height / 2, height / 2)]
    points = np.array([*corners, (width / 2, height / 2, tall), (0.0, -height / 2, tall)])
    seen = camera.fitted(points, aspect).seen(points)
    across, up = np.abs(seen[:, 0]).max() / aspect, np.abs(seen[:, 1]).max()
    assert across <= 0.98
    assert up <= 0.98
    assert max(across, up) > 0.9


@needs_3d
def test_one_rule_a_class_in_the_colours_of_the_map(group):
    layer = layers_of(group)["hexes"]
    three_d.set_renderer(layer, "business_count")
    rules = layer.renderer3D().rootRule().children()
    assert len(rules) == len(styles.class_shades(layer, "business_count"))
    assert all('"business_count" > 0' in rule.filterExpression() for rule in rules)


@needs_3d
def test_the_rules_take_every_standing_hexagon_once_and_no_other(group):
    from qgis.core import QgsFeatureRequest

    layer = layers_of(group)["hexes"]
    first = next(layer.getFeatures(QgsFeatureRequest().setFilterExpression('"business_count" = 7')))
    left_out.set_left_out(layer, [left_out.LeftOut(first["cell_id"], first["authority_code"], "map")])
    three_d.set_renderer(layer, "business_count")
    taken = []
    for rule in layer.renderer3D().rootRule().children():
        taken += [
            one.id() for one in layer.getFeatures(QgsFeatureRequest().setFilterExpression(rule.filterExpression()))
        ]
    standing = [one.id() for one in layer.getFeatures() if one["business_count"] > 0]
    assert len(taken) == len(set(taken))
    assert set(taken) == set(standing) - {first.id()}
    assert len(column_arrays.read_columns(layer, "business_count")) == len(standing) - 1


@needs_3d
def test_hidden_copies_are_made_once_follow_the_metric_and_go_with_their_layer(project, group):
    def hidden():
        return {
            one.customProperty(ROLE): one
            for one in project.mapLayers().values()
            if one.customProperty(ROLE) in renderers.HIDDEN
        }

    assert three_d.update(project, group, "business_count") is None
    assert hidden() == {}
    renderers.scene_layers(project, group, "business_count")
    made = {role: one.id() for role, one in hidden().items()}
    assert set(made) == set(renderers.HIDDEN)
    styles.restyle(layers_of(group)["hexes"], "turnover")
    assert three_d.update(project, group, "turnover").metric == "turnover"
    assert {role: one.id() for role, one in hidden().items()} == made
    assert '"turnover" > 0' in hidden()["prisms"].renderer3D().rootRule().children()[0].filterExpression()
    assert three_d.shows_any(project, [made["prisms"]])
    assert not three_d.shows_any(project, [layers_of(group)["hexes"].id()])
    project.removeMapLayer(layers_of(group)["hexes"].id())
    project.removeMapLayer(layers_of(group)["authorities"].id())
    three_d.forget(project)
    assert hidden() == {}


def test_the_highest_cluster_is_where_most_lies_together_not_the_highest_column():
    x = np.array([1000.0, 101_000, 102_000, 103_000, 102_500])
    found = column_arrays.Columns(
        x, np.full(5, 2000.0), np.array([30.0, 12, 12, 12, 12]), np.array(["A"] * 5, dtype=object)
    )
    assert column_arrays.highest_cluster(found)[0] == pytest.approx(102_125)
    assert column_arrays.highest_cluster(column_arrays.Columns(*(np.empty(0) for _ in range(4)))) is None


def test_peaks_are_the_highest_and_stand_apart():
    x = np.array([0.0, 1000, 50_000, 90_000])
    found = column_arrays.Columns(x, np.zeros(4), np.array([9.0, 8, 7, 1]), np.array(["A"] * 4, dtype=object))
    assert column_arrays.peaks(found, 2, 20_000) == [0, 2]


def test_the_view_for_old_versions_holds_nothing_but_the_view(qgis_app):
    wording = window._view_xml(
        QgsRectangle(4e5, 3e5, 5e5, 4e5), ["a_1", "b_2"], camera.Camera(1.0, -2.0, 300.0), QRect(1, 2, 900, 620)
    )
    document = QDomDocument()
    assert document.setContent(wording)[0]
    root = document.documentElement()
    assert root.childNodes().count() == 1
    view = root.firstChildElement("mapViewDocks3D").firstChildElement("view")
    assert view.attribute("name") == three_d.VIEW
    pose = view.firstChildElement("camera")
    assert (float(pose.attribute("x")), float(pose.attribute("dist"))) == (1, 300)
    assert [one for one in ("a_1", "b_2") if f'id="{one}"' in wording] == ["a_1", "b_2"]


@needs_3d
def test_an_authority_that_is_not_on_the_map_is_stated_so(qgis_iface, group):
    with pytest.raises(UserError, match="not on this map"):
        three_d.open_view(qgis_iface, group, "authority", "E99")
    with pytest.raises(ValueError, match="preset"):
        three_d.open_view(qgis_iface, group, "moon")


@needs_3d
def test_the_picture_names_the_peaks_and_says_the_scale(project, group):
    layout = three_d.make_layout(project, group)
    texts = {one.id(): one.text() for one in layout.items() if hasattr(one, "text") and hasattr(one, "id")}
    assert texts["mc_peak_1"] == "A hexagon of West:\n7 businesses"
    assert "proportional" in texts["mc_heights"]
    assert "7 businesses" in texts["mc_heights"]
    assert project.layoutManager().layoutByName(picture.NAME) is not None


@pytest.mark.parametrize("sentences", [0, 4, 8])
def test_notes_of_the_picture_are_shown_whole_above_the_acknowledgements(project, group, monkeypatch, sentences):
    more = ["Employees are the lower bound of the published size band, so totals are the least."] * sentences
    monkeypatch.setattr(pages, "caveats", lambda facts: [*caveats(facts), *more])
    layout = three_d.make_layout(project, group)
    notes, below = (layout.itemById(f"mc_{one}") for one in ("notes", "credits"))
    for label in (notes, below):
        font, size = (
            fitting.font_of(label),
            (label.textFormat().size() if hasattr(label, "textFormat") else label.font().pointSizeF()),
        )
        _, _, width, height = fitting.box_of(label)
        assert fitting.fits(fitting.wrapped_lines(label.text(), font, size, width), font, size, width, height)
        assert "…" not in label.text()
        assert size >= 6.5
    assert notes.text().count("lower bound") == sentences
    assert not notes.sceneBoundingRect().adjusted(0, 0, 0, -0.3).intersects(below.sceneBoundingRect())


def test_without_3d_there_is_one_sentence_and_nothing_else_breaks(monkeypatch, qgis_iface, project, group):
    monkeypatch.setattr(api, "_3d", None)
    assert not three_d.available()
    for call in (
        lambda: three_d.make_layout(project, group),
        lambda: three_d.open_view(qgis_iface, group),
        three_d.api.module,
    ):
        with pytest.raises(UserError, match="without 3D"):
            call()
    assert three_d.update(project, group, "business_count") is None


def test_the_plugin_imports_without_the_3d_module():
    script = (
        "import sys; sys.modules['qgis._3d'] = None\n"
        "from midlands_clusters_plugin.cartography import three_d\n"
        "from midlands_clusters_plugin.cartography.style import heights\n"
        "from midlands_clusters_plugin.cartography.map import group_layers as layers\n"
        "from midlands_clusters_plugin.cartography.page import pages as layout\n"
        "assert not three_d.available()"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60, cwd=SHOT.parents[2])


@pytest.mark.slow
@needs_3d
def test_taller_columns_cover_more_of_the_picture(tmp_path):
    covered = {}
    for exaggeration in (0.2, 1.0):
        folder = tmp_path / str(exaggeration)
        folder.mkdir()
        subprocess.run([sys.executable, str(SHOT), str(folder), str(exaggeration)], check=True, timeout=120)
        covered[exaggeration] = column_pixels(QImage(str(folder / "map_3d.png")))
    assert covered[0.2] > 200
    assert covered[1.0] > covered[0.2] * 1.1


def column_pixels(image):
    """Pixels of columns: darker than the floor; the texts are the same in all pictures."""
    colours = (QColor(image.pixel(x, y)) for y in range(image.height()) for x in range(image.width()))
    return sum(one.red() < 150 for one in colours)
