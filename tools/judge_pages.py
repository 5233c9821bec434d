"""``make judge``: the pages of the gallery measured as a reader across the table sees them.

Makes every template with one map for the clusters and metrics of the sample (and of files given), prints a table of measures, and ends
with status 1 where a page misses a limit: ``tools/judge/page.py`` has the limits, ``tools/judge/measures.py`` what is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CLUSTERS = "aerospace,health_life_sciences,agri_tech,space_technologies"
METRICS = "business_count,employees,turnover"
TEMPLATES = (
    "map_a4_landscape,map_a4_portrait,map_a3_landscape,map_a3_portrait,figures_a4_landscape,figures_a4_portrait,"
    "sheet_a4_landscape,sheet_a4_portrait,oblique_a4_landscape,atlas_a4_portrait"
)
ATLAS_PAGES = 3  # of an atlas, its first ones
GLANCE_SHARE = 0.9
_QGIS: list[object] = []


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(description="Measure the pages of the gallery; status 1 where one misses a limit.")
    parser.add_argument("--clusters", default=CLUSTERS)
    parser.add_argument("--metrics", default=METRICS)
    parser.add_argument("--templates", default=TEMPLATES)
    parser.add_argument(
        "--companies", default="", help="a file of companies in place of the sample (its cluster is all)"
    )
    parser.add_argument("--area", default="midlands_engine", help="an area, or GSS codes joined by +")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "judge.json")
    return parser.parse_args(argv)


def pages(options: argparse.Namespace) -> list[dict[str, Any]]:
    """One record a page."""
    from qgis.core import QgsProject

    from midlands_clusters_plugin.cartography.map.group_layers import add_map, show_metric
    from midlands_clusters_plugin.cartography.page.pages import make_layout
    from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
    from midlands_clusters_plugin.cartography.record.facts import map_facts
    from midlands_clusters_plugin.core.companies.reader import read_companies
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.geography.areas import get_area
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
    from tools.judge.page import measure

    workspace = Workspace(read_companies(options.companies) if options.companies else sample_companies())
    project, records = QgsProject.instance(), []
    with tempfile.TemporaryDirectory() as folder:
        for cluster in ["all"] if options.companies else options.clusters.split(","):
            hexmap = workspace.hexmap(MapRequest(cluster, get_area(options.area)))
            project.clear()
            path = write_layers(Path(folder) / f"{cluster}.gpkg", hexmap.layers())
            group = add_map(project, path, map_facts(hexmap), "business_count")
            for metric in [one for one in options.metrics.split(",") if one in hexmap.metrics]:
                show_metric(group, metric)
                for template in options.templates.split(","):
                    page = make_layout(project, group, template=template)
                    turns = min(ATLAS_PAGES, page.atlas().count()) if page.atlas().enabled() else 1
                    for turn in range(turns):
                        name = f"{cluster} {metric} {template}"
                        if page.atlas().enabled():
                            page.atlas().seekTo(turn)
                            name += f" {turn + 1}"
                        records.append({"page": name, **measure(page, snapshot(group, project))})
                        print(line(records[-1]), flush=True)
                    project.layoutManager().removeLayout(page)
        project.clear()
    return records


def line(record: dict[str, Any]) -> str:
    """A page as a row of the table, its misses named."""
    from tools.judge.page import LIMITS, misses

    numbers = " ".join(f"{record.get(name, '')!s:>{len(name)}}" for name in LIMITS)
    return f"{record['page']:<62}{numbers}  {', '.join(misses(record))}"


def verdict(records: list[dict[str, Any]]) -> list[str]:
    """What is beyond the limits: the glance over all pages, everything else page by page."""
    from tools.judge.page import BY_PAGES, LIMITS, misses

    found = []
    for name in BY_PAGES:
        seen = [record[name] for record in records if name in record]
        good = sum(value >= LIMITS[name][0] for value in seen)
        if good < GLANCE_SHARE * len(seen):
            found.append(f"{name}: {good} of {len(seen)} pages")
    for record in records:
        wrong = [name for name in misses(record) if name not in BY_PAGES]
        found += [f"{record['page']}: {', '.join(wrong)}"] if wrong else []
    return found


def main(argv: list[str] | None = None) -> int:
    """Measure; returns the exit status."""
    options = arguments(argv)
    from qgis.core import QgsApplication

    application = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
    _QGIS.append(application)
    application.initQgis()
    from tools.judge.page import LIMITS

    print(f"{'':<62}{' '.join(LIMITS)}")
    records = pages(options)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
    found = verdict(records)
    for one in found:
        print(one, file=sys.stderr)
    print(f"{len(records)} pages, {len(found)} beyond the limits: {options.out}")
    return 1 if found else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # not sys.exit: QGIS can crash while Python takes it down, with all work done
