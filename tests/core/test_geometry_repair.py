"""Whatever polygons a file brings, made plain."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.geography.geometry_repair import as_polygons

BOX = shapely.box(0, 0, 10, 10)


def array(*shapes):
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def test_what_is_no_polygon_becomes_an_empty_one():
    notes: list[str] = []
    mixed = shapely.GeometryCollection([BOX, shapely.Point(20, 20), shapely.MultiPolygon([shapely.box(20, 0, 21, 1)])])
    found = as_polygons(array(BOX, None, shapely.Point(1, 1), shapely.LineString([(0, 0), (1, 1)]), mixed), notes)
    assert shapely.area(found).tolist() == [100, 0, 0, 0, 101]
    assert not notes


def test_heights_go_and_crossings_are_mended_and_stated():
    notes: list[str] = []
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    high = shapely.Polygon([(0, 0, 5), (10, 0, 5), (10, 10, 5), (0, 10, 5)])
    found = as_polygons(array(bow, high), notes)
    assert shapely.is_valid(found).all() and not shapely.has_z(found).any()
    assert shapely.area(found).tolist() == [50, 100]
    assert notes == ["1 boundary polygons had invalid rings and were mended."]


def test_a_coordinate_that_is_no_number():
    with pytest.raises(UserError, match="not numbers"):
        as_polygons(array(shapely.Polygon([(0, 0), (np.inf, 0), (1, 1)])), [])
