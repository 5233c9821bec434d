"""Which column of the officer's file is which? Shows what was recognised and lets it be confirmed or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from .text import tr


def column_words() -> dict[str, tuple[str, str]]:
    """Column of the company table -> (name, what it is for), in the dialog's order."""
    return {
        "postcode": (tr("Postcode"), tr("Places the company.")),
        "easting": (tr("Easting"), tr("British National Grid, in metres; used where there is no postcode column.")),
        "northing": (tr("Northing"), tr("British National Grid, in metres.")),
        "name": (tr("Name"), tr("Shown when a company is clicked on the map.")),
        "company_id": (tr("Company number"), tr("Rows of one number are sites of one company, and share its employees and turnover.")),
        "site_id": (tr("Site"), tr("Tells the sites of one company apart.")),
        "sic": (tr("SIC codes"), tr("Finds the companies of a cluster; several codes may stand in one cell.")),
        "clusters": (tr("Clusters"), tr("The cluster's name, where your file says it; used instead of SIC codes.")),
        "employees": (tr("Employees"), tr("A number.")),
        "turnover_gbp": (tr("Turnover"), tr("In pounds.")),
        "incorporated": (tr("Incorporated on"), tr("A date.")),
        "status": (tr("Status"), tr("Active, dissolved and so on.")),
        "high_growth": (tr("High growth"), tr("Yes or no.")),
        "foreign_owned": (tr("Foreign-owned"), tr("Yes or no.")),
        "innovate_uk_gbp": (tr("Innovate UK funding"), tr("In pounds.")),
    }


def is_enough(mapping: Mapping[str, str]) -> bool:
    """Can companies be placed with these columns?"""
    return bool(mapping.get("postcode")) or bool(mapping.get("easting") and mapping.get("northing"))


class ColumnsDialog(QDialog):
    """One list of the file's columns for each column of the company table.

    Parameters
    ----------
    about : a line on what was recognised: format, encoding, number of columns.
    header : the file's columns.
    mapping : company table column -> file column, as recognised or as confirmed before.
    doubts : sentences on what is unsure.
    """

    def __init__(
        self, about: str, header: Sequence[str], mapping: Mapping[str, str], doubts: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Columns of the company file"))
        self.boxes: dict[str, QComboBox] = {}
        layout = QVBoxLayout(self)
        for text in (about, *doubts):
            layout.addWidget(_wrapped(text))
        layout.addWidget(self._form(header, mapping), 1)
        self._problem = _wrapped(tr("Choose the postcode column, or easting and northing: nothing can be placed without."))
        layout.addWidget(self._problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        self._check()
        self.resize(460, 650)  # all rows at once, on a screen of 768

    def mapping(self) -> dict[str, str]:
        """What is chosen now; columns without a choice are left out."""
        return {column: box.currentData() for column, box in self.boxes.items() if box.currentData()}

    def _form(self, header: Sequence[str], mapping: Mapping[str, str]) -> QScrollArea:
        page = QWidget()
        form = QFormLayout(page)
        for column, (name, purpose) in column_words().items():
            box = self._box(header, mapping.get(column, ""))
            box.setToolTip(purpose)
            box.setAccessibleName(name)
            box.setObjectName(column)
            self.boxes[column] = box
            form.addRow(name, box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _box(self, header: Sequence[str], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.addItem(tr("(not in this file)"), "")
        for name in header:
            box.addItem(str(name), str(name))
        if "\n" in chosen:  # one thing from several columns, as the SIC codes of Companies House
            box.insertItem(1, ", ".join(chosen.split("\n")), chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(self._check)
        return box

    def _check(self, *_: object) -> None:
        enough = is_enough(self.mapping())
        self._problem.setVisible(not enough)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enough)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
