"""The statistics as algorithms: what they write agrees with the core, and bad input gets its sentence."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsProcessingException, QgsRenderContext, QgsRuleBasedRenderer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.file_facts import note_map
from midlands_clusters_plugin.cartography.style.styles import renderer
from midlands_clusters_plugin.cartography.thematic.statistics_symbology import style_statistic, widen
from midlands_clusters_plugin.core.classes.classes import classify
from midlands_clusters_plugin.core.companies import read_companies, sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.grid.lattice import grid_of, make_lattice, merge_pieces
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.statistics.concentration import concentration
from midlands_clusters_plugin.core.statistics.hot_spots import hot_spots
from midlands_clusters_plugin.core.statistics.local_moran import local_moran
from midlands_clusters_plugin.core.statistics.location_quotient import quotient_table
from midlands_clusters_plugin.processing.statistics.concentration_algorithm import as_text

AREA = "E06000015+E10000007"  # Derby and Derbyshire

SCALES = (1e-6, 1.0, 1e9)


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
    keys = grid.keys_of(cells.index.to_numpy(dtype=object))
    order = np.argsort(keys)
    return make_lattice(grid, keys, rings), cells.iloc[order]


@pytest.mark.parametrize(
    "inference", [{}, {"INFERENCE": "permutation", "PERMUTATIONS": 999}], ids=["analytic", "permutation"]
)
@pytest.mark.parametrize(
    ("name", "work", "column"), [("hotspots", hot_spots, "gi_star"), ("localmoran", local_moran, "local_i")]
)
def test_neighbours_agree_with_the_core(files, hexes, table, name, work, column, inference):
    layer, rows, result = table(name, {"INPUT": hexes, "METRIC": "business_count", **inference})
    lattice, values = lattice_of(files[1].hexes)
    how = {key.lower(): value for key, value in inference.items()} or {"inference": "analytic"}
    mine = work(lattice, values.to_numpy(), **how).frame().set_index(values.index)
    assert len(rows) == len(files[1].hexes)
    for row in rows:
        theirs = mine.loc[row["cell_id"]]
        assert row["kind"] == theirs["kind"] and row["neighbours"] == theirs["neighbours"]
        assert math.isclose(row[column], theirs[column], rel_tol=1e-12, abs_tol=1e-15)
    assert f"{len(mine):,}" in result["SUMMARY"]
    style_statistic(layer, "hot_spots" if name == "hotspots" else "local_moran")
    assert {
        item.label() for item in layer.renderer().legendSymbolItems()
    } and layer.renderer().type() == "categorizedSymbol"


def test_location_quotients_agree_with_the_core(workspace, companies, table):
    layer, rows, result = table(
        "locationquotient", {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "midlands_engine"}
    )
    own, everyone = (workspace.hexmap(MapRequest(name)).authorities for name in ("aerospace", "all"))
    mine = quotient_table(own, everyone, "authority_code", "business_count").set_index("authority_code")
    assert len(rows) == 24
    for row in rows:
        theirs = mine.loc[row["authority_code"]]
        assert row["lq"] == pytest.approx(theirs["lq"], rel=1e-12) and row["low"] == pytest.approx(
            theirs["low"], rel=1e-12
        )
        assert row["reliable"] == theirs["reliable"]
    assert "specialised" in result["SUMMARY"]
    style_statistic(layer, "location_quotient")
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert len(labels) >= 3


def drawn_by(made, feature, layer):
    context = QgsRenderContext()
    context.expressionContext().setFeature(feature)
    made.startRender(context, layer.fields())
    found = made.originalSymbolsForFeature(feature, context)
    made.stopRender(context)
    return found


@pytest.mark.parametrize(
    ("look", "column", "scale", "old"),
    [
        *(
            (*one, scale, False)
            for one in (("location_quotient", "lq"), ("growth", "growth_percent"))
            for scale in SCALES
        ),
        ("location_quotient", "lq", 1.0, True),
        ("location_quotient", "lq", 10.0, True),
    ],
)
def test_every_figure_is_drawn_by_one_class_the_extremes_too(qgis_app, look, column, scale, old):
    values = np.random.default_rng(5).lognormal(0, 1, 60) * scale
    source = f"Polygon?crs=EPSG:27700&field={column}:double&field=reliable:bool"
    layer = QgsVectorLayer(source, look, "memory")
    features = [QgsFeature(layer.fields()) for _ in values]
    for one, value in zip(features, [*values[:-1].tolist(), None]):
        one.setAttributes([value, True])
    layer.dataProvider().addFeatures(features)
    style_statistic(layer, look)
    if old:  # as versions before 0.4 had QGIS write the classes: 3.22 rounds, 3.44 leaves the lowest figure out
        rules = QgsRuleBasedRenderer.convertFromRenderer(
            renderer(column, classify(np.append(values[:-1], np.nan), "diverging", 6, midpoint=1.0))
        )
        layer.setRenderer(rules)
        widen(layer)
    document, again = QDomDocument(), QgsVectorLayer(source, look, "memory")
    layer.exportNamedStyle(document)
    again.importNamedStyle(document)
    for made in (layer.renderer().clone(), again.renderer().clone()):
        for one in layer.getFeatures():
            assert len(drawn_by(made, one, layer)) == 1, one.attributes()


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
    _, rows, result = table(
        "growth", {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "midlands_engine", "FIRST_YEAR": 2012}
    )
    start, end = sum(row["start"] for row in rows), sum(row["end"] for row in rows)
    assert round(100 * (end - start) / start) == 48, "the sample was made with the report's growth"
    assert "+48%" in result["SUMMARY"]
    same = {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": AREA, "EARLIER": hexes, "LATER": hexes}
    _, rows, _ = table("growth", same)
    assert all(row["change"] == 0 for row in rows)


def test_density_clusters_have_names_and_answers(companies, table):
    layer, rows, result = table(
        "densityclusters", {"COMPANIES": companies, "CLUSTER": "aerospace", "METHOD": "dbscan", "DISTANCE": 1500}
    )
    assert result["CLUSTERS"] == len(rows) >= 3 and len({row["name"] for row in rows}) == len(rows)
    assert not any(row["name"].lower().startswith("cluster") for row in rows)
    assert {row["dsit_co_located"] for row in rows} == {"yes"} and result["MEMBERS"] == sum(
        row["sites"] for row in rows
    )
    style_statistic(layer, "density_clusters")
    _, _, preset = table("densityclusters", {"COMPANIES": companies, "CLUSTER": "aerospace"})
    assert "Centre for Cities" in preset["SUMMARY"]
    assert "At least 10 companies, each within 1500 m of the next." in result["SUMMARY"]
    assert "At least 10 companies, each within 250 m of the next." in preset["SUMMARY"]


def test_the_largest_of_fewer_are_not_listed():
    four = as_text(concentration(np.array([4.0, 3.0, 2.0, 1.0, 0.0])))
    assert "the largest 1 hold 40%" in four and "the largest 5" not in four and "the largest 10" not in four
    assert "the largest 10 hold 83%" in as_text(concentration(np.ones(12)))
    assert "the largest 1 hold 100%" in as_text(concentration(np.array([7.0, 0.0])))


@pytest.mark.parametrize("name", ["hotspots", "localmoran", "concentration"])
def test_a_result_says_which_filter_its_layer_has_and_that_few_hexagons_have_a_value(hexes, run, name):
    asked = {"INPUT": hexes, "METRIC": "business_count"}
    asked |= {} if name == "concentration" else {"OUTPUT": "memory:", "INFERENCE": "analytic"}
    whole = run(name, asked)["SUMMARY"]
    assert "filter" not in whole and "Fewer than" not in whole
    hexes.setSubsetString('"business_count" > 4 OR "business_count" = 0')
    some = run(name, asked)["SUMMARY"]
    assert '"business_count" > 4 OR "business_count" = 0' in some
    assert ("Fewer than 10 hexagons have a value" in some) == (name != "concentration")


def test_nobody_crowds_in_an_empty_cluster(companies, table):
    _, rows, result = table("densityclusters", {"COMPANIES": companies, "CLUSTER": "rail", "METHOD": "dbscan"})
    assert rows == [] and result["CLUSTERS"] == result["MEMBERS"] == 0


def test_concentration(run, hexes, files, tmp_path):
    page = tmp_path / "concentration.html"
    whole = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "OUTPUT": str(page)})
    used = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "WITH_EMPTY": False})
    by_cell = merge_pieces(files[1].hexes["cell_id"].to_numpy(dtype=object), files[1].hexes[["business_count"]])[
        "business_count"
    ]
    assert whole["TOP1"] == pytest.approx(by_cell.max() / by_cell.sum())
    assert 0 < used["GINI"] < whole["GINI"] < 1 and whole["HERFINDAHL"] == pytest.approx(used["HERFINDAHL"])
    assert "Gini" in page.read_text(encoding="utf-8")
    one = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "BY": "authority"})
    assert one["TOP5"] == 1


@pytest.mark.parametrize(
    ("name", "parameters", "wording"),
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
def test_bad_input_is_one_sentence(run, companies, files, closed, tmp_path, name, parameters, wording):
    odd = files[1].hexes.assign(same=0.0, missing=np.nan, negative=-1.0)
    write_layers(tmp_path / "odd.gpkg", {"hexes": odd})
    layer = closed(QgsVectorLayer(f"{tmp_path / 'odd.gpkg'}|layername=hexes", "odd", "ogr"))
    inputs = {"COMPANIES": companies} if name in ("locationquotient", "growth") else {"INPUT": layer}
    target = {} if name == "concentration" else {"OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match=wording):
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


def test_quotients_from_two_layers_equal_those_from_companies(workspace, companies, table, closed, tmp_path):
    area, paths = get_area(AREA), {}
    for cluster in ("aerospace", "all"):
        write_layers(
            tmp_path / f"{cluster}.gpkg", {"hexes": workspace.hexmap(MapRequest(cluster, area, "bng", 5000.0)).hexes}
        )
        paths[cluster] = closed(QgsVectorLayer(f"{tmp_path / cluster}.gpkg|layername=hexes", cluster, "ogr"))
    for by in ("authority", "cell"):
        layers = {"INPUT": paths["aerospace"], "EVERYTHING": paths["all"], "BY": by}
        _, mine, _ = table("locationquotient", layers)
        _, theirs, _ = table(
            "locationquotient", {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": AREA, "BY": by}
        )
        keep = ("authority_code", "authority_name", "lq", "low", "high", "cluster", "everything", "reason")
        assert [{k: row[k] for k in keep} for row in mine] == [{k: row[k] for k in keep} for row in theirs]
        assert (
            sum(row["cluster"] for row in mine)
            == workspace.hexmap(MapRequest("aerospace", area)).report["rows_in_area"]
        )


def test_layers_that_count_other_clusters_than_the_statistic_needs_are_named(workspace, table, closed, tmp_path):
    layers = {}
    for cluster in ("aerospace", "space_technologies", "all"):
        made = workspace.hexmap(MapRequest(cluster, get_area(AREA), "bng", 5000.0))
        note_map(made, map_facts(made))
        path = write_layers(tmp_path / f"{cluster}.gpkg", {"hexes": made.hexes})
        layers[cluster] = closed(QgsVectorLayer(f"{path}|layername=hexes", "hexes", "ogr"))

    def summary(name, first, second):
        roles = ("EARLIER", "LATER") if name == "growth" else ("INPUT", "EVERYTHING")
        return table(name, {**dict(zip(roles, (layers[first], layers[second]))), "BY": "authority"})[2]["SUMMARY"]

    assert "no growth of one cluster" not in summary("growth", "aerospace", "aerospace")
    stated = "The earlier map counts Space Technologies, the later one Aerospace: that is no growth of one cluster."
    assert stated in summary("growth", "space_technologies", "aerospace")
    assert "counts All companies, the later one Aerospace" in summary("growth", "all", "aerospace")
    assert "whatever their sector" in summary("locationquotient", "aerospace", "all")
    wrong = summary("locationquotient", "aerospace", "aerospace")
    assert "counts Aerospace alone" in wrong and "whatever their sector" not in wrong


def test_growth_of_the_years_in_one_file(table, closed, tmp_path):
    rows = ["A,DE1 2GR,10,20,1.5", "B,DE24 8BJ,5,4,2", "C,NG1 5DT,8,,3", "D,DE1 2GR,,7,4", "E,B1 1BB,3,9,5"]
    (tmp_path / "years.csv").write_text(
        "\n".join(["Company name,Postcode,Employees 2019,Employees 2024,Turnover (£m)", *rows]), encoding="utf-8"
    )
    read = Workspace(read_companies(tmp_path / "years.csv"))
    write_layers(tmp_path / "years.gpkg", {"companies": read.hexmap(MapRequest("all")).companies})
    layer = closed(QgsVectorLayer(f"{tmp_path / 'years.gpkg'}|layername=companies", "companies", "ogr"))
    asked = {"COMPANIES": layer, "CLUSTER": "all", "AREA": "midlands_engine"}
    _, places, result = table("growth", {**asked, "METRIC": "employees"})
    by_code = {place["authority_code"]: (place["start"], place["end"]) for place in places}
    assert by_code["E06000015"] == (15, 24) and by_code["E08000025"] == (3, 9) and by_code["E06000018"] == (0, 0)
    assert "The start is 2019" in result["SUMMARY"] and "2 companies have a figure of one" in result["SUMMARY"]
    with pytest.raises(QgsProcessingException, match="no figures of an earlier year"):
        table("growth", {**asked, "METRIC": "turnover"})


def test_growth_counts_no_hexagon_twice(companies, files, table, hexes, closed, tmp_path):
    dates = {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": AREA, "FIRST_YEAR": 2012}
    sums = []
    for by in ("authority", "cell"):
        _, rows, result = table("growth", {**dates, "BY": by})
        sums.append(
            (sum(row["start"] for row in rows), sum(row["end"] for row in rows), result["SUMMARY"].split(" in all")[0])
        )
    assert sums[0] == sums[1]
    later = files[1].hexes.iloc[:-3].assign(business_count=files[1].hexes["business_count"] * 2)
    write_layers(tmp_path / "later.gpkg", {"hexes": later})
    layer = closed(QgsVectorLayer(f"{tmp_path / 'later.gpkg'}|layername=hexes", "later", "ogr"))
    _, rows, result = table("growth", {"EARLIER": hexes, "LATER": layer, "BY": "cell"})
    assert len(rows) == len(files[1].hexes) and "3 places have a figure in one map only" in result["SUMMARY"]
    start = sum(row["start"] for row in rows if isinstance(row["change"], float))
    assert start == files[1].hexes["business_count"].iloc[:-3].sum() and "+100%" in result["SUMMARY"]


def test_qgis_and_the_core_find_the_same_clusters(workspace, provider):
    import processing
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY

    from midlands_clusters_plugin.core.density.dbscan import dbscan

    found = workspace.hexmap(MapRequest("aerospace")).companies
    x, y = found["easting"].to_numpy(), found["northing"].to_numpy()
    points = QgsVectorLayer("Point?crs=EPSG:27700&field=row:integer", "points", "memory")
    features = [QgsFeature(points.fields()) for _ in x]
    for row, feature in enumerate(features):
        feature.setAttributes([row])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x[row], y[row])))
    points.dataProvider().addFeatures(features)
    for distance, fewest in ((500.0, 3), (1500.0, 10)):
        asked = {"INPUT": points, "MIN_SIZE": fewest, "EPS": distance, "OUTPUT": "memory:"}
        rows = {
            one["row"]: one["CLUSTER_ID"]
            for one in processing.run("native:dbscanclustering", asked)["OUTPUT"].getFeatures()
        }
        theirs = np.array([rows[row] if isinstance(rows[row], int) else 0 for row in range(len(x))]) - 1
        mine = dbscan(x, y, distance, fewest)
        assert ((mine < 0) == (theirs < 0)).all() and mine.max() == theirs.max() >= 2
        for number in range(mine.max() + 1):
            other = np.bincount(theirs[mine == number]).argmax()
            shared = ((mine == number) & (theirs == other)).sum()
            assert shared >= 0.9 * (mine == number).sum(), "only a company at the rim of two clusters may differ"


def test_a_result_says_what_it_is_made_of(qgis_processing, companies, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputLayerDefinition, QgsProject

    from midlands_clusters_plugin.processing.statistics.location_quotient_algorithm import LocationQuotient

    project, context = QgsProject.instance(), QgsProcessingContext()
    context.setProject(project)
    target = QgsProcessingOutputLayerDefinition(str(tmp_path / "lq.gpkg"), project)
    algorithm = LocationQuotient()
    algorithm.initAlgorithm()
    result, well = algorithm.run(
        {"COMPANIES": companies, "CLUSTER": "aerospace", "OUTPUT": target}, context, QgsProcessingFeedback()
    )
    assert well
    layer = QgsVectorLayer(str(tmp_path / "lq.gpkg"), "lq", "ogr")
    details = context.layerToLoadOnCompletionDetails(result["OUTPUT"])
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    metadata = layer.metadata()
    assert layer.customProperty("midlands_clusters/role") == "statistic" and metadata.abstract() == result["SUMMARY"]
    assert any("Moineddin" in line for line in metadata.history()) and any(
        "CLUSTER = aerospace" in line for line in metadata.history()
    )
    assert any("layer companies" in line for line in metadata.history())


def test_disclosure_control_hides_and_says_why(run, companies, closed, tmp_path):
    page, target = tmp_path / "report.html", tmp_path / "hidden.gpkg"
    parameters = {"COMPANIES": companies, "SIZE": 10_000, "OUTPUT": str(target), "REPORT": str(page)}
    result = run("disclosurecontrol", {**parameters, "AUTHORITIES": str(tmp_path / "totals.gpkg")})
    layer = closed(QgsVectorLayer(str(target), "hidden", "ogr"))
    shown = [row for row in layer.getFeatures() if isinstance(row["business_count"], int)]
    hidden = [row for row in layer.getFeatures() if row["suppressed"]]
    assert len(hidden) == result["HIDDEN"] > 0 and all(row["suppressed_metrics"] for row in hidden)
    assert not any(0 < row["business_count"] < 3 for row in shown)
    text = page.read_text(encoding="utf-8")
    assert "not for publication" in text and "fewer than 3 companies" in text and "Turnover" in text
    totals = closed(QgsVectorLayer(str(tmp_path / "totals.gpkg"), "totals", "ogr"))
    assert sum(bool(row["suppressed"]) for row in totals.getFeatures()) == result["TOTALS_HIDDEN"]
    for name in (
        "hotspots",
        "concentration",
    ):  # hidden figures are not 0 and not missing: no statistic is made of the rest
        with pytest.raises(QgsProcessingException, match="hidden by a disclosure rule"):
            run(
                name,
                {
                    "INPUT": layer,
                    "METRIC": "employees",
                    "OUTPUT": "memory:" if name == "hotspots" else str(tmp_path / "c.csv"),
                },
            )


def test_hexmetrics_takes_the_rule(run, companies, tmp_path):
    import json

    summary = tmp_path / "report.json"
    asked = {"COMPANIES": companies, "SIZE": 10_000, "OUTPUT": "memory:", "SUMMARY": str(summary)}
    run("hexmetrics", {**asked, "THRESHOLD": 5, "DOMINANCE": 80, "ROUNDING": "5"})
    rule = json.loads(summary.read_text(encoding="utf-8"))["disclosure"]["rule"]
    assert (rule["fewest"], rule["largest"], rule["round_to"]) == (5, 80, 5)
    run("hexmetrics", asked)
    assert "disclosure" not in json.loads(summary.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "parameters", "wording"),
    [
        ("disclosurecontrol", {"THRESHOLD": 0}, "3 is usual"),
        ("disclosurecontrol", {"THRESHOLD": 1}, "2 to 1,000"),
        ("disclosurecontrol", {"SIZE": 20}, "cell size"),
        ("hexmetrics", {"ROUNDING": "5"}, "smallest number of companies"),
        ("growth", {"EARLIER": "hexes"}, "both layers"),
        ("locationquotient", {"COMPANIES": None}, "Choose companies"),
    ],
)
def test_rules_and_inputs_that_do_not_fit(run, companies, hexes, name, parameters, wording):
    given = {key: hexes if value == "hexes" else value for key, value in parameters.items()}
    with pytest.raises(QgsProcessingException, match=wording):
        run(name, {"COMPANIES": companies, "OUTPUT": "memory:", **given})


def test_concentration_as_a_table(run, hexes, tmp_path):
    import csv

    target = tmp_path / "c.csv"
    result = run("concentration", {"INPUT": hexes, "METRIC": "business_count", "OUTPUT": str(target)})
    with target.open(encoding="utf-8", newline="") as stream:
        rows = dict(csv.reader(stream))
    assert float(rows["gini"]) == pytest.approx(result["GINI"]) and rows["metric"] == "business_count"


def test_maps_for_publication_are_entered_in_a_ledger_and_stored_apart(run, companies, tmp_path):
    asked = {"COMPANIES": companies, "AREA": "E08000025", "SIZE": 10_000, "OUTPUT": str(tmp_path / "a.gpkg")}
    run("disclosurecontrol", asked)
    assert (tmp_path / "midlands_clusters_published.json").is_file()
    with pytest.raises(QgsProcessingException, match="other hexagons"):
        run("hexmetrics", {**asked, "SIZE": 7500, "THRESHOLD": 3, "OUTPUT": str(tmp_path / "b.gpkg")})
    assert not (tmp_path / "b.gpkg").exists()
    run(
        "hexmetrics",
        {
            **asked,
            "SIZE": 7500,
            "THRESHOLD": 3,
            "LEDGER": str(tmp_path / "other.json"),
            "OUTPUT": str(tmp_path / "b.gpkg"),
        },
    )
    assert (tmp_path / "other.json").is_file()
