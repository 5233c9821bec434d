"""From a result's GeoPackage to one group of layers in a project, in steps that each hold the window's thread only briefly."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..core.errors import UserError
from . import spikes, symbols
from .facts import base_facts, metric_facts
from .map_facts import MapFacts, store_facts
from .metadata import describe, describe_choices
from .roles import BREAKS, GROUP, MAP, METRIC, ROLE, groups, layers_of
from .styles import restyle
from .text import group_name, tr

if TYPE_CHECKING:
    from ..core.engine import HexMap

CRS = "EPSG:27700"
ORDER = (  # from the top of the map down; own_places is never in a result's file
    "spikes", "own_places", "places", "towns", "companies", "place_areas", "authorities", "hexes", "neighbours", "sea", "rejects",
)  # fmt: skip
_NOT_IN_FILES = ("own_places", "base_map")
_HIDDEN = ("companies",)
_NAME = "midlands_clusters/name"  # the name we gave; one that differs is the officer's and stays


def add_map(project: QgsProject, path: Path, facts: MapFacts, metric: str, *, beside: bool = False) -> QgsLayerTreeGroup:
    """All the steps of ``add_steps`` at once, for scripts; ``facts`` are ``facts.map_facts``. Returns the group."""
    for _ in _steps(project, Path(path), facts, metric, beside):
        pass
    return groups(project)[0] if beside else _group(project, facts, beside)


def add_steps(project: QgsProject, path: Path, hexmap: HexMap, metric: str, *, beside: bool = False) -> Iterator[None]:
    """Put a finished map into a project, one short step a ``next``.

    The plugin's layers that are there already get the new data and keep the officer's style; layers that are missing are added. With
    ``beside`` only the group of the same cluster and area is reused, and another map gets a group of its own.

    Parameters
    ----------
    project : where the layers go.
    path : the result's GeoPackage; layers that it does not hold (towns, neighbours) are left out.
    hexmap : the map that was written.
    metric : what the hexagons show first; the first metric of the map where it does not hold that one.
    """
    facts, about = base_facts(hexmap), {}
    yield
    for one in hexmap.metrics:
        about[one] = metric_facts(hexmap.hexes, one, hexmap.report)
        yield
    yield from _steps(project, Path(path), replace(facts, metrics=about), metric, beside)


def _steps(project: QgsProject, path: Path, facts: MapFacts, metric: str, beside: bool) -> Iterator[None]:
    metric = metric if metric in facts.metrics else next(iter(facts.metrics))
    if not project.mapLayers():
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
    group, present = _group(project, facts, beside), _layers_in(path)
    old = layers_of(group)
    yield
    _remove_gone(project, old, present)
    for role in reversed([one for one in ORDER if one in present]):
        layer = old.get(role)
        if layer is None:
            layer = _new_layer(project, group, role, path, facts)
            yield
            symbols.style(layer, role, _town_names(path) if role == "authorities" and "towns" in present else ())
        else:
            _point_at(layer, path, role)
        if role == "spikes":
            _show_spikes(layer, metric)
        describe(layer, role, facts)
        if role == "hexes":
            yield
            _show(layer, facts, metric, keep=role in old)
        yield
    if "hexes" in present:
        describe_choices(layers_of(group), metric)


def _remove_gone(project: QgsProject, old: Mapping[str, QgsMapLayer], present: set[str]) -> None:
    """Take out the layers of the last map that the new one does not have (an area without sea): they would show what is no longer so."""
    if "hexes" in present:
        project.removeMapLayers([layer.id() for role, layer in old.items() if role in ORDER and role not in (*_NOT_IN_FILES, *present)])


def _show_spikes(layer: QgsVectorLayer, metric: str) -> None:
    """Marks of the metric's spikes; their looks where the layer has none yet (it was empty, and so of no kind, or is new)."""
    if not spikes.is_styled(layer):
        spikes.style_spikes(layer)
    spikes.show(layer, metric)


def show_metric(group: QgsLayerTreeGroup, metric: str) -> None:
    """Show another metric of a map, or the same one after the officer changed its scheme or what is left out: hexagons and spikes.

    Raises UserError for a metric that the hexagons do not hold, and where they are no longer in the project.
    """
    found = layers_of(group)
    if "hexes" not in found:
        raise UserError(tr("The hexagons are no longer in the project: generate the map again."))
    restyle(found["hexes"], metric)
    spikes.show(found.get("spikes"), metric)
    describe_choices(found, metric)


def _group(project: QgsProject, facts: MapFacts, beside: bool) -> QgsLayerTreeGroup:
    """The group to use: the uppermost of the plugin's (of this map, with ``beside``), or a new one at the top."""
    ident, name = facts.ident, group_name(facts)
    group = next((one for one in groups(project) if not beside or one.customProperty(MAP) == ident), None)
    if group is None:
        group = project.layerTreeRoot().insertGroup(0, name)
        group.setCustomProperty(ROLE, GROUP)
        group.setCustomProperty(_NAME, name)
    if group.name() == group.customProperty(_NAME):
        group.setName(name)
        group.setCustomProperty(_NAME, name)
    group.setCustomProperty(MAP, ident)
    store_facts(group, facts)
    return group


def _layers_in(path: Path) -> set[str]:
    sublayers = QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(str(path))
    return {one.name() for one in sublayers}


def _source(path: Path, role: str) -> str:
    return f"{path}|layername={role}"


def _new_layer(project: QgsProject, group: QgsLayerTreeGroup, role: str, path: Path, facts: MapFacts) -> QgsVectorLayer:
    """A layer of the file, in its place in the group."""
    options = QgsVectorLayer.LayerOptions(project.transformContext())
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(_source(path, role), _names()[role], "ogr", options)
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(_NAME, layer.name())
    project.addMapLayer(layer, False)
    above = set(ORDER[: ORDER.index(role)])
    place = sum(1 for node in group.findLayers() if node.layer() is not None and node.layer().customProperty(ROLE) in above)
    node = group.insertLayer(place, layer)
    node.setItemVisibilityChecked(role not in _HIDDEN)
    node.setExpanded(role in ("hexes", "places", "place_areas"))
    return layer


def _point_at(layer: QgsMapLayer, path: Path, role: str) -> None:
    """Give a layer the new file without touching its style.

    A file of the same name too is opened anew: reloadData() keeps the old file's list of columns, and where the new one has others, the map
    shows a neighbour column of the metric.
    """
    layer.setDataSource(_source(path, role), layer.name(), "ogr", False)


def _show(layer: QgsVectorLayer, facts: MapFacts, metric: str, *, keep: bool) -> None:
    """Classes for the new data. A renderer that the officer chose instead of ours is left alone."""
    layer.setCustomProperty(BREAKS, json.dumps({one: about.breaks.as_dict() for one, about in facts.metrics.items()}))
    if keep and layer.renderer().type() != "graduatedSymbol":
        layer.setCustomProperty(METRIC, metric)
        return
    restyle(layer, metric)


def _town_names(path: Path) -> list[str]:
    towns = QgsVectorLayer(_source(path, "towns"), "towns", "ogr")
    return [str(town["name"]) for town in towns.getFeatures()]


def _names() -> dict[str, str]:
    return {
        "spikes": tr("Spikes"),
        "own_places": tr("Own places"),
        "hexes": tr("Hexagons"),
        "authorities": tr("Authorities"),
        "neighbours": tr("Neighbouring authorities"),
        "towns": tr("Towns"),
        "places": tr("Places"),
        "place_areas": tr("Areas of initiatives"),
        "sea": tr("Sea"),
        "companies": tr("Companies"),
        "rejects": tr("Rejected rows"),
    }
