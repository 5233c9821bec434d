"""Discs of spikes stand clear of each other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.spikes.spike_marks import DISC, marks

EXTENT = (0.0, 0.0, 200_000.0, 150_000.0)  # a kilometre is a millimetre


def discs(x, y, bearing, reach):
    angle = np.radians(bearing)
    return np.column_stack([np.asarray(x) / 1000 + np.sin(angle) * reach, np.asarray(y) / 1000 + np.cos(angle) * reach])


def test_one_alone_has_its_disc_to_the_upper_right():
    bearing, reach = marks(np.array([5e4]), np.array([5e4]), EXTENT)
    assert bearing.tolist() == [45]
    assert reach.tolist() == [5.2]


def test_none():
    assert [len(one) for one in marks(np.zeros(0), np.zeros(0), EXTENT)] == [0, 0]


@given(st.lists(st.tuples(st.integers(0, 12_000), st.integers(0, 12_000)), min_size=2, max_size=9))
def test_nine_within_twelve_millimetres_do_not_cover_each_other(pairs):
    x, y = np.array(pairs, dtype=float).T
    at = discs(x, y, *marks(x, y, EXTENT))
    apart = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))[np.triu_indices(len(at), 1)]
    assert apart.min() > DISC * 0.8


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=4))
def test_discs_of_near_cells_stay_apart_on_maps_of_a_larger_scale(cells):
    """Clear on the region's page, two discs of Birmingham's centre lay on one another on the city's."""
    column, row = np.array(sorted(cells), dtype=float).T
    x, y, radius = 50_000 + column * 866, 50_000 + (row + column % 2 / 2) * 1000, 577.35
    bearing, reach = marks(x, y, EXTENT, radius=radius)
    for times in (2, 4, 8):
        wide = np.maximum(reach, radius / 1000 * times + DISC / 2 + 0.4)
        at = discs(x * times, y * times, bearing, wide)
        apart = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))[np.triu_indices(len(at), 1)]
        assert apart.min() > DISC * 0.8, times


def test_a_map_of_one_point_is_no_error():
    bearing, _ = marks(np.array([1.0, 1.0]), np.array([2.0, 2.0]), (1.0, 2.0, 1.0, 2.0))
    assert bearing[0] != bearing[1]


def test_a_disc_keeps_clear_of_the_highest_cells_where_it_can():
    x, y = np.array([5e4]), np.array([5e4])
    free, there = discs(x, y, *marks(x, y, EXTENT))[0] * 1000, np.array([[5e4, 5e4]])
    moved = discs(x, y, *marks(x, y, EXTENT, np.vstack([free, there])))[0] * 1000
    assert np.hypot(*(moved - free)) > 1000 * DISC / 2
    everywhere = np.array([[a, b] for a in range(30_000, 70_000, 1_000) for b in range(30_000, 70_000, 1_000)])
    bearing, reach = marks(x, y, EXTENT, everywhere)
    assert (bearing.tolist(), reach.tolist()) == ([45], [5.2]), "none is free: as if there were no high cells"
