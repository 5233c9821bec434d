import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from midlands_clusters_plugin.core.statistics.neighbourhood import (
    confidence,
    false_discovery_rate,
    floor_notes,
    two_sided_empirical,
    two_sided_normal,
)

chances = st.lists(st.one_of(st.floats(0, 1), st.just(float("nan"))), max_size=60)


def test_false_discovery_rate_by_hand():
    # Four tests: 0.01 * 4 / 1, 0.02 * 4 / 2, 0.03 * 4 / 3, 0.5 * 4 / 4; each at most the next one.
    assert false_discovery_rate(np.array([0.5, 0.01, 0.03, 0.02])) == pytest.approx([0.5, 0.04, 0.04, 0.04])


@given(chances)
def test_false_discovery_rate_agrees_with_scipy_and_skips_what_was_not_tested(p):
    p = np.array(p, dtype=float)
    q = false_discovery_rate(p)
    tested = np.isfinite(p)
    assert (np.isfinite(q) == tested).all()
    if tested.any():
        np.testing.assert_allclose(q[tested], stats.false_discovery_control(p[tested]), atol=1e-12)
        assert (q[tested] >= p[tested]).all()


def test_normal_p_agrees_with_scipy():
    z = np.array([-9.0, -1.96, 0.0, 0.5, 2.5758293, 30.0, np.nan])
    np.testing.assert_allclose(two_sided_normal(z), 2 * stats.norm.sf(np.abs(z)), rtol=1e-12)


def test_empirical_p_by_hand_with_ties():
    assert two_sided_empirical(np.array([0, 99, 99, 4]), np.array([99, 0, 99, 95]), 99) == pytest.approx(
        [0.02, 0.02, 1.0, 0.1]
    )


def test_confidence_classes_include_their_limits():
    assert confidence(np.array([0.0, 0.01, 0.0101, 0.05, 0.051, 0.1, 0.11, np.nan])).tolist() == [
        99,
        99,
        95,
        95,
        90,
        90,
        0,
        0,
    ]


def test_too_few_permutations_for_so_many_tests_are_mentioned():
    assert floor_notes(9999, 200) == ()
    (note,) = floor_notes(999, 32_000)
    assert "0.002" in note and "1,280" in note  # 0.002 * 32,000 / 0.05
    q = false_discovery_rate(np.array([0.002] * 1280 + [0.9] * 30_720))
    assert q[0] <= 0.05 < false_discovery_rate(np.array([0.002] * 1279 + [0.9] * 30_721))[0]
