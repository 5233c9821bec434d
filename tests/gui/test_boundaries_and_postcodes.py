"""The dock's boundaries and postcodes: built-in, downloaded, a file, a layer; imported, looked up, given up; Cancel and failures."""

from __future__ import annotations

import json
import threading
from datetime import date

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QComboBox, QMessageBox

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.geography.authorities import upper_tier_names
from midlands_clusters_plugin.core.geography.boundaries import builtin_boundaries
from midlands_clusters_plugin.core.postcodes import postcode_store as store
from midlands_clusters_plugin.core.postcodes.postcodes import Status
from midlands_clusters_plugin.gui.data import boundary_page as pages
from midlands_clusters_plugin.gui.data.boundary_page import BoundaryPage
from midlands_clusters_plugin.gui.data.postcode_line import PostcodeLine
from midlands_clusters_plugin.sources.online import download_cache, ons_portal, postcodes_io
from midlands_clusters_plugin.sources.profile import stored_files
from tests.core.geography.directories import ons_csv, sample
from tests.core.geography.test_boundary_line import COUNTIES, UNITARIES, write
from tests.core.geography.test_postcode_store import NEW
from tests.sources.portal import Portal
from tests.sources.servers import serving
from tests.sources.test_postcodes_io import found

from .conftest import flush, until


@pytest.fixture
def profile(monkeypatch, tmp_path):
    folder = tmp_path / "profile"
    monkeypatch.setattr(stored_files, "profile_folder", lambda: folder)
    monkeypatch.setattr(download_cache, "profile_folder", lambda: folder)
    stored_files.use_saved_postcodes()
    yield folder
    store.use_index(None)


@pytest.fixture
def page(window, profile):
    kind = QComboBox()
    made = BoundaryPage(window.window)
    made.use(window, kind)
    made.reported = []
    made.changed.connect(lambda: made.reported.append(made.signature()))
    yield made
    made.shut_down()
    made.deleteLater()
    flush()


@pytest.fixture
def line(window, profile):
    made = PostcodeLine(window.window)
    made.use(window)
    made.reported = []
    made.changed.connect(lambda: made.reported.append(made.signature()))
    yield made
    made.shut_down()
    made.deleteLater()
    flush()


def portal(monkeypatch, url):
    """The catalogue with its first edition on loopback."""
    known = ons_portal.services()
    first = next(iter(known))
    known[first] = type(known[first])(**{**known[first].__dict__, "url": f"{url}/layer"})
    monkeypatch.setattr(ons_portal, "services", lambda: known)


# --- boundaries


def test_nothing_is_asked_of_the_network_before_download_is_pressed(page, monkeypatch):
    with serving(Portal()) as server:
        portal(monkeypatch, server.url)
        page.kind.setCurrentIndex(pages.PORTAL)
        page.edition.setCurrentIndex(1)
        page.edition.setCurrentIndex(0)
        assert not server.seen
    assert "Asks the ONS Open Geography portal" in page.note.text()
    with pytest.raises(UserError, match="press Download"):
        page.boundary_input()


def test_a_download_is_used_and_works_offline_with_its_date(page, monkeypatch):
    with serving(Portal()) as server:
        portal(monkeypatch, server.url)
        page.kind.setCurrentIndex(pages.PORTAL)
        page.download.click()
        assert not page.kind.isEnabled()
        until(lambda: not page.work.running, 60)
    given = page.boundary_input().read(Feedback())
    assert len(given.codes) == 156  # four of the 160 codes were superseded
    assert given.source.startswith(
        "ONS Open Geography portal: Counties and Unitary Authorities, December 2025, BGC, downloaded "
    )
    assert given.source.endswith(str(date.today().year))
    assert "Office for National Statistics" in given.attribution
    assert "works without a network" in page.note.text()
    assert page.download.text() == "Download again"
    before = page.signature()
    page.download.click()  # the server is gone: what was downloaded stays in use
    until(lambda: not page.work.running, 60)
    assert page.signature() == before
    assert len(page.boundary_input().read(Feedback()).codes) == 156  # four of the 160 codes were superseded


def test_cancelling_a_download_takes_less_than_a_second(page, monkeypatch, window):
    with serving(lambda one: one.drip()) as server:
        portal(monkeypatch, server.url)
        page.kind.setCurrentIndex(pages.PORTAL)
        page.download.click()
        until(lambda: server.seen)
        page.work.cancel.click()
        until(lambda: not page.work.running, 1.0)
    assert "Cancelled" in page.note.text()
    assert not window.messages()


def test_a_failure_is_one_sentence(page, monkeypatch, window):
    with serving(lambda one: one.answer(b"<html>Log in</html>")) as server:
        portal(monkeypatch, server.url)
        page.kind.setCurrentIndex(pages.PORTAL)
        page.download.click()
        until(lambda: not page.work.running, 60)
    assert len(window.messages()) == 1
    assert page.note.text() in window.messages()[0]


