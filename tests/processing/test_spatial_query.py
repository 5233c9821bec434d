"""``spatialquery``: the worked question five ways, simple parameters, every kind of layer, and bad input as one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.codec import to_json
from midlands_clusters_plugin.processing import functions
from tests.core.query.questions import rows_of_companies

from .conftest import Listener

INFINITY = "Infinity Park Derby"
WORKED = q.Question(q.COMPANIES, q.All((q.InCluster("aerospace"), q.Near(q.PlaceNamed(INFINITY), 5000))))


@pytest.fixture(scope="module")
def sample(qgis_processing, tmp_path_factory) -> str:
    """The sample, imported."""
    import processing
    from qgis.core import QgsApplication

    from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

    provider = MidlandsClustersProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    path = tmp_path_factory.mktemp("sample") / "companies.gpkg"
    processing.run(
        "midlandsclusters:importcompanies",
        {"INPUT": str(resource("sample", "sample_companies.csv")), "OUTPUT": str(path)},
    )
    QgsApplication.processingRegistry().removeProvider(provider)
    return str(path)


@pytest.fixture(scope="module")
def worked() -> set[str]:
    """The worked question by geopandas and the CSV file alone: no line of the plugin but the positions of the postcodes."""
    from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

    frame = pd.read_csv(resource("sample", "sample_companies.csv"), dtype=str, keep_default_na=False)
    at = builtin_index().match(frame["postcode"].tolist())
    points = gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(at.easting, at.northing), crs=27700)
    hubs = pd.read_csv(resource("places", "innovation_hubs.csv"))
    hub = hubs[hubs["name"] == "Infinity Park Derby"].iloc[0]
    circle = points.geometry.distance(shapely.Point(hub["easting"], hub["northing"])) <= 5000
    aerospace = points["clusters"].str.split(";").map(lambda ids: "aerospace" in ids)
    found = set(points[circle & aerospace]["company_id"])
    assert 100 < len(found) < 1000
    return found


def ids(layer) -> set[str]:
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(str(layer), "answer", "ogr")
    return {feature["company_id"] for feature in layer.getFeatures()}


def test_the_worked_question_by_the_core(worked):
    companies = sample_companies().companies
    assert set(companies["company_id"][answer(WORKED, rows_of_companies(companies)).mask]) == worked


def test_the_worked_question_by_processing(run, sample, worked, tmp_path):
    simple = {"CLUSTER": "aerospace", "PLACE": INFINITY, "DISTANCE": 5000}
    file = tmp_path / "question.json"
    file.write_text(to_json(WORKED), encoding="utf-8")
    for number, parameters in enumerate((simple, {"QUESTION": to_json(WORKED)}, {"QUESTION": str(file)})):
        out = "memory:" if number == 0 else str(tmp_path / f"answer_{number}.gpkg")
        result = run("spatialquery", {"INPUT": sample, "OUTPUT": out, **parameters})
        assert ids(result["OUTPUT"]) == worked
        assert result["COUNT"] == len(worked)
        assert result["SENTENCE"] == "Companies in Aerospace within 5 km of Infinity Park Derby"


def test_the_worked_question_by_its_expression_and_by_the_functions(run, sample, worked, closed):
    layer = closed(QgsVectorLayer(sample, "companies", "ogr"))
    exported = run("spatialquery", {"INPUT": layer, "QUESTION": to_json(WORKED), "OUTPUT": "memory:"})[
        "EXPRESSION_TEXT"
    ]
    by_functions = f"array_contains(string_to_array(clusters, ';'), 'aerospace') AND mc_distance_to_place('{INFINITY}', $geometry) <= 5000"
    functions.register()
    try:
        for text in (exported, by_functions):
            layer.selectByExpression(text)
            assert {feature["company_id"] for feature in layer.selectedFeatures()} == worked
    finally:
        functions.unregister()


@pytest.mark.slow
def test_the_worked_question_by_qgis_process(sample, worked, tmp_path_factory):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
    import qgis_env

    folder = tmp_path_factory.mktemp("process")
    home = qgis_env.prepare(folder / "home", enabled=True)
    question = to_json(q.Question(q.COMPANIES, WORKED.where, name='it\'s; "100%" ü'))

    def call(*options: str) -> dict:
        command = home.qgis_process("--json", "run", "midlandsclusters:spatialquery", "--", f"INPUT={sample}", *options)
        done = subprocess.run(
            command, env=home.environment(offscreen=True), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)["results"]

    simple = call(
        "CLUSTER=aerospace",
        f"PLACE={INFINITY}",
        "DISTANCE=5000",
        f"OUTPUT={folder / 'a.gpkg'}",
        f"SUMMARY={folder / 'a.json'}",
    )
    asked = call(f"QUESTION={question}", f"OUTPUT={folder / 'b.gpkg'}")
    assert ids(simple["OUTPUT"]) == ids(asked["OUTPUT"]) == worked
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["count"] == len(worked)


def test_summary_agrees_with_the_sample(run, sample, worked, tmp_path):
    page, data = tmp_path / "a.html", tmp_path / "a.json"
    for path in (page, data):
        run("spatialquery", {"INPUT": sample, "QUESTION": to_json(WORKED), "OUTPUT": "memory:", "SUMMARY": str(path)})
    companies = sample_companies().companies
    inside = companies["company_id"].isin(worked)
    found = json.loads(data.read_text(encoding="utf-8"))
    assert (found["count"], found["of"], found["not_known"]) == (len(worked), len(companies), 0)
    assert found["figures"]["turnover_gbp"]["value"] == pytest.approx(companies["turnover_gbp"][inside].sum())
    assert found["figures"]["employees"]["share"] == pytest.approx(
        companies["employees"][inside].sum() / companies["employees"].sum()
    )
    derby = next(one for one in found["authorities"] if one["name"] == "Derby")
    assert derby["of"] == (companies["authority_code"] == "E06000015").sum()
    assert sum(one["count"] for one in found["authorities"]) == len(worked)
    assert found["question"] == json.loads(to_json(WORKED))
    text = page.read_text(encoding="utf-8")
    assert f"{len(worked)} of the 3,470 companies" in text
    assert "illustrative sample, which is invented" in text
    assert "£3.69bn" in text
    assert "<script" not in text


def test_features_come_out_as_they_are(run, sample, tmp_path, closed):
    """Same columns, CRS and geometry; a copy in degrees gives the same answer."""
    import processing

    degrees = str(tmp_path / "degrees.gpkg")
    processing.run("native:reprojectlayer", {"INPUT": sample, "TARGET_CRS": "EPSG:4326", "OUTPUT": degrees})
    one = run(
        "spatialquery", {"INPUT": degrees, "PLACE": INFINITY, "DISTANCE": 5000, "OUTPUT": str(tmp_path / "out.gpkg")}
    )
    layer, before = closed(QgsVectorLayer(one["OUTPUT"], "a", "ogr")), closed(QgsVectorLayer(degrees, "b", "ogr"))
    assert layer.crs() == before.crs()
    assert layer.fields().names() == before.fields().names()
    same = {f["company_id"]: f.geometry().asWkt() for f in before.getFeatures()}
    assert all(f.geometry().asWkt() == same[f["company_id"]] for f in layer.getFeatures())
    assert ids(layer) == ids(run("spatialquery", {"INPUT": sample, "PLACE": INFINITY, "OUTPUT": "memory:"})["OUTPUT"])
    assert layer.featureCount() == one["COUNT"] == 180


def test_a_selection_and_a_further_condition(run, sample, closed):
    layer = closed(QgsVectorLayer(sample, "companies", "ogr"))
    QgsProject.instance().addMapLayer(layer, False)
    layer.selectByExpression("\"authority_code\" = 'E06000015'")
    only = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    result = run("spatialquery", {"INPUT": only, "EXPRESSION": '"employees" >= 50 -- large', "OUTPUT": "memory:"})
    frame = sample_companies().companies
    expected = frame[(frame["authority_code"] == "E06000015") & (frame["employees"] >= 50)]["company_id"]
    assert ids(result["OUTPUT"]) == set(expected)
    assert '"employees" >= 50' in result["SENTENCE"]
    QgsProject.instance().takeMapLayer(layer)


def polygons(path: Path, shapes, crs: int) -> str:
    gpd.GeoDataFrame({"id": range(len(shapes))}, geometry=shapes, crs=27700).to_crs(crs).to_file(
        path, layer=path.stem, driver="GPKG"
    )
    return str(path)


def test_inside_polygons_of_another_crs_and_a_crossing_one(run, sample, tmp_path):
    frame = sample_companies().companies
    near = shapely.Point(435911, 331173).buffer(3000)
    other = shapely.Point(458979, 305000).buffer(3000)
    listener = Listener()
    result = run(
        "spatialquery",
        {"INPUT": sample, "OVERLAY": polygons(tmp_path / "o.gpkg", [near, other], 4326), "OUTPUT": "memory:"},
        listener,
    )
    points = shapely.points(frame["easting"], frame["northing"])
    # Degrees by pyproj and back by QGIS may move a rim by centimetres; no company lies so close to it.
    assert ids(result["OUTPUT"]) == set(
        frame["company_id"][shapely.intersects(shapely.union_all([near, other]), points)]
    )
    bow = shapely.Polygon([(400000, 280000), (480000, 345000), (480000, 280000), (400000, 345000)])
    crossed = run(
        "spatialquery",
        {"INPUT": sample, "OVERLAY": polygons(tmp_path / "bow.gpkg", [bow], 27700), "OUTPUT": "memory:"},
        listener,
    )
    assert ids(crossed["OUTPUT"]) == set(frame["company_id"][shapely.intersects(shapely.make_valid(bow), points)])
    assert any("crossed itself and was mended" in text for text in listener.stated)


def test_hexagons_and_places(run, sample, tmp_path, closed):
    hexes = str(tmp_path / "hexes.gpkg")
    run("hexmetrics", {"COMPANIES": sample, "CLUSTER": "aerospace", "AREA": "Derby+Derbyshire", "OUTPUT": hexes})
    parts = run(
        "spatialquery",
        {"INPUT": hexes, "PLACE": INFINITY, "DISTANCE": 2000, "OUTPUT": "memory:", "EXPRESSION": "business_count > 0"},
    )
    centres = run(
        "spatialquery", {"INPUT": hexes, "PLACE": INFINITY, "DISTANCE": 2000, "CELLS_BY": "centre", "OUTPUT": "memory:"}
    )
    assert "any part of a hexagon counts" in parts["SENTENCE"]
    assert "by the centre of each hexagon" in centres["SENTENCE"]
    frame = gpd.read_file(hexes)
    location = shapely.Point(435911, 331173)
    assert parts["COUNT"] == ((frame.distance(location) <= 2000) & (frame["business_count"] > 0)).sum() > 0
    assert centres["COUNT"] == (frame.centroid.distance(location) <= 2000).sum()
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.places.innovation_places import site_layer

    write_layers(
        tmp_path / "places.gpkg",
        {"places": site_layer()[["kind", "name", "type", "clusters", "point_kind", "geometry"]]},
    )
    listener = Listener()
    found = run(
        "spatialquery", {"INPUT": str(tmp_path / "places.gpkg"), "AUTHORITY": "Derby", "OUTPUT": "memory:"}, listener
    )
    names = {feature["name"] for feature in found["OUTPUT"].getFeatures()}
    zone, company = "Infinity Park Derby (East Midlands Investment Zone)", "Rolls-Royce, Derby"
    assert names == {"Infinity Park Derby", "University of Derby", zone, company}
    assert found["SENTENCE"] == "Places in Derby"
    functions.unregister()


def test_nothing_and_everything_are_stated(run, sample, tmp_path):
    listener = Listener()
    out = tmp_path / "none.gpkg"
    none = run(
        "spatialquery",
        {"INPUT": sample, "PLACE": INFINITY, "DISTANCE": 5000, "AUTHORITY": "Rutland", "OUTPUT": str(out)},
        listener,
    )
    assert none["COUNT"] == 0
    assert QgsVectorLayer(str(out), "none", "ogr").featureCount() == 0
    assert any("answer is an empty layer" in text for text in listener.warned)
    listener = Listener()
    everything = run(
        "spatialquery", {"INPUT": sample, "PLACE": INFINITY, "DISTANCE": 900_000, "OUTPUT": "memory:"}, listener
    )
    assert everything["COUNT"] == 3470
    assert any("Everything in" in text for text in listener.warned)


@pytest.mark.parametrize(
    ("parameters", "stated"),
    [
        ({"PLACE": "Infinity Park"}, "did you mean Infinity Park Derby"),
        ({"PLACE": "Circular economy in Telford"}, "no site of its own"),
        ({"PLACE": "'; DROP TABLE companies; --"}, "There is no place"),
        ({"AUTHORITY": "Derbyshyre"}, "no known area"),
        ({"QUESTION": "{broken"}, "not written as JSON"),
        ({"QUESTION": "nowhere.json"}, "neither JSON text nor a file"),
        ({"QUESTION": "/"}, "neither JSON text nor a file"),
        ({"QUESTION": "a\0b"}, "neither JSON text nor a file"),
        (
            {"QUESTION": '{"version": 1, "target": "companies", "where": {"flag": {"column": "spike"}}}'},
            "no column “spike”",
        ),
        ({"EXPRESSION": '"employees" >'}, "expression is not complete"),
        ({"EXPRESSION": "1=1) OR (1=1"}, "expression is not complete"),
        ({"EXPRESSION": '"emploees" > 5'}, "names the column emploees"),
        ({"INPUT": "layer_that_was_removed_123"}, "INPUT cannot be read"),
        ({"OVERLAY": "layer_that_was_removed_123"}, "OVERLAY cannot be read"),
        ({"OUTPUT": "/proc/nowhere/all.gpkg"}, "cannot be written"),
    ],
)
def test_bad_input_is_one_sentence(run, sample, parameters, stated):
    listener = Listener()
    with pytest.raises(QgsProcessingException, match=stated):
        run("spatialquery", {"INPUT": sample, "OUTPUT": "memory:", **parameters}, listener)
    assert not any("Traceback" in text for text in listener.errors + listener.stated)


def test_empty_layers_tables_and_overlays(run, sample, tmp_path, closed):
    frame = gpd.read_file(sample)
    frame.iloc[:0].to_file(tmp_path / "empty.gpkg", layer="empty", driver="GPKG")
    assert (
        run("spatialquery", {"INPUT": str(tmp_path / "empty.gpkg"), "CLUSTER": "rail", "OUTPUT": "memory:"})["COUNT"]
        == 0
    )
    table = tmp_path / "table.csv"
    pd.DataFrame(frame.drop(columns="geometry")).to_csv(table, index=False)
    with pytest.raises(QgsProcessingException, match="table without positions"):
        run("spatialquery", {"INPUT": str(table), "PLACE": INFINITY, "OUTPUT": "memory:"})
    assert run("spatialquery", {"INPUT": str(table), "CLUSTER": "aerospace", "OUTPUT": "memory:"})["COUNT"] > 0
    none = polygons(tmp_path / "none.gpkg", [shapely.Polygon()], 27700)
    with pytest.raises(QgsProcessingException, match=r"no shape on the map|no polygons"):
        run("spatialquery", {"INPUT": sample, "OVERLAY": none, "OUTPUT": "memory:"})


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_no_name_comes_alive_in_a_spreadsheet(run, tmp_path, ending):
    names = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", 'Plain; "100%" Ünï']
    frame = gpd.GeoDataFrame(
        {"name": names, "employees": [-1.5] * 6}, geometry=gpd.points_from_xy([435911] * 6, [331173] * 6), crs=27700
    )
    frame.to_file(tmp_path / "firms.gpkg", layer="firms", driver="GPKG")
    out = tmp_path / f"answer.{ending}"
    run("spatialquery", {"INPUT": str(tmp_path / "firms.gpkg"), "PLACE": INFINITY, "OUTPUT": str(out)})
    read = pd.read_csv(out, dtype=str) if ending == "csv" else gpd.read_file(out).astype(str)
    assert read["name"].tolist() == [f"'{name}" for name in names[:5]] + names[5:]
    assert set(read["employees"].astype(float)) == {-1.5}, "numbers stay numbers"


def test_a_failed_run_leaves_what_was_there(run, sample, tmp_path):
    out = tmp_path / "answer.gpkg"
    run("spatialquery", {"INPUT": sample, "AUTHORITY": "Derby", "OUTPUT": str(out)})
    before = out.read_bytes()
    with pytest.raises(QgsProcessingException):
        run("spatialquery", {"INPUT": sample, "PLACE": "nowhere", "OUTPUT": str(out)})
    run("spatialquery", {"INPUT": sample, "OUTPUT": str(out)}, Listener(cancel_at=10))
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_expression_works_where_the_layer_is_used(run, sample, closed):
    layer = closed(QgsVectorLayer(sample, "companies", "ogr"))
    text = run("spatialquery", {"INPUT": layer, "PLACE": "university", "DISTANCE": 1000, "OUTPUT": "memory:"})[
        "EXPRESSION_TEXT"
    ]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    found = list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(text).setExpressionContext(context)))
    frame = sample_companies().companies
    sites = pd.read_csv(resource("places", "universities.csv"))[["easting", "northing"]].to_numpy()
    away = np.hypot(*(frame[["easting", "northing"]].to_numpy()[:, None, :] - sites[None]).transpose(2, 0, 1)).min(
        axis=1
    )
    assert {feature["company_id"] for feature in found} == set(frame["company_id"][away <= 1000])
