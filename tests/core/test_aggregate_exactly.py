"""Counting to the letter: who is asked, who is moved, and what of those whose authority has no piece at all."""

import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.counting import aggregate
from midlands_clusters_plugin.core.counting.aggregate import (
    OUTSIDE,
    authority_by_position,
    authority_index,
    counts,
    exact_sums,
    place,
)
from midlands_clusters_plugin.core.grid.clip import Pieces
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid

from .test_clip import clip_all

GRID = BngGrid(1000)
WEST, EAST = shapely.box(450_000, 330_000, 455_000, 340_000), shapely.box(455_000, 330_000, 460_000, 340_000)
POLYGONS = np.array([WEST, EAST], dtype=object)
PIECES = clip_all(GRID, POLYGONS)


def at(*points):
    x, y = np.array(points, dtype=float).T
    return GRID.locate(x, y), x, y


@pytest.fixture
def asked(monkeypatch):
    """How many points were asked of pieces, and how many of whole polygons."""
    numbers, intersects = {"pieces": 0, "polygons": 0}, shapely.intersects_xy

    def counting(geometry, x, y):
        numbers["polygons" if isinstance(geometry, shapely.Geometry) else "pieces"] += len(x)
        return intersects(geometry, x, y)

    monkeypatch.setattr(aggregate, "prepare", shapely.prepare)  # which asks each geometry once, to be ready for threads
    monkeypatch.setattr(aggregate.shapely, "intersects_xy", counting)
    return numbers


def test_whole_cells_answer_without_a_question(asked):
    whole = np.flatnonzero(PIECES.is_whole)
    centres = GRID.centres(PIECES.cell[whole])
    assert (authority_by_position(PIECES, POLYGONS, *at(*centres)) == PIECES.authority[whole]).all()
    assert asked == {"pieces": 0, "polygons": 0}


def test_points_in_cut_cells_are_asked_of_their_pieces_alone(asked):
    cut = np.flatnonzero(~PIECES.is_whole)
    inside = np.array([[p.x, p.y] for p in shapely.point_on_surface(PIECES.geometry[cut])])
    assert (authority_by_position(PIECES, POLYGONS, *at(*inside)) == PIECES.authority[cut]).all()
    first = PIECES.first[PIECES.rank(PIECES.cell[cut])]
    expected = sum(
        1 + (one != number) for one, number in zip(first.tolist(), cut.tolist())
    )  # the second piece is asked where the first says no
    assert asked == {"pieces": expected, "polygons": 0}


def test_points_far_outside_are_asked_of_nothing(asked):
    assert authority_by_position(PIECES, POLYGONS, *at((400_000, 300_000), (500_000, 400_000))).tolist() == [
        OUTSIDE,
        OUTSIDE,
    ]
    assert asked == {"pieces": 0, "polygons": 0}


def test_points_beside_the_area_in_cells_without_a_piece_are_asked_only_at_its_very_edge(asked):
    around = GRID.centres(PIECES.cells_around)
    away = around[shapely.distance(shapely.union_all(POLYGONS), shapely.points(around)) > 0.1]
    assert (authority_by_position(PIECES, POLYGONS, *at(*away)) == OUTSIDE).all()
    assert asked == {"pieces": 0, "polygons": 0}


def test_a_point_on_the_edge_of_the_area_in_a_cell_that_only_touches_it_counts():
    row = 330
    edge = row * 1000 + 500.0  # the upper edge of cells of even columns
    polygon = np.array([shapely.box(450_000, 320_000, 460_000, edge)], dtype=object)
    pieces = clip_all(GRID, polygon)
    column = round(455_000 / (1000 * np.sqrt(3) / 2) / 2) * 2
    cell, x, y = at((column * 1000 * np.sqrt(3) / 2, edge))
    assert pieces.rank(cell).tolist() == [OUTSIDE], "the point lies in the cell above, which has no piece"
    assert authority_by_position(pieces, polygon, cell, x, y).tolist() == [0]
    assert authority_by_position(pieces, polygon, cell, x, y + 0.5).tolist() == [OUTSIDE]


def test_the_first_of_overlapping_authorities_wins_in_any_cell():
    polygons = np.array(
        [shapely.box(452_000, 332_000, 458_000, 338_000), shapely.box(450_000, 330_000, 460_000, 340_000)], dtype=object
    )
    pieces = clip_all(GRID, polygons)
    x, y = np.meshgrid(np.arange(450_050, 460_000, 333.0), np.arange(330_050, 340_000, 333.0))
    x, y = x.ravel(), y.ravel()
    got = authority_by_position(pieces, polygons, GRID.locate(x, y), x, y)
    assert (got == np.where(shapely.intersects_xy(polygons[0], x, y), 0, 1)).all()


def test_ranks_that_are_given_are_not_looked_up_again(monkeypatch):
    cell, x, y = at((452_000, 335_000), (458_000, 335_000), (300_000, 300_000))
    rank = PIECES.rank(cell)
    monkeypatch.setattr(Pieces, "rank", lambda *_: pytest.fail("asked again"))
    got = authority_by_position(PIECES, POLYGONS, cell, x, y, rank=rank)
    assert got.tolist() == [0, 1, OUTSIDE]
    assert got.dtype == np.int64


