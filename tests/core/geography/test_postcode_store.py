"""Replacing and extending the built-in directory; kept in one file that is never half written."""

from __future__ import annotations

import resource as limits
import subprocess
import sys
import time

import numpy as np
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.postcodes import postcode_store as store
from midlands_clusters_plugin.core.postcodes.postcode_index import extended, make_index, rows_of
from midlands_clusters_plugin.core.postcodes.postcodes import Status, builtin_index

from .directories import INDEX, code_point_csv, ons_csv, sample, sampled

ROWS = sample(300)
NEW = {
    "postcode": "DE1 7ZZ",
    "easting": 435000,
    "northing": 336000,
    "district": "E06000015",
    "county": "E99999999",
    "terminated": False,
}


@pytest.fixture
def target(tmp_path):
    yield tmp_path / "profile" / store.FILE
    store.use_index(None)


def put(tmp_path, rows, target, mode="auto", base=None):
    source = tmp_path / "ONSPD_FEB_2026_UK.csv"
    source.write_bytes(ons_csv(rows))
    return store.import_directory(source, target, mode=mode, base=base)


def test_the_way_to_rows_and_back_loses_nothing():
    again = make_index(rows_of(INDEX))
    for name in ("key", "authority", "codes", "kind", "outward"):
        assert np.array_equal(getattr(again, name), getattr(INDEX, name)), name
    placed = INDEX.has_position
    assert np.array_equal(again.easting[placed], INDEX.easting[placed])
    assert np.array_equal(again.northing[placed], INDEX.northing[placed])


def test_a_new_postcode_extends_the_builtin_directory(tmp_path, target):
    assert INDEX.match([NEW["postcode"]]).status[0] == Status.UNKNOWN
    about = put(tmp_path, [*ROWS, NEW], target)
    assert (about.mode, about.date, about.rows_read) == ("extend", "2026-02", 301)
    assert about.postcodes == len(INDEX) + 1
    store.use_index(target)
    index = store.current_index()
    found = index.match([NEW["postcode"], ROWS[0]["postcode"], "SW1A 1AA"])
    assert found.status.tolist()[0] == Status.LIVE
    assert found.easting[0] == 435000
    assert found.authority_code[0] == "E06000015"
    assert np.isfinite(found.easting).all()
    assert store.imported() == about
    assert index is store.current_index(), "read once"


def test_the_newer_position_counts_and_the_older_one_fills_in(tmp_path, target):
    moved = {**ROWS[0], "easting": ROWS[0]["easting"] + 150, "terminated": False}
    unplaced = {**ROWS[1], "easting": None}
    put(tmp_path, [moved, unplaced], target, "extend", base=make_index(rows_of_some(300)))
    index, _ = store.load_index(target)
    found, before = (one.match([moved["postcode"], unplaced["postcode"]]) for one in (index, INDEX))
    assert (found.easting - before.easting).tolist() == [150, 0]


def test_replace_forgets_what_the_file_lacks_and_says_so(tmp_path, target):
    about = put(tmp_path, ROWS, target, "replace")
    assert about.postcodes == 300
    assert any("are now unknown" in note for note in about.notes)
    index, _ = store.load_index(target)
    assert index.match(["SW1A 1AA"]).status[0] == Status.UNKNOWN


def test_a_whole_directory_replaces_a_part_extends(tmp_path, target):
    base = make_index(rows_of_some(200))
    assert put(tmp_path, sample(200), target, base=base).mode == "replace"
    assert put(tmp_path, sample(200)[:100], target, base=base).mode == "extend"
    source = tmp_path / "de.csv"
    source.write_bytes(code_point_csv([row for row in sample(200) if not row["terminated"]]))
    assert store.import_directory(source, target, base=base).mode == "extend", (
        "Code-Point Open has no terminated postcodes"
    )


def rows_of_some(count):
    """The rows of ``sample(count)``."""
    all_rows = rows_of(INDEX)
    keep = np.isin(INDEX._find(all_rows.characters, all_rows.length), sampled(count))
    return type(all_rows)(*(getattr(all_rows, name)[keep] for name in all_rows.__dataclass_fields__))


def test_positions_that_do_not_fit_are_refused_and_leave_what_was_there(tmp_path, target):
    put(tmp_path, ROWS, target, "replace")
    before = target.read_bytes()
    swapped = [
        {**row, "easting": row["northing"], "northing": row["easting"]} for row in ROWS if row["northing"] < 690_000
    ]
    with pytest.raises(UserError, match="do not fit the British National Grid"):
        put(tmp_path, swapped, target)
    assert target.read_bytes() == before


@pytest.mark.parametrize("damage", ["empty", "half", "zeros", "other", "swapped"])
def test_a_damaged_index_is_stated_never_used(tmp_path, target, damage):
    put(tmp_path, ROWS, target, "replace")
    whole = target.read_bytes()
    if damage == "swapped":
        with np.load(target) as saved:
            arrays = dict(saved)
        arrays["key"] = arrays["key"][::-1]
        with target.open("wb") as stream:
            np.savez(stream, **arrays)
    else:
        broken = {"empty": b"", "half": whole[: len(whole) // 2], "zeros": bytes(len(whole)), "other": b"not an index"}[
            damage
        ]
        target.write_bytes(broken)
    store.use_index(target)
    with pytest.raises(UserError, match="imported postcode directory is damaged"):
        store.current_index()
    assert store.remove_index(target)
    assert store.current_index() is builtin_index()
    assert not store.remove_index(target)


def test_a_pickle_in_the_file_is_never_run(tmp_path, target):
    put(tmp_path, ROWS, target, "replace")
    with np.load(target) as saved:
        arrays = dict(saved)
    arrays["codes"] = np.array([{"a": 1}], dtype=object)
    with target.open("wb") as stream:
        np.savez(stream, **arrays)
    with pytest.raises(UserError, match="damaged"):
        store.load_index(target)


_FULL = """
import resource, signal, sys
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.postcodes import postcode_store as store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
try:
    store.import_directory(sys.argv[1], sys.argv[2])
except UserError as error:
    print(error.message)
"""


def test_a_disk_without_room_leaves_the_earlier_index(tmp_path, target):
    put(tmp_path, ROWS, target, "replace")
    before = target.read_bytes()
    assert limits.RLIMIT_FSIZE
    source = tmp_path / "ONSPD_FEB_2026_UK.csv"
    done = subprocess.run([sys.executable, "-c", _FULL, source, target], capture_output=True, text=True, timeout=100)
    assert "was not written" in done.stdout or "cannot be written" in done.stdout, done.stderr
    assert target.read_bytes() == before
    assert [one.name for one in target.parent.iterdir()] == [store.FILE]


@pytest.mark.alone  # measures time
def test_a_big_index_loads_in_well_under_a_second(tmp_path, target):
    put(tmp_path, [NEW], target)
    store._load.cache_clear()
    start = time.perf_counter()
    index, _ = store.load_index(target)
    assert len(index) > 2_000_000
    assert time.perf_counter() - start < 1


def test_extending_twice_changes_nothing():
    few = make_index(rows_of_some(40))
    assert len(few) == 40
    once = extended(INDEX, few)
    assert len(once) == len(INDEX)
    assert np.array_equal(once.key, INDEX.key)
    assert np.array_equal(once.authority, INDEX.authority)
