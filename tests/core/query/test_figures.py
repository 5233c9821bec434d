"""The summary of an answer, on a case to check by hand."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer_figures import summarise

FRAME = pd.DataFrame(
    {
        "company_id": ["a", "a", "b", "c"],
        "employees": [1.5, 1.5, np.nan, 7.0],
        "turnover_gbp": [0.1, 0.2, 0.3, None],
        "authority_code": ["E06000015", "E06000015", "E10000007", None],
    }
)


def test_by_hand():
    found = summarise(q.COMPANIES, FRAME, np.array([True, True, True, False]), 2, ("said",))
    assert (found.count, found.of, found.share, found.companies, found.unsure) == (3, 4, 0.75, 2, 2)
    employees, turnover = found.figures["employees"], found.figures["turnover_gbp"]
    assert (employees.value, employees.known, employees.rows, employees.share) == (3.0, 2, 3, 0.3)
    assert (turnover.value, turnover.known, turnover.share) == (
        0.6,
        3,
        1.0,
    )  # to the penny: 0.1 + 0.2 + 0.3 is not 0.6 in floating point
    assert found.authorities[["code", "name", "count", "of", "share"]].values.tolist() == [
        ["E06000015", "Derby", 2, 2, 1.0],
        ["E10000007", "Derbyshire", 1, 1, 1.0],
    ]
    assert found.notes == ("said",)


def test_nothing_found_and_nothing_there():
    none = summarise(q.COMPANIES, FRAME, np.zeros(4, dtype=bool))
    assert (none.count, none.share, none.figures["employees"].value) == (0, 0.0, 0)
    assert none.authorities.empty
    empty = summarise(q.COMPANIES, FRAME.iloc[:0], np.zeros(0, dtype=bool))
    assert (empty.count, empty.share, empty.figures["employees"].share) == (0, None, None)
    only = summarise(q.COMPANIES, FRAME, np.array([False, False, True, False]))
    assert (only.figures["employees"].value, only.figures["employees"].share) == (None, None)  # not known is not none
    for one in (none, empty, only):
        assert "NaN" not in json.dumps(one.to_dict(), allow_nan=False)


def test_figures_of_cells_and_notes_on_places():
    cells = pd.DataFrame({"business_count": [3, 4], "area_km2": [0.5, 0.866], "turnover": [None, 5.0]})
    found = summarise(q.CELLS, cells, np.array([True, True]))
    assert {key: one.value for key, one in found.figures.items()} == {
        "businesses": 7.0,
        "area_km2": 1.366,
        "turnover_gbp": 5.0,
    }
    places = pd.DataFrame({"name": ["x", "y"], "point_kind": ["area", "site"]})
    assert "1 of these places have no site" in summarise(q.PLACES, places, np.array([True, True])).notes[0]
    assert not summarise(q.PLACES, places, np.array([False, True])).notes
