"""OS Boundary-Line as it comes: its layer of districts and unitaries gives every upper-tier authority, counties joined from districts."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from midlands_clusters_plugin.core.boundaries import read_boundaries

ROWS = [
    ("City of Derby (B)", "E06000015", "UTA"),
    ("Birmingham District (B)", "E08000025", "MTD"),
    ("Amber Valley District (B)", "E07000032", "DIS"),
    ("Bolsover District", "E07000033", "DIS"),
    ("Camden London Boro", "E09000007", "LBO"),
]


@pytest.mark.parametrize("field", ["Census_Code", "census_code", "CENSUS_CODE"])
def test_the_layer_of_districts_and_unitaries(tmp_path, field):
    path = tmp_path / "bdline_gb.gpkg"
    boxes = [shapely.box(400_000 + 1_000 * n, 300_000, 401_000 + 1_000 * n, 301_000) for n in range(len(ROWS))]
    data = {"Name": [row[0] for row in ROWS], "Area_Code": [row[2] for row in ROWS], field: [row[1] for row in ROWS]}
    gpd.GeoDataFrame({"Name": ["Derbyshire"]}, geometry=boxes[:1], crs=27700).to_file(path, layer="boundary_line_ceremonial_counties")
    gpd.GeoDataFrame(data, geometry=boxes, crs=27700).to_file(path, layer="district_borough_unitary")
    found = read_boundaries(path, "district_borough_unitary")
    assert found.codes.tolist() == ["E06000015", "E08000025", "E09000007", "E10000007"]
    assert found.names.tolist() == ["Derby", "Birmingham", "Camden", "Derbyshire"]
    assert shapely.area(found.geometry).tolist() == [1e6, 1e6, 1e6, 2e6]
    assert any("2 districts were joined to their counties" in note for note in found.notes)
