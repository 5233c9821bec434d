"""Hexagons summed by place, and where names stand that must be read."""

import numpy as np
import pytest

from midlands_clusters_plugin.core.places.label_spots import label_spots
from midlands_clusters_plugin.core.places.place_sums import place_sums, reach_km


def heaps(seed=1):
    random = np.random.default_rng(seed)
    at = np.concatenate([random.normal(0, 3_000, (60, 2)), random.normal(0, 3_000, (40, 2)) + (40_000, 0)])
    return at[:, 0].round(), at[:, 1].round(), random.integers(1, 9, 100).astype(float)


def test_each_hexagon_is_in_one_place_and_nothing_is_lost():
    x, y, values = heaps()
    place, seats = place_sums(x, y, values, 5_000.0)
    assert sorted(set(place)) == list(range(len(seats)))
    sums = np.bincount(place, values)
    assert sums.sum() == values.sum()
    assert (place[seats] == np.arange(len(seats))).all(), "a mark stands on a hexagon of its own place"
    for number, seat in enumerate(seats):
        mine = place == number
        assert np.hypot(x[mine] - x[seat], y[mine] - y[seat]).max() < 10_000
    within = [values[np.hypot(x - a, y - b) <= 4_970].sum() for a, b in zip(x, y)]
    assert sums.max() >= max(within), "the first place is where most lies"


def test_the_places_do_not_depend_on_the_order_of_the_rows():
    x, y, values = heaps()
    turned = np.random.default_rng(2).permutation(len(x))
    found = []
    for order in (np.arange(len(x)), turned):
        place, seats = place_sums(x[order], y[order], values[order], 5_000.0)
        sums = np.bincount(place, values[order])
        found.append(sorted(zip(x[order][seats], y[order][seats], sums)))
    assert found[0] == found[1]


def test_a_hexagon_just_as_far_as_a_mark_reaches_is_in_it_whatever_its_direction():
    way = np.radians(30.0 * np.arange(12))
    x, y = np.append(0.0, 5_000 * np.cos(way)), np.append(0.0, 5_000 * np.sin(way))
    place, _ = place_sums(x + 448_000.0, y + 331_000.0, np.append(50.0, np.ones(12)), 5_000.0)
    assert place.tolist() == [0] * 13


def test_a_place_of_which_nothing_is_known_is_one_too():
    place, seats = place_sums(np.array([0.0, 500, 50_000]), np.zeros(3), np.array([np.nan, 2, np.nan]), 5_000.0)
    assert place.tolist() == [0, 0, 1]
    assert seats.tolist() == [1, 2]


@pytest.mark.parametrize(("scale", "km"), [(700_000, 5), (1_600_000, 5), (5_000_000, 13)])
def test_maps_of_a_country_sum_more(scale, km):
    assert reach_km(scale) == km


def test_names_stand_beyond_frames_marks_and_one_another():
    points, sizes = np.array([[30.0, 30.0], [32.0, 29.0]]), np.array([[25.0, 3.0], [25.0, 3.0]])
    frame, disc = (22.0, 25.0, 40.0, 35.0), np.array([[50.0, 30.0, 4.0]])
    found = label_spots(points, np.array([2.0, 2.0]), sizes, (0, 0, 90, 60), [frame], disc)
    boxes = [frame, *((x, y, x + 25, y + 3) for x, y in found)]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    for left, bottom, right, top in boxes[1:]:
        assert np.hypot(50 - np.clip(50, left, right), 30 - np.clip(30, bottom, top)) >= 4
    assert label_spots(points, np.array([2.0, 2.0]), sizes, (0, 0, 20, 60)) == [None, None], "no room"


def test_the_name_of_an_area_lies_on_its_middle_or_as_near_as_marks_allow():
    points, size = np.array([[50.0, 30.0]]), np.array([[12.0, 4.0]])
    (spot,) = label_spots(points, np.zeros(1), size, (0, 0, 100, 60), centred=True)
    assert spot == (44.0, 28.0)
    disc = np.array([[50.0, 30.0, 3.0]])
    (beside,) = label_spots(points, np.zeros(1), size, (0, 0, 100, 60), [], disc, 9.0, centred=True)
    assert np.hypot(beside[0] + 6 - 50, beside[1] + 2 - 30) <= 9
    assert not (beside[0] < 50 < beside[0] + 12 and beside[1] - 3 < 30 < beside[1] + 7)
    assert label_spots(points, np.zeros(1), size, (0, 0, 100, 60), [], disc, 3.0, centred=True) == [None]


def test_a_name_is_nearer_to_its_own_point_than_to_what_it_could_be_taken_for():
    points, size = np.array([[50.0, 30.0]]), np.array([[12.0, 4.0]])
    rival = np.array([[50.0, 30.0], [64.5, 30.0]])
    (free,) = label_spots(points, np.ones(1), size, (0, 0, 100, 60))
    (spot,) = label_spots(points, np.ones(1), size, (0, 0, 100, 60), rivals=rival)
    off = np.hypot(*(rival - np.clip(rival, spot, (spot[0] + 12, spot[1] + 4))).T)
    assert off[0] <= off[1]
    assert spot != free
