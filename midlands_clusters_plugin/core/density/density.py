"""Clusters of companies as outlines: members, employees, turnover, specialisation and a name, from the label of each
company.

The outline is the concave hull of the members' positions (GEOS; the convex hull where GEOS is older than 3.11), widened
by ``margin`` metres so that a cluster at a single postcode has an area too. Outlines of neighbouring clusters may
overlap; membership is by label, never by outline.

Specialisation is a location quotient (location_quotient.py): the share of the cluster's sector among all sites inside
the outline, over its share among all sites of the area. It needs the sites of every sector, and says nothing where only
one sector is loaded.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import tr
from ..geography.context import towns as builtin_towns
from ..statistics.location_quotient import Reference, location_quotients
from .cluster_names import address_names, cluster_names
from .dbscan import NOISE

CRS = 27700
COLUMNS = (
    "name",
    "sites",
    "companies",
    "employees",
    "turnover_gbp",
    "largest_share_employees",
    "area_km2",
    "lq",
    "lq_low",
    "lq_high",
    "lq_reliable",
    "largest_share_address",
    "one_address",
)
_ONE_ADDRESS = 0.9  # from this share of its sites on, one address makes a crowd: not a place's businesses


def outline(x: np.ndarray, y: np.ndarray, margin: float, ratio: float = 0.3) -> shapely.Geometry:
    """Outline of one cluster's positions (metres): concave hull, widened by ``margin``. ``ratio`` 0 follows the points,
    1 is convex.
    """
    points = shapely.multipoints(np.unique(np.column_stack([x, y]), axis=0))
    concave = shapely.geos_version >= (3, 11, 0) and hasattr(shapely, "concave_hull")
    hull = shapely.concave_hull(points, ratio=ratio) if concave else shapely.convex_hull(points)
    return shapely.buffer(hull, margin, quad_segs=4)


def density_clusters(
    companies: pd.DataFrame,
    labels: np.ndarray,
    *,
    everyone: pd.DataFrame | None = None,
    towns: gpd.GeoDataFrame | None = None,
    margin: float = 125.0,
    ratio: float = 0.3,
) -> gpd.GeoDataFrame:
    """One row a cluster, the largest (sites, then employees) first; the index is its label.

    Parameters
    ----------
    companies : company table (or the map's layer of companies): company_id, easting, northing, employees, turnover_gbp.
        One row a site.
    labels : (n,) cluster of each row from 0, NOISE for none: from dbscan, hdbscan or QGIS's own native:dbscanclustering
        (its CLUSTER_ID less 1).
    everyone : sites of all sectors in the same area, for the specialisation; None leaves it out.
    towns : name, population, points; the built-in ones by default.
    margin : metres that outlines reach beyond their outermost member: half the distance of the rule, for instance.

    Returns
    -------
    COLUMNS and geometry, EPSG:27700. Employees and turnover are missing where no member has a figure;
    ``largest_share_employees`` is the share of the largest member among known employees: a cluster of one giant is no
    cluster. ``one_address``: a single position has nearly all of the sites (``largest_share_address`` says how many),
    as an accountant's or a mailbox has: such a crowd is named after its postcode, never after the town.
    """
    labels = np.asarray(labels, dtype=np.int64)
    if len(labels) != len(companies):
        raise ValueError(f"{len(labels)} labels for {len(companies)} companies")
    if margin <= 0:
        raise UserError(tr("The margin of the outlines must be above 0 m."), f"margin: {margin}")
    inside = companies[labels != NOISE]
    member = labels[labels != NOISE]
    if not len(inside):
        return gpd.GeoDataFrame({name: [] for name in COLUMNS}, geometry=[], crs=CRS)
    table = _totals(inside, member)
    x, y = inside["easting"].to_numpy(dtype=np.float64), inside["northing"].to_numpy(dtype=np.float64)
    order = np.argsort(member, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(member[order])) + 1)
    geometry = np.array([outline(x[rows], y[rows], margin, ratio) for rows in parts], dtype=object)
    centres = np.array([[np.median(x[rows]), np.median(y[rows])] for rows in parts])
    postcodes = inside["postcode"].fillna("").to_numpy(dtype=object) if "postcode" in inside else None
    crowded = [_most_crowded(x[rows], y[rows]) for rows in parts]
    table["largest_share_address"] = [len(there) / len(rows) for there, rows in zip(crowded, parts)]
    table["one_address"] = table["largest_share_address"] >= _ONE_ADDRESS
    table["area_km2"] = np.round(shapely.area(geometry) / 1e6, 6)
    quotients = _specialisation(inside, geometry, everyone, len(companies))
    table = pd.concat([table, quotients.set_index(table.index)], axis=1)
    rank = np.lexsort((table.index, -table["employees"].fillna(0.0).to_numpy(), -table["sites"].to_numpy()))
    towns = builtin_towns() if towns is None else towns
    alone = table["one_address"].to_numpy()
    names = np.empty(len(table), dtype=object)
    names[alone] = address_names(
        [
            "" if postcodes is None else str(postcodes[parts[index][crowded[index][0]]])
            for index in np.flatnonzero(alone)
        ]
    )
    rank_named = rank[~alone[rank]]
    names[rank_named] = cluster_names(
        centres[rank_named, 0],
        centres[rank_named, 1],
        towns.geometry.x.to_numpy(),
        towns.geometry.y.to_numpy(),
        towns["population"].to_numpy(),
        towns["name"].to_numpy(),
    )
    table["name"] = names
    return gpd.GeoDataFrame(table[list(COLUMNS)], geometry=geometry, crs=CRS).iloc[rank]


def _most_crowded(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Rows of the position that most of the rows share; the first of equals."""
    _, first, position, count = np.unique(
        np.column_stack([x, y]), axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    most = np.lexsort((first, -count))[0]
    return np.flatnonzero(position.ravel() == most)


def _totals(inside: pd.DataFrame, member: np.ndarray) -> pd.DataFrame:
    """Members and sums by cluster, indexed by label."""
    figures = {name: inside[name].to_numpy(dtype=np.float64, na_value=np.nan) for name in ("employees", "turnover_gbp")}
    frame = pd.DataFrame({"label": member, "company_id": inside["company_id"].to_numpy(dtype=object), **figures})
    frame["company_id"] = frame["company_id"].where(
        frame["company_id"].notna(), [f"row {i}" for i in range(len(frame))]
    )
    groups = frame.groupby("label", sort=True)
    table = pd.DataFrame({"sites": groups.size(), "companies": groups["company_id"].nunique()})
    for name in figures:
        table[name] = groups[name].sum(min_count=1)
    by_company = frame.groupby(["label", "company_id"])["employees"].sum(min_count=1)
    largest = by_company.groupby(level="label").max()
    table["largest_share_employees"] = (largest / table["employees"]).where(table["employees"] > 0)
    return table


def _specialisation(
    inside: pd.DataFrame, geometry: np.ndarray, everyone: pd.DataFrame | None, sector: int
) -> pd.DataFrame:
    """Location quotient of the sector inside each outline, counted in sites."""
    empty = pd.DataFrame(
        {"lq": np.nan, "lq_low": np.nan, "lq_high": np.nan, "lq_reliable": False}, index=range(len(geometry))
    )
    if everyone is None or len(everyone) <= sector:
        return empty
    tree = shapely.STRtree(geometry)

    def within(frame: pd.DataFrame) -> np.ndarray:
        points = shapely.points(
            frame["easting"].to_numpy(dtype=np.float64), frame["northing"].to_numpy(dtype=np.float64)
        )
        return np.bincount(tree.query(points, predicate="within")[1], minlength=len(geometry)).astype(np.float64)

    own, all_sites = within(inside), within(everyone)
    found = location_quotients(own, np.maximum(all_sites, own), reference=Reference(sector, len(everyone), "area"))
    return pd.DataFrame(
        {"lq": found["lq"], "lq_low": found["low"], "lq_high": found["high"], "lq_reliable": found["reliable"]}
    )
