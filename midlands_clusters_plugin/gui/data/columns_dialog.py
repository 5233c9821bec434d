"""Which column of the user's file is which? Shows what was recognised and lets it be confirmed or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...core.base.i18n import tr
from ...core.companies.contract import details
from ..widgets import saved_columns

_SENTENCES = 3  # doubts that are said one by one
LocalText = Mapping[str, tuple[str, str]]


def column_text() -> dict[str, tuple[str, str]]:
    """Column of the company table -> (name, what it is for), in the dialog's order."""
    return {
        "postcode": (tr("Postcode"), tr("Places the company.")),
        "easting": (tr("Easting"), tr("British National Grid, in metres; used where there is no postcode column.")),
        "northing": (tr("Northing"), tr("British National Grid, in metres.")),
        "name": (tr("Name"), tr("Shown when a company is clicked on the map.")),
        "company_id": (
            tr("Company number"),
            tr("Rows of one number are sites of one company, and share its employees and turnover."),
        ),
        "site_id": (tr("Site"), tr("Tells the sites of one company apart.")),
        "sic": (tr("SIC codes"), tr("Finds the companies of a cluster; several codes may stand in one cell.")),
        "rtic": (tr("RTIC sectors"), tr("The Data City's lists of companies; used instead of SIC codes.")),
        "clusters": (tr("Clusters"), tr("The cluster's name, where your file says it; used instead of SIC codes.")),
        "employees": (tr("Employees"), tr("A number.")),
        "turnover_gbp": (tr("Turnover"), tr("In pounds.")),
        "incorporated": (tr("Incorporated on"), tr("A date.")),
        "status": (tr("Status"), tr("Active, dissolved and so on.")),
        "high_growth": (tr("High growth"), tr("Yes or no.")),
        "foreign_owned": (tr("Foreign-owned"), tr("Yes or no.")),
        "innovate_uk_gbp": (tr("Innovate UK funding"), tr("In pounds.")),
        "year": (tr("Year"), tr("Where the file has one row a company and year, each company's newest counts.")),
    }


def account_text() -> dict[str, tuple[str, str]]:
    """The same for a file of accounts."""
    return {
        "company_id": (tr("Company number"), tr("Finds the company; zeros that Excel took from its front do no harm.")),
        "employees": (tr("Employees"), tr("A number.")),
        "turnover_gbp": (tr("Turnover"), tr("In pounds.")),
        "date": (tr("Date of the accounts"), tr("Where a company has several accounts, the latest counts.")),
    }


def is_enough(mapping: Mapping[str, str]) -> bool:
    """Can companies be placed with these columns?"""
    return bool(mapping.get("postcode")) or bool(mapping.get("easting") and mapping.get("northing"))


def is_enough_of_accounts(mapping: Mapping[str, str]) -> bool:
    """Can accounts be joined with these columns?"""
    return bool(mapping.get("company_id")) and bool(mapping.get("employees") or mapping.get("turnover_gbp"))


