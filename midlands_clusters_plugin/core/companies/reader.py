"""Any company file or frame -> the company table: known by its content, every row placed or rejected with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, tr
from ..base.reading import guarded, sha256_of
from ..rows import arrow_text
from .columns.column_names import MONEY
from .columns.convert import harmless_column
from .columns.figures import COMMA, POINT, UNKNOWN
from .columns.formats import FORMATS, recognise
from .columns.plan import Plan, strictly
from .columns.planning import doubt_line, make_plan
from .columns.recognise import places_companies
from .files import vector_file, xlsx_file
from .files.opened import Source, kind_of, open_source, opened, part_notes, parts_of
from .files.other_sheets import SCALES, formats_text, signs_of_formats
from .files.raw_rows import further_rows, read_files, read_rows, single
from .placing import from_columns
from .placing.company_table import CompanyTable
from .placing.from_columns import company_table

_LOOKED_AT, _ENOUGH = 200, 20  # rows looked at first, and filled cells of a column that begins with blanks


@dataclass(frozen=True)
class Detection:
    """What a file looks like, before it is read: format id, encoding ("" where it has none), delimiter, column names,
    the proposed mapping {company table column: column of the file}, sentences on what is unsure (then a user should be
    asked), the layers to choose from, and the reading contract as far as it is known (plan.CONTRACT_COLUMNS).
    """

    format: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    mapping: dict[str, str]
    unsure: tuple[str, ...]
    layers: tuple[str, ...] = ()
    contract: tuple[dict, ...] = ()


@guarded
def detect(path: str | Path) -> Detection:
    """Look at a file without reading it all. Raises UserError for one that cannot hold companies."""
    path, layer = vector_file.split_layer(path)
    with opened(path) as file:
        if kind_of(file) == "vector":
            frame = vector_file.read_vector(file, Feedback(), layer, first=200).frame
            return replace(detect_frame(frame), layers=tuple(vector_file.layers(file)))
        source = open_source(file, layer)
        plan, samples = _plan_of(file, source)
    found = _detection(plan, source.names, samples, source.encoding, source.delimiter)
    sheets = source.table.sheets if isinstance(source.table, xlsx_file.Sheet) else []
    return replace(found, layers=tuple(sheets)) if len(sheets) > 1 else found


@guarded
def detect_frame(frame: pd.DataFrame) -> Detection:
    """The same of the first rows of a layer, as ``read_frame`` takes them."""
    names = [str(name) for name in frame.columns]
    samples = _samples_of_frame(frame)
    return _detection(make_plan(names, samples, None), names, samples)


def _detection(
    plan: Plan, names: list[str], samples: Mapping[str, list[str]], encoding: str = "", delimiter: str = ""
) -> Detection:
    unsure = list(plan.doubts.values())
    mapping = dict(plan.mapping)
    cells = {column: samples.get(name.split("\n")[0]) for column, name in mapping.items()}
    first = {column: (some[0][:80], "") for column, some in cells.items() if some}
    if "address" in mapping:  # the window knows it as the postcode's column
        mapping = {"postcode": mapping.pop("address"), **mapping}
    if not places_companies(mapping):
        unsure.append(tr("No column with postcodes or coordinates was recognised: choose it."))
    return Detection(
        plan.format.id, encoding, delimiter, tuple(names), mapping, tuple(unsure), contract=plan.contract(first)
    )


def _samples_of_frame(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Some filled cells of each column; of one that begins with blanks, from further down."""
    samples = {}
    for name in frame.columns:
        column = frame[name]
        cells = harmless_column(column.iloc[:_LOOKED_AT]).dropna()
        cells = cells if len(cells) else harmless_column(column.dropna().iloc[:_LOOKED_AT])
        texts = [str(cell) for cell in cells.astype(object)]
        samples[str(name)] = [text for text in texts if text.strip()]
    return samples


