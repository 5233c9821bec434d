"""Mapped columns of texts -> typed columns of the company table, with notes on what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...base.feedback import Feedback
from ...base.i18n import counted, tr
from ...catalogue.catalogue import clusters, name_clusters
from .classify import classify_coded, own_names, unknown_names
from .convert import dates, flags, numbers, texts
from .extras import extra_columns_of
from .formats import Format
from .sic import coded_sic, parse_sic

# (column, lowest, highest): beyond these a figure is a slip of the keyboard, not a company.
_LIMITS = (("employees", 0, 5e6), ("turnover_gbp", 0, 1e12), ("innovate_uk_gbp", 0, 1e11))
_ANY = float(np.finfo(np.float64).max)  # all that is finite
_CALLED = {"employees": "employees", "turnover_gbp": "turnover", "innovate_uk_gbp": "Innovate UK funding"}


def typed_columns(
    raw: pd.DataFrame, found: Format, feedback: Feedback, headings: Mapping[str, str] | None = None
) -> tuple[dict[str, object], list[str]]:
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
            columns[name] = read_numbers(cells, name, notes, low, high)
        feedback.check()
    if "incorporated" in raw:
        columns["incorporated"] = read_dates(raw["incorporated"], notes)
    for name in ("high_growth", "foreign_owned"):
        if name in raw:
            columns[name] = read_flags(raw[name], name, notes)
    columns |= extra_columns_of(raw, dict(headings or {}), notes)
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


def read_numbers(column: pd.Series, name: str, notes: list[str], low: float = -_ANY, high: float = _ANY) -> np.ndarray:
    """The figures of a column of the company table; what was written and is none is added to the notes."""
    values, unread = numbers(column, low, high)
    if unread:
        notes.append(
            tr("{unread:,} cells of {value} were not a possible number and count as missing.").format(
                unread=unread, value=_CALLED[name]
            )
        )
    return values


def read_dates(column: pd.Series, notes: list[str]) -> pd.Series:
    """The same for the dates of incorporation."""
    days, unread = dates(column)
    if unread:
        notes.append(tr("{unread:,} incorporation dates could not be read and count as missing.").format(unread=unread))
    return days


def read_flags(column: pd.Series, name: str, notes: list[str]) -> pd.Series:
    """The same for yes and no."""
    values, unread = flags(column)
    if unread:
        notes.append(
            tr("{unread:,} cells of {replace} were neither yes nor no and count as missing.").format(
                unread=unread, replace=name.replace("_", "-")
            )
        )
    return values


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
                    tr("{count:,} {called} names are not in the catalogue: {shown}.").format(
                        count=len(unknown), called=called, shown=shown
                    )
                )
    named = name_clusters({one for name in ("rtic", "clusters") if name in raw for one in own_names(known[name])})
    if named:
        stated = counted(
            "{n} cluster that only this file names can be chosen: {names}.",
            "{n} clusters that only this file names can be chosen: {names}.",
            len(named),
        )
        some = ", ".join(clusters()[one].name for one in list(named.values())[:5])
        notes.append(stated.replace("{names}", some + (" ..." if len(named) > 5 else "")))
    codes, answers = classify_coded(known, named)
    return pd.Categorical.from_codes(codes, pd.Index(answers, dtype=object)), notes
