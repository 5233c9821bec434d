"""Classes under a filter of the user's: they follow what the layer shows, and come back with it."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QLabel

from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.roles import BREAKS, STAMP, layers_of
from midlands_clusters_plugin.cartography.style import schemes
from midlands_clusters_plugin.cartography.style.styles import restyle, undrawn
from midlands_clusters_plugin.cartography.style.user_classes import DRAWN
from midlands_clusters_plugin.gui.dock.following import Following
from midlands_clusters_plugin.qgis_io.stamp import data_stamp

from ..cartography.spike_map import put_in


@pytest.mark.parametrize("asked", ["snapshot", "page", "style"])
def test_a_filter_that_is_taken_off_leaves_no_hexagon_undrawn(qgis_new_project, tmp_path, asked):
    project = QgsProject.instance()
    group = put_in(project, tmp_path, "business_count")
    hexes = layers_of(group)["hexes"]
    before = hexes.renderer().dump()
    hexes.setSubsetString('"business_count" > 3')
    if asked == "snapshot":
        snapshot(group, project)
    elif asked == "page":
        pages.make_layout(project, group, template="map_a4_landscape")
    else:
        hexes.emitStyleChanged()
        hexes.styleManager().setCurrentStyle(hexes.styleManager().currentStyle())
    hexes.setSubsetString("")
    assert hexes.renderer().dump() == before
    shot = snapshot(group, project)
    assert undrawn(hexes, "business_count") == 0
    assert not [one for one in shot.facts.remarks if "classes" in one]
    assert hexes.renderer().dump() == before
    project.clear()


@pytest.mark.parametrize("by", ["page", "dock"])
def test_classes_that_an_earlier_version_left_under_a_filter_are_mended(qgis_new_project, tmp_path, monkeypatch, by):
    """0.3.0 made classes of what a filter left, and stored them as those of the data."""
    project = QgsProject.instance()
    group = put_in(project, tmp_path, "business_count")
    hexes = layers_of(group)["hexes"]
    before = [one.lowerValue() for one in hexes.renderer().ranges()]
    stored = json.loads(hexes.customProperty(BREAKS))
    hexes.setCustomProperty(BREAKS, json.dumps({**stored, STAMP: "of the file before QGIS touched it"}))
    hexes.setSubsetString('"business_count" > 3')
    with monkeypatch.context() as earlier:
        earlier.setattr(schemes, "_whole", lambda layer: layer)
        restyle(hexes, "business_count")
    hexes.setSubsetString("")
    assert json.loads(hexes.customProperty(DRAWN))[STAMP] == data_stamp(hexes)
    assert [one.lowerValue() for one in hexes.renderer().ranges()] != before and undrawn(hexes, "business_count")
    if by == "page":
        snapshot(group, project)
    else:
        Following(QLabel(), project).follow(group)
    assert [one.lowerValue() for one in hexes.renderer().ranges()] == before
    assert undrawn(hexes, "business_count") == 0
    project.clear()
