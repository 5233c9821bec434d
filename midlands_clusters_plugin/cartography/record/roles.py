"""By what the plugin knows its own layers and groups: each group records the ids of the layers that a run made.

A custom property alone would not do: styles and copies carry it along. Names belong to the user.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsLayerTreeNode, QgsMapLayer, QgsProject

from ...qgis_io import entries
from ...qgis_io.plain_file import table_of
from .stored import saved

ROLE = entries.ROLE
METRIC = entries.METRIC
BREAKS = entries.BREAKS
STAMP = "stamp"  # in those classes, and in what was drawn: the data that they were made from
MAP = entries.MAP
FACTS = entries.FACTS
MADE = entries.MADE
COLUMNS = entries.COLUMNS
CHOICES = entries.CHOICES
NAME = entries.NAME
GROUP = "group"
RESULTS = ("area_data", "area_data_spread", "kernel_density", "statistic")  # what algorithms add, in or outside a group
FREE = (*RESULTS, "base_map")  # roles that say nothing of the table a layer shows
SCHEMES = entries.SCHEMES
LEFT_OUT = entries.LEFT_OUT
HEIGHTS = entries.HEIGHTS
PLACES_SHOWN = entries.PLACES_SHOWN


def groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    """The plugin's groups in a project, the uppermost first, copies that the user pasted last."""
    found = [group for group in project.layerTreeRoot().findGroups(True) if group.customProperty(ROLE) == GROUP]
    return sorted(found, key=is_copy)


def is_copy(group: QgsLayerTreeGroup) -> bool:
    """Whether the group is a copy: the layers in it are not those that a run recorded. A run leaves it alone."""
    ids = saved(group, MADE, {}).values()
    return bool(ids) and not any(_find(group, ident) for ident in ids) and bool(_by_property(group))


def layers_of(group: QgsLayerTreeGroup) -> dict[str, QgsMapLayer]:
    """The plugin's layers in a group, by role: those recorded; of copies and old projects those that look it."""
    recorded = made_in(group)
    if not recorded:
        return _by_property(group)
    results = _by_property(group, RESULTS)  # not of all: to look at each layer's table costs a second of forty maps
    return {**{role: results[role] for role in RESULTS if role in results}, **recorded}


def made_in(group: QgsLayerTreeGroup) -> dict[str, QgsMapLayer]:
    """The layers recorded as made by the plugin, by role, that are in the group or were dragged out of it."""
    outside = {node.layerId(): node.layer() for node in _dragged_out(group)}
    found = ((role, _find(group, ident) or outside.get(str(ident))) for role, ident in saved(group, MADE, {}).items())
    return {role: layer for role, layer in found if layer is not None}


def nodes_of(group: QgsLayerTreeGroup) -> list[QgsLayerTreeLayer]:
    """The layers of a group and those that the user dragged out of it; as the tree has them, the uppermost first."""
    inside, outside = group.findLayers(), _dragged_out(group)
    if not outside:
        return inside
    wanted = {node.layerId() for node in (*inside, *outside)}
    return [node for node in _root(group).findLayers() if node.layerId() in wanted]


def _dragged_out(group: QgsLayerTreeGroup) -> list[QgsLayerTreeLayer]:
    """Of a map that a run made: the layers of its file that lie in no map's group any more. A result or a base map that
    was dragged out is the user's.
    """
    ids = [str(ident) for role, ident in saved(group, MADE, {}).items() if role not in FREE]
    missing = [ident for ident in ids if group.findLayer(ident) is None]
    found = [node for ident in missing if (node := _root(group).findLayer(ident)) is not None]
    return [] if not found or is_copy(group) else [node for node in found if not _is_in_a_map(node)]


def _is_in_a_map(node: QgsLayerTreeNode) -> bool:
    parent = node.parent()
    return parent is not None and (parent.customProperty(ROLE) == GROUP or _is_in_a_map(parent))


def _root(group: QgsLayerTreeGroup) -> QgsLayerTreeGroup:
    while group.parent() is not None:
        group = group.parent()
    return group


def record(group: QgsLayerTreeGroup, layers: Mapping[str, QgsMapLayer | None]) -> None:
    """Note which layers are the plugin's, by role, beside those noted already; None forgets a role."""
    known: dict[str, QgsMapLayer | None] = {
        **({} if is_copy(group) else made_in(group) or _by_property(group)),
        **layers,
    }
    group.setCustomProperty(MADE, json.dumps({role: layer.id() for role, layer in known.items() if layer is not None}))


def group_of(project: QgsProject, layer: QgsMapLayer) -> QgsLayerTreeGroup | None:
    """The group that a layer is the hexagons, companies ... of, or None; what the user put into one is not of it."""
    found = (group for group in groups(project) if layer.id() in {one.id() for one in layers_of(group).values()})
    return next(found, None)


def _find(group: QgsLayerTreeGroup, ident: object) -> QgsMapLayer | None:
    node = group.findLayer(ident) if isinstance(ident, str) else None
    return None if node is None else node.layer()


def _by_property(group: QgsLayerTreeGroup, wanted: tuple[str, ...] = ()) -> dict[str, QgsMapLayer]:
    """The layers that carry a role, or one of those wanted. Of several the likeliest: with our name, visible,
    uppermost; one that shows another table is none.
    """
    found: dict[str, tuple[tuple[bool, bool], QgsMapLayer]] = {}
    for node in group.findLayers():
        layer = node.layer()
        role = str(layer.customProperty(ROLE) or "") if layer is not None else ""
        if not role or (wanted and role not in wanted) or (role not in FREE and table_of(layer) not in ("", role)):
            continue
        likely = (layer.name() == layer.customProperty(NAME), node.itemVisibilityChecked())
        if role not in found or likely > found[role][0]:
            found[role] = (likely, layer)
    return {role: layer for role, (_, layer) in found.items()}
