"""What else there is to say of a company file: its layer, how sites count, dissolved companies, a file of accounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...core.base.i18n import tr
from ..widgets.narrow_dock import fill, load_form, say


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
        super().__init__(parent)
        self._mapping: tuple[tuple[str, str], ...] = ()
        self._wanted_layer = ""
        load_form(self, "company_options")  # one level deep: unfolding shows each child of the box, also hidden ones
        fill(self.sites, ((tr("Share over the sites"), "share"), (tr("All at the first site"), "first")))
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
        for widget in (self.layers, self.layers_label):
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
        say(self.note, sentence)
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
