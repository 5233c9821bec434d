"""Postcode directories as the user downloads them: ONS Postcode Directory, NSPL, OS Code-Point Open.

The columns of the ONS directories are recognised by pattern: ``oslaua`` (2024), ``laua`` (NSPL), ``lad26cd`` (2026).
"""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import tr
from ..base.reading import guarded
from ..base.sql import joined, quoted_name, sql
from .postcode_rows import COLUMNS, PostcodeRows

_CHUNK = 25_000  # rows between looks at Cancel: it must stop within a second on a busy machine too
_LARGEST = 8 << 30  # bytes of one file unpacked; the ONS directory has 1.3 GiB
_RATIO = 400  # unpacked to packed beyond which an archive was made to fill a disk; real directories have about 10
_NAMES = re.compile(r"(?i)\bla.?ua\b.*names.*codes.*\.csv$|\blad\b.*names.*codes.*\.csv$")
# The ONS zips hold the directory twice: whole, and by postcode area.
_PART = re.compile(r"(?i)(?:multi_csv/|_uk_[a-z]{1,2}\.csv$)")
# Column of PostcodeRows.add -> what it is called; the first pattern that a column matches wins.
_ONS = {
    "postcode": ("pcds", "pcd2", "pcd7", "pcd8", "pcd"),
    "easting": ("oseast1m", "east1m"),
    "northing": ("osnrth1m", "north1m"),
    "district": ("oslaua", "laua", r"lad\d\dcd"),
    "county": ("oscty", "cty", r"cty\d\dcd"),
    "terminated": ("doterm",),
    "unplaced": ("osgrdind", "gridind"),
}
_CODE_POINT = {"postcode": 0, "unplaced": 1, "easting": 2, "northing": 3, "county": 7, "district": 8}
_GPKG = {
    "postcode": "postcode",
    "unplaced": "positional_quality_indicator",
    "district": "admin_district_code",
    "county": "admin_county_code",
}


@dataclass(frozen=True)
class Directory:
    """What a directory held. ``kind``: "onspd" (also NSPL) or "codepoint"; ``date``: edition, "" where unknown."""

    kind: str
    name: str
    date: str
    rows: PostcodeRows


@guarded
def read_directory(path: str | Path, feedback: Feedback | None = None) -> Directory:
    """Read a directory: a CSV, a zip archive, a folder of CSV files, or Code-Point Open's GeoPackage.

    Raises UserError and Cancelled.
    """
    path, feedback = Path(path), feedback or Feedback()
    feedback.step(tr("Reading {name}").format(name=path.name))
    try:
        if path.is_file():
            with path.open("rb") as raw:
                start = raw.read(16)
            if start.startswith(b"SQLite format 3"):
                return _read_geopackage(path, feedback)
        with _store(path) as store:
            return _read_store(path, store, feedback)
    except zipfile.BadZipFile as error:
        raise UserError(tr("{name} is damaged: download it again.").format(name=path.name), str(error)) from error
    except (EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        # It is broken off, packed in another way, or has a password.
        stated = tr("{name} cannot be unpacked: download it again, or unpack it and choose the folder.")
        raise UserError(stated.format(name=path.name), str(error)) from error
    except OSError as error:
        stated = tr("{value} cannot be read: check that it is there and that you may open it.")
        raise UserError(stated.format(value=path.name or path), str(error)) from error


class _Store:
    """A set of files that can be opened by name: a folder, the members of a zip, or one file."""

    def __init__(self, names: dict[str, int], archive: zipfile.ZipFile | None, folder: Path) -> None:
        self.names, self._archive, self._folder = names, archive, folder

    def open(self, name: str) -> IO[bytes]:
        """The file for reading; never unpacked to the disk: a name that climbs out of the archive does no harm."""
        return self._archive.open(name) if self._archive is not None else (self._folder / name).open("rb")


@contextmanager
def _store(path: Path) -> Iterator[_Store]:
    if path.is_dir():
        files = {str(one.relative_to(path).as_posix()): one.stat().st_size for one in sorted(path.rglob("*.csv"))}
        yield _Store(files, None, path)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if one.filename.lower().endswith(".csv") and not one.is_dir()]
            for one in members:
                if one.file_size > _LARGEST or one.file_size > _RATIO * max(one.compress_size, 1 << 16):
                    stated = tr(
                        "{name} unpacks to far more than a postcode directory: download it from ONS or OS again."
                    )
                    raise UserError(stated.format(name=path.name), one.filename)
            yield _Store({one.filename: one.file_size for one in members}, archive, path)
    else:
        yield _Store({path.name: path.stat().st_size}, None, path.parent)


