"""SedonaDB: the same three steps as DuckDB's, in its own SQL. AREAS POINTS OUT. The grid comes from numpy (hexes.py)."""

from __future__ import annotations

import json
import sys

import pandas as pd
import pyogrio
import sedonadb
from hexes import hexes

areas_path, points_path, out = sys.argv[1:4]
base = sedonadb.connect()
base.create_data_frame(hexes(pyogrio.read_info(areas_path)["total_bounds"])).to_view("hexes")
for name, path in (("areas", areas_path), ("points", points_path)):
    base.create_data_frame(pyogrio.read_dataframe(path, use_arrow=True)).to_view(name)
met = "FROM hexes h JOIN areas a ON ST_Intersects(h.geometry, a.geometry) WHERE"  # in one query both would lose their type
whole = base.sql(f"SELECT h.id, a.authority_code, h.geometry {met} ST_Covers(a.geometry, h.geometry)").to_pandas()
cut = base.sql(f"""SELECT h.id, a.authority_code, ST_Intersection(h.geometry, a.geometry) AS geometry
    {met} NOT ST_Covers(a.geometry, h.geometry)""").to_pandas()
base.create_data_frame(pd.concat([whole, cut], ignore_index=True)).to_view("pieces")
base.sql("""
    SELECT p.id, p.authority_code, count(*) AS companies, sum(q.employees) AS employees, sum(q.turnover_gbp) AS turnover
    FROM pieces p JOIN points q ON ST_Intersects(p.geometry, q.geometry) GROUP BY p.id, p.authority_code""").to_memtable().to_view(
    "sums"
)
result = base.sql("""
    SELECT p.id, p.authority_code, coalesce(s.companies, 0) AS companies, s.employees, s.turnover, p.geometry
    FROM pieces p LEFT JOIN sums s ON p.id = s.id AND p.authority_code = s.authority_code WHERE ST_Area(p.geometry) > 0""").to_pandas()
pyogrio.write_dataframe(result.set_crs(27700, allow_override=True), out, driver="GPKG", use_arrow=True)
print(json.dumps({"version": f"SedonaDB {sedonadb.__version__}"}))
