"""From a result's GeoPackage to a group of layers, in steps that each hold the window only briefly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..context import role_symbols, spike_layer
from ..context.place_symbols import choose_places, choosing_places
from ..page_text.authority_table import are_as_run
from ..record.facts import base_facts, metric_facts
from ..record.map_facts import MapFacts, facts_of, store_facts
from ..record.results import put_away
from ..record.roles import COLUMNS, GROUP, MAP, METRIC, NAME, ROLE, groups, is_copy, layers_of, record
from ..record.stored import saved
from ..record.stored_report import REPORT
from ..style.map_text import group_name
from ..style.schemes import set_known
from ..style.styles import restyle, restyling, watch
from .metadata import describe, describe_choices, role_texts
from .page_age import mark_stale_pages

if TYPE_CHECKING:
    from ...core.hexmap.engine import HexMap

CRS = "EPSG:27700"
ORDER = (  # from the top of the map down; own_places is never in a result's file
    "spikes", "own_places", "places", "towns", "companies", "place_areas", "authorities",
    "old_authorities", "hexes", "neighbours", "sea", "old_and_new", "rejects", "shared_addresses", "remarks",
)  # fmt: skip
_NOT_OF_COMPANIES = ("own_places", "places", "towns", "place_areas", "neighbours", "sea", "remarks")


def add_map(
    project: QgsProject,
    path: Path,
    facts: MapFacts,
    metric: str,
    *,
    beside: bool = False,
    group: QgsLayerTreeGroup | None = None,
) -> QgsLayerTreeGroup:
    """All the steps of ``add_steps`` at once, for scripts; ``facts`` are ``facts.map_facts``. Returns the group.

    ``group`` : a group to fill, which may lie outside the project's tree: nothing of the project is touched then but
    its list of layers.
    """
    _layers_in(Path(path))
    group = _group_for(project, facts, beside) if group is None else group
    for _ in _steps(project, Path(path), facts, metric, group):
        pass
    return group


def add_steps(
    project: QgsProject, path: Path, hexmap: HexMap, metric: str, *, beside: bool = False, fresh: bool = False
) -> Iterator[None]:
    """Put a finished map into a project, one short step a ``next``.

    The plugin's layers that are there already get the new data and keep the user's style; layers that are missing are
    added, but those that the result's GeoPackage ``path`` does not hold. With ``beside`` only the group of the same
    cluster and area is reused, and another map gets a group of its own; with ``fresh`` any does. ``metric`` : what the
    hexagons show first, where the map holds it.

    Raises UserError where a layer that would get other data has unsaved edits, which would be written onto other
    companies, and where QGIS cannot open the file.
    """
    _layers_in(Path(path))
    facts, about = base_facts(hexmap), {}
    yield
    for one in hexmap.metrics:
        about[one] = metric_facts(hexmap.hexes, one, hexmap.report)
        yield
    facts = replace(facts, metrics=about)
    group = new_group(facts, project.layerTreeRoot()) if fresh else _group_for(project, facts, beside)
    yield from _steps(project, Path(path), facts, metric, group)


def _steps(project: QgsProject, path: Path, facts: MapFacts, metric: str, group: QgsLayerTreeGroup) -> Iterator[None]:
    metric = metric if metric in facts.metrics else next(iter(facts.metrics))
    if not project.mapLayers() and group.parent() is not None:
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
    old, present = layers_of(group), _layers_in(path)
    _refuse_edits(old.values())
    before = facts_of(group)
    _rename(group, group_name(facts))
    group.setCustomProperty(MAP, facts.ident)
    group.removeCustomProperty(REPORT)  # of the run before
    store_facts(group, facts)
    put_away(group, before)
    yield
    record(group, old)
    if "hexes" in present:  # what the new map does not have (an area without sea) would show what is no longer so
        gone = [role for role in old if role in ORDER and role not in ("own_places", *present)]
        project.removeMapLayers([old[role].id() for role in gone])
    for role in reversed([one for one in ORDER if one in present]):
        layer = old.get(role)
        if layer is None:
            layer = _new_layer(project, group, role, path, facts)
            yield
            role_symbols.style(layer, role, _town_names(path) if role == "authorities" and "towns" in present else ())
        else:
            _point_at(layer, path, role)
        yield
        _rename(layer, _name(role, facts))
        if role == "spikes":
            if not spike_layer.is_styled(layer):  # it is new, or was empty and so of no kind
                spike_layer.style_spikes(layer)
                yield
            spike_layer.show(layer, metric)
            yield
        describe(layer, role, facts)
        if role == "hexes":
            yield
            yield from _show(layer, facts, metric, keep=role in old)
        yield
    found = layers_of(group)
    columns = {role: _columns(found[role]) for role in ORDER if role in present and role in found}
    group.setCustomProperty(COLUMNS, json.dumps(columns))
    if "hexes" in present:
        are_as_run(found["hexes"])
        yield from choosing_places(found)
        describe_choices(found, metric)
        yield
    mark_stale_pages(project)


def added_columns(group: QgsLayerTreeGroup) -> dict[str, list[str]]:
    """Columns that the user added to the files of the plugin's layers, by layer: the next run does not make them."""
    written = saved(group, COLUMNS, {})
    new = {
        one.name(): [name for name in _columns(one) if name not in written.get(role, [name])]
        for role, one in layers_of(group).items()
    }
    return {name: columns for name, columns in new.items() if columns}


