"""``make numbers``: every number on every page of the gallery against the GeoPackage that the page was made from.

Exports each template for the clusters and metrics of the sample (or of a file given), reads the PDF's text and accounts for each number
(tools/page_numbers). Status 1 where one is not the file's; each is named with its page and what stands around it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CLUSTERS = "aerospace,health_life_sciences,agri_tech,space_technologies"
METRICS = "business_count,employees,turnover"
DPI = 100  # names find other places than at 300, numbers are the same
_QGIS: list[object] = []


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(description="Compare every number of the gallery's pages with its GeoPackage.")
    parser.add_argument("--clusters", default=CLUSTERS)
    parser.add_argument("--metrics", default=METRICS, help="ids joined by commas, or all")
    parser.add_argument("--templates", default="", help="ids, or how they begin, joined by commas; all by default")
    parser.add_argument("--companies", default="", help="a file in place of the sample (its cluster is all)")
    parser.add_argument("--area", default="midlands_engine", help="an area, or GSS codes joined by +")
    parser.add_argument("--size", type=float, default=1000.0, help="of a hexagon in metres")
    parser.add_argument("--at-least", type=int, default=0, help="a rule of disclosure: hide fewer businesses than this")
    parser.add_argument("--filter", default="", help="of the user's on the hexagons, as: business_count>1")
    parser.add_argument("--out", type=Path, default=None, help="where the pages stay; nowhere by default")
    return parser.parse_args(argv)


def sweep(options: argparse.Namespace, folder: Path) -> tuple[int, list[str]]:
    """How many documents were made, and what is wrong in them."""
    from qgis.core import QgsProject

    from midlands_clusters_plugin.core.catalogue.catalogue import metrics
    from midlands_clusters_plugin.core.companies.reader import read_companies
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.geography.areas import get_area
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
    from tools.page_numbers.making import disclosure_of, made_map, pages_of_map, texts_of

    workspace = Workspace(read_companies(options.companies) if options.companies else sample_companies())
    count, found, texts = 0, [], texts_of(options.at_least, options.filter)
    for cluster in ["all"] if options.companies else options.clusters.split(","):
        request = MapRequest(cluster, get_area(options.area), size=options.size, **disclosure_of(options.at_least))
        hexmap = workspace.hexmap(request)
        wanted = list(metrics()) if options.metrics == "all" else options.metrics.split(",")
        group, file = made_map(QgsProject.instance(), hexmap, folder / cluster / "map.gpkg", options.filter)
        for metric in [one for one in wanted if one in hexmap.metrics]:
            templates, place = options.templates.split(","), folder / cluster
            for one in pages_of_map(group, file, hexmap.report, metric, templates, place, DPI, texts):
                count += 1
                print(f"{cluster} {metric} {one.template}: {len(one.wrong)} wrong", flush=True)
                found += [f"{cluster} {metric} {line}" for line in one.wrong]
        QgsProject.instance().clear()
    return count, found


def main(argv: list[str] | None = None) -> int:
    """Make and compare; returns the exit status."""
    options = arguments(argv)
    from qgis.core import QgsApplication

    application: Any = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
    _QGIS.append(application)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        count, found = sweep(options, options.out or Path(folder))
    for one in found:
        print(one, file=sys.stderr)
    print(f"{count} documents, {len(found)} numbers that their file does not bear out")
    return 1 if found else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # not sys.exit: QGIS can crash while Python takes it down, with all work done
