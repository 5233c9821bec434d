"""``midlandsclusters:areadata``: figures published by area (ONS, Nomis) as a choropleth; over hexagons only where that
is asked for.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingFeedback

from ...cartography.thematic.choropleth import describe, describe_spread, present
from ...core.area_data.area_polygons import polygons_from_frame
from ...core.area_data.area_reader import AreaTable, read_area_data, read_area_frame
from ...core.area_data.join import AreaMap, join
from ...core.area_data.spread import Spread, spread, warning
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr, written
from ...core.base.threads import in_python_thread
from ...sources.layers.layer_rows import RowSource, table_frame, table_source
from ...sources.layers.polygon_layers import AUTHORITIES, HEXAGONS, polygon_frame
from ..base import Algorithm, FeedbackBridge
from ..statistics.statistic import check_nothing_hidden
from ..support.area_parameter import find_area
from ..support.inputs import Inputs
from ..support.outputs import write_output

_WEIGHT = "business_count"


class AreaData(Algorithm):
    """Business counts and other figures by MSOA, district or authority."""

    ID = "areadata"
    LAYERS = {"BOUNDARIES": AUTHORITIES, "HEXAGONS": HEXAGONS}
    _table: RowSource | None

    def check(self, inputs: Inputs) -> None:
        """A file or a layer; hexagons where spreading is asked for."""
        path = inputs.path("INPUT")
        if bool(path) == (inputs.has("LAYER")):
            raise UserError(tr("Choose a file of figures or a layer of figures: one of the two."))
        if path and not Path(path).is_file():
            sentence = tr("There is no file {name} in {folder}: choose another.")
            raise UserError(sentence.format(name=Path(path).name, folder=Path(path).parent))
        if inputs.yes("SPREAD") and not inputs.has("HEXAGONS"):
            raise UserError(tr("Choose the hexagon layer that the figures are to be spread over."))
        self._area(inputs)

    def _area(self, inputs: Inputs) -> Any:
        text = inputs.text("AREA").strip()
        return find_area(text) if text else None

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the table."""
        self._table = table_source(inputs.source("LAYER")) if inputs.has("LAYER") else None

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        made, column, shared = in_python_thread(lambda: self._made(inputs, bridge.part(0.0, 0.8)))
        about = describe(made, column, inputs.choice("SHOW"))
        results: dict[str, Any] = {"OUTPUT": write_output(inputs, "OUTPUT", made.areas, bridge.part(0.8, 0.9))}
        self.when_loaded(results["OUTPUT"], partial(present, about=about), about.legend)
        for line in (about.source, *about.notes):
            feedback.pushInfo(line)
        for reason, number in made.report["rejected_by_reason"].items():
            feedback.pushInfo(f"  {reason}: {written(format(number, ','))}")
        if shared is not None:
            warned = warning(self._by_companies(inputs))
            feedback.pushWarning(warned)
            feedback.pushInfo(shared.wording())
            results["HEXES"] = write_output(inputs, "HEXES", shared.hexes, bridge.part(0.9, 0.98))
            spread_about = describe_spread(made, column, shared.wording(), warned)
            self.when_loaded(results["HEXES"], partial(present, about=spread_about), spread_about.legend)
        results["REJECTS"] = write_output(inputs, "REJECTS", made.table.rejects, bridge.part(0.98, 1.0))
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

    def _made(self, inputs: Inputs, feedback: Feedback) -> tuple[AreaMap, str, Spread | None]:
        """The joined figures, the column that is shown and, where asked for, the hexagons."""
        feedback.step(tr("Reading the figures"))
        table = self._read(inputs, feedback.part(0.0, 0.3))
        polygons, outlines = None, self.sources.get("BOUNDARIES")
        if outlines is not None:
            feedback.step(tr("Reading the boundaries"))
            frame = polygon_frame(outlines, feedback.part(0.3, 0.6))
            polygons = polygons_from_frame(frame, table.geography, outlines.name)
        made = join(table, polygons, kind=inputs.choice("KIND"), area=self._area(inputs))
        column = next(iter(table.columns))
        if not inputs.yes("SPREAD"):
            return made, column, None
        if column in made.rates():
            raise UserError(tr("A rate or an average cannot be spread over hexagons: show it by area."))
        feedback.step(tr("Spreading over hexagons"))
        hexes = polygon_frame(self.sources["HEXAGONS"], feedback.part(0.6, 0.8)).infer_objects()
        weight = _WEIGHT if self._by_companies(inputs) else ""
        if weight:
            check_nothing_hidden(hexes, weight)
        keys = [name for name in ("cell_id", "authority_code", "authority_name", "area_km2", weight) if name in hexes]
        return made, column, spread(made.areas, column, hexes[[*keys, hexes.geometry.name]], weight=weight)

    def _read(self, inputs: Inputs, feedback: Feedback) -> AreaTable:
        code = inputs.text("CODE").strip()
        values = [one.strip() for one in inputs.text("FIGURES").split(";") if one.strip()]
        period = inputs.text("PERIOD").strip()
        if self._table is not None:
            frame = table_frame(self._table, feedback)
            return read_area_frame(frame, self._table.name, code=code, values=values, period=period)
        return read_area_data(inputs.path("INPUT"), code=code, values=values, period=period, feedback=feedback)
