"""Old Excel workbooks by way of GDAL, with the face of ``xlsx_plain.Workbook``; of others a sentence."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from ...base.errors import UserError
from ...base.i18n import tr
from ...base.threads import ProcessSetting
from ...rows.xlsx_formats import kind_of, sign_of

_DRIVER = "XLS"
_SETTINGS = {"OGR_XLS_HEADERS": "DISABLE", "OGR_XLS_FIELD_TYPES": "STRING"}  # all cells as texts, the header as a row
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a stream of a workbook with a password
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_FORMAT = re.compile(rb"\x1e\x04(.{7})", re.DOTALL)  # a record that declares a number format (MS-XLS 2.4.126)
_CELL_FORMAT = re.compile(rb"\xe0\x00[\x10\x14]\x00..(..)(.)", re.DOTALL)  # a record of a cell's format (2.4.353)
_OWN_FORMATS = 164  # the first number of those that a workbook declares itself
SCALES = ("k", "m", "mn", "bn")
_OLE = b"\xd0\xcf\x11\xe0"
_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def refuse_unreadable(path: Path, names: list[str]) -> None:
    """Raise UserError for an archive (its ``names``) that is a spreadsheet, but not one that can be read."""
    if "xl/workbook.bin" in names:
        raise UserError(
            tr("{name} is a binary Excel workbook: open it in Excel and save it as .xlsx or CSV.").format(
                name=path.name
            )
        )
    if b"encryption-data" in _start_of(path, "META-INF/manifest.xml", names):
        raise UserError(_protected(path))


def is_opendocument(path: Path, names: list[str]) -> bool:
    """Whether an archive is an OpenDocument spreadsheet, whatever its name ends with."""
    return _start_of(path, "mimetype", names).strip() == _OPENDOCUMENT


def _start_of(path: Path, member: str, names: list[str]) -> bytes:
    """As much of a part of an archive as tells what it is."""
    if member not in names:
        return b""
    with path.open("rb") as raw, zipfile.ZipFile(raw) as archive, archive.open(member) as part:
        return part.read(1 << 20)


def is_old_workbook(path: Path) -> bool:
    """Whether a file is an .xls workbook. Raises UserError for a protected one, and for old programs' other files."""
    with path.open("rb") as raw:
        if raw.read(4) != _OLE:
            return False
        start = raw.read(1 << 24)
    if _ENCRYPTED in start:
        raise UserError(_protected(path))
    if not any(name in start for name in _BOOKS):
        raise UserError(
            tr("{name} is a document of an old program, not a spreadsheet: save it as .xlsx or CSV.").format(
                name=path.name
            )
        )
    return True


