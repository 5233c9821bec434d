"""``midlandsclusters:hotspots`` and ``midlandsclusters:localmoran``: a hexagon layer in, whole cells to compute on, the
layer's pieces with new columns out.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ...cartography.thematic.statistic_names import HOT_SPOTS, LOCAL_MORAN
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.grid.lattice import Lattice, grid_of, make_lattice, merge_pieces
from ...core.statistics.defaults import FEWEST_WITH_VALUE
from ...core.statistics.hot_spots import hot_spots, least_sure
from ...core.statistics.local_moran import local_moran
from ...core.statistics.neighbourhood import Neighbourhood
from ...sources.layers.polygon_layers import HEXAGONS, PolygonSource, hexagon_frame
from ..support.inputs import Inputs
from .statistic import Result, Statistic, check_nothing_hidden

CELL = "cell_id"
_STORED = (CELL, "authority_code", "authority_name")


class NeighbourStatistic(Statistic):
    """Base: a subclass gives ``measured`` and ``stated``."""

    LAYERS = {"INPUT": HEXAGONS}

    def measured(self, lattice: Lattice, values: np.ndarray, inputs: Inputs, **how: Any) -> Neighbourhood:
        """The statistic of each cell."""
        raise NotImplementedError

    def stated(self, found: Neighbourhood, kinds: pd.Series) -> str:
        """What is found, in words; ``kinds``: how many cells are of each kind."""
        raise NotImplementedError

    def check(self, inputs: Inputs) -> None:
        """The layer holds hexagons of a map and the metric is one of its numbers."""
        inputs.polygons("INPUT", HEXAGONS)  # before its columns
        fields, metric = inputs.source("INPUT").fields(), inputs.column("METRIC")
        names = ", ".join(fields.names())
        if CELL not in fields.names():
            raise UserError(tr("The layer has no column cell_id: choose the hexagon layer of a map."), names)
        index = fields.lookupField(metric)
        if index < 0 or not fields.at(index).isNumeric():
            sentence = tr("The layer has no column of numbers called {metric}: choose one of its metrics.")
            raise UserError(sentence.format(metric=metric), names)

    def compute(self, inputs: Inputs, feedback: Feedback) -> Result:
        """The layer's pieces with the columns of their cells; cells that were left out have none."""
        metric = inputs.column("METRIC")
        feedback.step(tr("Reading hexagons"))
        frame = _pieces(self.sources["INPUT"], metric, feedback.part(0.0, 0.5))
        cells = merge_pieces(frame[CELL].to_numpy(dtype=object), frame[[metric]])[metric]
        feedback.step(tr("Computing"))
        lattice, values = _lattice_and_values(cells, inputs.integer("RINGS"))
        found = self.measured(
            lattice,
            values.to_numpy(),
            inputs,
            inference=inputs.choice("INFERENCE"),
            permutations=inputs.integer("PERMUTATIONS"),
            seed=inputs.integer("SEED"),
            control_false_discoveries=inputs.yes("CONTROL"),
            feedback=feedback.part(0.5, 1.0),
        )
        columns = found.frame().drop(columns=["key", "value"]).set_axis(values.index)
        wording = [self.stated(found, columns["kind"].value_counts())]
        if int((values != 0).sum()) < FEWEST_WITH_VALUE:
            warning = tr(
                "Fewer than {fewest} hexagons have a value, and chance would make hot spots of them: do not rely on it."
            )
            wording.append(warning.format(fewest=FEWEST_WITH_VALUE))
        wide = columns.reindex(frame[CELL].to_numpy(dtype=object)).reset_index(drop=True)
        table = pd.concat([pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True), wide], axis=1)
        made = gpd.GeoDataFrame(table, geometry=frame.geometry.to_numpy(), crs=frame.crs)
        return made, " ".join([*wording, *found.notes])


class HotSpotsAlgorithm(NeighbourStatistic):
    """Where high values stand together, and where low ones do: Getis and Ord's Gi*."""

    ID = "hotspots"
    LOOK = HOT_SPOTS
    METHOD = "Ord, J. K. and Getis, A. (1995), Geographical Analysis 27(4), 286-306"

    def measured(self, lattice: Lattice, values: np.ndarray, inputs: Inputs, **how: Any) -> Neighbourhood:
        """Gi*, z, p, q and kind."""
        return hot_spots(lattice, values, **how)

    def stated(self, found: Neighbourhood, kinds: pd.Series) -> str:
        """How many hot and cold spots."""
        hot, cold = (int(kinds[kinds.index.str.startswith(side)].sum()) for side in ("hot_", "cold_"))
        wording = tr("Hot spots, {level}% sure or more: {hot:,} of {all:,} hexagons; cold spots: {cold:,}. {method}.")
        level = least_sure(found.kind)
        return wording.format(level=level, hot=hot, all=len(found.kind), cold=cold, method=found.method)


class LocalMoranAlgorithm(NeighbourStatistic):
    """Which hexagons are like their neighbours, and which stand out."""

    ID = "localmoran"
    LOOK = LOCAL_MORAN
    METHOD = "Anselin, L. (1995), Geographical Analysis 27(2), 93-115"

    def measured(self, lattice: Lattice, values: np.ndarray, inputs: Inputs, **how: Any) -> Neighbourhood:
        """I, z, p, q, quadrant and kind."""
        return local_moran(lattice, values, level=int(inputs.choice("LEVEL")), **how)

    def stated(self, found: Neighbourhood, kinds: pd.Series) -> str:
        """How many hexagons of each quadrant."""
        wording = tr(
            "Hexagons: {:,}; high among high: {:,}, high among low: {:,}, low among high: {:,}, low among low: {:,}. "
            "{}."
        )
        numbers = (int(kinds.get(kind, 0)) for kind in ("HH", "HL", "LH", "LL"))
        return wording.format(len(found.kind), *numbers, found.method)


def _pieces(source: PolygonSource, metric: str, feedback: Feedback) -> gpd.GeoDataFrame:
    """The pieces of a hexagon layer with their names and one metric as float64. Raises UserError."""
    frame = hexagon_frame(source, feedback)
    if frame[CELL].isna().any():
        raise UserError(tr("A row of the layer has no cell_id: choose the hexagon layer of a map."))
    check_nothing_hidden(frame, metric)
    stored = [name for name in _STORED if name in frame]
    numbers = pd.to_numeric(frame[metric], errors="coerce").astype(np.float64)
    return gpd.GeoDataFrame(frame[stored].assign(**{metric: numbers}), geometry=frame.geometry, crs=frame.crs)


def _lattice_and_values(cells: pd.Series, rings: int) -> tuple[Lattice, pd.Series]:
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
