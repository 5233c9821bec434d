"""``importcompanies``: rows reconcile, layers hold the company table, bad input gets its sentence."""

from __future__ import annotations

import json

import geopandas as gpd
import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

from midlands_clusters_plugin.core.companies import COLUMNS
from midlands_clusters_plugin.qgis_io.fields import DAY, FLAG, REAL

from .conftest import HEADER, ROWS, Listener


def column(layer, name) -> list:
    return [feature[name] for feature in layer.getFeatures()]


@pytest.mark.parametrize("output", ["memory", "gpkg", "geojson"])
def test_file_to_points_and_rejects(run, company_file, tmp_path, output):
    where = "TEMPORARY_OUTPUT" if output == "memory" else str(tmp_path / f"out.{output}")
    rejects = "TEMPORARY_OUTPUT" if output == "memory" else str(tmp_path / f"rejects.{output}")
    result = run("importcompanies", {"INPUT": str(company_file), "OUTPUT": where, "REJECTS": rejects})
    assert (result["ROWS_READ"], result["ROWS_PLACED"], result["ROWS_REJECTED"]) == (7, 5, 2)
    layer = result["OUTPUT"] if output == "memory" else QgsVectorLayer(result["OUTPUT"], "points", "ogr")
    table = result["REJECTS"] if output == "memory" else QgsVectorLayer(result["REJECTS"], "rejects", "ogr")
    assert layer.featureCount() == 5
    assert table.featureCount() == 2
    assert [name for name in layer.fields().names() if name != "fid"] == list(COLUMNS)
    assert sorted(column(layer, "name")) == sorted(row[0] for row in ROWS[:5])
    assert sorted(column(table, "row_number")) == [7, 8]
    assert all(len(text) > 10 for text in column(table, "explanation"))
    if output != "geojson":
        assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:27700")


def test_types_of_the_columns_do_not_depend_on_the_file(run, company_file):
    layer = run("importcompanies", {"INPUT": str(company_file), "OUTPUT": "memory:"})["OUTPUT"]
    types = {field.name(): field.type() for field in layer.fields()}
    assert types["employees"] == REAL
    assert types["incorporated"] == DAY
    assert types["high_growth"] == FLAG
    staff = dict(zip(column(layer, "name"), column(layer, "employees")))
    assert staff["Alpha Aero Ltd"] == 120
    assert not isinstance(staff["Gamma Foods Ltd"], (int, float)), "a missing value is NULL, never 0"


def test_points_lie_where_their_columns_say(companies):
    for feature in companies.getFeatures():
        point = feature.geometry().asPoint()
        assert (point.x(), point.y()) == (feature["easting"], feature["northing"])
    authority = dict(zip(column(companies, "name"), column(companies, "authority_code")))
    assert authority["Alpha Aero Ltd"] == "E06000015"
    assert authority["Gamma Foods Ltd"] == "E10000007"
    assert authority["Delta Cars Ltd"] == "E08000025"


def test_rejects_may_be_skipped(run, company_file):
    result = run("importcompanies", {"INPUT": str(company_file), "OUTPUT": "memory:", "REJECTS": None})
    assert "REJECTS" not in result
    assert result["ROWS_REJECTED"] == 2


