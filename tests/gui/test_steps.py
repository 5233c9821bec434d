from __future__ import annotations

from qgis.PyQt.QtCore import QTimer

from midlands_clusters_plugin.gui.tasks.steps import Steps

from .conftest import until


def test_the_window_lives_between_steps(qgis_app):
    order, ends = [], []

    def work():
        for number in range(3):
            order.append(number)
            QTimer.singleShot(0, lambda n=number: order.append(f"window {n}"))
            yield

    steps = Steps(work(), ends.append)  # Qt deletes what Python does not hold
    until(lambda: ends)
    del steps
    assert order.index("window 0") < order.index(2)
    assert ends[0].error is None


def test_an_error_ends_the_steps_and_is_reported(qgis_app):
    ends = []

    def work():
        yield
        raise KeyError("lost")

    steps = Steps(work(), ends.append)  # Qt deletes what Python does not hold
    until(lambda: ends)
    del steps
    assert ends[0].is_bug


def test_stopped_steps_do_nothing_more(qgis_app):
    order = []

    def work():
        while True:
            order.append(1)
            yield

    steps = Steps(work(), order.append)
    until(lambda: len(order) > 2)
    steps.stop()
    seen = len(order)
    qgis_app.processEvents()
    assert len(order) == seen


def test_refused_steps_end_with_the_error_and_let_go_of_what_they_hold(qgis_app):
    seen, ends = [], []

    def work():
        try:
            while True:
                seen.append(1)
                yield
        finally:
            seen.append("let go")

    steps = Steps(work(), ends.append)
    until(lambda: seen)
    steps.refuse(ValueError("gone"))
    count = len(seen)
    until(lambda: ends)
    assert isinstance(ends[0].error, ValueError) and seen[count:] == ["let go"]
