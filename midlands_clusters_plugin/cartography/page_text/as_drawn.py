"""How the hexagons are drawn, as a page must say it: by which metric, what the user did to the layers in QGIS, and what
keeps the reader from seeing them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsRectangle, QgsRenderContext, QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.i18n import counted, tr
from ..record.map_facts import MapFacts
from ..record.roles import METRIC, ROLE
from ..style.map_text import metric_text
from ..style.user_classes import unseen

_FAINT = 0.05  # opacity below which nobody sees a hexagon
_FILTERED = ("companies", "places", "own_places", "authorities", "spikes")


def require_layer(hexes: QgsVectorLayer) -> None:
    """Raises UserError where the hexagons' file does not answer, or the user gave them another reference system."""
    # QGIS 3.22 loses a GeoPackage of which one layer is edited while others are drawn: it is valid then, and empty.
    if (not hexes.subsetString() and not has_any(hexes)) or not hexes.isValid():
        raise UserError(
            tr("The file of the hexagons cannot be read: put it back, or generate the map again."), hexes.source()
        )
    if hexes.crs() != hexes.dataProvider().crs():
        raise UserError(
            tr("The hexagons have another coordinate reference system than their file: set it back in QGIS."),
            f"{hexes.crs().authid()}, {hexes.dataProvider().crs().authid()}",
        )


def has_any(layer: QgsVectorLayer, only: str = "", extent: QgsRectangle | None = None) -> bool:
    """Whether a layer, as its filter leaves it, has a feature that an expression is true for (in an extent)."""
    request = QgsFeatureRequest().setLimit(1)
    if only:
        request.setFilterExpression(only)
    else:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    if extent is not None:
        request.setFilterRect(extent)
    return next(layer.getFeatures(request), None) is not None


def set_roles(layers: Mapping[str, QgsMapLayer]) -> None:
    """A style pasted onto a layer of ours brings another's role: what a run recorded counts."""
    for role, layer in layers.items():
        if layer.customProperty(ROLE) != role:
            layer.setCustomProperty(ROLE, role)


def drawn_metric(facts: MapFacts, hexes: QgsVectorLayer) -> str:
    """The metric that the hexagons show: the one chosen, or another that a renderer of the user's is made of."""
    chosen, used = str(hexes.customProperty(METRIC) or ""), _used(hexes)
    chosen = chosen if chosen in facts.metrics else ""
    drawn = [one for one in facts.metrics if one in used]
    return chosen if chosen in drawn or (not drawn and chosen) else next(iter(drawn or facts.metrics))


def remarks(
    facts: MapFacts,
    layers: Mapping[str, QgsMapLayer],
    shown: Collection[QgsMapLayer],
    metric: str,
    *,
    drawn: bool,
    alike: bool = False,
) -> tuple[str, ...]:
    """What a reader must know of a map that QGIS draws otherwise than the plugin made it; ``drawn``: on a page that
    shows the layer of hexagons itself, and no copies or columns; ``alike``: in one style with another map.
    """
    found, hexes = [], layers["hexes"]
    if drawn and facts.instead is None and isinstance(hexes, QgsVectorLayer):
        if hexes.id() not in {one.id() for one in shown} or hexes.opacity() < _FAINT:
            found.append(tr("The hexagons are switched off or transparent: this map does not show them."))
        elif not alike and metric not in _used(hexes):
            stated = tr("The hexagons have a style of the user's own, which does not show this: {metric}.")
            found.append(stated.format(metric=metric_text(metric)))
        if not alike and (count := unseen(hexes, metric)):
            found.append(undrawn_text(count))
        if hexes.hasScaleBasedVisibility():
            found.append(tr("The hexagons are drawn at some scales only, as set in the properties of their layer."))
    for role in _FILTERED:
        layer = layers.get(role)
        if isinstance(layer, QgsVectorLayer) and layer.subsetString() and (layer in shown or role == "spikes"):
            found.append(filter_text(layer))
    return tuple(found)


def undrawn_text(count: int) -> str:
    """That the map does not show so many hexagons, since the user chose in QGIS what is drawn."""
    return counted(
        "{n} hexagon has a value outside the classes that are drawn, so the map does not show it.",
        "{n} hexagons have values outside the classes that are drawn, so the map does not show them.",
        count,
    )


def filter_text(layer: QgsVectorLayer) -> str:
    """That a layer has a filter, and which."""
    stated = tr("{layer}: only those of a filter are shown: {filter}")
    return stated.format(layer=layer.name(), filter=layer.subsetString())


def _used(hexes: QgsVectorLayer) -> set[str]:
    """The columns that the renderer of the hexagons is made of."""
    made = hexes.renderer()
    return set() if made is None else set(made.usedAttributes(QgsRenderContext()))
