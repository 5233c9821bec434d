"""The ground that is uploaded once, beside the result: the cells cut to authorities (pieces), and the authorities."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely

from ..base.sql import joined, sql
from ..geography.areas import Boundaries
from ..grid.clip import Pieces
from .quoting import derived, identifier, literal, qualified

SRID = 27700
MARK = "Midlands Clusters"  # the comment of every table of ours begins with it: no other table is ever written over
_ROWS = 1_000
_GEOMETRY = f"geom geometry(MultiPolygon, {SRID}) NOT NULL"


def piece_table(table: str) -> str:
    """Name of the table of pieces that belongs to a result."""
    return derived(table, "pieces")


def authority_table(table: str) -> str:
    """Name of the table of authorities that belongs to a result."""
    return derived(table, "authorities")


def fingerprint(pieces: Pieces, boundaries: Boundaries) -> str:
    """Says whether uploaded ground is the one wanted: the grid, the codes, the names and every coordinate."""
    seen = hashlib.sha256(f"2 {pieces.grid.kind} {pieces.grid.size!r}".encode())
    for code, name, shape in zip(boundaries.codes, boundaries.names, shapely.to_wkb(boundaries.geometry)):
        seen.update(f"|{code}|{name}|".encode())
        seen.update(shape)
    return seen.hexdigest()


def table_comment(pieces: Pieces, boundaries: Boundaries) -> str:
    """The comment of the pieces' table; the plugin reads it to see whether the ground must be uploaded again."""
    return (
        f"{MARK}: cells cut to authorities. {pieces.grid.describe()}. Boundaries: {boundaries.source} "
        f"({boundaries.date}). {boundaries.attribution} Ground {fingerprint(pieces, boundaries)}."
    )


def setup_sql(schema: str, table: str, pieces: Pieces, boundaries: Boundaries) -> str:
    """Statements that make both tables anew, beside the result; to be run in one transaction with the first refresh.
    ``pieces`` and ``boundaries`` are the desktop's own, ``boundaries.codes`` being ``pieces.codes``.
    """
    codes, names = (list(map(str, texts)) for texts in (boundaries.codes, boundaries.names))
    authorities = {
        "authority integer PRIMARY KEY": range(len(codes)),
        "authority_code text NOT NULL UNIQUE": codes,
        "authority_name text NOT NULL": names,
        _GEOMETRY: _shapes(boundaries.geometry),
    }
    alone = np.repeat(pieces.count == 1, pieces.count) & pieces.is_whole
    parts = {
        "piece integer PRIMARY KEY": range(len(pieces)),
        "cell_id text NOT NULL": pieces.ids.tolist(),
        "authority integer NOT NULL": pieces.authority.tolist(),
        "area_km2 double precision NOT NULL": np.round(pieces.area / 1e6, 9).tolist(),
        "is_whole boolean NOT NULL": pieces.is_whole.tolist(),
        "alone boolean NOT NULL": alone.tolist(),
        f"{_GEOMETRY}, UNIQUE (cell_id, authority)": _shapes(pieces.geometry),
    }
    own, name = piece_table(table), qualified(schema, piece_table(table))
    about = f"{MARK}: authorities. {boundaries.attribution}"
    return "\n".join(
        [
            *_table(schema, authority_table(table), authorities, about),
            *_table(schema, own, parts, table_comment(pieces, boundaries)),
            f"CREATE INDEX {identifier(derived(own, 'authority'))} ON {name} (authority);",
            f"COMMENT ON COLUMN {name}.alone IS {literal('The whole cell lies in this authority and in no other.')};",
            f"ANALYZE {name};",
        ]
    )


def _table(schema: str, table: str, columns: Mapping[str, Sequence], comment: str) -> Iterator[str]:
    """Statements that make a table anew: ``columns`` are its values by their definitions, the shapes last."""
    name = qualified(schema, table)
    yield f"DROP TABLE IF EXISTS {name};"
    yield f"CREATE TABLE {name} ({', '.join(columns)});"
    rows = [sql("({row})", row=joined(", ", map(literal, row))) for row in zip(*columns.values())]
    for start in range(0, len(rows), _ROWS):
        yield sql("INSERT INTO {name} VALUES\n{rows};", name=name, rows=joined(",\n", rows[start : start + _ROWS]))
    yield f"CREATE INDEX {identifier(derived(table, 'geom'))} ON {name} USING gist (geom);"
    yield f"COMMENT ON TABLE {name} IS {literal(comment)};"


def _shapes(geometry: np.ndarray) -> list[str]:
    """Multipolygons as PostGIS reads them, to the last bit."""
    shapes = np.array(geometry, dtype=object)
    single = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON)
    shapes[single] = shapely.multipolygons(shapes[single], indices=np.arange(len(single)))
    return shapely.to_wkb(shapely.set_srid(shapes, SRID), hex=True, include_srid=True).tolist()
