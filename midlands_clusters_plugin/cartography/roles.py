"""Custom properties by which the plugin knows its own layers and groups; names belong to the officer."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject

ROLE = "midlands_clusters/role"
METRIC = "midlands_clusters/metric"
BREAKS = "midlands_clusters/breaks"  # JSON: metric -> classes, so that restyling reads no data
MAP = "midlands_clusters/map"  # which map a group or layer belongs to
FACTS = "midlands_clusters/facts"  # JSON on the group: what titles and acknowledgements are made from
GROUP = "group"


def groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    """The plugin's groups in a project, the uppermost first."""
    return [group for group in project.layerTreeRoot().findGroups(True) if group.customProperty(ROLE) == GROUP]


def layers_of(group: QgsLayerTreeGroup) -> dict[str, QgsMapLayer]:
    """The plugin's layers in a group, by role."""
    return {layer.customProperty(ROLE): layer for layer in _layers(group) if layer.customProperty(ROLE)}


def _layers(group: QgsLayerTreeGroup) -> Iterator[QgsMapLayer]:
    return (node.layer() for node in group.findLayers() if node.layer() is not None)


def group_of(project: QgsProject, layer: QgsMapLayer) -> QgsLayerTreeGroup | None:
    """The plugin's group that a layer lies in, or None."""
    return next((group for group in groups(project) if group.findLayer(layer.id()) is not None), None)
