"""Stops writers at random moments and looks at what is left; run by test_kill.py in a process of its own, without QGIS.

One process is warmed up (libraries loaded, frames made) and forked for each attempt: an attempt costs its writing, not its start.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.companies import read_companies, sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.files.spreadsheet import write_spreadsheet
from midlands_clusters_plugin.core.files.whole_file import _JOURNAL, sweep, together, write_text
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postcodes.postcode_store import FILE, Imported, _load, load_index, save_index
from midlands_clusters_plugin.core.postcodes.postcodes import builtin_index

AREA = "E06000015+E06000018"


class Hexagons:
    """The layers of a map into one GeoPackage; a column says which writing each row is of."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "map.gpkg"
        made = Workspace(sample_companies()).hexmap(MapRequest(area=get_area(AREA)))
        self.layers = {
            "hexes": made.hexes,
            "authorities": made.authorities,
            "companies": made.companies,
            "rejects": made.rejects,
        }

    def write(self, version: int) -> None:
        write_layers(self.path, {name: frame.assign(version=version) for name, frame in self.layers.items()})

    def version(self) -> int:
        return geopackage_version(self.path, {name: len(frame) for name, frame in self.layers.items()})


class Import:
    """A company file read and written as points and rejected rows, as Import companies does."""

    def __init__(self, folder: Path) -> None:
        self.path, self.source = folder / "companies.gpkg", folder / "companies.csv"
        index = builtin_index()
        postcodes = index.postcodes(np.arange(0, 400_000, 160))
        rows = [
            f"{n:08d},Firm {n} 🏠,{postcode if n % 10 else 'nowhere'},{n % 500}" for n, postcode in enumerate(postcodes)
        ]
        self.source.write_text("company_id,name,postcode,employees\n" + "\n".join(rows) + "\n", encoding="utf-8")
        table = read_companies(self.source)
        self.rows = {"companies": len(table.companies), "rejects": len(table.rejects)}

    def write(self, version: int) -> None:
        import geopandas as gpd

        table = read_companies(self.source)
        points = gpd.points_from_xy(table.companies["easting"], table.companies["northing"])
        frame = gpd.GeoDataFrame(table.companies.assign(version=version), geometry=points, crs=27700)
        write_layers(self.path, {"companies": frame, "rejects": table.rejects.assign(version=version)})

    def version(self) -> int:
        return geopackage_version(self.path, self.rows)


class Postcodes:
    """The imported postcode directory."""

    def __init__(self, folder: Path) -> None:
        self.path, self.index = folder / FILE, builtin_index()

    def write(self, version: int) -> None:
        save_index(self.index, Imported("kill", "onspd", "", "replace", version, 0, {}, len(self.index), ()), self.path)

    def version(self) -> int:
        _load.cache_clear()
        index, about = load_index(self.path)
        assert len(index) == len(self.index)
        return about.rows_read


class Together:
    """Tables, a report and a GeoPackage of one run: all of one version, whatever happens between their renames."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "set" / "table.csv"
        self.table = pd.DataFrame({"n": range(3000), "name": "Firm"})

    def write(self, version: int) -> None:
        with together():
            write_spreadsheet(self.path, self.table.assign(version=version))
            write_layers(self.path.with_name("table.gpkg"), {"rows": self.table.assign(version=version)})
            write_text(self.path.with_name("report.json"), json.dumps({"version": version}))

    def version(self) -> int:
        csv_versions = set(pd.read_csv(self.path)["version"])
        package = geopackage_version(self.path.with_name("table.gpkg"), {"rows": len(self.table)})
        report = json.loads(self.path.with_name("report.json").read_text(encoding="utf-8"))["version"]
        assert csv_versions == {package} == {report}, (csv_versions, package, report)
        return package


def geopackage_version(path: Path, rows: dict[str, int]) -> int:
    """The one version that all rows of all layers are of; an AssertionError for a file that is not whole."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        versions = set()
        for layer, count in rows.items():
            found = base.execute(f'SELECT count(*), min(version), max(version) FROM "{layer}"').fetchone()
            assert found[0] == count, (layer, found, count)
            versions |= set(found[1:]) if count else set()
    assert len(versions) == 1, versions
    return versions.pop()


def attempt(write: Callable[[int], None], version: int, seconds: float | None) -> bool:
    """Write in a forked process, stopped after ``seconds`` (never, where None); whether it came to its end.

    The process that renames a set outlives the writer: it holds the pipe too, so that its end is waited for.
    """
    ended, held = os.pipe()
    os.set_inheritable(held, True)
    child = os.fork()
    if not child:
        status = 1
        try:
            write(version)
            status = 0
        finally:
            os._exit(status)
    os.close(held)
    if seconds is not None and not select.select([ended], [], [], seconds)[0]:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.read(ended, 1) == b""
    os.close(ended)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    return os.WIFEXITED(status)


def run(work: Hexagons | Import | Postcodes | Together, times: int, chance: random.Random) -> dict[str, object]:
    """Stop the work ``times`` times; after each the file is whole, and either the earlier or the new one; a set whose
    renames were begun is the new one once they are finished, as the next writer does.
    """
    durations = []
    for _ in range(3):
        start = time.perf_counter()
        assert attempt(work.write, 1, None)
        durations.append(time.perf_counter() - start)
    usual = sorted(durations)[1]  # follows the machine: every write that comes to its end tells how long one takes now
    before, replaced, stopped = work.version(), 0, 0
    for number in range(2, times + 2):
        start = time.perf_counter()
        ended = attempt(work.write, number, chance.uniform(0.0, 1.2 * usual))
        usual = (usual + time.perf_counter() - start) / 2 if ended else usual
        after = work.version()
        assert after in ((number,) if ended else (before, number)), (before, after, number, ended)
        if any(work.path.parent.glob(f".*{_JOURNAL}")):
            sweep(work.path.parent)
            after = work.version()
            assert after == number, (before, after, number)
        stopped += not ended
        replaced += after == number
        before = after
    litter = [one for one in work.path.parent.iterdir() if one.name.startswith(f".{work.path.stem}-")]
    for one in litter:
        one.unlink()
    return {"times": times, "stopped": stopped, "replaced": replaced, "seconds": round(usual, 3), "litter": len(litter)}


def main(folder: Path, seed: int, times: int) -> None:
    """Do all and print what happened as JSON."""
    chance = random.Random(seed)
    print(
        json.dumps(
            {
                kind.__name__: run(kind(folder), round(times * share), chance)
                for kind, share in ((Hexagons, 0.35), (Import, 0.25), (Postcodes, 0.1), (Together, 0.3))
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
