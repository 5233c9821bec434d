"""``make coverage``: the share of core/'s branches that its own tests take, into build/coverage; less than 95 of 100 fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "coverage"
LEAST = 0.95


def main() -> None:
    """Run tests/core under coverage, print the files with most to do, and the share."""
    WORK.mkdir(parents=True, exist_ok=True)
    data = str(WORK / "data")
    run = [
        sys.executable,
        "-m",
        "coverage",
        "run",
        "--branch",
        f"--data-file={data}",
        "--source=midlands_clusters_plugin/core",
    ]
    subprocess.run([*run, "-m", "pytest", "-p", "no:pytest_qgis", "-q", "tests/core"], cwd=ROOT, check=True)
    report = WORK / "core.json"
    subprocess.run(
        [sys.executable, "-m", "coverage", "json", f"--data-file={data}", "-q", "-o", str(report)], cwd=ROOT, check=True
    )
    measured = json.loads(report.read_text(encoding="utf-8"))
    worst = sorted(measured["files"].items(), key=lambda one: -one[1]["summary"]["missing_branches"])[:10]
    for name, one in worst:
        print(
            f"{one['summary']['missing_branches']:4d} of {one['summary']['num_branches']:4d} branches not taken: {name}"
        )
    totals = measured["totals"]
    share = totals["covered_branches"] / totals["num_branches"]
    print(f"core/: {totals['covered_branches']} of {totals['num_branches']} branches taken: {share:.1%}")
    if share < LEAST:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
