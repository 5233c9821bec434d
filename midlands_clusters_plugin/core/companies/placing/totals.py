"""Rows of a company file that are no company but the total, the sub-total or the mean of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..columns.convert import texts

_LABEL = re.compile(
    r"(?:(?:grand|sub|overall|column|running|report)[ -]*)?totals?|sum|overall|averages?|mean|median|count|cyfanswm|"
    r"all(?: (?:companies|firms|businesses|rows|sites|employers))?",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r".*\b(?:sub-?)?totals?|(?:grand |sub-?)?totals?\b.*", re.IGNORECASE)
_FIGURES = ("employees", "turnover_gbp", "innovate_uk_gbp")


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
        if ids[row] is None and (not name or _MAY_BE.fullmatch(name) or _LABEL.fullmatch(name))
    ]
    if not asked or len(asked) > len(raw) / 2:
        return found
    at = np.array(asked)
    blank = np.array([not names[row] for row in asked])
    label = np.array([bool(_LABEL.fullmatch(names[row])) for row in asked])
    others = np.ones(len(raw), dtype=bool)
    others[at] = False
    companies = np.flatnonzero(others)
    is_total = label & ((at < companies[0]) | (at > companies[-1]))
    for name in _FIGURES:
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
