"""Clusters that divide a region, a child inside its parent, months: what one map hides, all maps of a ledger together do not tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from midlands_clusters_plugin.core.disclosure.combined import between, combined, related, ways_to
from midlands_clusters_plugin.core.disclosure.ledger import Ledger
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

from .differencing import (
    COUNT,
    IDS,
    METRICS,
    SIZE,
    Attack,
    chained,
    companies,
    moved_between_clusters,
    moved_by_few,
    one_seed,
)

CODES = ("E06000015", "E06000018")


@pytest.mark.parametrize("seed", [0, 3])
def test_all_maps_of_a_ledger_together_give_nothing_hidden_away(seed):
    """Counts and sums; before all maps were looked at together six to sixteen figures of each metric came out."""
    found = one_seed(seed, number=170, codes=CODES)
    assert found["maps"] >= 8
    for metric in METRICS:
        assert found[metric]["hidden"] > 20
        assert found[metric]["recovered"] == []


def test_the_attack_finds_what_maps_give_away_that_know_nothing_of_each_other():
    one = Attack(companies(0, number=170, codes=CODES)[0])
    for cluster in ("all", *IDS[:4]):
        for codes in (CODES, CODES[:1]):
            one.ledger = Ledger()
            one.publish(cluster, codes)
    assert len(one.recovered(COUNT)[0]) > 2


def test_months_in_one_ledger_move_no_hidden_figure():
    ledger = Ledger()
    maps = [Attack(one, ledger).publish("all", CODES) for one in companies(7, 4, codes=CODES)]
    assert sum(map_ is not None for map_ in maps) >= 2
    hidden = {}
    for one in ledger.publications:
        for piece, value in one.cells[COUNT].items():
            hidden.setdefault(piece, []).append(value is None)
    assert any(map(any, hidden.values()))
    assert all(all(states[states.index(True) :]) for states in hidden.values() if True in states)


def test_a_month_later_no_figure_and_no_rest_of_one_moves_for_few():
    ledger = Ledger()
    attacks = [Attack(one, ledger) for one in companies(1, 2, number=170, codes=CODES)]
    for one in attacks:
        for area in (CODES, CODES[1:], CODES[:1]):  # the last map of a month is not of the area that is made next
            assert one.publish("all", area) is not None
    assert moved_by_few(*attacks, METRICS) == []
    assert chained(*attacks, METRICS) == []


def test_a_month_later_no_difference_of_clusters_moves_for_few():
    """All less a cluster, a parent less its child: before clusters were compared some figures gave one or two businesses away."""
    ledger, areas = Ledger(), [(cluster, area) for cluster in ("all", IDS[2], IDS[4]) for area in (CODES, CODES[1:])]
    attacks = [Attack(one, ledger) for one in companies(1, 2, number=1500, codes=CODES, leaving=0.03)]
    for one in attacks:
        for cluster, area in areas:
            one.publish(cluster, area)
        assert len(one.maps) > 3
    assert moved_between_clusters(*attacks, METRICS) == []
    assert moved_by_few(*attacks, METRICS) == chained(*attacks, METRICS) == []


def test_totals_of_another_month_move_with_what_is_in_them():
    """A total whose parts all moved stayed as it was, and did not add up."""
    (later,) = companies(3, number=3000, codes=CODES)
    first = later.table.companies.iloc[:1800]
    ledger = Ledger()
    attacks = [
        Attack(one, ledger) for one in (Workspace(replace(later.table, companies=first, rows_read=len(first))), later)
    ]
    old, new = (one.publish("all", CODES) for one in attacks)
    exact = later.hexmap(MapRequest("all", get_area("+".join(CODES)), size=SIZE)).report["totals"]
    for metric in METRICS:
        shown = new.report["totals"][metric]
        assert shown == pytest.approx(exact[metric], rel=0.01) and shown > 1.5 * old.report["totals"][metric]
    assert abs(new.report["totals"][COUNT] - exact[COUNT]) < 9
    assert new.report["rows_in_area"] == new.report["totals"][COUNT]
    assert moved_by_few(*attacks, METRICS) == chained(*attacks, METRICS) == []


def test_which_clusters_are_compared_between_months():
    rows = {"all": [1, 1, 1, 1], "a": [1, 1, 0, 0], "b": [0, 0, 1, 0], "c": [0, 1, 1, 0]}
    rows_of = {name: np.array(one, dtype=bool) for name, one in rows.items()}
    found = between("all", ["a", "b", "c"], rows_of)
    assert [(1, "a")] in found and [(1, "a"), (1, "b")] in found and [(1, "a"), (1, "c")] not in found
    assert [(-1, "a")] not in found, "a sum tells of no few"
    assert between("a", ["b"], rows_of) == []


def test_what_sets_give_together():
    all_, first, second, third = (
        np.array(rows, dtype=bool) for rows in ([1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1])
    )
    sets = combined({"all": all_, "a": first, "b": second})
    assert any((one.rows == third).all() and one.clusters == {"all", "a", "b"} for one in sets)
    assert any((rows == [1, 1, 0, 1]).all() for rows in related(first, sets))
    assert ways_to(third, "c", {"all": all_, "a": first, "b": second})
    assert ways_to(third, "c", {"all": all_, "a": first}) == []
    assert related(all_, combined({"a": first}), every=True) == []
    assert replace(sets[0]).clusters
