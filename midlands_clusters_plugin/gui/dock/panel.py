"""The dock's contents: takes the choices, starts the run, shows the result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QWidget

from ...cartography.record.stored_report import report_of
from ...core.base.i18n import tr
from ...core.postcodes.missing_postcodes import unknown_postcodes
from ..data.area_page import AreaPage
from ..data.columns_page import ColumnsPage
from ..data.company_page import CompanyPage
from ..pages.map_pages import MapPages, PageEntry
from ..pages.shown_map import facts_of_map
from ..shell.help import HOME, TOPIC, close_help, is_help_key, show_help, topic_of
from ..shell.help_topics import TOPICS
from ..shell.step_bar import USE
from ..tasks.job import FILE, Made, MapJob, Workspaces
from ..tasks.steps import Steps
from ..tasks.task import Ending, WorkTask
from ..tasks.warm_up import warm_up
from ..tasks.while_there import soon
from ..widgets import messages
from ..widgets.narrow_dock import let_shrink, say, tab_after
from . import choices
from .advanced import Advanced
from .before_run import settled
from .disclosure_box import DisclosureBox
from .following import Following
from .foot import Foot, state_text
from .head import Head
from .result import Result
from .run_summary import headline, notes_html, summary_html
from .undo import Undo
from .welcome import Welcome, choose_own_file, map_the_sample

UI = Path(__file__).parents[1] / "ui" / "dock.ui"
RESULT = "result_group"
_STOP_SECONDS = 2.0  # how long taking the plugin out waits for a run to notice that it is cancelled


class Panel(QWidget):
    """Everything in the dock. Widgets are named in ui/dock.ui."""

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(UI), self)
        self._iface = iface
        self._workspaces = Workspaces()
        self._result = Result(iface, self)
        self._undo = Undo()
        self._foot = Foot(self, iface, self._undo)
        self._task: WorkTask | None = None
        self._shown: tuple | None = None
        self._report: dict[str, Any] | None = None
        self._lost = ""  # what of a map that came with the project could not be filled in
        self._following = Following(self.which_map, self)
        self.disclosure = DisclosureBox(self.map_page)
        self.map_layout.insertWidget(1, self.disclosure)
        self.welcome = Welcome(self.data_page)
        self.data_layout.insertWidget(0, self.welcome)
        self._company = CompanyPage(self)
        self._columns = ColumnsPage(self, self._company)
        self._head = Head(self, self._company, self._workspaces)
        self._area = AreaPage(self.area, self.authorities, self.region)
        self._advanced = Advanced(self, iface, self._area)
        self.postgis_page.use(iface)
        tip = tr("What was read, placed, rejected and counted")
        read = PageEntry(RESULT, tr("Result"), tip=tip, icon="mActionPropertiesWidget.svg")
        self._pages = MapPages(iface, self.pages, ready={read: self.result})
        self._set_up_steps()
        self._set_up_help()
        self._connect()
        self._settings_changed()
        self._adopt()
        self._warming = Steps(warm_up(), lambda _ending: None, self)

    # --- setting up

    def _set_up_steps(self) -> None:
        self.steps.currentChanged.connect(self.stack.setCurrentIndex)
        self.steps.tabBarClicked.connect(self._step_clicked)
        tab_after(self.area, self.welcome, self.companies, self.companies_pages, self._company.options)
        tab_after(self.authorities, self.disclosure)
        tab_after(self.rejects, self._pages.list, self.generate, self.cancel, self.undo_button, self.help_button)

    def _step_clicked(self, step: int) -> None:
        """A click on the step that is shown leads from one of its pages to the list."""
        if step == USE == self.steps.currentIndex():
            self._pages.back()

    def _set_up_help(self) -> None:
        for name, topic in TOPICS.items():
            if (widget := self.findChild(QWidget, name)) is not None:
                widget.setProperty(TOPIC, topic)
        let_shrink(self)

    def _connect(self) -> None:
        asks = self._company.changed, self._area.changed, self.cluster.chosen, self.disclosure.changed
        for signal in (*asks, *self._advanced.changed):
            signal.connect(self._asked_otherwise)
        self.all_authorities.clicked.connect(self._area.tick_all)
        self.no_authority.clicked.connect(self._area.tick_none)
        self.metric.chosen.connect(self._metric_chosen)
        self._following.style_switched.connect(self._style_switched)
        self._following.file_changed.connect(self._settings_changed)
        self._result.settled.connect(self._maps_changed)
        self.generate.clicked.connect(self.start)
        self.postgis_page.compute_asked.connect(self._compute_in_database)
        self.cancel.clicked.connect(self.stop)
        self.undo_button.clicked.connect(self.put_back)
        self.rejects.clicked.connect(self._result.show_rejects)
        self.help_button.clicked.connect(lambda: show_help(self._topic(), self._iface, self.window()))
        self.welcome.guide_asked.connect(lambda: show_help(HOME, self._iface, self.window()))
        self.welcome.sample_asked.connect(lambda: map_the_sample(self))
        self.welcome.file_asked.connect(lambda: choose_own_file(self))
        self.own_file.clicked.connect(self.welcome.file_asked)
        project = QgsProject.instance()
        self._outside = [
            (project.homePathChanged, self._settings_changed),
            (project.cleared, self._forget),
            (project.readProject, self._adopt),
            (project.layersRemoved, self._maps_changed),
            (project.layerTreeRoot().removedChildren, self._maps_changed),
            (project.layersAdded, soon(self, self._maps_changed, self._company.leave_out_own)),
        ]
        for signal, slot in self._outside:
            signal.connect(slot)

    def shut_down(self) -> None:
        """The plugin is being taken out: stop the run, let go of everything outside the panel."""
        close_help()
        for one in (self._columns, self.boundary_page, self.postcodes, self.postgis_page):
            one.shut_down()
        self._warming.stop()
        if self._task is not None:
            self._task.stop(_STOP_SECONDS)
            self._task = None
        self._result.stop()
        self._undo.forget()
        for signal, slot in self._outside:
            signal.disconnect(slot)
        self._outside = []
        self._pages.shut_down()
        self._workspaces.clear()

    # --- what is chosen

    @property
    def running(self) -> bool:
        """Is a map being made, or on its way into the project."""
        return self._foot.running

    @property
    def came_with_project(self) -> bool:
        """Is the map that is shown one that was not made since the project was opened."""
        return self._shown is None and self._pages.group is not None

    def _signature(self) -> tuple:
        """Equal settings make the same map; the metric is not among them, for all are in the result."""
        asked = self._company.signature(), self.cluster.current_id(), self._area.signature()
        return (*asked, *self._advanced.signature(), self.disclosure.rule())

    @property
    def scroll(self) -> Any:
        """What scrolls in the page that is shown."""
        return (self.data_scroll, self.map_scroll, self._pages.scroll())[self.steps.currentIndex()]

    def job(self) -> MapJob:
        """What Generate would make now. Raises UserError where a choice is missing."""
        return MapJob(
            companies=self._company.company_input(),
            cluster=self.cluster.current_id(),
            area=self._area.area(),
            **self._advanced.asked(),
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

    def _compute_in_database(self) -> None:
        """Open the window in which PostGIS makes the hexagon table of what is chosen here."""
        from ..data.postgis_dialog import open_dialog

        with messages.warned(self._iface):
            open_dialog(self, self._iface, self._area, self._head.cluster_name(self.cluster.current_id()))

    # --- the run

    def start(self) -> None:
        """Generate."""
        if self.running:
            return
        messages.clear_warnings(self._iface)
        job = None
        with messages.warned(self._iface):
            job = settled(self._iface, self, self.job())
        if job is None:
            return
        self._asked, self._choices = self._signature(), choices.chosen(self, self._company, self._area)
        self._foot.show_running(True, tr("Starting…"))
        work = WorkTask(tr("Midlands Clusters map"), job.make)
        self._task = work.begin(self._ended, self._foot.stepped, self._foot.progressed)

    def stop(self) -> None:
        """Cancel."""
        if self._task is not None:
            self._foot.no_way_back(tr("Stopping…"))
            self._task.cancel()

    def event(self, event: QEvent) -> bool:
        """F1 is ours while the keyboard is in the dock."""
        if is_help_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels or leads back to the list, F1 helps, wherever in the dock the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self.running:
            self.stop()
        elif event.key() == Qt.Key.Key_Escape and self.steps.currentIndex() == USE and self._pages.back():
            event.accept()
        elif event.key() == Qt.Key.Key_F1:
            show_help(topic_of(self.focusWidget()), self._iface, self.window())
        else:
            super().keyPressEvent(event)

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        made = task.result
        if task.ending.error is not None:
            self._foot.ended(task.ending, made)
            return
        self._foot.no_way_back(tr("Adding the layers…"))
        self._undo.remember(
            self._result.map_shown()[0] if not made.job.beside else None, made.job.output, (self._shown, self._report)
        )
        self._result.put_in(made, self.metric.current_id(), self._show(made), self._arrived)

    def put_back(self) -> None:
        """Undo: the map that the last run replaced comes back, and the choices that made it."""
        if self.running or not self._undo:
            return
        self._foot.show_running(True, tr("Putting back the map before…"), can_stop=False)
        self._result.begin(self._undo.steps(self._result), self._was_put_back)

    def _was_put_back(self, ending: Ending) -> None:
        if not self._foot.ended(ending):
            return
        self._shown, self._report = self._undo.shown
        self._undo.forget()
        self._foot.offer_undo()
        self._adopt()

    def _show(self, made: Made) -> Iterator[None]:
        """The layers are in the project: show what they say, one thing at a time."""
        before, self._shown, self._report = self._report, self._asked, made.hexmap.report
        group = self._result.map_shown()[0]
        if group is not None:
            choices.store(group, self._choices)
        self.postcodes.set_missing(unknown_postcodes(made.hexmap.rejects))
        yield
        self._head.offer_clusters()  # the file may name clusters of its own
        self._head.offer_metrics(made.hexmap.metrics)
        yield
        self._show_summary()
        yield
        if self._pages.group is None:  # the first map: what can be done with it
            self.steps.setCurrentIndex(USE)
        self.welcome.done()
        yield from self._page_steps()
        # Another metric or cluster of the same place leaves the view alone.
        if before is None or before["area"]["codes"] != self._report["area"]["codes"]:
            self._result.zoom()

    def _arrived(self, ending: Ending) -> None:
        """All is shown, or something kept it out."""
        if self._foot.ended(ending):
            self._advanced.added()
            self._settings_changed()

    # --- what is shown

    def _show_summary(self) -> None:
        """The headline over the list, and all that was read on the page Result."""
        report = self._report
        self._pages.show_row(RESULT, report is not None)
        name = self._head.cluster_name(report["cluster"]) if report is not None else ""
        say(self._pages.headline, headline(report, name) if report is not None else "")
        if report is not None:
            self.summary.setHtml(summary_html(report, self._head.metric_names(), name))
            self.summary_notes.setHtml(notes_html(report))
            self.rejects.setEnabled(bool(report["rows_rejected"]))

    def _topic(self) -> str:
        """The page of the guide on what is shown."""
        step = self.steps.currentIndex()
        shown = self.pages.findChild(QWidget, self._pages.current) if step == USE and self._pages.current else None
        return topic_of(shown) if shown is not None else (TOPICS["companies"], TOPICS["cluster"], HOME)[step]

    def _metric_chosen(self, metric: str) -> None:
        self._head.show_notes()
        if metric and not self.running and self._result.map_shown()[0] is not None:
            self._result.restyle(metric)
            self._show_pages()

    def _page_steps(self) -> Iterator[None]:
        """Tell the pages of the map that is in the project: this run's, or one that was saved with the project."""
        group, metric = self._result.map_shown()
        self.pages.setVisible(group is not None)
        self.no_map.setVisible(group is None)
        self._following.follow(group)
        return self._pages.show_map(group, metric)

    def _style_switched(self, *_: object) -> None:
        if not self.running and self._head.show_metric(self._result.map_shown()[1]):
            self._show_pages()

    def _show_pages(self, *_: object) -> None:
        list(self._page_steps())

    def _adopt(self, *_: object) -> None:
        """A project was opened: the dock shows what its map was made from, and the metric that it shows."""
        group, metric = self._result.map_shown()
        facts = facts_of_map(group)
        if group is not None and facts is not None:
            self._lost = choices.restore(self, self._company, self._area, group, facts)
        self._report = self._report or report_of(group)
        self._show_summary()
        self._head.show_metric(metric)
        self._show_pages()
        self._settings_changed()

    def _maps_changed(self, *_: object) -> None:
        """The map lost a layer or was moved in the layer tree; or another is the uppermost now, or none."""
        group = self._result.map_shown()[0]
        if self._outside and not self.running and self._following.changed(group):
            self._show_pages() if self._following.is_same_map(group) else self._another_map()
        self._foot.offer_undo()  # its layers go before the group does

    def _asked_otherwise(self, *_: object) -> None:
        """The user changed a choice: what was warned of before may not hold any more."""
        messages.clear_warnings(self._iface)
        self._lost = ""
        self._settings_changed()

    def _settings_changed(self, *_: object) -> None:
        """Say what the choices mean, and whether the map on the screen still answers them."""
        self._advanced.show_notes()
        self._head.show_notes()
        if not self.running:
            needs_file = self._company.kind == FILE and not self._company.path
            came, made = self.came_with_project, self._shown is not None
            same, changed = made and self._shown == self._signature(), choices.changed_file(self._pages.group)
            self.state.setText(state_text(made, same, changed, came=came, needs_file=needs_file, lost=self._lost))

    def _forget(self) -> None:
        """The project was closed: its layers are gone, and with them the map, and one that was on its way into it."""
        self._result.stop()
        self._undo.forget()
        self.stop()
        self._foot.show_running(self._task is not None, can_stop=False)
        self._another_map()
        self._result.waits = False  # nothing is left that could be on its way out

    def _another_map(self) -> None:
        """What was known of the map before holds no longer."""
        self._result.go_on()
        self._shown = self._report = None
        self._adopt()
