"""Runs in pairs side by side in one process, against the same runs alone: equal results, no end of the process, and
the settings of the process as they were. What was read or made once is forgotten before each pair, so that both runs
are the first to need it.

    .venv/bin/python -m tools.side_by_side 100
"""

from __future__ import annotations

import _thread
import csv
import gc
import hashlib
import itertools
import json
import locale
import os
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely

from midlands_clusters_plugin.core.base.threads import in_python_thread
from midlands_clusters_plugin.core.companies import read_companies, sample_companies
from midlands_clusters_plugin.core.companies.files import other_sheets
from midlands_clusters_plugin.core.density.dbscan import dbscan
from midlands_clusters_plugin.core.density.density import density_clusters
from midlands_clusters_plugin.core.disclosure.disclosure_rule import BRES
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.grid.hexgrid import BngGrid
from midlands_clusters_plugin.core.grid.lattice import make_lattice
from midlands_clusters_plugin.core.hexmap import country, cutting
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.statistics.hot_spots import hot_spots
from midlands_clusters_plugin.core.statistics.local_moran import local_moran
from tests.core.query.questions import rows_of_companies

AREA = "E06000015+E10000007"
PACKAGE = "midlands_clusters_plugin"
AT_ONCE = 10  # pairs in a process
ROWS = 900
LONG_CELL = 200_000  # characters: more than Python's csv takes by itself
GDAL = [f"OGR_{kind}_{name}" for kind in ("ODS", "XLS") for name in ("HEADERS", "FIELD_TYPES")]


def write_files(folder: Path) -> dict[str, Path]:
    """The sample's companies in each kind of file."""
    frame = sample_companies().companies[["company_id", "name", "postcode", "sic", "employees"]].head(ROWS)
    frame = frame.astype({"company_id": str, "name": str, "postcode": str, "sic": str})
    files = {kind: folder / f"companies.{kind}" for kind in ("csv", "parquet", "xlsx", "ods")}
    frame.to_csv(files["csv"], index=False)
    frame.to_parquet(files["parquet"], index=False)
    frame.to_excel(files["xlsx"], index=False)
    pyogrio.write_dataframe(frame.assign(employees=frame["employees"].astype(float)), files["ods"], driver="ODS")
    files["long"] = folder / "long.csv"
    frame.assign(remark=["x" * LONG_CELL, *[""] * (len(frame) - 1)]).to_csv(files["long"], index=False)
    return files


def digest(*tables: Any) -> str:
    """Equal for equal tables, to the last bit."""
    found = hashlib.sha256()
    for table in tables:
        for name in table:
            column = table[name]
            values = shapely.to_wkb(column.to_numpy()) if isinstance(column.dtype, gpd.array.GeometryDtype) else column
            found.update(repr((name, list(values))).encode())
    return found.hexdigest()


def of_a_map(read: Callable[[], Any], **options: Any) -> str:
    """Everything that a run writes, what lies around the area with it."""
    made = Workspace(read()).hexmap(MapRequest("aerospace", get_area(AREA), **options))
    return digest(*made.layers().values())


def of_statistics() -> str:
    """Hot spots and outliers with shuffles, and density clusters."""
    workspace = Workspace(sample_companies())
    hexes = workspace.hexmap(MapRequest("all", get_area(AREA), size=2000.0)).hexes
    whole = hexes.groupby("cell_id")["business_count"].sum()
    grid = BngGrid(2000.0)
    keys = np.sort(grid.keys_of(whole.index.to_numpy()))
    lattice, values = make_lattice(grid, keys), whole.reindex(grid.ids(keys)).to_numpy(dtype=float)
    found = [one(lattice, values, permutations=199).frame() for one in (hot_spots, local_moran)]
    companies = workspace.table.companies.head(1500)
    x, y = (companies[name].to_numpy(dtype=float) for name in ("easting", "northing"))
    return digest(*found, density_clusters(companies, dbscan(x, y, 1500.0, 5)))


