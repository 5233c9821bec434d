"""Concentration: how unevenly a metric is spread over hexagons, authorities or companies.

For n values x_1 <= ... <= x_n, none negative, that add up to T > 0:

    Gini       = sum over i of (2 i - n - 1) x_i / (n T)     0: all the same; (n - 1) / n: one has everything
    Herfindahl = sum over i of (x_i / T)^2                   1 / n: all the same; 1: one has everything; its inverse is
                                                             the number of equal ones that would be as concentrated
    top k      = the largest k values over T

Gini, C. (1912), "Variabilita e mutabilita"; in this form: Dasgupta, P., Sen, A. and Starrett, D. (1973), Journal of
Economic Theory 6(2). Hirschman, A. O. (1964), "The paternity of an index", American Economic Review 54(5); Herfindahl,
O. C. (1950), "Concentration in the steel industry".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.errors import UserError
from ..base.i18n import tr


@dataclass(frozen=True)
class Concentration:
    """Measures of one list of values, nan where the total is 0: ``number`` were counted, ``missing`` are not known,
    ``zeros`` 0; ``top``: (k, share of the total held by the largest k).
    """

    number: int
    zeros: int
    missing: int
    total: float
    gini: float
    herfindahl: float
    effective_number: float
    top: tuple[tuple[int, float], ...]


def concentration(values: np.ndarray, top: tuple[int, ...] = (1, 5, 10)) -> Concentration:
    """Concentration of values of hexagons, authorities or companies. Hexagons without a company are 0 and raise Gini:
    say whether they are included. Raises UserError for negative values or none.
    """
    values = np.asarray(values, dtype=np.float64)
    known = np.sort(values[np.isfinite(values)])
    if not len(known):
        raise UserError(tr("There is no figure whose concentration could be measured."))
    if known[0] < 0:
        raise UserError(tr("Concentration has no meaning for negative figures: choose another metric."))
    total = float(known.sum())
    share = known / total if total else np.full(len(known), np.nan)
    order = np.arange(1, len(known) + 1)
    herfindahl = float((share**2).sum())
    return Concentration(
        number=len(known),
        zeros=int((known == 0).sum()),
        missing=len(values) - len(known),
        total=total,
        gini=float(((2 * order - len(known) - 1) * share).sum() / len(known)),
        herfindahl=herfindahl,
        effective_number=1 / herfindahl,
        top=tuple((k, float(share[-k:].sum())) for k in top if k > 0),
    )
