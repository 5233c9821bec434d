"""The tree of a question, evaluated node by node in plain Python, gives the rows that the arrays give."""

from __future__ import annotations

import operator
from datetime import date

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings

from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.binding import bind, columns_used, number_columns
from midlands_clusters_plugin.core.query.tree import AtRow, Call, Column, Fixed, There, reach, tree

from .questions import messy_companies, questions, rows_of_companies

COMPARE = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq}
BOX = "POLYGON ((430000 326000, 441000 326000, 441000 336000, 430000 336000, 430000 326000))"


def is_missing(value) -> bool:
    return value is None or (not isinstance(value, shapely.Geometry) and pd.isna(value))


def value_of(node, row):
    """What a node is for a row; None: not known."""
    if isinstance(node, Column):
        return None if is_missing(row[node.name]) else row[node.name]
    if isinstance(node, Fixed):
        return node.value
    if isinstance(node, AtRow):
        return None if pd.isna(row["easting"]) else shapely.Point(row["easting"], row["northing"])
    if isinstance(node, There):
        return node.geometry
    assert isinstance(node, Call)
    return call(node.name, [value_of(one, row) for one in node.arguments])


def call(name, values):
    if name in ("and", "or"):
        decisive = name == "or"
        return decisive if decisive in values else None if None in values else not decisive
    if name in ("codes", "items", "folded"):
        text = "" if values[0] is None else str(values[0])
        text = text.lower().replace("ς", "σ") if name == "folded" else ";" + text.replace(" ", "")
        return text + ";" if name == "items" else text
    if name == "contains":
        return values[1] in values[0]
    if any(one is None for one in values):
        return None
    if name == "not":
        return not values[0]
    if name == "within":
        return bool(shapely.distance(values[0], values[1]) <= values[2])
    if name == "in":
        return values[0] in values[1:]
    if name == "is_true":
        return bool(values[0])
    if name == "day":
        return values[0].date()
    return bool(COMPARE[name](values[0], values[1]))


@settings(max_examples=150, deadline=None)
@given(questions())
def test_the_tree_says_what_the_arrays_say(question):
    frame = messy_companies().iloc[::6].reset_index(drop=True)
    node = tree(bind(question, number_columns(frame)))
    by_node = [value_of(node, row) is True for _, row in frame.iterrows()]
    assert by_node == answer(question, rows_of_companies(frame)).mask.tolist()


@settings(max_examples=100, deadline=None)
@given(questions())
def test_only_the_columns_that_are_used_are_needed(question):
    frame = messy_companies().iloc[::6].reset_index(drop=True)
    used = columns_used(bind(question, number_columns(frame)))
    few = frame[[name for name in frame if name in {*used, "easting", "northing"}]]
    assert (
        answer(question, rows_of_companies(few)).mask.tolist()
        == answer(question, rows_of_companies(frame)).mask.tolist()
    )


def bound(
    where,
    target=q.COMPANIES,
    names=("clusters", "sic", "employees", "incorporated", "authority_code", "name"),
    **options,
):
    numbers = {name: name in ("employees", "business_count") for name in names}
    return bind(q.Question(target, where), numbers, **options)


def test_no_condition_is_all_rows():
    assert tree(bound(None)) == Fixed(True)
    assert reach(bound(None)) is None


def test_an_authority_is_looked_up_where_the_table_has_none():
    area = q.InArea("E06000015")
    assert tree(bound(area)) == Call("in", (Column("authority_code"), Fixed("E06000015")))
    assert tree(bound(area, names=("name",))) == Call("in", (Call("authority", (AtRow(),)), Fixed("E06000015")))


def test_hexagons_of_a_cluster_are_all_of_it():
    assert tree(bound(q.InCluster("aerospace"), q.CELLS, ("business_count",), cluster="aerospace")) == Fixed(True)


def test_dates_and_numbers_between():
    day = Call("day", (Column("incorporated"),))
    since, before = Call(">=", (day, Fixed(date(2017, 1, 1)))), Call("<", (day, Fixed(date(2022, 1, 1))))
    assert tree(bound(q.Incorporated(date(2017, 1, 1), date(2022, 1, 1)))) == Call("and", (since, before))
    assert tree(bound(q.Incorporated(None, date(2022, 1, 1)))) == before
    column = Column("employees")
    between = Call("and", (Call(">=", (column, Fixed(10.0))), Call("<=", (column, Fixed(50.0)))))
    assert tree(bound(q.Compare("employees", "between", 10.0, 50.0))) == between


def test_reach_of_several():
    near = q.Near(q.Shape("spot", "POINT (430000 330000)"), 1000.0)
    box = q.Inside(q.Shape("box", BOX))
    assert reach(bound(near)) == (429000.0, 329000.0, 431000.0, 331000.0)
    assert reach(bound(q.All((near, box)))) == (430000.0, 329000.0, 431000.0, 331000.0)
    assert reach(bound(q.Either((near, box)))) == (429000.0, 326000.0, 441000.0, 336000.0)
    assert reach(bound(q.Either((near, q.InCluster("aerospace"))))) is None
    assert reach(bound(q.Not(near))) is None


def test_conditions_joined():
    near = q.Near(q.PlaceNamed("Infinity Park Derby"), 5000.0)
    large = q.SizeBand("large")
    assert q.joined([]) is None
    assert q.joined([near]) == near
    assert q.joined([near, large]) == q.All((near, large))


@pytest.mark.parametrize(("band", "low", "high"), [("small", 10.0, 50.0), ("large", 250.0, None)])
def test_size_bands(band, low, high):
    column = Column("employees")
    above = Call(">=", (column, Fixed(low)))
    assert tree(bound(q.SizeBand(band))) == (
        above if high is None else Call("and", (above, Call("<", (column, Fixed(high)))))
    )
