"""One hostile text in every field of every input, looked for alive in every output: HTML, SVG, pages, map tips, metadata, tables."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import geopandas as gpd
import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsProject,
    QgsVectorLayer,
)

from midlands_clusters_plugin.cartography.context.spike_layer import style_spikes
from midlands_clusters_plugin.cartography.map import group_layers
from midlands_clusters_plugin.cartography.page import alternative, exporting, pages
from midlands_clusters_plugin.cartography.record import page_settings
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.base.inert import label_text, plain_text
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.geography.boundaries import builtin_outlines_of, read_boundaries
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

HOSTILE = "=1+1<mcalive onload=\"x\">[% 'MC'||'ALIVE' %]&\"'"
NAME = "=[% 'MC'||'ALIVE' %]<mcalive>&"  # of files
CODES = ["E06000015", "E06000018", "E08000025"]


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "mcalive" or any(
            str(value).strip().lower().startswith("javascript") for name, value in attrs if name == "href"
        ):
            self.found.append(tag)


def alive(text):
    """What a reader of HTML or SVG would run, and what QGIS has worked out."""
    tags = _Tags()
    tags.feed(text)
    return tags.found + ["expression"] * ("MCALIVE" in text)


@pytest.fixture
def folder(tmp_path):
    rows = [["company_id", "name", "postcode", "sic", "employees", "turnover", "status", "source"]]
    for n in range(40):
        postcode = ["DE1 2FS", "NG2 3NG", "B1 1BB", HOSTILE][n % 4]
        sic, jobs = (HOSTILE, 50_000) if n == 1 else ("30300", n)
        rows.append([f"{HOSTILE}{n}", f"{HOSTILE}{n}", postcode, sic, jobs, n * 1000, HOSTILE, HOSTILE])
    figures = [["code", "name", HOSTILE, "jobs"], *([code, HOSTILE, 5, 6] for code in CODES)]
    for name, table in ((f"{NAME}.csv", rows), ("figures.csv", figures)):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(table)
    outlines = builtin_outlines_of(CODES)
    shapes = gpd.GeoDataFrame(
        {"CTYUA25CD": CODES, "CTYUA25NM": [f"{HOSTILE}{n}" for n in range(3)]},
        geometry=list(outlines.geometry),
        crs=27700,
    )
    write_layers(tmp_path / "outlines.gpkg", {"outlines": shapes})
    return tmp_path


def check_tables(folder, given):
    for path in folder.iterdir():
        if path.suffix == ".csv" and path not in given:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                for row in csv.reader(stream):
                    live = [
                        cell
                        for cell in row
                        if cell[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-?[\d.e+-]+|", cell)
                    ]
                    assert not live, (path.name, live)
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                assert not [one for one in book.namelist() if re.search(rb"<f[ >]", book.read(one))], path.name


def check_pages(folder):
    looked_at = 0
    for path in folder.iterdir():
        if path.suffix in (".html", ".svg"):
            looked_at += 1
            assert not alive(path.read_text(encoding="utf-8")), path.name
        if path.suffix == ".pdf":
            looked_at += 1
            shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
            assert "MCALIVE" not in re.sub(r"\s", "", shown), path.name
    return looked_at


def check_layers(project):
    tips = 0
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer):
            assert "<mcalive" not in layer.htmlMetadata(), layer.name()
            for feature in list(layer.getFeatures())[:3]:
                context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
                context.setFeature(feature)
                tips += "mcalive" in QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
                assert not alive(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)), layer.name()
    return tips


def test_pages_of_a_map(qgis_new_project, folder, monkeypatch):
    settings = page_settings.PageSettings(organisation=label_text(HOSTILE), watermark=label_text(HOSTILE))
    for module in (page_settings, exporting, alternative, pages):
        monkeypatch.setattr(module, "load_settings", lambda: settings, raising=False)
    project = QgsProject.instance()
    project.setTitle(HOSTILE)
    given = read_companies(folder / f"{NAME}.csv")
    area = replace(get_area("+".join(CODES)), name=HOSTILE)
    request = MapRequest("all", area, size=5000.0, boundaries=read_boundaries(folder / "outlines.gpkg"))
    made = Workspace(given).hexmap(request)
    write_layers(folder / "map.gpkg", made.layers())
    group = group_layers.add_map(project, folder / "map.gpkg", map_facts(made), "business_count")
    for template, title in (("map_a4_landscape", ""), ("atlas_a4_portrait", HOSTILE)):
        page = pages.make_layout(project, group, template=template, name=template, title=title)
        if page.atlas().enabled():
            page.atlas().updateFeatures()
            page.atlas().first()
        labels = [one.currentText() for one in page.items() if isinstance(one, QgsLayoutItemLabel)]
        assert any("mcalive" in one for one in labels), "the text is there, as a text"
        assert not [one for one in labels if "MCALIVE" in one]
        for kind in ("pdf", "svg"):
            exporting.export(page, folder / f"{template}.{kind}", dpi=40)
        alternative.write_beside(page, group, folder / f"{template}.pdf")
    assert check_pages(folder) > 6
    check_tables(folder, {folder / f"{NAME}.csv", folder / "figures.csv"})
    check_layers(project)


def test_outputs_of_the_algorithms(qgis_new_project, run, folder):
    def to(name):
        return str(folder / name)

    companies = run("importcompanies", {"INPUT": to(f"{NAME}.csv"), "OUTPUT": to("c.gpkg"), "REJECTS": to("r.csv")})[
        "OUTPUT"
    ]
    asked = {"COMPANIES": companies, "AREA": "+".join(CODES), "BOUNDARIES": to("outlines.gpkg"), "SIZE": 5000}
    hexes = run("hexmetrics", {**asked, "OUTPUT": to("h.gpkg"), "SUMMARY": to("s.html")})["OUTPUT"]
    run("hexmetrics", {**asked, "OUTPUT": to("h.csv"), "SUMMARY": to("s.json")})
    run("areadata", {"INPUT": to("figures.csv"), "OUTPUT": to("areas.gpkg")})
    run("spatialquery", {"INPUT": companies, "OUTPUT": to("q.csv"), "SUMMARY": to("q.html")})
    run("spatialquery", {"INPUT": companies, "OUTPUT": to("q.xlsx"), "SUMMARY": to("q.json")})
    run("scorecard", {"OUTPUT": to("card.html"), "TABLE": to("card.xlsx"), "COMPANIES": companies})
    run("concentration", {"INPUT": hexes, "METRIC": "business_count", "OUTPUT": to("conc.html")})
    run("exportmap", {"INPUT": hexes, "TITLE": HOSTILE, "OUTPUT": to(f"{NAME}m.pdf"), "DPI": 40})
    assert check_pages(folder) > 5
    check_tables(folder, {folder / f"{NAME}.csv", folder / "figures.csv"})


def test_packs_profiles_and_arrangements(qgis_new_project, run, folder):
    """What is made of several pages, and old beside new authorities: names of companies, clusters and authorities in each."""

    def to(name):
        return str(folder / name)

    with (folder / "option.csv").open("w", newline="", encoding="utf-8") as stream:
        rows = [["arrangement", "authority", "members", "status", "source"]]
        rows += [[HOSTILE, f"{HOSTILE}{n}", one, "option", HOSTILE] for n, one in enumerate(("Derby", "Nottingham"))]
        csv.writer(stream).writerows(rows)
    companies = run("importcompanies", {"INPUT": to(f"{NAME}.csv"), "OUTPUT": to("c.gpkg")})["OUTPUT"]
    area = {"COMPANIES": companies, "AREA": "+".join(CODES)}
    hexes = run("hexmetrics", {**area, "BOUNDARIES": to("outlines.gpkg"), "SIZE": 5000, "OUTPUT": to("h.gpkg")})[
        "OUTPUT"
    ]
    run("boardpack", {"INPUT": hexes, "TITLE": HOSTILE, "DPI": 40, "OUTPUT": to("pack.pdf")})
    run("clusterprofile", {**area, "CLUSTERS": "aerospace", "TITLE": HOSTILE, "DPI": 40, "OUTPUT": to("profile.pdf")})
    option = {"COMPANIES": companies, "FILE": to("option.csv"), "OUTPUT": to("both.gpkg")}
    run("comparearrangements", {**option, "TABLE": to("both.csv"), "PAGE": to("both.html")})
    pages = {path.name for path in folder.iterdir() if path.suffix in (".html", ".pdf", ".svg")}
    assert pages >= {"pack.pdf", "profile.pdf", "profile.html", "both.html"}
    assert "mcalive" in (folder / "both.html").read_text(encoding="utf-8"), "the text is there, as a text"
    assert check_pages(folder) >= 4
    check_tables(folder, {folder / f"{NAME}.csv", folder / "figures.csv", folder / "option.csv"})


def test_map_tips_show_markup_as_text(qgis_new_project):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=number:int&field=sentence:string", "spikes", "memory")
    style_spikes(layer)
    from qgis.core import QgsFeature

    feature = QgsFeature(layer.fields())
    feature.setAttributes([1, HOSTILE])
    context = QgsExpressionContext()
    context.setFeature(feature)
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "mcalive" in shown
    assert not alive(shown)


def test_texts_are_otherwise_what_they_are():
    assert label_text("50 % [of] all") == "50 % [of] all"
    assert label_text(HOSTILE).replace("\u2060", "") == HOSTILE
    assert label_text(label_text(HOSTILE)) == label_text(HOSTILE)
    assert plain_text("a < b") == "a ‹ b"
    assert json.loads(label_text(json.dumps([HOSTILE])))[0].replace("\u2060", "") == HOSTILE
