import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.disclosure.disclosure import (
    PRIMARY,
    SECONDARY,
    SHOWN,
    apply,
    apply_to_totals,
    protect,
)
from midlands_clusters_plugin.core.disclosure.disclosure_rule import BRES, RANDOM, Rule
from midlands_clusters_plugin.core.disclosure.disclosure_rules import Contributions, contributions, rounded, unsafe
from tests.core.statistics.attack import audit


def metrics_of(sites):
    """Business count, employees and foreign-owned from rows (cell, company, employees, foreign)."""
    cell, company, employees, foreign = (list(column) for column in zip(*sites))
    ones = [1.0] * len(cell)
    return [
        contributions("business_count", cell, company, ones, True, always=True),
        contributions("employees", cell, company, employees, False),
        contributions("foreign_owned", cell, company, [float(flag) for flag in foreign], True),
    ]


@pytest.mark.parametrize(
    ("values", "rule", "hidden"),
    [
        ([5, 5], BRES, True),  # two companies
        ([5, 5, 5], BRES, False),
        ([100, 50, 10], BRES, False),  # the total less the two largest is 10 % of the largest
        ([100, 50, 9.9], BRES, True),
        ([], BRES, False),
        ([60, 20, 20], Rule(remainder=None, largest=59), True),
        ([60, 20, 20], Rule(remainder=None, largest=60), False),
        ([50, 30, 20], Rule(remainder=None, largest_two=79), True),
        ([50, 30, 20], Rule(remainder=None, largest_two=80), False),
        ([1] * 9, Rule(fewest=10), True),
    ],
)
def test_primary_rules_by_hand(values, rule, hidden):
    one = contributions("employees", [0] * len(values), [f"C{i}" for i in range(len(values))], values, False)
    assert unsafe(one, 2, rule).tolist() == [hidden, False]


def test_sites_of_one_company_are_one_contributor_and_nameless_rows_are_many():
    one = contributions("employees", [0, 0, 0, 1, 1, 1], ["A", "A", "B", None, None, None], [1, 2, 3, 1, 1, 1], False)
    assert unsafe(one, 2, Rule(remainder=None)).tolist() == [True, False]
    with pytest.raises(UserError):
        contributions("turnover", [0], ["A"], [-1], False)


def plain(cell_values):
    """Employees: a list of companies' values a cell, all different companies."""
    rows = [(cell, f"C{cell}.{i}", value) for cell, values in enumerate(cell_values) for i, value in enumerate(values)]
    cell, company, value = zip(*rows)
    return contributions("employees", cell, company, value, False)


def test_one_unsafe_cell_takes_another_with_it_by_hand():
    # Authority 0: one company alone, a small safe cell, a large safe cell. Authority 1: all safe.
    one = plain([[40], [10, 10, 10, 10], [50] * 9, [5, 5, 5, 5], [6, 6, 6]])
    found = protect([one], [0, 0, 0, 1, 1])
    # 40 and 4 x 10: two cells, T - x1 - x2 = 30 >= 4; the company of 40 sees 40 left, others see at least 70 - 40 >= 4.
    assert found.reasons["employees"].tolist() == [PRIMARY, SECONDARY, SHOWN, SHOWN, SHOWN]
    assert not found.totals_hidden["employees"].any() and not found.area_hidden["employees"]
    seen = audit(one, [0, 0, 0, 1, 1], found)
    assert (seen.low.tolist(), seen.high.tolist()) == ([0, 0], [80, 80])


def test_without_another_cell_the_total_goes_and_takes_another_total():
    # Authority 0 has nothing but one company; the area's total less authority 1's would be its figure.
    one = plain([[40], [10, 10, 10, 10], [50] * 9, [30], [20, 20, 20]])
    found = protect([one], [0, 1, 1, 2, 2])
    assert found.totals_hidden["employees"].tolist() == [True, False, True]  # authority 2 has hidden cells already
    assert not found.area_hidden["employees"]
    alone = protect([one.within(np.array([True, False, False, False, False]))], [0, 1, 1, 2, 2])
    assert alone.area_hidden["employees"]


def test_three_cells_of_one_business_each_are_not_given_away_by_their_sum():
    """The sum of 3 over 3 hidden cells, none of them empty, would say 1 each."""
    sites = (
        [(0, "A", 9, 0), (1, "B", 9, 0), (2, "C", 9, 0)]
        + [(3, f"D{i}", 9, 0) for i in range(5)]
        + [(4, f"E{i}", 9, 0) for i in range(8)]
    )
    found = protect(metrics_of(sites)[:1], [0] * 5)
    assert found.reasons["business_count"].tolist() == [PRIMARY, PRIMARY, PRIMARY, SECONDARY, SHOWN]


