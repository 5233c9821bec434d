"""The atlas of all authorities as one PDF (A4, 300 dpi) against as many times one page exported alone.

    xvfb-run -a .venv/bin/python tools/bench/atlas.py [output.json]

Writes records as tools/bench/run.py does: ours_s is the atlas, made and exported. other_s are all its pages one by one: in the first record
each is made from the template and exported, as exportmap does; in the second a layout that is open is turned to each page and exported.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from qgis.core import QgsApplication, QgsPrintLayout, QgsProject  # noqa: E402

REPEAT = max(3, int(os.environ.get("REPEAT", "3")))


def prepared(folder: Path) -> tuple[QgsProject, object]:
    """The sample's aerospace map in a project."""
    from midlands_clusters_plugin.cartography.map import group_layers
    from midlands_clusters_plugin.cartography.record.facts import map_facts
    from midlands_clusters_plugin.core.companies.sample import sample_companies
    from midlands_clusters_plugin.core.files.geopackage import write_layers
    from midlands_clusters_plugin.core.geography.areas import get_area
    from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

    hexmap = Workspace(sample_companies()).hexmap(MapRequest("aerospace", get_area("midlands_engine")))
    write_layers(folder / "map.gpkg", hexmap.layers())
    project = QgsProject.instance()
    return project, group_layers.add_map(project, folder / "map.gpkg", map_facts(hexmap), "business_count")


def seconds(work: object) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and write the records."""
    from midlands_clusters_plugin.cartography.page import pages

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, group = prepared(folder)

        def made() -> QgsPrintLayout:
            return pages.make_layout(project, group, template="atlas_a4_landscape")

        def alone(index: int) -> None:
            one = made()
            one.atlas().seekTo(index)
            one.refresh()
            pages.export_pdf(one, folder / "page.pdf")

        def turned(page: QgsPrintLayout, index: int) -> None:
            page.atlas().seekTo(index)
            page.refresh()
            pages.export_pdf(page, folder / "page.pdf")

        count, ours, singles, turns = made().atlas().count(), [], [], []
        for _ in range(
            REPEAT
        ):  # interleaved, so that a slow minute of the machine hits all; pages differ, so all of them are made
            ours.append(seconds(lambda: pages.export_atlas_pdf(made(), folder / "atlas.pdf")))
            singles.append(sum(seconds(partial(alone, index)) for index in range(count)))
            page = made()
            turns.append(sum(seconds(partial(turned, page, index)) for index in range(count)))
    name = f"atlas of {count} A4 pages, 300 dpi"
    records = [
        record(name, count, ours, f"{count} times one page made and exported alone", singles),
        record(f"{name}, against an open layout", count, ours, f"{count} times one page turned and exported", turns),
    ]
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(records, indent=1), encoding="utf-8")
    print(json.dumps({"records": records}))  # one line, as run.py reads it


def record(name: str, rows: int, ours: list[float], other: str, theirs: list[float]) -> dict[str, object]:
    """One comparison from two lists of seconds."""
    ours_s, other_s = statistics.median(ours), statistics.median(theirs)
    return {
        "name": name,
        "rows": rows,
        "ours_s": round(ours_s, 4),
        "other": other,
        "other_s": round(other_s, 4),
        "ratio": round(other_s / ours_s, 2),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "ours_runs": [round(one, 4) for one in ours],
        "other_runs": [round(one, 4) for one in theirs],
    }


if __name__ == "__main__":
    application = QgsApplication([], True, tempfile.mkdtemp(prefix="midlands-clusters-qgis-"))
    application.initQgis()
    main()
    sys.stdout.flush()
    os._exit(0)  # not sys.exit: QGIS can crash while Python takes it down, with all work done
