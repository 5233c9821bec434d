"""Midlands Clusters: 1 km hexagon maps of economic clusters from a file of companies.

QGIS calls :func:`classFactory`. Both classes are imported only then: ``midlands_clusters_plugin.core`` must import
where there is no QGIS.
"""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """The plugin for QGIS: all of it in the window, only the Processing provider in qgis_process, where ``iface`` is
    None.
    """
    from .native import keep_libraries_apart

    keep_libraries_apart()
    if iface is None:
        from .processing.headless import HeadlessPlugin

        return HeadlessPlugin()
    from .plugin import MidlandsClustersPlugin

    return MidlandsClustersPlugin(iface)
