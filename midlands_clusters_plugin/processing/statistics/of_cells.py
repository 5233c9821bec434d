"""What the statistics of hexagons share: a hexagon layer in, whole cells to compute on, the layer's pieces with new
columns out.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...cartography.thematic.statistics_symbology import Provenance
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.grid.lattice import Lattice, grid_of, make_lattice, merge_pieces
from ...qgis_io.fields import fields_of
from ...sources.layers.polygon_layers import HEXAGONS, PolygonSource, hexagon_frame
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import check_writable, write_output
from .hidden import check_nothing_hidden
from .statistic_styling import Origins, look_on_load

CELL = "cell_id"
_STORED = (CELL, "authority_code", "authority_name")


class CellStatistic(Algorithm):
    """Base: a subclass gives ``result``: columns by cell, and a paragraph."""

    LOOK = ""
    METHOD = ""
    _source: PolygonSource | None = None
    _origins: Origins
    _look: tuple[str | None, Provenance | None] = (None, None)

    def result(self, cells: pd.Series, lattice_of: Any, inputs: Inputs, feedback: Feedback) -> tuple[pd.DataFrame, str]:
        """Columns by cell id (the index), and what they say. ``lattice_of(rings)`` gives the lattice and the cells'
        values in its order.
        """
        raise NotImplementedError

    def check(self, inputs: Inputs) -> None:
        """The layer holds hexagons of a map and the metric is one of its numbers."""
        check_writable(inputs, "OUTPUT")
        source = inputs.source("INPUT")
        inputs.polygons("INPUT", HEXAGONS)
        names = source.fields().names()
        if CELL not in names:
            raise UserError(tr("The layer has no column cell_id: choose the hexagon layer of a map."), ", ".join(names))
        metric = inputs.column("METRIC")
        index = source.fields().lookupField(metric)
        if index < 0 or not source.fields().at(index).isNumeric():
            raise UserError(
                tr("The layer has no column of numbers called {metric}: choose one of its metrics.").format(
                    metric=metric
                ),
                ", ".join(names),
            )

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layer."""
        self._source = inputs.polygons("INPUT", HEXAGONS)
        self._origins = Origins()
        self._origins.note(inputs, ["INPUT"])

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, compute on whole cells, write the pieces."""
        bridge = FeedbackBridge(feedback)
        metric = inputs.column("METRIC")
        bridge.step(tr("Reading hexagons"))

        def work() -> tuple[gpd.GeoDataFrame, str]:
            frame = read_pieces(self._source, metric, bridge.part(0.0, 0.4))
            cells = merge_pieces(frame[CELL].to_numpy(dtype=object), frame[[metric]])[metric]
            bridge.step(tr("Computing"))
            columns, wording = self.result(
                cells, lambda rings: lattice_and_values(cells, rings), inputs, bridge.part(0.4, 0.8)
            )
            return joined(frame, columns), wording

        table, wording = in_python_thread(work)
        wording = self._origins.stated(wording)
        feedback.pushInfo(wording)
        bridge.step(tr("Writing"))
        output = write_output(inputs, "OUTPUT", table, fields_of(table), bridge.part(0.8, 1.0))
        self._look = (output, self._origins.provenance(inputs, self.LOOK, self.METHOD, wording))
        return {"OUTPUT": output, "SUMMARY": wording}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: the layer's look."""
        look_on_load(context, *self._look)
        return {}


def read_pieces(source: PolygonSource | None, metric: str, feedback: Feedback) -> gpd.GeoDataFrame:
    """The pieces of a hexagon layer with their names and one metric as float64. Raises UserError."""
    if source is None:
        raise UserError(tr("Choose the hexagon layer of a map."))
    frame = hexagon_frame(source, feedback)
    if frame[CELL].isna().any():
        raise UserError(tr("A row of the layer has no cell_id: choose the hexagon layer of a map."))
    check_nothing_hidden(frame, metric)
    stored = [name for name in _STORED if name in frame]
    numbers = pd.to_numeric(frame[metric], errors="coerce").astype(np.float64)
    return gpd.GeoDataFrame(frame[stored].assign(**{metric: numbers}), geometry=frame.geometry, crs=frame.crs)


def lattice_and_values(cells: pd.Series, rings: int) -> tuple[Lattice, pd.Series]:
    """The lattice of the cells whose figure is known, and their values in its order. Raises UserError for texts that
    are no cell ids.
    """
    known = cells[np.isfinite(cells.to_numpy())]
    ids = known.index.to_numpy(dtype=object)
    if not len(ids):
        raise UserError(tr("No hexagon has a figure for this metric: choose another."))
    grid = grid_of(ids)
    keys = grid.keys_of(ids)
    order = np.argsort(keys, kind="stable")
    return make_lattice(grid, keys, rings), known.iloc[order]


def joined(frame: gpd.GeoDataFrame, columns: pd.DataFrame) -> gpd.GeoDataFrame:
    """Pieces with the columns of their cells; cells that were left out have none."""
    wide = columns.reindex(frame[CELL].to_numpy(dtype=object)).reset_index(drop=True)
    table = pd.concat([pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True), wide], axis=1)
    return gpd.GeoDataFrame(table, geometry=frame.geometry.to_numpy(), crs=frame.crs)
