"""Area data as an algorithm: what is written agrees with the file, what it says is on the layer, and bad input gets its sentence."""

from __future__ import annotations

import csv
import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingUtils, QgsProject, QgsVectorLayer

from midlands_clusters_plugin.cartography.record.roles import ROLE
from midlands_clusters_plugin.cartography.thematic.choropleth import ABOUT, about_of
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.grid.hexgrid import make_grid

from ..core.area_data.samples import DISTRICTS, NOMIS_MSOA
from .conftest import Listener


@pytest.fixture
def districts(tmp_path):
    path = tmp_path / "districts.csv"
    path.write_text(DISTRICTS, encoding="utf-8")
    return path


@pytest.fixture
def msoas(tmp_path):
    path = tmp_path / "msoa.csv"
    path.write_text(NOMIS_MSOA, encoding="utf-8")
    return path


@pytest.fixture
def squares(tmp_path, closed):
    codes = ["E02002796", "E02002797", "E02009999"]
    boxes = [shapely.box(435_000 + 3000 * i, 335_000, 438_000 + 3000 * i, 338_000) for i in range(3)]
    frame = gpd.GeoDataFrame({"MSOA21CD": codes, "MSOA21NM": codes}, geometry=boxes, crs=27700)
    write_layers(tmp_path / "squares.gpkg", {"squares": frame})
    return closed(QgsVectorLayer(str(tmp_path / "squares.gpkg"), "squares", "ogr"))


@pytest.fixture
def hexes(tmp_path, closed):
    grid = make_grid("bng", 1000.0)
    keys = grid.covering((434_000, 334_000, 442_000, 339_000))
    frame = gpd.GeoDataFrame(
        {"cell_id": grid.ids(keys), "authority_code": "E06000015"}, geometry=grid.polygons(keys), crs=27700
    )
    frame["business_count"] = np.arange(len(frame)) % 5
    write_layers(tmp_path / "hexes.gpkg", {"hexes": frame})
    return closed(QgsVectorLayer(str(tmp_path / "hexes.gpkg"), "hexes", "ogr"))


def _rows(path) -> gpd.GeoDataFrame:
    return gpd.read_file(path)


def test_districts_on_the_built_in_outlines(run, districts, tmp_path):
    stated = Listener()
    result = run(
        "areadata",
        {"INPUT": str(districts), "OUTPUT": str(tmp_path / "out.gpkg"), "REJECTS": str(tmp_path / "no.gpkg")},
        stated,
    )
    rows = _rows(result["OUTPUT"]).set_index("code")
    assert rows.loc["E10000007", "total"] == 31870
    assert (result["ROWS_READ"], result["ROWS_USED"], result["ROWS_REJECTED"]) == (10, 10, 0)
    assert (result["AREAS"], result["WITHOUT_POLYGON"], result["WITHOUT_FIGURE"]) == (26, 1, 24)
    assert not stated.warned
    assert "8 districts were added up to their counties." in stated.stated
    assert "not official boundaries" in result["SUMMARY"]


def test_small_areas_on_the_users_polygons_and_what_the_layer_says(run, msoas, squares, tmp_path, closed, provider):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    given = {"INPUT": str(msoas), "BOUNDARIES": squares, "FIGURES": "Total", "OUTPUT": str(tmp_path / "out.gpkg")}
    algorithm = provider.algorithm("areadata").create()
    from qgis.core import QgsProcessingOutputLayerDefinition

    given["OUTPUT"] = QgsProcessingOutputLayerDefinition(str(tmp_path / "out.gpkg"), QgsProject.instance())
    result = processing.run(algorithm, given, context=context, feedback=Listener())
    details = context.layersToLoadOnCompletion()[result["OUTPUT"]]
    layer = closed(
        QgsProcessingUtils.mapLayerFromString(result["OUTPUT"], context) or QgsVectorLayer(result["OUTPUT"], "a", "ogr")
    )
    details.postProcessor().postProcessLayer(layer, context, Listener())
    about = about_of(layer)
    assert layer.customProperty(ROLE) == "area_data"
    assert details.name == about["legend"] == "Local units per km², by area"
    assert about["title"] == "Local units per km²: highest in Derby 002"
    assert "2026" in about["subtitle"]
    assert layer.attributeAlias(layer.fields().lookupField("total_per_km2")) == "Total, per km²"
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert "No figure given" in labels
    assert any("per km²" in label for label in labels)
    abstract = layer.metadata().abstract()
    assert "Local units are counted" in abstract and "1 code of the figures has no polygon: E02002798." in abstract
    assert any("sha256" in line for line in layer.metadata().history())
    assert any("ONS Crown Copyright" in line for line in layer.metadata().rights())
    assert json.loads(layer.customProperty(ABOUT))["column"] == "total_per_km2"