def test_a_company_with_sites_in_two_cells_cannot_subtract_itself():
    """Two hidden cells with sites of one company: the sum 90.5 less its own 80 leaves 10.5, nearly the 10 of its neighbour."""
    cell, company, value = zip(
        (0, "O", 50), (0, "X", 10), (1, "O", 30), (1, "Z", 0.5), *((2, f"C{i}", 20) for i in range(5))
    )
    one = contributions("employees", cell, company, value, False)
    found = protect([one], [0, 0, 0], Rule(remainder=None))
    assert found.reasons["employees"].tolist() == [PRIMARY, PRIMARY, SECONDARY]


def test_nobody_can_tell_that_a_hidden_cell_is_below_the_threshold():
    """Cells of 2 and 2 businesses: their sum 4 would say that each has at most 3, with a threshold of 5 that both are below it."""
    sites = [(cell, f"{cell}.{i}", 1, 0) for cell, size in enumerate([2, 3, 5, 6]) for i in range(size)]
    one = metrics_of(sites)[0]
    found = protect([one], [0] * 4, Rule(fewest=5))
    seen = audit(one, [0] * 4, found)
    assert found.hidden("business_count").sum() == 3 and (seen.high >= 5).all()


def test_each_metric_hides_what_it_must_and_all_hide_what_the_count_hides():
    """A giant among many: its turnover is hidden, the number of businesses is not."""
    sites = (
        [(0, "A", 40, 0)]
        + [(1, f"B{i}", 10, 0) for i in range(4)]
        + [(2, f"C{i}", 50, i < 1) for i in range(9)]
        + [(3, "G", 9000, 0)]
    )
    sites += [(3, f"H{i}", 1, 0) for i in range(9)] + [(4, f"I{i}", 30, 1) for i in range(9)]
    count, employees, foreign = metrics_of(sites)
    found = protect([count, employees, foreign], [0] * 5)
    assert not found.hidden("business_count")[3] and found.hidden("employees")[3]
    assert found.hidden("foreign_owned")[2] and not found.hidden("employees")[4]
    assert all(found.hidden(metric)[0] for metric in found.reasons)


def test_hidden_cells_are_missing_in_the_output_and_empty_ones_are_not():
    sites = [(0, "A", 40, 0)] + [(1, f"B{i}", 10, 0) for i in range(4)] + [(2, f"C{i}", 50, 0) for i in range(9)]
    found = protect(metrics_of(sites)[:2], [0, 0, 0, 0], Rule(round_to=5))
    table = pd.DataFrame(
        {
            "cell_id": list("abcd"),
            "authority_code": "E1",
            "business_count": pd.array([1, 4, 9, 0], dtype="Int64"),
            "employees": [40.0, 40.0, 451.0, 0.0],
        }
    )
    shown = apply(table, found, ("business_count", "employees"))
    assert shown["suppressed"].tolist() == [True, True, False, False]
    assert shown["suppressed_metrics"].tolist() == ["business_count;employees"] * 2 + [""] * 2
    assert shown["employees"].isna().tolist() == [True, True, False, False]
    assert shown["employees"][2:].tolist() == [450.0, 0.0]
    assert shown["business_count"][2:].tolist() == [10, 0] and str(shown["business_count"].dtype) == "Int64"
    totals = apply_to_totals(pd.DataFrame({"authority_code": ["E1"], "employees": [531.0]}), found, ("employees",))
    assert totals["employees"].tolist() == [530.0] and not totals["suppressed"][0]
    assert "2 hexagons are hidden (1 by the rule, 1 to protect them)" in found.describe("employees")
    assert "fewer than 3 companies" in found.rule.describe()
    with pytest.raises(ValueError):
        apply(table[:2], found, ("employees",))


