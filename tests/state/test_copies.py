"""A map's file in another program's hands, and its hexagons exported and used again."""

from __future__ import annotations

import sqlite3

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

from midlands_clusters_plugin.cartography.record.roles import layers_of

from .states import put
from .test_matrix import total

FORMATS = {"geojson": "EPSG:4326", "gpkg": "EPSG:3857", "fgb": "EPSG:27700"}


def test_a_file_that_another_program_has_open_with_its_own_log_is_replaced_whole(qgis_new_project, tmp_path):
    before = total(layers_of(put(tmp_path, "map.gpkg"))["hexes"], "employees")
    other = sqlite3.connect(tmp_path / "map.gpkg")
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE of_another_program (remark TEXT)")
    other.commit()
    layers = layers_of(put(tmp_path, "map.gpkg", scale=10.0))
    assert total(layers["hexes"], "employees") == pytest.approx(10 * before)
    assert not QgsVectorLayer(f"{tmp_path / 'map.gpkg'}|layername=of_another_program", "", "ogr").isValid()
    other.close()
    assert total(QgsVectorLayer(f"{tmp_path / 'map.gpkg'}|layername=hexes"), "employees") == pytest.approx(10 * before)
    QgsProject.instance().clear()


@pytest.mark.parametrize("ending", FORMATS)
def test_exported_hexagons_are_used_as_those_of_the_map(qgis_new_project, run, tmp_path, ending):
    hexes = layers_of(put(tmp_path, "map.gpkg"))["hexes"]
    import processing  # QGIS puts its folder of plugins onto the path with the fixture

    path = str(tmp_path / f"copy.{ending}")
    wanted = {"INPUT": hexes, "TARGET_CRS": QgsCoordinateReferenceSystem(FORMATS[ending]), "OUTPUT": path}
    processing.run("native:reprojectlayer", wanted)
    copy = QgsVectorLayer(path, "copy", "ogr")
    assert copy.featureCount() == hexes.featureCount() and copy.crs().authid() == FORMATS[ending]
    made = run("hotspots", {"INPUT": copy, "INFERENCE": "analytic", "OUTPUT": "memory:"})["OUTPUT"]
    assert made.crs().authid() == "EPSG:27700"
    assert total(made, "business_count") == total(hexes, "business_count")
    QgsProject.instance().clear()
