"""What a page says, its tables and text alternative too, is taken from one snapshot of its map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..record.left_out import left_out_of
from ..record.map_facts import MapFacts, facts_of, needed_facts
from ..record.results import is_outdated
from ..record.roles import METRIC, PLACES_SHOWN, ROLE, groups, layers_of, nodes_of
from ..style.styles import breaks_of, renew_classes
from ..thematic.choropleth import with_area_data
from ..thematic.statistic_names import STATISTIC
from ..thematic.statistics_symbology import widen
from .as_drawn import drawn_metric, remarks, require_layer, set_roles
from .authority_table import AuthorityTable, authority_table, changed_since, renamed_since, subset_of
from .key_figures import metrics_of


@dataclass(frozen=True)
class Snapshot:
    """A map at one moment: its layers by role, those ``shown`` that are drawn (the uppermost first, the user's base map
    among them), the metric that its hexagons show, and totals by authority of all metrics, of what a filter leaves.
    """

    facts: MapFacts
    layers: Mapping[str, QgsMapLayer]
    shown: tuple[QgsMapLayer, ...]
    metric: str
    table: AuthorityTable

    @property
    def metrics(self) -> list[str]:
        """The metrics of which there is anything to say, in the order in which a page names them."""
        return [one for one in metrics_of(self.facts) if self.table.is_shown(one)]

    @property
    def hexes(self) -> QgsVectorLayer:
        """The hexagons."""
        return self.layers["hexes"]


def snapshot(
    group: QgsLayerTreeGroup,
    project: QgsProject | None = None,
    metric: str = "",
    without: Iterable[str] = (),
    *,
    drawn: bool = True,
    alike: bool = False,
) -> Snapshot:
    """The map of a group as it is now; ``metric`` in place of the one that the hexagons show, ``without`` roles that a
    page leaves out; ``drawn``: of a page that shows the layer of hexagons itself; ``alike``: in one style with another
    map.

    Raises UserError where the group has lost its hexagons or what it says of itself, and where they cannot be drawn.
    """
    layers = layers_of(group)
    if isinstance(layers.get("hexes"), QgsVectorLayer):
        require_layer(layers["hexes"])
        set_roles(layers)
        renew_classes(layers["hexes"])
    metric_of(layers)
    facts = needed_facts(group)
    metric = metric or drawn_metric(facts, layers["hexes"])
    if metric not in facts.metrics:
        raise UserError(
            tr("This map does not hold that metric: generate it again with a file that has the figures."), metric
        )
    subset = subset_of(layers)
    if subset:  # the marks of hexagons that the filter hides would lie on nothing
        without = (*without, "spikes")
    layers = {role: layer for role, layer in layers.items() if role not in without}
    shown = [one for one in shown_layers(group, project) if one.customProperty(ROLE) not in without]
    for one in shown:
        if one.customProperty(ROLE) == STATISTIC and isinstance(one, QgsVectorLayer):
            widen(one)
    facts = replace(with_area_data(facts, shown), subset=subset)
    table, changed = authority_table(facts, layers, metrics_of(facts))
    about = remarks(facts, layers, shown, metric, drawn=drawn, alike=alike)
    if renamed := renamed_since(facts, layers):
        stated = tr("The names of authorities were changed after the run: {names}.")
        about = (stated.format(names=", ".join(renamed)), *about)
    if changed:
        about = (tr("The hexagons were changed after the run: figures are those of the layer."), *about)
    return Snapshot(replace(facts, remarks=about), layers, tuple(shown), metric, table)


def stamp(group: QgsLayerTreeGroup) -> str:
    """Changes with all that a page says of a map: data, metric, classes, filter, left out, places; "" without a map."""
    layers, facts = layers_of(group), facts_of(group)
    hexes = layers.get("hexes")
    if facts is None or not isinstance(hexes, QgsVectorLayer):
        return ""
    metric = drawn_metric(facts, hexes)
    places = [
        str(layers[role].customProperty(PLACES_SHOWN) or "") for role in ("places", "own_places") if role in layers
    ]
    left_out = [asdict(one) for one in left_out_of(hexes)]
    stated = [facts.stamp, metric, breaks_of(hexes, metric).as_dict(), subset_of(layers), left_out, places]
    about = (*remarks(facts, layers, layers.values(), metric, drawn=True), *renamed_since(facts, layers))
    changed = changed_since(facts, layers)
    if changed is not None:
        about = (*about, *(str(changed.total(one)) for one in facts.metrics))
    if about:  # pages of earlier versions know nothing of it
        stated.append(about)
    return sha256(json.dumps(stated, sort_keys=True).encode("utf-8")).hexdigest()[:16]


def metric_of(layers: Mapping[str, QgsMapLayer]) -> str:
    """The metric that the hexagons show. Raises UserError where the group has lost its hexagons."""
    if "hexes" not in layers:
        raise UserError(tr("The hexagons are no longer in the project: generate the map again."))
    return str(layers["hexes"].customProperty(METRIC))


def shown_layers(group: QgsLayerTreeGroup, project: QgsProject | None = None) -> list[QgsMapLayer]:
    """The layers that are switched on and have something to draw, the uppermost first.

    A statistic of an earlier map is none of them. With a project, also the user's own layers that are visible under the
    group: their base map.
    """
    facts = facts_of(group)
    visible = [node.layer() for node in nodes_of(group) if node.layer() is not None and node.itemVisibilityChecked()]
    mine = [one for one in visible if not isinstance(one, QgsVectorLayer) or one.isSpatial()]
    mine = [one for one in mine if facts is None or not is_outdated(one, facts)]
    return mine + (_below(group, project) if project is not None else [])


def _below(group: QgsLayerTreeGroup, project: QgsProject) -> list[QgsMapLayer]:
    root = project.layerTreeRoot()
    plugin = {node.layerId() for one in groups(project) for node in nodes_of(one)}
    order = [layer.id() for layer in root.layerOrder()]
    own = {node.layerId() for node in nodes_of(group)}
    mine = [number for number, ident in enumerate(order) if ident in own]
    if not mine:
        return []
    nodes = (root.findLayer(ident) for ident in order[min(mine) :] if ident not in plugin)
    visible = [node.layer() for node in nodes if node is not None and node.layer() is not None and node.isVisible()]
    return [one for one in visible if one.isSpatial()]
