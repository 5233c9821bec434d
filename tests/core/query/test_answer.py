"""Answers on arrays agree with the same question asked row by row in plain Python, and with cases worked out by hand."""

from __future__ import annotations

import operator
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.places.innovation_places import site_layer
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.binding import bind, number_columns
from midlands_clusters_plugin.core.query.query_rows import Rows, rows_of
from midlands_clusters_plugin.core.query.search_area import search_area_of
from midlands_clusters_plugin.core.query.tree import reach

from .questions import INFINITY, WKT, messy_companies, questions, rows_of_companies

COMPARE = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq}
METRIC = {"turnover": "turnover_gbp", "innovate_uk_funding": "innovate_uk_gbp"}


def slow(condition: q.Condition, row: pd.Series) -> bool | None:
    """One row, three-valued, written as plainly as can be."""
    if isinstance(condition, q.Not):
        inner = slow(condition.part, row)
        return None if inner is None else not inner
    if isinstance(condition, (q.All, q.Either)):
        found = [slow(part, row) for part in condition.parts]
        decisive = isinstance(condition, q.Either)
        return decisive if decisive in found else None if None in found else not decisive
    if isinstance(condition, (q.Near, q.Inside)):
        if pd.isna(row["easting"]):
            return None
        location, metres = (condition.spot, condition.metres) if isinstance(condition, q.Near) else (condition.shape, 0)
        return bool(
            shapely.distance(search_area_of(location).geometry, shapely.Point(row["easting"], row["northing"]))
            <= metres
        )
    return slow_attribute(condition, row)


def slow_attribute(condition: q.Leaf, row: pd.Series) -> bool | None:
    if isinstance(condition, q.InCluster):
        return condition.cluster == "all" or condition.cluster in str(row["clusters"] or "").split(";")
    if isinstance(condition, q.Sic):
        return any(
            code.startswith(condition.prefix) for code in str(row["sic"] or "").split(";") if row["sic"] == row["sic"]
        )
    if isinstance(condition, q.HasText):
        return not pd.isna(row[condition.column]) and condition.text.lower().replace("ς", "σ") in row[
            condition.column
        ].lower().replace("ς", "σ")
    if isinstance(condition, q.InArea):
        return None if pd.isna(row["authority_code"]) else row["authority_code"] in get_area(condition.area).codes
    if isinstance(condition, q.Flag):
        return None if pd.isna(row[condition.column]) else bool(row[condition.column])
    if isinstance(condition, q.Incorporated):
        day = row["incorporated"]
        if pd.isna(day):
            return None
        return (condition.since is None or day.date() >= condition.since) and (
            condition.before is None or day.date() < condition.before
        )
    if isinstance(condition, q.SizeBand):
        low, high = q.SIZE_BANDS[condition.band]
        return None if pd.isna(row["employees"]) else bool(low <= row["employees"] < high)
    value = row[METRIC.get(condition.column, condition.column)]
    if pd.isna(value):
        return None
    if condition.operator == "between":
        return bool(condition.value <= value <= condition.upper)
    return bool(COMPARE[condition.operator](value, condition.value))


@settings(max_examples=60, deadline=None)
@given(questions())
def test_as_row_by_row(question):
    frame = messy_companies().iloc[::4].reset_index(drop=True)
    found = answer(question, rows_of_companies(frame))
    if question.where is None:
        assert found.mask.all()
        return
    expected = [slow(question.where, row) for _, row in frame.iterrows()]
    assert found.mask.tolist() == [one is True for one in expected]
    assert found.unsure == expected.count(None)


@settings(max_examples=100, deadline=None)
@given(questions())
def test_nothing_lies_outside_of_its_reach(question):
    frame = messy_companies()
    box = reach(bind(question, number_columns(frame)))
    if box is not None:
        rows = frame[answer(question, rows_of_companies(frame)).mask]
        inside = (
            (rows["easting"] >= box[0])
            & (rows["northing"] >= box[1])
            & (rows["easting"] <= box[2])
            & (rows["northing"] <= box[3])
        )
        assert inside.all()


def companies(**columns) -> Rows:
    length = len(next(iter(columns.values())))
    frame = pd.DataFrame({"easting": np.zeros(length), "northing": np.zeros(length), **columns})
    return rows_of_companies(frame)


def mask(where, rows, **options) -> list[bool]:
    return answer(q.Question(q.COMPANIES, where, **options), rows).mask.tolist()


