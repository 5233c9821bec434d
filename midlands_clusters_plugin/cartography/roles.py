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
# The officer's choices, kept on a layer so that they are saved with the project and survive the next run (JSON).
SCHEMES = "midlands_clusters/schemes"  # hexes: metric -> how it is classed
LEFT_OUT = "midlands_clusters/left_out"  # hexes: cells left out of the scale or of the map
HEIGHTS = "midlands_clusters/heights"  # hexes: scale and exaggeration of columns, in 3D and in the oblique map
PLACES_SHOWN = "midlands_clusters/places_shown"  # places: which kinds are shown, and whether all or the relevant ones


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
