"""The SQL that makes the hexagon table: the desktop's arithmetic (hexgrid, aggregate, measures), operation by
operation.

Additions and products of doubles are written in the order of the Python code, so that PostgreSQL rounds as numpy does;
sums are of whole numbers (pence, millionths). Points are asked of polygons with ST_Relate, GEOS's exact test, because
ST_Intersects has one of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.sql import NO_SQL, Sql, joined, sql
from ..catalogue.catalogue import by_column, clusters, metrics
from ..grid.hexgrid import BngGrid
from .quoting import derived, identifier, literal, qualified, remark
from .setup import MARK, SRID, authority_table, piece_table
from .source import Source, columns_of, condition_sql, source_ctes

FIXED = dict.fromkeys(("cell_id", "authority_code", "authority_name"), "text")
FIXED |= {"area_km2": "double precision", "is_whole": "boolean"}
NO_JIT = "SET LOCAL jit TO off;"  # measured: seconds of compiling on each run, whatever the number of companies
_SCALES = {"GBP": 100, "USD": 100, "EUR": 100}  # as in measures.py; a test compares the two
_PARTS = 1_000_000
_APART = Sql("'FF*FF****'")  # the DE-9IM pattern of two shapes that share no point


@dataclass(frozen=True)
class Job:
    """One hexagon table: metric ids to add up, how, where it goes; ``provenance``: sentences for the comment."""

    source: Source
    grid: BngGrid
    cluster: str
    chosen: tuple[str, ...]
    schema: str
    table: str
    grant_to: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()

    @property
    def name(self) -> Sql:
        """The result's table, quoted."""
        return qualified(self.schema, self.table)

    @property
    def columns(self) -> dict[str, str]:
        """The result's columns and their types, without the geometry."""
        kinds = {one: "bigint" if metrics()[one].kind == "count" else "double precision" for one in self.chosen}
        return {**FIXED, **kinds}


def refresh_sql(job: Job) -> str:
    """The statements that fill the result's table, without BEGIN and COMMIT. They can be run again and again."""
    why = remark("Compiling the statement would take longer than running it.")
    return "\n".join([why, NO_JIT, *_create(job), "", *_fill(job), "", *_describe(job)])


def replace_sql(job: Job) -> str:
    """The statement to run before, where the result's table has other columns than the job's."""
    return f"DROP TABLE IF EXISTS {job.name};"


def script(job: Job) -> str:
    """The same statements as a file for a database administrator: with what it is, in one transaction."""
    head = [
        f"{MARK}: hexagon table {job.schema}.{job.table}",
        *job.provenance,
        "Run it whenever the companies have changed, for instance every night: it may be run again and again.",
        f"It reads the tables {piece_table(job.table)} and {authority_table(job.table)} beside the result, which the "
        f"plugin has made.",
        "Everything is done in one transaction: until the end, and after an error, readers see the earlier figures.",
    ]
    return "\n".join(
        [*map(remark, head), "BEGIN;", "SET LOCAL client_encoding TO 'UTF8';", "", refresh_sql(job), "", "COMMIT;", ""]
    )


def _create(job: Job) -> list[str]:
    columns = [f"{identifier(name)} {kind}{' NOT NULL' if name in FIXED else ''}" for name, kind in job.columns.items()]
    parts = [*columns, f"geom geometry(MultiPolygon, {SRID}) NOT NULL", "PRIMARY KEY (cell_id, authority_code)"]
    return [
        f"CREATE TABLE IF NOT EXISTS {job.name} (\n    " + ",\n    ".join(parts) + "\n);",
        f"CREATE INDEX IF NOT EXISTS {identifier(derived(job.table, 'geom'))} ON {job.name} USING gist (geom);",
        remark("Two runs at a time wait for each other; who reads the table need not wait."),
        f"LOCK TABLE {job.name} IN SHARE ROW EXCLUSIVE MODE;",
    ]


def _fill(job: Job) -> list[str]:
    return [
        sql("DELETE FROM {name};", name=job.name),
        sql("INSERT INTO {name} ({names}, geom)", name=job.name, names=_names(job.columns)),
        sql("WITH {placement},", placement=placement_ctes(job)),
        _sums(job),
    ]


def _names(columns: Iterable[str]) -> Sql:
    return joined(", ", map(identifier, columns))


def _describe(job: Job) -> list[str]:
    comment = " ".join([f"{MARK}: hexagon table.", *job.provenance])
    lines = [f"COMMENT ON TABLE {job.name} IS {literal(comment)};"]
    for one in job.chosen:
        metric = metrics()[one]
        lines.append(f"COMMENT ON COLUMN {job.name}.{identifier(one)} IS {literal(f'{metric.name} ({metric.unit})')};")
    lines += [f"GRANT SELECT ON {job.name} TO {identifier(role)};" for role in job.grant_to]
    return lines


