"""``midlandsclusters:postgishexmetrics``: the hexagon table made inside PostGIS, from companies that stay there."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...services.postgis.postgis_plan import Order, carry_out, make_plan, roles_of
from ..base import Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.outputs import asked_for, check_writable


class PostgisHexMetrics(Algorithm):
    """Adds companies up by hexagon inside the database."""

    ID = "postgishexmetrics"

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Names, size, area and file can work; nothing is asked of the database yet."""
        self._order(parameters, context).check()
        check_writable(parameters, "SQL")

    def _order(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Order:
        from ...core.grid.hexgrid import MAX_SIZE, MIN_SIZE, BngGrid

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

    def run_core(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
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
        return {
            "RESULT": f"{order.output_schema}.{order.output_table}",
            **numbers,
            **self._write_sql(parameters, context, plan.sql),
        }

    def _write_sql(self, parameters: dict[str, Any], context: QgsProcessingContext, text: str) -> dict[str, str]:
        from ...core.files.whole_file import write_text

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
