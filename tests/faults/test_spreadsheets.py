"""No text out of a company file becomes a formula in a CSV or XLSX: every writer of the plugin is found in its source, and tried."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from midlands_clusters_plugin.core.files.spreadsheet import inert, inert_table, write_spreadsheet

from .messages import PACKAGE

# What writes tables that a spreadsheet program opens.
WRITERS = {
    "to_csv",
    "to_excel",
    "writer",
    "DictWriter",
    "writerow",
    "writerows",
    "Workbook",
    "create",
    "parameterAsSink",
    "_write_features",
    "write_chunks",
}
SAFE = {"inert", "inert_table", "_inert", "_cell", "write_spreadsheet"}
# Calls that write something else, and why.
OTHERS = {
    ("processing/support/inputs.py", "sink"): "opened, not written to",
    ("processing/support/outputs.py", "_write_features"): "those who call write_chunks make them inert",
    ("processing/support/outputs.py", "write"): "within _write_features",
    ("processing/support/outputs.py", "write_chunks"): "those who call it make them inert",
}
LIVE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    " =1",
    "\uff1d1",
    "\ufeff=1",
    '=HYPERLINK("http://x")',
    "|x",
    "%x",
]


def writers(path: Path) -> dict[str, set[str]]:
    """The functions of a file that write a table, and the names that each uses."""
    found = {}
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef):
            continue
        calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
        attributes = {
            (one.value.id if isinstance(one.value, ast.Name) else "", one.attr)
            for one in calls
            if isinstance(one, ast.Attribute)
        }
        names = {one.id for one in calls if isinstance(one, ast.Name)}
        wanted = {
            name
            for owner, name in attributes
            if name in WRITERS and (name != "create" or owner == "QgsVectorFileWriter")
        }
        wanted |= names & {"_write_features", "write_chunks"}
        wanted -= {"writer"} if ("csv", "writer") not in attributes else set()
        if wanted or ("Workbook" in names and "openpyxl" in source):
            found[node.name] = names | {name for _, name in attributes}
    return found


def test_every_writer_of_tables_makes_its_texts_inert():
    live = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        live += [
            f"{name}: {one}" for one, uses in writers(path).items() if not uses & SAFE and (name, one) not in OTHERS
        ]
    assert not live, f"{live} must call core.spreadsheet.inert, inert_table or write_spreadsheet"


def test_the_writers_are_found():
    assert {"_write_csv", "_write_workbook"} <= set(writers(PACKAGE / "core" / "files" / "spreadsheet.py"))
    assert "as_csv" in writers(PACKAGE / "cartography" / "page" / "alternative.py")
    assert "_write_frame" in writers(PACKAGE / "processing" / "support" / "outputs.py")
    assert "write_found" in writers(PACKAGE / "processing" / "algorithms" / "spatial_query.py")
    found = {(path.relative_to(PACKAGE).as_posix(), one) for path in PACKAGE.rglob("*.py") for one in writers(path)}
    assert set(OTHERS) <= found, "an exception for what is not there any more"


def frames():
    plain = pd.DataFrame({"name": LIVE, "=n": range(len(LIVE))}, dtype=object)
    yield plain
    yield plain.astype({"name": "category"})
    yield plain.astype({"name": "string"})


@pytest.mark.parametrize("number", range(3))
def test_no_cell_of_any_kind_of_column_is_live(tmp_path, number):
    frame = list(frames())[number]
    write_spreadsheet(tmp_path / "a.csv", frame)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[1] == "'=n"
    assert [row[0] for row in rows] == [f"'{one}" for one in LIVE]
    write_spreadsheet(tmp_path / "a.xlsx", frame)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert all(cell.data_type != "f" for row in sheet for cell in row)


def test_an_inert_text_stays_as_it_is_and_numbers_stay_numbers():
    assert all(inert(inert(one)) == inert(one) for one in LIVE)
    assert inert_table(pd.DataFrame({"n": [-1.5]}))["n"].tolist() == [-1.5]
