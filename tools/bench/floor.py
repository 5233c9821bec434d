"""The floor: read the same input, write the same output, do nothing else.

"frame" reads as geopandas users do (a GeoDataFrame, by Arrow); "bare" takes no more than the columns out of Arrow, without any geometry.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd
import pyogrio
from pyogrio.raw import read_arrow

kind, source, finished, out = sys.argv[1:5]
if kind == "bare":
    table = read_arrow(source)[1]
    columns = [table.column(name).to_pandas() for name in ("company_id", "employees", "turnover_gbp")]
    rows = len(columns[-1])
else:
    rows = len(pyogrio.read_dataframe(source, use_arrow=True))
hexes = gpd.read_file(finished, layer="hexes", engine="pyogrio", use_arrow=True)
Path(out).unlink(missing_ok=True)
pyogrio.write_dataframe(hexes, out, layer="hexes", driver="GPKG", use_arrow=True, dataset_options={"VERSION": "1.3"})
print(json.dumps({"rows": rows, "pieces": len(hexes)}))
