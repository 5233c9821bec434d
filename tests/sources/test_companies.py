"""The company table through a layer and back: nothing is matched again, nothing is lost, moved points count where they are."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import QgsProject, QgsVectorLayer

from midlands_clusters_plugin.core.companies import COLUMNS, is_sample, sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.processing.functions import map_functions
from midlands_clusters_plugin.sources.layers import company_layers as module
from midlands_clusters_plugin.sources.layers.company_layers import companies_from_layer, is_company_layer
from midlands_clusters_plugin.sources.layers.layer_frames import layer_source

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(scope="module")
def original() -> pd.DataFrame:
    return sample_companies().companies.head(400).reset_index(drop=True)


def written(frame: pd.DataFrame, path, crs=27700) -> QgsVectorLayer:
    points = shapely.points(frame["easting"].to_numpy(float), frame["northing"].to_numpy(float))
    write_layers(path, {"companies": gpd.GeoDataFrame(frame, geometry=points, crs=27700).to_crs(crs)})
    layer = QgsVectorLayer(str(path), "companies", "ogr")
    assert layer.isValid()
    return layer


def source_of(layer):
    return layer_source(layer, QgsProject.instance().transformContext())


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    assert list(found.columns) == list(COLUMNS)
    for name in COLUMNS:
        left, right = found[name], expected[name]
        assert (left.isna() == right.isna()).all(), name
        known = right.notna()
        assert (left[known].to_numpy() == right[known].to_numpy()).all(), name


@pytest.mark.parametrize("subset", ["", "1 = 1"])
def test_round_trip(original, tmp_path, subset, monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("postcodes must not be matched again")

    monkeypatch.setattr(module, "read_frame", refuse)
    layer = written(original, tmp_path / "companies.gpkg")
    layer.setSubsetString(subset)
    source = source_of(layer)
    assert is_company_layer(source)
    table = companies_from_layer(source)
    assert_same(table.companies, original)
    assert table.rows_read == len(original)
    assert is_sample(table)
    assert table.inputs[0]["format"] == "sample", "cartography tells invented companies by it"
    assert len(table.rejects) == 0
    assert str(table.companies["high_growth"].dtype) == "boolean"
    assert table.companies["incorporated"].dtype.kind == "M"


def test_a_copy_that_went_through_a_spreadsheet_keeps_its_days_and_figures(original, tmp_path):
    """UK Excel writes days as 03/04/2019 and figures as 1,500; delimited text has empty cells where something is missing."""
    copy = original.copy()
    copy["incorporated"] = copy["incorporated"].map(lambda day: "" if pd.isna(day) else f"{day:%d/%m/%Y}")
    copy["turnover_gbp"] = copy["turnover_gbp"].map(lambda value: "" if pd.isna(value) else f"{value:,.2f}")
    copy.loc[0, ["authority_code", "incorporated"]] = ["  ", "03/04/2019"]
    copy.loc[1, "incorporated"] = "someday"
    copy.to_csv(tmp_path / "copy.csv", index=False)
    uri = f"file://{tmp_path / 'copy.csv'}?type=csv&xField=easting&yField=northing&crs=EPSG:27700&detectTypes=no"
    layer = QgsVectorLayer(uri, "copy", "delimitedtext")
    assert layer.isValid()
    table = companies_from_layer(source_of(layer))
    found = table.companies
    assert found["incorporated"][0] == pd.Timestamp("2019-04-03")
    assert pd.isna(found["authority_code"][0]), "a blank code is none: the polygon decides"
    assert (found["incorporated"][2:].to_numpy() == original["incorporated"][2:].to_numpy())[
        original["incorporated"][2:].notna()
    ].all()
    assert np.allclose(found["turnover_gbp"], original["turnover_gbp"], atol=0.005, equal_nan=True)
    assert "1 incorporation date could not be read and counts as missing." in table.notes


def test_a_copy_in_degrees_is_the_same_companies(original, tmp_path):
    table = companies_from_layer(source_of(written(original, tmp_path / "degrees.gpkg", crs=4326)))
    assert_same(table.companies, original)


def test_moved_points_count_where_they_are(original, tmp_path):
    layer = written(original, tmp_path / "companies.gpkg")
    feature = next(layer.getFeatures())
    geometry = feature.geometry()
    geometry.translate(2000, 0)
    assert layer.dataProvider().changeGeometryValues({feature.id(): geometry})
    table = companies_from_layer(source_of(layer))
    assert table.companies["easting"].iloc[0] == original["easting"].iloc[0] + 2000
    assert pd.isna(table.companies["authority_code"].iloc[0])
    assert table.companies["authority_code"].iloc[1] == original["authority_code"].iloc[1]
    assert any("1 compan" in note for note in table.notes)


def test_rows_without_any_position_are_rejected_not_lost(original, tmp_path):
    holed = original.copy()
    holed.loc[3, ["easting", "northing"]] = np.nan
    table = companies_from_layer(source_of(written(holed, tmp_path / "companies.gpkg")))
    assert len(table.companies) == len(original) - 1
    assert table.rejects["row_number"].tolist() == [original["row_number"].iloc[3]]
    assert table.rows_read == len(table.companies) + len(table.rejects)


def as_csv(frame: pd.DataFrame, path) -> QgsVectorLayer:
    """The layer that QGIS shows of a CSV in which every cell is text."""
    frame.to_csv(path, index=False)
    uri = f"{path.as_uri()}?type=csv&detectTypes=no&xField=easting&yField=northing&crs=EPSG:27700"
    layer = QgsVectorLayer(uri, "from csv", "delimitedtext")
    assert layer.isValid()
    return layer


def test_from_a_csv_days_stay_days_and_what_cannot_be_read_is_stated(original, tmp_path):
    frame = original.head(6).astype(object)
    frame["incorporated"] = ["03/04/2019", "23/11/2016", "2016-11-23", "soon", "", "12/05/65"]
    frame["turnover_gbp"] = ["1,500", "£2m", "1500.5", "many", "", "-3"]
    frame["high_growth"] = ["yes", "FALSE", "1", "perhaps", "", "0.0"]
    table = companies_from_layer(source_of(as_csv(frame, tmp_path / "companies.csv")))
    days = ["2019-04-03", "2016-11-23", "2016-11-23", None, None, "1965-05-12"]
    assert [None if pd.isna(day) else str(day.date()) for day in table.companies["incorporated"]] == days
    assert table.companies["turnover_gbp"].fillna(-1).tolist() == [1500, 2e6, 1500.5, -1, -1, -3]
    assert table.companies["high_growth"].tolist() == [True, False, True, pd.NA, pd.NA, False]
    assert table.companies["row_number"].tolist() == original["row_number"].head(6).tolist()
    for wording in ("1 incorporation date could not be read", "1 cell of turnover", "1 cell of high-growth"):
        assert sum(wording in note for note in table.notes) == 1, wording
    assert len(table.notes) == 3


def test_from_a_csv_blank_texts_are_missing(original, tmp_path):
    frame = original.head(3).astype(object)
    frame["authority_code"], frame["clusters"] = ["", "  ", " E06000015 "], ["rail", "", "aerospace;rail"]
    table = companies_from_layer(source_of(as_csv(frame, tmp_path / "companies.csv")))
    assert [None if pd.isna(code) else code for code in table.companies["authority_code"]] == [None, None, "E06000015"]
    assert table.companies["clusters"].tolist() == ["rail", "", "aerospace;rail"]


def test_a_label_reads_cells_as_the_map_does():
    frame = pd.DataFrame(
        {
            "turnover_gbp": ["1,500", "", None],
            "high_growth": ["false", "yes", None],
            "foreign_owned": [True, None, 0],
            "incorporated": ["03/04/2019", "23/11/2016", ""],
            "clusters": ["rail", "", None],
        },
        dtype=object,
    )
    typed = map_functions._typed(frame)
    assert typed["turnover_gbp"].fillna(-1).tolist() == [1500, -1, -1]
    assert typed["high_growth"].tolist() == [False, True, pd.NA]
    assert typed["foreign_owned"].tolist() == [True, pd.NA, False]
    assert typed["incorporated"].tolist() == [pd.Timestamp("2019-04-03"), pd.Timestamp("2016-11-23"), pd.NaT]


def test_other_layers_are_not_taken_for_it():
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=name:string&field=sic:string&field=employees:integer", "mine", "memory"
    )
    from qgis.core import QgsFeature

    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    assert not is_company_layer(source_of(layer))


def test_a_table_with_columns_of_coordinates_is_placed_by_its_postcodes():
    from qgis.core import QgsFeature

    layer = QgsVectorLayer(
        "None?field=name:string&field=postcode:string&field=easting:double&field=northing:double", "mine", "memory"
    )
    rows = [("A", 459_297.0, 302_901.0), ("B", None, None), ("C", 459_297.0, 302_901.0)]
    for name, x, y in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, "DE24 9FU", x, y])
        assert layer.dataProvider().addFeature(feature)
    table = companies_from_layer(source_of(layer))
    assert table.companies["authority_code"].tolist() == ["E06000015"] * 3
    assert not any("placed by" in note for note in table.notes)


def test_a_point_without_a_shape_is_placed_by_its_postcode():
    from qgis.core import QgsFeature, QgsGeometry

    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string&field=postcode:string", "mine", "memory")
    for name, shape in (("A", "POINT (459297 302901)"), ("B", None)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, "DE24 9FU"])
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        assert layer.dataProvider().addFeature(feature)
    table = companies_from_layer(source_of(layer))
    assert table.companies["easting"].tolist() == [459_297, 435_911]
    assert not len(table.rejects)
    assert any("1 company has no point" in note for note in table.notes)
