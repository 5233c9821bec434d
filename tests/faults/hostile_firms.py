"""Hostile company files of a second generator, written without a look at the first: what people and programs really put into company files (units
in cells, titles above headers, headers in two rows, totals below, several sheets, years side by side, lone quotation marks, endings that lie), then broken.

``python -m tests.faults.hostile_firms COUNT [SEED]`` reads so many; every row must be placed or rejected, or the file get a sentence.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pandas as pd

from .hostile_files import read
from .many_maps import peak, reset_peak

# Names of columns and, of each, cells of all sorts.
COLUMNS: dict[str, tuple[str, ...]] = {
    "Company Name": ("Acme Ltd", "Ünïon & Söns", "=cmd|'/c calc'!A1", "مجموعة", "", "A\nB", "Smith; Jones", '"', "x" * 40_000),
    "Postcode": ("DE1 2FS", "NG23NG", "B1 1BB (office)", "ng2  3ng", "DE12 FS", "0E1 2FS", "n/a", "12345", "\u200bDE1 2FS", "SW1A 1AA"),
    "Company Number": ("01234567", "SC123456", "1.23E+07", "1234567.0", "-", "٠١٢٣٤٥٦٧", "0" * 300),
    "Employees": ("12", "1,234", "10-49", "c. 50", "1.5e3", "-3", "1e400", "∞", "½", "twelve", "12 FTE", "1 234", "0x1F", "1_000"),
    "Turnover £m": ("1.2", "£3.4m", "(5)", "5-", "1,2", "12bn", "-0.0", "9" * 400, "NaN", "#DIV/0!", "£", "1.2.3"),
    "SIC": ("30300", "30.30", "30300; 62012", "01", "99999", "C30.3", "30300.0", "sic 62", "", "30300 - Manufacture of air"),
    "Easting": ("435000", "435,000", "4.35e5", "-1e308", "52.9", "SK 350 360", "0"),
    "Northing": ("336000", "336 000", "1e999", "-1.47", "", "NaN"),
    "Latitude": ("52.92", "52°55'N", "N52.92", "91", "-52.92", "52,92"),
    "Longitude": ("-1.47", "1°28'W", "181", "1.47W", "-1,47"),
    "Incorporated": ("2019-02-29", "29/02/2020", "43831", "Feb-20", "1/2/3", "0000-00-00", "9999-12-31", "2020-01-01T00:00:00Z"),
    "Cluster": ("aerospace", "Space; Agri-tech", "all", "[% 6*7 %]", "none"),
    "2022": ("1", "2.5%", "..", "*"),
    "2023": ("3", "", "c"),
    "": ("", "note"),
}  # fmt: skip
ODD_HEADS = (
    "Postcode",
    "postcode ",
    "POST CODE",
    "Turnover (2022)",
    "Turnover\n2023",
    "﻿name",
    "﷽",
    "Employees;Count",
    "fid",
    "geom",
    "=1",
)


def rows_of(chance: random.Random) -> list[list[str]]:
    """A table as a person has it, with what stands around it."""
    heads = chance.sample(list(COLUMNS), chance.randint(1, 8))
    if chance.random() < 0.8 and "Postcode" not in heads:
        heads.append("Postcode")
    pure = chance.random() < 0.5  # else the odd cells come up as often as the plain ones
    body = [
        [COLUMNS[head][0] if pure and chance.random() < 0.9 else chance.choice(COLUMNS[head]) for head in heads]
        for _ in range(chance.choice((0, 1, 3, 12, 200)))
    ]
    shown = [chance.choice(ODD_HEADS) if chance.random() < 0.07 else head for head in heads]
    above: list[list[str]] = []
    if chance.random() < 0.25:
        above = [["Businesses of the county"], [], ["as of", "2024"]][: chance.randint(1, 3)]
    if chance.random() < 0.15:
        above.append(["Group"] + [""] * (len(heads) - 2) + ["Figures"])
    if chance.random() < 0.2:
        body += [["Total", *("99" for _ in heads[1:])], ["Source: ONS"]]
    for row in body:
        if chance.random() < 0.02:
            row[:] = row[: chance.randint(0, len(row))] + ["more"] * chance.randint(0, 3)
    return [*above, shown, *body]


def as_text(chance: random.Random) -> bytes:
    sign = chance.choice((",", ",", ";", "\t", "|", "^"))
    made = io.StringIO()
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE))
    writer = csv.writer(made, delimiter=sign, quoting=quoting, escapechar="\\" if quoting == csv.QUOTE_NONE else None)
    # a row of one empty cell cannot be written without quotation marks
    writer.writerows(row if quoting != csv.QUOTE_NONE or row != [""] else [] for row in rows_of(chance))
    text = made.getvalue()
    if chance.random() < 0.1:
        text = f"sep={sign}\r\n" + text
    if chance.random() < 0.1:
        text = text.replace("\r\n", chance.choice(("\r", "\n", "\n\n", "\u2028", "\x85")))
    return text.encode(
        chance.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-32", "latin-1")), "replace"
    )


def as_book(chance: random.Random) -> bytes:
    book = openpyxl.Workbook()
    for number in range(chance.choice((1, 1, 2, 4))):
        sheet = book.active if not number else book.create_sheet(chance.choice(("Data", "é", "Sheet", "a'b")))
        for row in rows_of(chance):
            sheet.append([_cell(one, chance) for one in row])
        if chance.random() < 0.2 and sheet.max_row > 3:
            sheet.merge_cells(start_row=1, end_row=chance.randint(1, 3), start_column=1, end_column=2)
        for line in sheet.iter_rows(max_row=6):
            for cell in line:
                if chance.random() < 0.2:
                    cell.number_format = chance.choice(
                        ("0%", "£#,##0", "dd/mm/yyyy", "@", '0.0,,"m"', "[h]:mm", "General;;;")
                    )
        if number and chance.random() < 0.3:
            sheet.sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(text: str, chance: random.Random) -> object:
    text = "".join(one for one in text if ord(one) > 31)[:32_000]
    if chance.random() < 0.3:
        try:
            number = float(text)
        except ValueError:
            return text
        return number if abs(number) < 1e300 else text
    return text


def as_geojson(chance: random.Random) -> bytes:
    head, *body = rows_of(chance) or [[]]
    points = (
        [-1.47, 52.92],
        [435000, 336000],
        [52.92, -1.47],
        [None, 1],
        [],
        [1e400, 1],
        ["-1.4", "52.9"],
        [0, 0, 0, 0],
    )
    kinds = ("Point", "Point", "Point", "MultiPoint", "Polygon", "GeometryCollection", "Circle")
    listed = [
        {
            "type": "Feature",
            "id": number,
            "properties": dict(zip(head, row)),
            "geometry": chance.choice((None, {"type": chance.choice(kinds), "coordinates": chance.choice(points)})),
        }
        for number, row in enumerate(body)
    ]
    crs = chance.choice(
        ({}, {"crs": {"type": "name", "properties": {"name": chance.choice(("EPSG:27700", "EPSG:0", "x"))}}})
    )
    return json.dumps(
        {"type": chance.choice(("FeatureCollection", "FeatureCollection", "Feature")), **crs, "features": listed}
    ).encode()


def as_parquet(chance: random.Random) -> bytes:
    head, *body = [row for row in rows_of(chance) if row] or [["a"]]
    width = len(head)
    names = [f"{name}{number if head.index(name) != number else ''}" for number, name in enumerate(head)]
    frame = pd.DataFrame([(row + [None] * width)[:width] for row in body], columns=names)
    for name in names:
        if chance.random() < 0.3:
            frame[name] = pd.to_numeric(frame[name], errors="coerce")
        elif chance.random() < 0.2:
            frame[name] = frame[name].astype("category")
    made = io.BytesIO()
    frame.to_parquet(made, compression=chance.choice(("snappy", "gzip", None)), row_group_size=chance.choice((1, 50)))
    return made.getvalue()


def as_zip(chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for _ in range(chance.choice((1, 1, 2, 3))):
            name, make = chance.choice(
                (
                    ("firms.csv", as_text),
                    ("firms.xlsx", as_book),
                    ("readme.txt", as_text),
                    ("a/b/ü.csv", as_text),
                    ("x.zip", as_text),
                )
            )
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of one name twice
                archive.writestr(name, make(chance))
    return made.getvalue()


def as_json(chance: random.Random) -> bytes:
    head, *body = rows_of(chance) or [[]]
    records = [dict(zip(head, row)) for row in body]
    return json.dumps(chance.choice((records, {"data": records}, body, head, 5, None, {"a": {"b": records}}))).encode()


MAKERS: tuple[tuple[Callable[[random.Random], bytes], str, int], ...] = (
    (as_text, ".csv", 6),
    (as_book, ".xlsx", 3),
    (as_geojson, ".geojson", 2),
    (as_parquet, ".parquet", 2),
    (as_zip, ".zip", 2),
    (as_json, ".json", 1),
)
OTHERS = (
    ".csv",
    ".xlsx",
    ".xls",
    ".ods",
    ".tsv",
    ".dbf",
    ".gpkg",
    ".xml",
    ".CSV",
    ".pdf",
    ".json",
    ".gz",
    ".tab",
    ".feather",
)


def broken(content: bytes, chance: random.Random) -> bytes:
    """Bits turned, a part lost, doubled, moved; zeros, another file's beginning, packed once more."""
    made = bytearray(content)
    for _ in range(chance.choice((0, 0, 0, 1, 2, 8))):
        at, to = sorted(chance.randrange(len(made) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 4, 100, 5000)))
        what = chance.randrange(7)
        if what == 0 and made:
            made[min(at, len(made) - 1)] ^= 1 << chance.randrange(8)
        elif what == 1:
            made = made[:at] + made[to:]
        elif what == 2:
            made = made[:to] + made[at:to] * chance.choice((1, 40)) + made[to:]
        elif what == 3:
            made[at:to] = bytes(to - at)
        elif what == 4:
            made[:8] = chance.choice(
                (
                    b"PK\3\4",
                    b"PAR1",
                    b"%PDF-1.7",
                    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                    b"SQLite f",
                    b"\xff\xfe",
                    b"<?xml",
                )
            )
        elif what == 5:
            made = made[at:] + made[:at]
        else:
            made = made[: max(1, at)]
    return gzip.compress(bytes(made)) if chance.random() < 0.02 else bytes(made)


