"""The methods of classing a metric's values for a map.

Not QgsClassificationMethod's: one legend for a map made in a background run, by ``qgis_process`` and in the window;
QGIS's Jenks samples large layers at random, its quantiles repeat a bound where many values are equal (a class that
nothing can be in), and it lacks head/tail breaks. Common to all: only values above 0 are classed (a diverging scheme:
all but 0), zero and missing are looks of their own; no class is empty, but for equal intervals and the user's own
bounds, which stay as given so that several maps can share a legend.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.typed_numbers import numbers_of
from .breaks import CLASSES, Breaks, find_breaks, flags_of, rounded_down, rounded_up, roundest
from .natural_breaks import natural_breaks

METHODS = ("auto", "quantile", "jenks", "equal", "log", "head_tail", "own", "diverging")
FEWEST, MOST = 2, 7  # classes that a user may ask for: more are not told apart, least of all in grey
_HEAD = 0.4  # head/tail goes on while the head is a minority of at most this share (Jiang 2013)
_CAP_SHARE = 0.995
_FAR_ABOVE = 3.0  # times: a cap is proposed where the largest value is so far above the one that 99.5% do not exceed


def classify(
    values: np.ndarray,
    method: str = "auto",
    classes: int = CLASSES,
    *,
    bounds: Sequence[float] | None = None,
    cap: float | None = None,
    midpoint: float = 0.0,
) -> Breaks:
    """Classes of values; every value that is classed is in exactly one.

    values : float64, nan where missing.
    method : an id of ``METHODS``. "auto": see ``find_breaks``; "quantile": classes of about as many values; "jenks":
        natural breaks, exact; "equal": intervals of equal width; "log": of equal width on a logarithmic scale;
        "head_tail": at the mean, again at the mean of what is above it, while that is a minority (Jiang 2013,
        "Head/tail breaks", The Professional Geographer 65(3)); "own": ``bounds``; "diverging": on both sides of
        ``midpoint``, symmetrical in value and colour.
    classes : how many at most, 2 to 7; head/tail finds its own number up to 7, "own" has as many as its bounds make.
    bounds : of "own", ascending numbers: where the classes part. Values outside them get a class of their own.
    cap : values above it count as if they were equal to it; they are shown in the top class.
    midpoint : of "diverging", the value between the two sides: 0 for growth and differences, 1 for a location quotient.

    Raises UserError for an unknown method, or own bounds that are not ascending numbers.
    """
    values = np.asarray(values, dtype=np.float64)
    values = np.where(np.isfinite(values), values, np.nan)
    if method not in METHODS:
        stated = tr('There is no method of classing called "{method}".')
        raise UserError(stated.format(method=method), f"it must be one of {', '.join(METHODS)}")
    classes = min(max(int(classes), FEWEST), MOST)
    shown = values if cap is None or not cap > 0 else np.minimum(values, cap)
    if method == "auto":
        made = find_breaks(shown, classes)
    elif method == "diverging":
        made = _diverging(shown, classes, midpoint)
    elif method == "own":
        made = _own(shown, bounds)
    else:
        made = _positive(shown, _STARTS.get(method), classes)
    made = replace(made, method=method, **{name: flag for name, flag in flags_of(values).items() if name != "whole"})
    return made if shown is values else _capped(made, values, float(cap or 0.0))


def _capped(made: Breaks, values: np.ndarray, cap: float) -> Breaks:
    above = values[np.isfinite(values) & (values > cap)]
    if not len(above) or not len(made):
        return replace(made, cap=cap)
    return replace(made, cap=cap, capped=len(above), tops=(*made.tops[:-1], float(above.max())))


# --- one scale above 0


def _positive(
    values: np.ndarray, starts: Callable[[np.ndarray, np.ndarray, int], np.ndarray] | None, classes: int
) -> Breaks:
    """Breaks from a method that says where classes begin, the first at the smallest value; None: equal intervals."""
    flags = flags_of(values)
    distinct, counts = np.unique(values[np.nan_to_num(values) > 0], return_counts=True)
    if not len(distinct):
        return Breaks(**flags)
    if len(distinct) == 1:
        return Breaks((float(distinct[0]),) * 2, (float(distinct[0]),), **flags)
    if starts is None:
        return _with_bounds(distinct, np.linspace(distinct[0], distinct[-1], classes + 1), flags)
    inner = np.asarray(starts(distinct, counts, classes), dtype=np.float64)[1:]
    edges = np.unique(np.searchsorted(distinct, inner))  # of several that part the same values, one
    edges = edges[(edges > 0) & (edges < len(distinct))]
    begins = [roundest(float(distinct[edge - 1]), float(distinct[edge])) for edge in edges]
    first = float(distinct[0]) if flags["whole"] else rounded_down(float(distinct[0]))
    tops = (*(float(distinct[edge - 1]) for edge in edges), float(distinct[-1]))
    return Breaks((first, *begins, float(distinct[-1])), tops, **flags)


def _with_bounds(distinct: np.ndarray, bounds: np.ndarray, flags: dict[str, Any]) -> Breaks:
    """Breaks with bounds that do not follow the values. A class may be empty: its top is then where it begins."""
    inner = np.unique(np.ceil(bounds[1:-1]) if flags["whole"] else bounds[1:-1])
    lows = [float(bounds[0]), *(float(one) for one in inner if bounds[0] < one < bounds[-1])]
    ends = np.searchsorted(distinct, [*lows[1:], np.inf])
    tops = [max(float(distinct[end - 1]), low) if end else low for end, low in zip(ends, lows)]
    return Breaks((*lows, float(bounds[-1])), tuple(tops), **flags)


def _quantile(distinct: np.ndarray, counts: np.ndarray, classes: int) -> np.ndarray:
    """Equal numbers of values as far as ties allow; what a tie takes too much the classes that are left share."""
    running = np.cumsum(counts)
    starts, done = [0], 0
    for left in range(min(classes, len(distinct)), 1, -1):
        wanted = done + (running[-1] - done) / left
        after = int(np.searchsorted(running, wanted))  # the value that reaches the wanted number
        before = running[after - 1] if after else 0
        end = after + 1 if running[after] - wanted <= wanted - before else after
        end = min(max(end, starts[-1] + 1), len(distinct) - left + 1)
        starts.append(end)
        done = int(running[end - 1])
    return distinct[starts]


def _head_tail(distinct: np.ndarray, counts: np.ndarray, _classes: int) -> np.ndarray:
    """Means of ever smaller heads. A value equal to the mean belongs to the tail, as published."""
    starts = [0]
    while len(starts) < MOST:
        tail = starts[-1]
        mean = np.average(distinct[tail:], weights=counts[tail:])
        head = int(np.searchsorted(distinct, mean, side="right"))
        if head >= len(distinct) or head <= tail:
            break
        starts.append(head)
        if counts[head:].sum() <= 1 or counts[head:].sum() / counts[tail:].sum() > _HEAD:
            break
    return distinct[starts]


_STARTS: dict[str, Callable[[np.ndarray, np.ndarray, int], np.ndarray]] = {
    "quantile": _quantile,
    "jenks": lambda distinct, counts, classes: distinct[natural_breaks(distinct, counts, classes)],
    "log": lambda distinct, _, classes: np.geomspace(distinct[0], distinct[-1], classes + 1)[:-1],
    "head_tail": _head_tail,
}


# --- the user's own


def own_bounds(text: str) -> tuple[float, ...]:
    """Bounds as a user types them: "1, 5, 20, 100", or with semicolons, or one a line. Raises UserError."""
    try:
        return checked_bounds(tuple(numbers_of(text)))
    except ValueError as error:
        stated = tr("Write the class bounds as numbers with commas between them, such as 1, 5, 20, 100.")
        raise UserError(stated, str(error)) from error


def checked_bounds(bounds: Sequence[float] | None) -> tuple[float, ...]:
    """The bounds, if they are at least two ascending finite numbers. Raises UserError."""
    found = tuple(float(one) for one in bounds or ())
    if len(found) < 2 or not np.all(np.isfinite(found)) or any(low >= high for low, high in zip(found, found[1:])):
        stated = tr("Write at least two class bounds, each larger than the one before it, such as 1, 5, 20, 100.")
        raise UserError(stated, f"bounds: {found}")
    return found


def _own(values: np.ndarray, bounds: Sequence[float] | None) -> Breaks:
    wanted = checked_bounds(bounds)
    flags = flags_of(values)
    both = wanted[0] < 0
    known = values[np.isfinite(values) & (values != 0)]
    classed = np.unique(known if both else known[known > 0])
    edges = list(wanted) if both else [one for one in wanted if one > 0]
    if len(classed) and classed[0] < edges[0]:
        edges.insert(0, float(classed[0]) if both or wanted[0] != 0 else 0.0)
    elif not both and wanted[0] == 0:
        edges.insert(0, 0.0)
    if len(classed) and classed[-1] > edges[-1]:
        edges.append(float(classed[-1]))
    if len(edges) < 2:  # "0, 5" of which only 5 is above zero, and no value: one class that nothing is in
        edges.append(edges[0])
    whole = flags["whole"] and all(edge == round(edge) for edge in edges)
    made = _with_bounds(classed, np.array(edges), {**flags, "whole": False})
    return replace(made, whole=whole, midpoint=0.0 if both else None)


# --- both sides of a midpoint


def _diverging(values: np.ndarray, classes: int, midpoint: float) -> Breaks:
    """Distances from the midpoint are classed together, half of the classes a side: one shade is one distance."""
    flags = flags_of(values)
    known = values[np.isfinite(values) & (values != 0)]
    distance = np.abs(known - midpoint)
    if not len(known):
        return Breaks(midpoint=midpoint, **flags)
    if not np.any(distance > 0):  # every value is the midpoint itself
        return Breaks((midpoint, midpoint), (midpoint,), midpoint=midpoint, places=(0.5,), **flags)
    steps = np.array(find_breaks(distance[distance > 0], max(classes // 2, 1)).bounds[1:-1])
    inner = np.concatenate([midpoint - steps[::-1], [midpoint], midpoint + steps])
    side = np.searchsorted(inner, known, side="right")  # number of the class, counted from the lowest of both sides
    found: list[tuple[float, float, float]] = []  # where each class begins, its top, its place on the ramp
    for number in np.unique(side):  # of a class that nothing is in, the one below reaches further, as its label says
        members = known[side == number]
        begins = inner[number - 1] if number and found else members.min()
        rank = number - len(steps) if number > len(steps) else number - len(steps) - 1  # ..., -2, -1, 1, 2, ...
        found.append((float(begins), float(members.max()), float(0.5 + 0.5 * rank / (len(steps) + 1))))
    bounds, tops, places = zip(*found)
    return Breaks((*bounds, float(known.max())), tops, midpoint=midpoint, places=places, **flags)


# --- proposals


def default_method(kind: str, *, negative: bool = False) -> str:
    """The method that suits a metric: "auto" for counts and sums, natural breaks for rates, two sides for changes."""
    if kind == "rate":
        return "diverging" if negative else "jenks"
    return "auto"


def proposed_cap(values: np.ndarray) -> float | None:
    """A round cap just above 99.5% of the positive values, where the largest is far above that; else None."""
    positive = np.sort(values[np.nan_to_num(values) > 0])
    if len(positive) < 3:
        return None
    usual = float(positive[int(_CAP_SHARE * (len(positive) - 1))])
    cap = rounded_up(usual)
    return cap if positive[-1] > _FAR_ABOVE * usual and cap < positive[-1] else None
