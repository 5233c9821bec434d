"""Places of innovation as a map needs them: sites as points, areas as areas, and what matters to the map's cluster."""

from __future__ import annotations

import re
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.i18n import tr
from ..catalogue.catalogue import clusters, places
from ..geography.arrays import objects
from ..geography.boundaries import Boundaries, builtin_boundaries
from .crowding import crowding, spots

CRS = 27700
ALL = "all"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
# Where several icons stand at one spot, the name that is written first: the site's own rather than that of an
# initiative based there.
_KIND_ORDER = {"innovation_hub": 0, "university": 1, "investment_atlas": 2, "strategy_zone": 3, "anchor": 4}
MORE_KINDS = ("strategy_zone", "anchor")  # not shown unless asked for: they move aside, the others stay where they are


def site_layer(cluster: str = ALL) -> gpd.GeoDataFrame:
    """The built-in places as points; what covers a whole area is in ``area_layer``.

    Columns of ``catalogue.places`` and ``point_kind`` : site (middle of its postcode), town (middle of a town) or
    approximate (no postcode is known). ``relevant`` : see ``is_relevant``. ``important`` : bool, one of the few that a
    map of the whole region has room to name. ``label`` : short name; "" where another icon at the same spot bears it.
    ``offsets``, ``free_to`` : see ``crowding``.
    """
    frame = places()
    frame = frame[~is_area(frame)].reset_index(drop=True)
    frame.loc[frame["point_kind"] == "area", "point_kind"] = "approximate"
    return with_marks(frame, cluster, frame["kind"].map(_KIND_ORDER).to_numpy())


def with_marks(frame: pd.DataFrame, cluster: str, order: np.ndarray) -> gpd.GeoDataFrame:
    """The frame as points, with relevance, importance, label, offsets; ``order``: whose name comes first at a spot."""
    x, y = frame["easting"].to_numpy(dtype=float), frame["northing"].to_numpy(dtype=float)
    relevant = is_relevant(frame["clusters"], cluster)
    sure = (frame["confidence"] == "high") | frame["type"].isin(["Freeport"])
    more = frame["kind"].isin(MORE_KINDS).to_numpy() if "kind" in frame else np.zeros(len(frame), dtype=bool)
    marked = frame.assign(
        relevant=relevant,
        important=relevant & sure & frame["named"].astype(bool),
        label=short_labels(frame["name"].tolist(), spots(x, y), order),
        **_apart(x, y, more),
    )
    return gpd.GeoDataFrame(marked, geometry=gpd.points_from_xy(x, y), crs=CRS)


def _apart(x: np.ndarray, y: np.ndarray, more: np.ndarray) -> dict[str, np.ndarray]:
    """``crowding`` of the places that are always there, and of ``more`` (bool) beside them."""
    first = crowding(x[~more], y[~more])
    second = crowding(x[more], y[more], np.column_stack([x[~more], y[~more]]))
    found = {name: np.empty(len(x), dtype=object) for name in first}
    for name, column in found.items():
        column[~more], column[more] = first[name], second[name]
    return {**found, "free_to": found["free_to"].astype(np.int64)}


def area_layer(cluster: str = ALL, boundaries: Boundaries | None = None) -> gpd.GeoDataFrame:
    """Investment Zones and opportunities that cover whole authorities, as their authorities' outlines joined.

    Columns kind, name, type, clusters, confidence, source_note, area, area_codes, report_lines, relevant, label, and
    ``outline``: which authorities could not be drawn, in words ("" where all are). A place without any is left out.
    ``boundaries`` are the outlines of the map; those that they lack are taken from the built-in set.
    """
    frame = places()
    frame = frame[is_area(frame)].reset_index(drop=True)
    sets = [builtin_boundaries(), *([boundaries] if boundaries else [])]
    outlines = {code: shape for one in sets for code, shape in zip(one.codes, one.geometry)}
    codes = [text.split(";") for text in frame["area_codes"]]
    geometry = objects(shapely.union_all([outlines[code] for code in one if code in outlines]) for one in codes)
    missing = [[code for code in one if code not in outlines] for one in codes]
    stated = tr("Not drawn, for want of an outline: {list}.")
    frame = frame.assign(
        relevant=is_relevant(frame["clusters"], cluster),
        label=[short_name(name) for name in frame["name"]],
        outline=[stated.format(list=", ".join(lacking)) if lacking else "" for lacking in missing],
    )
    drawn = ~shapely.is_empty(geometry)
    frame = frame.drop(columns=["postcode", "easting", "northing", "point_kind", "in_area", "named"])
    return gpd.GeoDataFrame(frame, geometry=geometry, crs=CRS)[drawn].reset_index(drop=True)


def is_area(frame: pd.DataFrame) -> pd.Series:
    """bool: the place is known as a set of whole authorities, and has no site."""
    return (frame["point_kind"] == "area") & (frame["area_codes"] != "")


def family(cluster: str) -> frozenset[str]:
    """A cluster's id and those of all clusters below it."""
    found = {cluster}
    while True:
        below = {one.id for one in clusters().values() if found & set(one.parents)} - found
        if not below:
            return frozenset(found)
        found |= below


def is_relevant(column: pd.Series, cluster: str) -> np.ndarray:
    """bool: which texts ("aerospace;rail") hold the map's cluster or one below it; all for a map of every company."""
    if cluster == ALL:
        return np.ones(len(column), dtype=bool)
    wanted = family(cluster)
    return np.array([not wanted.isdisjoint(str(text).split(";")) for text in column], dtype=bool)


def short_name(name: str) -> str:
    """A name for a map: without what stands in brackets."""
    return _IN_BRACKETS.sub("", name).strip(" ,") or name


def short_labels(names: Sequence[str], location: np.ndarray, order: np.ndarray) -> list[str]:
    """The short names, each once at a spot (the first in ``order`` bears it); the others there get ""."""
    short = [short_name(name) for name in names]
    seen: set[tuple[int, str]] = set()
    labels = [""] * len(short)
    for row in np.lexsort((np.arange(len(short)), order)):
        key = (int(location[row]), short[row].casefold())
        if key not in seen:
            seen.add(key)
            labels[row] = short[row]
    return labels
