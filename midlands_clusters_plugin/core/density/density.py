"""Clusters of companies as outlines: members, employees, turnover, specialisation and a name, from each one's label.

The outline is the concave hull of the members' positions (GEOS before 3.11: the convex one), ``margin`` metres wider so
that a single postcode has an area too. Outlines may overlap; membership is by label. Specialisation is a location
quotient: the sector's share of all sites inside the outline, over its share of all sites of the area, which says
nothing where only one sector is loaded.
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
    "name", "sites", "companies", "employees", "turnover_gbp", "largest_share_employees", "area_km2", "lq", "lq_low",
    "lq_high", "lq_reliable", "largest_share_address", "one_address",
)  # fmt: skip
_ONE_ADDRESS = 0.9  # from this share of its sites on, one address makes a crowd: not a place's businesses


def outline(x: np.ndarray, y: np.ndarray, margin: float, ratio: float = 0.3) -> shapely.Geometry:
    """Outline of positions (metres): concave hull, ``margin`` wider. ``ratio`` 0 follows the points, 1 is convex."""
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
) -> gpd.GeoDataFrame:
    """One row a cluster, the largest (sites, then employees) first; the index is its label.

    companies : company table: company_id, easting, northing, employees, turnover_gbp; one row a site.
    labels : (n,) cluster of each row, NOISE for none: dbscan's, hdbscan's, or native:dbscanclustering's CLUSTER_ID - 1.
    everyone : sites of all sectors in the same area, for the specialisation; None leaves it out.
    towns : name, population, points; the built-in ones by default.
    margin : metres that outlines reach beyond their outermost member.

    Returns COLUMNS and geometry, EPSG:27700. Sums are missing where no member has a figure; ``largest_share_employees``
    is the largest member's of known employees: a cluster of one giant is no cluster. ``one_address``: one position has
    nearly all sites (``largest_share_address``), as a mailbox has: it is named after its postcode, never the town.
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
    geometry = np.array([outline(x[rows], y[rows], margin) for rows in parts], dtype=object)
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
    crowds = [parts[index][crowded[index][0]] for index in np.flatnonzero(alone)]
    names[alone] = address_names(["" if postcodes is None else str(postcodes[row]) for row in crowds])
    others = rank[~alone[rank]]
    (x, y), at = centres[others].T, towns.geometry
    about = (at.x.to_numpy(), at.y.to_numpy(), towns["population"].to_numpy(), towns["name"].to_numpy())
    names[others] = cluster_names(x, y, *about)
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
    own = [f"row {i}" for i in range(len(frame))]  # a row without an id is a company of its own
    frame["company_id"] = frame["company_id"].where(frame["company_id"].notna(), own)
    groups = frame.groupby("label", sort=True)
    table = pd.DataFrame({"sites": groups.size(), "companies": groups["company_id"].nunique()})
    table = table.join(groups[list(figures)].sum(min_count=1))
    by_company = frame.groupby(["label", "company_id"])["employees"].sum(min_count=1)
    largest = by_company.groupby(level="label").max()
    table["largest_share_employees"] = (largest / table["employees"]).where(table["employees"] > 0)
    return table


def _specialisation(
    inside: pd.DataFrame, geometry: np.ndarray, everyone: pd.DataFrame | None, sector: int
) -> pd.DataFrame:
    """Location quotient of the sector inside each outline, counted in sites."""
    names = {"lq": "lq", "low": "lq_low", "high": "lq_high", "reliable": "lq_reliable"}
    if everyone is None or len(everyone) <= sector:
        return pd.DataFrame(dict(zip(names.values(), [np.nan] * 3 + [False])), index=range(len(geometry)))
    tree = shapely.STRtree(geometry)

    def within(frame: pd.DataFrame) -> np.ndarray:
        points = shapely.points(frame[["easting", "northing"]].to_numpy(dtype=np.float64))
        return np.bincount(tree.query(points, predicate="within")[1], minlength=len(geometry)).astype(np.float64)

    own, all_sites = within(inside), within(everyone)
    found = location_quotients(own, np.maximum(all_sites, own), reference=Reference(sector, len(everyone), "area"))
    return found[list(names)].rename(columns=names)