def locate_ctes(grid: BngGrid, of: Sql, stored: Sequence[str]) -> Sql:
    """``located``: rows of ``of`` (x, y, the columns ``stored``) with the cell's text; BngGrid.locate, step by step."""
    return sql(
        _LOCATE,
        names=_names(stored),
        near=Sql("left_dx * left_dx + left_dy * left_dy < right_dx * right_dx + right_dy * right_dy"),
        prefix=literal(f"bng{grid.size:g}_"),
        of=of,
        step=literal(grid.size * math.sqrt(3) / 2),
        size=literal(grid.size),
        half=literal(grid.size / 2),
    )


_LOCATE = """located AS MATERIALIZED (
    -- the nearest of two columns' nearest cells; on an edge the upper one, or the right-hand one where cells stand
    -- side by side
    SELECT {names}, x, y,
           {prefix} || CASE WHEN {near} THEN "left" ELSE "left" + 1 END
               || '_' || (CASE WHEN {near} THEN left_row ELSE right_row END)::bigint AS cell_id
    FROM {of}
    CROSS JOIN LATERAL (SELECT floor(x / {step})::bigint AS "left") AS a
    CROSS JOIN LATERAL (SELECT y - ("left" & 1) * {half} AS left_y, y - (("left" + 1) & 1) * {half} AS right_y) AS b
    CROSS JOIN LATERAL (SELECT floor(left_y / {size} + 0.5) AS left_row,
                               floor(right_y / {size} + 0.5) AS right_row) AS c
    CROSS JOIN LATERAL (SELECT x - "left" * {step} AS left_dx, left_y - left_row * {size} AS left_dy,
                               x - ("left" + 1) * {step} AS right_dx, right_y - right_row * {size} AS right_dy) AS d
)"""


def placement_ctes(job: Job) -> Sql:
    """Everything up to ``counted``: each company of the cluster inside the area with its piece."""
    if job.grid.kind != "bng":
        raise UserError(tr("The database counts in hexagons of the British National Grid only: choose the grid bng."))
    columns = columns_of(job.chosen)
    member, wanted = NO_SQL, columns
    if job.cluster != "all":
        ids, prefixes = by_column(job.cluster)
        if prefixes:
            stated = tr(
                "{cluster} is counted by SIC codes, which the database does not do: choose a cluster of the report."
            )
            raise UserError(stated.format(cluster=clusters()[job.cluster].name))
        member = sql(
            "\n    WHERE ARRAY[{ids}]::text[] && string_to_array(clusters, ';')", ids=joined(", ", map(literal, ids))
        )
        wanted = (*columns, "clusters")
    pieces, authorities = (qualified(job.schema, of(job.table)) for of in (piece_table, authority_table))
    return sql(
        _PLACEMENT,
        source=source_ctes(job.source, wanted, authorities),
        stored=joined("", (sql(", {name}", name=identifier(name)) for name in columns)),
        member=member,
        located=locate_ctes(job.grid, Sql("members"), ("company", "authority_code", *columns)),
        by_position=sql(_AUTHORITY, pieces=pieces, authorities=authorities, point=_POINT, apart=_APART),
        authorities=authorities,
        pieces=pieces,
        of_located=joined("", (sql(", l.{name}", name=identifier(name)) for name in columns)),
        nearest=sql(_NEAREST, pieces=pieces, srid=SRID, apart=_APART),
    )


_PLACEMENT = """{source},
members AS (
    SELECT company, x, y, authority_code{stored} FROM companies{member}
),
{located},
{by_position},
known AS MATERIALIZED (
    SELECT l.*, coalesce(a.authority, b.authority) AS own
    FROM located AS l
    LEFT JOIN {authorities} AS a ON a.authority_code = l.authority_code
    LEFT JOIN by_position AS b ON b.company = l.company
),
placed AS MATERIALIZED (
    SELECT l.company, l.x, l.y, l.own, p.piece{of_located}
    FROM known AS l LEFT JOIN {pieces} AS p ON p.cell_id = l.cell_id AND p.authority = l.own
    WHERE l.own IS NOT NULL
),
{nearest},
counted AS (
    SELECT l.company, coalesce(l.piece, n.piece) AS piece{of_located}
    FROM placed AS l LEFT JOIN nearest AS n ON n.company = l.company
)"""


# ``by_position``: the authority of each company that has no code; aggregate.authority_by_position.
_POINT = sql("ST_SetSRID(ST_MakePoint(l.x, l.y), {srid})", srid=SRID)
_AUTHORITY = """in_cell AS MATERIALIZED (
    -- by the pieces of its cell, the first by code
    SELECT l.company, min(p.authority) AS authority
    FROM located AS l JOIN {pieces} AS p ON p.cell_id = l.cell_id
    WHERE l.authority_code IS NULL AND CASE WHEN p.alone THEN TRUE ELSE NOT ST_Relate(p.geom, {point}, {apart}) END
    GROUP BY l.company
),
on_rim AS MATERIALIZED (
    -- a point on its cell's very rim may miss its piece by a rounding error: those few are asked of the authorities'
    -- polygons
    SELECT l.company, {point} AS point
    FROM located AS l
    WHERE l.authority_code IS NULL
      -- looked up in a hash, where NOT EXISTS would be a loop in a loop
      AND l.company NOT IN (SELECT i.company FROM in_cell AS i)
      AND (EXISTS (SELECT FROM {pieces} AS p WHERE p.cell_id = l.cell_id)
           OR EXISTS (SELECT FROM {pieces} AS p WHERE ST_DWithin(p.geom, {point}, 0.01)))
),
by_position AS MATERIALIZED (
    SELECT company, authority FROM in_cell
    UNION ALL
    SELECT l.company, min(a.authority)
    FROM on_rim AS l JOIN {authorities} AS a ON a.geom && l.point AND NOT ST_Relate(a.geom, l.point, {apart})
    GROUP BY l.company
)"""


