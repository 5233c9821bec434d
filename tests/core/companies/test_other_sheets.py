"""OpenDocument and old Excel spreadsheets are read as a workbook is; those that cannot be get a sentence that helps."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from midlands_clusters_plugin.core.area_data import area_reader
from midlands_clusters_plugin.core.area_data.area_reader import read_area_data
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies
from midlands_clusters_plugin.core.companies.files import other_sheets
from midlands_clusters_plugin.core.companies.files.other_sheets import signs_of_formats
from midlands_clusters_plugin.core.rows.ods_plain import OdsWorkbook
from midlands_clusters_plugin.qgis_io.old_sheets import use_qgis_gdal

_OFFICE = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
_SHEETS = {
    "notes": [["hello"]],
    "firms": [["A title"], [], ["name", "postcode", "employees"], ["Alder", "DE1 2GR", 10], ["Birch", "DE1 2GR", 2]],
}
# The same two sheets as a workbook of Excel 97.
_XLS = Path(__file__).parents[2] / "fixtures" / "two_sheets.xls"


def _ods(path: Path, sheets: dict, *, manifest: str = "") -> Path:
    def cell(value: object) -> str:
        kind = 'string"' if isinstance(value, str) else f'float" office:value="{value}"'
        return f'<table:table-cell office:value-type="{kind}><text:p>{value}</text:p></table:table-cell>'

    rows = {
        name: "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in sheet)
        for name, sheet in sheets.items()
    }
    tables = "".join(f'<table:table table:name="{name}">{text}</table:table>' for name, text in rows.items())
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>" if sheets else ""
    names = " ".join(_OFFICE.format(one) for one in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f'<?xml version="1.0"?><office:document-content {names}>{body}</office:document-content>'
        )
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return path


def _written(folder: Path, kind: str) -> Path:
    path = folder / f"firms.{kind}"
    if kind == "ods":
        return _ods(path, _SHEETS)
    path.write_bytes(_XLS.read_bytes())
    return path


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_companies_of_other_spreadsheets(tmp_path: Path, kind: str) -> None:
    use_qgis_gdal()
    if other_sheets.reader_of(kind.upper()) is None:
        pytest.skip(f"this GDAL does not read .{kind}")
    path = _written(tmp_path, kind)
    assert detect(path).mapping["postcode"] == "postcode"
    table = read_companies(path)
    assert table.companies["name"].tolist() == ["Alder", "Birch"] and table.companies["employees"].tolist() == [10, 2]
    assert table.companies["row_number"].tolist() == [4, 5], "as the spreadsheet numbers them"


def test_figures_of_an_opendocument_sheet(tmp_path: Path) -> None:
    path = _ods(
        tmp_path / "figures.ods",
        {"t": [["code", "name", "jobs"], ["E06000015", "Derby", 5], ["E06000016", "Leicester", 7]]},
    )
    assert read_area_data(path).areas["jobs"].tolist() == [5, 7]


def _zip(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return path


def _ole(path: Path, stream: str) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(500) + stream.encode("utf-16-le") + bytes(500))
    return path


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda d: _zip(d / "a.xlsb", "xl/workbook.bin"),
            "binary Excel workbook: open it in Excel and save it as .xlsx",
        ),
        (lambda d: _ods(d / "a.ods", _SHEETS, manifest="<encryption-data/>"), "protected by a password"),
        (lambda d: _ole(d / "a.xlsx", "EncryptedPackage"), "protected by a password"),
        (lambda d: _ole(d / "a.doc", "WordDocument"), "not a spreadsheet"),
        (lambda d: _ole(d / "a.xls", "Workbook"), "could not be read as a spreadsheet|part of GDAL"),
        (lambda d: _ods(d / "a.ods", {}), "could not be read as a spreadsheet: open it in Excel or LibreOffice"),
        (lambda d: _zip(d / "a.zip", "firms.db"), "is a zip archive, not an Excel workbook"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, make, sentence: str) -> None:
    path = make(tmp_path)
    for read in (read_companies, detect):
        with pytest.raises(UserError, match=sentence):
            read(path)


def test_without_a_driver_the_sentence_says_which_program_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_sheets, "reader_of", lambda kind: None)
    with pytest.raises(UserError, match="needs a part of GDAL"):
        read_companies(_written(tmp_path, "xls"))


def declared(number: int, code: str, wide: bool = False) -> bytes:
    text = code.encode("utf-16-le" if wide else "latin-1")
    about = struct.pack("<HHB", number, len(code), wide) + text
    return b"\x1e\x04" + struct.pack("<H", len(about)) + about


def cell_format(number: int, flags: int) -> bytes:
    return b"\xe0\x00\x14\x00" + struct.pack("<HHH", 0, number, flags) + bytes(14)


def test_units_among_the_formats_of_an_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    records = [
        (164, "General", False),
        (165, '#,##0 "USD"', False),
        (166, "#,##0 [$€-407]", True),
        (7, '"$"#,##0', False),
    ]
    path.write_bytes(_XLS.read_bytes()[:8] + b"".join(declared(*one) for one in records) + b"\x1e\x04")
    assert signs_of_formats(path) == ["USD", "€"] and signs_of_formats(_XLS) == []
    path.write_bytes(_XLS.read_bytes() + cell_format(9, 4 + 1) + cell_format(3, 1))
    assert signs_of_formats(path) == [], "the style Percent is in every workbook"
    path.write_bytes(_XLS.read_bytes() + cell_format(10, 1) + declared(170, '0.0"m"') + declared(171, "#,##0,"))
    assert signs_of_formats(path) == ["%", "m"], "a format that divides shows no more than the cell holds"


def test_figures_of_an_old_workbook_whose_formats_say_a_unit_are_a_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "figures.xls"
    path.write_bytes(_XLS.read_bytes() + cell_format(9, 1) + declared(170, '0.0"k"'))
    rows = [(1, ["code", "jobs"]), (2, ["E06000015", "5"]), (3, ["E06000016", "7"])]
    monkeypatch.setattr(area_reader, "rows_of", lambda path, feedback: rows)
    sentence = "figures.xls shows some numbers in %, k, and an .xls file is read without the formats of its cells"
    assert any(sentence in note for note in read_area_data(path).notes)
    use_qgis_gdal()
    if other_sheets.reader_of("XLS") is not None:
        doubts = {one["column"]: one["doubt"] for one in read_companies(path).contract if one["doubt"]}
        assert list(doubts) == ["employees"] and "some numbers in k" in doubts["employees"]
        assert any("some numbers in k" in sentence for sentence in detect(path).unsure)


def test_what_cells_of_an_opendocument_sheet_show(tmp_path: Path) -> None:
    """Percentages, currencies, days, formats with a unit, merged names, repeated cells, comments, hidden sheets."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("number", "datastyle"),
        )
    )

    def cell(kind: str, value: object, text: str = "", more: str = "") -> str:
        attribute = "date-value" if kind == "date" else "value"
        return f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}" {more}><text:p>{text}</text:p></table:table-cell>'

    rows = [
        cell("string", "", "name", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
        + "".join(cell("string", "", f"c{number}") for number in range(7)),
        "<table:covered-table-cell/>"
        + cell("percentage", 0.125, "12.5%")
        + cell("currency", 1200, "1.200 EUR", 'office:currency="EUR"')
        + cell("currency", 1200, "£1,200", 'office:currency="GBP"')
        + cell("date", "2021-03-04", "4 March")
        + cell("float", 12, "12k", 'table:style-name="ce1"')
        + cell("float", 12000, "12k", 'table:style-name="ce2"')
        + "<table:table-cell table:number-columns-repeated='2' office:value-type='float' office:value='7'>"
        "<office:annotation><text:p>a comment</text:p></office:annotation><text:p>7</text:p></table:table-cell>",
    ]
    styles = (
        '<number:number-style style:name="N1"><number:number/><number:text>k</number:text></number:number-style>'
        '<number:number-style style:name="N2"><number:number number:display-factor="1000"/><number:text>k</number:text>'
        '</number:number-style><style:style style:name="ce1" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:data-style-name="N2"/>'
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    body = body.replace(
        "</table:table-row>", "</table:table-row><table:table-row table:number-rows-repeated='1000000'/>", 1
    )
    path = tmp_path / "shown.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f'<office:spreadsheet><table:table table:name="old" table:style-name="ta2"><table:table-row>{rows[0]}</table:table-row>'
            f'</table:table><table:table table:name="firms">{body}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    book = OdsWorkbook(path)
    assert book.sheets == ["firms"] and book.merged("firms") == [(1, 2, 1)]
    header, row = book.rows("firms")
    assert header == (1, ["name", *(f"c{number}" for number in range(7))])
    assert row == (1_000_002, ["", "12.5%", "EUR 1200", "1200", "2021-03-04", "12k", "12000", "7", "7"])
    book.close()
