"""What else there is to say of a company file: which layer of it, how sites count, dissolved companies, a file of
accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.base.i18n import tr


class CompanyOptions(QgsCollapsibleGroupBox):
    """Folded up, for the usual choices are made.

    ``changed`` says that another was made, ``layer_chosen`` that it was that of the layer, ``accounts_chosen`` that a
    file is to be looked at, ``columns_asked`` that its columns are to be shown.
    """

    changed = pyqtSignal()
    layer_chosen = pyqtSignal()
    accounts_chosen = pyqtSignal(str)
    columns_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("More about the companies"), parent)
        self.setObjectName("company_options")
        self.setAccessibleName(self.title())
        self._mapping: tuple[tuple[str, str], ...] = ()
        self._wanted_layer = ""
        self.layers = _narrow(
            QComboBox(self),
            tr("Layer or sheet of the file"),
            tr("The file holds several layers or sheets: which one has the companies"),
        )
        self.sites = _narrow(
            QComboBox(self),
            tr("Companies with several sites"),
            tr("What becomes of the employees and turnover of a company that stands in several rows"),
        )
        self.sites.setObjectName("company_sites")
        self.sites.addItem(tr("Share over the sites"), "share")
        self.sites.addItem(tr("All at the first site"), "first")
        self.dissolved = QCheckBox(tr("Dissolved companies too"), self)
        self.dissolved.setToolTip(
            tr("Companies House only: without the tick they are among the rejected rows, with that as the reason")
        )
        self.accounts = QgsFileWidget(self)
        self.accounts.setObjectName("accounts_file")
        self.accounts.setAccessibleName(tr("Accounts file"))
        self.accounts.setToolTip(
            tr(
                "A second file with employees or turnover by company number; its figures go before those of the "
                "company file"
            )
        )
        self.accounts.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.accounts.setDialogTitle(tr("Choose a file of accounts"))
        self.accounts.setFilter(
            tr("Accounts (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip *.parquet *.gpkg);;All files (*)")
        )
        self.account_columns = QPushButton(tr("Columns of the accounts…"), self)
        self.account_columns.setAutoDefault(False)
        self.account_columns.setEnabled(False)
        self.account_columns.setToolTip(
            tr("Look at what was recognised in the accounts file, and say which column is which")
        )
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.note.hide()
        inside = QWidget(self)  # unfolding shows each child of the box, also those that are hidden for a reason
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        outer.addWidget(inside)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layer_label = QLabel(tr("Layer or sheet"), self)
        rows = (
            (self._layer_label, self.layers),
            (QLabel(tr("Several sites"), self), self.sites),
            (QLabel(tr("Accounts file"), self), self.accounts),
        )
        for label, widget in rows:
            label.setBuddy(widget)
        form.addRow(*rows[0])
        form.addRow(*rows[1])
        form.addRow(self.dissolved)
        form.addRow(*rows[2])
        form.addRow(self.account_columns)
        form.addRow(self.note)
        self.set_layers(())
        for button in self.findChildren(QToolButton, "collapseButton"):
            button.setToolTip(tr("Show or hide what else there is to choose"))
            button.setAccessibleName(self.title())
        self.setCollapsed(True)
        self.layers.currentIndexChanged.connect(lambda _: self._layer_changed())
        self.layers.activated.connect(self._layer_picked)
        self.sites.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.dissolved.toggled.connect(lambda _: self.changed.emit())
        self.accounts.fileChanged.connect(self._accounts_chosen)
        self.account_columns.clicked.connect(self.columns_asked)

    def show_for(self, *, file: bool, anything: bool) -> None:
        """What there is to choose for a file, for another input, for the sample."""
        self.setVisible(anything)
        self.dissolved.setVisible(file)
        if not file:
            self.set_layers(())

    def set_layers(self, names: Sequence[str]) -> None:
        """The layers of the file; one needs no choice."""
        with QSignalBlocker(self.layers):
            self.layers.clear()
            for name in names:
                self.layers.addItem(name, name)
            self.layers.setCurrentIndex(max(0, self.layers.findData(self._wanted_layer)))
        for widget in (self.layers, self._layer_label):
            widget.setVisible(len(names) > 1)
        if len(names) > 1:
            self.setCollapsed(False)

    def layer(self) -> str:
        """The chosen layer, "" where there is no choice or none was made; the first may be chosen too."""
        shown = self.layers.currentData() or ""
        return shown if self.layers.currentIndex() > 0 or shown == self._wanted_layer else ""

    def forget_layers(self) -> None:
        """Another file: what was chosen of the one before says nothing."""
        self._wanted_layer = ""
        self.set_layers(())

    def _layer_picked(self, index: int) -> None:
        before, self._wanted_layer = self.layer(), str(self.layers.itemData(index) or "")
        if self.layer() != before:
            self._layer_changed()

    def _layer_changed(self) -> None:
        self.layer_chosen.emit()
        self.changed.emit()

    def accounts_path(self) -> str:
        """The file of accounts, "" if none."""
        return self.accounts.filePath().strip().strip('"')

    def accounts_mapping(self) -> tuple[tuple[str, str], ...]:
        """Its columns as the user said them."""
        return self._mapping

    def set_accounts_mapping(self, mapping: dict[str, str]) -> None:
        """Columns as confirmed; empty where the file says it all."""
        new = tuple(sorted(mapping.items()))
        if new != self._mapping:
            self._mapping = new
            self.changed.emit()

    def say(self, sentence: str, *, can_choose: bool = False) -> None:
        """What was found in the accounts file."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.account_columns.setEnabled(can_choose)

    def choices(self) -> tuple:
        """Equal where the same is chosen."""
        return (self.layer(), self.sites.currentData(), self.dissolved.isChecked(), self.accounts_path(), self._mapping)

    def stored(self, write_path: Callable[[str], str]) -> dict[str, Any]:
        """The choices as plain data, to go with a map."""
        layer, sites, dissolved, accounts, mapping = self.choices()
        accounts = write_path(accounts) if accounts else ""
        return {"layer": layer, "sites": sites, "dissolved": dissolved, "accounts": accounts, "mapping": mapping}

    def restore(self, data: Any, read_path: Callable[[str], str]) -> None:
        """Show choices that were stored; the layer as soon as the file's layers are known."""
        data = data if isinstance(data, dict) else {}
        accounts = data.get("accounts")
        self._wanted_layer = str(data.get("layer") or "")
        self.sites.setCurrentIndex(max(0, self.sites.findData(data.get("sites"))))
        self.dissolved.setChecked(data.get("dissolved") is True)
        self.accounts.setFilePath(read_path(accounts) if isinstance(accounts, str) and accounts else "")
        pairs = data.get("mapping") if isinstance(data.get("mapping"), list) else []
        self.set_accounts_mapping({str(a): str(b) for a, b in (one for one in pairs if len(one) == 2)})

    def _accounts_chosen(self, _path: str) -> None:
        self._mapping = ()
        self.say("")
        self.changed.emit()
        if self.accounts_path():
            self.accounts_chosen.emit(self.accounts_path())


def _narrow(box: QComboBox, name: str, tip: str) -> QComboBox:
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box
