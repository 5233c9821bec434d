"""Which directory placed the companies: in words, in the report."""

from __future__ import annotations

import pandas as pd
import pytest

from midlands_clusters_plugin.core.base.i18n import plain_date
from midlands_clusters_plugin.core.companies import read_frame, sample_companies
from midlands_clusters_plugin.core.hexmap.report import reading_report
from midlands_clusters_plugin.core.postcodes import postcode_store as store
from midlands_clusters_plugin.core.postcodes.directory import directory_in_use

from .directories import ons_csv, sample
from .test_postcode_store import NEW

FRAME = pd.DataFrame({"name": ["A"], "postcode": [NEW["postcode"]]})


@pytest.fixture
def imported(tmp_path):
    def make(name="ONSPD_FEB_2026_UK.csv", mode="auto"):
        (tmp_path / name).write_bytes(ons_csv([*sample(30), NEW]))
        store.import_directory(tmp_path / name, tmp_path / store.FILE, mode=mode)
        store.use_index(tmp_path / store.FILE)

    yield make
    store.use_index(None)


def test_the_builtin_one():
    used = directory_in_use()
    assert used.wording == "ONS Postcode Directory, November 2025, built in"
    assert (used.builtin, used.year, used.imported_on) == (True, "2025", "")


def test_an_imported_one_has_its_edition_and_its_day(imported):
    imported(mode="replace")
    used = directory_in_use()
    assert used.wording == "ONSPD_FEB_2026_UK.csv (February 2026)"
    assert (used.builtin, used.year, used.postcodes) == (False, "2026", 31)
    assert len(used.imported_on) == 10


def test_without_an_edition_in_its_name_the_day_of_the_import_gives_the_year(imported):
    imported("postcodes.csv", mode="extend")
    used = directory_in_use()
    assert used.wording == "postcodes.csv, with the built-in directory of November 2025 for what it lacks"
    assert used.year == used.imported_on[:4]


def test_an_index_of_an_earlier_version_can_still_be_read(imported):
    imported(mode="replace")
    assert (
        store.Imported(
            **{key: value for key, value in vars(store.imported()).items() if key != "imported_on"}
        ).imported_on
        == ""
    )


def test_the_report_says_what_placed_the_companies(imported):
    assert read_frame(FRAME).directory["builtin"]
    imported(mode="replace")
    table = read_frame(FRAME)
    assert len(table.companies) == 1
    assert reading_report(table)["postcodes"]["source"] == "ONSPD_FEB_2026_UK.csv"
    assert reading_report(table)["postcodes"]["edition"] == "2026-02"


def test_companies_given_by_coordinates_were_placed_by_none():
    table = read_frame(pd.DataFrame({"name": ["A"], "easting": [435_000], "northing": [336_000]}))
    assert table.directory is None
    assert reading_report(table)["postcodes"] is None


def test_the_sample_stays_where_it_is_whatever_was_imported(imported):
    imported(mode="replace")
    table = sample_companies()
    assert table.directory["builtin"]
    assert not len(table.rejects)
    assert directory_in_use().mode == "replace"


def test_months():
    assert plain_date("2026-02") == "February 2026"
    assert plain_date("2026-13") == "2026-13"
    assert plain_date("") == ""
