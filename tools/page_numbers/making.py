"""Maps and their pages, made as the gallery makes them, with what their numbers are compared with."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map, new_group, show_metric
from midlands_clusters_plugin.cartography.page import alternative, pages
from midlands_clusters_plugin.cartography.page.templates import templates
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.files.geopackage import write_layers

from .map_file import MapFile
from .sheet import Sheet
from .sweep import check_csv, check_html, check_pdf, sheet_of


@dataclass(frozen=True)
class Made:
    """A page: its template, its file, what its numbers were compared with, and those that were wrong."""

    template: str
    pdf: Path
    sheet: Sheet
    wrong: list[str]


SOME = ("E06000019", "E06000017", "E08000025", "E06000015")  # of an atlas: large, nearly empty, a city, spikes
_ALONE = ("pair", "before_after")  # templates that need more than one map
_SIGNS = {">": operator.gt, "<": operator.lt, "=": operator.eq}


def disclosure_of(least: int) -> dict[str, Any]:
    """The request's rule of disclosure: fewer businesses than this are hidden."""
    return {"rule": Rule(fewest=least)} if least else {}


def texts_of(least: int, subset: str) -> tuple[str, ...]:
    """What a page prints of the rule and of the filter that were asked for."""
    rule = (f"fewer than {least} companies", "less than 10 % of the largest") if least else ()
    return (*rule, *([subset] if subset else []))


def made_map(
    project: QgsProject, hexmap: Any, path: Path, subset: str = "", *, more: bool = False
) -> tuple[QgsLayerTreeGroup, MapFile]:
    """A map in an empty project, or beside what is there, and its file as SQL reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    facts, own = map_facts(hexmap), None
    if more:
        own = new_group(facts, project.layerTreeRoot())
    else:
        project.clear()
    group = add_map(project, write_layers(path, hexmap.layers()), facts, hexmap.metrics[0], group=own)
    file = MapFile(path)
    file.published = hexmap.report["totals"]
    if subset:
        layers_of(group)["hexes"].setSubsetString(subset)
        column, sign, value = re.fullmatch(r"(\w+)([<>=])([\d.]+)", subset).groups()
        file.only(_SIGNS[sign](file.hexes[column], float(value)))
    return group, file


def pages_of_map(
    group: QgsLayerTreeGroup,
    file: MapFile,
    report: dict[str, Any],
    metric: str,
    wanted: Sequence[str],
    folder: Path,
    dpi: int,
    texts: Sequence[str] = (),
) -> Iterator[Made]:
    """Each template's page with the numbers on it that the file does not bear out. Raises UserError."""
    project = QgsProject.instance()
    show_metric(group, metric)
    begins = tuple(filter(None, wanted)) or ("",)
    for template in templates().values():
        if not template.builtin or template.kind in _ALONE or not template.id.startswith(begins):
            continue
        layout = pages.make_layout(project, group, template=template)
        atlas = layout.atlas()
        if template.kind.endswith("atlas") and not atlas.filterFeatures():
            atlas.setFilterFeatures(True)
            atlas.setFilterExpression(f'"authority_code" IN {SOME}')
        pdf = folder / f"{metric}_{template.id}.pdf"
        sheet = sheet_of(layout, file, template.kind, metric, report, texts)
        pages.export(layout, pdf, dpi=dpi)
        wrong = check_pdf(pdf, sheet)
        if template.id == "map_a4_landscape":
            beside = alternative.write_beside(layout, group, pdf)
            wrong += [line for one in beside if one.suffix == ".html" for line in check_html(one, sheet)]
            wrong += [line for one in beside if one.suffix == ".csv" for line in check_csv(one, sheet)]
        project.layoutManager().removeLayout(layout)
        yield Made(template.id, pdf, sheet, wrong)
