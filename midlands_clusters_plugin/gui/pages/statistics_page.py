"""The dock's page of statistics: choose one, set its few settings, compute beside the window, read the result in words
and on the map.
"""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerTreeGroup, QgsProject

from ...cartography.record.roles import groups
from ...cartography.style.map_text import metric_text
from ...core.base.errors import UserError
from ...core.base.i18n import mark, tr
from ..tasks.algorithm_run import AlgorithmRun
from .map_page import Order, RunPage, fill, insert_beside_hexes
from .shown_map import facts_of_map, file_beside, layer_of_map, layers_of_map, needed_facts_of_map
from .statistics_list import COMPANIES, HEXES, Kind, kinds

if TYPE_CHECKING:
    from ...cartography.record.map_facts import MapFacts


class StatisticsPage(RunPage):
    """Runs the statistics' algorithms on the layers of the map's group."""

    FORM = "statistics_page.ui"
    START = mark("&Compute")
    NO_MAP = mark("Generate a map to compute statistics of it.")
    FAILED = mark("The statistic could not be computed; the log says more.")

    def set_up(self) -> None:
        """Fill and connect the widgets."""
        super().set_up()
        self._kinds = {one.id: one for one in kinds()}
        fill(self.statistic, ((one.name, one.id) for one in self._kinds.values()))
        fill(self.by, ((tr("Authorities"), "authority"), (tr("Hexagons"), "cell")))
        fill(self.level, (("95%", "95"), ("90%", "90"), ("99%", "99")))
        fill(self.inference, ((tr("normal distribution"), "analytic"), (tr("shuffling"), "permutation")))
        fill(self.rule, self._rules())
        self.statistic.currentIndexChanged.connect(lambda _index: self._show_kind())
        self.rule.currentIndexChanged.connect(lambda _index: self._own_distance())
        self._show_kind()

    def _rules(self) -> tuple[tuple[str, str], ...]:
        own = (tr("My own distance"), "dbscan")
        published = (
            (tr("Centre for Cities, 250 m"), "centre_for_cities"),
            (tr("Government 2017, 1 km"), "government_2017"),
        )
        varied = ((tr("Crowds of any density (HDBSCAN)"), "hdbscan"),) if find_spec("sklearn") else ()
        return (own, *published, *varied)

    def show_map(self, group: QgsLayerTreeGroup | None, metric: str) -> None:
        """A map arrived, its metric changed, or it is gone."""
        super().show_map(group, metric)
        if group is None and self._running is None:
            self.wording.hide()

    # --- what is shown

    def _kind(self) -> Kind:
        return self._kinds[self.statistic.currentData()]

    def _show_kind(self) -> None:
        kind = self._kind()
        self.about.setText(f"{kind.says} {kind.unless}")
        for index in range(self.form.rowCount()):
            field = self.form.itemAt(index, self.form.ItemRole.FieldRole).widget()
            label = self.form.labelForField(field)
            for widget in filter(None, (field, label)):
                widget.setVisible(field.objectName() in kind.settings)
        self._own_distance()

    def _own_distance(self) -> None:
        """A published rule has its distance and number in it."""
        rule = self.rule.currentData()
        self.distance.setEnabled(rule == "dbscan")
        self.fewest.setEnabled(rule in ("dbscan", "hdbscan"))

    # --- running

    def order(self) -> Order:
        """The chosen statistic of the map and metric that are shown."""
        kind = self._kind()
        parameters = self.parameters(kind)
        if kind.file:
            parameters["OUTPUT"] = file_beside(layer_of_map(self._group, "hexes"), kind.id)
        return kind.id, parameters, partial(self._add_layer, kind=kind, metric=self._metric)

    def parameters(self, kind: Kind) -> dict[str, Any]:
        """The algorithm's parameters, from the page and the map. Raises UserError where the map lacks what the
        statistic needs.
        """
        own = {
            "BY": self.by.currentData(),
            "RINGS": self.rings.value(),
            "LEVEL": self.level.currentData(),
            "INFERENCE": self.inference.currentData(),
            "FIRST_YEAR": self.first_year.value(),
            "LAST_YEAR": self.last_year.value(),
            "METHOD": self.rule.currentData(),
            "DISTANCE": self.distance.value(),
            "WITH_EMPTY": self.with_empty.isChecked(),
        }
        names = {
            "BY": "by",
            "RINGS": "rings",
            "LEVEL": "level",
            "INFERENCE": "inference",
            "METHOD": "rule",
            "DISTANCE": "distance",
        }
        names |= {"FIRST_YEAR": "first_year", "LAST_YEAR": "last_year", "WITH_EMPTY": "with_empty"}
        found = {name: value for name, value in own.items() if names[name] in kind.settings}
        for widget in ("fewest", "fewest_sites"):
            if widget in kind.settings:
                found["FEWEST"] = getattr(self, widget).value()
        if kind.needs == HEXES:
            return {**found, "INPUT": layer_of_map(self._group, "hexes"), "METRIC": self._metric}
        return {**found, **(self._of_companies() if kind.needs == COMPANIES else self._of_two_maps())}

    def _of_companies(self) -> dict[str, Any]:
        facts = needed_facts_of_map(self._group)
        if facts.disclosure:
            raise UserError(
                tr(
                    "This map hides figures of single businesses and keeps no companies: make it without the rule "
                    "first."
                )
            )
        size = {"SIZE": float(facts.grid.size)} if facts.grid.kind == "bng" and self._kind().id == "growth" else {}
        if self._kind().id == "growth" and facts.grid.kind != "bng" and self.by.currentData() == "cell":
            raise UserError(tr("Growth by hexagon needs hexagons on the British grid: choose authorities."))
        return {
            "COMPANIES": layer_of_map(self._group, "companies"),
            "CLUSTER": facts.cluster,
            "AREA": "+".join(facts.area_codes),
            **size,
        }

    def _of_two_maps(self) -> dict[str, Any]:
        facts = needed_facts_of_map(self._group)
        if facts.cluster == "all":
            raise UserError(tr("Choose a map of one cluster: all companies cannot be specialised in all companies."))
        other = _map_of_all(facts)
        if other is None:
            raise UserError(
                tr("Make a map of all companies too, of the same area and hexagons: the quotient compares with it.")
            )
        role = "authorities" if self.by.currentData() == "authority" else "hexes"
        metric = self._metric if self._metric in ("business_count", "employees", "turnover") else "business_count"
        return {"INPUT": layer_of_map(self._group, role), "EVERYTHING": layers_of_map(other)[role], "METRIC": metric}

    def show_busy(self, busy: bool) -> None:
        """Another statistic is chosen when this one is there."""
        self.statistic.setEnabled(not busy)

    def _add_layer(self, run: AlgorithmRun, group: QgsLayerTreeGroup, kind: Kind, metric: str) -> None:
        """Put the result above the hexagons of the map that it was computed of, whichever map the dock shows by now."""
        if not kind.file:
            return
        about = metric_text(metric) if kind.needs == HEXES else ""
        layer = run.loaded(str(run.results["OUTPUT"]), f"{kind.name}: {about}" if about else kind.name)
        insert_beside_hexes(group, layer, below=False)
        self.changed.emit()


def _map_of_all(facts: MapFacts) -> QgsLayerTreeGroup | None:
    """Another map of the project: of all companies, the same area and the same hexagons."""
    for group in groups(QgsProject.instance()):
        other = facts_of_map(group)
        same = other is not None and (other.cluster, other.area_codes, other.grid) == (
            "all",
            facts.area_codes,
            facts.grid,
        )
        if same and {"authorities", "hexes"} <= set(layers_of_map(group)):
            return group
    return None
