"""docs/performance.md from build/bench.json: MINUTES (that the run took) LEFT_OUT. The one place of the documents where figures of speed stand."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools import measured_code  # noqa: E402 - the path comes first

PAGE = """# Performance

Written by `make bench`; no figure here is typed, and none of speed stands in another document.

- {day}, commit {commit}, {minutes} minutes
- code measured: {stamp} (of the files in core, processing and sources; `make publish-check RELEASE=1` fails once it is another)
- {machine}
- {software}{left_out}

Times are medians of whole processes unless the name says otherwise, ours and the other in turns. A ratio above 1 means that ours is quicker.
Peaks are of our process. `make bench-quick` measures the maps and the peers alone, on a tenth of the rows.

## Hexagon maps of one input, by speed and by answer

{rows:,} companies, {authorities} authorities. {inside:,} of them lie in the area, {several:,} in or between several authorities, {rim:,} exactly on its rim; a
fiftieth of all lie on edges of cells. The right answers are in `tools/bench/peers/answers.json`: each company counts once, in the first
authority by code that it touches; pieces cover the authorities and count what lies in them. Each peer is a script in `tools/bench/peers`.

| | seconds | ours is quicker | answer |
| --- | --- | --- | --- |
{peers}

## All records

| record | rows | ours, s | other | other, s | ratio | peak, MiB | more |
| --- | --- | --- | --- | --- | --- | --- | --- |
{records}
"""
_SHOWN = {
    "times_the_bare_read": "times the bare read",
    "rows_per_s": "rows a second",
    "hexagons_s": "s for the hexagons",
    "growth": "times the time of a tenth",
}


def machine() -> str:
    """Processor, cores, memory, system."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    system = next(
        (line.partition("=")[2].strip('"') for line in _lines("/etc/os-release") if line.startswith("PRETTY_NAME")),
        platform.system(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = os.getloadavg()[2]
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}; load over the last 15 minutes {busy:.1f}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def software() -> str:
    """What was measured with."""
    from importlib.metadata import version

    return f"Python {platform.python_version()}, " + ", ".join(
        f"{name} {version(name)}" for name in ("numpy", "pandas", "geopandas", "shapely", "pyarrow")
    )


def cells(one: dict) -> str:
    """A record as a row of the table."""
    if "unavailable" in one:
        return f"| {one['name']} | {one['rows']:,} | | {one['other']} | not measured: {one['unavailable']} | | | |"
    more = "; ".join([f"{one[key]:,} {text}" for key, text in _SHOWN.items() if key in one] + one.get("faults", []))
    figures = (
        f"{one['ours_s']:.3f} | {one['other']} | {one['other_s']:.3f} | {one['ratio']:.2f} | {one['peak_mib']:,.0f}"
    )
    return f"| {one['name']} | {one['rows']:,} | {figures} | {more} |"


def commit() -> str:
    """The commit that was measured, "-dirty" where files differ from it; this page is one of those that the run writes."""
    git = partial(subprocess.run, cwd=ROOT, capture_output=True, text=True, check=False)
    changed = git(["git", "status", "--porcelain", "--", ".", ":!docs/performance.md"]).stdout.strip()
    return git(["git", "describe", "--always"]).stdout.strip() + ("-dirty" if changed else "")


def main() -> None:
    """Write the page."""
    records = json.loads((ROOT / "build" / "bench.json").read_text(encoding="utf-8"))
    known = json.loads((ROOT / "build" / "bench" / "answers.json").read_text(encoding="utf-8"))
    rivals = [one for one in records if "faults" in one or "unavailable" in one]
    ours = next(one["ours_s"] for one in rivals if "ours_s" in one)
    peers = [(ours, f"| Midlands Clusters | {ours:.2f} | | right |")]
    for one in rivals:
        if "unavailable" in one:
            peers.append((1e9, f"| {one['other']} | not measured: {one['unavailable']} | | |"))
        else:
            answer = "; ".join(one["faults"]) or "right"
            peers.append(
                (one["other_s"], f"| {one['other']} | {one['other_s']:.2f} | {one['ratio']:.1f} times | {answer} |")
            )
    text = PAGE.format(
        day=f"{datetime.now(timezone.utc):%d %B %Y}",
        commit=commit(),
        minutes=sys.argv[1],
        stamp=measured_code.stamp(ROOT),
        machine=machine(),
        software=software(),
        left_out=f"\n- not measured in this run: {sys.argv[2]}" if sys.argv[2] else "",
        rows=known["rows"],
        authorities=len(known["authorities"]),
        inside=known["inside"],
        several=known["touch_several_authorities"],
        rim=known["on_the_rim"],
        peers="\n".join(line for _, line in sorted(peers, key=lambda pair: pair[0])),
        records="\n".join(cells(one) for one in records),
    )
    (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
