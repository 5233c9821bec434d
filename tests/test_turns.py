"""Two suites take turns: a test of the real window runs alone, and gets its turn though the other suite never rests."""

from __future__ import annotations

import os
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


def test_workers_of_one_run_take_turns_too(tmp_path):
    one = "import time, pytest\n@pytest.mark.alone\ndef test_it():\n    begin = time.monotonic()\n    time.sleep(0.3)\n    open({!r}, 'w').write(f'{{begin}} {{time.monotonic()}}')\n"
    for name in ("a", "b"):
        (tmp_path / f"test_{name}.py").write_text(one.format(str(tmp_path / name)), encoding="utf-8")
    (tmp_path / "own.ini").write_text("[pytest]\nmarkers = alone\n", encoding="utf-8")
    bare = ["-p", "no:pytest_qgis", "-p", "no:cacheprovider", "-c", str(tmp_path / "own.ini")]
    env = {name: value for name, value in os.environ.items() if name != "MC_TURNS"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.turns",
        "-n",
        "2",
        "--dist",
        "loadfile",
        *bare,
        str(tmp_path),
    ]
    ran = subprocess.run(command, cwd=Path(__file__).parents[1], env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    first, second = sorted([float(moment) for moment in (tmp_path / name).read_text().split()] for name in ("a", "b"))
    assert first[1] <= second[0]
