"""Questions to tables as other programs write them, and questions that are none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.query import codec
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.answer_figures import summarise
from midlands_clusters_plugin.core.query.sentence import sentence
from tests.core.query.questions import rows_of_companies


def rows(**columns):
    length = len(next(iter(columns.values())))
    return rows_of_companies(pd.DataFrame({"easting": [430000.0] * length, "northing": [330000.0] * length, **columns}))


def mask(where, table):
    return answer(q.Question(q.COMPANIES, where), table).mask.tolist()


def test_days_that_are_texts_are_read_only_in_one_way():
    table = rows(incorporated=["2017-06-30", "30/06/2017", None, "2016-01-01"])
    assert mask(q.Incorporated(since=date(2017, 1, 1)), table) == [True, False, False, False]
    assert answer(q.Question(q.COMPANIES, q.Incorporated(since=date(2017, 1, 1))), table).unsure == 2


def test_numbers_in_a_column_of_objects():
    table = rows(employees=pd.Series([12, None, 7.5], dtype=object))
    assert mask(q.Compare("employees", ">", 10), table) == [True, False, False]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("x" * 20_000_001, "too long"),
        ("[" * 100_000, "not written as JSON"),
        ('{"version": 1, "target": "companies", "where": {"HasText": {"column": 5, "text": "a"}}}', "must be a text"),
        ('{"version": 1, "target": "companies", "where": {"Incorporated": {"since": "1 May 2017"}}}', "must be a date"),
        ('{"version": 1, "target": "companies", "where": {"Incorporated": {"since": 2017}}}', "must be a date"),
        ('{"version": 99, "target": "companies"}', "newer version"),
    ],
)
def test_what_is_no_question(text, wording):
    known = codec.to_dict(q.Question(q.COMPANIES, q.HasText("name", "a")))
    name = next(iter(known["where"]))
    renamed = text.replace("HasText", name).replace(
        "Incorporated", next(iter(codec.to_dict(q.Question(q.COMPANIES, q.Incorporated(date(2017, 1, 1))))["where"]))
    )
    with pytest.raises(UserError, match=wording):
        codec.from_json(renamed)


def test_a_list_is_searched_for_a_whole_item():
    good = q.Question(q.COMPANIES, q.Listed("status", "Active"))
    assert codec.from_json(codec.to_json(good)) == good
    for value in ("a;b", "", " a"):
        with pytest.raises(UserError, match="semicolon"):
            codec.from_json(codec.to_json(q.Question(q.COMPANIES, q.Listed("status", value))))


@pytest.mark.parametrize("where", [q.Flag(""), q.Listed("", "a"), q.HasText("", "a"), q.Compare("", ">", 1.0)])
def test_a_column_without_a_name_is_not_there(where):
    with pytest.raises(UserError, match="has no column"):
        answer(q.Question(q.COMPANIES, where), rows(status=["a"]))


def test_sentences_of_the_rarer_conditions():
    place = q.Near(q.PlaceNamed("Infinity Park Derby"), 5000.0)
    assert "Infinity Park Derby" in sentence(q.Question(q.COMPANIES, q.Not(place)))
    status = sentence(q.Question(q.COMPANIES, q.Listed("status", "Active")))
    assert "status" in status and "Active" in status
    assert "innovation hub" in sentence(q.Question(q.PLACES, q.Listed("kind", "innovation_hub")))


def test_authorities_go_by_the_name_that_the_table_gives():
    table = pd.DataFrame(
        {
            "company_id": ["1", "2", "3"],
            "name": ["A", "B", "C"],
            "easting": [430000.0] * 3,
            "northing": [330000.0] * 3,
            "authority_code": ["E06000015", "E06000015", "X01"],
            "authority_name": [None, "Derby (city)", None],
            "employees": [5.0, None, 7.0],
        }
    )
    made = summarise(q.COMPANIES, table, np.ones(3, dtype=bool))
    shown = dict(zip(made.authorities["code"], made.authorities["name"]))
    assert shown == {"E06000015": "Derby (city)", "X01": "X01"}
