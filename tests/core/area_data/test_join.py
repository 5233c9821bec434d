"""Figures on polygons: what is in the file is on the map or told, to the last digit."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.area_data.area_polygons import builtin_polygons, polygons_from_frame
from midlands_clusters_plugin.core.area_data.area_reader import read_area_data, read_area_frame
from midlands_clusters_plugin.core.area_data.join import join
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.geography.areas import get_area

from .samples import DISTRICTS, NOMIS_MSOA


def _file(folder: Path, text: str) -> Path:
    path = folder / "figures.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _squares(codes: list[str], size: float = 1000.0) -> gpd.GeoDataFrame:
    boxes = [
        shapely.box(450_000 + size * i, 300_000, 450_000 + size * (i + 1), 300_000 + size) for i in range(len(codes))
    ]
    return gpd.GeoDataFrame(
        {"MSOA21CD": codes, "MSOA21NM": [f"area {code}" for code in codes]}, geometry=boxes, crs=27700
    )


def test_districts_are_added_up_to_their_county(tmp_path: Path) -> None:
    made = join(read_area_data(_file(tmp_path, DISTRICTS)))
    rows = made.areas.set_index("code")
    assert rows.loc["E10000007", "total"] == 31870
    assert rows.loc["E06000015", "total"] == 8250
    assert (
        len(rows) == 26
    )  # the 24 and the 2 of Northamptonshire: neighbours are cut off, so a figure per km2 of them would be wrong
    assert made.report["codes_without_polygon"] == ["E08000035"]
    assert made.report["totals"]["total"] == {
        "kind": "count",
        "file": 72620,
        "map": 40120,
        "without_polygon": 32500,
        "outside_area": 0,
    }
    assert rows["total_share"].sum() == pytest.approx(100)
    assert rows.loc["E06000015", "total_per_km2"] == pytest.approx(
        8250 / shapely.area(rows.loc["E06000015"].geometry) * 1e6
    )
    assert "8 districts were added up to their counties." in made.report["notes"]


def test_county_with_a_district_lacking_is_stated_to_be_too_low(tmp_path: Path) -> None:
    text = "".join(line for line in DISTRICTS.splitlines(keepends=True) if "Erewash" not in line)
    notes = join(read_area_data(_file(tmp_path, text))).report["notes"]
    assert "Derbyshire: 7 of 8 districts have a figure, so its sum is too low." in notes


def test_rates_of_districts_are_refused_and_those_of_upper_tier_are_not_added(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be added up from districts"):
        join(read_area_data(_file(tmp_path, DISTRICTS.replace("Total", "Median pay"))))
    with pytest.raises(UserError, match="cannot be added up from districts"):
        join(read_area_data(_file(tmp_path, DISTRICTS)), kind="rate")
    made = join(
        read_area_data(_file(tmp_path, "name,code,Employment rate\nDerby,E06000015,71.5\nLeicester,E06000016,68\n"))
    )
    assert list(made.areas.columns) == ["code", "name", "area_km2", "employment_rate", "geometry"]
    assert made.report["totals"]["employment_rate"]["file"] is None
    assert made.rates() == ["employment_rate"]


def test_small_areas_need_their_own_polygons(tmp_path: Path) -> None:
    table = read_area_data(_file(tmp_path, NOMIS_MSOA))
    with pytest.raises(UserError, match="no polygons of middle layer super output areas"):
        join(table)
    polygons = polygons_from_frame(_squares(["E02002797", "E02002796", "E02009999"]), "msoa", "my MSOAs")
    made = join(table, polygons)
    np.testing.assert_array_equal(made.areas["total"], [1255, 2340, np.nan])
    assert made.areas["name"].tolist() == ["Derby 001", "Derby 002", "area E02009999"]
    assert made.areas["total_per_km2"].tolist()[:2] == [1255, 2340]
    assert (made.report["polygons"], made.report["polygons_without_figure"]) == (3, 1)
    assert made.report["totals"]["total"] == {
        "kind": "count",
        "file": 3905,
        "map": 3595,
        "without_polygon": 310,
        "outside_area": 0,
    }
    assert "1 code of the figures has no polygon: E02002798." in made.report["notes"]
    assert "1 polygon has no figure." in made.report["notes"]


def test_only_an_area(tmp_path: Path) -> None:
    made = join(read_area_data(_file(tmp_path, DISTRICTS)), area=get_area("E10000007"))
    assert made.areas["code"].tolist() == ["E10000007"]
    assert made.report["codes_outside_area"] == ["E06000015"]
    assert made.report["totals"]["total"]["outside_area"] == 8250
    squares = polygons_from_frame(_squares(["E02002796", "E02002797"]), "msoa", "somewhere in Leicestershire")
    table = read_area_data(_file(tmp_path, NOMIS_MSOA))
    assert len(join(table, squares, area=get_area("E10000018")).areas) == 2
    with pytest.raises(UserError, match="None of these figures"):
        join(table, squares, area=get_area("E10000007"))


def test_parts_of_one_area_are_put_together_and_others_left_out() -> None:
    frame = _squares(["E02000001", "E02000001", "E06000015", "x"])
    polygons = polygons_from_frame(frame, "msoa", "layer")
    assert polygons.codes.tolist() == ["E02000001"]
    assert shapely.area(polygons.geometry[0]) == 2e6
    assert polygons.names.tolist() == ["area E02000001"]
    assert any("2 rows" in note for note in polygons.notes)


def test_layers_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UserError, match="no column of codes of lower layer"):
        polygons_from_frame(_squares(["E02000001"]), "lsoa", "layer")
    with pytest.raises(UserError, match="no coordinate reference system"):
        polygons_from_frame(_squares(["E02000001"]).set_crs(None, allow_override=True), "msoa", "layer")


def test_degrees_are_brought_to_metres() -> None:
    square = _squares(["E02000001"])
    assert shapely.area(polygons_from_frame(square.to_crs(4326), "msoa", "layer").geometry[0]) == pytest.approx(
        1e6, rel=1e-3
    )


def test_codes_of_another_year(tmp_path: Path) -> None:
    frame = pd.DataFrame({"code": ["E08000016", "E06000015"], "firms": [5.0, 7.0]})  # Barnsley before its code changed
    square = _squares(["E08000038", "E06000015"])
    made = join(read_area_frame(frame, "layer"), polygons_from_frame(square, "upper_tier", "layer"))
    assert made.areas.set_index("code")["firms"].to_dict() == {"E08000038": 5, "E06000015": 7}
    assert any("E08000016 = E08000038" in note for note in made.report["notes"])


_codes = st.sampled_from(
    [*builtin_polygons().codes, "E07000032", "E07000033", "E07000192", "E08000035", "E06000999", "E09000001"]
)
_value = st.one_of(st.integers(0, 10**7).map(float), st.just(float("nan")))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(_codes, _value, min_size=1, max_size=20),
    st.sampled_from([None, "midlands_engine", "E06000015+E10000007"]),
)
def test_what_is_in_the_file_is_on_the_map_or_reported(figures: dict[str, float], area: str | None) -> None:
    """Sum of the figures = sum over polygons + without polygon + outside the area."""
    try:
        table = read_area_frame(pd.DataFrame({"code": list(figures), "firms": list(figures.values())}), "layer")
        made = join(table, area=None if area is None else get_area(area))
    except UserError:
        return
    total = made.report["totals"]["firms"]
    given_figures = np.nansum(table.areas["firms"])
    assert total["file"] == given_figures == total["map"] + total["without_polygon"] + total["outside_area"]
    assert np.nansum(made.areas["firms"]) == total["map"]
    assert made.areas["code"].is_monotonic_increasing
    assert made.report["rows_read"] == made.report["rows_used"] + made.report["rows_rejected"] == len(figures)


@pytest.mark.parametrize("given_name", ["Area km2", "Outline", "Geometry", "fid", "Jobs share", "Jobs per km2"])
@pytest.mark.parametrize("first", [True, False])
def test_no_column_of_the_file_takes_the_place_of_one_that_is_worked_out(
    tmp_path: Path, given_name: str, first: bool
) -> None:
    names = [given_name, "Jobs"] if first else ["Jobs", given_name]
    cells = {"Jobs": ("100", "200"), given_name: ("5", "7")}
    rows = [
        ",".join([code, name, *(cells[one][i] for one in names)])
        for i, (code, name) in enumerate([("E06000015", "Derby"), ("E06000016", "Leicester")])
    ]
    text = "\n".join([",".join(["Code", "Name", *names]), *rows]) + "\n"
    areas = join(read_area_data(_file(tmp_path, text))).areas.set_index("code")
    assert areas.loc["E06000015", "jobs_share"] == pytest.approx(100 / 3)
    square = areas.to_crs(27700).geometry.loc["E06000015"].area / 1e6
    assert areas.loc["E06000015", "area_km2"] == pytest.approx(square, rel=1e-6)
    assert areas.loc["E06000015", "jobs_per_km2"] == pytest.approx(100 / square)
    theirs = [
        name
        for name in areas.columns
        if name != "geometry" and areas.loc["E06000015", name] == 5 and areas.loc["E06000016", name] == 7
    ]
    assert len(theirs) == (0 if given_name == "fid" else 1)  # a key is no figure
