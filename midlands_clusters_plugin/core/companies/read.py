"""Any company file or frame -> the company table. Recognised by its content; every row is placed or rejected with a reason."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..errors import UserError
from ..feedback import Feedback
from ..geography.directory import directory_in_use
from ..geography.postcode_store import current_index
from ..words import counted, tr
from . import arrow_text, parquet_file, text_file, vector_file, xlsx_file
from .allocate import allocate, check_way
from .arrow_text import as_objects
from .classify import classify_coded, unknown_names
from .columns import checked, places_companies, postcode_by_content, propose, unique_names
from .convert import coded, dates, flags, harmless_column, is_arrow, numbers, texts
from .formats import FORMATS, GENERIC, Format, extra_columns, own_mapping, recognise
from .place import Places, by_coordinates, place
from .postcode_codes import PostcodeCodes
from .reshape import reshaped, withdrawn
from .sic import coded_sic, parse_sic
from .table import CompanyTable, reject_table, typed

_OLE, _ZIP, _SQLITE = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"SQLite format 3"
# (column, lowest, highest): beyond these a figure is a slip of the keyboard, not a company.
_LIMITS = (("employees", 0, 5e6), ("turnover_gbp", 0, 1e12), ("innovate_uk_gbp", 0, 1e11))
_CALLED = {"employees": "employees", "turnover_gbp": "turnover", "innovate_uk_gbp": "Innovate UK funding"}
_NO_NUMBER = frozenset(("N/A", "n/a", "NA", "-", "–", "None", "none", "NULL", "null", "Unknown", "unknown", "TBC", "tbc", "0"))
_CHUNK = 100_000
_COMPACT_FROM = 500_000  # rows; from there on texts are kept as categories or Arrow texts
_GONE = ("dissolved", "converted", "closed", "removed")  # how Companies House's words for a company that is no more begin
_PART = re.compile(r"(.*[-_]part)(\d+)(_(\d+)\.(?:zip|csv))", re.IGNORECASE)


@dataclass(frozen=True)
class Detection:
    """What a file looks like, before it is read: format id, encoding ("" where it has none), delimiter, column names, the proposed mapping
    {company table column: column of the file}, sentences on what is unsure (then a user should be asked), and the layers to choose from.
    """

    format: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    mapping: dict[str, str]
    unsure: tuple[str, ...]
    layers: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Source:
    """An opened file: its columns and how to get at its rows as chunks of (row numbers, rows of texts)."""

    kind: str
    encoding: str
    delimiter: str
    names: list[str]
    renamed: int
    first_rows: list[list[str]]
    text: text_file.TextFile | None


def detect(path: str | Path) -> Detection:
    """Look at a file without reading it all. Raises UserError for one that cannot hold companies."""
    path, layer = vector_file.split_layer(path)
    with _file_errors(path):
        if _kind(path) == "vector":
            frame = vector_file.read_vector(path, Feedback(), layer, first=200)
            return replace(detect_frame(frame), layers=tuple(vector_file.layers(path)))
        source = _open(path)
    return _detection("auto", source.encoding, source.delimiter, source.names, source.first_rows)


def detect_frame(frame: pd.DataFrame) -> Detection:
    """The same of the first rows of a layer, as ``read_frame`` takes them."""
    head = frame.head(200).apply(harmless_column).astype(object)
    names = [str(name) for name in frame.columns]
    return _detection("auto", "", "", names, head.where(head.notna(), "").astype(str).to_numpy().tolist())


def _detection(wanted: str, encoding: str, delimiter: str, names: list[str], rows: list[list[str]]) -> Detection:
    found = recognise(names) if wanted == "auto" else FORMATS[wanted]
    mapping = own_mapping(found, names)
    if not places_companies(mapping):
        mapping = {**propose(names), **mapping}
    unsure = []
    if not places_companies(mapping):
        guess = postcode_by_content(names, rows)
        if guess:
            mapping["postcode"] = guess
            unsure.append(tr('The column "{guess}" was taken for the postcode because of what stands in it.').format(guess=guess))
        else:
            unsure.append(tr("No column with postcodes or coordinates was recognised: choose it."))
    return Detection(found.id, encoding, delimiter, tuple(names), mapping, tuple(unsure))


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
    path : CSV or other delimited text in any usual encoding, or a zip with one in it (of Companies House's seven parts any one, the others
        beside it); an Excel workbook, Parquet, a point layer or table that GDAL reads ("x.gpkg|layername=y" for one of several).
    format : "auto" recognises it by its content; or an id of FORMATS.
    mapping : company table column -> column of the file, where what is recognised is wrong or missing; "" leaves a recognised one out.
    sites : "share" or "first", see allocate.
    dissolved : whether dissolved companies of Companies House's file count; else they are rejected, with that as the reason.

    Raises
    ------
    UserError : one sentence on what is wrong with the file. Cancelled.
    """
    (path, layer), feedback = vector_file.split_layer(path), feedback or Feedback()
    if format != "auto" and format not in FORMATS:
        raise UserError(tr("Choose a format from the list."), f"format: {format}")
    with _file_errors(path), arrow_text.lean_memory():
        feedback.step(tr("Reading {name}").format(name=path.name))
        kind = _kind(path)
        files = _parts(path)
        # Not on another thread: three threads that want Python's lock starve the window's.
        digests = [_sha256(one, feedback) for one in files]
        digest = digests[0]
        if kind == "vector":
            frame = vector_file.read_vector(path, feedback, layer)
            table = read_frame(frame, format=format, mapping=mapping, sites=sites, dissolved=dissolved, feedback=feedback)
            return _with_input(table, path, digest, "", len(frame))
        source = _open(path)
        found = recognise(source.names) if format == "auto" else FORMATS[format]
        chosen = _mapping(source.names, source.first_rows, found, mapping)
        chosen |= extra_columns(found, source.names)
        raw, ragged, ends, postcodes = _read_files(files, source, chosen, feedback.part(0.0, 0.85), whole=found.one_row_of_several)
        if raw.empty and not ragged:
            raise UserError(tr("{name} has a header but no rows: choose another file.").format(name=path.name))
        notes = _header_notes(source)
        notes += _part_notes(path, files)
        held = [raw]
        del raw  # the only reference goes along: _table lets go of what it has turned into columns
        rest = feedback.part(0.85, 1.0)
        table = _table(held.pop(), ragged, found, chosen, sites, notes, rest, dissolved=dissolved, postcodes=postcodes)
        if len(files) == 1:
            return _with_input(table, path, digest, source.encoding, ends[-1])
        rows = np.diff([0, *ends])
        about = {"format": found.id, "encoding": source.encoding}
        each = ({"path": one.name, "sha256": sha, "rows": int(n), **about} for one, sha, n in zip(files, digests, rows))
        return replace(table, inputs=tuple(each))


