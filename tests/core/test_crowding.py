"""Icons that would lie on one another are moved beside each other."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.places.crowding import SCALES, crowding, icon_mm, spots, spread
from midlands_clusters_plugin.core.places.innovation_places import site_layer

points = st.lists(st.tuples(st.floats(0, 4), st.floats(0, 4)), min_size=1, max_size=12).map(np.array)


def nearest(at):
    distance = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    return distance.min()


@given(points)
@settings(max_examples=60, deadline=None)
def test_no_disc_lies_on_another(at):
    assert nearest(at + spread(at)) > 0.97


@given(points)
@settings(max_examples=20, deadline=None)
def test_the_same_points_move_the_same(at):
    assert (spread(at) == spread(at.copy())).all()


@given(points, st.floats(-1e6, 1e6))
@settings(max_examples=20, deadline=None)
def test_what_has_room_stays(at, shift):
    lone = np.array([[shift + 1e4, shift]])
    assert (spread(np.concatenate([at, lone]))[-1] == 0).all()


def test_many_at_one_location_stand_round_it():
    moves = spread(np.zeros((4, 2)))
    assert nearest(moves) > 1.0
    assert np.hypot(*moves.T).max() < 1.6
    assert np.abs(moves.mean(axis=0)).max() < 0.2


def test_fixed_icons_are_not_covered():
    fixed = np.array([[0.0, 0.0], [1.2, 0.0]])
    moves = spread(np.zeros((1, 2)), fixed)
    assert nearest(np.concatenate([moves, fixed])) > 1.0


def test_the_built_in_icons_are_apart_at_every_scale():
    made = site_layer()
    at = made[["easting", "northing"]].to_numpy()
    for number, scale in enumerate(SCALES):
        moves = np.array([[float(one) for one in text.split(";")[number].split(",")] for text in made["offsets"]]) * [
            1,
            -1,
        ]
        assert nearest(at / (icon_mm(scale) * scale / 1000) + moves) > 1.0
        assert np.hypot(*moves.T).max() < 2.0, "an icon strays from its place"


def test_names_are_free_where_nothing_is_near():
    made = crowding(np.array([0.0, 100.0, 50_000.0]), np.zeros(3))
    assert made["free_to"][0] == made["free_to"][1] == 0
    assert made["free_to"][2] == SCALES[-1]


def test_spots():
    assert len(set(spots(np.array([0.0, 140.0, 400.0]), np.zeros(3)).tolist())) == 2
    assert len(spots(np.empty(0), np.empty(0))) == 0


def test_too_many_stay_where_they_are():
    made = crowding(np.arange(700.0), np.zeros(700))
    assert set(made["offsets"]) == {""}
