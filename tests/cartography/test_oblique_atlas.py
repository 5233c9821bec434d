"""The oblique atlas: one page an authority, with its own columns, title and figures; looked at as pictures of its pages."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest
from qgis.core import QgsLayoutItemMap

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page_text.key_figures import AuthorityTable, value_text
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace


@pytest.fixture(scope="module")
def hexmap():
    area = get_area("E06000015+E06000018+E10000007")  # Derby, Nottingham, Derbyshire
    return Workspace(sample_companies()).hexmap(MapRequest("aerospace", area, "bng", 5000.0))


@pytest.fixture
def group(project, hexmap, tmp_path):
    write_layers(tmp_path / "map.gpkg", hexmap.layers())
    return add_map(project, tmp_path / "map.gpkg", map_facts(hexmap), "business_count")


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_every_page_shows_its_authority_alone(project, group, tmp_path, paper):
    page = pages.make_layout(project, group, template=f"oblique_atlas_{paper}_landscape")
    assert not pages.warnings_of(page)
    themap = pages.items(page)["map"]
    assert isinstance(themap, QgsLayoutItemMap) and page.atlas().enabled() and page.atlas().count() == 3
    titles, extents = [], []
    for index in range(3):
        page.atlas().seekTo(index)
        themap.refresh()
        titles.append(pages.items(page)["title"].currentText())
        extents.append(themap.extent().toString(0))
    assert [title.partition(":")[0] for title in titles] == ["Derby", "Derbyshire", "Nottingham"]
    assert len(set(extents)) == 3
    assert "Seen from" in pages.items(page)["words"].text()
    (path,) = pages.export(page, tmp_path / "atlas.pdf", dpi=60, one_file=True)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("\f") == 3
    assert all(title in " ".join(text.split()) for title in titles)


@pytest.mark.parametrize(
    ("value", "wording"),
    [
        (7e6, "£7m"),
        (7.004e6, "£7m"),
        (7.5e6, "£7.5m"),
        (7.06e6, "£7.06m"),
        (70e6, "£70m"),
        (700e6, "£700m"),
        (1e9, "£1bn"),
        (100.0, "£100"),
    ],
)
def test_money_on_a_page_has_no_point_without_digits(value, wording):
    table = AuthorityTable(("E06000015",), ("Derby",), {"turnover": np.array([value])})
    assert value_text(table, "turnover", 0) == value_text(table, "turnover") == wording
