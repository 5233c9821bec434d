"""Pins and names of the 3D scene: where they stand, which places they are of, and that they follow the map."""

import json
import math

import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.cartography import three_d
from midlands_clusters_plugin.cartography.context.place_symbols import PlacesShown, show_places
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.style.heights import Heights
from midlands_clusters_plugin.cartography.three_d import api, pins, renderers
from midlands_clusters_plugin.cartography.three_d.camera import PITCH
from midlands_clusters_plugin.cartography.three_d.column_arrays import Columns

SIDE, HALF = 200_000.0, 600.0
needs_3d = pytest.mark.skipif(not api.available(), reason="this QGIS was built without its 3D library")


def columns_at(x, y, values, place="West"):
    return Columns(np.array(x, float), np.array(y, float), np.array(values, float), np.full(len(x), place, object))


def seen(points):
    """From so far away that nothing leans: across, and up."""
    x, y, z = np.asarray(points, float).T
    turn = math.radians(PITCH)
    return np.column_stack([x, y * math.cos(turn) + z * math.sin(turn)])


def room(found, columns, tops):
    boxes = pins.column_boxes(columns, tops, HALF, seen)
    return pins.head_heights(found, columns, tops, HALF, SIDE, seen, boxes), boxes


def test_no_head_stands_before_or_behind_a_column_nor_on_another_head():
    random = np.random.default_rng(5)
    columns = columns_at(*random.uniform(0, SIDE, (2, 700)), np.ones(700))
    tops = random.uniform(1_000, 20_000, 700)
    found = [pins.Pin(float(x), float(y), "#801650", 0) for x, y in random.uniform(0, SIDE, (40, 2))]
    heights, boxes = room(found, columns, tops)
    assert np.isfinite(heights).sum() > 30
    heads = np.array([seen([(one.x, one.y, top)])[0] for one, top in zip(found, heights) if np.isfinite(top)])
    radius = pins._HEAD * SIDE
    for index, (x, up) in enumerate(heads):
        head = np.array([[x - radius, up - radius, x + radius, up + radius]])
        others = np.delete(heads, index, axis=0)
        taken = np.vstack([boxes, np.hstack([others - radius, others + radius])])
        assert pins.first_free(head, taken) == 0


def test_a_pin_stands_on_its_own_column_and_one_without_room_is_left_out():
    pin = pins.Pin(50_100, 50_100, "#801650", 0)
    heights, _ = room([pin], columns_at([50_000.0], [50_000.0], [1.0]), np.array([20_000.0]))
    assert heights[0] > 20_000
    y = np.arange(0, SIDE, 1_000.0)
    heights, _ = room([pin], columns_at(np.full(len(y), 50_000.0), y, np.ones(len(y))), np.full(len(y), 40_000.0))
    assert np.isnan(heights).all()


def test_the_names_hide_no_column_and_say_place_and_figure():
    random = np.random.default_rng(2)
    columns = columns_at(*random.uniform(0, SIDE, (2, 60)), np.arange(60.0), "Ynys Môn")
    heights = Heights("business_count", "linear", 60, 3e4)
    before = pins.column_boxes(columns, heights.metres(columns.values), HALF, seen)
    text, taken = pins.names_text(columns, heights, SIDE, "business_count", seen, before)
    names = [one for one in json.loads(text)["features"] if one["properties"]["high"] - one["properties"]["low"] < 300]
    assert len(names) == len(taken) - len(before) == pins.PEAKS
    for index in range(len(before), len(taken)):
        assert pins.first_free(taken[index : index + 1], np.delete(taken, index, axis=0)) == 0
    assert pins.names_text(columns_at([], [], []), heights, SIDE, "x", seen, before)[0] == ""


def test_letters_have_their_eyes():
    shape = pins._letters("oB", 1000.0)
    parts = [one for one in shapely.get_parts(shape) if one.area > 1]
    assert sum(len(one.interiors) for one in parts) == 3
    assert shapely.bounds(shape)[3] == pytest.approx(1000 * pins._STEEP, rel=0.05)


@needs_3d
def test_the_scene_has_a_pin_for_each_place_that_the_map_shows(project, group):
    layers, heights = renderers.scene_layers(project, group, "business_count")
    hidden = {one.customProperty(ROLE): one for one in layers}
    assert set(hidden) == {"ground", "prisms", "pins", "peak_names"}
    assert hidden["pins"].featureCount() == 6  # two places, each a stick, a head and its lid
    assert all(one.isValid() and one.renderer3D() is not None for one in layers)
    heads = [one for one in hidden["pins"].getFeatures() if one["low"] > 0]
    assert len(heads) == 4
    assert all(one["high"] > one["low"] > heights.base for one in heads)
    show_places(layers_of(group), PlacesShown(kinds=("university",)))
    three_d.update(project, group, "business_count")
    assert hidden["pins"].featureCount() == 3
    show_places(layers_of(group), PlacesShown(kinds=()))
    assert three_d.update(project, group, "turnover") is not None
    roles = {one.customProperty(ROLE) for one in project.mapLayers().values()}
    assert "pins" not in roles
    assert "peak_names" in roles


@needs_3d
def test_a_project_that_is_opened_again_has_its_pins(project, group, tmp_path):
    renderers.scene_layers(project, group, "business_count")
    assert project.write(str(tmp_path / "pins.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "pins.qgz"))
    found = [one for one in project.mapLayers().values() if one.customProperty(ROLE) == "pins"]
    assert [one.featureCount() for one in found if one.isValid()] == [6]
