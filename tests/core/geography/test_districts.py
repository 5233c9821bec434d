"""Districts: a postcode's own, outlines that are the upper tier together, maps of them."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.geography.area_outlines import outlines_of
from midlands_clusters_plugin.core.geography.areas import areas, districts, get_area
from midlands_clusters_plugin.core.geography.authorities import (
    code_changes,
    district_to_upper_tier,
    upper_tier_of,
    years_of,
    years_wording,
)
from midlands_clusters_plugin.core.geography.boundaries import (
    boundaries_from_frame,
    building_blocks,
    builtin_boundaries,
)
from midlands_clusters_plugin.core.geography.context import context_layers
from midlands_clusters_plugin.core.hexmap.engine import Workspace
from midlands_clusters_plugin.core.hexmap.map_request import MapRequest
from midlands_clusters_plugin.core.postcodes.postcode_districts import district_rows, districts_of
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.query_rows import Rows
from midlands_clusters_plugin.core.query.question import InArea, Question

WIDEST = areas()["midlands_engine_northamptonshire"].codes


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


def test_live_postcodes_lie_in_their_own_districts_outline():
    index, (codes, place), blocks = builtin_index(), district_rows(), building_blocks()
    inside = total = 0
    for code, outline in zip(blocks.codes, blocks.geometry):
        if not code.startswith("E07"):
            continue
        rows = np.flatnonzero(index.live & (codes[place] == code))
        shapely.prepare(outline)
        inside += shapely.intersects_xy(outline, index.easting[rows], index.northing[rows]).sum()
        total += len(rows)
    assert total > 130_000
    assert inside / total > 0.9999  # the aim is 0.995


def test_districts_together_are_the_upper_tier_exactly():
    blocks, upper = building_blocks(), builtin_boundaries()
    above = upper_tier_of(blocks.codes)
    assert set(above) == set(WIDEST)
    assert len(blocks.codes) == 48 + 19
    assert shapely.coverage_is_valid(blocks.geometry[shapely.area(blocks.geometry) > 0])
    for code, outline in zip(upper.subset(WIDEST).codes, upper.subset(WIDEST).geometry):
        whole = shapely.coverage_union_all(blocks.geometry[above == code])
        assert shapely.equals(whole, outline)
        assert shapely.get_num_coordinates(whole) == shapely.get_num_coordinates(outline)  # no corner more


def test_the_district_agrees_with_the_directorys_upper_tier():
    index, (codes, place) = builtin_index(), district_rows()
    rows = np.flatnonzero(place >= 0)
    assert len(rows) > 800_000
    assert (upper_tier_of(codes[place[rows]]) == index.authority_codes(rows)).all()


def test_districts_of_postcodes():
    given = pd.Series(["DE56 1AA", "DE1 2QY", "ZZ99 9ZZ", None])
    upper = pd.Series(["E10000007", "E06000015", "E10000007", None])
    assert districts_of(given, upper).tolist() == ["E07000032", "E06000015", "E10000007", None]


def test_a_county_is_its_districts_in_every_metric(workspace):
    county = get_area("E10000007")
    mine = [code for code in districts() if district_to_upper_tier()[code] == "E10000007"]
    whole, parts = (workspace.hexmap(MapRequest(area=one)) for one in (county, get_area("+".join(mine))))
    assert parts.report["totals"] == whole.report["totals"]
    assert parts.report["rows_in_area"] == whole.report["rows_in_area"] > 100
    assert parts.authorities["business_count"].sum() == whole.report["totals"]["business_count"]
    assert shapely.area(parts.hexes.geometry).sum() == pytest.approx(shapely.area(whole.hexes.geometry).sum())


def test_one_district_is_an_area_with_a_map(workspace):
    made = workspace.hexmap(MapRequest(area=get_area("E07000034")))
    assert made.report["area"]["name"] == "Chesterfield"
    own = districts_of(workspace.table.companies["postcode"], workspace.table.companies["authority_code"])
    assert made.report["rows_in_area"] == (own == "E07000034").sum() > 0
    layers = context_layers(["E07000034"], made.authorities.geometry.to_numpy())
    assert "Derbyshire" in set(layers["neighbours"]["authority_name"])
    around = shapely.union_all(layers["neighbours"].geometry.to_numpy())
    assert shapely.area(shapely.intersection(around, made.authorities.geometry[0])) < 1
    assert "Chesterfield" in set(layers["towns"].loc[layers["towns"]["inside"], "name"])


def test_a_district_beside_a_unitary(workspace):
    found = outlines_of(["E07000032", "E06000015"])
    assert found.codes.tolist() == ["E06000015", "E07000032"]
    made = workspace.hexmap(MapRequest(area=get_area("E07000032+E06000015")))
    one, two = (workspace.hexmap(MapRequest(area=get_area(code))) for code in ("E07000032", "E06000015"))
    assert made.report["rows_in_area"] == one.report["rows_in_area"] + two.report["rows_in_area"]


@pytest.mark.parametrize(
    ("codes", "years"),
    [
        (["E07000150", "E10000007"], (2011, 2020)),
        (["E06000061"], (2021, None)),
        (["E06000058", "E07000150"], (2019, 2020)),
        (["E07000150", "E06000061"], None),
        (["E06000015"], (2011, None)),
        (["E08000038"], (2025, None)),
    ],
)
def test_codes_are_told_apart_by_year(codes, years):
    assert years_of(codes) == years


def test_merged_divided_and_renamed_codes_are_named():
    changes = code_changes()
    assert (
        changes["E07000150"].wording == "Corby (E07000150) became part of North Northamptonshire (E06000061) in 2021."
    )
    assert "divided in 2021" in changes["E10000021"].wording
    assert "another code since 2025: Barnsley (E08000038) in place of E08000016" in changes["E08000016"].wording
    assert "2011 to 2020" in years_wording(["E07000150"])
    assert "do not go together" in years_wording(["E07000150", "E06000061"])
    assert years_wording(["E06000015"]) == ""
    assert upper_tier_of(["E07000150", "E10000009", "E06000048"]).tolist() == ["E06000061", None, "E06000057"]


def test_a_question_about_a_district_asks_its_outline(workspace):
    companies = workspace.table.companies
    found = answer(
        Question("companies", where=InArea("E07000034")),
        Rows(companies, companies["easting"].to_numpy(), companies["northing"].to_numpy()),
    )
    blocks = building_blocks()
    outline = blocks.geometry[blocks.codes.tolist().index("E07000034")]
    inside = shapely.intersects_xy(outline, companies["easting"].to_numpy(), companies["northing"].to_numpy())
    assert found.count == inside.sum() > 0


def test_a_layer_of_older_codes_says_of_when_they_are_and_what_became_of_them():
    shapes = [shapely.box(x, 0, x + 1000, 1000) for x in (0, 1000, 2000)]
    codes = ["E07000150", "E10000007", "E10000021"]
    frame = gpd.GeoDataFrame({"LAD19CD": codes}, geometry=shapes, crs=27700)
    found = boundaries_from_frame(frame, "mine")
    assert found.codes.tolist() == ["E06000061", "E10000007"]
    notes = " ".join(found.notes)
    assert "The codes are those of 2011 to 2020." in notes
    assert "Northamptonshire (E10000021) was divided in 2021" in notes
