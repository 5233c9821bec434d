"""Our whole job as one process: read AREAS and POINTS, make the hexagons, write the GeoPackage OUT."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

start = time.perf_counter()
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from midlands_clusters_plugin.core.companies.reader import read_companies  # noqa: E402
from midlands_clusters_plugin.core.files.geopackage import write_layers  # noqa: E402
from midlands_clusters_plugin.core.geography.areas import read_boundaries  # noqa: E402
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, first_map  # noqa: E402

areas, points, out = sys.argv[1:4]
imported = time.perf_counter()
_, result = first_map(
    lambda feedback: read_companies(points, feedback=feedback), MapRequest(boundaries=read_boundaries(areas))
)
made = time.perf_counter()
write_layers(out, {"hexes": result.hexes})
written = time.perf_counter()
seconds = {
    "imports": imported - start,
    "read and map": made - imported,
    "write": written - made,
    **result.report["seconds"],
}
print(
    json.dumps(
        {name: round(value, 3) for name, value in seconds.items()} | {"rows_in_area": result.report["rows_in_area"]}
    )
)
