"""``midlandsclusters:growth``: change between two years, from dates of incorporation or from two maps."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ...cartography.thematic.statistic_names import GROWTH
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, sentences, shown, tr
from ...core.companies.columns.column_names import GROWS
from ...core.hexmap.engine import Workspace
from ...core.statistics.growth import REASONS, growth_between, growth_by_incorporation, growth_of_figures
from ..support.inputs import Inputs
from .of_companies import CompanyStatistic, numbers_of, on_places
from .statistic import Result


class Growth(CompanyStatistic):
    """Change and growth of places."""

    ID = "growth"
    LOOK = GROWTH
    INSTEAD = ("EARLIER", "LATER")
    METHOD = "change = end - start; growth = 100 (end - start) / start"

    def table(self, workspace: Workspace, inputs: Inputs, feedback: Feedback) -> Result:
        """Start, end, change and growth by place, from dates or from figures of two years."""
        hexmap = workspace.hexmap(self.request(inputs.choice("CLUSTER"), inputs), feedback)
        keys, places, companies = self.keys(inputs), self.places(hexmap, inputs), hexmap.companies
        names = pd.MultiIndex.from_frame(places[keys])
        at = names.get_indexer(pd.MultiIndex.from_frame(companies[keys]))
        metric = inputs.text("METRIC")
        if metric in GROWS:
            found, more = _of_figures(companies, metric, at, len(names))
        else:
            years = (inputs.integer("FIRST_YEAR"), inputs.integer("LAST_YEAR"))
            found, more = _of_dates(companies["incorporated"], at, len(names), *years)
        return _stated(pd.concat([places[keys].reset_index(drop=True), found], axis=1), keys, places, more=more)

    def between(self, first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, inputs: Inputs) -> Result:
        """Start, end, change and growth by place, from two maps."""
        keys, metric = self.keys(inputs), inputs.text("METRIC")
        first, second = numbers_of(first, keys, metric), numbers_of(second, keys, metric)
        found = growth_between(first, second, keys, metric)
        lost = int((~np.isfinite(found["change"].to_numpy(dtype=np.float64))).sum())
        lacking = counted(
            "{n} place has a figure in one map only and does not count.",
            "{n} places have a figure in one map only and do not count.",
            lost,
        )
        names, warning = self.cluster_names(), ""
        if all(names) and names[0] != names[1]:
            warning = tr("The earlier map counts {first}, the later one {second}: that is no growth of one cluster.")
            warning = warning.format(first=names[0], second=names[1])
        return _stated(found, keys, second, first, more=sentences(warning, lacking if lost else ""))


def _of_figures(companies: pd.DataFrame, metric: str, at: np.ndarray, number: int) -> tuple[pd.DataFrame, str]:
    """Growth of the figures that the file has of two years, and what must be said of it."""
    found = growth_of_figures(companies, GROWS[metric], at, number)
    year = f"{companies['earlier_year'].max():.0f}"
    since = tr("The start is {year}, the oldest year in the file of companies.").format(year=year)
    lost = counted(
        "{n} company has a figure of one of the two years only and does not count.",
        "{n} companies have a figure of one of the two years only and do not count.",
        found["undated"].sum(),
    )
    return found, sentences(since, lost if found["undated"].any() else "")


def _of_dates(dates: pd.Series, at: np.ndarray, number: int, first: int, last: int) -> tuple[pd.DataFrame, str]:
    """Growth by dates of incorporation, and what must be said of it."""
    found = growth_by_incorporation(dates, at, number, first, last)
    undated = counted(
        "{n} company without a date counts in neither year.",
        "{n} companies without a date count in neither year.",
        found["undated"].sum(),
    )
    later, known, newest = "", "", dates.max()
    if first + 1 < last:  # "since 2013" may be read in two ways
        other = growth_by_incorporation(dates, at, number, first + 1, last)
        wording = tr("Counted from the end of {year} it is {growth}.")
        later = wording.format(year=first + 1, growth=_growth(other)[2])
    if pd.notna(newest) and newest.year < last:
        known = tr("None of these companies was incorporated after {year}.").format(year=newest.year)
    return found, sentences(later, undated if found["undated"].any() else "", known)


def _stated(found: pd.DataFrame, keys: list[str], *layers: gpd.GeoDataFrame, more: str) -> Result:
    """The layer and the paragraph; places that one of the years lacks are in neither sum."""
    start, end, grown = _growth(found)
    wording = tr("From {:,.0f} at the start to {:,.0f} at the end in all: {}.").format(start, end, grown)
    found = found.assign(reason=found["reason"].map({key: shown(text) for key, text in REASONS.items()}))
    return on_places(found, keys, *layers), sentences(wording, more)


def _growth(found: pd.DataFrame) -> tuple[float, float, str]:
    """Start and end in all, and the growth in words; places that one of the years lacks are in neither sum."""
    both = found[np.isfinite(found["change"].to_numpy(dtype=np.float64))]
    start, end = float(both["start"].sum()), float(both["end"].sum())
    return start, end, f"{100 * (end - start) / start:+,.0f}%" if start > 0 else tr("no start to compare with")
