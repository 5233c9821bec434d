"""The Processing provider ``midlandsclusters``: the toolbox's group of the plugin's algorithms."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.base.errors import UserError
from ..core.base.resources import plugin_version, resource
from ..qgis_io.old_sheets import use_qgis_gdal
from ..sources.profile.own_clusters import use_own_clusters
from ..sources.profile.postcode_profile import use_saved_postcodes
from .algorithms.area_data import AreaData
from .algorithms.compare_arrangements import CompareArrangements
from .algorithms.download_boundaries import DownloadBoundaries
from .algorithms.export_map import ExportMap
from .algorithms.hex_metrics import HexMetrics
from .algorithms.import_companies import ImportCompanies
from .algorithms.import_postcodes import ImportPostcodes
from .algorithms.oblique_hexes import ObliqueHexes
from .algorithms.postgis_hexes import PostgisHexMetrics
from .algorithms.scorecard import ScorecardAlgorithm
from .algorithms.spatial_query import SpatialQuery
from .base import plugin_icon
from .statistics import STATISTICS

ALGORITHMS = (
    ImportCompanies,
    HexMetrics,
    ScorecardAlgorithm,
    ExportMap,
    SpatialQuery,
    ObliqueHexes,
    DownloadBoundaries,
    ImportPostcodes,
    PostgisHexMetrics,
    AreaData,
    CompareArrangements,
    *STATISTICS,
)


class MidlandsClustersProvider(QgsProcessingProvider):
    """Holds the algorithms; its id is a promise to scripts and models and never changes."""

    def id(self) -> str:
        """The part of algorithm ids before the colon."""
        return "midlandsclusters"

    def name(self) -> str:
        """The name in the toolbox: the plugin's, the same in every language."""
        return "Midlands Clusters"

    def longName(self) -> str:
        """The name with the version."""
        return f"Midlands Clusters {plugin_version()}"

    def versionInfo(self) -> str:
        """The plugin's version."""
        return plugin_version()

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return plugin_icon()

    def svgIconPath(self) -> str:
        """The icon as a file, "" where it is missing."""
        try:
            return str(resource("icons", "midlands_clusters.svg"))
        except UserError:
            return ""

    def loadAlgorithms(self) -> None:
        """Add one of each."""
        use_saved_postcodes()
        use_own_clusters()
        use_qgis_gdal()
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