def _columns(layer: QgsMapLayer) -> list[str]:
    return list(layer.dataProvider().fields().names()) if isinstance(layer, QgsVectorLayer) else []


def show_metric(group: QgsLayerTreeGroup, metric: str) -> None:
    """Show another metric of a map, or the same one after the user changed its scheme or what is left out: hexagons and
    spikes.

    Raises UserError for a metric that the hexagons do not hold, and where they are no longer in the project.
    """
    found = layers_of(group)
    if "hexes" not in found:
        raise UserError(tr("The hexagons are no longer in the project: generate the map again."))
    restyle(found["hexes"], metric)
    spike_layer.show(found.get("spikes"), metric)
    choose_places(found)
    describe_choices(found, metric)
    mark_stale_pages(found["hexes"].project() or QgsProject.instance())


def group_in_use(project: QgsProject, ident: str = "") -> QgsLayerTreeGroup | None:
    """The group that a run would fill: the uppermost that a run made (of ``MapFacts.ident``), never a pasted copy."""
    mine = (one for one in groups(project) if not is_copy(one))
    return next((one for one in mine if not ident or one.customProperty(MAP) == ident), None)


def edited_layers(project: QgsProject, others: Iterable[QgsVectorLayer] = ()) -> list[QgsVectorLayer]:
    """Layers with unsaved edits among those that a run would give other data, and ``others``, of its file."""
    group = group_in_use(project)
    mine = layers_of(group).values() if group is not None else ()
    return _edited({one.id(): one for one in (*mine, *others)}.values())


def require_no_edits(project: QgsProject, others: Iterable[QgsVectorLayer] = ()) -> None:
    """Raises UserError where a run would swap the data under unsaved edits."""
    _refuse_edits(edited_layers(project, others))


def _edited(layers: Iterable[QgsMapLayer]) -> list[QgsVectorLayer]:
    return [one for one in layers if isinstance(one, QgsVectorLayer) and one.isEditable() and one.isModified()]


def _refuse_edits(layers: Iterable[QgsMapLayer]) -> None:
    if edited := [one.name() for one in _edited(layers)]:
        sentence = tr(
            "The layer {name} has edits that are not saved: save or discard them, then generate the map again."
        )
        raise UserError(sentence.format(name=edited[0]), ", ".join(edited))


def _group_for(project: QgsProject, facts: MapFacts, beside: bool) -> QgsLayerTreeGroup:
    """The group to use: the uppermost of the plugin's (of this map, with ``beside``), or a new one at the top."""
    return group_in_use(project, facts.ident if beside else "") or new_group(facts, project.layerTreeRoot())


