"""What the statistics of companies share: companies, cluster and area in, authorities or hexagons with new columns
out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import ALL, clusters
from ...core.geography.areas import Area
from ..base import Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.inputs import feature_source, layer_input
from ..support.outputs import check_writable, write_output
from .hidden import check_nothing_hidden
from .statistic_styling import Origins, look_on_load

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from ...cartography.thematic.statistics_symbology import Provenance
    from ...core.hexmap.engine import HexMap, MapRequest, Workspace
    from ...sources.layers.layer_frames import LayerSource
    from ...sources.layers.polygon_layers import PolygonSource

AUTHORITY, CELL = "authority", "cell"
KEYS = {AUTHORITY: ["authority_code"], CELL: ["cell_id", "authority_code"]}


class CompanyStatistic(Algorithm):
    """Base: a subclass gives ``table``: rows with geometry, and a paragraph."""

    LOOK = ""
    METHOD = ""
    _companies: LayerSource | None = None
    _layers: list[PolygonSource] = []
    _origins: Origins
    _look: tuple[str | None, Provenance | None] = (None, None)
    INSTEAD: tuple[str, ...] = ()  # two layers of maps that may be given instead of companies

    def between(
        self,
        first: gpd.GeoDataFrame,
        second: gpd.GeoDataFrame,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> tuple[gpd.GeoDataFrame, str]:
        """The result from the two layers of ``INSTEAD``."""
        raise NotImplementedError

    def table(
        self,
        workspace: Workspace,
        area: Area,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: Feedback,
    ) -> tuple[gpd.GeoDataFrame, str]:
        """The result's rows, EPSG:27700, and what they say."""
        raise NotImplementedError

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Area, cluster, size and layers can work together."""
        from ...core.grid.hexgrid import MAX_SIZE, MIN_SIZE

        check_writable(parameters, "OUTPUT")
        self._area(parameters, context)
        cluster = parameters.get("CLUSTER", "aerospace")
        if isinstance(cluster, str) and cluster != ALL and cluster not in clusters():
            raise UserError(
                tr("There is no cluster {cluster}: choose one from the list.").format(cluster=cluster),
                ", ".join(clusters()),
            )
        if self.parameterDefinition("SIZE") is not None:
            size = self.parameterAsDouble(parameters, "SIZE", context)
            if not MIN_SIZE <= size <= MAX_SIZE:
                raise UserError(
                    tr("The cell size is {size:g} m: choose {min_size:g} to {max_size:g} m.").format(
                        size=size, min_size=MIN_SIZE, max_size=MAX_SIZE
                    )
                )
        if not self._two(parameters):
            if self.INSTEAD and parameters.get("COMPANIES") in (None, ""):
                raise UserError(tr("Choose companies, or the two layers of maps."), ", ".join(self.INSTEAD))
            layer_input(self, parameters, "COMPANIES", context)

    def _two(self, parameters: dict[str, Any]) -> bool:
        """Whether two layers were given instead of companies. Raises UserError for one alone."""
        given = [parameters.get(name) not in (None, "") for name in self.INSTEAD]
        if any(given) and not all(given):
            raise UserError(tr("Give both layers of maps, or neither."), ", ".join(self.INSTEAD))
        return any(given)

    def prepare_run(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layers."""
        from ...sources.layers.polygon_layers import HEXAGONS, polygon_source

        self._origins = Origins()
        if self._two(parameters):
            transform = context.transformContext()
            self._layers = [
                polygon_source(feature_source(self, parameters, name, context), transform, HEXAGONS)
                for name in self.INSTEAD
            ]
            self._origins.note(self, parameters, self.INSTEAD, context)
            return
        self._companies = layer_input(self, parameters, "COMPANIES", context)
        self._origins.note(self, parameters, ["COMPANIES"], context)

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read, compute, write."""
        from ...core.hexmap.engine import Workspace
        from ...qgis_io.fields import fields_of
        from ...sources.layers.company_layers import companies_from_layer
        from ...sources.layers.polygon_layers import hexagon_frame

        bridge = FeedbackBridge(feedback)
        area = self._area(parameters, context)

        def work() -> tuple[gpd.GeoDataFrame, str]:
            if self._layers:
                bridge.step(tr("Reading the layers"))
                first, second = (
                    hexagon_frame(one, bridge.part(0.4 * i, 0.4 * i + 0.4)) for i, one in enumerate(self._layers)
                )
                return self.between(first, second, parameters, context)
            if self._companies is None:
                raise UserError(tr("Choose a layer of companies."))
            bridge.step(tr("Reading companies"))
            workspace = Workspace(companies_from_layer(self._companies, feedback=bridge.part(0.0, 0.4)))
            bridge.step(tr("Computing"))
            return self.table(workspace, area, parameters, context, bridge.part(0.4, 0.85))

        table, wording = in_python_thread(work)
        feedback.pushInfo(wording)
        bridge.step(tr("Writing"))
        output = write_output(self, parameters, "OUTPUT", context, table, fields_of(table), bridge.part(0.85, 1.0))
        self._look = (output, self._origins.provenance(self, parameters, self.LOOK, self.METHOD, wording))
        return {"OUTPUT": output, "SUMMARY": wording, **self.numbers(table)}

    def numbers(self, table: gpd.GeoDataFrame) -> dict[str, Any]:
        """More outputs of the run."""
        return {}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: the layer's look."""
        look_on_load(context, *self._look)
        return {}

    def _area(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Area:
        return find_area(self.parameterAsString(parameters, "AREA", context))

    def cluster(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The cluster's id."""
        return self.parameterAsEnumString(parameters, "CLUSTER", context)

    def keys(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        """The columns that name a place. A hexagon's part in each authority is a place of its own, so that no figure
        stands twice.
        """
        return KEYS[self.parameterAsEnumString(parameters, "BY", context)]

    def places(self, hexmap: HexMap, parameters: dict[str, Any], context: QgsProcessingContext) -> gpd.GeoDataFrame:
        """The map's authorities or pieces of hexagons."""
        return hexmap.authorities if len(self.keys(parameters, context)) == 1 else hexmap.hexes

    def request(
        self, cluster: str, area: Area, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> MapRequest:
        """The map to count on."""
        from ...core.hexmap.engine import MapRequest

        return MapRequest(cluster, area, "bng", self.parameterAsDouble(parameters, "SIZE", context))


def on_places(result: pd.DataFrame, keys: list[str], *layers: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The rows of a result with names and polygons; a place that the first layer lacks is drawn as the next one has it.

    Pieces of one place (the hexagons of an authority) are put together.
    """
    import geopandas as gpd
    import numpy as np
    import shapely

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
    import numpy as np
    import pandas as pd

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
