"""The functions where users use them: field calculator, labels, layouts, atlas pages, virtual layers, and threads that draw."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsTask,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QCoreApplication, QSize

from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.processing import functions

AREA = "E06000015+E10000007+E06000018"
SPOTS = {"infinity": (435911, 331173), "leicester": (458979, 305000), "sea": (600000, 500000)}


@pytest.fixture(autouse=True)
def registered(qgis_app):
    functions.register()
    yield
    functions.unregister()


@pytest.fixture
def project(qgis_app):
    one = QgsProject.instance()
    one.clear()
    yield one
    one.clear()


@pytest.fixture
def layer(project, closed) -> QgsVectorLayer:
    made = closed(QgsVectorLayer("Point?crs=EPSG:27700&field=name:string&field=answer:string", "spots", "memory"))
    features = []
    for name, at in SPOTS.items():
        feature = QgsFeature(made.fields())
        feature.setAttributes([name, None])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*at)))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


@pytest.fixture(scope="module")
def maps(tmp_path_factory):
    """Two maps of the sample in a GeoPackage each: aerospace, and all companies."""
    workspace = Workspace(sample_companies())
    folder = tmp_path_factory.mktemp("maps")
    made = {}
    for cluster in ("aerospace", "all"):
        hexmap = workspace.hexmap(MapRequest(cluster=cluster, area=get_area(AREA)))
        made[cluster] = (hexmap, write_layers(folder / f"{cluster}.gpkg", hexmap.layers()))
    return made


@pytest.fixture
def shown(project, maps):
    """The two maps in the project, as the dock puts them there."""
    from midlands_clusters_plugin.cartography.map import group_layers
    from midlands_clusters_plugin.cartography.record.facts import map_facts

    for hexmap, path in maps.values():
        group_layers.add_map(project, path, map_facts(hexmap), "business_count", beside=True)
    return {cluster: hexmap for cluster, (hexmap, _) in maps.items()}


def evaluate(text: str, layer: QgsVectorLayer | None = None):
    expression = QgsExpression(text)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer) if layer else [])
    found = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return found


def test_field_calculator(qgis_processing, layer):
    import processing

    formula = "mc_authority($geometry, 'name') || ': ' || mc_nearest_place('innovation_hub', $geometry)"
    parameters = {
        "INPUT": layer,
        "FIELD_NAME": "near",
        "FIELD_TYPE": 2,
        "FIELD_LENGTH": 80,
        "FORMULA": formula,
        "OUTPUT": "memory:",
    }
    found = processing.run("native:fieldcalculator", parameters)["OUTPUT"]
    values = {feature["name"]: feature["near"] for feature in found.getFeatures()}
    assert values["infinity"] == "Derby: Infinity Park Derby"
    assert values["leicester"].startswith("Leicester: ")
    assert not isinstance(values["sea"], str), "NULL, because it lies in no authority"


def test_field_calculator_of_the_attribute_table(layer):
    """Editing a layer in place, as the button of the attribute table does."""
    expression, context = QgsExpression("mc_cell_id($geometry)"), layer.createExpressionContext()
    assert expression.prepare(context)
    layer.startEditing()
    for feature in layer.getFeatures():
        context.setFeature(feature)
        layer.changeAttributeValue(feature.id(), 1, expression.evaluate(context))
    layer.commitChanges()
    assert next(layer.getFeatures("name = 'infinity'"))["answer"] == "bng1000_503_331"


def draw(layer: QgsVectorLayer) -> QgsMapRendererParallelJob:
    """In threads of QGIS's own, as the canvas does."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent().buffered(20_000))
    settings.setOutputSize(QSize(600, 400))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job


def label_texts(layer: QgsVectorLayer, text: str) -> set[str]:
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression, settings.enabled = text, True, True
    settings.setFormat(QgsTextFormat())
    settings.displayAll = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    results = draw(layer).takeLabelingResults()
    return {one.labelText for one in results.labelsWithinRect(layer.extent().buffered(50_000))}


