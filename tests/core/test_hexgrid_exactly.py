"""The hexagon grids to the letter: what mutation testing found that the laws alone do not hold fast."""

import math
import sys
from functools import partial

import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid, H3Grid, h3_available, make_grid

needs_h3 = pytest.mark.skipif(not h3_available(), reason="the optional package h3 is not installed")
X, Y = np.array([450_000.0, 451_234.0, 449_000.0]), np.array([330_000.0, 329_876.0, 331_000.0])


def sentence(work):
    with pytest.raises(UserError) as caught:
        work()
    return caught.value.message, caught.value.detail


def test_the_usual_grids():
    assert (BngGrid().size, make_grid().kind, make_grid().size) == (1000.0, "bng", 1000.0)
    assert BngGrid().circumradius == pytest.approx(577.350269)


def test_refusals_say_what_was_asked_for():
    assert sentence(lambda: BngGrid(20)) == ("Choose a cell size between 250 m and 10,000 m.", "size: 20")
    assert sentence(lambda: make_grid("squares")) == ('Choose the grid "bng" or "h3".', "grid: squares")
    other = ("The layer holds cells of another grid or size than the one asked for.", "")
    for text in ("bng1000_1", "bng1000_1_2_3", "bng500_1_2", "1_2"):
        assert sentence(partial(BngGrid(1000).keys_of, np.array([text]))) == other


def test_positions_of_any_number_type_are_located():
    grid = BngGrid(1000)
    keys = grid.locate(X, Y)
    assert keys.dtype == np.int64
    for kind in (np.int32, np.int64, object):
        assert (grid.locate(X.astype(kind), Y.astype(kind)) == keys).all()
    assert (grid.locate(X.tolist(), Y.tolist()) == keys).all()
    assert grid.centres(keys.astype(object)).dtype == np.float64


def test_a_point_half_way_between_columns_goes_to_the_right():
    grid = BngGrid(1000)
    key = grid.locate(np.array([1000 * math.sqrt(3) / 2 / 2]), np.array([250.0]))
    assert grid.ids(key).tolist() == ["bng1000_1_0"]
    assert grid.ids(key).dtype == object


def test_polygons_run_counter_clockwise_from_the_corner_in_the_east():
    grid = BngGrid(1000)
    cell = grid.polygons(grid.locate(X, Y))[0]
    ring = shapely.get_coordinates(cell)
    assert shapely.is_ccw(shapely.get_exterior_ring(cell))
    assert ring[0, 0] == ring[:, 0].max()
    assert len(ring) == 7


def test_a_covering_is_one_cell_wider_than_needed_and_no_more():
    grid = BngGrid(1000)
    bounds = (451_000.0, 331_200.0, 456_000.0, 334_900.0)
    column, row = grid.lattice(grid.covering(bounds))
    step = 1000 * math.sqrt(3) / 2
    assert (column.min(), column.max()) == (math.floor(451_000 / step) - 1, math.ceil(456_000 / step) + 1)
    assert (row.min(), row.max()) == (329, 336)
    assert len(column) == len(set(zip(column.tolist(), row.tolist()))) == (np.ptp(column) + 1) * (np.ptp(row) + 1)


def test_no_cell_at_all():
    grid = BngGrid(1000)
    none = np.empty(0, dtype=np.int64)
    assert grid.keys_of(np.empty(0, dtype=object)).shape == (0,)
    assert grid.neighbours(none).shape == (0, 6)
    assert grid.centres(none).shape == (0, 2)


def test_without_h3_its_grid_is_refused_and_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "h3", None)
    assert h3_available() is False
    stated, detail = sentence(lambda: make_grid("h3", 8))
    assert (stated, detail) == (
        "The H3 grid needs the Python package h3, which this QGIS does not have: choose the British National Grid hexagons.",
        "",
    )


@needs_h3
def test_h3_by_default_and_by_resolution():
    assert H3Grid().resolution == 8
    assert (make_grid("h3", 9).resolution, make_grid("h3", 9).kind) == (9, "h3")
    assert sentence(lambda: H3Grid(6)) == ("Choose an H3 resolution of 7, 8 or 9.", "resolution: 6")
    grid = H3Grid(8)
    assert grid.circumradius == pytest.approx(1.2 * 531.414, rel=1e-4)
    names = ("OSGB36", "WGS 84 (with")  # not the ensemble in three dimensions
    assert all(
        crs.name.startswith(name)
        for crs, name in zip((grid._to_degrees.source_crs, grid._to_degrees.target_crs), names)
    )
    assert all(
        crs.name.startswith(name) for crs, name in zip((grid._to_metres.target_crs, grid._to_metres.source_crs), names)
    )


@needs_h3
def test_h3_arrays_have_their_shapes_and_types():
    grid = H3Grid(8)
    keys = grid.locate(X.astype(object), Y.astype(object))
    assert keys.dtype == np.int64
    assert (keys == grid.locate(X, Y)).all()
    assert grid.ids(keys).dtype == object
    centres = grid.centres(keys)
    assert np.hypot(*(centres - np.column_stack([X, Y])).T).max() < grid.circumradius
    assert (grid.locate(*centres.T) == keys).all()
    assert grid.neighbours(keys).shape == (3, 6)
    none = np.empty(0, dtype=np.int64)
    assert grid.centres(none).shape == (0, 2)
    assert grid.neighbours(none).shape == (0, 6)


@needs_h3
def test_an_h3_covering_holds_every_cell_that_touches_and_few_more():
    grid = H3Grid(8)
    bounds = (450_000.0, 330_000.0, 453_000.0, 334_000.0)
    keys = grid.covering(bounds)
    near = shapely.distance(grid.polygons(keys), shapely.box(*bounds))
    assert near.max() < 4 * grid.circumradius
    wide = grid.covering((445_000.0, 325_000.0, 458_000.0, 339_000.0))
    touching = wide[shapely.intersects(grid.polygons(wide), shapely.box(*bounds))]
    assert np.isin(touching, keys).all()
    assert (np.diff(keys) > 0).all()
