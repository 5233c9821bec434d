"""Random files: a sentence, or rows_read = placed + rejected with every row number once."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import read_companies, read_frame

from .files import HEADER, PLACED, ROW, assert_one_sentence, assert_reconciles, text

QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
POSTCODES = st.sampled_from(
    [PLACED, "b3 3hn", "NG11GF", "BT1 5GS", "JE2 3AB", "ZZ99 9ZZ", "SW1A", "", " ", "DE24 9FU x", "0"]
)
CELLS = st.text(st.sampled_from("aé£ ,;\t|'\"\n\r.-09"), max_size=8)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


def reading(content):
    """The table, or None where the file got a sentence; any other exception is a bug and fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "companies.csv"
        path.write_bytes(content)
        try:
            return read_companies(path)
        except UserError as error:
            assert_one_sentence(error)
            return None


def written(rows, delimiter, quoting):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    return out.getvalue()


@st.composite
def rows_of_cells(draw):
    """Rows of four cells; the id says which row it is, so that none is blank and each can be found again."""
    count = draw(st.integers(1, 12))
    return [[f"ID{i:05d}", draw(CELLS), draw(POSTCODES), draw(CELLS)] for i in range(count)]


@QUICK
@given(rows_of_cells(), st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), ENCODINGS)
def test_a_well_formed_file_is_read_row_by_row(rows, delimiter, quoting, encoding):
    table = reading(written([HEADER, *rows], delimiter, quoting).encode(encoding))
    assert table is not None
    assert assert_reconciles(table) == list(range(2, len(rows) + 2))
    found = dict(zip(table.companies["row_number"], table.companies["company_id"]))
    assert all(found[number] == rows[number - 2][0] for number in found)


@QUICK
@given(rows_of_cells(), st.data())
def test_ragged_rows_keep_their_numbers(rows, data):
    ragged = [row[: data.draw(st.integers(1, 4))] + ["more"] * data.draw(st.integers(0, 2)) for row in rows]
    table = reading(written([HEADER, *ragged], ",", csv.QUOTE_ALL).encode())
    assert table is not None
    assert assert_reconciles(table) == list(range(2, len(rows) + 2))
    whole = {i + 2 for i, row in enumerate(ragged) if len(row) == 4 and row[2] in (PLACED, "b3 3hn", "NG11GF")}
    assert whole <= set(table.companies["row_number"])


@QUICK
@given(st.binary(max_size=400))
@example(b"postcode\n\0\n")
@example(b"\xff\xfe")
@example(b"\xff\xfep\0o")
@example(b'postcode\n"')
@example(b"postcode\r\rDE24 9FU\r")
def test_any_bytes(content):
    table = reading(content)
    if table is not None:
        assert_reconciles(table)


@QUICK
@given(st.data())
def test_a_good_file_with_bytes_changed(data):
    content = bytearray(text(HEADER, *([ROW] * 5)).encode(data.draw(ENCODINGS)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.one_of(st.binary(max_size=3), st.sampled_from([b'"', b"\n", b"\0", b",", b"\r", b"\x80"])))
        content[place : place + data.draw(st.integers(0, 2))] = piece
    table = reading(bytes(content))
    if table is not None:
        assert_reconciles(table)


@QUICK
@given(rows_of_cells(), ENCODINGS)
def test_same_in_same_out(rows, encoding):
    content = written([HEADER, *rows], ",", csv.QUOTE_ALL).encode(encoding)
    first, second = reading(content), reading(content)
    assert first is not None
    assert second is not None
    assert first.companies.equals(second.companies)
    assert first.rejects.equals(second.rejects)
    assert first.notes == second.notes


@settings(QUICK, max_examples=25)
@given(st.integers(1, 6), st.integers(1, 5_000_000), st.integers(1, 10**11))
def test_sharing_over_sites_keeps_the_total(sites, employees, pence):
    turnover = f"{pence // 100}.{pence % 100:02d}"
    row = {"company_id": "A1", "postcode": PLACED, "employees": str(employees), "turnover": turnover}
    frame = pd.DataFrame(
        [{**row, "site_id": str(i)} for i in range(sites)] + [{**row, "company_id": "B2", "site_id": "1"}]
    )
    for how in ("share", "first"):
        table = read_frame(frame, sites=how)
        assert_reconciles(table)
        for company in ("A1", "B2"):
            own = table.companies[table.companies["company_id"] == company]
            assert sum(round(value * 100) for value in own["turnover_gbp"].dropna()) == pence
            assert sum(round(value * 1_000_000) for value in own["employees"].dropna()) == employees * 1_000_000
        filled = table.companies.loc[table.companies["company_id"] == "A1", "turnover_gbp"].notna().sum()
        assert filled == (sites if how == "share" else 1)