def read_frame(
    frame: pd.DataFrame,
    *,
    format: str = "auto",  # noqa: A002
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    dissolved: bool = True,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read companies from the rows of a layer: its attributes and, for points, ``easting`` and ``northing`` in EPSG:27700.

    Points stand where somebody put them, so their position goes before a postcode. Row numbers count from 2, as for a file.
    """
    feedback = feedback or Feedback()
    names = [str(name) for name in frame.columns]
    found = recognise(names) if format == "auto" else FORMATS.get(format, FORMATS[GENERIC])
    head = frame.head(200).apply(harmless_column).astype(object)
    rows = head.where(head.notna(), "").astype(str).to_numpy().tolist()
    chosen = _mapping(names, rows, found, mapping)
    chosen |= extra_columns(found, names)
    points = {"easting", "northing"} <= set(names)
    if points:
        chosen |= {"easting": "easting", "northing": "northing"}
    plain_frame = frame.reset_index(drop=True)
    data = {key: harmless_column(plain_frame[name]) for key, name in _single(chosen)}
    raw = pd.DataFrame({**data, "row_number": np.arange(2, len(frame) + 2)}, copy=False)
    return _table(raw, [], found, chosen, sites, [], feedback, coordinates_first=points, dissolved=dissolved)


def read_columns(
    path: str | Path, choose: Callable[[list[str]], Mapping[str, str]], feedback: Feedback
) -> tuple[pd.DataFrame, dict[str, Any], int]:
    """Some columns of any file that companies can stand in, as they are written, with ``row_number``.

    ``choose`` gets the file's column names and gives {name that is wanted: column of the file}. Also gives what is said of an input (path,
    sha256, rows, format, encoding) and the number of rows that were left out because they have not the header's cells.
    """
    path, layer = vector_file.split_layer(path)
    with _file_errors(path):
        kind = _kind(path)
        digest = _sha256(path, feedback)
        ragged: list[int] = []
        encoding = ""
        if kind == "vector":
            frame = vector_file.read_vector(path, feedback, layer)
            mapping = choose([str(name) for name in frame.columns])
            raw = pd.DataFrame({key: harmless_column(frame[name]) for key, name in mapping.items()})
        else:
            source = _open(path)
            encoding = source.encoding
            raw, ragged = _read_rows(path, source, choose(source.names), feedback)
    rows = len(raw) + len(ragged)
    return raw, {"path": path.name, "sha256": digest, "rows": rows, "format": "accounts", "encoding": encoding}, len(ragged)


def _kind(path: Path) -> str:
    if not path.is_file():
        raise UserError(
            tr("{name} is not there any more: choose the file again.").format(name=path.name)
            if path.name
            else tr("Choose a file of companies.")
        )
    with path.open("rb") as raw:
        start = raw.read(16)
    if start.startswith(_OLE):
        raise UserError(
            tr("{name} is an old or password-protected Excel file: save it as .xlsx without a password, or as CSV.").format(name=path.name)
        )
    if start.startswith((_SQLITE, parquet_file.MAGIC)) or path.suffix.lower() in vector_file.SUFFIXES:
        return "vector"
    return "text" if not start.startswith(_ZIP) or text_file.member_of(path) else "xlsx"


def _is_zip(path: Path) -> bool:
    with path.open("rb") as raw:
        return raw.read(4) == _ZIP


def _parts(path: Path) -> list[Path]:
    """The parts that lie beside it where the file is one of several, "...-part3_7.zip"; else the file."""
    match = _PART.fullmatch(path.name)
    if not match or int(match[4]) > 50:
        return [path]
    files = [path.with_name(f"{match[1]}{number}{match[3]}") for number in range(1, int(match[4]) + 1)]
    return [one for one in files if one.is_file()]


def _open(path: Path) -> _Source:
    if _kind(path) == "xlsx":
        rows = [cells for _, cells in itertools.islice(xlsx_file.company_rows(path, Feedback()), 201)]
        if not rows:
            raise UserError(tr("{name} is empty: choose another file.").format(name=path.name))
        names, renamed = unique_names(rows[0])
        return _Source("xlsx", "", "", names, renamed, rows[1:], None)
    text = text_file.look_at(path, text_file.member_of(path)) if _is_zip(path) else text_file.look_at(path)
    names, renamed = unique_names(text.header)
    return _Source("text", text.encoding, text.delimiter, names, renamed, text.first_rows, text)


def _mapping(names: list[str], rows: list[list[str]], found: Format, given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping to read with: the format's or the proposed one, with what the user said over it."""
    detection = _detection(found.id, "", "", names, rows)
    chosen = dict(detection.mapping)
    if given:
        said = checked(given, names)
        chosen = {column: name for column, name in chosen.items() if name not in said.values()} | said
        chosen = {column: name for column, name in chosen.items() if name}
        if said.get("postcode") and not {"easting", "northing"} & set(said):
            chosen.pop("easting", None)
            chosen.pop("northing", None)
    if not places_companies(chosen):
        detail = "Columns: " + ", ".join(names[:100])
        raise UserError(tr("The file has no column with postcodes or coordinates: choose the column in the list of columns."), detail)
    return chosen