def test_a_second_map_with_other_classes_knows_no_more():
    """Change the hidden figures in a way that the published ones do not show: tables and classes of both worlds are the same."""
    first = plain([[40], [10, 10, 10, 10], [50] * 9, [5, 5, 5, 5], [6, 6, 6]])
    second = plain([[10], [17.5, 17.5, 17.5, 17.5], [50] * 9, [5, 5, 5, 5], [6, 6, 6]])
    authority = [0, 0, 0, 1, 1]
    frames = []
    for one in (first, second):
        found = protect([one], authority)
        table = pd.DataFrame({"cell_id": list("abcde"), "employees": one.sums(5)})
        totals = pd.DataFrame(
            {"authority_code": ["E1", "E2"], "employees": np.bincount(authority, weights=one.sums(5))}
        )
        frames.append((apply(table, found, ("employees",)), apply_to_totals(totals, found, ("employees",))))
    pd.testing.assert_frame_equal(frames[0][0], frames[1][0])
    pd.testing.assert_frame_equal(frames[0][1], frames[1][1])


def test_a_second_map_of_fewer_companies_does_not_give_the_others_away():
    """Map 1: all companies. Map 2: a cluster, which in cell 1 is all but one company: the difference of the maps would be that company."""
    everyone = plain([[10] * 6, [10] * 5, [20] * 6, [20] * 6])
    cluster = everyone.within(np.ones(4, dtype=bool))
    stored = ~((cluster.cell == 1) & (cluster.company == cluster.company[cluster.cell == 1][0]))
    cluster = Contributions("employees", cluster.cell[stored], cluster.company[stored], cluster.value[stored], False)
    assert protect([cluster], [0] * 4).hidden("employees").sum() == 0
    found = protect([cluster], [0] * 4, published_before=[[everyone]])
    assert found.reasons["employees"][1] == PRIMARY
    # The total of the difference is that one company wherever the rest is hidden, so the cluster's total must go too.
    assert found.totals_hidden["employees"].tolist() == [True] and found.area_hidden["employees"]


tables = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 11), st.integers(0, 60), st.booleans()), min_size=1, max_size=45
)
rules = st.builds(
    Rule,
    fewest=st.integers(2, 5),
    largest=st.one_of(st.none(), st.integers(50, 90)),
    largest_two=st.one_of(st.none(), st.integers(60, 95)),
    remainder=st.one_of(st.none(), st.integers(5, 30)),
    protection=st.sampled_from([5.0, 10.0, 30.0]),
)
authorities = st.lists(st.integers(0, 2), min_size=8, max_size=8)


@given(tables, authorities, rules)
@settings(max_examples=100, deadline=None)
def test_nobody_can_work_out_a_hidden_figure(sites, authority, rule):
    """The attack: differencing against authority totals and the area's total, by outsiders and by every company."""
    given_ = metrics_of([(cell, f"C{company}", employees, foreign) for cell, company, employees, foreign in sites])
    found = protect(given_, authority, rule)
    for one in given_:
        hidden = found.hidden(one.metric)
        assert not (unsafe(one, 8, rule) & ~hidden).any()
        assert not (found.hidden("business_count") & ~hidden).any()
        seen = audit(one, authority, found)
        primary = found.reasons[one.metric][seen.cell] == PRIMARY
        assert not seen.exact.any()
        assert not (seen.too_close & primary & (seen.value > 0)).any()
        for company in np.unique(one.company):
            seen = audit(one, authority, found, int(company))
            sensitive = primary & (seen.value > 0)
            assert not (seen.exact & sensitive).any()
            assert not (seen.too_close & sensitive).any()


def ranges_by_linear_programming(true, authority, found, one):
    """What all published figures allow for each hidden cell, from the equations alone."""
    hidden = np.flatnonzero(found.hidden(one.metric))
    authority = np.asarray(authority)
    equations, sums = [], []
    for group in np.unique(authority):
        if not found.totals_hidden[one.metric][group]:
            equations.append((authority[hidden] == group).astype(float))
            sums.append(true[hidden][authority[hidden] == group].sum())
    if not found.area_hidden[one.metric]:
        equations.append(np.ones(len(hidden)))
        sums.append(true[hidden].sum())
    least = 1.0 if one.always else 0.0
    ranges = []
    for i in range(len(hidden)):
        ends = []
        for sign in (1.0, -1.0):
            goal = np.zeros(len(hidden))
            goal[i] = sign
            answer = linprog(goal, A_eq=equations or None, b_eq=sums or None, bounds=(least, None))
            ends.append(sign * answer.fun if answer.status == 0 else np.inf)
        ranges.append(ends)
    return np.array(ranges).reshape(-1, 2)


