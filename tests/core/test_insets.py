"""Windows where most lies: the same each time, none on another, none for a giant alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.places.insets import SCALES, Towns, Window, _centred, windows

BOX = (76.0, 46.0)
NOWHERE = Towns(np.empty(0), np.empty(0), np.empty(0, dtype=object), np.empty(0))


def heap(at, count, value=1.0, spread=3_000, seed=1):
    """Cells round a place."""
    random = np.random.default_rng(seed)
    points = np.array(at) + random.uniform(-spread, spread, (count, 2))
    return np.column_stack([points, np.full(count, value)])


def chosen(cells, spike=None, towns=NOWHERE, most=3):
    spike = np.zeros(len(cells), dtype=bool) if spike is None else spike
    return windows(cells[:, 0], cells[:, 1], cells[:, 2], spike, BOX, towns, most)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 2e5), st.floats(0, 2e5), st.floats(0, 1e6)), max_size=60), st.randoms())
def test_they_never_overlap_and_do_not_depend_on_the_order_of_the_rows(rows, random):
    cells = np.array(rows, dtype=float).reshape(-1, 3)
    made = chosen(cells)
    assert len(made) <= 3
    for one in made:
        assert one.scale in SCALES
        assert one.width == pytest.approx(BOX[0] * one.scale / 1000)
        for other in made:
            if one is not other:
                left, right = one.bounds, other.bounds
                assert left[0] >= right[2] or right[0] >= left[2] or left[1] >= right[3] or right[1] >= left[3]
    random.shuffle(rows)
    again = chosen(np.array(rows, dtype=float).reshape(-1, 3))
    assert [one.bounds for one in again] == [pytest.approx(one.bounds, abs=1e-3) for one in made]


def test_the_fullest_places_are_chosen():
    cells = np.concatenate(
        [heap((0, 0), 40), heap((100e3, 0), 20, seed=2), heap((0, 100e3), 10, seed=3), heap((150e3, 150e3), 5, seed=4)]
    )
    made = chosen(cells)
    assert [one.total for one in made] == [
        pytest.approx(40, rel=0.15),
        pytest.approx(20, rel=0.15),
        pytest.approx(10, rel=0.15),
    ]
    assert [(round(one.x / 1e5), round(one.y / 1e5)) for one in made] == [(0, 0), (1, 0), (0, 1)]


def test_a_spike_or_a_giant_is_no_reason_for_a_window():
    cells = np.concatenate([heap((0, 0), 30), [[100e3, 0, 5_000.0]], heap((100e3, 0), 2, seed=2)])
    assert len(chosen(cells)) == 1
    spikes = np.concatenate([heap((0, 0), 30), heap((100e3, 0), 12, 50.0, seed=2)])
    assert len(chosen(spikes, spike=spikes[:, 0] > 50e3)) == 1
    assert len(chosen(spikes)) == 2, "they would be one if they were no spikes"


def test_a_few_low_ones_at_one_side_do_not_hold_a_window_off_its_town():
    x, y, values = np.concatenate([heap((0, 0), 60, 3.0, spread=2_000), heap((6.5e3, 0), 3, seed=3, spread=100)]).T
    begun = Window(1_500.0, 0.0, 11_400.0, 6_900.0, 150_000, 0.0)
    assert abs(_centred(begun, x, y, values, NOWHERE).x) < 300
    names = np.array(["Derby", "Borrowash"], dtype=object)
    town = Towns(np.array([6.4e3, 0.0]), np.zeros(2), names, np.array([9, 1]))
    assert _centred(begun, x, y, values, town) == begun, "it would be called after a village"


def test_no_two_on_one_town():
    """A town so wide that two windows lie in it side by side is shown once, and the next window is elsewhere."""
    cells = np.concatenate(
        [heap((0, 0), 60, spread=1_000), heap((21e3, 0), 50, seed=2, spread=1_000), heap((100e3, 0), 10, seed=3)]
    )
    town = Towns(np.array([0.0, 21e3]), np.zeros(2), np.array(["Bigham", "Bigham"], dtype=object), np.array([9, 9]))
    made = chosen(cells, towns=town)
    assert [round(one.x / 1e5) for one in made] == [0, 1]


@pytest.mark.parametrize(
    "cells", [np.empty((0, 3)), heap((0, 0), 1), np.array([[0, 0, np.nan]] * 9), np.array([[0, 0, 0.0]] * 9)]
)
def test_too_little_for_a_window(cells):
    assert chosen(cells) == []


def test_compact_places_are_shown_at_a_larger_scale_than_wide_ones():
    compact, wide = chosen(heap((0, 0), 40, spread=2_000))[0], chosen(heap((0, 0), 40, spread=9_000))[0]
    assert compact.scale < wide.scale
