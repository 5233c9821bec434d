"""A base map under the hexagons: the user's own layer, or an online one that is off until it is chosen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from qgis.core import (
    QgsGraduatedSymbolRenderer,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.resources import read_json
from ...qgis_io import entries
from ..record.roles import ROLE, layers_of, record

BASE_MAP = "base_map"
_OURS = entries.BASE_MAP_ADDED
_BEFORE = entries.LOOK_BEFORE_BASE_MAP
_ONLINE = entries.ONLINE_MAP
_BASE_PLANE = ("neighbours", "sea")  # flat colours that would hide a base map
_SEEN_THROUGH = 0.25


@dataclass(frozen=True)
class OnlineMap:
    """An online base map: where its tiles come from and what must be printed."""

    id: str
    name: str
    url: str
    zmin: int
    zmax: int
    host: str
    credit: str


@lru_cache(maxsize=1)
def online_maps() -> dict[str, OnlineMap]:
    """The online base maps on offer, by id, from resources/base_maps."""
    rows = read_json("base_maps", "base_maps.json")["maps"]
    return {row["id"]: OnlineMap(**row) for row in rows}


def what_is_sent(one: OnlineMap) -> str:
    """One sentence: what leaves the machine when this map is used."""
    wording = tr(
        "If you choose {}, QGIS asks {} for map tiles: that server learns the area on your screen and your network "
        "address."
    )
    return wording.format(one.name, one.host)


def online_layer(one: OnlineMap) -> QgsRasterLayer:
    """The layer of an online map, read by QGIS's own provider with its proxy and certificates. Raises UserError."""
    source = f"type=xyz&url={quote(one.url, safe=':/{}')}&zmin={one.zmin}&zmax={one.zmax}"
    layer = QgsRasterLayer(source, one.name, "wms")
    if not layer.isValid():
        raise UserError(
            tr("{} cannot be used: check that QGIS may go online.").format(one.name), layer.error().message()
        )
    layer.setCustomProperty(_ONLINE, one.id)
    layer.setCustomProperty(_OURS, True)
    metadata = layer.metadata()
    metadata.setRights([one.credit])
    layer.setMetadata(metadata)
    return layer


def online_id(layer: QgsMapLayer) -> str:
    """The id of the online map that a layer shows; "" for the user's own layers."""
    return str(layer.customProperty(_ONLINE) or "")


def base_map_of(group: QgsLayerTreeGroup) -> QgsMapLayer | None:
    """The base map under a group's map, or None."""
    return layers_of(group).get(BASE_MAP)


def set_base_map(project: QgsProject, group: QgsLayerTreeGroup, layer: QgsMapLayer | None) -> None:
    """Put a layer at the bottom of the plugin's group, and let it be seen through the ground; None takes it away again.

    The user's own layer stays where it is in the layer tree and is shown a second time in the group; nothing of its
    look is changed. Empty hexagons, neighbours and sea become transparent; they get back what they had when the base
    map is taken away.
    """
    _remove(project, group)
    if layer is not None:
        if layer.id() not in project.mapLayers():
            project.addMapLayer(layer, False)
        group.addLayer(layer)
        record(group, {BASE_MAP: layer})
    for role, one in layers_of(group).items():
        if role in _BASE_PLANE or (role == "hexes" and isinstance(one, QgsVectorLayer)):
            _see_through(one, role, on=layer is not None)


def _remove(project: QgsProject, group: QgsLayerTreeGroup) -> None:
    old = base_map_of(group)
    if old is None:
        return
    record(group, {BASE_MAP: None})
    old.removeCustomProperty(ROLE)  # older versions marked the layer itself
    if old.customProperty(_OURS):
        project.removeMapLayer(old.id())
        return
    node = group.findLayer(old.id())
    if node is not None:
        node.parent().removeChildNode(node)
    if project.layerTreeRoot().findLayer(old.id()) is None:  # without a place in the tree the user would lose it
        project.layerTreeRoot().addLayer(old)


def _see_through(layer: QgsMapLayer, role: str, *, on: bool) -> None:
    """Of hexagons those without a company: their symbol. What there was before is kept on the layer, and put back."""
    saved = layer.customProperty(_BEFORE)
    if on == (saved is not None):
        return
    swap = _swap_empty if role == "hexes" else _swap
    before = swap(layer, _SEEN_THROUGH if on else float(json.loads(saved)))
    if on:
        layer.setCustomProperty(_BEFORE, json.dumps(before))
    else:
        layer.removeCustomProperty(_BEFORE)
    layer.triggerRepaint()
    layer.emitStyleChanged()


def _swap(one: QgsMapLayer | QgsSymbol, opacity: float) -> float:
    before = one.opacity()
    one.setOpacity(opacity)
    return before


def _swap_empty(layer: QgsVectorLayer, opacity: float) -> float:
    """The symbol of the value 0, whatever kind of classes the hexagons are in."""
    renderer, found = layer.renderer().clone(), []
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        symbols = zip(renderer.ranges(), renderer.symbols(QgsRenderContext()))
        found = [symbol for one, symbol in symbols if one.lowerValue() == 0 == one.upperValue()]
    elif isinstance(renderer, QgsRuleBasedRenderer):
        rules = (rule for rule in renderer.rootRule().descendants() if rule.ruleKey() == "empty")
        found = [rule.symbol() for rule in rules if rule.symbol() is not None]
    before = [_swap(symbol, opacity) for symbol in found]
    if found:
        layer.setRenderer(renderer)
    return before[-1] if before else 1.0
