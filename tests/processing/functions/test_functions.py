"""The expression functions: values, NULL, errors as one sentence, help for everything, nothing left behind."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextScope, QgsGeometry, QgsProject

from midlands_clusters_plugin.core.catalogue.catalogue import places
from midlands_clusters_plugin.core.grid.hexgrid import make_grid
from midlands_clusters_plugin.processing import functions
from midlands_clusters_plugin.processing.functions.registry import _REGISTERED

NAMES = {
    "mc_cell_id",
    "mc_cell_polygon",
    "mc_metric",
    "mc_nearest_place",
    "mc_distance_to_place",
    "mc_authority",
    "mc_postcode_point",
    "mc_location_quotient",
}
AT_POINT = "make_point(435911, 331173)"  # Infinity Park Derby
DEGREES = "transform(make_point(435911, 331173), 'EPSG:27700', 'EPSG:4326')"


@pytest.fixture(autouse=True)
def registered(qgis_app):
    QgsProject.instance().clear()  # a map of another test would answer
    functions.register()
    yield
    functions.unregister()


def value(text: str, crs: str = ""):
    """The value, after checking that it is no error."""
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    context = QgsExpressionContext()
    if crs:
        scope = QgsExpressionContextScope("layer")
        scope.setVariable("layer_crs", crs)
        context.appendScope(scope)
    found = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return found


def error(text: str) -> str:
    expression = QgsExpression(text)
    assert expression.evaluate(QgsExpressionContext()) is None
    assert expression.hasEvalError()
    return expression.evalErrorString()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"mc_cell_id({AT_POINT})", "bng1000_503_331"),
        (f"mc_cell_id({AT_POINT}, 2000)", "bng2000_252_166"),
        (f"mc_cell_id(size:=2000, geometry:={AT_POINT})", "bng2000_252_166"),
        (f"mc_cell_id(buffer({AT_POINT}, 20))", "bng1000_503_331"),
        ("mc_cell_id(mc_cell_polygon('bng1000_503_331'))", "bng1000_503_331"),
        ("mc_cell_id(mc_cell_polygon('bng250.5_-3_7'), 250.5)", "bng250.5_-3_7"),
        (f"mc_nearest_place('innovation_hub', {AT_POINT})", "Infinity Park Derby"),
        (f"mc_nearest_place('university', {AT_POINT})", "University of Derby"),
        (f"mc_nearest_place('University', buffer({AT_POINT}, 10))", "University of Derby"),
        (f"mc_distance_to_place('infinity park derby', {AT_POINT})", 0.0),
        ("mc_distance_to_place('Infinity Park Derby', make_point(435911 + 3000, 331173 - 4000))", 5000.0),
        ("mc_distance_to_place('Infinity Park Derby', buffer(make_point(435911 + 3000, 331173), 1000, 64)) < 2001", 1),
        (f"mc_authority({AT_POINT})", "E06000015"),
        (f"mc_authority({AT_POINT}, 'name')", "Derby"),
        ("mc_authority('de24  9fu', 'name')", "Derby"),
        ("mc_authority('nonsense')", None),
        ("mc_authority('')", None),
        ("mc_authority(make_point(5000, 5000))", None),
        ("mc_postcode_point('ZZ1 1ZZ')", None),
        ("geom_to_wkt(mc_postcode_point('DE249FU'))", "Point (435911 331173)"),
        ("round(area(mc_cell_polygon('bng1000_503_331')) / 1e6, 3)", 0.866),
    ],
)
def test_values(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize("name", sorted(NAMES))
def test_null_gives_null(name):
    least = {"mc_metric": 3, "mc_location_quotient": 2, "mc_nearest_place": 2, "mc_distance_to_place": 2}.get(name, 1)
    assert value(f"{name}({', '.join(['NULL'] * least)})") is None
    for number in range(least):
        arguments = ["NULL" if one == number else "'aerospace'" for one in range(least)]
        assert value(f"{name}({', '.join(arguments)})") is None


def test_an_empty_geometry_gives_null():
    empty = "geom_from_wkt('POLYGON EMPTY')"
    for text in (f"mc_cell_id({empty})", f"mc_authority({empty})", f"mc_nearest_place('university', {empty})"):
        assert value(text) is None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (f"mc_cell_id({AT_POINT}, 5)", "Choose a cell size between 250 m and 10,000 m."),
        (f"mc_cell_id({AT_POINT}, 'wide')", "the argument size must be a number."),
        ("mc_cell_id('here')", "the argument geometry must be a geometry, such as $geometry."),
        ("mc_cell_polygon('x')", "'x' is no id of a hexagon, such as bng1000_503_331."),
        ("mc_cell_polygon('bng1000_9999999999_1')", "is no id of a hexagon"),
        ("mc_cell_polygon(5)", "the argument id must be a text."),
        (f"mc_nearest_place('castle', {AT_POINT})", "There is no place “castle”"),
        (f"mc_distance_to_place('Infinity Park', {AT_POINT})", "did you mean Infinity Park Derby?"),
        (f"mc_distance_to_place('DE24 9FU', {AT_POINT})", "use mc_postcode_point for a postcode"),
        (f"mc_distance_to_place('Circular economy in Telford', {AT_POINT})", "has no site of its own"),
        (f"mc_authority({AT_POINT}, 'colour')", "the argument give is 'code' or 'name'."),
        ("mc_authority(5)", "must be a geometry"),
        ("mc_postcode_point(5)", "the argument postcode must be a text."),
        (f"mc_metric('castles', 'employees', {AT_POINT})", "there is no cluster 'castles'."),
        (f"mc_metric('Aerospace', 'employees', {AT_POINT})", "the project has no map of the cluster Aerospace"),
        ("mc_location_quotient('aerospace', 'Derby')", "the project has no map of all companies"),
    ],
)
def test_errors_are_one_sentence_with_the_functions_name(text, stated):
    found = error(text)
    assert stated in found
    assert found.startswith(text.partition("(")[0] + ": ")
    assert "\n" not in found and "Traceback" not in found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_no_text_breaks_them(text):
    quoted = QgsExpression.quotedString(text.replace("\0", ""))
    calls = [f"{name}({quoted})" for name in ("mc_cell_polygon", "mc_authority", "mc_postcode_point")]
    for call in (*calls, f"mc_nearest_place({quoted}, {AT_POINT})"):
        expression = QgsExpression(call)
        expression.evaluate(QgsExpressionContext())
        assert not expression.hasParserError()
        assert "\n" not in expression.evalErrorString().replace(text, "")


def test_geometry_is_in_the_layers_crs_and_so_is_what_comes_back():
    for nowhere in (DEGREES, "make_point(-164000, 6970000)"):
        assert "no layer says in which reference system" in error(f"mc_cell_id({nowhere})")
    assert value(f"mc_cell_id({DEGREES})", "EPSG:4326") == "bng1000_503_331"
    assert value(f"mc_distance_to_place('Infinity Park Derby', {DEGREES})", "EPSG:4326") < 0.01
    assert value(f"mc_authority({DEGREES}, 'name')", "EPSG:4326") == "Derby"
    point = value("mc_postcode_point('DE24 9FU')", "EPSG:4326").asPoint()
    assert (round(point.x(), 2), round(point.y(), 2)) == (-1.47, 52.88)
    assert value("mc_cell_id(mc_cell_polygon('bng1000_503_331'))", "EPSG:3857") == "bng1000_503_331"


def test_cells_are_those_of_the_maps():
    generator = np.random.default_rng(1)
    grid = make_grid("bng", 750)
    for x, y in generator.uniform((380_000, 270_000), (480_000, 350_000), (50, 2)):
        text = grid.ids(grid.locate(np.array([x]), np.array([y])))[0]
        assert value(f"mc_cell_id(make_point({float(x)!r}, {float(y)!r}), 750)") == text
        assert value(f"mc_cell_polygon('{text}')").equals(
            QgsGeometry.fromWkt(grid.polygons(grid.keys_of([text]))[0].wkt)
        )


def test_h3_cells():
    h3 = pytest.importorskip("h3")
    cell = value(f"mc_cell_id({AT_POINT}, 8)")
    assert h3.get_resolution(cell) == 8
    assert value(f"mc_cell_id(mc_cell_polygon('{cell}'), 8)") == cell
    assert "is no id of a hexagon" in error("mc_cell_polygon('8fffffffffffffe')")


def test_the_nearest_place_is_the_nearest():
    table = places()
    table = table[(table["kind"] == "university")]
    generator = np.random.default_rng(2)
    for x, y in generator.uniform((360_000, 260_000), (530_000, 400_000), (40, 2)):
        away = np.hypot(table["easting"] - x, table["northing"] - y)
        assert value(f"mc_distance_to_place('university', make_point({float(x)!r}, {float(y)!r}))") == pytest.approx(
            away.min(), abs=1e-9
        )
        assert (
            value(f"mc_nearest_place('university', make_point({float(x)!r}, {float(y)!r}))")
            == table["name"][away.idxmin()]
        )


def test_help_and_group():
    assert {one.name() for one in _REGISTERED} == NAMES
    for one in _REGISTERED:
        assert one.group() == "Midlands Clusters"
        text = one.helpText()
        assert len(text) > 400
        assert all(f"<code>{parameter.name()}</code>" in text for parameter in one.parameters())
        assert text.count("<li>") >= 1


def test_examples_in_the_help_parse():
    for one in _REGISTERED:
        assert one.about["examples"]
        for example in one.about["examples"]:
            assert not QgsExpression(example["expression"]).hasParserError(), example


def test_registering_twice_and_taking_out_twice():
    functions.register()
    assert QgsExpression.isFunctionName("mc_authority")
    assert [one.name() for one in QgsExpression.Functions()].count("mc_authority") == 1
    functions.unregister()
    functions.unregister()
    assert not any(QgsExpression.isFunctionName(name) for name in NAMES)


@pytest.mark.alone  # measures time
def test_registering_is_quick_and_imports_nothing_heavy():
    code = (
        "import sys, time; import numpy, qgis.core; from midlands_clusters_plugin.processing import base; start = time.perf_counter();"
        "from midlands_clusters_plugin.processing.functions import register; register();"
        "print(time.perf_counter() - start, *[name for name in ('pandas', 'shapely', 'geopandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    seconds, *heavy = done.stdout.split()
    assert heavy == []
    assert float(seconds) < 0.5
