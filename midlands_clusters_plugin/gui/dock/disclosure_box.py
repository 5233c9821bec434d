"""The disclosure rule of a run: a box that is off unless the user ticks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsCollapsibleGroupBoxBasic, QgsDoubleSpinBox, QgsSpinBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
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
from ...core.disclosure.disclosure_rule import BASES, Rule


class DisclosureBox(QgsCollapsibleGroupBoxBasic):
    """``rule()`` is what the user chose; ``changed`` says that it is another."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(tr("Disclosure control"))
        self.setObjectName("disclosure_box")
        self.setAccessibleName(self.title())
        self.setCheckable(True)
        self.setChecked(False)
        self.setToolTip(
            tr(
                "For maps that are published: figures that would give a business away, and those that would give them "
                "away, are hidden."
            )
        )
        inner = QWidget(self)
        QVBoxLayout(self).addWidget(inner)
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.threshold = QgsSpinBox(self)
        self.threshold.setRange(2, 1000)
        self.threshold.setClearValue(3)
        self.threshold.setValue(3)
        self.threshold.setToolTip(tr("Hexagons of fewer companies are hidden; 3 as in national statistics"))
        self.dominance = QgsDoubleSpinBox(self)
        self.dominance.setRange(0, 100)
        self.dominance.setDecimals(0)
        self.dominance.setSuffix("%")
        self.dominance.setSpecialValueText(tr("off"))
        self.dominance.setClearValue(0)
        self.dominance.setValue(0)
        self.dominance.setToolTip(tr("Employees and turnover are hidden where one company has more than this share"))
        self.rounding = QComboBox(self)
        for base in BASES:
            self.rounding.addItem(tr("not at all") if not base else str(base), base)
        self.rounding.setToolTip(tr("Published figures are rounded to the nearest multiple"))
        rows = (
            (tr("Fewer companies than"), self.threshold),
            (tr("One company more than"), self.dominance),
            (tr("Round to"), self.rounding),
        )
        for wording, widget in rows:
            label = QLabel(wording, self)
            label.setBuddy(widget)
            widget.setAccessibleName(wording.replace("&", ""))
            form.addRow(label, widget)
        always = tr(
            "Employees and turnover are hidden too where all companies but the two largest add up to less than {}% "
            "of the largest."
        )
        rest = tr(
            "The companies, spikes and rejected rows are then not written. Publish one size of hexagon only; 5 km "
            "or more is wise."
        )
        note = QLabel(f"{always.format(f'{Rule().remainder:g}')} {rest}", self)
        note.setWordWrap(True)
        form.addRow(note)
        self.output_file: Callable[[], Path] | None = None  # where the map will be written: the ledger lies beside it
        self.published = QPushButton(tr("Published maps…"), self)
        self.published.setToolTip(tr("The maps that a new one is protected against, to look at and hand on"))
        self.published.clicked.connect(self._show_published)
        form.addRow(self.published)
        note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        for button in self.findChildren(QToolButton, "collapseButton"):
            button.setToolTip(tr("Show or hide the rule"))
            button.setAccessibleName(button.toolTip())
        self.setCollapsed(True)
        numbers = self.threshold.valueChanged, self.dominance.valueChanged
        for signal in (self.toggled, *numbers, self.rounding.currentIndexChanged):
            signal.connect(lambda _: self.changed.emit())

    def _show_published(self) -> None:
        from ...core.disclosure.ledger import FILE
        from ..widgets.published_maps import PublishedMaps

        if self.output_file is not None:
            dialog = PublishedMaps(self.output_file().with_name(FILE), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def rule(self) -> Rule | None:
        """The rule, None while the box is not ticked."""
        if not self.isChecked():
            return None
        return Rule(
            fewest=self.threshold.value(),
            largest=self.dominance.value() or None,
            round_to=int(self.rounding.currentData()),
        )

    def set_rule(self, rule: Rule | None) -> None:
        """Show a rule that was kept."""
        self.setChecked(rule is not None)
        if rule is not None:
            self.threshold.setValue(rule.fewest)
            self.dominance.setValue(rule.largest or 0)
            self.rounding.setCurrentIndex(max(self.rounding.findData(rule.round_to), 0))
