"""Pages from templates: every template, bad templates, long and empty things, what PDFs hold, atlas, text alternative."""

from __future__ import annotations

import base64
import csv
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    NULL,
    QgsExpression,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutTable,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTableCell,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import alternative, fitting, pages
from midlands_clusters_plugin.cartography.page.furniture import text_format
from midlands_clusters_plugin.cartography.page.templates import KINDS, Template, find_template, read_template, templates
from midlands_clusters_plugin.cartography.page_text.map_in_text import sentences
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.page_settings import PageSettings, load_settings, save_settings
from midlands_clusters_plugin.cartography.record.roles import FACTS, ROLE, layers_of
from midlands_clusters_plugin.core.base.errors import UserError
from tools.judge.page import _texts, cut_cells

from .conftest import made_map, write_map

DAY = date(2026, 3, 5)
PLAIN = PageSettings()
LONG = " ".join(["Herefordshire and the long tail of aerospace employers"] * 6)[:300]
SHEETS = {"A4": (210, 297), "A3": (297, 420)}
READY = [one for one in templates().values() if one.kind not in ("pair", "before_after")]  # those of one map


def tool(name, *arguments):
    if shutil.which(name) is None:
        pytest.skip(f"{name} (poppler-utils) is not installed")
    return subprocess.run([name, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def wording_of(pdf, *options):
    return re.sub(r"\s+", " ", tool("pdftotext", "-layout", *options, pdf, "-"))


def atlas_ready(hexmap):
    """The small map with each authority's totals, as the engine gives them."""
    sums = hexmap.hexes.groupby("authority_code")[list(hexmap.metrics)].sum()
    for metric in hexmap.metrics:
        hexmap.authorities[metric] = sums[metric].reindex(hexmap.authorities["authority_code"]).to_numpy(dtype=float)
    return hexmap


@pytest.fixture
def place(project, tmp_path):
    """``place(hexmap, metric)``: the map in the project."""

    def put(hexmap, metric="business_count"):
        return add_map(project, write_map(hexmap, tmp_path / "m.gpkg"), map_facts(hexmap), metric)

    return put


@pytest.fixture
def full(place):
    return place(atlas_ready(made_map()))


def own_template(tmp_path, change, source="map_a4_landscape"):
    """A template with some of its text replaced, as a user may have it."""
    text = templates()[source].path.read_text(encoding="utf-8")
    path = tmp_path / "own.qpt"
    path.write_text(change(text), encoding="utf-8")
    return path


# --- the templates themselves


def test_there_are_four_papers_of_every_kind():
    found = templates(Path("nowhere"))
    assert len(found) == 30  # what is oblique and small or an atlas has no portrait page
    assert {(one.kind, one.paper, one.orientation) for one in found.values()} == {
        (kind, paper, turn)
        for kind in KINDS
        for paper in SHEETS
        for turn in ("landscape", "portrait")
        if turn != "portrait" or kind not in ("oblique_atlas", "oblique_sheet", "before_after")
    }
    assert all(one.path.is_file() and one.description for one in found.values())


@pytest.mark.slow
def test_templates_are_what_their_code_makes(tmp_path):
    from qgis.core import Qgis

    root = Path(__file__).resolve().parents[2]
    stored = templates()["map_a4_landscape"].path
    subprocess.run(
        [sys.executable, str(root / "tools" / "build_layouts.py"), "--out", str(tmp_path)],
        check=True,
        capture_output=True,
    )
    if Qgis.QGIS_VERSION_INT // 100 != 322:
        pytest.skip("other versions of QGIS write other XML")
    for path in stored.parent.glob("*.qpt"):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_nothing_of_this_machine_is_in_a_template():
    for one in templates().values():
        text = one.path.read_text(encoding="utf-8")
        assert not re.search(r"/(home|root|work|tmp|usr)/", text), one.id
        assert "DOCTYPE" not in text


@pytest.mark.parametrize("template", READY, ids=lambda one: one.id)
def test_every_template_makes_a_page_of_its_size_on_which_nothing_is_shortened_or_lies_on_anything(
    project, place, template
):
    """With the longest acknowledgements there can be: every owner, the council's own licence, built-in boundaries, SIC codes."""
    hexmap = made_map()
    hexmap.report["inputs"] = [
        {"path": f"companies_house_{number}.csv", "rows": 5, "sha256": "a"} for number in range(4)
    ]
    mine = PageSettings(
        os_licence="AC0000123456", organisation="Herefordshire and Worcestershire Combined Fire Authority"
    )
    page = pages.make_layout(project, place(atlas_ready(hexmap)), template=template, on=DAY, settings=mine)
    size = page.pageCollection().page(0).pageSize()
    expected = SHEETS[template.paper] if template.orientation == "portrait" else SHEETS[template.paper][::-1]
    assert (round(size.width()), round(size.height())) == expected
    edge = page.pageCollection().page(0).sceneBoundingRect()
    found = {name: item for name, item in pages.items(page).items() if item.isVisible()}
    for ident, item in found.items():
        assert edge.contains(item.sceneBoundingRect()), f"{ident} {item.sceneBoundingRect()}"
    assert pages.warnings_of(page) == []
    assert found["credits"].text().rstrip().endswith("public sources.")
    assert not found["organisation"].text().endswith("…")
    maps = [item for item in page.items() if isinstance(item, QgsLayoutItemMap) and item.isVisible()]
    assert all(np.isfinite(one.scale()) and one.scale() > 1000 and one.layers() for one in maps)
    boxes = {
        name: item.sceneBoundingRect().adjusted(0.4, 0.4, -0.4, -0.4)
        for name, item in found.items()
        if not name.startswith(("watermark", "line"))
        and not (hasattr(item, "text") and callable(item.text) and not item.text())
    }
    names = sorted(boxes)
    clash = [(a, b) for index, a in enumerate(names) for b in names[index + 1 :] if boxes[a].intersects(boxes[b])]
    assert clash == []


# --- what a PDF holds


def test_pdf_of_a_map_is_text_and_vectors_of_the_right_size(project, full, tmp_path):
    path = pages.export_pdf(
        pages.make_layout(project, full, template="figures_a3_portrait", on=DAY, settings=PLAIN), tmp_path / "m.pdf"
    )
    about = tool("pdfinfo", path)
    assert "Pages:           1" in about
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about).groups())
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (297, 420)
    assert len(tool("pdfimages", "-list", path).splitlines()) == 2, "a picture instead of vectors"
    fonts = tool("pdffonts", path).splitlines()[2:]
    assert fonts and all(" yes " in line for line in fonts), "letters are not embedded as fonts"
    text = wording_of(path)
    for wording in (
        "Aerospace businesses: most in West",
        "Employees (estimated)",
        "Share",
        "100%",
        "March 2026",
        "Notes",
        "1 business",
    ):
        assert wording in text, wording


