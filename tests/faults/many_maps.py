"""Maps of many areas of many companies in one Workspace: what the process holds after each.

``python -m tests.faults.many_maps MAPS ROWS [SEED [FOLDER]]`` (with a folder, each map is written there with its companies) prints, of each tenth map, MiB of the process (resident), of the C library's heap (in use), how
many authorities were cut so far (each is stored once), of Python's own objects where TRACE is set, and the trend after the tenth in MiB a map.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.companies import read_frame
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap import cutting
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index


class _Heap(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in [
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        ]
    ]


def resident() -> float:
    """MiB of the process in memory."""
    with open("/proc/self/statm", encoding="ascii") as text:
        return int(text.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def reset_peak() -> float:
    """Begin to measure the highest resident memory anew (Linux); MiB of now."""
    with open("/proc/self/clear_refs", "w", encoding="ascii") as text:
        text.write("5")
    return resident()


def peak() -> float:
    """MiB, the most since ``reset_peak``."""
    with open("/proc/self/status", encoding="ascii") as text:
        return int(next(line for line in text if line.startswith("VmHWM")).split()[1]) / 1024


def in_use() -> float:
    """MiB that the C library has handed out: what is held, whatever the heap's holes."""
    library = ctypes.CDLL("libc.so.6")
    library.mallinfo2.restype = _Heap
    heap = library.mallinfo2()
    return (heap.uordblks + heap.hblkhd) / 2**20


def elsewhere() -> dict[str, float]:
    """MiB that the C library has of the system, and that pyarrow's own pool holds."""
    import pyarrow as pa

    library = ctypes.CDLL("libc.so.6")
    library.mallinfo2.restype = _Heap
    heap = library.mallinfo2()
    pool = pa.default_memory_pool()
    return {"of system": (heap.arena + heap.hblkhd) / 2**20, pool.backend_name: pool.bytes_allocated() / 2**20}


def workspace(rows: int, seed: int) -> Workspace:
    """So many companies at postcodes of the whole country, a third of them with figures."""
    index, chance = builtin_index(), np.random.default_rng(seed)
    live = np.flatnonzero(index.live)
    frame = pd.DataFrame({"postcode": index.postcodes(chance.choice(live, rows))})
    frame["company_id"] = np.arange(rows).astype(str)
    frame["employees"] = np.where(chance.random(rows) < 0.3, chance.integers(1, 300, rows), np.nan)
    return Workspace(read_frame(frame))


def areas(number: int, seed: int) -> list[str]:
    """Areas of one to four authorities, none twice."""
    chance, codes = np.random.default_rng(seed), sorted(get_area("midlands_engine").codes)
    found: dict[str, None] = {}
    while len(found) < number:
        found.setdefault("+".join(sorted(chance.choice(codes, int(chance.integers(1, 5)), replace=False))))
    return list(found)


def main(maps: int, rows: int, seed: int = 7, folder: str = "") -> None:
    """Make the maps and print what is held."""
    made = workspace(rows, seed)
    held, traced = [], os.environ.get("TRACE")
    for number, area in enumerate(areas(maps, seed), 1):
        start = time.perf_counter()
        if traced and number == 11:
            tracemalloc.start(12)
        hexmap = made.hexmap(MapRequest("all", get_area(area)))
        if folder:
            write_layers(Path(folder, "map.gpkg"), hexmap.layers())
        del hexmap
        if traced and number == 12:
            first = tracemalloc.take_snapshot()
        held.append((resident(), in_use()))
        if number % 10 == 0 or number == 1:
            seconds = round(time.perf_counter() - start, 2)
            print(
                json.dumps(
                    {
                        "map": number,
                        "resident": round(held[-1][0], 1),
                        "heap": round(held[-1][1], 1),
                        **elsewhere(),
                        "authorities cut": len(cutting._CUT),
                        "seconds": seconds,
                    }
                ),
                flush=True,
            )
    if traced:
        for one in tracemalloc.take_snapshot().compare_to(first, "traceback")[:12]:
            print(one.size_diff, one.count_diff, *one.traceback.format()[-8:], sep="\n")
    for name, values in zip(("resident", "heap"), np.array(held[10:]).T):
        slope, middle = np.polyfit(np.arange(len(values)), values, 1)
        noise = float(np.std(values - np.polyval((slope, middle), np.arange(len(values)))))
        print(json.dumps({name: {"MiB a map": round(float(slope), 3), "noise": round(noise, 1)}}), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), *sys.argv[4:])
