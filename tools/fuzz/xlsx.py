"""Excel workbooks: one part of a good workbook is the data (its sheet, its texts, its styles ...), or the whole archive is."""

from __future__ import annotations

import io
import zipfile

import openpyxl

from midlands_clusters_plugin.core.companies import CompanyTable, read_companies

from .ground import file, table_of


def _workbook() -> dict[str, bytes]:
    book = openpyxl.Workbook()
    for row in (
        ["company_id", "name", "postcode", "employees"],
        ["1", "Plain Ltd", "DE24 9FU", 12],
        ["2", "=1+1", "nowhere", 3.5],
    ):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_PARTS = _workbook()
_NAMES = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
]
_WHOLE = 255  # a first byte: the rest is the archive


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


_FEW = {name: _PARTS[name] for name in _NAMES if name in _PARTS} | {"_rels/.rels": _PARTS["_rels/.rels"]}
_SHEET = _PARTS[_NAMES[0]]
SEEDS = [bytes([number]) + _PARTS[name] for number, name in enumerate(_NAMES) if name in _PARTS]
SEEDS += [
    bytes([0]) + _SHEET.replace(b"<v>12</v>", text)
    for text in (b"<v>1e999</v>", b"<f>A1</f><v>#REF!</v>", b"<is><t>x</t></is>", b"")
]
SEEDS += [
    bytes([0]) + _SHEET.replace(b't="n"', kind)
    for kind in (b't="b"', b't="d"', b't="e"', b't="s"', b't="inlineStr"', b's="1"')
]
SEEDS += [bytes([_WHOLE]) + _packed(_FEW)]
WORDING = [
    b"<row r=",
    b'<c r="',
    b'="A1"',
    b'"XFD1048576"',
    b'"A9999999999"',
    b't="s"',
    b't="b"',
    b't="d"',
    b't="e"',
    b"<v>",
    b"</v>",
    b"</c>",
    b"</row>",
]
WORDING += [
    b"&#0;",
    b"&lt;",
    b"<!DOCTYPE x [",
    b"2017-01-01",
    b"1e999",
    b"-1",
    b"4294967296",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"<f>",
    b"<is><t>",
]
LONGEST = 8000


def one(data: bytes) -> CompanyTable | None:
    """Put the part in its place and read."""
    if data[:1] == bytes([_WHOLE]):
        content = data[1:]
    else:
        content = _packed(_PARTS | {_NAMES[data[0] % len(_NAMES) if data else 0]: data[1:]})
    return table_of(read_companies, file("companies.xlsx", content))
