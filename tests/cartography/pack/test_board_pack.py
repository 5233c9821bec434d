"""The board pack: all pages, their figures and their numbers, as a reader of the PDF finds them."""

from __future__ import annotations

import re
import subprocess
import unicodedata

import pytest
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map, show_metric
from midlands_clusters_plugin.cartography.pack.board_pack import Asked, board_pack
from midlands_clusters_plugin.cartography.pack.outline import add_outline
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.base.errors import Cancelled, UserError

from ..conftest import made_map, write_map


def text_of(path, *options):
    text = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True).stdout
    return unicodedata.normalize("NFKC", text)  # newer versions of QGIS write ligatures


def pages_of_pdf(path):
    return text_of(path, "-layout").split("\f")[:-1]


@pytest.fixture(scope="module")
def packed(qgis_app, tmp_path_factory):
    """A pack of the sample's map, made once: the project's layouts are put back."""
    folder = tmp_path_factory.mktemp("pack")
    project = QgsProject.instance()
    project.clear()
    hexmap = made_map(sample=True)
    group = add_map(project, write_map(hexmap, folder / "m.gpkg"), map_facts(hexmap), "business_count")
    pack = board_pack(project, group, folder / "pack.pdf", Asked(dpi=60, title="Aerospace for the board"))
    found = folder / "pack.pdf", pack, hexmap, [one.name() for one in project.layoutManager().layouts()]
    project.clear()
    return found


def test_contents_name_the_page_on_which_each_part_begins(packed):
    path, pack, _, _ = packed
    found = pages_of_pdf(path)
    assert len(found) == pack.count
    listed = re.findall(
        r"^\s*(One map|Map with key figures|Cluster sheet.*?|Oblique map|Text alternative)\s+(\d+)$", found[0], re.M
    )
    assert [name for name, _ in listed] == [
        "One map", "Map with key figures", "Cluster sheet: four small maps", "Oblique map", "Text alternative",
    ]  # fmt: skip
    assert [int(page) for _, page in listed] == [2, 3, 4, 5, 6]
    begins = dict.fromkeys(listed)
    for (name, page), sign in zip(
        begins, ("Aerospace businesses", "Share", "Turnover", "Seen from", "The map in words")
    ):
        assert sign in found[int(page) - 1], name
    assert all(f"{number}/{pack.count}" in page.replace(" ", "") for number, page in enumerate(found, 1))


def test_all_pages_have_the_maps_own_figures(packed):
    path, _, hexmap, _ = packed
    total = f"{int(hexmap.hexes['business_count'].sum()):,}"
    found = pages_of_pdf(path)
    for page in (2, 3, 5):
        assert total in found[page], page
    west = hexmap.hexes.groupby("authority_name")["business_count"].sum()["West"]
    row = next(line for line in found[5].splitlines() if line.strip().startswith("West"))
    assert row.split()[1] == f"{west:,}"


def test_an_invented_sample_is_said_on_every_page(packed):
    found = text_of(packed[0]).split("\f")[:-1]
    assert [number for number, page in enumerate(found) if "not real companies" not in re.sub(r"\s+", " ", page)] == []


def test_outline_title_and_layouts(packed):
    path, _, _, layouts = packed
    raw = path.read_bytes()
    titles = [bytes.fromhex(one.decode()).decode("utf-16") for one in re.findall(rb"/Title <([0-9a-f]+)>", raw)]
    assert titles[0] == "Contents"
    assert len(titles) == 6
    assert raw.count(b"/Type /Outlines") == 1
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
    assert not told.stderr, "the file is whole for a strict reader"
    assert "Aerospace for the board" in told.stdout
    assert layouts[0] == "Aerospace, Testshire: One map, A4 landscape"
    assert len(layouts) == 4


def test_a_stale_page_of_the_users_is_renewed_and_used(group, project, tmp_path):
    mine = pages.make_layout(project, group, name="Mine")
    pages.items(mine)["subtitle"].setText("Changed by hand")
    show_metric(group, "employees")
    assert pages.is_stale(mine)
    board_pack(project, group, tmp_path / "p.pdf", Asked(dpi=40))
    assert not pages.is_stale(mine)
    text = pages_of_pdf(tmp_path / "p.pdf")[1]
    assert "Changed by hand" in text
    assert "Aerospace employees" in text
    assert "Aerospace, Testshire: One map, A4 landscape" not in [
        one.name() for one in project.layoutManager().layouts()
    ]


def test_a_page_that_cannot_be_made_is_named_and_the_rest_is_there(group, project, tmp_path, monkeypatch):
    from midlands_clusters_plugin.cartography.pack import board_pack as module

    real = module.page_of

    def broken(project, group, ident, asked):
        if ident.startswith("oblique"):
            raise UserError("The hexagons <b>have</b> no place.")
        return real(project, group, ident, asked)

    monkeypatch.setattr(module, "page_of", broken)
    pack = board_pack(project, group, tmp_path / "p.pdf", Asked(dpi=40, paper="a3", orientation="portrait"))
    assert pack.warnings == ["Oblique map is not in this document. The hexagons <b>have</b> no place."]
    assert pack.warnings[0] in re.sub(r"\s+", " ", pages_of_pdf(tmp_path / "p.pdf")[0])
    size = subprocess.run(["pdfinfo", tmp_path / "p.pdf"], capture_output=True, text=True, check=True).stdout
    assert "842 x 1191" in size


def test_cancelled_it_leaves_the_earlier_file(group, project, tmp_path):
    path = tmp_path / "p.pdf"
    path.write_text("earlier", encoding="utf-8")
    with pytest.raises(Cancelled):
        board_pack(project, group, path, Asked(dpi=40), lambda share: share < 0.7)
    assert path.read_text(encoding="utf-8") == "earlier"
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["p.pdf"]


def test_a_file_of_another_make_gets_no_outline_and_is_left(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7\nno cross references\nstartxref\n9\n%%EOF\n")
    assert not add_outline(path, [("One", 1)])
    assert path.read_bytes().endswith(b"9\n%%EOF\n")
