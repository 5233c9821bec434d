"""The 3D picture: heights, framing, colours, and that taller data cover more of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtGui import QColor, QImage

from midlands_clusters_plugin.cartography import three_d
from midlands_clusters_plugin.cartography.roles import layers_of
from midlands_clusters_plugin.core.errors import UserError

SHOT = Path(__file__).with_name("shot_3d.py")
EXTENT = QgsRectangle(0, 0, 200_000, 100_000)


def test_the_tallest_prism_is_a_share_of_the_area_and_none_is_flat():
    for highest in (1, 40, 3000, 2e9):
        made = three_d.heights("turnover", highest, EXTENT)
        scaled = highest if made.scale == "linear" else highest**0.5
        assert made.base + made.factor * scaled == pytest.approx(200_000 * three_d._TALLEST)
        assert made.base == pytest.approx(2000)


def test_heights_of_nothing():
    assert three_d.heights("turnover", 0, EXTENT).factor == 0


def test_kilometres_of_the_scene_are_those_of_the_national_grid(qgis_app):
    scene = QgsCoordinateReferenceSystem.fromProj(three_d._SCENE_CRS)
    move = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:27700"), scene, QgsProject.instance())
    point = move.transform(QgsPointXY(436_000, 335_000))
    assert (point.x(), point.y()) == pytest.approx((436, 335), abs=1e-6)


@pytest.mark.parametrize(("width", "height"), [(240, 210), (20, 80), (300, 30)])
def test_the_area_fills_the_picture_and_none_is_cut(width, height):
    aspect = 281 / 158
    distance, shift = three_d.fitted(width, height, aspect)
    seen = [three_d._seen(x, y - shift, 0, distance) for x in (-width / 2, width / 2) for y in (-height / 2, height / 2)]
    assert max(abs(across) / aspect for across, _ in seen) <= 0.981
    assert max(abs(up) for _, up in seen) <= 0.981
    tight = max(max(abs(across) / aspect for across, _ in seen), -min(up for _, up in seen))
    assert tight > 0.9


def test_one_rule_a_class_in_the_colours_of_the_map(group):
    pytest.importorskip("qgis._3d")
    layer = layers_of(group)["hexes"]
    three_d.set_renderer(layer, "business_count")
    rules = layer.renderer3D().rootRule().children()
    ranges = [one for one in layer.renderer().ranges() if one.lowerValue() > 0]
    assert len(rules) == len(ranges)
    assert all('"business_count" > 0' in rule.filterExpression() for rule in rules)


def test_without_3d_there_is_one_sentence(monkeypatch, project, group):
    monkeypatch.setattr(three_d, "_3d", None)
    with pytest.raises(UserError, match="without 3D"):
        three_d.make_layout(project, group)


@pytest.mark.slow
def test_taller_prisms_cover_more_of_the_picture(tmp_path):
    pytest.importorskip("qgis._3d")
    covered = {}
    for tallest in (0.2, 1.0):
        folder = tmp_path / str(tallest)
        folder.mkdir()
        subprocess.run([sys.executable, str(SHOT), str(folder), str(tallest)], check=True, timeout=120)
        covered[tallest] = blue_pixels(QImage(str(folder / "map_3d.png")))
    assert covered[0.2] > 200
    assert covered[1.0] > covered[0.2] * 1.1


def blue_pixels(image):
    colours = (QColor(image.pixel(x, y)) for y in range(image.height()) for x in range(image.width()))
    return sum(one.blue() > one.red() + 25 for one in colours)
