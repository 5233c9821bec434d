"""A large file imported again: the same table, sooner; nothing that is wrong with what was kept reaches the officer."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.companies import arrow_text, cache, read_companies, read_companies_again
from midlands_clusters_plugin.core.companies.cache import _SUFFIX
from midlands_clusters_plugin.core.errors import Cancelled, UserError
from midlands_clusters_plugin.core.feedback import Feedback
from midlands_clusters_plugin.core.postcodes import builtin_index

pytestmark = pytest.mark.skipif(not arrow_text.have_pyarrow(), reason="the optional package pyarrow is not installed")

ROWS = 4_000


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch):
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 8)


@pytest.fixture(scope="module")
def text():
    random = np.random.default_rng(5)
    index = builtin_index()
    postcodes = index.postcodes(random.integers(0, len(index), ROWS))
    postcodes = np.where(random.random(ROWS) < 0.02, "", postcodes)
    names = [f"Company {number} « Ŵ 🚀 »" for number in range(ROWS)]
    frame = pd.DataFrame({"Name": names, "Company Number": np.arange(ROWS) + 10_000_000, "Postcode": postcodes, "SIC": "30300"})
    frame["Employees"] = np.where(random.random(ROWS) < 0.3, "", random.integers(1, 99, ROWS).astype(str))
    frame["Incorporated"] = np.where(random.random(ROWS) < 0.3, "", "2019-05-01")
    return frame.to_csv(index=False)


@pytest.fixture
def file(tmp_path, text):
    path = tmp_path / "companies.csv"
    path.write_text(text, encoding="utf-8")
    return path


def same(one, other):
    pd.testing.assert_frame_equal(one.companies, other.companies)
    pd.testing.assert_frame_equal(one.rejects, other.rejects)
    assert (one.rows_read, one.notes, one.directory) == (other.rows_read, other.notes, other.directory)
    assert [dict(each) for each in one.inputs] == [dict(each) for each in other.inputs]


def kept(folder):
    return sorted(folder.glob("*" + _SUFFIX))


def test_the_second_import_gives_the_same_table_without_reading_the_file(file, tmp_path, monkeypatch):
    fresh = read_companies(file)
    first = read_companies_again(file, tmp_path / "kept")
    same(fresh, first)
    assert len(kept(tmp_path / "kept")) == 1
    monkeypatch.setattr(cache.read, "read_companies", lambda *_, **__: pytest.fail("read again"))
    same(fresh, read_companies_again(file, tmp_path / "kept"))


@pytest.mark.parametrize("change", [{"sites": "first"}, {"mapping": {"employees": ""}}, {"dissolved": True}, {"format": "generic"}])
def test_another_choice_is_another_table(file, tmp_path, change):
    read_companies_again(file, tmp_path / "kept")
    same(read_companies(file, **change), read_companies_again(file, tmp_path / "kept", **change))
    assert len(kept(tmp_path / "kept")) == 2


def test_a_file_that_changed_is_read_afresh(file, tmp_path, text):
    read_companies_again(file, tmp_path / "kept")
    file.write_text(text.replace("Company 7 ", "Another 7 "), encoding="utf-8")
    again = read_companies_again(file, tmp_path / "kept")
    same(read_companies(file), again)
    assert any(str(name).startswith("Another 7 ") for name in again.companies["name"])


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other"])
def test_a_damaged_table_is_passed_over_and_replaced(file, tmp_path, damage):
    fresh = read_companies_again(file, tmp_path / "kept")
    (path,) = kept(tmp_path / "kept")
    data = bytearray(path.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 2]
    elif damage == "flip":
        data[len(data) // 3] ^= 0xFF
    elif damage == "empty":
        data = bytearray()
    else:
        data = bytearray(b"MCTABLE1" + b"\xff" * 64)
    path.write_bytes(data)
    same(fresh, read_companies_again(file, tmp_path / "kept"))
    assert path.read_bytes()[:8] == b"MCTABLE1"
    assert path.stat().st_size > len(data) or damage == "flip"


def test_a_folder_that_cannot_be_written_to_only_means_that_nothing_is_kept(file, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file stands where the folder should be", encoding="utf-8")
    same(read_companies(file), read_companies_again(file, blocked / "kept"))


def test_the_folder_stays_small_and_the_table_used_last_stays(file, tmp_path, monkeypatch):
    folder = tmp_path / "kept"
    read_companies_again(file, folder)
    (first,) = kept(folder)
    monkeypatch.setattr(cache, "LARGEST", int(first.stat().st_size * 1.5))
    time.sleep(0.02)
    read_companies_again(file, folder, sites="first")
    (left,) = kept(folder)
    assert left != first


def test_errors_and_cancel_are_those_of_the_reader(file, tmp_path):
    with pytest.raises(UserError, match="not there any more"):
        read_companies_again(tmp_path / "gone.csv", tmp_path / "kept")

    class Impatient(Feedback):
        def is_cancelled(self):
            return True

    read_companies_again(file, tmp_path / "kept")
    with pytest.raises(Cancelled):
        read_companies_again(file, tmp_path / "kept", feedback=Impatient())


def test_only_the_officer_can_read_what_is_kept(file, tmp_path):
    read_companies_again(file, tmp_path / "kept")
    (path,) = kept(tmp_path / "kept")
    assert path.stat().st_mode & 0o077 == 0


def test_small_files_are_not_kept(file, tmp_path, monkeypatch):
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 1 << 30)
    read_companies_again(file, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
