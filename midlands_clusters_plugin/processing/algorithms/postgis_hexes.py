"""``midlandsclusters:postgishexmetrics``: the hexagon table made inside PostGIS, from companies that stay there."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingFeedback

from ...core.base.i18n import tr
from ...core.files.whole_file import write_text
from ...core.grid.hexgrid import BngGrid
from ...services.postgis.postgis_plan import Order, carry_out, make_plan, roles_of
from ..base import Algorithm, FeedbackBridge
from ..support.inputs import Inputs
from ..support.outputs import write_file


class PostgisHexMetrics(Algorithm):
    """Adds companies up by hexagon inside the database."""

    ID = "postgishexmetrics"

    def check(self, inputs: Inputs) -> None:
        """Names, size and area can work; nothing is asked of the database yet."""
        self._order(inputs).check()

    def _order(self, inputs: Inputs) -> Order:
        return Order(
            self.parameterAsConnectionName(inputs.parameters, "CONNECTION", inputs.context),
            self.parameterAsSchema(inputs.parameters, "SCHEMA", inputs.context),
            self.parameterAsDatabaseTableName(inputs.parameters, "TABLE", inputs.context),
            self.parameterAsExpression(inputs.parameters, "FILTER", inputs.context) or "",
            inputs.choice("CLUSTER"),
            inputs.area(),
            BngGrid(inputs.cell_size()),
            self.parameterAsSchema(inputs.parameters, "OUTPUT_SCHEMA", inputs.context),
            self.parameterAsDatabaseTableName(inputs.parameters, "OUTPUT_TABLE", inputs.context),
            roles_of(inputs.text("GRANT_TO")),
        )

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        """Look at the tables, cut the cells, let the database do the rest in one transaction."""
        order = self._order(inputs)
        plan = make_plan(order, bridge.part(0.0, 0.1), feedback)
        for sentence in plan.warnings:
            feedback.pushWarning(sentence)
        for sentence in plan.notes:
            feedback.pushInfo(sentence)
        feedback.pushInfo(plan.sql)
        numbers = carry_out(plan, bridge, feedback)
        rows, inside = numbers["ROWS_READ"], numbers["ROWS_IN_AREA"]
        line = tr("{rows:,} company rows read, {area:,} of the cluster in the area.")
        feedback.pushInfo(line.format(rows=rows, area=inside))
        if not inside:
            feedback.pushWarning(tr("No company of the cluster is in the area: all hexagons are empty."))
        sql = write_file(inputs, "SQL", lambda path: write_text(path, plan.sql))
        return {"RESULT": f"{order.output_schema}.{order.output_table}", **numbers, **sql}
