"""OS Boundary-Line as it comes: its layer of districts and unitaries gives every upper-tier authority, counties joined from districts."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from midlands_clusters_plugin.core.geography.boundaries import read_boundaries

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
    gpd.GeoDataFrame({"Name": ["Derbyshire"]}, geometry=boxes[:1], crs=27700).to_file(
        path, layer="boundary_line_ceremonial_counties"
    )
    gpd.GeoDataFrame(data, geometry=boxes, crs=27700).to_file(path, layer="district_borough_unitary")
    found = read_boundaries(path, "district_borough_unitary")
    assert found.codes.tolist() == ["E06000015", "E08000025", "E09000007", "E10000007"]
    assert found.names.tolist() == ["Derby", "Birmingham", "Camden", "Derbyshire"]
    assert shapely.area(found.geometry).tolist() == [1e6, 1e6, 1e6, 2e6]
    assert any("2 districts were joined to their counties" in note for note in found.notes)


def write(path, layers):
    for layer, (field, rows) in layers.items():
        boxes = [shapely.box(west, 300_000, east, 301_000) for _, _, west, east in rows]
        data = {"Name": [row[0] for row in rows], field: [row[1] for row in rows]}
        gpd.GeoDataFrame(data, geometry=boxes, crs=27700).to_file(path, layer=layer)
    return path


COUNTIES = [
    ("Derbyshire County", "E10000007", 402_000, 404_500),
    ("Greater London Authority", "E61000001", 404_500, 405_000),
]
UNITARIES = [
    ("City of Derby (B)", "E06000015", 400_000, 401_000),
    ("Amber Valley District (B)", "E07000032", 402_000, 403_000),
    ("Bolsover District", "E07000033", 403_000, 404_000),
    ("Lichfield District", "E07000194", 405_000, 406_000),
    ("Camden London Boro", "E09000007", 404_500, 405_000),
]


@pytest.mark.parametrize(("field", "suffix"), [("Census_Code", ""), ("CENSUS_COD", "_region")])
def test_counties_come_from_their_own_layer_where_the_file_has_it(tmp_path, field, suffix):
    path = tmp_path / "bdline_gb.gpkg"
    layers = {f"county{suffix}": (field, COUNTIES), f"district_borough_unitary{suffix}": ("Census_Code", UNITARIES)}
    found = read_boundaries(write(path, {"boundary_line_historic_counties": ("Id", COUNTIES), **layers}))
    areas = dict(zip(found.codes, shapely.area(found.geometry) / 1e6))
    # Derbyshire as its own polygon, wider than its two districts; Staffordshire is not among the counties and is joined from a district
    assert areas == {"E06000015": 1.0, "E09000007": 0.5, "E10000007": 2.5, "E10000028": 1.0}
    assert found.source == "OS Boundary-Line (bdline_gb.gpkg)"
    assert "Contains OS data" in found.attribution
    assert not any("E61000001" in note for note in found.notes)


def test_a_unitary_of_another_year_is_found_by_name_whatever_the_titles(tmp_path):
    rows = [
        ("City of Nottingham (B)", "E06999901", 400_000, 401_000),
        ("County of Herefordshire", "E06999902", 401_000, 402_000),
        ("Sir y Fflint - Flintshire", "W06999903", 402_000, 403_000),
        ("City of Bristol (B)", "E06999904", 403_000, 404_000),
        ("Derbyshire County", "E10999905", 404_000, 405_000),
        ("Nowhere", "E06999906", 405_000, 406_000),
    ]
    found = read_boundaries(write(tmp_path / "old.gpkg", {"units": ("CENSUS_COD", rows)}))
    assert dict(zip(found.codes, found.names)) == {
        "E06000018": "Nottingham",
        "E06000019": "Herefordshire, County of",
        "E06000023": "Bristol, City of",
        "E10000007": "Derbyshire",
        "W06000005": "Flintshire",
    }
    stated = " ".join(found.notes)
    assert "matched by name: E06999901 as E06000018 (Nottingham)" in stated
    assert "E06999906" in stated


def test_no_two_authorities_have_one_plain_name():
    from midlands_clusters_plugin.core.geography.authorities import superseded_codes, upper_tier_names
    from midlands_clusters_plugin.core.geography.boundaries import _by_name, _codes_by_name

    known = {code: name for code, name in upper_tier_names().items() if code not in superseded_codes()}
    by_name = _codes_by_name(known)
    lost = {name for code, name in known.items() if _by_name(by_name, name) != code}
    assert not lost
