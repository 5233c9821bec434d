"""What stands in a widget, whatever kind of widget it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QDoubleSpinBox, QSpinBox

from .grouped_combo import GroupedComboBox


def value_of(widget: Any) -> Any:
    """A truth, the id of an entry ("" for none), a path, a date (None where it is null), a number, else a text."""
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        return widget.currentData() if widget.currentData() is not None else ""
    if isinstance(widget, QgsFileWidget):
        return widget.filePath()
    if isinstance(widget, QDateTimeEdit):
        day = widget.date()
        return None if widget.isNull() or not day.isValid() else date(day.year(), day.month(), day.day())
    return widget.value() if isinstance(widget, (QSpinBox, QDoubleSpinBox)) else widget.text()


def set_value(widget: Any, value: Any) -> None:
    """Put such a value in. A list that lacks the entry shows none; one with groups, or with greyed entries, stays."""
    if isinstance(widget, QCheckBox):
        widget.setChecked(bool(value))
    elif isinstance(widget, GroupedComboBox):
        widget.set_current_id(value)
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(widget.findData(value))
    elif isinstance(widget, QgsFileWidget):
        widget.setFilePath(value)
    elif isinstance(widget, QDateTimeEdit):
        widget.clear() if value is None else widget.setDate(QDate(value.year, value.month, value.day))
    elif isinstance(widget, (QSpinBox, QDoubleSpinBox)):
        widget.setValue(value)
    else:
        widget.setText(value)
