"""A window to have PostGIS make the hexagon table: where the result goes, the SQL to read, copy, save, and Compute."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsFeedback, QgsProject
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QWidget

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, grouped, sentences, tr
from ...core.files.whole_file import write_text
from ...core.grid.hexgrid import BngGrid
from ...services.postgis.postgis_plan import Order, carry_out, make_plan, roles_of
from ...sources.postgis.connections import Database
from ..tasks.task import WorkTask
from ..widgets import messages
from ..widgets.narrow_dock import load_form
from .area_page import AreaPage


def open_dialog(panel: Any, iface: Any, area_page: AreaPage, cluster_name: str) -> None:
    """Have PostGIS make the hexagon table of what the dock has chosen. Raises UserError where it cannot count that."""
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


class PostgisDialog(QDialog):
    """Plans and runs one hexagon table in the database.

    Parameters
    ----------
    order : what the dock has chosen: connection, schema, table, filter, cluster, area, grid (of
        processing.postgis_plan.Order).
    about : the same in words, one line each.
    """

    def __init__(self, iface: Any, order: dict[str, Any], about: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "postgis_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._iface, self._order = iface, order
        self._cancel: QgsFeedback | None = None
        self.about.setText("\n".join(about))
        for label in (self.schema_label, self.table_label, self.roles_label):
            label.buddy().setAccessibleName(label.text().replace("&", ""))
        self.compute = self.buttons.addButton(tr("Compute"), QDialogButtonBox.ButtonRole.ActionRole)
        self.compute.setAutoDefault(False)
        self.compute.setToolTip(
            tr("Make or fill the table, in one transaction: readers see the earlier figures until it is done")
        )
        self.show_sql.clicked.connect(lambda: self._start(tr("Looking at the companies"), make_plan, self._planned))
        computing = tr("Computing in the database")
        self.compute.clicked.connect(lambda: self._start(computing, self._carry_out, self._computed))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.sql.text()))
        self.save.clicked.connect(self._save)
        self.work.cancel.clicked.connect(self._stop)
        for widget in (self.schema.lineEdit(), self.table, self.roles):
            widget.textChanged.connect(lambda _text: self._show_text(""))
        self._show_text("")
        self._ask_for_schemas()

    def sizeHint(self) -> QSize:
        return QSize(640, 560)

    def done(self, result: int) -> None:
        """Closed in whatever way: nothing goes on behind it."""
        self._stop()
        self.work.shut_down()
        super().done(result)

    # --- what is asked for

    def _wanted(self) -> Any:
        schema, table = self.schema.currentText().strip(), self.table.text().strip()
        order = Order(**self._order, output_schema=schema, output_table=table, roles=roles_of(self.roles.text()))
        order.check()
        return order

    def _start(
        self, title: str, work: Callable[[Any, Feedback, QgsFeedback], Any], done: Callable[[WorkTask], None]
    ) -> None:
        try:
            order = self._wanted()
        except UserError as error:
            self.state.setText(error.message)
            return
        self._cancel = cancel = QgsFeedback()
        self._busy(True)

        def ended(task: WorkTask) -> None:
            self._busy(False)
            if not self._failed(task):
                done(task)

        self.work.run(title, lambda feedback: work(order, feedback, cancel), ended)

    @staticmethod
    def _carry_out(order: Any, feedback: Feedback, cancel: QgsFeedback) -> Any:
        plan = make_plan(order, feedback, cancel)
        return order, plan, carry_out(plan, feedback, cancel)

    def _stop(self) -> None:
        if self._cancel is not None:
            self._cancel.cancel()  # reaches a statement that runs in the database

    def _ask_for_schemas(self) -> None:
        connection, own = self._order["connection"], self._order["schema"]
        title = tr("Asking the database for its schemas")
        self.work.run(title, lambda _feedback: Database.named(connection).schemas(), partial(self._listed, own))

    def _listed(self, own: str, task: WorkTask) -> None:
        if self._failed(task):
            return
        self.schema.addItems(task.result)
        self.schema.setCurrentText(own if own in task.result else next(iter(task.result), ""))
        if not task.result:
            self.state.setText(
                tr("There is no schema in which you may make tables: ask the database's administrator for one.")
            )

    # --- what came

    def _planned(self, task: WorkTask) -> None:
        self._show_text(task.result.sql)
        self.state.setText(" ".join([*task.result.warnings, *task.result.notes]))

    def _computed(self, task: WorkTask) -> None:
        order, plan, numbers = task.result
        self._show_text(plan.sql)
        line = counted(
            "{table}: {area} of {read} company rows in {n} hexagon.",
            "{table}: {area} of {read} company rows in {n} hexagons.",
            numbers["CELLS"],
        )
        area, read = grouped(numbers["ROWS_IN_AREA"]), grouped(numbers["ROWS_READ"])
        line = line.format(table=f"{order.output_schema}.{order.output_table}", area=area, read=read)
        self.state.setText(" ".join([line, *plan.warnings]))
        if plan.database.stores_plain_password():  # a layer of it would carry the password into the project
            self.state.setText(sentences(self.state.text(), tr("Add the table to the map from the Browser panel.")))
            return
        with messages.warned(self._iface):
            QgsProject.instance().addMapLayer(plan.database.result_layer(order.output_schema, order.output_table))

    def _failed(self, task: WorkTask) -> bool:
        ending = task.ending
        if ending.cancelled:
            self.state.setText(tr("Cancelled: nothing in the database was changed."))
        elif ending.error is not None:
            self.state.setText(ending.sentence)
        if ending.is_bug:
            messages.report_bug(self._iface, ending.sentence, ending.detail)
        return ending.error is not None

    def _show_text(self, text: str) -> None:
        self.sql.setText(text)
        for button in (self.copy, self.save):
            button.setEnabled(bool(text))

    def _busy(self, busy: bool) -> None:
        for widget in (self.schema, self.table, self.roles, self.show_sql, self.compute):
            widget.setEnabled(not busy)
        if busy:
            self.state.clear()

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the SQL"), f"{self.table.text()}.sql", tr("SQL (*.sql)"))
        if path:
            self.save_to(path)

    def save_to(self, path: str) -> None:
        """Write the SQL to a file, whole or not at all."""
        text = self.sql.text()
        try:
            write_text(path, text)
        except UserError as error:
            self.state.setText(error.message)
