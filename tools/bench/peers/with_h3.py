"""H3 Toolkit's way: each point to its cell of resolution 8, one by one; the cells whose centre lies in an authority. AREAS POINTS OUT."""

from __future__ import annotations

import json
import sys
from collections import Counter

import geopandas as gpd
import h3
import pyogrio
import shapely

areas_path, points_path, out = sys.argv[1:4]
points = pyogrio.read_dataframe(points_path, use_arrow=True).to_crs(4326)
areas = pyogrio.read_dataframe(areas_path, use_arrow=True).to_crs(4326)
counted = Counter(h3.latlng_to_cell(y, x, 8) for x, y in shapely.get_coordinates(points.geometry.to_numpy()).tolist())
cells = sorted({cell for area in areas.geometry for cell in h3.geo_to_cells(area, 8)})
polygons = [shapely.Polygon([(x, y) for y, x in h3.cell_to_boundary(cell)]) for cell in cells]
result = gpd.GeoDataFrame({"index": cells, "companies": [counted[cell] for cell in cells]}, geometry=polygons, crs=4326)
pyogrio.write_dataframe(result, out, driver="GPKG", use_arrow=True)
print(json.dumps({"version": f"H3 Toolkit's way, h3 {h3.__version__}"}))
