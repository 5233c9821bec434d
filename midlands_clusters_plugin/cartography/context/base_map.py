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
_CREDIT = entries.CREDIT
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
    """The layer of an online map, read by QGIS's own provider (its proxy and certificates apply). Raises UserError if
    it cannot be made.
    """
    source = f"type=xyz&url={quote(one.url, safe=':/{}')}&zmin={one.zmin}&zmax={one.zmax}"
    layer = QgsRasterLayer(source, one.name, "wms")
    if not layer.isValid():
        raise UserError(
            tr("{} cannot be used: check that QGIS may go online.").format(one.name), layer.error().message()
        )
    layer.setCustomProperty(_CREDIT, one.credit)
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
        if role in _BASE_PLANE:
            _see_through(one, on=layer is not None)
        elif role == "hexes" and isinstance(one, QgsVectorLayer):
            _see_through_empty(one, on=layer is not None)


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
    if (
        project.layerTreeRoot().findLayer(old.id()) is None
    ):  # a layer without a place in the tree would be lost to the user
        project.layerTreeRoot().addLayer(old)


def _see_through(layer: QgsMapLayer, *, on: bool) -> None:
    saved = layer.customProperty(_BEFORE)
    if on and saved is None:
        layer.setCustomProperty(_BEFORE, json.dumps(layer.opacity()))
        layer.setOpacity(_SEEN_THROUGH)
    elif not on and saved is not None:
        layer.setOpacity(float(json.loads(saved)))
        layer.removeCustomProperty(_BEFORE)
    layer.triggerRepaint()


def _see_through_empty(layer: QgsVectorLayer, *, on: bool) -> None:
    """Hexagons without a company, whatever kind of classes they are in: the symbol of the value 0."""
    saved = layer.customProperty(_BEFORE)
    if on == (saved is not None):
        return
    before = _set_empty_opacity(layer, _SEEN_THROUGH if on else float(json.loads(saved)))
    if on:
        layer.setCustomProperty(_BEFORE, json.dumps(1.0 if before is None else before))
    else:
        layer.removeCustomProperty(_BEFORE)
    layer.triggerRepaint()
    layer.emitStyleChanged()


def _set_empty_opacity(layer: QgsVectorLayer, opacity: float) -> float | None:
    """Give the symbol of empty hexagons an opacity; what it had before, None where there is no such symbol."""
    renderer = layer.renderer().clone()
    before = None
    if isinstance(renderer, QgsGraduatedSymbolRenderer):
        for index, one in enumerate(renderer.ranges()):
            if one.lowerValue() == 0 == one.upperValue():
                before, symbol = _with_opacity(one.symbol(), opacity)
                renderer.updateRangeSymbol(index, symbol)
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            if rule.ruleKey() == "empty" and rule.symbol() is not None:
                before, symbol = _with_opacity(rule.symbol(), opacity)
                rule.setSymbol(symbol)
    if before is not None:
        layer.setRenderer(renderer)
    return before


def _with_opacity(symbol: QgsSymbol, opacity: float) -> tuple[float, QgsSymbol]:
    made = symbol.clone()
    before = made.opacity()
    made.setOpacity(opacity)
    return before, made


def base_map_credits(group: QgsLayerTreeGroup) -> list[str]:
    """Acknowledgements of the group's base map, for the page: those of an online map, else the rights in the layer's
    metadata.
    """
    layer = base_map_of(group)
    node = group.findLayer(layer.id()) if layer is not None else None
    if layer is None or node is None or not node.itemVisibilityChecked():
        return []
    if layer.customProperty(_CREDIT):
        return [str(layer.customProperty(_CREDIT))]
    return [text for text in layer.metadata().rights() if text.strip()]
