"""Bad files: a sentence and nothing else, or every row accounted for."""

from __future__ import annotations

import time
import zipfile

import openpyxl
import pytest

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies import read_companies

from .files import HEADER, PLACED, ROW, assert_one_sentence, assert_reconciles, text, write

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)  # how Excel keeps a workbook with a password, and the old .xls


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\r\n  \r\n\r\n"),
        ("bom_only.csv", b"\xef\xbb\xbf"),
        ("picture.csv", PNG),
        ("zeros.csv", bytes(10_000)),
        ("no_position.csv", text(["company_id", "name"], ["1", "A Ltd"]).encode()),
        ("one_coordinate.csv", text(["name", "easting"], ["A Ltd", "436000"]).encode()),
        ("header_only.csv", text(HEADER).encode()),
        ("empty.xlsx", b""),
        ("corrupt.xlsx", b"PK\x03\x04" + bytes(range(256)) * 8),
        ("password.xlsx", OLE),
        ("password.csv", OLE),
    ],
)
def test_a_sentence_says_what_is_wrong(tmp_path, name, content):
    with pytest.raises(UserError) as caught:
        read_companies(write(tmp_path, content, name))
    assert_one_sentence(caught.value)


def test_a_zip_without_a_table_is_a_sentence(tmp_path):
    path = tmp_path / "companies.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.bin", PNG)
    with pytest.raises(UserError) as caught:
        read_companies(path)
    assert_one_sentence(caught.value)


def test_a_workbook_cut_short_is_a_sentence(tmp_path):
    path = tmp_path / "companies.xlsx"
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    for _ in range(500):
        book.active.append(ROW)
    book.save(path)
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(UserError) as caught:
        read_companies(path)
    assert_one_sentence(caught.value)


def test_a_file_that_is_not_there_a_folder_and_one_that_cannot_be_read(tmp_path):
    unreadable = tmp_path / "unreadable.csv"
    unreadable.symlink_to("/proc/self/mem")  # opens, and answers every reading at 0 with an input/output error
    for path in (tmp_path / "gone.csv", tmp_path, unreadable):
        with pytest.raises(UserError) as caught:
            read_companies(path)
        assert_one_sentence(caught.value)


@pytest.mark.parametrize("mapping", [{"postcode": "No Such Column"}, {"no_such_field": "postcode"}])
def test_a_mapping_of_unknown_columns_is_a_sentence(tmp_path, mapping):
    with pytest.raises(UserError) as caught:
        read_companies(write(tmp_path, text(HEADER, ROW)), mapping=mapping)
    assert_one_sentence(caught.value)


def test_an_unknown_format_or_choice_of_sites_is_refused(tmp_path):
    path = write(tmp_path, text(HEADER, ROW))
    for wrong in ({"format": "nonsense"}, {"sites": "nonsense"}):
        with pytest.raises((UserError, ValueError)):
            read_companies(path, **wrong)


def test_duplicated_and_blank_column_names_are_read_and_stated(tmp_path):
    path = write(tmp_path, text(["name", "name", "", "postcode", ""], ["A Ltd", "B Ltd", "x", PLACED, "y"]))
    table = read_companies(path)
    assert assert_reconciles(table) == [2]
    assert table.companies["name"].tolist() == ["A Ltd"]
    assert any("column" in note for note in table.notes)


def test_rows_too_long_and_too_short_keep_their_numbers(tmp_path):
    rows = [HEADER, ROW, [*ROW, "extra", "cells"], ["00012346", "Short Ltd"], ROW[:]]
    table = read_companies(write(tmp_path, text(*rows)))
    assert assert_reconciles(table) == [2, 3, 4, 5]
    assert table.companies["row_number"].tolist()[0] == 2
    assert table.companies["row_number"].tolist()[-1] == 5
    reasons = dict(zip(table.rejects["row_number"], table.rejects["reason"]))
    assert reasons[3] == "ragged_row"
    assert 4 in reasons


def test_a_bad_row_far_down_does_not_lose_those_before_or_after(tmp_path):
    rows = [HEADER, *([ROW] * 70_000), [*ROW, "extra"], *([ROW] * 10)]
    table = read_companies(write(tmp_path, text(*rows)))
    assert assert_reconciles(table) == list(range(2, 70_013))
    assert table.rejects["row_number"].tolist() == [70_002]


def test_a_quoted_newline_is_one_row_as_in_a_spreadsheet(tmp_path):
    table = read_companies(
        write(tmp_path, text(HEADER, ["1", '"Two\r\nLines ""Ltd"""', PLACED, "1"], ["2", "Next", "ZZ", "1"]))
    )
    assert assert_reconciles(table) == [2, 3]
    assert table.companies["name"].iloc[0].split() == ["Two", "Lines", '"Ltd"']
    assert table.rejects["row_number"].tolist() == [3]


def test_a_quote_that_never_closes_loses_nothing_silently(tmp_path):
    path = write(tmp_path, text(HEADER, ROW, ["1", '"Open Ltd', PLACED, "1"], ROW, ROW))
    try:
        table = read_companies(path)
    except UserError as error:
        assert_one_sentence(error)
    else:
        assert_reconciles(table)
        assert 2 in table.companies["row_number"].tolist()
        assert table.rows_read >= 2


def test_nul_bytes_in_a_row(tmp_path):
    path = write(tmp_path, text(HEADER, ROW, ["00012346", "Nul\0 Ltd", PLACED, "3"], ROW))
    try:
        table = read_companies(path)
    except UserError as error:
        assert_one_sentence(error)
    else:
        assert assert_reconciles(table) == [2, 3, 4]
        assert {2, 4} <= set(table.companies["row_number"])


def test_ten_thousand_columns(tmp_path):
    header = [f"c{i}" for i in range(9_999)] + ["postcode"]
    start = time.process_time()
    table = read_companies(write(tmp_path, text(header, *([["x"] * 9_999 + [PLACED]] * 5))))
    assert assert_reconciles(table) == [2, 3, 4, 5, 6]
    assert not len(table.rejects)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_row_of_a_megabyte(tmp_path, quote):
    long = quote + "x" * 1_000_000 + quote
    table = read_companies(write(tmp_path, text(HEADER, ROW, ["2", long, PLACED, "1"], ROW)))
    assert assert_reconciles(table) == [2, 3, 4]
    assert {2, 4} <= set(table.companies["row_number"])


class _Cancels(Feedback):
    def __init__(self, after):
        self.left = after

    def is_cancelled(self):
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("after", [0, 1, 3])
def test_cancelling_stops_the_reading(tmp_path, after):
    path = write(tmp_path, text(HEADER, *([ROW] * 120_000)))
    with pytest.raises(Cancelled):
        read_companies(path, feedback=_Cancels(after))
