"""Area data on a map and on a printed page: its words take the place of the hexagons', or stand beside them."""

from __future__ import annotations

import csv

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from midlands_clusters_plugin.cartography.page import alternative, pages
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.cartography.style.marks import kind_of
from midlands_clusters_plugin.cartography.thematic.choropleth import (
    AREA_DATA,
    about_of,
    describe,
    describe_spread,
    present,
    with_area_data,
)
from midlands_clusters_plugin.core.area_data.area_reader import read_area_data
from midlands_clusters_plugin.core.area_data.join import join
from midlands_clusters_plugin.core.area_data.spread import spread, warning
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.boundaries import Boundaries

from ..core.area_data.samples import NOMIS_MSOA
from .conftest import made_map


@pytest.fixture
def joined(tmp_path, hexmap):
    path = tmp_path / "nomis.csv"
    path.write_text(NOMIS_MSOA, encoding="utf-8")
    codes = np.array(["E02002796", "E02002797"], dtype=object)
    polygons = Boundaries(codes, codes, hexmap.authorities.geometry.to_numpy(), "layer MSOAs")
    return join(read_area_data(path), polygons)


def _put(project, group, tmp_path, frame, about, name="areas", *, alone=True) -> QgsVectorLayer:
    write_layers(tmp_path / f"{name}.gpkg", {name: frame})
    layer = QgsVectorLayer(str(tmp_path / f"{name}.gpkg"), about.legend, "ogr")
    present(layer, about)
    project.addMapLayer(layer, False)
    group.addLayer(layer)
    if alone:
        group.findLayer(layers_of(group)["hexes"].id()).setItemVisibilityChecked(False)
    return layer


def _texts(page) -> dict[str, str]:
    return {name: item.text() for name, item in pages.items(page).items() if hasattr(item, "text")}


def test_page_of_area_data_says_what_it_shows(project, group, joined, tmp_path):
    layer = _put(project, group, tmp_path, joined.areas, describe(joined, "total", "per_km2"))
    texts = _texts(pages.make_layout(project, group))
    assert texts["title"] == "Local units per km²: highest in Derby 002"
    assert texts["subtitle"].startswith("Local units per km². Middle layer super output areas: 2.")
    assert "A local unit is a site of a business." in texts["notes"]
    assert "Figures without an area on the map: 1, together 310." in texts["notes"]
    assert "4 rows read, 3 used, 1 rejected" in texts["credits"] and "layer MSOAs" in texts["credits"]
    assert "ONS Crown Copyright" in texts["credits"]
    assert "hexagon" not in " ".join(texts.values())
    legend = pages.items(pages.make_layout(project, group))["legend"]
    assert layer.id() in {node.layerId() for node in legend.model().rootGroup().findLayers()}


def test_sample_warning_goes_with_the_companies(project, gpkg, tmp_path, joined):
    from midlands_clusters_plugin.cartography.map import group_layers
    from midlands_clusters_plugin.cartography.record.facts import map_facts

    group = group_layers.add_map(project, gpkg, map_facts(made_map(sample=True)), "business_count")
    assert "not real" in _texts(pages.make_layout(project, group))["caveat"]
    _put(project, group, tmp_path, joined.areas, describe(joined, "total", "share"))
    assert "not real" not in " ".join(_texts(pages.make_layout(project, group)).values())


def test_beside_the_hexagons_both_are_reported(project, group, joined, tmp_path):
    _put(project, group, tmp_path, joined.areas, describe(joined, "total", "count"), alone=False)
    texts = _texts(pages.make_layout(project, group))
    assert "Aerospace" in texts["title"]
    assert "Local units, by area: Larger areas hold more" in texts["notes"]
    assert "Area data: UK Business Counts" in texts["credits"] and "file.csv" in texts["credits"]


