"""Companies that stay in PostGIS: connection, table or view, rows; and the way to have the database do the counting."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.gui import QgsProviderConnectionComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...sources.postgis import POSTGRES
from ..tasks.task import WorkTask
from ..widgets import messages
from ..widgets.narrow_dock import load_form, say


class PostgresConnections(QgsProviderConnectionComboBox):
    """Connections of QGIS's Browser panel, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(POSTGRES, parent)
        self.setAllowEmptyConnection(True)


class PostgisPage(QWidget):
    """``changed`` says that other companies are chosen, ``compute_asked`` that the database is to make the hexagon
    table.

    The list of tables is asked of the server in the background: QGIS's own lists of schemas and tables ask it on the
    window's thread, which would stand still for as long as a server does not answer.
    """

    changed = pyqtSignal()
    compute_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._iface: Any = None
        self._listed = ""
        load_form(self, "postgis_page")
        self.connection.currentIndexChanged.connect(lambda _index: self._connection_chosen())
        self.table.currentIndexChanged.connect(lambda _index: self._tell())
        self.filter.editingFinished.connect(self._tell)
        self.compute.clicked.connect(self.compute_asked)
        self._tell()

    def use(self, iface: Any) -> None:
        """Where to show messages."""
        self._iface = iface

    def shut_down(self) -> None:
        self.work.shut_down()

    def open(self) -> None:
        """The page is shown: ask for the tables, if a connection is chosen already."""
        self._connection_chosen()

    # --- what is chosen

    def signature(self) -> tuple:
        """Equal where the same table and filter are chosen; asks no database."""
        return (self.connection.currentConnection(), self.table.currentData(), self.filter.text().strip())

    def chosen(self) -> tuple[str, str, str, str]:
        """Connection, schema, table and filter. Raises UserError where the choice is not made."""
        if not self.connection.currentConnection():
            raise UserError(tr("Choose a PostgreSQL connection; new ones are made in QGIS's Browser panel."))
        if self.table.currentData() is None:
            raise UserError(tr("Choose a table or view of companies."))
        schema, name = self.table.currentData()
        return (self.connection.currentConnection(), schema, name, self.filter.text().strip())

    # --- the list of tables

    def _connection_chosen(self) -> None:
        name = self.connection.currentConnection()
        if name == self._listed or self.work.running:
            return
        self._listed = name
        self.table.clear()
        say(self.note, "")
        if name:
            title = tr("Asking the database for its tables")
            self.work.run(title, lambda _feedback: _tables(name), partial(self._arrived, name))

    def _arrived(self, name: str, task: WorkTask) -> None:
        ending = task.ending
        if ending.error is not None:
            self._listed = ""  # choosing the connection again asks again
            say(self.note, ending.sentence or tr("Cancelled."))
            if ending.is_bug:
                messages.report_bug(self._iface, ending.sentence, ending.detail)
            return
        found, readable = task.result
        for schema, table in found:
            self.table.addItem(f"{schema}.{table}", (schema, table))
        if readable:
            wording = tr(
                "QGIS keeps this connection's password readable in its settings: store it as an authentication "
                "configuration instead."
            )
            say(self.note, wording)
        elif not found:
            say(self.note, tr("The database has no table or view that you may read."))
        if self.connection.currentConnection() != name:  # another was chosen meanwhile
            self._connection_chosen()

    def _tell(self) -> None:
        self.compute.setEnabled(self.table.currentData() is not None)
        self.changed.emit()


def _tables(connection: str) -> tuple[list[tuple[str, str]], bool]:
    """The tables, and whether the connection's password lies readable in QGIS's settings."""
    from ...sources.postgis.connections import Database

    database = Database.named(connection)
    return database.tables(), database.stores_plain_password()