class ColumnsDialog(QDialog):
    """One list of the file's columns for each column of the company table.

    Parameters
    ----------
    about : a line on what was recognised: format, encoding, number of columns.
    header : the file's columns.
    mapping : company table column -> file column, as recognised or as confirmed before.
    doubts : sentences on what is unsure.
    ready : mappings to choose from, by name; those that the user saved are added.
    contract : how each column is going to be read (core.companies.columns.plan.CONTRACT_COLUMNS).
    """

    def __init__(
        self,
        about: str,
        header: Sequence[str],
        mapping: Mapping[str, str],
        doubts: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        ready: Mapping[str, Mapping[str, str]] | None = None,
        contract: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        super().__init__(parent)
        self._header = [str(name) for name in header]
        self._spelling = {name.strip().casefold(): name for name in self._header}
        self.boxes: dict[str, QComboBox] = {}
        layout = QVBoxLayout(self)
        self._how = {str(one["column"]): details(one) for one in contract}
        layout.addWidget(_wrapped(about))
        if len(doubts) > _SENTENCES:
            layout.addWidget(_listed(doubts))
        else:
            for text in doubts:
                layout.addWidget(_wrapped(text))
        if ready is not None:
            layout.addLayout(self._choice_row(ready))
        self._dress()
        layout.addWidget(self._form(mapping), 1)
        self._problem = _wrapped(self.problem)
        layout.addWidget(self._problem)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        self._check()

    def _dress(self) -> None:
        self.setWindowTitle(tr("Columns of the company file"))
        self.wording: LocalText = column_text()
        self.enough: Callable[[Mapping[str, str]], bool] = is_enough
        self.problem = tr("Choose the postcode column, or easting and northing: nothing can be placed without.")
        self.resize(460, 690)  # all rows at once, on a screen of 768

    def mapping(self) -> dict[str, str]:
        """What is chosen now; columns without a choice are left out."""
        return {column: box.currentData() for column, box in self.boxes.items() if box.currentData()}

    def show_mapping(self, mapping: Mapping[str, str]) -> None:
        """Choose these columns, as far as the file has them."""
        for column, box in self.boxes.items():
            there = [self._spelling.get(name.strip().casefold(), "") for name in mapping.get(column, "").split("\n")]
            wanted = "\n".join(name for name in there if name)
            self._add_joined(box, wanted)
            box.setCurrentIndex(max(0, box.findData(wanted)))

    # --- mappings by name

    def _choice_row(self, ready: Mapping[str, Mapping[str, str]]) -> QHBoxLayout:
        self._ready = dict(ready)
        self.choice = QComboBox(self)
        self.choice.setObjectName("mappings")
        self.choice.setAccessibleName(tr("Ready mapping"))
        self.choice.setToolTip(tr("Mappings for files that are known, and those that you saved"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save_button = QPushButton(tr("&Save as…"), self)
        self.save_button.setToolTip(tr("Keep these columns under a name, for files with other columns"))
        self.delete_button = QPushButton(tr("&Delete"), self)
        self.delete_button.setToolTip(tr("Forget the saved mapping that is chosen"))
        for button in (self.save_button, self.delete_button):
            button.setAutoDefault(False)
        label = QLabel(tr("&Ready mapping"), self)
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        row.addWidget(self.save_button)
        row.addWidget(self.delete_button)
        self._list_mappings()
        self.choice.activated.connect(self._choose)
        self.choice.currentIndexChanged.connect(self._check_delete)
        self.save_button.clicked.connect(self._ask_name)
        self.delete_button.clicked.connect(self._delete)
        return row

    def _list_mappings(self, chosen: str = "") -> None:
        self.choice.clear()
        self.choice.addItem(tr("(choose)"), ("", ""))
        for name in self._ready:
            self.choice.addItem(name, ("ready", name))
        own = saved_columns.named()
        if own:
            self.choice.insertSeparator(self.choice.count())
        for name in own:
            self.choice.addItem(name, ("own", name))
        index = next((i for i in range(self.choice.count()) if self.choice.itemData(i) == ("own", chosen)), 0)
        self.choice.setCurrentIndex(index)
        self._check_delete()

    def _choose(self, index: int) -> None:
        kind, name = self.choice.itemData(index) or ("", "")
        if kind == "ready":
            self.show_mapping(self._ready[name])
        elif kind == "own":
            self.show_mapping(saved_columns.named().get(name, {}))

    def _check_delete(self, *_: object) -> None:
        kind, _name = self.choice.currentData() or ("", "")
        self.delete_button.setEnabled(kind == "own")

    def _ask_name(self) -> None:
        kind, name = self.choice.currentData() or ("", "")
        text, given = QInputDialog.getText(
            self, tr("Save mapping"), tr("Name of the mapping:"), text=name if kind == "own" else ""
        )
        if given and text.strip():
            self.save_as(text.strip())

    def save_as(self, name: str) -> None:
        """Keep what is chosen now under a name."""
        saved_columns.save(name, self.mapping())
        self._list_mappings(name)

    def _delete(self) -> None:
        kind, name = self.choice.currentData() or ("", "")
        if kind == "own":
            saved_columns.delete(name)
            self._list_mappings()

    # --- the columns

    def _form(self, mapping: Mapping[str, str]) -> QScrollArea:
        page = QWidget()
        form = QFormLayout(page)
        form.setVerticalSpacing(4)
        for column, (name, purpose) in self.wording.items():
            box = self._box(mapping.get(column, ""))
            box.setToolTip("\n".join(filter(None, (purpose, self._how.get(column, "")))))
            box.setAccessibleName(name)
            box.setObjectName(column)
            self.boxes[column] = box
            form.addRow(name, box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _box(self, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.addItem(tr("(not in this file)"), "")
        for name in self._header:
            box.addItem(name, name)
        self._add_joined(box, chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(self._check)
        return box

    @staticmethod
    def _add_joined(box: QComboBox, chosen: str) -> None:
        if (
            "\n" in chosen and box.findData(chosen) < 0
        ):  # one thing from several columns, as the SIC codes of Companies House
            box.insertItem(1, ", ".join(chosen.split("\n")), chosen)

    def _check(self, *_: object) -> None:
        enough = self.enough(self.mapping())
        self._problem.setVisible(not enough)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enough)


class AccountsDialog(ColumnsDialog):
    """The same question for a file of accounts."""

    def _dress(self) -> None:
        self.setWindowTitle(tr("Columns of the accounts file"))
        self.wording = account_text()
        self.enough = is_enough_of_accounts
        self.problem = tr("Choose the company number, and employees or turnover.")
        self.resize(420, 280)


def _listed(texts: Sequence[str]) -> QListWidget:
    """Many doubts as a list that scrolls."""
    found = QListWidget()
    found.setObjectName("doubts")
    found.setAccessibleName(tr("What to check in the file"))
    found.setWordWrap(True)
    found.setMaximumHeight(130)
    found.addItems(list(texts))
    return found


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
