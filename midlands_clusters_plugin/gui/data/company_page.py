"""The widgets that say where the companies come from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QStackedWidget

from ...cartography.record.roles import ROLE
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...qgis_io.stamp import layer_stamp
from ..tasks.job import FILE, LAYER, POSTGIS, SAMPLE, CompanyInput
from .company_options import CompanyOptions
from .typed_path import when_settled

KINDS = (SAMPLE, FILE, LAYER, POSTGIS)


class CompanyPage(QObject):
    """Sample, file, layer or PostGIS.

    ``changed`` comes when another input is chosen, ``file_chosen`` when a file is to be looked at, ``table_chosen``
    when another layer or table is, ``columns_asked`` when the user wants to see its columns.
    """

    changed = pyqtSignal()
    file_chosen = pyqtSignal(str)
    table_chosen = pyqtSignal()
    columns_asked = pyqtSignal()

    def __init__(self, ui: Any) -> None:
        super().__init__(ui)
        self._ui = ui
        self._mapping: tuple[tuple[str, str], ...] = ()
        ui.company_layer.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)  # premises may be outlines
        self.leave_out_own()
        self.options = CompanyOptions(ui)
        ui.form.insertRow(2, self.options)
        self.options.show_for(file=False, anything=False)
        for button in (ui.layer_columns, ui.postgis_page.columns):
            button.clicked.connect(self.columns_asked)
        show_page(ui.companies_pages, 0)
        ui.companies.currentIndexChanged.connect(self._kind_chosen)
        ui.company_file.fileChanged.connect(self._path_changed)
        when_settled(ui.company_file, self._file_chosen)
        ui.company_layer.layerChanged.connect(lambda _: self._table_chosen())
        ui.postgis_page.changed.connect(self._table_chosen)
        self.options.changed.connect(self.changed)

    @property
    def kind(self) -> str:
        """sample, file, layer or postgis."""
        return KINDS[self._ui.companies.currentIndex()]

    @property
    def path(self) -> str:
        """The chosen file, "" if none."""
        return self._ui.company_file.filePath().strip().strip('"') if self.kind == FILE else ""

    def set_mapping(self, mapping: dict[str, str]) -> None:
        """Columns as the user confirmed them; empty where the file says it all."""
        new = tuple(sorted(mapping.items()))
        if new != self._mapping:
            self._mapping = new
            self.changed.emit()

    def mapping(self) -> dict[str, str]:
        """Company table column -> column of the file."""
        return dict(self._mapping)

    def signature(self) -> tuple:
        """Equal where the same input is chosen; asks no file."""
        if self.kind == SAMPLE:
            return (SAMPLE,)
        how = (self._mapping, self.options.choices())
        if self.kind == POSTGIS:
            return (POSTGIS, *self._ui.postgis_page.signature(), how)
        layer = self._ui.company_layer.currentLayer()
        return (self.kind, self.path, how, layer.id() if layer and self.kind == LAYER else "")

    def company_input(self) -> CompanyInput:
        """The choice, looked up on this thread. Raises UserError where none is made."""
        if self.kind == SAMPLE:
            return CompanyInput()
        if self.kind == FILE and not self.path:
            raise UserError(tr("Choose a file of companies."))
        _, sites, dissolved, accounts, columns = self.options.choices()
        plain = CompanyInput(self.kind, mapping=self._mapping, sites=sites, accounts=accounts, accounts_mapping=columns)
        if self.kind == FILE:
            return replace(plain, path=self.path_and_layer(), dissolved=dissolved)
        if self.kind == POSTGIS:
            return replace(plain, table=self._ui.postgis_page.chosen())
        layer = self._ui.company_layer.currentLayer()
        if layer is None:
            raise UserError(tr("Choose a layer of companies or a table; the project has none yet."))
        from ...sources.layers.layer_frames import layer_source

        source = layer_source(layer, QgsProject.instance().transformContext())
        return replace(plain, source=source, layer=layer_stamp(layer))

    def path_and_layer(self) -> str:
        """The file, and the chosen one of its layers, as QGIS writes both."""
        layer = self.options.layer()
        return f"{self.path}|layername={layer}" if layer else self.path

    def table_header(self) -> list[str]:
        """Column names of the chosen layer; nothing for another input."""
        layer = self._ui.company_layer.currentLayer() if self.kind == LAYER else None
        return [] if layer is None else list(layer.fields().names())

    def leave_out_own(self, *_: object) -> None:
        """Of the plugin's own layers only companies are offered: hexagons, areas and places are none."""
        roles = {
            layer: str(layer.customProperty(ROLE) or "companies")
            for layer in QgsProject.instance().mapLayers().values()
        }
        self._ui.company_layer.setExceptedLayerList([layer for layer, role in roles.items() if role != "companies"])

    def _kind_chosen(self, index: int) -> None:
        show_page(self._ui.companies_pages, index)
        self.options.show_for(file=self.kind == FILE, anything=self.kind != SAMPLE)
        self._mapping = ()
        if self.kind == FILE and self.path:
            self.file_chosen.emit(self.path)
        else:
            self.table_chosen.emit()
        if self.kind == POSTGIS:
            self._ui.postgis_page.open()
        self.changed.emit()

    def _table_chosen(self) -> None:
        self._mapping = ()
        self.table_chosen.emit()
        self.changed.emit()

    def _path_changed(self, _path: str) -> None:
        self._mapping = ()
        self.options.forget_layers()
        self._ui.columns.setEnabled(False)
        self.changed.emit()

    def _file_chosen(self, _path: str) -> None:
        if self.path:
            self.file_chosen.emit(self.path)


def show_page(pages: QStackedWidget, index: int) -> None:
    """Show a page and take only the height that it needs: a stack is otherwise as tall as its tallest page."""
    for number in range(pages.count()):
        policy = QSizePolicy.Policy.Preferred if number == index else QSizePolicy.Policy.Ignored
        pages.widget(number).setSizePolicy(QSizePolicy.Policy.Preferred, policy)
    pages.setCurrentIndex(index)
    pages.updateGeometry()