def _single(mapping: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(column, column of the file), with a number behind it where one column comes from several: sic, sic 2, sic 3."""
    for column, names in mapping.items():
        for number, name in enumerate(names.split("\n"), 1):
            yield column if number == 1 else f"{column} {number}", name


def _part_notes(path: Path, files: list[Path]) -> list[str]:
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
            tr("{missing} of the {value} parts are not in the folder: their companies are missing from the map.").format(
                missing=missing, value=match[4]
            )
        )
    return notes


def _read_files(
    files: list[Path], source: _Source, mapping: Mapping[str, str], feedback: Feedback, *, whole: bool = False
) -> tuple[pd.DataFrame, list[int], list[int], PostcodeCodes | None]:
    """As ``_read_rows``, of the parts of a file; how many rows were read up to the end of each; and what knows the numbers of postcodes
    where those stand in their column (never with ``whole``).
    """
    sources = [source] if len(files) == 1 else [_open(one) for one in files]
    if any(one.names != source.names for one in sources):
        raise UserError(tr("The parts have different columns: put the parts of one month in a folder of their own."))
    if not whole and arrow_text.have_pyarrow() and _quick(sources):
        return _read_quickly(sources, mapping, feedback)
    frames, ragged, ends = [], [], [0]
    for number, (one, opened) in enumerate(zip(files, sources)):
        frame, uneven = _read_rows(one, opened, mapping, feedback.part(number / len(files), (number + 1) / len(files)))
        ragged += [row + ends[-1] for row in uneven]
        frame["row_number"] += ends[-1]
        ends.append(ends[-1] + len(frame) + len(uneven))
        frames.append(frame)
    return (frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)), ragged, ends[1:], None


def _quick(sources: list[_Source]) -> bool:
    texts_only = [one.text for one in sources if one.text is not None and one.encoding in ("utf-8", "utf-8-sig")]
    large = len(texts_only) == len(sources) and sum(one.size() for one in texts_only) >= arrow_text.FROM_SIZE
    return large and all(_header_is_a_line(one) for one in texts_only)


def _header_is_a_line(text: text_file.TextFile) -> bool:
    """Whether the file has line ends that blocks can be cut at; with carriage returns alone it is one line to its end."""
    with text.open() as raw:
        if b"\r" in raw.readline(1 << 20).rstrip(b"\r\n"):
            return False
    with text_file.raised_limit(), text.open() as raw:
        return arrow_text.header_of(raw, text.encoding, text.delimiter) == text.header


def _read_quickly(
    sources: list[_Source], mapping: Mapping[str, str], feedback: Feedback
) -> tuple[pd.DataFrame, list[int], list[int], PostcodeCodes | None]:
    width = len(sources[0].names)
    wanted = [(key, sources[0].names.index(name)) for key, name in _single(mapping)]
    postcodes = None if "postcode" not in mapping or {"easting", "northing"} <= set(mapping) else PostcodeCodes(current_index())
    codes = {} if postcodes is None else {"postcode": postcodes.add}
    reader = arrow_text.ArrowReader(width, sources[0].delimiter, wanted, lambda row: _fits(row, width, True), codes)
    ends: list[int] = []
    for number, one in enumerate(sources):
        text, part = one.text, feedback.part(number / len(sources), (number + 1) / len(sources))
        assert text is not None
        size = text.size()
        with text_file.raised_limit(), text.open() as raw:
            reader.read_header(raw, one.encoding)
            reader.read(raw, part, lambda raw=raw, size=size: raw.tell() / size)  # type: ignore[misc]
        ends.append(reader.rows_read)
    return reader.frame(feedback), reader.ragged, ends, postcodes


def _read_rows(path: Path, source: _Source, mapping: Mapping[str, str], feedback: Feedback) -> tuple[pd.DataFrame, list[int]]:
    """The mapped columns as texts with their row numbers, and the numbers of ragged rows."""
    wanted = [(key, source.names.index(name)) for key, name in _single(mapping)]
    width = len(source.names)
    columns: dict[str, list[np.ndarray]] = {key: [] for key, _ in wanted}
    numbers_read: list[int] = []
    ragged: list[int] = []
    exact = source.kind == "text"
    for row_numbers, rows in _chunks(path, source, feedback):
        if any(size != width for size in map(len, rows)):
            good = [_fits(row, width, exact) for row in rows]
            ragged.extend(number for number, fits in zip(row_numbers, good) if not fits)
            rows = [row for row, fits in zip(rows, good) if fits]
            row_numbers = [number for number, fits in zip(row_numbers, good) if fits]
            rows = [row + [""] * (width - len(row)) for row in rows]
        if rows:
            cells = list(zip(*rows))  # rows to columns in one go
            for key, i in wanted:
                columns[key].append(np.array((*cells[i], None), dtype=object)[:-1])
            numbers_read.extend(row_numbers)
    empty = [np.empty(0, dtype=object)]
    data = {key: pd.Series(np.concatenate(parts or empty), dtype=object, copy=False) for key, parts in columns.items()}
    return pd.DataFrame({**data, "row_number": np.array(numbers_read, dtype=np.int64)}, copy=False), ragged


def _fits(row: list[str], width: int, exact: bool) -> bool:
    """Whether a row has the header's cells; empty ones too many at its end do no harm, and a workbook leaves out those too few."""
    if len(row) == width:
        return True
    return not any(cell.strip() for cell in row[width:]) if len(row) > width else not exact


def _chunks(path: Path, source: _Source, feedback: Feedback) -> Iterator[tuple[list[int], list[list[str]]]]:
    if source.text is not None:
        yield from source.text.chunks(feedback)
        return
    rows = xlsx_file.company_rows(path, feedback)
    next(rows, None)
    while chunk := list(itertools.islice(rows, text_file.CHUNK)):
        yield [number for number, _ in chunk], [cells for _, cells in chunk]


def _table(
    raw: pd.DataFrame,
    ragged: list[int],
    found: Format,
    mapping: Mapping[str, str],
    sites: str,
    notes: list[str],
    feedback: Feedback,
    coordinates_first: bool = False,
    *,
    dissolved: bool = True,
    postcodes: PostcodeCodes | None = None,
) -> CompanyTable:
    """The company table from the mapped columns. ``raw`` is emptied; its postcodes are numbers where ``postcodes`` is given."""
    raw, shaping = reshaped(raw, found)
    notes = [*notes, *shaping]
    directory = _directory(raw, coordinates_first)
    one_each = False
    if postcodes is None:
        places = _placed(raw, coordinates_first, feedback.part(0.0, 0.5))
        feedback.step(tr("Reading figures, dates and SIC codes"))
        columns, column_notes = _columns(raw, found, feedback.part(0.5, 0.9))
    else:
        feedback.step(tr("Reading figures, dates and SIC codes"))
        with ThreadPoolExecutor(1) as beside:  # numpy and pyarrow work outside Python's lock
            placing = beside.submit(postcodes.places, raw["postcode"].to_numpy(), feedback.part(0.0, 0.9))
            columns, column_notes = _columns(raw, found, Feedback())
            one_each = _all_different(columns.get("company_id"))
            places = placing.result()
    if not dissolved and found.id == "companies_house" and "status" in raw:
        left_out = _leave_out_the_gone(places, columns["status"])
        if left_out:
            notes = [
                *notes,
                tr("{left_out:,} dissolved or closed companies were left out; they can be read too, if you ask for them.").format(
                    left_out=left_out
                ),
            ]
    if "withdrawn" in raw:
        notes = [*notes, *_leave_out_the_withdrawn(places, withdrawn(raw))]
    good = places.reason == ""
    shown = [name for name in ("row_number", "name", "postcode") if name in raw]
    lost = pd.DataFrame({name: _few(raw[name], np.flatnonzero(~good)) for name in shown})
    if postcodes is not None:
        lost["postcode"] = pd.Series(postcodes.texts_of(lost["postcode"].to_numpy()), dtype=object)
    length = len(raw)
    del raw
    columns |= {
        "postcode": places.postcode,
        "easting": places.easting,
        "northing": places.northing,
        "authority_code": places.authority_code,
    }
    rejects, place_notes = _rejects(lost, places.reason[~good], ragged), _place_notes(places)
    del places
    arrow_text.give_back()
    companies = typed(columns, length, good, compact=length >= _COMPACT_FROM)
    feedback.progress(0.95)
    check_way(sites)
    company = None if one_each else _numbered(companies)
    companies["site_id"] = _site_ids(companies, company)
    repeated: list[str] = []
    site_notes: tuple[str, ...] = ()
    if company is not None:
        repeated = _repeated(companies, company)
        if not found.one_row_a_project:  # there each row has its own grants
            companies, site_notes = allocate(companies, sites, company)
    all_notes = (*notes, *found.notes, *place_notes, *column_notes, *repeated, *site_notes, *_sic_note(mapping))
    feedback.progress(1)
    return CompanyTable(companies, rejects, length + len(ragged), (), all_notes, directory)


def _few(column: pd.Series, rows: np.ndarray) -> pd.Series:
    """Some rows of a column, as plain objects where it is texts."""
    some = column.iloc[rows]
    if isinstance(column.dtype, pd.CategoricalDtype):
        return pd.Series(np.array([*column.cat.categories, None], dtype=object)[some.cat.codes], dtype=object)
    return pd.Series(as_objects(some.array), dtype=object) if is_arrow(column) else some.reset_index(drop=True)


def _leave_out_the_gone(places: Places, status: Any) -> int:
    """Give the rows of dissolved companies that reason; how many there are."""
    codes, different = coded(pd.Series(status, copy=False))
    gone = np.array([str(text).casefold().startswith(_GONE) for text in different], dtype=bool)[codes]
    if isinstance(places.reason, pd.Categorical):
        codes = places.reason.codes.copy()
        codes[gone] = places.reason.categories.get_loc("dissolved")
        object.__setattr__(places, "reason", pd.Categorical.from_codes(codes, places.reason.categories))
    else:
        places.reason[gone] = "dissolved"
    return int(gone.sum())


def _leave_out_the_withdrawn(places: Places, gone: np.ndarray) -> list[str]:
    """Give the rows of participants that left a project that reason."""
    places.reason[gone] = "withdrawn"
    number = int(gone.sum())
    return (
        [
            counted(
                "{n} grant to a participant that withdrew from its project was left out; it is listed with the rejected rows.",
                "{n} grants to participants that withdrew from their project were left out; they are listed with the rejected rows.",
                number,
            )
        ]
        if number
        else []
    )


def _all_different(ids: Any) -> bool:
    """Whether a large file's ids are all there and all different, where that can be told cheaply."""
    return ids is not None and is_arrow(pd.Series(ids, copy=False)) and arrow_text.all_different(ids)


def _numbered(companies: pd.DataFrame) -> np.ndarray | None:
    """A number for each row's company; None where each row is a company of its own, as in nearly every file.

    A row without an id, or with a word for "none", is a company of its own.
    """
    column = companies["company_id"]
    if _all_different(column.array):
        return None
    ids = as_objects(column.array) if is_arrow(column) else column.to_numpy(dtype=object, na_value=None)
    seen = set(ids)
    if len(seen) == len(ids) and None not in seen:
        return None
    code, different = pd.factorize(ids)
    shared = np.flatnonzero(np.bincount(code[code >= 0], minlength=len(different)) > 1)
    placeholders = [number for number in shared if different[number] in _NO_NUMBER]
    without = np.flatnonzero((code < 0) | np.isin(code, placeholders))
    if len(without):
        ids = ids.copy()
        ids[without] = [f"row {number}" for number in companies["row_number"].to_numpy()[without]]
        companies["company_id"] = pd.Series(ids, dtype=object)
        code, different = pd.factorize(companies["company_id"])
    return code if len(different) < len(companies) else None


def _rejects(lost: pd.DataFrame, reason: np.ndarray, ragged: list[int]) -> pd.DataFrame:
    """The rows that could not be placed and the numbers of ragged ones, in the order of the file."""
    nothing = np.full(len(lost) + len(ragged), None, dtype=object)
    name, postcode = nothing.copy(), nothing.copy()
    for column, target in (("name", name), ("postcode", postcode)):
        if column in lost:
            target[: len(lost)] = texts(lost[column])
    numbers_of = np.concatenate([lost["row_number"].to_numpy(), np.array(ragged, dtype=np.int64)])
    reasons = np.concatenate([np.asarray(reason, dtype=object), np.full(len(ragged), "ragged_row", dtype=object)])
    return reject_table(numbers_of, reasons, name, postcode).sort_values("row_number", kind="stable", ignore_index=True)


def _placed(raw: pd.DataFrame, coordinates_first: bool, feedback: Feedback) -> Places:
    if coordinates_first or "postcode" not in raw:
        feedback.step(tr("Placing coordinates"))
        return place(raw, coordinates_first=coordinates_first)
    feedback.step(tr("Finding postcodes"))
    parts = []
    for start in range(0, max(len(raw), 1), _CHUNK):
        parts.append(place(raw.iloc[start : start + _CHUNK]))
        feedback.progress(min(1.0, (start + _CHUNK) / max(len(raw), 1)))
    fields = Places.__dataclass_fields__
    return parts[0] if len(parts) == 1 else Places(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))


