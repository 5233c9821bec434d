"""geopandas: the grid overlaid with the authorities, the points joined to the pieces, a GeoPackage. AREAS POINTS OUT."""

from __future__ import annotations

import json
import sys

import geopandas as gpd
import pyogrio
from hexes import hexes

areas_path, points_path, out = sys.argv[1:4]
areas = pyogrio.read_dataframe(areas_path, use_arrow=True)
points = pyogrio.read_dataframe(points_path, use_arrow=True)
pieces = gpd.overlay(hexes(areas.total_bounds), areas[["authority_code", "geometry"]], how="intersection")
joined = gpd.sjoin(points, pieces[["geometry"]], predicate="intersects")
sums = joined.groupby("index_right").agg(
    companies=("company_id", "size"), employees=("employees", "sum"), turnover=("turnover_gbp", "sum")
)
pieces.join(sums).fillna({"companies": 0}).to_file(out, driver="GPKG", engine="pyogrio", use_arrow=True)
print(json.dumps({"version": f"geopandas {gpd.__version__}"}))
