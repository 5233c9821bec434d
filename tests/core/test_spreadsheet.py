"""No text becomes a formula, nothing else is changed, and a failed writing leaves what was there."""

from __future__ import annotations

import csv
import zipfile

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.files.spreadsheet import inert, write_spreadsheet

LIVE = ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "  =cmd|' /C calc'!A0", "%0A=1"]


@pytest.mark.parametrize("text", LIVE)
def test_what_symbology_like_a_formula_is_held(text):
    assert inert(text) == "'" + text
    assert inert(inert(text)) == inert(text)


@given(st.text())
def test_only_an_apostrophe_is_ever_added(text):
    safe = inert(text)
    assert safe in (text, "'" + text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def table():
    return pd.DataFrame(
        {
            "name": ['=HYPERLINK("http://x")', "Plain & <b>Ünï</b> 🚀", None],
            "=number": [1.5, -2.0, None],
            "when": pd.to_datetime(["2020-01-02", None, "1999-12-31"]),
        }
    )


def test_csv_comes_back(tmp_path):
    write_spreadsheet(tmp_path / "t.csv", table())
    rows = list(csv.reader((tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["name", "'=number", "when"]
    assert rows[1][0].startswith("'=HYPERLINK") and rows[2][0] == "Plain & <b>Ünï</b> 🚀" and rows[3][0] == ""
    assert rows[2][1] == "-2.0", "numbers stay numbers"


def test_workbook_holds_texts_not_formulas(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    write_spreadsheet(tmp_path / "t.xlsx", table())
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet["A2"].value.startswith("=HYPERLINK") and sheet["A2"].data_type == "s"
    assert sheet["B3"].value == -2 and sheet["A4"].value is None and sheet["C2"].value.year == 2020
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_geometry_is_left_out(tmp_path):
    frame = gpd.GeoDataFrame({"a": [1]}, geometry=gpd.points_from_xy([0], [0]))
    write_spreadsheet(tmp_path / "t.csv", frame)
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()[0] == "a"


def test_control_characters_do_not_break_a_workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    write_spreadsheet(tmp_path / "t.xlsx", pd.DataFrame({"a": ["x\x00y\x0b", "z" * 40_000]}))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet["A2"].value == "x y " and len(sheet["A3"].value) == 32_767


def test_what_cannot_be_written_is_one_sentence_and_the_old_stays(tmp_path):
    target = tmp_path / "folder.csv"
    target.mkdir()
    with pytest.raises(UserError):
        write_spreadsheet(target, table())
    assert target.is_dir() and [one.name for one in tmp_path.iterdir()] == ["folder.csv"]
