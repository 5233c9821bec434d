"""Density as a raster: near the exact density at every pixel, whole in sum, right at the rim."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.density.kernel_raster import density_raster
from tests.core.statistics.kernel import kernel_density

BOUNDS = (450_000.0, 300_000.0, 460_000.0, 306_000.0)


def _points(count: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    return random.uniform(448_000, 462_000, count), random.uniform(298_000, 308_000, count)


def _centres(made) -> np.ndarray:
    rows, columns = made.values.shape
    x = made.west + (np.arange(columns) + 0.5) * made.pixel
    y = made.north - (np.arange(rows) + 0.5) * made.pixel
    return np.column_stack([one.ravel() for one in np.meshgrid(x, y)])


@pytest.mark.parametrize("weighted", [False, True])
def test_as_the_exact_density_at_every_pixel(weighted: bool) -> None:
    x, y = _points(400)
    weight = np.arange(400.0) % 7 if weighted else None
    made = density_raster(x, y, BOUNDS, radius=1500.0, pixel=100.0, weight=weight)
    exact = kernel_density(x, y, _centres(made), 1500.0, weight).reshape(made.values.shape)
    assert made.values.shape == (60, 100)
    assert np.abs(made.values - exact).max() < 0.01 * exact.max()


def test_one_company_in_a_pixels_centre_is_the_kernel_itself() -> None:
    made = density_raster(np.array([455_050.0]), np.array([303_050.0]), BOUNDS, radius=1000.0, pixel=100.0)
    assert made.values.max() == pytest.approx(3 / np.pi, rel=1e-6)
    away = np.hypot(*(_centres(made) - (455_050.0, 303_050.0)).T).reshape(made.values.shape)
    assert (made.values[away >= 1000.0] == 0).all() and (made.values[away < 990.0] > 0).all()


def test_density_over_the_search_area_is_the_number_of_companies() -> None:
    x, y = np.array([454_321.0, 455_678.9]), np.array([303_210.0, 302_999.5])
    made = density_raster(x, y, BOUNDS, radius=2000.0, pixel=100.0, weight=np.array([3.0, np.nan]))
    assert made.values.sum() * 0.01 == pytest.approx(3.0, rel=2e-3)
    assert made.counted == 1


def test_companies_beyond_the_rim_count_and_are_reported() -> None:
    outline = shapely.box(450_000, 300_000, 455_000, 306_000)
    x, y = np.array([454_900.0, 455_100.0, 459_000.0]), np.full(3, 303_000.0)
    made = density_raster(x, y, outline.bounds, radius=1000.0, pixel=100.0, outline=outline)
    alone = density_raster(x[:1], y[:1], outline.bounds, radius=1000.0, pixel=100.0, outline=outline)
    assert (made.counted, made.beyond) == (1, 1)
    assert np.nanmax(made.values) > np.nanmax(alone.values)


def test_outside_the_outline_there_is_no_value() -> None:
    outline = shapely.Point(455_000, 303_000).buffer(2000)
    made = density_raster(*_points(100), BOUNDS, radius=1000.0, pixel=100.0, outline=outline)
    expected = shapely.contains_xy(outline, *_centres(made).T).reshape(made.values.shape)
    np.testing.assert_array_equal(np.isfinite(made.values), expected)


def test_pixels_lie_on_whole_multiples() -> None:
    made = density_raster(*_points(5), (450_010.0, 300_010.0, 450_990.0, 300_990.0), radius=1000.0, pixel=200.0)
    assert (made.west, made.north, made.values.shape) == (450_000, 301_000, (5, 5))


@pytest.mark.parametrize(
    ("radius", "pixel", "sentence"),
    [(300.0, 100.0, "too large for this radius"), (5000.0, 0.5, "pixels: choose larger")],
)
def test_what_cannot_be_made_is_one_sentence(radius: float, pixel: float, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        density_raster(*_points(5), BOUNDS, radius=radius, pixel=pixel)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(0, 10**6), st.sampled_from([400.0, 900.0, 2500.0]))
def test_never_below_zero_never_far_from_exact(count: int, seed: int, radius: float) -> None:
    x, y = _points(count, seed)
    made = density_raster(x, y, BOUNDS, radius=radius, pixel=100.0)
    exact = kernel_density(x, y, _centres(made), radius).reshape(made.values.shape)
    assert (made.values >= 0).all()
    assert (
        np.abs(made.values - exact).max()
        <= 1.5 * (100.0 / radius) ** 2 * count * 3 / (np.pi * (radius / 1000) ** 2) + 1e-9
    )
