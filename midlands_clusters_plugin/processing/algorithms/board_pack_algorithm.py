"""``midlandsclusters:boardpack``: a map, its figures, cluster sheet, oblique map and text alternative as one PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProcessingFeedback, QgsProject

from ...cartography.pack.board_pack import Asked, Pack, board_pack
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ..base import FeedbackBridge
from ..support.inputs import Inputs
from .export_map import SHOWN, ExportMap, Written


class BoardPack(ExportMap):
    """Makes or renews the pages of a map and writes them as one document."""

    ID = "boardpack"

    def check(self, inputs: Inputs) -> None:
        """Resolution can work."""
        self._check_print(inputs)

    def printer(self, inputs: Inputs) -> Callable[..., Pack]:
        """What writes the document."""
        return board_pack

    def _export(self, group: QgsLayerTreeGroup, inputs: Inputs, feedback: QgsProcessingFeedback) -> Written:
        """Write the document of a group's map; pages of another metric than the map's are made anew."""
        feedback.setProgressText(tr("Printing"))
        reuse = inputs.choice("METRIC") == SHOWN and inputs.choice("MARKS") == SHOWN
        part = FeedbackBridge(feedback)
        return self._document(group, inputs.pdf_output("OUTPUT"), inputs, feedback, part, reuse=reuse)

    def _document(
        self,
        group: QgsLayerTreeGroup,
        path: Path,
        inputs: Inputs,
        feedback: QgsProcessingFeedback,
        part: Feedback,
        *,
        reuse: bool,
    ) -> Written:
        """``part`` is told how much is done. New pages of another metric are called after the file."""

        def moved(share: float) -> bool:
            part.on_progress(share)
            return not part.is_cancelled()

        paper, orientation, title = inputs.choice("PAPER"), inputs.choice("ORIENTATION"), inputs.text("TITLE")
        asked = Asked(paper, orientation, title, inputs.integer("DPI"), reuse, "" if reuse else path.stem)
        pack = self.printer(inputs)(QgsProject.instance(), group, path, asked, moved)
        for warning in pack.warnings:
            feedback.pushWarning(warning)
        return pack.files, pack.count, pack.layouts
