"""Questions as JSON, from a project file or a command line: refused with a sentence, or read, written again the same, and said in words."""

from __future__ import annotations

import json

from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.query.answer import Answer, answer
from midlands_clusters_plugin.core.query.codec import from_json, to_json
from midlands_clusters_plugin.core.query.question import Question
from midlands_clusters_plugin.core.query.sentence import sentence
from tests.core.query.questions import rows_of_companies

from .ground import coded, sentence_or, tree

_LEAVES = (
    {"cluster": {"cluster": "aerospace"}},
    {"compare": {"column": "employees", "operator": "between", "value": 0, "upper": 2.5}},
    {"size": {"band": "small"}},
    {"sic": {"prefix": "303"}},
    {"incorporated": {"since": "2017-01-01", "before": None}},
    {"flag": {"column": "high_growth"}},
    {"area": {"area": "midlands_engine"}},
    {"listed": {"column": "sic", "value": "30300"}},
    {"text": {"column": "name", "text": "a;b"}},
    {"near": {"metres": 5000, "spot": {"place": {"name": "Infinity Park Derby", "kind": ""}}}},
    {"near": {"metres": 5000, "spot": {"kind": {"kind": "university"}}}},
    {"near": {"metres": 5000, "spot": {"postcode": {"postcode": "DE24 9FU"}}}},
    {"inside": {"shape": {"wkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))", "name": "name"}}},
    {"not": {"flag": {"column": "foreign_owned"}}},
    {"all": [{"sic": {"prefix": "303"}}, {"any": [{"sic": {"prefix": "0"}}]}]},
)
_TREES: list[object] = [
    None,
    True,
    -1,
    0,
    1,
    2.5,
    5000,
    1e300,
    "",
    "0",
    "303",
    "DE24 9FU",
    "2017-01-01",
    "2017-02-30",
    "midlands_engine",
    "POINT (435000 336000)",
]
_TREES += [
    "POLYGON ((430000 330000, 440000 330000, 440000 340000, 430000 330000))",
    "POLYGON EMPTY",
    "E06000015+E10000007",
    "a;b",
    "\u202e",
    "🏠",
]
_TREES += [
    "version",
    "target",
    "where",
    "cells_by",
    "name",
    "companies",
    "cells",
    "places",
    "any",
    "centre",
    "all",
    "not",
    "near",
    "inside",
    "shape",
]
_TREES += [
    "place",
    "kind",
    "postcode",
    "metres",
    "spot",
    "wkt",
    "cluster",
    "aerospace",
    "compare",
    "column",
    "operator",
    "value",
    "upper",
    ">=",
    "<",
]
_TREES += [
    "between",
    "size",
    "band",
    "small",
    "sic",
    "prefix",
    "incorporated",
    "since",
    "before",
    "flag",
    "foreign_owned",
    "area",
    "listed",
    "text",
]
_TREES += [
    "employees",
    "turnover_gbp",
    "university",
    "innovation_hub",
    "Infinity Park Derby",
    "University of Derby",
    "spike",
    "type",
    "{0}",
    "%s",
]
_WHERE = 255  # a first byte: what follows is a tree, and the condition of a question
_WHOLE = 254  # the same, and the whole question
SEEDS = [
    json.dumps({"version": 1, "target": "companies", "cells_by": "any", "name": "n", "where": one}).encode()
    for one in _LEAVES
]
SEEDS += [bytes([_WHERE, *range(start, 256, 7)]) for start in range(7)] + [
    bytes([_WHOLE, *range(255, start, -5)]) for start in range(5)
]
SEEDS += [bytes([_WHERE]) + coded(one, _TREES) for one in _LEAVES]
WORDING = [
    b'"all"',
    b'"any"',
    b'"not"',
    b'"near"',
    b'"metres"',
    b"1e999",
    b"NaN",
    b"null",
    b"[",
    b"{",
    b'"where":',
    b'"\\ud800"',
    b'"cells"',
]
_ROWS = rows_of_companies(sample_companies().companies.head(200))


def one(data: bytes) -> Question | None:
    """Read it, write it, read it again, say and answer it."""
    text = data.decode("utf-8", "replace")
    if data[:1] == bytes([_WHERE]):
        text = json.dumps({"version": 1, "target": "companies", "where": tree(data[1:], _TREES)})
    elif data[:1] == bytes([_WHOLE]):
        text = json.dumps(tree(data[1:], _TREES))
    question = sentence_or(from_json, text)
    if question is not None:
        assert isinstance(question, Question)
        assert from_json(to_json(question)) == question
        assert isinstance(sentence_or(sentence, question), (str, type(None)))
        found = sentence_or(answer, question, _ROWS)
        assert found is None or (isinstance(found, Answer) and len(found.mask) == 200)
    return question
