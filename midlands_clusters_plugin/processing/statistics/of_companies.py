"""What the statistics of companies share: companies, cluster and area in, authorities or hexagons with new columns
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsVectorLayer

from ...cartography.record.facts import cluster_name
from ...cartography.record.file_facts import cluster_of
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.hexmap.engine import HexMap, MapRequest, Workspace
from ...sources.layers.polygon_layers import HEXAGONS, hexagon_frame
from ..base import COMPANIES
from ..support.inputs import Inputs
from .statistic import Result, Statistic, check_nothing_hidden

KEYS = {"authority": ["authority_code"], "cell": ["cell_id", "authority_code"]}


class CompanyStatistic(Statistic):
    """Base: a subclass gives ``table``, and where two layers of maps may be given instead of companies, ``between``."""

    INSTEAD: tuple[str, ...] = ()  # the parameters of the two layers
    _clusters: list[str] = []  # that the two layers count; "" where it is not known

    def table(self, workspace: Workspace, inputs: Inputs, feedback: Feedback) -> Result:
        """The result's rows, EPSG:27700, and what they say."""
        raise NotImplementedError

    def between(self, first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, inputs: Inputs) -> Result:
        """The result from the two layers of ``INSTEAD``."""
        raise NotImplementedError

    def layers(self, inputs: Inputs) -> Mapping[str, str]:
        """Companies, or the two layers that were given instead. Raises UserError for one alone."""
        given = [inputs.has(name) for name in self.INSTEAD]
        if any(given) and not all(given):
            raise UserError(tr("Give both layers of maps, or neither."), ", ".join(self.INSTEAD))
        return dict.fromkeys(self.INSTEAD, HEXAGONS) if any(given) else {"COMPANIES": COMPANIES}

    def check(self, inputs: Inputs) -> None:
        """Area, cluster, size and layers can work together."""
        inputs.area()
        inputs.check_cluster()
        if self.parameterDefinition("SIZE") is not None:
            inputs.cell_size()
        if self.INSTEAD and not any(inputs.has(name) for name in self.layers(inputs)):
            raise UserError(tr("Choose companies, or the two layers of maps."), ", ".join(self.INSTEAD))

    def prepare_run(self, inputs: Inputs) -> None:
        """Note what the layers are made of, and what they count."""
        super().prepare_run(inputs)
        given = (inputs.layer(name) for name in self.sources if name in self.INSTEAD)
        self._clusters = [cluster_of(one) if isinstance(one, QgsVectorLayer) else "" for one in given]

    def compute(self, inputs: Inputs, feedback: Feedback) -> Result:
        """From companies, or from the two layers."""
        if "COMPANIES" in self.sources:
            workspace = self.workspace(feedback.part(0.0, 0.45))
            feedback.step(tr("Computing"))
            return self.table(workspace, inputs, feedback.part(0.45, 1.0))
        feedback.step(tr("Reading the layers"))
        first, second = (
            hexagon_frame(one, feedback.part(0.5 * i, 0.5 * i + 0.5)) for i, one in enumerate(self.sources.values())
        )
        return self.between(first, second, inputs)

    def cluster_names(self) -> list[str]:
        """What the two layers count, "" where it is not known."""
        return [cluster_name(one) or (tr("All companies") if one else "") for one in self._clusters]

    def keys(self, inputs: Inputs) -> list[str]:
        """The columns that name a place. A hexagon's part in each authority is a place of its own, so that no figure
        stands twice.
        """
        return KEYS[inputs.choice("BY")]

    def places(self, hexmap: HexMap, inputs: Inputs) -> gpd.GeoDataFrame:
        """The map's authorities or pieces of hexagons."""
        return hexmap.authorities if len(self.keys(inputs)) == 1 else hexmap.hexes

    def request(self, cluster: str, inputs: Inputs) -> MapRequest:
        """The map to count on."""
        return MapRequest(cluster, inputs.area(), "bng", inputs.number("SIZE"))


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
