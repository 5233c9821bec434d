"""Input of the measurements: points drawn from the built-in postcodes in the 24 authorities' box, two numbers each, and the polygons."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from midlands_clusters_plugin.core.geography.areas import builtin_boundaries, get_area
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

points_path, areas_path, rows = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
boundaries = builtin_boundaries().subset(sorted(get_area("midlands_engine").codes))
areas = gpd.GeoDataFrame(
    {"authority_code": boundaries.codes, "authority_name": boundaries.names}, geometry=boundaries.geometry, crs=27700
)
index = builtin_index()
xmin, ymin, xmax, ymax = shapely.total_bounds(boundaries.geometry)
x, y = index.easting, index.northing
box = np.flatnonzero((x >= xmin) & (x <= xmax) & (y >= ymin) & (y <= ymax))
generator = np.random.default_rng(20231124)
drawn = generator.choice(box, rows)
points = gpd.GeoDataFrame(
    {
        "company_id": np.char.add("B", np.arange(rows).astype(str)).astype(object),
        "employees": generator.integers(1, 200, rows),
        "turnover_gbp": np.round(generator.lognormal(12, 1.5, rows), 2),
    },
    geometry=shapely.points(x[drawn].astype(float), y[drawn].astype(float)),
    crs=27700,
)
for path, layer, frame in ((points_path, "points", points), (areas_path, "areas", areas)):
    path.unlink(missing_ok=True)
    pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", use_arrow=True, dataset_options={"VERSION": "1.3"})
print(
    json.dumps(
        {
            "rows": rows,
            "authorities": len(areas),
            "vertices": int(shapely.get_num_coordinates(areas.geometry.values).sum()),
        }
    )
)
