"""Towns and neighbours round an area."""

import shapely

from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.geography.boundaries import builtin_boundaries
from midlands_clusters_plugin.core.geography.context import context_layers, towns


def test_neighbours_are_outside_the_area_and_touch_its_frame():
    codes = ["E06000015"]  # Derby lies in Derbyshire
    layers = context_layers(codes)
    derby = builtin_boundaries().subset(codes).geometry[0]
    assert "E10000007" in set(layers["neighbours"]["authority_code"])
    assert "E06000015" not in set(layers["neighbours"]["authority_code"])
    assert shapely.area(shapely.intersection(layers["neighbours"].union_all(), derby)) < 1
    assert layers["neighbours"].crs.to_epsg() == layers["towns"].crs.to_epsg() == 27700


def test_towns_are_the_largest_first_and_those_in_the_frame():
    found = context_layers(get_area("midlands_engine").codes)["towns"]
    assert list(found["population"]) == sorted(found["population"], reverse=True)
    assert {"Birmingham", "Derby", "Lincoln"} <= set(found["name"])
    assert len(context_layers(["E06000015"])["towns"]) < len(towns())


def test_an_area_without_built_in_polygons_has_no_context():
    assert all(layer.empty for layer in context_layers(["E99999999"]).values())
