"""``midlandsclusters:hexmetrics``: companies -> hexagons cut to authorities, with every metric of a cluster as a
column.
"""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from functools import partial
from typing import Any

from qgis.core import QgsProcessingFeedback

from ...cartography.record.facts import map_facts
from ...cartography.record.file_facts import note_map, remember
from ...cartography.record.map_facts import MapFacts
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.geography.areas import Area
from ...core.geography.arrangement_outlines import polygon_area
from ...core.geography.arrangements import slug
from ...core.grid.hexgrid import H3_RESOLUTIONS, MAX_SIZE, MIN_SIZE
from ...core.hexmap.engine import HexMap, MapRequest, first_map
from ...sources.layers.company_layers import companies_from_layer
from ...sources.layers.polygon_layers import AUTHORITIES, boundaries_from_source, polygon_frame
from ..base import COMPANIES, Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.inputs import Inputs
from ..support.outputs import write_file, write_output
from ..support.run_report import write_summary
from ..support.styling import present

H3 = "h3"


class HexMetrics(Algorithm):
    """Adds companies up by hexagon."""

    ID = "hexmetrics"
    LAYERS = {"COMPANIES": COMPANIES, "BOUNDARIES": AUTHORITIES}

    def check(self, inputs: Inputs) -> None:
        """Grid, area, cluster and outputs can work together."""
        self._check_grid(inputs)
        self._area(inputs)
        if inputs.rule() is not None and inputs.asked_for("SHARED"):
            raise UserError(tr("Companies cannot be listed under a disclosure rule: leave their table out."))
        inputs.check_cluster()
        if inputs.text("NAMES").strip() and not inputs.has("BOUNDARIES"):
            raise UserError(tr("Choose the layer of polygons that the column of names is in."))

    def _check_grid(self, inputs: Inputs) -> None:
        if inputs.choice("GRID") == H3:
            if importlib.util.find_spec("h3") is None:
                raise UserError(
                    tr("The H3 grid needs the Python package h3, which this QGIS does not have: choose the grid bng.")
                )
            if inputs.integer("RESOLUTION") not in H3_RESOLUTIONS:
                raise UserError(tr("Choose an H3 resolution of 7, 8 or 9."))
            return
        size = inputs.number("SIZE")
        if 0 < size < 1:
            sentence = tr(
                "The cell size is in metres, and {size:g} looks like degrees: choose {min_size:g} to {max_size:g}."
            )
            raise UserError(sentence.format(size=size, min_size=MIN_SIZE, max_size=MAX_SIZE))
        inputs.cell_size()

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        request, strict = self._request(inputs), inputs.yes("STRICT")
        names = inputs.text("NAMES").strip()
        result, facts = in_python_thread(lambda: self._map(request, names, bridge, strict))
        say_result(result, feedback)
        bridge.step(tr("Writing"))
        known = note_map(result, facts)
        output = write_output(inputs, "OUTPUT", result.hexes, bridge.part(0.85, 1.0))
        if output is not None:
            remember(output, known)
        self.when_loaded(output, partial(present, role="hexes", known=known))
        results: dict[str, Any] = {"OUTPUT": output}
        if inputs.asked_for("SHARED"):
            results["SHARED"] = write_output(inputs, "SHARED", result.shared_addresses, bridge)
            self.when_loaded(results["SHARED"], partial(present, role="shared_addresses", known=known))
        results |= write_file(inputs, "SUMMARY", lambda path: write_summary(path, result.report))
        return results | {key: result.report[key.lower()] for key in ("CELLS", "PIECES", "ROWS_IN_AREA")}

    def _map(self, request: MapRequest, names: str, bridge: FeedbackBridge, strict: bool) -> tuple[HexMap, MapFacts]:
        """The science: the map and the facts that its style needs."""
        companies = self.sources["COMPANIES"]
        request = self._cut_to(request, names, bridge.part(0.0, 0.05))
        bridge.step(tr("Reading companies"))
        _, result = first_map(
            lambda feedback: companies_from_layer(companies, strict=strict, feedback=feedback),
            request,
            bridge.part(0.05, 0.85),
        )
        return result, map_facts(result)

    def _cut_to(self, request: MapRequest, names: str, feedback: Feedback) -> MapRequest:
        """The request with the user's polygons; where they are areas of their own, with ``names``, they are the area
        too.
        """
        polygons = self.sources.get("BOUNDARIES")
        if polygons is None:
            return request
        feedback.step(tr("Reading boundaries"))
        if not names:
            return replace(request, boundaries=boundaries_from_source(polygons, feedback))
        name = polygons.name
        found = polygon_area(polygon_frame(polygons, feedback), names, name)
        area = Area(f"own-{slug(name)}", name, tuple(map(str, found.codes)), "polygons", "", name)
        return replace(request, area=area, boundaries=found)

    def _area(self, inputs: Inputs) -> Area:
        return find_area(inputs.text("AUTHORITIES") or inputs.text("AREA"))

    def _request(self, inputs: Inputs) -> MapRequest:
        grid = inputs.choice("GRID")
        size = inputs.integer("RESOLUTION") if grid == H3 else inputs.number("SIZE")
        return MapRequest(
            inputs.choice("CLUSTER"),
            self._area(inputs),
            grid,
            size,
            rule=inputs.rule(),
            ledger=inputs.ledger(),
            addresses=inputs.choice("ADDRESSES"),
        )


def say_result(result: HexMap, feedback: QgsProcessingFeedback) -> None:
    """The run's numbers in its log, and a warning where the map is empty."""
    report = result.report
    for note in (*report["notes"], *report["boundaries"]["notes"]):
        feedback.pushInfo(note)
    line = tr(
        "{placed:,} company rows: {area:,} in the area, {outside:,} outside, {other:,} of other clusters; {pieces:,} "
        "pieces."
    )
    feedback.pushInfo(
        line.format(
            placed=report["rows_placed"],
            area=report["rows_in_area"],
            outside=report["rows_outside_area"],
            other=report["rows_other_cluster"],
            pieces=report["pieces"],
        )
    )
    if report["rows_placed"] == 0 < report["rows_read"]:
        feedback.pushWarning(tr("No company row could be placed: check the layer's CRS, points and postcodes."))
    elif report["rows_in_area"] == 0:
        where = tr("layer") if report["rows_other_cluster"] == report["rows_placed"] else tr("area")
        feedback.pushWarning(
            tr("No company of the cluster is in the {where}: all hexagons are empty.").format(where=where)
        )
