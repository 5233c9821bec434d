"""Own places from layers: any CRS, any shape."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.places.own_places import MOST
from midlands_clusters_plugin.sources.layers.place_layers import place_source, places_from_source


@pytest.fixture
def layer(qgis_app, closed):
    def make(definition, rows, name="Sites"):
        made = closed(QgsVectorLayer(definition, name, "memory"))
        features = []
        for wkt, *values in rows:
            feature = QgsFeature(made.fields())
            feature.setAttributes(list(values))
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            features.append(feature)
        made.dataProvider().addFeatures(features)
        return made

    return make


def read(layer):
    return places_from_source(place_source(layer, QgsProject.instance().transformContext()))


def test_points_in_degrees(layer):
    made = read(
        layer(
            "Point?crs=EPSG:4326&field=name:string&field=postcode:string",
            [("Point(-1.476 52.922)", "Derby", "LN1 1AA")],
        )
    )
    point = made.places.geometry.iloc[0]
    assert abs(point.x - 435_300) < 300 and abs(point.y - 336_300) < 500  # where the point is, not its postcode
    assert made.places["point_kind"].tolist() == ["given"]


def test_a_horseshoe_stands_inside_itself(layer):
    corners = [
        (430, 330),
        (440, 330),
        (440, 331),
        (431, 331),
        (431, 339),
        (440, 339),
        (440, 340),
        (430, 340),
        (430, 330),
    ]
    shape = "Polygon(({}))".format(", ".join(f"{x}000 {y}000" for x, y in corners))
    made = read(layer("Polygon?crs=EPSG:27700&field=site_name:string", [(shape, "Horseshoe")]))
    import shapely

    assert shapely.from_wkt(shape).contains(made.places.geometry.iloc[0])
    assert made.places["point_kind"].tolist() == ["inside"] and made.places["name"].tolist() == ["Horseshoe"]


def test_a_feature_without_shape_is_stated(layer):
    made = read(layer("Point?crs=EPSG:27700&field=name:string", [("Point(435000 336000)", "A"), (None, "B")]))
    assert made.rejected == {"no_shape": 1}
    assert "1 could not be placed" in made.sentence


def test_its_own_columns_of_coordinates_do_not_mislead(layer):
    rows = [("Point(435000 336000)", "A", 1.0, 2.0)]
    made = read(layer("Point?crs=EPSG:27700&field=name:string&field=Easting:double&field=y:double", rows))
    assert made.places.geometry.iloc[0].x == 435_000


def test_a_table_with_postcodes(layer):
    made = read(layer("NoGeometry?field=name:string&field=postcode:string", [(None, "A", "DE24 9FU")]))
    assert len(made.places) == 1 and made.places["point_kind"].tolist() == ["site"]


@pytest.mark.parametrize(
    ("definition", "rows", "wording"),
    [
        ("Point?crs=EPSG:27700&field=name:string", [], "is empty"),
        ("Point?crs=EPSG:27700&field=name:string", [("Point(1 1)", "A")] * (MOST + 1), "at most"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(layer, definition, rows, wording):
    with pytest.raises(UserError, match=wording):
        read(layer(definition, rows))


def test_a_layer_that_does_not_say_where_it_is(layer):
    made = layer("Point?crs=EPSG:27700&field=name:string", [("Point(1 1)", "A")])
    made.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(UserError, match="no coordinate reference system"):
        read(made)