def test_atlas_has_a_page_an_authority_with_its_own_text(project, full, tmp_path):
    page = pages.make_layout(project, full, template="atlas_a4_landscape", on=DAY, settings=PLAIN)
    path = pages.export(page, tmp_path / "atlas.pdf")[0]
    assert "Pages:           2" in tool("pdfinfo", path)
    east, west = wording_of(path, "-f", 1, "-l", 1), wording_of(path, "-f", 2, "-l", 2)
    assert "East: no Aerospace businesses" in east
    assert re.search(r"West: [\d,]+ Aerospace businesses, 100% of Testshire", west)
    assert "rank 1 of 2" in west and "rank" not in east
    assert "East in Testshire" in east and "West in Testshire" in west
    assert pages.items(page)["legend"].legendFilterByMapEnabled(), "the legend follows the page"


def test_atlas_page_by_page(project, full, tmp_path):
    page = pages.make_layout(project, full, template="atlas_a4_portrait", on=DAY, settings=PLAIN)
    files = pages.export(page, tmp_path / "a.png", dpi=30)
    assert [one.name for one in files] == ["a_E06000002_East.png", "a_E06000001_West.png"]
    assert QImage(str(files[0])) != QImage(str(files[1]))


def test_atlas_without_totals_or_authorities_is_one_sentence(project, place):
    group = place(made_map())
    with pytest.raises(UserError, match=r"^The atlas needs each authority's totals"):
        pages.make_layout(project, group, template="atlas_a4_landscape", settings=PLAIN)
    project.removeMapLayer(layers_of(group)["authorities"])
    with pytest.raises(UserError, match=r"^The atlas needs the layer of authorities"):
        pages.make_layout(project, group, template="atlas_a4_landscape", settings=PLAIN)
    assert project.layoutManager().layouts() == []


