"""Old and new authorities as an algorithm: one GeoPackage, a table, a page; what a user may give wrong."""

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from midlands_clusters_plugin.core.geography.arrangements import forget_arrangements

WIDE = "POLYGON((300000 200000, 560000 200000, 560000 420000, 300000 420000, 300000 200000))"
OPTION = "Derby and Derbyshire: Amber Valley in the north"


@pytest.fixture(autouse=True)
def no_arrangements():
    yield
    forget_arrangements()


def test_one_run_writes_geopackage_table_and_page(run, companies, tmp_path):
    out, table, page, printed = (tmp_path / name for name in ("both.gpkg", "both.csv", "both.html", "both.pdf"))
    before = set(QgsProject.instance().mapLayers())
    files = {"OUTPUT": str(out), "TABLE": str(table), "PAGE": str(page), "PRINT": str(printed)}
    found = run("comparearrangements", {"COMPANIES": companies, "ARRANGEMENT": OPTION, **files})
    assert found["PRINT"] == str(printed)
    assert all(one.read_bytes().startswith(b"%PDF") for one in (printed, tmp_path / "both_atlas.pdf"))
    assert set(QgsProject.instance().mapLayers()) == before and not QgsProject.instance().layoutManager().layouts()
    layers = {name for name, _ in pyogrio.list_layers(out)}
    assert layers == {"new_authorities", "old_authorities", "old_and_new", "hexes"}
    new, old = (gpd.read_file(out, layer=name, engine="pyogrio") for name in ("new_authorities", "old_authorities"))
    assert set(new["authority_name"]) == {"Northern Derbyshire", "Southern Derbyshire"}
    assert new["business_count"].sum() == old["business_count"].sum() == found["BUSINESSES"] > 0
    matrix = pd.read_csv(table, encoding="utf-8-sig")
    count = matrix[matrix["metric"] == "business_count"].set_index("old_authority")
    assert count.loc["All", "All"] == found["BUSINESSES"]
    assert count.drop("All")["All"].sum() == found["BUSINESSES"]
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg") == 2
    assert "not a decision" in text
    assert "Northern Derbyshire" in text


def test_a_file_and_a_ward_layer(run, companies, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("authority,members,date,status\nNorth,High Peak;Chesterfield,2028,option\nSouth,Derby,,\n")
    found = run("comparearrangements", {"COMPANIES": companies, "FILE": str(path), "OUTPUT": str(tmp_path / "a.gpkg")})
    assert found["NEW_AUTHORITIES"] == 2
    assert "In no new authority" in set(pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="old_and_new")["new_name"])


def test_polygons_alone_are_the_areas(run, companies, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=park:string", "parks", "memory")
    one = QgsFeature(layer.fields())
    one.setAttributes(["Everything"])
    one.setGeometry(QgsGeometry.fromWkt(WIDE))
    layer.dataProvider().addFeatures([one])
    found = run("comparearrangements", {"COMPANIES": companies, "POLYGONS": layer, "OUTPUT": str(tmp_path / "a.gpkg")})
    assert found["BUSINESSES"] > 0
    assert pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="new_authorities")["authority_name"].tolist() == [
        "Everything"
    ]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, "Choose an arrangement from the list, a file of new authorities, or a layer of polygons."),
        ({"ARRANGEMENT": "Mercia"}, "There is no arrangement Mercia"),
        ({"ARRANGEMENT": OPTION, "THRESHOLD": 3, "PRINT": "p.pdf"}, "Pages with hexagons cannot be made under a rule"),
        ({"ARRANGEMENT": OPTION, "DOMINANCE": 50.0}, "Give the smallest number of companies too"),
    ],
)
def test_mistakes_are_said_before_the_run(run, companies, tmp_path, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("comparearrangements", {"COMPANIES": companies, "OUTPUT": str(tmp_path / "a.gpkg"), **parameters})
    assert not (tmp_path / "a.gpkg").exists()


def test_the_layers_are_loaded_with_their_outlines(provider, companies, tmp_path, closed):
    project = QgsProject.instance()
    context = QgsProcessingContext()
    context.setProject(project)
    algorithm = provider.algorithm("comparearrangements").create()
    parameters = {"COMPANIES": companies, "ARRANGEMENT": OPTION, "OUTPUT": str(tmp_path / "both.gpkg")}
    _, fine = algorithm.run(parameters, context, QgsProcessingFeedback(), catchExceptions=False)
    assert fine
    loaded = context.layersToLoadOnCompletion()
    assert len(loaded) == 3
    for source, details in loaded.items():
        layer = closed(QgsVectorLayer(source, details.name, "ogr"))
        assert layer.isValid()
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
        assert layer.customProperty("midlands_clusters/role") == source.partition("layername=")[2]


def test_hexagons_of_an_option_and_of_a_district(run, companies, tmp_path):
    for area in (OPTION, "Chesterfield", "E07000034"):
        found = run("hexmetrics", {"COMPANIES": companies, "AREA": area, "OUTPUT": str(tmp_path / "hexes.gpkg")})
        assert found["CELLS"] > 0


def test_polygons_without_codes_are_the_area_of_a_map(run, companies, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=park:string", "parks", "memory")
    park = QgsFeature(layer.fields())
    park.setAttributes(["Everything"])
    park.setGeometry(QgsGeometry.fromWkt(WIDE))
    layer.dataProvider().addFeatures([park])
    found = run(
        "hexmetrics",
        {
            "COMPANIES": companies,
            "BOUNDARIES": layer,
            "NAMES": "park",
            "SIZE": 10000.0,
            "OUTPUT": str(tmp_path / "h.gpkg"),
        },
    )
    assert found["ROWS_IN_AREA"] > 0
    assert set(gpd.read_file(tmp_path / "h.gpkg", engine="pyogrio")["authority_name"]) == {"Everything"}
