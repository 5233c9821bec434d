"""The clip to the letter: its quick ways are taken where they should be, and change nothing."""

import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import Cancelled
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.grid import clip
from midlands_clusters_plugin.core.grid.clip import AuthorityPieces, Pieces, clip_authority, join_pieces
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid, H3Grid, h3_available

from .shapes import coverage
from .test_clip import clip_all

GRID = BngGrid(1000)
RING = shapely.Point(455_000, 335_000).buffer(6_000, 200).difference(shapely.Point(455_500, 335_200).buffer(2_000, 200))


def plain(grid, polygon):
    """Area by cell, from intersecting every cell."""
    keys = grid.covering(polygon.bounds)
    area = shapely.area(shapely.intersection(grid.polygons(keys), polygon))
    return {key: one for key, one in zip(keys.tolist(), area.tolist()) if one > clip.MIN_AREA}


@pytest.mark.parametrize(("vertices", "cells"), [(200, 16), (4, 1), (20, 3), (8, 8)])
@pytest.mark.parametrize("size", [300.0, 1000.0])
def test_halving_changes_nothing(monkeypatch, vertices, cells, size):
    monkeypatch.setattr(clip, "_FEW_VERTICES", vertices)
    monkeypatch.setattr(clip, "_FEW_CELLS", cells)
    for polygon in (RING, *coverage(3, 2)):
        found = clip_authority(BngGrid(size), polygon)
        assert dict(zip(found.cell.tolist(), found.area.tolist())) == pytest.approx(
            plain(BngGrid(size), polygon), rel=1e-9, abs=1e-3
        )
        assert found.area == pytest.approx(shapely.area(found.geometry))
        assert (np.diff(found.cell) > 0).all()


def recorded(monkeypatch, name):
    """Number of cells of each call of a function of the clip."""
    sizes, function = [], getattr(clip.shapely, name)

    def counting(first, *rest, **more):
        sizes.append((np.size(first), shapely.get_num_coordinates(rest[0]) if name == "intersection" else 0))
        return function(first, *rest, **more)

    monkeypatch.setattr(clip.shapely, name, counting)
    return sizes


def test_few_cells_meet_few_vertices(monkeypatch):
    grid = BngGrid(250)
    calls = recorded(monkeypatch, "intersection")
    found = clip_authority(grid, RING)
    with_cells = [one for one in calls if one[0] > 1]
    assert sum(cells for cells, _ in with_cells) < 0.25 * len(found.cell), "cells inside are not intersected"
    assert all(cells <= clip._FEW_CELLS or vertices <= clip._FEW_VERTICES for cells, vertices in with_cells)
    assert len(with_cells) > 8


def test_cancel_is_asked_while_halving():
    class Impatient(Feedback):
        asked = 0

        def check(self):
            self.asked += 1
            if self.asked == 5:
                raise Cancelled

    with pytest.raises(Cancelled):
        clip_authority(BngGrid(250), RING, Impatient())


def test_cells_in_one_location_are_not_halved_for_ever(monkeypatch):
    monkeypatch.setattr(clip, "_FEW_VERTICES", 4)
    monkeypatch.setattr(clip, "_FEW_CELLS", 1)
    cells = np.array([shapely.box(450_000, 330_000, 450_100, 330_100)] * 4, dtype=object)
    out = np.empty(4, dtype=object)
    clip._intersect(RING, cells, np.arange(4), out, Feedback())
    assert shapely.area(out) == pytest.approx(shapely.area(shapely.intersection(cells, RING)))


def test_the_boundary_in_short_lines_is_the_boundary():
    polygons = shapely.multipolygons([RING, shapely.box(470_000, 330_000, 471_000, 331_000)])
    lines = clip._stretches(polygons)
    assert shapely.length(lines).sum() == pytest.approx(polygons.length)
    assert shapely.union_all(lines).symmetric_difference(polygons.boundary).length == pytest.approx(0, abs=1e-6)
    points = shapely.get_num_coordinates(lines)
    assert points.max() == clip._SEGMENTS_A_LINE + 1
    assert np.median(points) == clip._SEGMENTS_A_LINE + 1
    assert points.min() >= 2


def test_near_the_boundary_is_what_the_distance_says():
    centres = GRID.centres(GRID.covering(RING.bounds))
    near = clip._near_boundary(RING, centres, 700.0)
    assert near.dtype == bool
    assert (near == (shapely.distance(RING.boundary, shapely.points(centres)) <= 700.0)).all()
    assert near.any()
    assert not near.all()


