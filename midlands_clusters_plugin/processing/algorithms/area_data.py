"""``midlandsclusters:areadata``: figures published by area (ONS, Nomis) as a choropleth; over hexagons only where that
is asked for.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ...cartography.thematic.choropleth import About, describe, describe_spread, present
from ...core.area_data.area_polygons import polygons_from_frame
from ...core.area_data.area_reader import AreaTable, read_area_data, read_area_frame
from ...core.area_data.join import AreaMap, join
from ...core.area_data.spread import Spread, spread, warning
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr, written
from ...core.base.threads import in_python_thread
from ...qgis_io.fields import fields_of
from ...sources.layers.layer_rows import RowSource, table_frame, table_source
from ...sources.layers.polygon_layers import AUTHORITIES, HEXAGONS, PolygonSource, polygon_frame
from ..base import Algorithm, FeedbackBridge
from ..statistics.hidden import check_nothing_hidden
from ..support.area_parameter import find_area
from ..support.inputs import Inputs
from ..support.on_load import on_load
from ..support.outputs import check_writable, write_output

_WEIGHT = "business_count"


class AreaData(Algorithm):
    """Business counts and other figures by MSOA, district or authority."""

    ID = "areadata"
    _table: RowSource | None = None
    _sources: dict[str, PolygonSource] = {}
    _loaded: dict[str, About] = {}

    def check(self, inputs: Inputs) -> None:
        """A file or a layer; hexagons where spreading is asked for; outputs writable."""
        path = inputs.path("INPUT")
        if bool(path) == (inputs.has("LAYER")):
            raise UserError(tr("Choose a file of figures or a layer of figures: one of the two."))
        if path and not Path(path).is_file():
            raise UserError(
                tr("There is no file {name} in {folder}: choose another.").format(
                    name=Path(path).name, folder=Path(path).parent
                )
            )
        if inputs.yes("SPREAD") and not inputs.has("HEXAGONS"):
            raise UserError(tr("Choose the hexagon layer that the figures are to be spread over."))
        self._area(inputs)
        for name in ("OUTPUT", "HEXES", "REJECTS"):
            check_writable(inputs, name)

    def _area(self, inputs: Inputs) -> Any:
        text = inputs.text("AREA").strip()
        return find_area(text) if text else None

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layers."""
        self._table = table_source(inputs.source("LAYER")) if inputs.has("LAYER") else None
        self._sources = {
            name: inputs.polygons(name, wanted)
            for name, wanted in (("BOUNDARIES", AUTHORITIES), ("HEXAGONS", HEXAGONS))
            if inputs.has(name)
        }

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, join, spread where asked for, write."""
        bridge = FeedbackBridge(feedback)
        spreading = inputs.yes("SPREAD")
        made, column, shared = in_python_thread(lambda: self._made(inputs, bridge.part(0.0, 0.8), spreading))
        about = describe(made, column, inputs.choice("SHOW"))
        results: dict[str, Any] = {}
        results["OUTPUT"] = write_output(inputs, "OUTPUT", made.areas, fields_of(made.areas), bridge.part(0.8, 0.9))
        self._loaded = {str(results["OUTPUT"]): about}
        _say(made, about, feedback)
        if shared is not None:
            warned = warning(self._by_companies(inputs))
            feedback.pushWarning(warned)
            feedback.pushInfo(shared.wording())
            fields = fields_of(shared.hexes)
            results["HEXES"] = write_output(inputs, "HEXES", shared.hexes, fields, bridge.part(0.9, 0.98))
            self._loaded[str(results["HEXES"])] = describe_spread(made, column, shared.wording(), warned)
        rejects = made.table.rejects
        results["REJECTS"] = write_output(inputs, "REJECTS", rejects, fields_of(rejects), bridge.part(0.98, 1.0))
        report = made.report
        numbers = {
            "ROWS_READ": report["rows_read"],
            "ROWS_USED": report["rows_used"],
            "ROWS_REJECTED": report["rows_rejected"],
            "AREAS": report["polygons"],
            "WITHOUT_POLYGON": len(report["codes_without_polygon"]),
            "WITHOUT_FIGURE": report["polygons_without_figure"],
            "SUMMARY": " ".join([f"{about.title}.", about.source, *about.notes]),
        }
        return {key: value for key, value in {**results, **numbers}.items() if value is not None}

    def _by_companies(self, inputs: Inputs) -> bool:
        return inputs.choice("WEIGHT") == "companies"

    def _made(self, inputs: Inputs, feedback: Feedback, spreading: bool) -> tuple[AreaMap, str, Spread | None]:
        """The joined figures, the column that is shown and, where asked for, the hexagons."""
        feedback.step(tr("Reading the figures"))
        table = self._read(inputs, feedback.part(0.0, 0.3))
        polygons = None
        if "BOUNDARIES" in self._sources:
            feedback.step(tr("Reading the boundaries"))
            frame = self._frame("BOUNDARIES", feedback.part(0.3, 0.6))
            polygons = polygons_from_frame(frame, table.geography, self._sources["BOUNDARIES"].name)
        kind = inputs.choice("KIND")
        made = join(table, polygons, kind=kind, area=self._area(inputs))
        column = next(iter(table.columns))
        if not spreading:
            return made, column, None
        if column in made.rates():
            raise UserError(tr("A rate or an average cannot be spread over hexagons: show it by area."))
        feedback.step(tr("Spreading over hexagons"))
        hexes = self._frame("HEXAGONS", feedback.part(0.6, 0.8)).infer_objects()
        weight = _WEIGHT if self._by_companies(inputs) else ""
        if weight:
            check_nothing_hidden(hexes, weight)
        keys = [name for name in ("cell_id", "authority_code", "authority_name", "area_km2", weight) if name in hexes]
        return made, column, spread(made.areas, column, hexes[[*keys, hexes.geometry.name]], weight=weight)

    def _frame(self, name: str, feedback: Feedback) -> gpd.GeoDataFrame:
        return polygon_frame(self._sources[name], feedback)

    def _read(self, inputs: Inputs, feedback: Feedback) -> AreaTable:
        code = inputs.text("CODE").strip()
        values = [one.strip() for one in inputs.text("FIGURES").split(";") if one.strip()]
        period = inputs.text("PERIOD").strip()
        if self._table is not None:
            frame = table_frame(self._table, feedback)
            return read_area_frame(frame, self._table.name, code=code, values=values, period=period)
        path = inputs.path("INPUT")
        return read_area_data(path, code=code, values=values, period=period, feedback=feedback)

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: have the layers named, shaded and described when they are loaded."""
        for destination, about in self._loaded.items():
            on_load(context, destination, partial(_present, about=about), about.legend)
        return {}


def _say(made: AreaMap, about: About, feedback: QgsProcessingFeedback) -> None:
    """What became of every row, in the run's log."""
    feedback.pushInfo(about.source)
    for line in about.notes:
        feedback.pushInfo(line)
    for reason, number in made.report["rejected_by_reason"].items():
        feedback.pushInfo(f"  {reason}: {written(format(number, ','))}")


def _present(layer: QgsMapLayer, about: About) -> None:
    if isinstance(layer, QgsVectorLayer):
        present(layer, about)
