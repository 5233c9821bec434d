"""Gi* and local Moran on 32,000 hexagons with 999 permutations, against esda on the same values and neighbours.

Argument: number of runs (3). Prints one line of JSON: {"records": [...]}. esda is given its weights ready made and keeps no simulations.
It is timed as it comes (without numba, unless that is installed), with one job and with one a core, and the faster of the two counts.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from midlands_clusters_plugin.core.geography.areas import builtin_boundaries, get_area
from midlands_clusters_plugin.core.grid.clip import clip_authority
from midlands_clusters_plugin.core.grid.hexgrid import make_grid
from midlands_clusters_plugin.core.grid.lattice import NONE, make_lattice
from midlands_clusters_plugin.core.statistics.hot_spots import hot_spots
from midlands_clusters_plugin.core.statistics.local_moran import local_moran

PERMUTATIONS = 999
REPEAT = int(sys.argv[1]) if len(sys.argv) > 1 else 3


def seconds_of(work: Callable[[], object], repeat: int) -> list[float]:
    """Seconds of each run."""
    runs = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return runs


def main() -> None:
    """Time ours, then import esda and time that, on the hexagons of the Midlands Engine's 24 authorities."""
    grid = make_grid("bng", 1000.0)
    boundaries = builtin_boundaries().subset(sorted(get_area("midlands_engine").codes))
    keys = np.concatenate([clip_authority(grid, one).cell for one in boundaries.geometry])
    lattice = make_lattice(grid, keys)
    values = np.random.default_rng(20231124).lognormal(0, 1, len(lattice))  # continuous: no ties, so that p must agree
    near = seconds_of(lambda: make_lattice(grid, keys), REPEAT)
    ours = {
        "Gi*": seconds_of(lambda: hot_spots(lattice, values, permutations=PERMUTATIONS), REPEAT),
        "local Moran": seconds_of(lambda: local_moran(lattice, values, permutations=PERMUTATIONS), REPEAT),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    warnings.simplefilter("ignore")
    import esda
    import geopandas as gpd
    from libpysal.weights import Rook, W

    try:
        import numba

        label = f"esda {esda.__version__} with numba {numba.__version__}"
    except ImportError:
        label = f"esda {esda.__version__} without numba"
    rows = {i: [int(j) for j in row if j != NONE] for i, row in enumerate(lattice.neighbours)}
    weights = W(rows, id_order=list(range(len(lattice))), silence_warnings=True)
    frame = gpd.GeoDataFrame(geometry=grid.polygons(lattice.keys), crs=27700)
    settings = {"permutations": PERMUTATIONS, "keep_simulations": False, "seed": 1}
    theirs = {
        "Gi*": lambda jobs: esda.G_Local(values, weights, transform="B", star=True, n_jobs=jobs, **settings),
        "local Moran": lambda jobs: esda.Moran_Local(values, weights, transformation="r", n_jobs=jobs, **settings),
    }
    records = [
        record(
            "neighbours of the hexagons",
            near,
            "libpysal Rook.from_dataframe",
            seconds_of(lambda: rook(Rook, frame), 1),
            peak,
        )
    ]
    for name, run in theirs.items():
        run(1)  # numba compiles in the first run
        best = min(
            (seconds_of(lambda run=run, jobs=jobs: run(jobs), 1 if "without" in label else REPEAT) for jobs in (1, -1)),
            key=min,
        )
        records.append(record(f"{name}, {PERMUTATIONS} permutations", ours[name], label, best, peak))
    scores = esda.G_Local(values, weights, transform="B", star=True, permutations=0).Zs
    assert np.abs(hot_spots(lattice, values, inference="analytic").z - scores).max() < 1e-9, "the two do not agree"
    for one in records:
        one["rows"] = len(lattice)
    print(json.dumps({"records": records}))


def rook(weights: type, frame: object) -> object:
    """Neighbours as libpysal finds them, from the polygons."""
    return weights.from_dataframe(frame, use_index=False)


def record(name: str, ours: list[float], other: str, theirs: list[float], peak: float) -> dict:
    """One comparison, in the form that build/bench.json has."""
    ours_s, other_s = statistics.median(ours), statistics.median(theirs)
    ratio = round(other_s / ours_s, 2)
    print(
        f"{name:34s} {ours_s:8.3f} s   {other:28s} {other_s:8.3f} s   ratio {ratio:7.2f}   peak {peak:6.0f} MiB",
        file=sys.stderr,
        flush=True,
    )
    return {
        "name": name,
        "rows": 0,
        "ours_s": round(ours_s, 4),
        "other": other,
        "other_s": round(other_s, 4),
        "ratio": ratio,
        "peak_mib": round(peak, 1),
        "ours_runs": [round(value, 4) for value in ours],
        "other_runs": [round(value, 4) for value in theirs],
    }


if __name__ == "__main__":
    main()
