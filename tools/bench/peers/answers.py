"""The right answers, by nothing but points and polygons: AREAS POINTS PUBLISHED. Prints them; fails where published ones of as many rows differ.

A company counts once, in the first authority by code whose polygon it touches. ``answers.json`` beside this file has
those of the benchmark's million rows, to be looked up and to be disputed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pyogrio
import shapely


def owners(areas: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """For each point the index of its authority, -1 outside, and how many polygons it touches."""
    owner, touched = np.full(len(x), -1), np.zeros(len(x), dtype=int)
    shapely.prepare(areas)
    for number, area in enumerate(areas):
        xmin, ymin, xmax, ymax = area.bounds
        near = np.flatnonzero((x >= xmin) & (x <= xmax) & (y >= ymin) & (y <= ymax))
        hit = near[shapely.intersects_xy(area, x[near], y[near])]
        touched[hit] += 1
        owner[hit[owner[hit] < 0]] = number
    return np.stack([owner, touched])


def answers(areas_path: str, points_path: str) -> dict:
    """How many companies lie in the area, what they add up to, by authority, and how many of them are hard ones."""
    areas = pyogrio.read_dataframe(areas_path).sort_values("authority_code", ignore_index=True)
    points = pyogrio.read_dataframe(points_path, use_arrow=True)
    polygons, (x, y) = areas.geometry.to_numpy(), shapely.get_coordinates(points.geometry.to_numpy()).T
    owner, touched = owners(polygons, x, y)
    inside = owner >= 0
    count = np.bincount(owner[inside], minlength=len(areas))
    people = np.bincount(owner[inside], weights=points["employees"].to_numpy()[inside], minlength=len(areas))
    rim = shapely.boundary(shapely.union_all(polygons))
    shapely.prepare(rim)
    return {
        "rows": len(points),
        "inside": int(inside.sum()),
        "employees": int(people.sum()),
        "turnover_pence": int(np.rint(points["turnover_gbp"].to_numpy()[inside] * 100).astype(np.int64).sum()),
        "touch_several_authorities": int((touched > 1).sum()),
        "on_the_rim": int(shapely.intersects_xy(rim, x[inside], y[inside]).sum()),
        "authorities_km2": round(float(shapely.area(polygons).sum()) / 1e6, 3),
        "united_km2": round(float(shapely.area(shapely.union_all(polygons))) / 1e6, 3),
        "authorities": {code: [int(n), int(sum_)] for code, n, sum_ in zip(areas["authority_code"], count, people)},
    }


def main() -> None:
    """Compare with the published ones."""
    found, published = answers(*sys.argv[1:3]), Path(sys.argv[3])
    known = json.loads(published.read_text(encoding="utf-8")) if published.exists() else None
    if known and known["rows"] == found["rows"] and known != found:
        raise SystemExit(f"The answers differ from {published.name}: {found}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