def test_mapping_names_columns_that_are_not_recognised(run, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("firm;where it is\nAlpha;DE1 2FS\nBeta;NG2 3NG\n", encoding="utf-8")
    parameters = {"INPUT": str(path), "MAPPING": "postcode=where it is; name=firm", "OUTPUT": "memory:"}
    layer = run("importcompanies", parameters)["OUTPUT"]
    assert column(layer, "name") == ["Alpha", "Beta"]


def layer_of(uri: str, rows: list[tuple], wkt: str | None = None) -> QgsVectorLayer:
    layer = QgsVectorLayer(uri, "my firms", "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_a_table_of_the_project_is_read_like_a_file(run):
    fields = "&".join(f"field={name}:string" for name in HEADER)
    result = run("importcompanies", {"LAYER": layer_of(f"None?{fields}", ROWS), "OUTPUT": "memory:"})
    assert (result["ROWS_READ"], result["ROWS_PLACED"], result["ROWS_REJECTED"]) == (7, 5, 2)


def test_points_of_the_project_are_taken_where_they_are(run):
    layer = layer_of("Point?crs=EPSG:4326&field=name:string", [("Alpha",)], "POINT(-1.4767 52.9219)")
    found = run("importcompanies", {"LAYER": layer, "OUTPUT": "memory:"})["OUTPUT"]
    feature = next(found.getFeatures())
    assert feature["easting"] == pytest.approx(435270, abs=150)
    assert not isinstance(feature["authority_code"], str), "the polygon it lies in decides, later"


def no_crs() -> QgsVectorLayer:
    layer = layer_of("Point?field=name:string", [("Alpha",)], "POINT(1 1)")
    layer.setCrs(QgsCoordinateReferenceSystem())
    return layer


BAD = {
    "neither": (lambda t: {}, "one of the two"),
    "both": (
        lambda t: {"INPUT": str(t / "firms.csv"), "LAYER": layer_of("Point?field=a:string", [("x",)])},
        "one of the two",
    ),
    "no file": (lambda t: {"INPUT": str(t / "gone.csv")}, "There is no file gone.csv"),
    "folder": (lambda t: {"INPUT": str(t)}, "There is no file"),
    "mapping": (lambda t: {"INPUT": str(t / "firms.csv"), "MAPPING": "postcode"}, "not of the form"),
    "mapping column": (lambda t: {"INPUT": str(t / "firms.csv"), "MAPPING": "planet=Mars"}, "no column 'planet'"),
    "no crs": (lambda t: {"LAYER": no_crs()}, "no coordinate reference system"),
    "empty layer": (lambda t: {"LAYER": layer_of("Point?crs=EPSG:27700&field=a:string", [])}, "is empty"),
    "unwritable": (
        lambda t: {"INPUT": str(t / "firms.csv"), "OUTPUT": str(t / "firms.csv" / "out.gpkg")},
        "cannot be written",
    ),
    "rejects unwritable": (
        lambda t: {"INPUT": str(t / "firms.csv"), "REJECTS": str(t / "firms.csv" / "out.csv")},
        "cannot be written",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_sentence(provider, run, company_file, tmp_path, case):
    make, sentence = BAD[case]
    parameters = {"OUTPUT": "memory:", **make(tmp_path)}
    algorithm = provider.algorithm("importcompanies")
    from qgis.core import QgsProcessingContext

    ok, stated = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert sentence in stated
    with pytest.raises(QgsProcessingException, match=sentence):
        run("importcompanies", parameters)


def test_a_file_that_cannot_be_read_says_so_and_writes_nothing(run, tmp_path):
    path, out = tmp_path / "picture.csv", tmp_path / "out.gpkg"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(QgsProcessingException) as caught:
        run("importcompanies", {"INPUT": str(path), "OUTPUT": str(out)})
    assert "Traceback" not in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["picture.csv"]


def test_cancel_leaves_what_was_there(run, company_file, tmp_path):
    out = tmp_path / "out.gpkg"
    run("importcompanies", {"INPUT": str(company_file), "OUTPUT": str(out)})
    before = out.read_bytes()
    listener = Listener(cancel_at=0)
    listener.cancel()
    assert "OUTPUT" not in run("importcompanies", {"INPUT": str(company_file), "OUTPUT": str(out)}, listener)
    assert out.read_bytes() == before
    assert any("Cancelled" in text for text in listener.stated)


def test_the_log_reconciles_and_progress_moves(run, company_file):
    listener = Listener()
    run("importcompanies", {"INPUT": str(company_file), "OUTPUT": "memory:"}, listener)
    assert "7 rows read, 5 placed, 2 rejected." in listener.stated
    assert len(set(listener.seen)) >= 3
    assert listener.seen == sorted(listener.seen)


def test_dissolved_companies_are_rejected_unless_asked_for(run, tmp_path):
    header = "CompanyName, CompanyNumber,RegAddress.PostCode,CompanyStatus,SICCode.SicText_1\n"
    path = tmp_path / "house.csv"
    path.write_text(
        header + '"A LTD","00000001","DE24 9FU","Active",""\n"B LTD","00000002","DE24 9FU","Dissolved",""\n',
        encoding="utf-8",
    )
    live, everybody = (
        run("importcompanies", {"INPUT": str(path), "OUTPUT": "memory:", "DISSOLVED": one}) for one in (False, True)
    )
    assert (live["ROWS_READ"], live["ROWS_PLACED"], live["ROWS_REJECTED"]) == (2, 1, 1)
    assert (everybody["ROWS_READ"], everybody["ROWS_PLACED"], everybody["ROWS_REJECTED"]) == (2, 2, 0)


def test_employees_of_an_accounts_file_reach_the_points(tmp_path, run):
    firms, accounts = tmp_path / "firms.csv", tmp_path / "accounts.csv"
    firms.write_text(
        "Company number,Name,Postcode\n01234567,Rotor Ltd,DE24 9FU\n01234567,Rotor Ltd,B1 1BB\n", encoding="utf-8"
    )
    accounts.write_text("Nr,Staff\n1234567,9\n", encoding="utf-8")
    columns = "company_id=Nr; employees=Staff"
    parameters = {"INPUT": str(firms), "ACCOUNTS": str(accounts), "ACCOUNTS_COLUMNS": columns, "OUTPUT": "memory:"}
    assert column(run("importcompanies", parameters)["OUTPUT"], "employees") == [4.5, 4.5]


def test_one_layer_of_several(tmp_path, run):
    path = tmp_path / "a.gpkg"
    for name, rows in (("one", 1), ("two", 2)):
        frame = gpd.GeoDataFrame(
            {"name": ["A"] * rows}, geometry=shapely.points([[436_000, 333_000]] * rows), crs=27700
        )
        frame.to_file(path, layer=name, engine="pyogrio")
    assert run("importcompanies", {"INPUT": f"{path}|layername=two", "OUTPUT": "memory:"})["ROWS_PLACED"] == 2


def two_postcodes(folder):
    path = folder / "two.csv"
    path.write_text(
        "Location Name,Location Postal Code,Provider Postal Code,Employees 2019,Employees 2024\n"
        "Alder Works,DE1 2GR,NG1 5DT,1,11\nBirch Forge,DEI 2GR,LE1 6RX,2,12\n",
        encoding="utf-8",
    )
    return str(path)


def test_a_doubt_is_in_the_log_and_a_strict_run_refuses_it(run, tmp_path):
    heard = Listener()
    table = run("importcompanies", {"INPUT": two_postcodes(tmp_path), "OUTPUT": "memory:"}, feedback=heard)["OUTPUT"]
    assert table.featureCount() == 2
    log = "\n".join(heard.stated)
    assert "postcode ← Location Postal Code" in log
    assert "Provider Postal Code" in log
    with pytest.raises(QgsProcessingException, match="2 parts of the file could be read in more than one way"):
        run("importcompanies", {"INPUT": two_postcodes(tmp_path), "OUTPUT": "memory:", "STRICT": True})
    settled = {"MAPPING": "postcode=Location Postal Code", "YEAR": 2019, "STRICT": True}
    layer = run("importcompanies", {"INPUT": two_postcodes(tmp_path), "OUTPUT": "memory:", **settled})["OUTPUT"]
    assert column(layer, "employees") == [1, 2]


def test_rows_to_look_at_are_a_table(run, tmp_path):
    asked = {"INPUT": two_postcodes(tmp_path), "OUTPUT": "memory:", "REMARKS": "memory:"}
    table = run("importcompanies", asked)["REMARKS"]
    assert [(row["row_number"], row["postcode"], row["taken"]) for row in table.getFeatures()] == [
        (3, "DEI 2GR", "DE1 2GR")
    ]


@pytest.mark.parametrize("output", ["memory:", "points.gpkg"])
def test_a_doubt_of_the_file_goes_with_the_layer_to_the_maps_made_from_it(run, tmp_path, output):
    path = tmp_path / "firms.csv"
    path.write_text("Name,Postcode,Employees 2022,Employees 2023\nA,DE1 2GR,5,6\nB,NG1 5DT,7,8\n", encoding="utf-8")
    where = output if output == "memory:" else str(tmp_path / output)
    layer = run("importcompanies", {"INPUT": str(path), "OUTPUT": where})["OUTPUT"]
    log, summary = Listener(), tmp_path / "report.json"
    asked = {"COMPANIES": layer, "CLUSTER": "all", "SIZE": 5000, "OUTPUT": "memory:", "SUMMARY": str(summary)}
    run("hexmetrics", asked, log)
    doubts = [one["doubt"] for one in json.loads(summary.read_text(encoding="utf-8"))["contract"] if one["doubt"]]
    assert len(doubts) == 1
    assert "Employees 2022" in doubts[0]
    assert any(doubts[0] in line for line in log.stated)
    with pytest.raises(QgsProcessingException, match="could be read in more than one way"):
        run("hexmetrics", {**asked, "STRICT": True})
