"""Files made to do harm, and names made to confuse: a sentence or the right rows; nothing written, fetched or run."""

from __future__ import annotations

import resource as limits
import sqlite3
import struct
import threading
import time
import zipfile
from contextlib import closing, contextmanager

import geopandas as gpd
import openpyxl
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.boundaries import read_boundaries
from tests.core.companies.files import HEADER, PLACED, ROW, assert_one_sentence, assert_reconciles, text

ODD_NAMES = [
    "a/b/c",
    "..\\..\\x",
    "x'; DROP TABLE companies; --",
    'say "hello"',
    "[brackets] and `ticks`",
    "🏠 𝕬 \U0001f3f4\U000e0067",
    "\u202eevil\u202c",
    "tab\tand\nline",
    "%s {0} {name}",
    "a" * 200,
    " ",
    "=HYPERLINK(0)",
]


def sentence_or_table(path):
    """The table, or None where the file got a sentence; within ten seconds and 600 MB."""
    start = time.process_time()  # of this process: other work on the machine is not the file's fault
    before = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss
    try:
        table = read_companies(path)
    except UserError as error:
        assert_one_sentence(error)
        table = None
    else:
        assert_reconciles(table)
    assert time.process_time() - start < 10
    assert limits.getrusage(limits.RUSAGE_SELF).ru_maxrss - before < 600 << 10
    return table


def workbook(path, rows=(HEADER, ROW)):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def changed(path, **members):
    """The workbook with members replaced; a member given as a function gets its old text."""
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    for name, change in members.items():
        real = next((one for one in content if one.endswith(name.replace("__", "."))), "xl/" + name.replace("__", "."))
        content[real] = change(content.get(real, b"").decode()).encode() if callable(change) else change
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in content.items():
            new.writestr(name, data)
    return path


def test_the_workbook_of_these_tests_is_read(tmp_path):
    assert len(sentence_or_table(workbook(tmp_path / "a.xlsx")).companies) == 1


def test_a_workbook_that_says_it_unpacks_to_gigabytes(tmp_path):
    path = workbook(tmp_path / "bomb.xlsx")
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:  # the central directory: sizes of the members
        data[at + 24 : at + 28] = struct.pack("<I", 0xF0000000)
    path.write_bytes(data)
    assert sentence_or_table(path) is None


def test_a_workbook_with_a_sheet_of_blanks_without_end(tmp_path):
    path = workbook(tmp_path / "bomb.xlsx")
    changed(path, sheet1__xml=lambda old: old.replace("<sheetData>", "<sheetData>" + " " * (150 << 20)))
    assert path.stat().st_size < 1 << 20
    sentence_or_table(path)


def test_a_workbook_whose_rows_reach_to_the_last_column(tmp_path):
    """Each row has one cell, in the last of 16,384 columns: a small file, and half a gigabyte if the cells between were held."""
    path = workbook(tmp_path / "wide.xlsx")
    rows = "".join(
        f'<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>' for row in range(3, 8_000)
    )
    changed(path, sheet1__xml=lambda old: old.replace("</sheetData>", rows + "</sheetData>"))
    assert path.stat().st_size < 1 << 20
    table = sentence_or_table(path)
    assert table is None or table.rows_read == 7_998


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij"))
    + "]>"
)
READS = '<!DOCTYPE x [<!ENTITY j SYSTEM "{}">]>'


@pytest.mark.parametrize("member", ["sheet1__xml", "workbook__xml", "sharedStrings__xml", "styles__xml"])
@pytest.mark.parametrize("kind", ["laughs", "reads"])
def test_entities_in_a_workbook_neither_grow_nor_read_files(tmp_path, member, kind):
    secret = tmp_path / "secret.txt"
    secret.write_text("DE1 2FS secret")
    declared = LAUGHS if kind == "laughs" else READS.format(secret.as_uri())

    def add(old):
        start = old.index("?>") + 2 if old.startswith("<?xml") else 0
        body = old[start:].replace("Plain Ltd", "&j;")
        return declared + body

    table = sentence_or_table(changed(workbook(tmp_path / "a.xlsx"), **{member: add}))
    if table is not None:
        assert not table.companies["name"].astype(str).str.contains("secret").any()


