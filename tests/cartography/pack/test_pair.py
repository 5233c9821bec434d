"""Two maps with one key, and the sheet of oblique maps: what is drawn, told, and when it is out of date."""

from __future__ import annotations

import csv
import json
import re

import pytest
from qgis.core import QgsSymbolLayer

from midlands_clusters_plugin.cartography.map.group_layers import add_map, new_group, show_metric
from midlands_clusters_plugin.cartography.page import alternative, pages
from midlands_clusters_plugin.cartography.page_text.page_text import pair_note_lines
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import breaks_of
from midlands_clusters_plugin.core.base.errors import UserError

from ..conftest import made_map, write_map
from .test_board_pack import pages_of_pdf


@pytest.fixture
def other(project, group, tmp_path):
    """A second map beside ``group``: other companies, twenty times as many."""
    hexmap = made_map(sample=True, cluster="space_technologies")
    hexmap.hexes["business_count"] = hexmap.hexes["business_count"] * 20
    facts = map_facts(hexmap)
    path = write_map(hexmap, tmp_path / "other.gpkg")
    return add_map(project, path, facts, "business_count", group=new_group(facts, project.layerTreeRoot()))


def drawn(page, number):
    item = pages.items(page)[f"map_{number}"]
    return next(one for one in item.layers() if one.customProperty("midlands_clusters/page")), item


def looks(layer):
    """Bounds, colour and size of each class."""
    found = []
    for one in layer.renderer().ranges():
        mark = one.symbol().symbolLayer(one.symbol().symbolLayerCount() - 1)
        size = mark.subSymbol() and mark.subSymbol().symbolLayer(0).dataDefinedProperties()
        size = size.property(QgsSymbolLayer.PropertySize).asExpression() if size else ""
        found.append((one.lowerValue(), one.upperValue(), one.label(), one.symbol().color().name(), size))
    return found


def test_classes_sizes_scale_and_key_are_those_of_both(project, group, other, tmp_path):
    page = pages.make_layout(project, group, template="pair_a4_landscape", beside=other)
    (left, one), (right, two) = drawn(page, 1), drawn(page, 2)
    assert looks(left) == looks(right)
    top = max(breaks_of(layer, "business_count").bounds[-1] for layer in (left, right))
    assert top == 140, "of the map with more"
    assert one.scale() == pytest.approx(two.scale())
    pages.export_pdf(page, tmp_path / "p.pdf", 50)
    text = pages_of_pdf(tmp_path / "p.pdf")[0]
    assert re.search(r"Aerospace: 351\b.*Space Technologies: 7,020", text)
    assert text.count("140 businesses") == 1, "one key"
    assert "Space Technologies. Illustrative sample: not real companies" in " ".join(text.split()), "one of the two"
    words = " ".join(text.split())
    assert "Space Technologies. Source: built-in" in words and "Aerospace. Source: " in words


def test_notes_of_one_map_name_it_and_those_of_both_stand_once(project, group, other):
    hexes = layers_of(other)["hexes"]
    first = next(hexes.getFeatures())
    set_left_out(hexes, [LeftOut(str(first["cell_id"]), first["authority_code"], "map")])
    page = pages.make_layout(project, group, template="pair_a4_landscape", beside=other)
    lines = pages.items(page)["notes"].text().split("\n")
    left_out = next(one for one in lines if "Left out of the map" in one)
    assert left_out.startswith("Space Technologies. Left out of the map")
    assert len(lines) == len(set(lines))
    both = [snapshot(one, project, "business_count") for one in (group, group)]
    assert not any(one.startswith("Aerospace. ") for one in pair_note_lines(both, "business_count")), "true of both"


def test_it_is_stale_when_either_map_changes_and_keeps_its_second_map(project, group, other):
    page = pages.make_layout(project, group, template="pair_a4_landscape")
    assert not pages.is_stale(page)
    show_metric(other, "employees")
    assert pages.is_stale(page)
    pages.refresh(page, group)
    assert not pages.is_stale(page)
    assert [pages.items(page)[f"heading_{one}"].text().partition(":")[0] for one in (1, 2)] == [
        "Aerospace", "Space Technologies",
    ]  # fmt: skip


def test_both_maps_have_their_text_alternative_and_their_tables(project, group, other, tmp_path):
    page = pages.make_layout(project, group, template="pair_a4_landscape", beside=other)
    written = {one.name for one in alternative.write_beside(page, group, tmp_path / "p.pdf")}
    assert written >= {"p.html", "p_authorities.csv", "p_hexagons.csv", "p_second.html", "p_second_authorities.csv"}
    for stem, name, total in (("p", "Aerospace", 351), ("p_second", "Space Technologies", 7020)):
        with (tmp_path / f"{stem}_hexagons.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert sum(float(row["business_count"]) for row in csv.DictReader(stream)) == total
        html = (tmp_path / f"{stem}.html").read_text(encoding="utf-8")
        assert f"{name}</h1>" in html and f"{total:,}" in html
    assert 'href="p_second.html"' in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_one_map_alone_or_two_grids_are_a_sentence(project, group, tmp_path):
    with pytest.raises(UserError, match="Add another map"):
        pages.make_layout(project, group, template="pair_a4_landscape")
    hexmap = made_map()
    hexmap.report["grid"] = {"kind": "bng", "size": 5000.0, "description": "hexagons 5,000 m across flats"}
    facts = map_facts(hexmap)
    add_map(
        project, write_map(hexmap, tmp_path / "o.gpkg"), facts, "business_count",
        group=new_group(facts, project.layerTreeRoot()),
    )  # fmt: skip
    with pytest.raises(UserError, match="different sizes"):
        pages.make_layout(project, group, template="pair_a4_landscape")
    assert not project.layoutManager().layouts()


def test_the_oblique_sheet_has_an_oblique_map_and_a_legend_a_metric(project, group, tmp_path):
    page = pages.make_layout(project, group, template="oblique_sheet_a4_landscape")
    for number, metric in enumerate(("business_count", "employees", "turnover"), 1):
        found = pages.items(page)[f"map_{number}"].layers()
        assert {json.dumps(one.customProperty("midlands_clusters/role")) for one in found} >= {'"oblique_faces"'}
        assert f"oblique_{metric}" in found[0].source()
        legend = pages.items(page)[f"legend_{number}"]
        shown = legend.model().rootGroup().findLayers()[0].layer()
        assert metric in shown.renderer().classAttribute()
    assert pages.items(page)["scale"].linkedMap() is pages.items(page)["map_4"], "an oblique map has no scale"
    pages.export_pdf(page, tmp_path / "p.pdf", 50)
    text = pages_of_pdf(tmp_path / "p.pdf")[0]
    for sign in ("Businesses: 351", "Employees", "Turnover", "Places", "University"):
        assert sign in text