def _columns(raw: pd.DataFrame, found: Format, feedback: Feedback) -> tuple[dict[str, object], list[str]]:
    """Typed columns of the company table and notes on what could not be read."""
    notes: list[str] = []
    columns: dict[str, object] = {"row_number": raw["row_number"].to_numpy()}
    for name in ("company_id", "site_id", "name", "status", "source"):
        if name in raw or name == "name":
            columns[name] = texts(raw[name]) if name in raw else _one_text(None, len(raw))
        feedback.check()
    for name, low, high in _LIMITS:
        if name in raw:
            cells = found.employees(raw[name]) if name == "employees" else raw[name]
            columns[name], unread = numbers(cells, low, high)
            if unread:
                notes.append(
                    tr("{unread:,} cells of {value} were not a possible number and count as missing.").format(
                        unread=unread, value=_CALLED[name]
                    )
                )
        feedback.check()
    if "incorporated" in raw:
        columns["incorporated"], unread = dates(raw["incorporated"])
        if unread:
            notes.append(tr("{unread:,} incorporation dates could not be read and count as missing.").format(unread=unread))
    for name in ("high_growth", "foreign_owned"):
        if name in raw:
            columns[name], unread = flags(raw[name])
            if unread:
                notes.append(
                    tr("{unread:,} cells of {replace} were neither yes nor no and count as missing.").format(
                        unread=unread, replace=name.replace("_", "-")
                    )
                )
    feedback.check()
    cluster_notes: list[str] = []
    several = [name for name in raw if name == "sic" or name.startswith("sic ")]
    if several and isinstance(raw["sic"].dtype, pd.CategoricalDtype):
        columns["sic"] = pd.Categorical.from_codes(*coded_sic(*(raw[name] for name in several)))
    else:
        columns["sic"] = parse_sic(*(raw[name] for name in several)) if several else _one_text("", len(raw))
    if several or "rtic" in raw or "clusters" in raw:
        columns["clusters"], cluster_notes = _clusters(raw, columns)
    else:
        columns["clusters"] = _one_text("", len(raw))
    return columns, notes + cluster_notes


