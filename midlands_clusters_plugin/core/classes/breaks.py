"""Classes for a map legend: round numbers that suit skewed data, with empty and missing kept apart from every value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

CLASSES = 5
_COUNT_STEPS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500)
_SUM_STEPS = (1, 2, 5)
_MOST_CANDIDATES = 16  # inner bounds that are tried against each other: 16 choose 4 is 1,820, a few milliseconds


@dataclass(frozen=True)
class Breaks:
    """The classes of one metric of one map.

    bounds : ascending; class k holds ``bounds[k] <= value < bounds[k + 1]``, the last its upper bound too; or none.
    tops : the largest value in each class; legends name it where the class ends far above it.
    whole : the values are whole numbers, so that a class can be called "3 to 4".
    zeros, missing, negative : whether such values occur.
    method : how the classes were found, an id of ``classes.METHODS``.
    cap, capped : values above it, and how many, are shown in the top class and marked; None where nothing is capped.
    midpoint : of a diverging scheme, between its two sides; None of others, which class positive values only.
    places : of a diverging scheme, where on the ramp each class lies, 0 to 1.
    suppressed : how many values a disclosure rule hides; they are not ``missing``.
    """

    bounds: tuple[float, ...] = ()
    tops: tuple[float, ...] = ()
    whole: bool = True
    zeros: bool = False
    missing: bool = False
    negative: bool = False
    method: str = "auto"
    cap: float | None = None
    capped: int = 0
    midpoint: float | None = None
    places: tuple[float, ...] = ()
    suppressed: int = 0

    def __len__(self) -> int:
        return max(len(self.bounds) - 1, 0)

    def as_dict(self) -> dict:
        """Plain data for JSON."""
        return {**self.__dict__, "bounds": list(self.bounds), "tops": list(self.tops), "places": list(self.places)}

    @staticmethod
    def from_dict(data: dict) -> Breaks:
        """The inverse of ``as_dict``."""
        lists = {name: tuple(data.get(name, ())) for name in ("bounds", "tops", "places")}
        return Breaks(**{**data, **lists})

    def class_of(self, values: np.ndarray) -> np.ndarray:
        """Number of each value's class, -1 in none (zero, missing; negative, but for a diverging scheme)."""
        values = np.asarray(values, dtype=np.float64)
        if not len(self):
            return np.full(len(values), -1)
        number = np.minimum(np.searchsorted(self.bounds, values, side="right") - 1, len(self) - 1)
        classed = np.nan_to_num(values) > 0 if self.midpoint is None else np.nan_to_num(values) != 0
        return np.where(classed, number, -1)


def find_breaks(values: np.ndarray, most: int = CLASSES) -> Breaks:
    """Classes for values (float64, nan where missing).

    Of the round numbers (1, 2, 5, 10, ...; among whole numbers 3 too) those are bounds that make the logarithms within
    classes most alike: Jenks' natural breaks on a log scale, which give a long tail classes of its own, none empty.
    """
    values = np.asarray(values, dtype=np.float64)
    known = values[np.isfinite(values)]
    flags = flags_of(values)
    positive = np.sort(known[known > 0])
    if not len(positive):
        return Breaks(**flags)
    if positive[0] == positive[-1]:
        return Breaks((float(positive[0]),) * 2, (float(positive[0]),), **flags)
    starts = _candidates(positive, flags["whole"])
    inner = _best(positive, starts[1:], most - 1)
    tops = (*(float(positive[index - 1]) for index in np.searchsorted(positive, inner)), float(positive[-1]))
    return Breaks((starts[0], *inner, float(positive[-1])), tops, **flags)


def flags_of(values: np.ndarray) -> dict[str, Any]:
    """What occurs besides the values that are classed: ``whole, zeros, missing, negative`` of ``Breaks``."""
    known = values[np.isfinite(values)]
    return {
        "whole": bool(np.all(known == np.rint(known))),
        "zeros": bool(np.any(known == 0)),
        "missing": bool(len(known) < len(values)),
        "negative": bool(np.any(known < 0)),
    }


def _candidates(positive: np.ndarray, whole: bool) -> list[float]:
    """Round numbers at which a class may begin, from one at or below the smallest value; none makes an empty class."""
    steps = _COUNT_STEPS if whole else _SUM_STEPS
    low, high = math.floor(math.log10(positive[0])), math.ceil(math.log10(positive[-1]))
    series = [float(step) * 10.0**power for power in range(low, high + 1) for step in steps]
    if whole:  # 3 only among the small numbers: 1, 2, 3, 5, 10, 20, 50
        series = [number for number in series if number >= 1 and (number < 10 or str(int(number))[0] != "3")]
    series = sorted({round(number, 12) for number in series if number <= positive[-1]})
    filled = np.searchsorted(positive, series)
    last = dict(zip(filled, series))  # of bounds that part the same values, the one nearest to them
    starts = [last[index] for index in sorted(last)]
    while len(starts) - 1 > _MOST_CANDIDATES:
        counts = np.diff([*np.searchsorted(positive, starts), len(positive)])
        del starts[int(np.argmin(counts[1:])) + 1]
    return starts


def _best(positive: np.ndarray, inner: list[float], most: int) -> tuple[float, ...]:
    """The ``most`` inner bounds that leave the least variance of logarithms within the classes."""
    if len(inner) <= most:
        return tuple(inner)
    logs = np.log(positive)
    edges = np.array([0, *np.searchsorted(positive, inner), len(positive)])
    sums, squares = np.append(0, np.cumsum(logs))[edges], np.append(0, np.cumsum(logs**2))[edges]
    chosen = np.array(
        [(0, *(index + 1 for index in pick), len(edges) - 1) for pick in combinations(range(len(inner)), most)]
    )
    n, s, q = np.diff(edges[chosen], axis=1), np.diff(sums[chosen], axis=1), np.diff(squares[chosen], axis=1)
    within = (q - s**2 / np.maximum(n, 1)).sum(axis=1)
    return tuple(inner[index - 1] for index in chosen[int(np.argmin(within))][1:-1])


def roundest(above: float, upto: float) -> float:
    """The roundest x with above < x <= upto (0 <= above < upto): 10, 50, 20, 30, 25 before 23; of equals the largest.

    A class may begin anywhere between two neighbouring values: here it gets a number that reads well.
    """
    power = math.floor(math.log10(upto)) + 1
    for exponent in range(power, power - 18, -1):
        for step in (5, 2, 1):
            # From whole numbers only: 10.0 ** -3 * 7 is not 0.007.
            multiple = math.floor(upto / (step * 10.0**exponent) * (1 + 1e-15))
            number = float(f"{multiple * step}e{exponent}")
            if above < number <= upto:
                return number
    return upto


def rounded_down(value: float) -> float:
    """The largest number of one digit that is not above a positive value: 12,345 -> 10,000."""
    exponent = math.floor(math.log10(value))
    down = float(f"{math.floor(value / 10.0**exponent * (1 + 1e-15))}e{exponent}")
    return down if down <= value else value


def rounded_up(value: float) -> float:
    """The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below a positive value."""
    exponent = math.floor(math.log10(value))
    series = (
        float(f"{step}e{power}")
        for power in (exponent, exponent + 1)
        for step in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8")
    )
    return next((number for number in series if number >= value), value)
