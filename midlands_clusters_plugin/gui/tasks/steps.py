"""Work that must be done on the window's thread, in small pieces with the window's own life between them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack

from qgis.PyQt.QtCore import QObject, QTimer

from ...core.base.threads import gently
from ...qgis_io.window_thread import collect_in_window
from .at_work import is_at_work
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
        collect_in_window()
        self._gentle = ExitStack()
        self._gentle.enter_context(gently())
        self.destroyed.connect(self._gentle.close)  # also where its parent went before its end
        self._error: Exception | None = None
        self.inside = False  # a step is being done at this moment
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def stop(self) -> None:
        """No further step; a generator lets go of what it holds."""
        self._timer.stop()
        self._gentle.close()
        if isinstance(self._steps, Generator) and not self.inside:
            self._steps.close()

    def refuse(self, error: Exception) -> None:
        """The steps cannot go on: they end with this error in place of the next one."""
        self._error = error

    def _next(self) -> None:
        if is_at_work():
            return
        ending = Ending()
        over = False
        self.inside = True
        with ending:
            if self._error is not None:
                raise self._error
            over = next(self._steps, self) is self
        self.inside = False
        if over or ending.error is not None:
            self.stop()
            self._done(ending)
