from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.geography.areas import (
    areas,
    boundaries_from_frame,
    builtin_boundaries,
    get_area,
    read_boundaries,
)

A, B = shapely.box(400_000, 300_000, 410_000, 310_000), shapely.box(410_000, 300_000, 420_000, 310_000)


def frame(codes, geometry, crs=27700, column="CTYUA24CD", **more):
    return gpd.GeoDataFrame({column: codes, **more}, geometry=geometry, crs=crs)


def test_the_midlands_engine_comes_first_and_has_24():
    known = areas()
    assert list(known)[:2] == ["midlands_engine", "midlands_engine_northamptonshire"]
    assert len(known["midlands_engine"].codes) == 24
    assert set(known["midlands_engine_northamptonshire"].codes) - set(known["midlands_engine"].codes) == {
        "E06000061",
        "E06000062",
    }
    for area in known.values():
        assert area.date
        assert area.source
        assert list(area.codes) == sorted(set(area.codes))


def test_the_nine_leps_are_the_24_each_once():
    leps = [area for area in areas().values() if area.kind == "lep"]
    assert len(leps) == 9
    assert sorted(code for area in leps for code in area.codes) == list(get_area("midlands_engine").codes)


def test_the_combined_authorities():
    found = {area.id: len(area.codes) for area in areas().values() if area.kind == "combined_authority"}
    assert found == {"ca_west_midlands": 7, "ca_east_midlands": 4, "ca_greater_lincolnshire": 3}


def test_the_regions_are_the_26_but_for_the_two_north_of_the_humber_border():
    east, west = (set(get_area(f"region_{name}_midlands").codes) for name in ("east", "west"))
    every = set(get_area("midlands_engine_northamptonshire").codes)
    assert (len(east), len(west)) == (10, 14) and not east & west
    assert every - east - west == {"E06000012", "E06000013"} and east | west <= every


def test_single_authorities_and_sums():
    assert sum(area.kind == "authority" for area in areas().values()) == 26
    assert get_area("E06000015").name == "Derby"
    both = get_area("e06000015 + E10000007")
    assert both.codes == ("E06000015", "E10000007")
    assert both.kind == "custom"
    assert get_area("E06000015+ca_east_midlands").codes == areas()["ca_east_midlands"].codes
    assert get_area("E07000032").codes == ("E07000032",)  # a district of the Midlands is an area of its own
    assert get_area("E07000032+E10000007").codes == ("E10000007",)  # counted once, in its county
    assert get_area("E07000223").codes == ("E10000032",)  # one without an outline stands for its county
    assert get_area("E06000011").name == "East Riding of Yorkshire"  # a neighbour


@pytest.mark.parametrize("unknown", ["", "+", "nowhere", "E06000015+nowhere", "E06999999"])
def test_unknown_areas(unknown):
    with pytest.raises(UserError):
        get_area(unknown)


def test_subset_keeps_order_and_leaves_out_what_is_not_there():
    found = builtin_boundaries().subset(["E10000007", "E06000015", "E06999999"])
    assert found.codes.tolist() == ["E06000015", "E10000007"]
    assert found.names.tolist() == ["Derby", "Derbyshire"]
    assert len(found.geometry) == 2


def test_sorted_named_and_dated():
    found = boundaries_from_frame(frame(["E10000007", "E06000015"], [B, A], CTYUA24NM=["x", "y"]), "mine")
    assert found.codes.tolist() == ["E06000015", "E10000007"]
    assert found.names.tolist() == ["Derby", "Derbyshire"]
    assert found.geometry[0].equals(A)
    assert (found.source, found.date, found.builtin, found.notes) == ("mine", "2024", False, ())


@pytest.mark.parametrize("column", ["ctyua19cd", "CTYUA25CD", "Census_Code", "whatever"])
def test_the_code_column_is_found_by_name_or_by_its_values(column):
    found = boundaries_from_frame(
        frame(["E06000015", "E10000007"], [A, B], column=column, other=["E0", "x"], number=[1, 2]), "mine"
    )
    assert found.codes.tolist() == ["E06000015", "E10000007"]


def test_no_crs_no_codes_no_polygons():
    with pytest.raises(UserError, match="coordinate reference system"):
        boundaries_from_frame(frame(["E06000015"], [A], crs=None), "mine")
    with pytest.raises(UserError, match="GSS"):
        boundaries_from_frame(frame(["Derby"], [A], column="name"), "mine")
    with pytest.raises(UserError):
        boundaries_from_frame(frame([], []), "mine")
    with pytest.raises(UserError):
        boundaries_from_frame(frame(["E06000015"], [None]), "mine")
    with pytest.raises(UserError):
        boundaries_from_frame(frame(["E06000015"], [shapely.Point(1, 2)]), "mine")


