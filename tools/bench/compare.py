"""Are the fast results right? Point by point against a plain spatial join by geopandas, and by authority against the expert's chain."""

from __future__ import annotations

import json
import sys

import geopandas as gpd
import numpy as np
import pyogrio

areas_path, points_path, ours_path, expert_path = sys.argv[1:5]
areas = gpd.read_file(areas_path, layer="areas")
points = pyogrio.read_dataframe(points_path, use_arrow=True)
ours = pyogrio.read_dataframe(ours_path, layer="hexes", use_arrow=True)
expert = pyogrio.read_dataframe(expert_path, use_arrow=True)

# Each point to the first authority (by code) that holds it, then to the piece of ours that holds it within that authority.
joined = gpd.sjoin(points, areas[["authority_code", "geometry"]].sort_values("authority_code"), predicate="intersects")
truth = joined[~joined.index.duplicated()].sort_index()
held = gpd.sjoin(
    points.loc[truth.index, ["geometry"]], ours[["cell_id", "authority_code", "geometry"]], predicate="intersects"
)
held = held[held["authority_code"] == truth["authority_code"].reindex(held.index)]
# A point on a cell's edge touches two pieces of its authority; every other point must be counted by exactly the piece that holds it.
times = held.index.value_counts()
single = held[held.index.isin(times[times == 1].index)]
counted = single.groupby(["cell_id", "authority_code"]).size()
have = ours.set_index(["cell_id", "authority_code"])["business_count"].reindex(counted.index)
on_edges = int((times > 1).sum())
missing = int((have - counted).clip(upper=0).abs().sum())
surplus = int(ours["business_count"].sum() - counted.sum() - on_edges)
by_authority = ours.groupby("authority_code")[["business_count", "employees", "turnover"]].sum()
true = truth.groupby("authority_code").agg(
    business_count=("employees", "size"), employees=("employees", "sum"), turnover=("turnover_gbp", "sum")
)
theirs = expert.groupby("authority_code")[["employees_count", "employees_sum", "turnover_gbp_sum"]].sum()
edges = int(
    theirs["employees_count"].sum() - true["business_count"].sum()
)  # what their "intersects" or "contains" adds or loses on edges
assert (by_authority["business_count"] == true["business_count"]).all(), "counts differ from the spatial join"
assert np.allclose(by_authority["employees"], true["employees"], rtol=0, atol=1e-6)
assert np.allclose(by_authority["turnover"], true["turnover"], rtol=0, atol=0.005 * len(points) ** 0.5)
assert missing == 0 and surplus == 0, f"points in the wrong piece: {missing} missing, {surplus} too many"
assert abs(edges) <= 0.001 * len(truth), f"the expert's chain differs by {edges}"
print(
    json.dumps(
        {
            "points_inside": len(truth),
            "points_on_cell_edges": on_edges,
            "expert_count_differs_by": edges,
            "pieces": len(ours),
            "expert_pieces": len(expert),
        }
    )
)
