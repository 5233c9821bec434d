"""Methods of classing: what holds for all of them, and each against its definition."""

import json
import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.classes.breaks import Breaks, find_breaks, rounded_down, rounded_up, roundest
from midlands_clusters_plugin.core.classes.classes import METHODS, classify, default_method, own_bounds, proposed_cap
from midlands_clusters_plugin.core.classes.natural_breaks import natural_breaks

NUMBERS = st.one_of(st.just(0.0), st.just(float("nan")), st.integers(1, 10**6).map(float), st.floats(0.01, 1e12))
VALUES = st.lists(NUMBERS, max_size=60).map(lambda one: np.array(one, dtype=float))
SIGNED = st.lists(st.one_of(NUMBERS, st.floats(-1e9, -0.01)), max_size=60).map(lambda one: np.array(one, dtype=float))
COMPUTED = [method for method in METHODS if method not in ("own", "diverging")]
BOUNDS = (1.0, 5.0, 20.0, 100.0)


def grouped(found, values):
    """Values by class."""
    number = found.class_of(values)
    return [sorted(values[number == index]) for index in range(len(found))]


@given(VALUES, st.sampled_from(COMPUTED), st.integers(2, 7), st.one_of(st.none(), st.floats(0.5, 1e7)))
def test_every_positive_value_is_in_exactly_one_class_and_none_is_empty(values, method, classes, cap):
    found = classify(values, method, classes, cap=cap)
    number = found.class_of(values)
    positive = np.nan_to_num(values) > 0
    assert (number[~positive] == -1).all()
    assert method == "equal" or set(number[positive]) == set(range(len(found)))
    assert (number[positive] >= 0).all()
    assert len(found) <= (7 if method == "head_tail" else classes)
    assert list(found.bounds) == sorted(found.bounds)
    for index, members in enumerate(grouped(found, values)):
        if not members:  # equal intervals only
            continue
        assert found.bounds[index] <= members[0]
        assert members[-1] == found.tops[index]
        assert index == len(found) - 1 or members[-1] < found.bounds[index + 1]


@given(VALUES, st.sampled_from(COMPUTED), st.integers(2, 7))
def test_classes_go_up_with_the_values(values, method, classes):
    found = classify(values, method, classes)
    positive = np.sort(values[np.nan_to_num(values) > 0])
    assert (np.diff(found.class_of(positive)) >= 0).all()


@given(SIGNED, st.sampled_from([0.0, 1.0]), st.integers(2, 7))
def test_a_diverging_scheme_classes_all_but_zero_and_never_across_the_midpoint(values, midpoint, classes):
    found = classify(values, "diverging", classes, midpoint=midpoint)
    number = found.class_of(values)
    shown = np.nan_to_num(values) != 0
    assert (number[~shown] == -1).all()
    assert set(number[shown]) == set(range(len(found)))
    assert len(found.places) == len(found)
    assert list(found.places) == sorted(found.places)
    for members, place in zip(grouped(found, values), found.places):
        assert members[-1] < midpoint if place < 0.5 else members[0] >= midpoint
        assert 0 <= place <= 1


def test_a_diverging_scheme_gives_one_shade_to_one_distance():
    found = classify(np.array([-30.0, -2.0, -1.0, 1.0, 2.0, 3.0, 40.0, 250.0]), "diverging", 6)
    low = {
        value: found.places[number]
        for value, number in zip((-30, -2, 2, 40), found.class_of(np.array([-30.0, -2.0, 2.0, 40.0])))
    }
    assert low[-2] + low[2] == pytest.approx(1)
    assert low[-30] + low[40] == pytest.approx(1)


@given(
    st.lists(st.floats(0.01, 1e9), min_size=1, max_size=50).map(np.array),
    st.sampled_from(["quantile", "equal"]),
    st.integers(-3, 6),
)
def test_scaling_the_values_scales_the_classes(values, method, power):
    """By powers of two, which floating point multiplies exactly; fractions, because whole numbers get whole bounds."""
    values = np.ldexp(np.rint(values * 64) + 0.5, -6)
    one, other = classify(values, method), classify(np.ldexp(values, power + 8), method)
    halved = classify(np.ldexp(values, -3), method)
    assert list(one.class_of(values)) == list(halved.class_of(np.ldexp(values, -3)))
    if not other.whole:
        assert list(one.class_of(values)) == list(other.class_of(np.ldexp(values, power + 8)))


