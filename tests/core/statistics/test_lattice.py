import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.grid.hexgrid import h3_available, make_grid
from midlands_clusters_plugin.core.grid.lattice import NONE, grid_of, make_lattice, merge_pieces

from .lattices import GRID, block


def near_by_distance(grid, keys, rings):
    """Neighbours found the slow way: centres no further apart than ``rings`` steps."""
    centres = grid.centres(keys)
    apart = np.hypot(*(centres[:, None, :] - centres[None, :, :]).transpose(2, 0, 1))
    return apart, [set(np.flatnonzero((row > 1) & (row < rings * grid.size * 1.001))) for row in apart]


def test_a_hexagon_and_its_six_neighbours_by_hand():
    centre = GRID.locate(np.array([450_000.0]), np.array([330_000.0]))
    lattice = make_lattice(GRID, np.concatenate([centre, GRID.neighbours(centre)[0], GRID.neighbours(centre)[0]]))
    middle = int(np.searchsorted(lattice.keys, centre[0]))
    assert len(lattice) == 7
    assert lattice.count[middle] == 6
    assert sorted(np.delete(lattice.count, middle)) == [3] * 6
    values = np.arange(7.0)
    assert lattice.sums(values)[middle] == 21 - middle


@pytest.mark.parametrize("rings", [1, 2, 3])
def test_rings_are_the_hexagons_within_that_many_steps(rings):
    lattice = block(14, 14, rings)
    assert lattice.neighbours.shape[1] == 3 * rings * (rings + 1)
    # Within k steps of a hexagon lie all centres at most k sizes away, and in the corners of the ring some at k sizes times 0.866.
    seen = [set(row[row != NONE]) for row in lattice.neighbours]
    one = block(14, 14, 1)
    steps = [set(row[row != NONE]) for row in one.neighbours]
    inner = np.flatnonzero(lattice.count == lattice.neighbours.shape[1])
    assert len(inner) > 10
    for i in inner:
        reached = {int(i)}
        for _ in range(rings):
            reached |= set().union(*(steps[j] for j in reached))
        assert seen[i] == reached - {int(i)}


def test_one_ring_agrees_with_distance_and_with_touching_polygons():
    lattice = block(8, 8)
    _, near = near_by_distance(GRID, lattice.keys, 1)
    assert [set(row[row != NONE]) for row in lattice.neighbours] == near
    polygons = GRID.polygons(lattice.keys)
    touching = shapely.STRtree(polygons).query(polygons, predicate="touches")
    assert lattice.count.sum() == touching.shape[1]


@pytest.mark.skipif(not h3_available(), reason="needs h3")
@pytest.mark.parametrize("rings", [1, 2])
def test_h3_neighbours_are_h3s_own(rings):
    import h3.api.basic_int as h3

    grid = make_grid("h3", 8)
    keys = grid.covering((450_000, 330_000, 456_000, 335_000))
    lattice = make_lattice(grid, keys, rings)
    for i in range(0, len(lattice), 7):
        expected = (set(h3.grid_disk(int(lattice.keys[i]), rings)) - {int(lattice.keys[i])}) & set(
            lattice.keys.tolist()
        )
        assert set(lattice.keys[lattice.neighbours[i][lattice.neighbours[i] != NONE]].tolist()) == expected
    ids = grid.ids(lattice.keys)
    assert grid_of(ids).describe() == grid.describe()
    assert (grid.keys_of(ids) == lattice.keys).all()


@given(st.sets(st.integers(0, 100), max_size=60), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_neighbours_are_mutual_whatever_is_missing(holes, rings):
    lattice = block(12, 9, rings, holes)
    pairs = {(i, int(j)) for i, row in enumerate(lattice.neighbours) for j in row if j != NONE}
    assert pairs == {(j, i) for i, j in pairs}
    assert all(i != j for i, j in pairs)
    assert (lattice.count == np.bincount([i for i, _ in pairs], minlength=len(lattice))).all()


def test_nothing_and_one_hexagon():
    assert len(make_lattice(GRID, np.array([], dtype=np.int64))) == 0
    one = make_lattice(GRID, GRID.locate(np.array([450_000.0]), np.array([330_000.0])))
    assert one.count.tolist() == [0]
    assert one.sums(np.array([5.0])).tolist() == [0.0]


@pytest.mark.parametrize("rings", [0, -1, 11, 1.5])
def test_rings_out_of_range_are_refused(rings):
    with pytest.raises(UserError):
        make_lattice(GRID, np.array([1 << 30]), rings)


def test_ids_of_a_layer_give_the_grid_and_the_keys_back():
    ids = np.array(["bng250_512_-3", "bng250_1_2"], dtype=object)
    grid = grid_of(ids)
    assert (grid.kind, grid.size) == ("bng", 250.0)
    assert (grid.ids(grid.keys_of(ids)) == ids).all()
    for bad in (["no cell"], [], ["bngx_1_2"], ["bng1_1_1"]):
        with pytest.raises(UserError):
            grid_of(np.array(bad, dtype=object))
    with pytest.raises(UserError):
        grid.keys_of(np.array(["bng1000_1_2"], dtype=object))


def test_pieces_of_one_hexagon_are_put_together_by_hand():
    ids = ["b", "a", "a", "c", "c", "d", "d"]
    values = pd.DataFrame(
        {
            "business_count": pd.array([1, 2, 3, 0, 1, 0, 0], dtype="Int64"),
            "turnover": [5.0, np.nan, 7.0, 0.0, np.nan, 0.0, 0.0],
        }
    )
    merged = merge_pieces(ids, values)
    assert merged.index.tolist() == ["a", "b", "c", "d"]
    assert merged["business_count"].tolist() == [5, 1, 1, 0]
    assert merged["turnover"].tolist()[:2] == [7.0, 5.0]
    assert np.isnan(
        merged["turnover"]["c"]
    )  # one company without a figure in one piece, nobody in the other: not known
    assert merged["turnover"]["d"] == 0
    with pytest.raises(UserError):
        merge_pieces(["a", None], values.iloc[:2])
