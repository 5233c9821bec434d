"""The company table from mapped columns: every row is placed, or rejected with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd

from ...base.feedback import Feedback
from ...base.i18n import counted, grouped, tr
from ...base.memory import give_back
from ...postcodes.directory import directory_in_use
from ...postcodes.postcodes import NEAR
from ...rows.arrow_text import as_objects
from ..columns.column_names import GENERIC
from ..columns.convert import coded, is_arrow, texts
from ..columns.plan import Plan
from ..columns.typed_columns import typed_columns
from .axes import away_from_postcodes, mend_columns
from .company_table import REMARKS, CompanyTable, reject_table, remark_table, typed, with_remarks
from .place import Places, place
from .postcode_codes import PostcodeCodes
from .reshape import reshaped, withdrawn
from .sites import (
    all_different,
    allocate,
    check_way,
    company_numbers,
    doubt_about_rows,
    doubt_shared_numbers,
    repeated_notes,
    site_ids,
)
from .whole_columns import doubt_thousands, prepared, sample_cells, total_rows

_CHUNK = 100_000
_LISTED = 10  # row numbers in a note; the table of remarks has all
COMPACT_FROM = 500_000  # rows; from there on texts are kept as categories or Arrow texts
_GONE = (
    "dissolved",
    "converted",
    "closed",
    "removed",
)  # how Companies House's words for a company that is no more begin
_GONE_ELSEWHERE = (*_GONE, "ceased", "struck off", "inactive", "liquidated", "defunct", "deregistered", "not active")


def company_table(
    raw: pd.DataFrame,
    ragged: list[int],
    plan: Plan,
    notes: list[str],
    feedback: Feedback,
    *,
    sites: str,
    dissolved: bool,
    coordinates_first: bool = False,
    postcodes: PostcodeCodes | None = None,
) -> CompanyTable:
    """The company table from mapped columns. ``raw`` is emptied; ``postcodes``: its postcodes are numbers."""
    found, mapping = plan.format, plan.mapping
    raw, other_year = prepared(raw, plan)
    raw, shaping = reshaped(raw, found)
    notes = [*notes, *shaping]
    swapped = mend_columns(raw, plan, points=coordinates_first) if {"easting", "northing"} <= set(raw) else None
    one_each = False
    if postcodes is None:
        places = _placed(raw, coordinates_first, feedback.part(0.0, 0.5))
        feedback.step(tr("Reading figures, dates and SIC codes"))
        columns, column_notes = typed_columns(raw, plan, feedback.part(0.5, 0.9))
    else:
        feedback.step(tr("Reading figures, dates and SIC codes"))
        with ThreadPoolExecutor(1) as beside:  # numpy and pyarrow work outside Python's lock
            placing = beside.submit(postcodes.places, raw["postcode"].to_numpy(), feedback.part(0.0, 0.9))
            columns, column_notes = typed_columns(raw, plan, Feedback())
            one_each = all_different(columns.get("company_id"))
            places = placing.result()
    if found.id == GENERIC:
        doubt_thousands(columns, raw, plan)
    if not dissolved and found.id == "companies_house" and "status" in raw:
        left_out = _leave_out_the_gone(places, columns["status"])
        if left_out:
            notes = [
                *notes,
                tr(
                    "{left_out:,} dissolved or closed companies were left out; they can be read too, if you ask for "
                    "them."
                ).format(left_out=left_out),
            ]
    if found.id == GENERIC and "status" in raw:
        notes = [*notes, *_say_the_gone(columns["status"])]
    if swapped is not None:
        _give_reason(places, swapped & (places.reason != ""), "swapped_coordinates")
    if other_year is not None and len(other_year) == len(raw):
        _give_reason(places, other_year, "another_year")
    if "withdrawn" in raw:
        notes = [*notes, *_leave_out_the_withdrawn(places, withdrawn(raw))]
    if len(raw) < COMPACT_FROM and not found.one_row_a_project:
        notes = [*notes, *_leave_out_totals(places, total_rows(raw, columns))]
    good = places.reason == ""
    shown = [name for name in ("row_number", "name", "postcode") if name in raw]
    lost = pd.DataFrame({name: _few(raw[name], np.flatnonzero(~good)) for name in shown})
    if postcodes is not None:
        lost["postcode"] = pd.Series(postcodes.texts_of(lost["postcode"].to_numpy()), dtype=object)
    remarks = _remarks(raw, places, postcodes)
    shown_cells = _samples(raw, columns, places, plan, postcodes)
    length, raw_columns, numbers = len(raw), set(raw), raw["row_number"].to_numpy()
    del raw
    columns |= {
        "postcode": places.postcode,
        "easting": places.easting,
        "northing": places.northing,
        "authority_code": places.authority_code,
    }
    rejects, place_notes = (
        _rejects(lost, places.reason[~good], ragged),
        _place_notes(places, remarks, coordinates_first),
    )
    _doubt_far_points(places, numbers, plan)
    directory = _directory(places)
    del places
    give_back(length)
    companies = typed(columns, length, good, compact=length >= COMPACT_FROM)
    feedback.progress(0.95)
    check_way(sites)
    company = None if one_each else company_numbers(companies)
    companies["site_id"] = site_ids(companies, company)
    if not found.one_row_a_project and not one_each:
        doubt_about_rows(companies, company, raw_columns, plan, large=length >= COMPACT_FROM)
    remarks = with_remarks(remarks, doubt_shared_numbers(companies, company, plan))
    repeated: list[str] = []
    site_notes: tuple[str, ...] = ()
    if company is not None:
        repeated = repeated_notes(companies, company)
        if not found.one_row_a_project:  # there each row has its own grants
            companies, site_notes = allocate(companies, sites, company)
    all_notes = (
        *notes,
        *found.notes,
        *plan.all_notes(),
        *place_notes,
        *column_notes,
        *repeated,
        *site_notes,
        *_sic_note(mapping),
    )
    feedback.progress(1)
    return CompanyTable(
        companies, rejects, length + len(ragged), (), all_notes, directory, remarks, plan.contract(shown_cells)
    )


def _remarks(raw: pd.DataFrame, places: Places, postcodes: PostcodeCodes | None) -> pd.DataFrame:
    """The placed rows whose postcode was mended, not used, or contradicts their coordinates."""
    parts, good = [], places.reason == ""
    for remark, which in zip(REMARKS, (places.repaired, places.by_coordinates & places.tried, places.apart > NEAR)):
        rows = np.flatnonzero(which & good)
        if not len(rows):
            continue
        some = {name: _few(raw[name], rows) if name in raw else None for name in ("row_number", "name", "postcode")}
        given = (
            postcodes.texts_of(raw["postcode"].to_numpy()[rows]) if postcodes is not None else texts(some["postcode"])
        )
        parts.append(
            pd.DataFrame(
                {
                    "row_number": some["row_number"],
                    "remark": remark,
                    "name": None if some["name"] is None else texts(some["name"]),
                    "postcode": given,
                    "taken": as_objects(places.postcode[rows]) if remark != "coordinates" else None,
                    "distance_m": np.round(places.apart[rows]),
                }
            ).dropna(subset="postcode")
        )
    found = (
        pd.concat(parts, ignore_index=True)
        if parts
        else pd.DataFrame(columns=["row_number", "remark", "name", "postcode", "taken", "distance_m"])
    )
    return remark_table(*(found[name] for name in ("row_number", "remark", "name", "postcode", "taken", "distance_m")))


def _samples(
    raw: pd.DataFrame, columns: dict[str, Any], places: Places, plan: Plan, postcodes: PostcodeCodes | None
) -> dict:
    """A cell of each column and what it became."""
    if postcodes is None:
        return sample_cells(
            raw, {**columns, "postcode": places.postcode, "easting": places.easting, "northing": places.northing}, plan
        )
    found = sample_cells(raw.drop(columns="postcode"), columns, plan)
    head = postcodes.texts_of(raw["postcode"].to_numpy()[:1000])
    taken = as_objects(places.postcode[:1000])
    row = next((number for number, cell in enumerate(head) if cell), None)
    return found if row is None else {**found, "postcode": (str(head[row]), str(taken[row] or ""))}


def _few(column: pd.Series, rows: np.ndarray) -> pd.Series:
    """Some rows of a column, as plain objects where it is texts."""
    some = column.iloc[rows]
    compact = isinstance(column.dtype, pd.CategoricalDtype) or is_arrow(column)
    return pd.Series(as_objects(some.array), dtype=object) if compact else some.reset_index(drop=True)


def _leave_out_the_gone(places: Places, status: Any) -> int:
    """Give the rows of dissolved companies that reason; how many there are."""
    gone = _are_gone(status, _GONE)
    _give_reason(places, gone, "dissolved")
    return int(gone.sum())


def _are_gone(status: Any, begins: tuple[str, ...]) -> np.ndarray:
    codes, different = coded(pd.Series(status, copy=False))
    return np.array([str(text).casefold().startswith(begins) for text in different], dtype=bool)[codes]


def _say_the_gone(status: Any) -> list[str]:
    """A note on rows of a list that say that their company is no more: what that means only the list's maker knows."""
    number = int(_are_gone(status, _GONE_ELSEWHERE).sum())
    sentence = counted(
        "{n} row says that its company is dissolved, closed or the like; it counts as the others do.",
        "{n} rows say that their company is dissolved, closed or the like; they count as the others do.",
        number,
    )
    return [sentence] if number else []


