"""The hexagon table in PostGIS in two steps: what would be done, as SQL to read, and the doing."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from qgis.core import QgsFeedback

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import grouped, tr
from ...core.base.resources import plugin_version
from ...core.base.sql import sql
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import ALL, clusters
from ...core.companies.sample import SOURCE as SAMPLE
from ...core.geography.areas import Area
from ...core.geography.boundaries import Boundaries, builtin_outlines_of
from ...core.grid.clip import Pieces, clip_authority, join_pieces
from ...core.grid.hexgrid import BngGrid
from ...core.postgis.quoting import identifier, literal, qualified
from ...core.postgis.refresh import NO_JIT, Job, refresh_sql, replace_sql, script
from ...core.postgis.setup import authority_table, piece_table, setup_sql, table_comment
from ...core.postgis.source import Source, available_metrics, available_sql, mappable
from ...sources.postgis.connections import Database, Table
from ...sources.postgis.postgis_filter import filter_sql


@dataclass(frozen=True)
class Order:
    """What the user asked for."""

    connection: str
    schema: str
    table: str
    filter: str
    cluster: str
    area: Area
    grid: BngGrid
    output_schema: str
    output_table: str
    roles: tuple[str, ...]

    def check(self) -> None:
        """Raises UserError where names or cluster cannot work; nothing is asked of the database yet."""
        Database.named(self.connection)
        for name in (self.schema, self.table, self.output_schema, self.output_table, *self.roles):
            identifier(name)
        if self.cluster != ALL and self.cluster not in clusters():
            text = tr("There is no cluster {cluster}: choose one from the list.")
            raise UserError(text.format(cluster=self.cluster), ", ".join(clusters()))
        if (self.schema, self.table) == (self.output_schema, self.output_table):
            raise UserError(tr("The result must not take the place of the companies: choose another name for it."))


@dataclass(frozen=True)
class Plan:
    """What would be done; ``rows_read`` company rows pass the filter, ``notes`` and ``warnings`` are sentences."""

    database: Database
    job: Job
    boundaries: Boundaries
    rows_read: int
    notes: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def sql(self) -> str:
        """The statements as a database administrator may schedule them."""
        return script(self.job)


def make_plan(order: Order, feedback: Feedback, cancel: QgsFeedback | None = None) -> Plan:
    """Look at the tables; nothing in the database is changed. ``cancel`` reaches a statement that runs there.

    Raises UserError where something is missing, may not be read, or would be written over; Cancelled.
    """
    database = Database.named(order.connection)
    warnings = []
    if database.stores_plain_password():
        warnings.append(
            tr(
                "QGIS keeps this connection's password readable in its settings: store it as an authentication "
                "configuration instead."
            )
        )
    _check_database(database, order)
    table = database.table(order.schema, order.table)
    wording = tr("The column {column} holds no points on the British National Grid and is not used.")
    notes = tuple(wording.format(column=column) for column in table.other_shapes)
    source = Source(order.schema, order.table, table.columns, table.point, filter_sql(order.filter, table.columns))
    source.check(order.cluster)
    feedback.step(tr("Looking at the companies"))
    rows_read, rows_placed, chosen = _available(database, source, cancel)
    if rows_placed < rows_read:
        wording = tr("{rows} company rows have no position and count nowhere.")
        warnings.append(wording.format(rows=grouped(rows_read - rows_placed)))
    feedback.check()
    boundaries = in_python_thread(lambda: builtin_outlines_of(order.area.codes))
    job = _job(database, order, table, source, chosen, boundaries)
    return Plan(database, job, boundaries, rows_read, notes, tuple(warnings))


def carry_out(plan: Plan, feedback: Feedback, cancel: QgsFeedback | None = None) -> dict[str, int]:
    """Make the table in one transaction. Raises UserError or Cancelled, and nothing is changed then."""
    feedback.step(tr("Cutting hexagons to the authorities"))
    pieces = in_python_thread(lambda: _pieces(plan.boundaries, plan.job.grid, feedback.part(0.1, 0.5)))
    feedback.step(tr("Adding up in the database"))
    numbers = plan.database.run(_statements(plan.database, plan.job, pieces, plan.boundaries), cancel)[0]
    feedback.progress(1.0)
    return {"ROWS_READ": plan.rows_read, **dict(zip(("PIECES", "CELLS", "ROWS_IN_AREA"), map(int, numbers)))}


def roles_of(text: str) -> tuple[str, ...]:
    """Names between commas, in double quotes where they hold one."""
    found = next(csv.reader([text.replace("\n", " ")], skipinitialspace=True), [])
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def _check_database(database: Database, order: Order) -> None:
    """What must be there is there, and what would be written over is ours."""
    if not database.has_postgis():
        raise UserError(tr("The database has no PostGIS: ask its administrator to run CREATE EXTENSION postgis."))
    if not database.has_schema(order.output_schema):
        text = tr("The database has no schema {schema}: choose another, or have it made.")
        raise UserError(text.format(schema=order.output_schema))
    missing = database.missing_roles(order.roles)
    if missing:
        text = tr("The database has no role {role}: check the roles that may read the result.")
        raise UserError(text.format(role=missing[0]), ", ".join(missing))
    for name in (order.output_table, piece_table(order.output_table), authority_table(order.output_table)):
        database.check_ours(order.output_schema, name)


def _available(database: Database, source: Source, cancel: QgsFeedback | None) -> tuple[int, int, tuple[str, ...]]:
    """The number of rows, of those with a position, and the metrics that they can give."""
    row = database.run(f"{NO_JIT}\n{available_sql(source)}", cancel)[0]
    names = sorted({metric.column for metric in mappable() if metric.column})
    if not row[0]:
        raise UserError(tr("The table has no company that passes the filter: check both."))
    if not row[1]:
        raise UserError(tr("No company of the table has a position: bring it in with Import companies first."))
    return int(row[0]), int(row[1]), available_metrics(dict(zip(names, map(int, row[2:]))))


def _pieces(boundaries: Boundaries, grid: BngGrid, feedback: Feedback) -> Pieces:
    """The desktop's pieces of the area."""
    each = []
    for number, geometry in enumerate(boundaries.geometry):
        each.append(clip_authority(grid, geometry, feedback))
        feedback.progress((number + 1) / len(boundaries.codes))
    return join_pieces(grid, boundaries.codes, each)


