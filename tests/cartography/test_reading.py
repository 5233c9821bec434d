"""A layer is read the same way from its file and through QGIS, and its stamp changes when its rows do."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry, QgsVectorLayer

from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.qgis_io.layer_arrays import attributes, read
from midlands_clusters_plugin.qgis_io.stamp import layer_stamp

pytestmark = pytest.mark.usefixtures("qgis_app")


def frame(number):
    data = {"name": [f"a{i}" for i in range(number)], "n": pd.array([None, *range(1, number)], dtype="Int64")}
    return gpd.GeoDataFrame(data, geometry=gpd.points_from_xy(range(number), range(number)), crs=27700)


@pytest.fixture
def layer(tmp_path, closed):
    write_layers(tmp_path / "t.gpkg", {"things": frame(5)})
    return closed(QgsVectorLayer(f"{tmp_path / 't.gpkg'}|layername=things", "things", "ogr"))


def test_from_the_file_and_through_qgis_the_same(layer):
    direct = read(layer, ["name", "n"])
    layer.setSubsetString("1 = 1")  # a filter, even one that lets all through, is QGIS's to apply
    through = read(layer, ["name", "n"])
    assert shapely.equals(direct[0], through[0]).all()
    assert direct[1]["name"].tolist() == through[1]["name"].tolist()
    assert np.array_equal(direct[1]["n"].astype(float), through[1]["n"].astype(float), equal_nan=True)


def test_a_filter_counts(layer):
    layer.setSubsetString("\"name\" IN ('a1', 'a2')")
    assert read(layer, ["name"])[1]["name"].tolist() == ["a1", "a2"]


class Watched(QgsVectorLayer):
    """A layer that remembers what it was asked."""

    def getFeatures(self, request):
        self.asked = QgsFeatureRequest(request)
        return super().getFeatures(request)


def test_attributes_alone_need_no_shape_and_no_other_column(closed):
    layer = closed(Watched("CurvePolygon?crs=EPSG:27700&field=name:string&field=n:integer", "round", "memory"))
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["a", 1])
    feature.setGeometry(QgsGeometry.fromWkt("CurvePolygon (CircularString (0 0, 1 1, 2 0, 1 -1, 0 0))"))
    assert layer.dataProvider().addFeatures([feature])[0]
    assert attributes(layer, ["n"])["n"].tolist() == [1]
    assert layer.asked.flags() & QgsFeatureRequest.Flag.NoGeometry
    assert layer.asked.flags() & QgsFeatureRequest.Flag.SubsetOfAttributes
    assert list(layer.asked.subsetOfAttributes()) == [1]


def test_the_stamp_of_a_geopackages_table(layer, tmp_path):
    first = layer_stamp(layer)
    assert first is not None and layer_stamp(layer) == first
    layer.setSubsetString("\"name\" = 'a1'")
    assert layer_stamp(layer) != first
    layer.setSubsetString("")
    write_layers(tmp_path / "t.gpkg", {"things": frame(6)})
    assert layer_stamp(layer) != first


def test_what_cannot_be_known_has_no_stamp(layer, closed):
    assert layer_stamp(closed(QgsVectorLayer("Point?crs=EPSG:27700", "m", "memory"))) is None
    layer.startEditing()
    assert layer_stamp(layer) is None
    layer.rollBack()
