from __future__ import annotations

import gc
import threading
import time
import weakref

import pytest
from qgis.core import QgsApplication, QgsProject, QgsTask
from qgis.PyQt.QtWidgets import QTreeWidgetItem

from midlands_clusters_plugin.cartography.page.exporting import published
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.gui.tasks import task as module
from midlands_clusters_plugin.gui.tasks.at_work import at_work
from midlands_clusters_plugin.gui.tasks.steps import Steps
from midlands_clusters_plugin.gui.tasks.task import WorkTask

from .conftest import flush, until


@pytest.fixture
def run(qgis_app):
    def go(work, meanwhile=lambda _task: None):
        task = WorkTask("test", work)
        ends, steps = [], []
        task.ended.connect(lambda: ends.append(1))
        task.stepped.connect(steps.append)
        QgsApplication.taskManager().addTask(task)
        meanwhile(task)
        until(lambda: ends)
        return task, ends, steps

    return go


def test_the_result_and_the_steps_arrive(run):
    def work(feedback):
        feedback.step("Counting")
        feedback.progress(0.5)
        return 42

    task, ends, steps = run(work)
    assert (task.result, ends, steps) == (42, [1], ["Counting"])
    assert task.ending.error is None
    assert task.ending.sentence == ""


def test_a_users_slip_keeps_its_sentence(run):
    def work(feedback):
        raise UserError("Choose another file.", "line 7")

    ending = run(work)[0].ending
    assert (ending.sentence, ending.detail, ending.is_bug, ending.cancelled) == (
        "Choose another file.",
        "line 7",
        False,
        False,
    )


def test_a_bug_is_stored_with_its_traceback(run):
    def work(feedback):
        return {}["nowhere"]

    ending = run(work)[0].ending
    assert ending.is_bug
    assert "nothing was changed" in ending.sentence
    assert "KeyError: 'nowhere'" in ending.detail
    assert 'return {}["nowhere"]' in ending.detail


@pytest.mark.alone  # measures time
def test_cancel_ends_a_run_within_a_second(run):
    def work(feedback):
        while True:
            feedback.check()
            time.sleep(0.01)

    def meanwhile(task):
        until(lambda: task.status() == WorkTask.TaskStatus.Running)
        meanwhile.at = time.monotonic()
        task.cancel()

    task, ends, _ = run(work, meanwhile)
    assert time.monotonic() - meanwhile.at < 1
    assert task.ending.cancelled
    assert task.ending.sentence == ""
    assert ends == [1]


def test_cancel_after_the_last_step_counts_as_cancelled(run):
    def meanwhile(task):
        until(lambda: hasattr(meanwhile, "in_work"))
        task.cancel()
        meanwhile.cancelled = True

    def work(feedback):
        meanwhile.in_work = True
        while not hasattr(meanwhile, "cancelled"):
            time.sleep(0.005)
        return "made"

    task, _, _ = run(work, meanwhile)
    assert task.ending.cancelled
    assert task.result == "made"


def test_nothing_is_held_when_all_is_done(run):
    run(lambda feedback: 1)
    assert not module._alive


def test_what_was_made_goes_though_the_slot_holds_the_task(qgis_app):
    class Made:
        pass

    def begin() -> WorkTask:
        task = WorkTask("test", lambda _feedback: Made())
        return task.begin(lambda: ends.append(task.ending.error))

    ends = []
    task = begin()
    until(lambda: ends)
    made = weakref.ref(task.result)
    del task
    until(lambda: made() is None or gc.isenabled())
    assert made() is None and not gc.isenabled(), "Python looks for circles again a second after the work only"


@pytest.mark.alone  # measures time
def test_stop_waits_no_longer_than_reported(run):
    def stubborn(feedback):
        time.sleep(0.6)

    def meanwhile(task):
        until(lambda: task.status() == WorkTask.TaskStatus.Running)
        start = time.monotonic()
        task.stop(0.1)
        meanwhile.waited = time.monotonic() - start

    run(stubborn, meanwhile)
    assert 0.09 < meanwhile.waited < 0.4


def test_a_crs_can_be_made_in_one_task_after_another(run):
    """pyproj brings QGIS down if this is done in the pool's own thread: see core.threads."""

    def work(feedback):
        import pyproj

        return pyproj.CRS(27700).to_epsg()

    assert [run(work)[0].result for _ in range(5)] == [27700] * 5


class _ThrownAway(QTreeWidgetItem):
    """A part of the window in a cycle: Python's look for cycles deletes it, in the thread in which it looks."""

    threads: list[int] = []

    def __init__(self) -> None:
        super().__init__()
        self.own = self

    def __del__(self) -> None:
        self.threads.append(threading.get_ident())


def test_what_the_window_throws_away_during_a_task_is_deleted_in_the_windows_thread(run):
    rows = []

    def work(feedback):
        rows.extend([number] for number in range(20_000))  # enough for Python to look, as soon as it may

    _ThrownAway.threads.clear()
    for _ in range(3):
        run(work, lambda task: [_ThrownAway() for _ in range(50)])
    until(gc.isenabled)
    gc.collect()
    assert _ThrownAway.threads == [threading.get_ident()] * 150


def test_work_on_the_windows_thread_is_a_task_that_qgis_knows_of_until_it_is_over(qgis_app):
    """Closing QGIS or the project would take the map away under it: QGIS asks first, as for any task."""
    tasks, steps_done = QgsApplication.taskManager(), []
    until(lambda: not tasks.countActiveTasks())
    with at_work("Printing the atlas", None) as stopped, published(QgsProject.instance()):
        assert tasks.countActiveTasks() == 1 and not stopped()
        until(lambda: tasks.activeTasks()[0].status() == QgsTask.TaskStatus.Running)  # it waits for a thread
        assert not QgsProject.instance().signalsBlocked(), "QGIS hears of layers that go"
        steps = Steps(iter([1]), steps_done.append)
        tasks.cancelAll()
        flush()
        assert stopped() and tasks.countActiveTasks() == 1, "it is not over yet"
        assert not steps_done, "what would change the map waits"
    until(lambda: not tasks.countActiveTasks() and steps_done)
    del steps
