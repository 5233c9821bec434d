"""Questions to JSON and back; what comes in from outside is one sentence or a question, never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.codec import checked, from_dict, from_json, to_dict, to_json

from .questions import questions

NEAR = {"near": {"spot": {"place": {"name": "Infinity Park Derby"}}, "metres": 5000}}


def a_question(where) -> dict:
    return {"version": 1, "target": "companies", "where": where}


@given(questions())
def test_there_and_back(question):
    text = to_json(question)
    assert from_json(text) == question == checked(question)
    assert to_json(from_json(text)) == text


def test_the_form_that_the_documentation_shows():
    found = from_dict(a_question({"all": [{"cluster": {"cluster": "aerospace"}}, NEAR]}))
    assert found == q.Question(
        "companies", q.All((q.InCluster("aerospace"), q.Near(q.PlaceNamed("Infinity Park Derby"), 5000)))
    )


JUNK = [
    ("", "not written as JSON"),
    ("[" * 100_000, "not written as JSON"),
    ("[]", "is an object"),
    ("{}", '"version": 1'),
    ('{"version": 2, "target": "companies"}', "newer version"),
    ('{"version": true, "target": "companies"}', '"version": 1'),
    (a_question(None) | {"target": "cars"}, "companies, cells or places"),
    (a_question(None) | {"sql": "DROP"}, "not known: sql"),
    (a_question(None) | {"cells_by": "half"}, "any or centre"),
    (a_question(None) | {"name": 5}, "is a text"),
    (a_question([]), "one key"),
    (a_question({"all": []}), "at least one"),
    (a_question({"all": 5}), "at least one"),
    (a_question({"eval": {}}), 'no condition "eval"'),
    (a_question({"near": {"metres": 5}}), "lacks one of its fields"),
    (a_question({"near": {**NEAR["near"], "miles": 3}}), "not known: miles"),
    (a_question({"near": {**NEAR["near"], "metres": -1}}), "between 0 and 1,000 km"),
    (a_question({"near": {**NEAR["near"], "metres": "5"}}), "must be a number"),
    (a_question({"near": {**NEAR["near"], "metres": True}}), "must be a number"),
    (a_question({"near": {"spot": {"star": {}}, "metres": 5}}), "is one of"),
    (a_question({"inside": {"shape": "POINT (1 1)"}}), "needs an object"),
    (a_question({"compare": {"column": "employees", "operator": "~", "value": 1}}), "no comparison"),
    (a_question({"compare": {"column": "employees", "operator": "between", "value": 9, "upper": 1}}), "smaller number"),
    (a_question({"size": {"band": "huge"}}), "is one of"),
    (a_question({"sic": {"prefix": "3x"}}), "one to five digits"),
    (a_question({"sic": {"prefix": "٣"}}), "one to five digits"),
    (a_question({"incorporated": {}}), "Give a date"),
    (a_question({"incorporated": {"since": "2017-13-01"}}), "must be a date"),
    (a_question({"incorporated": {"since": 2017}}), "must be a date"),
    (a_question({"listed": {"column": "kind", "value": "a;b"}}), "no semicolon"),
    (a_question({"text": {"column": "name", "text": ""}}), "Type the text"),
    (a_question({"text": {"column": "name", "text": "a\0b"}}), "cannot be searched for"),
]


@pytest.mark.parametrize(("data", "stated"), JUNK)
def test_junk_is_one_sentence(data, stated):
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(UserError, match=stated) as caught:
        from_json(text)
    assert "\n" not in caught.value.message


def test_a_tower_of_nots_is_refused():
    where = NEAR
    for _ in range(30):
        where = {"not": where}
    with pytest.raises(UserError, match="nested too deeply"):
        from_dict(a_question(where))


def test_numbers_that_json_should_not_have():
    for number in ("NaN", "Infinity", "1e999", "1" + "0" * 400):
        with pytest.raises(UserError, match="must be a number"):
            from_json(
                f'{{"version": 1, "target": "companies", "where": {{"compare": {{"column": "a", "operator": ">", "value": {number}}}}}}}'
            )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["all", "not", "near", "spot", "shape", "wkt"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@settings(max_examples=200)
@given(json_values)
def test_no_data_breaks_the_reader(where):
    try:
        question = from_dict(a_question(where))
    except UserError:
        return
    assert from_dict(to_dict(question)) == question