def test_a_failed_page_leaves_the_one_that_was_there(project, place):
    group = place(made_map())
    page = pages.make_layout(project, group, name="mine", settings=PLAIN)
    with pytest.raises(UserError):
        pages.make_layout(project, group, name="mine", template="atlas_a4_landscape", settings=PLAIN)
    assert project.layoutManager().layoutByName("mine") is page


# --- cluster sheet


def test_sheet_shows_a_metric_a_map_and_keeps_it_when_the_project_is_opened_again(project, full, tmp_path):
    page = pages.make_layout(project, full, template="sheet_a4_landscape", settings=PLAIN)
    assert metrics_on(page) == ["business_count", "employees", "turnover"]
    before = legends(page)
    assert len({tuple(one) for one in before}) == 4
    again = pages.make_layout(project, full, template="sheet_a4_landscape", settings=PLAIN)
    assert (
        len([one for one in project.mapLayers().values() if one.customProperty("midlands_clusters/role") == "page"])
        == 3
    )
    assert legends(again) == before
    project.write(str(tmp_path / "p.qgz"))
    project.read(str(tmp_path / "p.qgz"))
    opened = project.layoutManager().printLayouts()[0]
    assert metrics_on(opened) == ["business_count", "employees", "turnover"]
    assert legends(opened) == before, "map and legend disagree after the project was opened again"


def metrics_on(page):
    found = []
    for index in (1, 2, 3):
        renderers = [one.renderer() for one in pages.items(page)[f"map_{index}"].layers()]
        found += [
            re.search(r"[a-z_]+(?=[\",)]|$)", one.classAttribute().replace('coalesce("', "")).group()
            for one in renderers
            if hasattr(one, "classAttribute") and one.type() == "graduatedSymbol"
        ]
    return found


def legends(page):
    result = []
    for index in (1, 2, 3, 4):
        item: QgsLayoutItemLegend = pages.items(page)[f"legend_{index}"]
        model = item.model()
        result.append(
            [node.data(0) for layer in model.rootGroup().findLayers() for node in model.layerLegendNodes(layer)]
        )
    return result


@pytest.mark.parametrize("template", ["sheet_a4_portrait", "oblique_sheet_a4_landscape"])
def test_a_sheet_has_as_many_maps_as_there_are_figures(project, place, template):
    hexmap = made_map()
    hexmap.metrics = ("business_count",)
    group = place(hexmap)
    page = pages.make_layout(project, group, template=template, settings=PLAIN)
    items = pages.items(page)
    headings = [items[f"heading_{index}"].text() for index in (1, 2, 3, 4)]
    assert headings[0].startswith("Businesses: ") and headings[1:] == ["Places", "", ""]
    assert [items[f"map_{index}"].isVisible() for index in (1, 2, 3, 4)] == [True, True, False, False]
    assert "2 maps to be read together" in items["subtitle"].text()
    assert legends(page)[1] and not any(legends(page)[2:])


def test_a_page_of_a_filter_that_leaves_nothing_says_so_and_nothing_else(project, place):
    """No figure, no table, no legend of classes; all of it is back when the filter is taken off."""
    group = place(atlas_ready(made_map()))
    hexes = layers_of(group)["hexes"]
    for template in ("figures_a4_landscape", "sheet_a4_landscape"):
        page = pages.make_layout(project, group, template=template, settings=PLAIN, name=template)
        before = {name: one.currentText() for name, one in pages.items(page).items() if hasattr(one, "currentText")}
        hexes.setSubsetString('"business_count" > 1000')
        pages.refresh(page, group)
        items = pages.items(page)
        texts = [one.currentText() for one in items.values() if hasattr(one, "currentText")]
        assert items["title"].text().endswith(": the filter leaves no hexagon")
        assert not any("not known" in one or "tallest" in one or "further" in one for one in texts)
        assert "Only hexagons of a filter" in items["notes"].text()
        for legend in (one for one in items.values() if isinstance(one, QgsLayoutItemLegend)):
            assert hexes.id() not in legend.model().rootGroup().findLayerIds()
        if "table" in items:
            assert items["table"].multiFrame().tableContents() == []
        shot = snapshot(group, project)
        assert len(sentences(shot)) < 3 and "leaves none of them" in sentences(shot)[0]
        hexes.setSubsetString("")
        pages.refresh(page, group)
        after = {name: one.currentText() for name, one in items.items() if hasattr(one, "currentText")}
        assert after == before
    hexes.setSubsetString('"business_count" > 1000')
    with pytest.raises(UserError, match="the atlas has no page"):
        pages.make_layout(project, group, template="atlas_a4_portrait", settings=PLAIN)