# ``nearest``: the piece of those whose authority has none in their cell; aggregate._nearest, with GEOS's own formula of
# distance.
_NEAREST = """unmatched AS MATERIALIZED (
    SELECT company, x, y, own, ST_SetSRID(ST_MakePoint(x, y), {srid}) AS point FROM placed WHERE piece IS NULL
),
candidates AS MATERIALIZED (
    SELECT h.company, h.x, h.y, h.point, p.piece, p.geom
    FROM unmatched AS h
    CROSS JOIN LATERAL (SELECT min(ST_Distance(q.geom, h.point)) AS metres
                        FROM {pieces} AS q WHERE q.authority = h.own) AS first
    JOIN {pieces} AS p ON p.authority = h.own AND ST_Distance(p.geom, h.point) <= first.metres + 0.001
),
edges AS (
    SELECT c.company, c.piece, c.x, c.y, ST_X(d.geom) AS ax, ST_Y(d.geom) AS ay,
           lead(ST_X(d.geom)) OVER ring AS bx, lead(ST_Y(d.geom)) OVER ring AS by
    FROM candidates AS c CROSS JOIN LATERAL ST_DumpPoints(c.geom) AS d
    WINDOW ring AS (PARTITION BY c.company, c.piece, d.path[1], d.path[2] ORDER BY d.path[3])
),
distances AS (
    SELECT company, piece, min(CASE WHEN r <= 0 THEN sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay))
                                    WHEN r >= 1 THEN sqrt((x - bx) * (x - bx) + (y - by) * (y - by))
                                    ELSE abs(((ay - y) * (bx - ax) - (ax - x) * (by - ay)) / squared) * sqrt(squared)
                               END) AS metres
    FROM edges
    CROSS JOIN LATERAL (SELECT (bx - ax) * (bx - ax) + (by - ay) * (by - ay) AS squared) AS s
    CROSS JOIN LATERAL (SELECT coalesce(((x - ax) * (bx - ax) + (y - ay) * (by - ay))
                                        / nullif(squared, 0), 0) AS r) AS t
    WHERE bx IS NOT NULL
    GROUP BY company, piece
),
nearest AS MATERIALIZED (
    SELECT DISTINCT ON (c.company) c.company, c.piece
    FROM candidates AS c JOIN distances AS d ON d.company = c.company AND d.piece = c.piece
    ORDER BY c.company, CASE WHEN ST_Relate(c.geom, c.point, {apart}) THEN d.metres ELSE 0 END, c.piece
)"""


def _sums(job: Job) -> Sql:
    """The sums of every piece: 0 where there is no company, NULL where there are but none has a figure."""
    names = [(one, identifier(one)) for one in job.chosen]
    sums = [sql(",\n           {sum} AS {name}", sum=_sum(one), name=name) for one, name in names]
    shown = [sql(",\n       CASE WHEN s.piece IS NULL THEN 0 ELSE s.{name} END", name=name) for _, name in names]
    pieces, authorities = (qualified(job.schema, of(job.table)) for of in (piece_table, authority_table))
    return sql(_SUMS, sums=joined("", sums), shown=joined("", shown), pieces=pieces, authorities=authorities)


_SUMS = """sums AS (
    SELECT piece{sums}
    FROM counted
    GROUP BY piece
)
SELECT p.cell_id, a.authority_code, a.authority_name, p.area_km2, p.is_whole{shown},
       p.geom
FROM {pieces} AS p
JOIN {authorities} AS a ON a.authority = p.authority
LEFT JOIN sums AS s ON s.piece = p.piece
ORDER BY p.piece;"""


def _sum(one: str) -> Sql:
    metric = metrics()[one]
    if not metric.column:
        return sql("count(*)")
    column = identifier(metric.column)
    if metric.kind == "count":
        return sql(
            "CASE WHEN count({column}) > 0 THEN count(*) FILTER (WHERE {column} IS NOT NULL AND {holds}) END",
            column=column,
            holds=condition_sql(metric.condition) or sql("TRUE"),
        )
    return sql(
        "sum(round({column} * {scale})::bigint)::float8 / {scale}",
        column=column,
        scale=literal(float(_SCALES.get(metric.unit, _PARTS))),
    )
