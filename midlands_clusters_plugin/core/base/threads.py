"""Running the science from a thread that Python did not start, such as those of QGIS's tasks."""

from __future__ import annotations

import concurrent.futures  # its pools are imported when one is first used: they cost QGIS's start three milliseconds
import contextvars
import gc
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

_T = TypeVar("_T")


def in_python_thread(work: Callable[[], _T]) -> _T:
    """Call ``work`` in a thread of Python's own, wait for it and give back its result or raise its error.

    pyproj (seen with 3.7.2) keeps a pointer for each thread of the system to something that it frees with Python's side
    of the thread. In QGIS's thread pool the first lives on between tasks and the second does not, so the second task
    that makes a CRS ends QGIS with a segmentation fault. In a thread that Python starts and ends both have the same
    life. Called from such a thread, or from the main one, the work is done right there.
    """
    if type(threading.current_thread()).__name__ != "_DummyThread":  # Python's stand-in for a thread it did not start
        return work()
    with gently(), concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="midlands_clusters") as pool:
        return pool.submit(contextvars.copy_context().run, work).result()  # a set of files stays one (whole_file)


class ProcessSetting:
    """A setting of the whole process that several threads want changed: the first changes it, the last puts it back.

    Each for itself would put back what another still needs, or leave for good what another had set. ``change`` gives
    what it was, which ``put_back`` is given.
    """

    def __init__(self, change: Callable[[], _T], put_back: Callable[[_T], object]) -> None:
        self._change, self._put_back = change, put_back
        self._lock, self._users = threading.Lock(), 0
        self._before: Any = None
        self.leave: Callable[[Callable[[], None]], object] = lambda let_go: let_go()  # calls it, here or elsewhere

    @contextmanager
    def changed(self) -> Iterator[None]:
        """Changed meanwhile."""
        with self._lock:
            if not self._users:
                self._before = self._change()
            self._users += 1
        try:
            yield
        finally:
            self.leave(self._let_go)

    def _let_go(self) -> None:
        with self._lock:
            self._users -= 1
            if not self._users:
                self._put_back(self._before)


def _be_gentle() -> tuple[bool, float, Any]:
    before = (gc.isenabled(), sys.getswitchinterval(), warnings.filters)
    gc.disable()
    sys.setswitchinterval(min(before[1], 0.001))
    return before


def _as_before(before: tuple[bool, float, Any]) -> None:
    sys.setswitchinterval(before[1])
    # Packages below silence warnings with catch_warnings, which no two threads may do at once: the copy of one stays.
    warnings.filters = before[2]
    if before[0]:
        gc.enable()


_gentle = ProcessSetting(_be_gentle, _as_before)


def end_gentleness_by(leave: Callable[[Callable[[], None]], object]) -> None:
    """``leave(let_go)`` calls ``let_go`` in the window's thread, now or later.

    The first look for cycles after the work deletes what the window threw away meanwhile, its symbols and the rows of
    its lists too, in the thread that lets Python look again. In a worker's thread that ends QGIS where it happens to
    draw them.
    """
    _gentle.leave = leave


def gently() -> AbstractContextManager[None]:
    """Let a window beside the work answer at once, while it lasts.

    Python looks for cycles: in a process as large as QGIS one look holds every thread for 100 to 200 ms, and rows read
    by the hundred thousand (they hold no cycles) set it off again and again. And a thread keeps Python's lock for up to
    5 ms after another asked for it: a window whose widgets ask thirty times to draw themselves then stands still for
    150 ms.
    """
    return _gentle.changed()
