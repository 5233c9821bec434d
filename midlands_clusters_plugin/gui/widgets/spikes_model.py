"""The rows of the spikes' page: the metric's spikes, and whatever else the user left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...core.base.i18n import tr

NUMBER, WHERE, CHOICE = range(3)
KEEP = ""
_DISPLAY, _EDIT, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole


@dataclass(frozen=True)
class Row:
    """One hexagon. ``number`` is 0 for one that is no spike of this metric; ``how`` is "", "scale" or "map"."""

    number: int
    place: tuple[str, str]
    where: str
    value: str
    reason: str
    name: str
    how: str = KEEP


def choices() -> dict[str, tuple[str, str]]:
    """How -> (what the combo box says, what that means)."""
    return {
        KEEP: (tr("Keep"), tr("Show the hexagon as it is")),
        "scale": (tr("Not in scale"), tr("Leave out of the scale: it is drawn hatched, in the highest class")),
        "map": (tr("Not on map"), tr("Leave out of the map: it is drawn as left out, and has no height in 3D")),
    }


class SpikesModel(QAbstractTableModel):
    """Number, place with value, and choice of each hexagon. ``chosen`` is told a place and how it shall be shown."""

    def __init__(self, chosen: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._chosen = chosen

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows; the view's current row stays where the same places come in the same order."""
        rows = list(rows)
        if [one.place for one in rows] == [one.place for one in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, CHOICE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """A row, None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 3

    def headerData(self, section: int, orientation: Any, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (tr("No."), tr("Where"), tr("On the map"))[section]

    def flags(self, index: QModelIndex) -> Any:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == CHOICE else found

    def data(self, index: QModelIndex, role: int = _DISPLAY) -> Any:
        one = self.row(index.row()) if index.isValid() else None
        if one is None:
            return None
        column = index.column()
        if role == _DISPLAY:
            number = str(one.number) if one.number else "\u2013"
            return (number, f"{one.where}\n{one.value}", choices()[one.how][0])[column]
        if role == _EDIT and column == CHOICE:
            return one.how
        if role == _TIP:
            return choices()[one.how][1] if column == CHOICE else one.reason
        if role == Qt.ItemDataRole.TextAlignmentRole and column == NUMBER:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = _EDIT) -> bool:
        one = self.row(index.row())
        if one is None or index.column() != CHOICE or role != _EDIT or value not in choices() or value == one.how:
            return False
        self._rows[index.row()] = replace(one, how=value)
        self.dataChanged.emit(index, index)
        self._chosen(one.place, value)
        return True


class ChoiceDelegate(QStyledItemDelegate):
    """A combo box in every row, always there: what can be chosen is seen, and reached with the Tab key."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        box = QComboBox(parent)
        for how, (word, tip) in choices().items():
            box.addItem(word, how)
            box.setItemData(box.count() - 1, tip, _TIP)
        where = str(index.sibling(index.row(), WHERE).data()).replace("\n", ", ")
        box.setAccessibleName(tr("How to show the hexagon in {}").format(where))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the table and changes no choice
        box.activated.connect(lambda _: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        editor.setCurrentIndex(editor.findData(index.data(_EDIT)))
        editor.setToolTip(str(index.data(_TIP)))

    def setModelData(self, editor: QWidget, model: QAbstractTableModel, index: QModelIndex) -> None:
        model.setData(index, editor.currentData(), _EDIT)
