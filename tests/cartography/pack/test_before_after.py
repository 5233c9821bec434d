"""The page and the atlas of old and new authorities: figures of the run, both outlines, and what says no."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsMapLayerStyle, QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map, layers_of
from midlands_clusters_plugin.cartography.pack.profile_text import card_of, figures_html
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.alternative import About, write_beside
from midlands_clusters_plugin.cartography.page_text.old_and_new_tables import (
    OldNew,
    cross_rows,
    label_expression,
    made_of_notes,
    old_and_new_of,
)
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.page_settings import load_settings
from midlands_clusters_plugin.cartography.style.marks import kind_of
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.i18n import plain_date
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.hexmap.old_and_new import with_old

from .test_board_pack import pages_of_pdf

OPTION = "new-derby-and-derbyshire-amber-valley-in-the-south"
PAGE = "before_after_a4_landscape"


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


@pytest.fixture(scope="module")
def written(workspace, tmp_path_factory):
    request = MapRequest("aerospace", get_area(OPTION))
    hexmap = with_old(workspace, request, workspace.hexmap(request))
    return hexmap, write_layers(tmp_path_factory.mktemp("new") / "new.gpkg", hexmap.layers())


@pytest.fixture
def new(written, project):
    """A map by new authorities, in the project."""
    hexmap, path = written
    return hexmap, add_map(project, path, map_facts(hexmap), "business_count")


def cells(page, ident):
    return [[one.content() for one in row] for row in page.itemById(f"mc_{ident}").multiFrame().tableContents()]


def test_the_page_says_what_the_run_counted(new, project, workspace, tmp_path):
    hexmap, group = new
    page = pages.make_layout(project, group, template=PAGE)
    table = hexmap.before["old_and_new"]
    pairs = table.set_index(["old_name", "new_name"])["business_count"].to_dict()
    head, *rows = cells(page, "table_1")
    for row in rows:
        for old, figure in zip(head[1:], row[1:]):
            assert int(figure.replace(",", "")) == pairs.get((old, row[0]), 0), (old, row[0])
    assert [row[-1] for row in rows][-1] == str(hexmap.report["rows_in_area"])
    figures = {row[0]: row[1:] for row in cells(page, "table_2")[1:]}
    for _, one in hexmap.authorities.iterrows():
        assert figures[one["authority_name"]][0] == str(one["business_count"])
    pages.export_pdf(page, tmp_path / "p.pdf", 60)
    text = " ".join(pages_of_pdf(tmp_path / "p.pdf")[0].split())
    for wanted in ("Before: 2 authorities of today", "After: 2 new authorities", "not real companies"):
        assert wanted in text
    assert "not a decision" in page.itemById("mc_notes").text()
    for frame in (hexmap.before["old_authorities"], hexmap.authorities):  # name and figure on the maps
        for _, one in frame.iterrows():
            assert one["authority_name"] in text and str(one["business_count"]) in text


def test_each_map_has_its_own_bold_outline_and_the_second_both(new, project):
    page = pages.make_layout(project, new[1], template=PAGE)
    roles = [
        [one.customProperty("midlands_clusters/role") for one in page.itemById(f"mc_map_{number}").layers()]
        for number in (1, 2)
    ]
    assert roles[0][:2] == ["hexes", "old_authorities"] and "authorities" not in roles[0]
    assert roles[1][:3] == ["hexes", "old_authorities", "authorities"], "data lie over lines"
    hexes, bold = page.itemById("mc_map_2").layers()[0].clone(), page.itemById("mc_map_2").layers()[2].clone()
    for layer, of in ((hexes, layers_of(new[1])["hexes"]), (bold, layers_of(new[1])["authorities"])):
        QgsMapLayerStyle(page.itemById("mc_map_2").layerStyleOverrides()[of.id()]).writeToLayer(layer)
    drawn = {kind_of(one): one.renderState() for one in hexes.renderer().ranges()}
    assert drawn["class"] and not drawn["empty"], "a hexagon that holds nothing hides no line"
    assert bold.renderer().symbol().color().name() == "#ffffff", "the land is white all the same"
    styles = page.itemById("mc_map_2").layerStyleOverrides()
    (line,) = [one for one in map(str, styles.values()) if "geom_from_wkt" in one]
    assert "LineString" in line, "Derby's outline, which is none of the new ones"
    scales = [page.itemById(f"mc_map_{number}").scale() for number in (1, 2)]
    assert scales[0] == pytest.approx(scales[1])


def test_dates_are_written_plainly():
    given = ("2028-04-01", "2028-04", "2028", "2028-02-30", "May 2024", "")
    assert [*map(plain_date, given)] == ["1 April 2028", "April 2028", "2028", "2028-02-30", "May 2024", ""]


def test_the_atlas_names_what_each_is_made_of_and_the_map_shows_both_outlines(new, project):
    hexmap, group = new
    page = pages.make_layout(project, group, template="atlas_a4_landscape")
    assert page.atlas().count() == len(hexmap.authorities) == 2
    assert "old_authorities" in [
        one.customProperty("midlands_clusters/role") for one in page.itemById("mc_map").layers()
    ]
    table = hexmap.before["old_and_new"]
    for code in hexmap.authorities["authority_code"]:
        line = " ".join(made_of_notes(layers_of(group), code))
        own = table[(table["new_code"] == code) & (table["old_code"] != "all") & (table["business_count"] > 0)]
        assert line and all(f"{name} {n}" in line for name, n in zip(own["old_name"], own["business_count"]))


def test_another_area_takes_the_old_outlines_away(new, project, workspace, tmp_path):
    hexmap = workspace.hexmap(MapRequest("aerospace", get_area("E06000015")))
    group = add_map(project, write_layers(tmp_path / "b.gpkg", hexmap.layers()), map_facts(hexmap), "business_count")
    assert group == new[1] and not {"old_authorities", "old_and_new"} & set(layers_of(group))
    with pytest.raises(UserError, match="This page needs a map by new authorities"):
        pages.make_layout(project, group, template=PAGE)


def test_a_filter_on_the_hexagons_is_no_count_of_every_company(new, project):
    layers_of(new[1])["hexes"].setSubsetString('"business_count" > 2')
    with pytest.raises(UserError, match="take the filter off"):
        pages.make_layout(QgsProject.instance(), new[1], template=PAGE)


def test_the_text_alternative_and_a_table_tell_the_page_s_figures(new, project, tmp_path):
    hexmap, group = new
    page = pages.make_layout(project, group, template=PAGE)
    files = {one.name: one for one in write_beside(page, group, tmp_path / "b.pdf")}
    text = files["b.html"].read_text(encoding="utf-8")
    head, *rows = cells(page, "table_1")
    caption = page.itemById("mc_table_heading_1").text()
    table = text[text.index(f"<caption>{caption}") :].partition("</table>")[0]
    assert all(f">{one}</th>" in table for one in head)
    for name, *figures in rows:
        line = table[table.index(f'<th scope="row">{name}</th>') :].partition("</tr>")[0]
        assert [one.partition("<")[0] for one in line.split('class="figure">')[1:]] == figures
    told = pd.read_csv(files["b_old_and_new.csv"], encoding="utf-8-sig")
    assert 'href="b_old_and_new.csv"' in text
    assert told["business_count"].tolist() == hexmap.before["old_and_new"]["business_count"].tolist()
    profile = figures_html(About(snapshot(group, project), "", load_settings()), card_of(snapshot(group, project)))
    assert caption in profile and all(one in profile for one in rows[-1])


def test_a_figure_that_a_layer_has_lost_is_no_0(new):
    layers = layers_of(new[1])
    for told in (
        lambda: old_and_new_of(layers, ["business_count", "gone"]),
        lambda: label_expression(layers["authorities"], "gone"),
    ):
        with pytest.raises(UserError, match="does not hold that metric"):
            told()


def test_many_authorities_are_put_together_and_sums_stay(new):
    layers = layers_of(new[1])
    table = old_and_new_of(layers, ["business_count"])
    many = {f"c{n}": f"Council {n}" for n in range(12)}
    values = {(old, new): 1 + hash_of(old, new) for old in many for new in many}
    values |= {(old, "all"): sum(values[old, new] for new in many) for old in many}
    values |= {("all", new): sum(values[old, new] for old in many) for new in many}
    values["all", "all"] = sum(values[old, "all"] for old in many)
    names = {**many, "all": "All"}
    head, *rows = cross_rows(type(table)(names, names, {"business_count": values}), "business_count")
    assert len(head) <= 6 and len(rows) <= 9
    numbers = np.array([[int(text.replace(",", "")) for text in row[1:]] for row in rows])
    assert (numbers[:, :-1].sum(axis=1) == numbers[:, -1]).all()
    assert (numbers[:-1].sum(axis=0) == numbers[-1]).all()


def hash_of(old: str, new: str) -> int:
    return (int(old[1:]) * 7 + int(new[1:]) * 5) % 11


def test_a_figure_that_nobody_knows_is_no_0():
    pairs = {("a", "x"): None, ("all", "x"): None, ("b", "y"): 7.0, ("all", "y"): 7.0, ("b", "all"): 7.0}
    table = OldNew({"a": "A", "b": "B", "all": "All"}, {"x": "X", "y": "Y"}, {"turnover": pairs})
    assert [row[1:] for row in cross_rows(table, "turnover")[1:3]] == [["–", "£0", "–"], ["£0", "£7", "£7"]]
