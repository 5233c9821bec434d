"""DuckDB with its extension spatial: whole cells by a join, cut ones by intersection, the points joined to the pieces. AREAS POINTS OUT.

The grid comes from numpy (hexes.py); all else is SQL.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb
import duckdb_extension_spatial
import pyogrio
from hexes import hexes

areas_path, points_path, out = sys.argv[1:4]
folder = Path(duckdb_extension_spatial.__file__).parent / "extensions" / f"v{duckdb.__version__}"
base = duckdb.connect()
base.load_extension(str(folder / "spatial.duckdb_extension"))
grid = hexes(pyogrio.read_info(areas_path)["total_bounds"])
cells = grid.assign(wkb=grid.geometry.to_wkb())[["id", "wkb"]]
base.register("cells", cells)
base.sql("CREATE TABLE areas AS SELECT authority_code, geom FROM ST_Read($path)", params={"path": areas_path})
base.sql(
    "CREATE TABLE points AS SELECT employees, turnover_gbp, geom FROM ST_Read($path)", params={"path": points_path}
)
base.sql("CREATE TABLE hexes AS SELECT id, ST_GeomFromWKB(wkb) AS geom FROM cells")
base.sql("""CREATE TABLE pieces AS
    WITH met AS (SELECT id, authority_code, h.geom AS cell, a.geom AS area FROM hexes h JOIN areas a ON ST_Intersects(h.geom, a.geom))
    SELECT row_number() OVER () AS piece, id, authority_code,
           CASE WHEN ST_Within(cell, area) THEN cell ELSE ST_Intersection(cell, area) END AS geom FROM met""")
base.sql("""CREATE TABLE result AS
    WITH sums AS (SELECT piece, count(*) AS companies, sum(employees) AS employees, sum(turnover_gbp) AS turnover
                  FROM pieces p JOIN points q ON ST_Intersects(p.geom, q.geom) GROUP BY piece)
    SELECT id, authority_code, coalesce(companies, 0)::INTEGER AS companies, employees::DOUBLE AS employees, turnover::DOUBLE AS turnover, geom
    FROM pieces LEFT JOIN sums USING (piece) WHERE ST_Area(geom) > 0""")
base.sql(f"COPY result TO '{out}' WITH (FORMAT GDAL, DRIVER 'GPKG', SRS 'EPSG:27700')")
print(json.dumps({"version": f"DuckDB {duckdb.__version__} spatial"}))
