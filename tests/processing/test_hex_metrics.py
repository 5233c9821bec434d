"""``hexmetrics``: sums conserve, every way to name an area works, bad input gets its sentence, nothing is lost on cancelling."""

from __future__ import annotations

import json
import threading

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from midlands_clusters_plugin.processing.algorithms.hex_metrics import HexMetrics

from .conftest import Listener

DERBY = "E06000015"


def layer_of(result) -> QgsVectorLayer:
    output = result["OUTPUT"]
    return output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(output, "hexes", "ogr")


def total(layer, name) -> float:
    return sum(feature[name] for feature in layer.getFeatures() if isinstance(feature[name], (int, float)))


@pytest.mark.parametrize("output", ["memory:", "gpkg", "shp"])
def test_sums_conserve(run, companies, tmp_path, output):
    where = output if output == "memory:" else str(tmp_path / f"hexes.{output}")
    summary = tmp_path / "report.json"
    result = run("hexmetrics", {"COMPANIES": companies, "OUTPUT": where, "SUMMARY": str(summary)})
    layer = layer_of(result)
    report = json.loads(summary.read_text(encoding="utf-8"))
    count = "business_c" if output == "shp" else "business_count"  # shapefiles keep ten letters
    assert result["ROWS_IN_AREA"] == 4 == report["rows_in_area"]
    assert total(layer, count) == 4
    assert total(layer, "employees") == report["totals"]["employees"] == 460
    assert layer.featureCount() == result["PIECES"] == report["pieces"]
    assert result["CELLS"] == report["cells"] < result["PIECES"]
    assert report["rows_read"] == report["rows_placed"] + report["rows_rejected"]
    assert report["rows_placed"] == report["rows_in_area"] + report["rows_outside_area"] + report["rows_other_cluster"]
    assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:27700")
    assert all(feature.geometry().isGeosValid() for feature in list(layer.getFeatures())[:200])


@pytest.mark.parametrize("area", [DERBY, "Derby", "derby", f" {DERBY} "])
def test_one_authority_by_code_or_name(run, companies, area):
    layer = layer_of(run("hexmetrics", {"COMPANIES": companies, "AREA": area, "OUTPUT": "memory:"}))
    assert {feature["authority_code"] for feature in layer.getFeatures()} == {DERBY}
    assert total(layer, "business_count") == 1


def test_several_authorities_joined(run, companies):
    both = run("hexmetrics", {"COMPANIES": companies, "AREA": f"{DERBY}+E10000007", "OUTPUT": "memory:"})
    named = run("hexmetrics", {"COMPANIES": companies, "AUTHORITIES": "Derby + Derbyshire", "OUTPUT": "memory:"})
    assert both["ROWS_IN_AREA"] == named["ROWS_IN_AREA"] == 2
    assert both["PIECES"] == named["PIECES"]


def test_a_cluster_counts_its_own(run, companies):
    result = run("hexmetrics", {"COMPANIES": companies, "CLUSTER": "aerospace", "OUTPUT": "memory:"})
    assert result["ROWS_IN_AREA"] == 1
    assert total(layer_of(result), "employees") == 120


def test_a_cluster_with_no_company_is_warned_of(run, companies):
    listener = Listener()
    result = run(
        "hexmetrics", {"COMPANIES": companies, "CLUSTER": "agri_tech", "AREA": DERBY, "OUTPUT": "memory:"}, listener
    )
    assert result["ROWS_IN_AREA"] == 0
    assert total(layer_of(result), "business_count") == 0
    assert any("No company of the cluster" in text for text in listener.warned)


def test_points_that_lie_nowhere_here_are_not_said_to_be_of_another_cluster(run):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "firms", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POINT(-163000 6980000)"))  # metres of Web Mercator
    layer.dataProvider().addFeatures([feature])
    listener = Listener()
    run("hexmetrics", {"COMPANIES": layer, "AREA": DERBY, "OUTPUT": "memory:"}, listener)
    assert ["No company row could be placed" in text for text in listener.warned] == [True]


def test_any_point_layer_will_do(run, companies):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "points", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Alpha"])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(-1.4767 52.9219)"))
    layer.dataProvider().addFeature(feature)
    found = layer_of(run("hexmetrics", {"COMPANIES": layer, "AREA": "midlands_engine", "OUTPUT": "memory:"}))
    with_company = [feature for feature in found.getFeatures() if feature["business_count"] == 1]
    assert [feature["authority_code"] for feature in with_company] == [DERBY]


