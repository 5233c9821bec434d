"""How sure a result is: p values from a normal score or from permutations, false discoveries kept in check, confidence
classes.

Sources
-------
Benjamini, Y. and Hochberg, Y. (1995), "Controlling the false discovery rate", Journal of the Royal Statistical Society
B 57(1), 289-300. North, B. V., Curtis, D. and Sham, P. C. (2002), "A note on the calculation of empirical P values",
American Journal of Human Genetics 71(2).
"""

from __future__ import annotations

import math

import numpy as np

from ..base.i18n import tr

LEVELS = (90, 95, 99)  # percent of confidence, as in the classes of hot and cold spots


def two_sided_normal(z: np.ndarray) -> np.ndarray:
    """Chance of a standard normal score at least as far from 0 as ``z``, on either side. nan stays nan."""
    z = np.asarray(z, dtype=np.float64)
    flat = np.fromiter(
        (math.erfc(abs(one) / math.sqrt(2)) for one in z.ravel().tolist()), dtype=np.float64, count=z.size
    )
    return flat.reshape(z.shape)


def two_sided_empirical(at_least: np.ndarray, at_most: np.ndarray, draws: int) -> np.ndarray:
    """Two-sided p from permutations: twice the smaller tail, (count + 1) / (draws + 1), and at most 1.

    Parameters
    ----------
    at_least, at_most : how many of the ``draws`` were at least, and at most, the observed value. Ties count in both
    tails, so that a value
        which chance gives every time (a hexagon without a company among others without) has p = 1 and not 1 / (draws +
        1).
    """
    smaller = np.minimum(np.asarray(at_least), np.asarray(at_most)).astype(np.float64)
    return np.minimum(1.0, 2.0 * (smaller + 1.0) / (draws + 1.0))


def floor_notes(draws: int, tests: int) -> tuple[str, ...]:
    """What a reader must know where permutations are too few for so many tests: one sentence, or none.

    The smallest p of ``draws`` permutations is 2 / (draws + 1). With false discoveries controlled at 5 %, k results at
    that p count only if it is at most 5 % of k / ``tests``.
    """
    least = 2.0 / (draws + 1.0)
    needed = math.ceil(least * tests / 0.05)
    if needed <= 1:
        return ()
    return (
        tr(
            "{draws:,} permutations cannot give a p below {least:g}: among {tests:,} hexagons none counts at 95 % "
            "unless "
            "{needed:,} or more reach it. Use more permutations to find single ones."
        ).format(draws=draws, least=least, tests=tests, needed=needed),
    )


def false_discovery_rate(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's adjusted p: calling all results at or below q significant makes at most the share q of
    them false.

    nan (no test was made) stays nan and does not count as a test. Never below p; keeps the order of p.
    """
    p = np.asarray(p, dtype=np.float64)
    adjusted = np.full(p.shape, np.nan)
    tested = np.flatnonzero(np.isfinite(p))
    if not len(tested):
        return adjusted
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * (len(order) / np.arange(1, len(order) + 1))
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return adjusted


def confidence(p: np.ndarray) -> np.ndarray:
    """Largest of LEVELS at which each p is significant, 0 where it is at none or is nan. int64."""
    p = np.asarray(p, dtype=np.float64)
    result = np.zeros(p.shape, dtype=np.int64)
    for level in LEVELS:
        result[p <= 1 - level / 100 + 1e-12] = level
    return result
