"""Delimited text files, whatever their encoding and delimiter: rows of cells, each with its number, none lost."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import mark, shown, tr
from ..base.reading import LONGEST_LINE, check_line, check_unpacked
from ..base.threads import ProcessSetting
from .code_pages import code_page

_SAMPLE = 1 << 20
_LARGEST_CELL = 1 << 26
_TAIL = 1 << 16  # bytes at the end of a file in which its last lines stand
_LARGEST_MEMBER = 16 << 30  # bytes unpacked: five times all companies of the country
_LINE_END = re.compile(r"\r\n|\r|\n")
LONGEST_ROW = 1000  # lines; a row longer than that is a quotation mark that was never closed
_NO_TABLE = re.compile(
    r"\s*(?:%PDF-|<(?:\?xml|!doctype|html|table|head|body|meta|svg)\b|\{\\rtf|[\[{]\s*[\[{]?\s*\"[^\"]*\"\s*:)", re.I
)
_BLANK = 30  # rows above a header that may hold nothing
_DELIMITERS = (",", ";", "\t", "|")
OPEN_QUOTE = mark("Row {:,} has a quotation mark that is never closed: mend it and read the file again.")
CHUNK = 5_000  # rows; small enough that a window's thread gets its turn in between


def _one_byte_as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 is read as Windows-1252: files are often stitched together from both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


AS_WINDOWS = "midlands_clusters_cp1252"  # a way to treat errors of decoding
codecs.register_error(AS_WINDOWS, _one_byte_as_windows)


@dataclass(frozen=True)
class TextFile:
    """How a text file is to be read."""

    path: Path
    encoding: str
    delimiter: str
    header: list[str]
    first_rows: list[list[str]] = field(repr=False)
    member: str = ""  # its name in a zip archive, "" for a file of its own
    rows_above: int = 1  # rows up to and with the header, blank ones left out; 0 where the table has none

    def size(self) -> int:
        """Bytes of text."""
        if not self.member:
            return max(self.path.stat().st_size, 1)
        with self.path.open("rb") as raw, zipfile.ZipFile(raw) as archive:
            return max(archive.getinfo(self.member).file_size, 1)

    def open(self) -> Any:
        """The text's bytes, for a ``with``; out of the archive where it is in one, unpacked as it is read."""
        return _opened(self.path, self.member)

    def last_rows(self, count: int) -> list[list[str]]:
        """The last rows, for what is written below a table; none of a file that would have to be unpacked again."""
        if self.member:
            return []
        with raised_limit(), self.open() as raw:
            raw.seek(max(0, self.size() - _TAIL))
            lines = raw.read().decode(self.encoding, "replace").splitlines()
            return [row for row in next_rows(csv.reader(lines[1:], delimiter=self.delimiter), len(lines)) if row][
                -count:
            ]

    def chunks(self, feedback: Feedback) -> Iterator[tuple[list[int], list[list[str]]]]:
        """Rows below the header in chunks: their numbers as a spreadsheet counts and their cells. Lines without
        anything are no rows.

        Raises UserError where a quotation mark never closes or the file cannot be read on.
        """
        size = self.size()
        with raised_limit(), self.open() as raw:
            errors = AS_WINDOWS if self.encoding.startswith("utf-8") else "replace"
            lines = _Lines(io.TextIOWrapper(raw, encoding=self.encoding, errors=errors, newline=""))
            width = len(self.header)
            read = csv.reader(lines, delimiter=self.delimiter)
            reader = (row if len(row) <= width else _cut(row, width) for row in read)
            number, row, last, left = 0, [], [], self.rows_above
            while left:
                above = next_rows(reader, 1)
                number, left = number + 1, left - 1 if above != [[]] else left
            while True:
                before, lines.latest = read.line_num, []
                rows = next_rows(reader, CHUNK)
                if not rows:
                    break
                if read.line_num - before >= len(rows) + LONGEST_ROW:
                    _check_heights(rows, number)
                numbers = list(range(number + 1, number + 1 + len(rows)))
                number, row, last = numbers[-1], rows[-1], lines.latest
                if not all(rows):
                    numbers = [one for one, cells in zip(numbers, rows) if cells]
                    rows = [cells for cells in rows if cells]
                feedback.progress(raw.tell() / size)
                if rows:
                    yield numbers, rows
            if row_height(row) > 1 and not closed(last, self.delimiter):
                raise UserError(shown(OPEN_QUOTE).format(number))
        feedback.progress(1)


def look_at(path: Path, member: str = "") -> TextFile:
    """Recognise encoding, delimiter and header. Raises UserError for a file that is empty, binary or has no header."""
    with _opened(path, member) as raw:
        sample = raw.read(_SAMPLE)
    if not sample.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UserError(tr("{name} is empty: choose another file.").format(name=path.name))
    encoding = _encoding(sample, path)
    text = sample.decode(encoding, AS_WINDOWS if encoding.startswith("utf-8") else "replace").replace("\x00", "")
    if _NO_TABLE.match(text):
        sentence = tr(
            "{name} is a document, not a table: open it in the program that made it and save it as .xlsx or CSV."
        )
        raise UserError(sentence.format(name=path.name))
    lines = text.splitlines(keepends=True)
    complete = lines[:-1] if len(sample) == _SAMPLE and len(lines) > 1 else lines
    with raised_limit():
        delimiter, rows = _best_delimiter(complete[:200])
    if not rows or not any(cell.strip() for row in rows[:_BLANK] for cell in row):
        raise UserError(tr("{name} has no header: the first row must name the columns.").format(name=path.name))
    return TextFile(path, encoding, delimiter, rows[0], rows[1:], member)


