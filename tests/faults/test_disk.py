"""The disk: full, read-only, gone, a GeoPackage that another program holds. The earlier output stays whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import read_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.files.whole_file import write_beside
from midlands_clusters_plugin.core.geography.boundaries import read_boundaries
from midlands_clusters_plugin.core.postcodes.postcode_files import read_directory
from tests.core.companies.files import assert_one_sentence

from .kill_driver import geopackage_version

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and mounts of Linux")


def frame(rows, version=1):
    points = shapely.points(np.arange(rows) + 400_000.0, 300_000.0)
    return gpd.GeoDataFrame({"postcode": ["DE1 2FS"] * rows, "version": version}, geometry=points, crs=27700)


@pytest.fixture
def small_disk():
    """A disk of one megabyte."""
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True).returncode:
            pytest.skip("not allowed to mount a small disk")
        yield Path(folder)
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk(small_disk):
    path = write_layers(small_disk / "map.gpkg", {"hexes": frame(100)})
    with pytest.raises(UserError) as caught:
        write_layers(path, {"hexes": frame(50_000, 2)})
    assert_one_sentence(caught.value)
    assert "map.gpkg" in caught.value.message
    assert geopackage_version(path, {"hexes": 100}) == 1
    assert [one.name for one in small_disk.iterdir()] == ["map.gpkg"]


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.files.geopackage import write_layers
from tests.faults.test_disk import frame
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
try:
    write_layers(sys.argv[1], {"hexes": frame(50_000, 2)})
except UserError as error:
    print(error.message)
"""


def test_a_file_that_may_not_grow(tmp_path):
    path = write_layers(tmp_path / "map.gpkg", {"hexes": frame(100)})
    done = subprocess.run([sys.executable, "-c", _LIMITED, path], capture_output=True, text=True, cwd=ROOT, timeout=100)
    assert "was not written" in done.stdout or "cannot be written" in done.stdout, done.stderr[-2000:]
    assert geopackage_version(path, {"hexes": 100}) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["map.gpkg"]


_READ_ONLY = """
import os, sys
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.files.geopackage import write_layers
from tests.faults.test_disk import frame
os.setuid(65534)
try:
    write_layers(sys.argv[1], {"hexes": frame(10, 2)})
except UserError as error:
    print(error.message)
"""


@pytest.mark.skipif(os.name != "nt" and os.getuid() != 0, reason="gives up being root")
def test_a_folder_that_is_read_only():
    with tempfile.TemporaryDirectory() as folder:
        path = write_layers(Path(folder) / "map.gpkg", {"hexes": frame(100)})
        os.chmod(folder, 0o555)
        done = subprocess.run(
            [sys.executable, "-c", _READ_ONLY, path], capture_output=True, text=True, cwd=ROOT, timeout=100
        )
        assert "map.gpkg cannot be written" in done.stdout, done.stderr[-2000:]
        assert geopackage_version(path, {"hexes": 100}) == 1


def test_a_share_that_disappears_while_it_is_written(tmp_path):
    folder = tmp_path / "share"

    def write(temporary):
        shutil.rmtree(folder)
        temporary.write_bytes(b"x")

    with pytest.raises(UserError, match=r"map\.gpkg cannot be written"):
        write_beside(folder / "map.gpkg", write)


def test_a_geopackage_that_another_program_holds_is_replaced_whole(tmp_path):
    path = write_layers(tmp_path / "map.gpkg", {"hexes": frame(100)})
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        write_layers(path, {"hexes": frame(100, 2)})
        assert geopackage_version(path, {"hexes": 100}) == 2
        assert other.execute("SELECT max(version) FROM hexes").fetchone() == (1,), (
            "the other program goes on with its own"
        )


def test_companies_in_a_geopackage_that_another_program_writes_to(tmp_path):
    path = write_layers(tmp_path / "companies.gpkg", {"companies": frame(100)})
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM companies WHERE fid > 50")
        try:
            table = read_companies(path)
        except UserError as error:
            assert_one_sentence(error)
        else:
            assert table.rows_read == 100, "what another program has not finished is not seen"


def test_boundaries_and_postcodes_in_a_geopackage_that_another_program_writes_to(tmp_path):
    box = gpd.GeoDataFrame({"CTYUA25CD": ["E06000015"]}, geometry=[shapely.box(4e5, 3e5, 4.1e5, 3.1e5)], crs=27700)
    codes = gpd.GeoDataFrame(
        {
            "postcode": ["DE1 2FS"],
            "positional_quality_indicator": 10,
            "admin_district_code": "E06000015",
            "admin_county_code": "",
        },
        geometry=shapely.points([435_200.0], [336_100.0]),
        crs=27700,
    )
    for name, made, read in (("b.gpkg", box, read_boundaries), ("codepo_gb.gpkg", codes, read_directory)):
        path = write_layers(tmp_path / name, {"layer": made})
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            other.execute("UPDATE gpkg_contents SET description = 'x'")
            try:
                read(path)
            except UserError as error:
                assert_one_sentence(error)
            other.execute("ROLLBACK")
        assert read(path) is not None, "and is read when the other program is done"
