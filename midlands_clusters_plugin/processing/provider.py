"""The Processing provider ``midlandsclusters``: the toolbox's group of the plugin's algorithms."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.base.errors import UserError
from ..core.base.resources import plugin_version, resource
from ..qgis_io.old_sheets import use_qgis_gdal
from ..qgis_io.window_thread import collect_in_window
from ..sources.profile.stored_files import use_own_clusters, use_saved_postcodes
from .base import Listed, plugin_icon

# Id -> the module and the class that do the work: imported when QGIS first asks for one to run or to show.
ALGORITHMS = {
    "importcompanies": ("algorithms.import_companies", "ImportCompanies"),
    "hexmetrics": ("algorithms.hex_metrics", "HexMetrics"),
    "scorecard": ("algorithms.scorecard", "ScorecardAlgorithm"),
    "exportmap": ("algorithms.export_map", "ExportMap"),
    "boardpack": ("algorithms.board_pack_algorithm", "BoardPack"),
    "clusterprofile": ("algorithms.cluster_profile_algorithm", "ClusterProfile"),
    "spatialquery": ("algorithms.spatial_query", "SpatialQuery"),
    "obliquehexes": ("algorithms.oblique_hexes", "ObliqueHexes"),
    "downloadboundaries": ("algorithms.download_boundaries", "DownloadBoundaries"),
    "importpostcodes": ("algorithms.import_postcodes", "ImportPostcodes"),
    "postgishexmetrics": ("algorithms.postgis_hexes", "PostgisHexMetrics"),
    "areadata": ("algorithms.area_data", "AreaData"),
    "comparearrangements": ("algorithms.compare_arrangements", "CompareArrangements"),
    "locationquotient": ("statistics.location_quotient_algorithm", "LocationQuotient"),
    "growth": ("statistics.growth_algorithm", "Growth"),
    "hotspots": ("statistics.hot_spots_algorithm", "HotSpotsAlgorithm"),
    "localmoran": ("statistics.local_moran_algorithm", "LocalMoranAlgorithm"),
    "densityclusters": ("statistics.density_clusters", "DensityClusters"),
    "kerneldensity": ("statistics.kernel_density", "KernelDensity"),
    "concentration": ("statistics.concentration_algorithm", "ConcentrationAlgorithm"),
    "disclosurecontrol": ("statistics.disclosure_control", "DisclosureControl"),
}


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
        collect_in_window()
        for identifier in ALGORITHMS:
            self.addAlgorithm(Listed(identifier, *ALGORITHMS[identifier]))
