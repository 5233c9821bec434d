"""``midlandsclusters:growth``: change between two years, from dates of incorporation or from two maps."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...cartography.statistics_looks import GROWTH
from ...core.areas import Area
from ...core.engine import Workspace
from ...core.errors import UserError
from ...core.feedback import Feedback
from ...core.statistics.growth import REASONS, growth_between, growth_by_incorporation
from ...sources.polygons import HEXAGONS, PolygonSource, polygon_frame, polygon_source
from ..base import tr
from ..inputs import feature_source
from .companies import CompanyStatistic, on_places

_TWO = ("EARLIER", "LATER")


class Growth(CompanyStatistic):
    """Change and growth of places."""

    ID = "growth"
    TITLE = "Growth between two years"
    SUMMARY = "Change and growth in per cent of each authority or hexagon, from dates of incorporation or between two maps."
    TAGS = "growth,change,incorporation,years,trend,statistic"
    LOOK = GROWTH

    def add_own(self) -> None:
        """Years, or two maps."""
        number = QgsProcessingParameterNumber
        self.add(
            number("FIRST_YEAR", tr("End of year"), number.Type.Integer, 2013, minValue=1850, maxValue=2100),
            tr("Companies incorporated by the end of this year are the start."),
        )
        self.add(
            number("LAST_YEAR", tr("to end of year"), number.Type.Integer, 2022, minValue=1850, maxValue=2100),
            tr("Companies incorporated by the end of this year are the end. Those dissolved in between are in neither."),
        )
        for name, words, help_text in (
            (
                "EARLIER",
                tr("or: earlier map"),
                tr("Hexagons or authorities of an earlier map, to compare with a later one instead of using dates."),
            ),
            ("LATER", tr("and later map"), tr("Hexagons or authorities of the later map, of the same cells.")),
        ):
            polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
            self.add(QgsProcessingParameterFeatureSource(name, words, polygons, optional=True), help_text, advanced=True)
        self.add(
            QgsProcessingParameterString("METRIC", tr("Metric of the two maps"), "business_count"),
            tr("The column that is compared between the two maps."),
            advanced=True,
        )
        self._two: list[PolygonSource] = []

    def prepare_run(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layers."""
        super().prepare_run(parameters, context)
        given = [name for name in _TWO if parameters.get(name) not in (None, "")]
        if len(given) == 1:
            raise UserError("Give an earlier and a later map, or neither.")
        transform = context.transformContext()
        self._two = [polygon_source(feature_source(self, parameters, name, context), transform, HEXAGONS) for name in given]

    def table(
        self, workspace: Workspace, area: Area, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback
    ) -> tuple[gpd.GeoDataFrame, str]:
        """Start, end, change and growth by place."""
        found = self._between(parameters, context, feedback) if self._two else self._dated(workspace, area, parameters, context, feedback)
        found["reason"] = found["reason"].map(REASONS)
        start, end = found["start"].sum(), found["end"].sum()
        grown = f"{100 * (end - start) / start:+,.0f}%" if start > 0 else tr("no start to compare with")
        return found, tr("From {:,.0f} to {:,.0f} in all: {}.").format(start, end, grown)

    def _dated(
        self, workspace: Workspace, area: Area, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback
    ) -> gpd.GeoDataFrame:
        hexmap = workspace.hexmap(self.request(self.cluster(parameters, context), area, parameters, context), feedback)
        places, key = self.places(hexmap, parameters, context)
        names = pd.Index(places[key].unique())
        companies = hexmap.companies
        years = [self.parameterAsInt(parameters, name, context) for name in ("FIRST_YEAR", "LAST_YEAR")]
        at = names.get_indexer(companies[key])
        found = growth_by_incorporation(companies["incorporated"], np.maximum(at, 0), len(names), *years)
        return on_places(places, key, found.assign(**{key: names}))

    def _between(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback) -> gpd.GeoDataFrame:
        metric = self.parameterAsString(parameters, "METRIC", context)
        earlier, later = (polygon_frame(one, feedback.part(0.4 * i, 0.4 * i + 0.4)) for i, one in enumerate(self._two))
        key = next((name for name in ("cell_id", "authority_code") if name in earlier and name in later), None)
        if key is None:
            raise UserError("The two maps have no column cell_id or authority_code in common: choose two maps of this plugin.")
        for frame in (earlier, later):
            if metric in frame:
                frame[metric] = pd.to_numeric(frame[metric], errors="coerce")
        return on_places(later, key, growth_between(earlier, later, key, metric))