def _read_store(path: Path, store: _Store, feedback: Feedback) -> Directory:
    headers = {name: _first_row(store, name) for name in store.names}
    ons = {name: size for name, size in store.names.items() if _ons_columns(headers[name])}
    whole = {name: size for name, size in ons.items() if not _PART.search(name)} or ons
    if whole:
        parts = sorted(whole) if all(map(_PART.search, whole)) else [max(whole, key=lambda name: whole[name])]
        return _read_parts(path, store, parts, headers, "onspd", feedback)
    code_point = sorted(
        name
        for name, row in headers.items()
        if len(row) == 10 and all(cell.isdigit() for cell in row[1:4]) and 5 <= len(row[0]) <= 8
    )
    if code_point:
        return _read_parts(path, store, code_point, headers, "codepoint", feedback)
    found = ", ".join(list(store.names)[:5]) or "no CSV file"
    stated = tr(
        "{name} is no postcode directory that is known here: choose the ONS Postcode Directory, NSPL or OS Code-Point "
        "Open."
    )
    columns = ", ".join(next(iter(headers.values()), [])[:40])
    raise UserError(stated.format(name=path.name), f"Found: {found}. Columns: {columns}")


def _read_parts(
    path: Path, store: _Store, parts: list[str], headers: dict[str, list[str]], kind: str, feedback: Feedback
) -> Directory:
    rows, names = PostcodeRows(), _authority_names(store)
    total, done = max(sum(store.names[name] for name in parts), 1), 0
    for part in parts:
        with store.open(part) as raw:
            for frame in _frames(raw, headers[part], part):
                rows.add(frame, names)
                feedback.progress((done + raw.tell()) / total)
        done += store.names[part]
    return Directory(kind, path.name, _date(parts[0]) or _date(path.name), rows)


def _first_row(store: _Store, name: str) -> list[str]:
    with store.open(name) as raw:
        line = raw.read(1 << 16).partition(b"\n")[0].decode("utf-8-sig", "replace").replace("\x00", "")
    return [cell.strip().strip('"').strip() for cell in line.split(",")]


def _ons_columns(header: list[str]) -> dict[str, str]:
    """Column of the rows -> column of the file; empty unless the file has postcode, position and authority."""
    lower = {name.lower(): name for name in header}
    found: dict[str, str] = {}
    for column, patterns in _ONS.items():
        hits = [lower[name] for pattern in patterns for name in lower if re.fullmatch(pattern, name)]
        found |= {column: hits[0]} if hits else {}
    return found if {"postcode", "easting", "northing", "district", "terminated"} <= set(found) else {}


def _frames(raw: IO[bytes], header: list[str], name: str) -> Iterator[pd.DataFrame]:
    """Chunks of a file as ``PostcodeRows.add`` takes them; the parser's complaints as a sentence."""
    ons = _ons_columns(header)
    columns: dict[str, Any] = ons or _CODE_POINT
    options = {"dtype": str, "keep_default_na": False, "encoding_errors": "replace", "chunksize": _CHUNK}
    headed = {"header": 0, "usecols": lambda one: one.strip() in ons.values()}
    try:
        for frame in pd.read_csv(
            raw, **options, **(headed if ons else {"header": None, "usecols": [*columns.values()]})
        ):
            frame.columns = [one.strip() if isinstance(one, str) else one for one in frame.columns]
            missing = [str(one) for one in columns.values() if one not in frame.columns]
            if missing:  # the parser sees other columns than the first row: a quotation mark swallowed some
                raise UserError(_broken_off(name), "missing: " + ", ".join(missing))
            blank = pd.Series("", index=frame.index, dtype=object)
            plain = {column: frame[columns[column]].fillna("") if column in columns else blank for column in COLUMNS}
            plain["terminated"] = plain["terminated"].str.strip() != ""
            plain["unplaced"] = plain["unplaced"].str.strip() == ("9" if ons else "90")
            yield pd.DataFrame(plain)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise UserError(_broken_off(name), str(error)) from error


