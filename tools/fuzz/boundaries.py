"""Boundary files as GeoJSON: valid polygons with known codes, each code once, or a sentence."""

from __future__ import annotations

import json

import numpy as np
import shapely

from midlands_clusters_plugin.core.geography.boundaries import Boundaries, read_boundaries

from .ground import coded, file, sentence_or, tree

_SQUARE = [[[4e5, 3e5], [4.1e5, 3e5], [4.1e5, 3.1e5], [4e5, 3e5]]]
_DEGREES = [[[-1.5, 52.5], [-1.4, 52.5], [-1.4, 52.6], [-1.5, 52.5]]]


def _collection(code: str, kind: str, coordinates: object, crs: str = "urn:ogc:def:crs:EPSG::27700") -> dict:
    one = {
        "type": "Feature",
        "properties": {"CTYUA24CD": code, "CTYUA24NM": "Derby"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    named = {"type": "name", "properties": {"name": crs}}
    return {
        "type": "FeatureCollection",
        "crs": named,
        "features": [one, {**one, "properties": {**one["properties"], "CTYUA24CD": "E10000007"}}],
    }


_GOOD = [
    _collection("E06000015", "Polygon", _SQUARE),
    _collection("E06000015", "MultiPolygon", [_SQUARE, _SQUARE]),
    _collection("E07000032", "Polygon", _DEGREES, "urn:ogc:def:crs:OGC:1.3:CRS84"),
    _collection("e06000015 ", "LineString", _SQUARE[0]),
    _collection("E06000015", "GeometryCollection", []),
]
_TREE = 255  # a first byte: the rest is a tree
_TEXT: list[object] = [
    "type",
    "FeatureCollection",
    "features",
    "Feature",
    "properties",
    "geometry",
    "coordinates",
    "Polygon",
    "MultiPolygon",
]
_TEXT += [
    "crs",
    "name",
    "urn:ogc:def:crs:EPSG::27700",
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "CTYUA24CD",
    "CTYUA24NM",
    "LAD25CD",
    "E06000015",
]
_TEXT += [
    "E10000007",
    "E07000032",
    "e06000015 ",
    "Derby",
    "",
    "LineString",
    "Point",
    "GeometryCollection",
    "geometries",
    "urn:ogc:def:crs:EPSG::4326",
]
_TEXT += [
    4e5,
    3e5,
    4.1e5,
    3.1e5,
    -1.5,
    52.5,
    -1.4,
    52.6,
    0,
    1e308,
    -1,
    None,
    True,
    "NaN",
    "\u202e",
    "E99999999",
    "W06000015",
]
_IN_RING = 250  # a first byte: the rest are the coordinates of one ring, two bytes each
SEEDS = [json.dumps(one).encode() for one in _GOOD] + [bytes([_TREE]) + coded(one, _TEXT) for one in _GOOD]
SEEDS += [bytes([_IN_RING]) + bytes(range(0, 80, step)) for step in (1, 3, 7)]
WORDING = [b'"coordinates":', b"[[", b"]]", b"1e309", b"NaN", b"null", b'"Polygon"', b'"E06000015"', b'"crs"', b"-"]


def one(data: bytes) -> Boundaries | None:
    """GeoJSON as text, as a tree, or a ring of any shape."""
    if data[:1] == bytes([_TREE]):
        data = json.dumps(tree(data[1:], _TEXT)).encode()
    elif data[:1] == bytes([_IN_RING]):
        signs = np.frombuffer(data[1 : 1 + (len(data) - 1) // 4 * 4], dtype="<u2").reshape(-1, 2).astype(float)
        data = json.dumps(_collection("E06000015", "Polygon", [[*(signs + [400_000, 300_000]).tolist()]])).encode()
    found = sentence_or(read_boundaries, file("boundaries.geojson", data))
    if found is None:
        return None
    assert isinstance(found, Boundaries)
    assert len(found.codes) == len(found.names) == len(found.geometry) == len(set(found.codes)) > 0
    assert list(found.codes) == sorted(found.codes)
    assert shapely.is_valid(found.geometry).all()
    assert not shapely.is_empty(found.geometry).any()
    assert np.isfinite(shapely.bounds(found.geometry)).all()
    assert set(shapely.get_type_id(found.geometry)) <= {3, 6}
    return found
