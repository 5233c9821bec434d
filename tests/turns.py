"""Two suites on one machine (.ci/run): while a test measures a real window, the other suite waits between two of its own tests.

MC_TURNS names a folder with two empty files to lock, ``gate`` and ``running``; without it nothing happens. Every test
goes through the gate and then holds ``running`` together with the tests of the other suite; a test of the real window
holds it alone. The gate is what lets it have its turn: while it waits there, the other suite starts no further test.
"""

from __future__ import annotations

import os
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


@pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost: waiting is no part of the test's own time limit
def pytest_runtest_protocol(item):
    """Each test in its turn."""
    folder = os.environ.get("MC_TURNS")
    if not folder:
        return (yield)
    with turn(Path(folder), alone=any(item.get_closest_marker(name) for name in ("real_qgis", "alone"))):
        return (yield)