def test_nothing_asked_or_nothing_there():
    empty = clip_all(GRID, [shapely.Polygon()])
    none = np.empty(0)
    assert authority_by_position(PIECES, POLYGONS, none.astype(np.int64), none, none).tolist() == []
    assert authority_by_position(empty, np.array([shapely.Polygon()], dtype=object), *at((1, 1))).tolist() == [OUTSIDE]


def test_cancel_is_asked_for_every_piece_of_a_cell():
    class Counting(Feedback):
        checks = 0

        def check(self):
            self.checks += 1

    feedback = Counting()
    authority_by_position(PIECES, POLYGONS, *at((455_001, 335_001)), feedback)
    assert feedback.checks >= 1


def test_a_company_of_an_authority_without_any_piece_is_outside():
    pieces = clip_all(GRID, np.array([WEST, shapely.Polygon()], dtype=object))
    cell, x, y = at((452_000, 335_000), (452_500, 335_000), (452_000, 336_000))
    placement = place(pieces, pieces.rank(cell), np.array([1, 0, OUTSIDE]), x, y)
    assert placement.authority.tolist() == [OUTSIDE, 0, OUTSIDE]
    assert (placement.piece >= 0).tolist() == [False, True, False]
    assert placement.moved.tolist() == [False, False, False]
    assert placement.piece.dtype.kind == "i"
    assert pieces.cell[placement.piece[1]] == cell[1]


def test_of_pieces_equally_near_the_first_is_taken():
    boxes = np.array(
        [shapely.box(x, 330_000, x + 1_000, 331_000) for x in (430_000, 440_000, 449_000, 470_000)], dtype=object
    )
    cells = GRID.keys_of(np.array([f"bng1000_{number}_0" for number in range(4)]))
    ones = np.ones(4)
    pieces = Pieces(
        GRID, np.array(["E1"], dtype=object), cells, np.zeros(4, dtype=np.int64), boxes, ones, ones.astype(bool)
    )
    cell, x, y = at((445_000, 330_500), (445_000, 330_900))
    placement = place(pieces, pieces.rank(cell), np.array([0, 0]), x, y)
    assert (placement.piece.tolist(), placement.moved.tolist(), placement.authority.tolist()) == (
        [1, 1],
        [True, True],
        [0, 0],
    )


def test_each_company_is_moved_to_its_own_nearest_piece():
    cell, x, y = at((470_000, 331_000), (470_000, 339_000), (440_000, 335_000))
    placement = place(PIECES, PIECES.rank(cell), np.array([1, 1, 0]), x, y)
    distance = shapely.distance(PIECES.geometry[placement.piece], shapely.points(x, y))
    assert distance == pytest.approx([10_000, 10_000, 10_000])
    assert placement.authority.tolist() == [1, 1, 0]


def test_positions_of_codes():
    got = authority_index(np.array(["E1", "E2"], dtype=object), ["E2", "E9"])
    assert got.tolist() == [1, OUTSIDE]
    assert got.dtype == np.int64


def test_sums_and_counts_of_any_integers():
    index = np.array([0, 2, 2])
    assert exact_sums(index, [1, 2, 3], 4).tolist() == [1, 0, 5, 0]
    assert exact_sums(index, np.array([200, 200, 200], dtype=np.uint8), 3).tolist() == [200, 0, 400]
    assert exact_sums(index, np.array([2**50, -1, -(2**40)]), 3).tolist() == [2**50, 0, -(2**40) - 1]
    got = counts(index, 4)
    assert got.tolist() == [1, 0, 2, 0]
    assert got.dtype == exact_sums(index, [1, 2, 3], 4).dtype == np.int64


@pytest.mark.parametrize("chunk", [1, 2, 3, 6, 7])
def test_a_part_of_the_companies_at_a_time_gives_the_same(monkeypatch, chunk):
    cell, x, y = at(
        (470_000, 331_000),
        (452_000, 335_000),
        (440_000, 335_000),
        (456_000, 339_000),
        (455_000, 335_000),
        (300_000, 300_000),
    )
    authority = np.array([1, 0, 0, 1, 0, OUTSIDE])
    whole = place(PIECES, PIECES.rank(cell), authority, x, y)
    monkeypatch.setattr(aggregate, "_CHUNK", chunk)
    parts = place(PIECES, PIECES.rank(cell), authority, x, y)
    for name in ("authority", "piece", "moved"):
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist()
        assert getattr(parts, name).dtype == getattr(whole, name).dtype
    asked, plain = [], aggregate.place
    monkeypatch.setattr(aggregate, "place", lambda *given: asked.append(len(given[1])) or plain(*given))
    plain(PIECES, PIECES.rank(cell), authority, x, y)
    assert asked == ([] if chunk >= 6 else [min(chunk, 6 - start) for start in range(0, 6, chunk)])