def test_labels(layer, shown):
    QCoreApplication.processEvents()  # the maps are looked up on the window's thread, before threads draw
    texts = label_texts(
        layer, "coalesce(mc_nearest_place('innovation_hub', $geometry), '') || '/' || mc_cell_id($geometry)"
    )
    assert "Infinity Park Derby/bng1000_503_331" in texts
    expected = expected_at(shown["aerospace"], "infinity", "business_count")
    texts = label_texts(layer, "name || ' ' || coalesce(mc_metric('aerospace', 'business_count', $geometry), 'none')")
    assert {f"infinity {expected}", "sea none"} <= texts


def expected_at(hexmap, name: str, metric: str):
    import shapely

    hexes = hexmap.hexes
    return hexes[metric][hexes.intersects(shapely.Point(*SPOTS[name]))].iloc[0]


def test_metric_is_what_the_map_shows(layer, shown):
    for metric in ("business_count", "employees", "turnover"):
        for cluster in ("aerospace", "all"):
            expected = expected_at(shown[cluster], "infinity", metric)
            assert evaluate(f"mc_metric('{cluster}', '{metric}', make_point(435911, 331173))") == pytest.approx(
                float(expected)
            )
    assert evaluate("mc_metric('Aerospace', 'employees', make_point(600000, 500000))") is None
    expression = QgsExpression("mc_metric('aerospace', 'earnings', make_point(435911, 331173))")
    assert expression.evaluate() is None
    assert "the map has no metric 'earnings'" in expression.evalErrorString()


def test_a_removed_map_is_stated(project, shown):
    assert evaluate("mc_metric('aerospace', 'employees', make_point(435911, 331173))") is not None
    project.clear()
    expression = QgsExpression("mc_metric('aerospace', 'employees', make_point(435911, 331173))")
    assert expression.evaluate() is None
    assert "no map of the cluster" in expression.evalErrorString()


def test_a_map_with_new_data_gives_new_values(project, shown):
    from midlands_clusters_plugin.cartography.record.roles import groups, layers_of

    text = "mc_metric('aerospace', 'business_count', make_point(435911, 331173))"
    before = evaluate(text)
    hexes = next(
        layers_of(group)["hexes"]
        for group in groups(project)
        if "aerospace" in group.customProperty("midlands_clusters/map")
    )
    feature = next(f for f in hexes.getFeatures() if f.geometry().contains(QgsPointXY(435911, 331173)))
    hexes.startEditing()
    hexes.changeAttributeValue(feature.id(), hexes.fields().lookupField("business_count"), 12345)
    hexes.commitChanges()
    try:
        assert before != 12345
        assert evaluate(text) == 12345
    finally:
        hexes.startEditing()
        hexes.changeAttributeValue(feature.id(), hexes.fields().lookupField("business_count"), before)
        hexes.commitChanges()


def test_location_quotient(shown):
    companies = shown["all"].companies
    member = companies["clusters"].str.split(";").map(lambda ids: "aerospace" in ids)
    derby = companies["authority_code"] == "E06000015"
    expected = (member & derby).sum() / derby.sum() / (member.sum() / len(companies))
    for where in ("'Derby'", "'E06000015'", "make_point(435911, 331173)"):
        assert evaluate(f"mc_location_quotient('aerospace', {where})") == pytest.approx(expected, abs=1e-12)
    jobs = companies["employees"]
    expected = jobs[member & derby].sum() / jobs[derby].sum() / (jobs[member].sum() / jobs.sum())
    assert evaluate("mc_location_quotient('Aerospace', 'Derby', 'employees')") == pytest.approx(expected, abs=1e-9)
    assert evaluate("mc_location_quotient('aerospace', 'Rutland')") is None, "no company at all there"
    assert evaluate("mc_location_quotient('all', 'Derby')") == pytest.approx(1)
    for text, stated in (
        ("'aerospace', 'Derbyshyre'", "no known area"),
        ("'aerospace', 'Derby', 'earnings'", "no figures for Earnings"),
    ):
        expression = QgsExpression(f"mc_location_quotient({text})")
        assert expression.evaluate() is None
        assert stated in expression.evalErrorString()


