"""The dock's page "What is here?": the figures of the ground that the user points at or types."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsLayerTreeGroup

from ...core.base.i18n import tr
from ..widgets.narrow_dock import say
from .map_page import MapPage
from .shown_map import map_about


class PointPage(MapPage):
    """The page of ``at_point_panel``; figures of another map are forgotten."""

    FORM = "point_page.ui"
    always_reported = True  # its map tool and what it read stay while the page is closed

    def set_up(self) -> None:
        """Know the window."""
        self._map: tuple[Any, ...] = ()
        self.at_point_panel.set_up(self._iface)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed (which changes nothing here), or it is gone."""
        before, self._map = self._map, map_about(group)
        super().show_map(group, metric)
        say(self.state, tr("Generate a map to point at.") if group is None else "")
        self.at_point_panel.show_map(group)
        if self._map != before:
            self.at_point_panel.forget_map()

    def shut_down(self) -> None:
        """The plugin is being taken out."""
        self.at_point_panel.shut_down()
        super().shut_down()
