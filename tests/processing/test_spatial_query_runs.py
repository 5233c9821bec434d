"""``spatialquery`` in the toolbox's background thread, in a model, and loaded into the project."""

from __future__ import annotations

import threading

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from midlands_clusters_plugin.processing import functions
from midlands_clusters_plugin.processing.algorithms.spatial_query import SpatialQuery

from .conftest import Listener, output_key


@pytest.fixture(autouse=True)
def taken_out():
    yield
    functions.unregister()


def test_in_a_thread_of_qgis_twice(provider, companies, tmp_path, monkeypatch):
    """Twice: what pyproj leaves behind in a thread of QGIS's pool ends the program the second time."""
    threads, run_core = [], SpatialQuery.run_core

    def spy(self, *arguments):
        threads.append(threading.get_ident())
        return run_core(self, *arguments)

    monkeypatch.setattr(SpatialQuery, "run_core", spy)
    for number in range(2):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm, feedback, answers, loop = provider.algorithm("spatialquery").create(), Listener(), [], QEventLoop()
        parameters = {
            "INPUT": companies,
            "PLACE": "DE1 2FS",
            "OUTPUT": "memory:",
            "SUMMARY": str(tmp_path / f"{number}.html"),
        }
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        task.executed.connect(
            lambda ok, results, answers=answers, loop=loop: (answers.append((ok, results)), loop.quit())
        )
        QgsApplication.taskManager().addTask(task)
        QTimer.singleShot(60_000, loop.quit)
        loop.exec()
        ((ok, results),) = answers
        assert ok, feedback.errors
        assert results["COUNT"] == 1
        assert "the postcode DE1 2FS" in results["SENTENCE"]
    assert threading.get_ident() not in threads


def test_in_a_model(provider, company_file):
    source = QgsProcessingModelChildParameterSource
    chain = QgsProcessingModelAlgorithm("File to answer", "tests")
    chain.addModelParameter(QgsProcessingParameterFile("file", "File"), QgsProcessingModelParameter("file"))
    chain.addModelParameter(QgsProcessingParameterString("place", "Place"), QgsProcessingModelParameter("place"))
    first = QgsProcessingModelChildAlgorithm("midlandsclusters:importcompanies")
    first.setChildId("import")
    first.addParameterSources("INPUT", [source.fromModelParameter("file")])
    chain.addChildAlgorithm(first)
    second = QgsProcessingModelChildAlgorithm("midlandsclusters:spatialquery")
    second.setChildId("ask")
    second.addParameterSources("INPUT", [source.fromChildOutput("import", "OUTPUT")])
    second.addParameterSources("PLACE", [source.fromModelParameter("place")])
    second.addParameterSources("DISTANCE", [source.fromStaticValue(2000)])
    output = QgsProcessingModelOutput("answer", "answer")
    output.setChildId("ask")
    output.setChildOutputName("OUTPUT")
    second.setModelOutputs({"answer": output})
    chain.addChildAlgorithm(second)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    listener = Listener()
    results, ok = chain.run(
        {"file": str(company_file), "place": "DE1 2FS", output_key(chain): "memory:"}, context, listener
    )
    assert ok, listener.stated
    layer = context.getMapLayer(results[output_key(chain)])
    assert [feature["name"] for feature in layer.getFeatures()] == ["Alpha Aero Ltd"]


@pytest.mark.usefixtures("no_window")
def test_a_loaded_answer_carries_its_question(run, companies):
    import processing

    result = processing.runAndLoadResults(
        "midlandsclusters:spatialquery", {"INPUT": companies, "AUTHORITY": "Derby", "OUTPUT": "TEMPORARY_OUTPUT"}
    )
    layer = QgsProject.instance().mapLayer(result["OUTPUT"])
    assert isinstance(layer, QgsVectorLayer)
    assert layer.metadata().title() == "Companies in Derby"
    assert "from the layer companies" in layer.metadata().abstract()
    QgsProject.instance().removeMapLayer(layer.id())