def test_only_the_selected_companies(run, companies):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    QgsProject.instance().addMapLayer(companies, False)
    chosen = [feature.id() for feature in companies.getFeatures() if feature["name"].startswith("Alpha")]
    companies.selectByIds(chosen)
    source = QgsProcessingFeatureSourceDefinition(companies.id(), selectedFeaturesOnly=True)
    result = run("hexmetrics", {"COMPANIES": source, "OUTPUT": "memory:"})
    QgsProject.instance().removeMapLayer(companies.id())
    assert result["ROWS_IN_AREA"] == 1


def square(
    code="E06000015",
    crs="EPSG:27700",
    wkt="POLYGON((430000 330000,440000 330000,440000 340000,430000 340000,430000 330000))",
):
    layer = QgsVectorLayer(
        f"Polygon?crs={crs}&field=CTYUA24CD:string&field=CTYUA24NM:string", "my boundaries", "memory"
    )
    feature = QgsFeature(layer.fields())
    feature.setAttributes([code, "Derby"])
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeature(feature)
    return layer


def test_own_boundaries_are_used(run, companies):
    result = run("hexmetrics", {"COMPANIES": companies, "AREA": DERBY, "BOUNDARIES": square(), "OUTPUT": "memory:"})
    layer = layer_of(result)
    area = sum(feature.geometry().area() for feature in layer.getFeatures())
    assert area == pytest.approx(1e8, rel=1e-9)
    assert result["ROWS_IN_AREA"] == 1


def test_cell_sizes_and_h3(run, companies):
    small = run("hexmetrics", {"COMPANIES": companies, "AREA": DERBY, "SIZE": 500, "OUTPUT": "memory:"})
    large = run("hexmetrics", {"COMPANIES": companies, "AREA": DERBY, "SIZE": 5000, "OUTPUT": "memory:"})
    assert small["CELLS"] > 10 * large["CELLS"]
    pytest.importorskip("h3")
    h3 = run("hexmetrics", {"COMPANIES": companies, "AREA": DERBY, "GRID": "h3", "RESOLUTION": 8, "OUTPUT": "memory:"})
    assert total(layer_of(h3), "business_count") == 1


def test_summary_as_a_page(run, companies, tmp_path):
    page = tmp_path / "report.html"
    run("hexmetrics", {"COMPANIES": companies, "AREA": DERBY, "OUTPUT": "memory:", "SUMMARY": str(page)})
    text = page.read_text(encoding="utf-8")
    assert "rows_in_area" in text
    assert text.rstrip().endswith("</html>")


def without_crs(layer):
    layer.setCrs(QgsCoordinateReferenceSystem())
    return layer


def points(shapes, crs="EPSG:27700"):
    layer = QgsVectorLayer(f"Point?crs={crs}&field=name:string", "my points", "memory")
    features = []
    for wkt in shapes:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


