"""Where a map's companies came from, stored with the map: a statistic that compares with all companies reads them again
by itself.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from ...cartography.record.map_facts import MapFacts, needed_facts, row_facts
from ...cartography.record.roles import CHOICES, layers_of
from ...cartography.record.stored import saved
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...qgis_io import entries
from .job import FILE, LAYER, POSTGIS, SAMPLE, BoundaryInput, CompanyInput

if TYPE_CHECKING:
    from ...core.geography.areas import Area

SOURCE = entries.SOURCE


@dataclass(frozen=True)
class Everything:
    """All companies of a map's file on the map's hexagons: a GeoPackage with ``hexes`` and ``authorities``."""

    path: Path
    name: str


def store_source(group: QgsLayerTreeGroup, companies: CompanyInput) -> None:
    """Note with a map where its companies came from; paths as the project writes them."""
    project = QgsProject.instance()
    file, mark, part = companies.path.partition("|layername=")
    data = {
        "kind": companies.kind,
        "path": project.writePath(file) + mark + part if file else "",
        "layer": str(companies.layer[0]) if companies.layer else "",
        "mapping": companies.mapping,
        "table": companies.table,
        "sites": companies.sites,
        "dissolved": companies.dissolved,
        "accounts": project.writePath(companies.accounts) if companies.accounts else "",
        "accounts_mapping": companies.accounts_mapping,
    }
    group.setCustomProperty(SOURCE, json.dumps(data))


def source_of(group: QgsLayerTreeGroup) -> CompanyInput:
    """The companies of a map, to be read again. Raises UserError where the map does not say, or they are gone."""
    project, choices = QgsProject.instance(), saved(group, CHOICES, {})
    data = saved(group, SOURCE, {}) or {**choices, "kind": choices.get("companies")}  # maps of 0.3.0 have choices alone
    if not data.get("kind") and needed_facts(group).sample:
        data["kind"] = SAMPLE
    kind, accounts = data.get("kind"), str(data.get("accounts") or "")
    file, mark, part = str(data.get("path") or "").partition("|layername=")
    path = project.readPath(file) if file else ""
    plain: dict[str, Any] = {"mapping": _pairs(data.get("mapping")), "sites": str(data.get("sites") or "share")}
    if accounts:
        plain |= {"accounts": project.readPath(accounts), "accounts_mapping": _pairs(data.get("accounts_mapping"))}
    if kind == SAMPLE:
        return CompanyInput()
    if kind == FILE and path:
        if not Path(path).exists():
            raise UserError(
                tr(
                    "The map's file {name} is no longer where it was: choose it under Companies and generate again."
                ).format(name=Path(path).name),
                path,
            )
        return CompanyInput(FILE, path=path + mark + part, dissolved=bool(data.get("dissolved")), **plain)
    layer = project.mapLayer(str(data.get("layer") or choices.get("layer") or ""))
    if kind == LAYER and isinstance(layer, QgsVectorLayer):
        from ...sources.layers.layer_frames import layer_source

        return CompanyInput(LAYER, source=layer_source(layer, project.transformContext()), **plain)
    table = data.get("table")
    if kind == POSTGIS and isinstance(table, list) and len(table) == len(CompanyInput.table):
        first, second, third, fourth = map(str, table)
        return CompanyInput(POSTGIS, table=(first, second, third, fourth), **plain)
    raise UserError(tr("This map does not say where all its companies came from: generate it again."))


def _pairs(found: Any) -> tuple[tuple[str, str], ...]:
    rows = found if isinstance(found, list) else []
    return tuple((str(one[0]), str(one[1])) for one in rows if isinstance(one, list) and len(one) == 2)


def everything_of(group: QgsLayerTreeGroup) -> Callable[[Feedback], Everything]:
    """The work that puts all companies of a map's file onto the map's hexagons, to be done beside the window.

    Raises UserError where the map lacks what that needs.
    """
    facts, companies, boundaries = needed_facts(group), source_of(group), None
    name = next((Path(one.path).name for one in facts.inputs if one.path), "") or tr("the same table")
    if not facts.boundaries.builtin:
        from ...sources.layers.polygon_layers import polygon_source

        outlines = layers_of(group).get("authorities")
        if not isinstance(outlines, QgsVectorLayer):
            raise UserError(
                tr("A layer of the map is no longer in the project: generate the map again."), "authorities"
            )
        boundaries = BoundaryInput(polygon_source(outlines, QgsProject.instance().transformContext()), None)
    return lambda feedback: _everything(facts, companies, boundaries, name, feedback)


def _everything(
    facts: MapFacts, companies: CompanyInput, boundaries: BoundaryInput | None, name: str, feedback: Feedback
) -> Everything:
    from ...core.files.geopackage import write_layers
    from ...core.hexmap.engine import MapRequest, Workspace

    workspace = Workspace(companies.read(feedback.part(0.0, 0.6)))
    outlines = boundaries.read(feedback.part(0.6, 0.65)) if boundaries is not None else None
    request = MapRequest(area=_area(facts), grid=facts.grid.kind, size=facts.grid.size, boundaries=outlines)
    made = workspace.hexmap(request, feedback.part(0.65, 0.9))
    before = {one.sha256 for one in facts.inputs if one.sha256}
    now = {one["sha256"] for one in made.report["inputs"] if one.get("sha256")}
    rows = row_facts(made.report)
    if before != now or (facts.rows is not None and (facts.rows.read, facts.rows.placed) != (rows.read, rows.placed)):
        raise UserError(
            tr("{name} has changed since this map was made: generate the map again.").format(name=name),
            f"{sorted(before)} -> {sorted(now)}",
        )
    folder = Path(tempfile.mkdtemp(prefix="midlands-clusters-"))
    layers = {"hexes": made.hexes, "authorities": made.authorities}
    return Everything(write_layers(folder / "all_companies.gpkg", layers, feedback.part(0.9, 1.0)), name)


def _area(facts: MapFacts) -> Area:
    """The map's area: by its name, where that still means the same authorities, else by their codes."""
    from ...core.geography.areas import get_area

    try:
        named = get_area(facts.area)
        if set(named.codes) == set(facts.area_codes):
            return named
    except UserError:  # an area of the user's that is no longer stored
        pass
    return get_area("+".join(facts.area_codes))
