"""Workbooks as rows: the first sheet that holds anything, and one plain sentence for what is none."""

from __future__ import annotations

import openpyxl
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.companies.files import xlsx_file


def book(tmp_path, **sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    made.save(path)
    return path


def test_the_first_sheet_that_holds_anything(tmp_path):
    path = book(tmp_path, empty=[], figures=[["code", "count"], ["E06000015", 5]], more=[["x"]])
    assert list(xlsx_file.rows(path, Feedback())) == [(1, ["code", "count"]), (2, ["E06000015", "5"])]


def test_a_workbook_without_anything_has_no_rows(tmp_path):
    path = book(tmp_path, one=[], other=[])
    assert list(xlsx_file.rows(path, Feedback())) == []
    assert xlsx_file.look_at(path, Feedback()) is None


def test_one_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_file, "_LARGEST", 100)
    with pytest.raises(UserError, match="too large unpacked"):
        xlsx_file.open_workbook(book(tmp_path, one=[["name"]]))


HEADER = ["name", "postcode"]
ROW = ["A Ltd", "DE24 9FU"]


def stated_of_sheets(path):
    return [note for note in read_companies(path).notes if "sheet" in note]


def test_another_sheet_with_companies_is_stated(tmp_path):
    path = book(
        tmp_path,
        Derbyshire=[HEADER, ROW],
        Notes=[["Made", "by hand"], ["x", "y"]],
        Nottinghamshire=[["A title"], HEADER, ROW, ROW],
    )
    assert len(read_companies(path).companies) == 1
    assert stated_of_sheets(path) == [
        "Only the sheet Derbyshire was read; the sheet Nottinghamshire holds companies too: "
        "choose it if it is the one that is meant, or put all of them on one sheet."
    ]


def test_many_other_sheets_are_counted(tmp_path):
    sheets = {f"part {number}": [["firm", "where"], ROW] for number in range(8)}  # placed by what stands in the columns
    assert stated_of_sheets(book(tmp_path, **sheets)) == [
        "Only the sheet part 0 was read; 7 other sheets hold companies too (part 1, part 2, part 3, part 4, part 5 ...): "
        "choose one of them if it is meant, or put all of them on one sheet."
    ]


def test_sheets_without_companies_are_not_mentioned(tmp_path):
    path = book(tmp_path, Companies=[HEADER, ROW], empty=[], template=[HEADER], lookup=[["code", "name"], ["1", "x"]])
    assert stated_of_sheets(path) == []


def test_a_remark_beside_the_table_is_no_part_of_it(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["name", "postcode"],
        ["A", "DE24 9FU"],
        ["B", "B1 1BB", "", "checked by JS"],
        ["C", "B1 1BB", "ring back"],
    ):
        book.active.append(row)
    book.save(tmp_path / "firms.xlsx")
    table = read_companies(tmp_path / "firms.xlsx")
    assert table.companies["name"].tolist() == ["A", "B", "C"] and table.rejects.empty
    assert "2 rows have a remark beside the table, which was left out." in table.notes


def test_a_line_above_the_header_that_says_a_unit_is_a_doubt(tmp_path):
    book = openpyxl.Workbook()
    for row in (["All amounts in GBP millions"], [], ["Company name", "Postcode", "Revenue"], ["A", "DE1 2GR", 1.5]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert [one["column"] for one in read_companies(tmp_path / "a.xlsx").contract if one["doubt"]] == ["turnover_gbp"]


def test_a_sheet_that_cannot_be_read_keeps_nobody_from_another(tmp_path, monkeypatch):
    path = book(tmp_path, wanted=[HEADER, ROW], broken=[HEADER, ROW])

    class Book:
        sheets = ("wanted", "broken")

        def rows(self, sheet, progress=None):
            if sheet == "broken":
                raise UserError("GDAL cannot read it")
            yield from enumerate((HEADER, ROW), 1)

        def merged(self, sheet):
            return []

        def close(self):
            pass

    monkeypatch.setattr(xlsx_file, "open_workbook", lambda path: Book())
    assert len(read_companies(f"{path}|layername=wanted").companies) == 1
