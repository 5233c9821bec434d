"""A table kept for the next import: the same to the last cell, and never in the way when it is damaged or the file is another."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import cache, read_companies
from midlands_clusters_plugin.core.companies import reader as read
from midlands_clusters_plugin.core.companies.placing import from_columns
from midlands_clusters_plugin.core.rows import arrow_text

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))
from make_companies_house import make

pytestmark = pytest.mark.skipif(not arrow_text.have_pyarrow(), reason="pyarrow is not installed")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return make(tmp_path_factory.mktemp("kept") / "BasicCompanyDataAsOneFile-2026-11-01.zip", 4_000)


@pytest.fixture(params=[True, False], ids=["compact", "plain"])
def folder(request, tmp_path, monkeypatch):
    monkeypatch.setattr(arrow_text, "FROM_SIZE", 0)
    monkeypatch.setattr(from_columns, "COMPACT_FROM", 0 if request.param else 1 << 60)
    return tmp_path / "kept"


def assert_same(one, other):
    pd.testing.assert_frame_equal(one.companies, other.companies)
    pd.testing.assert_frame_equal(one.rejects, other.rejects)
    assert (one.rows_read, one.notes, one.inputs, one.directory) == (
        other.rows_read,
        other.notes,
        other.inputs,
        other.directory,
    )


def test_the_second_import_is_the_first_without_reading(file, folder, monkeypatch):
    fresh = read_companies(file)
    assert_same(cache.read_companies_again(file, folder), fresh)
    monkeypatch.setattr(read, "read_companies", lambda *_, **__: pytest.fail("the file was read again"))
    assert_same(cache.read_companies_again(file, folder), fresh)


def test_other_choices_and_another_file_are_read(file, folder, tmp_path):
    cache.read_companies_again(file, folder)
    assert_same(cache.read_companies_again(file, folder, dissolved=True), read_companies(file, dissolved=True))
    other = make(tmp_path / file.name, 4_000, seed=8)
    assert_same(cache.read_companies_again(other, folder), read_companies(other))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-7],
        lambda data: data[:900],
        lambda data: b"",
        lambda data: data[:5000] + b"\x00" * 9 + data[5009:],
    ],
)
def test_a_damaged_table_is_passed_over(file, folder, damage):
    fresh = cache.read_companies_again(file, folder)
    (stored,) = folder.iterdir()
    stored.write_bytes(damage(stored.read_bytes()))
    assert_same(cache.read_companies_again(file, folder), fresh)


def test_the_folder_stays_small_and_private(file, folder, monkeypatch):
    cache.read_companies_again(file, folder)
    (stored,) = folder.iterdir()
    assert sys.platform == "win32" or (stored.stat().st_mode | folder.stat().st_mode) & 0o077 == 0
    monkeypatch.setattr(cache, "LARGEST", stored.stat().st_size * 3 // 2)
    cache.read_companies_again(file, folder, dissolved=True)
    assert len(list(folder.iterdir())) == 1


def test_a_folder_that_cannot_be_written_to_is_no_fault(file, folder):
    folder.write_text("a file stands where the folder should")
    assert_same(cache.read_companies_again(file, folder), read_companies(file))


def test_a_share_that_goes_while_the_file_is_looked_at_is_a_sentence(file, folder, monkeypatch):
    def gone(*_arguments):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(cache, "sha256_of", gone)
    monkeypatch.setattr(read, "sha256_of", gone)
    with pytest.raises(UserError):
        cache.read_companies_again(file, folder)


def test_other_names_of_columns_are_another_table(file, folder, monkeypatch, tmp_path):
    cache.read_companies_again(file, folder)
    (tmp_path / "columns.json").write_text("{}")
    resource = cache.resource
    monkeypatch.setattr(
        cache, "resource", lambda *parts: tmp_path / "columns.json" if parts[-1] == "columns.json" else resource(*parts)
    )
    cache.read_companies_again(file, folder)
    assert len(list(folder.iterdir())) == 2