def test_spreading_needs_hexagons_warns_and_keeps_the_sum(run, msoas, squares, hexes, tmp_path):
    given = {
        "INPUT": str(msoas),
        "BOUNDARIES": squares,
        "FIGURES": "Total",
        "SPREAD": True,
        "OUTPUT": str(tmp_path / "out.gpkg"),
    }
    with pytest.raises(QgsProcessingException, match="hexagon layer"):
        run("areadata", given)
    for weight in ("area", "companies"):
        stated = Listener()
        target = tmp_path / f"{weight}.gpkg"
        result = run("areadata", {**given, "HEXAGONS": hexes, "WEIGHT": weight, "HEXES": str(target)}, stated)
        assert len(stated.warned) == 1 and "not counted there" in stated.warned[0]
        spread = _rows(result["HEXES"])["total"]
        assert round(spread.sum() * 1e6) == 3595_000_000
        assert any("3,595 of 3,595" in line for line in stated.stated)


def test_hidden_hexagons_are_no_weights(run, msoas, squares, hexes, closed, tmp_path):
    """Where a figure is hidden nothing is known: spreading by companies as if it were 0 would move all to the others."""
    frame = _rows(hexes.source())
    frame["suppressed_metrics"] = ["business_count;employees", *[None] * (len(frame) - 1)]
    write_layers(tmp_path / "protected.gpkg", {"hexes": frame})
    protected = closed(QgsVectorLayer(str(tmp_path / "protected.gpkg"), "hexes", "ogr"))
    given = {
        "INPUT": str(msoas),
        "BOUNDARIES": squares,
        "FIGURES": "Total",
        "SPREAD": True,
        "OUTPUT": str(tmp_path / "out.gpkg"),
    }
    given |= {"HEXAGONS": protected, "HEXES": str(tmp_path / "spread.gpkg")}
    with pytest.raises(QgsProcessingException, match="hidden by a disclosure rule"):
        run("areadata", {**given, "WEIGHT": "companies"})
    run("areadata", {**given, "WEIGHT": "area"})


def test_without_spreading_there_are_no_hexagons(run, districts, hexes, tmp_path):
    result = run(
        "areadata",
        {"INPUT": str(districts), "HEXAGONS": hexes, "OUTPUT": str(tmp_path / "out.gpkg"), "HEXES": "TEMPORARY_OUTPUT"},
    )
    assert "HEXES" not in result


def test_a_layer_of_figures_reads_as_its_file(run, districts, tmp_path, closed):
    table = closed(
        QgsVectorLayer(f"file://{districts}?type=csv&geomType=none&detectTypes=yes", "table", "delimitedtext")
    )
    one = run("areadata", {"LAYER": table, "OUTPUT": str(tmp_path / "layer.gpkg")})
    other = run("areadata", {"INPUT": str(districts), "OUTPUT": str(tmp_path / "file.gpkg")})
    assert _rows(one["OUTPUT"])["total"].equals(_rows(other["OUTPUT"])["total"])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "one of the two"),
        ({"INPUT": "/nowhere/figures.csv"}, "no file figures.csv"),
        ({"INPUT": "districts", "AREA": "Atlantis"}, "no known area"),
        ({"INPUT": "districts", "KIND": "rate"}, "cannot be added up"),
        ({"INPUT": "msoas"}, "brings no polygons"),
        ({"INPUT": "districts", "FIGURES": "Profit"}, "no column Profit"),
    ],
)
def test_what_cannot_be_is_one_sentence(run, districts, msoas, tmp_path, given, sentence):
    files = {"districts": str(districts), "msoas": str(msoas)}
    given = {key: files.get(value, value) for key, value in given.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("areadata", {**given, "OUTPUT": str(tmp_path / "out.gpkg")})
    assert not (tmp_path / "out.gpkg").exists()


def test_an_authority_only(run, districts, tmp_path):
    result = run(
        "areadata",
        {"INPUT": str(districts), "AREA": "Derby+Derbyshire", "SHOW": "share", "OUTPUT": str(tmp_path / "out.gpkg")},
    )
    rows = _rows(result["OUTPUT"])
    assert rows["code"].tolist() == ["E06000015", "E10000007"]
    assert rows["total_share"].sum() == pytest.approx(100)


def test_the_file_stays_as_it_is_when_a_run_fails(run, districts, tmp_path):
    target = tmp_path / "out.gpkg"
    run("areadata", {"INPUT": str(districts), "OUTPUT": str(target)})
    before = target.read_bytes()
    broken = tmp_path / "broken.csv"
    with broken.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("name", "total"), ("Derby", 5)])
    with pytest.raises(QgsProcessingException, match="no column of GSS codes"):
        run("areadata", {"INPUT": str(broken), "OUTPUT": str(target)})
    assert target.read_bytes() == before


def test_a_period_is_chosen_and_stands_on_the_map(run, tmp_path):
    rows = [
        f"{code},{name},{year},{index}"
        for index, code, name in ((5, "E06000015", "Derby"), (7, "E06000016", "Leicester"))
        for year in (2022, 2023)
    ]
    path = tmp_path / "tidy.csv"
    path.write_text("\n".join(["area_code,area_name,year,firms", *rows]), encoding="utf-8")
    newest = run("areadata", {"INPUT": str(path), "OUTPUT": "TEMPORARY_OUTPUT"})
    assert "2023" in newest["SUMMARY"] and newest["ROWS_USED"] == 2 and newest["ROWS_REJECTED"] == 2
    assert "2022" in run("areadata", {"INPUT": str(path), "PERIOD": "2022", "OUTPUT": "TEMPORARY_OUTPUT"})["SUMMARY"]
