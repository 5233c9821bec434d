"""Law 2, one grid: ids depend on the size alone, cells tile the plane, every point has exactly one cell."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid, H3Grid, h3_available, make_grid

SIZES = st.sampled_from([250.0, 500.0, 1000.0, 1234.5, 2500.0, 10_000.0])
METRES = st.integers(0, 700_000)
needs_h3 = pytest.mark.skipif(not h3_available(), reason="the optional package h3 is not installed")


@given(SIZES, st.lists(st.tuples(METRES, METRES), min_size=1, max_size=40))
def test_a_point_lies_in_the_cell_it_is_given(size, points):
    grid = BngGrid(size)
    x, y = np.array(points, dtype=float).T
    polygons = grid.polygons(grid.locate(x, y))
    assert (shapely.distance(polygons, shapely.points(x, y)) < 1e-6).all()


@given(SIZES, st.integers(-50, 800), st.integers(-50, 1300))
def test_a_point_on_a_horizontal_edge_belongs_to_the_upper_cell(size, column, row):
    grid = BngGrid(size)
    x = column * size * math.sqrt(3) / 2
    edge = row * size + (column & 1) * size / 2 + size / 2
    on, above, below = grid.locate(np.array([x] * 3), np.array([edge, edge + 0.01, edge - 0.01]))
    assert on == above != below


@given(SIZES, st.integers(-20, 700), st.integers(-20, 1300))
def test_neighbours_share_an_edge_to_the_last_bit(size, column, row):
    grid = BngGrid(size)
    key = grid.keys_of(np.array([f"bng{size:g}_{column}_{row}"]))
    own = shapely.get_coordinates(grid.polygons(key))
    for neighbour in grid.neighbours(key)[0]:
        theirs = shapely.get_coordinates(grid.polygons(np.array([neighbour])))
        shared = {tuple(c) for c in own.tolist()} & {tuple(c) for c in theirs.tolist()}
        assert len(shared) == 2
        assert key[0] in grid.neighbours(np.array([neighbour]))[0]


@given(SIZES, METRES, METRES, st.integers(1, 30), st.integers(1, 30))
def test_cells_cover_any_rectangle_without_gap_or_overlap(size, x, y, wide, high):
    grid = BngGrid(size)
    bounds = (x, y, x + wide * size / 3, y + high * size / 3)
    window = shapely.box(*bounds)
    parts = shapely.intersection(grid.polygons(grid.covering(bounds)), window)
    assert shapely.area(parts).sum() == pytest.approx(window.area, rel=1e-9)


@given(SIZES, METRES, METRES, st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_ids_do_not_depend_on_the_extent(size, x, y, dx, dy):
    grid = BngGrid(size)
    one = grid.covering((x, y, x + 9000, y + 9000))
    other = grid.covering((x + dx, y + dy, x + dx + 9000, y + dy + 9000))
    both = np.intersect1d(one, other)
    assert shapely.equals_exact(grid.polygons(both), make_grid("bng", size).polygons(both), 0).all()
    assert len(set(grid.ids(one))) == len(one)
    assert (grid.keys_of(grid.ids(one)) == one).all()


def test_one_kilometre_means_across_flats():
    grid = BngGrid(1000)
    cell = grid.polygons(np.array([grid.locate(np.array([450_000.0]), np.array([330_000.0]))[0]]))[0]
    xmin, ymin, xmax, ymax = cell.bounds
    assert ymax - ymin == pytest.approx(1000)
    assert xmax - xmin == pytest.approx(2000 / math.sqrt(3))
    assert cell.area == pytest.approx(866_025.4, abs=0.1)
    assert "0.866 km²" in grid.describe()


@pytest.mark.parametrize("size", [0, -1, 249, 10_001, float("nan"), "1000", None])
def test_an_impossible_size_is_refused_in_a_sentence(size):
    with pytest.raises(UserError, match="cell size between 250 m and 10,000 m"):
        make_grid("bng", size)


def test_cells_of_another_size_are_refused():
    with pytest.raises(UserError, match="another grid or size"):
        BngGrid(1000).keys_of(np.array(["bng500_1_2"]))


@needs_h3
@pytest.mark.parametrize("resolution", [7, 8, 9])
def test_h3_cells_tile_a_rectangle_and_agree_with_h3(resolution):
    import h3

    grid = H3Grid(resolution)
    bounds = (430_000, 310_000, 440_000, 318_000)
    keys = grid.covering(bounds)
    parts = shapely.intersection(grid.polygons(keys), shapely.box(*bounds))
    assert shapely.area(parts).sum() == pytest.approx(80e6, rel=1e-9)
    generator = np.random.default_rng(1)
    x, y = generator.uniform(430_000, 440_000, 300), generator.uniform(310_000, 318_000, 300)
    lon, lat = grid._to_degrees.transform(x, y)
    expected = [h3.latlng_to_cell(a, o, resolution) for a, o in zip(lat, lon)]
    assert list(grid.ids(grid.locate(x, y))) == expected
    area = shapely.area(grid.polygons(grid.locate(x, y))) / 1e6
    assert area.mean() == pytest.approx(grid._AREA[resolution], rel=0.02)


@needs_h3
def test_h3_neighbours_share_corners():
    grid = H3Grid(8)
    key = grid.locate(np.array([450_000.0]), np.array([330_000.0]))
    own = {tuple(c) for c in shapely.get_coordinates(grid.polygons(key)).tolist()}
    for neighbour in grid.neighbours(key)[0]:
        theirs = {tuple(c) for c in shapely.get_coordinates(grid.polygons(np.array([neighbour]))).tolist()}
        assert len(own & theirs) == 2