def _plan_of(
    path: Path, source: Source, given: Mapping[str, str] | None = None, **how: Any
) -> tuple[Plan, dict[str, list[str]]]:
    """The plan for a file and some filled cells of each column; where none of the first rows says where companies are,
    from further down.
    """
    samples = source.samples
    how["header"] = bool(source.rows_above)
    first = make_plan(source.names, samples, None, header=how["header"])
    empty = {number for number, name in enumerate(source.names) if not samples[name]}
    rivals = [source.names.index(name) for name in first.rivals.get("postcode", ()) if name in source.names]
    placed = places_companies(first.mapping) or "address" in first.mapping
    for cells in further_rows(path, source) if not placed or not empty.isdisjoint(rivals) else ():
        for number in sorted(empty & set(range(len(cells)))):
            if cells[number].strip():
                samples[source.names[number]].append(cells[number])
        empty = {number for number in empty if len(samples[source.names[number]]) < _ENOUGH}
        if not empty:
            break
    plan = make_plan(source.names, samples, given, above=source.unit_above, **how)
    plan.default_decimal = COMMA if source.delimiter == ";" else UNKNOWN
    if isinstance(source.table, xlsx_file.Sheet):
        plan.default_decimal = POINT
        figures = [column for column in ("employees", *MONEY) if column in plan.mapping]
        signs = signs_of_formats(path) if figures else []  # of an .xls workbook, whose cells do not say them
        for column in figures:
            told = [sign for sign in signs if sign in SCALES or (sign != "%" and column in MONEY)]
            if told:
                plan.doubt(column, formats_text(path, told))
    if source.left_out:
        plan.doubt("sheet", source.left_out)
    return plan, samples


