import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.statistics.concentration import concentration

figures = st.lists(st.integers(0, 1000), min_size=1, max_size=40).filter(any)


def test_by_hand():
    found = concentration([1, 1, 2, 4, np.nan, 0], top=(1, 2, 9))
    # Sorted 0 1 1 2 4, T = 8: Gini = (-4 0 - 2 1 + 0 1 + 2 2 + 4 4) / 40
    assert found.gini == pytest.approx(18 / 40)
    assert found.herfindahl == pytest.approx(22 / 64)
    assert found.effective_number == pytest.approx(64 / 22)
    assert found.top == ((1, 0.5), (2, 0.75), (9, 1.0))
    assert (found.number, found.zeros, found.missing, found.total) == (5, 1, 1, 8.0)


def test_extremes():
    assert concentration([3] * 8).gini == pytest.approx(0)
    assert concentration([3] * 8).herfindahl == pytest.approx(1 / 8)
    assert concentration([0] * 7 + [5]).gini == pytest.approx(7 / 8)
    assert concentration([0] * 7 + [5]).herfindahl == 1
    nothing = concentration([0, 0])
    assert np.isnan([nothing.gini, nothing.herfindahl, nothing.top[0][1]]).all()
    for bad in ([], [np.nan], [-1, 2]):
        with pytest.raises(UserError):
            concentration(bad)


@given(figures, st.integers(1, 1000), st.randoms(use_true_random=False))
def test_laws(values, factor, random):
    found = concentration(values)
    n = len(values)
    pairwise = np.abs(np.subtract.outer(values, values)).sum() / (2 * n * sum(values))
    assert found.gini == pytest.approx(pairwise, abs=1e-12)
    x, y = (
        np.linspace(0, 1, n + 1),
        np.concatenate([[0.0], np.cumsum(np.sort(values)) / np.sum(values)]),
    )  # the Lorenz curve
    area = ((y[1:] + y[:-1]) / 2 * np.diff(x)).sum()
    assert found.gini == pytest.approx(1 - 2 * area, abs=1e-12)
    shuffled = [factor * value for value in values]
    random.shuffle(shuffled)
    again = concentration(shuffled)
    assert (again.gini, again.herfindahl) == pytest.approx((found.gini, found.herfindahl), abs=1e-12)
    doubled = concentration(values + values)
    assert doubled.gini == pytest.approx(found.gini, abs=1e-12)
    assert doubled.herfindahl == pytest.approx(found.herfindahl / 2)
