"""Great Britain: import, classification and hexagons of a file of Companies House's shape; 1/10 of it, or all (BENCH=full).

Each run has a process of its own, so that its peak of memory is its own. The bare read is pyarrow's (pandas' where
there is none), of the same columns out of the same zip into a table; beside it stands a read that keeps nothing.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

FULL, TENTH = 5_700_000, 570_000
REPEAT = 3
COLUMNS = ("CompanyName", " CompanyNumber", "RegAddress.PostCode", "CompanyStatus", "IncorporationDate")
COLUMNS += tuple(f"SICCode.SicText_{number}" for number in range(1, 5))


def bare(path: Path) -> float:
    """Seconds to read the columns into a table: by pyarrow, which takes a fifth of pandas' time; by pandas where there is no pyarrow."""
    return _read(path, keep=True)


def passing(path: Path) -> float:
    """Seconds to read the columns block by block and keep none of it: the least that any reading takes."""
    return _read(path, keep=False)


def _read(path: Path, *, keep: bool) -> float:
    import zipfile

    start = time.perf_counter()
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as raw:
        try:
            import pyarrow as pa
            from pyarrow import csv
        except ImportError:
            import pandas as pd

            stored = [
                one if keep else None for one in pd.read_csv(raw, usecols=list(COLUMNS), dtype=str, chunksize=100_000)
            ]
            assert stored
        else:
            kinds = csv.ConvertOptions(
                include_columns=list(COLUMNS), column_types={name: pa.string() for name in COLUMNS}
            )
            if keep:
                assert csv.read_csv(raw, convert_options=kinds).num_rows
            else:
                for _ in csv.open_csv(raw, convert_options=kinds):
                    pass
    return time.perf_counter() - start


def ours(path: Path) -> dict:
    """Seconds of import (with classification) and of the map of Great Britain, and the peak of memory after each in MiB."""
    from midlands_clusters_plugin.core.companies import read_companies

    start = time.perf_counter()
    table = read_companies(path)
    read, read_peak = time.perf_counter() - start, _peak()
    start = time.perf_counter()
    _hexagons(table)
    return {
        "import_s": read,
        "import_mib": read_peak,
        "hex_s": time.perf_counter() - start,
        "peak_mib": _peak(),
        "rows": table.rows_read,
    }


def _hexagons(table: object) -> None:
    """Counts of all companies in hexagons of 1 km over all of Great Britain: the built-in boundaries cover the Midlands only."""
    import numpy as np

    from midlands_clusters_plugin.core.grid.hexgrid import make_grid

    grid, companies = make_grid("bng", 1000.0), table.companies  # type: ignore[attr-defined]
    x, y = companies["easting"].to_numpy(), companies["northing"].to_numpy()
    keys = np.empty(len(x), dtype=np.int64)
    for start in range(0, len(x), 200_000):
        keys[start : start + 200_000] = grid.locate(x[start : start + 200_000], y[start : start + 200_000])
    cells, count = np.unique(keys, return_counts=True)
    assert count.sum() == len(companies) and len(grid.polygons(cells)) == len(cells)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(what: str, path: Path) -> dict:
    answer = subprocess.run([sys.executable, __file__, what, str(path)], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def record(rows: int, path: Path) -> dict:
    """A record as in run.py, with the two steps, memory and speed: medians, in turns."""
    runs = [(_apart("bare", path)["s"], _apart("passing", path)["s"], _apart("ours", path)) for _ in range(REPEAT)]
    other, passed = (statistics.median(one[place] for one in runs) for place in (0, 1))
    found = {key: statistics.median(one[2][key] for one in runs) for key in runs[0][2]}
    return {
        "name": f"national import, {rows:,} rows",
        "rows": rows,
        "ours_s": round(found["import_s"], 3),
        "other": "the bare read of the same columns",
        "other_s": round(other, 3),
        "ratio": round(other / found["import_s"], 2),
        "times_the_bare_read": round(found["import_s"] / other, 2),
        "times_a_read_that_keeps_nothing": round(found["import_s"] / passed, 2),
        "rows_per_s": round(rows / found["import_s"]),
        "hexagons_s": round(found["hex_s"], 3),
        "import_mib": round(found["import_mib"], 1),
        "peak_mib": round(max(one[2]["peak_mib"] for one in runs), 1),
        "ours_runs": [round(one[2]["import_s"], 3) for one in runs],
        "other_runs": [round(one[0], 3) for one in runs],
    }


def main() -> None:
    """Print one record a size; the second with the growth from 1/10."""
    from make_companies_house import make

    sizes = [TENTH, FULL] if os.environ.get("BENCH") == "full" else [TENTH]
    with tempfile.TemporaryDirectory() as folder:
        first = 0.0
        for rows in sizes:
            found = record(rows, make(Path(folder) / f"{rows}.zip", rows))
            total = found["ours_s"] + found["hexagons_s"]
            print(json.dumps({**found, **({"growth": round(total / first, 2)} if first else {})}))
            sys.stdout.flush()
            first = first or total


if __name__ == "__main__":
    if len(sys.argv) == 3:
        what, file = sys.argv[1], Path(sys.argv[2])
        print(json.dumps(ours(file) if what == "ours" else {"s": {"bare": bare, "passing": passing}[what](file)}))
    else:
        main()
