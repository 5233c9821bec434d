"""The process killed at random moments during import and hexagon writing: the earlier output opens and is complete, every time.

KILL_TIMES=200 for as many as README.md records; the outputs that need QGIS: kill_outputs.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = 20261123


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_moments(tmp_path):
    times = int(os.environ.get("KILL_TIMES", "40"))
    command = [sys.executable, "-m", "tests.faults.kill_driver", str(tmp_path), str(SEED), str(times)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    print(found)
    assert sum(one["times"] for one in found.values()) == times
    assert any(one["replaced"] for one in found.values()), "some must have been stopped after their end"
    for name, one in found.items():
        assert one["stopped"] > one["times"] * 0.3, f"{name}: many of the attempts must have been stopped on their way"
