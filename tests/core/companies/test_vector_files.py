"""GeoPackages, shapefiles and GeoJSON: points where they stand, tables by their postcode, anything else a sentence."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies
from midlands_clusters_plugin.core.companies.files import vector_file
from midlands_clusters_plugin.core.companies.placing.rejects import reject_table

X, Y = np.array([435911.0, 459297.0, 430000.5]), np.array([331173.0, 302901.0, 280000.25])


def points(crs=27700, x=X, y=Y):
    return gpd.GeoDataFrame(
        {"Company Name": ["A", "B", "C"], "Employees": [5, 7, 9]}, geometry=shapely.points(x, y), crs=crs
    )


@pytest.fixture(params=["arrow", "plain"], autouse=True)
def with_and_without_arrow(request, monkeypatch):
    if request.param == "plain":
        monkeypatch.setattr(vector_file, "have_arrow", lambda: False)


@pytest.mark.parametrize("name", ["points.gpkg", "points.shp", "points.fgb"])
def test_points_stand_where_they_are(tmp_path, name):
    path = tmp_path / name
    points().to_file(path)
    table = read_companies(path)
    companies = table.companies.sort_values("name")  # a FlatGeobuf keeps its features in an order of its own
    assert companies["easting"].tolist() == X.tolist()
    assert companies["northing"].tolist() == Y.tolist()
    assert table.companies["authority_code"].isna().all(), "the polygon they lie in decides"
    assert companies["employees"].tolist() == [5, 7, 9]
    assert table.inputs[0]["rows"] == 3
    assert len(table.inputs[0]["sha256"]) == 64


def test_points_in_degrees_are_brought_to_the_british_grid(tmp_path):
    points().to_crs(4326).to_file(tmp_path / "points.geojson")
    companies = read_companies(tmp_path / "points.geojson").companies
    assert np.hypot(companies["easting"] - X, companies["northing"] - Y).max() < 0.2


@pytest.mark.parametrize(
    ("x", "y", "stated"),
    [
        (X, Y, "British National Grid"),
        ([1.9021, 1.4763, 1.5122], [52.4793, 52.9224, 52.4076], "no minus sign"),
        ([52.4793, 52.9224, 52.4076], [-1.9021, -1.4763, -1.5122], "wrong way round"),
    ],
)
def test_points_that_are_not_in_the_degrees_of_geojson_are_read_as_meant_and_it_is_stated(tmp_path, x, y, stated):
    points(4326, x, y).to_file(tmp_path / "points.geojson")
    table = read_companies(tmp_path / "points.geojson")
    right = (X, Y) if x is X else ([406746, 435307, 433281], [286824, 336238, 278956])
    found = table.companies[["easting", "northing"]].to_numpy().T
    assert np.abs(found - np.array(right)).max() < 20
    assert [note for note in table.notes if stated in note]


def test_missing_empty_and_multiple_points_are_placed_or_rejected(tmp_path):
    shapes = [
        shapely.Point(X[0], Y[0]),
        None,
        shapely.MultiPoint([(X[1], Y[1])]),
        shapely.MultiPoint([(X[1], Y[1]), (X[2], Y[2])]),
    ]
    frame = gpd.GeoDataFrame({"name": list("ABCD")}, geometry=shapes, crs=27700)
    pyogrio.write_dataframe(frame, tmp_path / "m.gpkg", geometry_type="Unknown")
    table = read_companies(tmp_path / "m.gpkg")
    assert table.rows_read == 4
    assert table.companies["name"].tolist() == ["A", "C"]
    assert table.rejects["row_number"].tolist() == [3, 5]


def test_a_table_without_geometry_is_placed_by_its_postcode(tmp_path):
    pyogrio.write_dataframe(pd.DataFrame({"firm": ["A"], "postcode": ["DE24 9FU"]}), tmp_path / "table.gpkg", layer="t")
    table = read_companies(tmp_path / "table.gpkg")
    assert table.companies["authority_code"].tolist() == ["E06000015"]
    assert detect(tmp_path / "table.gpkg").mapping["postcode"] == "postcode"


@pytest.mark.parametrize("crs", [27700, 4326])
@pytest.mark.parametrize("mixed", [False, True])
def test_outlines_and_lines_stand_at_a_point_on_them(tmp_path, crs, mixed):
    frame = points().set_geometry(points().buffer(60))
    if mixed:  # as OpenStreetMap gives them
        line = shapely.LineString([(X[2], Y[2]), (X[2] + 40, Y[2])])
        frame = frame.set_geometry([shapely.Point(X[0], Y[0]), frame.geometry.iloc[1], line], crs=27700)
    pyogrio.write_dataframe(frame.to_crs(crs), tmp_path / "sites.geojson")
    table = read_companies(tmp_path / "sites.geojson")
    assert len(table.companies) == 3
    assert np.hypot(table.companies["easting"] - X, table.companies["northing"] - Y).max() < 60
    assert any("a point on it" in note for note in table.notes)


def test_outlines_come_after_points_and_damaged_ones_are_placed_by_postcode(tmp_path):
    crossed = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    sites = gpd.GeoDataFrame({"name": ["A", "B"], "postcode": [None, "DE24 9FU"]}, geometry=[crossed, None], crs=27700)
    sites["geometry"] = sites.translate(X[0], Y[0])
    pyogrio.write_dataframe(sites, tmp_path / "x.gpkg", layer="sites", geometry_type="Polygon")
    assert len(read_companies(tmp_path / "x.gpkg").companies) == 2
    pyogrio.write_dataframe(points(), tmp_path / "x.gpkg", layer="firms", append=True)
    assert detect(tmp_path / "x.gpkg").layers == ("firms", "sites")


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (lambda path: points(crs=None).to_file(path), "coordinate reference system"),
        (lambda path: points().set_geometry(points().buffer(5000)).to_file(path), "outlines of whole areas"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(500)), "cannot be read as a layer"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_cannot_be_placed_is_stated_in_a_sentence(tmp_path, write, sentence):
    write(tmp_path / "x.gpkg")
    with pytest.raises(UserError, match=sentence):
        read_companies(tmp_path / "x.gpkg")


def stated_of_layers(path):
    return [note for note in read_companies(path).notes if "layer" in note]


def test_another_layer_with_companies_is_stated_where_none_was_chosen(tmp_path):
    path = tmp_path / "several.gpkg"
    points().to_file(path, layer="first", engine="pyogrio")
    pyogrio.write_dataframe(pd.DataFrame({"firm": ["A"], "postcode": ["DE24 9FU"]}), path, layer="second", append=True)
    pyogrio.write_dataframe(pd.DataFrame({"code": ["A"]}), path, layer="codes", append=True)
    pyogrio.write_dataframe(reject_table([2], ["blank_postcode"], ["A"], [None]), path, layer="rejects", append=True)
    assert stated_of_layers(path) == [
        "Only the layer first was read; the layer second has points or postcodes too: if it is the one that is meant, choose it."
    ]
    assert stated_of_layers(f"{path}|layername=first") == []
    points().to_file(path, layer="third", engine="pyogrio")
    assert "2 other layers have points or postcodes too (third, second)" in stated_of_layers(path)[0]
