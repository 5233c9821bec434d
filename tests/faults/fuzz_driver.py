"""Generated inputs for every reader, in two processes without QGIS; run by test_fuzz.py. Prints what happened as JSON.

Each input has a time limit. FUZZ_TIMES=n makes n times as many.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.core.companies.files import assert_reconciles

# Inputs of each target of tools/fuzz, damaged seeds and trees of words.
COUNTS = {
    "postcode_text": 2000,
    "query": 2600,
    "kept_choices": 0,  # needs QGIS: tests/cartography/test_kept.py
    "postcode_directory": 1300,
    "boundaries": 700,
    "own_places": 400,
    "figures": 150,
    "text": 700,
    "quick_text": 150,
    "xlsx": 500,
    "points": 300,
    "area_data": 400,
    "accounts": 200,
    "parquet": 300,  # where pyarrow is
}
LIMIT = 20  # seconds an input


class Stuck(Exception):  # noqa: N818
    """An input took longer than its limit."""


def damaged(target: object, chance: random.Random) -> bytes:
    """A seed of the target with some bytes changed, words of its dictionary put in, pieces cut, doubled or joined to another seed."""
    seeds, wording = target.SEEDS, getattr(target, "WORDING", [b"\0"])
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice([0, 1, 1, 2, 3, 5, 8])):
        at, size = chance.randrange(len(data) + 1), chance.choice([0, 0, 1, 2, 8, 40])
        kind = chance.randrange(5)
        if kind == 0:
            data[at : at + size] = chance.randbytes(chance.randint(0, 4))
        elif kind == 1:
            data[at : at + size] = chance.choice(wording)
        elif kind == 2:
            del data[at : at + size]
        elif kind == 3:
            data[at:at] = data[at : at + size] * chance.randint(1, 4)
        else:
            other = chance.choice(seeds)
            data[at:] = other[chance.randrange(len(other) + 1) :]
    return bytes(data[: getattr(target, "LONGEST", 2000) * 2])


def harmed(name: str, times: int, chance: random.Random) -> Iterator[Callable[[], object]]:
    """Damaged inputs of a target; each call says what it gave, None for a sentence."""
    target = importlib.import_module(f"tools.fuzz.{name}")
    for _ in range(int(COUNTS[name] * times)):
        yield lambda data: target.one(data), damaged(target, chance)  # type: ignore[misc]


def whole(kind: str, times: int, chance: random.Random, folder: Path) -> Iterator[tuple[Callable, object]]:
    """Right files of a kind: each row must come out again, placed or rejected."""
    from midlands_clusters_plugin.core.companies import read_companies

    from .well_formed import makers

    make, count = makers(folder)[kind]

    def read(made: tuple[str, bytes, int]) -> object:
        path = folder / made[0]
        path.write_bytes(made[1])
        table = read_companies(path)
        path.unlink()
        numbers = assert_reconciles(table)
        assert table.rows_read == made[2], (table.rows_read, made[2])
        assert numbers == list(range(2, made[2] + 2)), numbers
        placed = set(table.companies["company_id"])
        assert placed <= {f"ID{n:05d}" for n in range(made[2])}, placed
        return table

    for _ in range(int(count * times)):
        yield read, make(chance)


def _stop(*_: object) -> None:
    raise Stuck


def work(names: list[str], seed: int, times: int, folder: Path) -> dict[str, dict]:
    """Run these readers; what each did."""
    signal.signal(signal.SIGALRM, _stop)
    done: dict[str, dict] = {}
    for name in names:
        if name.endswith("parquet") and importlib.util.find_spec("pyarrow") is None:
            continue
        chance = random.Random(f"{seed} {name}")
        inputs = harmed(name, times, chance) if name in COUNTS else whole(name.partition(" ")[2], times, chance, folder)
        about = {"inputs": 0, "sentences": 0, "seconds": 0.0, "slowest": 0.0, "failures": {}}
        for read, data in inputs:
            start, used = time.perf_counter(), time.process_time()
            signal.setitimer(signal.ITIMER_REAL, LIMIT)
            try:
                about["sentences"] += read(data) is None
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
                last = traceback.extract_tb(error.__traceback__)[-1]
                kind = f"{type(error).__name__}: {str(error)[:200]} ({Path(last.filename).name}:{last.lineno})"
                about["failures"].setdefault(kind, repr(data)[:2000])
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            seconds = time.perf_counter() - start
            about["inputs"] += 1
            about["seconds"] += time.process_time() - used
            about["slowest"] = max(about["slowest"], seconds)
        done[name] = {key: round(value, 2) if isinstance(value, float) else value for key, value in about.items()}
    return done


def main(folder: Path, seed: int, times: float) -> None:
    """Share the readers over two processes and print what both found."""
    halves = [
        [
            "right delimited",
            "right xlsx",
            "query",
            "postcode_directory",
            "figures",
            "quick_text",
            "area_data",
            "parquet",
            "accounts",
        ],
        [
            "text",
            "xlsx",
            "points",
            "right zip",
            "right geojson",
            "right geopackage",
            "right parquet",
            "boundaries",
            "own_places",
            "postcode_text",
        ],
    ]
    children = []
    for number, names in enumerate(halves):
        own = folder / str(number)
        own.mkdir()
        if child := os.fork():
            children.append((child, own / "done.json"))
            continue
        status = 1
        try:
            (own / "done.json").write_text(json.dumps(work(names, seed, times, own)), encoding="utf-8")
            status = 0
        finally:
            traceback.print_exc()
            os._exit(status)
    found: dict[str, dict] = {}
    for child, reported in children:
        _, status = os.waitpid(child, 0)
        if status:
            raise RuntimeError(f"a process ended with {status}: a crash below Python, or a hang")
        found |= json.loads(reported.read_text(encoding="utf-8"))
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
