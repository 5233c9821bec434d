"""Statistics belong to the map that they were computed from: once it has changed no page prints them."""

from __future__ import annotations

from qgis.core import QgsLayerTreeGroup, QgsMapLayer

from ...core.base.i18n import tr
from ...qgis_io import entries
from .map_facts import MapFacts, facts_of
from .roles import ROLE, group_of

OF_MAP = entries.OF_MAP
_NAMED = entries.NAMED
ROLES = ("statistic", "kernel_density", "area_data_spread")


def belong(layer: QgsMapLayer, stamp: str) -> None:
    """A result was computed from the map that has this stamp."""
    layer.setCustomProperty(OF_MAP, stamp)


def stamp_of(layer: QgsMapLayer) -> str:
    """The stamp of the project's map that a layer is of, or that it was computed from; "" for any other layer."""
    if layer.customProperty(ROLE) in ROLES:
        return str(layer.customProperty(OF_MAP) or "")
    project = layer.project()
    facts = facts_of(group_of(project, layer)) if project is not None else None
    return facts.stamp if facts is not None else ""


def is_outdated(layer: QgsMapLayer, facts: MapFacts) -> bool:
    """Whether a layer is a statistic of a map that has changed since."""
    of_map = layer.customProperty(OF_MAP)
    return layer.customProperty(ROLE) in ROLES and bool(of_map) and of_map != facts.stamp


def put_away(group: QgsLayerTreeGroup, before: MapFacts | None = None) -> list[QgsMapLayer]:
    """Switch off and rename the results in a group that are of another map; one whose map is back gets its name back.
    Returns the former.

    ``before`` : what the map said until now, for results of which it is not noted what they are of.
    """
    facts = facts_of(group)
    away: list[QgsMapLayer] = []
    if facts is None:
        return away
    for node in group.findLayers():
        layer = node.layer()
        if layer is None or layer.customProperty(ROLE) not in ROLES:
            continue
        if before is not None and not layer.customProperty(OF_MAP):
            belong(layer, before.stamp)
        named = layer.customProperty(_NAMED)
        if is_outdated(layer, facts):
            away.append(layer)
            node.setItemVisibilityChecked(False)
            if not named:
                layer.setCustomProperty(_NAMED, layer.name())
                layer.setName(tr("{name} (of the map before)").format(name=layer.name()))
        elif named:
            layer.removeCustomProperty(_NAMED)
            layer.setName(str(named))
    return away
