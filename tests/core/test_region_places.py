"""Places that have room on a map of a region."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.places.region_places import places_with_room

NOTHING = np.empty((0, 3))


@given(st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 1e5), st.integers(0, 4)), max_size=40))
def test_none_stands_on_another_or_on_what_is_taken_and_one_without_room_has_a_reason(rows):
    x, y, order = (np.array([row[index] for row in rows], dtype=float) for index in range(3))
    taken = np.array([[50_000.0, 50_000.0, 9_000.0]])
    chosen = places_with_room(x, y, order, 5_000, taken)
    at = np.column_stack([x, y])
    inside = np.hypot(x - 50_000, y - 50_000) <= 9_000
    assert not (chosen & inside).any()
    for one in np.flatnonzero(chosen):
        others = chosen & (np.arange(len(x)) != one)
        assert (np.hypot(*(at[others] - at[one]).T) > 5_000).all()
    for one in np.flatnonzero(~chosen & ~inside):
        near = chosen & (np.hypot(*(at - at[one]).T) <= 5_000) & (order <= order[one])
        assert near.any(), "left out, though nobody of its rank or above stands there"


def test_the_cluster_s_own_goes_first():
    chosen = places_with_room(np.array([0.0, 100.0]), np.zeros(2), np.array([3, 0]), 1_000, NOTHING)
    assert chosen.tolist() == [False, True]


def test_two_hundred_in_one_town_are_one():
    assert places_with_room(np.full(200, 7.0), np.full(200, 7.0), np.zeros(200), 1_000, NOTHING).sum() == 1
