"""The statistics as algorithms: what they write agrees with the core, and bad input gets its sentence."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from midlands_clusters_plugin.cartography.statistics_looks import style_statistic
from midlands_clusters_plugin.core.areas import get_area
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.geopackage import write_layers
from midlands_clusters_plugin.core.statistics.hot_spots import hot_spots
from midlands_clusters_plugin.core.statistics.lattice import grid_of, keys_of, make_lattice, merge_pieces
from midlands_clusters_plugin.core.statistics.local_moran import local_moran
from midlands_clusters_plugin.core.statistics.location_quotient import quotient_table

AREA = "E06000015+E10000007"  # Derby and Derbyshire


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


@pytest.fixture(scope="module")
def files(workspace, tmp_path_factory):
    folder = tmp_path_factory.mktemp("statistics")
    hexmap = workspace.hexmap(MapRequest("aerospace", get_area(AREA), "bng", 5000.0))
    write_layers(folder / "map.gpkg", {"hexes": hexmap.hexes, "authorities": hexmap.authorities})
    write_layers(folder / "companies.gpkg", {"companies": workspace.hexmap(MapRequest("all")).companies})
    return folder, hexmap


@pytest.fixture
def hexes(files, closed):
    return closed(QgsVectorLayer(f"{files[0] / 'map.gpkg'}|layername=hexes", "hexes", "ogr"))


@pytest.fixture
def companies(files, closed):
    return closed(QgsVectorLayer(f"{files[0] / 'companies.gpkg'}|layername=companies", "companies", "ogr"))


@pytest.fixture
def table(run, tmp_path, closed):
    def go(name, parameters):
        target = tmp_path / f"{name}.gpkg"
        result = run(name, {**parameters, "OUTPUT": str(target)})
        layer = closed(QgsVectorLayer(str(target), name, "ogr"))
        return layer, [{n: f[n] for n in layer.fields().names()} for f in layer.getFeatures()], result

    return go


def lattice_of(hexes, metric="business_count", rings=1):
    cells = merge_pieces(hexes["cell_id"].to_numpy(dtype=object), hexes[[metric]])[metric]
    grid = grid_of(cells.index.to_numpy(dtype=object))
    keys = keys_of(grid, cells.index.to_numpy(dtype=object))
    order = np.argsort(keys)
    return make_lattice(grid, keys, rings), cells.iloc[order]


@pytest.mark.parametrize(("name", "work", "column"), [("hotspots", hot_spots, "gi_star"), ("localmoran", local_moran, "local_i")])
def test_neighbours_agree_with_the_core(files, hexes, table, name, work, column):
    layer, rows, result = table(name, {"INPUT": hexes, "METRIC": "business_count", "PERMUTATIONS": 999})
    lattice, values = lattice_of(files[1].hexes)
    mine = work(lattice, values.to_numpy(), permutations=999).frame().set_index(values.index)
    assert len(rows) == len(files[1].hexes)
    for row in rows:
        theirs = mine.loc[row["cell_id"]]
        assert row["kind"] == theirs["kind"] and row["neighbours"] == theirs["neighbours"]
        assert math.isclose(row[column], theirs[column], rel_tol=1e-12, abs_tol=1e-15)
    assert f"{len(mine):,}" in result["SUMMARY"]
    style_statistic(layer, "hot_spots" if name == "hotspots" else "local_moran")
    assert {item.label() for item in layer.renderer().legendSymbolItems()} and layer.renderer().type() == "categorizedSymbol"


def test_location_quotients_agree_with_the_core(workspace, companies, table):
    layer, rows, result = table("locationquotient", {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "midlands_engine"})
    own, everyone = (workspace.hexmap(MapRequest(name)).authorities for name in ("aerospace", "all"))
    mine = quotient_table(own, everyone, "authority_code", "business_count").set_index("authority_code")
    assert len(rows) == 24
    for row in rows:
        theirs = mine.loc[row["authority_code"]]
        assert row["lq"] == pytest.approx(theirs["lq"], rel=1e-12) and row["low"] == pytest.approx(theirs["low"], rel=1e-12)
        assert row["reliable"] == theirs["reliable"]
    assert "specialised" in result["SUMMARY"]
    style_statistic(layer, "location_quotient")
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert len(labels) >= 3


def test_location_quotients_by_cell_and_against_the_uk(companies, table):
    parameters = {
        "COMPANIES": companies,
        "CLUSTER": "aerospace",
        "AREA": AREA,
        "BY": "cell",
        "SIZE": 10_000,
        "UK_CLUSTER": 5080,
        "UK_ALL": 100_000,
    }
    _, rows, _ = table("locationquotient", parameters)
    known = [row for row in rows if isinstance(row["lq"], float)]
    assert known and all(row["share_reference"] == pytest.approx(0.0508) for row in known)
    assert all(row["lq"] == pytest.approx(row["share_here"] / 0.0508) for row in known)


def test_growth_from_dates_and_between_two_maps(companies, hexes, table):
    _, rows, result = table("growth", {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "midlands_engine", "FIRST_YEAR": 2012})
    start, end = sum(row["start"] for row in rows), sum(row["end"] for row in rows)
    assert round(100 * (end - start) / start) == 48, "the sample was made with the report's growth"
    assert "+48%" in result["SUMMARY"]
    same = {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": AREA, "EARLIER": hexes, "LATER": hexes}
    _, rows, _ = table("growth", same)
    assert all(row["change"] == 0 for row in rows)


def test_density_clusters_have_names_and_answers(companies, table):
    layer, rows, result = table("densityclusters", {"COMPANIES": companies, "CLUSTER": "aerospace", "METHOD": "dbscan", "DISTANCE": 1500})
    assert result["CLUSTERS"] == len(rows) >= 3 and len({row["name"] for row in rows}) == len(rows)
    assert not any(row["name"].lower().startswith("cluster") for row in rows)
    assert {row["dsit_co_located"] for row in rows} == {"yes"} and result["MEMBERS"] == sum(row["sites"] for row in rows)
    style_statistic(layer, "density_clusters")
    _, _, preset = table("densityclusters", {"COMPANIES": companies, "CLUSTER": "aerospace"})
    assert "Centre for Cities" in preset["SUMMARY"]


def test_nobody_crowds_in_an_empty_cluster(companies, table):
    _, rows, result = table("densityclusters", {"COMPANIES": companies, "CLUSTER": "transport_technology", "METHOD": "dbscan"})
    assert rows == [] and result["CLUSTERS"] == 0


def test_concentration(run, hexes, files, tmp_path):
    page = tmp_path / "concentration.html"
    whole = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "OUTPUT": str(page)})
    used = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "WITH_EMPTY": False})
    by_cell = merge_pieces(files[1].hexes["cell_id"].to_numpy(dtype=object), files[1].hexes[["business_count"]])["business_count"]
    assert whole["TOP1"] == pytest.approx(by_cell.max() / by_cell.sum())
    assert 0 < used["GINI"] < whole["GINI"] < 1 and whole["HERFINDAHL"] == pytest.approx(used["HERFINDAHL"])
    assert "Gini" in page.read_text(encoding="utf-8")
    one = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "BY": "authority"})
    assert one["TOP5"] == 1


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("hotspots", {"METRIC": "nonsense"}, "no column of numbers called nonsense"),
        ("hotspots", {"METRIC": "authority_name"}, "no column of numbers"),
        ("hotspots", {"METRIC": "same"}, "same value"),
        ("localmoran", {"METRIC": "missing"}, "No hexagon has a figure"),
        ("concentration", {"METRIC": "missing"}, "no figure"),
        ("concentration", {"METRIC": "negative"}, "negative"),
        ("locationquotient", {"CLUSTER": "all"}, "Choose one cluster"),
        ("locationquotient", {"UK_CLUSTER": 5}, "both UK totals"),
        ("locationquotient", {"AREA": "Atlantis"}, "Atlantis"),
        ("growth", {"FIRST_YEAR": 2022, "LAST_YEAR": 2013}, "first year before"),
    ],
)
def test_bad_input_is_one_sentence(run, companies, files, closed, tmp_path, name, parameters, words):
    odd = files[1].hexes.assign(same=0.0, missing=np.nan, negative=-1.0)
    write_layers(tmp_path / "odd.gpkg", {"hexes": odd})
    layer = closed(QgsVectorLayer(f"{tmp_path / 'odd.gpkg'}|layername=hexes", "odd", "ogr"))
    inputs = {"COMPANIES": companies} if name in ("locationquotient", "growth") else {"INPUT": layer}
    target = {} if name == "concentration" else {"OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match=words):
        run(name, {**inputs, **target, **parameters})


def test_a_layer_that_is_no_hexagons_is_one_sentence(run, closed):
    layer = closed(QgsVectorLayer("Polygon?crs=EPSG:27700&field=n:int", "x", "memory"))
    with pytest.raises(QgsProcessingException, match="hexagon"):
        run("hotspots", {"INPUT": layer, "METRIC": "n", "OUTPUT": "memory:"})


def test_one_cell_is_too_few(run, closed, files, tmp_path):
    write_layers(tmp_path / "one.gpkg", {"hexes": files[1].hexes.iloc[:1]})
    layer = closed(QgsVectorLayer(f"{tmp_path / 'one.gpkg'}|layername=hexes", "one", "ogr"))
    with pytest.raises(QgsProcessingException, match="at least 8"):
        run("hotspots", {"INPUT": layer, "METRIC": "business_count", "OUTPUT": "memory:"})
