"""The quick reader of large files: the same rows, numbers and figures as the careful one; zips, parts, dissolved companies."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies import read_companies, read_frame
from midlands_clusters_plugin.core.companies.placing import from_columns
from midlands_clusters_plugin.core.companies.placing.company_table import plain_texts
from midlands_clusters_plugin.core.rows import arrow_text, text_blocks, text_file

from .files import assert_one_sentence, assert_reconciles

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))
from make_companies_house import make

pytestmark = pytest.mark.skipif(not arrow_text.have_pyarrow(), reason="pyarrow is not installed")
CELL = st.one_of(
    st.sampled_from(
        [
            "",
            "DE24 9FU",
            " B1 1BB ",
            "BT1 1AA",
            "30300",
            "01/02/2003",
            "Acme, Ltd",
            'a "b" c',
            "two\nlines",
            "\u00a0x",
            "\ufeff",
        ]
    ),
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=6),
)
# Pieces that a broken file is made of: stray quotations, ends of lines of all kinds, bytes that are no UTF-8.
PIECE = st.sampled_from(
    [
        b"a",
        b'"',
        b'""',
        b",",
        b"\n",
        b"\r\n",
        b"\r",
        b"\x00",
        b"\xa3",
        b" ",
        b"DE24 9FU",
        b'"x"y',
        b"\xc2\xa3",
        b'",\n"',
        b'a,b"c,\n',
        b"\n\n",
    ]
    + [b"a,b,DE24 9FU\n", b'"a"b"c,']
)


@pytest.fixture(scope="module")
def national(tmp_path_factory):
    return make(tmp_path_factory.mktemp("national") / "BasicCompanyDataAsOneFile-2026-11-01.zip", 20_000)


def both(path, monkeypatch, block=64, **options):
    """The careful and the quick reading of a file, the outcome or the sentence."""
    outcomes = []
    for size in (1 << 60, 0):
        monkeypatch.setattr(arrow_text, "FROM_SIZE", size)
        monkeypatch.setattr(text_blocks, "BLOCK", block)
        monkeypatch.setattr(text_file, "CHUNK", block // 8)  # rows of the careful reader
        try:
            outcomes.append(read_companies(path, **options))
        except UserError as error:
            outcomes.append(error.message)
    return outcomes


def assert_same(careful, quick):
    if isinstance(careful, str) or isinstance(quick, str):
        assert careful == quick
        return
    pd.testing.assert_frame_equal(careful.companies, quick.companies)
    pd.testing.assert_frame_equal(careful.rejects, quick.rejects)
    assert (careful.rows_read, careful.notes, careful.inputs) == (quick.rows_read, quick.notes, quick.inputs)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=3, max_size=5), max_size=12), block=st.integers(8, 200))
def test_quick_and_careful_agree_on_quoted_files(tmp_path, monkeypatch, rows, block):
    import csv

    path = tmp_path / "companies.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["company_id", "name", "postcode", "sic"], *rows])
    assert_same(*both(path, monkeypatch, block))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECE, max_size=40), block=st.integers(8, 60))
@example([b'"', b'a,b"c,DE24 9FU\n', b'"', b"\n"], 8)  # a quotation that opens inside a cell, and one that never closes
@example([b'a,b,"'], 8)
@example([b'a,b,c\n"'], 16)
@example([b'a,b,c\n"\n'], 16)
def test_quick_and_careful_agree_on_broken_files(tmp_path, monkeypatch, pieces, block):
    path = tmp_path / "companies.csv"
    path.write_bytes(b"company_id,name,postcode\n" + b"".join(pieces))
    assert_same(*both(path, monkeypatch, block))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    above=st.lists(st.sampled_from([b"\n", b"\r\n", b"\r", b"\x00\n", b"\r\r\n", b"\r\x00\n"]), max_size=4),
    end=st.sampled_from([b"\n", b"\r\n", b"\r", b"\r\r\n"]),
    bom=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    pieces=st.lists(PIECE, max_size=10),
)
def test_quick_and_careful_agree_on_blank_lines_above_the_header(tmp_path, monkeypatch, above, end, bom, pieces):
    path = tmp_path / "companies.csv"
    path.write_bytes(bom + b"".join(above) + b"company_id,name,postcode" + end + b"".join(pieces))
    assert_same(*both(path, monkeypatch))


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_blank_lines_above_the_header_are_no_companies(tmp_path, monkeypatch, end):
    path = tmp_path / "companies.csv"
    path.write_bytes(end.join([b"", b"", b"company_id,name,postcode", b"1,a,DE24 9FU", b"2,b,nowhere", b"3,c"]))
    called = []
    read = arrow_text.ArrowReader.read
    monkeypatch.setattr(arrow_text.ArrowReader, "read", lambda *args: called.append(1) or read(*args))
    careful, quick = both(path, monkeypatch)
    assert called == [1], "a blank line is no reason to read a large file slowly"
    assert_same(careful, quick)
    assert careful.rows_read == 3
    assert careful.companies["row_number"].tolist() == [4]
    assert careful.rejects[["row_number", "reason"]].to_numpy().tolist() == [
        [5, "malformed_postcode"],
        [6, "ragged_row"],
    ]


@pytest.mark.parametrize("lines", [999, 1000, 1001, 1002])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_cell_of_many_lines_is_an_open_quotation_for_both(tmp_path, monkeypatch, lines, end):
    path = tmp_path / "companies.csv"
    path.write_bytes(f'company_id,name,postcode\na,"{end * lines}",DE24 9FU\nb,c,DE24 9FU\n'.encode())
    careful, quick = both(path, monkeypatch)
    assert_same(careful, quick)
    assert isinstance(careful, str) == (lines >= 1000)


@pytest.mark.parametrize("blank", [b"\n", b"\r\n\r\n", b"\n\n\n"])
def test_blank_lines_above_the_header_are_no_rows(tmp_path, monkeypatch, blank):
    path = tmp_path / "companies.csv"
    path.write_bytes(blank + b"company_id,name,postcode\n1,A,DE24 9FU\n2,B,NG1 5DT\n")
    careful, quick = both(path, monkeypatch)
    assert_same(careful, quick)
    assert careful.rows_read == len(careful.companies) == 2
    assert careful.companies["row_number"].tolist() == [blank.count(b"\n") + 2, blank.count(b"\n") + 3]


def test_quick_and_careful_agree_on_companies_house(national, monkeypatch):
    careful, quick = both(national, monkeypatch, 1 << 16)
    assert_same(careful, quick)
    assert assert_reconciles(quick) == list(range(2, 20_002))


def test_compact_texts_say_the_same(national, monkeypatch):
    plain = read_companies(national)
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0)
    monkeypatch.setattr(from_columns, "COMPACT_FROM", 0)
    compact = read_companies(national)
    assert compact.companies["sic"].dtype == "category"
    for name in plain.companies:
        one, other = plain.companies[name], compact.companies[name]
        assert (one.isna() == other.isna()).all(), name
        assert (one[one.notna()].astype(str).to_numpy() == other[other.notna()].astype(str).to_numpy()).all(), name
    pd.testing.assert_frame_equal(plain.rejects, compact.rejects)


LAYER_CELL = st.one_of(
    CELL, st.sampled_from([None, "Yes", "12", "1,000", "\ud800", "a\0b", " n/a", 7, 2.5, ["x"], b"y"])
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(*[LAYER_CELL] * 7), min_size=1, max_size=12), st.booleans())
@example([(b"DE24 9FU",) * 7, ("x",) * 7], False)
@example([(None,) * 7] * 2, True)
def test_a_large_layer_says_the_same(rows, points):
    """Its texts go through Arrow, those of a small one through Python: the same table whatever stands in the cells."""
    names = ("company_id", "name", "postcode", "sic", "employees", "incorporated", "high_growth")
    frame = pd.DataFrame({name: pd.Series([row[i] for row in rows], dtype=object) for i, name in enumerate(names)})
    if points:
        frame = frame.assign(easting=436_000.0, northing=335_000.0)
    plain = read_frame(frame, points=points, mapping={name: name for name in names})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(from_columns, "COMPACT_FROM", 0)
        compact = read_frame(frame, points=points, mapping={name: name for name in names})
    pd.testing.assert_frame_equal(plain_texts(plain.companies), plain_texts(compact.companies))
    pd.testing.assert_frame_equal(plain.rejects, compact.rejects)
    assert plain.notes == compact.notes


def test_dissolved_companies_are_left_out_and_counted(national):
    live, everybody = read_companies(national), read_companies(national, dissolved=True)
    gone = (live.rejects["reason"] == "dissolved").sum()
    assert gone > 0
    assert any(f"{gone:,} dissolved" in note for note in live.notes)
    assert not (live.companies["status"] == "Dissolved").any()
    assert "dissolved" not in set(everybody.rejects["reason"])
    assert len(everybody.companies) > len(live.companies)


def test_seven_parts_are_one_file(national, tmp_path):
    with zipfile.ZipFile(national) as archive:
        lines = archive.read(archive.namelist()[0]).splitlines(keepends=True)
    for number in range(7):
        name = f"BasicCompanyData-2026-11-01-part{number + 1}_7"
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{name}.csv", b"".join([lines[0], *lines[1:][number * 3000 : (number + 1) * 3000]]))
    whole, parts = read_companies(national), read_companies(tmp_path / "BasicCompanyData-2026-11-01-part3_7.zip")
    pd.testing.assert_frame_equal(whole.companies, parts.companies)
    assert sum(one["rows"] for one in parts.inputs) == parts.rows_read == 20_000
    (tmp_path / "BasicCompanyData-2026-11-01-part5_7.zip").unlink()
    fewer = read_companies(tmp_path / "BasicCompanyData-2026-11-01-part3_7.zip")
    assert fewer.rows_read == 17_000
    assert any("1 of the 7 parts" in note for note in fewer.notes)


def test_a_zip_cut_short_is_a_sentence(national, tmp_path):
    path = tmp_path / "cut.zip"
    path.write_bytes(national.read_bytes()[:-1000])
    with pytest.raises(UserError) as caught:
        read_companies(path)
    assert_one_sentence(caught.value)


def test_a_zip_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("companies.csv", b"\x20" * (120 << 20))
    with pytest.raises(UserError) as caught:
        read_companies(path)
    assert_one_sentence(caught.value)


def test_cancel_stops_between_blocks(national, monkeypatch):
    class Stop(Feedback):
        seen = 0

        def is_cancelled(self):
            self.seen += 1
            return self.seen > 20

    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0)
    monkeypatch.setattr(text_blocks, "BLOCK", 1 << 14)
    with pytest.raises(Cancelled):
        read_companies(national, feedback=Stop())
