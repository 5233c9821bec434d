"""The figures of ground agree with adding up by hand and by geopandas."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.hexmap.point_figures import MapFigures


@pytest.fixture(scope="module")
def hexmap():
    return Workspace(sample_companies()).hexmap(MapRequest("aerospace"))


@pytest.fixture(scope="module")
def at_point(hexmap):
    layers = hexmap.layers()
    return MapFigures(*(layers[role] for role in ("companies", "places", "authorities", "hexes")))


def small():
    """Two authorities of 2 x 2 km side by side, four companies, one of them without figures."""
    points = gpd.points_from_xy([500, 1500, 2500, 3900], [500, 1500, 500, 1900])
    companies = gpd.GeoDataFrame(
        {"employees": [10.0, 5.5, np.nan, 100.0], "turnover_gbp": [1e6, 0.01, np.nan, 2.0]}, geometry=points
    )
    companies["cell_id"], companies["authority_code"] = ["a", "a", "b", "b"], ["A", "A", "B", "B"]
    boxes = [shapely.box(0, 0, 2000, 2000), shapely.box(2000, 0, 4000, 2000)]
    authorities = gpd.GeoDataFrame({"authority_name": ["Alpha", "Beta"]}, geometry=boxes)
    hexes = gpd.GeoDataFrame(
        {"cell_id": ["a", "b"], "authority_code": ["A", "B"], "suppressed": [False, True]}, geometry=boxes
    )
    places = gpd.GeoDataFrame(geometry=gpd.points_from_xy([1000, 3000], [1000, 1000]))
    return MapFigures(companies, places, authorities, hexes)


def test_a_case_by_hand():
    found = small().within(2000, 500, 600)
    assert (found.businesses, found.employees.value, found.employees.known) == (1, None, 0)
    assert found.area_km2 == pytest.approx((math.pi * 0.36 - 2 * _segment(600, 500) / 1e6 / 2), rel=1e-3)
    polygon = small().inside([(0, 0), (2000, 0), (2000, 2000), (0, 2000)])
    assert (polygon.businesses, polygon.employees.value, polygon.turnover.value) == (2, 15.5, 1_000_000.01)
    assert polygon.authorities == (("Alpha", 1.0),)
    assert (polygon.share_area, polygon.share_businesses, polygon.places) == (0.5, 0.5, 1)
    cell = small().at(3900, 100)
    assert (cell.cell, cell.businesses, cell.suppressed) == ("b", 2, True)
    assert small().at(5000, 100) is None


def _segment(radius, distance):
    """Area beyond a line at a distance from a circle's centre."""
    half = math.acos(distance / radius)
    return radius**2 * (half - math.sin(half) * math.cos(half))


def test_a_polygon_that_crosses_itself_is_mended_and_one_without_area_is_none():
    bow = small().inside([(0, 0), (2000, 2000), (2000, 0), (0, 2000)])
    assert bow.mended and bow.area_km2 == pytest.approx(2.0)
    assert small().inside([(0, 0), (1, 1)]) is None
    assert small().inside([(0, 0), (1, 1), (2, 2)]) is None
    assert small().inside([(0, 0), (0, 0), (0, 0)]) is None
    with pytest.raises(UserError, match="nowhere near"):
        small().at(float("nan"), 0)
    with pytest.raises(UserError, match="nowhere near"):
        small().within(1e9, 0, 5)


def test_every_hexagon_gives_what_the_map_shows(at_point, hexmap):
    hexes = hexmap.hexes
    busy = hexes[hexes["business_count"] > 0]
    points = shapely.point_on_surface(busy.geometry.to_numpy())
    for (_, row), point in zip(busy.iterrows(), points):
        found = at_point.at(point.x, point.y)
        assert found.businesses == row["business_count"]
        assert (found.turnover.value or 0) == pytest.approx(
            row["turnover"] if row["turnover"] == row["turnover"] else 0, abs=0.005
        )


@settings(deadline=None, max_examples=40)
@given(x=st.integers(400_000, 500_000), y=st.integers(250_000, 400_000), radius=st.integers(1, 80_000))
def test_circles_and_their_polygons_agree_with_geopandas(at_point, hexmap, x, y, radius):
    frame = hexmap.companies
    inside = np.hypot(frame.geometry.x - x, frame.geometry.y - y) <= radius
    found = at_point.within(x, y, radius)
    assert found.businesses == inside.sum()
    assert (found.turnover.value or 0) == pytest.approx(frame.loc[inside, "turnover_gbp"].sum(), abs=0.01)
    ring = shapely.buffer(shapely.Point(x, y), radius, quad_segs=8)
    polygon = at_point.inside([tuple(one) for one in shapely.get_coordinates(ring).tolist()])
    assert polygon.businesses == shapely.intersects(ring, frame.geometry.to_numpy()).sum()
    land = shapely.intersection(hexmap.authorities.geometry.to_numpy(), ring)
    assert polygon.area_km2 == pytest.approx(shapely.area(land).sum() / 1e6, rel=1e-9, abs=1e-9)
