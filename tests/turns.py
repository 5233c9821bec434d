"""Several processes of tests on one machine (make test, .ci/run): while one measures a real window, the others wait.

MC_TURNS names a folder with two empty files to lock, ``gate`` and ``running``; .ci/run makes it for its two suites, the
controller of pytest-xdist for its workers; without either nothing happens. Every test goes through the gate and then
holds ``running`` together with the tests of the other processes; a test of the real window holds it alone. The gate is
what lets it have its turn: while it waits there, the others start no further test.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest


@contextmanager
def _locked(path: Path, *, alone: bool) -> Iterator[None]:
    import fcntl  # not on Windows, where this is never called

    with path.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Wait for one's turn, hold it while the block runs."""
    with ExitStack() as held:
        with _locked(folder / "gate", alone=True):
            held.enter_context(_locked(folder / "running", alone=alone))
        yield


_made = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """The controller of several workers gives them a folder; their environment is its own."""
    if "MC_TURNS" in os.environ or not config.getoption("numprocesses", None):
        return
    folder = Path(tempfile.mkdtemp(prefix="mc-turns-"))
    for name in ("gate", "running"):
        (folder / name).touch()
    os.environ["MC_TURNS"] = str(folder)
    config.stash[_made] = folder


@pytest.hookimpl(tryfirst=True)  # before tests/last_line.py ends the process
def pytest_unconfigure(config: pytest.Config) -> None:
    """What was made for the workers goes with them."""
    if folder := config.stash.get(_made, None):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost: waiting is no part of the test's own time limit
def pytest_runtest_protocol(item):
    """Each test in its turn."""
    folder = os.environ.get("MC_TURNS")
    if not folder:
        return (yield)
    window = item.get_closest_marker("real_qgis") and not item.get_closest_marker("beside")
    with turn(Path(folder), alone=bool(window or item.get_closest_marker("alone"))):
        return (yield)
