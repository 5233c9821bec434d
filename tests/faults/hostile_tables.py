"""Hostile files for the readers beside that of companies: areas' figures, arrangements, taxonomies, wards, lists of published maps,
places, second files, boundaries, postcodes, settings. Made from a seed as in hostile_files.

``python -m tests.faults.hostile_tables COUNT [SEED]`` reads so many and says what was raised, the slowest and the memory.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pyogrio

from midlands_clusters_plugin.core.area_data.area_reader import contents_of, read_area_data
from midlands_clusters_plugin.core.base import settings
from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.catalogue.taxonomies import read_taxonomy
from midlands_clusters_plugin.core.companies.accounts import read_accounts
from midlands_clusters_plugin.core.disclosure.ledger import Ledger
from midlands_clusters_plugin.core.geography.arrangements import read_arrangements
from midlands_clusters_plugin.core.geography.boundaries import read_boundaries
from midlands_clusters_plugin.core.geography.member_polygons import member_polygons
from midlands_clusters_plugin.core.places.own_places import read_place_file
from midlands_clusters_plugin.core.postcodes.postcode_files import read_directory

from .hostile_files import CELLS, damaged, workbook

CODES = ["E06000015", "E06000018", "E08000025", "E10000007", "E05013028", "Derby", "Nottingham", "High Peak"]
STORE = {
    "publications": [
        {"stamp": "a", "day": "2026-01-01", "cluster": "all", "area": "x", "codes": CODES[:1], "hexagons": "h"}
    ]
}
STORE["publications"][0] |= {
    "known": {"n": [CODES[:1]]},
    "totals": {"n": {"*": 3.0}},
    "cells": {"n": {"c|E06000015": None}},
}


@dataclass(frozen=True)
class Reader:
    """What is read: columns of its tables, right rows, endings of its files."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    endings: tuple[str, ...]
    read: Callable[[Path], object]


class _Store(dict):
    """Settings as QGIS holds them."""

    def value(self, key: str, default: object = None) -> object:
        return self.get(key, default)


def _settings(path: Path) -> object:
    text = path.read_bytes().decode("utf-8", "replace")
    parts = text.split(",") or [""]
    store = _Store({one.key: parts[number % len(parts)] for number, one in enumerate(settings.settings().values())})
    return [settings.read(name, store) for name in settings.settings()]


def _wards(path: Path) -> object:
    try:
        frame = pyogrio.read_dataframe(path)
    except Exception as error:  # the layer is QGIS's to open; what it holds is ours
        raise UserError("no layer") from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise UserError("no layer")
    return member_polygons(frame, path.name)


READERS = {
    "figures": Reader(
        ("code", "name", "jobs", "2022", "2023", "rate %"),
        tuple((code, code, str(n), "1,000", "..", "12.5") for n, code in enumerate(CODES)),
        (".csv", ".csv", ".xlsx", ".json"),
        lambda path: (contents_of(path), read_area_data(path)),
    ),
    "arrangements": Reader(
        ("authority", "members", "arrangement", "date", "status", "source"),
        (("North", "Derby;High Peak", "", "2028", "option", "x"), ("South", "Nottingham", "", "2028", "option", "x")),
        (".csv", ".csv", ".json"),
        read_arrangements,
    ),
    "taxonomy": Reader(
        ("name", "parent", "sic prefixes", "rtic names", "keywords", "source"),
        (
            ("Aero", "", "30300;30.2", "", "aero", ""),
            ("Rail", "Aero", "302", "", "", ""),
            ("Food", "", "10", "", "", ""),
        ),
        (".csv",),
        lambda path: read_taxonomy(path, ()),
    ),
    "wards": Reader(
        ("WD25CD", "WD25NM", "LAD25CD"), tuple((code, code, code) for code in CODES), (".geojson",), _wards
    ),
    "boundaries": Reader(
        ("CTYUA25CD", "CTYUA25NM"), tuple((code, code) for code in CODES), (".geojson",), read_boundaries
    ),
    "ledger": Reader((), ((),), (".json",), Ledger),
    "places": Reader(
        ("name", "kind", "postcode", "easting", "northing"),
        (("A", "University", "DE1 2FS", "", ""), ("B", "", "", "435000", "336000")),
        (".csv",),
        read_place_file,
    ),
    "second file": Reader(
        ("company number", "employees", "turnover", "year"),
        (("00000001", "5", "1m", "2024"), ("SC123456", "", "100", "2023"), ("00000002", "7", "", "")),
        (".csv", ".csv", ".xlsx"),
        read_accounts,
    ),
    "postcodes": Reader(
        ("pcds", "laua", "oseast1m", "osnrth1m", "doterm", "oscty"),
        (("DE1 2FS", "E06000015", "435200", "336100", "", ""), ("NG2 3NG", "E06000018", "457300", "339000", "", "")),
        (".csv", ".csv", ".zip"),
        read_directory,
    ),
    "settings": Reader((), (("true", "12"), ("AC0000123456", "2026"), ("-1", "x")), (".ini",), _settings),
}


