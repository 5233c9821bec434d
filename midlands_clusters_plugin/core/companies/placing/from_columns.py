"""The company table from mapped columns: every row is placed, or rejected with a reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from ...base.feedback import Feedback
from ...base.i18n import tr
from ...base.memory import give_back
from ...postcodes.directory import directory_in_use
from ..columns.column_names import GENERIC
from ..columns.plan import Plan
from ..columns.typed_columns import typed_columns
from .axes import mend_columns
from .company_table import CompanyTable, typed
from .place import place, place_all
from .postcode_codes import PostcodeCodes
from .rejects import reported, with_remarks
from .reshape import reshaped
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
from .uncounted import leave_out
from .whole_columns import doubt_thousands, prepared, sample_cells

COMPACT_FROM = 500_000  # rows; from there on texts are kept as categories or Arrow texts


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
    found = plan.format
    raw, other_year = prepared(raw, plan)
    raw, shaping = reshaped(raw, found)
    notes = [*notes, *shaping]
    swapped = mend_columns(raw, plan, points=coordinates_first) if {"easting", "northing"} <= set(raw) else None
    one_each = False
    reading = tr("Reading figures, dates and SIC codes")
    if postcodes is not None:
        feedback.step(reading)
        with ThreadPoolExecutor(1) as beside:  # numpy and pyarrow work outside Python's lock
            placing = beside.submit(postcodes.places, raw["postcode"].to_numpy(), feedback.part(0.0, 0.9))
            columns, column_notes = typed_columns(raw, plan, Feedback())
            one_each = all_different(columns.get("company_id"))
            places = placing.result()
    else:
        if coordinates_first or "postcode" not in raw:
            feedback.step(tr("Placing coordinates"))
            places = place(raw, coordinates_first=coordinates_first)
        else:
            feedback.step(tr("Finding postcodes"))
            places = place_all(raw, feedback.part(0.0, 0.5))
        feedback.step(reading)
        columns, column_notes = typed_columns(raw, plan, feedback.part(0.5, 0.9))
    if found.id == GENERIC:
        doubt_thousands(columns, raw, plan)
    if swapped is not None:
        places.reason[swapped & (places.reason != "")] = "swapped_coordinates"
    if other_year is not None and len(other_year) == len(raw):
        places.reason[other_year] = "another_year"
    length, large = len(raw), len(raw) >= COMPACT_FROM
    totals = not large and not found.one_row_a_project
    notes = [*notes, *leave_out(raw, columns, places, found, dissolved=dissolved, totals=totals)]
    for name in ("postcode", "easting", "northing", "authority_code"):
        columns[name] = getattr(places, name)
    shown_cells, raw_columns, good = sample_cells(raw, columns, plan, postcodes), set(raw), places.reason == ""
    rejects, remarks, place_notes = reported(raw, places, ragged, plan, postcodes, coordinates_first=coordinates_first)
    directory = directory_in_use().as_dict() if places.tried.any() else None  # None: their coordinates placed the rows
    del raw, places
    give_back(length)
    companies = typed(columns, length, good, compact=large)
    feedback.progress(0.95)
    check_way(sites)
    company = None if one_each else company_numbers(companies)
    companies["site_id"] = site_ids(companies, company)
    if not found.one_row_a_project and not one_each:
        doubt_about_rows(companies, company, raw_columns, plan, large=large)
    remarks = with_remarks(remarks, doubt_shared_numbers(companies, company, plan))
    site_notes: tuple[str, ...] = ()
    if company is not None:
        site_notes = tuple(repeated_notes(companies, company))
        if not found.one_row_a_project:  # there each row has its own grants
            companies, more = allocate(companies, sites, company)
            site_notes += more
    by_sic = "sic" in plan.mapping and not {"clusters", "rtic"} & set(plan.mapping)
    last = [by_sic_text()] if by_sic else []
    all_notes = (*notes, *plan.all_notes(), *place_notes, *column_notes, *site_notes, *last)
    feedback.progress(1)
    contract = plan.contract(shown_cells)
    return CompanyTable(companies, rejects, length + len(ragged), (), all_notes, directory, remarks, contract)


def by_sic_text() -> str:
    """What must be said where the report's clusters were found by SIC codes."""
    return tr(
        "Clusters were found by SIC codes; the 2023 report used The Data City's RTIC lists, so counts will differ "
        "from its scorecards."
    )
