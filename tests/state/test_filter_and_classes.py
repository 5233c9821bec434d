"""Classes under a filter of the user's: they follow what the layer shows, and come back with it."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import undrawn

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
