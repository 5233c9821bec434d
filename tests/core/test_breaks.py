"""Classes of skewed, equal, empty and missing values."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.classes.breaks import Breaks, find_breaks

VALUES = st.lists(
    st.one_of(st.just(float("nan")), st.just(0.0), st.integers(1, 10**9).map(float), st.floats(0.01, 1e12)), max_size=60
)


def test_small_counts_get_classes_of_their_own():
    values = np.repeat([0, 1, 2, 3, 4, 6, 12], [90, 50, 30, 20, 10, 8, 3])
    assert find_breaks(values).bounds == (1, 2, 3, 5, 10, 12)


@pytest.mark.parametrize(
    ("values", "bounds"),
    [([], ()), ([0.0, 0.0], ()), ([np.nan], ()), ([7.0, 7.0, 0.0], (7.0, 7.0)), ([1.0, 1.0, 1e9], (1.0, 1e9, 1e9))],
)
def test_degenerate(values, bounds):
    assert find_breaks(np.array(values)).bounds == bounds


def test_flags_keep_zero_missing_and_negative_apart():
    found = find_breaks(np.array([0.0, np.nan, -3.0, 2.5]))
    assert (found.zeros, found.missing, found.negative, found.whole) == (True, True, True, False)
    assert find_breaks(np.array([1.0, 2.0])) == Breaks((1.0, 2.0, 2.0), (1.0, 2.0), True, False, False, False)


@given(VALUES)
def test_every_positive_value_has_one_class_and_no_class_is_empty(values):
    values = np.array(values, dtype=float)
    found = find_breaks(values)
    number = found.class_of(values)
    positive = np.nan_to_num(values) > 0
    assert (number[~positive] == -1).all()
    assert set(number[positive]) == set(range(len(found)))
    assert len(found) <= 5
    assert list(found.bounds) == sorted(found.bounds)


def test_round_trip_through_json():
    found = find_breaks(np.array([0, 1, 5, 100, np.nan]))
    assert Breaks.from_dict(json.loads(json.dumps(found.as_dict()))) == found
