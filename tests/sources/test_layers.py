"""Layers of QGIS -> frames: every way in gives the same rows, and what cannot be used is said in a sentence."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies.files.outlines import positions_of
from midlands_clusters_plugin.qgis_io.fields import DAY, FLAG, REAL, TEXT, WHOLE, attribute_values, fields_of
from midlands_clusters_plugin.qgis_io.plain_file import file_of, plain_file
from midlands_clusters_plugin.sources.layers.layer_frames import layer_source, read_layer

pytestmark = pytest.mark.usefixtures("qgis_app")
NAMES = ["name", "staff", "founded", "big"]


def frame() -> gpd.GeoDataFrame:
    data = {
        "name": ["Ämil & Söhne", None, "C"],
        "staff": [12.0, np.nan, 3.5],
        "founded": pd.to_datetime(["2001-02-03", None, "1999-12-31"]),
        "big": pd.array([True, None, False], dtype="boolean"),
    }
    return gpd.GeoDataFrame(
        data, geometry=shapely.points([[435100.0, 336000.0], [440000.25, 340000.0], [435000.0, 336500.0]]), crs=27700
    )


@pytest.fixture
def gpkg(tmp_path, closed):
    path = tmp_path / "firms.gpkg"
    frame().to_file(path, layer="firms", engine="pyogrio", driver="GPKG")
    return closed(QgsVectorLayer(f"{path}|layername=firms", "firms", "ogr"))


def memory(uri: str, shapes: list[str | None], name: str = "mine") -> QgsVectorLayer:
    layer = QgsVectorLayer(uri, name, "memory")
    assert layer.isValid()
    if "crs=" not in uri:  # QGIS would give it the default one
        layer.setCrs(QgsCoordinateReferenceSystem())
    features = []
    for number, wkt in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number])
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def read(layer, columns=None, feedback=None, **options):
    return read_layer(layer_source(layer, QgsProject.instance().transformContext(), **options), columns, feedback)


def comparable(table) -> pd.DataFrame:
    found = table.frame.copy()
    found["founded"] = pd.to_datetime(found["founded"]).astype("datetime64[s]")
    found["staff"] = found["staff"].astype(float)
    found["name"] = found["name"].astype(object).where(found["name"].notna(), None)
    found["big"] = [None if pd.isna(value) else bool(value) for value in found["big"]]
    return found.drop(columns="fid", errors="ignore")


def test_file_and_features_give_the_same_rows(gpkg):
    assert plain_file(gpkg) is not None
    straight = comparable(read(gpkg))
    gpkg.setSubsetString("1 = 1")
    assert plain_file(gpkg) is None
    by_feature = comparable(read(gpkg))
    pd.testing.assert_frame_equal(straight, by_feature, check_dtype=False)
    assert straight["name"].tolist() == ["Ämil & Söhne", None, "C"]
    assert straight["big"].tolist() == [True, None, False]
    assert straight["founded"].iloc[0] == pd.Timestamp("2001-02-03")
    assert straight["easting"].tolist() == [435100.0, 440000.25, 435000.0]


def test_filter_selection_and_unsaved_edits_count(gpkg):
    gpkg.setSubsetString("staff < 10")
    assert read(gpkg).frame["name"].tolist() == ["C"]
    gpkg.setSubsetString("")
    gpkg.selectByIds([1, 3])
    assert read(gpkg, selected_only=True).frame["name"].tolist() == ["Ämil & Söhne", "C"]
    gpkg.startEditing()
    gpkg.changeAttributeValue(3, gpkg.fields().indexFromName("name"), "changed")
    assert sorted(read(gpkg).frame["name"].dropna()) == ["changed", "Ämil & Söhne"]
    gpkg.rollBack()


def test_only_the_columns_asked_for(gpkg):
    assert list(read(gpkg, ["name"]).frame.columns) == ["name", "easting", "northing"]
    gpkg.setSubsetString("1 = 1")
    assert list(read(gpkg, ["name"]).frame.columns) == ["name", "easting", "northing"]


def test_degrees_are_converted_by_qgis(tmp_path):
    layer = memory("Point?crs=EPSG:4326&field=n:integer", ["POINT(-1.4767 52.9219)", "POINT(-1.15 52.95)"])
    table = read(layer)
    # Derby's Market Place is near SK 352 362.
    assert table.frame["easting"].iloc[0] == pytest.approx(435270, abs=150)
    assert table.frame["northing"].iloc[0] == pytest.approx(336240, abs=250)
    assert any("EPSG:4326" in note for note in table.notes)


def test_one_bad_position_does_not_cost_the_others():
    layer = memory(
        "Point?crs=EPSG:4326&field=n:integer", ["POINT(-1.4767 52.9219)", "POINT(200000 95)", "POINT(-1.15 52.95)"]
    )
    table = read(layer)
    assert np.isfinite(table.frame["easting"]).tolist() == [True, False, True]
    assert any("could not be converted" in note for note in table.notes)


def test_shapes_that_are_not_one_point():
    shapes = ["MULTIPOINT((400000 300000))", "MULTIPOINT((1 1),(2 2))", None, "MULTIPOINT EMPTY", "MULTIPOINT(EMPTY)"]
    table = read(memory("MultiPoint?crs=EPSG:27700&field=n:integer", shapes))
    assert table.frame["easting"].iloc[0] == 400000
    assert table.frame["easting"].isna().tolist() == [False, True, True, True, True]
    assert any("4 features" in note for note in table.notes)


def test_heights_and_measures_are_ignored():
    table = read(memory("PointZM?crs=EPSG:27700&field=n:integer", ["POINT ZM (400000 300000 55 7)"]))
    assert table.frame[["easting", "northing"]].to_numpy().tolist() == [[400000.0, 300000.0]]


def test_positions_of_curves_and_of_nothing_are_missing():
    circle = bytes(QgsGeometry.fromWkt("CIRCULARSTRING(0 0, 1 1, 2 0)").asWkb())
    square, empty = shapely.to_wkb([shapely.box(0, 0, 1, 1), shapely.Point()])
    found = positions_of([shapely.to_wkb(shapely.Point(3, 4)), circle, None, empty, square, b"\x01damaged"])
    assert (found.x[0], found.y[0], found.x[4]) == (3, 4, 0.5)
    assert np.isnan(found.x[[1, 2, 3, 5]]).all()
    assert found.outline.tolist() == [False, False, False, False, True, False]
    assert len(positions_of([]).x) == 0


def test_a_table_has_no_positions():
    layer = memory("None?field=n:integer", [None, None])
    table = read(layer)
    assert not table.has_points
    assert list(table.frame.columns) == ["n"]


def test_of_a_table_only_the_columns_asked_for_are_read():
    layer = memory("None?field=n:integer&field=name:string", [None, None])
    source, asked = layer_source(layer, QgsProject.instance().transformContext()), []

    def features(request):
        asked.append(QgsFeatureRequest(request))
        return source.features(request)

    assert read_layer(replace(source, features=features), ["n"]).frame["n"].tolist() == [0, 1]
    assert asked[0].flags() & QgsFeatureRequest.Flag.NoGeometry
    assert asked[0].flags() & QgsFeatureRequest.Flag.SubsetOfAttributes


def test_a_column_called_easting_does_not_hide_the_point():
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=Easting:integer", "mine", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([7])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(400000 300000)"))
    layer.dataProvider().addFeature(feature)
    found = read(layer).frame
    assert found["easting"].tolist() == [400000.0]
    assert found["Easting (attribute)"].tolist() == [7]


@pytest.mark.parametrize(
    ("uri", "shape"),
    [
        (
            "Polygon?crs=EPSG:27700&field=n:integer",
            "POLYGON((400000 300000,400020 300000,400020 300020,400000 300000))",
        ),
        ("LineString?crs=EPSG:27700&field=n:integer", "LINESTRING(400000 300000,400020 300000)"),
        (
            "CurvePolygon?crs=EPSG:27700&field=n:integer",
            "CURVEPOLYGON(CIRCULARSTRING(400000 300000,400020 300000,400000 300000))",
        ),
    ],
)
def test_outlines_and_lines_stand_at_a_point_on_them(uri, shape):
    table = read(memory(uri, [shape]))
    assert np.hypot(table.frame["easting"] - 400010, table.frame["northing"] - 300000).max() <= 20
    assert any("a point on it" in note for note in table.notes)


@pytest.mark.parametrize(
    ("uri", "shapes", "sentence"),
    [
        ("Point?field=n:integer", ["POINT(1 1)"], "has no coordinate reference system"),
        (
            "Polygon?crs=EPSG:27700&field=n:integer",
            ["POLYGON((0 0,90000 0,90000 90000,0 0))"],
            "outlines of whole areas",
        ),
        ("Point?crs=EPSG:27700&field=n:integer", [], "is empty"),
        ("Point?crs=EPSG:27700&field=n:integer", ["POINT(-1.4 52.9)"], "in degrees although"),
        ("Point?crs=EPSG:4326&field=n:integer", ["POINT(435000 336000)"], "can be converted"),
    ],
)
def test_layers_that_cannot_be_used(uri, shapes, sentence):
    with pytest.raises(UserError, match=sentence) as caught:
        read(memory(uri, shapes))
    assert "mine" in caught.value.message


def test_a_broken_layer_and_a_file_that_vanished(gpkg, tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        layer_source(QgsVectorLayer("/nowhere.gpkg", "gone", "ogr"), QgsProject.instance().transformContext())
    source = layer_source(gpkg, QgsProject.instance().transformContext())
    (tmp_path / "firms.gpkg").rename(tmp_path / "elsewhere.gpkg")
    with pytest.raises(UserError, match="cannot be read"):
        read_layer(source)


def test_a_filtered_layer_whose_file_vanished_has_no_rows_and_says_so(tmp_path, closed):
    path = tmp_path / "firms.shp"
    frame()[["name", "staff", "geometry"]].to_file(path, engine="pyogrio")
    layer = closed(QgsVectorLayer(str(path), "firms", "ogr"))
    layer.selectAll()
    source = replace(
        layer_source(layer, QgsProject.instance().transformContext()), features=lambda request: iter(()), file=None
    )
    with pytest.raises(UserError, match="firms cannot be read: check that it is still there"):
        read_layer(source)


def test_cancel_stops_both_ways(gpkg):
    class Stop(Feedback):
        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        read(gpkg, feedback=Stop())
    gpkg.setSubsetString("1 = 1")
    with pytest.raises(Cancelled):
        read(gpkg, feedback=Stop())


@pytest.mark.parametrize("subset", ["", "1 = 1"])
def test_reading_works_in_another_thread(gpkg, subset):
    gpkg.setSubsetString(subset)
    source = layer_source(gpkg, QgsProject.instance().transformContext())
    found = []
    thread = threading.Thread(target=lambda: found.append(read_layer(source)))
    thread.start()
    thread.join(20)
    assert len(found[0].frame) == 3


def test_fields_and_values_of_a_frame():
    table = frame().assign(row=[1, 2, 3], cells=pd.array([1, None, 3], dtype="Int64"))
    fields = fields_of(table)
    assert [field.type() for field in fields] == [TEXT, REAL, DAY, FLAG, WHOLE, WHOLE]
    assert all(isinstance(field, QgsField) for field in fields)
    values = attribute_values(table, fields)
    assert [column[1] for column in values] == [None, None, None, None, 2, None]
    assert values[2][0].toString("yyyy-MM-dd") == "2001-02-03"
    assert values[3] == [True, None, False]


def test_a_layer_from_geojson_without_a_file_has_none(qgis_app, closed):
    """Its whole text is its source: longer than any path."""
    features = [
        {"type": "Feature", "properties": {"number": at}, "geometry": {"type": "Point", "coordinates": [at, at]}}
        for at in range(100)
    ]
    layer = closed(QgsVectorLayer(json.dumps({"type": "FeatureCollection", "features": features}), "text", "ogr"))
    assert layer.isValid() and layer.featureCount() == 100
    assert file_of(layer) is None and plain_file(layer) is None
