"""Build resources/geography/upper_tier.fgb: outlines of the 24, the 2 of Northamptonshire and their neighbours, from postcodes.

Method
------
1. Every postcode with a position (live and terminated) within 25 km of the area; its Thiessen (Voronoi) cell; cells dissolved by upper
   tier.
2. Sea and the Humber trimmed: land is the morphological closing of the points (all within 5 km of one another are joined, then drawn back
   to 450 m around them), with the holes closed. Each bank of the Humber, east of Trent Falls, is closed on its own, lest the river be
   bridged.
3. Small detached parts (a postcode whose point lies across the border) go to the authority around them.
4. Simplified with shapely.coverage_simplify, which moves a shared border once for both sides: no gap, no overlap.

FlatGeobuf, since the same input gives the same bytes (a GeoPackage holds the time of writing) and it reads in milliseconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from midlands_clusters_plugin.core.geography.areas import areas
from midlands_clusters_plugin.core.geography.authorities import upper_tier_names
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

OUT = Path(__file__).resolve().parent.parent / "resources" / "geography" / "upper_tier.fgb"
CONTEXT = 25_000.0  # metres of surroundings
JOIN, KEEP = 5_000.0, 450.0  # closing distance, and how far land reaches beyond the last postcode
NORTH_BANK = ("E06000010", "E06000011")  # Kingston upon Hull, East Riding of Yorkshire
TRENT_FALLS = 486_600.0  # easting where Ouse and Trent become the Humber
SMALL_PART = 4e6  # m2
TOLERANCE = 60.0  # metres, for coverage_simplify


def points() -> pd.DataFrame:
    """One row a place within 25 km of the 26: easting, northing, code (the commonest of the postcodes there), sorted."""
    index = builtin_index()
    rows = np.flatnonzero(index.has_position)
    frame = pd.DataFrame({"x": index.easting[rows], "y": index.northing[rows], "code": index.authority_codes(rows)})
    wanted = frame["code"].isin(areas()["midlands_engine_northamptonshire"].codes)
    near = shapely.buffer(_cells(frame[wanted]), CONTEXT)
    left, bottom, right, top = near.bounds
    frame = frame[frame["x"].between(left, right) & frame["y"].between(bottom, top)]
    shapely.prepare(near)
    frame = frame[shapely.contains_xy(near, frame["x"], frame["y"])]
    count = frame.groupby(["x", "y", "code"]).size().rename("n").reset_index()
    return count.sort_values(["x", "y", "n", "code"]).drop_duplicates(["x", "y"], keep="last").reset_index(drop=True)


def _cells(frame: pd.DataFrame) -> shapely.Geometry:
    """The kilometre squares that hold the points, as one shape."""
    corner = np.unique(frame[["x", "y"]].to_numpy() // 1000, axis=0) * 1000
    return shapely.union_all(shapely.box(corner[:, 0], corner[:, 1], corner[:, 0] + 1000, corner[:, 1] + 1000))


def closing(x: np.ndarray, y: np.ndarray) -> shapely.Geometry:
    """Land around points: joined over JOIN, drawn back to KEEP, holes closed."""
    thin = np.unique(np.column_stack([x, y]) // 100 * 100 + 50, axis=0)
    grown = shapely.union_all(shapely.buffer(shapely.points(thin), JOIN, quad_segs=6))
    drawn = shapely.get_parts(shapely.buffer(grown, -(JOIN - KEEP), quad_segs=6))
    return shapely.union_all(shapely.polygons(shapely.get_exterior_ring(drawn)))


def land(frame: pd.DataFrame) -> shapely.Geometry:
    """Land: everything closed together west of Trent Falls, and the banks of the Humber each on its own."""
    x, y, north = frame["x"].to_numpy(), frame["y"].to_numpy(), frame["code"].isin(NORTH_BANK).to_numpy()
    inland = shapely.intersection(closing(x, y), shapely.box(0, 0, TRENT_FALLS, 1_300_000))
    return shapely.union_all([inland, closing(x[north], y[north]), closing(x[~north], y[~north])])


def dissolved(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Codes, and the Thiessen cells of each code's points as one shape."""
    where = shapely.multipoints(shapely.points(frame["x"], frame["y"]))
    box = shapely.buffer(shapely.envelope(where), CONTEXT)
    cells = shapely.get_parts(shapely.voronoi_polygons(where, extend_to=box, ordered=True))
    codes, which = np.unique(frame["code"].to_numpy(dtype=str), return_inverse=True)
    return codes, np.array(
        [shapely.coverage_union_all(cells[which == number]) for number in range(len(codes))], dtype=object
    )


