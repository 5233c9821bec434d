"""The worked question on a million companies: "Aerospace within 5 km of Infinity Park Derby", against QGIS's Select within distance.

Usage: ``query.py <points.gpkg of make_input.py> [repeats]``. QGIS without a window; prints one line of JSON with medians in seconds of

* ``core``: the answer on arrays, as the dock asks a loaded company table (cluster and distance);
* ``select``: the same of the layer as it lies in its file, and its features selected, as the dock asks any layer;
* ``processing``: ``midlandsclusters:spatialquery`` on the layer (cluster and distance), its answer a layer in memory;
* ``processing_distance``: the same by distance alone, which is all that QGIS's algorithm does;
* ``qgis``: ``native:selectwithindistance`` on the same layer, a point 5 km away: the distance only, the cluster not asked;

and ``equal``: whether all found the same companies. A third of the companies is given the cluster.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), "/usr/share/qgis/python/plugins"]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer  # noqa: E402

PLACE, METRES = "Infinity Park Derby", 5000.0
CLUSTERS = ("aerospace", "agri_tech;health_life_sciences", "rail")


def with_clusters(points: Path) -> Path:
    """The input with a cluster for every company, made once, with the spatial index that a GeoPackage has."""
    import numpy as np
    import pyogrio

    made = points.with_name("query_points.gpkg")
    if not made.exists() or made.stat().st_mtime < points.stat().st_mtime:
        made.unlink(missing_ok=True)
        frame = pyogrio.read_dataframe(points, use_arrow=True)
        frame["clusters"] = np.array(CLUSTERS, dtype=object)[np.random.default_rng(1).integers(0, 3, len(frame))]
        pyogrio.write_dataframe(
            frame, made, layer="points", driver="GPKG", use_arrow=True, dataset_options={"VERSION": "1.3"}
        )
    return made


def timed(runs: dict[str, Callable[[], Any]], repeats: int) -> dict[str, tuple[list[float], Any]]:
    """Seconds of each way's runs and what its last one gave; in turns, so that a slow moment of the machine hits all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    found: dict[str, Any] = {}
    for _ in range(repeats):
        for name, work in runs.items():
            start = time.perf_counter()
            found[name] = work()
            seconds[name].append(time.perf_counter() - start)
    return {name: (seconds[name], found[name]) for name in runs}


def main() -> None:
    """Measure and print."""
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    points = with_clusters(Path(sys.argv[1]))
    application = QgsApplication([], False)
    application.initQgis()
    import processing
    import pyogrio
    from processing.core.Processing import Processing

    from midlands_clusters_plugin.core.base.feedback import Feedback
    from midlands_clusters_plugin.core.query import question as q
    from midlands_clusters_plugin.core.query.answer import answer
    from midlands_clusters_plugin.core.query.query_rows import rows_of
    from midlands_clusters_plugin.core.query.question import Question
    from midlands_clusters_plugin.core.query.search_area import search_area_of
    from midlands_clusters_plugin.gui.query.asking import ask, look
    from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

    Processing.initialize()
    provider = MidlandsClustersProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    layer = QgsVectorLayer(f"{points}|layername=points", "companies", "ogr")
    at_point = search_area_of(q.PlaceNamed(PLACE)).geometry
    reference = QgsVectorLayer("Point?crs=EPSG:27700", "place", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(at_point.x, at_point.y)))
    reference.dataProvider().addFeatures([feature])
    rows = rows_of(pyogrio.read_dataframe(points, use_arrow=True))
    worked = Question(q.COMPANIES, q.All((q.InCluster("aerospace"), q.Near(q.PlaceNamed(PLACE), METRES))))
    within = {"INPUT": layer, "REFERENCE": reference, "DISTANCE": METRES, "METHOD": 0}
    asked = {"INPUT": layer, "PLACE": PLACE, "DISTANCE": METRES, "OUTPUT": "memory:"}
    runs: dict[str, Callable[[], Any]] = {
        "core": lambda: answer(worked, rows),
        "select": lambda: layer.selectByIds(ask(look(layer), worked, Feedback()).ids.tolist()),
        "processing": lambda: processing.run("midlandsclusters:spatialquery", {**asked, "CLUSTER": "aerospace"}),
        "processing_distance": lambda: processing.run("midlandsclusters:spatialquery", asked),
        "qgis": lambda: processing.run("native:selectwithindistance", within),
    }
    for work in runs.values():  # once to have libraries and data loaded, for all alike
        work()
    found = timed(runs, repeats)
    selected = set(ask(look(layer), worked, Feedback()).ids.tolist())
    chosen = {one["company_id"] for one in layer.selectedFeatures() if "aerospace" in one["clusters"].split(";")}
    ours = {one["company_id"] for one in found["processing"][1]["OUTPUT"].getFeatures()}
    names = {one["company_id"] for one in layer.getFeatures(sorted(selected))}
    core = set(rows.frame["company_id"][found["core"][1].mask])
    print(
        json.dumps(
            {
                "rows": len(rows),
                "found": len(core),
                "equal": bool(
                    core == ours == chosen == names
                    and found["processing_distance"][1]["COUNT"] == layer.selectedFeatureCount()
                ),
                "seconds": {name: round(statistics.median(seconds), 4) for name, (seconds, _) in found.items()},
                "runs": {name: [round(one, 4) for one in seconds] for name, (seconds, _) in found.items()},
                "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            }
        )
    )
    sys.stdout.flush()
    os._exit(0)  # as in tools/demo.py: QGIS can crash while Python takes it down, with all work done


if __name__ == "__main__":
    main()
