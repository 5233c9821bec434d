"""What is kept is whole; what is damaged counts as not there; what fails leaves the old."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.sources.online.download_cache import DownloadCache, Downloaded, _slug


def writes(content):
    def download(path):
        path.write_bytes(content)
        return Downloaded("https://example.org", len(content))

    return download


def fails(path):
    path.write_bytes(b"half of")
    raise UserError("The answer is damaged: try again.")


@pytest.fixture
def cache(tmp_path):
    return DownloadCache(tmp_path / "kept")


def test_date_hash_and_rows_are_stored(cache):
    one = cache.get("a", writes(b"abc"), suffix=".bin")
    again = cache.find("a")
    assert one.fresh and not again.fresh
    assert (again.sha256, again.rows, again.url, again.date) == (one.sha256, 3, "https://example.org", one.date)
    assert one.day.endswith(one.date[:4])


def test_a_failed_download_leaves_nothing_or_the_old(cache, tmp_path):
    with pytest.raises(UserError, match="damaged"):
        cache.get("a", fails, suffix=".bin")
    assert not list((tmp_path / "kept").iterdir())
    cache.get("a", writes(b"good"), suffix=".bin")
    stored = cache.get("a", fails, suffix=".bin", refresh=True)
    assert stored.path.read_bytes() == b"good"
    assert "The answer is damaged" in stored.note
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_cancel_leaves_the_old(cache):
    cache.get("a", writes(b"good"), suffix=".bin")

    def cancelled(path):
        path.write_bytes(b"half")
        raise Cancelled

    with pytest.raises(Cancelled):
        cache.get("a", cancelled, suffix=".bin", refresh=True)
    assert cache.find("a").path.read_bytes() == b"good"


@pytest.mark.parametrize("damage", [b"", b"good but longer", b"goof"])
def test_a_file_that_changed_on_the_disk_is_not_used(cache, damage):
    one = cache.get("a", writes(b"good"), suffix=".bin")
    one.path.write_bytes(damage)
    assert cache.find("a") is None
    assert cache.get("a", writes(b"again"), suffix=".bin").path.read_bytes() == b"again"


@pytest.mark.parametrize(
    "entry", ["", "[]", "null", '{"file": "../../secret", "sha256": "x"}', '{"file": 3}', "{" * 5000, "x" * 100_000]
)
def test_a_damaged_entry_counts_as_none(cache, tmp_path, entry):
    cache.get("a", writes(b"good"), suffix=".bin")
    (tmp_path / "kept" / "a.json").write_text(entry)
    assert cache.find("a") is None


@pytest.mark.parametrize("key", ["../../climb", "a/b\\c", "CON", "ünïcödé 🏠 \u202e", "x" * 500, "", "a\0b"])
def test_any_key_stays_in_the_folder(cache, tmp_path, key):
    one = cache.get(key, writes(b"x"), suffix=".bin")
    assert one.path.parent == tmp_path / "kept"
    assert cache.find(key).path == one.path


def test_different_keys_differ():
    assert len({_slug(key) for key in ("a b", "a_b", "A b", "a-b", "a  b")}) == 5


@pytest.mark.skipif(os.name == "nt", reason="mounts a small disk")
def test_a_full_disk_leaves_the_old():
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True).returncode:
            pytest.skip("not allowed to mount a small disk")
        try:
            cache = DownloadCache(Path(folder) / "kept")
            cache.get("a", writes(b"good" * 100), suffix=".bin")
            stored = cache.get("a", writes(b"x" * (1 << 20)), suffix=".bin", refresh=True)
            assert stored.path.read_bytes() == b"good" * 100
            assert "disk is full" in stored.note
            with pytest.raises(UserError, match="disk is full"):
                cache.get("b", writes(b"x" * (1 << 20)), suffix=".bin")
        finally:
            subprocess.run(["umount", folder], check=True)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        DownloadCache(tmp_path / "file").get("a", writes(b"x"), suffix=".bin")


_READ_ONLY = """
import os, sys
from pathlib import Path
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.sources.online.download_cache import Downloaded
from midlands_clusters_plugin.sources.online.download_cache import DownloadCache
os.setuid(65534)
cache = DownloadCache(Path(sys.argv[1]))
print(cache.find("a").sha256)
try:
    cache.get("b", lambda path: (path.write_bytes(b"x"), Downloaded("", 1))[1], suffix=".bin")
except UserError as error:
    print(error.message)
"""


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="gives up being root")
def test_a_profile_that_is_read_only_still_gives_what_is_stored():
    with tempfile.TemporaryDirectory() as folder:
        one = DownloadCache(Path(folder)).get("a", writes(b"good"), suffix=".bin")
        os.chmod(folder, 0o555)
        done = subprocess.run(
            [sys.executable, "-c", _READ_ONLY, folder], capture_output=True, text=True, cwd=Path(__file__).parents[2]
        )
        lines = done.stdout.splitlines()
        assert lines[0] == one.sha256, done.stderr
        assert "cannot be written" in lines[1]
