"""The dock's page of statistics: one click computes one beside the window, puts it on the map and says it in words;
below stand the few settings that each has.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import Any

from qgis.core import QgsApplication, QgsFeatureRequest, QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from ...cartography.record.map_facts import MapFacts
from ...cartography.record.roles import NAME, groups
from ...cartography.style.highest import cover, is_covered
from ...cartography.style.map_text import metric_text
from ...cartography.thematic.statistic_names import COVERING, statistics
from ...core.base.errors import UserError
from ...core.base.i18n import mark, shown, tr
from ...core.companies.columns.column_names import GROWS
from ...core.statistics.defaults import FEWEST_WITH_VALUE, PRESETS, too_few_text
from ...qgis_io import entries
from ..tasks.algorithm_run import AlgorithmRun
from ..tasks.map_source import Everything, everything_of
from ..tasks.while_there import Heard, while_there
from ..widgets.narrow_dock import fill, one_at_a_time, say
from ..widgets.widget_values import value_of
from .map_page import Order, RunPage, insert_beside_hexes, map_changed
from .shown_map import facts_of_map, file_beside, layer_of_map, layers_of_map, map_about, needed_facts_of_map

KIND = entries.STATISTIC
_COMPARED = ("business_count", "employees", "turnover")  # what a location quotient can be of

HEXES, COMPANIES, TWO_MAPS = "hexes", "companies", "two_maps"


@dataclass(frozen=True)
class Kind:
    """``id`` is the algorithm's; ``settings`` are names of the page's widgets; ``needs`` is what of the map goes in."""

    id: str
    name: str
    says: str
    unless: str
    needs: str
    settings: list[str]
    file: str = "gpkg"  # "" where the result is words alone
    look: str = ""  # of its layer


def kinds() -> list[Kind]:
    """All statistics, in the order of the list, with texts in the user's language."""
    return [Kind(**row) for row in statistics()]


