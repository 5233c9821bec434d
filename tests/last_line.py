"""The tests end on the runner's closing line, with its status.

QGIS, Qt, GDAL and Python each take down what they made when a process ends, in no certain order: after 5,776 passed
tests a destructor could still end the process by a segmentation fault. What a user would meet is tried in a QGIS of
its own (tests/tools/test_run_qgis.py closes one and asks for its exit code); here the process simply stops.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_status = pytest.StashKey[int]()


@pytest.fixture(scope="session", autouse=True)
def _no_lock_stays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """pytest takes its lock off the folder of temporary files at exit, which is not reached: later runs could not clean up."""
    yield
    (Path(tmp_path_factory.getbasetemp()) / ".lock").unlink(missing_ok=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Kept for the end. No look for cycles any more: it would delete parts of a QGIS that has ended."""
    session.config.stash[_status] = int(exitstatus)
    gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """After the closing line, before other plugins let go of things; a call that ran no session (--help) ends by itself."""
    status = config.stash.get(_status, None)
    if status is None:
        return
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
