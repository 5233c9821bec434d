"""Which column of the user's file is which? Shows what was recognised and lets it be confirmed or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QInputDialog, QWidget

from ...core.base.i18n import tr
from ...core.companies.contract import details
from ..widgets import saved_columns
from ..widgets.narrow_dock import fill, load_form, say, tab_after

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
        load_form(self, "columns_dialog")
        self._header = [str(name) for name in header]
        self._spelling = {name.strip().casefold(): name for name in self._header}
        self._how = {str(one["column"]): details(one) for one in contract}
        self._ready = dict(ready or {})
        self._dress()
        self.about.setText(about)
        many = len(doubts) > _SENTENCES  # a list that scrolls
        say(self.few_doubts, "" if many else "\n".join(doubts))
        self.doubts.addItems(doubts if many else [])
        self.doubts.setVisible(many)
        self.mappings_row.setVisible(ready is not None)
        self.boxes = {column: self._box(column, mapping.get(column, "")) for column in self.wording}
        tab_after(self.delete_button, self.area, self.buttons)  # the columns are made after the form: OK comes last
        self._list_mappings()
        self.choice.activated.connect(self._choose)
        self.choice.currentIndexChanged.connect(self._check_delete)
        self.save_button.clicked.connect(self._ask_name)
        self.delete_button.clicked.connect(self._delete)
        self._check()

    def _dress(self) -> None:
        self.setWindowTitle(tr("Columns of the company file"))
        self.wording: LocalText = column_text()
        self.enough: Callable[[Mapping[str, str]], bool] = is_enough
        self.problem.setText(tr("Choose the postcode column, or easting and northing: nothing can be placed without."))
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
        before = name if kind == "own" else ""
        text, given = QInputDialog.getText(self, tr("Save mapping"), tr("Name of the mapping:"), text=before)
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

    def _box(self, column: str, chosen: str) -> QComboBox:
        """A line of the form: the file's columns to choose from for one of the company table."""
        name, purpose = self.wording[column]
        box = QComboBox(self, objectName=column, accessibleName=name, minimumContentsLength=18)
        box.setToolTip("\n".join(filter(None, (purpose, self._how.get(column, "")))))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        fill(box, ((tr("(not in this file)"), ""), *zip(self._header, self._header)))
        self._add_joined(box, chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(self._check)
        self.form.addRow(name, box)
        return box

    @staticmethod
    def _add_joined(box: QComboBox, chosen: str) -> None:
        # one thing from several columns, as the SIC codes of Companies House
        if "\n" in chosen and box.findData(chosen) < 0:
            box.insertItem(1, ", ".join(chosen.split("\n")), chosen)

    def _check(self, *_: object) -> None:
        enough = self.enough(self.mapping())
        self.problem.setVisible(not enough)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enough)


class AccountsDialog(ColumnsDialog):
    """The same question for a file of accounts."""

    def _dress(self) -> None:
        self.setWindowTitle(tr("Columns of the accounts file"))
        self.wording = account_text()
        self.enough = is_enough_of_accounts
        self.problem.setText(tr("Choose the company number, and employees or turnover."))
        self.resize(420, 280)
