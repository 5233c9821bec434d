"""``midlandsclusters:scorecard``: a cluster's scorecard as a page, with what the given companies add up to beside the
report's values.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingFeedback

from ...cartography.page_text.scorecard_html import card_html, compare_html
from ...cartography.record.facts import map_facts
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import ALL, clusters
from ...core.catalogue.scorecard_table import MOST, Scorecard, scorecard, write_cards
from ...core.files.whole_file import write_text
from ...core.geography.areas import Area
from ...core.hexmap.engine import MapRequest, Workspace
from ...sources.layers.company_layers import companies_from_layer
from ...sources.layers.layer_frames import LayerSource
from ..base import Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.inputs import Inputs
from ..support.outputs import asked_for, check_writable

_SEPARATOR = ";"


class ScorecardAlgorithm(Algorithm):
    """One card, or up to four side by side."""

    ID = "scorecard"
    _source: LayerSource | None = None

    def check(self, inputs: Inputs) -> None:
        """Clusters and areas are known, and no more cards than can be read."""
        cards = len(self._clusters(inputs)) * len(self._areas(inputs))
        if not 1 <= cards <= MOST:
            raise UserError(
                tr("This makes {cards} cards: choose clusters and areas for one to {most}.").format(
                    cards=cards, most=MOST
                )
            )
        for name in ("OUTPUT", "TABLE"):
            check_writable(inputs, name)
        if inputs.has("COMPANIES"):
            inputs.companies("COMPANIES")

    def _clusters(self, inputs: Inputs) -> list[str]:
        given = inputs.raw("CLUSTERS")
        named = [given] if isinstance(given, str) else list(given or [])
        unknown = [one for one in named if isinstance(one, str) and one not in (ALL, *clusters()) and "," not in one]
        if unknown:
            raise UserError(
                tr("There is no cluster {value}: choose one from the list.").format(value=unknown[0]),
                ", ".join(clusters()),
            )
        return list(dict.fromkeys(inputs.choices("CLUSTERS")))

    def _areas(self, inputs: Inputs) -> list[Area]:
        texts = inputs.text("AREAS").split(_SEPARATOR)
        return [find_area(text) for text in dict.fromkeys(text.strip() for text in texts) if text]

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layer."""
        self._source = None if not inputs.has("COMPANIES") else inputs.companies("COMPANIES")

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Count, compare, write."""
        wanted = list(product(self._clusters(inputs), self._areas(inputs)))
        bridge = FeedbackBridge(feedback)
        cards = in_python_thread(lambda: self._cards(wanted, bridge))
        page = card_html(cards[0]) if len(cards) == 1 else compare_html(cards)
        output = Path(inputs.file_output("OUTPUT"))
        write_text(output, page)
        result: dict[str, Any] = {"OUTPUT": str(output), "CARDS": len(cards)}
        if asked_for(inputs, "TABLE"):
            result["TABLE"] = inputs.file_output("TABLE")
            write_cards(Path(result["TABLE"]), cards)
        return result

    def _cards(self, wanted: list[tuple[str, Area]], bridge: Feedback) -> list[Scorecard]:
        if self._source is None:
            return [scorecard(cluster) for cluster in dict.fromkeys(cluster for cluster, _ in wanted)]
        bridge.step(tr("Reading companies"))
        workspace = Workspace(companies_from_layer(self._source, feedback=bridge.part(0.0, 0.6)))
        return [
            scorecard(cluster, map_facts(workspace.hexmap(MapRequest(cluster, area), bridge.part(0.6, 0.95))).loaded())
            for cluster, area in wanted
        ]
