"""The opponent: the fastest hexagon chain that an expert builds from QGIS's own algorithms.

Grid one cell larger than the areas, areas subdivided, intersection, dissolve, one summary of all fields, GeoPackage
out. AREAS POINTS OUT. Run by the distribution's Python.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import Qgis, QgsApplication, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
sys.path.append("/usr/share/qgis/python/plugins")
import processing  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()
areas_path, points_path, out = sys.argv[1:4]
code, fields = "authority_code", ["employees", "turnover_gbp"]


def run(algorithm: str, **parameters: object) -> object:
    """One algorithm, into memory unless OUTPUT is given."""
    parameters.setdefault("OUTPUT", "memory:")
    return processing.run(algorithm, parameters)["OUTPUT"]


areas = QgsVectorLayer(areas_path, "areas", "ogr")
points = QgsVectorLayer(points_path, "points", "ogr")
box = areas.extent()
box.grow(1000)
extent = f"{box.xMinimum()},{box.xMaximum()},{box.yMinimum()},{box.yMaximum()} [EPSG:27700]"
grid = run("native:creategrid", TYPE=4, HSPACING=1000, VSPACING=1000, CRS="EPSG:27700", EXTENT=extent)
parts = run("native:multiparttosingleparts", INPUT=run("native:subdivide", INPUT=areas, MAX_NODES=256))
pieces = run("native:intersection", INPUT=grid, OVERLAY=parts, INPUT_FIELDS=["id"], OVERLAY_FIELDS=[code])
pieces = run("native:dissolve", INPUT=pieces, FIELD=["id", code])
summary = "native:joinbylocationsummary" if Qgis.QGIS_VERSION_INT >= 33000 else "qgis:joinbylocationsummary"
run(
    summary,
    INPUT=pieces,
    PREDICATE=[1],
    JOIN=points,
    JOIN_FIELDS=fields,
    SUMMARIES=[0, 5],
    DISCARD_NONMATCHING=False,
    OUTPUT=out,
)
print(json.dumps({"version": f"the expert's chain, QGIS {Qgis.QGIS_VERSION.split('-')[0]}"}), flush=True)
os._exit(0)
