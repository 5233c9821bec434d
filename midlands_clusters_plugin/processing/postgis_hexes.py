"""``midlandsclusters:postgishexmetrics``: the hexagon table made inside PostGIS, from companies that stay there."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDatabaseSchema,
    QgsProcessingParameterDatabaseTable,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)

from ..core.areas import Area
from ..core.catalogue import ALL, clusters
from ..core.errors import UserError
from ..core.feedback import Feedback
from ..core.postgis.quoting import identifier, literal, qualified
from ..core.postgis.source import Source, available_metrics, available_sql, mappable
from ..core.resources import plugin_version
from ..core.threads import in_python_thread
from ..sources.postgis_filter import filter_sql
from .areas import area_names, find_area
from .base import Algorithm, FeedbackBridge, tr
from .outputs import asked_for, check_writable

if TYPE_CHECKING:
    from ..core.boundaries import Boundaries
    from ..core.clip import Pieces
    from ..core.hexgrid import BngGrid
    from ..core.postgis.refresh import Job
    from ..sources.postgis import Database, Table


@dataclass(frozen=True)
class _Order:
    """What the officer asked for, read from the parameters."""

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


class PostgisHexMetrics(Algorithm):
    """Adds companies up by hexagon inside the database."""

    ID = "postgishexmetrics"
    TITLE = "Hexagon metrics in PostGIS"
    SUMMARY = "Adds companies up by hexagon inside a PostGIS database, with the same cells and figures as Hexagon metrics."
    TAGS = "postgis,postgresql,database,sql,hexagon,grid,cluster,metric,business,council"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Parameters and outputs; their names never change."""
        self._add_companies()
        self._add_what()
        self._add_result()

    def _add_companies(self) -> None:
        from ..sources.providers import POSTGRES

        self.add(
            QgsProcessingParameterProviderConnection("CONNECTION", tr("Database connection"), POSTGRES),
            tr("A PostgreSQL connection of QGIS's Browser panel. Keep its password in QGIS's authentication store."),
        )
        self.add(
            QgsProcessingParameterDatabaseSchema("SCHEMA", tr("Schema of the companies"), "CONNECTION", "public"),
            tr("The schema of the database in which the table or view of companies stands."),
        )
        self.add(
            QgsProcessingParameterDatabaseTable("TABLE", tr("Table or view of companies"), "CONNECTION", "SCHEMA"),
            tr(
                "A table or view with the columns that Import companies gives: points on the British National Grid, or easting and "
                "northing; authority_code, clusters, employees, turnover_gbp and so on. Columns that are missing count as not known."
            ),
        )
        self.add(
            QgsProcessingParameterExpression("FILTER", tr("Only companies for which"), optional=True),
            tr("An expression of QGIS that the database applies, for instance status = 'Active' AND employees >= 10. Empty: all rows."),
        )

    def _add_what(self) -> None:
        self.add(
            QgsProcessingParameterEnum("CLUSTER", tr("Cluster"), [ALL, *clusters()], defaultValue=ALL, usesStaticStrings=True),
            tr("The cluster to add up, by the table's column clusters; all counts every company of the table."),
        )
        names = area_names()
        area = QgsProcessingParameterString("AREA", tr("Area"), names[0])
        area.setMetadata({"widget_wrapper": {"value_hints": names}})
        self.add(area, tr("The authorities to cover: a preset, a name, an id, a GSS code, or several of them joined by +."))
        self.add(
            QgsProcessingParameterNumber("SIZE", tr("Cell size in metres"), QgsProcessingParameterNumber.Type.Double, 1000.0),
            tr("Metres between opposite sides of a hexagon on the British National Grid, 250 to 10000."),
        )

    def _add_result(self) -> None:
        self.add(
            QgsProcessingParameterDatabaseSchema("OUTPUT_SCHEMA", tr("Schema of the result"), "CONNECTION", "public"),
            tr("The schema that the hexagon table goes to. It must be there, and you must be allowed to make tables in it."),
        )
        self.add(
            QgsProcessingParameterDatabaseTable(
                "OUTPUT_TABLE", tr("Table of the result"), "CONNECTION", "OUTPUT_SCHEMA", "cluster_hexagons", allowNewTableNames=True
            ),
            tr("The hexagon table. One that this algorithm made before is filled again; any other table of that name is left alone."),
        )
        self.add(
            QgsProcessingParameterString("GRANT_TO", tr("Roles that may read it"), optional=True),
            tr("Roles of the database that may read the result, with commas between; in double quotes where a name holds a comma."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "SQL", tr("SQL file for the database administrator"), tr("SQL (*.sql)"), optional=True, createByDefault=False
            ),
            tr("The statements that were run, as a file that can be scheduled in the database; they also stand in the log of the run."),
        )
        self.addOutput(QgsProcessingOutputString("RESULT", tr("Schema and table of the result")))
        for name, title in (("ROWS_READ", "Company rows read"), ("ROWS_IN_AREA", "Company rows in the area"), ("CELLS", "Cells")):
            self.addOutput(QgsProcessingOutputNumber(name, tr(title)))
        self.addOutput(QgsProcessingOutputNumber("PIECES", tr("Pieces")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Names, size, area and file can work; nothing is asked of the database yet."""
        from ..sources.postgis import Database

        order = self._order(parameters, context)
        Database.named(order.connection)
        for name in (order.schema, order.table, order.output_schema, order.output_table, *order.roles):
            identifier(name)
        if order.cluster != ALL and order.cluster not in clusters():
            raise UserError(f"There is no cluster {order.cluster}: choose one from the list.", ", ".join(clusters()))
        if (order.schema, order.table) == (order.output_schema, order.output_table):
            raise UserError("The result must not take the place of the companies: choose another name for it.")
        check_writable(parameters, "SQL")

    def _order(self, parameters: dict[str, Any], context: QgsProcessingContext) -> _Order:
        from ..core.hexgrid import MAX_SIZE, MIN_SIZE, BngGrid

        size = self.parameterAsDouble(parameters, "SIZE", context)
        if not MIN_SIZE <= size <= MAX_SIZE:
            raise UserError(f"The cell size is {size:g} m: choose {MIN_SIZE:g} to {MAX_SIZE:g} m.")
        return _Order(
            self.parameterAsConnectionName(parameters, "CONNECTION", context),
            self.parameterAsSchema(parameters, "SCHEMA", context),
            self.parameterAsDatabaseTableName(parameters, "TABLE", context),
            self.parameterAsExpression(parameters, "FILTER", context) or "",
            self.parameterAsEnumString(parameters, "CLUSTER", context),
            find_area(self.parameterAsString(parameters, "AREA", context)),
            BngGrid(size),
            self.parameterAsSchema(parameters, "OUTPUT_SCHEMA", context),
            self.parameterAsDatabaseTableName(parameters, "OUTPUT_TABLE", context),
            _roles(self.parameterAsString(parameters, "GRANT_TO", context)),
        )

    def run_core(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Look at the tables, cut the cells, let the database do the rest in one transaction."""
        from ..core.postgis.refresh import script
        from ..sources.postgis import Database

        order, bridge = self._order(parameters, context), FeedbackBridge(feedback)
        database = Database.named(order.connection)
        if database.stores_plain_password():
            feedback.pushWarning(
                tr("QGIS keeps this connection's password readable in its settings: store it as an authentication configuration instead.")
            )
        _check_database(database, order)
        table = database.table(order.schema, order.table)
        for column in table.other_shapes:
            feedback.pushInfo(tr("The column {column} holds no points on the British National Grid and is not used.").format(column=column))
        source = Source(order.schema, order.table, table.columns, table.point, filter_sql(order.filter, table.columns))
        source.check(order.cluster)
        bridge.step(tr("Looking at the companies"))
        rows_read, chosen = _available(database, source, feedback)
        bridge.step(tr("Cutting hexagons to the authorities"))
        pieces, boundaries = in_python_thread(lambda: _ground(order.area, order.grid, bridge.part(0.1, 0.5)))
        job = _job(database, order, table, source, chosen, boundaries)
        bridge.step(tr("Adding up in the database"))
        text = script(job)
        feedback.pushInfo(text)
        numbers = database.run(_statements(database, job, pieces, boundaries), feedback)[0]
        bridge.progress(1.0)
        _say(rows_read, int(numbers[2]), feedback)
        found = {"ROWS_READ": rows_read, "PIECES": int(numbers[0]), "CELLS": int(numbers[1]), "ROWS_IN_AREA": int(numbers[2])}
        return {"RESULT": f"{order.output_schema}.{order.output_table}", **found, **self._write_sql(parameters, context, text)}

    def _write_sql(self, parameters: dict[str, Any], context: QgsProcessingContext, text: str) -> dict[str, str]:
        from ..core.geopackage import write_beside

        if not asked_for(parameters, "SQL"):
            return {}
        path = self.parameterAsFileOutput(parameters, "SQL", context)
        write_beside(Path(path), lambda temporary: _write(temporary, text))
        return {"SQL": path}


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _roles(text: str) -> tuple[str, ...]:
    """Names between commas, in double quotes where they hold one."""
    found = next(csv.reader([text.replace("\n", " ")], skipinitialspace=True), [])
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def _check_database(database: Database, order: _Order) -> None:
    """What must be there is there, and what would be written over is ours."""
    from ..core.postgis.setup import authority_table, piece_table

    if not database.has_postgis():
        raise UserError("The database has no PostGIS: ask its administrator to run CREATE EXTENSION postgis.")
    if not database.has_schema(order.output_schema):
        raise UserError(f"The database has no schema {order.output_schema}: choose another, or have it made.")
    missing = database.missing_roles(order.roles)
    if missing:
        raise UserError(f"The database has no role {missing[0]}: check the roles that may read the result.", ", ".join(missing))
    for name in (order.output_table, piece_table(order.output_table), authority_table(order.output_table)):
        database.check_ours(order.output_schema, name)


def _available(database: Database, source: Source, feedback: QgsProcessingFeedback) -> tuple[int, tuple[str, ...]]:
    """The number of rows, and the metrics that they can give."""
    row = database.run(available_sql(source), feedback)[0]
    names = sorted({metric.column for metric in mappable() if metric.column})
    if not row[0]:
        raise UserError("The table has no company that passes the filter: check both.")
    if not row[1]:
        raise UserError("No company of the table has a position: bring it in with Import companies first.")
    lost = int(row[0]) - int(row[1])
    if lost:
        feedback.pushWarning(tr("{rows:,} company rows have no position and count nowhere.").format(rows=lost))
    return int(row[0]), available_metrics(dict(zip(names, map(int, row[2:]))))


def _ground(area: Area, grid: BngGrid, feedback: Feedback) -> tuple[Pieces, Boundaries]:
    """The desktop's pieces of the area."""
    from ..core.boundaries import builtin_boundaries
    from ..core.clip import clip_authority, join_pieces

    whole = builtin_boundaries()
    boundaries = whole.subset(sorted(set(area.codes) & set(whole.codes)))
    each = []
    for number, geometry in enumerate(boundaries.geometry):
        each.append(clip_authority(grid, geometry, feedback))
        feedback.progress((number + 1) / len(boundaries.codes))
    if not each:
        raise UserError("There are no boundaries for this area: choose another.", ", ".join(area.codes))
    return join_pieces(grid, boundaries.codes, each), boundaries


def _job(database: Database, order: _Order, table: Table, source: Source, chosen: tuple[str, ...], boundaries: Boundaries) -> Job:
    from ..core.companies.sample import SOURCE as SAMPLE
    from ..core.postgis.refresh import Job

    provenance = [
        f"Cluster: {order.cluster}. Area: {order.area.name}.",
        f"{order.grid.describe()}.",
        f"Companies: {order.schema}.{order.table}{f', where {order.filter}' if order.filter.strip() else ''}.",
        f"Boundaries: {boundaries.source} ({boundaries.date}). {boundaries.attribution}",
        f"Made with Midlands Clusters {plugin_version()}.",
    ]
    if table.columns.get("source") == "text" and _has_sample(database, order):
        provenance.insert(0, f"{SAMPLE}.")
    return Job(source, order.grid, order.cluster, chosen, order.output_schema, order.output_table, order.roles, tuple(provenance))


def _has_sample(database: Database, order: _Order) -> bool:
    """Whether invented companies are among them: what is made of them must say so."""
    from ..core.companies.sample import SOURCE as SAMPLE

    name = qualified(order.schema, order.table)
    return bool(database.run(f"SELECT 1 FROM {name} WHERE source = {literal(SAMPLE)} LIMIT 1"))


def _statements(database: Database, job: Job, pieces: Pieces, boundaries: Boundaries) -> str:
    """Everything in one text, and so in one transaction: the ground where it is not there yet, the refresh, the numbers of it."""
    from ..core.postgis.refresh import refresh_sql, replace_sql
    from ..core.postgis.setup import authority_table, ground_comment, piece_table, setup_sql

    parts = []
    there = database.comment(job.schema, piece_table(job.table)) == ground_comment(pieces, boundaries)
    if not there or database.comment(job.schema, authority_table(job.table)) is None:
        parts.append(setup_sql(job.schema, job.table, pieces, boundaries))
    if database.comment(job.schema, job.table) is not None:
        types = dict(database.table(job.schema, job.table).types)
        types.pop("geom", None)
        if list(types.items()) != list(job.columns.items()):
            parts.append(replace_sql(job))
    numbers = f"SELECT count(*), count(DISTINCT cell_id), coalesce(sum(business_count), 0)::bigint FROM {job.name};"
    return "\n".join([*parts, refresh_sql(job), numbers])


def _say(rows_read: int, rows_in_area: int, feedback: QgsProcessingFeedback) -> None:
    line = tr("{rows:,} company rows read, {area:,} of the cluster in the area.")
    feedback.pushInfo(line.format(rows=rows_read, area=rows_in_area))
    if not rows_in_area:
        feedback.pushWarning(tr("No company of the cluster is in the area: all hexagons are empty."))
