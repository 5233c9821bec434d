"""The printed page: what the PDF says, that the picture shows something, and that the user's texts stay."""

import re
import shutil
import subprocess
from datetime import date

import pytest
from qgis.PyQt.QtGui import QImage

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import restyle

from .conftest import made_map, write_map

DAY = date(2026, 3, 5)


def pdf_text(path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return re.sub(r"\s+", " ", text)


def test_pdf_holds_title_source_acknowledgements_and_legend_as_text(project, group, tmp_path):
    path = pages.export_pdf(pages.make_layout(project, group, on=DAY), tmp_path / "map.pdf")
    text = pdf_text(path)
    for wording in (
        "Aerospace businesses: most in West", "Testshire", "(0.866 km² each)", "5 rows read, 4 placed, 2 on this map", "March 2026",
        "Contains OS data © Crown copyright and database right", "Royal Mail", "Open Government Licence", "GeoNames", "Test owner 2025",
        "Businesses in each 1 km hexagon", "No businesses", "1 business", "University", "Westham", "SIC codes cannot", "km",
    ):  # fmt: skip
        assert wording in text, wording
    assert "Illustrative sample" not in text
    assert b"/GPTS" in path.read_bytes() or b"/LGIDict" in path.read_bytes(), "not georeferenced"


def test_page_is_a4_landscape(project, group):
    size = pages.make_layout(project, group).pageCollection().page(0).pageSize()
    assert (round(size.width()), round(size.height())) == (297, 210)


def test_a_long_title_is_made_to_fit(project, group):
    from midlands_clusters_plugin.cartography.page import furniture

    title = pages.items(pages.make_layout(project, group))["title"]
    title.setText(
        "Aerospace turnover is concentrated in North Lincolnshire, Telford and Wrekin, Nottinghamshire and Herefordshire"
    )
    assert title.sizeForText().width() > 281
    furniture.fit(title, 281, size=19, bold=True)
    assert title.sizeForText().width() <= 281


def test_sample_is_named_as_such_and_built_in_boundaries_too(project, tmp_path):
    sample = made_map(sample=True)
    sample.report["boundaries"] = {**sample.report["boundaries"], "builtin": True}
    group = add_map(project, write_map(sample, tmp_path / "s.gpkg"), map_facts(sample), "business_count")
    texts = {
        ident: item.text()
        for ident, item in pages.items(pages.make_layout(project, group)).items()
        if hasattr(item, "text")
    }
    assert texts["caveat"] == "Illustrative sample: not real companies"
    assert "SIC codes" not in texts["notes"]
    assert "not Ordnance Survey" in texts["notes"]


def test_acknowledgements_follow_the_layers_that_are_shown(project, group):
    next(node for node in group.findLayers() if node.layer() is layers_of(group)["towns"]).setItemVisibilityChecked(
        False
    )
    assert "GeoNames" not in pages.items(pages.make_layout(project, group))["credits"].text()


def test_png_shows_the_classes(project, group, tmp_path):
    image = QImage(str(pages.export_png(pages.make_layout(project, group), tmp_path / "map.png", 60)))
    assert (image.width(), image.height()) == (701, 496)
    ranges = layers_of(group)["hexes"].renderer().ranges()
    assert count(image, ranges[-1].symbol().color()) > 100


def count(image, colour):
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def test_refresh_follows_the_metric_and_leaves_the_users_title(project, group):
    page = pages.make_layout(project, group)
    items = pages.items(page)
    items["title"].setText("My own title")
    restyle(layers_of(group)["hexes"], "turnover")
    pages.refresh(page, group)
    assert items["title"].text() == "My own title"
    assert items["subtitle"].text().startswith("Turnover")


def test_making_it_again_replaces_the_page(project, group):
    pages.make_layout(project, group)
    pages.make_layout(project, group)
    assert [one.name() for one in project.layoutManager().layouts()] == [pages.NAME]


def test_path_that_cannot_be_written(project, group, tmp_path):
    from midlands_clusters_plugin.core.base.errors import UserError

    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(UserError, match=r"map\.png cannot be written"):
        pages.export_png(pages.make_layout(project, group), tmp_path / "file" / "map.png", 30)
