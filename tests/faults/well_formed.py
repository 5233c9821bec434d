"""Company files of all kinds whose every row is known, so that a lost one shows: odd cells, but a right file."""

from __future__ import annotations

import csv
import io
import json
import random
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import openpyxl
import shapely

HEADER = ["company_id", "name", "postcode", "employees", "turnover", "sic", "incorporated"]
_POSTCODES = [
    "DE24 9FU",
    "b3 3hn",
    "NG11GF",
    "BT1 5GS",
    "JE2 3AB",
    "ZZ99 9ZZ",
    "SW1A",
    "",
    " ",
    "DE24 9FU x",
    "0E24 9FU",
    "'DE24 9FU",
    "٣٣",
]
_FIGURES = ["", "12", "1,234", "£5m", "-7", "n/a", "1e400", "=1+1", "12.5", "(5)", "½", "9" * 40, "0x10", "nan"]
_SICS = ["", "30300", "30300 - Air; 62012", "1610", "None Supplied", "99999", "30.30/1", "٣٠٣٠٠"]
_DATES = ["", "2017-01-02", "31/02/2019", "01/01/0001", "43000", "1-Jan-17", "31/12/9999", "tomorrow"]
_NAMES = [
    "Plain Ltd",
    "",
    "a,b;c\td|e",
    'say "x"',
    "two\nlines",
    "\u202eevil\u202c",
    "🏠 𝕬",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE x; --",
    "%s {0}",
    "x" * 300,
]
Made = tuple[str, bytes, int]  # name of the file, its content, its rows


def rows_of(chance: random.Random) -> list[list[str]]:
    """A few rows; the id of each is its own."""
    pick = chance.choice
    count = chance.randint(1, 6)
    return [
        [f"ID{n:05d}", pick(_NAMES), pick(_POSTCODES), pick(_FIGURES), pick(_FIGURES), pick(_SICS), pick(_DATES)]
        for n in range(count)
    ]


def delimited(chance: random.Random) -> Made:
    """CSV, TSV or text with any delimiter, end of line and encoding."""
    rows = rows_of(chance)
    out = io.StringIO(newline="")
    sign, end = chance.choice(",;\t|"), chance.choice(["\r\n", "\n"])
    csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator=end).writerows([HEADER, *rows])
    name = {",": "companies.csv", "\t": "companies.tsv"}.get(sign, "companies.txt")
    return name, out.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"])), len(rows)


def zipped(chance: random.Random) -> Made:
    """The same in an archive, whose member's name may climb out of it."""
    name, content, rows = delimited(chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(chance.choice(["", "a/b/", "../../", "/tmp/"]) + name, content)  # nosec B108
        archive.writestr("readme.md", "x")
    return "companies.zip", made.getvalue(), rows


def workbook(chance: random.Random) -> Made:
    """A workbook of texts and numbers."""
    rows = rows_of(chance)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("x")
    for row in [HEADER, *rows]:
        sheet.append(
            [
                float(cell) if cell.isdigit() and len(cell) < 9 and chance.random() < 0.5 else cell or None
                for cell in row
            ]
        )
    made = io.BytesIO()
    book.save(made)
    return "companies.xlsx", made.getvalue(), len(rows)


def parquet(chance: random.Random) -> Made:
    """Parquet of texts, and of numbers where all cells of a column are."""
    import pyarrow as pa
    import pyarrow.parquet

    rows = rows_of(chance)
    columns = {name: pa.array([row[at] or None for row in rows], pa.string()) for at, name in enumerate(HEADER)}
    if chance.random() < 0.5:
        columns["employees"] = pa.array([chance.choice([None, 5, -5, 2**40]) for _ in rows], pa.int64())
        columns["postcode"] = columns["postcode"].dictionary_encode()
    made = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), made, row_group_size=2)
    return "companies.parquet", made.getvalue(), len(rows)


def _place(chance: random.Random) -> list[float] | None:
    return chance.choice([[435000.0, 336000.0], [0.0, 0.0], [-1.5, 52.9], [1e9, 1e9], None])


def features(chance: random.Random) -> Made:
    """GeoJSON of points, some of them nowhere."""
    rows = rows_of(chance)
    made = [
        {
            "type": "Feature",
            "properties": dict(zip(HEADER, row)),
            "geometry": None if (place := _place(chance)) is None else {"type": "Point", "coordinates": place},
        }
        for row in rows
    ]
    crs = {
        "type": "name",
        "properties": {"name": chance.choice(["urn:ogc:def:crs:EPSG::27700", "urn:ogc:def:crs:OGC:1.3:CRS84"])},
    }
    content = json.dumps(
        {"type": "FeatureCollection", "crs": crs, "features": made}, ensure_ascii=chance.random() < 0.5
    )
    return "companies.geojson", content.encode(), len(rows)


class Packages:
    """GeoPackages: one made by GDAL, whose rows SQLite changes each time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "template.gpkg"
        empty = gpd.GeoDataFrame({name: ["x"] for name in HEADER}, geometry=[shapely.Point(435000, 336000)], crs=27700)
        empty.to_file(self._path, layer="companies", driver="GPKG", engine="pyogrio", SPATIAL_INDEX="NO")
        self._template = self._path.read_bytes()

    def __call__(self, chance: random.Random) -> Made:
        """A GeoPackage of companies, some without a point."""
        rows = rows_of(chance)
        self._path.write_bytes(self._template)
        listed = ", ".join(HEADER)
        with closing(sqlite3.connect(self._path)) as base, base:
            geometry = base.execute("SELECT column_name FROM gpkg_geometry_columns").fetchone()[0]
            base.execute("DELETE FROM companies")
            for row in rows:
                place = _place(chance)
                blob = (
                    None
                    if place is None
                    else b"GP\0\x01" + struct.pack("<i", 27700) + b"\x01\x01\0\0\0" + struct.pack("<2d", *place)
                )
                asked = ", ".join("?" * (len(row) + 1))
                base.execute(f"INSERT INTO companies ({geometry}, {listed}) VALUES ({asked})", [blob, *row])  # nosec B608
        return "companies.gpkg", self._path.read_bytes(), len(rows)


def makers(folder: Path) -> dict[str, tuple[Callable[[random.Random], Made], int]]:
    """Each kind of file, and how many of it are made."""
    return {
        "delimited": (delimited, 700),
        "zip": (zipped, 250),
        "xlsx": (workbook, 300),
        "geojson": (features, 200),
        "geopackage": (Packages(folder), 200),
        "parquet": (parquet, 150),  # where pyarrow is
    }
