"""A GeoPackage that is mailed says what it is, of whom, from which file: in its own contents and metadata tables."""

from __future__ import annotations

import sqlite3

from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace


def test_each_layer_describes_itself(tmp_path):
    made = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015")))
    path = write_layers(tmp_path / "map.gpkg", made.layers())
    with sqlite3.connect(path) as database:
        about = dict(database.execute("SELECT table_name, description FROM gpkg_contents").fetchall())
        stored = " ".join(text for (text,) in database.execute("SELECT metadata FROM gpkg_metadata"))
    for name in ("hexes", "authorities", "companies", "rejects"):
        assert "Illustrative sample: not real companies." in about[name] and "Derby" in about[name], name
    assert "aerospace" in about["hexes"] and "866" in about["hexes"]
    assert made.report["inputs"][0]["sha256"] in stored and "Midlands Clusters" in stored
