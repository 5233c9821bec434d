"""A map under a disclosure rule, asked as in the matrix: no hidden total stands on paper, whatever the page."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from qgis.core import QgsLayoutFrame, QgsProcessingException, QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure_rule import BRES
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

from .states import SYSTEMS, own_layer
from .test_matrix import PAGES, STATISTICS, ink, looks, make_page

ASKED = (*(one for one in PAGES if one != "before_after"), "exportmap", *STATISTICS, "before_after")
LEAST = 100  # a smaller number may stand on a page for another reason


@pytest.fixture(scope="module")
def made():
    """Two maps, and the true totals that may not be told."""
    workspace, area, maps, secret = Workspace(sample_companies()), get_area("lep_d2n2"), [], set()
    for cluster in ("aerospace", "space_technologies"):
        request = MapRequest(cluster, area, size=4000.0)
        hexmap, open_ = (workspace.hexmap(replace(request, rule=rule)) for rule in (BRES, None))
        hidden, true = hexmap.authorities, open_.authorities.set_index("authority_code")
        secret |= {
            round(float(true.loc[code, one]))
            for code, metrics in zip(hidden["authority_code"], hidden["suppressed_metrics"])
            for one in hexmap.metrics
            if one in str(metrics).split(";")
        }
        maps.append(hexmap)
    return SimpleNamespace(maps=maps, secret={one for one in secret if one >= LEAST})


def numbers(page):
    """Whole numbers of labels and tables."""
    labels = [one.text() for one in pages.items(page).values() if hasattr(one, "text")]
    frames = [one.multiFrame() for one in page.items() if isinstance(one, QgsLayoutFrame)]
    tables = [one.tableContents() for one in frames if hasattr(one, "tableContents")]
    cells = [str(cell.content()) for table in tables for row in table for cell in row]
    return {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", " ".join([*labels, *cells])) if one.strip(",")}


@pytest.mark.parametrize("turn", range(len(SYSTEMS)), ids=[one.authid() for one in SYSTEMS])
def test_nothing_hidden_stands_on_paper(qgis_new_project, run, tmp_path, made, turn):
    assert made.secret
    project = QgsProject.instance()
    project.addMapLayer(own_layer(tmp_path))
    project.setCrs(SYSTEMS[turn])
    for number, one in enumerate(made.maps):
        path = write_layers(tmp_path / f"{number}.gpkg", one.layers())
        group = add_map(project, path, map_facts(one), "employees", beside=True)
    before = looks(project)
    for kind in ASKED[turn :: len(SYSTEMS)]:
        if kind in ("before_after", *STATISTICS):
            layers = layers_of(group)
            if kind in ("densityclusters", "kerneldensity"):  # a protected map has nothing that they are made of
                assert "companies" not in layers
                continue
            sent = {"INPUT": layers["hexes"]}
            if kind == "growth":
                sent = {"EARLIER": layers["hexes"], "LATER": layers["hexes"]}
            elif kind == "locationquotient":
                sent["EVERYTHING"] = layers["hexes"]
            with pytest.raises((UserError, QgsProcessingException)) as found:
                make_page(group, kind, tmp_path) if kind == "before_after" else run(kind, {**sent, "OUTPUT": "memory:"})
            assert str(found.value).strip().endswith(".")
        elif kind == "exportmap":
            run(kind, {"INPUT": layers_of(group)["hexes"], "METRIC": "employees", "DPI": 40, "OUTPUT": f"{path}.png"})
            page = next(one for one in project.layoutManager().printLayouts() if one.name().startswith("Exported"))
            assert not numbers(page) & made.secret
        else:
            page, picture = make_page(group, kind, tmp_path)
            assert ink(picture) > 0.005 and not numbers(page) & made.secret, kind
    after = looks(project)
    assert not [key for key in before if after.get(key) != before[key]]
