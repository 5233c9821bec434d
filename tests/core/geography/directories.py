"""Postcode directories in the shapes that ONS and OS publish, made from the built-in index."""

from __future__ import annotations

import csv
import io

import numpy as np

from midlands_clusters_plugin.core.geography.authorities import district_to_upper_tier
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

INDEX = builtin_index()
ONSPD_2024 = [
    "pcd",
    "pcd2",
    "pcds",
    "dointr",
    "doterm",
    "oscty",
    "ced",
    "oslaua",
    "oseast1m",
    "osnrth1m",
    "osgrdind",
    "lat",
    "long",
]
NSPL_2024 = [
    "pcd",
    "pcd2",
    "pcds",
    "dointr",
    "doterm",
    "usertype",
    "oseast1m",
    "osnrth1m",
    "osgrdind",
    "cty",
    "laua",
    "lat",
    "long",
]
ONSPD_2026 = ["pcds", "doterm", "east1m", "north1m", "cty26cd", "lad26cd", "oa21cd", "lat", "long"]
_COUNTY = {county: district for district, county in district_to_upper_tier().items()}


def sampled(count, seed=1):
    """The rows of the built-in index that ``sample`` takes."""
    return np.sort(np.random.default_rng(seed).choice(np.flatnonzero(INDEX.has_position), count, replace=False))


def sample(count, seed=1, shift=0):
    """Rows of dicts: postcode, easting, northing, district, county, terminated, drawn from the placed postcodes of the built-in index."""
    rows = sampled(count, seed)
    answer = []
    for row, postcode, code in zip(rows, INDEX.postcodes(rows), INDEX.authority_codes(rows)):
        county = code if code.startswith("E10") else "E99999999"
        district = _COUNTY[code] if code.startswith("E10") else code
        east, north = int(INDEX.easting[row]) + shift, int(INDEX.northing[row])
        answer.append(
            {
                "postcode": postcode,
                "easting": east,
                "northing": north,
                "district": district,
                "county": county,
                "terminated": INDEX.kind[row] == 1,
            }
        )
    return answer


def ons_csv(rows, header=ONSPD_2024):
    """Bytes of a directory with the columns of ``header``; northings padded with noughts, as ONS writes them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        blank = row["easting"] is None
        known = {
            **dict.fromkeys(("pcd", "pcd2", "pcds"), row["postcode"]),
            "doterm": "202001" if row.get("terminated") else "",
            **dict.fromkeys(("oscty", "cty", "cty26cd"), row["county"]),
            **dict.fromkeys(("oslaua", "laua", "lad26cd"), row["district"]),
            **dict.fromkeys(("oseast1m", "east1m"), "" if blank else row["easting"]),
            **dict.fromkeys(("osnrth1m", "north1m"), "" if blank else f"{row['northing']:07d}"),
            "osgrdind": "9" if blank else "1",
            "lat": "99.999999" if blank else "52.1",
        }
        writer.writerow([known.get(name, "x") for name in header])
    return out.getvalue().encode()


def code_point_csv(rows):
    """Bytes of one Code-Point Open file: no header, postcodes of fixed width."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        outward, inward = row["postcode"].split()
        county = row["county"] if row["county"].startswith("E10") else ""
        blank = row["easting"] is None
        position = ["90", 0, 0] if blank else ["10", row["easting"], row["northing"]]
        writer.writerow([f"{outward:<4}{inward}", *position, "E92000001", "", "", county, row["district"], "E05000001"])
    return out.getvalue().encode()