def test_what_is_not_known_is_neither_yes_nor_no():
    rows = companies(employees=[10.0, 60.0, np.nan], clusters=["aerospace", "rail", None])
    large = q.Compare("employees", ">=", 50)
    assert mask(large, rows) == [False, True, False]
    assert mask(q.Not(large), rows) == [True, False, False]
    assert answer(q.Question(q.COMPANIES, large), rows).unsure == 1
    assert mask(q.Either((large, q.Not(q.InCluster("aerospace")))), rows) == [
        False,
        True,
        True,
    ]  # in no cluster, whatever its size
    assert mask(q.Not(q.InCluster("aerospace")), rows) == [False, True, True]


def test_the_distance_itself_is_within():
    centre = search_area_of(q.PlaceNamed(INFINITY)).geometry
    rows = companies(
        easting=centre.x + np.array([3000.0, 3000.0, 3000.0]), northing=centre.y + np.array([4000.0, 4000.001, np.nan])
    )
    assert mask(q.Near(q.PlaceNamed(INFINITY), 5000), rows) == [True, False, False]


def test_size_bands_leave_no_gap():
    rows = companies(employees=[0.0, 9.5, 10.0, 49.9, 50.0, 249.0, 250.0, 1e6])
    bands = np.array([mask(q.SizeBand(band), rows) for band in q.SIZE_BANDS])
    assert (bands.sum(axis=0) == 1).all()
    assert bands.argmax(axis=0).tolist() == [0, 0, 1, 1, 2, 2, 3, 3]


def test_codes_and_lists_match_whole_items():
    rows = companies(
        sic=["30300;33160", "13030", "", "03110"],
        clusters=["aerospace;rail", "not_aerospace", "aerospace_x", "rail; aerospace"],
    )
    assert mask(q.Sic("303"), rows) == [True, False, False, False]
    assert mask(q.Sic("03"), rows) == [False, False, False, True]
    assert mask(q.InCluster("aerospace"), rows) == [True, False, False, True]


def test_flags_in_every_form_that_files_have():
    for values, expected in (
        (pd.array([True, False, None], dtype="boolean"), [True, False, False]),
        ([1, 0, 0], [True, False, False]),
        (["true", "False", None], [True, False, False]),
        ([1.0, 0.0, np.nan], [True, False, False]),
    ):
        assert mask(q.Flag("foreign_owned"), companies(foreign_owned=values)) == expected


def test_the_day_itself_is_since_and_not_before():
    rows = companies(incorporated=pd.to_datetime(["2016-12-31 00:00", "2017-01-01 23:59", None]))
    assert mask(q.Incorporated(since=date(2017, 1, 1)), rows) == [False, True, False]
    assert mask(q.Incorporated(before=date(2017, 1, 1)), rows) == [True, False, False]


HEX = shapely.box(1000, 1000, 2000, 2000)


def cells(**more) -> Rows:
    frame = gpd.GeoDataFrame(
        {"cell_id": ["a", "b", "c"], "business_count": [1, 5, 9], **more},
        geometry=[HEX, None, shapely.Polygon()],
        crs=27700,
    )
    return rows_of(frame, cluster="aerospace")


def test_any_part_of_a_cell_or_its_centre():
    location = q.Shape("spot", "POINT (2400 1500)")
    for metres, any_part, centre in ((399, False, False), (400, True, False), (899, True, False), (900, True, True)):
        for by, expected in ((q.ANY_PART, any_part), (q.CENTRE, centre)):
            found = answer(q.Question(q.CELLS, q.Near(location, metres), by), cells())
            assert found.mask.tolist() == [expected, False, False]
            assert found.unsure == 2


def test_points_that_are_empty_or_missing_lie_nowhere():
    frame = gpd.GeoDataFrame(
        {"a": [1, 2, 3]}, geometry=[shapely.Point(), None, shapely.Point(435911, 331173)], crs=27700
    )
    found = answer(q.Question(q.COMPANIES, q.Near(q.PlaceNamed(INFINITY), 5)), rows_of(frame))
    assert (found.mask.tolist(), found.unsure) == ([False, False, True], 2)


def test_cells_know_their_cluster():
    ask = q.Question(q.CELLS, q.All((q.InCluster("aerospace"), q.Compare("business_count", ">", 1))))
    assert answer(ask, cells()).mask.tolist() == [False, True, True]
    with pytest.raises(UserError, match="do not count Agri-tech"):
        answer(q.Question(q.CELLS, q.InCluster("agri_tech")), cells())
    with pytest.raises(UserError, match="ask for 1 or more"):
        answer(q.Question(q.CELLS, q.Flag("foreign_owned")), cells(foreign_owned=[0, 1, 2]))