def table(reader: Reader, chance: random.Random) -> bytes:
    """Right rows, of which some cells are others."""
    odd = chance.choice([0.0, 0.0, 0.02, 0.2])
    rows = [chance.choice(reader.rows) for _ in range(chance.choice([0, 2, 5, 60]))]
    rows = [reader.heads, *(rows if chance.random() < 0.5 else reader.rows)]
    made = chance.choice(",,,;\t").join
    lines = (made(chance.choice(CELLS) if chance.random() < odd else cell for cell in row) for row in rows)
    text = chance.choice(["\n", "\n", "\r\n", "\r"]).join(lines)
    return text.encode(chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]), "replace")


def layer(reader: Reader, chance: random.Random) -> bytes:
    shapes = [
        {"type": "Polygon", "coordinates": [[[-1.5, 52.9], [-1.4, 52.9], [-1.4, 53.0], [-1.5, 52.9]]]},
        {"type": "Polygon", "coordinates": [[[-1.5, 52.9], [-1.4, 53.0], [-1.4, 52.9], [-1.5, 53.0], [-1.5, 52.9]]]},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "Point", "coordinates": [-1.5, 52.9]},
        {"type": "Polygon", "coordinates": [[[1e308, -1e308], [0, 0], [1, 1], [1e308, -1e308]]]},
        None,
    ]
    made = [
        {
            "type": "Feature",
            "geometry": chance.choice(shapes[: chance.choice([1, 2, 6])]),
            "properties": {
                head: cell if chance.random() < 0.9 else chance.choice([*CELLS, None, 5, 1e999, ["a"]])
                for head, cell in zip(reader.heads, chance.choice(reader.rows))
            },
        }
        for _ in range(chance.choice([0, 1, 3, 30]))
    ]
    return json.dumps({"type": "FeatureCollection", "features": made}).encode("utf-8", "replace")


def stored(reader: Reader, chance: random.Random) -> bytes:
    """JSON with a value put somewhere where another belongs."""
    text = json.dumps(
        STORE if reader is READERS["ledger"] else {"name": "A", "authorities": [{"name": "N", "members": ["Derby"]}]}
    )
    tree = json.loads(text)
    for _ in range(chance.choice([0, 1, 2])):
        node = tree
        while isinstance(node, (dict, list)) and node:
            key = chance.choice(list(node)) if isinstance(node, dict) else chance.randrange(len(node))
            if chance.random() < 0.4 or not isinstance(node[key], (dict, list)):
                node[key] = chance.choice([None, 5, "x", [], {}, [[]], {"a": {}}, 1e308, "\ud7ff" * 50, True, -1])
                break
            node = node[key]
    return json.dumps(tree).encode("utf-8", "replace")


def hostile(seed: int, count: int) -> Iterator[tuple[str, str, bytes]]:
    """Readers, file names and contents."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        name = chance.choice(list(READERS))
        reader = READERS[name]
        ending = chance.choice(reader.endings)
        make = {".geojson": layer, ".json": stored}.get(ending, table)
        content = workbook(chance) if ending == ".xlsx" and chance.random() < 0.5 else make(reader, chance)
        yield name, f"a{ending}", bytes(damaged(bytearray(content), chance)) if chance.random() < 0.6 else content


def read(name: str, path: Path) -> str:
    """ "read" or "sentence"; anything else is raised."""
    try:
        READERS[name].read(path)
    except (UserError, Cancelled):
        return "sentence"
    return "read"


def main(count: int, seed: int) -> int:
    """Read so many; the number of exceptions that are not ours."""
    warnings.simplefilter("ignore")
    found: dict[str, Counter[str]] = {}
    wrong, slowest = Counter[str](), (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, file, content) in enumerate(hostile(seed, count)):
            path = Path(folder) / file
            path.write_bytes(content)
            start = time.process_time()
            try:
                kind = read(name, path)
            except Exception as error:  # noqa: BLE001 - any error but ours is what this looks for
                kind = "not ours"
                last = traceback.extract_tb(error.__traceback__)[-1]
                what = f"{name}: {type(error).__name__} {str(error)[:80]} ({Path(last.filename).name}:{last.lineno})"
                wrong[what] += 1
                if wrong[what] == 1:
                    print(number, what, content[:160], flush=True)
            found.setdefault(name, Counter())[kind] += 1
            slowest = max(slowest, (time.process_time() - start, f"{number} {name}"))
            path.unlink()
            if number % 100 == 99 or number == count - 1:
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(json.dumps({name: dict(one) for name, one in found.items()}))
                print(
                    f"{number + 1} files, not ours {wrong.total()}, slowest {slowest[0]:.1f} s ({slowest[1]}), {memory:.0f} MiB in all",
                    flush=True,
                )
    return wrong.total()


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20261130)))