def of_questions() -> str:
    """Companies in an authority, near a place, and near many."""
    rows = rows_of_companies(sample_companies().companies)
    places = (q.Near(q.PlaceNamed("Infinity Park Derby"), 5000.0), q.Near(q.PlacesOfKind("university"), 2000.0))
    masks = [answer(q.Question(q.COMPANIES, where), rows).mask for where in places]
    return digest(pd.DataFrame({str(number): mask for number, mask in enumerate(masks)}))


def runs(files: dict[str, Path]) -> dict[str, Callable[[], str]]:
    """What is run, by name."""
    found = {f"a map of {kind}": partial(of_a_map, partial(read_companies, path)) for kind, path in files.items()}
    protected = partial(of_a_map, sample_companies, rule=BRES)
    return {**found, "a protected map": protected, "statistics": of_statistics, "questions": of_questions}


def forget() -> None:
    """All that was read or made once and for all."""
    for name, module in list(sys.modules.items()):
        if name.startswith(PACKAGE):
            for one in list(vars(module).values()):
                if hasattr(one, "cache_clear"):
                    one.cache_clear()
    cutting._CUT.clear()
    country._MADE.clear()


def settings() -> dict[str, Any]:
    """What is one for the whole process."""
    return {
        "longest cell": csv.field_size_limit(),
        "switch interval": round(sys.getswitchinterval(), 9),
        "collector": gc.isenabled(),
        "Arrow's pool": pa.default_memory_pool().backend_name,
        "GDAL": [pyogrio.get_gdal_config_option(name) for name in GDAL],
        "readers": len(other_sheets.OTHERS),
        "warnings": repr(warnings.filters),
        "environment": dict(os.environ),
        "numpy": np.geterr(),
        "locale": locale.setlocale(locale.LC_ALL),
    }


def side_by_side(*works: Callable[[], str]) -> list[str]:
    """Each in a thread that Python did not start, as in QGIS's tasks, all begun at once."""
    bar, found, over = threading.Barrier(len(works)), [""] * len(works), [threading.Event() for _ in works]

    def one(number: int) -> None:
        try:
            bar.wait()
            found[number] = in_python_thread(works[number])
        finally:
            over[number].set()

    for number in range(len(works)):
        _thread.start_new_thread(one, (number,))
    for event in over:
        event.wait()
    return found


def some(first: int, count: int) -> dict[str, Any]:
    """Pairs of that number on, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        known = runs(write_files(Path(folder)))
        every = list(itertools.combinations_with_replacement(known, 2))
        pairs = [every[(first + number) % len(every)] for number in range(count)]
        alone = {name: known[name]() for name in sorted({name for pair in pairs for name in pair})}
        before, different = settings(), []
        for pair in pairs:
            forget()
            found = side_by_side(*(known[name] for name in pair))
            different += [(name, one[:200]) for name, one in zip(pair, found) if one != alone[name]]
        changed = [name for name, value in settings().items() if value != before[name]]
    return {"pairs": count, "different": different, "settings changed": changed}


def main(pairs: int, first: int = 0) -> int:
    """All pairs, some in a process each; what ended a process is counted."""
    began, totals = time.perf_counter(), {"pairs": 0, "different": 0, "settings changed": 0, "ended": 0}
    for start in range(first, first + pairs, AT_ONCE):
        count = min(AT_ONCE, first + pairs - start)
        ask = [sys.executable, "-m", "tools.side_by_side", "--some", str(start), str(count)]
        done = subprocess.run(ask, capture_output=True, text=True, check=False)
        totals["pairs"] += count
        if done.returncode:
            totals["ended"] += 1
            print(done.returncode, done.stderr[-1500:])
            continue
        found = json.loads(done.stdout.splitlines()[-1])
        for key in ("different", "settings changed"):
            totals[key] += len(found[key])
            if found[key]:
                print(key, found[key])
    print(json.dumps({**totals, "seconds": round(time.perf_counter() - began)}), flush=True)
    return int(any(totals[key] for key in ("different", "settings changed", "ended")))


if __name__ == "__main__":
    if sys.argv[1] == "--some":
        print(json.dumps(some(int(sys.argv[2]), int(sys.argv[3]))))
    else:
        raise SystemExit(main(*map(int, sys.argv[1:])))
