"""The oblique layer of about 37,000 cells, none empty, against QGIS drawing the same cells flat on A4 at 300 dots per inch."""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import numpy as np
from qgis.core import QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.oblique.oblique_data import Asked, scene
from midlands_clusters_plugin.cartography.oblique.oblique_page import oblique_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import class_shades
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

METRIC = "business_count"
RUNS = 3
PAGE = QSize(3508, 2480)  # A4 at 300 dots per inch


def draw(layers: list, extent: QgsRectangle) -> float:
    """Seconds that QGIS needs for one picture."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(PAGE)
    settings.setOutputDpi(300)
    settings.setExtent(extent)
    settings.setDestinationCrs(QgsProject.instance().crs())
    settings.setBackgroundColor(QColor("#ffffff"))
    start = time.perf_counter()
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return time.perf_counter() - start


def main() -> None:
    """Print one record for making the layer and one for drawing it."""
    application = QgsApplication([], True, tempfile.mkdtemp())
    application.initQgis()
    hexmap = Workspace(sample_companies()).hexmap(MapRequest("all", get_area("midlands_engine_northamptonshire")))
    hexmap.hexes[METRIC] = np.random.default_rng(7).geometric(0.2, len(hexmap.hexes))  # every cell has a column
    path = Path(tempfile.mkdtemp()) / "full.gpkg"
    write_layers(path, hexmap.layers())
    group = add_map(QgsProject.instance(), path, map_facts(hexmap), METRIC)
    hexes = layers_of(group)["hexes"]
    extent = QgsRectangle(*hexmap.authorities.total_bounds)
    shades = class_shades(hexes, METRIC)
    made, flat, oblique, computed = [], [], [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        scene(layers_of(group), Asked(METRIC), shades)
        computed.append(time.perf_counter() - start)
        start = time.perf_counter()
        found = oblique_map(QgsProject.instance(), group, metric=METRIC)
        made.append(time.perf_counter() - start)
        flat.append(draw([hexes], extent))
        faces = next(one for one in found.layers if one.customProperty("midlands_clusters/role") == "oblique_faces")
        oblique.append(draw([faces], found.extent))
    rows, peak = len(hexmap.hexes), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, ours in (("oblique layer, made and written", made), ("oblique layer, drawn", oblique)):
        print(
            json.dumps(
                record(
                    name,
                    rows,
                    ours,
                    flat,
                    peak,
                    faces=faces.featureCount(),
                    computed_s=round(statistics.median(computed), 3),
                )
            )
        )
    sys.stdout.flush()
    os._exit(0)  # QGIS is not taken down by Python's garbage collection


def record(name: str, rows: int, ours: list[float], other: list[float], peak: float, **more: object) -> dict:
    """A record as in run.py."""
    ours_s, other_s = statistics.median(ours), statistics.median(other)
    return {
        "name": name,
        "rows": rows,
        "ours_s": round(ours_s, 4),
        "other": "QGIS draws the flat layer, A4 300 dpi",
        "other_s": round(other_s, 4),
        "ratio": round(other_s / ours_s, 2),
        "peak_mib": round(peak, 1),
        **more,
    }


if __name__ == "__main__":
    main()
