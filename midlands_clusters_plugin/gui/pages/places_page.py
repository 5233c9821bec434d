"""The dock's page of places and background: which are shown and named, the user's own, what lies underneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from qgis.core import QgsFeatureRequest, QgsLayerTreeGroup, QgsProject, QgsSymbolLayerUtils, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from ...cartography.context.base_map import (
    base_map_of,
    online_id,
    online_layer,
    online_maps,
    set_base_map,
    what_is_sent,
)
from ...cartography.context.own_place_layer import file_of, own_places_of, show_own_places
from ...cartography.context.place_icons import icon
from ...cartography.context.place_symbols import (
    PlacesShown,
    filter_of,
    icon_names,
    kind_names,
    places_shown,
    show_places,
)
from ...cartography.record.roles import ROLE
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, tr
from ...core.places.own_places import OwnPlaces, add_to_file, read_place_file
from ...sources.layers.place_layers import place_source, places_from_source
from ..widgets import messages
from ..widgets.narrow_dock import fill, say
from .map_page import MapPage
from .shown_map import facts_of_map, layers_of_map

_ICON = QSize(18, 18)


class PlacesPage(MapPage):
    """What is chosen is kept with the layers, not here."""

    def set_up(self) -> None:
        self._busy = False
        self._types: tuple[str, list[str]] = ("", [])  # a layer's source and the types in it
        self._kinds = {kind: getattr(self, kind) for kind in kind_names()}
        self._fill()
        for box in (*self._kinds.values(), self.relevant):
            box.toggled.connect(self._chosen)
        self.types.model().dataChanged.connect(self._chosen)  # checkedItemsChanged is silent when a program ticks
        self.names.currentIndexChanged.connect(self._chosen)
        self.base_map.currentIndexChanged.connect(self._base_map_chosen)

    def _fill(self) -> None:
        for kind, box in self._kinds.items():
            box.setIcon(_icon(kind))
        fill(self.names, ((tr("None"), "none"), (tr("Some, as the scale allows"), "some"), (tr("All"), "all")))
        for name, wording in icon_names().items():
            self.icon.addItem(_icon(name), wording, name)
        self._online = {tr("{} (online)").format(one.name): one for one in online_maps().values()}
        self.base_map.setAllowEmptyLayer(True, tr("None"))
        self.base_map.setAdditionalItems(list(self._online))
        self.base_map.setCurrentIndex(0)
        self.online_note.setText(" ".join(what_is_sent(one) for one in self._online.values()))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(menu)

    # --- the map

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """Show what the map's layers say of places, names and base map."""
        super().show_map(group, metric)
        layers = layers_of_map(self._group)
        self._busy = True
        for part in (self.choices, self.own, self.search_area):
            part.setEnabled(group is not None)
        self.choices.setEnabled("places" in layers)
        gone = tr("The layer of places is no longer in the project: generate the map again.")
        no_map = tr("Generate a map to choose which places are on it.")
        say(self.state, no_map if group is None else "" if "places" in layers else gone)
        if "places" in layers:
            self._show_choice(layers["places"])
        self._show_base_map()
        self._busy = False

    def _show_choice(self, layer: QgsVectorLayer) -> None:
        shown = places_shown(layer)
        for kind, box in self._kinds.items():
            box.setChecked(kind in shown.kinds)
        facts = facts_of_map(self._group)
        name = facts.cluster_name if facts is not None else ""
        self.relevant.setText(tr("Only those of {}").format(name) if name else tr("Only those of the cluster"))
        self.relevant.setEnabled(bool(name))
        self.relevant.setChecked(shown.relevant)
        self.names.setCurrentIndex(self.names.findData(shown.labels))
        self._fill_types(layer, shown)
        self._say_count(layer)

    def _fill_types(self, layer: QgsVectorLayer, shown: PlacesShown) -> None:
        if self._types[0] != layer.source():
            areas = layers_of_map(self._group).get("place_areas")
            found = {
                str(value)
                for one in (layer, areas)
                if one is not None
                for value in one.uniqueValues(one.fields().lookupField("type"))
            }
            self._types = (layer.source(), sorted(found, key=str.casefold))
        self.types.clear()
        for name in self._types[1]:
            state = Qt.CheckState.Unchecked if name in shown.hidden_types else Qt.CheckState.Checked
            self.types.addItemWithCheckState(name[:1].upper() + name[1:], state, name)

    def _say_count(self, layer: QgsVectorLayer) -> None:
        """How many places the choice leaves; some seventy rows."""
        only = filter_of(layer)
        plain = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        # featureCount() is -1 in QGIS 3.22 once a GeoPackage has a filter
        chosen = QgsFeatureRequest(plain).setFilterExpression(only)
        seen, there = (sum(1 for _ in layer.getFeatures(one)) for one in (chosen, plain))
        stated = counted("{n} of {all} sites is shown.", "{n} of {all} sites are shown.", seen)
        self.count.setText(stated.format(all=there) if only else "")

    def _chosen(self, *_: object) -> None:
        """A choice was made: the renderers' rules and the names follow."""
        layers = layers_of_map(self._group)
        if self._busy or "places" not in layers:
            return
        ticked = set(self.types.checkedItemsData())
        shown = replace(
            places_shown(layers["places"]),
            kinds=tuple(kind for kind, box in self._kinds.items() if box.isChecked()),
            hidden_types=tuple(name for name in self._types[1] if name not in ticked),
            relevant=self.relevant.isChecked(),
            labels=str(self.names.currentData()),
        )
        if not show_places(layers, shown):
            wording = tr("The places have a style of your own: choose which are shown in the layer's properties.")
            messages.tell(self._iface, wording)
        self._say_count(layers["places"])
        self.changed.emit()

    # --- the user's own places

    def _fill_menu(self) -> None:
        """A file, or one of the project's vector layers that are not the plugin's."""
        menu = self.add.menu()
        menu.clear()
        menu.addAction(tr("From a CSV file…"), self._ask_file)
        layers = QgsProject.instance().mapLayers().values()
        others = [one for one in layers if isinstance(one, QgsVectorLayer) and not one.customProperty(ROLE)]
        if others:
            menu.addSection(tr("From a layer"))
        for layer in sorted(others, key=lambda one: one.name().casefold()):
            menu.addAction(layer.name().replace("&", "&&"), partial(self.add_layer, layer))

    def _ask_file(self) -> None:
        kinds = tr("Text files (*.csv *.txt *.tsv);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a file of places"), "", kinds)
        if path:
            self.add_file(path)

    def add_file(self, path: str) -> None:
        """Read places from a file in the background and put them on the map."""
        self._add(lambda feedback: read_place_file(path, feedback))

    def add_layer(self, layer: QgsVectorLayer) -> None:
        """Read places from a layer of the project and put them on the map."""
        with messages.warned(self._iface):
            source = place_source(layer, QgsProject.instance().transformContext())
            self._add(lambda feedback: places_from_source(source, feedback))

    def _add(self, read: Callable[[Feedback], OwnPlaces]) -> None:
        hexes = self.hexes()
        if hexes is None:
            return
        folder = file_of(hexes)
        old, icon = file_of(own_places_of(self._group)), str(self.icon.currentData())

        def work(feedback: Feedback) -> tuple[Path, str]:
            places = read(feedback)
            return add_to_file(folder.parent if folder is not None else Path.cwd(), old, places, icon), places.sentence

        self.work(tr("Own places"), work, self._added)

    def show_busy(self, busy: bool) -> None:
        """One file at a time."""
        self.add.setEnabled(not busy)

    def _added(self, result: tuple[Path, str]) -> None:
        if self._group is None or sip.isdeleted(self._group):
            return
        path, sentence = result
        show_own_places(QgsProject.instance(), self._group, path)
        messages.tell(self._iface, sentence)
        self.changed.emit()

    # --- the base map

    def _show_base_map(self) -> None:
        layers = layers_of_map(self._group)
        self.base_map.setExceptedLayerList([one for role, one in layers.items() if role != "base_map"])
        layer = base_map_of(self._group) if self._group is not None else None
        if layer is None:
            self.base_map.setCurrentIndex(0)
        elif online_id(layer):
            names = [name for name, one in self._online.items() if one.id == online_id(layer)]
            self.base_map.setCurrentIndex(self.base_map.findText(names[0]) if names else 0)
        else:
            self.base_map.setLayer(layer)

    def _base_map_chosen(self, *_: object) -> None:
        if self._busy or self._group is None:
            return
        online = self._online.get(self.base_map.currentText()) if self.base_map.currentLayer() is None else None
        self._busy = True  # layers that come and go change the box itself
        with messages.warned(self._iface):
            layer = online_layer(online) if online is not None else self.base_map.currentLayer()
            if layer is not base_map_of(self._group):
                set_base_map(QgsProject.instance(), self._group, layer)
        self._show_base_map()
        self._busy = False
        self.changed.emit()


def _icon(name: str) -> QIcon:
    """The icon as it is on the map, in its colour."""
    return QgsSymbolLayerUtils.symbolPreviewIcon(icon(name, spread=False), _ICON)
