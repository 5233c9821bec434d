"""``midlandsclusters:comparearrangements``: the same companies by the authorities of today and by new ones."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from ...cartography.context.role_symbols import present
from ...cartography.pack.before_after import print_before_and_after
from ...cartography.page_text.before_and_after import page_html
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.files.geopackage import write_layers
from ...core.files.spreadsheet import write_spreadsheet
from ...core.files.whole_file import write_text
from ...core.geography.areas import Area, get_area
from ...core.geography.arrangement_outlines import polygon_area
from ...core.geography.arrangements import Arrangement, arrangements, read_arrangements, slug, use_arrangements
from ...core.geography.boundaries import Boundaries
from ...core.geography.member_polygons import member_polygons
from ...core.hexmap.engine import HexMap
from ...core.hexmap.old_and_new import OldAndNew, old_and_new
from ...sources.layers.polygon_layers import NAMED_POLYGONS, polygon_frame
from ..base import COMPANIES, Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.on_load import load_layer
from ..support.outputs import write_file


class CompareArrangements(Algorithm):
    """Counts by old and new authority."""

    ID = "comparearrangements"
    LAYERS = {"COMPANIES": COMPANIES, "POLYGONS": NAMED_POLYGONS}
    _written = ""
    _pages: Path | None = None
    _map: HexMap | None = None

    def check(self, inputs: Inputs) -> None:
        """Something says what the new authorities are; rule and outputs can work together."""
        inputs.check_cluster()
        inputs.cell_size()
        if inputs.rule() is not None and inputs.asked_for("PRINT"):
            raise UserError(
                tr("Pages with hexagons cannot be made under a rule of disclosure: choose the web page instead.")
            )
        if not any(inputs.has(name) for name in ("ARRANGEMENT", "FILE", "POLYGONS")):
            raise UserError(
                tr("Choose an arrangement from the list, a file of new authorities, or a layer of polygons.")
            )
        if inputs.has("ARRANGEMENT") and not inputs.has("FILE"):
            _named(inputs.text("ARRANGEMENT"), arrangements())

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        made = in_python_thread(lambda: self._made(inputs, bridge))
        for note in (*made.report["notes"], *made.report["boundaries"]["notes"]):
            feedback.pushInfo(note)
        feedback.pushInfo(made.report["comparison"])
        bridge.step(tr("Writing"))
        self._written = str(write_layers(Path(inputs.file_output("OUTPUT")), made.layers(), bridge.part(0.9, 1.0)))
        result: dict[str, Any] = {"OUTPUT": self._written, "SUMMARY": made.report["comparison"]}
        result |= write_file(inputs, "TABLE", lambda path: write_spreadsheet(Path(path), made.matrix()))
        result |= write_file(inputs, "PAGE", lambda path: write_text(path, page_html(made)))
        if inputs.asked_for("PRINT"):
            self._pages, self._map = inputs.pdf_output("PRINT"), made.hexmap
            result["PRINT"] = str(self._pages)
        return {**result, "BUSINESSES": made.businesses, "NEW_AUTHORITIES": len(made.new)}

    def _made(self, inputs: Inputs, feedback: Feedback) -> OldAndNew:
        feedback.step(tr("Reading the new authorities"))
        area, boundaries = self._new(inputs, feedback.part(0.0, 0.1))
        return old_and_new(
            self.workspace(feedback.part(0.1, 0.5)),
            area,
            boundaries,
            inputs.choice("CLUSTER"),
            size=inputs.cell_size(),
            rule=inputs.rule(),
            ledger=inputs.ledger(),
            feedback=feedback.part(0.5, 0.9),
        )

    def _new(self, inputs: Inputs, feedback: Feedback) -> tuple[Area, Boundaries | None]:
        """The new authorities, with their outlines where they are polygons alone."""
        polygons = self.sources.get("POLYGONS")
        frame = None if polygons is None else polygon_frame(polygons, feedback)
        name = "" if polygons is None else polygons.name
        if inputs.has("FILE"):
            found = read_arrangements(inputs.path("FILE"), None if frame is None else member_polygons(frame, name))
            chosen = _named(inputs.text("ARRANGEMENT"), found)
            use_arrangements([chosen])
            return get_area(chosen.id), None
        if inputs.has("ARRANGEMENT") or frame is None:
            return get_area(_named(inputs.text("ARRANGEMENT"), arrangements()).id), None
        column = inputs.text("NAMES").strip() or next(iter(member_polygons(frame, name).names()), "")
        found_area = polygon_area(frame, column, name)
        return Area(f"own-{slug(name)}", name, tuple(found_area.codes), "polygons", "", name), found_area

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: pages, which QGIS makes there alone; old and new outlines on the map, the table
        beside them.
        """
        if self._pages is not None and self._map is not None:
            feedback.setProgressText(tr("Printing"))
            try:
                print_before_and_after(self._map, self._pages, feedback)
            except UserError as error:
                raise QgsProcessingException(error.message) from error
        titles = {  # the last on top
            "old_authorities": tr("Authorities of today"),
            "new_authorities": tr("New authorities"),
            "old_and_new": tr("Table: old and new authorities"),
        }
        for layer, title in titles.items():
            load_layer(context, f"{self._written}|layername={layer}", partial(present, role=layer), title)
        return {}


def _named(name: str, known: dict[str, Arrangement]) -> Arrangement:
    """The arrangement of a name or id; the only one where no name is given. Raises UserError."""
    wanted = name.strip()
    found = [one for one in known.values() if not wanted or slug(wanted) in (slug(one.name), one.id)]
    if len(found) == 1:
        return found[0]
    names = "; ".join(one.name for one in known.values())
    if wanted:
        raise UserError(tr("There is no arrangement {name}: choose one of {names}.").format(name=wanted, names=names))
    raise UserError(tr("The file holds several arrangements: name one of {names}.").format(names=names))
