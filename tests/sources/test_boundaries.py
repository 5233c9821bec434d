"""Polygon layers -> boundaries: other CRSs, curves, invalid rings, and layers that will not do."""

from __future__ import annotations

import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.sources.layers.polygon_layers import boundaries_from_source, polygon_source

pytestmark = pytest.mark.usefixtures("qgis_app")
SQUARE = "POLYGON((430000 330000,440000 330000,440000 340000,430000 340000,430000 330000))"


def layer(rows: list[tuple[str, str | None]], kind="Polygon", crs="EPSG:27700", field="CTYUA24CD") -> QgsVectorLayer:
    made = QgsVectorLayer(f"{kind}?crs={crs}&field={field}:string", "my boundaries", "memory")
    features = []
    for code, wkt in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes([code])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def read(made, feedback=None):
    return boundaries_from_source(polygon_source(made, QgsProject.instance().transformContext()), feedback)


def test_codes_and_shapes_arrive():
    found = read(layer([("E06000015", SQUARE)]))
    assert list(found.codes) == ["E06000015"]
    assert shapely.area(found.geometry[0]) == pytest.approx(1e8)
    assert "my boundaries" in found.source
    assert not found.builtin


def test_degrees_are_converted():
    wkt = "POLYGON((-1.55 52.85,-1.40 52.85,-1.40 52.97,-1.55 52.97,-1.55 52.85))"
    found = read(layer([("E06000015", wkt)], crs="EPSG:4326"))
    x, y = shapely.get_coordinates(shapely.centroid(found.geometry[0]))[0]
    assert (x, y) == (pytest.approx(435_300, abs=500), pytest.approx(335_000, abs=1_000))


def test_curves_are_made_straight():
    circle = "CURVEPOLYGON(CIRCULARSTRING(431000 330000,430000 331000,429000 330000,430000 329000,431000 330000))"
    found = read(layer([("E06000015", circle)], kind="CurvePolygon"))
    assert shapely.area(found.geometry[0]) == pytest.approx(3.14159e6, rel=1e-3)


def test_invalid_rings_are_mended():
    bow_tie = "POLYGON((430000 330000,440000 340000,440000 330000,430000 340000,430000 330000))"
    found = read(layer([("E06000015", bow_tie)]))
    assert shapely.is_valid(found.geometry).all()
    assert shapely.area(found.geometry[0]) == pytest.approx(5e7)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: layer([("E06000015", "POINT(1 1)")], kind="Point"), "does not hold polygons"),
        (lambda: layer([]), "is empty"),
        (lambda: layer([("not a code", SQUARE)], field="town"), "code"),
        (lambda: layer([("E06000015", SQUARE)], crs="EPSG:4326"), "cannot be converted"),
        (lambda: layer([("E06000015", "POLYGON((-1 52,0 52,0 53,-1 52))")]), "in degrees although"),
    ],
)
def test_layers_that_cannot_be_used(make, sentence):
    with pytest.raises(UserError, match=sentence):
        read(make())


def test_no_crs():
    made = layer([("E06000015", SQUARE)])
    made.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(UserError, match="no coordinate reference system"):
        read(made)


def test_cancel():
    class Stop(Feedback):
        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        read(layer([("E06000015", SQUARE)]), Stop())
