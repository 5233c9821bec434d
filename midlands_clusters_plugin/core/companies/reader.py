"""Any company file or frame -> the company table. Recognised by its content; every row is placed or rejected with a
reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, tr
from ..base.reading import guarded
from ..rows import arrow_text
from .columns.convert import harmless_column
from .columns.formats import FORMATS, GENERIC, Format, extra_columns, own_mapping, recognise
from .columns.recognise import checked, places_companies, postcode_by_content, propose, rivals
from .files import vector_file
from .files.opened import header_notes, kind_of, left_out_notes, open_source, part_notes, parts_of, sha256_of
from .files.raw_rows import read_files, read_rows, single
from .placing import from_columns
from .placing.company_table import CompanyTable
from .placing.from_columns import company_table


@dataclass(frozen=True)
class Detection:
    """What a file looks like, before it is read: format id, encoding ("" where it has none), delimiter, column names,
    the proposed mapping
    {company table column: column of the file}, sentences on what is unsure (then a user should be asked), and the
    layers to choose from.
    """

    format: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    mapping: dict[str, str]
    unsure: tuple[str, ...]
    layers: tuple[str, ...] = ()


@guarded
def detect(path: str | Path) -> Detection:
    """Look at a file without reading it all. Raises UserError for one that cannot hold companies."""
    path, layer = vector_file.split_layer(path)
    if kind_of(path) == "vector":
        frame = vector_file.read_vector(path, Feedback(), layer, first=200).frame
        return replace(detect_frame(frame), layers=tuple(vector_file.layers(path)))
    source = open_source(path)
    return _detection("auto", source.encoding, source.delimiter, source.names, source.first_rows)


@guarded
def detect_frame(frame: pd.DataFrame) -> Detection:
    """The same of the first rows of a layer, as ``read_frame`` takes them."""
    head = frame.head(200).apply(harmless_column).astype(object)
    names = [str(name) for name in frame.columns]
    return _detection("auto", "", "", names, head.where(head.notna(), "").astype(str).to_numpy().tolist())


def _detection(wanted: str, encoding: str, delimiter: str, names: list[str], rows: list[list[str]]) -> Detection:
    found = recognise(names) if wanted == "auto" else FORMATS[wanted]
    mapping = own_mapping(found, names)
    unsure = []
    if not places_companies(mapping):
        unsure = _rivals(names, mapping)
        mapping = {
            **{column: name for column, name in propose(names).items() if name not in mapping.values()},
            **mapping,
        }
    if not places_companies(mapping):
        guess = postcode_by_content(names, rows)
        if guess:
            mapping["postcode"] = guess
            unsure.append(
                tr('The column "{guess}" was taken for the postcode because of what stands in it.').format(guess=guess)
            )
        else:
            unsure.append(tr("No column with postcodes or coordinates was recognised: choose it."))
    return Detection(found.id, encoding, delimiter, tuple(names), mapping, tuple(unsure))


def _rivals(names: list[str], sure: Mapping[str, str]) -> list[str]:
    """A sentence for each column that several columns of the file fit, but for those that the format is sure of."""
    taken = propose(names)
    return [
        tr('The column "{taken}" was taken, but by their names these may be meant as well: {others}.').format(
            taken=taken[column], others=", ".join(f'"{name}"' for name in others)
        )
        for column, others in rivals(names).items()
        if column not in sure
    ]


@guarded
def read_companies(
    path: str | Path,
    *,
    format: str = "auto",  # noqa: A002 - the word of the interface
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    dissolved: bool = False,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read a file of companies.

    Parameters
    ----------
    path : CSV or other delimited text in any usual encoding, or a zip with one in it (of Companies House's seven parts
    any one, the others
        beside it); an Excel workbook, Parquet, a point layer or table that GDAL reads ("x.gpkg|layername=y" for one of
        several).
    format : "auto" recognises it by its content; or an id of FORMATS.
    mapping : company table column -> column of the file, where what is recognised is wrong or missing; "" leaves a
    recognised one out.
    sites : "share" or "first", see allocate.
    dissolved : whether dissolved companies of Companies House's file count; else they are rejected, with that as the
    reason.

    Raises
    ------
    UserError : one sentence on what is wrong with the file. Cancelled.
    """
    (path, layer), feedback = vector_file.split_layer(path), feedback or Feedback()
    if format != "auto" and format not in FORMATS:
        raise UserError(tr("Choose a format from the list."), f"format: {format}")
    with arrow_text.lean_memory():
        feedback.step(tr("Reading {name}").format(name=path.name))
        kind = kind_of(path)
        files = parts_of(path)
        # Not on another thread: three threads that want Python's lock starve the window's.
        digests = [sha256_of(one, feedback) for one in files]
        digest = digests[0]
        if kind == "vector":
            rows = vector_file.read_vector(path, feedback, layer)
            options: dict[str, Any] = {"format": format, "mapping": mapping, "sites": sites, "dissolved": dissolved}
            table = read_frame(rows.frame, points=rows.has_points, feedback=feedback, **options)
            table = replace(table, notes=(*left_out_notes(path, feedback, layer), *rows.notes, *table.notes))
            return _with_input(table, path, digest, "", len(rows.frame))
        source = open_source(path)
        found = recognise(source.names) if format == "auto" else FORMATS[format]
        chosen = _mapping(source.names, source.first_rows, found, mapping)
        chosen |= extra_columns(found, source.names)
        raw, ragged, ends, postcodes = read_files(
            files, source, chosen, feedback.part(0.0, 0.85), whole=found.one_row_of_several
        )
        if raw.empty and not ragged:
            raise UserError(tr("{name} has a header but no rows: choose another file.").format(name=path.name))
        notes = header_notes(source)
        notes += part_notes(path, files)
        notes += left_out_notes(path, feedback)
        if raw.attrs.get("remarks"):
            stated = counted(
                "{n} row has a remark beside the table, which was left out.",
                "{n} rows have a remark beside the table, which was left out.",
                raw.attrs["remarks"],
            )
            notes.append(stated)
        held = [raw]
        del raw  # the only reference goes along: company_table lets go of what it has turned into columns
        rest = feedback.part(0.85, 1.0)
        table = company_table(
            held.pop(), ragged, found, chosen, sites, notes, rest, dissolved=dissolved, postcodes=postcodes
        )
        if len(files) == 1:
            return _with_input(table, path, digest, source.encoding, ends[-1])
        counts = np.diff([0, *ends])
        about = {"format": found.id, "encoding": source.encoding}
        each = (
            {"path": one.name, "sha256": sha, "rows": int(n), **about} for one, sha, n in zip(files, digests, counts)
        )
        return replace(table, inputs=tuple(each))


