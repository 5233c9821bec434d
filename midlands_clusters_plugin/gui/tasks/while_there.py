"""Slots for what outlives a widget: tasks, timers, the project. An exception in one ends QGIS, or shows a traceback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt import sip


def while_there(widget: Any, slot: Callable[..., object]) -> Callable[..., None]:
    """A slot that does nothing once the widget, whose slot it is, was deleted. Qt sees to that for a method of a
    QObject itself, not for a lambda.
    """

    def heard(*given: Any) -> None:
        if not sip.isdeleted(widget):
            slot(*given)

    return heard
