"""The head of the dock, in sight on every page: cluster, metric and area; the notes on them stand on the page Map."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qgis.PyQt.QtCore import QObject, QSignalBlocker

from ...core.base.errors import UserError
from ...core.base.i18n import counted, shown, tr
from ...core.catalogue import catalogue
from ..data.company_page import CompanyPage
from ..tasks.job import SAMPLE, Workspaces
from ..tasks.task import WorkTask
from ..widgets.models import ALL, cluster_groups, cluster_tip, metric_groups, metric_tip
from ..widgets.narrow_dock import say


class Head(QObject):
    """Fills the lists of clusters and metrics, and says what the chosen ones are."""

    def __init__(self, ui: Any, company: CompanyPage, workspaces: Workspaces) -> None:
        super().__init__(ui)
        self._ui, self._company, self._workspaces = ui, company, workspaces
        self._task: WorkTask | None = None
        self._clusters = catalogue.clusters()
        self.metrics = catalogue.metrics()
        self._ecosystems = {one.id: shown(one.name) for one in catalogue.ecosystems().values()}
        self.offer_clusters()
        ui.cluster.make_searchable(tr("Type to search"))
        self.offer_metrics()

    def offer_clusters(self) -> None:
        """The clusters of today in the list: the report's, the other taxonomies', those that files name."""
        if self._ui.cluster.count() and catalogue.clusters().keys() == self._clusters.keys():
            return
        self._clusters = catalogue.clusters()
        tiers = {tier.id: shown(tier.name) for tier in catalogue.tiers().values()}
        self._ui.cluster.set_groups(cluster_groups(self._clusters.values(), tiers))

    def offer_metrics(self, mapped: Collection[str] | None = None) -> None:
        """All metrics, greyed where hexagons cannot show them or the map does not have them (``mapped``: it has)."""
        countable = {one.id for one in self.metrics.values() if not one.reason}
        lacking = countable - set(mapped) if mapped is not None else ()
        self._ui.metric.set_groups(metric_groups(self.metrics.values(), self._ecosystems, lacking))

    def show_metric(self, metric: str) -> bool:
        """Choose a metric without drawing the map again; whether it is another."""
        if metric not in self.metrics or metric == self._ui.metric.current_id():
            return False
        with QSignalBlocker(self._ui.metric):
            self._ui.metric.set_current_id(metric)
        return True

    def cluster_name(self, cluster: str) -> str:
        """A cluster's name in the user's language."""
        if cluster == ALL or cluster in self._clusters:
            return tr("All companies") if cluster == ALL else shown(self._clusters[cluster].name)
        return cluster  # of a map that came with a project: the user's own, which is no longer there

    def metric_names(self) -> dict[str, tuple[str, str]]:
        """Metric id -> its name and unit."""
        return {one.id: (shown(one.name), one.unit) for one in self.metrics.values()}

    def show_notes(self) -> None:
        """Certainty and basis of the chosen cluster; name, unit and source of the metric."""
        say(self._ui.cluster_note, self._cluster_text())
        metric = self._ui.metric.current_id()
        say(self._ui.metric_note, metric_tip(self.metrics[metric]) if metric else "")

    def _cluster_text(self) -> str:
        """The sample and a file with a cluster column do not go by SIC, and need no warning."""
        chosen = self._ui.cluster.current_id()
        if chosen == ALL or chosen not in self._clusters:
            return ""
        marked = self._company.kind == SAMPLE or "clusters" in self._company.mapping()
        return "\n".join(filter(None, [cluster_tip(self._clusters[chosen], marked=marked), self._number_text(chosen)]))

    def _number_text(self, cluster: str) -> str:
        """How many of the companies belong to it, before a map of it is made; "" where they were not read yet."""
        try:
            companies = self._company.company_input()
        except UserError:
            return ""
        number = self._workspaces.number_of(companies, cluster)
        if number is not None:
            return counted(
                "{n} company of those read belongs to it.", "{n} companies of those read belong to it.", number
            )
        work = self._workspaces.counting(companies, cluster)
        if work is None:
            return ""
        if self._task is None:
            title = tr("Counting the companies of {cluster}").format(cluster=self.cluster_name(cluster))
            self._task = WorkTask(title, work).begin(self._counted)
        return tr("Counting the companies that belong to it …")

    def _counted(self) -> None:
        """Say the number, or count those of the cluster that was chosen meanwhile."""
        task, self._task = self._task, None
        if task is not None and task.ending.error is None:
            self.show_notes()
