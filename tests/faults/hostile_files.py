"""Hostile company files, made from a seed: right files of all kinds damaged, swollen, mislabelled, cut, stitched together.

``python -m tests.faults.hostile_files COUNT [SEED]`` reads so many and says what was raised, the slowest and the memory.
"""

from __future__ import annotations

import io
import json
import random
import resource
import struct
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.companies.reader import read_companies

CELLS = [
    "A",
    "DE1 2FS",
    "B1 1BB",
    "",
    "\0",
    "=1",
    "9" * 400,
    "é" * 30,
    "\ud7ff",
    '"',
    '""',
    "'",
    "1e999",
    "-0",
    "NaN",
    "\r",
    "x" * 5000,
]
HEADS = [
    "name",
    "postcode",
    "company_id",
    "employees",
    "turnover",
    "sic",
    "easting",
    "northing",
    "incorporated",
    "",
    "name",
    "?",
]
ENDS = [".csv", ".txt", ".tsv", ".zip", ".xlsx", ".parquet", ".gpkg", ".geojson", ".json", ".shp", ".kml", ".fgb", ""]
_LONGEST = 4 << 20  # bytes
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def text(chance: random.Random) -> bytes:
    sign, end = chance.choice(",;\t|"), chance.choice(["\n", "\r\n", "\r"])
    width = chance.choice([1, 2, 3, 5, 40, 40, 2000])
    rows = [[chance.choice(HEADS) for _ in range(width)]]
    for _ in range(chance.choice([0, 1, 3, 30])):
        rows.append([chance.choice(CELLS) for _ in range(max(0, width + chance.choice([0, 0, 0, 1, -1, 50])))])
    return end.join(sign.join(row) for row in rows).encode(
        chance.choice(["utf-8", "utf-16", "cp1252", "utf-8-sig"]), "replace"
    )


