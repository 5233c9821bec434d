"""The measurements, into build/bench.json: one record a comparison, each a ratio of medians measured in this one run.

Records: name, rows, ours_s, other, other_s, ratio (other_s / ours_s), peak_mib (of our process). REPEAT=n for more than three runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

AT_POINT = Path(__file__).resolve().parent
ROOT = AT_POINT.parent.parent
WORK = ROOT / "build" / "bench"
ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
REPEAT = max(3, int(os.environ.get("REPEAT", "3")))
SYSTEM_PYTHON = (
    "/usr/bin/python3"  # QGIS's own chain runs on the distribution's Python, without our virtual environment
)


def run(script: str, *arguments: str, python: str = sys.executable) -> tuple[float, float, dict]:
    """Run one script as a process of its own: seconds from start to end, peak MiB, and what its last line of JSON says."""
    start = time.perf_counter()
    child = subprocess.Popen([python, str(AT_POINT / script), *arguments], stdout=subprocess.PIPE, text=True)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{script} failed ({child.returncode}):\n{output}")
    lines = [line for line in output.splitlines() if line.startswith("{")]
    return seconds, usage.ru_maxrss / 1024, json.loads(lines[-1]) if lines else {}


def comparisons(script: str, *arguments: str) -> list[dict]:
    """Records that a script measures itself, ours and the other in turns."""
    child = subprocess.run(
        [sys.executable, str(AT_POINT / script), *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    found: list[dict] = []
    for line in child.stdout.splitlines():
        if line.startswith("{"):
            stated = json.loads(line)
            found += stated.get("records", [stated])
    for one in found:
        say(one)
    return found


def say(one: dict) -> None:
    """A record as a line to read."""
    print(
        f"{one['name']:38s} {one['ours_s']:8.3f} s   {one['other']:34s} {one['other_s']:8.3f} s   ratio {one['ratio']:7.2f}"
        f"   peak {one['peak_mib']:6.0f} MiB",
        flush=True,
    )


def record(name: str, ours: list[float], other: str, theirs: list[float], peak: float, **more: object) -> dict:
    """One comparison from two lists of seconds."""
    ours_s, other_s = statistics.median(ours), statistics.median(theirs)
    ratio = round(other_s / ours_s, 2)
    made = {
        "name": name,
        "rows": ROWS,
        "ours_s": round(ours_s, 4),
        "other": other,
        "other_s": round(other_s, 4),
        "ratio": ratio,
        "peak_mib": round(peak, 1),
        "ours_runs": [round(value, 4) for value in ours],
        "other_runs": [round(value, 4) for value in theirs],
        **more,
    }
    say(made)
    return made


def query_records(points: str) -> list[dict]:
    """The worked question by our two ways against QGIS's own selection, in one process and in turns."""
    _, peak, stated = run("query.py", points)
    if not stated["equal"]:
        raise SystemExit("the ways to answer the question differ")
    names = {"core": "5 km of Infinity Park, table loaded", "select": "5 km of Infinity Park, features selected"}
    return [
        record(name, stated["runs"][key], "native:selectwithindistance", stated["runs"]["qgis"], peak)
        for key, name in names.items()
    ]


def main() -> None:
    """Run everything and write build/bench.json."""
    WORK.mkdir(parents=True, exist_ok=True)
    points, areas = str(WORK / "points.gpkg"), str(WORK / "areas.gpkg")
    _, _, facts = run("make_input.py", points, areas, str(ROWS))
    ours, floor, bare, expert = [], [], [], []
    for _ in range(REPEAT):  # interleaved, so that a slow minute of the machine hits all alike
        ours.append(run("ours.py", points, str(WORK / "ours.gpkg")))
        bare.append(run("floor.py", "bare", points, str(WORK / "ours.gpkg"), str(WORK / "floor.gpkg")))
        floor.append(run("floor.py", "frame", points, str(WORK / "ours.gpkg"), str(WORK / "floor.gpkg")))
        expert.append(
            run(
                "expert_chain.py",
                areas,
                "authority_code",
                points,
                "employees,turnover_gbp",
                str(WORK / "expert.gpkg"),
                python=SYSTEM_PYTHON,
            )
        )
    second = [run("second_map.py", points)[2] for _ in range(REPEAT)]
    _, _, equal = run("compare.py", areas, points, str(WORK / "ours.gpkg"), str(WORK / "expert.gpkg"))
    theirs = [one[0] for one in expert]
    label = f"expert chain, QGIS {expert[0][2]['qgis']}"
    peak = max(one[1] for one in ours)
    records = [
        record(
            "first map, whole process",
            [one[0] for one in ours],
            label,
            theirs,
            peak,
            steps=ours[0][2],
            equal=equal,
            input=facts,
        ),
        record(
            "first map against the floor",
            [one[0] for one in ours],
            "read and write by geopandas",
            [one[0] for one in floor],
            peak,
        ),
        record(
            "first map against bare columns",
            [one[0] for one in ours],
            "columns from Arrow, write",
            [one[0] for one in bare],
            peak,
        ),
    ]
    for kind in second[0]["seconds"]:
        seconds = [one["seconds"][kind] for one in second]
        records.append(
            record(f"second map: another {kind}", seconds, label, theirs, max(one["peak_mib"] for one in second))
        )
    records += query_records(points)
    for script in ("oblique.py", "atlas.py", "lattice.py", "startup.py", "national.py"):
        records += comparisons(script)
    (ROOT / "build" / "bench.json").write_text(json.dumps(records, indent=1), encoding="utf-8")
    print("written: build/bench.json")


if __name__ == "__main__":
    main()
