"""The two algorithms chained in a model, and several parameter sets one after the other as the batch dialog runs them."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
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

from .conftest import Listener, output_key


def child(model, algorithm: str, identifier: str) -> QgsProcessingModelChildAlgorithm:
    one = QgsProcessingModelChildAlgorithm(f"midlandsclusters:{algorithm}")
    one.setChildId(identifier)
    return one


@pytest.fixture
def model(provider) -> QgsProcessingModelAlgorithm:
    """File and area in, hexagons out: importcompanies, then hexmetrics."""
    source = QgsProcessingModelChildParameterSource
    chain = QgsProcessingModelAlgorithm("File to hexagons", "tests")
    chain.addModelParameter(QgsProcessingParameterFile("file", "File"), QgsProcessingModelParameter("file"))
    chain.addModelParameter(
        QgsProcessingParameterString("area", "Area", "midlands_engine"), QgsProcessingModelParameter("area")
    )
    first = child(chain, "importcompanies", "import")
    first.addParameterSources("INPUT", [source.fromModelParameter("file")])
    chain.addChildAlgorithm(first)
    second = child(chain, "hexmetrics", "hexes")
    second.addParameterSources("COMPANIES", [source.fromChildOutput("import", "OUTPUT")])
    second.addParameterSources("AREA", [source.fromModelParameter("area")])
    second.addParameterSources("SIZE", [source.fromStaticValue(2000)])
    output = QgsProcessingModelOutput("hexagons", "hexagons")
    output.setChildId("hexes")
    output.setChildOutputName("OUTPUT")
    second.setModelOutputs({"hexagons": output})
    chain.addChildAlgorithm(second)
    return chain


@pytest.mark.parametrize("kind", ["memory:", "gpkg"])
def test_chained_in_a_model(model, company_file, tmp_path, kind):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    where = kind if kind == "memory:" else str(tmp_path / "hexes.gpkg")
    parameters = {"file": str(company_file), "area": "E06000015+E10000007", output_key(model): where}
    listener = Listener()
    results, ok = model.run(parameters, context, listener)
    assert ok, listener.stated
    found = results[output_key(model)]
    layer = context.getMapLayer(found) or QgsVectorLayer(found, "hexes", "ogr")
    assert sum(feature["business_count"] for feature in layer.getFeatures()) == 2
    assert {feature["authority_code"] for feature in layer.getFeatures()} == {"E06000015", "E10000007"}


def test_a_model_says_the_same_sentences(model, company_file):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())

    listener = Listener()
    parameters = {"file": str(company_file), "area": "Atlantis", output_key(model): "memory:"}
    with pytest.raises(QgsProcessingException):  # QGIS's own words: "Error encountered while running ..."
        model.run(parameters, context, listener, {}, False)
    assert any("Atlantis" in text for text in listener.errors)


def test_saved_models_keep_working(model, company_file, tmp_path):
    path = tmp_path / "chain.model3"
    assert model.toFile(str(path))
    again = QgsProcessingModelAlgorithm()
    assert again.fromFile(str(path))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    _, ok = again.run({"file": str(company_file), "area": "Derby", output_key(again): "memory:"}, context, Listener())
    assert ok


def test_batch_of_two_parameter_sets(provider, companies, tmp_path):
    """What the batch dialog does: one algorithm, several parameter sets, one context."""
    from processing.gui.AlgorithmExecutor import execute

    algorithm = provider.algorithm("hexmetrics")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    outputs = []
    for area in ("Derby", "Nottingham"):
        path = tmp_path / f"{area}.gpkg"
        parameters = {
            "COMPANIES": companies,
            "CLUSTER": "all",
            "AREA": area,
            "GRID": "bng",
            "SIZE": 1000,
            "OUTPUT": str(path),
        }
        assert algorithm.checkParameterValues(parameters, context)[0]
        ok, results = execute(algorithm, parameters, context, Listener())
        assert ok
        outputs.append((results["ROWS_IN_AREA"], QgsVectorLayer(str(path), area, "ogr")))
    assert [rows for rows, _ in outputs] == [1, 1]
    assert [{feature["authority_name"] for feature in layer.getFeatures()} for _, layer in outputs] == [
        {"Derby"},
        {"Nottingham"},
    ]
