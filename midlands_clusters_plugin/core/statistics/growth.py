"""Growth between two years, from the dates on which companies were incorporated or from two tables of the same places.

    change = end - start (in the metric's unit)          growth = 100 (end - start) / start (%)

Growth from 0 is no number: the row says so and gives the change. The 2023 report has it as metric 1.5; how it was
computed is not printed. From incorporation dates a company counts at the end of a year if it was incorporated by then.
A file of companies that exist today does not know those that closed in between: the start is too low and the growth too
high. Two files, one of each year, do not have this fault.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import mark, tr
from .matching import by_place, key_names

OK, NO_FIGURE, FROM_ZERO = "", "no_figure", "from_zero"
NOT_IN_FIRST, NOT_IN_SECOND = "not_in_first", "not_in_second"
REASONS = {
    OK: "",
    NO_FIGURE: mark("One of the two years has no figure for this place."),
    FROM_ZERO: mark("There was nothing at the start, so growth in per cent has no meaning; the change is given."),
    NOT_IN_FIRST: mark("The table of the first year does not have this place."),
    NOT_IN_SECOND: mark("The table of the second year does not have this place."),
}


def growth(start: np.ndarray, end: np.ndarray) -> pd.DataFrame:
    """Of each place: start, end, change, growth_percent (nan where it has no meaning), reason (a key of REASONS)."""
    first, second = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    known = np.isfinite(first) & np.isfinite(second)
    if (first[known] < 0).any():
        raise UserError(tr("Growth needs a start of 0 or more: choose another metric."))
    change = np.where(known, second - first, np.nan)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        percent = np.where(known & (first > 0), 100 * change / first, np.nan)
    reason = np.select([~known, first == 0], [NO_FIGURE, FROM_ZERO], OK).astype(object)
    return pd.DataFrame({"start": first, "end": second, "change": change, "growth_percent": percent, "reason": reason})


def growth_by_incorporation(
    incorporated: pd.Series, place: np.ndarray, length: int, first_year: int, last_year: int
) -> pd.DataFrame:
    """Growth of the number of companies in each place between the ends of two years, by their dates of incorporation
    (missing where not known) and ``place`` (an authority's, a hexagon's index, 0 to length - 1).

    Returns the columns of growth() and ``undated``: companies without a date, which count in neither year.
    """
    if first_year >= last_year:
        raise UserError(tr("Choose a first year before the last one."), f"{first_year} to {last_year}")
    place = np.asarray(place, dtype=np.int64)
    year = pd.to_datetime(incorporated).dt.year.to_numpy(dtype=np.float64, na_value=np.nan)
    if not np.isfinite(year).any():
        raise UserError(tr("The companies have no dates of incorporation, from which growth could be counted."))
    stock = [np.bincount(place[year <= end], minlength=length).astype(np.float64) for end in (first_year, last_year)]
    table = growth(*stock)
    table["undated"] = np.bincount(place[np.isnan(year)], minlength=length)
    return table


def growth_of_figures(companies: pd.DataFrame, metric: str, place: np.ndarray, length: int) -> pd.DataFrame:
    """Growth of the sum of a figure in each place, from the earlier year that the companies' file has: the columns of
    growth() and ``undated``, companies with a figure of one of the two years, which do not count.
    """
    if metric + "_earlier" not in companies or not np.isfinite(companies[metric + "_earlier"]).any():
        raise UserError(
            tr("These companies have no figures of an earlier year: give a file with columns or rows of several years.")
        )
    start, end = (companies[name].to_numpy(dtype=np.float64) for name in (metric + "_earlier", metric))
    both, one = np.isfinite(start) & np.isfinite(end), np.isfinite(start) ^ np.isfinite(end)
    at = np.asarray(place, dtype=np.int64)
    sums = [np.bincount(at[both], weights=values[both], minlength=length) for values in (start, end)]
    return growth(*sums).assign(undated=np.bincount(at[one], minlength=length))


def growth_between(first: pd.DataFrame, second: pd.DataFrame, keys: str | list[str], metric: str) -> pd.DataFrame:
    """Growth from one table to another, places matched by ``keys`` (cell id, authority code), rows of one added up.

    Returns ``keys`` and the columns of growth(), sorted by key. A place in one table only has no change: it is not
    known to have been 0 in the other.
    """
    names = key_names(keys, metric, first, second)
    start, end = by_place(first, names, metric), by_place(second, names, metric)
    if not len(start.index.intersection(end.index)):
        raise UserError(tr("The two tables have no place in common: use the same hexagons or authorities for both."))
    index = start.index.union(end.index).sort_values()
    table = growth(start.reindex(index).to_numpy(), end.reindex(index).to_numpy())
    table.loc[~index.isin(start.index), "reason"] = NOT_IN_FIRST
    table.loc[~index.isin(end.index), "reason"] = NOT_IN_SECOND
    return pd.concat([index.to_frame(index=False), table], axis=1)
