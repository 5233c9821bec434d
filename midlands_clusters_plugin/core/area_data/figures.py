"""Cells of published tables -> numbers: what is a figure, what is a sign for one that is not given, and how they were rounded."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_NUMBER = re.compile(r"^[-+]?£?(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?%?$")
# Signs of Nomis, of the Government Analysis Function ([c], [x] ...) and of older tables. None of them is a zero.
PER_KM2, SHARE = "_per_km2", "_share"  # columns worked out beside a count
MARKS = ("*", "-", "!", "#", "~", "..", ".", ":", "…", "c", "x", "z", "u", "n/a", "na", "nan", "null", "suppressed")
_BRACKETS = re.compile(r"^\[[a-z]{1,12}\]$")
_ROUNDINGS = (1000, 100, 10, 5)
_FEWEST = 12  # figures above 0 from which a rounding may be read
_RATE = re.compile(r"%|per cent|percent|\brate\b|\bper \d|\baverage\b|\bmean\b|\bmedian\b|\bratio\b|\bshare\b|\bindex\b", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column of cells as numbers.

    ``values``: float64, nan where no figure is given; ``wrong``: bool, cells that are neither a figure nor a sign; ``signs``: object, what
    stands there instead of a figure ("" for an empty cell, and for a figure).
    """

    values: np.ndarray
    wrong: np.ndarray
    signs: np.ndarray


def numbers(cells: Sequence[object]) -> Column:
    """Read a column of cells (texts, numbers or None)."""
    known: dict[object, tuple[float, str | None]] = {}  # rounded counts are few different texts
    read = [known[cell] if cell in known else known.setdefault(cell, _cell(cell)) for cell in cells]
    values = np.array([value for value, _ in read], dtype=np.float64)
    wrong = np.array([mark is None for _, mark in read], dtype=bool)
    signs = np.empty(len(read), dtype=object)
    signs[:] = [mark or "" for _, mark in read]
    return Column(values, wrong, signs)


def _cell(cell: object) -> tuple[float, str | None]:
    """The number and "", or nan and the sign that stands for it; None for the sign of a cell that is neither."""
    if isinstance(cell, (int, float, np.integer, np.floating)) and not isinstance(cell, bool):
        value = float(cell)
        return (value, "") if math.isfinite(value) else (math.nan, "")
    text = "" if cell is None else str(cell).replace("\u00a0", " ").strip()
    if not text:
        return math.nan, ""
    if any(letter.isdigit() for letter in text) and _NUMBER.match(text):
        value = float(text.replace(",", "").replace("£", "").rstrip("%"))
        return (value, "") if math.isfinite(value) else (math.nan, None)
    lower = text.lower()
    return (math.nan, lower) if lower in MARKS or _BRACKETS.match(lower) else (math.nan, None)


def rounding(columns: Iterable[np.ndarray]) -> int:
    """The number that all figures are multiples of: 1000, 100, 10 or 5; 0 where none shows or there are too few figures to tell."""
    known = np.concatenate([one[np.isfinite(one) & (one != 0)] for one in columns] or [np.empty(0)])
    if len(known) < _FEWEST:
        return 0
    return next((step for step in _ROUNDINGS if not np.any(np.mod(known, step))), 0)


def is_rate(name: str) -> bool:
    """Whether a column's name says that its figures may not be added up: per cent, averages, rates."""
    return bool(_RATE.search(name))