def _job(
    database: Database, order: Order, table: Table, source: Source, chosen: tuple[str, ...], boundaries: Boundaries
) -> Job:
    provenance = [
        f"Cluster: {order.cluster}. Area: {order.area.name}.",
        f"{order.grid.describe()}.",
        f"Companies: {order.schema}.{order.table}{f', where {order.filter}' if order.filter.strip() else ''}.",
        f"Boundaries: {boundaries.source} ({boundaries.date}). {boundaries.attribution}",
        f"Made with Midlands Clusters {plugin_version()}.",
    ]
    name = qualified(order.schema, order.table)
    sample = sql("SELECT 1 FROM {name} WHERE source = {sample} LIMIT 1", name=name, sample=literal(SAMPLE))
    if table.columns.get("source") == "text" and database.run(sample):  # invented companies: the result must say so
        provenance.insert(0, f"{SAMPLE}.")
    place = order.output_schema, order.output_table
    return Job(source, order.grid, order.cluster, chosen, *place, order.roles, tuple(provenance))


def _statements(database: Database, job: Job, pieces: Pieces, boundaries: Boundaries) -> str:
    """All in one text, so in one transaction: the ground where it is not there, the refresh, its numbers."""
    parts = []
    there = database.comment(job.schema, piece_table(job.table)) == table_comment(pieces, boundaries)
    if not there or database.comment(job.schema, authority_table(job.table)) is None:
        parts.append(setup_sql(job.schema, job.table, pieces, boundaries))
    if database.comment(job.schema, job.table) is not None:
        types = dict(database.table(job.schema, job.table).types)
        types.pop("geom", None)
        if list(types.items()) != list(job.columns.items()):
            parts.append(replace_sql(job))
    numbers = sql(
        "SELECT count(*), count(DISTINCT cell_id), coalesce(sum(business_count), 0)::bigint FROM {name};", name=job.name
    )
    return "\n".join([*parts, refresh_sql(job), numbers])
