"""``downloadboundaries`` as the toolbox runs it, against a portal on loopback."""

from __future__ import annotations

import time

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from midlands_clusters_plugin.processing.algorithms import download_boundaries
from midlands_clusters_plugin.processing.algorithms.download_boundaries import _describe
from midlands_clusters_plugin.sources.online import download_cache
from midlands_clusters_plugin.sources.online.ons_portal import services
from tests.sources.portal import CODES, Portal, service
from tests.sources.servers import serving

from .conftest import Listener


@pytest.fixture
def portal(monkeypatch, tmp_path):
    monkeypatch.setattr(download_cache, "profile_folder", lambda: tmp_path / "profile")
    with serving(Portal()) as server:
        monkeypatch.setattr(download_boundaries, "find_service", lambda _ident: service(server.url))
        yield server


def test_a_layer_that_hexagon_metrics_takes(run, portal, tmp_path, companies):
    listener = Listener()
    path = tmp_path / "boundaries.gpkg"
    result = run("downloadboundaries", {"OUTPUT": str(path)}, listener)
    assert (result["COUNT"], result["FRESH"], len(result["SHA256"]), result["DATE"][:2]) == (len(CODES), True, 64, "20")
    layer = QgsVectorLayer(str(path), "boundaries", "ogr")
    assert layer.featureCount() == len(CODES)
    assert layer.crs().authid() == "EPSG:27700"
    assert sorted(one["CTYUA25CD"] for one in layer.getFeatures()) == CODES
    assert any("nothing about your companies" in stated for stated in listener.stated)
    assert any("Open Government Licence" in stated for stated in listener.stated)
    hexes = run("hexmetrics", {"COMPANIES": companies, "BOUNDARIES": layer, "AREA": "E06000015", "OUTPUT": "memory:"})
    assert hexes["PIECES"] > 0


def test_the_second_time_nothing_is_asked_and_a_failed_refresh_is_a_warning(run, portal):
    first = run("downloadboundaries", {"OUTPUT": "memory:"})
    asked = len(portal.seen)
    again = run("downloadboundaries", {"OUTPUT": "memory:"})
    assert len(portal.seen) == asked
    assert (again["FRESH"], again["SHA256"]) == (False, first["SHA256"])
    portal.behave = lambda one: one.answer(status=403)
    listener = Listener()
    stored = run("downloadboundaries", {"OUTPUT": "memory:", "REFRESH": True}, listener)
    assert stored["SHA256"] == first["SHA256"]
    assert any("could not be refreshed" in text for text in listener.warned)


def test_a_failure_is_one_sentence_and_writes_nothing(run, portal, tmp_path):
    portal.behave = lambda one: one.answer(b"<html>Sign in</html>")
    with pytest.raises(QgsProcessingException, match="sign-in page"):
        run("downloadboundaries", {"OUTPUT": str(tmp_path / "b.gpkg")})
    assert not (tmp_path / "b.gpkg").exists()
    assert not [one for one in (tmp_path / "profile").rglob("*") if one.is_file()]


def test_cancel_keeps_what_was_there(run, portal, tmp_path):
    path = tmp_path / "b.gpkg"
    path.write_bytes(b"earlier")
    result = run("downloadboundaries", {"OUTPUT": str(path)}, Listener(cancel_at=10))
    assert "COUNT" not in result
    assert path.read_bytes() == b"earlier"


def test_an_edition_that_is_not_in_the_list(provider):
    algorithm = provider.algorithm("downloadboundaries").create()
    context = QgsProcessingContext()
    fine, sentence = algorithm.checkParameterValues(
        {"SERVICE": "counties_unitaries_1066", "OUTPUT": "memory:"}, context
    )
    assert not fine
    assert "no such edition" in sentence
    assert algorithm.parameterDefinition("SERVICE").options() == list(services())


def test_the_layer_says_where_it_comes_from(run, portal):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    result = run("downloadboundaries", {"OUTPUT": "memory:"})
    layer = result["OUTPUT"]
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsProcessingUtils.mapLayerFromString(layer, context)
    stored = download_cache.DownloadCache().find(service("").id)
    _describe(layer, service(""), stored)
    metadata = layer.metadata()
    assert "Office for National Statistics" in metadata.rights()[0]
    assert stored.sha256 in metadata.history()[0]


@pytest.mark.parametrize("times", [1, 3])
def test_in_a_task_of_qgis_again_and_again(provider, portal, tmp_path, times):
    """The way a dialog runs it: request, reprojection and writing in a thread of QGIS's pool."""
    for number in range(times):
        context, listener = QgsProcessingContext(), Listener()
        context.setProject(QgsProject.instance())
        path = tmp_path / f"{number}.gpkg"
        algorithm = provider.algorithm("downloadboundaries").create()
        task = QgsProcessingAlgRunnerTask(algorithm, {"OUTPUT": str(path), "REFRESH": True}, context, listener)
        ended: list[tuple] = []
        task.executed.connect(lambda ok, results, ended=ended: ended.append((ok, results)))
        QgsApplication.taskManager().addTask(task)
        end = time.monotonic() + 30
        while not ended and time.monotonic() < end:
            QgsApplication.processEvents()
        assert ended
        assert ended[0][0], listener.errors
        assert ended[0][1]["COUNT"] == len(CODES)
        assert path.exists()
