"""What the statistics of companies share: companies, cluster and area in, authorities or hexagons with new columns
out.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ...cartography.record.facts import cluster_name
from ...cartography.record.file_facts import cluster_of
from ...cartography.thematic.statistics_symbology import Provenance
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.geography.areas import Area
from ...core.hexmap.engine import HexMap, MapRequest, Workspace
from ...qgis_io.fields import fields_of
from ...sources.layers.company_layers import companies_from_layer
from ...sources.layers.layer_frames import LayerSource
from ...sources.layers.polygon_layers import HEXAGONS, PolygonSource, hexagon_frame
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import check_writable, write_output
from .hidden import check_nothing_hidden
from .statistic_styling import Origins, look_on_load

AUTHORITY, CELL = "authority", "cell"
KEYS = {AUTHORITY: ["authority_code"], CELL: ["cell_id", "authority_code"]}


class CompanyStatistic(Algorithm):
    """Base: a subclass gives ``table``: rows with geometry, and a paragraph."""

    LOOK = ""
    METHOD = ""
    _companies: LayerSource | None = None
    _layers: list[PolygonSource] = []
    _clusters: list[str] = []  # that the two layers count; "" where it is not known
    _origins: Origins
    _look: tuple[str | None, Provenance | None] = (None, None)
    INSTEAD: tuple[str, ...] = ()  # two layers of maps that may be given instead of companies

    def between(
        self, first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, inputs: Inputs
    ) -> tuple[gpd.GeoDataFrame, str]:
        """The result from the two layers of ``INSTEAD``."""
        raise NotImplementedError

    def table(
        self, workspace: Workspace, area: Area, inputs: Inputs, feedback: Feedback
    ) -> tuple[gpd.GeoDataFrame, str]:
        """The result's rows, EPSG:27700, and what they say."""
        raise NotImplementedError

    def check(self, inputs: Inputs) -> None:
        """Area, cluster, size and layers can work together."""
        check_writable(inputs, "OUTPUT")
        inputs.area()
        inputs.check_cluster()
        if self.parameterDefinition("SIZE") is not None:
            inputs.cell_size()
        if not self._two(inputs):
            if self.INSTEAD and not inputs.has("COMPANIES"):
                raise UserError(tr("Choose companies, or the two layers of maps."), ", ".join(self.INSTEAD))
            inputs.companies("COMPANIES")

    def _two(self, inputs: Inputs) -> bool:
        """Whether two layers were given instead of companies. Raises UserError for one alone."""
        given = [inputs.has(name) for name in self.INSTEAD]
        if any(given) and not all(given):
            raise UserError(tr("Give both layers of maps, or neither."), ", ".join(self.INSTEAD))
        return any(given)

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layers."""
        self._origins = Origins()
        if self._two(inputs):
            self._layers = [inputs.polygons(name, HEXAGONS) for name in self.INSTEAD]
            given = (inputs.layer(name) for name in self.INSTEAD)
            self._clusters = [cluster_of(one) if isinstance(one, QgsVectorLayer) else "" for one in given]
            self._origins.note(inputs, self.INSTEAD)
            return
        self._companies = inputs.companies("COMPANIES")
        self._origins.note(inputs, ["COMPANIES"])

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, compute, write."""
        bridge = FeedbackBridge(feedback)
        area = inputs.area()

        def work() -> tuple[gpd.GeoDataFrame, str]:
            if self._layers:
                bridge.step(tr("Reading the layers"))
                first, second = (
                    hexagon_frame(one, bridge.part(0.4 * i, 0.4 * i + 0.4)) for i, one in enumerate(self._layers)
                )
                return self.between(first, second, inputs)
            if self._companies is None:
                raise UserError(tr("Choose a layer of companies."))
            bridge.step(tr("Reading companies"))
            workspace = Workspace(companies_from_layer(self._companies, feedback=bridge.part(0.0, 0.4)))
            bridge.step(tr("Computing"))
            return self.table(workspace, area, inputs, bridge.part(0.4, 0.85))

        table, wording = in_python_thread(work)
        wording = self._origins.stated(wording)
        feedback.pushInfo(wording)
        bridge.step(tr("Writing"))
        output = write_output(inputs, "OUTPUT", table, fields_of(table), bridge.part(0.85, 1.0))
        self._look = (output, self._origins.provenance(inputs, self.LOOK, self.METHOD, wording))
        return {"OUTPUT": output, "SUMMARY": wording, **self.numbers(table)}

    def numbers(self, table: gpd.GeoDataFrame) -> dict[str, Any]:
        """More outputs of the run."""
        return {}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: the layer's look."""
        look_on_load(context, *self._look)
        return {}

    def cluster_names(self) -> list[str]:
        """What the two layers count, "" where it is not known."""
        return [cluster_name(one) or (tr("All companies") if one else "") for one in self._clusters]

    def cluster(self, inputs: Inputs) -> str:
        """The cluster's id."""
        return inputs.choice("CLUSTER")

    def keys(self, inputs: Inputs) -> list[str]:
        """The columns that name a place. A hexagon's part in each authority is a place of its own, so that no figure
        stands twice.
        """
        return KEYS[inputs.choice("BY")]

    def places(self, hexmap: HexMap, inputs: Inputs) -> gpd.GeoDataFrame:
        """The map's authorities or pieces of hexagons."""
        return hexmap.authorities if len(self.keys(inputs)) == 1 else hexmap.hexes

    def request(self, cluster: str, area: Area, inputs: Inputs) -> MapRequest:
        """The map to count on."""
        return MapRequest(cluster, area, "bng", inputs.number("SIZE"))


def on_places(result: pd.DataFrame, keys: list[str], *layers: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The rows of a result with names and polygons; a place that the first layer lacks is drawn as the next one has it.

    Pieces of one place (the hexagons of an authority) are put together.
    """
    shapes: dict[tuple, Any] = {}
    names: dict[object, object] = {}
    for layer in layers:
        if "authority_name" in layer:
            names = {**dict(zip(layer["authority_code"], layer["authority_name"])), **names}
        geometry = layer.geometry.to_numpy()
        for key, rows in layer.groupby(keys if len(keys) > 1 else keys[0], sort=False).indices.items():
            place = key if isinstance(key, tuple) else (key,)
            if place not in shapes:
                shapes[place] = geometry[rows[0]] if len(rows) == 1 else shapely.union_all(geometry[rows])
    table = result.reset_index(drop=True)
    if names:
        table.insert(len(keys), "authority_name", table["authority_code"].map(names).astype(object))
    geometry = np.empty(len(table), dtype=object)
    geometry[:] = [shapes[place] for place in table[keys].itertuples(index=False, name=None)]
    return gpd.GeoDataFrame(table, geometry=geometry, crs=27700)


def numbers_of(frame: gpd.GeoDataFrame, keys: list[str], metric: str) -> gpd.GeoDataFrame:
    """A map's layer with its figures as float64. Raises UserError where it lacks a column or has no figure."""
    lacking = [name for name in (*keys, metric) if name not in frame]
    if lacking:
        raise UserError(
            tr("A layer has no column {value}: choose layers of maps that have it.").format(value=lacking[0]),
            ", ".join(map(str, frame.columns)),
        )
    check_nothing_hidden(frame, metric)
    frame = frame.dropna(subset=keys).reset_index(drop=True)
    for name in {metric, "business_count"} & set(frame.columns):
        frame[name] = pd.to_numeric(frame[name], errors="coerce").astype(np.float64)
    if not np.isfinite(frame[metric].to_numpy()).any():
        raise UserError(
            tr("A layer has no figure in the column {metric}: choose another metric.").format(metric=metric)
        )
    return frame
