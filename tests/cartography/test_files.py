"""A map from a file is titled as the dock titles it."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.map.map_files import add_file
from midlands_clusters_plugin.cartography.page_text.headline import headline
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.core.files.geopackage import write_layers

from .spike_map import sample_map


@pytest.mark.parametrize("cluster", ["aerospace", "health_life_sciences"])
def test_titles_of_a_file_are_those_of_the_dock(project, tmp_path, cluster):
    hexmap = sample_map(cluster)
    assert len(hexmap.spikes)
    path = write_layers(tmp_path / "map.gpkg", hexmap.layers())
    group = add_file(project, path, "business_count", cluster=cluster)
    other = add_map(project, path, map_facts(hexmap), "business_count", beside=True)
    for metric in hexmap.metrics:
        theirs, ours = snapshot(other, metric=metric), snapshot(group, metric=metric)
        assert facts_of(group).metrics[metric].total == pytest.approx(theirs.facts.metrics[metric].total), metric
        assert headline(ours.facts, metric, ours.table) == headline(theirs.facts, metric, theirs.table)
