"""Rows that could not be placed, each with its reason; and placed rows to look at, each with a remark."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import counted, grouped, listed, shown
from ...postcodes.postcodes import NEAR
from ...rows.arrow_text import as_objects, is_arrow
from ..columns.convert import texts
from ..columns.plan import Plan
from .axes import away_from_postcodes
from .company_table import REASONS, REJECT_COLUMNS, REMARK_COLUMNS, REMARKS, plain_texts, without_rows
from .place import Places
from .postcode_codes import PostcodeCodes

_LISTED = 10  # row numbers in a note; the table of remarks has all


def reject_table(row_number: object, reason: object, name: object, postcode: object) -> pd.DataFrame:
    """Rejects from columns; the explanation follows from the reason."""
    frame = pd.DataFrame({"row_number": row_number, "reason": reason, "name": name, "postcode": postcode})
    if not len(frame):
        return without_rows(REJECT_COLUMNS)
    frame["explanation"] = frame["reason"].map({reason: shown(wording) for reason, wording in REASONS.items()})
    return frame[list(REJECT_COLUMNS)]


def remark_table(
    row_number: object, remark: object, name: object, postcode: object, taken: object, distance_m: object
) -> pd.DataFrame:
    """Remarks from columns, in the order of the file; the explanation follows from the remark."""
    frame = pd.DataFrame(dict(zip(REMARK_COLUMNS, (row_number, remark, None, name, postcode, taken, distance_m))))
    if not len(frame):
        return without_rows(REMARK_COLUMNS)
    frame["explanation"] = frame["remark"].map({remark: shown(wording) for remark, wording in REMARKS.items()})
    return frame.sort_values("row_number", kind="stable", ignore_index=True)


def with_remarks(remarks: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The remarks and, of some rows of the company table, that their company's number stands with other names."""
    if not len(rows):
        return remarks
    own = plain_texts(rows[["row_number", "name", "postcode"]])
    more = remark_table(own["row_number"], "shared_number", own["name"], own["postcode"], None, np.nan)
    both = more if not len(remarks) else pd.concat([remarks, more], ignore_index=True)
    return both.sort_values("row_number", kind="stable", ignore_index=True)


def reported(
    raw: pd.DataFrame,
    places: Places,
    ragged: list[int],
    plan: Plan,
    postcodes: PostcodeCodes | None,
    *,
    coordinates_first: bool,
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """The rows that could not be placed, with the numbers of ``ragged`` ones, in the order of the file; the remarks on
    those that were; and notes on how rows were placed.
    """
    good = places.reason == ""
    lost = _written(raw, np.flatnonzero(~good), postcodes)
    lost["reason"] = np.asarray(places.reason[~good], dtype=object)
    uneven = pd.DataFrame({"row_number": ragged, "reason": "ragged_row", "name": None, "postcode": None}, dtype=object)
    lost = pd.concat([lost, uneven], ignore_index=True) if ragged else lost
    lost = lost.astype({"row_number": np.int64}).sort_values("row_number", kind="stable", ignore_index=True)
    rejects = reject_table(*(lost[name] for name in ("row_number", "reason", "name", "postcode")))
    parts = []
    for remark, which in zip(REMARKS, (places.repaired, places.by_coordinates & places.tried, places.apart > NEAR)):
        rows = np.flatnonzero(which & good)
        if len(rows):
            part = _written(raw, rows, postcodes)
            part["taken"] = as_objects(places.postcode[rows]) if remark != "coordinates" else None
            part = part.assign(remark=remark, distance_m=np.round(places.apart[rows]))
            parts.append(part.dropna(subset="postcode"))
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(REMARK_COLUMNS))
    remarks = remark_table(*(found[name] for name in REMARK_COLUMNS if name != "explanation"))
    _doubt_far_points(places, raw["row_number"].to_numpy(), plan)
    return rejects, remarks, _place_notes(places, remarks, coordinates_first)


def _written(raw: pd.DataFrame, rows: np.ndarray, postcodes: PostcodeCodes | None) -> pd.DataFrame:
    """Row number, name and postcode of some rows, as they stand in the file; None where it has none."""
    found = pd.DataFrame({"row_number": raw["row_number"].to_numpy()[rows], "name": None, "postcode": None})
    for name in ("name", "postcode"):
        if name not in raw:
            continue
        some = raw[name].iloc[rows]
        if name == "postcode" and postcodes is not None:
            some = pd.Series(postcodes.texts_of(some.to_numpy()), dtype=object)
        elif isinstance(some.dtype, pd.CategoricalDtype) or is_arrow(some):
            some = pd.Series(as_objects(some.array), dtype=object)
        found[name] = pd.Series(texts(some), dtype=object)
    return found


def _listed(numbers: Any) -> str:
    return listed([grouped(int(number)) for number in numbers[: _LISTED + 1]], _LISTED)


def _doubt_far_points(places: Places, numbers: np.ndarray, plan: Plan) -> None:
    """Say which rows their coordinates place where nobody is; it is a doubt where they are half of the rows."""
    rows = np.flatnonzero(places.by_coordinates & (places.reason == ""))
    if not len(rows):
        return
    far = rows[away_from_postcodes(places.easting[rows], places.northing[rows])]
    if not len(far):
        return
    sentence = counted(
        "{n} row has coordinates more than 2 km from any postcode, perhaps in the sea (row {rows}): look at it.",
        "{n} rows have coordinates more than 2 km from any postcode, perhaps in the sea (rows {rows}): look at them.",
        len(far),
    ).format(rows=_listed(numbers[far]))
    if 2 * len(far) >= len(rows):
        plan.doubt("easting", sentence)
    else:
        plan.notes.append(sentence)


def _place_notes(places: Places, remarks: pd.DataFrame, coordinates_first: bool) -> list[str]:
    notes = []
    repaired, conflicts = (remarks["row_number"][remarks["remark"] == one] for one in ("mended", "conflict"))
    if len(repaired):
        notes.append(
            counted(
                "{n} postcode was mended, because only one reading of it exists (row {rows}).",
                "{n} postcodes were mended, because only one reading of each exists (rows {rows}).",
                len(repaired),
            ).format(rows=_listed(repaired))
        )
    if len(conflicts):
        notes.append(
            counted(
                "{n} row has coordinates more than 2 km from its postcode, which stands (row {rows}): look at it.",
                "{n} rows have coordinates more than 2 km from their postcode, which stands (rows {rows}): look at "
                "them.",
                len(conflicts),
            ).format(rows=_listed(conflicts))
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
