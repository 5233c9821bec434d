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
from ...core.catalogue.scorecard_table import MOST, Scorecard, scorecard, write_cards
from ...core.files.whole_file import write_text
from ...core.geography.areas import Area
from ...core.hexmap.engine import MapRequest
from ..base import COMPANIES, Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.inputs import Inputs, require_cluster
from ..support.outputs import write_file


class ScorecardAlgorithm(Algorithm):
    """One card, or up to four side by side."""

    ID = "scorecard"
    LAYERS = {"COMPANIES": COMPANIES}

    def check(self, inputs: Inputs) -> None:
        """Clusters and areas are known, and no more cards than can be read."""
        cards = len(self._clusters(inputs)) * len(self._areas(inputs))
        if not 1 <= cards <= MOST:
            sentence = tr("This makes {cards} cards: choose clusters and areas for one to {most}.")
            raise UserError(sentence.format(cards=cards, most=MOST))

    def _clusters(self, inputs: Inputs) -> list[str]:
        given = inputs.raw("CLUSTERS")
        for one in [given] if isinstance(given, str) else list(given or []):
            if isinstance(one, str) and "," not in one:
                require_cluster(one)
        return list(dict.fromkeys(inputs.choices("CLUSTERS")))

    def _areas(self, inputs: Inputs) -> list[Area]:
        texts = inputs.text("AREAS").split(";")
        return [find_area(text) for text in dict.fromkeys(text.strip() for text in texts) if text]

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        wanted = list(product(self._clusters(inputs), self._areas(inputs)))
        cards = in_python_thread(lambda: self._cards(wanted, bridge))
        page = card_html(cards[0]) if len(cards) == 1 else compare_html(cards)
        output = inputs.file_output("OUTPUT")
        write_text(output, page)
        table = write_file(inputs, "TABLE", lambda path: write_cards(Path(path), cards))
        return {"OUTPUT": output, "CARDS": len(cards), **table}

    def _cards(self, wanted: list[tuple[str, Area]], bridge: Feedback) -> list[Scorecard]:
        if not self.sources:
            return [scorecard(cluster) for cluster in dict.fromkeys(cluster for cluster, _ in wanted)]
        workspace = self.workspace(bridge.part(0.0, 0.6))
        return [
            scorecard(cluster, map_facts(workspace.hexmap(MapRequest(cluster, area), bridge.part(0.6, 0.95))).loaded())
            for cluster, area in wanted
        ]
