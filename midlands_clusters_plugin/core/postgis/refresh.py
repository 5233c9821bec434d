"""The SQL that makes the hexagon table: the desktop's arithmetic (hexgrid, aggregate, measures), operation by
operation.

The statements stand in resources/sql. Additions and products of doubles are written in the order of the Python code, so
that PostgreSQL
rounds as numpy does; sums are of whole numbers (pence, millionths). Points are asked of polygons with ST_Relate, GEOS's
exact test, because
ST_Intersects has one of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..base.errors import UserError
from ..base.i18n import tr
from ..catalogue.catalogue import by_column, clusters, metrics
from ..grid.hexgrid import BngGrid
from .quoting import derived, identifier, literal, qualified, remark, template
from .setup import MARK, SRID, authority_table, piece_table
from .source import Source, columns_of, condition_sql, source_ctes

FIXED = {
    "cell_id": "text",
    "authority_code": "text",
    "authority_name": "text",
    "area_km2": "double precision",
    "is_whole": "boolean",
}
NO_JIT = "SET LOCAL jit TO off;"  # measured: seconds of compiling on each run, whatever the number of companies
_SCALES = {"GBP": 100, "USD": 100, "EUR": 100}  # as in measures.py; a test compares the two
_PARTS = 1_000_000
_POINT = f"ST_SetSRID(ST_MakePoint(l.x, l.y), {SRID})"
_APART = "'FF*FF****'"  # the DE-9IM pattern of two shapes that share no point


@dataclass(frozen=True)
class Job:
    """One hexagon table: what is added up, how, and where it goes. ``chosen`` are metric ids, ``provenance`` sentences
    for the comment.
    """

    source: Source
    grid: BngGrid
    cluster: str
    chosen: tuple[str, ...]
    schema: str
    table: str
    grant_to: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The result's table, quoted."""
        return qualified(self.schema, self.table)

    @property
    def columns(self) -> dict[str, str]:
        """The result's columns and their types, without the geometry."""
        kinds = {one: "bigint" if metrics()[one].kind == "count" else "double precision" for one in self.chosen}
        return {**FIXED, **kinds}


def refresh_sql(job: Job) -> str:
    """The statements that fill the result's table, without BEGIN and COMMIT. They can be run again and again."""
    return "\n".join(
        [
            remark("Compiling the statement would take longer than running it."),
            NO_JIT,
            *_create(job),
            "",
            *_fill(job),
            "",
            *_describe(job),
        ]
    )


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
    names = ", ".join(identifier(name) for name in job.columns)
    return [
        f"DELETE FROM {job.name};",
        f"INSERT INTO {job.name} ({names}, geom)",
        f"WITH {placement_ctes(job)},",
        _sums(job),
    ]


def _describe(job: Job) -> list[str]:
    comment = " ".join([f"{MARK}: hexagon table.", *job.provenance])
    lines = [f"COMMENT ON TABLE {job.name} IS {literal(comment)};"]
    for one in job.chosen:
        metric = metrics()[one]
        lines.append(f"COMMENT ON COLUMN {job.name}.{identifier(one)} IS {literal(f'{metric.name} ({metric.unit})')};")
    lines += [f"GRANT SELECT ON {job.name} TO {identifier(role)};" for role in job.grant_to]
    return lines


def locate_ctes(grid: BngGrid, of: str, stored: Sequence[str]) -> str:
    """``located``: rows of the table expression ``of`` (x, y, the columns ``kept``) with the cell's text;
    BngGrid.locate, step by step.
    """
    step, size, half = literal(grid.size * math.sqrt(3) / 2), literal(grid.size), literal(grid.size / 2)
    names = ", ".join(identifier(name) for name in stored)
    near = "left_dx * left_dx + left_dy * left_dy < right_dx * right_dx + right_dy * right_dy"
    prefix = literal(f"bng{grid.size:g}_")
    return template("locate", names=names, near=near, prefix=prefix, of=of, step=step, size=size, half=half)


def placement_ctes(job: Job) -> str:
    """Everything up to ``counted``: each company of the cluster inside the area with its piece."""
    if job.grid.kind != "bng":
        raise UserError(tr("The database counts in hexagons of the British National Grid only: choose the grid bng."))
    columns = columns_of(job.chosen)
    member, wanted = "", columns
    if job.cluster != "all":
        ids, prefixes = by_column(job.cluster)
        if prefixes:
            stated = tr(
                "{cluster} is counted by SIC codes, which the database does not do: choose a cluster of the report."
            )
            raise UserError(stated.format(cluster=clusters()[job.cluster].name))
        member = f"\n    WHERE ARRAY[{', '.join(map(literal, ids))}]::text[] && string_to_array(clusters, ';')"
        wanted = (*columns, "clusters")
    pieces, authorities = (
        qualified(job.schema, piece_table(job.table)),
        qualified(job.schema, authority_table(job.table)),
    )
    stored = "".join(f", {identifier(name)}" for name in columns)
    of_located = "".join(f", l.{identifier(name)}" for name in columns)
    located = locate_ctes(job.grid, "members", ("company", "authority_code", *columns))
    return template(
        "placement",
        source=source_ctes(job.source, wanted, authorities),
        located=located,
        by_position=template("by_position", pieces=pieces, authorities=authorities, point=_POINT, apart=_APART),
        nearest=template("nearest", pieces=pieces, srid=str(SRID), apart=_APART),
        pieces=pieces,
        authorities=authorities,
        stored=stored,
        member=member,
        of_located=of_located,
    )


def _sums(job: Job) -> str:
    """The sums by piece, and a row for every piece: 0 where there is no company, NULL where there are but none has a
    figure.
    """
    pieces, authorities = (
        qualified(job.schema, piece_table(job.table)),
        qualified(job.schema, authority_table(job.table)),
    )
    sums = "".join(f",\n           {_sum(one)} AS {identifier(one)}" for one in job.chosen)
    shown = "".join(f",\n       CASE WHEN s.piece IS NULL THEN 0 ELSE s.{identifier(one)} END" for one in job.chosen)
    return template("sums", sums=sums, shown=shown, pieces=pieces, authorities=authorities)


def _sum(one: str) -> str:
    metric = metrics()[one]
    if not metric.column:
        return "count(*)"
    column = identifier(metric.column)
    if metric.kind == "count":
        holds = condition_sql(metric.condition) or "TRUE"
        return f"CASE WHEN count({column}) > 0 THEN count(*) FILTER (WHERE {column} IS NOT NULL AND {holds}) END"
    scale = literal(float(_SCALES.get(metric.unit, _PARTS)))
    return f"sum(round({column} * {scale})::bigint)::float8 / {scale}"