def test_a_template_of_hexagons_says_that_it_is_one(project, group, joined, tmp_path):
    _put(project, group, tmp_path, joined.areas, describe(joined, "total", "per_km2"))
    page = pages.make_layout(project, group, template="figures_a4_landscape")
    assert any("made for hexagons" in line for line in pages.warnings_of(page))


def test_text_alternative_has_the_areas_table(project, group, joined, tmp_path):
    _put(project, group, tmp_path, joined.areas, describe(joined, "total", "per_km2"))
    page = pages.make_layout(project, group)
    files = alternative.write_beside(page, group, tmp_path / "page.pdf")
    assert [one.name for one in files] == ["page.html", "page_areas.csv"]
    text = files[0].read_text(encoding="utf-8")
    assert "Local units per km²: highest in Derby 002" in text and "page_areas.csv" in text and "hexagon" not in text
    with files[1].open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["total"] for row in rows] == ["1255", "2340"]
    assert rows[0]["manufacture_of_transport_equipment"] == ""
    group.findLayer(layers_of(group)["hexes"].id()).setItemVisibilityChecked(True)
    names = [one.name for one in alternative.write_beside(page, group, tmp_path / "page.pdf")]
    assert names == ["page.html", "page_authorities.csv", "page_hexagons.csv", "page_areas.csv"]


def test_an_estimate_carries_its_warning_everywhere(project, group, joined, hexmap, tmp_path):
    made = spread(joined.areas, "total", hexmap.hexes[["cell_id", "authority_code", "geometry"]])
    about = describe_spread(joined, "total", made.wording(), warning(by_companies=False))
    layer = _put(project, group, tmp_path, made.hexes, about, "spread")
    for text in (
        about.legend,
        about.subtitle,
        about.notes[0],
        layer.metadata().abstract(),
        *layer.metadata().history()[-1:],
    ):
        assert "not counted there" in text
    texts = _texts(pages.make_layout(project, group))
    assert "estimate" in texts["title"] and "not counted there" in texts["subtitle"]
    first = next(one for one in layer.renderer().ranges() if kind_of(one) == "class")
    assert first.label().startswith("up to") and first.lowerValue() < 1e-6


@pytest.mark.parametrize(
    ("show", "column", "unit"),
    [("per_km2", "total_per_km2", "per km²"), ("share", "total_share", "%"), ("count", "total", "")],
)
def test_classes_and_their_units(joined, tmp_path, closed, qgis_app, show, column, unit):
    about = describe(joined, "total", show)
    write_layers(tmp_path / "a.gpkg", {"a": joined.areas})
    layer = closed(QgsVectorLayer(str(tmp_path / "a.gpkg"), "a", "ogr"))
    present(layer, about)
    classes = [one for one in layer.renderer().ranges() if kind_of(one) == "class"]
    assert about.column == layer.renderer().classAttribute().strip('"') == column
    assert all(one.label().endswith(unit) for one in classes)
    assert about_of(layer)["legend"] == about.legend and layer.customProperty(ROLE) == AREA_DATA
    values = joined.areas[column]
    assert all(any(one.lowerValue() <= value <= one.upperValue() for one in classes) for value in values)


def test_rates_are_shown_as_they_are(tmp_path, closed, qgis_app):
    (tmp_path / "rate.csv").write_text(
        "name,code,Employment rate (%)\nDerby,E06000015,71.5\nLeicester,E06000016,68\n", encoding="utf-8"
    )
    made = join(read_area_data(tmp_path / "rate.csv"))
    about = describe(made, "employment_rate_percent", "per_km2")
    assert (about.column, about.unit) == ("employment_rate_percent", "%")
    assert about.title == "Employment rate (%): highest in Derby"


def test_facts_without_area_data_stay(project, group):
    facts = facts_of(group)
    assert with_area_data(facts, pages.shown_layers(group, project)) == facts


def test_frames_of_the_samples_are_what_the_tests_think(joined):
    assert isinstance(joined.areas, gpd.GeoDataFrame)
    assert pd.isna(joined.areas["manufacture_of_transport_equipment"].iloc[0])
