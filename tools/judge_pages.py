"""``make judge``: the pages of the gallery measured as a reader across the table sees them.

Makes every template with one map for the clusters and metrics of the sample (and of files given), prints a table of measures, and ends
with status 1 where a page misses a limit: ``tools/judge/limits.py`` has the limits, ``tools/judge/measures.py`` what is measured.
``--append`` adds to the records of ``--out``, so that all pages can be measured a template at a time; ``--table`` writes what
stands there as a page of the documentation.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.judge.table import document, line, verdict  # noqa: E402 - the path comes first
from tools.make_companies_house import make  # noqa: E402 - the same

CLUSTERS = "aerospace,health_life_sciences,agri_tech,space_technologies"
METRICS = "business_count,employees,turnover"
ARRANGEMENT = (
    "new-derby-and-derbyshire-amber-valley-in-the-south"  # the new authorities of the page of before and after
)
HOUSE = "companies_house"  # in place of a file: one of the shape of Companies House's, made here
HOUSE_ROWS = 60_000
ATLAS_PAGES = 3  # of an atlas, its first ones
BESIDE = {"all": "aerospace"}  # the second map of a page of two; else that of all companies
_QGIS: list[object] = []


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(description="Measure the pages of the gallery; status 1 where one misses a limit.")
    parser.add_argument("--clusters", default="", help="of the sample the four of the gallery; of a file all companies")
    parser.add_argument("--metrics", default=METRICS)
    parser.add_argument("--templates", default="", help="ids, or how they begin, joined by commas; else all")
    parser.add_argument("--companies", default="", help=f"a file of companies in place of the sample, or {HOUSE}")
    parser.add_argument("--area", default="midlands_engine", help="an area, or GSS codes joined by +")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "judge.json")
    parser.add_argument("--append", action="store_true", help="add to the records of --out, pages of one name renewed")
    parser.add_argument("--table", type=Path, help="write all records of --out as a page of the documentation")
    return parser.parse_args(argv)


def chosen(wanted: str) -> list[Any]:
    """The plugin's templates that are asked for."""
    from midlands_clusters_plugin.cartography.page.templates import templates

    begins = tuple(filter(None, wanted.split(",")))
    return [one for one in templates().values() if one.builtin and (not begins or one.id.startswith(begins))]


def pages(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """One record a page, as soon as it is measured."""
    from midlands_clusters_plugin.core.companies.reader import read_companies
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.hexmap.engine import Workspace

    with tempfile.TemporaryDirectory() as folder:
        file = make(Path(folder) / "house.zip", HOUSE_ROWS) if options.companies == HOUSE else options.companies
        workspace = Workspace(read_companies(file) if file else sample_companies())
        name = f"{Path(options.companies).stem} " if file else ""
        name += "" if options.area == "midlands_engine" else f"{options.area} "
        for cluster in (options.clusters or ("all" if file else CLUSTERS)).split(","):
            yield from _of_cluster(options, workspace, cluster, Path(folder), f"{name}{cluster}")


def _of_cluster(
    options: argparse.Namespace, workspace: Any, cluster: str, folder: Path, name: str
) -> Iterator[dict[str, Any]]:
    from qgis.core import QgsProject

    from midlands_clusters_plugin.cartography.map.group_layers import show_metric

    project = QgsProject.instance()
    project.clear()
    wanted = chosen(options.templates)
    normal, new = ([one for one in wanted if (one.kind == "before_after") is is_new] for is_new in (False, True))
    for templates, area in ((normal, options.area), (new, ARRANGEMENT)):
        if not templates:
            continue
        hexmap, group = _add(project, workspace, cluster, area, folder)
        pairs = [one for one in templates if one.kind == "pair"]
        beside = _add(project, workspace, BESIDE.get(cluster, "all"), area, folder, beside=True)[1] if pairs else None
        metrics = [one for one in options.metrics.split(",") if one in hexmap.metrics]
        for metric in metrics:
            show_metric(group, metric)
            for template in templates:
                if not template.kind.endswith("sheet") or metric == metrics[0]:  # a sheet has all metrics
                    of = "" if template.kind.endswith("sheet") else f" {metric}"
                    yield from _of_template(project, group, template, beside, f"{name}{of} {template.id}")
    project.clear()


def _add(
    project: Any, workspace: Any, cluster: str, area: str, folder: Path, *, beside: bool = False
) -> tuple[Any, Any]:
    from midlands_clusters_plugin.cartography.map.group_layers import add_map
    from midlands_clusters_plugin.cartography.record.facts import map_facts
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.geography.areas import get_area
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest
    from midlands_clusters_plugin.core.hexmap.old_and_new import with_old

    request = MapRequest(cluster, get_area(area))
    hexmap = with_old(workspace, request, workspace.hexmap(request))
    path = write_layers(folder / f"{cluster}_{len(project.mapLayers())}.gpkg", hexmap.layers())
    return hexmap, add_map(project, path, map_facts(hexmap), "business_count", beside=beside)


def _of_template(project: Any, group: Any, template: Any, beside: Any, name: str) -> Iterator[dict[str, Any]]:
    from midlands_clusters_plugin.cartography.page.pages import make_layout
    from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
    from tools.judge.page import measure

    page = make_layout(project, group, template=template, beside=beside)
    atlas = page.atlas()
    for turn in range(min(ATLAS_PAGES, atlas.count()) if atlas.enabled() else 1):
        if atlas.enabled():
            atlas.seekTo(turn)
            page.refresh()  # legends are one page behind otherwise
        title = f"{name} {turn + 1}" if atlas.enabled() else name
        record = {"page": title, **measure(page, snapshot(group, project))}
        print(line(record), flush=True)
        yield record
    project.layoutManager().removeLayout(page)


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=7", "--exclude=*"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def main(argv: list[str] | None = None) -> int:
    """Measure; returns the exit status."""
    options = arguments(argv)
    kept = json.loads(options.out.read_text(encoding="utf-8")) if options.append and options.out.is_file() else []
    if options.table is None or options.templates:
        from qgis.core import QgsApplication

        application = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
        _QGIS.append(application)
        application.initQgis()
        commit, measured = _commit(), {one["page"]: one for one in kept}
        options.out.parent.mkdir(parents=True, exist_ok=True)
        for one in pages(options):  # saved page by page: a run that is ended has what it measured
            measured[one["page"]] = {**one, "commit": commit}
            options.out.write_text(json.dumps(list(measured.values()), indent=1) + "\n", encoding="utf-8")
    records = json.loads(options.out.read_text(encoding="utf-8"))
    found = verdict(records)
    for one in found:
        print(one, file=sys.stderr)
    print(f"{len(records)} pages, {len(found)} beyond the limits: {options.out}")
    if options.table is not None:
        options.table.write_text(document(records), encoding="utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # not sys.exit: QGIS can crash while Python takes it down, with all work done