def _one_text(text: str | None, length: int) -> pd.Categorical:
    """A column with one text in all rows, or with none."""
    known = [] if text is None else [text]
    return pd.Categorical.from_codes(np.full(length, len(known) - 1, dtype=np.int8), pd.Index(known, dtype=object))


def _clusters(raw: pd.DataFrame, columns: Mapping[str, Any]) -> tuple[pd.Categorical, list[str]]:
    known = pd.DataFrame({"sic": columns["sic"], "name": columns["name"]}, copy=False)
    notes = []
    for name, called in (("rtic", "RTIC"), ("clusters", "cluster")):
        if name in raw:
            known[name] = texts(raw[name])
            unknown = unknown_names(known[name])
            if unknown:
                shown = ", ".join(unknown[:5]) + (" ..." if len(unknown) > 5 else "")
                notes.append(
                    tr("{count:,} {called} names are not in the catalogue: {shown}.").format(count=len(unknown), called=called, shown=shown)
                )
    codes, answers = classify_coded(known)
    return pd.Categorical.from_codes(codes, pd.Index(answers, dtype=object)), notes


def _site_ids(companies: pd.DataFrame, company: np.ndarray | None) -> pd.Series:
    """The file's own site ids, else the number of the row among its company's; ``company`` numbers the rows' companies, None: one each."""
    own = companies["site_id"]
    compact = isinstance(own.dtype, pd.CategoricalDtype)
    if compact and company is None and not len(own.cat.categories):
        return pd.Series(pd.Categorical.from_codes(np.zeros(len(own), dtype=np.int8), pd.Index(["1"], dtype=object)))
    number = np.full(len(companies), "1", dtype=object)
    if company is not None:
        number = (companies.groupby(company, sort=False).cumcount() + 1).astype(str).to_numpy(dtype=object)
    ids = pd.Series(np.where(own.isna(), number, own.to_numpy(dtype=object)), dtype=object)
    return ids.astype("category") if compact else ids


