import warnings

import numpy as np
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.grid.lattice import make_lattice
from midlands_clusters_plugin.core.statistics.defaults import ANALYTIC
from midlands_clusters_plugin.core.statistics.local_moran import local_moran
from midlands_clusters_plugin.core.statistics.neighbourhood import NO_NEIGHBOURS

from .lattices import GRID, block, weights_of


def continuous(lattice, seed=3):
    return np.random.default_rng(seed).lognormal(2, 1, len(lattice))


def test_four_quadrants_by_hand():
    """A high hexagon among average ones with high neighbours raised by hand: I is (n - 1) / n z_i times the mean of the neighbours' z."""
    lattice = block(12, 9)
    middle = int(np.flatnonzero(lattice.count == 6)[20])
    values = np.full(len(lattice), 5.0)
    values[middle] = 9
    values[lattice.neighbours[middle]] = [8, 8, 7, 7, 8, 7]
    result = local_moran(lattice, values, inference=ANALYTIC)
    z = (values - values.mean()) / values.std()
    by_hand = (len(values) - 1) / len(values) * z[middle] * z[lattice.neighbours[middle]].mean()
    assert result.statistic[middle] == pytest.approx(by_hand, rel=1e-12)
    assert result.quadrant[middle] == "HH"
    assert result.kind[middle] == "HH"
    values[middle] = 1
    assert local_moran(lattice, values, inference=ANALYTIC).quadrant[middle] == "LH"
    assert local_moran(lattice, -values, inference=ANALYTIC).quadrant[middle] == "HL"


@pytest.mark.parametrize("rings", [1, 2])
@pytest.mark.parametrize("holes", [(), (3, 17, 40, 41, 42)])
def test_values_moments_and_quadrants_agree_with_esda(rings, holes):
    esda = pytest.importorskip("esda")
    lattice = block(14, 11, rings, holes)
    values = continuous(lattice)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = esda.Moran_Local(values, weights_of(lattice), transformation="r", permutations=0)
    ours = local_moran(lattice, values, inference=ANALYTIC)
    has = lattice.count > 0
    for mine, other in ((ours.statistic, theirs.Is), (ours.expected, theirs.EIc), (ours.variance, theirs.VIc)):
        np.testing.assert_allclose(mine[has], other[has], rtol=1e-9, atol=1e-9)
    assert (ours.quadrant[has] == np.array(["", "HH", "LH", "LL", "HL"], dtype=object)[theirs.q[has].astype(int)]).all()


def test_permutation_p_equals_esdas_with_the_same_draws():
    esda = pytest.importorskip("esda")
    from esda.crand import vec_permutations

    lattice = block(12, 10, holes=(5, 30, 31))
    values = continuous(lattice)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = esda.Moran_Local(values, weights_of(lattice), transformation="r", permutations=999, seed=42, n_jobs=1)
        ids = vec_permutations(int(lattice.count.max()), len(lattice), 999, 42)
    ours = local_moran(lattice, values, ids=ids, control_false_discoveries=False)
    np.testing.assert_allclose(ours.p, np.minimum(1, 2 * theirs.p_sim), rtol=0, atol=1e-6)


def test_analytic_and_permutation_scores_tell_the_same_story():
    lattice = block(20, 15)
    values = np.random.default_rng(9).normal(0, 1, len(lattice))
    analytic = local_moran(lattice, values, inference=ANALYTIC, control_false_discoveries=False)
    drawn = local_moran(lattice, values, permutations=1999, control_false_discoveries=False)
    assert np.abs(analytic.p - drawn.p).max() < 0.12


def test_islands_average_hexagons_and_refusals():
    keys = block(12, 9).keys
    far = GRID.locate(np.array([300_000.0]), np.array([300_000.0]))
    lattice = make_lattice(GRID, np.concatenate([far, keys]))
    values = continuous(lattice)
    result = local_moran(lattice, values)
    assert result.kind[0] == NO_NEIGHBOURS and result.quadrant[0] == ""
    assert np.isnan([result.statistic[0], result.z[0], result.p[0]]).all()
    with pytest.raises(UserError):
        local_moran(lattice, np.ones(len(lattice)))
    with pytest.raises(UserError):
        local_moran(lattice, values, inference="magic")
    symmetric = np.zeros(len(lattice))
    symmetric[1], symmetric[2] = 1, -1
    assert local_moran(lattice, symmetric).p[50] == 1.0


def test_the_unit_does_not_matter():
    lattice = block(12, 9)
    values = continuous(lattice)
    first, second = local_moran(lattice, values), local_moran(lattice, values * 1e6 + 7)
    np.testing.assert_allclose(first.statistic, second.statistic, atol=1e-9)
    assert (first.p == second.p).all()
