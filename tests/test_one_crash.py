"""A crash in a suite of several processes: one failed test, all others run, and the suite ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.one_crash import _scheduler

pytest.importorskip("xdist")

# One test in each of many small files, as the last files of a suite are: what is left over is short.
_FILES = {
    "test_a.py": "def test_1(): pass\ndef test_2(): pass\n",
    "test_b.py": "import os\ndef test_before(): pass\ndef test_crash(): os._exit(3)\ndef test_after(): pass\n",
    "test_c.py": "import os\ndef test_last(): os._exit(3)\n",
    "test_d.py": "def test_1(): pass\n",
}


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_a_crash_is_one_failure_and_the_suite_ends(tmp_path, processes):
    for name, text in _FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.one_crash", "-n", str(processes), "--dist", "loadfile"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "MC_"))}
    environment["PYTHONPATH"] = str(Path(__file__).parents[1])
    ended = subprocess.run(
        [*command, "-p", "no:pytest_qgis", "-p", "no:cacheprovider", "."],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "2 failed, 5 passed" in ended.stdout, ended.stdout + ended.stderr
    assert ended.returncode == 1


def test_a_process_whose_death_nobody_has_heard_of_ends_nothing(monkeypatch):
    from xdist.scheduler import LoadFileScheduling

    class Process:
        shutting_down = False

    def dead(_self, _node):
        raise OSError("cannot send (already closed?)")

    monkeypatch.setattr(LoadFileScheduling, "__init__", lambda *_: None)
    monkeypatch.setattr(LoadFileScheduling, "_assign_work_unit", dead)
    scheduler, process = _scheduler(None, None), Process()
    scheduler.assigned_work, scheduler.workqueue = {process: {}}, {"test_a.py": {"test_a.py::test_1": False}}
    scheduler._reschedule(process)
    assert list(scheduler.workqueue) == ["test_a.py"]
