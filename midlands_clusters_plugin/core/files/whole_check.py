"""Whether a file just written is whole, by its ending: Qt, QGIS and GDAL say "done" over a full disk."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

_TAIL = 1_024
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


class NotWholeError(OSError):
    """The file breaks off, or is none of its kind."""


def check_whole(path: Path) -> None:
    """Raises NotWholeError for a file that breaks off; a file of a kind that is not known passes."""
    check = _CHECKS.get(path.suffix.lower())
    if check is not None:
        with path.open("rb") as raw:
            if os.fstat(raw.fileno()).st_size == 0 or not check(raw):
                raise NotWholeError(f"{path.name} breaks off after {path.stat().st_size} bytes")


def _begins_and_ends(start: bytes, *ends: bytes) -> Callable[[BinaryIO], bool]:
    return lambda raw: raw.read(len(start)) == start and _tail(raw).rstrip(b"\r\n\t ").endswith(ends)


def _tail(raw: BinaryIO) -> bytes:
    raw.seek(max(0, raw.seek(0, os.SEEK_END) - _TAIL))
    return raw.read()


def _xml(raw: BinaryIO) -> bool:
    try:
        expat.ParserCreate().ParseFile(raw)
    except expat.ExpatError:
        return False
    return True


def _archive(raw: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(raw) as archive:
            return bool(archive.namelist()) and archive.testzip() is None
    except (zipfile.BadZipFile, EOFError, OSError):
        return False


def _database(raw: BinaryIO) -> bool:
    """SQLite's first page says how many pages there are."""
    head = raw.read(100)
    size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    return (
        head.startswith(b"SQLite format 3\0")
        and pages > 0
        and raw.seek(0, os.SEEK_END) >= (65_536 if size == 1 else size) * pages
    )


_CHECKS: dict[str, Callable[[BinaryIO], bool]] = {
    ".pdf": _begins_and_ends(b"%PDF-", b"%%EOF"),
    ".png": _begins_and_ends(b"\x89PNG\r\n\x1a\n", _PNG_END),
    ".gif": _begins_and_ends(b"GIF8", b";"),
    ".jpg": _begins_and_ends(b"\xff\xd8", b"\xff\xd9"),
    ".html": _begins_and_ends(b"<!", b"</html>"),
    ".htm": _begins_and_ends(b"<!", b"</html>"),
    ".json": _begins_and_ends(b"", b"}", b"]"),
    ".csv": lambda raw: _tail(raw).endswith(b"\n"),
    ".geojson": _begins_and_ends(b"{", b"}"),
    ".parquet": _begins_and_ends(b"PAR1", b"PAR1"),
    ".svg": _xml,
    ".xml": _xml,
    ".qml": _xml,
    ".qpt": _xml,
    ".qgs": _xml,
    ".zip": _archive,
    ".qgz": _archive,
    ".xlsx": _archive,
    ".ods": _archive,
    ".gpkg": _database,
}