BAD = {
    "degrees for size": ({"SIZE": 0.01}, "looks like degrees"),
    "too small": ({"SIZE": 100}, "choose 250 to 10000 m"),
    "too large": ({"SIZE": 20000}, "choose 250 to 10000 m"),
    "negative": ({"SIZE": -1000}, "choose 250 to 10000 m"),
    "resolution": ({"GRID": "h3", "RESOLUTION": 12}, "resolution of 7, 8 or 9"),
    "area": ({"AREA": "Atlantis"}, "Atlantis|area"),
    "cluster": ({"CLUSTER": "alchemy"}, "no cluster alchemy"),
    "empty layer": (lambda: {"COMPANIES": points([])}, "is empty"),
    "no crs": (lambda: {"COMPANIES": without_crs(points(["POINT(1 1)"]))}, "no coordinate reference system"),
    "no such layer": ({"COMPANIES": "/nowhere/firms.gpkg"}, "cannot be read"),
    "boundaries without crs": (lambda: {"BOUNDARIES": without_crs(square())}, "no coordinate reference system"),
    "boundaries of points": (lambda: {"BOUNDARIES": points(["POINT(1 1)"])}, "does not hold polygons"),
    "unwritable": ({"OUTPUT": f"{__file__}/hexes.gpkg"}, "cannot be written"),
    "summary unwritable": ({"SUMMARY": f"{__file__}/report.json"}, "cannot be written"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_sentence(provider, run, companies, case):
    changes, sentence = BAD[case]
    parameters = {"COMPANIES": companies, "OUTPUT": "memory:", **(changes() if callable(changes) else changes)}
    ok, stated = provider.algorithm("hexmetrics").checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert any(part in stated for part in sentence.split("|"))
    with pytest.raises(QgsProcessingException, match=sentence):
        run("hexmetrics", parameters)


def test_h3_that_is_not_installed_is_stated(provider, companies, monkeypatch):
    from midlands_clusters_plugin.processing.algorithms import hex_metrics

    monkeypatch.setattr(hex_metrics.importlib.util, "find_spec", lambda name: None)
    algorithm = provider.algorithm("hexmetrics")
    ok, stated = algorithm.checkParameterValues(
        {"COMPANIES": companies, "GRID": "h3", "OUTPUT": "memory:"}, QgsProcessingContext()
    )
    assert not ok
    assert "needs the Python package h3" in stated


def test_an_area_that_the_boundaries_do_not_hold(run, companies, tmp_path):
    out = tmp_path / "hexes.gpkg"
    parameters = {"COMPANIES": companies, "AREA": "E08000025", "BOUNDARIES": square(), "OUTPUT": str(out)}
    with pytest.raises(QgsProcessingException, match="None of the area's authorities"):
        run("hexmetrics", parameters)
    assert not out.exists()


@pytest.mark.parametrize("percent", [1, 40, 80])
def test_cancel_leaves_what_was_there(run, companies, tmp_path, percent):
    out = tmp_path / "hexes.gpkg"
    out.write_text("the officer's own")
    listener = Listener(cancel_at=percent)
    result = run("hexmetrics", {"COMPANIES": companies, "OUTPUT": str(out)}, listener)
    assert "OUTPUT" not in result
    assert out.read_text() == "the officer's own"
    assert [path.name for path in tmp_path.glob(".*")] == []
    assert max(listener.seen) < 100


def test_progress_moves(run, companies):
    listener = Listener()
    run("hexmetrics", {"COMPANIES": companies, "OUTPUT": "memory:"}, listener)
    assert len(set(listener.seen)) > 10
    assert listener.seen == sorted(listener.seen)


def test_runs_in_a_background_thread(provider, companies, monkeypatch):
    """As the toolbox runs it: prepared on this thread, run on another, finished on this one."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = provider.algorithm("hexmetrics")
    threads: list[int] = []
    whole = HexMetrics.run_core

    def spy(*arguments):
        threads.append(threading.get_ident())
        return whole(*arguments)

    monkeypatch.setattr(HexMetrics, "run_core", spy)
    feedback, answers, loop = Listener(), [], QEventLoop()
    task = QgsProcessingAlgRunnerTask(
        algorithm, {"COMPANIES": companies, "AREA": DERBY, "OUTPUT": "memory:"}, context, feedback
    )
    task.executed.connect(lambda ok, results: (answers.append((ok, results)), loop.quit()))
    QgsApplication.taskManager().addTask(task)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    ((ok, results),) = answers
    assert ok
    assert results["ROWS_IN_AREA"] == 1
    assert threads
    assert threads[0] != threading.get_ident()


@pytest.mark.usefixtures("no_window")
def test_a_loaded_layer_has_its_role(run, companies):
    import processing

    parameters = {"COMPANIES": companies, "AREA": DERBY, "OUTPUT": "TEMPORARY_OUTPUT"}
    result = processing.runAndLoadResults("midlandsclusters:hexmetrics", parameters)
    layer = QgsProject.instance().mapLayer(result["OUTPUT"])
    assert layer.customProperty("midlands_clusters/role") == "hexes"
    assert layer.renderer().type() == "graduatedSymbol"
    assert "business_count" in layer.renderer().classAttribute()
    assert "Derby" in layer.metadata().title()
    QgsProject.instance().removeMapLayer(layer.id())


def test_companies_at_shared_addresses_are_listed_and_left_out(run, tmp_path):
    rows = [f"A{n},DE24 9FU,30300" for n in range(500)] + ["B,DE1 2GR,30300"]
    (tmp_path / "firms.csv").write_text("\n".join(["name,postcode,sic", *rows]), encoding="utf-8")
    layer = QgsVectorLayer(str(tmp_path / "firms.csv"), "firms", "ogr")
    asked = {"COMPANIES": layer, "CLUSTER": "aerospace", "AREA": DERBY, "OUTPUT": "memory:", "SHARED": "memory:"}
    for treatment, number in (("count", 501), ("leave_out", 1)):
        result = run("hexmetrics", {**asked, "ADDRESSES": treatment})
        shared = result["SHARED"]
        assert result["ROWS_IN_AREA"] == number and shared.featureCount() == 500
        assert {bool(one["counted"]) for one in shared.getFeatures()} == {treatment == "count"}
    with pytest.raises(QgsProcessingException, match="cannot be listed under a disclosure rule"):
        run("hexmetrics", {**asked, "THRESHOLD": 3})
