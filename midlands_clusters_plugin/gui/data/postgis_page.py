"""Companies that stay in PostGIS: which connection, which table or view, which rows; and the way to have the database
do the counting.
"""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFilterLineEdit, QgsProviderConnectionComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...sources.postgis import POSTGRES
from ..tasks.task import WorkTask
from ..tasks.work_row import WorkRow
from ..widgets import messages
from .boundary_page import narrow


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
        self.connection = narrow(QgsProviderConnectionComboBox(POSTGRES, self), tr("PostgreSQL connection"))
        self.connection.setObjectName("postgis_connection")
        self.connection.setToolTip(
            tr("A PostgreSQL connection of QGIS's Browser panel; its password belongs into QGIS's authentication store")
        )
        self.connection.setAllowEmptyConnection(True)
        self.table = narrow(QComboBox(self), tr("Table or view of companies"))
        self.table.setObjectName("postgis_table")
        self.table.setToolTip(tr("A table or view of companies that you may read"))
        self.filter = QgsFilterLineEdit(self)
        self.filter.setObjectName("postgis_filter")
        self.filter.setAccessibleName(tr("Only companies for which"))
        self.filter.setPlaceholderText("employees >= 10")
        self.filter.setToolTip(
            tr("An expression of QGIS that the database applies before anything is sent; empty: all rows")
        )
        self.compute = QPushButton(tr("Compute in the database…"), self)
        self.compute.setObjectName("postgis_compute")
        self.compute.setAutoDefault(False)
        self.compute.setToolTip(
            tr("Make the hexagon table in the database, with the SQL to schedule; for tables too large to read")
        )
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.note.hide()
        self.work = WorkRow(self)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for wording, widget in (
            (tr("Connection"), self.connection),
            (tr("Table"), self.table),
            (tr("Only where"), self.filter),
        ):
            label = QLabel(wording, self)
            label.setBuddy(widget)
            form.addRow(label, widget)
        for widget in (self.note, self.work, self.compute):
            form.addRow(widget)
        self.connection.currentIndexChanged.connect(lambda _index: self._connection_chosen())
        self.table.currentIndexChanged.connect(lambda _index: self._tell())
        self.filter.editingFinished.connect(self._tell)
        self.compute.clicked.connect(self.compute_asked)
        self._tell()

    def use(self, iface: Any) -> None:
        """Where to show messages."""
        self._iface = iface

    def shut_down(self) -> None:
        """The plugin is being taken out."""
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
        self._say("")
        if name:
            self.work.run(
                tr("Asking the database for its tables"),
                lambda feedback: _tables(name),
                lambda task: self._arrived(task, name),
            )

    def _arrived(self, task: WorkTask, name: str) -> None:
        ending = task.ending
        if ending.error is not None:
            self._listed = ""  # choosing the connection again asks again
            self._say(ending.sentence or tr("Cancelled."))
            if ending.is_bug:
                messages.report_bug(self._iface, ending.sentence, ending.detail)
            return
        found, readable = task.result
        for schema, table in found:
            self.table.addItem(f"{schema}.{table}", (schema, table))
        if readable:
            self._say(
                tr(
                    "QGIS keeps this connection's password readable in its settings: store it as an authentication "
                    "configuration instead."
                )
            )
        elif not found:
            self._say(tr("The database has no table or view that you may read."))
        if self.connection.currentConnection() != name:  # another was chosen meanwhile
            self._connection_chosen()

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _tell(self) -> None:
        self.compute.setEnabled(self.table.currentData() is not None)
        self.changed.emit()


def _tables(connection: str) -> tuple[list[tuple[str, str]], bool]:
    """The tables, and whether the connection's password lies readable in QGIS's settings."""
    from ...sources.postgis.connections import Database

    database = Database.named(connection)
    return database.tables(), database.stores_plain_password()
