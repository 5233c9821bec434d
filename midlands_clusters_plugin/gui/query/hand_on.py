"""An answer handed on: put on the map as layers, saved, copied, with the clusters that its companies are in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu

from ...cartography.record import results
from ...cartography.record.map_facts import facts_of
from ...core.base.i18n import tr
from ...services.query.query_expression import processing_call
from ..widgets import messages
from .answer_outputs import answer_file, answer_layers, answer_lines, clipboard_table, reasons_text, write_answer
from .asking import Outcome

Work = Callable[[str, Callable[[Any], Any], Callable[[Any], None]], None]


class HandOn:
    """The buttons under an answer. ``page`` is the Query page: its ``outcome`` and its work beside the window."""

    def __init__(self, page: Any, iface: Any, work: Work) -> None:
        self._page, self._iface, self._work = page, iface, work
        export = QMenu(page.export_button)
        for ending, text in (("csv", tr("CSV…")), ("xlsx", tr("Excel workbook…")), ("gpkg", tr("GeoPackage…"))):
            export.addAction(text).triggered.connect(lambda _=False, ending=ending: self._ask_and_export(ending))
        page.export_button.setMenu(export)
        copies = {
            "table": tr("Answer as a table"),
            "summary": tr("Question and summary"),
            "expression": tr("QGIS expression"),
            "python": tr("Processing call (Python console)"),
            "command": tr("Processing call (command line)"),
        }
        copy = QMenu(page.copy_button)
        for what, text in copies.items():
            copy.addAction(text).triggered.connect(lambda _=False, what=what: self.copy(what))
        page.copy_button.setMenu(copy)

    def put_on_map(self, group: QgsLayerTreeGroup, file: Path, then: Callable[[], None]) -> None:
        """The answer and what was asked about as layers on top of the map, kept in a file; pages print them."""
        outcome = self._page.outcome
        made = partial(self._made, outcome, group, then)
        self._work(tr("Making a layer"), lambda feedback: answer_file(outcome, file, feedback), made)

    def _made(self, outcome: Outcome, group: QgsLayerTreeGroup, then: Callable[[], None], path: Path) -> None:
        if sip.isdeleted(group):
            return
        facts = facts_of(group)
        for layer in reversed(answer_layers(outcome, path)):
            QgsProject.instance().addMapLayer(layer, False)
            results.belong(layer, facts.stamp if facts is not None else "")
            group.insertLayer(0, layer)
        messages.tell(self._iface, tr("The answer is on the map, in {}; pages show it too.").format(path.name))
        then()

    def _ask_and_export(self, ending: str) -> None:
        kinds = {"csv": tr("CSV (*.csv)"), "xlsx": tr("Excel workbook (*.xlsx)"), "gpkg": tr("GeoPackage (*.gpkg)")}
        path, _ = QFileDialog.getSaveFileName(self._page, tr("Save the answer"), "", kinds[ending])
        if path:
            self.export_to(Path(path) if Path(path).suffix else Path(f"{path}.{ending}"))

    def export_to(self, path: Path) -> None:
        """Save the answer by the name's ending; the message bar says how it went."""
        outcome = self._page.outcome
        reported = tr("The answer is in {}.").format(path.name)
        self._work(
            tr("Saving the answer"),
            lambda feedback: write_answer(outcome, path, feedback),
            lambda _: messages.tell(self._iface, reported),
        )

    def copy(self, what: str) -> None:
        """Copy the answer ("table"), "summary", "expression", "python" or "command" to the clipboard."""
        outcome = self._page.outcome
        if what == "table":
            work = partial(clipboard_table, outcome)
            self._work(tr("Copying the answer"), work, self._to_clipboard)
        elif what == "summary":
            self._to_clipboard("\n".join([outcome.wording, *answer_lines(outcome)]))
        elif what == "expression":
            self._to_clipboard(outcome.expression)
        else:
            self._to_clipboard(processing_call(outcome.question, outcome.looked.source)[what])

    def _to_clipboard(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        messages.tell(self._iface, tr("Copied."))

    def show_reasons(self) -> None:
        """A window with the clusters that each company of the answer is in, and why."""
        outcome = self._page.outcome
        show = partial(messages.show_details, self._iface, tr("Which clusters these companies are in, and why"))
        self._work(tr("Looking up clusters"), partial(reasons_text, outcome), show)