# --- the user's own and bad templates


def test_own_templates_are_offered_with_and_without_a_manifest(tmp_path):
    source = templates()["map_a4_landscape"].path
    for name in ("Board paper.qpt", "named.qpt"):
        shutil.copy(source, tmp_path / name)
    entry = {"id": "house_style", "name": "House style", "kind": "map", "file": "named.qpt"}
    (tmp_path / "manifest.json").write_text(
        json.dumps({"templates": [entry, {**entry, "id": "gone", "file": "gone.qpt"}]}), encoding="utf-8"
    )
    found = templates(tmp_path)
    assert found["house_style"].name == "House style"
    assert found["own_board_paper"].name == "Board paper"
    assert "gone" not in found and len(found) == len(templates()) + 2
    (tmp_path / "manifest.json").write_text("{broken", encoding="utf-8")
    assert {"own_board_paper", "own_named"} <= set(templates(tmp_path))


def test_a_manifest_cannot_lead_out_of_its_folder(tmp_path):
    (tmp_path / "in").mkdir()
    shutil.copy(templates()["map_a4_landscape"].path, tmp_path / "out.qpt")
    entry = {"id": "x", "name": "x", "file": "../out.qpt"}
    (tmp_path / "in" / "manifest.json").write_text(json.dumps({"templates": [entry]}), encoding="utf-8")
    assert all(one.builtin or one.path.parent == tmp_path / "in" for one in templates(tmp_path / "in").values())


@pytest.mark.parametrize(
    "content",
    [
        b"", b"not xml", b"<html/>", b"<Composer/>", b"<Layout/>", b"\xff\xfe<\x00L\x00", b"<Layout", bytes(range(256)),
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><Layout name="&a;"/>', b"<!doctype qgis><Layout/>",
    ],
)  # fmt: skip
def test_broken_or_foreign_templates_are_one_sentence(project, full, tmp_path, content):
    path = tmp_path / "bad.qpt"
    path.write_bytes(content)
    with pytest.raises(UserError) as error:
        pages.make_layout(project, full, template=str(path), settings=PLAIN)
    assert "bad.qpt" in error.value.message or "no map" in error.value.message
    assert "\n" not in error.value.message
    assert project.layoutManager().layouts() == []


def test_entities_are_not_expanded(tmp_path):
    path = tmp_path / "bomb.qpt"
    path.write_text('<!DOCTYPE l [<!ENTITY a "x">]><Layout name="&a;"/>', encoding="utf-8")
    with pytest.raises(UserError, match="document type"):
        read_template(Template("b", "b", "map", "", "", path, False))


def test_template_that_is_gone_or_unknown():
    with pytest.raises(UserError, match="cannot be read"):
        read_template(find_template("/nowhere/x.qpt"))
    with pytest.raises(UserError, match="no such template"):
        find_template("map_a5")


def test_somebody_elses_template_gets_the_map_and_the_acknowledgements(project, full, tmp_path):
    foreign = QgsPrintLayout(project)
    foreign.initializeDefaults()
    item = QgsLayoutItemMap(foreign)
    item.attemptSetSceneRect(item.rect().adjusted(10, 10, 110, 90))
    foreign.addLayoutItem(item)
    path = tmp_path / "foreign.qpt"
    assert foreign.saveAsTemplate(str(path), QgsReadWriteContext())
    page = pages.make_layout(project, full, template=str(path), settings=PLAIN)
    assert layers_of(full)["hexes"] in next(one for one in page.items() if isinstance(one, QgsLayoutItemMap)).layers()
    assert "Contains OS data" in pages.items(page)["credits"].text()


