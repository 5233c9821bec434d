"""What the algorithms share: names, help, the two ways a run ends early, progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from ..core.base.errors import Cancelled, UserError
from ..core.base.feedback import Feedback
from ..core.base.i18n import shown, tr
from ..core.base.resources import resource
from ..core.files.whole_file import together
from .parameters import output_of, parameter_of, table_of
from .support.inputs import Inputs
from .support.language import language
from .support.on_load import on_load

if TYPE_CHECKING:
    from ..core.hexmap.engine import Workspace

COMPANIES = "companies"


def plugin_icon() -> QIcon:
    """The plugin's icon; QGIS's own hexagon-less one where the file is missing."""
    try:
        return QIcon(str(resource("icons", "midlands_clusters.svg")))
    except UserError:
        return QgsApplication.getThemeIcon("/processingAlgorithm.svg")


class FeedbackBridge(Feedback):
    """The core's Feedback over QGIS's: steps become the text of the progress bar, progress its percentage."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def on_progress(self, fraction: float) -> None:
        self._feedback.setProgress(100.0 * fraction)

    def on_step(self, text: str) -> None:
        self._feedback.setProgressText(text)

    def is_cancelled(self) -> bool:
        return bool(self._feedback.isCanceled())


class Algorithm(QgsProcessingAlgorithm):
    """Base of the plugin's algorithms. A subclass has an ``ID``, under which its table is found (see ``parameters``),
    names the ``LAYERS`` that it reads, and gives ``check``, ``prepare_run`` and ``run_core``.

    All three raise UserError for what the user can mend: it becomes one sentence in the dialog or on the command line.
    ``check`` and ``prepare_run`` run on the window's thread; ``run_core`` in a thread of its own, and it touches
    neither the project nor a layer: ``sources`` holds what the layers are read from, by parameter.
    """

    ID = ""
    LAYERS: Mapping[str, str] = {}  # parameter -> COMPANIES, or which polygons: see sources' polygon_source
    sources: dict[str, Any]
    _to_load: list[tuple[str | None, Callable[[Any], None], str]]

    def createInstance(self) -> Algorithm:
        """A new one of the same class, as QGIS asks for each run."""
        return type(self)()

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return shown(table_of(self.ID)["title"])

    def shortDescription(self) -> str:
        return shown(table_of(self.ID)["summary"])

    def tags(self) -> list[str]:
        """Words that the toolbox's search finds it by."""
        return shown(table_of(self.ID)["tags"]).split(",")

    def group(self) -> str:
        return ""

    def groupId(self) -> str:
        """All algorithms stand at the root of the provider."""
        return ""

    def icon(self) -> QIcon:
        return plugin_icon()

    def shortHelpString(self) -> str:
        """Help from resources/help, in the user's language where there is a file for it."""
        return help_file(self.ID).read_text(encoding="utf-8")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Parameters and outputs; their names never change."""
        for row in table_of(self.ID)["parameters"]:
            parameter = parameter_of(row)
            parameter.setHelp(self.help_of(row["name"], shown(row["help"])))
            self.addParameter(parameter)
        for row in table_of(self.ID)["outputs"]:
            self.addOutput(output_of(row))

    def help_of(self, name: str, text: str) -> str:
        """The help of a parameter, from its table's; for a subclass that fills something in."""
        return text

    def layers(self, inputs: Inputs) -> Mapping[str, str]:
        """The layers that a run with these parameters reads."""
        return self.LAYERS

    def check(self, inputs: Inputs) -> None:
        """Raise UserError if the parameters cannot work; quick, and asked before every run. Layers and the places of
        outputs have their own check.
        """

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at what else belongs to the window's thread. May raise UserError."""

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        """Do the work, in any thread; returns the outputs. May raise UserError or Cancelled."""
        raise NotImplementedError

    def workspace(self, feedback: Feedback) -> Workspace:
        """The companies of COMPANIES, read; in any thread."""
        from ..core.hexmap.engine import Workspace
        from ..sources.layers.company_layers import companies_from_layer

        feedback.step(tr("Reading companies"))
        return Workspace(companies_from_layer(self.sources["COMPANIES"], feedback=feedback))

    def when_loaded(self, destination: str | None, present: Callable[[Any], None], name: str = "") -> None:
        """Have ``present(layer)`` called on the window's thread when QGIS has loaded an output, under ``name`` if one
        is given.
        """
        self._to_load.append((destination, present, name))

    def _looked(self, inputs: Inputs) -> dict[str, Any]:
        """What the layers are read from, once all is checked. Raises UserError."""
        self.check(inputs)
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        found = {
            name: inputs.companies(name) if wanted == COMPANIES else inputs.polygons(name, wanted)
            for name, wanted in self.layers(inputs).items()
            if inputs.has(name) or not self.parameterDefinition(name).flags() & optional
        }
        for one in self.destinationParameterDefinitions():
            inputs.check_writable(one.name())
        return found

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """The plugin's own sentences first, QGIS's general ones after them."""
        try:
            self._looked(Inputs(self, parameters, context))
        except UserError as error:
            return False, error.message
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """The check again, because models and scripts come here directly, then ``prepare_run``."""
        load_libraries()
        inputs, self._to_load = Inputs(self, parameters, context), []
        try:
            self.sources = self._looked(inputs)
            self.prepare_run(inputs)
        except UserError as error:
            raise _exception(error, feedback) from error
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """``run_core``, whose files take their places together; a cancelled run gives no outputs and leaves what was
        there before.
        """
        try:
            with together():
                return self.run_core(Inputs(self, parameters, context), feedback, FeedbackBridge(feedback))
        except UserError as error:
            raise _exception(error, feedback) from error
        except Cancelled:
            feedback.pushInfo(tr("Cancelled: nothing was changed."))
            return {}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """On the window's thread again: the looks of what will be loaded."""
        for destination, present, name in self._to_load:
            on_load(context, destination, present, name)
        return {}


class Listed(Algorithm):
    """An algorithm in QGIS's list: its names, help and parameters, from its table. What runs is an instance of the
    ``kind`` in ``module`` (from this folder), which is imported when the first is asked for: QGIS starts without it.
    """

    def __init__(self, identifier: str, module: str, kind: str) -> None:
        super().__init__()
        self.ID, self._module, self._kind = identifier, module, kind

    def createInstance(self) -> Algorithm:
        """A new one that can run, on the window's thread."""
        load_libraries()
        return getattr(import_module(f".{self._module}", __package__), self._kind)()

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """What the one that runs says."""
        return self.create().checkParameterValues(parameters, context)


def _exception(error: UserError, feedback: QgsProcessingFeedback) -> QgsProcessingException:
    """QGIS's exception with the one sentence; the details go to the log of the run."""
    if error.detail:
        feedback.pushInfo(error.detail)
    return QgsProcessingException(error.message)


def load_libraries() -> None:
    """Import what every run needs: on the window's thread, because a library that is first loaded in QGIS's thread pool
    may crash there.
    """
    for name in ("pyproj", "geopandas"):
        import_module(name)


def help_file(identifier: str) -> Path:
    """The help of an algorithm: ``<id>_<language>.html`` if there is one, else ``<id>.html``."""
    try:
        return resource("help", f"{identifier}_{language().partition('_')[0]}.html")
    except UserError:
        return resource("help", f"{identifier}.html")
