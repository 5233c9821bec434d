"""Companies as a layer: GeoJSON as text, as a tree of given words, or with points of any bytes."""

from __future__ import annotations

import json

import numpy as np

from midlands_clusters_plugin.core.companies import CompanyTable, read_companies

from .ground import coded, file, table_of, tree


def _collection(geometry: object, **properties: object) -> dict:
    one = {
        "type": "Feature",
        "properties": {"company_id": "1", "postcode": "DE24 9FU", **properties},
        "geometry": geometry,
    }
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    return {"type": "FeatureCollection", "crs": crs, "features": [one, one]}


_POINT = {"type": "Point", "coordinates": [435000, 336000]}
_GOOD = [
    _collection(_POINT),
    _collection(None),
    _collection({"type": "MultiPoint", "coordinates": [[435000, 336000]]}),
    _collection({"type": "Point", "coordinates": []}),
    _collection(_POINT, employees=12, name=None),
]
_TREE, _SIGNS = 255, 254
_TEXT: list[object] = [
    "type",
    "FeatureCollection",
    "features",
    "Feature",
    "properties",
    "geometry",
    "coordinates",
    "Point",
    "MultiPoint",
    "crs",
]
_TEXT += [
    "name",
    "urn:ogc:def:crs:EPSG::27700",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "company_id",
    "postcode",
    "DE24 9FU",
    "1",
    "easting",
    "northing",
]
_TEXT += [
    "employees",
    "turnover",
    "sic",
    "incorporated",
    "2017-01-01",
    "2017/01/01 10:00:00+01",
    "high_growth",
    "foreign_owned",
    "",
    None,
    True,
    False,
]
_TEXT += [
    0,
    -1,
    12,
    1.5,
    1e308,
    435000,
    336000,
    -1.5,
    52.9,
    "N/A",
    "£5m",
    "\u202e",
    "GeometryCollection",
    "Polygon",
    "fid",
    "id",
    "geometries",
]
SEEDS = [json.dumps(one).encode() for one in _GOOD] + [bytes([_TREE]) + coded(one, _TEXT) for one in _GOOD]
SEEDS += [bytes([_SIGNS]) + np.array([435000, 336000, np.nan, 1e300, -1.5, 52.9], dtype="<f8").tobytes()]
WORDING = [
    b'"coordinates":',
    b"[[",
    b"]]",
    b"1e309",
    b"NaN",
    b"null",
    b'"Point"',
    b'"postcode"',
    b'"crs"',
    b"-",
    b"{}",
    b"[]",
]


def one(data: bytes) -> CompanyTable | None:
    """A layer of companies."""
    if data[:1] == bytes([_TREE]):
        data = json.dumps(tree(data[1:], _TEXT)).encode()
    elif data[:1] == bytes([_SIGNS]):
        places = np.frombuffer(data[1 : 1 + (len(data) - 1) // 16 * 16], dtype="<f8").reshape(-1, 2).tolist()
        whole = _collection(None)
        whole["features"] = [
            {**whole["features"][0], "geometry": {"type": "Point", "coordinates": xy}} for xy in places
        ]
        data = json.dumps(whole).encode()
    return table_of(read_companies, file("companies.geojson", data))
