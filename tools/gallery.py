"""``make gallery``: every template for the four clusters of the sample, and the atlas of all authorities, with a page to look at them.

Writes into a folder: a PDF and a thumbnail a page, and index.html. Needs a display, which xvfb-run gives; two processes
share the clusters. Exit status: 0 all pages made; 1 some could not be made (they are named).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CLUSTERS = ("aerospace", "health_life_sciences", "agri_tech", "space_technologies")
ATLAS_FIRST = (
    "atlas_a4_landscape"  # this one with all authorities; the other papers with a large, a small and a nearly empty one
)
ATLAS_SOME = "'E06000019', 'E06000017', 'E08000025'"  # Herefordshire, Rutland, Birmingham
_THUMB = 620  # pixels on the longer side
_STYLE = (
    "body{font-family:Arial,Helvetica,sans-serif;margin:2em;background:#eef0f2;color:#1a1a1a}"
    "figure{display:inline-block;margin:0 1em 1.5em 0;vertical-align:top}figcaption{font-size:.85em;max-width:310px}"
    "img{max-width:310px;max-height:310px;border:1px solid #9aa0a6;background:#fff}"
)
_STORED: list[object] = []


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(
        description="Render every template for every cluster of the sample, and an index to look at them."
    )
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "gallery")
    parser.add_argument("--clusters", default=",".join(CLUSTERS))
    parser.add_argument(
        "--templates", default="", help="only templates whose id begins with one of these, joined by commas"
    )
    parser.add_argument("--part", default="", help=argparse.SUPPRESS)  # a child process: the file to write its list to
    return parser.parse_args(argv)


def render(options: argparse.Namespace) -> list[dict[str, Any]]:
    """All pages of the clusters given, in this process; one record a page."""
    from qgis.core import QgsApplication, QgsProject

    application = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
    _STORED.append(application)
    application.initQgis()
    from midlands_clusters_plugin.cartography.map import group_layers
    from midlands_clusters_plugin.cartography.page.templates import templates
    from midlands_clusters_plugin.cartography.record.facts import map_facts
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.geography.areas import get_area
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

    workspace, records = Workspace(sample_companies()), []
    begins = tuple(filter(None, options.templates.split(",")))
    wanted = [
        one
        for one in templates().values()
        if one.builtin and one.kind not in ("pair", "before_after") and (not begins or one.id.startswith(begins))
    ]
    for cluster in options.clusters.split(","):
        hexmap = workspace.hexmap(MapRequest(cluster, get_area("midlands_engine")))
        folder = options.out / cluster
        folder.mkdir(parents=True, exist_ok=True)
        write_layers(folder / "map.gpkg", hexmap.layers())
        project = QgsProject.instance()
        project.clear()
        group = group_layers.add_map(project, folder / "map.gpkg", map_facts(hexmap), "business_count")
        for template in wanted:
            records.append(_page(project, group, template, folder, cluster))
        project.clear()
    return records


def _page(project: Any, group: Any, template: Any, folder: Path, cluster: str) -> dict[str, Any]:
    """One template: PDF, thumbnails, what went wrong."""
    from midlands_clusters_plugin.cartography.page import alternative, pages
    from midlands_clusters_plugin.core.base.errors import UserError

    start, record = (
        time.perf_counter(),
        {"cluster": cluster, "template": template.id, "name": template.name, "kind": template.kind},
    )
    path = folder / f"{template.id}.pdf"
    try:
        page = pages.make_layout(project, group, template=template)
        if template.kind.endswith("atlas") and template.id != ATLAS_FIRST:
            page.atlas().setFilterFeatures(True)
            page.atlas().setFilterExpression(f'"authority_code" in ({ATLAS_SOME})')
        pages.export(page, path)
        if template.id == "map_a4_landscape":
            alternative.write_beside(page, group, path)
    except UserError as error:
        return {**record, "error": error.message}
    project.layoutManager().removeLayout(page)
    record["pdf"] = path.relative_to(folder.parent).as_posix()
    record["thumbs"] = [
        one.relative_to(folder.parent).as_posix() for one in thumbnails(path, every=template.kind.endswith("atlas"))
    ]
    record["seconds"] = round(time.perf_counter() - start, 2)
    print(f"{cluster} {template.id} {record['seconds']} s", flush=True)
    return record


def thumbnails(path: Path, *, every: bool) -> list[Path]:
    """Small pictures of the pages of a PDF, or of its first page."""
    if shutil.which("pdftoppm") is None:
        return []
    stem = path.with_suffix("")
    last = [] if every else ["-l", "1"]
    subprocess.run(["pdftoppm", "-png", "-scale-to", str(_THUMB), *last, str(path), str(stem)], check=True)
    return sorted(path.parent.glob(f"{path.stem}-*.png"))


def index(records: list[dict[str, Any]], out: Path, seconds: float) -> Path:
    """The page to look at: a heading a cluster, a picture a page."""
    parts = []
    for cluster in dict.fromkeys(record["cluster"] for record in records):
        parts.append(f"<h2>{escape(cluster.replace('_', ' ').capitalize())}</h2>")
        parts += [_figure(record) for record in records if record["cluster"] == cluster]
    made = sum(len(record.get("thumbs", [])) for record in records)
    head = f'<meta charset="utf-8"><title>Midlands Clusters: gallery</title><style>{_STYLE}</style>'
    body = f"<h1>Midlands Clusters: gallery</h1><p>{len(records)} documents, {made} pictures, {seconds:.0f} seconds.</p>{''.join(parts)}"
    html = f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>\n'
    path = out / "index.html"
    path.write_text(html, encoding="utf-8")
    return path


def _figure(record: dict[str, Any]) -> str:
    name = escape(record["name"])
    if "error" in record:
        return f"<figure><figcaption>{name}: {escape(record['error'])}</figcaption></figure>"
    figures = []
    for number, thumb in enumerate(record["thumbs"] or [""], start=1):
        page = f", page {number}" if len(record["thumbs"]) > 1 else ""
        picture = f'<img src="{escape(thumb)}" alt="{name}{page}" loading="lazy">' if thumb else name
        figures.append(
            f'<figure><a href="{escape(record["pdf"])}#page={number}">{picture}</a><figcaption>{name}{page}</figcaption></figure>'
        )
    return "".join(figures)


def shared_out(options: argparse.Namespace) -> list[dict[str, Any]]:
    """The clusters over two processes: QGIS draws a page with one."""
    clusters = options.clusters.split(",")
    halves = [half for half in (clusters[::2], clusters[1::2]) if half]
    with tempfile.TemporaryDirectory() as folder:
        lists = [Path(folder) / f"{number}.json" for number in range(len(halves))]
        children = [
            subprocess.Popen(
                [sys.executable, str(Path(__file__).resolve()), "--out", str(options.out), "--clusters", ",".join(half)]
                + ["--templates", options.templates, "--part", str(part)]
            )
            for half, part in zip(halves, lists)
        ]
        status = [child.wait() for child in children]
        if any(status):
            raise SystemExit("The gallery was not finished: a process ended early.")
        records = [record for part in lists for record in json.loads(part.read_text(encoding="utf-8"))]
    return sorted(records, key=lambda record: clusters.index(record["cluster"]))


def main(argv: list[str] | None = None) -> int:
    """Make the gallery; returns the exit status."""
    options = arguments(argv)
    if options.part:
        Path(options.part).write_text(json.dumps(render(options)), encoding="utf-8")
        return 0
    start = time.perf_counter()
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    records = shared_out(options)
    path = index(records, options.out, time.perf_counter() - start)
    wrong = [record for record in records if "error" in record]
    for record in wrong:
        print(f"{record['cluster']} {record['template']}: {record['error']}", file=sys.stderr)
    print(f"{len(records) - len(wrong)} documents in {time.perf_counter() - start:.0f} s: {path}")
    return 1 if wrong else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # not sys.exit: QGIS can crash while Python takes it down, with all work done
