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


class Heard:
    """Signals of what QGIS may delete meanwhile: a layer, a group, the project; let go of together."""

    def __init__(self) -> None:
        self._connected: list[tuple[Any, str, Callable[..., object]]] = []

    def hear(self, source: Any, slot: Callable[..., object], *signals: str) -> None:
        """Connect a slot to signals of one source, by name."""
        for name in signals:
            getattr(source, name).connect(slot)
            self._connected.append((source, name, slot))

    def let_go(self) -> None:
        """Hear no more of any source."""
        for source, name, slot in self._connected:
            if not sip.isdeleted(source):
                getattr(source, name).disconnect(slot)
        self._connected = []
