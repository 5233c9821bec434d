"""What the dock chose for a map goes with the map: a project that is opened again fills the dock with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject

from ...cartography.record.map_facts import MapFacts
from ...cartography.record.roles import CHOICES
from ...cartography.record.stored import is_number, saved
from ...core.base.errors import UserError
from ...core.disclosure.disclosure_rule import Rule
from ..data.area_page import AreaPage
from ..data.company_page import KINDS, CompanyPage
from ..tasks.job import FILE, LAYER, SAMPLE


def store(group: QgsLayerTreeGroup, choices: dict[str, Any]) -> None:
    """Keep what ``chosen`` gave when the run began with the map that it made."""
    group.setCustomProperty(CHOICES, json.dumps(choices))


def chosen(panel: Any, company: CompanyPage, area: AreaPage) -> dict[str, Any]:
    """What is chosen in the dock now, as plain data; paths as the project writes them."""
    project = QgsProject.instance()
    layer, boundary_layer, rule = (
        panel.company_layer.currentLayer(),
        panel.boundary_page.layer.currentLayer(),
        panel.disclosure.rule(),
    )
    return {
        "companies": company.kind,
        "path": project.writePath(company.path) if company.path else "",
        "layer": layer.id() if company.kind == LAYER and layer is not None else "",
        "boundaries": panel.boundaries.currentIndex(),
        "boundary_path": project.writePath(panel.boundary_page.file.filePath()),
        "boundary_layer": boundary_layer.id() if boundary_layer is not None else "",
        "output": project.writePath(panel.output.filePath().strip()) if panel.output.filePath().strip() else "",
        "rule": asdict(rule) if rule is not None else None,
        "addresses": panel.addresses.treatment(),
        "options": company.options.stored(project.writePath),
        "own_area": area.stored(),
    }


def restore(panel: Any, company: CompanyPage, area: AreaPage, group: QgsLayerTreeGroup, facts: MapFacts) -> str:
    """Fill the dock with the choices that made a map; of a map of an older version with what its facts tell.

    A file that is not known or gone is left to be chosen: the sample is never put in its place. Returns the path of a
    file that is gone.
    """
    project, found = QgsProject.instance(), saved(group, CHOICES, {})
    kind = found.get("companies") if found.get("companies") in KINDS else SAMPLE if facts.sample else FILE
    panel.companies.setCurrentIndex(KINDS.index(kind))
    gone = ""
    if kind == FILE:
        path = _path(project, found, "path")
        gone = path if path and not Path(path).exists() else ""
        panel.company_file.setFilePath("" if gone else path)
    elif kind == LAYER and (layer := project.mapLayer(str(found.get("layer", "")))) is not None:
        panel.company_layer.setLayer(layer)
    company.options.restore(found.get("options"), project.readPath)
    panel.cluster.set_current_id(facts.cluster)
    area.restore(found.get("own_area"))
    area.set_codes(facts.area_codes)
    panel.grid.setCurrentIndex(max(0, panel.grid.findData(facts.grid.kind)))
    if facts.grid.kind == "h3":
        panel.resolution.setCurrentIndex(max(0, panel.resolution.findData(facts.grid.size)))
    else:
        panel.size.setValue(facts.grid.size)
    panel.boundary_page.file.setFilePath(_path(project, found, "boundary_path"))
    if (boundary_layer := project.mapLayer(str(found.get("boundary_layer", "")))) is not None:
        panel.boundary_page.layer.setLayer(boundary_layer)
    index = found.get("boundaries", 0)
    panel.boundaries.setCurrentIndex(index if type(index) is int and 0 <= index < panel.boundaries.count() else 0)
    panel.output.setFilePath(_path(project, found, "output"))
    panel.addresses.set_treatment(found.get("addresses", "leave_out" if facts.without_shared else "count"))
    panel.disclosure.set_rule(_rule(found.get("rule")) or (Rule() if facts.disclosure is not None else None))
    return gone


def companies_of(group: QgsLayerTreeGroup) -> tuple[str, str]:
    """Kind and file or layer of the companies that a map was made from; ("", "") where it does not say."""
    found = saved(group, CHOICES, {})
    kind = found.get("companies")
    if kind not in KINDS:
        return "", ""
    return str(kind), _path(QgsProject.instance(), found, "path") or str(found.get("layer") or "")


def _path(project: QgsProject, found: dict[str, Any], name: str) -> str:
    text = found.get(name)
    return str(project.readPath(text)) if isinstance(text, str) and text else ""


def _rule(data: Any) -> Rule | None:
    if not isinstance(data, dict) or not all(is_number(data.get(name)) for name in ("fewest", "round_to")):
        return None
    largest = data.get("largest")
    try:
        return Rule(
            fewest=int(data["fewest"]), largest=largest if is_number(largest) else None, round_to=int(data["round_to"])
        )
    except UserError:  # changed by hand
        return None