@contextmanager
def listening():
    """A server that only counts who comes."""
    import socket

    came = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.05)
        done = threading.Event()

        def accept():
            while not done.is_set():
                try:
                    came.append(server.accept()[1])
                except OSError:
                    continue

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield server.getsockname()[1], came
        done.set()
        thread.join(2)


def test_a_workbook_with_external_links_asks_nobody(tmp_path):
    with listening() as (port, came):
        path = workbook(
            tmp_path / "a.xlsx", [HEADER, ["1", f'=WEBSERVICE("http://127.0.0.1:{port}/")', PLACED, "1"], ROW]
        )
        link = f"http://127.0.0.1:{port}/other.xlsx"
        relation = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
            'TargetMode="External" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="{link}"/></Relationships>'
        )
        changed(
            path,
            externalLinks_externalLink1__xml=b"<externalLink/>",
            **{"externalLinks/_rels/externalLink1__xml__rels": relation.encode()},
        )
        table = sentence_or_table(path)
        time.sleep(0.2)
    assert not came
    assert table is None or len(table.companies) == 2


@pytest.mark.parametrize("name", ["../../climbed.csv", "/tmp/climbed_out_of_the_zip.csv", "a/../../climbed.csv"])
def test_a_zip_whose_names_climb_out_writes_nothing(tmp_path, name):
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    path = folder / "companies.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, text(HEADER, ROW))
    sentence_or_table(path)
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["companies.zip", "deep", "in"]


def test_a_zip_bomb_of_text(tmp_path):
    path = tmp_path / "BasicCompanyData.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("BasicCompanyData.csv", "w") as member,
    ):
        member.write(text(HEADER).encode())
        for _ in range(200):
            member.write(b"x" * (1 << 20))
    sentence_or_table(path)


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_odd_names_of_companies_and_columns_come_through(tmp_path, name):
    quoted = '"' + name.replace('"', '""') + '"'
    path = tmp_path / "companies.csv"
    path.write_text(
        text(["company_id", "name", "postcode", quoted], ["1", quoted, PLACED, "7"]), encoding="utf-8", newline=""
    )
    assert not name.strip() or name.split() in [one.split() for one in detect(path).header]
    table = sentence_or_table(path)
    assert table.companies["name"].fillna("").iloc[0].split() == name.split()


def test_nul_bytes_in_names(tmp_path):
    path = tmp_path / "companies.csv"
    path.write_bytes(text(HEADER, ["1", "Nul\0 Ltd", PLACED, "1"], ROW).encode())
    assert len(sentence_or_table(path).companies) == 2


@pytest.mark.parametrize("name", [one for one in ODD_NAMES if one.strip()], ids=ascii)
def test_odd_names_of_layers_are_written_and_read_and_nothing_else_happens(tmp_path, name):
    points = gpd.GeoDataFrame(
        {"name": [name], "postcode": [PLACED]}, geometry=[shapely.Point(435000, 336000)], crs=27700
    )
    path = tmp_path / "out.gpkg"
    try:
        write_layers(path, {"companies": points, name: points})
    except UserError as error:
        assert_one_sentence(error)
        assert not path.exists()
        return
    with closing(sqlite3.connect(path)) as base:
        assert {one for (one,) in base.execute("SELECT table_name FROM gpkg_contents")} == {"companies", name}
    assert gpd.read_file(path, layer=name)["name"].tolist() == [name]
    assert len(sentence_or_table(path).companies) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["out.gpkg"]


@pytest.mark.parametrize("name", [one for one in ODD_NAMES if one.strip()], ids=ascii)
def test_odd_names_of_authorities_and_boundary_layers(tmp_path, name):
    box = gpd.GeoDataFrame(
        {"CTYUA25CD": ["E06000015"], "CTYUA25NM": [name]}, geometry=[shapely.box(4e5, 3e5, 4.1e5, 3.1e5)], crs=27700
    )
    path = tmp_path / "b.gpkg"
    box.to_file(path, layer="plain", driver="GPKG", engine="pyogrio", SPATIAL_INDEX="NO")
    quoted = '"' + name.replace('"', '""') + '"'
    with closing(sqlite3.connect(path)) as base, base:  # GDAL itself refuses some of these names, other programs do not
        base.execute(f"ALTER TABLE plain RENAME TO {quoted}")
        for table in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_ogr_contents"):
            base.execute(f"UPDATE {table} SET table_name = ? WHERE table_name = 'plain'", (name,))
    assert read_boundaries(path).codes.tolist() == ["E06000015"]
