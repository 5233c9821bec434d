"""``midlandsclusters:growth``: change between two years, from dates of incorporation or from two maps."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ...cartography.thematic.statistic_names import GROWTH
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, shown, tr
from ...core.companies.columns.column_names import GROWS
from ...core.geography.areas import Area
from ...core.hexmap.engine import Workspace
from ...core.statistics.growth import REASONS, growth_between, growth_by_incorporation, growth_of_figures
from ..support.inputs import Inputs
from .of_companies import CompanyStatistic, numbers_of, on_places


class Growth(CompanyStatistic):
    """Change and growth of places."""

    ID = "growth"
    LOOK = GROWTH
    INSTEAD = ("EARLIER", "LATER")
    METHOD = "change = end - start; growth = 100 (end - start) / start"

    def table(
        self, workspace: Workspace, area: Area, inputs: Inputs, feedback: Feedback
    ) -> tuple[gpd.GeoDataFrame, str]:
        """Start, end, change and growth by place, from dates."""
        hexmap = workspace.hexmap(self.request(self.cluster(inputs), area, inputs), feedback)
        keys, places, companies = self.keys(inputs), self.places(hexmap, inputs), hexmap.companies
        names = pd.MultiIndex.from_frame(places[keys])
        at = names.get_indexer(pd.MultiIndex.from_frame(companies[keys]))
        metric = inputs.text("METRIC")
        if metric in GROWS:
            found = growth_of_figures(companies, GROWS[metric], at, len(names))
            year = companies["earlier_year"].max()
            more = tr("The start is {year}, the oldest year in the file of companies.").format(year=f"{year:.0f}")
            lost = int(found["undated"].sum())
            if lost:
                lacking = counted(
                    "{n} company has a figure of one of the two years only and does not count.",
                    "{n} companies have a figure of one of the two years only and do not count.",
                    lost,
                )
                more = f"{more} {lacking}"
            return self._stated(
                pd.concat([places[keys].reset_index(drop=True), found], axis=1), keys, places, more=more
            )
        years = [inputs.integer(name) for name in ("FIRST_YEAR", "LAST_YEAR")]
        found = growth_by_incorporation(companies["incorporated"], at, len(names), *years)
        table = pd.concat([places[keys].reset_index(drop=True), found], axis=1)
        undated = int(found["undated"].sum())
        more = ""
        if undated:
            more = counted(
                "{n} company without a date counts in neither year.",
                "{n} companies without a date count in neither year.",
                undated,
            )
        if years[0] + 1 < years[1]:  # "since 2013" may be read in two ways
            other = growth_by_incorporation(companies["incorporated"], at, len(names), years[0] + 1, years[1])
            later = tr("Counted from the end of {year} it is {growth}.").format(
                year=years[0] + 1, growth=_growth(other)[2]
            )
            more = f"{later} {more}".strip()
        newest = companies["incorporated"].max()
        if pd.notna(newest) and newest.year < years[1]:
            known = tr("None of these companies was incorporated after {year}.").format(year=newest.year)
            more = f"{more} {known}".strip()
        return self._stated(table, keys, places, more=more)

    def between(
        self, first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, inputs: Inputs
    ) -> tuple[gpd.GeoDataFrame, str]:
        """Start, end, change and growth by place, from two maps."""
        keys, metric = self.keys(inputs), inputs.text("METRIC")
        first, second = numbers_of(first, keys, metric), numbers_of(second, keys, metric)
        found = growth_between(first, second, keys, metric)
        lost = int((~np.isfinite(found["change"].to_numpy(dtype=np.float64))).sum())
        more = ""
        if lost:
            more = counted(
                "{n} place has a figure in one map only and does not count.",
                "{n} places have a figure in one map only and do not count.",
                lost,
            )
        names = self.cluster_names()
        if all(names) and names[0] != names[1]:
            warning = tr("The earlier map counts {first}, the later one {second}: that is no growth of one cluster.")
            more = f"{warning.format(first=names[0], second=names[1])} {more}".strip()
        return self._stated(found, keys, second, first, more=more)

    def _stated(
        self, found: pd.DataFrame, keys: list[str], *layers: gpd.GeoDataFrame, more: str
    ) -> tuple[gpd.GeoDataFrame, str]:
        """The layer and the paragraph; places that one of the years lacks are in neither sum."""
        start, end, grown = _growth(found)
        wording = tr("From {:,.0f} at the start to {:,.0f} at the end in all: {}.").format(start, end, grown)
        found = found.assign(reason=found["reason"].map({key: shown(wording) for key, wording in REASONS.items()}))
        return on_places(found, keys, *layers), f"{wording} {more}".strip()


def _growth(found: pd.DataFrame) -> tuple[float, float, str]:
    """Start and end in all, and the growth in words; places that one of the years lacks are in neither sum."""
    both = found[np.isfinite(found["change"].to_numpy(dtype=np.float64))]
    start, end = float(both["start"].sum()), float(both["end"].sum())
    return start, end, f"{100 * (end - start) / start:+,.0f}%" if start > 0 else tr("no start to compare with")
