"""Nomis's shapes and plain tables: nothing is lost, nothing that is not given becomes a zero."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.area_data.area_codes import kind_of
from midlands_clusters_plugin.core.area_data.area_figures import is_rate, numbers, rounding
from midlands_clusters_plugin.core.area_data.area_reader import (
    area_table,
    contents_of,
    counted_units,
    look_at,
    read_area_data,
    read_area_frame,
)
from midlands_clusters_plugin.core.base.errors import UserError

from .samples import DISTRICTS, LONG, NOMIS_CENSUS, NOMIS_MSOA


def _file(folder: Path, text: str, name: str = "nomis.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_nomis_download_between_its_title_and_its_footnotes(tmp_path: Path) -> None:
    table = read_area_data(_file(tmp_path, NOMIS_MSOA))
    assert (table.geography, counted_units(table)) == ("msoa", "local units")
    assert table.title == "UK Business Counts - local units by industry and employment size band"
    assert "Date: 2026" in table.about
    assert table.footnotes == ("These figures are rounded to avoid disclosure. Values may be rounded down to zero.",)
    assert list(table.columns) == ["total", "manufacture_of_food_products", "manufacture_of_transport_equipment"]
    assert table.areas["code"].tolist() == ["E02002796", "E02002797", "E02002798"]
    assert table.areas["name"].tolist() == ["Derby 001", "Derby 002", "Derby 003"]
    assert table.areas["total"].tolist() == [1255, 2340, 310]
    np.testing.assert_array_equal(table.areas["manufacture_of_food_products"], [15, 0, np.nan])
    assert table.not_given == {
        "manufacture_of_food_products": {"-": 1},
        "manufacture_of_transport_equipment": {"": 1, "*": 1},
    }
    assert (table.rows_read, table.rows_used) == (4, 3)
    assert table.rejects[["row_number", "reason"]].to_numpy().tolist() == [[13, "no_code"]]  # the row of totals
    assert any("3 figures are not given" in note for note in table.notes)


def test_code_and_name_in_one_cell_and_percentages_named_after_their_column(tmp_path: Path) -> None:
    table = read_area_data(_file(tmp_path, NOMIS_CENSUS))
    assert table.areas["code"].tolist() == ["E02002483", "E02002484"]
    assert table.areas["name"].tolist() == ["Hartlepool 001", "Hartlepool 002"]
    assert list(table.columns.values()) == ["Total", "Total (%)", "In work", "In work (%)"]
    assert [is_rate(name) for name in table.columns.values()] == [False, True, False, True]
    assert table.footnotes == ("unrelated row should be told",)


def test_long_shape_is_put_side_by_side(tmp_path: Path) -> None:
    table = read_area_data(_file(tmp_path, LONG))
    assert list(table.columns.values()) == ["Total", "Manufacturing"]
    assert table.areas["total"].tolist() == [8250, 9000]
    np.testing.assert_array_equal(table.areas["manufacturing"], [650, np.nan])
    assert (table.rows_read, table.rows_used, len(table.rejects)) == (5, 4, 1)
    assert table.rejects["reason"].tolist() == ["repeated_code"]


def test_workbook_reads_like_its_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    import csv
    import io

    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(NOMIS_MSOA.lstrip("\ufeff"))):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(tmp_path / "nomis.xlsx")
    one, other = read_area_data(tmp_path / "nomis.xlsx"), read_area_data(_file(tmp_path, NOMIS_MSOA))
    pd.testing.assert_frame_equal(one.areas, other.areas)
    pd.testing.assert_frame_equal(one.rejects, other.rejects)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    table = read_area_data(_file(tmp_path, DISTRICTS.replace(",", delimiter), encoding=encoding))
    assert table.geography == "district"
    assert table.areas["total"].sum() == 72620


def test_columns_asked_for(tmp_path: Path) -> None:
    table = read_area_data(_file(tmp_path, NOMIS_MSOA), code="Mnemonic", values=["total"])
    assert list(table.columns) == ["total"]
    with pytest.raises(UserError, match="no column Turnover"):
        read_area_data(_file(tmp_path, NOMIS_MSOA), values=["Turnover"])
    assert contents_of(_file(tmp_path, NOMIS_MSOA)).figures[0] == "Total"


def test_counties_beside_their_districts_are_not_counted_twice(tmp_path: Path) -> None:
    table = read_area_data(_file(tmp_path, DISTRICTS + "Derbyshire,E10000007,31870\nEast Midlands,E12000004,1\n"))
    assert table.geography == "district"
    assert table.rejects[["code", "reason"]].to_numpy().tolist() == [
        ["E10000007", "other_areas"],
        ["E12000004", "other_areas"],
    ]


def test_wrong_and_repeated_rows_are_reported(tmp_path: Path) -> None:
    table = read_area_data(
        _file(tmp_path, DISTRICTS + "Derby,E06000015,1\nLeicester,E06000016,many\n"), values=["Total"]
    )
    assert table.rejects["reason"].tolist() == ["repeated_code", "no_number"]
    assert table.rejects["explanation"].str.contains("row 10").tolist() == [True, False]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,total\nDerby,5\n", "no column of GSS codes"),
        ("E06000015,5\n", "no header"),
        (DISTRICTS + DISTRICTS, "several tables"),
        ("name,code\nDerby,E06000015\n", "no column of figures"),
        ("code,a\nE06000015,x y\nE06000016,4\nE06000017,5\nE06000018,5\nE06000019,5\n", ""),
        ('code,a\nE06000015,5\nE06000016,"5\n' + "E06000017,5\n" * 60, "never closed"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    if sentence:
        with pytest.raises(UserError, match=sentence):
            read_area_data(_file(tmp_path, text))
    else:
        assert read_area_data(_file(tmp_path, text)).rejects["reason"].tolist() == ["no_number"]


def test_rows_of_a_layer() -> None:
    frame = pd.DataFrame({"LAD24CD": ["E06000015", None], "firms": [12.0, 3.0], "pay": [np.nan, 1.0]})
    table = read_area_frame(frame, "layer")
    assert (table.rows_read, table.rows_used) == (2, 1)
    assert table.areas["firms"].tolist() == [12]


def test_cells() -> None:
    read = numbers(["1,250", "£3.5", "12%", "-4", "*", "[c]", "", None, "1,25", "12 abc", "..", float("nan"), 7, "1e3"])
    np.testing.assert_array_equal(read.values, [1250, 3.5, 12, -4, *[np.nan] * 8, 7, 1000])
    assert np.flatnonzero(read.wrong).tolist() == [8, 9]


def test_rounding_shows_only_where_there_are_enough_figures() -> None:
    assert rounding([np.arange(0, 200, 5.0)]) == 5
    assert rounding([np.arange(0, 2000, 10.0)]) == 10
    assert rounding([np.array([5.0, 10.0, 15.0])]) == 0
    assert rounding([np.arange(40.0)]) == 0


def test_kind_of_codes() -> None:
    assert kind_of(["E06000015", "E10000007", None])[0] == "upper_tier"
    assert kind_of(["E06000015", "E08000025"])[0] == "upper_tier"  # of both tiers: the one that there are polygons for
    assert kind_of(["W02000001", "E02000001"])[0] == "msoa"
    assert kind_of(["X99"])[0] == ""


_cell = st.one_of(
    st.sampled_from(
        [
            "E02002796",
            "E06000015",
            "E10000007",
            "W01000001",
            "*",
            "-",
            "",
            "12",
            "1,250",
            "%",
            "Total",
            "0",
            "n/a",
            "[c]",
        ]
    ),
    st.text(max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_cell, min_size=1, max_size=5), min_size=1, max_size=12))
@example([["*", "*", "*", "*"], ["E02002796"], ["E02002796", "E02002796", "E02002796", "*"]])
@example([["*", "*", "*", "*"], ["E02002796"], ["E02002796", "E02002796", "E02002796", "*"], ["E06000015"]])
def test_every_row_is_used_or_rejected(rows: list[list[str]]) -> None:
    """Whatever the cells: a sentence, or all rows from the header to the last row of more than one cell."""
    numbered = [
        (number, [cell.strip() for cell in cells])
        for number, cells in enumerate(rows, 1)
        if any(cell.strip() for cell in cells)
    ]
    try:
        layout = look_at(numbered)
        table = area_table(layout)
    except UserError:
        return
    assert table.rows_read == table.rows_used + len(table.rejects) == len(layout.body)
    # Rows of one area that differ in a text stand side by side: then there are more columns of figures than in the file.
    side_by_side = len(table.areas.columns) - len(("row_number", "code", "name")) > len(layout.figures)
    # (As many rows as areas where the second row of the only such area holds no figure and is rejected.)
    assert table.rows_used >= len(table.areas) if side_by_side else table.rows_used == len(table.areas)
    assert not set(table.areas["row_number"]) & set(table.rejects["row_number"])
    assert table.areas["code"].is_unique
