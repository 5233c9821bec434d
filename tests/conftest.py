"""For all tests: layers are let go of before QGIS ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from qgis.core import Qgis, QgsApplication, QgsMapLayer, QgsProject
from qgis.PyQt import sip

from midlands_clusters_plugin.core.catalogue import catalogue

# An end without QGIS's own; two suites side by side (.ci/run): taking turns, what the second one leaves out. The last one
# named is the first to be called when all is over, and the first one ends the process.
pytest_plugins = ["tests.last_line", "tests.second_suite", "tests.turns", "tests.one_crash"]

# Two suites run side by side in CI: how long one example takes says nothing there. pytest-timeout ends what hangs.
settings.register_profile("shared_machine", deadline=None)
settings.load_profile("shared_machine")


@pytest.fixture
def closed() -> Iterator[Callable[[QgsMapLayer], QgsMapLayer]]:
    """``closed(layer)`` in a fixture: the layer is closed when the test is over, whoever still holds it.

    pytest keeps a test's arguments until after its teardown, and the last teardown ends QGIS: a layer that was an
    argument would be closed by a GDAL that is gone, a segmentation fault after all tests have passed.
    """
    stored: list[QgsMapLayer] = []

    def keep(layer: QgsMapLayer) -> QgsMapLayer:
        stored.append(layer)
        return layer

    yield keep
    for layer in stored:
        if not sip.isdeleted(layer):
            sip.delete(layer)


@pytest.fixture(autouse=True, scope="session")
def _canvas_draws_nothing(request: pytest.FixtureRequest) -> None:
    """The canvas of pytest-qgis draws in a thread whenever layers come or go, and a new project does not wait for it: now
    and then a layer went while it was drawn, and with it the process. What is drawn is tested by jobs that are waited for,
    on pages, and in a real QGIS.
    """
    if request.config.pluginmanager.hasplugin("pytest_qgis"):
        request.getfixturevalue("qgis_canvas").setRenderFlag(False)


@pytest.fixture(autouse=True)
def _files_name_no_clusters_to_others() -> Iterator[None]:
    """Clusters that a company file names are offered until QGIS is closed: here, until the test is over."""
    yield
    catalogue.forget_named_clusters()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On QGIS 3.40 and later the tests of known_on_later.txt are expected to fail, for the reasons given there."""
    if Qgis.QGIS_VERSION_INT < 34000:
        return
    lines = (Path(__file__).with_name("known_on_later.txt")).read_text(encoding="utf-8").splitlines()
    known = dict(line.split("  # ", 1) for line in lines if line and not line.startswith("#"))
    for item in items:
        for beginning, reason in known.items():
            if item.nodeid.startswith(beginning):
                item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.fixture(autouse=True, scope="module")
def _project_stays_empty() -> Iterator[None]:
    """A new project of pytest-qgis keeps its layouts, whose maps would draw layers of another file's tests."""
    yield
    if QgsApplication.instance() is not None and QgsProject.instance().layoutManager().layouts():
        QgsProject.instance().clear()
