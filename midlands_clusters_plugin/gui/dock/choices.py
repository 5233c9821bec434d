"""What the dock chose for a map goes with the map: a project that is opened again fills the dock with it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject

from ...cartography.record.map_facts import MapFacts, facts_of
from ...cartography.record.roles import CHOICES
from ...cartography.record.stored import is_number, saved
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.disclosure.disclosure_rule import Rule
from ...qgis_io.stamp import file_stamp
from ..data import boundary_page
from ..data.area_page import AreaPage
from ..data.company_page import KINDS, CompanyPage
from ..tasks.job import FILE, LAYER, SAMPLE

_QUICKLY_READ = 50_000_000  # bytes


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
        "layer_name": layer.name() if company.kind == LAYER and layer is not None else "",
        "stamp": _stamp_of(company.path),
        "boundaries": panel.boundaries.currentIndex(),
        "boundary_path": project.writePath(panel.boundary_page.file.filePath()),
        "boundary_layer": boundary_layer.id() if boundary_layer is not None else "",
        "output": project.writePath(panel.output.filePath().strip()) if panel.output.filePath().strip() else "",
        "rule": asdict(rule) if rule is not None else None,
        "addresses": panel.addresses.currentData(),
        "options": company.options.stored(project.writePath),
        "own_area": area.stored(),
    }


def restore(panel: Any, company: CompanyPage, area: AreaPage, group: QgsLayerTreeGroup, facts: MapFacts) -> str:
    """Fill the dock with the choices that made a map; of a map of an older version with what its facts tell.

    A file that is not known or gone is left to be chosen: the sample is never put in its place. Returns what cannot be
    filled in, in sentences.
    """
    project, found = QgsProject.instance(), saved(group, CHOICES, {})
    kind = found.get("companies") if found.get("companies") in KINDS else SAMPLE if facts.sample else FILE
    panel.companies.setCurrentIndex(KINDS.index(kind))
    lost = []
    if kind == FILE:
        path = _path(project, found, "path")
        gone = path if path and not Path(path).exists() else ""
        panel.company_file.setFilePath("" if gone else path)
        if gone:
            lost.append(
                tr("The companies of this map were in {file}, which is gone: choose it under Data.").format(file=gone)
            )
    elif kind == LAYER and (layer := project.mapLayer(str(found.get("layer", "")))) is not None:
        panel.company_layer.setLayer(layer)
    elif kind == LAYER:
        wording = tr(
            "The companies of this map were in the layer “{name}”, which is no longer in the project: choose another "
            "under Data."
        )
        lost.append(wording.format(name=found.get("layer_name") or found.get("layer")))
    company.options.restore(found.get("options"), project.readPath)
    panel.cluster.set_current_id(facts.cluster)
    area.restore(found.get("own_area"))
    area.set_codes(facts.area_codes)
    panel.grid.setCurrentIndex(max(0, panel.grid.findData(facts.grid.kind)))
    if facts.grid.kind == "h3":
        panel.resolution.setCurrentIndex(max(0, panel.resolution.findData(facts.grid.size)))
    else:
        panel.size.setValue(facts.grid.size)
    lost += _restore_boundaries(panel, project, found)
    panel.output.setFilePath(_path(project, found, "output"))
    treatment = str(found.get("addresses", "leave_out" if facts.without_shared else "count"))
    panel.addresses.setCurrentIndex(max(0, panel.addresses.findData(treatment)))
    panel.disclosure.set_rule(_rule(found.get("rule")) or (Rule() if facts.disclosure is not None else None))
    return " ".join(lost)


def _restore_boundaries(panel: Any, project: QgsProject, found: dict[str, Any]) -> list[str]:
    """Fill in the boundaries; a sentence where theirs are gone."""
    page, path = panel.boundary_page, _path(project, found, "boundary_path")
    page.file.setFilePath(path)
    wanted = str(found.get("boundary_layer", ""))
    if (layer := project.mapLayer(wanted)) is not None:
        page.layer.setLayer(layer)
    index = found.get("boundaries", 0)
    panel.boundaries.setCurrentIndex(index if type(index) is int and 0 <= index < panel.boundaries.count() else 0)
    gone = path if index == boundary_page.FILE and path and not Path(path).exists() else ""
    gone = wanted if index == boundary_page.LAYER and wanted and layer is None else gone
    wording = tr("The boundaries of this map were in {name}, which is gone: choose them under Map, Advanced.")
    return [wording.format(name=gone)] if gone else []


def _stamp_of(path: str) -> list[Any]:
    """Names, times and sizes of a file's parts; nothing where it cannot be read."""
    with suppress(UserError):
        return [list(one) for one in file_stamp(path)]
    return []


def changed_file(group: QgsLayerTreeGroup | None) -> str:
    """The map's file of companies, where another lies there now than the map was made from; else ""."""
    found = saved(group, CHOICES, {}) if group is not None else {}
    path, before = _path(QgsProject.instance(), found, "path"), found.get("stamp")
    if found.get("companies") != FILE or not path or not before or not Path(path).exists():
        return ""
    now = _stamp_of(path)
    if now == before:
        return ""
    sizes = [[(one[0], one[-1]) for one in stamp if isinstance(one, list) and len(one) > 1] for stamp in (before, now)]
    facts = facts_of(group)
    if sizes[0] == sizes[1] and facts is not None and Path(path).stat().st_size <= _QUICKLY_READ:  # copied or touched
        known = {one.sha256 for one in facts.inputs if Path(one.path).name == Path(path).name}
        return "" if sha256(Path(path).read_bytes()).hexdigest() in known else path
    return path


def companies_of(group: QgsLayerTreeGroup) -> tuple[str, str]:
    """Kind and file or layer of the companies that a map was made from; ("", "") where it does not say."""
    found = saved(group, CHOICES, {})
    kind = found.get("companies")
    if kind not in KINDS:
        return "", ""
    return str(kind), _path(QgsProject.instance(), found, "path") or str(found.get("layer") or "")


def _path(project: QgsProject, found: dict[str, Any], name: str) -> str:
    """A stored path; where nothing lies there, the file of that name beside the project, with which it was moved."""
    text = found.get(name)
    path = str(project.readPath(text)) if isinstance(text, str) and text else ""
    beside = Path(project.absolutePath() or ".") / Path(path).name
    return str(beside) if path and not Path(path).exists() and project.absolutePath() and beside.is_file() else path


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
