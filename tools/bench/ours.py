"""Our whole job as one process: read the points, make the hexagons, write the GeoPackage."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

start = time.perf_counter()
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from midlands_clusters_plugin.core.companies.reader import read_companies  # noqa: E402
from midlands_clusters_plugin.core.files.geopackage import write_layers  # noqa: E402
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, first_map  # noqa: E402

imported = time.perf_counter()
_, result = first_map(lambda feedback: read_companies(sys.argv[1], feedback=feedback), MapRequest(cluster="all"))
made = time.perf_counter()
write_layers(sys.argv[2], {"hexes": result.hexes})
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
