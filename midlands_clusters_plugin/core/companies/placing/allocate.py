"""A company's employees and turnover over its sites.

Files of companies with several addresses (The Data City's, for one) repeat the company's own figures on each row; added
up as they stand they would count it once a site. The report's data shared them equally. Where the rows of one company
differ, they are taken for the sites' own figures and left alone.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ...base.errors import UserError
from ...base.i18n import counted, tr

SHARED = {
    "employees": 1_000_000,
    "turnover_gbp": 100,
    "innovate_uk_gbp": 100,
    "employees_earlier": 1_000_000,
    "turnover_gbp_earlier": 100,
}  # column -> parts of a unit that are kept
WAYS = ("share", "first")


def allocate(
    companies: pd.DataFrame, way: str = "share", code: np.ndarray | None = None
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Give each site its part of the company's figures.

    Parameters
    ----------
    companies : company table; rows with one ``company_id`` are the sites of one company.
    way : "share" divides equally, to the penny (the first sites get the odd pennies); "first" leaves all at the first
        site, the others missing. Either way the company's sites add up to its figure.
    code : a number for each row, the same for rows of one company, where the caller has it already.

    Returns
    -------
    The table, changed where a company has several sites, and a note on what was done.
    """
    check_way(way)
    if code is None:
        code = pd.factorize(companies["company_id"])[0]
    number = np.bincount(code[code >= 0], minlength=1)
    several = np.flatnonzero((code >= 0) & (number[code] > 1))
    if not len(several):
        return companies, ()
    companies = companies.copy()
    order = several[np.argsort(code[several], kind="stable")]
    starts = np.r_[True, code[order][1:] != code[order][:-1]]
    group = np.cumsum(starts) - 1
    place = np.arange(len(order)) - np.flatnonzero(starts)[group]
    size = np.bincount(group)[group]
    changed = np.zeros(group[-1] + 1, dtype=bool)
    for column, parts in SHARED.items():
        if column not in companies:
            continue
        values = companies[column].to_numpy(dtype=np.float64, copy=True)
        values[order], touched = _shared(values[order], group, place, size, parts, way)
        companies[column] = values
        changed |= touched
    if not changed.any():
        return companies, ()
    count = int(changed.sum())
    shared = counted(
        "{n} company with several sites: its employees, turnover and funding were shared equally over its sites.",
        "{n} companies with several sites: each one's employees, turnover and funding were shared equally over its "
        "sites.",
        count,
    )
    first = counted(
        "{n} company with several sites: its employees, turnover and funding were kept at its first site.",
        "{n} companies with several sites: each one's employees, turnover and funding were kept at its first site.",
        count,
    )
    return companies, (shared if way == "share" else first,)


def check_way(way: str) -> None:
    """Raise UserError for a way that is none."""
    if way not in WAYS:
        raise UserError(tr('Choose "share" or "first" for companies with several sites.'), f"sites: {way}")


def _shared(
    values: np.ndarray, group: np.ndarray, place: np.ndarray, size: np.ndarray, parts: int, way: str
) -> tuple[np.ndarray, np.ndarray]:
    """New values of the sites, and which companies had one figure for all of them."""
    low = pd.Series(values).groupby(group).min().to_numpy()
    high = pd.Series(values).groupby(group).max().to_numpy()
    one_figure = (low == high) & np.isfinite(low)  # the same on each row that has it
    asked = one_figure[group]
    whole = np.rint(np.where(asked, low[group], 0) * parts).astype(np.int64)
    if way == "first":
        given = np.where(place == 0, whole / parts, np.nan)
    else:
        given = (whole // size + (place < whole % size)) / parts
    return np.where(asked, given, values), one_figure
