"""Outputs that spreadsheet programs open: no name of a company becomes a formula in them, whoever writes the file."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsVectorLayer

from tests.faults.test_spreadsheets import LIVE


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ods"])
def test_rejected_rows_are_inert(run, tmp_path, suffix):
    source, target = tmp_path / "companies.csv", tmp_path / f"rejects{suffix}"
    names = [one for one in LIVE if one.isprintable()]
    rows = [[str(number), name, "nowhere"] for number, name in enumerate(names)]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["company_id", "name", "postcode"], ["a", "Good", "DE24 9FU"], *rows])
    run("importcompanies", {"INPUT": str(source), "OUTPUT": "memory:", "REJECTS": str(target)})
    layer = QgsVectorLayer(str(target), "rejects", "ogr")
    found = [str(feature["name"]) for feature in layer.getFeatures()]
    assert len(found) == len(names)
    assert all(one.startswith("'") for one in found), found
    if suffix == ".xlsx":
        import openpyxl

        assert all(cell.data_type != "f" for row in openpyxl.load_workbook(target).active for cell in row)
