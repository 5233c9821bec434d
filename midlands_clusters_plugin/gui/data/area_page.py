"""The two area widgets as one choice: a preset ticks its authorities; ticking finds the preset or makes a set of one's
own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ...core.base import settings
from ...core.base.i18n import tr
from ..widgets.grouped_combo import GroupedComboBox
from ..widgets.models import CHOSEN, area_groups

if TYPE_CHECKING:
    from ...core.geography.areas import Area

_CODE = Qt.ItemDataRole.UserRole


class AreaPage(QObject):
    """Which authorities to map. ``changed`` comes once for each change of the set."""

    changed = pyqtSignal()

    def __init__(self, presets: GroupedComboBox, authorities: QgsCheckableComboBox) -> None:
        super().__init__(presets)
        from ...core.geography.areas import areas

        self._presets, self._authorities = presets, authorities
        self._areas = areas()
        self._busy = False
        self._names = {area.codes[0]: area.name for area in self._areas.values() if area.kind == "authority"}
        authorities.setSeparator(", ")
        authorities.setDefaultText(tr("None ticked"))
        for code, name in sorted(self._names.items(), key=lambda item: item[1]):
            authorities.addItemWithCheckState(name, Qt.CheckState.Unchecked, code)
        presets.set_groups(area_groups(self._areas.values()))
        own = settings.read("area", QgsSettings())
        presets.set_current_id(own if own in self._areas else next(iter(self._areas)))
        self._tick()
        presets.chosen.connect(self._preset_chosen)
        authorities.model().dataChanged.connect(self._ticked)  # checkedItemsChanged is silent when a program ticks

    def codes(self) -> tuple[str, ...]:
        """GSS codes of the ticked authorities, sorted."""
        return tuple(sorted(self._authorities.checkedItemsData()))

    def set_codes(self, codes: Iterable[str]) -> None:
        """Tick these authorities, as far as they are offered."""
        wanted = set(codes)
        self._set_ticks(wanted)
        self._busy = True
        self._presets.set_current_id(self._preset_of(self.codes()))
        self._busy = False
        self.changed.emit()

    def tick_all(self) -> None:
        """Every authority that is offered."""
        self.set_codes(self._names)

    def tick_none(self) -> None:
        """No authority: the user ticks some from here."""
        self.set_codes(())

    def area(self) -> Area:
        """The area to map. Raises UserError where no authority is ticked."""
        from ...core.base.errors import UserError
        from ...core.geography.areas import get_area

        if not self.codes():
            raise UserError(tr("Tick at least one authority."))
        chosen = self._presets.current_id()
        return self._areas[chosen] if chosen != CHOSEN else get_area("+".join(self.codes()))

    def _preset_chosen(self, area_id: str) -> None:
        if self._busy or area_id == CHOSEN:
            return
        self._tick()
        self.changed.emit()

    def _ticked(self, *_: object) -> None:
        if self._busy:
            return
        self._busy = True
        self._presets.set_current_id(self._preset_of(self.codes()))
        self._busy = False
        self._say()
        self.changed.emit()

    def _preset_of(self, codes: tuple[str, ...]) -> str:
        return next((area.id for area in self._areas.values() if tuple(sorted(area.codes)) == codes), CHOSEN)

    def _tick(self) -> None:
        """Tick the preset's authorities."""
        area = self._areas.get(self._presets.current_id())
        self._set_ticks(set(area.codes) if area else set())

    def _set_ticks(self, wanted: set[str]) -> None:
        self._busy = True
        for row in range(self._authorities.count()):
            ticked = self._authorities.itemData(row, _CODE) in wanted
            self._authorities.setItemCheckState(row, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._busy = False
        self._say()

    def _say(self) -> None:
        names = self._authorities.checkedItems()
        self._authorities.setToolTip(
            tr("{count} ticked: {names}").format(count=len(names), names=", ".join(names))
            if names
            else tr("None ticked")
        )
