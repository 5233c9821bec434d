"""Changing the metric of a finished map costs no more than one redraw of it, with the hexagons of the whole Midlands."""

import time

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject
from qgis.PyQt.QtCore import QSize

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import restyle
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace


@pytest.mark.slow
def test_restyling_costs_no_more_than_a_redraw(qgis_app, tmp_path):
    result = Workspace(sample_companies()).hexmap(MapRequest("aerospace"))
    path = write_layers(tmp_path / "map.gpkg", result.layers())
    project = QgsProject()
    layer = layers_of(add_map(project, path, map_facts(result), "business_count"))["hexes"]
    assert layer.featureCount() > 30_000
    restyling, redrawing = [], []
    for metric in ("employees", "turnover", "business_count"):
        start = time.perf_counter()
        restyle(layer, metric)
        restyling.append(time.perf_counter() - start)
        redrawing.append(seconds_to_draw(layer))
        assert layer.renderer().classAttribute() == metric
    assert min(restyling) < min(redrawing)
    project.clear()


def seconds_to_draw(layer):
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(1000, 800))
    job = QgsMapRendererSequentialJob(settings)
    start = time.perf_counter()
    job.start()
    job.waitForFinished()
    return time.perf_counter() - start
