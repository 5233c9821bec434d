"""What a process does after the runner's closing line says nothing of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
ABORTS = "import atexit, os\natexit.register(os.abort)\n\n\ndef test_it():\n    assert {}\n"


@pytest.mark.parametrize(("outcome", "status", "line"), [(True, 0, "1 passed"), (False, 1, "1 failed")])
def test_the_status_is_that_of_the_tests_whatever_dies_after_them(tmp_path, outcome, status, line):
    script = tmp_path / "test_one.py"
    script.write_text(ABORTS.format(outcome), encoding="utf-8")
    alone = [
        "-p",
        "no:pytest_qgis",
        "-p",
        "no:cacheprovider",
        "-c",
        str(tmp_path / "none.ini"),
        "--rootdir",
        str(tmp_path),
    ]
    (tmp_path / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.last_line", *alone, str(script)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, line in ran.stdout.splitlines()[-1]) == (status, True), ran.stdout + ran.stderr
