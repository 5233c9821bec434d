from __future__ import annotations

import threading

import pytest

from midlands_clusters_plugin.core.errors import UserError
from midlands_clusters_plugin.core.threads import in_python_thread


def test_the_result_comes_from_another_thread():
    assert in_python_thread(threading.get_ident) != threading.get_ident()


def test_errors_come_through_as_they_are():
    def work():
        raise UserError("Choose another file.", "why")

    with pytest.raises(UserError, match="Choose another file") as caught:
        in_python_thread(work)
    assert caught.value.detail == "why"


def test_no_thread_is_left_behind():
    before = threading.active_count()
    in_python_thread(lambda: None)
    assert threading.active_count() == before
