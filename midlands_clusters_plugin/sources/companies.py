"""A layer of the project -> the company table: one that the plugin wrote is restored as it was, any other is read like a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from ..core.companies import is_sample, read_frame
from ..core.companies.convert import dates, numbers
from ..core.companies.names import COLUMNS
from ..core.companies.table import CompanyTable, reject_table, typed
from ..core.feedback import Feedback
from ..core.words import counted, tr
from .crs import BNG
from .layers import LayerSource, LayerTable, read_layer

# Columns that together no officer's own layer has.
_SIGN = ("company_id", "site_id", "authority_code", "sic", "clusters", "turnover_gbp", "innovate_uk_gbp", "row_number")
_NUMBERS = ("employees", "turnover_gbp", "innovate_uk_gbp")
_FLAGS = ("high_growth", "foreign_owned")
_TEXTS = ("company_id", "site_id", "name", "postcode", "authority_code", "sic", "clusters", "status", "source")
# A point further than this from the position in its row was moved by hand. Converting to degrees and back may cost some metres.
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
    feedback: Feedback | None = None,
) -> CompanyTable:
    """Read a layer's companies.

    A layer of the plugin's own keeps the authorities that the postcode directory gave, so nothing is matched again. Of any other, columns
    are recognised as in a file, and points are taken where they are.

    Raises
    ------
    UserError : no column to place companies by, a layer that vanished. Cancelled.
    """
    feedback = feedback or Feedback()
    if is_company_layer(source):
        return restored(read_layer(source, COLUMNS, feedback), source)
    table = read_layer(source, None, feedback.part(0.0, 0.5))
    options: dict[str, Any] = {"format": format, "mapping": mapping, "sites": sites}
    result = read_frame(table.frame, points=table.has_points, feedback=feedback.part(0.5, 1.0), **options)
    return replace(result, notes=(*table.notes, *result.notes))


def restored(table: LayerTable, source: LayerSource) -> CompanyTable:
    """The company table that a layer of the plugin's own holds. Points that were moved by hand count where they are now."""
    frame = table.frame
    nothing = pd.Series([None] * len(frame), dtype=object)
    own = {name: frame.get(name, nothing) for name in COLUMNS}
    x, y, moved = _positions(frame, source)
    columns: dict[str, Any] = {name: _text(own[name]) for name in _TEXTS}
    columns.update({name: _flag(own[name]) for name in _FLAGS})
    # A copy that went through a spreadsheet has its dates and figures as people write them.
    read = {name: numbers(own[name], 0, np.inf) for name in _NUMBERS} | {"incorporated": dates(own["incorporated"])}
    columns.update({name: values for name, (values, _) in read.items()})
    columns.update(easting=x, northing=y)
    columns.update(row_number=_number(own["row_number"]).fillna(0).astype("int64"))
    columns["authority_code"] = columns["authority_code"].mask(moved)  # the polygon that a moved point lies in decides
    companies = typed(columns, len(frame))
    notes = table.notes
    unread = sum(number for _, number in read.values())
    if unread:
        notes += (
            counted(
                "{n} date or figure of {name} could not be read and counts as missing.",
                "{n} dates and figures of {name} could not be read and count as missing.",
                unread,
            ).format(name=source.name),
        )
    if moved.any():
        notes += (
            tr("{number:,} companies of {name} were moved on the map: they count where they are now.").format(
                number=int(moved.sum()), name=source.name
            ),
        )
    placed = np.isfinite(x) & np.isfinite(y)
    one = {"path": source.name, "sha256": "", "rows": len(companies), "format": "company layer", "encoding": ""}
    result = CompanyTable(companies[placed].reset_index(drop=True), _rejects(companies[~placed]), len(companies), (one,), notes)
    # A map of invented companies must say so however they came here.
    return replace(result, inputs=({**one, "format": "sample"},)) if is_sample(result) else result


def _positions(frame: pd.DataFrame, source: LayerSource) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Easting, northing, and whether the point was moved; a row whose point was deleted keeps the position of its columns."""
    point = frame[["easting", "northing"]].to_numpy(dtype=float)
    written = np.full(point.shape, np.nan)
    for column, name in enumerate(("easting (attribute)", "northing (attribute)")):
        if name in frame:
            written[:, column] = _number(frame[name]).to_numpy()
    tolerance = _MOVED_M if source.crs.authid() == BNG else _MOVED_CONVERTED_M
    distance = np.hypot(*(point - written).T)
    same = ~(distance > tolerance)  # nan where one of the two is missing: nothing to compare
    moved = np.isfinite(point).all(axis=1) & ~same
    position = np.where((same & np.isfinite(written).all(axis=1))[:, None], written, point)
    return position[:, 0], position[:, 1], moved


def _text(column: pd.Series) -> pd.Series:
    """Texts, blank ones as missing: delimited text knows no other way to say so."""
    if isinstance(column.dtype, pd.StringDtype):  # as pandas 3 reads text: quick as it is
        return column.mask(column.str.strip() == "")
    texts = column.astype(object).where(column.notna(), None)
    blank = np.array([isinstance(text, str) and not text.strip() for text in texts], dtype=bool)
    return texts.mask(blank, None) if blank.any() else texts


def _number(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column, errors="coerce").astype("float64")


def _flag(column: pd.Series) -> pd.Series:
    """True, False or missing, whichever way a format kept it: as a flag, as 1 and 0, as text."""
    if pd.api.types.infer_dtype(column, skipna=True) in ("boolean", "empty"):
        return column.astype("boolean")
    words = column.map(lambda value: None if pd.isna(value) else str(value).strip().lower())
    return words.map({"true": True, "1": True, "1.0": True, "false": False, "0": False, "0.0": False}).astype("boolean")


def _rejects(lost: pd.DataFrame) -> pd.DataFrame:
    """Rows whose point and whose columns both say nothing of where they are."""
    table = lost.reset_index(drop=True)
    return reject_table(table["row_number"], ["blank_coordinates"] * len(table), table["name"], table["postcode"])