def test_places_in_an_authority_by_their_position():
    rows = rows_of(site_layer())
    assert "authority_code" not in rows.frame
    found = answer(q.Question(q.PLACES, q.All((q.InArea("E06000015"), q.Listed("kind", "innovation_hub")))), rows)
    assert rows.frame["name"][found.mask].tolist() == [INFINITY]
    outside = answer(q.Question(q.PLACES, q.Not(q.InArea("midlands_engine"))), rows)
    assert "University of Northampton" in rows.frame["name"][outside.mask].tolist()


def test_many_spots_go_another_way_to_the_same_answer():
    frame = messy_companies()
    generator = np.random.default_rng(1)
    points = shapely.points(generator.uniform(380_000, 480_000, 300), generator.uniform(270_000, 350_000, 300))
    shape = q.Shape("many", shapely.to_wkt(shapely.multipoints(points), rounding_precision=-1))
    found = answer(q.Question(q.COMPANIES, q.Near(shape, 1500)), rows_of_companies(frame)).mask
    x, y = (frame[name].to_numpy() for name in ("easting", "northing"))
    near = [np.hypot(shapely.get_x(points) - a, shapely.get_y(points) - b).min() <= 1500 for a, b in zip(x, y)]
    assert found.tolist() == near
    assert 0 < found.sum() < len(found)


@pytest.mark.parametrize(
    ("where", "stated"),
    [
        (q.Compare("employes", ">", 1), "no column “employes”"),
        (q.Compare("earnings", ">", 1), "no column “Earnings”"),
        (q.Compare("name", ">", 1), "holds no numbers"),
        (q.InCluster("aerospaec"), "no cluster"),
        (q.InArea("Derbyshyre"), "no known area"),
        (q.Flag("spike"), "no column “spike”"),
        (q.Listed("kind", "x"), "no column “kind”"),
        (q.Near(q.PlaceNamed("Infinity Park"), 5), "did you mean Infinity Park Derby"),
        (q.Near(q.PlacesOfKind("castle"), 5), "no place “castle”"),
        (q.Near(q.Postcode("ZZ1 1ZZ"), 5), "not in the postcode directory"),
        (q.Near(q.PlaceNamed("Circular economy in Telford"), 5), "no site of its own"),
        (q.Near(q.PlacesOfKind("Investment Zone"), 5), "has a site of its own|no place"),
        (q.Inside(q.Shape("s", "POLYGON EMPTY")), "is empty"),
        (q.Inside(q.Shape("s", "DROP TABLE")), "cannot be read"),
        (q.Inside(q.Shape("s", "POLYGON ((0 0, 1 1, 1 0, 0 0))")), "in degrees"),
        (q.Inside(q.Shape("s", "POLYGON ((0 0, 1e9 1, 1 0, 0 0))")), "nowhere near Britain"),
        (q.Inside(q.Shape("s", "POLYGON ((500 500, 900 900, 500 500, 500 500))")), "has no area"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(where, stated):
    rows = rows_of_companies(messy_companies())
    # Also where the other conditions have already ruled every row out.
    for asked in (where, q.All((q.Compare("employees", "<", -1), where)), q.Either((where, q.InCluster("all")))):
        with pytest.raises(UserError, match=stated) as caught:
            answer(q.Question(q.COMPANIES, asked), rows)
        assert caught.value.message.endswith((".", "?"))
        assert "\n" not in caught.value.message


def test_a_crossing_polygon_is_mended_and_stated():
    found = answer(q.Question(q.COMPANIES, q.Inside(q.Shape("bow", WKT[1]))), rows_of_companies(messy_companies()))
    assert found.notes == ("The polygon “bow” crossed itself and was mended.",)
    assert found.count > 0


def test_places_without_a_site_are_stated():
    found = answer(
        q.Question(q.COMPANIES, q.Near(q.PlacesOfKind("investment_atlas"), 1000)), rows_of_companies(messy_companies())
    )
    assert any("have no site of their own and are left out" in note for note in found.notes)
    assert any("is the middle of its town" in note for note in found.notes)


def test_an_empty_table_and_everything():
    frame = messy_companies()
    where = q.All((q.Compare("employees", ">", 5), q.InArea("E06000015"), q.Near(q.PlaceNamed(INFINITY), 5)))
    assert answer(q.Question(q.COMPANIES, where), rows_of_companies(frame.iloc[:0])).mask.shape == (0,)
    assert answer(q.Question(q.COMPANIES), rows_of_companies(frame)).count == len(frame)


def test_a_table_without_positions():
    with pytest.raises(UserError, match="table without positions"):
        bind(q.Question(q.COMPANIES, q.Near(q.PlaceNamed(INFINITY), 5)), {"name": False}, positions=False)
