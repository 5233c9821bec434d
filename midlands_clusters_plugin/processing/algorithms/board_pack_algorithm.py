"""``midlandsclusters:boardpack``: a map, its figures, cluster sheet, oblique map and text alternative as one PDF."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsPrintLayout, QgsProcessingFeedback, QgsProject

from ...cartography.pack.board_pack import Asked, board_pack
from ...core.base.i18n import tr
from ..support.inputs import Inputs
from .export_map import SHOWN, ExportMap


class BoardPack(ExportMap):
    """Makes or renews the pages of a map and writes them as one document."""

    ID = "boardpack"

    def check(self, inputs: Inputs) -> None:
        """Format and place can work."""
        self._check_print(inputs)

    def _export(
        self, project: QgsProject, group: QgsLayerTreeGroup, inputs: Inputs, feedback: QgsProcessingFeedback
    ) -> tuple[list[Path], int, list[QgsPrintLayout]]:
        """Write the pack of a group's map; pages of another metric than the map's are made anew."""

        def moved(share: float) -> bool:
            feedback.setProgress(100.0 * share)
            return not feedback.isCanceled()

        path = Path(inputs.file_output("OUTPUT"))
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        reuse = inputs.choice("METRIC") == SHOWN and inputs.choice("MARKS") == SHOWN
        feedback.setProgressText(tr("Printing"))
        pack = board_pack(project, group, path, asked_of(inputs, path, reuse=reuse), moved)
        for warning in pack.warnings:
            feedback.pushWarning(warning)
        return [path], pack.count, pack.layouts


def asked_of(inputs: Inputs, path: Path, *, reuse: bool) -> Asked:
    """Paper, orientation, title and resolution of a document; new pages of another metric are called after its file."""
    label = "" if reuse else path.stem
    paper, orientation = inputs.choice("PAPER"), inputs.choice("ORIENTATION")
    return Asked(paper, orientation, inputs.text("TITLE"), inputs.integer("DPI"), reuse, label)
