"""What stands in a good file arrives as it stands there, whatever the file's dress."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pyproj import Transformer

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies import COLUMNS, detect, read_companies, sample_companies
from midlands_clusters_plugin.core.companies.placing.company_table import CompanyTable
from midlands_clusters_plugin.core.companies.placing.rejects import reject_table, remark_table

from .files import HEADER, PLACED, ROW, assert_reconciles, text, write

MESSY = Path(__file__).resolve().parents[3] / "resources" / "sample" / "messy_companies.csv"
ACCENTED = ["00012345", "Café £ Ltd", PLACED, "12"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    table = read_companies(write(tmp_path, text(HEADER, ACCENTED, delimiter=delimiter), encoding=encoding))
    assert assert_reconciles(table) == [2]
    row = table.companies.iloc[0]
    assert (row["company_id"], row["name"], row["postcode"], row["employees"]) == ("00012345", "Café £ Ltd", PLACED, 12)
    assert tuple(table.companies.columns) == COLUMNS


def test_growth_in_percent_is_no_turnover(tmp_path):
    header = ["Company Name", "Postcode", "Turnover growth (%)", "Turnover 2023", "Employees growth", "Employees 2023"]
    path = write(tmp_path, text(header, ["A Ltd", PLACED, "12.5", "1000000", "3", "40"]))
    found = detect(path)
    assert (found.mapping["turnover_gbp"], found.mapping["employees"]) == ("Turnover 2023", "Employees 2023")
    assert found.unsure == ()
    assert read_companies(path).companies[["turnover_gbp", "employees"]].to_numpy().tolist() == [[1_000_000, 40]]


@pytest.mark.parametrize(
    "name",
    [
        "Turnover (%)",
        "turnover_growth",
        "TurnoverBand",
        "TURNOVER RANK",
        "Turnover per employee",
        "Turnover, previous year",
    ],
)
def test_what_is_not_the_figure_itself_is_not_taken_for_it(tmp_path, name):
    path = write(tmp_path, text(["Company Name", "Postcode", f'"{name}"'], ["A Ltd", PLACED, "12.5"]))
    assert "turnover_gbp" not in detect(path).mapping


def test_several_columns_that_fit_are_stated(tmp_path):
    header = [
        "Company Name",
        "Registered office postcode",
        "Trading postcode",
        "Turnover 2022",
        "Turnover 2023",
        "Staff",
        "Employees 2023",
    ]
    found = detect(write(tmp_path, text(header, ["A Ltd", PLACED, "DE1 2GR", "1", "2", "3", "4"])))
    assert found.mapping["postcode"] == "Trading postcode"
    assert (found.mapping["turnover_gbp"], found.mapping["employees"]) == ("Turnover 2023", "Staff")
    assert found.unsure == (
        'The postcode was taken from "Trading postcode", but these hold postcodes too: "Registered office postcode" '
        "(in the first rows: 1, 1).",
        'The column "Turnover 2023" was taken, but by their names these may be meant as well: "Turnover 2022".',
    )


def test_a_letter_of_cp1252_after_the_first_megabyte(tmp_path):
    rows = [HEADER, *([ROW] * 60_000), ACCENTED]
    table = read_companies(write(tmp_path, text(*rows), encoding="cp1252"))
    assert table.companies["name"].iloc[-1] == "Café £ Ltd"
    assert assert_reconciles(table) == list(range(2, 60_003))


def test_a_workbook(tmp_path):
    path = tmp_path / "companies.xlsx"
    book = openpyxl.Workbook()
    for row in (HEADER, ["00012345", "A Ltd", PLACED, 12], [None, "B Ltd", None, "1,200"]):
        book.active.append(row)
    book.save(path)
    table = read_companies(path)
    assert assert_reconciles(table) == [2, 3]
    assert table.companies[["company_id", "employees"]].to_numpy().tolist() == [["00012345", 12.0]]
    assert table.rejects["reason"].tolist() == ["blank_postcode"]


def test_grid_and_degrees_are_the_same_place(tmp_path):
    grid = read_companies(
        write(tmp_path, text(["name", "easting", "northing"], ["A", "436500", "333500"]), "grid.csv")
    ).companies.iloc[0]
    lon, lat = Transformer.from_crs(27700, 4326, always_xy=True).transform(436500, 333500)
    content = text(["name", "longitude", "latitude"], ["A", f"{lon:.8f}", f"{lat:.8f}"])
    degrees = read_companies(write(tmp_path, content, "degrees.csv")).companies.iloc[0]
    assert (grid["easting"], grid["northing"]) == (436500, 333500)
    assert abs(degrees["easting"] - 436500) < 5
    assert abs(degrees["northing"] - 333500) < 5
    assert pd.isna(grid["authority_code"])


def test_coordinates_that_are_nowhere_are_rejected(tmp_path):
    nowhere = [["B", "x", "1"], ["C", "", ""], ["D", "0", "0"], ["E", "9e9", "9e9"]]
    table = read_companies(write(tmp_path, text(["name", "easting", "northing"], ["A", "436500", "333500"], *nowhere)))
    assert assert_reconciles(table) == [2, 3, 4, 5, 6]
    assert table.companies["row_number"].tolist() == [2]


def test_a_mapping_of_the_users_own(tmp_path):
    path = write(tmp_path, text(["a", "b", "c"], ["Own Ltd", PLACED, "7"]))
    row = read_companies(path, mapping={"name": "a", "postcode": "b", "employees": "c"}).companies.iloc[0]
    assert (row["name"], row["postcode"], row["employees"]) == ("Own Ltd", PLACED, 7)


def test_the_input_is_named_and_hashed(tmp_path):
    path = write(tmp_path, text(HEADER, ROW, ROW))
    source = read_companies(path).inputs[0]
    assert source["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source["rows"] == 2
    assert Path(source["path"]).name == path.name


def test_progress_goes_forward_from_nothing_to_all(tmp_path):
    class Recorder(Feedback):
        def __init__(self):
            self.seen = []

        def on_progress(self, fraction):
            self.seen.append(fraction)

    recorder = Recorder()
    read_companies(write(tmp_path, text(HEADER, *([ROW] * 120_000))), feedback=recorder)
    assert recorder.seen == sorted(recorder.seen)
    assert len(recorder.seen) >= 3
    assert recorder.seen[-1] == pytest.approx(1.0)


def test_detection_says_what_it_found(tmp_path):
    found = detect(write(tmp_path, text(HEADER, ROW, delimiter=";")))
    assert (found.format, found.delimiter) == ("generic", ";")
    assert [str(name) for name in found.header] == HEADER
    assert dict(found.mapping) == {name: name for name in HEADER}


def test_the_messy_file_is_what_it_says_of_itself():
    with MESSY.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    expected = {
        i: row[header.index("Expected")] for i, row in enumerate(rows, 2) if len(row) == len(header) and any(row)
    }
    table = read_companies(MESSY)
    numbers = assert_reconciles(table)
    assert set(expected) <= set(numbers)
    placed = set(table.companies["row_number"])
    assert placed >= {i for i, word in expected.items() if word in ("placed", "outside")}
    reasons = dict(zip(table.rejects["row_number"], table.rejects["reason"]))
    wording = {i: word for i, word in expected.items() if word not in ("placed", "outside", "")}
    assert len(wording) >= 10
    assert all(reasons[i].startswith(word) for i, word in wording.items())


def test_the_sample_is_whole():
    table = sample_companies()
    assert assert_reconciles(table) == list(range(2, 3472))
    assert not len(table.rejects)


def test_size_bands_of_the_gender_pay_gap_are_their_lower_bounds(tmp_path):
    header = ["EmployerName", "EmployerId", "PostCode", "SicCodes", "DiffMeanHourlyPercent", "EmployerSize"]
    bands = [
        "Less than 250",
        "250 to 499",
        "500 to 999",
        "1000 to 4999",
        "5000 to 19,999",
        "20,000 or more",
        "Not Provided",
    ]
    rows = [["A Ltd", str(i), PLACED, '"85200,\n85310"', "1.0", f'"{band}"'] for i, band in enumerate(bands)]
    table = read_companies(write(tmp_path, text(header, *rows)))
    assert assert_reconciles(table) == list(range(2, 9))
    assert table.inputs[0]["format"] == "gender_pay_gap"
    assert table.companies["employees"].fillna(-1).tolist() == [-1, 250, 500, 1000, 5000, 20000, -1]
    assert set(table.companies["sic"]) == {"85200;85310"}


def test_three_sites_share_to_the_penny(tmp_path):
    rows = [["company_id", "postcode", "turnover"], *([["1", code, "100"] for code in (PLACED, "B3 3HN", "NG1 1GF")])]
    shared = read_companies(write(tmp_path, text(*rows))).companies["turnover_gbp"].tolist()
    assert shared == [33.34, 33.33, 33.33]


def test_a_recognised_column_can_be_left_out(tmp_path):
    path = write(tmp_path, text(["name", "postcode", "employees"], ["A", PLACED, "5"]))
    assert read_companies(path).companies["employees"].tolist() == [5]
    assert read_companies(path, mapping={"employees": ""}).companies["employees"].isna().all()
    with pytest.raises(UserError, match="postcodes or coordinates"):
        read_companies(path, mapping={"postcode": ""})


def test_the_rows_of_a_number_with_several_names_are_listed(tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text(
        "Company number,Name,Postcode\n01234567,Alder Works,DE1 2GR\n01234567,Birch Forge,NG1 5DT\n"
        "01234567,Cedar Systems,LE1 6RX\n02345678,Elm Castings,CV1 2GT\n02345678,Elm Castings (Derby),DE24 8BJ\n",
        encoding="utf-8",
    )
    table = read_companies(path)
    assert table.remarks["row_number"].tolist() == [2, 3, 4]
    assert set(table.remarks["remark"]) == {"shared_number"}
    (doubt,) = (one["doubt"] for one in table.contract if one["doubt"])
    assert "01234567: Alder Works, Birch Forge, Cedar Systems" in doubt
    assert "02345678" not in doubt


def test_companies_that_are_no_more_are_said_of_a_list(tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text("Name,Postcode,Status\nA,DE1 2GR,Active\nB,NG1 5DT,Dissolved\nC,LE1 6RX,Closed\n", encoding="utf-8")
    table = read_companies(path)
    assert len(table.companies) == 3
    assert [note for note in table.notes if note.startswith("2 rows say that their company is dissolved")]


def test_tables_without_rows_have_the_types_of_those_with_rows():
    none: list = []
    numbers = {"row_number": "int64", "distance_m": "float64"}
    without = CompanyTable(pd.DataFrame(), pd.DataFrame(), 0, (), ())
    for table in (reject_table(*[none] * 4), remark_table(*[none] * 6), without.remarks):
        assert {name: str(kind) for name, kind in table.dtypes.items()} == {
            name: numbers.get(name, "object") for name in table
        }
