"""Excel workbooks with Python's own library: zip and XML, nothing that a bare QGIS lacks.

A workbook may come from anybody. A document type, where entities are declared, is refused; a part is read as far as its
declared size; links to other files are never followed; of a formula the value that Excel kept is read. What a cell
shows is what counts: a number with a date's format is that day, and a hidden sheet is passed over while another is not.

Source: ECMA-376 (Office Open XML), part 1, sections 18.2 to 18.4 and 18.8; the same cells as openpyxl reads (a property
test compares).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from .xlsx_formats import NUMBER, as_shown, kind_of

_PART = 1 << 16  # bytes read at a time: some thousand rows at most, each of which may reach to the last column
_MOST_TEXT = 1 << 29  # bytes of the shared texts, all of which are held
_MOST_COLUMNS = 16_384  # of a sheet
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]{1,24})"[^>]*>')
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST_MERGED = 1 << 20
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class NotReadableError(ValueError):
    """The archive is no workbook, or a part of it is damaged; the text says which."""


class Workbook:
    """A workbook open for reading; close it. Raises NotReadableError, zipfile's and zlib's errors."""

    def __init__(self, path: Path | BinaryIO) -> None:
        self._open = ExitStack()
        try:
            raw = self._open.enter_context(path.open("rb")) if isinstance(path, Path) else path
            self._zip = self._open.enter_context(zipfile.ZipFile(raw))
            self._names = set(self._zip.namelist())
            self._first_day = datetime(1899, 12, 30)
            there = [one for one in self._sheets() if one[2] in self._names]
            visible = [(name, part) for name, state, part in there if state == "visible"]
            self._parts = dict(visible or [(name, part) for name, _, part in there])
            self._kinds = self._formats()
            self._texts: list[str] | None = None
        except BaseException:
            self.close()
            raise

    @property
    def sheets(self) -> list[str]:
        """Names of the visible sheets with cells, in their order; of all where each is hidden."""
        return list(self._parts)

    def rows(self, sheet: str, progress: Callable[[float], None] | None = None) -> Iterator[tuple[int, list[str]]]:
        """Rows of a sheet that hold anything, with the numbers that Excel shows, as texts.

        A number without a fraction is written without one, a day as 2017-01-31, a logical value as true or false, an
        error as its sign; a currency other than the pound, a percentage, and "k" or "m" of a number's format are
        written with it.
        """
        if self._texts is None:
            self._texts = self._shared_texts()
        yield from read_part(self._zip, self._parts[sheet], _Sheet(self._texts, self._kinds, self._first_day), progress)

    def merged(self, sheet: str) -> list[tuple[int, int, int]]:
        """Cells of one column that are merged over several rows: first row, last row, column."""
        found: list[tuple[int, int, int]] = []
        with self._zip.open(self._parts[sheet]) as raw:
            before = b""
            while block := raw.read(_PART):
                block = before + block
                for cells in _MERGED.findall(block):
                    match = _RANGE.fullmatch(cells.decode())
                    if match and match[1] == match[3] and len(found) < _MOST_MERGED:
                        found.append((int(match[2]), int(match[4]), _column(match[1])))
                before = block[max(block.rfind(b"<"), 0) :]
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def _elements(self, part: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The elements of a part, in their order; none where the archive lacks it."""
        return read_part(self._zip, part, _Elements()) if part in self._names else iter(())

    def _sheets(self) -> Iterator[tuple[str, str, str]]:
        """Name, state and part of the archive of each sheet; the first day of dates is noted."""
        parts: dict[str, str] = {}
        for name, given in self._elements("xl/_rels/workbook.xml.rels"):
            outside = name != "Relationship" or given.get("TargetMode") == "External"
            if not outside and given.get("Type", "").endswith("/worksheet"):
                target = given.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                parts[given.get("Id", "")] = posixpath.normpath(path)
        for name, given in read_part(self._zip, "xl/workbook.xml", _Elements()):
            if name == "workbookPr" and given.get("date1904", "0") in ("1", "true"):
                self._first_day = datetime(1904, 1, 1)
            elif name == "sheet":
                link = next((value for key, value in given.items() if key.rpartition(" ")[2] == "id"), "")
                yield given.get("name", ""), given.get("state", "visible"), parts.get(link, "")

    def _formats(self) -> list[int | str]:
        """What each style of a cell shows, by its number format and the formats that the workbook brings."""
        cells: list[int] = []
        own: dict[int, str] = {}
        listed = ""  # which list of formats is being read
        for name, given in self._elements("xl/styles.xml"):
            if name == "numFmt":
                own[_whole(given.get("numFmtId", "0"))] = given.get("formatCode", "")
            elif name in ("cellXfs", "cellStyleXfs"):
                listed = name
            elif name == "xf" and listed == "cellXfs":
                cells.append(_whole(given.get("numFmtId", "0")))
        return [kind_of(number, own) for number in cells]

    def _shared_texts(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._names:
            return []
        if self._zip.getinfo("xl/sharedStrings.xml").file_size > _MOST_TEXT:
            raise NotReadableError("xl/sharedStrings.xml is larger than 512 MB")
        return list(read_part(self._zip, "xl/sharedStrings.xml", _Texts()))


class Reader:
    """What is done at the beginning and end of each element; ``found`` is handed on bit by bit."""

    finished = False  # nothing more is wanted of the part

    def __init__(self) -> None:
        self.found: list[Any] = []
        self._local: dict[str, str] = {}
        self._caught: list[str] | None = None

    def name_of(self, full: str) -> str:
        known = self._local.get(full)
        if known is None:
            known = self._local[full] = full.rpartition(" ")[2]
        return known

    def start(self, full: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, full: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""
        if self._caught is not None:
            self._caught.append(text)


def read_part(
    archive: zipfile.ZipFile, part: str, reader: Reader, progress: Callable[[float], None] | None = None
) -> Iterator[Any]:
    """What a reader finds in a part, as far as its declared size. Raises NotReadableError for a document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    size, done = max(archive.getinfo(part).file_size, 1), 0
    with archive.open(part) as raw:
        while not reader.finished and (block := raw.read(_PART)):
            parser.Parse(block, False)
            found, reader.found = reader.found, []
            yield from found
            done += len(block)
            if progress is not None:
                progress(min(1.0, done / size))
        if not reader.finished:
            parser.Parse(b"", True)
    yield from reader.found


def _refuse(*_: object) -> None:
    raise NotReadableError("the workbook declares a document type, where entities hide; Excel never writes one")


class _Elements(Reader):
    """All elements with their attributes."""

    def start(self, full: str, attributes: dict[str, str]) -> None:
        self.found.append((self.name_of(full), attributes))


class _Texts(Reader):
    """The texts that cells share, each of one piece or several; phonetic guides left out."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._guide = False

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = self.name_of(full)
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._guide = True
        elif name == "t" and not self._guide:
            self._caught = self._pieces

    def end(self, full: str) -> None:
        name = self.name_of(full)
        if name == "t":
            self._caught = None
        elif name == "rPh":
            self._guide = False
        elif name == "si":
            self.found.append(_unescaped("".join(self._pieces)))


class _Sheet(Reader):
    def __init__(self, texts: list[str], kinds: list[int | str], first_day: datetime) -> None:
        super().__init__()
        self._texts, self._kinds, self._first_day = texts, kinds, first_day
        self._cells: list[str] = []
        self._number = 0
        self._column = 0
        self._type = "n"
        self._style = 0
        self._pieces: list[str] = []
        self._formula: list[str] | None = None
        self._guide = False

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = self._local.get(full) or self.name_of(full)
        if name == "c":
            place = attributes.get("r")
            self._column = _column(place) if place else self._column + 1
            self._type = attributes.get("t", "n")
            self._style = _whole(attributes.get("s", "0"))
            self._pieces, self._formula = [], None
        elif name == "v" or (name == "t" and not self._guide):
            self._caught = self._pieces
        elif name == "row":
            # Two rows of one number would be told apart no more.
            self._number = max(_whole(attributes.get("r") or "0"), self._number + 1)
            self._column, self._cells = 0, []
        elif name == "f":
            self._formula = self._caught = []
        elif name == "rPh":
            self._guide = True

    def end(self, full: str) -> None:
        name = self._local.get(full) or self.name_of(full)
        if name == "c":
            if self._pieces:
                self._put(self._text("".join(self._pieces)))
            elif self._formula is not None and self._type != "str":  # never worked out: not the same as nothing
                self._put(f"={''.join(self._formula)}")
        elif name in ("v", "t", "f"):
            self._caught = None
        elif name == "row":
            while self._cells and not self._cells[-1]:
                self._cells.pop()
            if self._cells:
                self.found.append((self._number, self._cells))
        elif name == "rPh":
            self._guide = False

    def _put(self, text: str) -> None:
        if not 1 <= self._column <= _MOST_COLUMNS:
            raise NotReadableError(f"a cell is in column {self._column}, and a sheet has {_MOST_COLUMNS}")
        lacking = self._column - len(self._cells)
        if lacking > 0:
            self._cells.extend([""] * lacking)
        self._cells[self._column - 1] = text

    def _text(self, written: str) -> str:
        kind = self._type
        if kind == "s":
            number = _whole(written)
            if not 0 <= number < len(self._texts):
                raise NotReadableError(f"a cell points at text {number}, and there are {len(self._texts)}")
            return self._texts[number]
        if kind == "b":
            return "true" if written.strip() in ("1", "true") else "false"
        if kind == "d":
            return written.strip()[:10]
        if kind in ("str", "inlineStr", "e"):
            return _unescaped(written)
        style = self._kinds[self._style] if 0 <= self._style < len(self._kinds) else NUMBER
        return as_shown(written.strip(), style, self._first_day)


def _column(place: str) -> int:
    """The number of a cell's column: "AA12" is in column 27."""
    number = 0
    for sign in place:
        if not sign.isalpha():
            break
        number = number * 26 + ord(sign.upper()) - 64
        if number > _MOST_COLUMNS:
            break
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise NotReadableError(f"{text!r} is no whole number") from error


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold are written as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
