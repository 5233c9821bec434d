"""The user's own clusters, from the file of the options."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog, QgsSettings

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.catalogue import catalogue


def use_own_clusters() -> None:
    """Offer the clusters of the chosen file, and no others; a file that is wrong goes to the log, and the report's
    clusters remain.
    """
    catalogue.remove_added_clusters()
    path = settings.read("clusters_file", QgsSettings())
    if not path:
        return
    try:
        catalogue.add_clusters(path)
    except UserError as error:
        QgsMessageLog.logMessage(f"{error.message} {error.detail}", "Midlands Clusters", Qgis.MessageLevel.Warning)
