"""Two runs at once, each the first to need what both share; the whole measurement is 100 pairs (docs/states.md)."""

import json
import subprocess
import sys

from tools import side_by_side


def test_a_difference_is_seen():
    assert side_by_side.side_by_side(lambda: "as alone", lambda: "otherwise") == ["as alone", "otherwise"]


def test_runs_side_by_side_give_what_they_give_alone_and_leave_the_process_as_it_was():
    ask = [sys.executable, "-m", "tools.side_by_side", "--some", "4", "2"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["pairs"], found["different"]) == (2, [])
    # Packages below put Python's filters of warnings back wrongly where two threads overlap; nothing here sets them.
    assert set(found["settings changed"]) <= {"warnings"}
