"""Workbooks as rows: the first sheet that holds anything, and one plain sentence for what is none."""

from __future__ import annotations

import openpyxl
import pytest

from midlands_clusters_plugin.core.companies import xlsx_file
from midlands_clusters_plugin.core.errors import UserError
from midlands_clusters_plugin.core.feedback import Feedback


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
    assert list(xlsx_file.company_rows(path, Feedback())) == []


def test_one_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_file, "_LARGEST", 100)
    with pytest.raises(UserError, match="too large unpacked"):
        xlsx_file.open_workbook(book(tmp_path, one=[["name"]]))
