"""Two suites take turns: a test of the real window runs alone, and gets its turn though the other suite never rests."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from .turns import turn

pytest.importorskip("fcntl")

# A suite that runs test after test and writes down each one's start and end.
_BUSY = """
import sys, time
from pathlib import Path
from tests.turns import turn
folder, log = Path(sys.argv[1]), Path(sys.argv[2])
while True:
    with turn(folder, alone=False):
        with log.open("a") as stream: stream.write(f"{time.monotonic()}\\n")
        time.sleep(0.02)
        with log.open("a") as stream: stream.write(f"{time.monotonic()}\\n")
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("gate", "running"):
        (tmp_path / name).touch()
    return tmp_path


def test_who_wants_to_be_alone_gets_it_while_the_other_suite_is_busy(folder):
    log = folder / "log"
    root = Path(__file__).parents[1]
    busy = subprocess.Popen([sys.executable, "-c", _BUSY, str(folder), str(log)], cwd=root)
    try:
        while not log.exists():
            time.sleep(0.01)
        with turn(folder, alone=True):
            alone_from = time.monotonic()
            time.sleep(0.3)
            alone_to = time.monotonic()
        waited_for = time.monotonic() + 5
        while float(log.read_text().split()[-1]) < alone_to and time.monotonic() < waited_for:
            time.sleep(0.02)
    finally:
        busy.kill()
        busy.wait()
    times = [float(line) for line in log.read_text().split()]
    assert not [moment for moment in times if alone_from < moment < alone_to], "the other suite ran a test meanwhile"
    assert max(times) >= alone_to, "and goes on afterwards"


def test_two_ordinary_tests_run_side_by_side(folder):
    with turn(folder, alone=False), turn(folder, alone=False):
        pass
