"""The dock's contents: takes the choices, starts the run, shows the result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, QSignalBlocker, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ...cartography.record.roles import groups, layers_of
from ...cartography.style.styles import watch
from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import shown, tr
from ...core.catalogue import catalogue
from ...core.grid.hexgrid import H3_RESOLUTIONS, BngGrid, h3_available, make_grid
from ...core.postcodes.missing_postcodes import unknown_postcodes
from ..data.area_page import AreaPage
from ..data.columns_page import ColumnsPage
from ..data.company_page import CompanyPage
from ..pages.map_pages import MapPages
from ..pages.shown_map import facts_of_map
from ..shell.help import HOME, TOPIC, close_help, is_help_key, show_help, topic_of
from ..shell.help_topics import TOPICS
from ..tasks.job import FILE, SAMPLE, Made, MapJob, Workspaces
from ..tasks.steps import Steps
from ..tasks.task import Ending, WorkTask
from ..widgets import messages
from ..widgets.models import ALL, CHOSEN, cluster_groups, cluster_tip, metric_groups, metric_tip
from ..widgets.output_path import default_file, with_suffix
from . import choices
from .before_run import settled
from .disclosure_box import DisclosureBox
from .result import Result
from .run_summary import summary_html
from .welcome import Welcome

UI = Path(__file__).parents[1] / "ui" / "dock.ui"
_STOP_SECONDS = 2.0  # how long taking the plugin out waits for a run to notice that it is cancelled
_GRIDS = ("bng", "h3")
_PACKAGE = __name__.partition(".")[0]


class Panel(QWidget):
    """Everything in the dock. Widgets are named in ui/dock.ui."""

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(UI), self)
        self._iface = iface
        self._clusters, self._metrics = catalogue.clusters(), catalogue.metrics()
        self._workspaces = Workspaces()
        self._result = Result(iface, self)
        self._task: WorkTask | None = None
        self._running = False
        self._shown: tuple | None = None
        self._report: dict[str, Any] | None = None
        self._fill(catalogue)
        self.disclosure = DisclosureBox(self.page)
        self.page_layout.insertWidget(1, self.disclosure)
        self.welcome = Welcome(self.page)
        self.page_layout.insertWidget(0, self.welcome)
        self.which_map = QLabel(self.page)
        self.which_map.setObjectName("which_map")
        self.which_map.setWordWrap(True)
        self.page_layout.insertWidget(self.page_layout.indexOf(self.pages), self.which_map)
        self._followed = ""
        self._company = CompanyPage(self)
        self._columns = ColumnsPage(self, self._company)
        self._area = AreaPage(self.area, self.authorities)
        self._pages = MapPages(iface, self.pages)
        self._connect()
        self._settings_changed()
        self._adopt()
        self._warming = Steps(warm_up(), lambda _ending: None, self)

    # --- setting up

    def _fill(self, catalogue: Any) -> None:
        self._ecosystems = {one.id: shown(one.name) for one in catalogue.ecosystems().values()}
        self._offer_clusters()
        self.cluster.make_searchable(tr("Type to search"))
        self.metric.set_groups(metric_groups(self._metrics.values(), self._ecosystems))
        self.boundary_page.use(self._iface, self.boundaries)
        self.postcodes.use(self._iface)
        self.postgis_page.use(self._iface)
        for before, after in zip(
            order := [self.boundaries, *self.boundary_page.tab_stops(), self.postcodes.button], order[1:]
        ):
            QWidget.setTabOrder(before, after)
        self.output.setStorageMode(self.output.StorageMode.SaveFile)
        self.output.setFilter(tr("GeoPackage (*.gpkg)"))
        self.output.setDialogTitle(tr("Save the map to"))
        self._fill_grids()
        for name, topic in TOPICS.items():
            widget = self.findChild(QWidget, name)
            if widget is not None:
                widget.setProperty(TOPIC, topic)
        for label in self.findChildren(QLabel):  # a long word must never make the dock wider
            if label.wordWrap():
                label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def _fill_grids(self) -> None:
        self.grid.addItem(tr("British National Grid"), "bng")
        if h3_available():
            self.grid.addItem(tr("H3"), "h3")
        else:
            self.grid.setToolTip(tr("H3 cells need the Python package h3, which this QGIS lacks."))
        self.grid.setEnabled(self.grid.count() > 1)
        for resolution in H3_RESOLUTIONS:
            self.resolution.addItem(tr("Resolution {}").format(resolution), float(resolution))
        self.resolution.setCurrentIndex(1)
        self.size.setValue(settings.read("cell_size", QgsSettings()))

    def _connect(self) -> None:
        for signal in (
            self._company.changed,
            self._area.changed,
            self.cluster.chosen,
            self.boundary_page.changed,
            self.postcodes.changed,
            self.grid.currentIndexChanged,
            self.size.valueChanged,
            self.resolution.currentIndexChanged,
            self.output.fileChanged,
            self.disclosure.changed,
        ):
            signal.connect(self._settings_changed)
        self.metric.chosen.connect(self._metric_chosen)
        self.generate.clicked.connect(self.start)
        self.postgis_page.compute_asked.connect(self._compute_in_database)
        self.cancel.clicked.connect(self.stop)
        self.rejects.clicked.connect(self._result.show_rejects)
        self.layout_button.clicked.connect(self._result.open_layout)
        self.help_button.clicked.connect(lambda: show_help(HOME, self._iface, self.window()))
        self.welcome.guide_asked.connect(lambda: show_help(HOME, self._iface, self.window()))
        self.welcome.sample_asked.connect(self._map_the_sample)
        project = QgsProject.instance()
        self._outside = [
            (project.homePathChanged, self._settings_changed),
            (project.cleared, self._forget),
            (project.readProject, self._adopt),
            (project.layersRemoved, self._maps_changed),
            (project.layersAdded, self._maps_changed),
            (project.layersAdded, self._company.leave_out_own),
        ]
        for signal, slot in self._outside:
            signal.connect(slot)

    def shut_down(self) -> None:
        """The plugin is being taken out: stop the run, let go of everything outside the panel."""
        close_help()
        self._columns.shut_down()
        self.boundary_page.shut_down()
        self.postcodes.shut_down()
        self.postgis_page.shut_down()
        self._warming.stop()
        if self._task is not None:
            self._task.ended.disconnect()
            self._task.stepped.disconnect()
            self._task.progressChanged.disconnect(self._progressed)
            self._task.stop(_STOP_SECONDS)
            self._task = None
        self._result.stop()
        for signal, slot in self._outside:
            signal.disconnect(slot)
        self._outside = []
        self._pages.shut_down()
        self._workspaces.clear()

    # --- what is chosen

    @property
    def running(self) -> bool:
        """Is a map being made, or on its way into the project."""
        return self._running

    def _size(self) -> float:
        return self.resolution.currentData() if self.grid.currentData() == "h3" else self.size.value()

    def _signature(self) -> tuple:
        """Equal settings make the same map; the metric is not among them, for all are in the result."""
        return (
            self._company.signature(),
            self.cluster.current_id(),
            self._area.codes(),
            self.boundary_page.signature(),
            self.postcodes.signature(),
            self.grid.currentData(),
            self._size(),
            self.disclosure.rule(),
        )

    def _output_file(self) -> Path:
        typed = self.output.filePath().strip()
        if typed:
            return with_suffix(typed)
        area = self.area.current_id() if self.area.current_id() != CHOSEN else "+".join(self._area.codes())
        protected = self.disclosure.rule() is not None
        grid = self.grid.currentData()
        return default_file(
            QgsProject.instance(), self.cluster.current_id(), area, self._size(), grid, protected=protected
        )

    def job(self) -> MapJob:
        """What Generate would make now. Raises UserError where a choice is missing."""
        return MapJob(
            companies=self._company.company_input(),
            cluster=self.cluster.current_id(),
            area=self._area.area(),
            grid=self.grid.currentData(),
            size=self._size(),
            output=self._output_file(),
            boundaries=self.boundary_page.boundary_input(),
            rule=self.disclosure.rule(),
            workspaces=self._workspaces,
        )

    def choose_cluster(self, cluster: str) -> None:
        """Choose a cluster by its id, as the search bar does."""
        self.cluster.set_current_id(cluster)

    def choose_area(self, code: str) -> None:
        """Choose one authority as the area by its code, as the search bar does."""
        self._area.set_codes((code,))

    def _map_the_sample(self) -> None:
        """The welcome card's button: the invented companies, the report's first cluster, and go."""
        self.companies.setCurrentIndex(0)
        self.cluster.set_current_id("aerospace")
        self.start()

    def _compute_in_database(self) -> None:
        """Open the window in which PostGIS makes the hexagon table of what is chosen here."""
        from ..data.postgis_dialog import PostgisDialog

        try:
            connection, schema, table, wanted = self.postgis_page.chosen()
            area = self._area.area()
            if self.grid.currentData() != "bng" or self.boundary_page.boundary_input() is not None:
                raise UserError(
                    tr(
                        "The database counts in hexagons of the British National Grid and built-in outlines only: "
                        "choose these."
                    )
                )
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
            return
        grid = BngGrid(self.size.value())
        order = {"connection": connection, "schema": schema, "table": table, "filter": wanted}
        order |= {"cluster": self.cluster.current_id(), "area": area, "grid": grid}
        about = [
            tr("Companies: {table}").format(table=f"{schema}.{table}"),
            tr("Cluster: {cluster}").format(cluster=self._cluster_name(self.cluster.current_id())),
            tr("Area: {area}").format(area=area.name),
            tr("Grid: {grid}").format(grid=grid.describe()),
        ]
        if wanted:
            about.insert(1, tr("Only where: {filter}").format(filter=wanted))
        PostgisDialog(self._iface, order, about, self.window()).show()

    # --- the run

    def start(self) -> None:
        """Generate."""
        if self.running:
            return
        try:
            job = self.job()
        except UserError as error:
            messages.warn(self._iface, error.message, error.detail)
            return
        settled_job = settled(self._iface, self, job)
        if settled_job is None:
            return
        job, self._asked, self._choices = settled_job, self._signature(), choices.chosen(self, self._company)
        self._task = WorkTask(tr("Midlands Clusters map"), job.make)
        self._task.stepped.connect(self._stepped)
        self._task.progressChanged.connect(self._progressed)
        self._task.ended.connect(self._ended)
        self._show_running(True)
        QgsApplication.taskManager().addTask(self._task)

    def stop(self) -> None:
        """Cancel."""
        if self._task is not None:
            self.cancel.setEnabled(False)
            self.state.setText(tr("Stopping…"))
            self._task.cancel()

    def event(self, event: QEvent) -> bool:
        """F1 is ours while the keyboard is in the dock."""
        if is_help_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels, F1 helps, wherever in the dock the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self.running:
            self.stop()
        elif event.key() == Qt.Key.Key_F1:
            show_help(topic_of(self.focusWidget()), self._iface, self.window())
        else:
            super().keyPressEvent(event)

    def _stepped(self, text: str) -> None:
        if self.cancel.isEnabled():
            self.state.setText(f"{text}…")

    def _progressed(self, percent: float) -> None:
        self.progress.setValue(int(percent))

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        ending, made = task.ending, task.result
        if ending.error is not None:
            self._show_running(False)
            self._show_failure(ending, made)
            return
        self.cancel.setEnabled(False)
        self.state.setText(tr("Adding the layers…"))
        self._result.put_in(made, self.metric.current_id(), self._show(made), self._arrived)

    def _show_failure(self, ending: Ending, made: Made | None) -> None:
        if made is not None:  # cancelled after the last step: the file is there, but was not wanted
            made.written.unlink()
        if ending.cancelled:
            self.state.setText(tr("Cancelled. What was there before is unchanged."))
            return
        self.state.setText(ending.sentence)
        if ending.is_bug:
            messages.report_bug(self._iface, ending.sentence, ending.detail)
        else:
            messages.warn(self._iface, ending.sentence, ending.detail)

    def _show(self, made: Made) -> Iterator[None]:
        """The layers are in the project: show what they say, one thing at a time."""
        before, self._shown, self._report = self._report, self._asked, made.hexmap.report
        group = self._result.map_shown()[0]
        if group is not None:
            choices.store(group, self._choices)
        self.postcodes.set_missing(unknown_postcodes(made.hexmap.rejects))
        self._offer_clusters()  # the file may name clusters of its own
        lacking = {one.id for one in self._metrics.values() if not one.reason} - set(made.hexmap.metrics)
        self.metric.set_groups(metric_groups(self._metrics.values(), self._ecosystems, lacking))
        yield
        self._show_summary()
        yield
        self.welcome.done()
        yield from self._page_steps()
        if (
            before is None or before["area"] != self._report["area"]
        ):  # another metric or cluster of the same place leaves the view alone
            self._result.zoom()

    def _arrived(self, ending: Ending) -> None:
        """All is shown, or something kept it out."""
        self._show_running(False)
        if ending.error is not None:
            self._show_failure(ending, None)
        else:
            self._settings_changed()

    # --- what is shown

    def _show_running(self, running: bool) -> None:
        self._running = running
        self.generate.setEnabled(not running)
        self.cancel.setEnabled(running)
        self.progress.setVisible(running)
        self.progress.setValue(0)
        if running:
            self.state.setText(tr("Starting…"))

    def _show_summary(self) -> None:
        if self._report is None:
            return
        names = {one.id: (shown(one.name), one.unit) for one in self._metrics.values()}
        self.summary.setHtml(summary_html(self._report, names, self._cluster_name(self._report["cluster"])))
        self.rejects.setEnabled(bool(self._report["rows_rejected"]))
        self.result.setVisible(True)
        QTimer.singleShot(50, self._scroll_to_result)  # when the summary has its height

    def _scroll_to_result(self) -> None:
        self.scroll.verticalScrollBar().setValue(self.result.y())

    def _cluster_name(self, cluster: str) -> str:
        return tr("All companies") if cluster == ALL else shown(self._clusters[cluster].name)

    def _metric_chosen(self, metric: str) -> None:
        self._note(self.metric_note, metric_tip(self._metrics[metric]) if metric else "")
        if metric and not self.running and self._result.map_shown()[0] is not None:
            self._result.restyle(metric)
            self._show_pages()

    def _page_steps(self) -> Iterator[None]:
        """Tell the pages of the map that is in the project: this run's, or one that was saved with the project."""
        group, metric = self._result.map_shown()
        self.pages.setVisible(group is not None)
        self._follow(group)
        return self._pages.show_map(group, metric)

    def _follow(self, group: QgsLayerTreeGroup | None) -> None:
        """Say which of several maps is worked on; know when another style brings another metric."""
        count = len(groups(QgsProject.instance()))
        wording = tr("The project holds {count} maps: the pages below and Generate work on “{name}”, the uppermost.")
        self._note(
            self.which_map, wording.format(count=count, name=group.name()) if group is not None and count > 1 else ""
        )
        hexes = layers_of(group).get("hexes") if group is not None else None
        if isinstance(hexes, QgsVectorLayer) and hexes.id() != self._followed:
            self._followed = hexes.id()
            watch(hexes)
            hexes.styleManager().currentStyleChanged.connect(self._style_switched)

    def _style_switched(self, *_: object) -> None:
        metric = self._result.map_shown()[1]
        if metric in self._metrics and metric != self.metric.current_id() and not self.running:
            with QSignalBlocker(self.metric):
                self.metric.set_current_id(metric)
            self._show_pages()

    def _show_pages(self, *_: object) -> None:
        for _step in self._page_steps():
            pass

    def _adopt(self, *_: object) -> None:
        """A project was opened: the dock shows what its map was made from, and the metric that it shows."""
        group, metric = self._result.map_shown()
        facts = facts_of_map(group)
        if group is not None and facts is not None:
            choices.restore(self, self._area, group, facts)
        if metric in self._metrics:
            with QSignalBlocker(self.metric):
                self.metric.set_current_id(metric)
        self._show_pages()

    def _maps_changed(self, *_: object) -> None:
        if not self.running and self._result.map_shown()[0] is not self._pages.group:
            self._show_pages()

    def _settings_changed(self, *_: object) -> None:
        """Something that decides the map changed: say what it means, and whether the map on the screen still answers
        it.
        """
        kind = self.grid.currentData()
        self.size_pages.setCurrentIndex(_GRIDS.index(kind))
        self.size_label.setBuddy(self.resolution if kind == "h3" else self.size)
        self._note(self.size_note, self._grid_text(kind))
        self._note(self.cluster_note, self._cluster_text())
        self._note(self.metric_note, metric_tip(self._metrics[self.metric.current_id()]))
        target = self._output_file()
        self._note(self.output_note, "" if self.output.filePath() else tr("Goes to {}").format(breakable(str(target))))
        self.output_note.setToolTip(str(target))
        if not self.running:
            self.state.setText(self._state_text())

    def _state_text(self) -> str:
        if self._shown is None and self._pages.group is not None:
            if self._company.kind == FILE and not self._company.path:
                return tr("This map came with the project: choose its file of companies to make it again.")
            return tr("This map came with the project; what it was made from is filled in above.")
        if self._shown is None:
            return tr("Choose what to map, then Generate.")
        if self._shown != self._signature():
            return tr("Needs updating: the settings have changed since this map was made.")
        return tr("Up to date.")

    def _grid_text(self, kind: str) -> str:
        wording = make_grid(kind, self._size()).describe()
        return wording[0].upper() + wording[1:] + "."

    def _offer_clusters(self) -> None:
        """The clusters of today in the list: the report's, the other taxonomies', those that files name."""
        if self.cluster.count() and catalogue.clusters().keys() == self._clusters.keys():
            return
        self._clusters = catalogue.clusters()
        tiers = {tier.id: shown(tier.name) for tier in catalogue.tiers().values()}
        self.cluster.set_groups(cluster_groups(self._clusters.values(), tiers))

    def _cluster_text(self) -> str:
        """Certainty and basis of the chosen cluster. The sample and a file with a cluster column do not go by SIC, and
        need no warning.
        """
        chosen = self.cluster.current_id()
        if chosen == ALL or chosen not in self._clusters:
            return ""
        marked = self._company.kind == SAMPLE or "clusters" in self._company.mapping()
        return cluster_tip(self._clusters[chosen], marked=marked)

    @staticmethod
    def _note(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _forget(self) -> None:
        """The project was closed: its layers are gone, and with them the map."""
        self._shown = self._report = None
        self.result.setVisible(False)
        self.summary.clear()
        self._show_pages()
        self._settings_changed()


def warm_up() -> Iterator[None]:
    """Import what the first run will need, one package a turn while nothing runs: loading a library holds every thread
    of Python.
    """
    for name in (
        "pyarrow",
        "pyogrio.raw",
        "pandas.io.parsers",
        f"{_PACKAGE}.core.companies",
        f"{_PACKAGE}.core.hexmap.engine",
        f"{_PACKAGE}.core.files.geopackage",
        f"{_PACKAGE}.core.companies.reader",
        f"{_PACKAGE}.core.companies.sample",
        f"{_PACKAGE}.cartography.context.role_symbols",
        f"{_PACKAGE}.cartography.context.far_places",
        f"{_PACKAGE}.cartography.map.group_layers",
        f"{_PACKAGE}.cartography.page.pages",
    ):
        with suppress(ImportError):  # the optional ones may be missing; the others the run itself will ask for
            import_module(name)
        yield


def breakable(path: str) -> str:
    """A path that can be broken into lines after its separators, with invisible spaces."""
    for mark in ("/", "\\", "_"):
        path = path.replace(mark, mark + "\u200b")
    return path
