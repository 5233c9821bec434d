"""Jenks' natural breaks, exact: the classes of numbers on a line that leave the least variance within them.

Fisher (1958), "On grouping for maximum homogeneity"; Jenks (1977) brought it to maps. The best last part of the first j
values never begins earlier when j grows (the cost is "concave Monge"), so each layer is found by halving, all nodes of
one depth at once: k n log n steps in place of k n^2, and the same optimum.
"""

from __future__ import annotations

import numpy as np


class _Cost:
    """Sum of squared distances from the mean within values[i:j], weighted by counts, for arrays of i < j."""

    def __init__(self, values: np.ndarray, counts: np.ndarray) -> None:
        # From the smallest up: prefix sums of small values must not carry the weight of a giant at the end.
        shifted = values - values[0]
        self._n = np.concatenate([[0.0], np.cumsum(counts)])
        self._sum = np.concatenate([[0.0], np.cumsum(counts * shifted)])
        self._square = np.concatenate([[0.0], np.cumsum(counts * shifted**2)])

    def __call__(self, start: np.ndarray, end: np.ndarray | int) -> np.ndarray:
        total = self._sum[end] - self._sum[start]
        return self._square[end] - self._square[start] - total * total / (self._n[end] - self._n[start])


def natural_breaks(values: np.ndarray, counts: np.ndarray, classes: int) -> np.ndarray:
    """Where the classes begin: positions in ``values``, ascending, the first 0; n of them where n is below ``classes``.

    values : ascending distinct numbers, float64, shape (n,).
    counts : how often each occurs, shape (n,).
    classes : how many classes, at least 1.
    """
    n = len(values)
    if n <= classes:
        return np.arange(n)
    cost = _Cost(np.asarray(values, dtype=np.float64), np.asarray(counts, dtype=np.float64))
    ends = np.arange(n + 1)
    best = np.full(n + 1, np.inf)
    best[1:] = cost(np.zeros(n, dtype=np.intp), ends[1:])
    begins: list[np.ndarray] = []
    for parts in range(2, classes):
        best, begin = _layer(best, cost, parts, n)
        begins.append(begin)
    starts = []
    end = n
    if classes > 1:
        first = np.arange(classes - 1, n)
        starts.append(int(first[np.argmin(best[first] + cost(first, n))]))
        end = starts[0]
    for begin in reversed(begins):
        end = int(begin[end])
        starts.append(end)
    return np.array([0, *reversed(starts)])


def _layer(before: np.ndarray, cost: _Cost, parts: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Best cost of the first j values in ``parts`` parts, and where the last part begins, for all j, by halving."""
    best, begin = np.full(n + 1, np.inf), np.zeros(n + 1, dtype=np.intp)
    low, high = np.array([parts]), np.array([n])  # a node answers for the j from low to high ...
    least, most = np.array([parts - 1]), np.array([n - 1])  # ... whose last part begins between these
    while len(low):
        middle = (low + high) // 2
        to = np.minimum(most, middle - 1)
        lengths = to - least + 1
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        tried = np.arange(lengths.sum()) - np.repeat(offsets - least, lengths)
        costs = before[tried] + cost(tried, np.repeat(middle, lengths))
        least_cost = np.minimum.reduceat(costs, offsets)
        hits = np.flatnonzero(costs == np.repeat(least_cost, lengths))
        node = np.searchsorted(offsets, hits, side="right") - 1
        found = tried[hits[np.searchsorted(node, np.arange(len(low)))]]  # of equals the first
        best[middle], begin[middle] = least_cost, found
        left, right = low < middle, middle < high
        low, high, least, most = (
            np.concatenate([low[left], middle[right] + 1]),
            np.concatenate([middle[left] - 1, high[right]]),
            np.concatenate([least[left], found[right]]),
            np.concatenate([found[left], most[right]]),
        )
    return best, begin
