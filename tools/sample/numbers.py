"""Random numbers with exact totals: the arithmetic of the sample, free of places and names."""

from __future__ import annotations

import numpy as np


def apportion(total: int, weights: np.ndarray, least: int = 0, most: int | None = None) -> np.ndarray:
    """Whole numbers (int64) in proportion to the weights, each at least ``least`` and at most ``most``, that add up to ``total`` exactly.

    Largest remainders, ties by position; what a capped one cannot take goes to the others. Raises ValueError where no such numbers exist.
    """
    number, top = len(weights), total if most is None else most
    if not least * number <= total <= top * number:
        raise ValueError(f"{total} cannot be shared out in {number} parts from {least} to {top}")
    result, left = np.full(number, least, dtype=np.int64), total - least * number
    while left:
        open_ = np.flatnonzero(result < top)
        share = left * weights[open_] / weights[open_].sum()
        whole = np.floor(share).astype(np.int64)
        rest = left - whole.sum()
        whole[np.argsort(-(share - whole), kind="stable")[:rest]] += 1
        given = np.minimum(whole, top - result[open_])
        result[open_] += given
        left -= int(given.sum())
    return result


def pick(rng: np.random.Generator, number: int, weights: np.ndarray) -> np.ndarray:
    """Mask (bool) of exactly ``number`` rows drawn without replacement; a weight of 0 is never drawn."""
    mask = np.zeros(len(weights), dtype=bool)
    mask[rng.choice(len(weights), number, replace=False, p=weights / weights.sum())] = True
    return mask


def days(rng: np.random.Generator, number: int, first: str, last: str) -> np.ndarray:
    """Dates (datetime64[D]) from first to last, both included."""
    start, end = np.datetime64(first, "D"), np.datetime64(last, "D")
    return start + rng.integers(0, (end - start).astype(int) + 1, number).astype("timedelta64[D]")
