"""The foot of the dock, in sight on every page: Generate, Cancel, Undo, how far a run is and the state of the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject

from ...core.base.i18n import tr
from ..tasks.job import Made
from ..tasks.task import Ending
from ..widgets import messages
from .undo import Undo


class Foot(QObject):
    """Shows whether something runs; ``running`` is that."""

    def __init__(self, ui: Any, iface: Any, undo: Undo) -> None:
        super().__init__(ui)
        self._ui, self._iface, self._undo = ui, iface, undo
        self.running = False
        ui.undo_button.setIcon(QgsApplication.getThemeIcon("mActionUndo.svg"))

    def show_running(self, running: bool, state: str = "", *, can_stop: bool = True) -> None:
        """A run or an undo began, or it is over."""
        self.running = running
        self._ui.generate.setEnabled(not running)
        self.offer_undo()
        self._ui.cancel.setEnabled(running and can_stop)
        self._ui.progress.setVisible(running)
        self._ui.progress.setValue(0)
        if state:
            self._ui.state.setText(state)

    def offer_undo(self) -> None:
        """While nothing runs and there is a map to put back."""
        self._ui.undo_button.setEnabled(not self.running and bool(self._undo))

    def no_way_back(self, state: str) -> None:
        """What is under way can no longer be cancelled."""
        self._ui.cancel.setEnabled(False)
        self._ui.state.setText(state)

    def stepped(self, text: str) -> None:
        """A run came to another step."""
        if self._ui.cancel.isEnabled():
            self._ui.state.setText(f"{text}…")

    def progressed(self, percent: float) -> None:
        self._ui.progress.setValue(int(percent))

    def ended(self, ending: Ending, made: Made | None = None) -> bool:
        """It is over; whether it went well, and what kept it from its end where not."""
        self.show_running(False)
        if ending.error is None:
            return True
        if made is not None:  # cancelled after the last step: the file is there, but was not wanted
            made.written.unlink()
        if ending.cancelled:
            self._ui.state.setText(tr("Cancelled. What was there before is unchanged."))
            return False
        self._ui.state.setText(ending.sentence)
        messages.tell_ending(self._iface, ending)
        return False


def state_text(made: bool, same: bool, changed: str, *, came: bool, needs_file: bool, lost: str) -> str:
    """Whether the map on the screen still answers what is chosen.

    Parameters
    ----------
    made : a run of now made the map; ``same``: with the choices of now.
    came : the map came with the project; ``needs_file``: its file is not chosen; ``lost``: what could not be filled in.
    changed : the map's file, where another lies there now.
    """
    if came and lost:
        return lost
    if came and needs_file:
        return tr("This map came with the project: choose its file of companies to make it again.")
    if changed and (came or same):
        wording = tr("{file} has changed since this map was made: Generate brings the map up to date.")
        return wording.format(file=Path(changed).name)
    if came:
        return tr("This map came with the project; what it was made from is filled in above.")
    if not made:
        return tr("Choose what to map, then Generate.")
    if not same:
        return tr("Needs updating: the settings have changed since this map was made.")
    return tr("Up to date.")