def loss(values, counts, starts):
    parts = np.split(np.arange(len(values)), starts[1:])
    return sum(np.sum(counts[p] * (values[p] - np.average(values[p], weights=counts[p])) ** 2) for p in parts)


@settings(max_examples=200)
@given(st.dictionaries(st.integers(0, 400), st.integers(1, 9), min_size=1, max_size=11), st.integers(1, 6))
def test_jenks_equals_trying_everything(pairs, classes):
    values = np.array(sorted(pairs), dtype=float)
    counts = np.array([pairs[int(value)] for value in values], dtype=float)
    starts = natural_breaks(values, counts, classes)
    tried = [(0, *pick) for pick in combinations(range(1, len(values)), min(classes, len(values)) - 1)]
    assert len(starts) == min(classes, len(values))
    assert loss(values, counts, starts) == pytest.approx(min(loss(values, counts, one) for one in tried), abs=1e-6)


def test_jenks_of_a_whole_region_of_distinct_values_is_quick_and_better_than_its_neighbours():
    values = np.sort(np.random.default_rng(3).lognormal(12, 2, 37_000))
    counts = np.ones(len(values))
    took = []
    for _ in range(3):
        start = time.perf_counter()
        starts = natural_breaks(values, counts, 7)
        took.append(time.perf_counter() - start)
    least = loss(values, counts, starts)
    for index in range(1, 7):
        for step in (-1, 1):
            moved = np.array(starts)
            moved[index] += step
            assert np.any(np.diff(moved) <= 0) or loss(values, counts, moved) >= least * (1 - 1e-12)
    assert min(took) < 1.0  # 0.2 s on an idle machine; it is shared


def published_head_tail(data):
    """Jiang (2013), as its author gives it: break at the mean, go on with the head while that is a minority of at most 40%."""
    mean = sum(data) / len(data)
    head = [one for one in data if one > mean]
    return [mean] + (published_head_tail(head) if len(head) > 1 and len(head) / len(data) <= 0.4 else [])


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=60).filter(lambda one: len(set(one)) > 1))
def test_head_tail_breaks_at_the_published_means(numbers):
    values = np.array(numbers, dtype=float)
    found = classify(values, "head_tail")
    means = [mean for mean in published_head_tail(numbers) if mean < max(numbers)][:6]
    assert list(found.class_of(values)) == [sum(one > mean for mean in means) for one in numbers]


def test_quantiles_share_what_ties_take_too_much():
    values = np.repeat([1.0, 2, 3, 4, 5], [60, 20, 10, 5, 5])
    assert [len(one) for one in grouped(classify(values, "quantile", 5), values)] == [60, 20, 10, 5, 5]
    assert [len(one) for one in grouped(classify(np.arange(1.0, 101.0), "quantile", 5), np.arange(1.0, 101.0))] == [
        20
    ] * 5


def test_equal_and_log_have_their_bounds():
    values = np.array([0.5, 2.2, 4.1, 7.3, 10.5])
    assert classify(values, "equal", 5).bounds == pytest.approx((0.5, 2.5, 4.5, 6.5, 8.5, 10.5))
    values = np.array([1.5, 20.0, 160.0, 2000.0, 15000.0])
    assert classify(np.array([1.0, 2.0, 9.0]), "equal", 5).bounds == (1, 3, 5, 6, 8, 9)
    assert [len(one) for one in grouped(classify(values, "log", 4), values)] == [1, 1, 1, 2]


def test_own_bounds_stay_as_given_even_where_nothing_is_in_a_class():
    assert classify(np.array([1.0, 2.0, 70.0, 0.0]), "own", bounds=BOUNDS).bounds == BOUNDS
    assert classify(np.array([0.5, 2.0, 350.0]), "own", bounds=BOUNDS).bounds == (0.5, *BOUNDS, 350.0)
    assert classify(np.array([]), "own", bounds=BOUNDS).bounds == BOUNDS
    assert classify(np.array([-5.0, 3.0]), "own", bounds=(-10, 0, 10)).class_of(
        np.array([-5.0, 3.0, 0.0])
    ).tolist() == [0, 1, -1]