class StatisticsPage(RunPage):
    """Runs the statistics' algorithms on the layers of the map's group."""

    START = mark("&Compute")
    NO_MAP = mark("Generate a map to compute statistics of it.")
    FAILED = mark("The statistic could not be computed; the log says more.")

    def set_up(self) -> None:
        self._stamp = ""  # of the map that is shown
        self._busy = False
        self._heard = Heard()
        self._everything: tuple[str, Everything] | None = None  # by that stamp
        super().set_up()
        self._kinds = {one.id: one for one in kinds()}
        self._removers: dict[str, QToolButton] = {}
        for one in self._kinds.values():
            self._add_row(one)
        fill(self.statistic, ((one.name, one.id) for one in self._kinds.values()))
        fill(self.by, ((tr("Authorities"), "authority"), (tr("Hexagons"), "cell")))
        fill(self.level, (("95%", "95"), ("90%", "90"), ("99%", "99")))
        fill(self.inference, ((tr("normal distribution"), "analytic"), (tr("shuffling"), "permutation")))
        fill(self.rule, ((tr("My own distance"), "dbscan"), (tr("Centre for Cities, 250 m"), "centre_for_cities")))
        fill(self.rule, ((tr("Government 2017, 1 km"), "government_2017"),))
        if find_spec("sklearn"):
            self.rule.addItem(tr("Crowds of any density (HDBSCAN)"), "hdbscan")
        self.statistic.currentIndexChanged.connect(lambda _index: self._show_kind())
        one_at_a_time(self.settings_group, self.one_click)
        self.settings_group.collapsedStateChanged.connect(self._settings_folded)
        self.run.hide()
        for box in (self.rule, self.inference):
            box.currentIndexChanged.connect(lambda _index: self._enable_settings())
        self._show_kind()

    def _add_row(self, kind: Kind) -> None:
        """A button that computes, and one that takes the result off the map again."""
        button = QPushButton(kind.name, self, objectName=f"compute_{kind.id}", autoDefault=False)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setToolTip(f"{kind.says} {kind.unless}")
        button.clicked.connect(lambda: self.compute(kind.id))
        remover = self._removers[kind.id] = QToolButton(self, objectName=f"remove_{kind.id}")
        remover.setIcon(QgsApplication.getThemeIcon("/mActionRemove.svg"))
        remover.setToolTip(tr("Take {name} off the map").format(name=kind.name))
        remover.setAccessibleName(remover.toolTip())
        remover.clicked.connect(lambda: self.remove(kind.id))
        remover.hide()
        row = QHBoxLayout()
        row.addWidget(button, 1)
        row.addWidget(remover)
        self.rows.addLayout(row)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        super().show_map(group, metric)
        facts = facts_of_map(group)
        stamp = facts.stamp if facts is not None else ""
        if self._running is None and self._task is None and stamp != self._stamp:
            self.wording.hide()
        self._stamp = stamp
        self._heard.let_go()
        if group is not None:  # layers that are switched on or off, or taken out of it
            self._heard.hear(group, self._layers_drawn_changed, "visibilityChanged", "removedChildren")
        self._show_removers()

    def _layers_drawn_changed(self, *_: object) -> None:
        """QGIS keeps labels as they were drawn, and those of the hexagons depend on the statistics over them."""
        hexes = layer_of_map(self._group, "hexes")
        if isinstance(hexes, QgsVectorLayer) and is_covered(hexes):
            hexes.triggerRepaint()

    def shut_down(self) -> None:
        super().shut_down()
        self._heard.let_go()
        self._forget_everything()

    # --- what is shown

    def _kind(self) -> Kind:
        return self._kinds[self.statistic.currentData()]

    def _settings_folded(self, folded: bool) -> None:
        """The settings take the room of the last result too."""
        self.wording.setVisible(folded and bool(self.wording.text()))
        self.show_busy(self._busy)

    def _show_kind(self) -> None:
        kind = self._kind()
        self.about.setText(f"{kind.says} {kind.unless}")
        for index in range(self.form.rowCount()):
            field = self.form.itemAt(index, self.form.ItemRole.FieldRole).widget()
            label = self.form.labelForField(field)
            for widget in filter(None, (field, label)):
                widget.setVisible(field.objectName() in kind.settings)
        self._enable_settings()

    def _enable_settings(self) -> None:
        """A published rule has its distance and number in it; only shuffling has a number of shuffles."""
        rule = self.rule.currentData()
        self.distance.setEnabled(rule == "dbscan")
        self.fewest.setEnabled(rule in ("dbscan", "hdbscan"))
        self.permutations.setEnabled(self.inference.currentData() == "permutation")

    def _show_removers(self) -> None:
        for ident, button in self._removers.items():
            button.setVisible(bool(self._layers(ident)))

    def _layers(self, ident: str) -> list[QgsMapLayer]:
        """The layers of a statistic that lie in the map's group."""
        nodes = self._group.findLayers() if self._group is not None else []
        layers = [node.layer() for node in nodes if node.layer() is not None]
        return [one for one in layers if one.customProperty(KIND) == ident]

    def remove(self, ident: str) -> None:
        """Take a statistic off the map; its file stays where it is."""
        QgsProject.instance().removeMapLayers([one.id() for one in self._layers(ident)])
        self.wording.hide()
        self._show_removers()
        self.changed.emit()

    # --- running

    def compute(self, ident: str) -> None:
        """One click: the statistic with its settings as they stand."""
        if self._running is None and self._task is None:
            self.statistic.setCurrentIndex(self.statistic.findData(ident))
            self.start()

    def start(self) -> None:
        """Begin, with all companies of the map's file first where they are needed; or, while one runs, stop it."""
        if self._task is not None:
            self._task.cancel()
            return
        self.settings_group.setCollapsed(True)
        try:
            wanted = self._running is None and self._kind().needs == TWO_MAPS and self._needs_everything()
            work = everything_of(self._group) if wanted and self._group is not None else None
        except UserError as error:
            say(self.wording, error.message)
            return
        if work is None:
            super().start()
            return
        about, stamp = map_about(self._group), self._stamp
        say(self.wording, tr("Reading all companies of the map's file to compare with…"))
        self.work(
            tr("Midlands Clusters: all companies"), work, lambda found: self._everything_read(about, stamp, found)
        )
        if self._task is not None:
            moved = while_there(self, lambda percent: self.progress.setValue(round(percent)))
            self._task.progressChanged.connect(moved)
            self._task.ended.connect(self._reading_ended)

    def _needs_everything(self) -> bool:
        """Whether there is nothing yet to compare the map with. Raises UserError where there can be nothing."""
        facts = needed_facts_of_map(self._group)
        if facts.cluster == "all":
            raise UserError(tr("Choose a map of one cluster: all companies cannot be specialised in all companies."))
        _refuse_hidden(facts)
        return self._everything_at_hand() is None and _map_of_all(facts) is None

    def _everything_at_hand(self) -> Everything | None:
        return self._everything[1] if self._everything and self._everything[0] == self._stamp else None

    def _everything_read(self, about: tuple[Any, ...], stamp: str, found: Everything) -> None:
        if about != map_about(self._group):
            shutil.rmtree(found.path.parent, ignore_errors=True)
            say(self.wording, map_changed())
            return
        self._forget_everything()
        self._everything = (stamp, found)
        super().start()

    def _reading_ended(self) -> None:
        """A reading that was stopped or failed leaves no words of its own: the message bar has them."""
        if self._running is None and self._everything_at_hand() is None:
            self.wording.hide()

    def _forget_everything(self) -> None:
        if self._everything is not None:
            shutil.rmtree(self._everything[1].path.parent, ignore_errors=True)
            self._everything = None

    def order(self) -> Order:
        kind = self._kind()
        parameters = self.parameters(kind)
        if kind.file:
            parameters["OUTPUT"] = file_beside(layer_of_map(self._group, "hexes"), kind.id)
        return kind.id, parameters, partial(self._arrived, kind=kind, name=self._name(kind, parameters))

    def _name(self, kind: Kind, parameters: dict[str, Any]) -> str:
        """What the layer is called: the statistic, and what it is of."""
        detail = metric_text(str(parameters["METRIC"])) if "METRIC" in parameters else ""
        if kind.id == "growth" and not detail:
            detail = f"{parameters['FIRST_YEAR']}–{parameters['LAST_YEAR']}"
        if kind.id == "densityclusters":  # by another distance there are other clusters
            rule = PRESETS.get(parameters["METHOD"])
            metres = rule.distance if rule else parameters["DISTANCE"]
            detail = "HDBSCAN" if parameters["METHOD"] == "hdbscan" else f"{metres:g} m"
        return f"{kind.name}: {detail}" if detail else kind.name

    def parameters(self, kind: Kind) -> dict[str, Any]:
        """The algorithm's parameters, from page and map. Raises UserError where the map lacks what is needed."""
        names = {"rule": "METHOD", "fewest_sites": "FEWEST"}  # of widgets that are not called as the parameter is
        found = {names.get(one, one.upper()): value_of(getattr(self, one)) for one in kind.settings}
        if kind.needs == HEXES:
            hexes = layer_of_map(self._group, "hexes")
            if "inference" in kind.settings and _few_values(hexes, self._metric):
                raise UserError(too_few_text())
            return {**found, "INPUT": hexes, "METRIC": self._metric}
        return {**found, **(self._of_companies() if kind.needs == COMPANIES else self._of_two_maps())}

    def _of_companies(self) -> dict[str, Any]:
        facts = needed_facts_of_map(self._group)
        _refuse_hidden(facts)
        growth, british = self._kind().id == "growth", facts.grid.kind == "bng"
        more: dict[str, Any] = {"SIZE": float(facts.grid.size)} if growth and british else {}
        if growth and not british and self.by.currentData() == "cell":
            raise UserError(tr("Growth by hexagon needs hexagons on the British grid: choose authorities."))
        layer = layer_of_map(self._group, "companies")
        earlier = f"{GROWS.get(self._metric, '')}_earlier"
        if growth and layer is not None and layer.fields().lookupField(earlier) >= 0:
            more["METRIC"] = self._metric  # the file has an earlier year of what the map shows
        return {"COMPANIES": layer, "CLUSTER": facts.cluster, "AREA": "+".join(facts.area_codes), **more}

    def _of_two_maps(self) -> dict[str, Any]:
        role = "authorities" if self.by.currentData() == "authority" else "hexes"
        metric = self._metric if self._metric in _COMPARED else _COMPARED[0]
        return {"INPUT": layer_of_map(self._group, role), "EVERYTHING": self._all_companies(role), "METRIC": metric}

    def _all_companies(self, role: str) -> QgsMapLayer:
        """The layer of all companies that the map's is compared with."""
        other, read = _map_of_all(needed_facts_of_map(self._group)), self._everything_at_hand()
        if other is not None:
            return layers_of_map(other)[role]
        if read is None:
            raise UserError(tr("The map is no longer in the project: generate it again."))
        name = tr("all companies of {name}").format(name=read.name)
        return QgsVectorLayer(f"{read.path}|layername={role}", name, "ogr")

    def show_busy(self, busy: bool) -> None:
        """Another statistic is chosen when this one is there."""
        self._busy = busy
        self.statistic.setEnabled(not busy)
        self.run.setVisible(busy or not self.settings_group.isCollapsed())
        self.one_click.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.run.setText(tr("&Stop") if busy else shown(self.START))

    def _arrived(self, run: AlgorithmRun, group: QgsLayerTreeGroup, kind: Kind, name: str) -> None:
        """Put the result above the hexagons of the map that it was computed of, whichever map the dock shows by now, in
        place of the one before unless the user named that.
        """
        if not kind.file:
            return
        layer = run.loaded(str(run.results["OUTPUT"]), name)
        layer.setCustomProperty(KIND, kind.id)
        layer.setCustomProperty(NAME, name)
        before = [node.layer() for node in group.findLayers() if node.layer() is not None]
        replaced = [one.id() for one in before if one.customProperty(KIND) == kind.id and one.name() == name]
        QgsProject.instance().removeMapLayers(replaced)
        insert_beside_hexes(group, layer, below=False)
        hexes = layer_of_map(group, "hexes")
        if isinstance(hexes, QgsVectorLayer) and kind.look in COVERING:
            cover(hexes, layer)
        self._show_removers()
        self.changed.emit()


