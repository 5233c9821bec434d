"""Names on an oblique map: within reach, on the page, apart from each other; leader lines pass no names."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.oblique.oblique_names import millimetre, paper, put_names, take, text_size

BOX = (-20.0, 10.0, 120.0, 90.0)
REACH = 30.0
points = st.lists(st.tuples(st.floats(-15, 115), st.floats(15, 85)), min_size=1, max_size=10, unique=True)


NOTHING = np.empty((0, 2))


def empty(feet=NOTHING, tips=NOTHING):
    return paper(BOX, feet, tips, (0.6, 0.3))


def boxes(corners, sizes):
    there = np.isfinite(corners[:, 0])
    low, high = corners[there], (corners + sizes)[there]
    return there, shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])


def lines(at, names):
    """The leader lines: from what is named to the nearest point of its name."""
    return shapely.shortest_line(shapely.points(at), names)


@settings(max_examples=40, deadline=None)
@given(points, st.booleans(), st.integers(0, 60))
def test_names_are_on_the_page_within_reach_and_apart(spots, below, columns):
    at = np.array(spots)
    random = np.random.default_rng(columns)
    feet = random.uniform((-20, 10), (120, 60), (columns, 2))
    sizes = text_size(["x" * (4 + index) for index in range(len(at))], 7.5)
    corners = put_names(empty(feet, feet + (0, 20)), at, sizes, reach=REACH, below=below)
    there, names = boxes(corners, sizes)
    assert shapely.within(names, shapely.box(BOX[0], BOX[1], BOX[2] + 1, BOX[3] + 1)).all()
    assert (shapely.distance(shapely.points(at[there]), names) <= REACH + 1e-9).all()
    leaders = lines(at[there], names)
    for one in range(len(names)):
        others = np.arange(len(names)) != one
        assert not shapely.intersects(names[one], names[others]).any()
        # Names are kept on a raster of millimetres: a line may touch the rim of a name, never pass it.
        assert (shapely.length(shapely.intersection(leaders[one], shapely.buffer(names[others], -0.1))) < 1.5).all()


def test_leader_lines_do_not_cross_where_there_is_room():
    at = np.array([[40.0, 50.0], [46.0, 50.0], [52.0, 50.0], [58.0, 50.0], [49.0, 44.0]])
    sizes = text_size(["Birmingham 31,750"] * len(at), 7.5)
    corners = put_names(empty(), at, sizes, reach=REACH)
    there, names = boxes(corners, sizes)
    assert there.all()
    leaders = lines(at, names)
    first, second = np.triu_indices(len(at), 1)
    assert not shapely.crosses(leaders[first], leaders[second]).any()


@settings(max_examples=40, deadline=None)
@given(points)
def test_same_in_same_out_and_no_name_on_an_icon(spots):
    at = np.array(spots)
    sizes = text_size(["Derby 17"] * len(at), 7.5)
    icons = shapely.box(*(np.array([[30, 30], [60, 50]]).T), *(np.array([[34, 34], [64, 54]]).T))

    def placed():
        page = empty()
        take(page, np.array([[30.0, 30.0], [60.0, 50.0]]), np.array([[34.0, 34.0], [64.0, 54.0]]))
        return put_names(page, at, sizes, reach=REACH)

    corners = placed()
    assert np.array_equal(corners, placed(), equal_nan=True)
    _, names = boxes(corners, sizes)
    assert not shapely.area(shapely.intersection(shapely.union_all(icons), names)).any()  # side by side is not on


def test_a_name_goes_beside_columns_rather_than_on_them():
    feet = np.column_stack([np.repeat(np.arange(40.0, 60.0), 20), np.tile(np.arange(30.0, 50.0), 20)])
    page = empty(feet, feet + (0, 10))
    sizes = text_size(["Derby 17"], 7.5)
    corner = put_names(page, np.array([[50.0, 55.0]]), sizes, reach=REACH)[0]
    wall = shapely.box(39.4, 29.7, 59.6, 59.3)
    assert shapely.intersection(shapely.box(*corner, *(corner + sizes[0])), wall).area < 0.1 * sizes[0].prod()


def test_where_there_is_no_room_there_is_no_name():
    full = np.column_stack([np.repeat(np.arange(-20.0, 120.0), 80), np.tile(np.arange(10.0, 90.0), 140)])
    page = empty(full, full + (0, 5))
    at, sizes = np.array([[50.0, 50.0]]), text_size(["Derby"], 6.5)
    assert np.isnan(put_names(page, at, sizes, reach=7.0, most_busy=0.3)).all()
    assert np.isfinite(put_names(page, at, sizes, reach=7.0)).all(), "a peak is named even where all is full of columns"
    assert put_names(page, np.empty((0, 2)), np.empty((0, 2)), reach=7.0).shape == (0, 2)


def test_sizes_of_paper_and_text():
    assert millimetre(180_000, 10_000) == pytest.approx(1000)
    assert millimetre(10_000, 92_000) == pytest.approx(1000)
    (narrow, wide) = text_size(["Derby", "Birmingham 31,750"], 7.5)
    assert narrow[0] < wide[0] < 35 and narrow[1] == wide[1] > 2.6
