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
from typing import BinaryIO
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
            links = self._links()
            about = _Book()
            self._parse("xl/workbook.xml", about)
            self._first_day = datetime(1904, 1, 1) if about.from_1904 else datetime(1899, 12, 30)
            found = [(name, state, links.get(link, "")) for name, state, link in about.sheets]
            there = [(name, state, part) for name, state, part in found if part in self._names]
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
        reader = _Sheet(self._texts, self._kinds, self._first_day)
        parser = _parser(reader)
        part = self._parts[sheet]
        size = max(self._zip.getinfo(part).file_size, 1)
        with self._zip.open(part) as raw:
            done = 0
            while block := raw.read(_PART):
                done += len(block)
                parser.Parse(block, False)
                yield from reader.take()
                if progress is not None:
                    progress(min(1.0, done / size))
            parser.Parse(b"", True)
        yield from reader.take()

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

    def _parse(self, part: str, reader: _Reader) -> None:
        parser = _parser(reader)
        with self._zip.open(part) as raw:
            while block := raw.read(_PART):
                parser.Parse(block, False)
        parser.Parse(b"", True)

    def _links(self) -> dict[str, str]:
        """Where the sheets are: id of a link -> part of the archive."""
        links = _Links()
        if "xl/_rels/workbook.xml.rels" in self._names:
            self._parse("xl/_rels/workbook.xml.rels", links)
        return links.parts

    def _formats(self) -> list[int | str]:
        styles = _Styles()
        if "xl/styles.xml" in self._names:
            self._parse("xl/styles.xml", styles)
        return [kind_of(number, styles.own) for number in styles.cells]

    def _shared_texts(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._names:
            return []
        if self._zip.getinfo("xl/sharedStrings.xml").file_size > _MOST_TEXT:
            raise NotReadableError("xl/sharedStrings.xml is larger than 512 MB")
        texts = _Texts()
        self._parse("xl/sharedStrings.xml", texts)
        return texts.found


class _Reader:
    """What is done at the beginning and the end of each element, by its name without a namespace."""

    def __init__(self) -> None:
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


def _parser(reader: _Reader) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise NotReadableError("the workbook declares a document type, where entities hide; Excel never writes one")


class _Links(_Reader):
    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, str] = {}

    def start(self, full: str, attributes: dict[str, str]) -> None:
        if self.name_of(full) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        if attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            self.parts[attributes.get("Id", "")] = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )


class _Book(_Reader):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, str]] = []
        self.from_1904 = False

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = self.name_of(full)
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", "visible"), link))


class _Styles(_Reader):
    """Which number format each style of a cell has, and the formats that the workbook brings."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[int] = []
        self.own: dict[int, str] = {}
        self._inside = False

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = self.name_of(full)
        if name == "numFmt":
            self.own[_whole(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.cells.append(_whole(attributes.get("numFmtId", "0")))

    def end(self, full: str) -> None:
        if self.name_of(full) == "cellXfs":
            self._inside = False


class _Texts(_Reader):
    """The texts that cells share, each of one piece or several; phonetic guides left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
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


class _Sheet(_Reader):
    def __init__(self, texts: list[str], kinds: list[int | str], first_day: datetime) -> None:
        super().__init__()
        self._texts, self._kinds, self._first_day = texts, kinds, first_day
        self._done: list[tuple[int, list[str]]] = []
        self._cells: list[str] = []
        self._number = 0
        self._column = 0
        self._type = "n"
        self._style = 0
        self._pieces: list[str] = []
        self._formula: list[str] | None = None
        self._guide = False

    def take(self) -> list[tuple[int, list[str]]]:
        done, self._done = self._done, []
        return done

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
            number = attributes.get("r")
            self._number = max(
                _whole(number) if number else 0, self._number + 1
            )  # two rows of one number would be told apart no more
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
                self._done.append((self._number, self._cells))
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
