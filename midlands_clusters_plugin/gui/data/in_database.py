"""PostGIS makes the hexagon table of what is chosen in the dock: the window for that, with what it would be of."""

from __future__ import annotations

from typing import Any

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.grid.hexgrid import BngGrid
from .area_page import AreaPage


def open_dialog(panel: Any, iface: Any, area_page: AreaPage, cluster_name: str) -> None:
    """Open it. Raises UserError where the database cannot count what is chosen."""
    from .postgis_dialog import PostgisDialog

    connection, schema, table, wanted = panel.postgis_page.chosen()
    area = area_page.area()
    if panel.grid.currentData() != "bng" or panel.boundary_page.boundary_input() is not None:
        raise UserError(
            tr("The database counts in hexagons of the British National Grid and built-in outlines only: choose these.")
        )
    grid = BngGrid(panel.size.value())
    order = {"connection": connection, "schema": schema, "table": table, "filter": wanted}
    order |= {"cluster": panel.cluster.current_id(), "area": area, "grid": grid}
    about = [
        tr("Companies: {table}").format(table=f"{schema}.{table}"),
        tr("Cluster: {cluster}").format(cluster=cluster_name),
        tr("Area: {area}").format(area=area.name),
        tr("Grid: {grid}").format(grid=grid.describe()),
    ]
    if wanted:
        about.insert(1, tr("Only where: {filter}").format(filter=wanted))
    PostgisDialog(iface, order, about, panel.window()).show()
