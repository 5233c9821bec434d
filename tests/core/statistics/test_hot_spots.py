import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.grid.lattice import make_lattice
from midlands_clusters_plugin.core.statistics.defaults import ANALYTIC, PERMUTATION
from midlands_clusters_plugin.core.statistics.hot_spots import getis_ord, hot_spots
from midlands_clusters_plugin.core.statistics.neighbourhood import NO_NEIGHBOURS
from midlands_clusters_plugin.core.statistics.permutation import draw_ids, neighbour_tails

from .lattices import GRID, block, weights_of


def counts_on(lattice, seed=1):
    values = np.random.default_rng(seed).poisson(0.4, len(lattice)).astype(float)
    values[:12] += 9
    return values


def test_a_flower_of_seven_in_a_field_by_hand():
    """Ten companies in the middle, none elsewhere; the middle and its six neighbours all see 10 among 7 hexagons."""
    lattice = block(12, 9)
    middle = int(np.flatnonzero(lattice.count == 6)[20])
    values = np.zeros(len(lattice))
    values[middle] = 10
    statistic, z = getis_ord(lattice, values)
    n = len(lattice)
    mean, s = 10 / n, np.sqrt(100 / n - (10 / n) ** 2)
    expected = (10 - 7 * mean) / (s * np.sqrt((n * 7 - 49) / (n - 1)))
    assert statistic[middle] == 1.0
    assert z[middle] == pytest.approx(expected, rel=1e-12)
    whole = [j for j in lattice.neighbours[middle] if lattice.count[j] == 6]
    assert z[whole] == pytest.approx([expected] * len(whole), rel=1e-12)


@pytest.mark.parametrize("rings", [1, 2])
@pytest.mark.parametrize("holes", [(), (3, 17, 40, 41, 42)])
def test_values_and_scores_agree_with_esda(rings, holes):
    esda = pytest.importorskip("esda")
    lattice = block(14, 11, rings, holes)
    values = counts_on(lattice)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = esda.G_Local(values, weights_of(lattice), transform="B", star=True, permutations=0)
    ours = hot_spots(lattice, values, inference=ANALYTIC)
    has = lattice.count > 0
    np.testing.assert_allclose(ours.statistic[has], theirs.Gs[has], rtol=0, atol=1e-12)
    np.testing.assert_allclose(ours.z[has], theirs.Zs[has], rtol=0, atol=1e-9)
    np.testing.assert_allclose(ours.p[has], 2 * theirs.p_norm[has], rtol=0, atol=1e-9)


def test_permutation_p_equals_esdas_with_the_same_draws():
    """Continuous values, so that there are no ties: esda's one-sided "directed" p is half of ours, exactly."""
    esda = pytest.importorskip("esda")
    from esda.crand import vec_permutations

    lattice = block(12, 10, holes=(5, 30, 31))
    values = np.random.default_rng(3).lognormal(2, 1, len(lattice))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = esda.G_Local(
            values, weights_of(lattice), transform="B", star=True, permutations=999, seed=42, n_jobs=1
        )
        ids = vec_permutations(int(lattice.count.max()), len(lattice), 999, 42)
    ours = hot_spots(lattice, values, inference=PERMUTATION, ids=ids, control_false_discoveries=False)
    np.testing.assert_allclose(ours.p, np.minimum(1, 2 * theirs.p_sim), rtol=0, atol=1e-6)  # esda keeps p in float32


def test_with_ties_both_tails_agree_with_esdas_simulations():
    """Counts have ties. esda's "directed" p calls a hexagon without companies among others without significant; its two tails do not."""
    esda = pytest.importorskip("esda")
    from esda.crand import vec_permutations

    lattice = block(16, 12)
    values = counts_on(lattice)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = esda.G_Local(values, weights_of(lattice), transform="B", star=True, permutations=199, seed=7, n_jobs=1)
        ids = vec_permutations(int(lattice.count.max()), len(lattice), 199, 7)
    tails = neighbour_tails(lattice, values, ids=ids)
    assert (tails.at_least == (theirs.rGs >= theirs.Gs[:, None] - 1e-15).sum(axis=1)).all()
    assert (tails.at_most == (theirs.rGs <= theirs.Gs[:, None] + 1e-15).sum(axis=1)).all()


def test_permutation_p_agrees_with_plain_shuffling():
    """An independent, slow shuffle of all other hexagons gives the same p within its error."""
    lattice = block(9, 8)
    values = counts_on(lattice)
    ours = hot_spots(lattice, values, permutations=1999, control_false_discoveries=False)
    generator = np.random.default_rng(5)
    for i in (0, 5, 11, 20, 33):
        others = np.delete(values, i)
        observed = lattice.sums(values)[i]
        sums = np.array([generator.permutation(others)[: lattice.count[i]].sum() for _ in range(1999)])
        p = min(1.0, 2 * (min((sums >= observed).sum(), (sums <= observed).sum()) + 1) / 2000)
        assert ours.p[i] == pytest.approx(p, abs=0.06)


