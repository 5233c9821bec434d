"""A combo box whose entries stand under headings, are greyed with a reason, and are found by a part of their name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, QSignalBlocker, QSize, QSortFilterProxyModel, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPalette, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QListWidget, QListWidgetItem, QWidget

_ID = Qt.ItemDataRole.UserRole
_FOLD = "\u25b8"  # the id of the line that unfolds a group
_MARGIN = 48  # scroll bar and frame of the list
_LIST_HEIGHT, _LIST_TALLEST = 100, 460
_POPUP_WIDTH = 620  # widest list that fits beside a dock on a laptop


@dataclass(frozen=True)
class Entry:
    """One line of the list. ``reason`` greys it; ``reason`` and ``remark`` stand behind its name; ``tip``: tooltip."""

    id: str
    text: str
    tip: str = ""
    reason: str = ""
    remark: str = ""
    icon: QIcon | None = None


@dataclass(frozen=True)
class Group:
    """A heading (or none) and its entries. ``folded``: the entries show when the heading is chosen."""

    title: str
    entries: tuple[Entry, ...]
    folded: bool = False


class _Choosable(QSortFilterProxyModel):
    """Hides headings and greyed entries from the search."""

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        return bool(index.flags() & Qt.ItemFlag.ItemIsEnabled) and index.data(_ID) != _FOLD


class GroupedComboBox(QComboBox):
    """Choose one entry of several groups with mouse or keyboard. ``chosen`` carries its id, whoever changes it."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(QStandardItemModel(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(18)
        self._last = ""
        self._folded: list[int] = []
        self.currentIndexChanged.connect(self._tell)

    def set_groups(self, groups: Iterable[Group]) -> None:
        """Fill the list. What was chosen stays chosen if it is still there, else the first that can be is."""
        before = self.current_id()
        self.blockSignals(True)
        model = self.model()
        model.clear()
        self._folded = []
        for group in groups:
            if group.title:
                model.appendRow(_fold(group.title) if group.folded else _as_heading(QStandardItem(group.title)))
            for entry in group.entries:
                if group.folded:
                    self._folded.append(model.rowCount())
                model.appendRow(_line(entry))
        self._hide_folded(True)
        self._colour_headings()
        self.setCurrentIndex(self._first_row())
        self.blockSignals(False)
        if not before or not self.set_current_id(before):
            self._tell()

    def current_id(self) -> str:
        """Id of the chosen entry, "" if there is none."""
        return self.currentData(_ID) or ""

    def set_current_id(self, wanted: str) -> bool:
        """Choose an entry; False where it is missing or greyed."""
        row = self.findData(wanted, _ID)
        if row < 0 or not self._enabled(row):
            return False
        self.setCurrentIndex(row)
        return True

    def ids(self, *, enabled: bool = True) -> Sequence[str]:
        """Ids of the entries that can be chosen, or of those that cannot."""
        rows = range(self.count())
        found = [self.itemData(row, _ID) for row in rows if self._enabled(row) == enabled]
        return [ident for ident in found if ident and ident != _FOLD]

    def make_searchable(self, hint: str) -> None:
        """Let the user type any part of a name; leaving the box with a text that fits nothing undoes the typing."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lineEdit().setPlaceholderText(hint)
        choosable = _Choosable(self)
        choosable.setSourceModel(self.model())
        completer = QCompleter(choosable, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.popup().setMinimumWidth(260)
        self.setCompleter(completer)
        completer.activated[QModelIndex].connect(lambda index: self.set_current_id(index.data(_ID)))
        self.lineEdit().editingFinished.connect(self._settle)

    def showPopup(self) -> None:
        """Open the list, as wide as its names: the box itself is narrow."""
        metrics = self.view().fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        icons = self.iconSize().width() if any(not self.itemIcon(row).isNull() for row in range(self.count())) else 0
        self.view().setMinimumWidth(min(_POPUP_WIDTH, widest + icons + _MARGIN))
        super().showPopup()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._colour_headings()

    def _colour_headings(self) -> None:
        """Headings cannot be chosen but are to be read: the theme's text colour, not that of greyed entries."""
        brush = self.palette().brush(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        for row in range(self.count()):
            if not self.itemData(row, _ID):
                self.setItemData(row, brush, Qt.ItemDataRole.ForegroundRole)

    def _settle(self) -> None:
        """Turn what was typed into a choice: the exact name, the only or the first that begins so, or the last."""
        typed = self.lineEdit().text().strip().casefold()
        names = {self.itemText(row).casefold(): row for row in range(self.count()) if self._enabled(row)}
        hits = [row for name, row in names.items() if typed and typed in name]
        begins = [row for name, row in names.items() if typed and name.startswith(typed)]
        row = names.get(typed, begins[0] if begins else hits[0] if len(hits) == 1 else self.currentIndex())
        self.setCurrentIndex(row)
        self.lineEdit().setText(self.itemText(row))
        self.lineEdit().setCursorPosition(0)

    def _hide_folded(self, hide: bool) -> None:
        for row in self._folded:
            self.view().setRowHidden(row, hide)

    def _unfold(self) -> None:
        """The line of a folded group was chosen: its entries show in the list, and the choice stays as it was."""
        before = max(self.findData(self._last, _ID), self._first_row())
        with QSignalBlocker(self):
            self.setCurrentIndex(before)
        self._hide_folded(not self.view().isRowHidden(self._folded[0]))
        QTimer.singleShot(0, self.showPopup)

    def _tell(self) -> None:
        if self.current_id() == _FOLD:
            self._unfold()
            return
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        if self.isEditable():
            self.lineEdit().setCursorPosition(0)
        if self.current_id() != self._last:
            self._last = self.current_id()
            self.chosen.emit(self._last)

    def _enabled(self, row: int) -> bool:
        return bool(self.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled)

    def _first_row(self) -> int:
        return next((row for row in range(self.count()) if self._enabled(row)), -1)


class GroupedList(QListWidget):
    """The same in sight, each entry with a picture: one click chooses. ``chosen`` carries its id."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMaximumHeight(_LIST_TALLEST)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.current_id()))

    def sizeHint(self) -> QSize:
        """Low: it takes what room there is, and never makes its page scroll."""
        return QSize(super().sizeHint().width(), _LIST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _LIST_HEIGHT)

    def set_groups(self, groups: Iterable[Group]) -> None:
        """Fill the list. What was chosen stays chosen if it is still there, else the first is."""
        before = self.current_id()
        self.blockSignals(True)
        self.clear()
        for group in groups:
            if group.title:
                _as_heading(QListWidgetItem(group.title, self))
            for entry in group.entries:
                item = QListWidgetItem(entry.icon or QIcon(), entry.text, self)
                item.setData(_ID, entry.id)
                item.setToolTip(f"{entry.text}\n{entry.tip}" if entry.tip else entry.text)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.tip)
        self._colour_headings()
        self.blockSignals(False)
        if not self.set_current_id(before):
            self.set_current_id(next(iter(self.ids()), ""))

    def _colour_headings(self) -> None:
        """They are to be read in the theme's own colour."""
        for item in (one for one in self._items() if not one.data(_ID)):
            item.setForeground(self.palette().brush(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._colour_headings()

    def current_id(self) -> str:
        """Id of the chosen entry, "" if there is none."""
        item = self.currentItem()
        return (item.data(_ID) or "") if item is not None else ""

    def item_of(self, ident: str) -> QListWidgetItem | None:
        """The line of an id."""
        return next((one for one in self._items() if ident and one.data(_ID) == ident), None)

    def set_current_id(self, wanted: str) -> bool:
        """Choose an entry; False where it is missing."""
        item = self.item_of(wanted)
        if item is not None:
            self.setCurrentItem(item)
        return item is not None

    def ids(self) -> Sequence[str]:
        """Ids of the entries."""
        return [one.data(_ID) for one in self._items() if one.data(_ID)]

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _as_heading(item: Any) -> Any:
    """An entry in bold that cannot be chosen: the arrows pass it over."""
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _fold(title: str) -> QStandardItem:
    item = QStandardItem(f"{_FOLD} {title}")
    item.setData(_FOLD, _ID)
    return item


def _line(entry: Entry) -> QStandardItem:
    item = QStandardItem(f"{entry.text} – {entry.reason}" if entry.reason else entry.text + entry.remark)
    item.setData(entry.id, _ID)
    item.setToolTip(entry.tip)
    if entry.icon is not None:
        item.setIcon(entry.icon)
    if entry.reason:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(entry.text, Qt.ItemDataRole.AccessibleTextRole)
        item.setData(entry.reason, Qt.ItemDataRole.AccessibleDescriptionRole)
    return item
