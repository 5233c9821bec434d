"""Calls that must be made in the thread of QGIS's window, asked for in another."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QTimer, pyqtSignal

from ..core.base.threads import end_gentleness_by

_QUIET = 1000  # ms after the work: in a large QGIS a whole look takes 200 ms, which no step of a run should have added


class _Calls(QObject):
    asked = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.moveToThread(QCoreApplication.instance().thread())
        self.asked.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def _call(self, wanted: Callable[[], None]) -> None:
        QTimer.singleShot(_QUIET, wanted)


_calls: list[_Calls] = []


def collect_in_window() -> None:
    """Python's look for cycles comes back in the window's thread, a moment after a task: what it deletes may be a part
    of the window. Asked again it changes nothing.
    """
    if not _calls:
        _calls.append(_Calls())
        end_gentleness_by(_calls[0].asked.emit)
