"""What can be done with a finished map: a list, and each page opened in its place with a way back, as QGIS's styling
panel does. A page is made when it is first opened.

A page is a QWidget with ``show_map(group, metric)`` (``group`` is None while there is no map), ``shut_down()`` and the
signal ``changed``, sent after the page itself changed the map; one whose work stays on the screen says
``always_reported = True``. Making them late keeps the dock quick to open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsPrintLayout, QgsProject
from qgis.gui import QgsPanelWidget, QgsPanelWidgetStack
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..shell.help import HOME, TOPIC
from ..shell.help_topics import TOPICS
from ..widgets.canvas_notice import show_notice
from ..widgets.narrow_dock import tab_after
from .shown_map import LayersWatch, cluster_of_map, facts_of_map, layers_of_map

_ID = Qt.ItemDataRole.UserRole


class PageEntry(NamedTuple):
    """A page's id (also its panel's object name), title, what it is for, and QGIS's icon; "style_group" is made by the
    class StylePage of the module style_page.

    With an ``algorithm`` the line opens that algorithm's window in place of a page.
    """

    id: str
    title: str
    tip: str = ""
    icon: str = ""
    algorithm: str = ""

    @property
    def module(self) -> str:
        """The module that holds the page's class."""
        return self.id.replace("_group", "_page")

    @property
    def name(self) -> str:
        """The name of the page's class."""
        return "".join(part.capitalize() for part in self.module.split("_"))


def entries() -> list[PageEntry]:
    """The pages, from the top down."""
    return [
        PageEntry("style_group", tr("Colours and classes"), icon="propertyicons/symbology.svg",
                  tip=tr("How values become colours: classes, colour ramp, labels, authorities, towns")),
        PageEntry("spikes_group", tr("Spikes"), icon="mIconWarning.svg",
                  tip=tr("Hexagons that stand out because of one company, one group or one address")),
        PageEntry("places_group", tr("Places and background"), icon="mActionAddMarker.svg",
                  tip=tr("Universities, innovation hubs, investment sites, places of your own, and the map behind")),
        PageEntry("statistics_group", tr("Statistics"), icon="mActionSum.svg",
                  tip=tr("Hot spots, location quotient, concentration, growth and more, as a layer on top")),
        PageEntry("area_data_group", tr("Area data"), icon="mActionAddTable.svg",
                  tip=tr("Published figures by authority under the hexagons")),
        PageEntry("query_group", tr("Questions"), icon="mActionIdentify.svg",
                  tip=tr("Find companies, hexagons or places by conditions, such as within 5 km of a site")),
        PageEntry("point_group", tr("What is here?"), icon="mActionMapIdentification.svg",
                  tip=tr("The figures of a hexagon, a circle or a polygon that you point at")),
        PageEntry("scorecard_group", tr("Scorecard"), icon="mActionOpenTable.svg",
                  tip=tr("The 2023 report's metrics of the cluster beside those of your companies")),
        PageEntry("view3d_group", tr("3D"), icon="mActionNew3DMap.svg",
                  tip=tr("The hexagons as columns, in QGIS's 3D view and as a picture")),
        PageEntry("layout_group", tr("Print and export"), icon="mActionFilePrint.svg",
                  tip=tr("Pages as PDF, PNG or SVG, from a template, with a preview")),
    ]  # fmt: skip


def tools() -> list[PageEntry]:
    """What has a window of its own, after the pages."""
    return [
        PageEntry("comparearrangements", tr("Old and new authorities"), icon="processingAlgorithm.svg",
                  algorithm="midlandsclusters:comparearrangements",
                  tip=tr("Counts the same companies by the authorities of today and by new ones: two outlines on one "
                         "map, and a table of old by new."))
    ]  # fmt: skip


