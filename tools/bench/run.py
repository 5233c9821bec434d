"""The measurements: build/bench.json and docs/performance.md, one record a comparison, each a ratio of medians measured in this one run.

Records: name, rows, ours_s, other, other_s, ratio (other_s / ours_s), peak_mib (of our process); of the peers also what
is wrong in their answers. REPEAT=n for more than three runs; ONLY="maps national" some parts; BENCH=quick measures the
maps and the peers alone, once, on a tenth of the rows, and writes build/bench_quick.json only.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
WORK = ROOT / "build" / "bench"
QUICK = os.environ.get("BENCH") == "quick"
ROWS = int(os.environ.get("BENCH_ROWS", "100000" if QUICK else "1000000"))
REPEAT = 1 if QUICK else max(3, int(os.environ.get("REPEAT", "3")))
SYSTEM_PYTHON = (
    "/usr/bin/python3"  # QGIS's own chain runs on the distribution's Python, without our virtual environment
)
PEERS_PYTHON = WORK / "venv" / "bin" / "python"  # requirements/bench.txt
ANSWERS = FOLDER / "peers" / "answers.json"
PEERS = {
    "qgis": "the expert's chain of QGIS algorithms",
    "geopandas": "geopandas",
    "duckdb": "DuckDB spatial",
    "sedona": "SedonaDB",
    "h3": "H3 Toolkit's way",
}
POINTS, AREAS, OURS = str(WORK / "points.gpkg"), str(WORK / "areas.gpkg"), str(WORK / "ours.gpkg")
Run = "tuple[float, float, dict]"


def run(script: str, *arguments: str, python: str | Path = sys.executable) -> Run:
    """Run one script as a process of its own: seconds from start to end, peak MiB, and what its last line of JSON says."""
    start = time.perf_counter()
    child = subprocess.Popen([str(python), str(FOLDER / script), *arguments], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{script} failed ({child.returncode}):\n{output}")
    lines = [line for line in output.splitlines() if line.startswith("{")]
    return seconds, usage.ru_maxrss / 1024, json.loads(lines[-1]) if lines else {}


def comparisons(script: str, **environment: str) -> list[dict]:
    """Records that a script measures itself, ours and the other in turns."""
    child = subprocess.run(
        [sys.executable, str(FOLDER / script)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    found: list[dict] = []
    for line in child.stdout.splitlines():
        if line.startswith("{"):
            stated = json.loads(line)
            found += stated.get("records", [stated])
    if not found:
        raise SystemExit(f"{script} gave no record")
    for one in found:
        say(one)
    return found


def say(one: dict) -> None:
    """A record as a line to read."""
    if "unavailable" in one:
        print(f"{one['name']:38s} {one['other']}: {one['unavailable']}", flush=True)
        return
    print(
        f"{one['name']:38s} {one['ours_s']:8.3f} s   {one['other']:34s} {one['other_s']:8.3f} s   ratio {one['ratio']:7.2f}"
        f"   peak {one['peak_mib']:6.0f} MiB   {'; '.join(one.get('faults', []))}",
        flush=True,
    )


def record(name: str, ours: list[float], other: str, theirs: list[float], peak: float, **more: object) -> dict:
    """One comparison from two lists of seconds."""
    ours_s, other_s = statistics.median(ours), statistics.median(theirs)
    made = {
        "name": name,
        "rows": ROWS,
        "ours_s": round(ours_s, 4),
        "other": other,
        "other_s": round(other_s, 4),
        "ratio": round(other_s / ours_s, 2),
        "peak_mib": round(peak, 1),
        "ours_runs": [round(value, 4) for value in ours],
        "other_runs": [round(value, 4) for value in theirs],
        **more,
    }
    say(made)
    return made


def maps() -> list[dict]:
    """First and next maps, against bare reading and writing and against the peers, whose answers are checked as ours are."""
    _, _, known = run("peers/answers.py", AREAS, POINTS, str(ANSWERS))
    missing = {name: why for name in PEERS if (why := unavailable(name))}
    runs: dict[str, list[Run]] = {
        name: [] for name in ("ours", "bare", "frame", *(one for one in PEERS if one not in missing))
    }
    second = []
    for _ in range(REPEAT):  # interleaved, so that a slow minute of the machine hits all alike
        runs["ours"].append(run("ours.py", AREAS, POINTS, OURS))
        for kind in ("bare", "frame"):
            runs[kind].append(run("floor.py", kind, POINTS, OURS, str(WORK / "floor.gpkg")))
        second.append(run("second_map.py", POINTS)[2])
        for name in runs:
            if name in PEERS:
                out = WORK / f"{name}.gpkg"
                out.unlink(missing_ok=True)
                python = SYSTEM_PYTHON if name == "qgis" else PEERS_PYTHON
                runs[name].append(run(f"peers/with_{name}.py", AREAS, POINTS, str(out), python=python))
    times = {name: [one[0] for one in each] for name, each in runs.items()}
    peak = max(one[1] for one in runs["ours"])
    if wrong := faults("ours", known):
        raise SystemExit(f"Our own answer is wrong: {'; '.join(wrong)}")
    ours, steps = times["ours"], runs["ours"][0][2]
    records = [
        record("first map against the floor", ours, "read and write by geopandas", times["frame"], peak, steps=steps),
        record("first map against bare columns", ours, "columns from Arrow, write", times["bare"], peak),
    ]
    for name, label in PEERS.items():
        title = f"first map against {label}"
        if name in missing:
            records.append({"name": title, "rows": ROWS, "other": label, "unavailable": missing[name]})
            say(records[-1])
            continue
        about = {"faults": faults(name, known), "other_peak_mib": round(max(one[1] for one in runs[name]), 1)}
        records.append(record(title, ours, runs[name][0][2]["version"], times[name], peak, **about))
    for kind in second[0]["seconds"]:
        label, seconds = runs["qgis"][0][2]["version"], [one["seconds"][kind] for one in second]
        records.append(
            record(f"next map: another {kind}", seconds, label, times["qgis"], max(one["peak_mib"] for one in second))
        )
    (WORK / "answers.json").write_text(json.dumps(known), encoding="utf-8")
    return records


def unavailable(peer: str) -> str:
    """Why a peer cannot be measured; "" where it can."""
    module = {"duckdb": "duckdb_extension_spatial", "sedona": "sedonadb"}.get(peer, peer)
    if peer == "qgis":
        return ""
    if not PEERS_PYTHON.exists():
        return "requirements/bench.txt could not be installed here"
    found = subprocess.run([str(PEERS_PYTHON), "-c", f"import {module}"], capture_output=True, text=True, check=False)
    return found.stderr.strip().rpartition("\n")[2]


def faults(name: str, known: dict[str, Any]) -> list[str]:
    """What is wrong in an answer."""
    return run("peers/score.py", AREAS, POINTS, json.dumps(known), str(WORK / f"{name}.gpkg"))[2]["faults"]


def query_records() -> list[dict]:
    """The worked question by our two ways against QGIS's own selection, in one process and in turns."""
    _, peak, stated = run("query.py", POINTS)
    if not stated["equal"]:
        raise SystemExit("the ways to answer the question differ")
    names = {"core": "5 km of Infinity Park, table loaded", "select": "5 km of Infinity Park, features selected"}
    return [
        record(name, stated["runs"][key], "native:selectwithindistance", stated["runs"]["qgis"], peak)
        for key, name in names.items()
    ]


