"""The reader of workbooks without openpyxl: what openpyxl writes reads the same by both, and what nobody should write is refused."""

from __future__ import annotations

import io
import string
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.rows.xlsx_plain import NotReadableError, Workbook

TEXT = st.text(st.sampled_from(string.ascii_letters + string.digits + " £é&<>\"'=;,\U0001f600"), max_size=12)
CELLS = st.one_of(
    st.none(),
    TEXT.filter(lambda text: not text.startswith("=") and "_x" not in text),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4)),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2099, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(2099, 12, 31)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["#N/A", "#DIV/0!", "00012345"]),
)


def as_text(cell):
    """As the reader of companies writes what openpyxl gives."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.strftime("%Y-%m-%d") if isinstance(cell, (datetime, date)) else str(cell)


def trimmed(cells):
    texts = [as_text(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=6))
def test_what_openpyxl_writes_reads_the_same_by_both(rows):
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    theirs = openpyxl.load_workbook(held, read_only=True, data_only=True)
    wanted = [(number, trimmed(cells)) for number, cells in enumerate(theirs.active.iter_rows(values_only=True), 1)]
    theirs.close()
    ours = Workbook(held)
    assert list(ours.rows(ours.sheets[0])) == [(number, cells) for number, cells in wanted if cells]
    ours.close()


def made(tmp_path, sheet, **parts):
    """A workbook of the smallest kind, with a sheet's rows written by hand."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="x">'
        f'<Relationship Id="rId1" Type="{links}/worksheet" Target="worksheets/a.xml"/></Relationships>',
        "xl/worksheets/a.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        **parts,
    }
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


def rows_of(path):
    book = Workbook(path)
    try:
        return [row for sheet in book.sheets for row in book.rows(sheet)]
    finally:
        book.close()


def test_what_excel_shows_and_not_how_it_got_there(tmp_path):
    sheet = (
        '<row r="3"><c r="B3" t="str"><f>[1]Other!A1</f><v>kept</v></c><c r="D3"><f>1+1</f><v>2</v></c>'
        '<c r="E3" t="e"><v>#N/A</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="inlineStr"><is><r><t>two </t></r><r><t>pieces</t></r>'
        "<rPh><t>guide</t></rPh></is></c></row>"
    )
    assert rows_of(made(tmp_path, sheet)) == [(3, ["", "kept", "", "2", "#N/A", "true", "two pieces"])]


def test_rows_and_cells_without_places_are_counted_on(tmp_path):
    assert rows_of(made(tmp_path, "<row><c><v>1</v></c><c><v>2.50</v></c></row><row/><row><c><v>3</v></c></row>")) == [
        (1, ["1", "2.5"]),
        (3, ["3"]),
    ]


def test_hidden_sheets_are_passed_over(tmp_path):
    book, path = openpyxl.Workbook(), tmp_path / "a.xlsx"
    book.active.append(["hidden"])
    book.active.sheet_state = "veryHidden"
    book.create_sheet("Grants").append(["shown"])
    book.save(path)
    assert rows_of(path) == [(1, ["shown"])]


def test_days_of_a_workbook_of_1904(tmp_path):
    book, path = openpyxl.Workbook(), tmp_path / "a.xlsx"
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([date(2017, 1, 31)])
    book.save(path)
    assert rows_of(path) == [(1, ["2017-01-31"])]


@pytest.mark.parametrize(
    ("sheet", "parts"),
    [
        ("", {"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}),
        ('<row><c t="s"><v>7</v></c></row>', {}),
        ('<row><c r="ZZZZZ1"><v>7</v></c></row>', {}),
        ('<row r="one"><c><v>7</v></c></row>', {}),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path, sheet, parts):
    with pytest.raises(NotReadableError):
        rows_of(made(tmp_path, sheet, **parts))


def test_a_sheet_outside_the_archive_is_no_sheet(tmp_path):
    link = '<Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/>'
    links = f'<Relationships xmlns="x">{link}</Relationships>'
    assert rows_of(made(tmp_path, "<row><c><v>1</v></c></row>", **{"xl/_rels/workbook.xml.rels": links})) == []


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = (
    f'<sst xmlns="{MAIN}"><si><t>Ltd &amp; Co</t></si><si><r><t xml:space="preserve">two </t></r><r><t>pieces</t></r>'
    "<rPh sb='0' eb='1'><t>guide</t></rPh></si><si/><si><t>_x0041_BC</t></si></sst>"
)


def test_the_texts_that_cells_share_as_excel_writes_them(tmp_path):
    sheet = "<row>" + "".join(f'<c t="s"><v>{number}</v></c>' for number in (1, 0, 2, 3)) + "</row>"
    assert rows_of(made(tmp_path, sheet, **{"xl/sharedStrings.xml": SHARED})) == [
        (1, ["two pieces", "Ltd & Co", "", "ABC"])
    ]


def test_a_table_of_texts_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("midlands_clusters_plugin.core.rows.xlsx_plain._MOST_TEXT", 20)
    with pytest.raises(NotReadableError, match="larger than"):
        rows_of(made(tmp_path, '<row><c t="s"><v>0</v></c></row>', **{"xl/sharedStrings.xml": SHARED}))


def test_numbers_days_and_spans_of_time(tmp_path):
    kinds = (0, 14, 46, 164, 165)
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="General"/>'
        f"</numFmts><cellXfs>{''.join(f'<xf numFmtId={chr(34)}{kind}{chr(34)}/>' for kind in kinds)}</cellXfs></styleSheet>"
    )
    cells = [
        (0, "1e400"),
        (0, "1.5"),
        (0, "x"),
        (1, "42736"),
        (1, "0.5"),
        (1, "9e9"),
        (2, "1.25"),
        (2, "1e7"),
        (3, "0.25"),
        (4, "7"),
        (99, "8"),
    ]
    sheet = (
        "<row>"
        + "".join(f'<c s="{style}"><v>{value}</v></c>' for style, value in cells)
        + '<c t="d"><v>2017-01-31T12:00</v></c></row>'
    )
    shown = [
        "1e400",
        "1.5",
        "x",
        "2017-01-01",
        "12:00:00",
        "#VALUE!",
        "1 day, 6:00:00",
        "1e7",
        "6:00:00",
        "7",
        "8",
        "2017-01-31",
    ]
    assert rows_of(made(tmp_path, sheet, **{"xl/styles.xml": styles})) == [(1, shown)]


def test_cells_in_any_order_and_blank_ones_at_the_end(tmp_path):
    sheet = '<row><c r="C1"><v>3</v></c><c r="A"><v>1</v></c><c r="E1" t="str"><v></v></c></row>'
    assert rows_of(made(tmp_path, sheet)) == [(1, ["1", "", "3"])]


def test_without_its_links_a_workbook_has_no_sheets(tmp_path):
    path = made(tmp_path, "<row><c><v>1</v></c></row>")
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist() if not name.endswith(".rels")}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    assert rows_of(path) == []
