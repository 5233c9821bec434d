"""More than 10,000 generated inputs over all readers: a sentence or the right rows; no crash, no hang, no row lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

SEED = 20261123
LEAST = 10_000
MEMORY = Path("/dev/shm")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.timeout(0)  # the driver has limits of its own
def test_generated_inputs_of_all_readers():
    times = float(os.environ.get("FUZZ_TIMES", "1"))
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        command = [sys.executable, "-W", "ignore", "-m", "tests.faults.fuzz_driver", folder, str(SEED), str(times)]
        done = subprocess.run(
            command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=600 * max(times, 1)
        )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    for name, one in found.items():
        print(
            f"{name:24} {one['inputs']:6} inputs {one['sentences']:6} sentences {one['seconds']:7.1f} s, slowest {one['slowest']:.2f} s"
        )
    assert sum(one["inputs"] for one in found.values()) >= LEAST * times
    failures = {f"{name}: {kind}": data for name, one in found.items() for kind, data in one["failures"].items()}
    assert not failures, "\n".join(f"{kind}\n    {data}" for kind, data in failures.items())
    for name, one in found.items():
        assert one["sentences"] < one["inputs"] * 0.95, f"{name}: nearly all were refused, so little was tried"
        if name.startswith("right "):
            assert not one["sentences"], f"{name}: a right file was refused"
