"""One run of an algorithm of the plugin beside the window."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.threads import gently

# The task of QGIS holds bare pointers to context and feedback: a run lives until its task has ended, also where its
# page is gone by then.
_alive: set[AlgorithmRun] = set()


class _Stated(QgsProcessingFeedback):
    """Keeps the sentence with which a run failed."""

    def __init__(self) -> None:
        super().__init__(False)
        self.error = ""

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.error = self.error or error


class AlgorithmRun(QObject):
    """``ended`` comes on the window's thread, once, except after :meth:`forget`; then ``well``, ``results`` and
    ``sentence`` hold the end.

    Parameters
    ----------
    name : of an algorithm of the plugin, as ``"hotspots"``.
    parameters : as QGIS's Processing takes them.

    Raises
    ------
    UserError
        Where the algorithm is not there or refuses the parameters.
    """

    progressed = pyqtSignal(float)
    ended = pyqtSignal()

    def __init__(self, name: str, parameters: dict[str, Any]) -> None:
        super().__init__()
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"midlandsclusters:{name}")
        if self._algorithm is None:
            raise UserError(
                tr("The plugin's algorithms are not in the Processing toolbox: switch the plugin off and on again.")
            )
        self._context, self._feedback = QgsProcessingContext(), _Stated()
        self._context.setProject(QgsProject.instance())
        well, sentence = self._algorithm.checkParameterValues(parameters, self._context)
        if not well:
            raise UserError(sentence)
        self._parameters = parameters  # layers among them that are in no project must outlive the task
        self.well = False
        self.results: dict[str, Any] = {}
        self._heard = True
        self._gentle = ExitStack()
        self._task = QgsProcessingAlgRunnerTask(self._algorithm, parameters, self._context, self._feedback)
        self._task.executed.connect(self._executed)
        self._feedback.progressChanged.connect(self._progressed)

    def start(self) -> None:
        """Begin."""
        _alive.add(self)
        self._gentle.enter_context(gently())  # see WorkTask
        QgsApplication.taskManager().addTask(self._task)

    def stop(self) -> None:
        """Ask it to end early; ``ended`` comes all the same."""
        self._feedback.cancel()
        if not sip.isdeleted(self._task):
            self._task.cancel()

    def forget(self) -> None:
        """The page goes: end early, and tell nobody."""
        self._heard = False
        self.stop()

    @property
    def stopped(self) -> bool:
        """Whether the user asked it to end early."""
        return bool(self._feedback.isCanceled())

    @property
    def sentence(self) -> str:
        """What the algorithm said of its failure; "" where it said nothing."""
        return self._feedback.error

    def loaded(self, path: str, name: str = "") -> QgsVectorLayer:
        """A result as a layer with the look that the algorithm gave it, not yet in the project."""
        details = self._context.layersToLoadOnCompletion().get(path)
        layer = QgsVectorLayer(path, name or (details.name if details is not None else ""), "ogr")
        if details is not None and details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(layer, self._context, QgsProcessingFeedback(False))
        return layer

    def _progressed(self, percent: float) -> None:
        if self._heard:
            self.progressed.emit(percent)

    def _executed(self, well: bool, results: dict[str, Any]) -> None:
        self._gentle.close()
        QTimer.singleShot(0, lambda: _alive.discard(self))
        self.well, self.results = well, dict(results)
        if self._heard:
            self.ended.emit()