@pytest.mark.parametrize(
    "name", ["title", "subtitle", "legend", "scale", "north", "overview", "notes", "credits", "logo", "caveat"]
)
def test_a_missing_item_leaves_a_readable_map(project, full, tmp_path, name):
    path = own_template(tmp_path, lambda text: text.replace(f'id="mc_{name}"', 'id="something_else"'))
    page = pages.make_layout(project, full, template=str(path), settings=PLAIN)
    found = pages.items(page)
    assert found["map"].layers()
    assert "Contains OS data" in found["credits"].text(), "acknowledgements are a condition of the licences"


def test_what_is_not_ours_in_a_template_is_left_alone(project, full, tmp_path):
    path = own_template(
        tmp_path,
        lambda text: text.replace('id="mc_notes_heading"', 'id="council"').replace('id="mc_subtitle"', 'id="slogan"'),
    )
    page = pages.make_layout(project, full, template=str(path), settings=PLAIN)
    assert page.itemById("council").text() == "" and page.itemById("slogan").text() == ""


# --- words


def test_a_title_of_300_letters_is_whole_and_readable(project, full):
    for template in ("map_a4_landscape", "map_a4_portrait", "atlas_a4_portrait"):
        page = pages.make_layout(project, full, template=template, title=LONG, settings=PLAIN)
        title = pages.items(page)["title"]
        font = fitting.font_of(title)
        size = title.textFormat().size() if hasattr(title, "textFormat") else font.pointSizeF()
        _, _, width, height = fitting.box_of(title)
        lines = fitting.wrapped_lines(title.text(), font, size, width)
        assert fitting.fits(lines, font, size, width, height)
        assert size >= 9
        assert title.text() == LONG
        assert pages.warnings_of(page) == []


def test_a_word_that_is_longer_than_the_page_is_cut(project, full):
    page = pages.make_layout(project, full, title="A" * 300, settings=PLAIN)
    assert pages.items(page)["title"].text().endswith("…")
    assert any("title" in one for one in pages.warnings_of(page)), "nothing is lost without a word"


@pytest.mark.parametrize(
    ("kind", "case"),
    [
        *(("map", case) for case in ("same", "zero", "missing", "giant", "negative")),
        ("figures", "zero"), ("figures", "missing"), ("sheet", "missing"), ("sheet", "giant"),
        ("atlas", "zero"), ("atlas", "negative"),
    ],
)  # fmt: skip
def test_odd_data_still_make_a_page(project, place, tmp_path, kind, case):
    hexmap = made_map()
    value = {"same": 5.0, "zero": 0.0, "missing": np.nan, "giant": 1.0, "negative": -3.0}[case]
    hexmap.hexes["turnover"] = value
    if case == "giant":
        hexmap.hexes.loc[0, "turnover"] = 9e12
    page = pages.make_layout(
        project, place(atlas_ready(hexmap), "turnover"), template=f"{kind}_a4_landscape", settings=PLAIN
    )
    path = pages.export(page, tmp_path / "odd.pdf")[0]
    text = wording_of(path)
    assert "Contains OS data" in text
    assert "nan" not in text.lower().split()
    assert "km" in text


# --- settings


def test_settings_come_back_typed_and_checked(qgis_app):
    before = load_settings()
    try:
        saved = save_settings(PageSettings(" Derby City Council ", "", "ac0000 123456", "Draft", 2027))
        assert saved == load_settings() == PageSettings("Derby City Council", "", "AC0000123456", "Draft", 2027)
        for wrong in (replace(saved, os_licence="123"), replace(saved, supply_year=3000)):
            with pytest.raises(UserError):
                save_settings(wrong)
        assert load_settings() == saved
    finally:
        save_settings(before)


def test_licence_number_stands_in_place_of_open_data(project, full):
    mine = PageSettings(
        organisation="Derby City Council", os_licence="AC0000123456", watermark="Draft", supply_year=2026
    )
    found = pages.items(pages.make_layout(project, full, settings=mine))
    assert "© Crown copyright and database rights 2026 Ordnance Survey AC0000123456." in found["credits"].text()
    assert "Contains OS data" not in found["credits"].text()
    assert "Royal Mail" in found["credits"].text()
    assert (found["organisation"].text(), found["watermark"].text()) == ("Derby City Council", "Draft")


