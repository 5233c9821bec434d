"""A question as an expression of QGIS selects just what the core answers, whatever the layer, its CRS and the texts in it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies.columns.column_names import COLUMNS
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.codec import from_json
from midlands_clusters_plugin.core.query.query_rows import Rows
from midlands_clusters_plugin.gui.query.asking import ask, look
from midlands_clusters_plugin.qgis_io.crs import to_national_grid
from midlands_clusters_plugin.qgis_io.fields import attribute_values, company_fields
from midlands_clusters_plugin.services.query.query_expression import bind_to_fields, expression_of, processing_call
from midlands_clusters_plugin.services.query.query_run import Asked, count_unsure, matching

from ..core.query.questions import INFINITY, WKT, messy_companies, questions

LAYERS = ("memory 27700", "memory 4326", "memory 3857", "geopackage 27700", "geopackage 4326")


def memory_layer(frame: pd.DataFrame, authid: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Point?crs={authid}", 'it\'s; "companies" 100%', "memory")
    fields = company_fields(COLUMNS)
    layer.dataProvider().addAttributes(list(fields))
    layer.updateFields()
    national = QgsCoordinateReferenceSystem("EPSG:27700")
    from qgis.core import QgsCoordinateTransform

    transform = QgsCoordinateTransform(national, layer.crs(), QgsProject.instance())
    features = []
    for values, x, y in zip(zip(*attribute_values(frame, fields)), frame["easting"], frame["northing"]):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        if x == x:
            geometry = QgsGeometry.fromPointXY(QgsPointXY(x, y))
            geometry.transform(transform)
            feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture(scope="module")
def asked(qgis_app, tmp_path_factory):
    """Layers of the messy sample by name, and the positions that QGIS gives them on the British National Grid."""
    from qgis.PyQt import sip

    made = {}
    for name in LAYERS:
        kind, code = name.split()
        layer = memory_layer(messy_companies(), f"EPSG:{code}")
        if kind == "geopackage":
            path = str(tmp_path_factory.mktemp("layers") / "companies.gpkg")
            options = QgsVectorFileWriter.SaveVectorOptions()
            QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
            layer = QgsVectorLayer(path, "companies", "ogr")
        assert layer.isValid()
        assert layer.featureCount() == len(messy_companies())
        made[name] = (layer, rows_of_layer(layer))
    yield made
    for layer, _ in made.values():
        sip.delete(layer)


def rows_of_layer(layer: QgsVectorLayer) -> Rows:
    points = [f.geometry().asPoint() if f.hasGeometry() else None for f in layer.getFeatures()]
    xy = np.array([(p.x(), p.y()) if p is not None else (np.nan, np.nan) for p in points])
    grid = to_national_grid(xy, layer.crs(), QgsProject.instance().transformContext())
    return Rows(messy_companies(), grid[:, 0], grid[:, 1])


def context_of(layer: QgsVectorLayer) -> QgsExpressionContext:
    return QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))


def selected(layer: QgsVectorLayer, expression: str) -> list[bool]:
    """Row by row, in the order of the layer: the expression as Select by Expression evaluates it."""
    request = QgsFeatureRequest().setFilterExpression(expression).setExpressionContext(context_of(layer))
    found = {feature.id() for feature in layer.getFeatures(request)}
    return [feature.id() in found for feature in layer.getFeatures(QgsFeatureRequest().setNoAttributes())]


@pytest.mark.parametrize("name", LAYERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions())
def test_the_expression_and_the_algorithm_answer_as_the_core(asked, name, question):
    layer, rows = asked[name]
    expected = answer(question, rows)
    binding = bind_to_fields(question, layer.fields())
    text = expression_of(binding, layer.crs())
    parsed = QgsExpression(text)
    assert not parsed.hasParserError(), parsed.parserErrorString()
    assert selected(layer, text) == expected.mask.tolist()
    context, transforms = context_of(layer), QgsProject.instance().transformContext()
    one = Asked(layer.name(), layer.fields(), layer.crs(), layer.featureCount(), layer.getFeatures, context, transforms)
    found = {feature.id() for chunk in matching(one, binding, text, Feedback()) for feature in chunk}
    assert [f.id() in found for f in layer.getFeatures(QgsFeatureRequest().setNoAttributes())] == expected.mask.tolist()
    assert set(ask(look(layer), question, Feedback()).ids.tolist()) == found
    assert count_unsure(one, binding, text, Feedback()) == expected.unsure


def test_places_and_hexagons_too(qgis_app, asked):
    """Shapes by any part and by centre, and the authority of a layer that has no column for it."""
    from midlands_clusters_plugin.processing import functions

    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:27700&field=cell_id:string&field=business_count:integer", "hexes", "memory"
    )
    import geopandas as gpd

    from midlands_clusters_plugin.core.grid.hexgrid import make_grid
    from midlands_clusters_plugin.core.query.query_rows import rows_of

    grid = make_grid("bng", 2000)
    keys = grid.covering((425_000, 320_000, 450_000, 345_000))
    frame = gpd.GeoDataFrame(
        {"cell_id": grid.ids(keys), "business_count": np.arange(len(keys)) % 7}, geometry=grid.polygons(keys), crs=27700
    )
    features = []
    for row in frame.itertuples():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([row.cell_id, int(row.business_count)])
        feature.setGeometry(QgsGeometry.fromWkt(row.geometry.wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    functions.register()
    try:
        counts = []
        for where in (
            q.Near(q.PlaceNamed(INFINITY), 5000),
            q.Not(q.Inside(q.Shape("s", WKT[0]))),
            q.All((q.Compare("business_count", ">=", 3), q.InArea("E06000015"), q.InCluster("all"))),
            q.Near(q.PlacesOfKind("university"), 2500),
        ):
            for by in (q.ANY_PART, q.CENTRE):
                question = q.Question(q.CELLS, where, by)
                text = expression_of(bind_to_fields(question, layer.fields()), layer.crs())
                found = answer(question, rows_of(frame)).mask
                assert selected(layer, text) == found.tolist()
                counts.append(found.sum())
        assert counts[0] > counts[1] > 0
        assert all(0 < one < len(frame) for one in counts)
    finally:
        functions.unregister()


def test_quoting_is_left_to_qgis():
    assert expression_of_text('it\'s; 100% \\ "x"\n') == "'it''s; 100% \\\\ \"x\"\\n'"


def expression_of_text(text: str) -> str:
    fields = company_fields(["name"])
    rendered = expression_of(
        bind_to_fields(q.Question(q.COMPANIES, q.HasText("name", text)), fields),
        QgsCoordinateReferenceSystem("EPSG:27700"),
    )
    return rendered.partition(", 'σ'), ")[2].partition(") > 0")[0]


PROJ = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +units=ft"


def test_a_custom_crs_without_a_name_is_refused(qgis_app):
    """QGIS's transform() would leave its coordinates as they are."""
    custom = QgsCoordinateReferenceSystem.fromProj(PROJ)
    near = bind_to_fields(q.Question(q.COMPANIES, q.Near(q.PlaceNamed(INFINITY), 5000)), company_fields(COLUMNS))
    with pytest.raises(UserError, match="custom one without a name"):
        expression_of(near, custom)
    large = bind_to_fields(q.Question(q.COMPANIES, q.SizeBand("large")), company_fields(COLUMNS))
    assert expression_of(large, custom) == '"employees" >= 250'


def test_the_calls_carry_the_question_unharmed():
    import ast
    import json
    import shlex

    question = q.Question(q.COMPANIES, q.HasText("name", 'O\'Brien; "100%" $HOME `x`\nü'), name="it's")
    calls = processing_call(question, "/data/it's here.gpkg|layername=a b")
    call = ast.parse(calls["python"], mode="eval").body
    assert from_json(ast.literal_eval(call.args[1])["QUESTION"]) == question
    given_text = dict(word.split("=", 1) for word in shlex.split(calls["command"])[4:])
    assert from_json(given_text["QUESTION"]) == question
    assert given_text["INPUT"] == "/data/it's here.gpkg|layername=a b"
    assert from_json(json.loads(calls["json"])["inputs"]["QUESTION"]) == question