def _give_reason(places: Places, rows: np.ndarray, reason: str) -> None:
    """Reject some rows."""
    if isinstance(places.reason, pd.Categorical):
        codes = places.reason.codes.copy()
        codes[rows] = places.reason.categories.get_loc(reason)
        object.__setattr__(places, "reason", pd.Categorical.from_codes(codes, places.reason.categories))
    else:
        places.reason[rows] = reason


def _leave_out_totals(places: Places, rows: np.ndarray) -> list[str]:
    """Give the rows that are totals of others that reason, whatever their postcode."""
    _give_reason(places, rows, "total_row")
    number = int(rows.sum())
    if not number:
        return []
    return [
        counted(
            "{n} row is a total of the others and was left out; it is listed with the rejected rows.",
            "{n} rows are totals of the others and were left out; they are listed with the rejected rows.",
            number,
        )
    ]


def _leave_out_the_withdrawn(places: Places, gone: np.ndarray) -> list[str]:
    """Give the rows of participants that left a project that reason."""
    places.reason[gone] = "withdrawn"
    number = int(gone.sum())
    return (
        [
            counted(
                "{n} grant to a participant that withdrew from its project was left out; it is listed with the "
                "rejected rows.",
                "{n} grants to participants that withdrew from their project were left out; they are listed with the "
                "rejected rows.",
                number,
            )
        ]
        if number
        else []
    )


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
    return (
        parts[0]
        if len(parts) == 1
        else Places(*(np.concatenate([getattr(part, name) for part in parts]) for name in fields))
    )


