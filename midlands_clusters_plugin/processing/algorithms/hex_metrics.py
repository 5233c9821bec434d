"""``midlandsclusters:hexmetrics``: companies -> hexagons cut to authorities, with every metric of a cluster as a
column.
"""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...cartography.record.facts import map_facts
from ...cartography.record.file_facts import FileFacts, note_map, remember
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
from ...qgis_io.fields import fields_of
from ...sources.layers.company_layers import companies_from_layer
from ...sources.layers.layer_frames import LayerSource
from ...sources.layers.polygon_layers import PolygonSource, boundaries_from_source, polygon_frame
from ..base import Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.disclosure_parameters import ledger_of, rule_of
from ..support.inputs import Inputs
from ..support.outputs import asked_for, check_writable, write_output
from ..support.run_report import write_summary
from ..support.styling import style_on_load

H3 = "h3"


class HexMetrics(Algorithm):
    """Adds companies up by hexagon."""

    ID = "hexmetrics"
    _companies: LayerSource | None = None
    _polygons: PolygonSource | None = None
    _names = ""
    _loaded: dict[str, str | None] = {}
    _known: FileFacts | None = None

    def check(self, inputs: Inputs) -> None:
        """Grid, area, cluster, layers and outputs can work together."""
        self._check_grid(inputs)
        self._area(inputs)
        if rule_of(inputs) is not None and asked_for(inputs, "SHARED"):
            raise UserError(tr("Companies cannot be listed under a disclosure rule: leave their table out."))
        inputs.check_cluster()
        for name in ("OUTPUT", "SUMMARY", "SHARED"):
            check_writable(inputs, name)
        inputs.companies("COMPANIES")
        self._polygon_input(inputs)

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
            raise UserError(
                tr(
                    "The cell size is in metres, and {size:g} looks like degrees: choose {min_size:g} to {max_size:g}."
                ).format(size=size, min_size=MIN_SIZE, max_size=MAX_SIZE)
            )
        inputs.cell_size()

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layers."""
        self._companies = inputs.companies("COMPANIES")
        self._polygons, self._names = self._polygon_input(inputs), inputs.text("NAMES").strip()

    def _polygon_input(self, inputs: Inputs) -> PolygonSource | None:
        if not inputs.has("BOUNDARIES"):
            if inputs.text("NAMES").strip():
                raise UserError(tr("Choose the layer of polygons that the column of names is in."))
            return None
        return inputs.polygons("BOUNDARIES")

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Read, add up, write."""
        bridge = FeedbackBridge(feedback)
        request, strict = self._request(inputs), inputs.yes("STRICT")
        result, facts = in_python_thread(lambda: self._map(request, bridge, strict))
        say_result(result, feedback)
        bridge.step(tr("Writing"))
        hexes = result.hexes
        self._known = note_map(result, facts)
        output = write_output(inputs, "OUTPUT", hexes, fields_of(hexes), bridge.part(0.85, 1.0))
        if output is not None:
            remember(output, self._known)
        self._loaded = {"hexes": output}
        shared = {}
        if asked_for(inputs, "SHARED"):
            table = result.shared_addresses
            shared["SHARED"] = write_output(inputs, "SHARED", table, fields_of(table), bridge)
            self._loaded["shared_addresses"] = shared["SHARED"]
        numbers = {key: result.report[key.lower()] for key in ("CELLS", "PIECES", "ROWS_IN_AREA")}
        return {"OUTPUT": output, **shared, **self._summary(inputs, result), **numbers}

    def _map(self, request: MapRequest, bridge: FeedbackBridge, strict: bool) -> tuple[HexMap, MapFacts]:
        """The science: the map and the facts that its style needs."""
        source = self._companies
        if source is None:
            raise UserError(tr("Choose a layer of companies."))
        request = self._cut_to(request, bridge.part(0.0, 0.05))
        bridge.step(tr("Reading companies"))
        _, result = first_map(
            lambda feedback: companies_from_layer(source, strict=strict, feedback=feedback),
            request,
            bridge.part(0.05, 0.85),
        )
        return result, map_facts(result)

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: have the layer marked and styled when it is loaded."""
        style_on_load(context, self._loaded, self._known)
        return {}

    def _cut_to(self, request: MapRequest, feedback: Feedback) -> MapRequest:
        """The request with the user's polygons; where they are areas of their own, by name, they are the area too."""
        if self._polygons is None:
            return request
        feedback.step(tr("Reading boundaries"))
        if not self._names:
            return replace(request, boundaries=boundaries_from_source(self._polygons, feedback))
        name = self._polygons.name
        found = polygon_area(polygon_frame(self._polygons, feedback), self._names, name)
        area = Area(f"own-{slug(name)}", name, tuple(map(str, found.codes)), "polygons", "", name)
        return replace(request, area=area, boundaries=found)

    def _area(self, inputs: Inputs) -> Area:
        own = inputs.text("AUTHORITIES")
        return find_area(own or inputs.text("AREA"))

    def _request(self, inputs: Inputs) -> MapRequest:
        grid = inputs.choice("GRID")
        size = inputs.integer("RESOLUTION") if grid == H3 else inputs.number("SIZE")
        cluster = inputs.choice("CLUSTER")
        rule = rule_of(inputs)
        ledger = None if rule is None else ledger_of(inputs)
        addresses = inputs.choice("ADDRESSES")
        return MapRequest(cluster, self._area(inputs), grid, size, rule=rule, ledger=ledger, addresses=addresses)

    def _summary(self, inputs: Inputs, result: HexMap) -> dict[str, str]:
        if not asked_for(inputs, "SUMMARY"):
            return {}
        path = inputs.file_output("SUMMARY")
        write_summary(path, result.report)
        return {"SUMMARY": path}


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
