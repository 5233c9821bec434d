"""``importpostcodes`` as the toolbox runs it: directory in, directory out, looked up online only when chosen."""

from __future__ import annotations

import csv
import json

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from midlands_clusters_plugin.core.postcodes import postcode_store as store
from midlands_clusters_plugin.core.postcodes.postcodes import Status, builtin_index
from midlands_clusters_plugin.sources.online import postcodes_io
from midlands_clusters_plugin.sources.profile import stored_files
from tests.core.geography.directories import ons_csv, sample
from tests.core.geography.test_postcode_store import NEW
from tests.sources.servers import serving
from tests.sources.test_postcodes_io import found

from .conftest import Listener

ONLINE = "DE1 7ZX"


@pytest.fixture
def profile(monkeypatch, tmp_path):
    monkeypatch.setattr(stored_files, "profile_folder", lambda: tmp_path / "profile")
    yield tmp_path / "profile" / store.FILE
    store.use_index(None)


@pytest.fixture
def directory(tmp_path):
    path = tmp_path / "ONSPD_FEB_2026_UK.csv"
    path.write_bytes(ons_csv([*sample(50), NEW]))
    return path


@pytest.fixture
def rejects(tmp_path, run, profile, closed):
    """What Import companies rejects of a file with one postcode that nobody knows and one that postcodes.io knows."""
    path = tmp_path / "firms.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows(
            [("name", "postcode"), ("A", ONLINE), ("B", "DE1 7ZY"), ("C", "DE1 2FS"), ("D", "nothing"), ("E", "")]
        )
    out = tmp_path / "rejects.gpkg"
    run("importcompanies", {"INPUT": str(path), "OUTPUT": "memory:", "REJECTS": str(out)})
    return closed(QgsVectorLayer(str(out), "rejects", "ogr"))


def status(postcode):
    return Status(store.current_index().match([postcode]).status[0])


def test_a_directory_is_used_at_once_and_given_up_again(run, profile, directory):
    listener = Listener()
    result = run("importpostcodes", {"INPUT": str(directory)}, listener)
    assert (result["ROWS_READ"], result["ROWS_KEPT"], result["ROWS_LEFT_OUT"]) == (51, 51, 0)
    assert result["POSTCODES"] == len(builtin_index()) + 1
    assert result["OUTPUT"] == str(profile)
    assert status(NEW["postcode"]) == Status.LIVE
    assert any("51 rows read, 51 kept (extend)" in stated for stated in listener.stated)
    assert max(listener.seen) == pytest.approx(80, abs=21)
    result = run("importpostcodes", {"MODE": "builtin"})
    assert (result["OUTPUT"], result["POSTCODES"]) == ("", len(builtin_index()))
    assert status(NEW["postcode"]) == Status.UNKNOWN
    assert not profile.exists()


def test_a_folder_replaces(run, profile, directory):
    result = run("importpostcodes", {"FOLDER": str(directory.parent), "MODE": "replace"})
    assert result["POSTCODES"] == 51


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "Choose a postcode directory"),
        ({"INPUT": "/nowhere/ONSPD.zip"}, "There is no ONSPD.zip"),
        ({"INPUT": "a", "FOLDER": "b"}, "one of the two"),
        ({"ONLINE": True}, "choose the table of rejected rows and tick"),
    ],
)
def test_what_cannot_work_is_stated_before_it_runs(provider, parameters, sentence):
    from qgis.core import QgsProcessingContext

    fine, stated = (
        provider.algorithm("importpostcodes").create().checkParameterValues(parameters, QgsProcessingContext())
    )
    assert not fine
    assert sentence in stated


def test_a_failed_or_cancelled_import_leaves_the_directory_in_use(run, profile, directory, tmp_path):
    run("importpostcodes", {"INPUT": str(directory)})
    before = profile.read_bytes()
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(QgsProcessingException, match="no postcode directory"):
        run("importpostcodes", {"INPUT": str(other)})
    run("importpostcodes", {"INPUT": str(directory), "MODE": "replace"}, Listener(cancel_at=30))
    assert profile.read_bytes() == before
    assert [one.name for one in profile.parent.iterdir()] == [store.FILE]


def test_unknown_postcodes_are_looked_up_only_when_ticked(run, profile, rejects, monkeypatch):
    asked = []

    def service(one):
        wanted = json.loads(one.body)["postcodes"]
        asked.append(wanted)
        one.answer(
            {
                "status": 200,
                "result": [found(text) if text == ONLINE else {"query": text, "result": None} for text in wanted],
            }
        )

    with serving(service) as server:
        really = postcodes_io.look_up
        monkeypatch.setattr(postcodes_io, "look_up", lambda wanted, feedback: really(wanted, feedback, url=server.url))
        with pytest.raises(QgsProcessingException, match="tick the box"):
            run("importpostcodes", {"REJECTS": rejects})
        assert not asked
        listener = Listener()
        result = run("importpostcodes", {"REJECTS": rejects, "ONLINE": True}, listener)
    assert asked == [[ONLINE, "DE1 7ZY"]], "only the unknown postcodes go out"
    assert result["POSTCODES"] == len(builtin_index()) + 1
    assert status(ONLINE) == Status.LIVE
    assert any("postcodes.io, a public service" in stated for stated in listener.stated)
    assert any("1 of 2 unknown postcodes" in stated for stated in listener.stated)


def test_another_table_is_refused(run, profile, companies):
    with pytest.raises(QgsProcessingException, match="table of rejected rows"):
        run("importpostcodes", {"REJECTS": companies, "ONLINE": True})


def test_companies_are_placed_by_the_imported_directory(run, profile, directory, tmp_path):
    run("importpostcodes", {"INPUT": str(directory)})
    path = tmp_path / "firms.csv"
    path.write_text(f"name,postcode\nNew Ltd,{NEW['postcode']}\n")
    assert run("importcompanies", {"INPUT": str(path), "OUTPUT": "memory:"})["ROWS_PLACED"] == 1