def test_a_file_is_boundary_line_or_any_polygons_with_codes(page, tmp_path):
    page.kind.setCurrentIndex(pages.FILE)
    with pytest.raises(UserError, match="Choose a file"):
        page.boundary_input()
    layers = {"county": ("Census_Code", COUNTIES), "district_borough_unitary": ("Census_Code", UNITARIES)}
    page.file.setFilePath(str(write(tmp_path / "bdline_gb.gpkg", layers)))
    given = page.boundary_input()
    assert given.read(Feedback()).codes.tolist() == ["E06000015", "E09000007", "E10000007", "E10000028"]
    (tmp_path / "bdline_gb.gpkg").unlink()
    with pytest.raises(UserError, match="still there"):
        _ = given.key
    assert len(page.reported) == 2


def test_a_layer_of_the_project(page):
    page.kind.setCurrentIndex(pages.LAYER)
    with pytest.raises(UserError, match="has none yet"):
        page.boundary_input()
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=CTYUA24CD:string", "own", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    feature = QgsFeature(layer.fields())
    feature.setAttributes(["E06000015"])
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((430000 330000, 440000 330000, 440000 340000, 430000 340000, 430000 330000))")
    )
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    page.layer.setLayer(layer)
    assert page.boundary_input().read(Feedback()).codes.tolist() == ["E06000015"]


def test_the_builtin_outlines_show_nothing_more(page):
    assert page.boundary_input() is None
    assert page.isHidden()
    assert len(builtin_boundaries().codes) < len(upper_tier_names())


# --- postcodes


def status(postcode):
    return Status(store.current_index().match([postcode]).status[0])


def test_a_newer_directory_is_imported_named_and_given_up_again(line, window, tmp_path):
    assert line.wording.text() == "Postcodes: ONS Postcode Directory, November 2025, built in."
    assert not line.go_back.isEnabled()
    path = tmp_path / "ONSPD_FEB_2026_UK.csv"
    path.write_bytes(ons_csv([*sample(50), NEW]))
    line.import_from(str(path))
    assert not line.button.isEnabled()
    until(lambda: not line.work.running, 60)
    expected = "Postcodes: ONSPD_FEB_2026_UK.csv (February 2026), with the built-in directory of November 2025 for what it lacks."
    assert line.wording.text() == expected
    assert status(NEW["postcode"]) == Status.LIVE
    assert "are now in use" in window.messages()[0]
    assert line.button.isEnabled()
    assert line.reported
    line.go_back.trigger()
    assert "built in" in line.wording.text()
    assert status(NEW["postcode"]) == Status.UNKNOWN
    assert len(set(line.reported)) == 2


def test_a_wrong_or_cancelled_import_leaves_the_directory_in_use(line, window, tmp_path, monkeypatch):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    line.import_from(str(path))
    until(lambda: not line.work.running, 60)
    assert "no postcode directory" in window.messages()[0]
    reading = threading.Event()

    def slowly(_path, _target, feedback):
        reading.set()
        while True:
            feedback.check()

    monkeypatch.setattr(store, "import_directory", slowly)
    line.import_from(str(path))
    until(reading.is_set)
    line.work.cancel.click()
    until(lambda: not line.work.running, 1.0)
    assert len(window.messages()) == 1
    assert "built in" in line.wording.text()


def test_postcodes_are_sent_only_after_what_is_sent_was_read(line, window, monkeypatch):
    asked = []

    def service(one):
        wanted = json.loads(one.body)["postcodes"]
        asked.append(wanted)
        one.answer(
            {
                "status": 200,
                "result": [found(text) if text == "DE1 7ZX" else {"query": text, "result": None} for text in wanted],
            }
        )

    assert not line.look_up.isEnabled()
    with serving(service) as server:
        really = postcodes_io.look_up
        monkeypatch.setattr(postcodes_io, "look_up", lambda wanted, feedback: really(wanted, feedback, url=server.url))
        line.set_missing(["DE1 7ZX", *(f"DE1 9{a}{b}" for a in "ABCDEFGHJK" for b in "ABDEFGHJLN")])
        for answer in ("Cancel", "Send"):
            line.look_up.trigger()
            box = line.findChild(QMessageBox, "postcodes_io_question")
            assert "postcodes.io, a public service on the internet, 100 at a time" in box.text()
            assert "101 postcodes would be sent." in box.text()
            assert box.defaultButton().text().replace("&", "") == "Cancel"
            next(button for button in box.buttons() if button.text().replace("&", "") == answer).click()
            box.setParent(None)
            until(lambda: not line.work.running, 60)
            assert bool(asked) == (answer == "Send")
    assert [len(batch) for batch in asked] == [100, 1]
    assert status("DE1 7ZX") == Status.LIVE
    assert "postcodes.io" in line.wording.text()
    assert "knows 1 of the 101" in window.messages()[0]


def test_a_damaged_directory_is_stated(line, profile):
    (profile / store.FILE).parent.mkdir(parents=True, exist_ok=True)
    (profile / store.FILE).write_bytes(b"broken")
    line.refresh()
    assert "damaged" in line.wording.text()
    assert line.go_back.isEnabled()