def member_of(path: Path) -> str:
    """The name of the one table in a zip archive, "" where it is a workbook or holds none. Raises UserError where there
    are several.

    Nothing is unpacked to the disk, so a name that climbs out of the folder does no harm.
    """
    try:
        with path.open("rb") as raw, zipfile.ZipFile(raw) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        text = tr("{name} is damaged or not complete: download it again.")
        raise UserError(text.format(name=path.name), str(error)) from error
    if any(one.filename == "xl/workbook.xml" for one in members):
        return ""
    tables = [
        one
        for one in members
        if one.filename.lower().endswith((".csv", ".txt", ".tsv")) and "__MACOSX" not in one.filename
    ]
    if len(tables) > 1:  # a readme beside the table is none
        tables = [one for one in tables if not one.filename.lower().endswith(".txt")] or tables
    if len(tables) > 1:
        text = tr("{name} holds {count:,} tables: unpack it and choose one of them.")
        raise UserError(text.format(name=path.name, count=len(tables)), tables[0].filename)
    if tables:
        check_unpacked(path.name, min(tables[0].compress_size, _LARGEST_MEMBER // 100), tables[0].file_size)
    if tables and tables[0].flag_bits & 1:
        raise UserError(tr("{name} needs a password: unpack it and choose the file inside.").format(name=path.name))
    return tables[0].filename if tables else ""


@contextmanager
def _opened(path: Path, member: str) -> Iterator[BinaryIO]:
    if not member:
        with path.open("rb") as plain:
            yield plain
        return
    try:
        with path.open("rb") as raw, zipfile.ZipFile(raw) as archive, archive.open(member) as packed:
            yield packed  # type: ignore[misc]
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, zlib.error) as error:
        text = tr("{name} is damaged or not complete: download it again.")
        raise UserError(text.format(name=path.name), str(error)) from error


def _encoding(sample: bytes, path: Path) -> str:
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = sample[: len(sample) // 2 * 2]
    if half and sample.count(0) > len(sample) * 0.2:
        low, high = half[0::2].count(0), half[1::2].count(0)
        if max(low, high) > 0.7 * len(half) / 2 and min(low, high) < 0.1 * len(half) / 2:
            return "utf-16-le" if high > low else "utf-16-be"
    controls = sum(sample.count(sign) for sign in range(32) if sign not in (9, 10, 11, 12, 13, 0))
    if controls > len(sample) * 0.02 or sample.count(0) > len(sample) * 0.05:
        text = tr("{name} is not a text file: choose a CSV, an Excel workbook or a GeoPackage.")
        raise UserError(text.format(name=path.name))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return code_page(sample)
    return "utf-8"


def _best_delimiter(lines: list[str]) -> tuple[str, list[list[str]]]:
    """The delimiter that gives most rows the same number of cells, and many; a title above the header has fewer."""
    best: tuple[float, str, list[list[str]]] = (-1.0, ",", [])
    for delimiter in _DELIMITERS:
        rows = [row for row in next_rows(csv.reader(lines, delimiter=delimiter), len(lines)) if row]
        if rows:
            (width, agreeing), *_ = Counter(map(len, rows)).most_common(1)
            score = (width - 1) * agreeing / len(rows)
            if score > best[0]:
                best = (score, delimiter, rows)
    return best[1], best[2]


class _Lines:
    """Lines without NUL signs; ``latest`` keeps those read since it was last cleared."""

    def __init__(self, lines: io.TextIOWrapper) -> None:
        self._held = lines  # let go of, it would close the file
        self._lines = iter(partial(lines.readline, LONGEST_LINE + 1), "")
        self.latest: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if len(line) > LONGEST_LINE:
            check_line(len(line))
        if "\x00" in line:
            line = line.replace("\x00", "")
        self.latest.append(line)
        return line


def next_rows(reader: Iterator[list[str]], count: int) -> list[list[str]]:
    """The next rows; the reader's own complaint (a cell beyond all measure) as a sentence."""
    try:
        return list(itertools.islice(reader, count))
    except csv.Error as error:
        text = tr("The file cannot be read as a table: a quotation mark may never be closed.")
        raise UserError(text, str(error)) from error


def _cut(row: list[str], width: int) -> list[str]:
    """A row of more cells than the header has, with one more in place of all those too many."""
    return [*row[:width], max(row[width:], key=lambda cell: len(cell.strip()))]


def row_height(row: list[str]) -> int:
    """Lines that a row takes up."""
    return 1 + sum(len(_LINE_END.findall(cell)) for cell in row)


def _check_heights(rows: list[list[str]], number: int) -> None:
    """Raise UserError for a row that goes on and on: the lines after an open quotation mark."""
    for offset, row in enumerate(rows, 1):
        if row_height(row) > LONGEST_ROW:
            raise UserError(shown(OPEN_QUOTE).format(number + offset))


def closed(lines: list[str], delimiter: str) -> bool:
    """Whether no quotation is open at the end of some rows' lines: then one more line is a row of its own, and else
    part of a cell.

    A strict reader cannot tell: it stumbles over a stray quotation mark before it comes to the end.
    """
    return next_rows(csv.reader([*lines, "\n", "next"], delimiter=delimiter), len(lines) + 2)[-1] == ["next"]


_limit = ProcessSetting(lambda: csv.field_size_limit(_LARGEST_CELL), csv.field_size_limit)


def raised_limit() -> AbstractContextManager[None]:
    """Cells longer than Python's usual limit are allowed while a file is read; the limit is put back after the last."""
    return _limit.changed()
