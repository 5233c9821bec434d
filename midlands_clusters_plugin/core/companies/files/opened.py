"""Opening a file of companies: what it is, its columns, its parts, its fingerprint; what must be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import counted, listed, tr
from ...files.held_file import HeldFile, held
from ...rows import code_pages, parquet_file, text_file
from ..columns.headings import line_with_unit
from ..columns.recognise import unique_names
from . import vector_file, xlsx_file
from .header import find_header

_OLE, _ZIP, _SQLITE = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"SQLite format 3"
_PART = re.compile(r"(.*[-_]part)(\d+)(_(\d+)\.(?:zip|csv))", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A table of texts: its columns, some filled cells of each, the file or the workbook's sheet that it stands in;
    ``notes`` on its header, and a sentence on sheets that were ``left_out``.
    """

    names: list[str]
    samples: dict[str, list[str]]
    rows_above: int  # rows up to and with the header; 0 where the table has none
    unit_above: str  # a line above the header that says a unit of money
    notes: list[str]
    table: text_file.TextFile | xlsx_file.Sheet
    encoding: str = ""
    delimiter: str = ""
    left_out: str = ""


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


def open_source(path: Path, asked: str = "") -> Source:
    """The table in a text or a workbook; ``asked``: of a workbook the sheet to read, "" for the one of companies."""
    found: dict[str, Any] = {}
    notes = []
    if kind_of(path) == "xlsx":
        sheet = xlsx_file.look_at(path, Feedback(), asked)
        if sheet is None:
            raise UserError(tr("{name} is empty: choose another file.").format(name=path.name))
        cells, first_rows, above = sheet.header.cells, sheet.first_rows, sheet.above
        rows_above = int(any(cell.strip() for cell in cells))
        table: text_file.TextFile | xlsx_file.Sheet = sheet
        if sheet.merged:
            notes.append(
                tr("Texts in cells merged over several rows count for each of those rows; figures for the first row.")
            )
        others = [] if asked else sheet.sheets[1:]
        left_out = counted(
            "Only the sheet {read} was read; the sheet {others} holds companies too: choose it if it is the one that "
            "is meant, or put all of them on one sheet.",
            "Only the sheet {read} was read; {n} other sheets hold companies too ({others}): choose one of them if it "
            "is meant, or put all of them on one sheet.",
            len(others),
        )
        found["left_out"] = left_out.format(read=sheet.name, others=listed(others)) if others else ""
    else:
        text = text_file.look_at(path, text_file.member_of(path) if _start_of(path).startswith(_ZIP) else "")
        rows = [text.header, *text.first_rows]
        header = find_header(rows)
        cells, first_rows, rows_above = header.cells, rows[header.rows :], header.rows
        above = [" ".join(row) for row in rows[: max(header.rows - 1, 0)]]
        table = replace(text, header=cells, first_rows=first_rows, rows_above=rows_above)
        found |= {"encoding": text.encoding, "delimiter": text.delimiter}
        if text.encoding == "cp1252":
            notes.append(tr("The file is not UTF-8 and was read as Windows-1252."))
        elif text.encoding in code_pages.OLD:
            stated = tr(
                "The file is not UTF-8 and was read in the old code page {page}: look at its £ signs and accents."
            )
            notes.append(stated.format(page=text.encoding))
    names, renamed = unique_names(cells)
    if renamed and rows_above:
        stated = tr("{renamed:,} column names were blank or stood twice and were given others.")
        notes.insert(0, stated.format(renamed=renamed))
    samples = {
        name: [row[number] for row in first_rows if number < len(row) and row[number].strip()]
        for number, name in enumerate(names)
    }
    return Source(names, samples, rows_above, line_with_unit(above) if rows_above else "", notes, table, **found)