class _Panel(QgsPanelWidget):
    """Escape is for the dock: it stops a run before it leads back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class MapPages(QObject):
    """The list and its pages in a stack, and which map they work on.

    ``changed`` says that one of the pages changed the map. The open page is told by ``show_map`` itself. ``ready`` are
    widgets that stand first in the list, made already: entry -> widget.
    """

    changed = pyqtSignal()
    opened = pyqtSignal(str)  # the id of the page, "" for the list

    def __init__(
        self,
        iface: Any,
        stack: QgsPanelWidgetStack,
        wanted: list[PageEntry] | None = None,
        ready: dict[PageEntry, QWidget] | None = None,
    ) -> None:
        super().__init__(stack)
        self._iface, self._stack = iface, stack
        self._map: tuple[QgsLayerTreeGroup | None, str] = (None, "")
        self._watch = LayersWatch(self)
        self._watch.altered.connect(self._map_altered)
        wanted = [*entries(), *tools()] if wanted is None else wanted
        self._pages: dict[str, Any] = {}
        self._panels: dict[str, _Panel] = {}
        self._entries = {one.id: one for one in [*(ready or {}), *wanted]}
        self._open = ""
        self.headline = QLabel(objectName="headline", wordWrap=True)
        self.list = self._make_list()
        stack.setMainPanel(self._main_panel())
        for entry, widget in (ready or {}).items():
            self._add_panel(entry).setWidget(widget)
        self.back_button = stack.findChild(QToolButton, "mBackButton")
        for area in stack.findChildren(QScrollArea):  # QGIS's own round the pages, which scroll by themselves
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button in stack.findChildren(QToolButton):
            button.setToolTip(tr("Back to the list (Esc)") if button is self.back_button else tr("More"))
            button.setAccessibleName(button.toolTip())

    def _make_list(self) -> QListWidget:
        title = tr("What can be done with the map")
        made = QListWidget(objectName="uses", accessibleName=title, frameShape=QFrame.Shape.NoFrame)
        for entry in self._entries.values():
            item = QListWidgetItem(QgsApplication.getThemeIcon(entry.icon), entry.title, made)
            item.setData(_ID, entry.id)
            item.setToolTip(entry.tip)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.tip)
        made.itemClicked.connect(lambda item: self.open(item.data(_ID)))
        made.itemActivated.connect(lambda item: self.open(item.data(_ID)))
        made.setCurrentRow(0)
        return made

    def _main_panel(self) -> QgsPanelWidget:
        self._main = _Panel(self._stack)
        self._main.setDockMode(True)
        self._main.setPanelTitle(tr("Use"))
        layout = QVBoxLayout(self._main)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.headline)
        layout.addWidget(self.list)
        return self._main

    def _add_panel(self, entry: PageEntry) -> QScrollArea:
        panel = self._panels[entry.id] = _Panel(self._stack, objectName=entry.id, accessibleName=entry.title)
        panel.hide()
        panel.setAutoDelete(False)
        panel.setDockMode(True)
        panel.setPanelTitle(entry.title)
        panel.setProperty(TOPIC, TOPICS.get(entry.id, HOME))
        scroll = QScrollArea(panel, frameShape=QFrame.Shape.NoFrame, widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        return scroll

    # --- opening and going back

    def open(self, ident: str) -> None:
        """Show a page in place of the list, made the first time it is asked for, with the map of now."""
        entry = self._entries[ident]
        if entry.algorithm:
            _open_algorithm(entry.algorithm, self._map[0])
        if ident == self._open or entry.algorithm:
            return
        self.back()
        if ident not in self._panels:
            scroll = self._add_panel(entry)
            made = getattr(import_module(f".{entry.module}", __package__), entry.name)
            page = self._pages[ident] = made(self._iface, scroll)
            page.changed.connect(lambda: self._page_changed(ident))
            scroll.setWidget(page)
            layout = page.layout()
            if isinstance(layout, QVBoxLayout) and not layout.expandingDirections() & Qt.Orientation.Vertical:
                layout.addStretch()  # what there is stands at the top, not spread over the dock
            tab_after(self.back_button, page)
        self._open = ident
        panel = self._panels[ident]
        with suppress(TypeError):  # QGIS 3.22 connects a panel at each opening, and would close it as often
            panel.panelAccepted.disconnect()
        self._main.openPanel(panel)
        panel.panelAccepted.connect(lambda _panel: self._closed())
        if ident in self._pages:
            self._pages[ident].show_map(*self._map)
        self.back_button.setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit(ident)

    def back(self) -> bool:
        """Return to the list; whether a page was open."""
        if not self._open:
            return False
        self._stack.acceptCurrentPanel()
        return True

    def _closed(self) -> None:
        closed, self._open = self._open, ""
        row = next((row for row in range(self.list.count()) if self.list.item(row).data(_ID) == closed), 0)
        self.list.setCurrentRow(row)
        self.list.setFocus()
        self.opened.emit("")

    def show_row(self, ident: str, there: bool) -> None:
        """Offer a page in the list, or not; one that is open then gives way to the list."""
        row = list(self._entries).index(ident)
        self.list.setRowHidden(row, not there)
        if not there and ident == self._open:
            self.back()

    @property
    def current(self) -> str:
        """The id of the open page, "" where the list is shown."""
        return self._open

    def scroll(self) -> Any:
        """What scrolls now: the open page's area, or the list."""
        return self._panels[self._open].findChild(QScrollArea) if self._open else self.list

    # --- the map

    @property
    def group(self) -> QgsLayerTreeGroup | None:
        """The group of the map that the pages work on."""
        return self._map[0]

    def page(self, ident: str) -> Any:
        """The page of an id, None while it has never been opened."""
        return self._pages.get(ident)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> Iterator[None]:
        """A map arrived, its metric changed, or it is gone: tell the open page and those that must know, one a step. A
        closed page asks when it is opened.
        """
        self._map = (group, metric)
        self._watch.watch(group)
        for ident, page in list(self._pages.items()):
            if self._follows(ident, page):
                page.show_map(group, metric)
                yield
        _follow_map(self._iface, group)

    def _map_altered(self) -> None:
        if self._open in self._pages:
            self._pages[self._open].map_altered()

    def _page_changed(self, source: str) -> None:
        for ident, page in self._pages.items():
            if ident != source and self._follows(ident, page):
                page.show_map(*self._map)
        _follow_map(self._iface, self._map[0])
        self.changed.emit()

    def _follows(self, ident: str, page: Any) -> bool:
        """Whether a page must know at once: it is open, or what it made (a 3D view) stays on the screen without it."""
        return ident == self._open or bool(getattr(page, "always_reported", False))

    def shut_down(self) -> None:
        for page in self._pages.values():
            page.shut_down()
        self._pages = {}
        self._map = (None, "")
        self._watch.watch(None)
        show_notice(self._iface, "")