def test_only_polygons_are_left_of_a_touch():
    line, point = shapely.linestrings([[0, 0], [1, 1]]), shapely.Point(0, 0)
    box, other = shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 4)
    mixed = shapely.geometrycollections([box, line, shapely.multipolygons([other]), point])
    given = np.array(
        [line, point, box, mixed, shapely.multipolygons([box, other]), shapely.geometrycollections([line])],
        dtype=object,
    )
    got = clip._polygonal(given)
    assert shapely.area(got).tolist() == [0, 0, 1, 3, 3, 0]
    assert all(shapely.get_type_id(one) in (3, 6) for one in got)
    assert got[2] is box
    only = np.array([box, other], dtype=object)
    assert clip._polygonal(only) is only


def test_tables_without_a_piece_have_the_types_of_those_with():
    some, none = clip_authority(GRID, RING), clip_authority(GRID, shapely.Polygon())
    for name in ("cell", "geometry", "area", "is_whole"):
        assert getattr(some, name).dtype == getattr(none, name).dtype, name
        assert len(getattr(none, name)) == 0
    full, empty = join_pieces(GRID, ["E1"], [some]), join_pieces(GRID, [], [])
    for name in ("codes", "cell", "authority", "geometry", "area", "is_whole"):
        assert getattr(full, name).dtype == getattr(empty, name).dtype, name
        assert len(getattr(empty, name)) == 0
    assert full.codes.tolist() == ["E1"]
    assert full.codes.dtype == object
    ranks = empty.rank(np.array([3, 4]))
    assert ranks.tolist() == [-1, -1]
    assert ranks.dtype == np.int64


def made(cells, authorities, grid=GRID):
    """Pieces without shapes: cell keys and authority numbers."""
    cells = np.array(cells)
    blank = np.array([shapely.Point(0, 0)] * len(cells), dtype=object)
    zeros = np.zeros(len(cells))
    return Pieces(
        grid, np.array(["E1", "E2", "E3"], dtype=object), cells, np.array(authorities), blank, zeros, zeros.astype(bool)
    )


def test_find_asks_every_piece_of_a_cell_and_no_other():
    key = GRID.keys_of(np.array(["bng1000_1_1", "bng1000_2_2", "bng1000_3_3"]))
    pieces = made(key[[0, 1, 1, 1, 2, 2]], [1, 0, 1, 2, 0, 2])
    rank = np.array([0, 0, 1, 1, 1, 2, 2, 2, -1, 2, -1])
    authority = np.array([0, 1, 0, 1, 2, 0, 1, 2, 2, -1, -1])
    found = pieces.find(rank, authority)
    assert found.tolist() == [-1, 0, 1, 2, 3, 4, -1, 5, -1, -1, -1]
    assert found.dtype == np.int64


@pytest.mark.parametrize("grid", [GRID, pytest.param(H3Grid(8) if h3_available() else GRID, id="h3")])
def test_ranks_inside_and_all_round(grid):
    pieces = clip_all(grid, coverage(4, 3))
    wide = grid.covering((435_000.0, 315_000.0, 477_000.0, 357_000.0))
    expected = {key: number for number, key in enumerate(np.unique(pieces.cell).tolist())}
    assert pieces.rank(wide).tolist() == [expected.get(key, -1) for key in wide.tolist()]
    assert pieces._rank_in_list(wide).tolist() == pieces.rank(wide).tolist()
    assert (pieces.rank(wide) >= 0).sum() == len(expected)


def test_a_grid_of_columns_and_rows_is_looked_up_in_a_table(monkeypatch):
    pieces = clip_all(GRID, coverage(4, 3))
    monkeypatch.setattr(Pieces, "_rank_in_list", lambda *_: pytest.fail("searched"))
    assert pieces.rank(pieces.cell[:2]).tolist() == [0, 0] if pieces.cell[0] == pieces.cell[1] else [0, 1]
    monkeypatch.undo()
    if h3_available():
        other = clip_all(H3Grid(8), coverage(4, 3))
        monkeypatch.setattr(Pieces, "_rank_in_table", lambda *_: pytest.fail("no table"))
        assert other.rank(other.cell[:1]).tolist() == [0]


def test_the_cells_around_are_the_neighbours_that_have_no_piece():
    pieces = clip_all(GRID, [shapely.box(450_000, 330_000, 452_000, 332_000)])
    around = pieces.cells_around
    assert not np.isin(around, pieces.cells).any()
    assert np.isin(pieces.grid.neighbours(pieces.cells).ravel(), np.concatenate([around, pieces.cells])).all()


def test_whole_cells_keep_the_polygons_of_the_grid():
    found: AuthorityPieces = clip_authority(GRID, shapely.box(440_000, 320_000, 460_000, 340_000))
    whole = found.is_whole
    assert shapely.equals_exact(found.geometry[whole], GRID.polygons(found.cell[whole]), 0).all()
    cell = GRID.polygons(found.cell)
    assert (
        whole
        == (
            shapely.area(shapely.intersection(cell, shapely.box(440_000, 320_000, 460_000, 340_000)))
            > shapely.area(cell) * (1 - 1e-8)
        )
    ).all()
