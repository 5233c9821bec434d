"""Companies as Parquet: the file's bytes damaged, or a right file of columns of all types and any words about its geometry."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import json
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from midlands_clusters_plugin.core.companies import CompanyTable, read_companies

from .ground import coded, file, table_of, tree

_POINT = shapely.to_wkb(shapely.Point(435000, 336000))
_KINDS: list[Any] = [
    pa.array(["00012345", None]),
    pa.array(["DE24 9FU", "nowhere"]),
    pa.array(["DE24 9FU", ""]).dictionary_encode(),
    pa.array([12, -5], pa.int8()),
    pa.array([2**63, 5], pa.uint64()),
    pa.array([1.5, float("inf")]),
    pa.array([decimal.Decimal("1.50"), None]),
    pa.array([dt.datetime(2017, 1, 2), None], pa.timestamp("ns", "UTC")),
    pa.array([dt.date(1, 1, 1), dt.date(9999, 12, 31)]),
    pa.array([dt.timedelta(5), None]),
    pa.array([True, None]),
    pa.array([None, None], pa.null()),
    pa.array([[1, 2], None]),
    pa.array([{"a": 1}, {"a": None}]),
    pa.array([b"\xff\x00", None]),
    pa.array([_POINT, _POINT]),
    pa.array([_POINT, b"\x01\x01"]),
    pa.array([{"x": 435000.0, "y": 336000.0}, {"x": np.nan, "y": 1e300}]),
    pa.array(["A\x00B", "\u202e🏠"]),
]
_NAMES = [
    "company_id",
    "name",
    "postcode",
    "employees",
    "turnover",
    "sic",
    "incorporated",
    "high_growth",
    "easting",
    "northing",
    "geometry",
    "x",
    "",
]
_GEO: list[object] = [
    None,
    "geometry",
    "primary_column",
    "columns",
    "encoding",
    "WKB",
    "point",
    "crs",
    "version",
    "1.1.0",
    "x",
    "OGC:CRS84",
    27700,
    "EPSG:27700",
]
_GEO += [
    {},
    [],
    "",
    True,
    "id",
    "authority",
    "EPSG",
    "code",
    "type",
    "ProjectedCRS",
    "geometry_types",
    "Point",
    -1,
    "\u202e",
]
_BYTES = 255  # a first byte: the rest is a file
_ABOUT = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "crs": None}}}


def _written(table: pa.Table) -> bytes:
    made = io.BytesIO()
    pq.write_table(table, made)
    return made.getvalue()


_GOOD = pa.table({"company_id": _KINDS[0], "postcode": _KINDS[1], "employees": _KINDS[3]})
SEEDS = [
    bytes([_BYTES]) + _written(_GOOD),
    bytes([2, 2, 1, 0, 0, 3, 3]),
    bytes([1, 10, 15]) + coded(_ABOUT, _GEO),
    bytes([3, 10, 17, 0, 0, 2, 1]) + coded(_ABOUT, _GEO),
]
SEEDS += [bytes([3, 2, 1, name % len(_NAMES), kind, 0, 0, 0]) for name, kind in enumerate(range(len(_KINDS)))]
LONGEST = 4000


def one(data: bytes) -> CompanyTable | None:
    """The first byte: how many columns follow, as pairs of name and kind; what is left is said of the geometry."""
    if data[:1] == bytes([_BYTES]):
        return table_of(read_companies, file("companies.parquet", data[1:]))
    count = data[0] % 8 if data else 0
    pairs = [data[1 + 2 * number : 3 + 2 * number] for number in range(count)]
    columns = {_NAMES[pair[0] % len(_NAMES)]: _KINDS[pair[1] % len(_KINDS)] for pair in pairs if len(pair) == 2}
    table = pa.table(columns or {"postcode": _KINDS[1]})
    if about := data[1 + 2 * count :]:
        table = table.replace_schema_metadata({"geo": json.dumps(tree(about, _GEO))})
    found = table_of(read_companies, file("companies.parquet", _written(table)))
    assert found is None or found.rows_read == 2
    return found
