"""The proposed title says what the table bears out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.cartography.page_text.headline import headline, leading
from midlands_clusters_plugin.cartography.page_text.key_figures import AuthorityTable
from midlands_clusters_plugin.cartography.record.facts import map_facts

from .conftest import made_map


def table(*values, hidden=(), total="sum"):
    names = tuple(f"Place {letter}" for letter in "ABCDEFGHIJ"[: len(values)])
    array = np.array([np.nan if one is None else one for one in values], dtype=float)
    mask = np.array([index in hidden for index in range(len(values))])
    whole = float(np.nansum(array)) if total == "sum" else total
    return AuthorityTable(
        names, names, {"employees": array}, {"employees": mask} if hidden else {}, {"employees": whole}
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((50, 19, 10), ["Place A"]),
        ((50, 30, 10), ["Place A", "Place B"]),
        ((50, 30, 29), ["Place A"]),  # the second does not stand out from the third
        ((50, 46, 1), []),  # hardly ahead
        ((11.5, *[9.8] * 9), []),  # under 12 % of the whole
        ((10, 10, 10), []),
        ((50, 30), ["Place A"]),  # "most in" all of the two there are says nothing
        ((50, 0), ["Place A"]),
        ((5, None, None), ["Place A"]),
        ((0, 0), []),
    ],
)
def test_only_what_stands_out_is_named(values, expected):
    assert leading(table(*values), "employees") == expected


def test_nobody_leads_where_a_hidden_total_may_be_more():
    assert leading(table(50, None, 10, hidden=(1,), total=120.0), "employees") == []
    assert leading(table(50, None, 10, hidden=(1,), total=80.0), "employees") == ["Place A"]
    assert leading(table(50, None, 10, hidden=(1,), total=None), "employees") == []


@given(st.lists(st.one_of(st.none(), st.integers(0, 10_000)), min_size=2, max_size=10))
def test_whoever_is_named_has_the_greatest_totals(values):
    found = table(*values)
    named, ranked = leading(found, "employees"), found.ranked("employees")
    assert named == [name for name, _ in ranked[: len(named)]]
    if named:
        assert ranked[0][1] >= 0.12 * found.total("employees")
        assert len(ranked) < 2 or ranked[0][1] >= 1.1 * ranked[1][1]


def test_the_sentences():
    facts = map_facts(made_map())
    assert headline(facts, "employees", table(50, 19, 10)) == "Aerospace employees: most in Place A"
    assert (
        headline(facts, "employees", table(50, 49)) == "Aerospace employees: no one authority stands out in Testshire"
    )
    assert headline(facts, "employees", table(0, 0)) == "Aerospace employees: none in Testshire"
    assert headline(facts, "employees", table(None, 0, total=None)) == "Aerospace employees: no figures in Testshire"
    assert (
        headline(facts, "employees", table(None, None, hidden=(0, 1), total=None))
        == "Aerospace employees: partly hidden, Testshire"
    )
    assert headline(facts, "employees", table(5)) == "Aerospace employees in Place A"
    instead = replace(facts, instead={"title": "Local units per km²: highest in Derby"})
    assert headline(instead, "employees", table(5)) == "Local units per km²: highest in Derby"