def test_layout_and_atlas(project, layer):
    project.addMapLayer(layer, False)
    page = QgsPrintLayout(project)
    page.initializeDefaults()
    label = QgsLayoutItemLabel(page)
    label.setText(
        "[% mc_authority('DE24 9FU', 'name') %]: [% coalesce(mc_nearest_place('innovation_hub', $geometry), '-') %]"
    )
    page.addLayoutItem(label)
    atlas = page.atlas()
    atlas.setCoverageLayer(layer)
    atlas.setEnabled(True)
    atlas.setFilterFeatures(True)
    atlas.setFilterExpression("mc_distance_to_place('Infinity Park Derby', $geometry) < 100000")
    atlas.updateFeatures()
    assert atlas.count() == 2
    atlas.first()
    assert label.currentText() == "Derby: Infinity Park Derby"
    atlas.next()
    assert label.currentText().startswith("Derby: ")
    assert "Infinity" not in label.currentText()
    project.takeMapLayer(layer)


def test_virtual_layer(project, layer, closed):
    project.addMapLayer(layer, False)
    query = (
        "SELECT name, mc_cell_id(geometry, 1000) AS cell, mc_authority(geometry, 'code') AS code,"
        " mc_distance_to_place('Infinity Park Derby', geometry) AS away,"
        " mc_cell_polygon(mc_cell_id(geometry, 1000)) AS geometry FROM spots"
    )
    from qgis.PyQt.QtCore import QUrl

    virtual = QgsVectorLayer("?query=" + bytes(QUrl.toPercentEncoding(query)).decode(), "virtual", "virtual")
    assert virtual.isValid(), virtual.dataProvider().error().message()
    found = {feature["name"]: feature for feature in virtual.getFeatures()}
    assert found["infinity"]["cell"] == "bng1000_503_331"
    assert found["infinity"]["code"] == "E06000015"
    assert found["infinity"]["away"] == 0
    assert found["leicester"]["away"] > 20_000
    assert round(found["infinity"].geometry().area() / 1e6, 3) == 0.866
    project.takeMapLayer(layer)


class Work(QgsTask):
    """Evaluates in a thread of QGIS's pool."""

    def __init__(self, texts) -> None:
        super().__init__("work")
        self._texts, self.found = texts, []

    def run(self) -> bool:
        for text in self._texts:
            expression = QgsExpression(text)
            self.found.append((expression.evaluate(QgsExpressionContext()), expression.evalErrorString()))
        return True


def test_threads_of_qgis_and_of_python(shown):
    texts = [
        "mc_metric('aerospace', 'business_count', make_point(435911, 331173))",
        "mc_authority(make_point(435911, 331173))",
    ] * 20
    evaluate(texts[0])
    works = [Work(texts) for _ in range(3)]
    for work in works:
        QgsApplication.taskManager().addTask(work)
    until = time.monotonic() + 20
    while any(len(work.found) < len(texts) for work in works) and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    expected = [(evaluate(text), "") for text in texts]
    assert all(work.found == expected for work in works)
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda text: QgsExpression(text).evaluate(QgsExpressionContext()), texts)) == [
            one for one, _ in expected
        ]


@pytest.mark.parametrize(
    ("crs", "x", "y", "wanted"), [("EPSG:4326", -1.47, 52.88, None), ("EPSG:27700", 435911, 331173, "bng1000_503_331")]
)
def test_a_virtual_layer_gets_no_cell_of_degrees(qgis_new_project, registered, crs, x, y, wanted):
    """QGIS tells a function in a virtual layer no reference system: NULL where it cannot be the grid's, and never another cell."""
    points = QgsVectorLayer(f"Point?crs={crs}&field=name:string", "firms", "memory")
    feature = QgsFeature(points.fields())
    feature.setAttributes(["one"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    points.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(points)
    made = QgsVectorLayer("?query=select name, mc_cell_id(geometry, 1000) as v, geometry from firms", "v", "virtual")
    assert [one["v"] or None for one in made.getFeatures()] == [wanted]
