from __future__ import annotations

import _thread
import gc
import sys
import threading
import warnings

import pytest

from midlands_clusters_plugin.core.base import threads
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.threads import in_python_thread
from midlands_clusters_plugin.core.companies.files.other_sheets import sheet_settings


@pytest.fixture(autouse=True)
def _without_a_window(monkeypatch):
    """QGIS, where an earlier test began it, has the window's thread put back what was changed."""
    monkeypatch.setattr(threads._gentle, "leave", lambda let_go: let_go())


def from_a_foreign_thread(work):
    """Call work in a thread that Python's threading did not start, as QGIS's pool does; its result or error."""
    outcome, over = [], threading.Event()

    def run():
        try:
            outcome.append((work(), None))
        except UserError as error:
            outcome.append((None, error))
        over.set()

    _thread.start_new_thread(run, ())
    assert over.wait(10)
    result, error = outcome[0]
    if error:
        raise error
    return result


def test_work_of_a_foreign_thread_is_done_in_one_of_pythons_own():
    def both():
        return in_python_thread(threading.current_thread), threading.get_ident()

    thread, foreign = from_a_foreign_thread(both)
    assert thread.ident != foreign
    assert type(thread) is threading.Thread


def test_in_the_main_thread_it_is_done_right_there():
    assert in_python_thread(threading.get_ident) == threading.get_ident()


def test_errors_come_through_as_they_are():
    def work():
        raise UserError("Choose another file.", "why")

    with pytest.raises(UserError, match="Choose another file") as caught:
        from_a_foreign_thread(lambda: in_python_thread(work))
    assert caught.value.detail == "why"


def test_a_window_gets_its_turn_meanwhile_and_all_is_as_it_was_afterwards():
    interval = sys.getswitchinterval()
    collecting, meanwhile = from_a_foreign_thread(
        lambda: in_python_thread(lambda: (gc.isenabled(), sys.getswitchinterval()))
    )
    assert collecting is False
    assert meanwhile <= 0.001 + 1e-9
    assert gc.isenabled()
    assert sys.getswitchinterval() == interval


def test_no_thread_is_left_behind():
    before = threading.active_count()
    from_a_foreign_thread(lambda: in_python_thread(lambda: None))
    for thread in threading.enumerate():
        assert not thread.name.startswith("midlands_clusters")
    assert threading.active_count() <= before + 1  # the foreign one may still be ending


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(on):
    def seen():
        return in_python_thread(gc.isenabled), gc.isenabled()

    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        assert from_a_foreign_thread(seen) == (False, on)
    finally:
        (gc.enable if before else gc.disable)()


def test_warnings_that_two_runs_silenced_at_once_are_heard_again():
    def work():
        first, second = warnings.catch_warnings(), warnings.catch_warnings()
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        second.__exit__(None, None, None)
        return warnings.filters

    before = warnings.filters
    assert from_a_foreign_thread(lambda: in_python_thread(work)) is not before  # or there is nothing to mend
    assert warnings.filters is before


def test_gdals_ways_with_spreadsheets_last_until_the_last_reader_is_done():
    store = {"OGR_XLS_HEADERS": "the user's"}
    setting = sheet_settings(store.get, store.update)
    first, second = setting.changed(), setting.changed()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert store["OGR_XLS_HEADERS"] == "DISABLE"
    second.__exit__(None, None, None)
    assert store["OGR_XLS_HEADERS"] == "the user's"
