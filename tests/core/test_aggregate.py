"""Laws 1 and 3: sums are exact in any order, a point belongs to one authority, a homeless company goes to its authority's nearest piece."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.counting.aggregate import (
    OUTSIDE,
    authority_by_position,
    authority_index,
    exact_sums,
    place,
)
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid

from .shapes import coverage
from .test_clip import clip_all

GRID = BngGrid(1000)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-(2**45), 2**45)), max_size=200), st.randoms())
def test_sums_are_exact_and_independent_of_the_order(rows, random):
    def by_python(pairs):
        sums = [0] * 5
        for index, value in pairs:
            sums[index] += value
        return sums

    def ours(pairs):
        index, values = np.array([p[0] for p in pairs], dtype=int), np.array([p[1] for p in pairs], dtype=np.int64)
        return exact_sums(index, values, 5).tolist()

    shuffled = list(rows)
    random.shuffle(shuffled)
    assert ours(rows) == by_python(rows) == ours(shuffled)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(0, 1000))
def test_points_get_the_authority_that_plain_point_in_polygon_gives(seed, count, points_seed):
    polygons = coverage(seed, count)
    pieces = clip_all(GRID, polygons)
    generator = np.random.default_rng(points_seed)
    x = generator.integers(449_000, 463_000, 400).astype(float)
    y = generator.integers(329_000, 343_000, 400).astype(float)
    got = authority_by_position(pieces, polygons, GRID.locate(x, y), x, y)
    inside = np.array([shapely.intersects_xy(polygon, x, y) for polygon in polygons])
    expected = np.where(inside.any(axis=0), inside.argmax(axis=0), OUTSIDE)
    assert (got == expected).all()


def test_points_on_cell_edges_and_shared_boundaries_count_once():
    polygons = np.array(
        [shapely.box(450_000, 330_000, 455_000, 340_000), shapely.box(455_000, 330_000, 460_000, 340_000)], dtype=object
    )
    pieces = clip_all(GRID, polygons)
    centres = GRID.centres(pieces.cells)
    edge = centres + [0, 500]  # the middle of each upper edge
    corners = np.unique(shapely.get_coordinates(GRID.polygons(pieces.cells)), axis=0)
    boundary = np.column_stack([np.full(50, 455_000.0), np.linspace(330_000, 340_000, 50)])
    points = np.concatenate([edge, corners, boundary])
    inside = shapely.intersects_xy(shapely.box(450_000, 330_000, 460_000, 340_000), points[:, 0], points[:, 1])
    authority = authority_by_position(pieces, polygons, GRID.locate(*points.T), *points.T)
    placement = place(pieces, pieces.rank(GRID.locate(*points.T)), authority, *points.T)
    assert ((placement.piece != OUTSIDE) == inside).all()
    assert (authority[-50:] == 0).all(), "a point on a shared boundary goes to the first code"


def test_overlapping_authorities_do_not_count_a_company_twice():
    polygons = np.array(
        [shapely.box(450_000, 330_000, 456_000, 340_000), shapely.box(454_000, 330_000, 460_000, 340_000)], dtype=object
    )
    pieces = clip_all(GRID, polygons)
    x, y = np.full(9, 455_000.0), np.linspace(330_500, 339_500, 9)
    authority = authority_by_position(pieces, polygons, GRID.locate(x, y), x, y)
    assert authority.tolist() == [0] * 9
    assert len(np.unique(place(pieces, pieces.rank(GRID.locate(x, y)), authority, x, y).piece)) == 9


def test_a_company_whose_authority_has_no_piece_in_its_cell_counts_in_the_nearest_one():
    polygons = np.array(
        [shapely.box(450_000, 330_000, 455_000, 340_000), shapely.box(455_000, 330_000, 460_000, 340_000)], dtype=object
    )
    pieces = clip_all(GRID, polygons)
    x, y = np.array([458_000.0, 451_000.0]), np.array([335_000.0, 335_000.0])
    placement = place(
        pieces, pieces.rank(GRID.locate(x, y)), np.array([0, 0]), x, y
    )  # the directory says authority 0 for a point deep in authority 1
    assert placement.moved.tolist() == [True, False]
    assert pieces.authority[placement.piece].tolist() == [0, 0]
    distance = shapely.distance(pieces.geometry[pieces.authority == 0], shapely.Point(458_000, 335_000)).min()
    assert shapely.distance(pieces.geometry[placement.piece[0]], shapely.Point(458_000, 335_000)) == pytest.approx(
        distance
    )


def test_codes_not_in_the_area_are_outside():
    assert authority_index(
        np.array(["E1", "E2"], dtype=object), np.array(["E2", None, "E3", "E1"], dtype=object)
    ).tolist() == [1, -1, -1, 0]
    assert authority_index(np.array([], dtype=object), np.array(["E2"], dtype=object)).tolist() == [-1]