def new_group(facts: MapFacts, root: QgsLayerTreeGroup | None = None) -> QgsLayerTreeGroup:
    """An empty group for a map, at the top of a tree; without one, a group that no tree shows."""
    group = QgsLayerTreeGroup(group_name(facts)) if root is None else root.insertGroup(0, group_name(facts))
    group.setCustomProperty(ROLE, GROUP)
    group.setCustomProperty(NAME, group.name())
    return group


def _layers_in(path: Path) -> set[str]:
    """The layers that a result's file shows to QGIS. Raises UserError where there are none: older versions of GDAL
    take "%20" in a name for a blank and find no such file, and the map would be a group without layers.
    """
    sublayers = QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(str(path))
    if not sublayers:
        sentence = tr("QGIS cannot open the layers of {}: choose another file, in a folder without % in its name.")
        raise UserError(sentence.format(path.name), str(path))
    return {one.name() for one in sublayers}


def _source(path: Path, role: str) -> str:
    return f"{path}|layername={role}"


def _new_layer(project: QgsProject, group: QgsLayerTreeGroup, role: str, path: Path, facts: MapFacts) -> QgsVectorLayer:
    """A layer of the file, in its place in the group."""
    options = QgsVectorLayer.LayerOptions(project.transformContext())
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(_source(path, role), _name(role, facts), "ogr", options)
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(NAME, layer.name())
    project.addMapLayer(layer, False)
    above = {one.id() for other, one in layers_of(group).items() if other in ORDER[: ORDER.index(role)]}
    nodes = [(number, one) for number, one in enumerate(group.children()) if isinstance(one, QgsLayerTreeLayer)]
    place = max((number + 1 for number, one in nodes if one.layerId() in above), default=0)
    node = group.insertLayer(place, layer)
    node.setItemVisibilityChecked(role != "companies")
    node.setExpanded(role in ("hexes", "places", "place_areas"))
    record(group, {role: layer})
    return layer


def _point_at(layer: QgsMapLayer, path: Path, role: str) -> None:
    """Give a layer the new file without touching its style or the user's filter.

    A file of the same name too is opened anew: reloadData() keeps the old file's list of columns, and where the new one
    has others, the map shows a neighbour column of the metric.
    """
    wanted = layer.subsetString() if isinstance(layer, QgsVectorLayer) else ""
    layer.setDataSource(_source(path, role), layer.name(), "ogr", False)
    if wanted and layer.setSubsetString(wanted):
        layer.triggerRepaint()
    if isinstance(layer, QgsVectorLayer):
        layer.updateExtents()  # QGIS keeps the old extent otherwise, and Zoom to Layer shows an empty place


def _show(layer: QgsVectorLayer, facts: MapFacts, metric: str, *, keep: bool) -> Iterator[None]:
    """Classes for the new data. A renderer that the user chose instead of ours is left alone."""
    watch(layer)
    set_known(layer, {one: about.breaks.as_dict() for one, about in facts.metrics.items()})
    if keep and layer.renderer().type() != "graduatedSymbol":
        layer.setCustomProperty(METRIC, metric)
        return
    yield from restyling(layer, metric)


def _town_names(path: Path) -> list[str]:
    towns = QgsVectorLayer(_source(path, "towns"), "towns", "ogr")
    return [str(town["name"]) for town in towns.getFeatures()]


def _name(role: str, facts: MapFacts) -> str:
    """A layer's name; one with invented companies' figures says so wherever it goes."""
    name, of_companies = role_texts()[role][0], role not in _NOT_OF_COMPANIES
    return tr("{name} (illustrative sample)").format(name=name) if facts.sample and of_companies else name


def _rename(layer: QgsMapLayer | QgsLayerTreeGroup, name: str) -> None:
    """Give a layer or group the name that its new data ask for, unless the user gave it one."""
    if layer.name() == layer.customProperty(NAME):
        layer.setName(name)
        layer.setCustomProperty(NAME, name)
