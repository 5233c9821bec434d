"""What QGIS's start costs with the plugin, against the budget of 150 ms: in the real window (QGIS's own figure) and in qgis_process.

Each start is a fresh process without the packages loaded, compiled files kept as an installed plugin has them. The
window's figure is what QGIS notes of classFactory and initGui, in seconds of processor time; that of qgis_process is
the difference between the quickest whole runs with and without: other work on the machine makes a run slower, never
quicker. Prints one record of build/bench.json a line. Needs X (xvfb-run).
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import qgis_env

BUDGET = 0.150
REPEAT = max(5, int(os.environ.get("REPEAT", "5")))
PROBE = """
import json, os, qgis.utils
with open(os.environ["MC_OUT"], "w") as stream:
    json.dump(qgis.utils.plugin_times, stream)
os._exit(0)
"""


def environment(home: qgis_env.QgisHome, out: Path, *, offscreen: bool) -> dict[str, str]:
    """QGIS's, with compiled files kept below the home."""
    env = {
        **home.environment(offscreen=offscreen),
        "MC_OUT": str(out),
        "PYTHONPYCACHEPREFIX": str(home.folder / "compiled"),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def window_seconds(home: qgis_env.QgisHome, script: Path) -> float:
    """One start of the window: QGIS's own figure for the plugin."""
    out = home.folder / "times.json"
    subprocess.run(
        home.qgis("--code", script),
        env=environment(home, out, offscreen=False),
        capture_output=True,
        timeout=120,
        check=False,
    )
    return float(json.loads(out.read_text(encoding="utf-8"))[qgis_env.PLUGIN].rstrip("s"))


def process_seconds(home: qgis_env.QgisHome) -> float:
    """One run of qgis_process that loads its plugins: processor time of the whole."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = environment(home, home.folder / "none", offscreen=True)
    subprocess.run(home.qgis_process("help", "native:buffer"), env=env, capture_output=True, timeout=120, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def record(name: str, runs: list[float]) -> dict[str, object]:
    """One comparison, in the form of run.py."""
    ours = statistics.median(runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "name": name,
        "rows": 0,
        "ours_s": round(ours, 4),
        "other": "budget",
        "other_s": BUDGET,
        "ratio": round(BUDGET / max(ours, 1e-4), 2),
        "peak_mib": round(peak, 1),
        "ours_runs": [round(one, 4) for one in runs],
    }


def main() -> None:
    """Measure both, the two kinds of qgis_process in turns."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "probe.py"
        script.write_text(PROBE, encoding="utf-8")
        on, off = qgis_env.prepare(Path(folder) / "on"), qgis_env.prepare(Path(folder) / "off", enabled=False)
        window_seconds(on, script)  # the first start compiles
        window = [window_seconds(on, script) for _ in range(REPEAT)]
        process_seconds(on), process_seconds(off)
        pairs = [(process_seconds(on), process_seconds(off)) for _ in range(REPEAT)]
        process = min(one for one, _ in pairs) - min(other for _, other in pairs)
    print(
        json.dumps(
            {"records": [record("start-up of QGIS's window", window), record("start-up of qgis_process", [process])]}
        )
    )


if __name__ == "__main__":
    main()
