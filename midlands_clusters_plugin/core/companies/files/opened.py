"""Opening a file of companies: what it is, its columns, its parts, its fingerprint; the system's complaints about it as
sentences.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ...base.errors import UserError
from ...base.feedback import Feedback
from ...base.i18n import counted, tr
from ...files.held_file import HeldFile, held
from ...rows import code_pages, parquet_file, text_file
from ..columns.recognise import unique_names
from ..columns.units import line_with_unit
from . import vector_file, xlsx_file
from .header import find_header

_OLE, _ZIP, _SQLITE = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"SQLite format 3"
_SHOWN = 5  # names in a note
_PART = re.compile(r"(.*[-_]part)(\d+)(_(\d+)\.(?:zip|csv))", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """An opened file: its columns and how to get at its rows as chunks of (row numbers, rows of texts)."""

    kind: str
    encoding: str
    delimiter: str
    names: list[str]
    renamed: int
    first_rows: list[list[str]]
    text: text_file.TextFile | None
    rows_above: int = 1  # rows up to and with the header; 0 where the table has none
    unit_above: str = ""  # a line above the header that says a unit of money
    merged: bool = False  # whether cells of a workbook were merged over several rows
    sheet: str = ""  # of a workbook, the one asked for

    def samples(self) -> dict[str, list[str]]:
        """Some filled cells of each column."""
        return {
            name: [row[number] for row in self.first_rows if number < len(row) and row[number].strip()]
            for number, name in enumerate(self.names)
        }


@contextmanager
def opened(path: Path) -> Iterator[HeldFile]:
    """The file held open, as often as it is then read. Raises UserError where there is none."""
    _check_there(path)
    with held(path) as one:
        yield one


def _check_there(path: Path) -> None:
    if not path.is_file():
        raise UserError(
            tr("{name} is not there any more: choose the file again.").format(name=path.name)
            if path.name
            else tr("Choose a file of companies.")
        )


def kind_of(path: Path) -> str:
    _check_there(path)
    with path.open("rb") as raw:
        start = raw.read(16)
    if start.startswith(_OLE):
        return "xlsx"  # an old workbook, or a sentence on what it is, when it is opened
    if start.startswith((_SQLITE, parquet_file.MAGIC)) or path.suffix.lower() in vector_file.SUFFIXES:
        return "vector"
    return "text" if not start.startswith(_ZIP) or text_file.member_of(path) else "xlsx"


def _is_zip(path: Path) -> bool:
    with path.open("rb") as raw:
        return raw.read(4) == _ZIP


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
        rows = [cells for _, cells in itertools.islice(xlsx_file.company_rows(path, Feedback(), sheet), 201)]
        if not rows:
            raise UserError(tr("{name} is empty: choose another file.").format(name=path.name))
        names, renamed = unique_names(rows[0])
        headerless = not any(cell.strip() for cell in rows[0])
        above = "" if headerless else line_with_unit(xlsx_file.lines_above(path, Feedback(), sheet))
        renamed, rows_above = 0 if headerless else renamed, int(not headerless)
        merged = xlsx_file.merges_rows(path, Feedback(), sheet)
        return Source("xlsx", "", "", names, renamed, rows[1:], None, rows_above, above, merged, sheet)
    text = text_file.look_at(path, text_file.member_of(path)) if _is_zip(path) else text_file.look_at(path)
    rows = [text.header, *text.first_rows]
    header = find_header(rows)
    names, renamed = unique_names(header.cells)
    above = line_with_unit(" ".join(row) for row in rows[: max(header.rows - 1, 0)])
    text = replace(text, header=header.cells, first_rows=rows[header.rows :], rows_above=header.rows)
    return Source(
        "text",
        text.encoding,
        text.delimiter,
        names,
        renamed if header.rows else 0,
        text.first_rows,
        text,
        header.rows,
        above,
    )


def header_notes(source: Source) -> list[str]:
    notes = []
    if source.renamed:
        notes.append(
            tr("{renamed:,} column names were blank or stood twice and were given others.").format(
                renamed=source.renamed
            )
        )
    if source.encoding == "cp1252":
        notes.append(tr("The file is not UTF-8 and was read as Windows-1252."))
    elif source.encoding in code_pages.OLD:
        said = tr("The file is not UTF-8 and was read in the old code page {page}: look at its £ signs and accents.")
        notes.append(said.format(page=source.encoding))
    return notes


def left_out_notes(path: Path, feedback: Feedback, layer: str = "") -> list[str]:
    """A note on the sheets or layers of a file that hold companies too and were not read; none where a layer was asked
    for.
    """
    kind = "" if layer else kind_of(path)
    if kind == "xlsx":
        read, others = xlsx_file.sheets_left_out(path, feedback)
        wording = counted(
            "Only the sheet {read} was read; the sheet {others} holds companies too: choose it if it is the one that "
            "is meant, or put all of them on one sheet.",
            "Only the sheet {read} was read; {n} other sheets hold companies too ({others}): choose one of them if it "
            "is meant, or put all of them on one sheet.",
            len(others),
        )
    elif kind == "vector":
        read, others = vector_file.layers_left_out(path)
        wording = counted(
            "Only the layer {read} was read; the layer {others} has points or postcodes too: if it is the one that is "
            "meant, choose it.",
            "Only the layer {read} was read; {n} other layers have points or postcodes too ({others}): if one of them "
            "is meant, choose it.",
            len(others),
        )
    else:
        return []
    shown = ", ".join(others[:_SHOWN]) + (" ..." if len(others) > _SHOWN else "")
    return [wording.format(read=read, others=shown)] if others else []