def main() -> None:
    """Run everything and write what was found."""
    WORK.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    run("make_input.py", POINTS, AREAS, str(ROWS))
    parts: dict[str, Callable[[], list[dict]]] = {"maps": maps, "query": query_records}
    if not QUICK:
        parts |= {name: partial(comparisons, f"{name}.py") for name in ("oblique", "atlas", "lattice", "startup")}
        parts["national"] = partial(comparisons, "national.py", BENCH="full")
    chosen = [name for name in parts if name in os.environ.get("ONLY", " ".join(parts)).split()]
    records: list[dict] = []
    written = ROOT / "build" / ("bench_quick.json" if QUICK else "bench.json")
    for number, name in enumerate(chosen, 1):  # written after each: half an hour may be cut short
        records += parts[name]()
        written.write_text(json.dumps(records, indent=1), encoding="utf-8")
        missing = ", ".join(one for one in parts if one not in chosen[:number])
        if not QUICK:
            run("page.py", f"{(time.perf_counter() - start) / 60:.0f}", missing)
        print(f"{name}: {(time.perf_counter() - start) / 60:.0f} minutes", flush=True)
    print(f"written: {written.relative_to(ROOT)}{'' if QUICK else ', docs/performance.md'}")


if __name__ == "__main__":
    main()
