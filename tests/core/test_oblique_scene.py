"""Things stand where they should: markers on tops, peaks apart, bounds round everything."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.grid.hexgrid import make_grid
from midlands_clusters_plugin.core.oblique.oblique_scene import (
    SHADES,
    Columns,
    bounds_of,
    faces_of,
    in_rows,
    peaks,
    standing,
    tips_of,
    turns,
    view_of,
    whole,
)
from midlands_clusters_plugin.core.oblique.projection import TOP, View

GRID = make_grid("bng", 1000.0)


def columns(count=30, seed=1):
    random = np.random.default_rng(seed)
    keys = np.unique(GRID.locate(random.uniform(400_000, 420_000, count), random.uniform(300_000, 320_000, count)))
    values = random.integers(1, 50, len(keys)).astype(float)
    return Columns(GRID.polygons(keys), values, values * 100)


AREA = np.array([shapely.box(398_000, 298_000, 422_000, 322_000)])


def test_the_bounds_hold_every_face_and_the_base_plane():
    some, view = columns(), view_of(AREA)
    faces, shade = faces_of(some, view)
    box = whole(bounds_of(AREA, np.zeros(len(some), dtype=int), some, view))
    left, bottom, right, top = shapely.total_bounds(np.concatenate([faces.geometry, view.drape(AREA)]))
    assert box.left <= left and box.bottom <= bottom and right <= box.right
    assert top <= box.top + 400, "the top's middle is the measure; half a cell may stand above"
    assert shade.min() >= 0 and shade.max() == SHADES - 1 and (shade[faces.kind == TOP] == SHADES - 1).all()


def test_bounds_of_a_part_leave_out_columns_elsewhere():
    some, view = columns(), view_of(AREA)
    corner = np.array([shapely.box(398_000, 298_000, 399_000, 299_000)])
    (box,) = bounds_of(corner, np.full(len(some), -1), some, view)
    assert box.top == shapely.total_bounds(view.drape(corner))[3]


def test_a_point_on_a_column_stands_on_its_top_any_other_on_the_base_plane():
    some, view = columns(), view_of(AREA)
    feet = shapely.get_coordinates(shapely.centroid(some.polygons))
    assert np.allclose(standing(feet[:, 0], feet[:, 1], some, view), tips_of(some, view))
    away = standing(np.array([0.0]), np.array([0.0]), some, view)
    assert np.allclose(away, view.page(np.array([[0.0, 0.0]])))
    assert standing(np.empty(0), np.empty(0), some, view).shape == (0, 2)


def test_nothing_stands_where_there_is_no_column():
    none, view = Columns(np.empty(0, dtype=object), np.empty(0), np.empty(0)), View((0.0, 0.0))
    faces, shade = faces_of(none, view)
    assert len(faces.geometry) == len(shade) == len(tips_of(none, view)) == 0
    assert np.allclose(standing(np.array([1.0]), np.array([2.0]), none, view), [[1.0, 1.0]])


positions = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(-2, 9)), max_size=25)


@settings(max_examples=40, deadline=None)
@given(positions, st.integers(1, 6), st.floats(0, 60))
def test_peaks_are_apart_and_none_that_is_higher_is_left_out(rows, most, apart):
    xy = np.array([row[:2] for row in rows], dtype=float).reshape(-1, 2)
    values = np.array([row[2] for row in rows], dtype=float)
    found = peaks(values, xy, most, apart)
    assert len(found) <= most and (values[found] > 0).all() and (np.diff(values[found]) <= 0).all()
    for a in range(len(found)):
        assert all(np.hypot(*(xy[found[a]] - xy[found[b]])) > apart for b in range(a))
    if len(found) < most:  # every other one is near a taken one that is at least as high
        for other in set(np.flatnonzero(values > 0)) - set(found):
            assert any(np.hypot(*(xy[other] - xy[one])) <= apart and values[one] >= values[other] for one in found)


@settings(max_examples=40, deadline=None)
@given(positions, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    xy = np.array([row[:2] for row in rows], dtype=float).reshape(-1, 2)
    values = np.array([row[2] for row in rows], dtype=float)
    first = peaks(values, xy, 4, 10)
    second = peaks(values[order], xy[order], 4, 10)
    assert np.array_equal(xy[first], xy[order][second]) and np.array_equal(values[first], values[order][second])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 200), st.floats(0.3, 1.0), st.sampled_from([0.0, 30.0, 60.0, 90.0, 17.0]))
def test_rows_painted_at_once_look_as_faces_painted_one_by_one(seed, tilt, azimuth):
    random = np.random.default_rng(seed)
    keys = GRID.covering((400_000, 300_000, 408_000, 306_000))
    values = random.integers(0, 9, len(keys)).astype(float)
    view = View((404_000.0, 303_000.0), tilt, azimuth)
    some = cut_columns(keys, values, random)
    faces, light = faces_of(some, view)
    symbology = np.where(faces.kind == TOP, 99, light) + 100 * (some.values[faces.source] > 4)
    part = random.integers(0, 3, len(some))
    geometry, grouped, parts = in_rows(faces, symbology, turns(some, view), part)
    for one in range(3):  # each part is whole, so that a page can show it alone
        assert np.isclose(
            shapely.area(geometry[parts == one]).sum(), shapely.area(faces.geometry[part[faces.source] == one]).sum()
        )
    assert np.isclose(shapely.area(geometry).sum(), shapely.area(faces.geometry).sum())
    assert len(geometry) <= len(faces.geometry)
    left, bottom, right, top = shapely.total_bounds(faces.geometry)
    spots = shapely.points(random.uniform(left, right, 300), random.uniform(bottom, top, 300))
    assert np.array_equal(last_look(faces.geometry, symbology, spots), last_look(geometry, grouped, spots))


def cut_columns(keys, values, random):
    """Cells of which some are cut in two by a slanting line, as a boundary does; the halves rise apart."""
    polygons, centres = GRID.polygons(keys), GRID.centres(keys)
    cut = random.random(len(keys)) < 0.3
    halves = []
    for polygon, (x, y), slope in zip(polygons[cut], centres[cut], random.uniform(-2, 2, int(cut.sum()))):
        line = shapely.LineString([(x - 2000, y - 2000 * slope), (x + 2000, y + 2000 * slope)])
        halves += list(
            shapely.get_parts(shapely.polygonize(list(shapely.get_parts(shapely.node(polygon.boundary.union(line))))))
        )
    of_half = np.repeat(np.flatnonzero(cut), 2)
    source = np.concatenate([np.flatnonzero(~cut), of_half])
    shares = np.concatenate([values[~cut], random.integers(0, 9, len(of_half)).astype(float)])
    pieces = np.concatenate([polygons[~cut], np.array(halves, dtype=object)])
    return Columns(pieces, shares, shares * 300, source, centres[source])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 200), st.floats(0.3, 1.0), st.sampled_from([0.0, 30.0, 60.0, 90.0, 17.0, -45.0]))
def test_what_has_one_turn_hides_nothing_of_one_another(seed, tilt, azimuth):
    random = np.random.default_rng(seed)
    keys = GRID.covering((400_000, 300_000, 406_000, 305_000))
    view, values = View((404_000.0, 303_000.0), tilt, azimuth), random.integers(0, 9, len(keys)).astype(float)
    some = cut_columns(keys, values, random)
    faces, _ = faces_of(some, view)
    turn = turns(some, view)
    assert (np.diff(turn[faces.source]) >= 0).all() and set(turn) == set(range(int(turn.max()) + 1))
    outlines = np.array([shapely.union_all(faces.geometry[faces.source == one]) for one in range(len(some))])
    one, other = shapely.STRtree(outlines).query(outlines)
    same = (one < other) & (turn[one] == turn[other])
    shared = shapely.area(shapely.intersection(outlines[one[same]], outlines[other[same]]))
    assert shared.max(initial=0.0) < 1.0, "square metres that two columns of one turn both cover"


def last_look(geometry, symbology, spots):
    location, face = shapely.STRtree(geometry).query(spots, predicate="within")
    last = np.full(len(spots), -1)
    np.maximum.at(last, location, face)
    return np.where(last >= 0, symbology[last], -1)
