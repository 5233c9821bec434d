"""``midlandsclusters:importpostcodes``: a newer postcode directory in place of the built-in one, or beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.i18n import counted, sentences, tr
from ...core.base.threads import in_python_thread
from ...core.postcodes.missing_postcodes import unknown_postcodes
from ...core.postcodes.postcode_rows import PostcodeRows
from ...core.postcodes.postcode_store import Imported, add_rows, import_directory, remove_index
from ...core.postcodes.postcodes import builtin_index
from ...sources.layers.layer_frames import LayerSource, read_layer
from ...sources.online import postcodes_io
from ...sources.profile.stored_files import saved_postcodes, use_saved_postcodes
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs

BUILTIN = "builtin"


class ImportPostcodes(Algorithm):
    """Imports a directory, asks for single postcodes online, or goes back to the built-in directory."""

    ID = "importpostcodes"
    _rejects: LayerSource | None = None

    def help_of(self, name: str, text: str) -> str:
        """What is sent to postcodes.io is said where one says yes to it."""
        return sentences(postcodes_io.sends(), text) if name == "ONLINE" else text

    def check(self, inputs: Inputs) -> None:
        """One source; what is online was chosen."""
        path, folder = (inputs.path(name) for name in ("INPUT", "FOLDER"))
        online = inputs.yes("ONLINE")
        rejects = inputs.has("REJECTS")
        if self._mode(inputs) == BUILTIN:
            return
        if path and folder:
            raise UserError(tr("Choose a postcode directory or a folder: one of the two."))
        if rejects != online:
            raise UserError(
                tr(
                    "To look postcodes up online, choose the table of rejected rows and tick the box that sends them "
                    "to postcodes.io."
                )
            )
        if not (path or folder or rejects):
            raise UserError(tr("Choose a postcode directory: a file or a folder."))
        chosen = path or folder
        if chosen and not Path(chosen).exists():
            raise UserError(
                tr("There is no {name} in {parent}: choose another.").format(
                    name=Path(chosen).name, parent=Path(chosen).parent
                )
            )

    def _mode(self, inputs: Inputs) -> str:
        return str(inputs.choice("MODE"))

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the table, where one is given."""
        given = inputs.has("REJECTS")
        self._rejects = inputs.companies("REJECTS") if given else None

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Import, look up, or go back."""
        target = saved_postcodes()
        if self._mode(inputs) == BUILTIN:
            return self._go_back(target, feedback)
        chosen = inputs.path("INPUT") or inputs.path("FOLDER")
        bridge = FeedbackBridge(feedback)
        about: Imported | None = None
        if chosen:
            mode = self._mode(inputs)
            about = in_python_thread(
                lambda: import_directory(chosen, target, mode=mode, feedback=bridge.part(0.0, 0.8))
            )
        if self._rejects is not None:
            about = self._look_up(self._rejects, target, bridge, feedback) or about
        use_saved_postcodes()
        if about is None:
            return self._results(target, len(builtin_index()), 0, 0)
        for note in about.notes:
            feedback.pushInfo(note)
        line = counted(
            "{n} row read, {kept:,} kept ({mode}); {postcodes:,} postcodes are now in use.",
            "{n} rows read, {kept:,} kept ({mode}); {postcodes:,} postcodes are now in use.",
            about.rows_read,
        )
        feedback.pushInfo(line.format(kept=about.rows_stored, mode=about.mode, postcodes=about.postcodes))
        return self._results(target, about.postcodes, about.rows_read, about.rows_stored)

    def _go_back(self, target: Path, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        was = remove_index(target)
        feedback.pushInfo(
            tr("The imported directory was removed.") if was else tr("The built-in directory was in use already.")
        )
        return self._results(target, len(builtin_index()), 0, 0)

    def _results(self, target: Path, postcodes: int, read: int, stored: int) -> dict[str, Any]:
        file = str(target) if target.is_file() else ""
        return {
            "OUTPUT": file,
            "POSTCODES": postcodes,
            "ROWS_READ": read,
            "ROWS_KEPT": stored,
            "ROWS_LEFT_OUT": read - stored,
        }

    def _look_up(
        self, rejects: LayerSource, target: Path, bridge: FeedbackBridge, feedback: QgsProcessingFeedback
    ) -> Imported | None:
        """Ask postcodes.io for the unknown postcodes; None where it knows none of them either."""
        wanted = in_python_thread(lambda: unknown_postcodes(read_layer(rejects).frame))
        feedback.pushInfo(postcodes_io.sends())
        found = postcodes_io.look_up(wanted, bridge.part(0.8, 0.95))
        line = tr("{found:,} of {asked:,} unknown postcodes were found by postcodes.io.")
        feedback.pushInfo(line.format(found=len(found), asked=len(wanted)))
        if found.empty:
            return None
        rows = PostcodeRows()
        rows.add(found, {})
        return in_python_thread(lambda: add_rows(rows, target, "postcodes.io"))