def hostile(seed: int, count: int, first: int = 0) -> Iterator[tuple[str, bytes]]:
    """File names and contents."""
    for number in range(first, first + count):
        chance = random.Random(f"firms {seed} {number}")
        make, ending, _ = chance.choices(MAKERS, [share for *_, share in MAKERS])[0]
        content = broken(make(chance), chance)
        yield f"firms{ending if chance.random() < 0.9 else chance.choice(OTHERS)}", content


def main(count: int, seed: int = 20261129, first: int = 0) -> int:
    """Read so many; the number of exceptions that are not ours, and of files beyond a bound."""
    warnings.simplefilter("ignore")
    said, wrong, slowest, widest = Counter[str](), 0, (0.0, ""), (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, content) in enumerate(hostile(seed, count, first), first):
            path = Path(folder) / name
            path.write_bytes(content)
            start, before = time.process_time(), reset_peak()
            try:
                kind = read(path)
            except Exception as error:  # noqa: BLE001 - any error but ours is what this looks for
                kind = type(error).__name__
                print(number, name, "".join(traceback.format_exception(error))[-700:], flush=True)
                wrong += 1
            said[kind] += 1
            seconds, more = time.process_time() - start, peak() - before
            wrong += seconds > 10 or more > 1024 * (1 + len(content) / 2**20)
            slowest, widest = max(slowest, (seconds, f"{number} {name}")), max(widest, (more, f"{number} {name}"))
            path.unlink()
            if number % 100 == 99 or number == first + count - 1:
                print(
                    f"seed {seed}, {first} to {number}: {dict(said)}, wrong {wrong}, slowest {slowest[0]:.1f} s ({slowest[1]}), "
                    f"most {widest[0]:.0f} MiB ({widest[1]})",
                    flush=True,
                )
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