def _repeated(companies: pd.DataFrame, company: np.ndarray) -> list[str]:
    """A note on rows that say the same as one before them. They are kept: only the officer knows whether they are one site or two."""
    several = np.bincount(company)[company] > 1
    same = companies[several].drop(columns=["row_number", "site_id"]).astype(object).astype(str).duplicated().sum()
    return (
        [tr("{same:,} rows are identical to an earlier one in every column that is used; they are kept and count.").format(same=same)]
        if same
        else []
    )


def _directory(raw: pd.DataFrame, coordinates_first: bool) -> dict[str, Any] | None:
    """The postcode directory that will place the rows; None where their coordinates do."""
    return None if by_coordinates(raw, coordinates_first=coordinates_first) else directory_in_use().as_dict()


def _place_notes(places: Places) -> list[str]:
    notes = []
    repaired = int((places.repaired & (places.reason == "")).sum())
    if repaired:
        notes.append(
            tr(
                "{repaired:,} postcodes were mended: a letter stood for a digit or a digit for a letter, and only one reading exists."
            ).format(repaired=repaired)
        )
    stepped_in = int(places.by_coordinates.sum())
    if stepped_in and stepped_in < len(places.reason):
        notes.append(
            tr("{stepped_in:,} companies were placed by their coordinates because their postcode could not be.").format(
                stepped_in=stepped_in
            )
        )
    return notes


