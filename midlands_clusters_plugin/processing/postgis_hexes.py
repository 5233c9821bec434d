"""``midlandsclusters:postgishexmetrics``: the hexagon table made inside PostGIS, from companies that stay there."""

from __future__ import annotations

from typing import Any

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

from ..core.catalogue import ALL, clusters
from ..core.errors import UserError
from ..core.words import mark
from .areas import area_names, find_area
from .base import Algorithm, FeedbackBridge, tr
from .outputs import asked_for, check_writable
from .postgis_plan import Order, carry_out, make_plan, roles_of


class PostgisHexMetrics(Algorithm):
    """Adds companies up by hexagon inside the database."""

    ID = "postgishexmetrics"
    TITLE = mark("Hexagon metrics in PostGIS")
    SUMMARY = mark("Adds companies up by hexagon inside a PostGIS database, with the same cells and figures as Hexagon metrics.")
    TAGS = mark("postgis,postgresql,database,sql,hexagon,grid,cluster,metric,business,council")

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
        for name, title in (
            ("ROWS_READ", tr("Company rows read")),
            ("ROWS_IN_AREA", tr("Company rows in the area")),
            ("CELLS", tr("Cells")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputNumber("PIECES", tr("Pieces")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Names, size, area and file can work; nothing is asked of the database yet."""
        self._order(parameters, context).check()
        check_writable(parameters, "SQL")

    def _order(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Order:
        from ..core.hexgrid import MAX_SIZE, MIN_SIZE, BngGrid

        size = self.parameterAsDouble(parameters, "SIZE", context)
        if not MIN_SIZE <= size <= MAX_SIZE:
            raise UserError(
                tr("The cell size is {size:g} m: choose {min_size:g} to {max_size:g} m.").format(
                    size=size, min_size=MIN_SIZE, max_size=MAX_SIZE
                )
            )
        return Order(
            self.parameterAsConnectionName(parameters, "CONNECTION", context),
            self.parameterAsSchema(parameters, "SCHEMA", context),
            self.parameterAsDatabaseTableName(parameters, "TABLE", context),
            self.parameterAsExpression(parameters, "FILTER", context) or "",
            self.parameterAsEnumString(parameters, "CLUSTER", context),
            find_area(self.parameterAsString(parameters, "AREA", context)),
            BngGrid(size),
            self.parameterAsSchema(parameters, "OUTPUT_SCHEMA", context),
            self.parameterAsDatabaseTableName(parameters, "OUTPUT_TABLE", context),
            roles_of(self.parameterAsString(parameters, "GRANT_TO", context)),
        )

    def run_core(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Look at the tables, cut the cells, let the database do the rest in one transaction."""
        order, bridge = self._order(parameters, context), FeedbackBridge(feedback)
        plan = make_plan(order, bridge.part(0.0, 0.1), feedback)
        for sentence in plan.warnings:
            feedback.pushWarning(sentence)
        for sentence in plan.notes:
            feedback.pushInfo(sentence)
        feedback.pushInfo(plan.sql)
        numbers = carry_out(plan, bridge, feedback)
        _say(numbers["ROWS_READ"], numbers["ROWS_IN_AREA"], feedback)
        return {"RESULT": f"{order.output_schema}.{order.output_table}", **numbers, **self._write_sql(parameters, context, plan.sql)}

    def _write_sql(self, parameters: dict[str, Any], context: QgsProcessingContext, text: str) -> dict[str, str]:
        from ..core.whole_file import write_text

        if not asked_for(parameters, "SQL"):
            return {}
        path = self.parameterAsFileOutput(parameters, "SQL", context)
        write_text(path, text)
        return {"SQL": path}


def _say(rows_read: int, rows_in_area: int, feedback: QgsProcessingFeedback) -> None:
    line = tr("{rows:,} company rows read, {area:,} of the cluster in the area.")
    feedback.pushInfo(line.format(rows=rows_read, area=rows_in_area))
    if not rows_in_area:
        feedback.pushWarning(tr("No company of the cluster is in the area: all hexagons are empty."))
