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
    figures = [np.asarray(columns[name], dtype=float) for name in _FIGURES if name in columns]
    others = np.ones(len(raw), dtype=bool)
    others[asked] = False
    rim = _rim(others)
    for row in asked:
        named = bool(_LABEL.fullmatch(names[row]))
        before = next((number + 1 for number in range(row - 1, -1, -1) if not others[number]), 0)
        parts = [others] if not names[row] else [others, _between(others, before, row)]
        found[row] = any(_is_made_of(values[row], values[part]) for values in figures for part in parts) or (
            named and row in rim
        )
    return found


def _rim(others: np.ndarray) -> set[int]:
    """The rows before the first and after the last that is a company."""
    where = np.flatnonzero(others)
    return {*range(where[0]), *range(where[-1] + 1, len(others))}


def _between(others: np.ndarray, first: int, last: int) -> np.ndarray:
    part = np.zeros(len(others), dtype=bool)
    part[first:last] = others[first:last]
    return part


def _is_made_of(value: float, values: np.ndarray) -> bool:
    """Whether a figure is the sum of several others."""
    known = values[np.isfinite(values)]
    return bool(value > 0 and len(known) > 1 and np.isclose(value, known.sum(), rtol=1e-6, atol=0.5))