def _sic_note(mapping: Mapping[str, str]) -> list[str]:
    if "sic" in mapping and "clusters" not in mapping and "rtic" not in mapping:
        return [
            tr(
                "Clusters were found by SIC codes; the 2023 report used The Data City's RTIC lists, so counts will differ "
                "from its scorecards."
            )
        ]
    return []


def _header_notes(source: _Source) -> list[str]:
    notes = []
    if source.renamed:
        notes.append(tr("{renamed:,} column names were blank or stood twice and were given others.").format(renamed=source.renamed))
    if source.encoding == "cp1252":
        notes.append(tr("The file is not UTF-8 and was read as Windows-1252."))
    return notes


def _with_input(table: CompanyTable, path: Path, digest: str, encoding: str, rows: int) -> CompanyTable:
    one = {"path": path.name, "sha256": digest, "rows": rows, "format": _format_of(table), "encoding": encoding}
    return replace(table, inputs=(one,))


def _format_of(table: CompanyTable) -> str:
    return next((one.id for one in FORMATS.values() if one.notes and set(one.notes) <= set(table.notes)), GENERIC)


def _sha256(path: Path, feedback: Feedback) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as raw:
        while block := raw.read(1 << 20):
            feedback.check()
            digest.update(block)
    return digest.hexdigest()


class _file_errors:  # noqa: N801 - used like a function
    """The system's complaints about a file as a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, FileNotFoundError):
            raise UserError(tr("{name} is not there any more: choose the file again.").format(name=self._path.name), str(error)) from error
        if isinstance(error, PermissionError):
            raise UserError(
                tr("{name} cannot be opened: close the program that uses it, or ask for the right to read it.").format(
                    name=self._path.name
                ),
                str(error),
            ) from error
        if isinstance(error, OSError):
            raise UserError(
                tr("{name} cannot be read to its end: check the drive or copy the file to this computer.").format(name=self._path.name),
                str(error),
            ) from error
