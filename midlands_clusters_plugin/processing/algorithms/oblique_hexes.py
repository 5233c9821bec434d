"""``midlandsclusters:obliquehexes``: polygons with a number -> columns in an oblique projection, as a plain polygon
layer.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.oblique.oblique_scene import Columns, faces_of, view_of
from ...core.oblique.projection import heights_for
from ...sources.layers.polygon_layers import HEXAGONS, hexagon_frame
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import write_output

_TALLEST = 0.16  # height of the tallest column as a share of the longer side of the extent
_GIANT = 50  # times the median; beside such a value the others cannot be told apart
_KINDS = ("top", "left", "right", "ground")
_CARRIED = ("cell_id", "authority_code", "authority_name")


class ObliqueHexes(Algorithm):
    """Extrudes polygons without a 3D view."""

    ID = "obliquehexes"
    LAYERS = {"INPUT": HEXAGONS}

    def check(self, inputs: Inputs) -> None:
        """The column is one of the layer's numbers."""
        inputs.polygons("INPUT", HEXAGONS)  # before its columns
        source = inputs.source("INPUT")
        field = inputs.column("FIELD")
        index = source.fields().lookupField(field)
        if index < 0:
            raise UserError(
                tr("The layer has no column {field}: choose one of its columns of numbers.").format(field=field),
                ", ".join(source.fields().names()),
            )
        if not source.fields().at(index).isNumeric():
            raise UserError(tr("The column {field} holds no numbers: choose another.").format(field=field))

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        field, scale = inputs.column("FIELD"), inputs.choice("SCALE")
        times, tilt, azimuth = (inputs.number(name) for name in ("EXAGGERATION", "TILT", "AZIMUTH"))
        bridge.step(tr("Reading hexagons"))

        def work() -> tuple[gpd.GeoDataFrame, np.ndarray, np.ndarray]:
            frame = hexagon_frame(self.sources["INPUT"], bridge.part(0.0, 0.6))
            frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty].reset_index(drop=True)
            values = pd.to_numeric(frame[field], errors="coerce").to_numpy(dtype=np.float64)
            return oblique_table(frame, values, scale, times, tilt, azimuth), values, np.isfinite(values) & (values > 0)

        table, values, rising = in_python_thread(work)
        say(values, rising, scale, feedback)
        bridge.step(tr("Writing"))
        output = write_output(inputs, "OUTPUT", table, bridge.part(0.7, 1.0))
        highest = float(values[rising].max()) if rising.any() else 0.0
        return {"OUTPUT": output, "COLUMNS": int(rising.sum()), "HIGHEST": highest, "SCALE_USED": scale}


def oblique_table(
    frame: gpd.GeoDataFrame, values: np.ndarray, scale: str, exaggeration: float, tilt: float, azimuth: float
) -> gpd.GeoDataFrame:
    """Faces of the columns over the ground of all polygons, in painter's order, with the columns of ``frame`` that name
    a cell.
    """
    polygons = frame.geometry.to_numpy()
    view = view_of(polygons, tilt, azimuth)
    left, bottom, right, top = shapely.total_bounds(polygons) if len(polygons) else (0.0,) * 4
    heights = heights_for(values, tallest=_TALLEST * exaggeration * max(right - left, top - bottom), scale=scale)
    faces, _ = faces_of(Columns(polygons, values, heights), view)
    source = np.concatenate([np.arange(len(polygons)), faces.source])
    kind = np.concatenate([np.full(len(polygons), 3), faces.kind])
    data = {name: frame[name].to_numpy(dtype=object)[source] for name in _CARRIED if name in frame}
    data |= {
        "value": values[source],
        "height": np.round(heights[source], 3),
        "kind": np.array(_KINDS, dtype=object)[kind],
        "shade": np.round(np.concatenate([np.ones(len(polygons)), faces.shade]), 4),
        "painter": np.arange(len(source)),
    }
    geometry = np.concatenate([view.drape(polygons), faces.geometry])
    return gpd.GeoDataFrame(data, geometry=geometry, crs=27700)


def say(values: np.ndarray, rising: np.ndarray, scale: str, feedback: QgsProcessingFeedback) -> None:
    """What did not rise, and why; and what makes the others look flat."""
    negative, missing = int((values < 0).sum()), int((~np.isfinite(values)).sum())
    if not rising.any():
        feedback.pushWarning(tr("No value is above zero: all polygons are flat."))
    if negative:
        feedback.pushWarning(tr("{:,} polygons have a negative value and are drawn flat.").format(negative))
    if missing:
        feedback.pushInfo(tr("{:,} polygons have no value and are drawn flat.").format(missing))
    usual = float(np.median(values[rising])) if rising.any() else 0.0
    if scale == "linear" and usual > 0 and values[rising].max() > _GIANT * usual:
        feedback.pushWarning(
            tr(
                "The highest value is {:,.0f} times the usual one, so most columns look flat: choose sqrt or log for "
                "the heights."
            ).format(values[rising].max() / usual)
        )
    feedback.pushInfo(
        tr("Positions are those of a page: the layer lies on the British grid for drawing only. Do not measure on it.")
    )
