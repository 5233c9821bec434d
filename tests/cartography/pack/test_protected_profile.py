"""The cluster profile of a protected map gives no business away, in the PDF's text and in the web page."""

from __future__ import annotations

import getpass
import re

import numpy as np
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.pack.board_pack import Asked
from midlands_clusters_plugin.cartography.pack.profile import cluster_profile
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

from .test_board_pack import text_of


def test_a_protected_map_gives_no_business_away_in_pdf_or_page(qgis_app, qgis_new_project, tmp_path):
    project, workspace, area = QgsProject.instance(), Workspace(sample_companies()), get_area("ca_east_midlands")
    real = workspace.hexmap(MapRequest("aerospace", area, size=10_000.0))
    hexmap = workspace.hexmap(MapRequest("aerospace", area, size=10_000.0, rule=Rule(fewest=3)))
    write_layers(tmp_path / "m.gpkg", hexmap.layers())
    group = add_map(project, tmp_path / "m.gpkg", map_facts(hexmap), "business_count")
    cluster_profile(project, group, tmp_path / "p.pdf", Asked(dpi=60))
    page = re.sub(r'base64,[^"]*', "", (tmp_path / "p.html").read_text(encoding="utf-8"))
    text = re.sub(r"\s+", " ", text_of(tmp_path / "p.pdf", "-layout"))
    both = text + page
    assert not [one for one in set(hexmap.companies["name"]) if one in both]
    assert text.count("Not shown: single companies are protected") == 2
    assert "Hidden: fewer than 3 companies" in text, "the rule stands under the method"
    numbers = set(re.findall(r"\d[\d,]*", both))
    for metric in ("employees", "turnover", "innovate_uk_funding"):
        for table, mask in (
            (real.hexes, hexmap.protection.hidden(metric)),
            (real.authorities, hexmap.protection.totals_hidden[metric]),
        ):
            values = table[metric].to_numpy(dtype=np.float64, na_value=np.nan)[mask]
            assert mask.any()
            assert not {f"{one:,.0f}" for one in values if one >= 1000} & numbers, metric
    assert hexmap.protection.area_hidden["innovate_uk_funding"]
    assert not [one for one in (str(tmp_path), f"/{getpass.getuser()}/") if one in both]