def _directory(places: Places) -> dict[str, Any] | None:
    """The postcode directory that placed the rows; None where their coordinates did."""
    return directory_in_use().as_dict() if places.tried.any() else None


def _rows_of(remarks: pd.DataFrame, remark: str) -> tuple[int, str]:
    """How many rows have that remark, and the first of their numbers as a text."""
    numbers = remarks["row_number"][remarks["remark"] == remark]
    return len(numbers), ", ".join(grouped(number) for number in numbers[:_LISTED]) + (
        " ..." if len(numbers) > _LISTED else ""
    )


def _doubt_far_points(places: Places, numbers: np.ndarray, plan: Plan) -> None:
    """Say which rows their coordinates place where nobody is; it is a doubt where they are half of the rows."""
    rows = np.flatnonzero(places.by_coordinates & (places.reason == ""))
    if not len(rows):
        return
    far = rows[away_from_postcodes(places.easting[rows], places.northing[rows])]
    if not len(far):
        return
    listed = ", ".join(grouped(int(number)) for number in numbers[far[:_LISTED]])
    sentence = counted(
        "{n} row has coordinates more than 2 km from any postcode, perhaps in the sea (row {rows}): look at it.",
        "{n} rows have coordinates more than 2 km from any postcode, perhaps in the sea (rows {rows}): look at them.",
        len(far),
    ).format(rows=listed + (" ..." if len(far) > _LISTED else ""))
    if 2 * len(far) >= len(rows):
        plan.doubt("easting", sentence)
    else:
        plan.notes.append(sentence)


def _place_notes(places: Places, remarks: pd.DataFrame, coordinates_first: bool) -> list[str]:
    notes = []
    repaired, rows = _rows_of(remarks, "mended")
    if repaired:
        notes.append(
            counted(
                "{n} postcode was mended, because only one reading of it exists (row {rows}).",
                "{n} postcodes were mended, because only one reading of each exists (rows {rows}).",
                repaired,
            ).format(rows=rows)
        )
    conflicts, rows = _rows_of(remarks, "conflict")
    if conflicts:
        notes.append(
            counted(
                "{n} row has coordinates more than 2 km from its postcode, which stands (row {rows}): look at it.",
                "{n} rows have coordinates more than 2 km from their postcode, which stands (rows {rows}): look at "
                "them.",
                conflicts,
            ).format(rows=rows)
        )
    if coordinates_first:
        without_point = int((places.tried & (places.reason == "")).sum())
        if without_point:
            notes.append(
                counted(
                    "{n} company has no point and was placed by its postcode.",
                    "{n} companies have no point and were placed by their postcode.",
                    without_point,
                )
            )
    stepped_in = int((places.by_coordinates & places.tried).sum())
    if stepped_in:
        notes.append(
            counted(
                "{n} company was placed by its coordinates because its postcode could not be.",
                "{n} companies were placed by their coordinates because their postcode could not be.",
                stepped_in,
            )
        )
    return notes


def _sic_note(mapping: Mapping[str, str]) -> list[str]:
    by_sic = "sic" in mapping and "clusters" not in mapping and "rtic" not in mapping
    return [by_sic_text()] if by_sic else []


def by_sic_text() -> str:
    """What must be said where the report's clusters were found by SIC codes."""
    return tr(
        "Clusters were found by SIC codes; the 2023 report used The Data City's RTIC lists, so counts will differ "
        "from its scorecards."
    )