def _broken_off(name: str) -> str:
    return tr("{} cannot be read to its end: download the directory again.").format(PurePosixPath(name).name)


def _authority_names(store: _Store) -> dict[str, str]:
    """Authority code -> name, from the documents that ONS puts beside its directory; {} where there are none."""
    wanted = [name for name in store.names if _NAMES.search(PurePosixPath(name).name)]
    if not wanted:
        return {}
    with store.open(wanted[0]) as raw:
        text = raw.read(1 << 22).decode("utf-8-sig", "replace")
    try:
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, usecols=[0, 1])
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError):
        return {}  # the names only help with codes that are not known; those are reported
    return dict(zip(frame.iloc[:, 0].str.strip(), frame.iloc[:, 1].str.strip()))


def _read_geopackage(path: Path, feedback: Feedback) -> Directory:
    """Code-Point Open's GeoPackage: plain SQL, because only attributes and points are wanted."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)) as base:
            tables = base.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchall()
            for (table,) in tables:
                asked = sql("PRAGMA table_info({table})", table=quoted_name(table))
                fields = {str(row[1]).lower(): str(row[1]) for row in base.execute(asked)}
                if set(_GPKG.values()) <= set(fields):
                    return _geopackage_rows(path, base, table, fields, feedback)
    except sqlite3.Error as error:
        stated = tr("{name} is damaged, or another program is writing to it: close the program or download it again.")
        raise UserError(stated.format(name=path.name), str(error)) from error
    stated = tr("{name} has no layer of postcodes: choose the GeoPackage of OS Code-Point Open.")
    raise UserError(stated.format(name=path.name))


def _geopackage_rows(
    path: Path, base: sqlite3.Connection, table: str, fields: dict[str, str], feedback: Feedback
) -> Directory:
    asked = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    shape, srs = base.execute(asked, (table,)).fetchone()
    if srs != 27700:
        stated = tr("{name} is not on the British National Grid: download Code-Point Open from OS again.")
        raise UserError(stated.format(name=path.name), f"srs_id {srs}")
    wanted = [fields[name] for name in _GPKG.values()]
    names, own = joined(", ", map(quoted_name, (*wanted, shape))), quoted_name(table)
    total = max(base.execute(sql("SELECT count(*) FROM {table}", table=own)).fetchone()[0], 1)
    cursor = base.execute(sql("SELECT {names} FROM {table}", names=names, table=own))
    rows = PostcodeRows()
    while chunk := cursor.fetchmany(_CHUNK):
        frame = pd.DataFrame(chunk, columns=[*_GPKG, "shape"], dtype=object)
        points = _points(frame.pop("shape"))
        frame["easting"], frame["northing"] = points[:, 0], points[:, 1]
        frame["unplaced"] = frame["unplaced"].astype(str).str.strip() == "90"
        frame["terminated"] = False
        rows.add(frame, {})
        feedback.progress(rows.rows_read / total)
    return Directory("codepoint", path.name, _date(path.name), rows)


def _points(blobs: pd.Series) -> np.ndarray:
    """Coordinates of GeoPackage points, nan where there is none: the two numbers are the last 16 bytes of a blob."""
    none = np.full(2, np.nan).tobytes()
    return np.frombuffer(b"".join(blob[-16:] if _is_point(blob) else none for blob in blobs), "<f8").reshape(-1, 2)


def _is_point(blob: object) -> bool:
    return isinstance(blob, bytes) and len(blob) >= 29 and blob[:2] == b"GP" and not blob[3] & 0x10


def _date(name: str) -> str:
    """Edition in a file's name, as 2024-08, "" where it has none: ONSPD_AUG_2024_UK.csv, codepo_gb_202405.zip."""
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    match = re.search(rf"({'|'.join(months)})[a-z]*[_ -]?(20\d\d)", name.lower())
    if match:
        return f"{match[2]}-{months.index(match[1]) + 1:02d}"
    match = re.search(r"(20\d\d)[_-]?(0[1-9]|1[0-2])(?!\d)", name)
    return f"{match[1]}-{match[2]}" if match else ""
