"""Build resources/geography/districts.npz (a postcode's district) and districts.fgb (districts' outlines, from postcodes).

districts.npz: ``codes`` (S9, ascending), ``district`` (uint8, row in codes): one for each postcode of the directory
that lies in a county, in the order of postcodes_1.npz.

districts.fgb
-------------
1. For each of the seven counties: every place with a postcode of it; its Thiessen (Voronoi) cell; cells dissolved by district and cut to
   the county's outline in upper_tier.fgb.
2. Parts smaller than SMALL_PART go to the district around them.
3. Where a border between districts meets the county's outline, it ends at the outline's nearest corner. So districts have no corner on
   the outline that the county lacks, and together are the county, to the last digit.
4. Borders between districts are simplified with shapely.coverage_simplify, which leaves the outline as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.build_boundaries import CONTEXT, without_crumbs
from tools.build_postcodes import OUT, authorities, index_frame

TOLERANCE = 25.0  # metres, for coverage_simplify
ON_THE_LINE = 0.05  # metres


def districts_of_postcodes(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Districts' codes, and the number of each postcode's own among them; of the postcodes in a county alone."""
    inside = frame["laua"].fillna("").str.startswith("E07")
    codes, number = np.unique(frame.loc[inside, "laua"].to_numpy(dtype="U9"), return_inverse=True)
    if len(codes) > 255:
        raise ValueError("the index of districts does not fit into a byte")
    return codes.astype("S9"), number.astype(np.uint8)


def _dissolved(places: pd.DataFrame, county: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """The codes of a county's districts and the parts of it that are nearest to the postcodes of each."""
    where = shapely.multipoints(shapely.points(places["easting"], places["northing"]))
    box = shapely.buffer(shapely.envelope(county), CONTEXT)
    cells = shapely.get_parts(shapely.voronoi_polygons(where, extend_to=box, ordered=True))
    codes, which = np.unique(places["laua"].to_numpy(dtype=str), return_inverse=True)
    whole = [shapely.coverage_union_all(cells[which == number]) for number in range(len(codes))]
    return codes, shapely.intersection(np.array(whole, dtype=object), county)


def _ending_at_corners(shapes: np.ndarray, county: shapely.Geometry) -> np.ndarray:
    """The shapes with each corner that lies on the county's outline, and is none of its own, moved to its nearest one."""
    line, corners, xy = shapely.boundary(county), shapely.get_coordinates(county), shapely.get_coordinates(shapes)
    shapely.prepare(line)
    there = set(map(tuple, corners))
    near = np.flatnonzero(shapely.dwithin(line, shapely.points(xy), ON_THE_LINE))
    near = near[[tuple(one) not in there for one in xy[near]]]
    xy[near] = corners[shapely.STRtree(shapely.points(corners)).nearest(shapely.points(xy[near]))]
    return shapely.remove_repeated_points(shapely.set_coordinates(shapes.copy(), xy))


def outlines(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    """The finished polygons: code, name, county, geometry; sorted by code. Raises ValueError if they are not the counties."""
    upper = gpd.read_file(OUT / "upper_tier.fgb", engine="pyogrio")
    upper = upper[(upper["role"] != "neighbour") & upper["code"].str.startswith("E10")].set_index("code")
    names, parts = authorities()["district_names"], []
    for county, outline in upper.geometry.items():
        own = frame[(frame["upper"] == county) & (frame["kind"] < 2)]
        count = own.groupby(["easting", "northing", "laua"]).size().rename("n").reset_index()
        count = count.sort_values(["easting", "northing", "n", "laua"])
        codes, shapes = _dissolved(count.drop_duplicates(["easting", "northing"], keep="last"), outline)
        pieces, owner = shapely.get_parts(shapes, return_index=True)
        flat = shapely.get_dimensions(pieces) == 2
        pieces, owner = without_crumbs(pieces[flat], owner[flat])
        whole = [shapely.coverage_union_all(pieces[owner == one]) for one in range(len(codes))]
        shapes = _ending_at_corners(np.array(whole, dtype=object), outline)
        shapes = shapely.coverage_simplify(shapes, TOLERANCE, simplify_boundary=False)
        if not shapely.coverage_is_valid(shapes).all() or not shapely.is_valid(shapes).all():
            raise ValueError(f"the districts of {county} are no valid coverage")
        if not shapely.equals(shapely.coverage_union_all(shapes), outline):
            raise ValueError(f"the districts of {county} are not the whole county")
        named = [names[code] for code in codes]
        parts.append(gpd.GeoDataFrame({"code": codes, "name": named, "county": county}, geometry=shapes, crs=27700))
    return pd.concat(parts).sort_values("code", ignore_index=True)


def build() -> list[Path]:
    """Rebuild the two files; the files written."""
    frame = index_frame()[0]
    codes, number = districts_of_postcodes(frame)
    np.savez_compressed(OUT / "districts.npz", codes=codes, district=number)
    outlines(frame).to_file(OUT / "districts.fgb", driver="FlatGeobuf", engine="pyogrio", SPATIAL_INDEX="NO")
    return [OUT / "districts.npz", OUT / "districts.fgb"]


if __name__ == "__main__":
    for written in build():
        print(f"{written.name}: {written.stat().st_size:,} bytes")
