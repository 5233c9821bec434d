"""Spreading over hexagons: exact, and never without its warning."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.area_data.spread import spread, warning
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.grid.hexgrid import make_grid


def _hexes(size: float = 1000.0, span: float = 6000.0) -> gpd.GeoDataFrame:
    grid = make_grid("bng", size)
    keys = grid.covering((450_000, 300_000, 450_000 + span, 300_000 + span))
    return gpd.GeoDataFrame({"cell_id": grid.ids(keys)}, geometry=grid.polygons(keys), crs=27700)


def _areas(figures: list[float], width: float = 1700.0, left: float = 450_500.0) -> gpd.GeoDataFrame:
    boxes = [shapely.box(left + width * i, 301_000, left + width * (i + 1), 304_000) for i in range(len(figures))]
    return gpd.GeoDataFrame({"firms": figures}, geometry=boxes, crs=27700)


def test_by_area_a_hexagon_inside_gets_its_share() -> None:
    hexes, areas = _hexes(), _areas([510.0])
    made = spread(areas, "firms", hexes)
    inside = shapely.contains_properly(areas.geometry[0], hexes.geometry.to_numpy())
    share = hexes.geometry.area / areas.geometry.area[0]
    assert inside.any()
    np.testing.assert_allclose(made.hexes["firms"][inside], 510 * share[inside], atol=2e-6)
    assert (made.given, made.spread, made.outside) == (510_000_000, 510_000_000, 0)
    assert np.rint(made.hexes["firms"].fillna(0) * made.scale).astype(int).sum() == made.spread
    assert made.hexes["firms"].isna().any()  # a hexagon that no area touches has no figure, not 0


def test_by_companies_the_weight_decides_and_area_stands_in_where_there_is_none() -> None:
    hexes = _hexes()
    first, second = _areas([100.0, 100.0]).geometry
    middle = hexes.geometry.centroid
    hexes["business_count"] = np.where(middle.within(first.buffer(-600)), 3, 0)
    assert hexes["business_count"].sum() > 0
    hexes.loc[hexes.intersects(second), "business_count"] = 0
    made = spread(_areas([100.0, 100.0]), "firms", hexes, weight="business_count").hexes
    weighed = hexes["business_count"] > 0
    only_second = hexes.within(second)
    assert made["firms"][weighed].sum() >= 99.9
    assert (made["firms"][only_second] > 0).all()


def test_what_lies_outside_the_hexagons_is_reported() -> None:
    made = spread(_areas([400.0], left=455_500.0, width=4000.0), "firms", _hexes())
    assert 0 < made.outside < made.given
    assert made.given == made.spread + made.outside
    assert "lie outside" in made.wording()
    away = spread(_areas([400.0], left=600_000.0), "firms", _hexes())
    assert (away.spread, away.outside) == (0, away.given)


def test_figures_below_zero_and_unknown_columns_are_refused() -> None:
    with pytest.raises(UserError, match="below 0"):
        spread(_areas([-1.0]), "firms", _hexes())
    with pytest.raises(UserError, match="no column turnover"):
        spread(_areas([1.0]), "turnover", _hexes())


def test_the_warning_says_that_nothing_was_counted_there() -> None:
    assert "not counted there" in warning(by_companies=False)
    assert "not counted there" in warning(by_companies=True)


_HEXES = _hexes()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.integers(0, 10**9).map(float), st.floats(0, 1e6), st.just(float("nan"))), min_size=1, max_size=4
    ),
    st.floats(200, 3000),
    st.floats(448_000, 456_000),
    st.booleans(),
)
def test_the_sum_is_stored_exactly(figures: list[float], width: float, left: float, weighed: bool) -> None:
    """In millionths: what was given is what was spread and what lies outside; the hexagons hold what was spread."""
    hexes = _HEXES.assign(business_count=np.arange(len(_HEXES)) % 4)
    made = spread(_areas(figures, width, left), "firms", hexes, weight="business_count" if weighed else "")
    given_figures = sum(round(one * made.scale) for one in figures if one == one)
    assert made.given == given_figures == made.spread + made.outside
    assert int(np.rint(made.hexes["firms"].fillna(0).to_numpy() * made.scale).sum()) == made.spread
    assert (made.hexes["firms"].dropna() >= 0).all()
