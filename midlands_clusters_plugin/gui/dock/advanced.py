"""What seldom changes: grid, size, boundaries, postcodes, file. Folded away, with its present value in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...core.base import settings
from ...core.base.i18n import tr, written
from ...core.grid.hexgrid import H3_RESOLUTIONS, h3_available, make_grid
from ..data.area_page import AreaPage
from ..widgets.models import CHOSEN
from ..widgets.narrow_dock import fill, one_at_a_time, say
from ..widgets.output_path import default_file, numbered, refuse_other_data, with_suffix

_LONGEST = 60  # letters of a path that is shown whole
_GRIDS = ("bng", "h3")


class Advanced(QObject):
    """Works the widgets of the group Advanced, which are the panel's."""

    def __init__(self, ui: Any, iface: Any, area: AreaPage) -> None:
        super().__init__(ui)
        self._ui, self._area = ui, area
        ways = ((tr("Count them"), "count"), (tr("Count and list them"), "list"))
        fill(ui.addresses, (*ways, (tr("Leave them out and list them"), "leave_out")))  # as shared_addresses.TREATMENTS
        ui.boundary_page.use(iface, ui.boundaries)
        ui.postcodes.use(iface)
        stops = [ui.boundaries, *ui.boundary_page.tab_stops(), ui.postcodes.button]
        for before, after in zip(stops, stops[1:]):
            QWidget.setTabOrder(before, after)
        ui.output.setStorageMode(ui.output.StorageMode.SaveFile)
        self._fill_grids()
        for button in ui.advanced.findChildren(QToolButton, "collapseButton"):
            button.setToolTip(tr("Show or hide size, boundaries, postcodes and file"))
            button.setAccessibleName(ui.advanced.title())
        ui.disclosure.output_file = self.output_file
        ui.advanced.setCollapsed(True)
        one_at_a_time(ui.advanced, ui.map_choice, ui.disclosure, ui.advanced_note)
        one_at_a_time(ui.disclosure, ui.map_choice, ui.advanced, ui.advanced_note)

    def _fill_grids(self) -> None:
        ui = self._ui
        ui.grid.addItem(tr("British National Grid"), "bng")
        if h3_available():
            ui.grid.addItem(tr("H3"), "h3")
        else:
            ui.grid.setToolTip(tr("H3 cells need the Python package h3, which this QGIS lacks."))
        ui.grid.setEnabled(ui.grid.count() > 1)
        for resolution in H3_RESOLUTIONS:
            ui.resolution.addItem(tr("Resolution {}").format(resolution), float(resolution))
        ui.resolution.setCurrentIndex(1)
        ui.size.setValue(settings.read("cell_size", QgsSettings()))

    @property
    def changed(self) -> tuple[Any, ...]:
        """The signals that say that another map is asked for, or another file."""
        ui = self._ui
        return (
            ui.boundary_page.changed,
            ui.postcodes.changed,
            ui.grid.currentIndexChanged,
            ui.size.valueChanged,
            ui.resolution.currentIndexChanged,
            ui.output.fileChanged,
            ui.addresses.currentIndexChanged,
            ui.beside.toggled,
        )

    def asked(self) -> dict[str, Any]:
        """What these widgets say of the map to be made, by the names that a job has. Raises UserError."""
        output = self.output_file()
        refuse_other_data(output)
        return {
            "grid": self._ui.grid.currentData(),
            "size": self.size(),
            "output": output,
            "addresses": self._ui.addresses.currentData(),
            "beside": self._ui.beside.isChecked(),
        }

    def added(self) -> None:
        """The run is over: the next one replaces its map again, unless the user ticks the box anew."""
        self._ui.beside.blockSignals(True)  # no choice of the user's: what the run warned of stays in sight
        self._ui.beside.setChecked(False)
        self._ui.beside.blockSignals(False)

    def size(self) -> float:
        """Metres across flats, or the H3 resolution."""
        ui = self._ui
        return float(ui.resolution.currentData() if ui.grid.currentData() == "h3" else ui.size.value())

    def signature(self) -> tuple[Any, ...]:
        """Equal where the same boundaries, postcodes and hexagons are chosen."""
        ui = self._ui
        hexagons = ui.grid.currentData(), self.size()
        return ui.boundary_page.signature(), ui.postcodes.signature(), *hexagons, ui.addresses.currentData()

    def output_file(self) -> Path:
        """The file to write: the one that is typed, else one named after what is mapped; a new one for another map."""
        return numbered(self._named_file()) if self._ui.beside.isChecked() else self._named_file()

    def _named_file(self) -> Path:
        ui = self._ui
        typed = ui.output.filePath().strip()
        if typed:
            return with_suffix(typed)
        area = ui.area.current_id() if ui.area.current_id() != CHOSEN else "+".join(self._area.codes())
        protected = ui.disclosure.rule() is not None
        grid = ui.grid.currentData()
        return default_file(
            QgsProject.instance(), ui.cluster.current_id(), area, self.size(), grid, protected=protected
        )

    def show_notes(self) -> None:
        """What the choices mean; all of them in one line where the group is folded."""
        ui, kind = self._ui, self._ui.grid.currentData()
        ui.size_pages.setCurrentIndex(_GRIDS.index(kind))
        ui.size_label.setBuddy(ui.resolution if kind == "h3" else ui.size)
        wording = make_grid(kind, self.size()).describe()
        say(ui.size_note, wording[0].upper() + wording[1:] + ".")
        target = self.output_file()
        named = ui.output.filePath() and not ui.beside.isChecked()
        say(ui.output_note, "" if named else tr("Goes to {}").format(breakable(shortened(target))))
        ui.output_note.setToolTip(str(target))
        size = ui.resolution.currentText() if kind == "h3" else written(f"{self.size():,.0f} m")
        if ui.addresses.currentData() != "count":
            size = f"{size}; {ui.addresses_label.text()}: {ui.addresses.currentText()}"
        if ui.beside.isChecked():
            size = f"{ui.beside.text()}; {size}"
        parts = [size, ui.boundaries.currentText(), ui.postcodes.wording.text().rstrip("."), breakable(target.name)]
        ui.advanced_note.setText("; ".join(parts))
        ui.advanced_note.setToolTip(f"{ui.size_note.text()}\n{target}")
        ui.advanced_note.setVisible(ui.advanced.isCollapsed() and ui.disclosure.isCollapsed())


def breakable(path: str) -> str:
    """A path that can be broken into lines after its separators, with invisible spaces."""
    for mark in ("/", "\\", "_"):
        path = path.replace(mark, mark + "\u200b")
    return path


def shortened(path: Path) -> str:
    """A long path by its last folder and name: the tooltip has all of it."""
    return str(path) if len(str(path)) <= _LONGEST else str(Path("…", *path.parts[-2:]))