WELSH = "Clwstwr Gweithgynhyrchu Uwch a Pheirianneg Awyrofod Canolbarth Lloegr a'r Gororau"


@pytest.mark.parametrize("template", ["sheet_a4_portrait", "figures_a4_landscape"])
def test_names_of_80_letters_in_welsh_are_whole(project, full, template):
    facts = json.loads(full.customProperty(FACTS))
    facts |= {"cluster_name": WELSH, "area_name": WELSH.replace("Clwstwr", "Awdurdod")}
    full.setCustomProperty(FACTS, json.dumps(facts))
    page = pages.make_layout(project, full, template=template, settings=PLAIN)
    assert _texts(page)["cut_texts"] == 0
    assert pages.warnings_of(page) == []
    assert WELSH in pages.items(page)["title"].text().replace("\n", " ")


def test_a_table_whose_words_have_no_room_is_measured_as_cut(project):
    page = QgsPrintLayout(project)
    table = QgsLayoutItemManualTable.create(page)
    page.addMultiFrame(table)
    table.setContentTextFormat(text_format(8))
    long = "Derby and Derbyshire with Amber Valley"

    def cut(words, how, height=0.0):
        table.setWrapBehavior(how)
        table.setTableContents([[QgsTableCell("New")], [QgsTableCell(words)]])
        table.setColumnWidths([22.0])
        table.setRowHeights([height, height])
        return cut_cells(table)

    assert cut("Derby", QgsLayoutTable.TruncateText, 5.0) == 0
    assert cut(long, QgsLayoutTable.TruncateText) == 1
    assert cut(long, QgsLayoutTable.WrapText) == 0
    assert cut(long, QgsLayoutTable.WrapText, 5.0) == 1, "its second line is below the row"
    assert cut("Derbyshirewithambervalley", QgsLayoutTable.WrapText) == 1


def test_a_page_of_an_atlas_shows_its_own_hexagons_alone(project, full):
    page = pages.make_layout(project, full, template="atlas_a4_landscape", settings=PLAIN)
    layers = pages.items(page)["map"].layers()
    (own,) = [one for one in layers if one.customProperty(ROLE) == "page"]
    assert layers_of(full)["hexes"] not in layers
    assert next(one.layer() for one in pages.items(page)["legend"].model().rootGroup().findLayers()) == own
    page.atlas().seekTo(1)  # West
    context = page.createExpressionContext()
    context.setFields(own.fields())
    classed = QgsExpression(own.renderer().classAttribute())
    for one in own.getFeatures():
        context.setFeature(one)
        shown = classed.evaluate(context) not in (None, NULL)
        assert shown == (one["authority_name"] == "West"), classed.evalErrorString()


def test_a_logo_that_is_gone_is_stated_and_leaves_its_place_empty(project, full, tmp_path):
    page = pages.make_layout(project, full, settings=PageSettings(logo=str(tmp_path / "logo.svg")))
    assert pages.warnings_of(page) == ["The logo logo.svg is not there any more: the page was made without it."]
    assert not pages.items(page)["logo"].isVisible()
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    )
    page = pages.make_layout(project, full, settings=PageSettings(logo=str(tmp_path / "logo.svg")))
    assert pages.warnings_of(page) == [] and pages.items(page)["logo"].isVisible()
    logo = pages.items(page)["logo"]
    assert logo.picturePath().startswith("base64:") and not logo.isMissingImage(), "nobody's folder is handed on"


def test_a_logo_of_many_megabytes_is_in_the_page_as_a_smaller_picture(project, full, tmp_path):
    large = tmp_path / "large.bmp"
    picture = QImage(2400, 1200, QImage.Format.Format_RGB32)
    picture.fill(0xFF3366)
    assert picture.save(str(large)) and large.stat().st_size > 8 << 20
    logo = pages.items(pages.make_layout(project, full, settings=PageSettings(logo=str(large))))["logo"]
    content = base64.b64decode(logo.picturePath().removeprefix("base64:"))
    assert len(content) < 1 << 20 and not logo.isMissingImage()
    assert QImage.fromData(content).size() == QSize(1600, 800)


