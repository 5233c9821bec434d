"""What a user writes for a spot becomes a place, a kind, a postcode or a sentence; shapes are mended or refused."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.search_area import (
    find_location,
    place_kinds,
    search_area_of,
    shape_of,
    sites_of,
)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("  infinity park  DERBY ", q.PlaceNamed("infinity park  DERBY")),
        ("university", q.PlacesOfKind("university")),
        ("Innovation hub", q.PlacesOfKind("innovation_hub")),
        ("freeport", q.PlacesOfKind("Freeport")),
        ("de249fu", q.Postcode("DE24 9FU")),
    ],
)
def test_what_is_written_is_found(text, location):
    found = find_location(text)
    assert found == location
    assert not shapely.is_empty(search_area_of(found).geometry)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("   ", "Write the name"),
        ("Infinity Prk Derby", "did you mean Infinity Park Derby"),
        ("qqqq zzzz", "choose one"),
    ],
)
def test_what_is_not_found_is_stated(text, wording):
    with pytest.raises(UserError, match=wording):
        find_location(text)


def test_a_shape_with_curves_is_one_sentence():
    arc = "CURVEPOLYGON(CIRCULARSTRING(430000 335000, 435000 340000, 440000 335000, 435000 330000, 430000 335000))"
    with pytest.raises(UserError, match="cannot be read: draw or select it again"):
        search_area_of(q.Shape("arc", arc))


def test_own_places_without_a_kind_of_point_are_sites():
    table = pd.DataFrame(
        {
            "kind": ["own", "own"],
            "name": ["Depot", "Nowhere"],
            "type": ["", ""],
            "easting": [430000.0, None],
            "northing": [330000.0, None],
        }
    )
    sites, notes = sites_of(q.PlacesOfKind("own"), table)
    assert sites["name"].tolist() == ["Depot"]
    assert notes == ("1 of 2 places of the kind own has no site of its own and is left out.",)
    assert sites_of(q.PlaceNamed("Depot"), table)[1] == ()
    assert place_kinds(table) == ("own",)
    with pytest.raises(UserError, match="has no site of its own"):
        sites_of(q.PlaceNamed("Nowhere"), table)


@pytest.mark.parametrize("postcode", ["ZZ99 9ZZ", "BT1 1AA"])
def test_a_postcode_without_a_position(postcode):
    with pytest.raises(UserError, match="is not in the postcode directory"):
        search_area_of(q.Postcode(postcode))


def test_a_crossed_line_is_mended_without_losing_length():
    bow = shapely.from_wkt("POLYGON ((400000 280000, 480000 345000, 480000 280000, 400000 345000, 400000 280000))")
    search_area = search_area_of(q.Shape("bow", bow.wkt))
    assert search_area.geometry.is_valid and search_area.geometry.area > 0
    assert "crossed itself" in search_area.notes[0]
    with pytest.raises(UserError, match="has no area"):
        search_area_of(q.Shape("flat", "POLYGON ((400000 280000, 410000 280000, 405000 280000, 400000 280000))"))


def test_several_geometries_are_one_shape():
    one, other = shapely.box(430000, 330000, 431000, 331000), shapely.box(430500, 330000, 432000, 331000)
    crossed = shapely.from_wkt("POLYGON ((440000 330000, 441000 331000, 441000 330000, 440000 331000, 440000 330000))")
    whole = shapely.from_wkt(shape_of("drawn", [one, None, other, shapely.Point(), crossed]).wkt)
    assert whole.is_valid and whole.area == pytest.approx(2_000_000 + 500_000)
    exact = shapely.Point(430000.123456789, 330000.987654321)
    assert shapely.from_wkt(shape_of("point", [exact]).wkt).equals_exact(exact, 0)
    with pytest.raises(UserError, match="has no shape on the map"):
        shape_of("nothing", [None, shapely.Point()])
