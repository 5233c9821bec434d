"""The ground that is uploaded once: the cells cut to authorities (pieces) and the authorities, as tables beside the
result.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from ..base.sql import Sql, joined, sql
from ..geography.areas import Boundaries
from ..grid.clip import Pieces
from .quoting import derived, identifier, literal, qualified

SRID = 27700
MARK = "Midlands Clusters"  # the comment of every table of ours begins with it: no other table is ever written over
_ROWS = 1_000


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
    """Statements that make both tables anew; to be run in one transaction with the first refresh.

    Parameters
    ----------
    schema, table : where the result goes; the two tables stand beside it.
    pieces, boundaries : the desktop's own, ``boundaries.codes`` being ``pieces.codes``.
    """
    return "\n".join(
        [
            *_authorities(schema, authority_table(table), boundaries),
            *_pieces(schema, piece_table(table), pieces, boundaries),
        ]
    )


def _authorities(schema: str, table: str, boundaries: Boundaries) -> Iterator[str]:
    name = qualified(schema, table)
    yield f"DROP TABLE IF EXISTS {name};"
    yield (
        f"CREATE TABLE {name} (authority integer PRIMARY KEY, authority_code text NOT NULL UNIQUE, authority_name text "
        f"NOT NULL, geom geometry(MultiPolygon, {SRID}) NOT NULL);"
    )
    codes, names = (map(str, texts) for texts in (boundaries.codes, boundaries.names))
    yield from _inserts(name, [range(len(boundaries.codes)), codes, names, _shapes(boundaries.geometry)])
    yield f"CREATE INDEX {identifier(derived(table, 'geom'))} ON {name} USING gist (geom);"
    yield f"COMMENT ON TABLE {name} IS {literal(f'{MARK}: authorities. {boundaries.attribution}')};"


def _pieces(schema: str, table: str, pieces: Pieces, boundaries: Boundaries) -> Iterator[str]:
    name = qualified(schema, table)
    alone = np.repeat(pieces.count == 1, pieces.count) & pieces.is_whole
    yield f"DROP TABLE IF EXISTS {name};"
    yield (
        f"CREATE TABLE {name} (piece integer PRIMARY KEY, cell_id text NOT NULL, authority integer NOT NULL, "
        "area_km2 double precision NOT NULL, is_whole boolean NOT NULL, alone boolean NOT NULL, "
        f"geom geometry(MultiPolygon, {SRID}) NOT NULL, UNIQUE (cell_id, authority));"
    )
    area = np.round(pieces.area / 1e6, 9)
    columns = [
        range(len(pieces)),
        pieces.ids.tolist(),
        pieces.authority.tolist(),
        area.tolist(),
        pieces.is_whole.tolist(),
        alone.tolist(),
    ]
    yield from _inserts(name, [*columns, _shapes(pieces.geometry)])
    yield f"CREATE INDEX {identifier(derived(table, 'geom'))} ON {name} USING gist (geom);"
    yield f"CREATE INDEX {identifier(derived(table, 'authority'))} ON {name} (authority);"
    yield f"COMMENT ON TABLE {name} IS {literal(table_comment(pieces, boundaries))};"
    yield f"COMMENT ON COLUMN {name}.alone IS {literal('The whole cell lies in this authority and in no other.')};"
    yield f"ANALYZE {name};"


def _inserts(name: Sql, columns: Sequence) -> Iterator[Sql]:
    rows = [sql("({row})", row=joined(", ", map(literal, row))) for row in zip(*columns)]
    for start in range(0, len(rows), _ROWS):
        yield sql("INSERT INTO {name} VALUES\n{rows};", name=name, rows=joined(",\n", rows[start : start + _ROWS]))


def _shapes(geometry: np.ndarray) -> list[str]:
    """Multipolygons as PostGIS reads them, to the last bit."""
    shapes = np.array(geometry, dtype=object)
    single = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON)
    shapes[single] = shapely.multipolygons(shapes[single], indices=np.arange(len(single)))
    return shapely.to_wkb(shapely.set_srid(shapes, SRID), hex=True, include_srid=True).tolist()