def trimmed(shapes: np.ndarray, mask: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """The parts of the shapes on land, and the shape each belongs to: all lines are crossed first, so that borders stay shared."""
    lines = shapely.union_all([shapely.union_all(shapely.boundary(shapes)), mask.boundary], grid_size=0.01)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inside = shapely.point_on_surface(faces)
    shapely.prepare(mask)
    faces, inside = faces[shapely.contains(mask, inside)], inside[shapely.contains(mask, inside)]
    face, owner = shapely.STRtree(shapes).query(inside, predicate="intersects")
    first = np.unique(face, return_index=True)[1]
    return faces[face[first]], owner[first]


def without_crumbs(faces: np.ndarray, owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Parts of an authority smaller than SMALL_PART, beside its largest, given to the neighbour with the longest shared border."""
    parts, owners = _parts(faces, owner)
    while True:
        area = shapely.area(parts)
        largest = pd.Series(area).groupby(owners).transform("max").to_numpy()
        crumbs = np.flatnonzero((area < SMALL_PART) & (area < largest))
        if not len(crumbs):
            return parts, owners
        one = crumbs[np.argmin(area[crumbs])]
        near = shapely.STRtree(parts).query(parts[one], predicate="intersects")
        near = near[owners[near] != owners[one]]
        shared = shapely.length(shapely.intersection(shapely.boundary(parts[near]), shapely.boundary(parts[one])))
        if not len(near) or shared.max() == 0:  # an island in the sea
            parts, owners = np.delete(parts, one), np.delete(owners, one)
            continue
        to = near[np.argmax(shared)]
        parts[to] = shapely.coverage_union_all([parts[to], parts[one]])
        parts, owners = np.delete(parts, one), np.delete(owners, one)


def _parts(faces: np.ndarray, owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    unique = np.unique(owner)
    whole = np.array([shapely.coverage_union_all(faces[owner == one]) for one in unique], dtype=object)
    parts, number = shapely.get_parts(whole, return_index=True)
    return parts, unique[number]


def outlines(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    """The finished polygons: code, name, role (core24, northants, neighbour), geometry; sorted by code; EPSG:27700."""
    codes, shapes = dissolved(frame)
    parts, owner = without_crumbs(*trimmed(shapes, land(frame)))
    unique = np.unique(owner)
    whole = np.array([shapely.coverage_union_all(parts[owner == one]) for one in unique], dtype=object)
    whole = shapely.coverage_simplify(whole, TOLERANCE)
    if not shapely.coverage_is_valid(whole).all() or not shapely.is_valid(whole).all():
        raise ValueError("the simplified outlines are no valid coverage")
    known, core, wide = (
        upper_tier_names(),
        areas()["midlands_engine"].codes,
        areas()["midlands_engine_northamptonshire"].codes,
    )
    found = codes[unique]
    role = ["core24" if code in core else "northants" if code in wide else "neighbour" for code in found]
    return gpd.GeoDataFrame(
        {"code": found, "name": [known[code] for code in found], "role": role}, geometry=whole, crs=27700
    )


def build() -> list[Path]:
    """Rebuild the outlines; the files written."""
    frame = outlines(points())
    frame.to_file(OUT, driver="FlatGeobuf", engine="pyogrio", SPATIAL_INDEX="NO")
    return [OUT]


if __name__ == "__main__":
    for written in build():
        print(f"{written.name}: {written.stat().st_size:,} bytes")
