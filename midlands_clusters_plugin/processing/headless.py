"""The plugin where there is no window: qgis_process loads it with ``iface`` None, and only the Processing provider is
put in.
"""

from __future__ import annotations

from qgis.core import QgsApplication

from . import functions
from .provider import MidlandsClustersProvider
from .support import language


class HeadlessPlugin:
    """What QGIS asks of a plugin, for qgis_process; ``initGui`` does the same as ``initProcessing``, for programs that
    call it.
    """

    def __init__(self) -> None:
        self._provider: MidlandsClustersProvider | None = None

    def initProcessing(self) -> None:
        """Put the provider into the Processing registry, once."""
        if self._provider is None:
            language.install()
            self._provider = MidlandsClustersProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)
            functions.register()

    def initGui(self) -> None:
        """Nothing to show without a window: the provider only."""
        self.initProcessing()

    def unload(self) -> None:
        """Take the provider out again."""
        if self._provider is not None:
            functions.unregister()
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
            language.remove()