def test_a_base_map_under_the_group_is_on_the_page_with_its_attribution(project, full, tmp_path):
    from qgis.core import QgsVectorLayer

    base = QgsVectorLayer("Polygon?crs=EPSG:27700", "Base", "memory")
    (base if hasattr(base, "setAttribution") else base.serverProperties()).setAttribution("Somebody's survey 2024")
    project.addMapLayer(base, False)
    project.layerTreeRoot().addLayer(base)
    found = pages.items(pages.make_layout(project, full, settings=PLAIN))
    assert found["map"].layers()[-1] is base
    assert "Base map: Somebody's survey 2024." in found["credits"].text()


# --- text alternative


class Outline(HTMLParser):
    """Tags in order, and what a reader hears."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.wording = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.wording += " " + data


def test_text_alternative_is_a_sound_page_and_says_what_the_map_shows(project, full, tmp_path):
    page = pages.make_layout(project, full, on=DAY, settings=PLAIN, title="Bees & <b>business</b>")
    files = alternative.write_beside(page, full, tmp_path / "map.pdf", on=DAY, settings=PLAIN)
    assert [one.name for one in files] == ["map.html", "map_authorities.csv", "map_hexagons.csv"]
    html = files[0].read_text(encoding="utf-8")
    outline = Outline(html)
    assert ("html", {"lang": "en-GB"}) in outline.attributes
    assert outline.tags.count("h1") == outline.tags.count("caption") == outline.tags.count("main") == 1
    assert {attrs.get("scope") for tag, attrs in outline.attributes if tag == "th"} == {"col", "row"}
    heads = [tag for tag in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert heads[0] == "h1" and set(heads[1:]) == {"h2"}
    assert "&lt;b&gt;business" in html and "script" not in html
    wording = re.sub(r"\s+", " ", outline.wording)
    total = int(layers_total(full, "business_count"))
    for part in (f"In all: {total:,} businesses.", "All of it is in West.", "There are none in East.",
                 "5 March 2026",
                 "Test owner 2025", "map_authorities.csv"):  # fmt: skip
        assert part in wording, part


def layers_total(group, metric):
    return sum(feature[metric] for feature in layers_of(group)["hexes"].getFeatures())


def test_tables_hold_what_the_map_holds(project, full, tmp_path):
    _, by_authority, by_hexagon = alternative.write_beside(pages.make_layout(project, full), full, tmp_path / "map.pdf")
    authorities = pd.read_csv(by_authority, encoding="utf-8-sig")
    hexagons = pd.read_csv(by_hexagon, encoding="utf-8-sig")
    total = layers_total(full, "business_count")
    assert authorities["business_count"].sum() == hexagons["business_count"].sum() == total
    assert (hexagons[["business_count", "turnover"]].sum(axis=1) > 0).all()
    assert hexagons["employees"].isna().sum() == 1, "not known is empty, not 0"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", " =1"])
def test_no_cell_of_a_csv_is_live(text):
    rows = list(csv.reader(alternative.as_csv([["a", text], ["b", -5]]).lstrip("\ufeff").splitlines()))
    assert rows[0][1] == f"'{text}"
    assert rows[1][1] == "-5", "a number below nothing stays a number"


def test_names_from_the_data_cannot_become_markup_or_formulas(project, place, tmp_path):
    hexmap = made_map()
    bad = '=HYPERLINK("http://x")<script>alert(1)</script>'
    hexmap.hexes["authority_name"] = hexmap.hexes["authority_name"].replace("West", bad)
    hexmap.authorities["authority_name"] = [bad, "East"]
    group = place(atlas_ready(hexmap))
    files = alternative.write_beside(
        pages.make_layout(project, group, settings=PLAIN), group, tmp_path / "m.pdf", settings=PLAIN
    )
    assert "<script" not in files[0].read_text(encoding="utf-8")
    for path in files[1:]:
        cells = [cell for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()) for cell in row]
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_project_instance_is_the_one_of_the_tests(project):
    assert project is QgsProject.instance()
