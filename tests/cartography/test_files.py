"""A map from a file is titled as the dock titles it."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.cartography.facts import map_facts
from midlands_clusters_plugin.cartography.files import add_file
from midlands_clusters_plugin.cartography.layers import facts_of
from midlands_clusters_plugin.cartography.text import headline
from midlands_clusters_plugin.core.geopackage import write_layers

from .spike_map import sample_map


@pytest.mark.parametrize("cluster", ["aerospace", "health_life_sciences"])
def test_titles_of_a_file_are_those_of_the_dock(project, tmp_path, cluster):
    hexmap = sample_map(cluster)
    assert len(hexmap.spikes)
    path = write_layers(tmp_path / "map.gpkg", hexmap.layers())
    group = add_file(project, path, "business_count", cluster=cluster)
    theirs, ours = map_facts(hexmap)["metrics"], facts_of(group)["metrics"]
    for metric in hexmap.metrics:
        assert ours[metric]["leading"] == theirs[metric]["leading"], metric
    for metric in ("business_count", "turnover"):
        assert headline(facts_of(group), metric) == headline(map_facts(hexmap), metric)