@guarded
def read_companies(
    path: str | Path,
    *,
    format: str = "auto",  # noqa: A002 - the word of the interface
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    dissolved: bool = False,
    year: int = 0,
    earlier: int = 0,
    strict: bool = False,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read a file of companies.

    Parameters
    ----------
    path : CSV or other delimited text in any usual encoding, or a zip with one in it (of Companies House's seven parts
        any one, the others beside it); an Excel workbook, Parquet, a point layer or table that GDAL reads
        ("x.gpkg|layername=y" for one of several, "x.xlsx|layername=y" for a sheet).
    format : "auto" recognises it by its content; or an id of FORMATS.
    mapping : company table column -> column of the file, where what is recognised is wrong or missing; "" leaves a
        recognised one out.
    sites : "share" or "first", see allocate.
    dissolved : whether dissolved companies of Companies House's file count; else they are rejected, with that as the
        reason.
    year : of columns or rows of several years, the one that counts; 0 is the newest.
    earlier : the year that growth compares it with; 0 is the oldest.
    strict : refuse a file that leaves a doubt, instead of reading it as is most likely.

    Raises
    ------
    UserError : one sentence on what is wrong with the file. Cancelled.
    """
    (path, layer), feedback = vector_file.split_layer(path), feedback or Feedback()
    if format != "auto" and format not in FORMATS:
        raise UserError(tr("Choose a format from the list."), f"format: {format}")
    options: dict[str, Any] = {"format": format, "mapping": mapping, "year": year, "earlier": earlier, "strict": strict}
    placing: dict[str, Any] = {"sites": sites, "dissolved": dissolved}
    with arrow_text.lean_memory(), ExitStack() as open_files:
        feedback.step(tr("Reading {name}").format(name=path.name))
        path = open_files.enter_context(opened(path))
        files = [path if one == path else open_files.enter_context(opened(one)) for one in parts_of(path)]
        parted = part_notes(path, files)
        # Not on another thread: three threads that want Python's lock starve the window's.
        digests = [sha256_of(one, feedback) for one in files]
        if kind_of(path) == "vector":
            rows = vector_file.read_vector(path, feedback, layer)
            table = read_frame(rows.frame, points=rows.has_points, feedback=feedback, **options, **placing)
            table = replace(table, notes=(*rows.notes, *table.notes))
            found = FORMATS[format] if format in FORMATS else recognise([str(name) for name in rows.frame.columns])
            encoding, counts = "", [len(rows.frame)]
        else:
            source = open_source(path, layer)
            plan, _ = _plan_of(path, source, mapping, form=format, year=year, earlier=earlier)
            _must_place(plan, source.names, header=bool(source.rows_above))
            found, encoding = plan.format, source.encoding
            if strict:
                strictly(plan.contract())
            chosen = plan.mapping | plan.earlier | plan.extra
            part = feedback.part(0.0, 0.85)
            whole = found.postcodes_in_one_cell or found.one_row_a_project  # rows are added up or listed out by texts
            raw, ragged, ends, postcodes = read_files(files, source, chosen, part, whole=whole)
            if raw.empty and not ragged:
                raise UserError(tr("{name} has a header but no rows: choose another file.").format(name=path.name))
            below = tr('Below the table stands "{text}". If "{name}" is in that unit, write it into the heading.')
            doubt_line(plan, raw.attrs.get("below", ""), below)
            notes = [*source.notes, *parted]
            if raw.attrs.get("remarks"):
                stated = counted(
                    "{n} row has a remark beside the table, which was left out.",
                    "{n} rows have a remark beside the table, which was left out.",
                    raw.attrs["remarks"],
                )
                notes.append(stated)
            held = [raw]
            # The only reference goes along: company_table lets go of what it has turned into columns. Not beside **,
            # for which Python holds the arguments until the call returns.
            del raw
            rest = feedback.part(0.85, 1.0)
            table = company_table(
                held.pop(), ragged, plan, notes, rest, postcodes=postcodes, sites=sites, dissolved=dissolved
            )
            if strict:
                strictly(table.contract)
            counts = np.diff([0, *ends]).tolist()
        about = {"format": found.id, "encoding": encoding}
        each = zip(files, digests, counts)
        return replace(
            table, inputs=tuple({"path": one.name, "sha256": sha, "rows": n, **about} for one, sha, n in each)
        )


@guarded
def read_frame(
    frame: pd.DataFrame,
    *,
    points: bool = False,
    format: str = "auto",  # noqa: A002 - the word of the interface
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    dissolved: bool = True,
    year: int = 0,
    earlier: int = 0,
    strict: bool = False,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read companies from the rows of a layer: its attributes and, with ``points``, their ``easting`` and ``northing``
    in EPSG:27700.

    Points stand where somebody put them, so their position goes before a postcode; columns of that name in a table are
    as in a file. Row numbers count from 2, as for a file.
    """
    feedback = feedback or Feedback()
    names = [str(name) for name in frame.columns]
    form = format if format in FORMATS else "auto"
    plan = make_plan(names, _samples_of_frame(frame), mapping, form=form, year=year, earlier=earlier)
    _must_place(plan, names)
    plan.default_decimal = POINT  # a layer's figures are numbers, or texts that were numbers
    if points:
        plan.mapping |= {"easting": "easting", "northing": "northing"}
    if strict:
        strictly(plan.contract())
    chosen = plan.mapping | plan.earlier | plan.extra
    plain_frame = frame.reset_index(drop=True)
    large = len(frame) >= from_columns.COMPACT_FROM and arrow_text.have_pyarrow()
    quick = {key: arrow_text.compact(key, plain_frame[name]) for key, name in single(chosen)} if large else {}
    data = {
        key: harmless_column(plain_frame[name]) if quick.get(key) is None else quick[key]
        for key, name in single(chosen)
    }
    raw = pd.DataFrame({**data, "row_number": np.arange(2, len(frame) + 2)}, copy=False)
    table = company_table(raw, [], plan, [], feedback, coordinates_first=points, sites=sites, dissolved=dissolved)
    if strict:
        strictly(table.contract)
    return table


@guarded
def read_columns(
    path: str | Path, choose: Callable[[list[str]], Mapping[str, str]], feedback: Feedback
) -> tuple[pd.DataFrame, dict[str, Any], int]:
    """Some columns of any file that companies can stand in, as they are written, with ``row_number``.

    ``choose`` gets the file's column names and gives {name that is wanted: column of the file}. Also gives what is said
    of an input (path, sha256, rows, format, encoding) and the number of rows that were left out because they have not
    the header's cells.
    """
    path, layer = vector_file.split_layer(path)
    ragged: list[int] = []
    encoding = ""
    with opened(path) as path:
        digest = sha256_of(path, feedback)
        if kind_of(path) == "vector":
            frame = vector_file.read_vector(path, feedback, layer).frame
            mapping = choose([str(name) for name in frame.columns])
            raw = pd.DataFrame({key: harmless_column(frame[name]) for key, name in mapping.items()})
        else:
            source = open_source(path, layer)
            encoding = source.encoding
            raw, ragged = read_rows(path, source, choose(source.names), feedback)
    about = {"path": path.name, "sha256": digest, "rows": len(raw) + len(ragged)}
    return raw, {**about, "format": "accounts", "encoding": encoding}, len(ragged)


def _must_place(plan: Plan, names: list[str], *, header: bool = True) -> None:
    """Raise UserError where a plan cannot place companies."""
    if places_companies(plan.mapping) or "address" in plan.mapping:
        return
    raise UserError(
        tr("The file has no column with postcodes or coordinates: choose the column in the list of columns.")
        if header
        else tr("The file has no header and no column of postcodes: write the names of the columns above them."),
        "Columns: " + ", ".join(names[:100]),
    )
