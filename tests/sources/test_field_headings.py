"""Fields of a layer that have aliases in QGIS are known by these as by their names."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsField, QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

from midlands_clusters_plugin.core.companies import detect_frame
from midlands_clusters_plugin.sources.layers.company_layers import companies_from_layer
from midlands_clusters_plugin.sources.layers.field_headings import first_rows, headings
from midlands_clusters_plugin.sources.layers.layer_frames import layer_source

pytestmark = pytest.mark.usefixtures("qgis_app")

ROWS = [
    ("Alder Works", "DE1 2GR", 12, 1500.0),
    ("Birch Forge", "NG1 5DT", 40, 250.0),
    ("Elm Castings", "LE1 6RX", 7, 75.0),
]
KINDS = (QVariant.String, QVariant.String, QVariant.Int, QVariant.Double)


def table(names, aliases, path=None):
    layer = QgsVectorLayer("None", "firms", "memory")
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in zip(names, KINDS)])
    layer.updateFields()
    for row in ROWS:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        layer.dataProvider().addFeature(feature)
    if path is not None:
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
        layer = QgsVectorLayer(str(path), "firms", "ogr")
    for name, alias in zip(names, aliases):
        layer.setFieldAlias(layer.fields().indexFromName(name), alias)
    return layer_source(layer, QgsProject.instance().transformContext())


@pytest.mark.parametrize("stored", [False, True])
def test_columns_are_known_by_their_aliases(tmp_path, stored):
    path = tmp_path / "firms.gpkg" if stored else None
    aliases = ("Company name", "Postcode", "Employees", "Turnover (£000s)")
    source = table(("f1", "f2", "f3", "turnover"), aliases, path)
    found = companies_from_layer(source)
    assert found.companies["name"].tolist() == [row[0] for row in ROWS]
    assert found.companies["postcode"].tolist() == [row[1] for row in ROWS]
    assert found.companies["employees"].tolist() == [12, 40, 7]
    assert found.companies["turnover_gbp"].tolist() == [1_500_000, 250_000, 75_000]
    assert {one["column"]: one["source"] for one in found.contract}["turnover_gbp"] == "Turnover (£000s)"
    assert detect_frame(first_rows(source)).mapping["employees"] == "Employees"


def test_names_that_are_known_stay_where_no_alias_is():
    source = table(("name", "postcode", "employees", "turnover"), ("Wer", "Wo", "Leute", "Umsatz"))
    assert headings(source.fields) == {}
    assert companies_from_layer(source).companies["employees"].tolist() == [12, 40, 7]


def test_aliases_that_stand_twice_are_a_doubt():
    source = table(("name", "postcode", "f3", "f4"), ("", "", "Employees", "Employees"))
    assert headings(source.fields) == {"f3": "Employees", "f4": "Employees (2)"}
    assert {one["column"] for one in companies_from_layer(source).contract if one["doubt"]} == {"employees"}


@pytest.mark.parametrize("spelt", ["f3", "Staff of all kinds"])
def test_a_column_can_be_chosen_by_either(spelt):
    source = table(("f1", "f2", "f3", "f4"), ("Company name", "Postcode", "Staff of all kinds", ""))
    found = companies_from_layer(source, mapping={"employees": spelt})
    assert found.companies["employees"].tolist() == [12, 40, 7]
