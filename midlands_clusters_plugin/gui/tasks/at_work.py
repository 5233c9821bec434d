"""Work on the window's thread that lets events in, as printing an atlas does: QGIS must keep the project open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qgis.core import QgsApplication, QgsLayerTreeGroup
from qgis.PyQt import sip

from ...cartography.record.roles import layers_of
from .task import WorkTask

_now: list[str] = []


def is_at_work() -> bool:
    """Whether such work goes on now: what would change its map waits."""
    return bool(_now)


@contextmanager
def at_work(title: str, group: QgsLayerTreeGroup | None) -> Iterator[Callable[[], bool]]:
    """Listed among QGIS's tasks as long as the work on a map goes on: QGIS asks before it closes or opens another
    project then.

    Gives what says whether the user wanted it stopped there, or took the map's hexagons away.
    """
    over = threading.Event()
    # Stopped or not, it lasts as long as the work: QGIS asks again.
    task = WorkTask(title, lambda _feedback: over.wait())
    hexes = layers_of(group).get("hexes") if group is not None else None
    if hexes is not None:  # of other layers pages make and remove some of their own, and the task would be cancelled
        task.setDependentLayers([hexes])
    QgsApplication.taskManager().addTask(task)
    _now.append(title)
    try:
        yield lambda: sip.isdeleted(task) or task.isCanceled()  # stopped before it began, it is gone
    finally:
        _now.remove(title)
        over.set()
