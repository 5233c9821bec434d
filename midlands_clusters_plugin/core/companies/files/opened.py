"""Opening a file of companies: what it is, its columns, its parts, its fingerprint; what must be said of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import counted, listed, tr
from ...files.held_file import HeldFile, held
from ...rows import code_pages, parquet_file, text_file
from ..columns.recognise import unique_names
from ..columns.units import line_with_unit
from . import vector_file, xlsx_file
from .header import find_header

_OLE, _ZIP, _SQLITE = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"SQLite format 3"
_PART = re.compile(r"(.*[-_]part)(\d+)(_(\d+)\.(?:zip|csv))", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A table of texts: its columns, its first rows, the file or the workbook's sheet that it stands in; ``notes`` on
    its header, and a sentence on sheets that were ``left_out``.
    """

    names: list[str]
    first_rows: list[list[str]]
    rows_above: int  # rows up to and with the header; 0 where the table has none
    unit_above: str  # a line above the header that says a unit of money
    notes: list[str]
    table: text_file.TextFile | xlsx_file.Sheet
    left_out: str = ""

    @property
    def encoding(self) -> str:
        """Of the text; nothing for a workbook."""
        return getattr(self.table, "encoding", "")

    @property
    def delimiter(self) -> str:
        """The same of what parts its cells."""
        return getattr(self.table, "delimiter", "")

    def samples(self) -> dict[str, list[str]]:
        """Some filled cells of each column."""
        return {
            name: [row[number] for row in self.first_rows if number < len(row) and row[number].strip()]
            for number, name in enumerate(self.names)
        }


@contextmanager
def opened(path: Path) -> Iterator[HeldFile]:
    """The file held open, as often as it is then read. Raises UserError where there is none."""
    if not path.is_file():
        raise UserError(
            tr("{name} is not there any more: choose the file again.").format(name=path.name)
            if path.name
            else tr("Choose a file of companies.")
        )
    with held(path) as one:
        yield one


def _start_of(path: Path) -> bytes:
    with path.open("rb") as raw:
        return raw.read(16)


def kind_of(path: Path) -> str:
    """What a file is: "text", "xlsx" (a workbook), or "vector" (what GDAL and Arrow read)."""
    start = _start_of(path)
    if start.startswith(_OLE):
        return "xlsx"  # an old workbook, or a sentence on what it is, when it is opened
    if start.startswith((_SQLITE, parquet_file.MAGIC)) or path.suffix.lower() in vector_file.SUFFIXES:
        return "vector"
    return "text" if not start.startswith(_ZIP) or text_file.member_of(path) else "xlsx"


def parts_of(path: Path) -> list[Path]:
    """The parts that lie beside it where the file is one of several, "...-part3_7.zip"; else the file."""
    match = _PART.fullmatch(path.name)
    if not match or int(match[4]) > 50:
        return [path]
    files = [path.with_name(f"{match[1]}{number}{match[3]}") for number in range(1, int(match[4]) + 1)]
    return [one for one in files if one.is_file()]


def part_notes(path: Path, files: list[Path]) -> list[str]:
    match = _PART.fullmatch(path.name)
    if not match:
        return []
    missing = int(match[4]) - len(files)
    notes = (
        [tr("{count} parts were read as one file; rows are numbered on from part to part.").format(count=len(files))]
        if len(files) > 1
        else []
    )
    if missing:
        notes.append(
            tr(
                "{missing} of the {value} parts are not in the folder: their companies are missing from the map."
            ).format(missing=missing, value=match[4])
        )
    return notes


def open_source(path: Path, sheet: str = "") -> Source:
    """``sheet``: of a workbook, the one to read; "" for the one that holds companies."""
    if kind_of(path) == "xlsx":
        return _of_workbook(path, sheet)
    text = text_file.look_at(path, text_file.member_of(path) if _start_of(path).startswith(_ZIP) else "")
    rows = [text.header, *text.first_rows]
    header = find_header(rows)
    text = replace(text, header=header.cells, first_rows=rows[header.rows :], rows_above=header.rows)
    above = line_with_unit(" ".join(row) for row in rows[: max(header.rows - 1, 0)])
    names, notes = _named(header.cells)
    if text.encoding == "cp1252":
        notes.append(tr("The file is not UTF-8 and was read as Windows-1252."))
    elif text.encoding in code_pages.OLD:
        said = tr("The file is not UTF-8 and was read in the old code page {page}: look at its £ signs and accents.")
        notes.append(said.format(page=text.encoding))
    return Source(names, text.first_rows, header.rows, above, notes, text)


def _of_workbook(path: Path, asked: str) -> Source:
    sheet = xlsx_file.look_at(path, Feedback(), asked)
    if sheet is None:
        raise UserError(tr("{name} is empty: choose another file.").format(name=path.name))
    names, notes = _named(sheet.header.cells)
    headerless = not any(cell.strip() for cell in sheet.header.cells)
    if sheet.merged:
        notes.append(
            tr("Texts in cells merged over several rows count for each of those rows; figures for the first row.")
        )
    others = [] if asked else sheet.sheets[1:]
    left_out = counted(
        "Only the sheet {read} was read; the sheet {others} holds companies too: choose it if it is the one that is "
        "meant, or put all of them on one sheet.",
        "Only the sheet {read} was read; {n} other sheets hold companies too ({others}): choose one of them if it is "
        "meant, or put all of them on one sheet.",
        len(others),
    ).format(read=sheet.name, others=listed(others))
    above = "" if headerless else line_with_unit(sheet.above)
    return Source(names, sheet.first_rows, int(not headerless), above, notes, sheet, left_out if others else "")


def _named(header: list[str]) -> tuple[list[str], list[str]]:
    """The columns' names, and a note where they had to be given others; none where there is no header."""
    names, renamed = unique_names(header)
    if not renamed or not any(cell.strip() for cell in header):
        return names, []
    stated = tr("{renamed:,} column names were blank or stood twice and were given others.").format(renamed=renamed)
    return names, [stated]


def sha256_of(path: Path, feedback: Feedback) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as raw:
        while block := raw.read(1 << 20):
            feedback.check()
            digest.update(block)
    return digest.hexdigest()