@given(SIGNED, st.lists(st.integers(-50, 10**6), min_size=2, max_size=7, unique=True).map(sorted))
def test_own_bounds_hold_every_value(values, bounds):
    found = classify(values, "own", bounds=bounds)
    number = found.class_of(values)
    shown = np.nan_to_num(values) != 0 if bounds[0] < 0 else np.nan_to_num(values) > 0
    assert (number[~shown] == -1).all()
    assert (number[shown] >= 0).all()
    for value, index in zip(values[shown], number[shown]):
        assert found.bounds[index] <= value <= found.bounds[index + 1]


@pytest.mark.parametrize("text", ["", "5", "1, x", "5, 1", "1, 1", "1, inf", "nan, 2"])
def test_bad_own_bounds_are_one_sentence(text):
    with pytest.raises(UserError, match="class bounds"):
        classify(np.array([1.0]), "own", bounds=own_bounds(text))


def test_own_bounds_as_typed():
    assert own_bounds("1, 5; 20\n100") == BOUNDS
    assert own_bounds("£1,£2.5") == (1.0, 2.5)
    with pytest.raises(UserError, match="no method"):
        classify(np.array([1.0]), "pretty")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "values",
    [
        [],
        [0.0, 0.0],
        [np.nan] * 2,
        [5.0, 5.0],
        [1.0, 1.0, 1e12],
        [-4.0, 0.0, 3.0],
        [-2.0, -1.0],
        [np.inf, 1.0],
        [1e-9, 2e-9],
    ],
)
def test_degenerate_values(method, values):
    values = np.array(values)
    found = classify(values, method, bounds=BOUNDS)
    assert Breaks.from_dict(json.loads(json.dumps(found.as_dict()))) == found
    assert len(found.tops) == len(found)
    assert found.method == method
    positive = np.isfinite(values) & (values > 0)
    assert (found.class_of(values)[positive] >= 0).all()


def test_auto_is_what_it_was():
    values = np.repeat([0.0, 1, 2, 3, 4, 6, 12], [90, 50, 30, 20, 10, 8, 3])
    assert classify(values) == find_breaks(values)


def test_a_cap_counts_what_is_above_it_and_shows_it_in_the_top_class():
    values = np.array([1.0, 2.0, 3.0, 8.0, 9.0, 1e6, 2e6, 0.0])
    found = classify(values, "equal", 3, cap=10)
    assert (found.cap, found.capped, found.bounds[-1], found.tops[-1]) == (10, 2, 10, 2e6)
    assert found.class_of(np.array([1e6, 2e6, 10.0, 9.0])).tolist() == [len(found) - 1] * 4
    assert classify(values, "equal", 3, cap=1e9).capped == 0
    assert classify(values, "auto", cap=-1).cap is None


def test_a_cap_is_proposed_only_where_the_largest_is_far_above_the_rest():
    usual = np.arange(1.0, 401.0)
    assert proposed_cap(usual) is None
    assert proposed_cap(np.append(usual, 1e6)) == 400
    assert proposed_cap(np.array([1.0, 1.0, 1.0])) is None
    assert proposed_cap(np.array([])) is None
    assert proposed_cap(np.append(np.zeros(1000), [1, 2, 3, 4, 5000])) == 4


def test_defaults_by_kind():
    assert [default_method(kind) for kind in ("count", "sum", "rate")] == ["auto", "auto", "jenks"]
    assert default_method("rate", negative=True) == "diverging"
    assert default_method("sum", negative=True) == "auto"


@given(st.floats(1e-6, 1e12), st.floats(1.0000001, 1e4))
def test_the_roundest_number_lies_between(above, factor):
    upto = above * factor
    found = roundest(above, upto)
    assert above < found <= upto
    assert rounded_down(above) <= above <= rounded_up(above)
    assert roundest(10.3, 61) == 50
