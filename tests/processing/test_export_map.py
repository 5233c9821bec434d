"""``exportmap``: from a map of the project, and from files alone."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.files.geopackage import write_layers

from ..cartography.conftest import made_map, write_map
from .conftest import Listener


@pytest.fixture
def clean(qgis_new_project):
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def hexes(tmp_path, closed):
    """A file of hexagons and nothing else, as hexmetrics writes it."""
    frame = made_map().hexes
    frame["cell_id"] = [f"bng1000_{number}_1" for number in range(len(frame))]
    path = tmp_path / "only.gpkg"
    write_layers(path, {"only": frame})
    return closed(QgsVectorLayer(str(path), "only", "ogr"))


def test_a_map_of_the_project_leaves_its_page_there(run, clean, tmp_path):
    hexmap = made_map()
    group = add_map(clean, write_map(hexmap, tmp_path / "m.gpkg"), map_facts(hexmap), "business_count")
    layer = layers_of(group)["hexes"]
    out = tmp_path / "board.png"
    result = run(
        "exportmap",
        {"INPUT": layer, "METRIC": "turnover", "DPI": 40, "TITLE": "Turnover of the board", "OUTPUT": str(out)},
    )
    assert out.stat().st_size > 1000
    assert result["PAGES"] == 1
    names = [line.rpartition("/")[2] for line in result["FILES"].splitlines()]
    assert names == ["board.png", "board.html", "board_authorities.csv", "board_hexagons.csv"]
    assert "<h1>Turnover of the board</h1>" in (tmp_path / "board.html").read_text(encoding="utf-8")
    assert [one.name() for one in clean.layoutManager().layouts()] == ["Exported: board"]
    run("exportmap", {"INPUT": layer, "DPI": 40, "OUTPUT": str(out)})
    assert len(clean.layoutManager().layouts()) == 1


def test_a_file_alone_leaves_no_trace(run, clean, hexes, tmp_path):
    out = tmp_path / "m.pdf"
    options = {
        "INPUT": hexes,
        "CLUSTER": "aerospace",
        "TEMPLATE": "figures_a4_landscape",
        "ALTERNATIVE": False,
        "OUTPUT": str(out),
    }
    result = run("exportmap", options)
    assert result["FILES"] == str(out)
    assert out.read_bytes()[:4] == b"%PDF"
    assert clean.layoutManager().layouts() == []
    assert not clean.mapLayers()


def test_a_report_gives_the_source_line(run, clean, hexes, tmp_path):
    report = {**made_map().report, "pieces": hexes.featureCount()}
    (tmp_path / "run.json").write_text(json.dumps(report), encoding="utf-8")
    run(
        "exportmap",
        {"INPUT": hexes, "REPORT": str(tmp_path / "run.json"), "DPI": 30, "OUTPUT": str(tmp_path / "m.png")},
    )
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "5 rows read, 4 placed" in page
    assert "Testshire" in page
    run("exportmap", {"INPUT": hexes, "DPI": 30, "OUTPUT": str(tmp_path / "n.png")})
    assert "rows read" not in (tmp_path / "n.html").read_text(encoding="utf-8")


def words(path):
    page = re.sub("<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", page).split())


@pytest.fixture
def toolbox_map(run, company_file, tmp_path):
    """``hexmetrics`` of a cluster as the toolbox runs it; gives what it is loaded as."""

    def make(name, file=company_file, **options):
        companies = run("importcompanies", {"INPUT": str(file), "OUTPUT": str(tmp_path / "c.gpkg")})["OUTPUT"]
        destination = name if name == "TEMPORARY_OUTPUT" else str(tmp_path / name)
        asked = {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "Derby+Derbyshire", "OUTPUT": destination}
        import processing  # QGIS puts its folder of plugins onto the path with the fixture

        before = set(QgsProject.instance().mapLayers())
        processing.runAndLoadResults("midlandsclusters:hexmetrics", {**asked, **options})
        (ident,) = set(QgsProject.instance().mapLayers()) - before
        return QgsProject.instance().mapLayer(ident)

    return make


@pytest.mark.parametrize("name", ["h.gpkg", "h.geojson", "TEMPORARY_OUTPUT"])
def test_hexagons_of_the_toolbox_say_on_their_page_which_cluster_they_count(
    run, clean, no_window, toolbox_map, tmp_path, name
):
    layer = toolbox_map(name)

    def page(**options):
        run("exportmap", {"INPUT": layer, "DPI": 30, "OUTPUT": str(tmp_path / "m.png"), **options})
        return words(tmp_path / "m.html")

    assert "Aerospace businesses: most in Derby" in page() and "all sectors" not in page()
    assert re.search("Source: .*; 5 rows read, 5 placed, 1 on this map", page())
    assert "Rail businesses" in page(CLUSTER="rail")
    assert layer.setSubsetString("\"authority_code\" = 'E10000007'")
    assert "Aerospace businesses: none in Derbyshire" in page() and "rows read" not in page()
    layer.setSubsetString("")
    if name == "h.gpkg":  # alone, as it was mailed
        layer = QgsVectorLayer(layer.source(), "mailed", "ogr")
        assert "Aerospace businesses: most in Derby" in page()
    other = toolbox_map("other.gpkg", CLUSTER="all")
    doc = QDomDocument()
    layer.exportNamedStyle(doc)
    other.importNamedStyle(doc)
    layer = other
    assert "all sectors" in page() and "Aerospace" not in page()  # a pasted style tells nothing of the data


def test_a_model_hands_on_which_cluster_its_hexagons_count(run, clean, tmp_path):
    """In a model, and between two runs of a script, the layer is in no project and in no file."""
    sample = str(resource("sample", "sample_companies.csv"))
    companies = run("importcompanies", {"INPUT": sample, "OUTPUT": "memory:"})["OUTPUT"]
    written = tmp_path / "h.gpkg"
    run("hexmetrics", {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "Derby", "OUTPUT": str(written)})
    with closing(sqlite3.connect(written)) as database:
        ((about,),) = database.execute("SELECT description FROM gpkg_contents").fetchall()
    assert about.startswith("Illustrative sample: not real companies.")
    asked = {"COMPANIES": companies, "CLUSTER": "aerospace", "AREA": "Derby", "OUTPUT": "memory:"}
    hexes = run("hexmetrics", asked)["OUTPUT"]
    run("exportmap", {"INPUT": hexes, "DPI": 30, "OUTPUT": str(tmp_path / "m.png")})
    page = words(tmp_path / "m.html")
    assert "Aerospace businesses in Derby" in page and "Illustrative sample: not real companies" in page


def test_hexagons_of_an_unknown_cluster_are_not_called_those_of_all_sectors(run, clean, hexes, tmp_path):
    for template in ("map_a4_landscape", "sheet_a4_landscape"):
        run("exportmap", {"INPUT": hexes, "DPI": 30, "TEMPLATE": template, "OUTPUT": str(tmp_path / "m.png")})
        page = words(tmp_path / "m.html")
        assert "Which cluster these hexagons count is not known" in page and "ll sectors" not in page


def test_what_a_rule_hides_in_a_file_of_hexagons_is_not_called_unknown(run, clean, no_window, toolbox_map, tmp_path):
    sample = resource("sample", "sample_companies.csv")
    layer = toolbox_map("h.gpkg", sample, THRESHOLD=5, SIZE=5000.0)

    def page():
        run("exportmap", {"INPUT": layer, "DPI": 30, "OUTPUT": str(tmp_path / "m.png")})
        return words(tmp_path / "m.html")

    def said(authorities):
        hidden = sum("business_count" in str(one["suppressed_metrics"]).split(";") for one in layer.getFeatures())
        return f"Hidden to protect businesses: {hidden} hexagons and {authorities}."

    businesses = sum(
        one["business_count"]
        for one in toolbox_map("whole.gpkg", sample).getFeatures()
        if one["authority_name"] == "Derbyshire"
    )
    assert said("0 authority totals") in page() and f"Derbyshire {businesses} hidden" in page()  # as the rule lets it
    assert "it is not known" not in page()
    assert layer.setSubsetString("\"authority_code\" = 'E06000015'")
    assert said("1 authority total") in page() and "it is not known" not in page()
    with_no_word = tmp_path / "plain.gpkg"  # QGIS writes no word of the map into a copy
    layer.setSubsetString("")
    import processing  # QGIS puts its folder of plugins onto the path with the fixture

    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": str(with_no_word)})
    layer = QgsVectorLayer(str(with_no_word), "plain", "ogr")
    assert "The total is hidden to protect businesses." in page() and "it is not known" not in page()


@pytest.mark.parametrize(
    ("wanted", "name", "made"),
    [("SVG", "m.pdf", "m.svg"), ("auto", "m", "m.pdf"), ("auto", "m.png", "m.png"), ("PNG", "m.v1", "m.v1.png")],
)
def test_format_goes_by_choice_or_ending(run, clean, hexes, tmp_path, wanted, name, made):
    result = run(
        "exportmap", {"INPUT": hexes, "FORMAT": wanted, "DPI": 30, "ALTERNATIVE": False, "OUTPUT": str(tmp_path / name)}
    )
    assert result["OUTPUT"] == str(tmp_path / made)
    assert (tmp_path / made).stat().st_size > 500


def test_atlas_as_one_file_and_as_many(run, clean, hexes, tmp_path):
    options = {"INPUT": hexes, "TEMPLATE": "atlas_a4_landscape", "DPI": 30, "ALTERNATIVE": False}
    one = run("exportmap", {**options, "OUTPUT": str(tmp_path / "one.pdf")})
    assert (one["PAGES"], one["FILES"]) == (2, str(tmp_path / "one.pdf"))
    many = run("exportmap", {**options, "ATLAS": "file_per_page", "OUTPUT": str(tmp_path / "many.pdf")})
    assert len(many["FILES"].splitlines()) == 2
    assert many["OUTPUT"].endswith("many_E06000002_East.pdf")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"TEMPLATE": "map_a9"}, "There is no such template"),
        ({"DPI": 5}, "30 to 1200"),
        ({"METRIC": "foreign_owned"}, "no figures for the metric foreign_owned"),
    ],
)
def test_bad_input_is_one_sentence(run, clean, hexes, tmp_path, options, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run("exportmap", {"INPUT": hexes, "OUTPUT": str(tmp_path / "m.pdf"), **options}, Listener())
    assert clean.layoutManager().layouts() == []


def test_a_place_that_cannot_be_written_is_one_sentence(run, clean, hexes, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run("exportmap", {"INPUT": hexes, "OUTPUT": str(tmp_path / "file" / "m.pdf")})
    assert not clean.mapLayers()


def test_polygons_that_are_no_hexagons_are_one_sentence(run, clean, tmp_path, closed):
    path = tmp_path / "other.gpkg"
    write_layers(path, {"other": made_map().authorities[["geometry"]].assign(name="x")})
    layer = closed(QgsVectorLayer(str(path), "other", "ogr"))
    with pytest.raises(QgsProcessingException, match="holds no hexagons"):
        run("exportmap", {"INPUT": layer, "OUTPUT": str(tmp_path / "m.pdf")})
    assert not clean.mapLayers()


def test_a_pack_of_a_file_leaves_no_trace_and_one_of_the_project_its_pages(run, clean, hexes, tmp_path):
    result = run("boardpack", {"INPUT": hexes, "CLUSTER": "aerospace", "DPI": 40, "OUTPUT": str(tmp_path / "pack")})
    assert result["OUTPUT"] == str(tmp_path / "pack.pdf")
    assert result["PAGES"] == (tmp_path / "pack.pdf").read_bytes().count(b"/Type /Page\n")
    assert clean.layoutManager().layouts() == []
    hexmap = made_map()
    group = add_map(clean, write_map(hexmap, tmp_path / "m.gpkg"), map_facts(hexmap), "business_count")
    options = {"INPUT": layers_of(group)["hexes"], "DPI": 40, "METRIC": "turnover"}
    run("boardpack", {**options, "OUTPUT": str(tmp_path / "turnover.pdf")})
    assert len(clean.layoutManager().layouts()) == 4
    assert layers_of(group)["hexes"].customProperty("midlands_clusters/metric") == "business_count"


def test_profiles_of_several_clusters_go_into_a_folder_all_or_none(run, clean, company_file, tmp_path):
    companies = run("importcompanies", {"INPUT": str(company_file), "OUTPUT": str(tmp_path / "c.gpkg")})["OUTPUT"]
    options = {"COMPANIES": companies, "AREA": "Derby+Nottingham", "DPI": 40, "OUTPUT": str(tmp_path / "all.pdf")}
    listener = Listener()
    result = run("clusterprofile", {**options, "CLUSTERS": ["aerospace", "rail", "automotive"]}, listener)
    names = sorted(one.relative_to(tmp_path).as_posix() for one in (tmp_path / "all").iterdir())
    assert names == ["all/aerospace.html", "all/aerospace.pdf", "all/rail.html", "all/rail.pdf"]
    assert result["PROFILES"] == 2
    assert any("Automotive" in text and "no company" in text for text in listener.warned)
    assert clean.layoutManager().layouts() == []
    assert not [one for one in clean.mapLayers().values() if "oblique" in one.name()]
    with pytest.raises(QgsProcessingException, match="No company of these clusters"):
        run("clusterprofile", {**options, "CLUSTERS": "automotive", "OUTPUT": str(tmp_path / "none.pdf")})
    assert not (tmp_path / "none.pdf").exists()
    with pytest.raises(QgsProcessingException, match="no cluster nonsense"):
        run("clusterprofile", {**options, "CLUSTERS": "nonsense"})
    with pytest.raises(QgsProcessingException, match="Choose the hexagons of a map, or a layer of companies"):
        run("clusterprofile", {"OUTPUT": str(tmp_path / "none.pdf")})