def test_degrees_are_reprojected():
    plain = frame(["E06000015"], [A])
    found = boundaries_from_frame(plain.to_crs(4326), "mine")
    assert shapely.hausdorff_distance(found.geometry[0], A) < 5
    with pytest.raises(UserError, match="do not fit"):
        boundaries_from_frame(frame(["E06000015"], [A], crs=4326), "metres said to be degrees")


def test_invalid_empty_multipart_and_3d():
    bow = shapely.Polygon([(0, 0), (10_000, 10_000), (10_000, 0), (0, 10_000)])
    high = shapely.force_3d(shapely.MultiPolygon([A, shapely.box(0, 400_000, 9, 400_009)]), 7)
    speck = shapely.box(0, 0, 0.01, 0.01)  # encloses less than any piece of a cell may
    found = boundaries_from_frame(
        frame(["E06000015", "E10000007", "E06000018", "E06000016"], [bow, high, shapely.Polygon(), speck]), "mine"
    )
    assert found.codes.tolist() == ["E06000015", "E10000007"]
    assert shapely.is_valid(found.geometry).all()
    assert shapely.area(found.geometry[0]) == pytest.approx(50e6)
    assert not shapely.has_z(found.geometry).any()
    assert any("mended" in note for note in found.notes)
    assert any("left out" in note and "E06000018, E06000016" in note for note in found.notes)


def test_collections_keep_their_polygons():
    mixed = shapely.GeometryCollection([A, shapely.LineString([(0, 0), (1, 1)]), shapely.MultiPolygon([B])])
    found = boundaries_from_frame(frame(["E06000015"], [mixed]), "mine")
    assert found.geometry[0].area == pytest.approx(A.area + B.area)


def test_districts_are_joined_to_their_county():
    found = boundaries_from_frame(frame(["E07000032", "E07000033"], [A, B], column="LAD24CD"), "mine")
    assert found.codes.tolist() == ["E10000007"]
    assert found.geometry[0].area == pytest.approx(A.area + B.area)
    assert any("districts" in note for note in found.notes)


def test_codes_of_another_year_are_matched_by_name_and_stated():
    names = ["Barnsley", "County of Herefordshire", "Derby"]
    found = boundaries_from_frame(
        frame(["E08000016", "E06999999", "E06000015"], [A, B, B.buffer(-1)], CTYUA24NM=names), "mine"
    )
    assert set(found.codes) == {"E08000038", "E06000019", "E06000015"}
    assert any("E08000016 as E08000038 (Barnsley)" in note for note in found.notes)


def test_codes_in_use_stay_and_their_predecessors_become_them():
    found = boundaries_from_frame(frame(["E06000065", "E06000066"], [A, B]), "mine")
    assert found.codes.tolist() == ["E06000065", "E06000066"]
    assert not found.notes
    assert boundaries_from_frame(frame(["E10000023"], [A], column="ctyua19cd"), "mine").codes.tolist() == ["E06000065"]
    assert get_area("E08000016").codes == ("E08000038",)


def test_overlaps_are_reported_with_their_size():
    wide = shapely.box(409_000, 300_000, 420_000, 310_000)
    found = boundaries_from_frame(frame(["E06000015", "E10000007"], [A, wide]), "mine")
    assert any("Derby and Derbyshire (10.0000 km2)" in note for note in found.notes)
    assert not boundaries_from_frame(frame(["E06000015", "E10000007"], [A, B]), "mine").notes


def test_files(tmp_path):
    path = tmp_path / "two.gpkg"
    frame(["x"], [A], column="a").to_file(path, layer="first", driver="GPKG")
    frame(["E06000015", "E10000007"], [A, B]).to_file(path, layer="second", driver="GPKG")
    assert read_boundaries(path).codes.tolist() == ["E06000015", "E10000007"]
    with pytest.raises(UserError):
        read_boundaries(path, "first")
    with pytest.raises(UserError):
        read_boundaries(path, "third")
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(np.random.default_rng(0).bytes(5000))
    for bad in (broken, tmp_path / "absent.gpkg"):
        with pytest.raises(UserError):
            read_boundaries(bad)
    table = tmp_path / "table.csv"
    table.write_text("CTYUA24CD\nE06000015\n", encoding="utf-8")
    with pytest.raises(UserError):
        read_boundaries(table)
