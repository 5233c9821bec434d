"""The 3D page: opens QGIS's 3D view, sets how values become heights, makes the 3D picture."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from ...cartography import three_d
from ...cartography.record.left_out import left_out_of
from ...cartography.record.map_facts import facts_of
from ...cartography.record.roles import layers_of
from ...cartography.style.heights import (
    HIGHEST,
    LOWEST,
    chosen,
    height_choice,
    height_text,
    scale_names,
    set_height_choice,
)
from ...cartography.style.styles import class_shades
from ...cartography.three_d import authorities_of
from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ..tasks.while_there import Heard
from ..widgets import messages
from ..widgets.narrow_dock import fill, say
from .map_page import MapPage
from .shown_map import layer_of_map

_STEPS = 100  # of the slider; it goes by the logarithm, so that the proposed height is in its middle
_SETTLE_MS = 300  # the columns follow when the slider has stood still for so long


class View3dPage(MapPage):
    """Widgets are named in ui/view3d_page.ui."""

    always_reported = True  # an open 3D view follows the map whether or not this page is open

    def set_up(self) -> None:
        self._busy = False
        self._look: tuple | None = None
        whole, one = (tr("Whole region"), "region"), (tr("One authority"), "authority")
        fill(self.preset, (whole, one, (tr("Highest cluster"), "highest")))
        fill(self.scale, ((tr("As proposed"), ""), *((name, ident) for ident, name in scale_names().items())))
        self.factor.setRange(LOWEST, HIGHEST)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS, timeout=self._apply)
        self.preset.currentIndexChanged.connect(self._preset_chosen)
        self.scale.currentIndexChanged.connect(self._height_chosen)
        self.exaggeration.valueChanged.connect(self._slid)
        self.factor.valueChanged.connect(self._typed)
        self.open_button.clicked.connect(self.open_view)
        self.picture_button.clicked.connect(self.make_picture)
        project = QgsProject.instance()
        # QGIS 3.22 crashes where layers go that an open view still shows.
        self._heard = Heard()
        self._heard.hear(project, self._layers_go, "layersWillBeRemoved")
        if hasattr(project, "aboutToBeCleared"):
            self._heard.hear(project, self._close_views, "aboutToBeCleared")

    def shut_down(self) -> None:
        self._settled.stop()
        self._heard.let_go()
        super().shut_down()

    # --- what is shown

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric or its classes changed, or it is gone: the columns that are there follow."""
        super().show_map(group, metric)
        why = self._why_not()
        say(self.why, why)
        self.contents.setEnabled(not why)
        if not why:
            self._fill()
            self._follow()
        elif group is None and three_d.available():
            three_d.forget(QgsProject.instance())

    def _why_not(self) -> str:
        if not three_d.available():
            return tr(
                "This QGIS was built without 3D: install the standard QGIS package to use this. Everything else works."
            )
        if self._group is None:
            return tr("Generate a map first.")
        if self.hexes() is None:
            return tr("The hexagons are no longer in the project: generate the map again.")
        return ""

    def _hexes(self) -> QgsVectorLayer:
        return layer_of_map(self._group, "hexes")

    def _fill(self) -> None:
        choice = height_choice(self._hexes())
        self._busy = True
        self._fill_authorities()
        self.scale.setCurrentIndex(max(self.scale.findData(choice.scale), 0))
        self.factor.setValue(choice.exaggeration)
        self.exaggeration.setValue(self._position(choice.exaggeration))
        self._busy = False
        self._preset_chosen()

    def _fill_authorities(self) -> None:
        names = authorities_of(layers_of(self._group).get("authorities"))
        if [self.authority.itemData(row) for row in range(self.authority.count())] == list(names):
            return
        stored = self.authority.currentData()
        self.authority.clear()
        fill(self.authority, ((name, code) for code, name in names.items()))
        self.authority.setCurrentIndex(max(self.authority.findData(stored), 0))

    def _follow(self) -> None:
        """The columns of the 3D view, if there are any, and the words on heights."""
        try:
            if three_d.update(QgsProject.instance(), self._group, self._metric) is not None and self._news():
                three_d.follow(self._iface, self._group)
            shades = class_shades(self._hexes(), self._metric)
        except UserError as error:
            self.wording.setText(error.message)
            return
        highest = shades[-1][1] if shades else 0.0
        self.wording.setText(height_text(chosen(self._hexes(), self._metric, highest, self._hexes().extent())))

    def _news(self) -> bool:
        """Whether the columns look otherwise than when last asked: an open view need not be drawn for nothing."""
        hexes, facts = self._hexes(), facts_of(self._group)
        shades = [(low, high, shade.name()) for low, high, shade in class_shades(hexes, self._metric)]
        stamp = facts.stamp if facts is not None else ""
        look = hexes.id(), self._metric, shades, height_choice(hexes), left_out_of(hexes), stamp
        news, self._look = look != self._look, look
        return news

    # --- heights

    def _position(self, exaggeration: float) -> int:
        return round(_STEPS * math.log(exaggeration / LOWEST) / math.log(HIGHEST / LOWEST))

    def _slid(self, position: int) -> None:
        self._moved(self.factor, LOWEST * (HIGHEST / LOWEST) ** (position / _STEPS))

    def _typed(self, exaggeration: float) -> None:
        self._moved(self.exaggeration, self._position(exaggeration))

    def _moved(self, other: Any, value: float) -> None:
        """The slider or the number was moved, and the other follows."""
        if not self._busy:
            self._busy = True
            other.setValue(value)
            self._busy = False
            self._settled.start()

    def _height_chosen(self) -> None:
        if not self._busy:
            self._settled.start()

    def _apply(self) -> None:
        """Keep the choice with the layer, and let the columns follow."""
        if self._why_not():
            return
        set_height_choice(self._hexes(), self.scale.currentData(), self.factor.value())
        QgsProject.instance().setDirty(True)
        self._follow()
        self.changed.emit()

    # --- the view and the picture

    def _preset_chosen(self) -> None:
        one = self.preset.currentData() == "authority"
        self.authority.setVisible(one)
        self.authority_label.setVisible(one)

    def open_view(self) -> None:
        """Open QGIS's 3D view, or move its camera."""
        with messages.warned(self._iface):
            three_d.open_view(self._iface, self._group, self.preset.currentData(), self.authority.currentData() or "")

    def make_picture(self) -> None:
        """Make the page with the 3D picture and open it."""
        with messages.warned(self._iface):
            self._iface.openLayoutDesigner(three_d.make_layout(QgsProject.instance(), self._group))

    # --- what goes

    def _close_views(self) -> None:
        three_d.close_views(self._iface.mainWindow())

    def _layers_go(self, layer_ids: list[str]) -> None:
        """Layers are about to be taken out: a view that shows one of them is closed first."""
        if three_d.shows_any(QgsProject.instance(), layer_ids):
            self._close_views()
