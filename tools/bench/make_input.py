"""Input of the measurements: POINTS AREAS ROWS. Companies at built-in postcodes in the box of the 24 authorities, and the authorities' polygons.

What hexagon maps get wrong is in it: Leicester's polygon overlaps its neighbours by 200 m; a fiftieth of the points lie on edges of the
1 km cells, others exactly on a vertex of an authority (a twentieth of the rest: half of them on the area's rim), others in the overlap.
"""

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

OVERLAPS, BY = "E06000016", 200.0  # metres
STEP = 1000.0 * 3**0.5 / 2

points_path, areas_path, rows = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
boundaries = builtin_boundaries().subset(sorted(get_area("midlands_engine").codes))
geometry = np.where(boundaries.codes == OVERLAPS, shapely.buffer(boundaries.geometry, BY), boundaries.geometry)
areas = gpd.GeoDataFrame(
    {"authority_code": boundaries.codes, "authority_name": boundaries.names}, geometry=geometry, crs=27700
)
generator = np.random.default_rng(20231124)
index, (xmin, ymin, xmax, ymax) = builtin_index(), shapely.total_bounds(geometry)
box = np.flatnonzero(
    (index.easting >= xmin) & (index.easting <= xmax) & (index.northing >= ymin) & (index.northing <= ymax)
)
drawn = generator.choice(box, rows)
x, y = index.easting[drawn].astype(float), index.northing[drawn].astype(float)

edges, rim, overlap = np.split(np.arange(rows * 3 // 100), [rows * 2 // 100, rows * 25 // 1000])
column = np.rint(x[edges] / STEP)
x[edges] = np.rint(column * STEP + generator.uniform(-280, 280, len(edges)))
y[edges] = np.rint(y[edges] / 1000) * 1000 + 500 * (1 - column % 2)  # on the edge above or below
corners = shapely.get_coordinates(geometry)
x[rim], y[rim] = corners[generator.integers(0, len(corners), len(rim))].T
around = shapely.get_coordinates(shapely.boundary(boundaries.geometry[boundaries.codes == OVERLAPS][0]))
at = around[generator.integers(0, len(around), len(overlap))] + generator.integers(-150, 150, (len(overlap), 2))
x[overlap], y[overlap] = np.rint(at).T
points = gpd.GeoDataFrame(
    {
        "company_id": np.char.add("B", np.arange(rows).astype(str)).astype(object),
        "employees": generator.integers(1, 200, rows),
        "turnover_gbp": np.round(generator.lognormal(12, 1.5, rows), 2),
    },
    geometry=shapely.points(x, y),
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