@given(tables, authorities)
@settings(max_examples=20, deadline=None)
def test_the_audit_finds_what_linear_programming_finds(sites, authority):
    given_ = metrics_of([(cell, f"C{company}", employees, foreign) for cell, company, employees, foreign in sites])
    found = protect(given_, authority)
    for one in given_[:2]:
        seen = audit(one, authority, found)
        ranges = ranges_by_linear_programming(one.sums(8), authority, found, one)
        np.testing.assert_allclose(seen.low, ranges[:, 0], atol=1e-6)
        np.testing.assert_allclose(seen.high, ranges[:, 1], atol=1e-6)


def test_the_audit_sees_a_leak():
    """Primary suppression alone is broken by subtraction: the attack must find it, or it would prove nothing."""
    from dataclasses import replace

    one = plain([[40], [10, 10, 10, 10], [50] * 9])
    found = protect([one], [0, 0, 0])
    only = np.where(found.reasons["employees"] == PRIMARY, PRIMARY, SHOWN).astype(np.int8)
    naive = replace(found, reasons={"employees": only})
    seen = audit(one, [0, 0, 0], naive)
    assert seen.exact.tolist() == [True]
    assert (seen.low[0], seen.high[0]) == (40, 40)


@given(tables, authorities, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_rows_and_unit_of_money_do_not_matter(sites, authority, random):
    rows = [(cell, f"C{company}", employees, foreign) for cell, company, employees, foreign in sites]
    first = protect(metrics_of(rows), authority)
    random.shuffle(rows)
    second = protect(
        metrics_of([(cell, company, employees * 100, foreign) for cell, company, employees, foreign in rows]), authority
    )
    for metric, reason in first.reasons.items():
        assert (reason == second.reasons[metric]).all()
        assert (first.totals_hidden[metric] == second.totals_hidden[metric]).all()


def test_rounding_by_hand_and_by_chance():
    values = np.array([0, 1, 2, 2.5, 4, 7, 8, np.nan])
    assert rounded(values, range(8), "m", Rule(round_to=5))[:7].tolist() == [0, 0, 0, 5, 5, 5, 10]
    rule = Rule(round_to=5, rounding=RANDOM, seed=1)
    many = rounded(np.full(4000, 7.0), range(4000), "m", rule)
    assert set(many) == {5.0, 10.0}
    assert many.mean() == pytest.approx(7, abs=0.15)
    assert (many == rounded(np.full(4000, 7.0), range(4000), "m", rule)).all()  # asked again, the same answer
    assert (rounded(np.arange(0.0, 50, 5), range(10), "m", rule) == np.arange(0, 50, 5)).all()


@pytest.mark.parametrize(
    "wrong", [{"fewest": 1}, {"largest": 0}, {"remainder": 101}, {"round_to": 7}, {"rounding": "up"}, {"protection": 0}]
)
def test_rules_without_sense_are_refused(wrong):
    with pytest.raises(UserError):
        Rule(**wrong)


def test_nothing_to_protect():
    with pytest.raises(UserError):
        protect([], [0])
    nothing = protect([contributions("employees", [], [], [], False)], [0, 0, 1])
    assert not nothing.hidden("employees").any()
    assert protect([contributions("employees", [], [], [], False)], []).hidden("employees").tolist() == []


def test_the_sample_is_protected_within_seconds():
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

    workspace = Workspace(sample_companies())
    shown = workspace.hexmap(MapRequest(size=5000.0))
    companies = shown.companies
    position = pd.Series(
        np.arange(len(shown.hexes)), index=pd.MultiIndex.from_frame(shown.hexes[["cell_id", "authority_code"]])
    )
    piece = position.loc[pd.MultiIndex.from_frame(companies[["cell_id", "authority_code"]])].to_numpy()
    ids = workspace.table.companies["company_id"].to_numpy(dtype=object)
    given_ = [
        contributions(
            one.metric,
            piece,
            ids,
            np.where(one.known, one.values, np.nan),
            not one.is_sum,
            one.metric == "business_count",
        )
        for one in workspace.measures()
    ]
    authority = pd.factorize(shown.hexes["authority_code"], sort=True)[0]
    found = protect(given_, authority)
    for one in given_:
        seen = audit(one, authority, found)
        assert not seen.exact.any()
        assert not (seen.too_close & (found.reasons[one.metric][seen.cell] == PRIMARY) & (seen.value > 0)).any()
        empty = shown.hexes["business_count"] == 0
        assert not found.hidden(one.metric)[empty].any()
        assert found.hidden(one.metric).sum() < (~empty).sum()
