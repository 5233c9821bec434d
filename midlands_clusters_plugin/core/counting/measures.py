"""What a metric adds up: whole numbers of its smallest unit (pence, millionths of an employee), so sums are exact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..catalogue.catalogue import Metric
from ..catalogue.conditions import evaluate, parse
from .aggregate import counts, exact_sums

_UNITS = {"GBP": 100, "USD": 100, "EUR": 100}  # parts of a unit that are kept: pence, cents
_PARTS = 1_000_000  # of anything else, such as an employee shared over several sites


@dataclass(frozen=True)
class Measure:
    """One metric of one company table. ``values``: whole numbers (int64; int8 for 0 and 1) in units of 1 / ``scale``;
    ``known``: where the table has a value. A company without one is never a zero.
    """

    metric: str
    values: np.ndarray
    known: np.ndarray
    scale: int
    is_sum: bool = False

    def sums(self, piece: np.ndarray, rows: np.ndarray, length: int) -> np.ndarray:
        """Sum by piece over ``rows``, (length,) float64: 0 without a company, nan where none of them has a value."""
        known = rows[self.known[rows]] if not self.known[rows].all() else rows
        total = exact_sums(piece[known], self.values[known], length) / self.scale
        if len(known) < len(rows):
            total[(counts(piece[rows], length) > 0) & (counts(piece[known], length) == 0)] = np.nan
        return total

    def column(self, values: np.ndarray) -> object:
        """Figures as a table holds them: counts as whole numbers that may be missing, sums as they are."""
        return values if self.is_sum else pd.array(values, dtype="Int64")

    def total(self, rows: np.ndarray) -> float | int | None:
        """Sum over ``rows``, a whole number for counts; None where none of them has a value."""
        known = rows[self.known[rows]]
        if not len(known):
            return None if len(rows) else 0
        whole = int(exact_sums(np.zeros(len(known), dtype=np.int8), self.values[known], 1)[0])
        return whole / self.scale if self.is_sum else whole


def measure(companies: pd.DataFrame, metric: Metric) -> Measure | None:
    """The metric's values in a company table, or None where it cannot give them (no such column, or nothing in it)."""
    if metric.grain != "company" or metric.kind not in ("count", "sum"):
        return None
    if not metric.column:
        shape = len(companies)  # one number read for every row: no memory for millions of them
        return Measure(metric.id, np.broadcast_to(np.int64(1), shape), np.broadcast_to(np.True_, shape), 1)
    if metric.column not in companies or any(clause.column not in companies for clause in parse(metric.condition)):
        return None
    known = companies[metric.column].notna().to_numpy(dtype=bool)
    if not known.any():
        return None
    if metric.kind == "count":
        return Measure(metric.id, evaluate(companies, metric.condition).astype(np.int8), known, 1)
    if metric.condition:  # a sum over some companies: of the others it says nothing
        known = known & evaluate(companies, metric.condition)
    scale = _UNITS.get(metric.unit, _PARTS)
    numbers = companies[metric.column].to_numpy(dtype=np.float64, na_value=np.nan)
    values = np.rint(np.where(known, numbers, 0.0) * scale).astype(np.int64)
    return Measure(metric.id, values, known, scale, is_sum=True)