def archive(chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as packed:
        for _ in range(chance.choice([0, 1, 1, 1, 2])):
            content = text(chance)[: _LONGEST // 200] * chance.choice([1, 1, 1, 200])
            packed.writestr(chance.choice(["a.csv", "../a.csv", "/a.txt", "a", "xl/workbook.xml", "é.csv"]), content)
    return made.getvalue()


def workbook(chance: random.Random) -> bytes:
    def cell(row: int, column: int) -> str:
        kind = chance.choice(["n", "s", "str", "inlineStr", "b", "d", "e", "?"])
        where = chance.choice([f"{chr(65 + column)}{row}", "XFD1", "ZZZZ9", "A0", "", f"A{10**9}"])
        value = chance.choice(["1", "0", "-1", "1e308", "x", "43000.5", "9" * 30, "_x0000_", "&#x1F3E0;"])
        inner = f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"<v>{value}</v>"
        return f'<c r="{where}" t="{kind}" s="{chance.choice(["0", "5", "99", "-1", "x"])}">{inner}</c>'

    rows = [
        f'<row r="{chance.choice([n, 1, 0, -5, 10**7])}">{"".join(cell(n, m) for m in range(3))}</row>'
        for n in range(1, 6)
    ]
    head = "".join(
        f'<c r="{chr(65 + n)}1" t="inlineStr"><is><t>{name}</t></is></c>' for n, name in enumerate(HEADS[:4])
    )
    parts = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": SHEET.format(f'<row r="1">{head}</row>' + "".join(rows)),
        "xl/sharedStrings.xml": "<sst><si><t>x</t></si></sst>",
        "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="14"/><xf numFmtId="x"/></cellXfs></styleSheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            if chance.random() < 0.95:
                packed.writestr(name, content if chance.random() < 0.9 else content[: chance.randrange(len(content))])
    return made.getvalue()


def features(chance: random.Random) -> bytes:
    def geometry() -> object:
        place = chance.choice([[], [1], [435000, 336000], [1e300, 0], ["x", 1], [None, None], [-1.5, 52.9, 7], {}])
        return chance.choice(
            [None, {"type": "Point", "coordinates": place}, {"type": "MultiPoint", "coordinates": [place]}, 7, {}]
        )

    listed = [
        {
            "type": "Feature",
            "properties": chance.choice([{chance.choice(HEADS): chance.choice(CELLS)}, None, []]),
            "geometry": geometry(),
        }
        for _ in range(chance.choice([0, 1, 5]))
    ]
    return json.dumps({"type": "FeatureCollection", "features": listed}).encode()


def parquet(chance: random.Random) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet

    rows = chance.choice([0, 1, 7])
    kinds: list[Callable[[], object]] = [
        lambda: pa.array([chance.choice(CELLS) for _ in range(rows)]),
        lambda: pa.array([chance.choice([0, -(10**6), 2**31 - 1]) for _ in range(rows)], pa.date32()),
        lambda: pa.array(
            [chance.choice([0, 2**62, -(2**62)]) for _ in range(rows)], pa.timestamp(chance.choice(["ms", "us", "ns"]))
        ),
        lambda: pa.array([chance.random() * 1e308 for _ in range(rows)]),
        lambda: pa.array([[1, 2]] * rows, pa.list_(pa.int64())),
        lambda: pa.array([{"a": 1}] * rows, pa.struct([("a", pa.int64())])),
        lambda: pa.array([b"\xff\0"] * rows, pa.binary()),
        lambda: pa.array([True] * rows),
        lambda: pa.nulls(rows),
        lambda: pa.array(["a"] * rows).dictionary_encode(),
    ]
    names = list(dict.fromkeys(chance.choice(HEADS) for _ in range(4)))
    made = io.BytesIO()
    pa.parquet.write_table(pa.table({name: chance.choice(kinds)() for name in ["postcode", *names] if name}), made)
    return made.getvalue()


def database(chance: random.Random, template: list[bytes] = []) -> bytes:  # noqa: B006 - made once
    if not template:
        import geopandas as gpd
        import shapely

        with tempfile.TemporaryDirectory() as folder:
            shapes = [shapely.Point(435000, 336000), shapely.Point(), None]
            frame = gpd.GeoDataFrame({name: ["é" * 20] * 3 for name in HEADS[:4]}, geometry=shapes, crs=27700)
            frame.to_file(Path(folder) / "a.gpkg", engine="pyogrio")
            template.append((Path(folder) / "a.gpkg").read_bytes())
    return template[0]


MAKERS = [text, text, archive, workbook, features, parquet, database]


def damaged(content: bytearray, chance: random.Random) -> bytearray:
    """The content with pieces overwritten, cut out, cut off, repeated."""
    for _ in range(chance.choice([0, 0, 1, 1, 2, 6])):
        at, size = chance.randrange(len(content) + 1), chance.choice([1, 2, 8, 60])
        what = chance.randrange(5)
        if what == 0:
            content[at : at + size] = chance.randbytes(size)
        elif what == 1:
            del content[at : at + size]
        elif what == 2:
            del content[at:]
        elif what == 3:
            content[at:at] = content[at : at + size] * chance.choice([1, 3, 500])
        else:
            content[at : at + 4] = struct.pack("<I", chance.choice([0, 1, 2**31 - 1, 2**32 - 1]))
    del content[_LONGEST:]
    return content


def hostile(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """File names and contents."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        make = chance.choice(MAKERS)
        content = damaged(bytearray(make(chance)), chance)
        natural = {archive: ".zip", workbook: ".xlsx", features: ".geojson", parquet: ".parquet", database: ".gpkg"}
        yield f"a{natural.get(make, '.csv') if chance.random() < 0.85 else chance.choice(ENDS)}", bytes(content)


def read(path: Path) -> str:
    """ "rows" or "sentence"; anything else is raised."""
    try:
        table = read_companies(path)
    except (UserError, Cancelled):
        return "sentence"
    assert table.rows_read == len(table.companies) + len(table.rejects)
    return "rows"


def main(count: int, seed: int) -> int:
    """Read so many; the number of exceptions that are not ours."""
    warnings.simplefilter("ignore")
    said: dict[str, int] = {}
    wrong, slowest, highest = 0, (0.0, ""), 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, content) in enumerate(hostile(seed, count)):
            path = Path(folder) / name
            path.write_bytes(content)
            start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            try:
                kind = read(path)
            except Exception as error:  # noqa: BLE001 - any error but ours is what this looks for
                wrong += 1
                kind = type(error).__name__
                print(number, name, zlib.crc32(content), "".join(traceback.format_exception(error))[-600:])
            said[kind] = said.get(kind, 0) + 1
            slowest = max(slowest, (time.process_time() - start, f"{number} {name}"))
            highest = max(highest, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
            path.unlink()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} files, {said}, not ours {wrong}, slowest {slowest[0]:.1f} s ({slowest[1]}), {highest:.0f} MiB more, {memory:.0f} MiB in all"
    )
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20261129)))
