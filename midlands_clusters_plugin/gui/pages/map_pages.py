"""What can be done with a finished map: one collapsible group a page, each page made when its group is first opened.

A page is a QWidget with ``show_map(group, metric)`` (``group`` is None while there is no map), ``shut_down()`` and the
signal ``changed``,
sent after the page itself changed the map; one whose work stays on the screen says ``always_told = True``. Making them
late keeps the
dock quick to open.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from qgis.core import QgsLayerTreeGroup, QgsPrintLayout, QgsProject
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..shell.help import HOME, HelpButton
from ..shell.help_topics import TOPICS
from ..widgets.canvas_notice import show_notice
from .shown_map import facts_of_map


class PageEntry(NamedTuple):
    """A page's id (also its group's object name), title, and the class that makes it."""

    id: str
    title: str
    module: str
    name: str


def entries() -> list[PageEntry]:
    """The pages, from the top down."""
    return [
        PageEntry("style_group", tr("Colours and classes"), "style_page", "StylePage"),
        PageEntry("spikes_group", tr("Spikes"), "spikes_page", "SpikesPage"),
        PageEntry("places_group", tr("Places and background"), "places_page", "PlacesPage"),
        PageEntry("statistics_group", tr("Statistics"), "statistics_page", "StatisticsPage"),
        PageEntry("area_data_group", tr("Area data"), "area_data_page", "AreaDataPage"),
        PageEntry("query_group", tr("Questions"), "query_page", "QueryPage"),
        PageEntry("scorecard_group", tr("Scorecard"), "scorecard_page", "ScorecardPage"),
        PageEntry("view3d_group", tr("3D"), "view3d_page", "View3dPage"),
        PageEntry("layout_group", tr("Print and export"), "layout_page", "LayoutPage"),
    ]


class MapPages(QObject):
    """The groups in a container, and which map they work on.

    ``changed`` says that one of the pages changed the map. The other open pages are told by ``show_map`` themselves.
    """

    changed = pyqtSignal()

    def __init__(self, iface: Any, container: QWidget, wanted: list[PageEntry] | None = None) -> None:
        super().__init__(container)
        self._iface = iface
        self._map: tuple[QgsLayerTreeGroup | None, str] = (None, "")
        self._pages: dict[str, Any] = {}
        self._boxes: dict[str, QgsCollapsibleGroupBoxBasic] = {}
        outer = QVBoxLayout(container)
        outer.setContentsMargins(0, 0, 0, 0)
        for entry in entries() if wanted is None else wanted:
            self._boxes[entry.id] = self._add(entry, container, outer)

    def _add(self, entry: PageEntry, container: QWidget, outer: QVBoxLayout) -> QgsCollapsibleGroupBoxBasic:
        box = QgsCollapsibleGroupBoxBasic(entry.title, container)
        box.setObjectName(entry.id)
        box.setAccessibleName(entry.title)
        for button in box.findChildren(QToolButton):  # QGIS's own arrow has no name for a screen reader
            button.setToolTip(tr("Open or close: {}").format(entry.title))
            button.setAccessibleName(button.toolTip())
        HelpButton(box, entry.title, TOPICS.get(entry.id, HOME), self._iface)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(4, 4, 4, 4)
        box.setCollapsed(True)
        box.collapsedStateChanged.connect(lambda collapsed: None if collapsed else self._open(entry, inner))
        outer.addWidget(box)
        return box

    def _open(self, entry: PageEntry, inner: QVBoxLayout) -> None:
        """Make the page the first time its group is opened; show it the map each time."""
        page = self._pages.get(entry.id)
        if page is None:
            made = getattr(import_module(f".{entry.module}", __package__), entry.name)
            page = self._pages[entry.id] = made(self._iface, self._boxes[entry.id])
            page.changed.connect(lambda: self._page_changed(entry.id))
            inner.addWidget(page)
        page.show_map(*self._map)

    @property
    def group(self) -> QgsLayerTreeGroup | None:
        """The group of the map that the pages work on."""
        return self._map[0]

    def page(self, ident: str) -> Any:
        """The page of a group, None while it has never been opened."""
        return self._pages.get(ident)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> Iterator[None]:
        """A map arrived, its metric changed, or it is gone: tell the open pages, one a step. A closed page asks when it
        is opened.
        """
        self._map = (group, metric)
        for ident, page in list(self._pages.items()):
            if self._follows(ident, page):
                page.show_map(group, metric)
                yield
        _follow_map(self._iface, group)

    def _page_changed(self, source: str) -> None:
        for ident, page in self._pages.items():
            if ident != source and self._follows(ident, page):
                page.show_map(*self._map)
        _follow_map(self._iface, self._map[0])
        self.changed.emit()

    def _follows(self, ident: str, page: Any) -> bool:
        """Whether a page must know at once: it is open, or what it made (an open 3D view) stays on the screen when it
        is closed.
        """
        return not self._boxes[ident].isCollapsed() or bool(getattr(page, "always_reported", False))

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        for page in self._pages.values():
            page.shut_down()
        self._pages = {}
        self._map = (None, "")
        show_notice(self._iface, "")


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
    open_pages = (
        [one.layout() for one in iface.openLayoutDesigners()] if stale and hasattr(iface, "openLayoutDesigners") else []
    )
    for page in stale:
        of = page_age.map_of(project, page)
        if of is not None and isinstance(page, QgsPrintLayout) and page in open_pages:
            try:
                pages.refresh(page, of)
            except UserError:  # it stays marked
                continue