def test_empty_country_is_not_a_cold_location_by_permutation():
    lattice = block(40, 30)
    values = np.zeros(len(lattice))
    values[500:507] = 20
    result = hot_spots(lattice, values, control_false_discoveries=False)
    assert set(result.kind[result.value == 0]) <= {"not_significant", "hot_99", "hot_95", "hot_90"}
    assert result.p[0] == 1.0


def test_a_clump_is_hot_and_a_hole_is_cold():
    lattice = block(30, 30)
    centres = GRID.centres(lattice.keys)
    middle = centres.mean(axis=0)
    values = np.random.default_rng(2).normal(50, 5, len(lattice))
    values[np.hypot(*(centres - middle - [6000, 0]).T) < 2500] += 40
    values[np.hypot(*(centres - middle + [6000, 0]).T) < 2500] -= 40
    for inference in (ANALYTIC, PERMUTATION):
        result = hot_spots(lattice, values, inference=inference, permutations=9999)
        hot, cold = (centres[np.char.startswith(result.kind.astype(str), kind)] for kind in ("hot", "cold"))
        assert 10 < len(hot) < 60 and 10 < len(cold) < 60
        assert np.hypot(*(hot - middle - [6000, 0]).T).max() < 4500
        assert np.hypot(*(cold - middle + [6000, 0]).T).max() < 4500


@pytest.mark.parametrize("values", [np.full(30, 3.0), np.array([np.nan] + [1.0] * 29)])
def test_what_has_no_meaning_is_refused(values):
    lattice = block(9, 8)
    with pytest.raises(UserError):
        hot_spots(lattice, np.resize(values, len(lattice)))


def test_few_cells_and_wrong_settings_are_refused():
    lattice = block(9, 8)
    values = counts_on(lattice)
    with pytest.raises(UserError):
        hot_spots(make_lattice(GRID, lattice.keys[:1]), values[:1])
    with pytest.raises(UserError):
        hot_spots(lattice, values, inference="magic")
    with pytest.raises(UserError):
        hot_spots(lattice, values, permutations=5)
    apart = GRID.locate(430_000.0 + 5000 * np.arange(12), np.full(12, 330_000.0))
    with pytest.raises(UserError):  # nobody has a neighbour
        hot_spots(make_lattice(GRID, apart), np.arange(12.0))
    with pytest.raises(ValueError):
        hot_spots(lattice, values[:-1])


def test_an_island_is_named_and_has_no_numbers():
    keys = block(12, 9).keys
    far = GRID.locate(np.array([300_000.0]), np.array([300_000.0]))
    lattice = make_lattice(GRID, np.concatenate([far, keys]))
    for inference in (ANALYTIC, PERMUTATION):
        result = hot_spots(lattice, counts_on(lattice), inference=inference)
        assert result.kind[0] == NO_NEIGHBOURS
        assert np.isnan([result.z[0], result.p[0], result.q[0], result.statistic[0]]).all()
        assert np.isfinite(result.p[1:]).all()


@given(st.lists(st.integers(0, 9), min_size=60, max_size=60), st.floats(0.1, 1e6), st.floats(-100, 100))
@settings(max_examples=25, deadline=None)
def test_unit_and_zero_point_do_not_change_the_scores(numbers, factor, shift):
    lattice = block(9, 8)
    values = np.resize(np.array(numbers, dtype=float), len(lattice))
    if values.min() == values.max():
        return
    _, first = getis_ord(lattice, values)
    _, second = getis_ord(lattice, values * factor + shift)
    np.testing.assert_allclose(first, second, atol=1e-6)


def test_the_same_seed_gives_the_same_result_and_another_one_nearly():
    lattice = block(20, 20)
    values = counts_on(lattice)
    first, again, other = (hot_spots(lattice, values, seed=seed) for seed in (1, 1, 2))
    assert (first.p == again.p).all()
    assert np.abs(first.p - other.p).max() < 0.12


@given(st.integers(7, 400), st.integers(1, 7), st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_draws_are_different_numbers_in_range(others, size, seed):
    ids = draw_ids(others, size, 50, seed)
    assert ids.shape == (50, size)
    assert ids.min() >= 0 and ids.max() < others
    assert all(len(set(row)) == size for row in ids.tolist())


def test_it_can_be_cancelled():
    class Pressed(Feedback):
        def is_cancelled(self):
            return True

    lattice = block(9, 8)
    with pytest.raises(Cancelled):
        hot_spots(lattice, counts_on(lattice), feedback=Pressed())
