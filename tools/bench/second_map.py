"""The next map on data already loaded: another cluster, another area, another cell size, each written to its GeoPackage."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from midlands_clusters_plugin.core.companies.reader import read_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

table = read_companies(sys.argv[1])
generator = np.random.default_rng(1)
kinds = np.array(["aerospace", "agri_tech;health_life_sciences", "rail"], dtype=object)
table.companies["clusters"] = kinds[generator.integers(0, 3, len(table.companies))]
workspace = Workspace(table)
folder = Path(tempfile.mkdtemp())
first = MapRequest(cluster="aerospace")
workspace.hexmap(first)
requests = {
    "cluster": replace(first, cluster="health_life_sciences"),
    "area": replace(first, area=get_area("midlands_engine_northamptonshire")),
    "cell size": replace(first, size=1500.0),
}
seconds = {}
for name, request in requests.items():
    start = time.perf_counter()
    result = workspace.hexmap(request)
    write_layers(folder / f"{name}.gpkg", {"hexes": result.hexes})
    seconds[name] = round(time.perf_counter() - start, 4)
print(json.dumps({"seconds": seconds, "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
