"""A layer of the project -> the company table: the plugin's own is restored as it was, others are read like a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from ...core.base.feedback import Feedback
from ...core.base.i18n import counted
from ...core.companies import is_sample, read_frame
from ...core.companies.columns.column_names import COLUMNS, EXTRA
from ...core.companies.columns.contract import STORED, from_json
from ...core.companies.columns.convert import numbers, texts
from ...core.companies.columns.plan import strictly
from ...core.companies.columns.typed_columns import read_dates, read_flags, read_numbers
from ...core.companies.placing.company_table import CompanyTable, reject_table, typed
from ...core.files.geopackage import about_layer
from ...qgis_io.crs import BNG
from .field_headings import as_called, with_headings
from .layer_frames import LayerSource, LayerTable, read_layer

# Columns that together no user's own layer has.
_SIGN = ("company_id", "site_id", "authority_code", "sic", "clusters", "turnover_gbp", "innovate_uk_gbp", "row_number")
_NUMBERS = ("employees", "turnover_gbp", "innovate_uk_gbp")
_FLAGS = ("high_growth", "foreign_owned")
_TEXTS = ("company_id", "site_id", "name", "postcode", "authority_code", "sic", "clusters", "status", "source")
_LISTS = ("sic", "clusters")  # "" where there is none, as from a file
_FAR = 2.0**53  # whole numbers up to here are exact; no coordinate and no row is beyond
# A point further than this from the position in its row was moved by hand. Converting to degrees and back may cost some
# metres.
_MOVED_M, _MOVED_CONVERTED_M = 0.5, 10.0


def is_company_layer(source: LayerSource) -> bool:
    """Whether a layer is one that ``importcompanies`` wrote (or a copy of one)."""
    return source.has_points and set(_SIGN) <= set(source.fields.names())


def companies_from_layer(
    source: LayerSource,
    *,
    mapping: Mapping[str, str] | None = None,
    sites: str = "share",
    format: str = "auto",  # noqa: A002 - the reader's own word
    year: int = 0,
    earlier: int = 0,
    strict: bool = False,
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read a layer's companies. Raises UserError: no column to place them by, a layer that vanished; Cancelled.

    A layer of the plugin's own keeps the authorities that the postcode directory gave, so nothing is matched again. Of
    any other, columns are recognised as in a file, and points are taken where they are.
    """
    feedback = feedback or Feedback()
    if is_company_layer(source):
        found = restored(read_layer(source, (*COLUMNS, *EXTRA), feedback), source)
        if strict:
            strictly(found.contract)
        return found
    table = read_layer(source, None, feedback.part(0.0, 0.5))
    options: dict[str, Any] = {"format": format, "mapping": as_called(mapping, source.fields), "sites": sites}
    options |= {"year": year, "earlier": earlier, "strict": strict}
    frame = with_headings(table.frame, source.fields)
    result = read_frame(frame, points=table.has_points, feedback=feedback.part(0.5, 1.0), **options)
    return replace(result, notes=(*table.notes, *result.notes))


def restored(table: LayerTable, source: LayerSource) -> CompanyTable:
    """The company table of a layer of the plugin's own. Points that were moved by hand count where they are now."""
    frame = table.frame
    nothing = pd.Series([None] * len(frame), dtype=object)
    own = {name: frame.get(name, nothing) for name in COLUMNS}
    x, y, moved = _positions(frame, source)
    notes = list(table.notes)
    columns: dict[str, Any] = {name: texts(own[name]) for name in _TEXTS}
    columns.update({name: pd.Series(columns[name], dtype=object).fillna("") for name in _LISTS})
    columns.update({name: read_numbers(own[name], name, notes) for name in _NUMBERS})
    columns.update({name: read_flags(own[name], name, notes) for name in _FLAGS})
    for name in set(EXTRA) & set(frame):
        columns[name] = _extra(frame[name], name, notes)
    columns.update(easting=x, northing=y, incorporated=read_dates(own["incorporated"], notes))
    columns.update(row_number=np.nan_to_num(_number(own["row_number"])).astype(np.int64))
    # The polygon that a moved point lies in decides.
    columns["authority_code"] = pd.Series(columns["authority_code"], dtype=object).mask(moved, None)
    companies = typed(columns, len(frame))
    if moved.any():
        notes.append(
            counted(
                "{n} company of {name} was moved on the map: it counts where it is now.",
                "{n} companies of {name} were moved on the map: they count where they are now.",
                int(moved.sum()),
            ).format(name=source.name)
        )
    placed = np.isfinite(x) & np.isfinite(y)
    lost = companies[~placed].reset_index(drop=True)  # neither point nor columns say where they are
    one = {"path": source.name, "sha256": "", "rows": len(companies), "format": "company layer", "encoding": ""}
    contract = _contract(source)
    result = CompanyTable(
        companies[placed].reset_index(drop=True),
        reject_table(lost["row_number"], ["blank_coordinates"] * len(lost), lost["name"], lost["postcode"]),
        len(companies),
        (one,),
        (*notes, *(row["doubt"] for row in contract if row["doubt"])),
        contract=contract,
    )
    # A map of invented companies must say so however they came here.
    return replace(result, inputs=({**one, "format": "sample"},)) if is_sample(result) else result


def _contract(source: LayerSource) -> tuple[dict, ...]:
    """How the columns of the file were read that the layer was made from."""
    if isinstance(source.contract, str):
        return from_json(source.contract)
    path, layer = source.contract
    return from_json(about_layer(path, layer or None).get(STORED, ""))


def _positions(frame: pd.DataFrame, source: LayerSource) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Easting, northing (of a deleted point those of its columns), and whether the point was moved."""
    point = frame[["easting", "northing"]].to_numpy(dtype=float)
    written = np.full(point.shape, np.nan)
    for column, name in enumerate(("easting (attribute)", "northing (attribute)")):
        if name in frame:
            written[:, column] = _number(frame[name])
    tolerance = _MOVED_M if source.crs.authid() == BNG else _MOVED_CONVERTED_M
    distance = np.hypot(*(point - written).T)
    same = ~(distance > tolerance)  # nan where one of the two is missing: nothing to compare
    moved = np.isfinite(point).all(axis=1) & ~same
    position = np.where((same & np.isfinite(written).all(axis=1))[:, None], written, point)
    return position[:, 0], position[:, 1], moved


def _extra(column: pd.Series, name: str, notes: list[str]) -> Any:
    kind = EXTRA[name]
    if kind == "boolean":
        return read_flags(column, name, notes)
    if kind == "float64":
        return _number(column)
    return texts(column) if kind == "object" else read_dates(column, notes)


def _number(column: pd.Series) -> np.ndarray:
    return numbers(column, -_FAR, _FAR)[0]