def signs_of_formats(path: Path) -> list[str]:
    """What the number formats of an .xls workbook say of units: currencies other than the pound, "%", ``SCALES``; GDAL
    does not say of which cells.
    """
    with path.open("rb") as raw:
        data = raw.read(1 << 24)
    found = set()
    for match in _FORMAT.finditer(data) if data.startswith(_OLE) else ():
        size, number, count, wide = struct.unpack("<HHHB", match[1])
        text = data[match.end() : match.end() + (count << (wide & 1))]
        if number >= _OWN_FORMATS and size == 5 + len(text) and len(text) < 256:
            found.add(sign_of(text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")))
    cells = _CELL_FORMAT.finditer(data) if data.startswith(_OLE) else ()
    named = 4  # a flag of styles such as Percent, which every workbook has
    if any(kind_of(int.from_bytes(one[1], "little"), {}) == "%" and not one[2][0] & named for one in cells):
        found.add("%")
    return sorted(found - {""})


def formats_text(path: Path, signs: Iterable[str]) -> str:
    """What is said of these signs."""
    stated = tr(
        "{name} shows some numbers in {currencies}, and an .xls file is read without the formats of its cells: save it "
        "as .xlsx in Excel."
    )
    return stated.format(name=path.name, currencies=", ".join(signs))


def _protected(path: Path) -> str:
    stated = tr(
        "{name} is protected by a password: open it, save it without the password (File, Info, Protect Workbook in "
        "Excel), and choose it again."
    )
    return stated.format(name=path.name)


class GdalWorkbook:
    """A spreadsheet that GDAL reads. Raises UserError where this GDAL does not know the kind, or cannot read it."""

    def __init__(self, path: Path) -> None:
        from ...files.geopackage import gdal_path  # geopandas: not at QGIS's start

        self._path = gdal_path(path)
        reader = reader_of(_DRIVER)
        if reader is None:
            stated = tr(
                "{name} needs a part of GDAL that this QGIS does not have: open it in Excel or LibreOffice and save it "
                "as .xlsx or CSV."
            )
            raise UserError(stated.format(name=path.name))
        self._reader = reader
        try:
            self.sheets = self._reader.sheets(str(path))
        except (RuntimeError, ValueError) as error:
            raise unreadable(path, error) from error
        if not self.sheets:
            raise unreadable(path, None)

    def rows(self, sheet: str, progress: Callable[[float], None] | None = None) -> Iterator[tuple[int, list[str]]]:
        """Row numbers and cells of the rows that hold anything, the empty cells at their ends left out."""
        try:
            for number, cells in self._reader.rows(str(self._path), sheet):
                texts = ["" if cell is None else str(cell).strip() for cell in cells]
                while texts and not texts[-1]:
                    texts.pop()
                if texts:
                    yield number, texts
        except (RuntimeError, ValueError) as error:
            raise unreadable(self._path, error) from error
        if progress is not None:
            progress(1.0)

    def merged(self, sheet: str) -> list[tuple[int, int, int]]:
        """GDAL does not say which cells are merged."""
        return []

    def close(self) -> None:
        """Nothing stays open."""


def unreadable(path: Path, error: Exception | None) -> UserError:
    """What is said of a spreadsheet that is damaged, or has no sheet."""
    stated = tr(
        "{name} could not be read as a spreadsheet: open it in Excel or LibreOffice and save it as .xlsx or CSV."
    )
    return UserError(stated.format(name=path.name), str(error or ""))


class Reader(Protocol):
    """The sheets of a file and their rows."""

    def sheets(self, path: str) -> list[str]: ...

    def rows(self, path: str, sheet: str) -> Iterator[tuple[int, Sequence[object]]]: ...


# Other ways to read a kind of spreadsheet, by the name of GDAL's driver; qgis_io/old_sheets.py adds QGIS's own.
OTHERS: list[Callable[[str], Reader | None]] = []


class _Pyogrio:
    def sheets(self, path: str) -> list[str]:
        import pyogrio

        with _settings.changed():
            return [str(name) for name, _ in pyogrio.list_layers(path)]

    def rows(self, path: str, sheet: str) -> Iterator[tuple[int, tuple]]:
        from pyogrio import raw

        with _settings.changed():
            _, numbers, _, columns = raw.read(path, layer=sheet, return_fids=True)
        yield from zip(numbers.tolist(), zip(*columns))


def sheet_settings(get: Callable[[str], Any], put: Callable[[dict[str, Any]], object]) -> ProcessSetting:
    """GDAL's ways with spreadsheets, which are the whole process's."""

    def change() -> dict[str, Any]:
        before = {name: get(name) for name in _SETTINGS}
        put(_SETTINGS)
        return before

    return ProcessSetting(change, put)


def _get(name: str) -> Any:
    import pyogrio

    return pyogrio.get_gdal_config_option(name)


def _put(values: dict[str, Any]) -> None:
    import pyogrio

    pyogrio.set_gdal_config_options(values)


_settings = sheet_settings(_get, _put)


def reader_of(driver: str) -> Reader | None:
    """What reads a kind of spreadsheet here; None where nothing does."""
    import pyogrio

    if "r" in str(pyogrio.list_drivers().get(driver, "")):
        return _Pyogrio()
    found = (make(driver) for make in OTHERS)
    return next((one for one in found if one is not None), None)