def _open_algorithm(algorithm: str, group: QgsLayerTreeGroup | None) -> None:
    """The algorithm's own window, filled with the map's companies and cluster."""
    import processing  # QGIS's plugin: it may be off

    companies = layers_of_map(group).get("companies")
    given = {"CLUSTER": cluster_of_map(group), **({"COMPANIES": companies.id()} if companies is not None else {})}
    dialog = processing.createAlgorithmDialog(algorithm, given)
    if dialog is not None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()


def _follow_map(iface: Any, group: QgsLayerTreeGroup | None) -> None:
    """A map arrived or changed: mark pages that are no longer true, renew the open ones, watch the map from now on."""
    facts = facts_of_map(group)
    show_notice(iface, tr("Illustrative sample: not real companies") if facts is not None and facts.sample else "")
    if group is None:
        return
    from ...cartography.map import page_age
    from ...cartography.page import pages

    project = QgsProject.instance()
    page_age.watch(group)
    stale = page_age.mark_stale_pages(project)
    designers = iface.openLayoutDesigners() if stale and hasattr(iface, "openLayoutDesigners") else []
    open_pages = [one.layout() for one in designers]
    for page in stale:
        of = page_age.map_of(project, page)
        if of is not None and isinstance(page, QgsPrintLayout) and page in open_pages:
            with suppress(UserError):  # it stays marked
                pages.refresh(page, of)
