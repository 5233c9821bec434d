"""Location quotients: is a cluster's share of the businesses (or jobs) of a place above its share of those of the
whole?

    LQ_i = (x_i / X_i) / (x / X)          (no unit; 1 = the same share as in the reference)

x_i: the cluster in place i; X_i: everything in place i; x, X: the same in the reference, which is the area of the map
(the sum over the places) or figures for the UK. LQ is a ratio of shares: it says how specialised a place is, not how
large.

Interval. For counts of businesses each business is taken to be in the cluster or not, independently, with the place's
probability. The variance of LQ follows from the delta method (Moineddin, Beyene and Boyle 2003), the place being part
of the reference or not:

    Var(LQ_i) = p_i (1 - p_i) / (X_i r^2) + p_i^2 V / r^4 - 2 p_i C / r^3
    p_i = x_i / X_i,  r = x / X,  V = sum_j X_j p_j (1 - p_j) / X^2,  C = p_i (1 - p_i) / X    (V = C = 0 for given
    reference figures)

and the limits are LQ exp(-+ u sqrt(Var) / LQ) with u the normal quantile: on the logarithmic scale, so that the lower
one is never below 0. For x_i = 0 they are 0 and (1 - (alpha / 2)^(1 / X_i)) / r, the exact upper limit of a share of
which none was seen (Clopper and Pearson 1934). Sums such as employees have no interval: they hang on the size of a few
companies, which counting cannot describe.

Moineddin, R., Beyene, J. and Boyle, E. (2003), "On the location quotient confidence interval", Geographical Analysis
35(3), 249-256. Clopper, C. J. and Pearson, E. S. (1934), "The use of confidence or fiducial limits illustrated in the
case of the binomial", Biometrika 26(4).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import mark, tr
from .defaults import FEWEST_COMPANIES
from .matching import by_place, key_names

OK, NO_FIGURE = "", "no_figure"
NOTHING_AT_POINT, NOTHING_IN_REFERENCE = "nothing_in_place", "cluster_not_in_reference"
FEW_COMPANIES = "few_companies"
REASONS = {
    OK: "",
    NO_FIGURE: mark("There is no figure for this place."),
    NOTHING_AT_POINT: mark("There are no businesses of any kind here in the data, so there is no share to compare."),
    NOTHING_IN_REFERENCE: mark("The reference has nothing of this cluster, so there is no share to compare with."),
    FEW_COMPANIES: mark("Unreliable: so few businesses that one more or less would change the figure noticeably."),
}


@dataclass(frozen=True)
class Reference:
    """What places are compared with: the cluster's total, that of everything, and words for it ("UK, IDBR 2022")."""

    cluster: float
    everything: float
    label: str


