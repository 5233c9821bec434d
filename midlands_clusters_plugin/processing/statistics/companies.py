"""What the statistics of companies share: companies, cluster and area in, authorities or hexagons with new columns out."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...core.areas import Area
from ...core.catalogue import clusters
from ...core.engine import ALL, HexMap, MapRequest, Workspace
from ...core.errors import UserError
from ...core.feedback import Feedback
from ...core.hexgrid import MAX_SIZE, MIN_SIZE
from ...core.threads import in_python_thread
from ...sources.companies import companies_from_layer
from ...sources.fields import fields_of
from ...sources.layers import LayerSource
from ..areas import area_names, find_area
from ..base import Algorithm, FeedbackBridge, tr
from ..inputs import layer_input
from ..outputs import check_writable, write_output
from .looks import look_on_load

AUTHORITY, CELL = "authority", "cell"


class CompanyStatistic(Algorithm):
    """Base: a subclass adds its own parameters with ``add_own`` and gives ``table``: rows with geometry, and a paragraph."""

    LOOK = ""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Parameters and outputs; their names never change."""
        self.add(
            QgsProcessingParameterFeatureSource("COMPANIES", tr("Companies"), [QgsProcessing.SourceType.TypeVector]),
            tr("The layer that Import companies made, with the companies of all sectors where the statistic compares with them."),
        )
        self.add(
            QgsProcessingParameterEnum("CLUSTER", tr("Cluster"), [ALL, *clusters()], defaultValue="aerospace", usesStaticStrings=True),
            tr("The cluster that is looked at: its companies against those of all sectors."),
        )
        names = area_names()
        area = QgsProcessingParameterString("AREA", tr("Area"), names[0])
        area.setMetadata({"widget_wrapper": {"value_hints": names}})
        self.add(area, tr("The authorities to look at: a preset, a name, a code, or several joined by + (Derby+Derbyshire)."))
        self.add_place()
        self.add_own()
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Result"), QgsProcessing.SourceType.TypeVectorPolygon),
            tr("The places with the statistic's columns (British National Grid)."),
        )
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("The result in words")))
        self._companies: LayerSource | None = None
        self._look: tuple[str, str | None] = ("", None)

    def add_place(self) -> None:
        """By authority or by hexagon, and how large."""
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterEnum("BY", tr("By"), [AUTHORITY, CELL], defaultValue=AUTHORITY, usesStaticStrings=True),
            tr("authority: one figure an authority, which rests on more businesses. cell: one a hexagon."),
        )
        self.add(
            number("SIZE", tr("Cell size in metres"), number.Type.Double, 5000.0),
            tr("Metres between opposite sides of a hexagon, 250 to 10000. Shares need many businesses a hexagon: 5000 or more is wise."),
            advanced=True,
        )

    def add_own(self) -> None:
        """Parameters of the statistic."""

    def table(
        self, workspace: Workspace, area: Area, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Feedback
    ) -> tuple[gpd.GeoDataFrame, str]:
        """The result's rows, EPSG:27700, and what they say."""
        raise NotImplementedError

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Area, cluster, size and layers can work together."""
        check_writable(parameters, "OUTPUT")
        self._area(parameters, context)
        cluster = parameters.get("CLUSTER", "aerospace")
        if isinstance(cluster, str) and cluster != ALL and cluster not in clusters():
            raise UserError(f"There is no cluster {cluster}: choose one from the list.", ", ".join(clusters()))
        if self.parameterDefinition("SIZE") is not None:
            size = self.parameterAsDouble(parameters, "SIZE", context)
            if not MIN_SIZE <= size <= MAX_SIZE:
                raise UserError(f"The cell size is {size:g} m: choose {MIN_SIZE:g} to {MAX_SIZE:g} m.")
        layer_input(self, parameters, "COMPANIES", context)

    def prepare_run(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layer."""
        self._companies = layer_input(self, parameters, "COMPANIES", context)

    def run_core(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, compute, write."""
        bridge = FeedbackBridge(feedback)
        area = self._area(parameters, context)

        def work() -> tuple[gpd.GeoDataFrame, str]:
            if self._companies is None:
                raise UserError(tr("Choose a layer of companies."))
            bridge.step(tr("Reading companies"))
            workspace = Workspace(companies_from_layer(self._companies, feedback=bridge.part(0.0, 0.4)))
            bridge.step(tr("Computing"))
            return self.table(workspace, area, parameters, context, bridge.part(0.4, 0.85))

        table, words = in_python_thread(work)
        feedback.pushInfo(words)
        bridge.step(tr("Writing"))
        output = write_output(self, parameters, "OUTPUT", context, table, fields_of(table), bridge.part(0.85, 1.0))
        self._look = (self.LOOK, output)
        return {"OUTPUT": output, "SUMMARY": words, **self.numbers(table)}

    def numbers(self, table: gpd.GeoDataFrame) -> dict[str, Any]:
        """More outputs of the run."""
        return {}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: the layer's look."""
        look_on_load(context, self._look[1], self._look[0])
        return {}

    def _area(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Area:
        return find_area(self.parameterAsString(parameters, "AREA", context))

    def cluster(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The cluster's id."""
        return self.parameterAsEnumString(parameters, "CLUSTER", context)

    def places(self, hexmap: HexMap, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[gpd.GeoDataFrame, str]:
        """The map's authorities or pieces of hexagons, and the column that names a place."""
        if self.parameterAsEnumString(parameters, "BY", context) == AUTHORITY:
            return hexmap.authorities, "authority_code"
        return hexmap.hexes, "cell_id"

    def request(self, cluster: str, area: Area, parameters: dict[str, Any], context: QgsProcessingContext) -> MapRequest:
        """The map to count on."""
        return MapRequest(cluster, area, "bng", self.parameterAsDouble(parameters, "SIZE", context))


def on_places(places: gpd.GeoDataFrame, key: str, columns: pd.DataFrame) -> gpd.GeoDataFrame:
    """Places (several pieces may be of one) with the columns of ``columns``, matched by ``key``."""
    named = [name for name in ("cell_id", "authority_code", "authority_name") if name in places]
    wide = columns.set_index(key).reindex(places[key]).reset_index(drop=True)
    data = pd.concat([pd.DataFrame(places[named]).reset_index(drop=True), wide], axis=1)
    return gpd.GeoDataFrame(data, geometry=places.geometry.to_numpy(), crs=places.crs)
