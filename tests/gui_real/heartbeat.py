"""Is the window's thread ever held? A timer that should fire every 10 ms tells, for as long as it runs, how late it came.

Beside the time on the clock, which other programs on the machine lengthen, the processor's time of the window's own
thread between two beats: what it did itself in one turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, Qt, QTimer

BEAT_MS = 10
LATE_MS = 40  # from here on a gap is worth a word on what went on


class Heartbeat(QObject):
    """Measures the gaps between beats, with a word on what was going on at the longest."""

    def __init__(self, what: Callable[[], str]) -> None:
        super().__init__()
        self._what = what
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin a measurement."""
        self._gaps: list[tuple[float, str, float]] = []
        self._started = self._last = time.perf_counter()
        self._worked, self._work = time.thread_time(), 0.0
        self._timer.start(BEAT_MS)

    def stop(self) -> dict:
        """End it. Gaps in milliseconds; ``beats`` shows that the timer did run."""
        self._timer.stop()
        self._beat()  # what held the thread until now counts too
        worst = sorted(self._gaps, reverse=True)[:6]
        return {
            "seconds": round(time.perf_counter() - self._started, 3),
            "beats": len(self._gaps),
            "longest_ms": round(worst[0][0], 1) if worst else None,
            "longest_work_ms": round(self._work, 1),
            "over_100_ms": sum(gap > 100 for gap, _, _ in self._gaps),
            "worst": [{"ms": round(gap, 1), "during": during, "at_s": round(at, 2)} for gap, during, at in worst],
        }

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000
        self._work = max(self._work, (time.thread_time() - self._worked) * 1000)
        self._gaps.append((gap, self._what() if gap > LATE_MS else "", now - self._started))
        self._last = time.perf_counter()  # what asking took is no delay of the window's
        self._worked = time.thread_time()