def location_quotients(
    cluster: np.ndarray,
    everything: np.ndarray,
    *,
    reference: Reference | None = None,
    companies: np.ndarray | None = None,
    fewest: int = FEWEST_COMPANIES,
    is_count: bool = True,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Location quotient of each place (an authority, a hexagon), one row a place in the order given.

    cluster, everything : (n,) figures of the cluster and of all clusters by place, not negative; nan where not known.
    reference : totals to compare with; None takes the sums over the places whose two figures are known.
    companies : (n,) number of the cluster's businesses, for the guard; by default ``cluster`` if that is a count.
    fewest : places with fewer businesses of the cluster are kept and marked unreliable.
    is_count : whether the figures count businesses, so that an interval can be given.
    confidence : of the interval, between 0 and 1.

    Returns lq, low, high (nan where there is no interval), share_here (x_i / X_i), share_reference (x / X),
    share_of_area (x_i over the sum of x), reliable (bool), reason (a key of REASONS). Raises UserError for negative
    figures, a cluster larger than everything, counts that are no whole numbers.
    """
    x, whole = _figures(cluster, everything, is_count)
    if not 0 < confidence < 1:
        raise UserError(tr("Choose a confidence between 0 and 100 %."), f"confidence: {confidence}")
    known = np.isfinite(x) & np.isfinite(whole)
    total_x, total = float(x[known].sum()), float(whole[known].sum())
    over = Reference(total_x, total, "area") if reference is None else _checked(reference)
    r = over.cluster / over.everything if over.everything > 0 else float("nan")
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.where(known & (whole > 0), x / whole, np.nan)
        lq = p / r if r > 0 else np.full(len(p), np.nan)
        share = x / total_x if total_x > 0 else np.full(len(p), np.nan)
    low, high = np.full(len(p), np.nan), np.full(len(p), np.nan)
    if is_count and r > 0:
        low, high = _interval(p, whole, r, lq, total if reference is None else None, confidence)
    counted = (x if is_count else None) if companies is None else np.asarray(companies, dtype=np.float64)
    few = np.zeros(len(p), dtype=bool) if counted is None else ~(counted >= fewest)
    doubts = [~known, ~(whole > 0), np.full(len(p), not r > 0), few]
    reason = np.select(doubts, [NO_FIGURE, NOTHING_AT_POINT, NOTHING_IN_REFERENCE, FEW_COMPANIES], OK).astype(object)
    quotients = {"lq": lq, "low": low, "high": high, "share_here": p, "share_reference": r, "share_of_area": share}
    return pd.DataFrame(quotients).assign(reliable=reason == OK, reason=reason)


def quotient_table(
    cluster: pd.DataFrame,
    everything: pd.DataFrame,
    keys: str | list[str],
    metric: str,
    *,
    reference: Reference | None = None,
    fewest: int = FEWEST_COMPANIES,
) -> pd.DataFrame:
    """Location quotients from two tables of the same places: one of the cluster, one of all companies.

    cluster, everything : hexes or authorities of two maps. Places are matched by ``keys`` ("authority_code", or cell
        and authority), rows of one place are added up; a place that ``cluster`` lacks has 0 of it.
    metric : column to compare. "business_count" gives an interval; others need that column too, for the guard.

    Returns ``keys``, cluster, everything, and the columns of location_quotients, sorted by key.
    """
    names = key_names(keys, metric, cluster, everything)
    base = by_place(everything, names, metric)
    local = by_place(cluster, names, metric)
    strange = local.index.difference(base.index)
    if len(strange):
        stated = tr(
            "The cluster's table has places that the table of all companies lacks: make both for the same area."
        )
        raise UserError(stated, f"{strange[0]}")
    companies = None
    if metric != "business_count" and "business_count" in cluster:
        companies = by_place(cluster, names, "business_count").reindex(base.index, fill_value=0.0).to_numpy()
    x, whole = local.reindex(base.index, fill_value=0.0).to_numpy(), base.to_numpy()
    count = metric == "business_count"
    found = location_quotients(x, whole, reference=reference, companies=companies, fewest=fewest, is_count=count)
    head = base.index.to_frame(index=False)
    return pd.concat([head, pd.DataFrame({"cluster": x, "everything": whole}), found], axis=1)


def _figures(cluster: np.ndarray, everything: np.ndarray, is_count: bool) -> tuple[np.ndarray, np.ndarray]:
    x, whole = np.asarray(cluster, dtype=np.float64), np.asarray(everything, dtype=np.float64)
    if x.shape != whole.shape or x.ndim != 1:
        raise ValueError(f"figures of shapes {x.shape} and {whole.shape}")
    if (x < 0).any() or (whole < 0).any():
        raise UserError(tr("A location quotient needs figures that are 0 or more: choose another metric."))
    if (x > whole * (1 + 1e-12) + 1e-9).any():
        raise UserError(
            tr("Somewhere the cluster is larger than all companies together: the two tables do not belong together.")
        )
    if is_count and ((x[np.isfinite(x)] % 1).any() or (whole[np.isfinite(whole)] % 1).any()):
        raise UserError(tr("Counts of businesses must be whole numbers."))
    return x, whole


def _checked(reference: Reference) -> Reference:
    if not 0 <= reference.cluster <= reference.everything < np.inf:
        stated = tr("The reference totals must be 0 or more, the cluster's no larger than that of all companies.")
        raise UserError(stated, f"{reference.label}: {reference.cluster} of {reference.everything}")
    return reference


def _interval(
    p: np.ndarray, whole: np.ndarray, r: float, lq: np.ndarray, total: float | None, confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    """Limits on the logarithmic scale, exact where nothing was seen. ``total``: X where the reference is the area."""
    alpha = 1 - confidence
    u = NormalDist().inv_cdf(1 - alpha / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = p * (1 - p)
        variance = spread / (whole * r**2)
        if total is not None:
            v = np.nansum(whole * spread) / total**2
            variance += p**2 * v / r**4 - 2 * p * (spread / total) / r**3
        factor = np.exp(u * np.sqrt(np.maximum(variance, 0.0)) / lq)
        none = p == 0
        low = np.where(none, 0.0, lq / factor)
        high = np.where(none, (1 - (alpha / 2) ** (1 / whole)) / r, lq * factor)
    return np.where(np.isfinite(p), low, np.nan), np.where(np.isfinite(p), high, np.nan)
