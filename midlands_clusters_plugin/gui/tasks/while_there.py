"""Slots for what outlives a widget: tasks, timers, the project. An exception in one ends QGIS, or shows a traceback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer


def while_there(widget: Any, slot: Callable[..., object]) -> Callable[..., None]:
    """A slot that does nothing once the widget, whose slot it is, was deleted. Qt sees to that for a method of a
    QObject itself, not for a lambda.
    """

    def heard(*given: Any) -> None:
        if not sip.isdeleted(widget):
            slot(*given)

    return heard


def soon(parent: QObject, *slots: Callable[[], object]) -> Callable[..., None]:
    """A slot for what comes many times in a row, as the layers of a project that is opened do: what it stands for is
    called once, when QGIS has time again.
    """
    timer = QTimer(parent)
    timer.setSingleShot(True)
    for slot in slots:
        timer.timeout.connect(slot)
    return lambda *_: timer.start(0)
