"""New authorities from a file, or put together of districts by clicking: the window for that."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHeaderView, QTreeWidgetItem, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import counted, sentences, tr
from ...core.geography.area_list import Area, blocks_known, upper_of
from ...core.geography.area_outlines import use_polygons
from ...core.geography.arrangement_file import ArrangementRow
from ...core.geography.arrangement_outlines import polygon_area
from ...core.geography.arrangements import STATUSES, Arrangement, arrangements_of, read_arrangements, use_arrangements
from ...core.geography.authorities import current_names
from ...core.geography.member_polygons import member_polygons
from ...sources.layers.polygon_layers import NAMED_POLYGONS, polygon_frame, polygon_source
from ..widgets.narrow_dock import fill, load_form

_NAME, _TODAY, _NEW = range(3)
_CODE = Qt.ItemDataRole.UserRole


class NewAuthoritiesDialog(QDialog):
    """``used`` is called with the arrangement, or the area of polygons, when the user takes it for the map."""

    def __init__(self, used: Callable[[Any], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = used
        self._read: Arrangement | None = None
        load_form(self, "new_authorities")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 640)
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.layer.setCurrentIndex(0)
        names = current_names()
        for code, name in blocks_known().items():
            line = QTreeWidgetItem([name, names[upper_of(code)], ""])
            line.setData(_NAME, _CODE, code)
            self.districts.addTopLevelItem(line)
        self.districts.sortItems(_TODAY, Qt.SortOrder.AscendingOrder)
        self.districts.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.authority.lineEdit().setPlaceholderText(tr("Name of a new authority"))
        fill(self.status, zip((tr("in force"), tr("option"), tr("decided")), STATUSES))
        self.status.setCurrentIndex(1)
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._ok.setText(tr("Use on the map"))
        self._save.setText(tr("Save as a file…"))
        self.file.fileChanged.connect(lambda _path: self._read_file())
        self.layer.layerChanged.connect(lambda _layer: self._layer_chosen())
        self.put.clicked.connect(self._put)
        self.take.clicked.connect(lambda: self._change(""))
        self.buttons.accepted.connect(self._use)
        self._save.clicked.connect(self._save_as)
        self._say()

    # --- a file

    def _read_file(self) -> None:
        path = str(self.file.filePath()).strip().strip('"')
        if not path:
            return
        try:
            polygons = member_polygons(*self._frame()) if self.layer.currentLayer() is not None else None
            several = list(read_arrangements(path, polygons).values())
        except UserError as error:
            self._read = None
            self._say(error.message)
            return
        self._read = several[0]
        use_arrangements(several)
        self._show(self._read)
        more = [one.name for one in several[1:]]
        self._say(tr("The list of areas also has: {names}.").format(names="; ".join(more)) if more else "")

    def _layer_chosen(self) -> None:
        if str(self.file.filePath()).strip():
            self._read_file()
        else:
            self._say()

    def _alone(self) -> bool:
        """Whether a layer of polygons is all that is given: then each of its names is an area."""
        given = str(self.file.filePath()).strip() or any(line.text(_NEW) for line in self._lines())
        return self.layer.currentLayer() is not None and not given

    def _area(self) -> Area:
        """The layer's polygons as an area. Raises UserError."""
        frame, name = self._frame()
        return use_polygons(polygon_area(frame, member_polygons(frame, name).names()[0], name), name)

    def _frame(self) -> tuple[Any, str]:
        source = polygon_source(self.layer.currentLayer(), QgsProject.instance().transformContext(), NAMED_POLYGONS)
        return polygon_frame(source), source.name

    def _show(self, made: Arrangement) -> None:
        """Show what a file says in the lists, where it may be changed."""
        for line in self._lines():
            line.setText(_NEW, made.authorities.get(made.blocks.get(line.data(_NAME, _CODE), ""), ""))
        self.authority.clear()
        self.authority.addItems(list(made.authorities.values()))
        self.name.setText(made.name)
        self.date.setText(made.date)
        if made.status in STATUSES:
            self.status.setCurrentIndex(STATUSES.index(made.status))

    # --- clicked together

    def _lines(self) -> list[QTreeWidgetItem]:
        return [self.districts.topLevelItem(row) for row in range(self.districts.topLevelItemCount())]

    def _put(self) -> None:
        name = self.authority.currentText().strip()
        if not name:
            self._say(tr("Write the name of the new authority first."))
            return
        if self.authority.findText(name) < 0:
            self.authority.addItem(name)
        self._change(name)

    def _change(self, name: str) -> None:
        for line in self.districts.selectedItems():
            line.setText(_NEW, name)
        if self._read is None or not self._read.pieces:
            self._read = None  # what is shown now is no longer what the file says
        self._say()

    def rows(self) -> list[ArrangementRow]:
        """What is clicked together, one row a member."""
        about = self.date.text().strip(), str(self.status.currentData()), ""
        name = self.name.text().strip() or tr("My arrangement")
        put = [(line.text(_NEW), (line.data(_NAME, _CODE),)) for line in self._lines() if line.text(_NEW)]
        return [ArrangementRow(number, name, *one, *about) for number, one in enumerate(put, 1)]

    def arrangement(self) -> Arrangement:
        """What was read, or clicked together. Raises UserError."""
        if self._read is not None:
            return self._read
        rows = self.rows()
        if not rows:
            raise UserError(tr("Choose a file of new authorities, or put some districts into a new authority."))
        return next(iter(arrangements_of(rows).values()))

    def _say(self, first: str = "") -> None:
        usable = savable = self._alone() and not first
        if usable:
            wording, savable = tr("Each name in the layer becomes an area of the map; no codes are needed."), False
        else:
            try:
                made = self.arrangement()
            except UserError as error:
                wording = first or error.message
            else:
                count = counted("{n} new authority.", "{n} new authorities.", len(made.authorities))
                wording, usable, savable = sentences(first, count, *made.notes), True, True
        self.note.setText(wording)
        self._ok.setEnabled(usable)
        self._save.setEnabled(savable)

    def _use(self) -> None:
        try:
            made = self._area() if self._alone() else self.arrangement()
        except UserError as error:
            self._say(error.message)
            return
        if isinstance(made, Arrangement):
            use_arrangements([made])
        self._used(made)
        self.accept()

    def _save_as(self) -> None:
        from ...core.files.whole_file import write_text

        path, _ = QFileDialog.getSaveFileName(self, tr("Save the new authorities"), "", tr("CSV (*.csv)"))
        if not path:
            return
        target = Path(path).with_suffix(".csv")
        try:
            write_text(target, as_csv(self.arrangement()))
        except UserError as error:
            self._say(error.message)
            return
        self._say(tr("Saved as {file}.").format(file=target.name))


def as_csv(made: Arrangement) -> str:
    """An arrangement as the file that it can be read from again; of polygons their numbers are not written."""
    from ...core.files.spreadsheet import inert  # pandas: not at QGIS's start

    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["arrangement", "authority", "members", "date", "status", "source"])
    names = blocks_known()
    for key, name in made.authorities.items():
        members = "; ".join(names[code] for code, one in made.blocks.items() if one == key)
        table.writerow([inert(one) for one in (made.name, name, members, made.date, made.status, made.source)])
    return text.getvalue()
