"""What the coverage-guided fuzzer (tools/fuzz) found, each as the small input that showed it."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.area_data.area_figures import numbers as area_numbers
from midlands_clusters_plugin.core.area_data.area_reader import read_area_data
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import read_companies, read_frame
from midlands_clusters_plugin.core.companies.columns.sic import parse_sic
from midlands_clusters_plugin.core.postcodes.postcode_files import read_directory
from midlands_clusters_plugin.core.postcodes.postcodes import Status, builtin_index
from midlands_clusters_plugin.core.rows import arrow_text
from tests.core.companies.files import HEADER, PLACED, ROW, assert_one_sentence, assert_reconciles

from .test_inputs import changed, workbook


def test_postcodes_that_differ_behind_a_nul_are_two():
    texts = ["DE24 9FU\x001", "DE24 9FU\x00"]
    found = builtin_index().match(texts)
    assert found.status.tolist() == [Status.MALFORMED, Status.LIVE]


@pytest.mark.parametrize("halves", [("\udcff", "2\udcbf=9"), ("\ud800", "\ud801x")])
def test_halves_of_pairs_are_no_letters_of_a_postcode(halves):
    together = builtin_index().match(list(halves)).status
    assert together.tolist() == [builtin_index().match([one]).status[0] for one in halves]


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_companies_whose_numbers_differ_behind_a_nul_are_two(sign):
    frame = pd.DataFrame(
        {
            "company_id": [f"A{sign}1", f"A{sign}2"],
            "postcode": [PLACED] * 2,
            "employees": [10, 30],
            "name": ["x", None],
        },
        dtype=object,
    )
    table = read_frame(frame)
    assert_reconciles(table)
    assert table.companies["employees"].tolist() == [10, 30]
    assert table.companies["company_id"].nunique() == 2
    assert not table.companies["company_id"].str.contains(sign).any()
    assert np.isfinite(table.companies["easting"]).all()


@pytest.mark.parametrize("cell", ['<c r="A2" t="s"><v>99</v></c>', '<c r="A2" t="s"><v>x</v></c>'])
def test_a_workbook_whose_cell_points_nowhere_is_damaged(tmp_path, cell):
    path = changed(workbook(tmp_path / "a.xlsx"), sheet1__xml=lambda old: re.sub(r'<c r="A2".*?</c>', cell, old))
    with pytest.raises(UserError, match=r"a\.xlsx is damaged"):
        read_companies(path)


def test_a_large_file_with_carriage_returns_alone_is_read(tmp_path, monkeypatch):
    path = tmp_path / "companies.csv"
    path.write_bytes(f"company_id,name,postcode\r1,A,{PLACED}\r2,B,nowhere\r".encode())
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0)
    table = read_companies(path)
    assert assert_reconciles(table) == [2, 3]


def test_digits_of_other_scripts_are_no_sic_code():
    assert parse_sic(["099\u096b9", "\u0663\u0660\u0663\u0660\u0660", "30300"]).tolist() == ["", "", "30300"]


@pytest.mark.parametrize(
    "content",
    [
        b'pcd","pcds","doterm","oslaua","oseast1m","osnrth1m\nDE1 2FS,DE1 2FS,,E06000015,435200,336100\n',
        b'"B1 1AA",90,406000,286040,"E92000001","E1\r'
        b'"B1 1AB",90,406000,286000,"E92000001","E19000001","E18000005","","E08000025","E05011151"\n',
    ],
)
def test_a_directory_whose_quotations_swallow_columns_gets_a_sentence(tmp_path, content):
    path = tmp_path / "codepo_gb.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_directory(path)
    assert_one_sentence(caught.value)


@pytest.mark.parametrize("size", [0, 1 << 60], ids=["quick", "careful"])
def test_blank_coordinates_beside_unreadable_ones_are_blank_in_a_large_file_too(tmp_path, monkeypatch, size):
    path = tmp_path / "companies.csv"
    path.write_text("name,easting,northing\nA,x,y\nB,,\n", encoding="utf-8")
    monkeypatch.setattr(arrow_text, "FROM_SIZE", size)
    assert read_companies(path).rejects["reason"].tolist() == ["bad_coordinates", "blank_coordinates"]


def test_a_workbook_of_areas_whose_archive_points_nowhere_gets_a_sentence(tmp_path):
    path = workbook(tmp_path / "areas.xlsx")
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:  # the central directory: where each member begins
        data[at + 42 : at + 46] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    for read in (read_area_data, read_companies):
        with pytest.raises(UserError) as caught:
            read(path)
        assert_one_sentence(caught.value)


@pytest.mark.parametrize(
    "cell", [b"\xff\x00", ["a", 1], {"a": 1}, np.array([1, 2])], ids=lambda cell: type(cell).__name__
)
@pytest.mark.parametrize("column", ["company_id", "name", "postcode", "employees", "sic"])
def test_cells_that_hold_lists_or_bytes_are_read_as_texts(column, cell):
    frame = pd.DataFrame(
        {
            "company_id": ["1", "2"],
            "name": ["A", "B"],
            "postcode": [PLACED] * 2,
            "employees": ["1", "2"],
            "sic": ["30300"] * 2,
        }
    )
    frame[column] = pd.Series([cell, None], dtype=object)
    assert assert_reconciles(read_frame(frame)) == [2, 3]


def test_one_column_of_a_large_file_may_serve_twice(tmp_path, monkeypatch):
    path = tmp_path / "companies.csv"
    path.write_bytes(f'company_id,both,postcode\n1,"x""y",{PLACED}\r\n\n2,z,{PLACED}\n'.encode())
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0)
    table = read_companies(path, mapping={"name": "both", "status": "both"})
    assert table.companies["name"].tolist() == table.companies["status"].tolist() == ['x"y', "z"]


def test_a_layer_whose_numbers_are_lists_is_read(tmp_path):
    path = tmp_path / "companies.geojson"
    one = '{"type":"Feature","properties":{"postcode":"DE24 9FU","employees":[1,2]},"geometry":null}'
    path.write_text(f'{{"type":"FeatureCollection","features":[{one}]}}', encoding="utf-8")
    assert assert_reconciles(read_companies(path)) == [2]


def test_a_header_over_two_lines_that_end_in_two_ways_is_read(tmp_path, monkeypatch):
    path = tmp_path / "companies.csv"
    path.write_bytes(b'company_id,postcode,"a\r\nb",c\rd\n1,DE24 9FU,x,y\n')
    found = []
    for size in (0, 1 << 60):
        monkeypatch.setattr(arrow_text, "FROM_SIZE", size)
        table = read_companies(path)
        assert_reconciles(table)
        found.append((table.rows_read, len(table.companies)))
    assert found[0] == found[1]


def test_rows_of_a_workbook_that_share_a_number_are_numbered_on(tmp_path):
    rows = [HEADER, ROW, ROW, ROW]
    path = changed(
        workbook(tmp_path / "a.xlsx", rows), sheet1__xml=lambda old: re.sub(r'<row r="[34]"', '<row r="1"', old)
    )
    assert assert_reconciles(read_companies(path)) == [2, 3, 4]


def test_an_archive_of_a_future_version_gets_a_sentence(tmp_path):
    path = workbook(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 6 : at + 8] = b"\x6c\x00"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_companies(path)
    assert_one_sentence(caught.value)


@pytest.mark.parametrize("cell", ["E0", "e5", "-E1", "£E2", ".", "+", "%", "1e", "E"])
def test_an_exponent_alone_is_no_figure(cell):
    assert area_numbers([cell]).values.tolist() != [0.0]
    assert np.isnan(area_numbers([cell]).values[0])


@pytest.mark.parametrize(("cell", "value"), [("1e3", 1000), (".5", 0.5), ("£1,234.5", 1234.5), ("-3%", -3), ("5", 5)])
def test_figures_of_areas_are_still_read(cell, value):
    assert area_numbers([cell]).values.tolist() == [value]


@pytest.mark.parametrize("shape", [b"\x01\x01", b"", timedelta(5)], ids=["broken off", "empty", "no shape"])
def test_a_shape_of_a_parquet_file_that_is_damaged_is_none(tmp_path, shape):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    about = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB"}}}
    table = pa.table({"company_id": ["1"], "postcode": [PLACED], "geometry": [shape]})
    parquet.write_table(table.replace_schema_metadata({"geo": json.dumps(about)}), tmp_path / "a.parquet")
    assert assert_reconciles(read_companies(tmp_path / "a.parquet")) == [2]
