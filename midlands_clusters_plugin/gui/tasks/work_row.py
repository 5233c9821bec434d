"""One line for a piece of work in the background: what it does, how far it is, and Cancel. Hidden while there is
none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from .task import WorkTask

_STOP_SECONDS = 2.0


class WorkRow(QWidget):
    """Runs one ``WorkTask`` at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: WorkTask | None = None
        self._done: Callable[[WorkTask], None] | None = None
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setToolTip(tr("Stop this; what was there before stays as it is"))
        self.cancel.clicked.connect(self.stop)
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.state)
        outer.addLayout(line)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether there is work under way."""
        return self._task is not None

    def run(self, title: str, work: Callable[[Feedback], Any], done: Callable[[WorkTask], None]) -> None:
        """Start ``work(feedback)``; ``done(task)`` is called on the window's thread when it has ended in whatever
        way.
        """
        if self.running:
            return
        self._done = done
        self.state.setText(title)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()
        self._task = WorkTask(title, work).begin(self._ended, self._stepped, self._progressed)

    def stop(self) -> None:
        """Cancel."""
        if self._task is not None:
            self.cancel.setEnabled(False)
            self.state.setText(tr("Stopping…"))
            self._task.cancel()

    def shut_down(self) -> None:
        """The widget goes: stop the work and forget it."""
        if self._task is not None:
            self._task.stop(_STOP_SECONDS)
            self._task = None

    def _stepped(self, text: str) -> None:
        if self.cancel.isEnabled():
            self.state.setText(f"{text}…")

    def _progressed(self, percent: float) -> None:
        self.bar.setValue(int(percent))

    def _ended(self) -> None:
        task, self._task = self._task, None
        self.hide()
        if task is not None and self._done is not None:
            self._done(task)