@guarded
def read_frame(
    frame: pd.DataFrame,
    *,
    points: bool = False,
    format: str = "auto",  # noqa: A002
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    dissolved: bool = True,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read companies from the rows of a layer: its attributes and, with ``points``, their ``easting`` and ``northing``
    in EPSG:27700.

    Points stand where somebody put them, so their position goes before a postcode; columns of that name in a table are
    as in a file. Row
    numbers count from 2, as for a file.
    """
    feedback = feedback or Feedback()
    names = [str(name) for name in frame.columns]
    found = recognise(names) if format == "auto" else FORMATS.get(format, FORMATS[GENERIC])
    head = frame.head(200).apply(harmless_column).astype(object)
    rows = head.where(head.notna(), "").astype(str).to_numpy().tolist()
    chosen = _mapping(names, rows, found, mapping)
    chosen |= extra_columns(found, names)
    if points:
        chosen |= {"easting": "easting", "northing": "northing"}
    plain_frame = frame.reset_index(drop=True)
    large = len(frame) >= from_columns.COMPACT_FROM and arrow_text.have_pyarrow()
    quick = {key: arrow_text.compact(key, plain_frame[name]) for key, name in single(chosen)} if large else {}
    data = {
        key: harmless_column(plain_frame[name]) if quick.get(key) is None else quick[key]
        for key, name in single(chosen)
    }
    raw = pd.DataFrame({**data, "row_number": np.arange(2, len(frame) + 2)}, copy=False)
    return company_table(raw, [], found, chosen, sites, [], feedback, coordinates_first=points, dissolved=dissolved)


@guarded
def read_columns(
    path: str | Path, choose: Callable[[list[str]], Mapping[str, str]], feedback: Feedback
) -> tuple[pd.DataFrame, dict[str, Any], int]:
    """Some columns of any file that companies can stand in, as they are written, with ``row_number``.

    ``choose`` gets the file's column names and gives {name that is wanted: column of the file}. Also gives what is said
    of an input (path,
    sha256, rows, format, encoding) and the number of rows that were left out because they have not the header's cells.
    """
    path, layer = vector_file.split_layer(path)
    kind = kind_of(path)
    digest = sha256_of(path, feedback)
    ragged: list[int] = []
    encoding = ""
    if kind == "vector":
        frame = vector_file.read_vector(path, feedback, layer).frame
        mapping = choose([str(name) for name in frame.columns])
        raw = pd.DataFrame({key: harmless_column(frame[name]) for key, name in mapping.items()})
    else:
        source = open_source(path)
        encoding = source.encoding
        raw, ragged = read_rows(path, source, choose(source.names), feedback)
    rows = len(raw) + len(ragged)
    return (
        raw,
        {"path": path.name, "sha256": digest, "rows": rows, "format": "accounts", "encoding": encoding},
        len(ragged),
    )


def _mapping(names: list[str], rows: list[list[str]], found: Format, given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping to read with: the format's or the proposed one, with what the user said over it."""
    detection = _detection(found.id, "", "", names, rows)
    chosen = dict(detection.mapping)
    if given:
        stated = checked(given, names)
        chosen = {column: name for column, name in chosen.items() if name not in stated.values()} | stated
        chosen = {column: name for column, name in chosen.items() if name}
        if stated.get("postcode") and not {"easting", "northing"} & set(stated):
            chosen.pop("easting", None)
            chosen.pop("northing", None)
    if not places_companies(chosen):
        detail = "Columns: " + ", ".join(names[:100])
        raise UserError(
            tr("The file has no column with postcodes or coordinates: choose the column in the list of columns."),
            detail,
        )
    return chosen


def _with_input(table: CompanyTable, path: Path, digest: str, encoding: str, rows: int) -> CompanyTable:
    one = {"path": path.name, "sha256": digest, "rows": rows, "format": _format_of(table), "encoding": encoding}
    return replace(table, inputs=(one,))


def _format_of(table: CompanyTable) -> str:
    return next((one.id for one in FORMATS.values() if one.notes and set(one.notes) <= set(table.notes)), GENERIC)
