"""Work that must be done on the window's thread, in small pieces with the window's own life between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qgis.PyQt.QtCore import QObject, QTimer

from .task import Ending


class Steps(QObject):
    """Runs a generator one step a turn of the event loop, so that painting and clicks come in between.

    Parameters
    ----------
    steps : each ``next`` is one piece, meant to take well under 100 ms.
    done : called with how it ended, unless ``stop`` came before.
    """

    def __init__(self, steps: Iterator[object], done: Callable[[Ending], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps, self._done = steps, done
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def stop(self) -> None:
        """No further step."""
        self._timer.stop()

    def _next(self) -> None:
        ending = Ending()
        over = False
        with ending:
            over = next(self._steps, self) is self
        if over or ending.error is not None:
            self.stop()
            self._done(ending)
