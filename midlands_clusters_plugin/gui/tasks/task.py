"""Work in the background, with progress, Cancel and an honest end."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.base.errors import Cancelled, UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import gently, in_python_thread
from ...qgis_io.window_thread import collect_in_window
from .while_there import while_there

_alive: set[WorkTask] = set()  # QGIS owns running tasks, but Python must hold their Python half until they are finished


class TaskFeedback(Feedback):
    """The core's feedback, shown by a QgsTask."""

    def __init__(self, task: WorkTask) -> None:
        self._task = task
        self._percent = -1

    def on_progress(self, fraction: float) -> None:
        percent = int(fraction * 100)
        if percent != self._percent:  # a signal a percent, not a signal a chunk
            self._percent = percent
            self._task.setProgress(percent)

    def on_step(self, text: str) -> None:
        self._task.stepped.emit(text)

    def is_cancelled(self) -> bool:
        return self._task.isCanceled()


class Ending:
    """How a block ended: keeps its error for the window's thread, where it can be shown, instead of letting it fall out
    of this one.
    """

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> Ending:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.error = error
        return isinstance(error, Exception)

    @property
    def cancelled(self) -> bool:
        """The user asked to stop."""
        return isinstance(self.error, Cancelled)

    @property
    def is_bug(self) -> bool:
        """Neither the user's slip nor the user's wish."""
        return self.error is not None and not isinstance(self.error, (UserError, Cancelled))

    @property
    def sentence(self) -> str:
        """What to tell the user; "" where all went well or the user asked to stop."""
        if self.is_bug:
            return tr("Something went wrong; nothing was changed. The log says more.")
        return self.error.message if isinstance(self.error, UserError) else ""

    @property
    def detail(self) -> str:
        """More text for "Details": the user error's own, or a bug's traceback."""
        if self.is_bug and self.error is not None:
            return "".join(traceback.format_exception(type(self.error), self.error, self.error.__traceback__))
        return self.error.detail if isinstance(self.error, UserError) else ""


class WorkTask(QgsTask):
    """Calls ``work(feedback)`` in a thread of QGIS's pool; ``ended`` comes on the window's thread, in every case, once.

    Parameters
    ----------
    description : what QGIS's task list shows.
    work : must not touch the project or its layers: it gets everything when it is made.
    """

    stepped = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, description: str, work: Callable[[Feedback], Any]) -> None:
        super().__init__(description, QgsTask.Flag.CanCancel)
        collect_in_window()
        self._work: Callable[[Feedback], Any] | None = work
        self.ending = Ending()
        self.result: Any = None
        self._over = threading.Event()
        self._told: list[tuple[Any, Callable[..., object]]] = []
        self._gentle = ExitStack()  # until it is finished, for not one look for cycles may be in the worker's thread
        self._gentle.enter_context(gently())
        _alive.add(self)

    def begin(
        self,
        ended: Callable[[], object],
        stepped: Callable[[str], object] | None = None,
        progressed: Callable[[float], object] | None = None,
    ) -> WorkTask:
        """Hand it to QGIS; the slots are told of its end, its steps and how far it is, in per cent."""
        signals = ((self.ended, ended), (self.stepped, stepped), (self.progressChanged, progressed))
        self._told = [(signal, slot) for signal, slot in signals if slot is not None]
        for signal, slot in self._told:
            signal.connect(slot)
        QgsApplication.taskManager().addTask(self)
        return self

    def run(self) -> bool:
        """In the worker's thread."""
        work = self._work
        with self.ending:
            if work is not None:
                self.result = in_python_thread(lambda: work(TaskFeedback(self)))
        self._over.set()
        return self.ending.error is None

    def finished(self, result: bool) -> None:
        """On the window's thread."""
        _alive.discard(self)
        self._gentle.close()
        self._work = None
        if (not result or self.isCanceled()) and self.ending.error is None:
            self.ending.error = Cancelled()  # before it began or after its last step
        self.ended.emit()
        self._told = []  # a slot may hold this task: in a circle both would stay until Python looks for circles

    def stop(self, seconds: float) -> None:
        """Cancel and wait a little: who began it goes, and is told no more. Unlike waitForFinished() this leaves
        Python's lock to the worker.
        """
        for signal, slot in self._told:
            signal.disconnect(slot)
        self._told = []
        self.cancel()
        if self.isActive():  # it stays so until the window's thread is free again
            self._over.wait(seconds)


class LatestWork:
    """One piece of work at a time, of which only the newest counts: what is started takes the place of what runs.
    Nothing is told once the owner, whose work it is, was deleted.
    """

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._task: WorkTask | None = None

    @property
    def running(self) -> bool:
        """Whether there is work under way."""
        return self._task is not None

    def start(self, title: str, work: Callable[[Feedback], Any], done: Callable[[WorkTask], None]) -> None:
        """``done(task)`` is called on the window's thread when it has ended in whatever way, unless it was stopped."""
        self.stop()
        task = self._task = WorkTask(title, work)
        task.ended.connect(while_there(self._owner, lambda: self._ended(task, done)))
        QgsApplication.taskManager().addTask(task)

    def stop(self, seconds: float = 0.0) -> None:
        """Cancel what runs, wait a little for it, and forget it."""
        task, self._task = self._task, None
        if task is not None:
            task.stop(seconds)

    def _ended(self, task: WorkTask, done: Callable[[WorkTask], None]) -> None:
        if task is self._task:
            self._task = None
            done(task)
