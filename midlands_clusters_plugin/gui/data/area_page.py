"""The two area widgets as one choice: a preset ticks its authorities; ticking finds the preset or makes a set."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from qgis.core import QgsSettings
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QPushButton

from ...core.base import settings
from ...core.base.i18n import tr
from ...core.geography.area_list import own_areas
from ...core.geography.areas import Area, areas, districts, get_area
from ...core.geography.arrangements import Arrangement, arrangements, members_stamp
from ..widgets.grouped_combo import Entry, Group, GroupedComboBox
from ..widgets.models import CHOSEN, area_groups

_CODE = Qt.ItemDataRole.UserRole
_NOT_TICKED = ("district", "arrangement", "polygons")
_ASK = "new_authorities"


def _known() -> dict[str, Area]:
    """Every area that is offered: presets, authorities, districts, arrangements of new authorities."""
    new = {one: get_area(one) for one in arrangements()}
    return {**areas(), **districts(), **new, **own_areas()}


def _groups(known: dict[str, Area]) -> list[Group]:
    tip = tr("Read new authorities from a file, or put districts together")
    return [*area_groups(known.values()), Group("", (Entry(_ASK, tr("New authorities of your own…"), tip),))]


class AreaPage(QObject):
    """Which authorities to map. ``changed`` comes once for each change of the set."""

    changed = pyqtSignal()

    def __init__(
        self, presets: GroupedComboBox, authorities: QgsCheckableComboBox, region: QPushButton | None = None
    ) -> None:
        super().__init__(presets)
        self._presets, self._authorities = presets, authorities
        self._areas = _known()
        self._busy = False
        self._before = next(iter(self._areas))
        self._names = {area.codes[0]: area.name for area in self._areas.values() if area.kind == "authority"}
        authorities.setSeparator(", ")
        authorities.setDefaultText(tr("None ticked"))
        for code, name in sorted(self._names.items(), key=lambda item: item[1]):
            authorities.addItemWithCheckState(name, Qt.CheckState.Unchecked, code)
        presets.set_groups(_groups(self._areas))
        own = settings.read("area", QgsSettings())
        presets.set_current_id(own if own in self._areas else next(iter(self._areas)))
        self._tick()
        if region is not None:
            self._offer_regions(region)
        presets.chosen.connect(self._preset_chosen)
        authorities.model().dataChanged.connect(self._ticked)  # checkedItemsChanged is silent when a program ticks

    def codes(self) -> tuple[str, ...]:
        """GSS codes of the area, sorted: the ticked authorities, or a district or new authorities from the list."""
        chosen = self._areas.get(self._presets.current_id())
        if chosen is not None and chosen.kind in _NOT_TICKED:
            return tuple(sorted(chosen.codes))
        return tuple(sorted(self._authorities.checkedItemsData()))

    def signature(self) -> tuple[Any, ...]:
        """Equal where the same authorities are chosen, made of the same."""
        return self.codes(), members_stamp(self.codes())

    def set_codes(self, codes: Iterable[str]) -> None:
        """Tick these authorities, as far as they are offered."""
        wanted = set(codes)
        self._set_ticks(wanted)
        self._busy = True
        ticked = tuple(sorted(self._authorities.checkedItemsData()))
        self._presets.set_current_id(self._preset_of(ticked or tuple(sorted(wanted))))
        self._busy = False
        self.changed.emit()

    def tick_all(self) -> None:
        """Every authority that is offered."""
        self.set_codes(self._names)

    def tick_none(self) -> None:
        """No authority: the user ticks some from here."""
        self.set_codes(())

    def _offer_regions(self, button: QPushButton) -> None:
        """A button whose menu ticks the authorities of a region."""
        menu = QMenu(button)
        for one in self._areas.values():
            if one.kind == "region":
                menu.addAction(one.name, partial(self.set_codes, one.codes))
        button.setMenu(menu)

    def area(self) -> Area:
        """The area to map. Raises UserError where no authority is ticked."""
        from ...core.base.errors import UserError

        if not self.codes():
            raise UserError(tr("Tick at least one authority."))
        chosen = self._presets.current_id()
        return self._areas[chosen] if chosen != CHOSEN else get_area("+".join(self.codes()))

    def open_dialog(self) -> None:
        """Open the window in which new authorities are read from a file or put together; the area stays till then."""
        from .new_authorities import NewAuthoritiesDialog

        self._busy = True
        self._presets.set_current_id(self._before)
        self._busy = False
        NewAuthoritiesDialog(self.use_arrangement, self._presets.window()).open()

    def stored(self) -> dict[str, Any] | None:
        """The chosen area as plain data where it is one of the user's own, which no other session knows; else None."""
        codes = self.codes()
        if not any(code.startswith(("new-", "own-")) for code in codes):
            return None
        from ...core.geography.area_outlines import stored_area

        return stored_area(codes)

    def restore(self, data: Any) -> None:
        """Offer again what a project has stored."""
        if not isinstance(data, dict):
            return
        from ...core.geography.area_outlines import use_stored

        use_stored(data)
        self._offer()

    def _offer(self) -> None:
        self._areas = _known()
        self._busy = True
        self._presets.set_groups(_groups(self._areas))
        self._busy = False

    def use_arrangement(self, made: Arrangement | Area) -> None:
        """Offer an arrangement that was read or put together, or an area of polygons, and choose it."""
        self._offer()
        if self._presets.current_id() == made.id:
            self._preset_chosen(made.id)  # the same name, made of something else
        self._presets.set_current_id(made.id)

    def _preset_chosen(self, area_id: str) -> None:
        if area_id == _ASK and not self._busy:
            self.open_dialog()
        if self._busy or area_id in (CHOSEN, _ASK):
            return
        self._before = area_id
        self._tick()
        self.changed.emit()

    def _ticked(self, *_: object) -> None:
        if self._busy:
            return
        self._busy = True
        self._presets.set_current_id(self._preset_of(tuple(sorted(self._authorities.checkedItemsData()))))
        self._busy = False
        self._say()
        self.changed.emit()

    def _preset_of(self, codes: tuple[str, ...]) -> str:
        return next((area.id for area in self._areas.values() if tuple(sorted(area.codes)) == codes), CHOSEN)

    def _tick(self) -> None:
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
        ticked = tr("{count} ticked: {names}").format(count=len(names), names=", ".join(names))
        self._authorities.setToolTip(ticked if names else tr("None ticked"))