def _few_values(hexes: QgsMapLayer | None, metric: str) -> bool:
    """Whether so few hexagons have a value that each of them would be a hot spot."""
    if not isinstance(hexes, QgsVectorLayer) or hexes.fields().lookupField(metric) < 0:
        return False
    request = QgsFeatureRequest().setFilterExpression(f'"{metric}" <> 0')
    request.setFlags(QgsFeatureRequest.NoGeometry).setSubsetOfAttributes(["cell_id"], hexes.fields())
    return len({one["cell_id"] for one in hexes.getFeatures(request)}) < FEWEST_WITH_VALUE


def _refuse_hidden(facts: MapFacts) -> None:
    if facts.disclosure:
        raise UserError(
            tr("This map hides figures of single businesses and keeps no companies: make it without the rule first.")
        )


def _map_of_all(facts: MapFacts) -> QgsLayerTreeGroup | None:
    """Another map of the project: of all companies of the same files, the same area and the same hexagons."""
    wanted = ("all", facts.area_codes, facts.grid, _files(facts))
    for group in groups(QgsProject.instance()):
        other = facts_of_map(group)
        same = other is not None and (other.cluster, other.area_codes, other.grid, _files(other)) == wanted
        if same and {"authorities", "hexes"} <= set(layers_of_map(group)):
            return group
    return None


def _files(facts: MapFacts) -> tuple[tuple[str, str, int | None], ...]:
    return tuple((one.path, one.sha256, one.rows) for one in facts.inputs)
