"""Cells x authorities: the pieces fill the authorities exactly, rim included."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.grid.clip import clip_authority, join_pieces
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid, H3Grid, h3_available

from .shapes import coverage, coverages


def clip_all(grid, polygons):
    codes = np.array([f"E{i:08d}" for i in range(len(polygons))], dtype=object)
    return join_pieces(grid, codes, [clip_authority(grid, polygon) for polygon in polygons])


@settings(max_examples=40, deadline=None)
@given(coverages, st.sampled_from([250.0, 1000.0, 3000.0, 10_000.0]))
def test_pieces_add_up_to_the_authorities(polygons, size):
    pieces = clip_all(BngGrid(size), polygons)
    for number, polygon in enumerate(polygons):
        assert pieces.area[pieces.authority == number].sum() == pytest.approx(polygon.area, rel=1e-9, abs=0.01)
    assert (pieces.area > 0).all()
    assert set(shapely.get_type_id(pieces.geometry)) <= {3, 6}


@settings(max_examples=25, deadline=None)
@given(coverages, st.sampled_from([500.0, 1000.0]))
def test_the_quick_way_equals_plain_intersection_of_every_cell(polygons, size):
    grid = BngGrid(size)
    for polygon in polygons:
        found = clip_authority(grid, polygon)
        keys = grid.covering(polygon.bounds)
        area = shapely.area(shapely.intersection(grid.polygons(keys), polygon))
        expected = {key: a for key, a in zip(keys.tolist(), area.tolist()) if a > 0.01}
        got = {key: a for key, a in zip(found.cell.tolist(), found.area.tolist()) if a > 0.01}
        assert got == pytest.approx(expected, rel=1e-7, abs=0.01)


def test_whole_cells_are_marked_and_cut_ones_are_not():
    grid = BngGrid(1000)
    found = clip_authority(grid, shapely.box(450_000, 330_000, 470_000, 350_000))
    cell_area = grid.cell_area_km2 * 1e6
    assert found.is_whole.any() and (~found.is_whole).any()
    assert found.area[found.is_whole] == pytest.approx(cell_area)
    assert (found.area[~found.is_whole] < cell_area * (1 - 1e-9)).all()


def test_a_cell_on_a_boundary_is_split_and_sorted_by_cell_then_code():
    pieces = clip_all(
        BngGrid(1000),
        [shapely.box(450_000, 330_000, 455_300, 335_000), shapely.box(455_300, 330_000, 460_000, 335_000)],
    )
    shared = np.flatnonzero(np.bincount(np.searchsorted(pieces.cells, pieces.cell)) == 2)
    assert len(shared) >= 5
    assert (np.lexsort((pieces.authority, pieces.cell)) == np.arange(len(pieces))).all()


def test_an_area_smaller_than_a_cell_still_has_its_pieces():
    pieces = clip_all(BngGrid(10_000), [shapely.box(450_000, 330_000, 450_020, 330_020)])
    assert pieces.area.sum() == pytest.approx(400)


def test_an_empty_area_has_no_piece_and_finds_none():
    pieces = clip_all(BngGrid(1000), [shapely.Polygon()])
    assert len(pieces) == 0
    assert pieces.find(pieces.rank(np.array([1])), np.array([0])).tolist() == [-1]


def test_find_gives_the_piece_or_none():
    pieces = clip_all(BngGrid(1000), coverage(3, 4))
    index = pieces.find(pieces.rank(pieces.cell), pieces.authority)
    assert (index == np.arange(len(pieces))).all()
    assert pieces.find(pieces.rank(np.array([0])), np.array([0])).tolist() == [-1]
    assert pieces.find(pieces.rank(pieces.cell[:1]), np.array([-1])).tolist() == [-1]


@pytest.mark.skipif(not h3_available(), reason="the optional package h3 is not installed")
def test_h3_pieces_add_up_too():
    polygons = coverage(5, 3)
    pieces = clip_all(H3Grid(8), polygons)
    assert pieces.area.sum() == pytest.approx(shapely.area(polygons).sum(), rel=1e-9)


def test_cancel_stops_the_clip():
    class Impatient(Feedback):
        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        clip_authority(BngGrid(250), coverage(1, 1)[0], Impatient())


def test_sizes_out_of_range_never_reach_the_clip():
    with pytest.raises(UserError):
        BngGrid(20)
