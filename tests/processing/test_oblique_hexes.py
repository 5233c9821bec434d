"""``obliquehexes``: every polygon has its ground, those above zero a top; bad input gets its sentence or lies flat."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsVectorLayer,
)

from .conftest import Listener, output_key


@pytest.fixture
def layer(closed):
    def make(values, crs="EPSG:27700", kind="double", at=(400_000, 300_000), step=1000.0):
        made = closed(
            QgsVectorLayer(
                f"Polygon?crs={crs}&field=cell_id:string&field=v:{kind}&field=words:string", "cells", "memory"
            )
        )
        features = []
        for index, value in enumerate(values):
            one = QgsFeature(made.fields())
            x, y = at[0] + index * step, at[1]
            one.setGeometry(
                QgsGeometry.fromWkt(f"POLYGON(({x} {y},{x + step} {y},{x + step} {y + step},{x} {y + step},{x} {y}))")
            )
            one.setAttributes([f"c{index}", value, "x"])
            features.append(one)
        made.dataProvider().addFeatures(features)
        return made

    return make


def rows(result):
    output = result["OUTPUT"]
    return list((output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(output, "o", "ogr")).getFeatures())


def test_base_plane_for_all_and_columns_for_what_rises(run, layer, tmp_path):
    result = run(
        "obliquehexes", {"INPUT": layer([0, 1, None, 4, -3]), "FIELD": "v", "OUTPUT": str(tmp_path / "o.gpkg")}
    )
    found = rows(result)
    kinds = {cell: {f["kind"] for f in found if f["cell_id"] == cell} for cell in ("c0", "c1", "c2", "c3", "c4")}
    assert kinds["c0"] == kinds["c2"] == kinds["c4"] == {"ground"}
    assert "top" in kinds["c1"] and "top" in kinds["c3"]
    assert result["COLUMNS"] == 2 and result["HIGHEST"] == 4
    assert [f["painter"] for f in found] == sorted(f["painter"] for f in found)
    heights = {f["cell_id"]: f["height"] for f in found if f["kind"] == "top"}
    assert heights["c3"] == pytest.approx(4 * heights["c1"], rel=1e-4)


@pytest.mark.parametrize(("scale", "ratio"), [("sqrt", 2.0), ("log", 2.3219)])
def test_scales(run, layer, scale, ratio):
    found = rows(run("obliquehexes", {"INPUT": layer([1, 4]), "FIELD": "v", "SCALE": scale, "OUTPUT": "memory:"}))
    heights = {f["cell_id"]: f["height"] for f in found if f["kind"] == "top"}
    assert heights["c1"] / heights["c0"] == pytest.approx(ratio, rel=1e-3)


def test_exaggeration_and_tilt(run, layer):
    def spread(**more):
        found = rows(run("obliquehexes", {"INPUT": layer([1, 1]), "FIELD": "v", "OUTPUT": "memory:", **more}))
        top = next(f for f in found if f["kind"] == "top")
        base_plane = next(f for f in found if f["kind"] == "ground")
        return top["height"], base_plane.geometry().boundingBox().height()

    assert spread(EXAGGERATION=2.0)[0] == pytest.approx(2 * spread()[0])
    assert spread(TILT=1.0)[1] == pytest.approx(2 * spread(TILT=0.5)[1])


def test_a_layer_in_degrees_is_converted(run, layer):
    found = rows(
        run(
            "obliquehexes",
            {"INPUT": layer([1], "EPSG:4326", at=(-1.5, 52.9), step=0.01), "FIELD": "v", "OUTPUT": "memory:"},
        )
    )
    box = found[0].geometry().boundingBox()
    assert 430_000 < box.center().x() < 440_000 and box.width() > 500


@pytest.mark.parametrize("values", [[0, 0], [None, None], [-1, -2]])
def test_nothing_to_raise_is_stated(run, layer, values):
    listener = Listener()
    result = run("obliquehexes", {"INPUT": layer(values), "FIELD": "v", "OUTPUT": "memory:"}, listener)
    assert result["COLUMNS"] == 0 and len(rows(result)) == 2
    assert any("flat" in text for text in listener.warned)


@pytest.mark.parametrize(("field", "wording"), [("words", "holds no numbers"), ("nonsense", "no column nonsense")])
def test_a_wrong_column_is_one_sentence(run, layer, field, wording):
    with pytest.raises(QgsProcessingException, match=wording):
        run("obliquehexes", {"INPUT": layer([1]), "FIELD": field, "OUTPUT": "memory:"})


def test_an_empty_layer_is_one_sentence(run, layer):
    with pytest.raises(QgsProcessingException, match="empty"):
        run("obliquehexes", {"INPUT": layer([]), "FIELD": "v", "OUTPUT": "memory:"})


def test_one_huge_value_is_stated_unless_the_heights_are_scaled(run, layer):
    for scale, stated in (("linear", True), ("sqrt", False)):
        listener = Listener()
        found = rows(
            run(
                "obliquehexes",
                {"INPUT": layer([1, 2, 1, 90_000]), "FIELD": "v", "SCALE": scale, "OUTPUT": "memory:"},
                listener,
            )
        )
        assert any("look flat" in text for text in listener.warned) is stated
        assert {f["cell_id"] for f in found if f["kind"] == "top"} == {"c0", "c1", "c2", "c3"}


def test_in_a_model_and_in_a_batch(provider, layer, tmp_path):
    source = QgsProcessingModelChildParameterSource
    chain = QgsProcessingModelAlgorithm("Columns", "tests")
    chain.addModelParameter(QgsProcessingParameterVectorLayer("cells", "Cells"), QgsProcessingModelParameter("cells"))
    child = QgsProcessingModelChildAlgorithm("midlandsclusters:obliquehexes")
    child.setChildId("columns")
    child.addParameterSources("INPUT", [source.fromModelParameter("cells")])
    child.addParameterSources("FIELD", [source.fromStaticValue("v")])
    child.addParameterSources("SCALE", [source.fromStaticValue("sqrt")])
    output = QgsProcessingModelOutput("faces", "faces")
    output.setChildId("columns")
    output.setChildOutputName("OUTPUT")
    child.setModelOutputs({"faces": output})
    chain.addChildAlgorithm(child)
    cells = layer([1, 4])
    QgsProject.instance().addMapLayer(cells)
    heights = []
    for number in range(2):  # a batch is one run after the other, each with a context of its own
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        where = str(tmp_path / f"faces_{number}.gpkg")
        results, ok = chain.run({"cells": cells.id(), output_key(chain): where}, context, Listener())
        assert ok
        heights.append([f["height"] for f in rows({"OUTPUT": results[output_key(chain)]}) if f["kind"] == "top"])
    assert heights[0] == heights[1] and len(heights[0]) == 2
    assert max(heights[0]) == pytest.approx(2 * min(heights[0]), rel=1e-3)
    QgsProject.instance().removeMapLayer(cells.id())
