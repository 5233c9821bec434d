"""Rows that do not count whatever their postcode: of companies that are no more, of other years, withdrawn, totals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...base.i18n import counted, tr
from ..columns.column_names import GENERIC
from ..columns.convert import coded, texts
from ..columns.formats import Format
from .place import Places
from .reshape import withdrawn

# How Companies House's words for a company that is no more begin; and those of others.
_GONE = ("dissolved", "converted", "closed", "removed")
_GONE_ELSEWHERE = (*_GONE, "ceased", "struck off", "inactive", "liquidated", "defunct", "deregistered", "not active")
_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|column|running|report)[ -]*)?totals?|sum|overall|averages?|mean|median|count|cyfanswm|"
    r"all(?: (?:companies|firms|businesses|rows|sites|employers))?",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r".*\b(?:sub-?)?totals?|(?:grand |sub-?)?totals?\b.*", re.IGNORECASE)


def leave_out(
    raw: pd.DataFrame, columns: Mapping[str, Any], places: Places, found: Format, *, dissolved: bool, totals: bool
) -> list[str]:
    """Give such rows their reason; notes on how many there are. ``dissolved`` companies may count; ``totals``: whether
    to look for them.
    """
    notes = []
    if "status" in raw and found.id == "companies_house" and not dissolved:
        gone = _are_gone(columns["status"], _GONE)
        places.reason[gone] = "dissolved"
        wording = tr(
            "{left_out:,} dissolved or closed companies were left out; they can be read too, if you ask for them."
        )
        notes += [wording.format(left_out=int(gone.sum()))] if gone.any() else []
    elif "status" in raw and found.id == GENERIC:  # what that means only the list's maker knows
        number = int(_are_gone(columns["status"], _GONE_ELSEWHERE).sum())
        stated = counted(
            "{n} row says that its company is dissolved, closed or the like; it counts as the others do.",
            "{n} rows say that their company is dissolved, closed or the like; they count as the others do.",
            number,
        )
        notes += [stated] if number else []
    if "withdrawn" in raw:
        left = withdrawn(raw)
        places.reason[left] = "withdrawn"
        stated = counted(
            "{n} grant to a participant that withdrew from its project was left out; it is listed with the rejected "
            "rows.",
            "{n} grants to participants that withdrew from their project were left out; they are listed with the "
            "rejected rows.",
            int(left.sum()),
        )
        notes += [stated] if left.any() else []
    if totals:
        sums = total_rows(raw, columns)
        places.reason[sums] = "total_row"
        stated = counted(
            "{n} row is a total of the others and was left out; it is listed with the rejected rows.",
            "{n} rows are totals of the others and were left out; they are listed with the rejected rows.",
            int(sums.sum()),
        )
        notes += [stated] if sums.any() else []
    return notes


def _are_gone(status: Any, begins: tuple[str, ...]) -> np.ndarray:
    codes, different = coded(pd.Series(status, copy=False))
    return np.array([str(text).casefold().startswith(begins) for text in different], dtype=bool)[codes]


def total_rows(raw: pd.DataFrame, columns: Mapping[str, Any]) -> np.ndarray:
    """Which rows are totals: their name says so, or is blank, and a figure is the sum or mean of the other rows'.

    A name that is nothing but "Total" is enough for the first or the last row; a row with a company's number is none.
    """
    found = np.zeros(len(raw), dtype=bool)
    if "name" not in raw or len(raw) < 3:
        return found
    names = ["" if name is None else str(name).strip().rstrip(":") for name in texts(raw["name"])]
    ids = texts(raw["company_id"]) if "company_id" in raw else [None] * len(raw)
    asked = [
        row
        for row, name in enumerate(names)
        if ids[row] is None and (not name or _MAY_BE.fullmatch(name) or _TOTAL.fullmatch(name))
    ]
    if not asked or len(asked) > len(raw) / 2:
        return found
    at = np.array(asked)
    blank = np.array([not names[row] for row in asked])
    label = np.array([bool(_TOTAL.fullmatch(names[row])) for row in asked])
    others = np.ones(len(raw), dtype=bool)
    others[at] = False
    companies = np.flatnonzero(others)
    is_total = label & ((at < companies[0]) | (at > companies[-1]))
    for name in ("employees", "turnover_gbp", "innovate_uk_gbp"):
        if name in columns:
            whole, since = _are_made_of(np.asarray(columns[name], dtype=float), others, at)
            is_total |= whole | (since & ~blank)
    found[at[is_total]] = True
    return found


def _are_made_of(values: np.ndarray, others: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whether the figures of rows are the sum of all ``others``, and of those since the row before that is none."""
    counted = others & np.isfinite(values)
    sums = np.concatenate([[0.0], np.cumsum(np.where(counted, values, 0.0))])
    counts = np.concatenate([[0], np.cumsum(counted)])
    first = np.concatenate([[0], at[:-1] + 1])

    def equal(total: np.ndarray, count: np.ndarray) -> np.ndarray:
        return (values[at] > 0) & (count > 1) & np.isclose(values[at], total, rtol=1e-6, atol=0.5)

    return equal(sums[-1], counts[-1]), equal(sums[at] - sums[first], counts[at] - counts[first])
