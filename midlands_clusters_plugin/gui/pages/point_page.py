"""The dock's page "What is here?": the figures of the ground that the user points at or types."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.core import QgsLayerTreeGroup

from ...core.base.i18n import tr
from ...core.query.question import COMPANIES, Question
from ..query.answer_outputs import reasons_text
from ..query.asking import ask, look
from ..widgets import messages
from ..widgets.narrow_dock import say
from .map_page import MapPage
from .shown_map import cluster_of_map, layer_of_map, map_about


class PointPage(MapPage):
    """The page of ``at_point_panel``; figures of another map are forgotten."""

    always_reported = True  # its map tool and what it read stay while the page is closed

    def set_up(self) -> None:
        self._map: tuple[Any, ...] = ()
        self.at_point_panel.set_up(self._iface)
        self.at_point_panel.figures.linkActivated.connect(lambda _: self.show_reasons())

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed (which changes nothing here), or it is gone."""
        before, self._map = self._map, map_about(group)
        super().show_map(group, metric)
        say(self.state, tr("Generate a map to see the figures of a place on it.") if group is None else "")
        self.at_point_panel.show_map(group)
        if self._map != before:
            self.at_point_panel.forget_map()

    def show_reasons(self) -> None:
        """A window with the clusters that each company of the figures is in, and the rule that took it."""
        condition = self.at_point_panel.condition()
        if condition is None:
            return
        with messages.warned(self._iface):
            question = Question(COMPANIES, condition)
            looked = look(layer_of_map(self._group, "companies"), cluster_of_map(self._group))
            show = partial(messages.show_details, self._iface, tr("Which clusters these companies are in, and why"))
            title = tr("Midlands Clusters: {}").format(tr("Looking up clusters"))
            self.work(title, lambda feedback: reasons_text(ask(looked, question, feedback), feedback), show)

    def shut_down(self) -> None:
        self.at_point_panel.shut_down()
        super().shut_down()
