"""The cluster profile: what is found, told and hidden, in the PDF as in the web page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.pack import findings, profile_text
from midlands_clusters_plugin.cartography.pack import profile as profile_module
from midlands_clusters_plugin.cartography.pack.board_pack import Asked
from midlands_clusters_plugin.cartography.pack.book import Part
from midlands_clusters_plugin.cartography.pack.profile import cluster_profile
from midlands_clusters_plugin.cartography.page.alternative import About as Alternative
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.page_settings import load_settings
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

from .test_board_pack import pages_of_pdf


class Reader(HTMLParser):
    """Tags, addresses and text of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.sources, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.sources += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def profile(qgis_app, tmp_path_factory):
    """The profile of the sample's aerospace in Derby, made once."""
    folder, project = tmp_path_factory.mktemp("profile"), QgsProject.instance()
    project.clear()
    hexmap = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("E06000015")))
    write_layers(folder / "m.gpkg", hexmap.layers())
    group = add_map(project, folder / "m.gpkg", map_facts(hexmap), "business_count")
    shot = snapshot(group, project)
    crowds, hot = findings.crowds(shot, findings.companies_of(shot)), findings.hot(shot)
    layers = set(project.mapLayers())
    pack = cluster_profile(project, group, folder / "p.pdf", Asked(dpi=60))
    left = [*project.layoutManager().layouts(), *(set(project.mapLayers()) - layers)]
    made = SimpleNamespace(pack=pack, hexmap=hexmap, crowds=crowds, hot=hot, pages=pages_of_pdf(folder / "p.pdf"))
    made.left = left
    made.html = (folder / "p.html").read_text(encoding="utf-8")
    project.clear()
    return made


def test_four_to_eight_pages_in_the_order_of_a_reader(profile):
    assert 4 <= profile.pack.count == len(profile.pages) <= 8
    signs = (
        ("Aerospace businesses in Derby",), ("cluster profile", "Key figures"), ("Employees", "Turnover"), ("Seen from",),
        ("Places", "Where companies crowd", "Hot spots", "The largest companies"), ("What counts as this cluster",),
        ("Read these figures with care", "Method and sources"),
    )  # fmt: skip
    for page, wanted in zip(profile.pages, signs):
        assert [one for one in wanted if one not in page] == []
    assert not profile.pack.warnings


def test_the_project_has_no_page_and_no_layer_more(profile):
    assert profile.left == []


def test_key_figures_are_the_maps_beside_the_reports(profile):
    page = profile.pages[1]
    row = next(line for line in page.splitlines() if line.strip().startswith("Total Cluster Business Count"))
    count, printed = re.findall(r"[\d,]+", row.replace("Total Cluster Business Count", ""))[:2]
    assert int(count.replace(",", "")) == int(profile.hexmap.hexes["business_count"].sum())
    assert printed == "1,524"
    assert "Other area: the report counts the whole Midlands Engine area" in re.sub(r"\s+", " ", page)


def test_the_largest_companies_are_sums_over_their_sites(profile):
    companies = profile.hexmap.companies
    largest = companies.groupby("name")["employees"].sum().sort_values(ascending=False)
    text = " ".join(profile.pages)
    assert largest.index[0] in text
    assert f"{round(largest.iloc[0]):,}" in text
    assert companies.sort_values("employees")["name"].iloc[0] not in text


def test_crowds_and_hot_spots_are_those_of_the_statistics(profile):
    from midlands_clusters_plugin.core.density.dbscan import dbscan

    companies = profile.hexmap.companies
    labels = dbscan(companies["easting"].to_numpy(float), companies["northing"].to_numpy(float), 250.0, 10)
    sizes = pd.Series(labels[labels >= 0]).value_counts()
    assert [row[1] for row in profile.crowds.rows] == sizes.sort_values(ascending=False).tolist()[: findings.MOST]
    assert "each within 250 m of the next" in profile.crowds.note and "% sure or more" in profile.hot.note
    assert sum(row[1] for row in profile.hot.rows) == int(re.match(r"([\d,]+)", profile.hot.note).group(1))


def test_the_web_page_needs_no_other_file_and_says_the_same(profile):
    reader = Reader()
    reader.feed(profile.html)
    assert reader.tags.count("img") == 3
    assert all(one.startswith("data:image/png;base64,") for one in reader.sources)
    assert reader.tags.index("h1") < reader.tags.index("figure")
    assert "script" not in reader.tags
    text = re.sub(r"\s+", " ", " ".join(reader.text))
    for sign in ("Key figures", "Places", "Read these figures with care", "2023 report, line", "not real companies"):
        assert sign in text
    assert re.search(r'alt="One map\. The map shows businesses in Derby', profile.html)


def test_places_are_counted_in_the_maps_area(profile):
    assert re.search(r"Marked as well: 1 university\b", profile.html), "the layer holds those of the whole Midlands"


def test_of_all_companies_no_place_is_linked_and_the_report_has_no_column(project, tmp_path):
    hexmap = Workspace(sample_companies()).hexmap(MapRequest("all", get_area("E06000015")))
    write_layers(tmp_path / "all.gpkg", hexmap.layers())
    shot = snapshot(add_map(project, tmp_path / "all.gpkg", map_facts(hexmap), "business_count"), project)
    found = findings.places(shot)
    assert not found.note and {len(row) for row in found.rows} == {len(found.heads)} == {2}
    about = Alternative(shot, "", load_settings(), None)
    page = profile_text.figures_html(about, profile_text.card_of(shot))
    assert page.count('<th scope="col"') == 3 and "Report, 2023" not in page and "Why it differs" in page


def test_a_clusters_name_is_a_text_and_no_markup(group, project):
    shot = snapshot(group, project)
    name = "<script>alert(1)</script>"
    shot = replace(shot, facts=replace(shot.facts, cluster_name=name, area_name=name))
    about = Alternative(shot, name, load_settings())
    html = profile_text.figures_html(about, profile_text.card_of(shot)) + profile_text.method_html(about)
    page = profile_module._web_page(name, name, [Part(name, html=html)])
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_under_a_disclosure_rule_no_company_is_named_nor_crowd_found(group, project, monkeypatch):
    shot = snapshot(group, project)
    assert findings.companies_of(shot) is not None
    for hidden in (replace(shot.facts, disclosure=object()), replace(shot.facts, subset="x")):
        assert findings.companies_of(replace(shot, facts=hidden)) is None
    shot.layers["companies"].setSubsetString('"employees" >= 10')
    assert findings.companies_of(shot) is None
    for found in (findings.largest(shot, None), findings.crowds(shot, None)):
        assert found.rows == ()
        assert found.note.startswith("Not shown") and found.note.endswith('"employees" >= 10')


def test_few_hexagons_make_no_hot_spot(group, project):
    shot = snapshot(group, project)
    frame = pd.DataFrame({"cell_id": [f"bng1000_{one}_0" for one in range(200)], "authority_name": "West"})
    for count in (3, 20):
        values = np.where(np.arange(200) < count, 5.0, 0.0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(findings, "read", lambda *_, values=values: (None, frame.assign(business_count=values)))
            found = findings.hot(shot)
        assert bool(found.rows) == (count == 20)
        assert ("fewer than 10 hexagons" in found.note) == (count == 3)
